package psp.stats.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.statistics.distribution.NormalDistribution;
import psp.stats.internal.math.Roots;

/** Covariances of a log-linear fit that do not trust its variance, and its residuals. */
final class Covariance implements Serializable {

    private static final long serialVersionUID = 1;
    private static final double MOST_CORRELATED = 0.98;
    /** Residuals below this are what rounding left, and would look correlated. */
    private static final double ROUNDING = 1e-9;

    /** A share of a period in its own fitted value no farther from 1 than this is 1. */
    private static final double ALL = 1e-20;

    private final Design design;
    private final double[] counts;
    private final LogLinear fit;

    /**
     * Of a fit.
     *
     * @param design what was fitted
     * @param fit the fit
     */
    Covariance(Design design, LogLinear fit) {
        this.design = design;
        this.counts = design.counts;
        this.fit = fit;
    }

    private double weight(int i) {
        return LogLinear.weight(fit.means[i], fit.size);
    }

    /** Whether a period says anything: its mean is not zero. */
    private boolean told(int i) {
        return fit.means[i] > 0;
    }

    private boolean[] told() {
        boolean[] told = new boolean[counts.length];
        for (int i = 0; i < told.length; i++) {
            told[i] = told(i);
        }
        return told;
    }

    /**
     * Residuals over their standard deviation.
     *
     * @return one a period, 0 where the fitted mean is zero
     */
    double[] pearson() {
        double[] r = new double[counts.length];
        for (int i = 0; i < r.length; i++) {
            double spread = Double.isInfinite(fit.size) ? 1 : 1 + fit.means[i] / fit.size;
            double residual = (counts[i] - fit.means[i]) / Math.sqrt(fit.means[i] * spread);
            // What rounding leaves grows with the root of the count.
            r[i] = told(i) && Math.abs(residual) > ROUNDING + 1e-14 * Math.sqrt(counts[i]) ? residual : 0;
        }
        return r;
    }

    /**
     * What other periods leave to each in its own fitted value: 1 less its leverage.
     *
     * @return one a period, 0 where it decides its own mean to 1, told without a difference of near ones
     */
    double[] remainders() {
        double[][] basis = orthonormal();
        double[] all = new double[counts.length];
        for (int i = 0; i < all.length; i++) {
            double share = 0;
            for (double[] unit : basis) {
                share += unit[i] * unit[i];
            }
            all[i] = share < 0.9 ? 1 - share : across(basis, i);
        }
        return all;
    }

    /** The squared length of what is left of one period's axis across the basis. */
    private static double across(double[][] basis, int i) {
        double[] axis = new double[basis[0].length];
        axis[i] = 1;
        for (int pass = 0; pass < 2; pass++) {
            for (double[] unit : basis) {
                double part = dot(unit, axis);
                Arrays.setAll(axis, l -> axis[l] - part * unit[l]);
            }
        }
        double left = dot(axis, axis);
        return left <= ALL ? 0 : left;
    }

    /**
     * The variance of a coefficient by the sandwich with Bartlett weights, which is a mean of squares of sums over
     * neighbours, and so never below 0.
     *
     * <p>W. K. Newey and K. D. West, Econometrica 55 (1987); lag 0 is H. White's, with leverage J. G. MacKinnon's HC3.
     *
     * @param j the coefficient
     * @param lags up to which lag residuals may be correlated
     * @param leverage whether each residual is divided by 1 − leverage; a period that decides its own mean has none
     */
    double sandwich(int j, int lags, boolean leverage) {
        int n = counts.length;
        double[] remainders = leverage ? remainders() : new double[0];
        double[] pull = new double[n];
        for (int i = 0; i < n; i++) {
            double residual = told(i) ? (counts[i] - fit.means[i]) * weight(i) / fit.means[i] : 0;
            boolean alone = leverage && remainders[i] == 0;
            pull[i] = alone ? 0 : residual * change(j, i) / (leverage ? remainders[i] : 1);
        }
        double sum = 0;
        for (int end = 0; end < n + lags; end++) {
            double window = 0;
            for (int i = Math.max(0, end - lags); i <= Math.min(end, n - 1); i++) {
                window += pull[i];
            }
            sum += window * window;
        }
        return sum / (lags + 1);
    }

    /**
     * An autoregression of order one of the Pearson residuals.
     *
     * @param rho the correlation of neighbours, 0 or more
     * @param phi the dispersion
     * @param freedom degrees of freedom left for the dispersion
     */
    record Ar1(double rho, double phi, double freedom) {}

    /**
     * Correlation and dispersion from the moments of the residuals.
     *
     * <p>Residuals are {@code M u} with {@code M} the residual maker of the weighted design and {@code cov(u) = phi
     * R(rho)}; rho is where the ratio of the expected lagged product to the expected square is the one seen, phi where
     * the expected square is. A negative correlation counts as none. Where every period decides its own mean, phi is 1.
     *
     * @param freedom of the fit, for a phi that cannot be told
     * @return the estimates
     */
    Ar1 ar1(int freedom) {
        double[] e = pearson();
        double square = 0;
        double lagged = 0;
        for (int i = 0; i < e.length; i++) {
            square += e[i] * e[i];
            lagged += i > 0 ? e[i] * e[i - 1] : 0;
        }
        Moments moments = new Moments(orthonormal(), told());
        double rho = square == 0 ? 0 : correlation(moments, lagged / square);
        double[] expected = moments.of(rho);
        return expected[0] > ROUNDING
                ? new Ar1(rho, square / expected[0], Math.max(1, moments.freedom(rho, expected[0])))
                : new Ar1(0, 1, Math.max(1, freedom));
    }

