package psp.stats.watch;

import psp.stats.internal.math.Normal;
import psp.stats.level.NextCount;
import psp.stats.level.Observation;

/**
 * The counts of a year of watching up to a look, and what a holding level would have given.
 *
 * <p>The counts are added up with the weights that tell a proportional rise best when level and season are known from the
 * past only (generalized least squares, which is the score test of a step in the refitted model). The sum is referred to
 * its predictive law, a scaled negative binomial mixed over the dispersion, and the standardized tail to
 * {@link WatchBoundary}. Nothing after a look has a part in it. Only sums over the stretches are kept, so that it is as
 * small at the end of a year as at its start. Immutable.
 */
final class YearSoFar {

    /** A line this close to a tail is compared to all digits. */
    private static final double MARGIN = 1e-6;

    private static final int MOST_STEPS = 60;
    /** Beyond it a tail is below the smallest normal double. */
    private static final double FARTHEST = 37;

    private final WatchYear plan;
    private final int size;
    private final long seen;
    private final double expected;
    /** Sums over stretches, rows being the derivatives of log means: mean · row rowᵀ (lower triangle), mean · row, count · row. */
    private final double[][] moments;

    private final double[] vector;
    private final double[] counted;
    private final double weighted;
    private final double variance;
    private final double known;
    private final double[] slope;
    private final double[] explained;
    private final double scale;

    /** Nothing seen yet. */
    YearSoFar(WatchYear plan) {
        this(
                plan,
                0,
                0,
                0,
                new double[plan.columns()][plan.columns()],
                new double[plan.columns()],
                new double[plan.columns()],
                false);
    }

    private YearSoFar(
            WatchYear plan,
            int size,
            long seen,
            double expected,
            double[][] moments,
            double[] vector,
            double[] counted,
            boolean weigh) {
        this.plan = plan;
        this.size = size;
        this.seen = seen;
        this.expected = expected;
        this.moments = moments;
        this.vector = vector;
        this.counted = counted;
        if (!weigh) {
            this.weighted = 0;
            this.variance = 0;
            this.known = 0;
            this.slope = vector;
            this.explained = new double[vector.length];
            this.scale = 1;
            return;
        }
        // A stretch weighs 1 − row · explained, scaled so that the weighted sum is expected to be what the plain one
        // is.
        this.explained = plan.explained(moments, vector);
        double[] through = times(moments, explained);
        double total = expected - dot(vector, explained);
        this.scale = total > 0 ? expected / total : 1;
        this.weighted = scale * (seen - dot(counted, explained));
        this.variance = scale * scale * (total - dot(vector, explained) + dot(through, explained));
        this.known = total / plan.fit.phi / (1 + plan.ratio());
        this.slope = new double[vector.length];
        for (int j = 0; j < slope.length; j++) {
            slope[j] = scale * (vector[j] - through[j]);
        }
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int j = 0; j < one.length; j++) {
            sum += one[j] * other[j];
        }
        return sum;
    }

    private static double[] times(double[][] lower, double[] vector) {
        double[] product = new double[vector.length];
        for (int j = 0; j < product.length; j++) {
            for (int k = 0; k <= j; k++) {
                product[j] += lower[j][k] * vector[k];
                product[k] += k == j ? 0 : lower[j][k] * vector[j];
            }
        }
        return product;
    }

    /** The same with the next stretch; without a look no weights are found, and nothing but the sum can be asked. */
    YearSoFar with(Observation spell, boolean look) {
        return with(spell, spell.exposure(), look);
    }

    /** The same with a stretch of another exposure. */
    YearSoFar with(Observation spell, double exposure, boolean look) {
        double mean = plan.fit.mean(spell, exposure) * plan.fit.factor(plan.share);
        double[] row = plan.fit.row(spell, plan.share);
        double[][] nextMoments = new double[row.length][];
        double[] nextVector = new double[row.length];
        double[] nextCounted = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            double part = mean * row[j];
            nextMoments[j] = moments[j].clone();
            for (int k = 0; k <= j; k++) {
                nextMoments[j][k] += part * row[k];
            }
            nextVector[j] = vector[j] + part;
            nextCounted[j] = counted[j] + spell.count() * row[j];
        }
        return new YearSoFar(
                plan, size + 1, seen + spell.count(), expected + mean, nextMoments, nextVector, nextCounted, look);
    }

    /** How many incidents a holding level would have given, on average. */
    double expected() {
        return expected;
    }

    /** How many there were. */
    long seen() {
        return seen;
    }

    /** How many stretches. */
    int size() {
        return size;
    }

    /** What the looks so far know of a proportional rise: one over its variance. */
    double information() {
        return 1 / (1 / known + NextCount.DRIFT * NextCount.DRIFT);
    }

    /** Whether the line is crossed. */
    boolean crosses(boolean review) {
        double line = plan.line(information(), review);
        // Half of all years lie below what is expected; a line of a half or more is not crossed there.
        return (weighted > expected || line < 0.5)
                && standardized(tail(weighted, Normal.cdf(-line) * (1 + MARGIN))) > line;
    }

    /** The weighted sum above which a line is crossed, to eight digits; below 0 where every sum does, infinite where none. */
    double critical(double line) {
        if (line >= FARTHEST) {
            return Double.POSITIVE_INFINITY;
        }
        double low = line < 0.5 ? 0 : expected;
        if (z(low) > line) {
            return line < 0.5 ? -1 : expected;
        }
        double high = 2 * expected + 1;
        while (z(high) <= line) {
            low = high;
            high *= 2;
        }
        double atLow = z(low) - line;
        double atHigh = z(high) - line;
        // Regula falsi by the Illinois rule: z grows with the sum and is nearly straight in it.
        int side = 0;
        for (int i = 0; i < MOST_STEPS && high - low > 1e-8 * (1 + high); i++) {
            double middle = (low * atHigh - high * atLow) / (atHigh - atLow);
            double at = z(middle) - line;
            if (at > 0) {
                high = middle;
                atHigh = at;
                atLow = side > 0 ? atLow / 2 : atLow;
                side = 1;
            } else {
                low = middle;
                atLow = at;
                atHigh = side < 0 ? atHigh / 2 : atHigh;
                side = -1;
            }
            if (Math.abs(at) < 1e-9) {
                return middle;
            }
        }
        return high;
    }

    /** How far the year lies above what a holding level would give, in standard errors. */
    double z() {
        return z(weighted);
    }

    private double z(double sum) {
        return standardized(tail(sum, 1));
    }

    /** How much the count of a stretch of this year weighs in the sum, by the derivatives of its log mean. */
    double weight(double[] row) {
        return scale * (1 - dot(row, explained));
    }

    private static double standardized(double tail) {
        return tail >= 1 ? -40 : -Normal.quantile(Math.max(tail, Double.MIN_NORMAL));
    }

    /** The chance that a holding level gives such a sum or a larger one, half of the sum itself left out. */
    private double tail(double sum, double enough) {
        return plan.tail(Math.max(0, sum) + 0.5, expected, variance, slope, enough);
    }
}
