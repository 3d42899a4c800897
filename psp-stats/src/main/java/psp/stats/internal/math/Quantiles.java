package psp.stats.internal.math;

/** Quantiles of numbers, by a straight line between neighbours. */
public final class Quantiles {

    private Quantiles() {}

    /**
     * The quantile of sorted numbers.
     *
     * @param sorted at least one, the least first
     * @param share of them below it, 0 to 1
     */
    public static double of(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        return sorted[below] + (at - below) * (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]);
    }
}