    /** Where the expected lagged product over the expected square is the one seen. */
    private static double correlation(Moments moments, double seen) {
        if (!(moments.ratio(0) < seen)) {
            return 0;
        }
        return moments.ratio(MOST_CORRELATED) > seen
                ? Roots.of(rho -> seen - moments.ratio(rho), 0, MOST_CORRELATED)
                : MOST_CORRELATED;
    }

    /** An orthonormal basis of the weighted columns. */
    private double[][] orthonormal() {
        int n = counts.length;
        double[][] columns = design.echelon.columns;
        double[][] basis = new double[columns.length][];
        int kept = 0;
        for (double[] column : columns) {
            double[] v = new double[n];
            double length = 0;
            for (int i = 0; i < n; i++) {
                v[i] = Math.sqrt(weight(i)) * column[i];
                length += v[i] * v[i];
            }
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < kept; k++) {
                    double dot = dot(basis[k], v);
                    for (int i = 0; i < n; i++) {
                        v[i] -= dot * basis[k][i];
                    }
                }
            }
            double rest = Math.sqrt(dot(v, v));
            if (rest > 1e-9 * Math.sqrt(length)) {
                for (int i = 0; i < n; i++) {
                    v[i] /= rest;
                }
                basis[kept++] = v;
            }
        }
        return Arrays.copyOf(basis, kept);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** What residuals are expected to show for phi 1, by the correlation of neighbours. */
    private static final class Moments {

        private final double[][] basis;
        private final double[][] shifts;
        private final boolean[] told;

        Moments(double[][] basis, boolean[] told) {
            this.basis = basis;
            this.told = told;
            shifts = new double[basis.length][basis.length];
            for (int k = 0; k < basis.length; k++) {
                for (int l = 0; l <= k; l++) {
                    shifts[k][l] = shifted(basis[k], basis[l]);
                    shifts[l][k] = shifts[k][l];
                }
            }
        }

        /** How many pairs of periods that say something lie this far apart. */
        private int pairs(int lag) {
            int pairs = 0;
            for (int i = lag; i < told.length; i++) {
                pairs += told[i] && told[i - lag] ? 1 : 0;
            }
            return pairs;
        }

        /** The expected square and the expected lagged product. */
        double[] of(double rho) {
            double square = pairs(0);
            double lagged = pairs(1) * rho;
            for (int k = 0; k < basis.length; k++) {
                double[] smooth = smooth(basis[k], rho);
                for (int i = 0; i < told.length; i++) {
                    smooth[i] = told[i] ? smooth[i] : 0;
                }
                square -= dot(basis[k], smooth);
                lagged -= shifted(basis[k], smooth);
                for (int l = 0; l < basis.length; l++) {
                    lagged += dot(basis[l], smooth) * shifts[k][l] / 2;
                }
            }
            return new double[] {square, lagged};
        }

        double ratio(double rho) {
            double[] moments = of(rho);
            return moments[0] > ROUNDING ? moments[1] / moments[0] : 0;
        }

        double freedom(double rho, double square) {
            int n = pairs(0);
            double spread = 0;
            for (int lag = 1; lag < told.length && StrictMath.pow(rho, lag) > 1e-8; lag++) {
                spread += 2.0 * pairs(lag) * StrictMath.pow(rho, 2.0 * lag);
            }
            return square * square / (square + spread * square / n);
        }
    }

    /** Sum of a[i] b[i-1] + a[i-1] b[i]. */
    private static double shifted(double[] a, double[] b) {
        double sum = 0;
        for (int i = 1; i < a.length; i++) {
            sum += a[i] * b[i - 1] + a[i - 1] * b[i];
        }
        return sum;
    }

    /** R(rho) v for the correlation rho^|i-j|. */
    private static double[] smooth(double[] v, double rho) {
        int n = v.length;
        double[] out = v.clone();
        double run = 0;
        for (int i = 1; i < n; i++) {
            run = rho * (run + v[i - 1]);
            out[i] += run;
        }
        run = 0;
        for (int i = n - 2; i >= 0; i--) {
            run = rho * (run + v[i + 1]);
            out[i] += run;
        }
        return out;
    }

    /** The variance of a coefficient under such an autoregression; 0 or more. */
    double variance(int j, Ar1 residuals) {
        double[] pull = new double[counts.length];
        for (int i = 0; i < pull.length; i++) {
            pull[i] = Math.sqrt(weight(i)) * change(j, i);
        }
        return residuals.phi * Math.max(0, dot(pull, smooth(pull, residuals.rho)));
    }

    /** By how much a coefficient goes with the score of a period. */
    private double change(int j, int i) {
        double change = 0;
        for (int a = 0; a < design.columns.length; a++) {
            change += fit.unscaled[j][a] * design.columns[a][i];
        }
        return change;
    }

    /**
     * Randomized quantile residuals.
     *
     * @param random the source of random numbers
     * @return one a period
     */
    double[] quantileResiduals(RandomGenerator random) {
        double[] r = new double[counts.length];
        for (int i = 0; i < r.length; i++) {
            double below = counts[i] == 0 ? 0 : cdf(counts[i] - 1, i);
            double u = below + (cdf(counts[i], i) - below) * random.nextDouble();
            r[i] = NormalDistribution.of(0, 1).inverseCumulativeProbability(Math.min(1 - 1e-16, Math.max(1e-300, u)));
        }
        return r;
    }

    private double cdf(double k, int i) {
        return Double.isInfinite(fit.size)
                ? RegularizedGamma.Q.value(k + 1, fit.means[i])
                : RegularizedBeta.value(fit.size / (fit.size + fit.means[i]), fit.size, k + 1);
    }
}
