package psp.stats.model;

import java.io.Serializable;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;
import org.jspecify.annotations.Nullable;

/**
 * A log-linear fit of counts by iteratively reweighted least squares, for a given negative binomial size (infinite:
 * Poisson).
 *
 * <p>P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd edition (1989), section 2.5.
 */
final class LogLinear implements Serializable {

    private static final long serialVersionUID = 1;

    private static final int STEPS = 200;
    /** Linear predictors beyond this below the largest one stand for a mean of zero. */
    private static final double FLOOR = -30;

    /** One coefficient a column; 0 where left out. */
    public final double[] coefficients;
    /** Which columns were used. */
    public final boolean[] used;
    /** Fitted means. */
    public final double[] means;
    /** The inverse of X'WX. */
    public final double[][] unscaled;
    /** Twice the log-likelihood lost against the saturated model. */
    public final double deviance;
    /** Whether the deviance settled. */
    public final boolean converged;
    /** The negative binomial size; infinite for Poisson. */
    public final double size;

    private LogLinear(
            double[] coefficients,
            boolean[] used,
            double[] means,
            double[][] unscaled,
            double deviance,
            boolean converged,
            double size) {
        this.coefficients = coefficients;
        this.used = used;
        this.means = means;
        this.unscaled = unscaled;
        this.deviance = deviance;
        this.converged = converged;
        this.size = size;
    }

    /**
     * Fits.
     *
     * @param columns the design, one array a column
     * @param counts the counts
     * @param offset added to the linear predictor
     * @param size the negative binomial size, infinite for Poisson
     * @param start means to start from, or null
     * @return the fit
     */
    public static LogLinear fit(
            double[][] columns, double[] counts, double[] offset, double size, double @Nullable [] start) {
        int n = counts.length;
        double[] eta = new double[n];
        for (int i = 0; i < n; i++) {
            eta[i] = Math.log(start == null ? counts[i] + 0.1 : start[i]);
        }
        double[] means = exp(eta);
        double[] b = new double[columns.length];
        double deviance = deviance(counts, means, size);
        boolean converged = false;
        boolean[] used = new boolean[columns.length];
        for (int step = 0; step < STEPS && !converged; step++) {
            Qr qr = weighted(columns, means, size);
            for (int j = 0; j < used.length; j++) {
                used[j] = qr.used(j);
            }
            double[] z = new double[n];
            for (int i = 0; i < n; i++) {
                z[i] = Math.sqrt(weight(means[i], size)) * (eta[i] - offset[i] + (counts[i] - means[i]) / means[i]);
            }
            double[] next = qr.solve(z);
            double[] nextEta = predictor(columns, next, offset);
            double[] nextMeans = exp(nextEta);
            double nextDeviance = deviance(counts, nextMeans, size);
            for (int half = 0; half < 40 && !(nextDeviance <= deviance * (1 + 1e-9) + 1e-9) && step > 0; half++) {
                for (int j = 0; j < next.length; j++) {
                    next[j] = (next[j] + b[j]) / 2;
                }
                nextEta = predictor(columns, next, offset);
                nextMeans = exp(nextEta);
                nextDeviance = deviance(counts, nextMeans, size);
            }
            converged = step > 0 && Math.abs(nextDeviance - deviance) <= 1e-13 * (Math.abs(nextDeviance) + 0.1);
            b = next;
            eta = nextEta;
            means = nextMeans;
            deviance = nextDeviance;
        }
        Qr last = weighted(columns, means, size);
        return new LogLinear(b, used, means, last.inverseCrossProducts(), deviance, converged, size);
    }

