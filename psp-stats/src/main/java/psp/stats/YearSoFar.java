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
            return;
        }
        double[] explained = plan.explained(moments, vector);
        double[] weights = new double[rows.length];
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
            double weight = total > 0 ? weights[i] * expected / total : 1;
            seen += weight * counts[i];
            squares += weight * weight * means[i];
            for (int j = 0; j < slope.length; j++) {
                slope[j] += weight * means[i] * rows[i][j];
            }
        }
        this.weighted = seen;
        this.variance = squares;
        this.known = total / plan.fit.phi / (1 + plan.ratio());
    }

    /** The same with the next stretch; without a look no weights are found, and nothing but the sum can be asked. */
    YearSoFar with(Spell spell, boolean look) {
        return with(spell, spell.exposure(), look);
    }

    /** The same with a stretch of another exposure. */
    YearSoFar with(Spell spell, double exposure, boolean look) {
        double mean = exposure * plan.fit.level() * plan.fit.season(spell) * plan.fit.factor(plan.share);
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
            double part = mean / (1 + plan.ratio()) * row[j];
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

    /** Whether the line is crossed. */
    boolean crosses(boolean review) {
        double line = plan.line(information(), review);
        // Half of all years lie below what is expected; a line of a half or more is not crossed there.
        return (weighted > expected || line < 0.5) && z() > line;
    }

    /** How far the year lies above what a holding level would give, in standard errors. */
    double z() {
        double tail = tail();
        return tail >= 1 ? -40 : -Normal.quantile(Math.max(tail, Double.MIN_NORMAL));
    }

    /** The chance that a holding level gives such a sum or a larger one, half of the sum itself left out. */
    private double tail() {
        double tail = 0;
        double all = 0;
        HoldingFit fit = plan.fit;
        // Half an incident more in the comparison, as half of the sum is left out: Jeffreys' law of the share.
        double mean = expected + plan.ratio() / 2;
        for (int i = 0; i < fit.dispersions.length; i++) {
            double[][] covariance = plan.covariance(i);
            if (covariance.length > 0) {
                double scale = expected > 0 ? fit.dispersions[i] * variance / expected : fit.dispersions[i];
                double doubt = WatchYear.DRIFT * WatchYear.DRIFT + quadratic(covariance) / (mean * mean)
                        + plan.ratio() * scale / mean;
                double odds = mean / scale * doubt;
                tail += fit.weights[i] * BetaLaw.cdf((Math.max(0, weighted) + 0.5) / scale, 1 / doubt,
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
