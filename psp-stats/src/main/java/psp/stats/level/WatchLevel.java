package psp.stats.level;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Month by month after leaving: does the area rise above the operation's level carried by the rest of the city. */
public final class WatchLevel {
    private final double[] scores;
    private final double threshold;
    private final int placebos;

    private WatchLevel(double[] scores, double threshold, int placebos) {
        this.scores = scores;
        this.threshold = threshold;
        this.placebos = placebos;
    }

    /** The threshold of independent months by theory, towards which few placebos are drawn. */
    private static final double THEORY = 1.6;
    /** How many placebos the theory is worth. */
    private static final double THEORY_WORTH = 20;

    /**
     * Returns the periods after leaving, judged.
     *
     * @param ground the city's small zones
     * @param excluded the zones that may not be donors
     * @param area what was counted in the area, one number a period
     * @param rest what was counted in its comparison
     * @param from the first period of the operation, whose level is carried
     * @param leaving the first period after it
     * @param end the period after the last that is known
     * @param watched for how many periods the watch is planned
     * @param chance the chance of a false alarm within that time, on ground where nothing happened
     */
    public static WatchLevel of(
            CityGround ground,
            BitSet excluded,
            double[] area,
            double[] rest,
            int from,
            int leaving,
            int end,
            int watched,
            double chance) {
        int length = leaving - from;
        int step = (int) Math.max(1, Math.round(0.25 / ground.tickYears()));
        Design design = new Design(leaving, watched, 0, 0, length, step, leaving);
        double sum = 0;
        for (int t = from; t < leaving; t++) {
            sum += area[t];
        }
        int rung = Donors.rung(sum / (length * ground.tickYears()));
        LevelFit fit = new LevelFit(ground, design, rung, excluded);
        Mixture mixture = fit.pooled();
        List<Integer> origins = new ArrayList<>();
        for (int origin = leaving - watched; origin >= length; origin -= step) {
            origins.add(origin);
        }
        double[] largest = new double[fit.donors().size() * origins.size()];
        int n = 0;
        for (LevelFit.Donor donor : fit.donors()) {
            double[] kept = ground.kept(
                    new DonorKey(
                            Arrays.hashCode(donor.zones()), design, rung, excluded.isEmpty() ? 0 : fit.hashOf(mixture)),
                    () -> {
                        double[] counts = donor.counts();
                        double[] other = LevelFit.minus(ground.total(), counts);
                        double[] max = new double[origins.size()];
                        for (int i = 0; i < max.length; i++) {
                            int o = origins.get(i);
                            max[i] = Arrays.stream(WatchScore.scores(
                                            ground, mixture, counts, other, o - length, o, o + watched, watched))
                                    .max()
                                    .orElse(0);
                        }
                        return max;
                    });
            for (double m : kept) {
                if (Double.isFinite(m)) {
                    largest[n++] = m;
                }
            }
        }
        largest = Arrays.copyOf(largest, n);
        Arrays.sort(largest);
        double threshold = THEORY;
        if (n > 0) {
            double at = (1 - chance) * (n - 1);
            int i = (int) at;
            double quantile = largest[i] + (at - i) * (largest[Math.min(n - 1, i + 1)] - largest[i]);
            double times = Math.max(1, (leaving - length) / (double) watched);
            double effective = times * fit.donorWeight() * fit.donors().size();
            threshold = (effective * quantile + THEORY_WORTH * THEORY) / (effective + THEORY_WORTH);
        }
        double[] scores = WatchScore.scores(ground, mixture, area, rest, from, leaving, end, watched);
        return new WatchLevel(scores, threshold, n);
    }

    private record DonorKey(int zones, Design design, int rung, int mixture) {}

    /** Returns the first period after leaving, from one, with an alarm, or 0. */
    public int alarm() {
        for (int k = 0; k < scores.length; k++) {
            if (scores[k] >= threshold) {
                return k + 1;
            }
        }
        return 0;
    }

    /** Returns the score from which on it alarms. */
    public double threshold() {
        return threshold;
    }

    /** Returns on how many placebo leavings the threshold rests. */
    public int placebos() {
        return placebos;
    }
}