    /**
     * Fits the size too, by maximum likelihood; an infinite size where the counts spread no more than Poisson ones.
     *
     * @param columns the design, one array a column
     * @param counts the counts
     * @param offset added to the linear predictor
     * @return the fit
     */
    public static LogLinear fitSize(double[][] columns, double[] counts, double[] offset) {
        LogLinear fit = fit(columns, counts, offset, Double.POSITIVE_INFINITY, null);
        double size = Double.NaN;
        for (int step = 0; step < STEPS; step++) {
            double next = size(counts, fit.means, size);
            if (Double.isInfinite(next)) {
                return fit(columns, counts, offset, Double.POSITIVE_INFINITY, fit.means);
            }
            boolean settled = Math.abs(next - size) <= 1e-12 * next;
            size = next;
            fit = fit(columns, counts, offset, size, fit.means);
            if (settled) {
                break;
            }
        }
        return fit;
    }

    /**
     * The size that solves the score for given means, by Newton on a log scale kept inside a bracket; infinite where
     * the squares do not exceed the counts, for then the likelihood rises with the size without end.
     */
    private static double size(double[] counts, double[] means, double near) {
        double excess = 0;
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            double residual = counts[i] - means[i];
            excess += residual * residual - counts[i];
            squares += means[i] * means[i];
        }
        if (!(excess > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double low = 1e-8;
        double high = 1e12;
        double size = near > 0 ? near : squares / excess;
        for (int step = 0; step < 400; step++) {
            double score = score(counts, means, size);
            if (score > 0) {
                low = size;
            } else {
                high = size;
            }
            double newton = size * Math.exp(-score / (size * slope(counts, means, size) + score));
            double next = newton > low && newton < high ? newton : Math.sqrt(low * high);
            if (Math.abs(next - size) <= 1e-15 * size || high <= low * (1 + 1e-15)) {
                return next;
            }
            size = next;
        }
        return size;
    }

    /** Derivative of the log-likelihood by the size. */
    private static double score(double[] counts, double[] means, double size) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += digammaStep(counts[i], size)
                    - Math.log1p(means[i] / size)
                    + (means[i] - counts[i]) / (size + means[i]);
        }
        return sum;
    }

    private static double slope(double[] counts, double[] means, double size) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double total = size + means[i];
            sum += trigammaStep(counts[i], size) + means[i] / (size * total) - (means[i] - counts[i]) / (total * total);
        }
        return sum;
    }

    private static double digammaStep(double count, double size) {
        if (count > 200) {
            return Digamma.value(count + size) - Digamma.value(size);
        }
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += 1 / (size + k);
        }
        return sum;
    }

    private static double trigammaStep(double count, double size) {
        if (count > 200) {
            return Trigamma.value(count + size) - Trigamma.value(size);
        }
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum -= 1 / ((size + k) * (size + k));
        }
        return sum;
    }

    private static Qr weighted(double[][] columns, double[] means, double size) {
        double[][] scaled = new double[columns.length][means.length];
        for (int i = 0; i < means.length; i++) {
            double root = Math.sqrt(weight(means[i], size));
            for (int j = 0; j < columns.length; j++) {
                scaled[j][i] = root * columns[j][i];
            }
        }
        return Qr.of(scaled);
    }

    private static double weight(double mean, double size) {
        return Double.isInfinite(size) ? mean : mean / (1 + mean / size);
    }

    private static double[] predictor(double[][] columns, double[] b, double[] offset) {
        double[] eta = offset.clone();
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < eta.length; i++) {
                eta[i] += columns[j][i] * b[j];
            }
        }
        return eta;
    }

    private static double[] exp(double[] eta) {
        double[] means = new double[eta.length];
        for (int i = 0; i < eta.length; i++) {
            eta[i] = Math.min(700, Math.max(FLOOR, eta[i]));
            means[i] = StrictMath.exp(eta[i]);
        }
        return means;
    }

    private static double deviance(double[] counts, double[] means, double size) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double y = counts[i];
            double m = means[i];
            double own = y == 0 ? 0 : y * Math.log(y / m);
            sum += Double.isInfinite(size) ? own - (y - m) : own - (y + size) * Math.log((y + size) / (m + size));
        }
        return 2 * sum;
    }
}
