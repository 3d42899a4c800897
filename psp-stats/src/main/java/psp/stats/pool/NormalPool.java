package psp.stats.pool;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import psp.stats.internal.math.Roots;

/** Pools log ratios taken as normal with known variances; at least two sites that say something. */
final class NormalPool {

    private static final int GRID = 60;

    private final double[] y;
    private final double[] v;

    NormalPool(List<Site> sites) {
        y = sites.stream().mapToDouble(Site::logRatio).toArray();
        v = sites.stream().mapToDouble(Site::variance).toArray();
    }

    /** The pool by a method of normal log ratios. */
    Pooled.Fit fit(PoolingMethod method) {
        double tau2 =
                switch (method) {
                    case REML -> reml();
                    case PAULE_MANDEL -> tau2At(freedom());
                    case DERSIMONIAN_LAIRD -> dersimonianLaird();
                    case FIXED -> 0;
                    default -> throw new AssertionError(method + " is one of counts");
                };
        double[] weights = weights(tau2);
        return new Pooled.Fit(mean(weights), Math.sqrt(1 / sum(weights)), tau2, q(tau2) / freedom(), weights);
    }

    int freedom() {
        return y.length - 1;
    }

    private double[] weights(double tau2) {
        return Arrays.stream(v).map(variance -> 1 / (variance + tau2)).toArray();
    }

    private double mean(double[] weights) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += weights[i] * y[i];
        }
        return sum / sum(weights);
    }

    /** Weighted squares about the mean: Cochran's Q at 0. */
    double q(double tau2) {
        double[] weights = weights(tau2);
        double mean = mean(weights);
        double q = 0;
        for (int i = 0; i < y.length; i++) {
            q += weights[i] * (y[i] - mean) * (y[i] - mean);
        }
        return q;
    }

    /** The variance between sites at which Q is this; 0 where it is less than this without any. */
    private double tau2At(double target) {
        return Roots.upwards(tau2 -> q(tau2) - target, 0, typicalVariance());
    }

    /** Both limits of the variance between sites, by Q-profile: W. Viechtbauer, Statistics in Medicine 26 (2007). */
    double[] tau2Limits(double level) {
        ChiSquaredDistribution chi = ChiSquaredDistribution.of(freedom());
        return new double[] {
            tau2At(chi.inverseSurvivalProbability((1 - level) / 2)),
            tau2At(chi.inverseCumulativeProbability((1 - level) / 2))
        };
    }

    private double dersimonianLaird() {
        double[] w = weights(0);
        return Math.max(0, (q(0) - freedom()) / (sum(w) - sumOfSquares(w) / sum(w)));
    }

    /** The variance within a typical site: J. P. T. Higgins and S. G. Thompson, Statistics in Medicine 21 (2002). */
    double typicalVariance() {
        double[] w = weights(0);
        return freedom() * sum(w) / (sum(w) * sum(w) - sumOfSquares(w));
    }

    private double reml() {
        double scale = typicalVariance();
        double far =
                Arrays.stream(y).map(one -> (one - y[0]) * (one - y[0])).max().orElse(0) * y.length + scale;
        double[] grid = new double[GRID];
        for (int i = 1; i < GRID; i++) {
            grid[i] = 1e-4 * scale * StrictMath.pow(far / scale * 1e4, (i - 1.0) / (GRID - 2));
        }
        int best = 0;
        for (int i = 1; i < GRID; i++) {
            best = restricted(grid[i]) > restricted(grid[best]) ? i : best;
        }
        boolean rising = remlSlope(grid[best]) > 0;
        if (best == 0 && !rising) {
            return 0;
        }
        int low = rising ? best : best - 1;
        return Roots.of(this::remlSlope, grid[low], grid[low + 1]);
    }

    private double restricted(double tau2) {
        double[] w = weights(tau2);
        return Arrays.stream(w).map(StrictMath::log).sum() - StrictMath.log(sum(w)) - q(tau2);
    }

    private double remlSlope(double tau2) {
        double[] w = weights(tau2);
        double mean = mean(w);
        double slope = sumOfSquares(w) / sum(w) - sum(w);
        for (int i = 0; i < y.length; i++) {
            slope += w[i] * w[i] * (y[i] - mean) * (y[i] - mean);
        }
        return slope;
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    private static double sumOfSquares(double[] values) {
        return Arrays.stream(values).map(value -> value * value).sum();
    }
}
