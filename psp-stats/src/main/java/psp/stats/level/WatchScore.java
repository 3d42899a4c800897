package psp.stats.level;

import java.util.function.Function;

/** How far the counts since leaving stand above the operation's level carried by the rest of the city, look by look. */
final class WatchScore {
    /** The first look after leaving that is judged. */
    private static final double FIRST_YEARS = 0.2;
    /** How much higher the line lies at leaving than after the time of watching. */
    private static final double SLOPE = 0.2;

    private WatchScore() {}

    /** Whether the look after so many periods is judged. */
    static boolean judged(int k, double tickYears) {
        return !(k * tickYears < FIRST_YEARS);
    }

    /** Returns the line's shape at a look, 1 after the time of watching. */
    static double shape(int k, int watched) {
        return 1 + SLOPE * Math.max(0, watched - k) / watched;
    }

    /** Returns the largest standardized excess from the origin to the end, each divided by the line's shape there; 0 where none is judged. */
    static double largest(
            Function<Trial, Predictive> laws,
            double tickYears,
            double[] area,
            double[] rest,
            int first,
            int origin,
            int watched) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 1; k <= watched; k++) {
            Trial trial = new Trial(area, rest, first, origin, origin, origin + k, tickYears);
            if (judged(k, tickYears) && trial.usable()) {
                Predictive predictive = laws.apply(trial);
                largest = Math.max(
                        largest,
                        (trial.counted() - predictive.mean())
                                / StrictMath.sqrt(predictive.variance())
                                / shape(k, watched));
            }
        }
        return largest;
    }
}
