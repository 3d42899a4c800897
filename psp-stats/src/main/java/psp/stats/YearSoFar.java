package psp.stats;

import java.util.Arrays;
import psp.stats.internal.BetaLaw;
import psp.stats.internal.Normal;

/**
 * The counts of a year of watching up to a look, and what a holding level would have given.
 *
 * <p>The counts are added up with the weights that tell a proportional rise best when level and season are known from the
 * past only (generalized least squares, which is the score test of a step in the refitted model). The sum is referred to
 * its predictive law, a scaled negative binomial mixed over the dispersion, and the standardized tail to
 * {@link WatchBoundary}. Nothing after a look has a part in it. Immutable.
 */
final class YearSoFar {

    private static final double HALF = 0.5;
    private static final int MOST_STEPS = 60;
    /** Beyond it a tail is below the smallest normal double. */
    private static final double FARTHEST = 37;

    private final WatchYear plan;
    private final double[][] rows;
    private final double[] means;
    private final long[] counts;
    private final double[][] moments;
    private final double[] vector;
    private final double expected;
    private final double weighted;
    private final double variance;
    private final double known;
    private final double[] slope;
    private final double[] weights;

    /** Nothing seen yet. */
    YearSoFar(WatchYear plan) {
        this(plan, new double[0][], new double[0], new long[0], new double[plan.columns()][plan.columns()],
                new double[plan.columns()], false);
    }

    private YearSoFar(WatchYear plan, double[][] rows, double[] means, long[] counts, double[][] moments,
            double[] vector, boolean weigh) {
        this.plan = plan;
        this.rows = rows;
        this.means = means;
        this.counts = counts;
        this.moments = moments;
        this.vector = vector;
        this.slope = new double[vector.length];
        double sum = 0;
        for (double mean : means) {
            sum += mean;
        }
        this.expected = sum;
        if (!weigh) {
            this.weighted = 0;
            this.variance = 0;
            this.known = 0;
            this.weights = new double[0];
            return;
        }
        double[] explained = plan.explained(moments, vector);
        this.weights = new double[rows.length];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            double weight = 1;
            for (int j = 0; j < explained.length; j++) {
                weight -= rows[i][j] * explained[j];
            }
            weights[i] = weight;
            total += weight * means[i];
        }
        double seen = 0;
        double squares = 0;
        for (int i = 0; i < weights.length; i++) {
            double weight = weights[i] * expected / total;
            weights[i] = weight;
            seen += weight * counts[i];
            squares += weight * weight * means[i];
            for (int j = 0; j < slope.length; j++) {
                slope[j] += weight * means[i] * rows[i][j];
            }
        }
        this.weighted = seen;
        this.variance = squares;
        this.known = total / plan.fit.phi;
    }

    /** The same with the next stretch; without a look no weights are found, and nothing but the sum can be asked. */
    YearSoFar with(Spell spell, boolean look) {
        double mean = spell.exposure() * plan.fit.level() * plan.fit.season(spell) * plan.fit.factor(plan.share);
        double[] row = plan.fit.row(spell, plan.share);
        int n = rows.length;
        double[][] nextRows = Arrays.copyOf(rows, n + 1);
        double[] nextMeans = Arrays.copyOf(means, n + 1);
        long[] nextCounts = Arrays.copyOf(counts, n + 1);
        nextRows[n] = row;
        nextMeans[n] = mean;
        nextCounts[n] = spell.count();
        double[][] nextMoments = new double[row.length][];
        double[] nextVector = vector.clone();
        for (int j = 0; j < row.length; j++) {
            nextMoments[j] = moments[j].clone();
            double part = mean * row[j];
            nextVector[j] += part;
            for (int k = 0; k <= j; k++) {
                nextMoments[j][k] += part * row[k];
            }
        }
        return new YearSoFar(plan, nextRows, nextMeans, nextCounts, nextMoments, nextVector, look);
    }

    /** How many incidents a holding level would have given, on average. */
    double expected() {
        return expected;
    }

    /** How many there were. */
    long seen() {
        return Arrays.stream(counts).sum();
    }

    /** How many stretches. */
    int size() {
        return counts.length;
    }

    /** What the looks so far know of a proportional rise: one over its variance. */
    double information() {
        return 1 / (1 / known + WatchYear.DRIFT * WatchYear.DRIFT);
    }

    /** What each count weighs in the sum. */
    double[] weights() {
        return weights.clone();
    }

    /** Whether the line is crossed. */
    boolean crosses(boolean review) {
        double line = plan.line(information(), review);
        // Half of all years lie below what is expected; a line of a half or more is not crossed there.
        return (weighted > expected || line < HALF) && z() > line;
    }

    /** The weighted sum above which a line is crossed, to eight digits; below 0 where every sum does, infinite where none. */
    double critical(double line) {
        if (line >= FARTHEST) {
            return Double.POSITIVE_INFINITY;
        }
        double low = line < HALF ? 0 : expected;
        if (z(low) > line) {
            return line < HALF ? -1 : expected;
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
        double tail = tail(sum);
        return tail >= 1 ? -40 : -Normal.quantile(Math.max(tail, Double.MIN_NORMAL));
    }

    /** The chance that a holding level gives such a sum or a larger one, half of the sum itself left out. */
    private double tail(double sum) {
        double tail = 0;
        double all = 0;
        HoldingFit fit = plan.fit;
        for (int i = 0; i < fit.dispersions.length; i++) {
            double[][] covariance = plan.covariance(i);
            if (covariance.length > 0) {
                double doubt = WatchYear.DRIFT * WatchYear.DRIFT + quadratic(covariance) / (expected * expected);
                double scale = fit.dispersions[i] * variance / expected;
                double odds = expected / scale * doubt;
                tail += fit.weights[i] * BetaLaw.cdf((Math.max(0, sum) + HALF) / scale, 1 / doubt,
                        odds / (1 + odds), 1 / (1 + odds));
                all += fit.weights[i];
            }
        }
        return tail / all;
    }

    private double quadratic(double[][] covariance) {
        double sum = 0;
        for (int j = 0; j < slope.length; j++) {
            for (int k = 0; k < slope.length; k++) {
                sum += slope[j] * covariance[j][k] * slope[k];
            }
        }
        return sum;
    }
}
