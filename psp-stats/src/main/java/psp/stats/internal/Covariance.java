package psp.stats.internal;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Covariances of a log-linear fit that do not trust its variance, and its residuals. */
public final class Covariance {

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
    public Covariance(double[][] columns, double[] counts, LogLinear fit) {
        this.columns = columns;
        this.counts = counts;
        this.fit = fit;
    }

    private double weight(int i) {
        return Double.isInfinite(fit.size) ? fit.means[i] : fit.means[i] / (1 + fit.means[i] / fit.size);
    }

    /**
     * Residuals over their standard deviation.
     *
     * @return one a period
     */
    public double[] pearson() {
        double[] r = new double[counts.length];
        for (int i = 0; i < r.length; i++) {
            double variance = fit.means[i] * fit.means[i] / weight(i);
            r[i] = (counts[i] - fit.means[i]) / Math.sqrt(variance);
        }
        return r;
    }

    /** The share of a period in its own fitted value. */
    private double leverage(int i) {
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
    public double[][] sandwich(int lags, boolean leverage) {
        int p = columns.length;
        int n = counts.length;
        double[][] score = new double[n][p];
        for (int i = 0; i < n; i++) {
            double residual = (counts[i] - fit.means[i]) * weight(i) / fit.means[i];
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
                        meat[a][b] += lag == 0 ? score[i][a] * score[i][b]
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
    public record Ar1(double rho, double phi, double[][] covariance, double freedom) {
    }

    /**
     * Correlation and dispersion from the moments of the residuals.
     *
     * <p>Residuals are {@code M u} with {@code M} the residual maker of the weighted design and {@code cov(u) = phi
     * R(rho)}; rho is where the ratio of the expected lagged product to the expected square is the one seen, phi where
     * the expected square is. A negative correlation counts as none.
     *
     * @return the estimates
     */
    public Ar1 ar1() {
        double[] e = pearson();
        double[][] basis = orthonormal();
        double square = 0;
        double lagged = 0;
        for (int i = 0; i < e.length; i++) {
            square += e[i] * e[i];
            lagged += i > 0 ? e[i] * e[i - 1] : 0;
        }
        double seen = square == 0 ? 0 : lagged / square;
        double low = 0;
        double high = 0.98;
        if (expected(basis, 0)[1] / expected(basis, 0)[0] >= seen) {
            high = 0;
        }
        for (int step = 0; step < 40 && high > 0; step++) {
            double middle = (low + high) / 2;
            double[] moments = expected(basis, middle);
            if (moments[1] / moments[0] < seen) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double rho = (low + high) / 2;
        double[] moments = expected(basis, rho);
        double phi = moments[0] <= 0 ? 1 : square / moments[0];
        return new Ar1(rho, phi, correlated(rho, phi), Math.max(1, moments[2]));
    }

    /** An orthonormal basis of the weighted columns. */
    private double[][] orthonormal() {
        int n = counts.length;
        double[][] basis = new double[fit.unscaled.length][];
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

    /** Expected square, expected lagged product, and degrees of freedom of the residuals, for phi 1. */
    private double[] expected(double[][] basis, double rho) {
        int n = counts.length;
        double square = n;
        double lagged = (n - 1) * rho;
        double[][] rq = new double[basis.length][];
        for (int k = 0; k < basis.length; k++) {
            rq[k] = smooth(basis[k], rho);
            square -= dot(basis[k], rq[k]);
            lagged -= shifted(basis[k], rq[k]);
        }
        for (int k = 0; k < basis.length; k++) {
            for (int l = 0; l < basis.length; l++) {
                lagged += dot(basis[k], rq[l]) * shifted(basis[k], basis[l]) / 2;
            }
        }
        double spread = 0;
        for (int lag = 1; lag < n && Math.pow(rho, lag) > 1e-8; lag++) {
            spread += 2.0 * (n - lag) * Math.pow(rho, 2.0 * lag);
        }
        double freedom = square * square / (square + spread * square / n);
        return new double[] {square, lagged, freedom};
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
    public double[] quantileResiduals(RandomGenerator random) {
        double[] r = new double[counts.length];
        for (int i = 0; i < r.length; i++) {
            double below = counts[i] == 0 ? 0 : cdf(counts[i] - 1, i);
            double u = below + (cdf(counts[i], i) - below) * random.nextDouble();
            r[i] = NormalDistribution.of(0, 1).inverseCumulativeProbability(Math.min(1 - 1e-16, Math.max(1e-300, u)));
        }
        return r;
    }

    private double cdf(double k, int i) {
        return Double.isInfinite(fit.size) ? RegularizedGamma.Q.value(k + 1, fit.means[i])
                : RegularizedBeta.value(fit.size / (fit.size + fit.means[i]), fit.size, k + 1);
    }
}
