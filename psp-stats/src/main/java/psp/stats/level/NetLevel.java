package psp.stats.level;

import java.util.BitSet;

/** What was to be expected in a window of an area beside the rest of its city. */
public final class NetLevel {
    private final Predictive predictive;
    private final double counted;
    private final double scale;
    private final LevelFit fit;
    private final Mixture mixture;

    private NetLevel(Predictive predictive, double counted, double scale, LevelFit fit, Mixture mixture) {
        this.predictive = predictive;
        this.counted = counted;
        this.scale = scale;
        this.fit = fit;
        this.mixture = mixture;
    }

    static double[] TUNE = {8, 4, 1, 1};

    public static NetLevel of(CityGround ground, BitSet excluded, double[] area, double[] rest, int from, int end) {
        Design design = Design.net(ground, from, end - from);
        int year = ground.ticksPerYear();
        int back = Math.max(0, from - 5 * year);
        double sum = 0;
        for (int t = back; t < from; t++) {
            sum += area[t];
        }
        int rung = Donors.rung(sum / ((from - back) * ground.tickYears()));
        LevelFit fit = new LevelFit(ground, design, rung, excluded);
        Past own = new Past(ground, design, area, rest);
        Mixture mixture = fit.with(own);
        Trial trial = new Trial(area, rest, 0, from, end, ground.tickYears(), design.block(ground));
        Predictive raw = mixture.predictive(trial);
        double s = 0;
        double n = 0;
        for (LevelFit.Donor donor : fit.donors()) {
            double[] m = LevelFit.misses(donor.past(), fit.pooled());
            s += m[0] * fit.donorWeight();
            n += m[1] * fit.donorWeight();
        }
        double[] w = fit.windowMisses(excluded, end);
        s += TUNE[2] * w[0] * fit.donorWeight();
        n += TUNE[2] * w[1] * fit.donorWeight();
        double donorScale = (s + TUNE[0]) / (n + TUNE[0]);
        double[] o = LevelFit.misses(own, mixture);
        double scale = (TUNE[1] * donorScale + TUNE[3] * o[0]) / (TUNE[1] + TUNE[3] * o[1]);
        return new NetLevel(raw.scaled(scale), trial.counted(), scale, fit, mixture);
    }

    public double expected() {
        return predictive.mean();
    }

    public double scale() {
        return scale;
    }

    public double low(double level) {
        return predictive.effect(counted, (1 + level) / 2);
    }

    public double high(double level) {
        return predictive.effect(counted, (1 - level) / 2);
    }

    public double midP() {
        return predictive.midP(counted, 1);
    }

    public String detail() {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < mixture.laws().length; i++) {
            b.append(String.format(java.util.Locale.ROOT, "%s %.2f; ", LevelGrid.law(mixture.laws()[i]), mixture.weights()[i]));
        }
        return fit.donors().size() + " donors weight " + fit.donorWeight() + " scale " + scale + " " + b;
    }
}
