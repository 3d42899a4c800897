package psp.stats.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Covariances of a log-linear fit that do not trust its variance, and its residuals. */
final class Covariance implements Serializable {

    private static final long serialVersionUID = 1;
    private static final double MOST_CORRELATED = 0.98;
    /** Residuals below this are what rounding left, and would look correlated. */
    private static final double ROUNDING = 1e-9;

    private final double[][] columns;
    private final double[] counts;
    private final LogLinear fit;

    /**
     * Of a fit.
     *
     * @param columns its design
     * @param counts its counts
     * @param fit the fit
     */
    Covariance(double[][] columns, double[] counts, LogLinear fit) {
        this.columns = columns;
        this.counts = counts;
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
     * The share of a period in its own fitted value.
     *
     * @param i the period, from 0
     * @return 0 to 1
     */
    double leverage(int i) {
        double sum = 0;
        for (int a = 0; a < columns.length; a++) {
            for (int b = 0; b < columns.length; b++) {
                sum += columns[a][i] * fit.unscaled[a][b] * columns[b][i];
            }
        }
        return sum * weight(i);
    }

    /**
     * The sandwich with Bartlett weights.
     *
     * <p>W. K. Newey and K. D. West, Econometrica 55 (1987); lag 0 is H. White's, with leverage J. G. MacKinnon's HC3.
     *
     * @param lags up to which lag residuals may be correlated
     * @param leverage whether each residual is divided by 1 − leverage
     * @return the covariance of the coefficients
     */
    double[][] sandwich(int lags, boolean leverage) {
        int p = columns.length;
        int n = counts.length;
        double[][] score = new double[n][p];
        for (int i = 0; i < n; i++) {
            double residual = told(i) ? (counts[i] - fit.means[i]) * weight(i) / fit.means[i] : 0;
            residual /= leverage ? Math.max(1e-12, 1 - leverage(i)) : 1;
            for (int a = 0; a < p; a++) {
                score[i][a] = residual * columns[a][i];
            }
        }
        double[][] meat = new double[p][p];
        for (int lag = 0; lag <= lags; lag++) {
            double bartlett = 1 - lag / (lags + 1.0);
            for (int i = lag; i < n; i++) {
                for (int a = 0; a < p; a++) {
                    for (int b = 0; b < p; b++) {
                        meat[a][b] += lag == 0
                                ? score[i][a] * score[i][b]
                                : bartlett * (score[i][a] * score[i - lag][b] + score[i - lag][a] * score[i][b]);
                    }
                }
            }
        }
        return times(times(fit.unscaled, meat), fit.unscaled);
    }

    /**
     * The covariance under an autoregression of order one of the Pearson residuals.
     *
     * @param rho the correlation of neighbours, 0 or more
     * @param phi the dispersion
     * @param covariance of the coefficients
     * @param freedom degrees of freedom left for the dispersion
     */
    record Ar1(double rho, double phi, double[][] covariance, double freedom) {}

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
                ? new Ar1(
                        rho,
                        square / expected[0],
                        correlated(rho, square / expected[0]),
                        Math.max(1, moments.freedom(rho, expected[0])))
                : new Ar1(0, 1, correlated(0, 1), Math.max(1, freedom));
    }

    /** Where the expected lagged product over the expected square is the one seen: false position (Illinois). */
    private static double correlation(Moments moments, double seen) {
        double low = 0;
        double high = MOST_CORRELATED;
        double atLow = moments.ratio(low) - seen;
        double atHigh = moments.ratio(high) - seen;
        if (!(atLow < 0)) {
            return low;
        }
        if (!(atHigh > 0)) {
            return high;
        }
        int side = 0;
        for (int step = 0; step < 100 && high - low > 1e-14; step++) {
            double next = low - atLow * (high - low) / (atHigh - atLow);
            double at = moments.ratio(next) - seen;
            if (Math.abs(at) < 1e-15) {
                return next;
            }
            if (at < 0) {
                low = next;
                atLow = at;
                atHigh = side < 0 ? atHigh / 2 : atHigh;
                side = -1;
            } else {
                high = next;
                atHigh = at;
                atLow = side > 0 ? atLow / 2 : atLow;
                side = 1;
            }
        }
        return (low + high) / 2;
    }

    /** An orthonormal basis of the weighted columns. */
    private double[][] orthonormal() {
        int n = counts.length;
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
            for (int lag = 1; lag < told.length && Math.pow(rho, lag) > 1e-8; lag++) {
                spread += 2.0 * pairs(lag) * Math.pow(rho, 2.0 * lag);
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

    private double[][] correlated(double rho, double phi) {
        int p = columns.length;
        int n = counts.length;
        double[][] weighted = new double[p][n];
        for (int a = 0; a < p; a++) {
            for (int i = 0; i < n; i++) {
                weighted[a][i] = Math.sqrt(weight(i)) * columns[a][i];
            }
        }
        double[][] meat = new double[p][p];
        for (int a = 0; a < p; a++) {
            double[] smooth = smooth(weighted[a], rho);
            for (int b = 0; b < p; b++) {
                meat[a][b] = phi * dot(weighted[b], smooth);
            }
        }
        return times(times(fit.unscaled, meat), fit.unscaled);
    }

    private static double[][] times(double[][] a, double[][] b) {
        int p = a.length;
        double[][] c = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int k = 0; k < p; k++) {
                for (int j = 0; j < p; j++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
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
