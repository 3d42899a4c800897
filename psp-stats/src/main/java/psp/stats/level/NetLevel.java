package psp.stats.level;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What was to be expected in a window of an area beside the rest of its city.
 *
 * <p>The area's share in the rest of the city, quarter by quarter of all earlier years, is a level that walks, with a short memory
 * beside it, seen through counts (A. C. Harvey, Forecasting, Structural Time Series Models and the Kalman Filter, 1989). How far it
 * walks is learned from like areas of the same city and from the area's own past; the forecast's error is scaled by how far the
 * same forecast missed there.
 */
public final class NetLevel {
    /** Squared misses of size one that stand beside the donors' own. */
    private static final double PRIOR_MISSES = 8;
    /** How many of the area's own misses the donors' scale is worth. */
    private static final double DONORS_WORTH = 6;

    private final LevelFit fit;
    private final Predictive predictive;
    private final double counted;
    private final double scale;
    private final double donorScale;

    private NetLevel(LevelFit fit, Predictive predictive, double counted, double scale, double donorScale) {
        this.fit = fit;
        this.predictive = predictive;
        this.counted = counted;
        this.scale = scale;
        this.donorScale = donorScale;
    }

    /**
     * Returns what was to be expected.
     *
     * @param ground the city's small zones
     * @param excluded the zones that may not be donors: the focus, its rings, where officers went, and what shares ground with them
     * @param area what was counted in the area, one number a period
     * @param rest what was counted in its comparison
     * @param since the first period that may be used
     * @param until the period after the last one that tells the area's own level; what lies between it and the window is left out
     * @param from the first period of the window
     * @param end the period after the window; nothing from it on is used
     * @return the expectation; empty where there is no quarter before the window, or nothing was counted elsewhere
     */
    public static Optional<NetLevel> of(
            CityGround ground, BitSet excluded, double[] area, double[] rest, int since, int until, int from, int end) {
        Design design = Design.net(ground, from, end - from, from - until, since);
        Trial trial = design.trial(ground, area, rest, from, end);
        if (!trial.usable()) {
            return Optional.empty();
        }
        LevelFit fit = new LevelFit(ground, design, Donors.rung(perYear(ground, area, since, until)), excluded);
        Past own = new Past(ground, design, area, rest);
        Mixture mixture = fit.with(own);
        double[] misses = fit.allMisses(excluded, end);
        double donorScale = (misses[0] + PRIOR_MISSES) / (misses[1] + PRIOR_MISSES);
        double[] mine = LevelFit.misses(own, mixture);
        double scale = (DONORS_WORTH * donorScale + mine[0]) / (DONORS_WORTH + mine[1]);
        return Optional.of(
                new NetLevel(fit, mixture.predictive(trial).scaled(scale), trial.counted(), scale, donorScale));
    }

    /**
     * Returns the same for an area of which the same window of earlier years alone is known, with the variances of other cities.
     *
     * @param area what was counted in the area, one number a window
     * @param rest what was counted beside it; nothing in both where a window is not known
     * @param stepYears how many years lie from one window to the next
     * @param until the window after the last one that tells the area's own level; the last one is judged
     */
    public static Optional<NetLevel> alone(double[] area, double[] rest, int stepYears, int until) {
        CityGround ground =
                new CityGround(List.of("the area", "the rest"), new double[][] {area, rest}, stepYears, null, null);
        BitSet both = new BitSet();
        both.set(0, 2);
        return of(ground, both, area, rest, 0, until, area.length - 1, area.length);
    }

    private static double perYear(CityGround ground, double[] area, int since, int until) {
        int back = Math.max(since, until - 5 * ground.ticksPerYear());
        double sum = 0;
        for (int t = back; t < until; t++) {
            sum += area[t];
        }
        return until == back ? 0 : sum / ((until - back) * ground.tickYears());
    }

    /** Returns what the table counted in the window. */
    public double counted() {
        return counted;
    }

    /** Returns what was to be expected. */
    public double expected() {
        return predictive.mean();
    }

    /** Returns the factor on the variance of the forecast: above one where forecasts missed by more than they should. */
    public double scale() {
        return scale;
    }

    /** Returns how many like areas the variances rest on; below eight they are those of other cities. */
    public int donors() {
        return fit.donors().size();
    }

    /** Returns whether the variances rest on like ground of the same city. */
    public boolean restsOnCity() {
        return fit.donorWeight() > 0;
    }

    /**
     * Returns what a count says.
     *
     * @param count a count of the window
     * @param level the level of the range, such as 0.95
     */
    public LevelAnswer against(double count, double level) {
        return predictive.answer(count, level);
    }

    /**
     * Returns the smallest true rise that a range of a level calls one with a probability, as a share.
     *
     * @param level the level of the range, such as 0.95
     * @param power the probability, such as 0.8
     */
    public double detectableRise(double level, double power) {
        return predictive.seen(level, power) - 1;
    }

    /**
     * Returns what the same question would have said on the donors' earlier windows; of none where they are too few. What misses by
     * less than its standard error says nothing at any usual level.
     *
     * @param level the level of the range, such as 0.95
     * @param high whether only trials count in which the year before was the donor's highest, as where the area was chosen for that
     */
    public PlaceboRecord placebos(double level, boolean high) {
        if (!restsOnCity()) {
            return new PlaceboRecord(0, donors(), 0, 0, new double[0]);
        }
        List<LevelFit.Donor> donors = fit.donors();
        double[] ratios = new double
                [donors.stream().mapToInt(donor -> donor.past().trials()).sum()];
        int trials = 0;
        int fell = 0;
        int rose = 0;
        for (LevelFit.Donor donor : donors) {
            Past past = donor.past();
            for (int i = 0; i < past.trials(); i++) {
                if (high && !past.lastWasHighest(i)) {
                    continue;
                }
                Predictive told = past.predictive(i, fit.pooled()).scaled(donorScale);
                double off = past.counted(i) - told.mean();
                ratios[trials++] = past.counted(i) / told.mean();
                double small = (1 - level) / 2;
                if (off * off > told.variance() * (off < 0 ? 1 : 2)) {
                    fell += off < 0 && told.isLow(past.counted(i), small) ? 1 : 0;
                    rose += off > 0 && told.isHigh(past.counted(i), small) ? 1 : 0;
                }
            }
        }
        double[] sorted = Arrays.copyOf(ratios, trials);
        Arrays.sort(sorted);
        return new PlaceboRecord(trials, donors.size(), fell, rose, sorted);
    }
}
