package psp.stats.model;

import java.io.Serializable;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;
import org.jspecify.annotations.Nullable;
import psp.stats.internal.math.SaddlePoint;

/**
 * A log-linear fit of counts by Newton's method, each step a weighted least squares, for a given negative binomial size
 * (infinite: Poisson). Separated periods have a mean of zero.
 *
 * <p>The likelihood is concave, so that a step, halved until it does not fall, leads up; the fit has settled where the
 * next step gains nothing. P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd edition (1989), section 2.5.
 */
final class LogLinear implements Serializable {

    private static final long serialVersionUID = 1;

    private static final int STEPS = 3_000;
    private static final int HALVES = 60;
    /** No logarithm of a mean moves farther in a step. */
    private static final double STRIDE = 16;
    /** Logarithms of means are computed with to here, up and down. */
    private static final double MOST = 700;
    /** Between these the size of a negative binomial is sought. */
    private static final double LEAST_SIZE = 1e-8;

    private static final double MOST_SIZE = 1e12;

    /** One coefficient a column; 0 where it is not fitted. */
    final double[] coefficients;
    /** Fitted means. */
    final double[] means;
    /** The inverse of X'WX. */
    final double[][] unscaled;
    /** Twice the log-likelihood lost against the saturated model. */
    final double deviance;
    /** Whether the next step gains nothing. */
    final boolean converged;
    /** The negative binomial size; infinite for Poisson. */
    final double size;

    private LogLinear(
            double[] coefficients,
            double[] means,
            double[][] unscaled,
            double deviance,
            boolean converged,
            double size) {
        this.coefficients = coefficients;
        this.means = means;
        this.unscaled = unscaled;
        this.deviance = deviance;
        this.converged = converged;
        this.size = size;
    }

    /**
     * Fits.
     *
     * @param design the columns and the counts
     * @param offset added to the linear predictor
     * @param size the negative binomial size, infinite for Poisson
     * @param start means to start from, or null
     * @return the fit
     */
    static LogLinear fit(Design design, double[] offset, double size, double @Nullable [] start) {
        double[] counts = design.counts;
        int n = counts.length;
        double[] b = new double[design.columns.length];
        double[] eta = new double[n];
        for (int i = 0; i < n; i++) {
            eta[i] = Math.log(start == null || start[i] == 0 ? counts[i] + 0.1 : start[i]);
        }
        double[] means = exp(design, eta);
        double deviance = Double.POSITIVE_INFINITY;
        boolean converged = false;
        for (int step = 0; step < STEPS && !converged; step++) {
            boolean first = step == 0;
            double[] weights = new double[n];
            double[] score = new double[n];
            for (int i = 0; i < n; i++) {
                if (!design.separated[i]) {
                    double damp = Double.isInfinite(size) ? 1 : 1 + means[i] / size;
                    weights[i] = means[i] * (1 + counts[i] / size) / (damp * damp);
                    score[i] = (counts[i] - means[i]) / damp;
                }
            }
            Qr qr = weighted(design, weights);
            // The start need not lie on the columns: least squares first.
            double[] next = first ? qr.solve(response(eta, offset, weights, score)) : step(design, qr, b, score);
            double[] nextEta = predictor(design, next, offset);
            double[] nextMeans = exp(design, nextEta);
            double nextDeviance = deviance(counts, nextMeans, size);
            double gain = 0;
            double rounding = 1e-12;
            double farthest = 0;
            for (int i = 0; i < n; i++) {
                double off = nextEta[i] - eta[i];
                double least = 1e-15 * (1 + Math.abs(eta[i]));
                gain += weights[i] * off * off;
                farthest = Math.max(farthest, Math.abs(off));
                rounding += weights[i] * least * least;
            }
            converged = !first && gain <= rounding;
            double part = first ? 1 : Math.min(1, STRIDE / farthest);
            for (int half = 0;
                    half < HALVES && !converged && (part < 1 || !(nextDeviance <= deviance + 1e-12 * (1 + deviance)));
                    half++) {
                for (int j = 0; j < next.length; j++) {
                    next[j] = b[j] + (part < 1 ? part : 0.5) * (next[j] - b[j]);
                }
                part = 1;
                nextEta = predictor(design, next, offset);
                nextMeans = exp(design, nextEta);
                nextDeviance = deviance(counts, nextMeans, size);
            }
            b = next;
            eta = nextEta;
            means = nextMeans;
            deviance = nextDeviance;
        }
        double[] expected = new double[n];
        for (int i = 0; i < n; i++) {
            expected[i] = weight(means[i], size);
        }
        Qr last = weighted(design, expected);
        // Weights so far apart that a column is lost among them leave its coefficient untold.
        converged &= last.rank() == design.fitted();
        return new LogLinear(b, means, last.inverseCrossProducts(), deviance, converged, size);
    }

    /**
     * Fits the size too, by maximum likelihood; an infinite size where the counts spread no more than Poisson ones.
     *
     * @param design the columns and the counts
     * @param offset added to the linear predictor
     * @return the fit, settled if means and size have
     */
    static LogLinear fitSize(Design design, double[] offset) {
        LogLinear poisson = fit(design, offset, Double.POSITIVE_INFINITY, null);
        LogLinear fit = poisson;
        double size = Double.NaN;
        for (int step = 0; step < STEPS; step++) {
            double next = size(design.counts, fit.means, size);
            if (next >= MOST_SIZE / 2) {
                return poisson;
            }
            boolean settled = Math.abs(next - size) <= 1e-10 * next;
            size = next;
            fit = fit(design, offset, size, fit.means);
            if (settled) {
                return fit;
            }
        }
        return new LogLinear(fit.coefficients, fit.means, fit.unscaled, fit.deviance, false, size);
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
        double low = LEAST_SIZE;
        double high = MOST_SIZE;
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

    private static Qr weighted(Design design, double[] weights) {
        double[][] scaled = new double[design.columns.length][weights.length];
        for (int i = 0; i < weights.length; i++) {
            double root = Math.sqrt(weights[i]);
            for (int j = 0; j < scaled.length; j++) {
                scaled[j][i] = root * design.columns[j][i];
            }
        }
        return Qr.of(scaled);
    }

    private static double[] response(double[] eta, double[] offset, double[] weights, double[] score) {
        double[] z = new double[eta.length];
        for (int i = 0; i < z.length; i++) {
            double root = Math.sqrt(weights[i]);
            z[i] = root == 0 ? 0 : root * (eta[i] - offset[i]) + score[i] / root;
        }
        return z;
    }

    /** Newton's step: it ends where the score does, however far apart the weights are. */
    private static double[] step(Design design, Qr qr, double[] b, double[] score) {
        double[][] inverse = qr.inverseCrossProducts();
        double[] next = b.clone();
        for (int k = 0; k < b.length; k++) {
            double slope = 0;
            for (int i = 0; i < score.length; i++) {
                slope += design.columns[k][i] * score[i];
            }
            for (int j = 0; j < b.length; j++) {
                next[j] += inverse[j][k] * slope;
            }
        }
        return next;
    }

    /** The information that a period of this mean gives about its logarithm. */
    static double weight(double mean, double size) {
        return Double.isInfinite(size) ? mean : mean / (1 + mean / size);
    }

    private static double[] predictor(Design design, double[] b, double[] offset) {
        double[] eta = offset.clone();
        for (int j = 0; j < b.length; j++) {
            for (int i = 0; i < eta.length; i++) {
                eta[i] += design.columns[j][i] * b[j];
            }
        }
        return eta;
    }

    private static double[] exp(Design design, double[] eta) {
        double[] means = new double[eta.length];
        for (int i = 0; i < eta.length; i++) {
            means[i] = design.separated[i] ? 0 : StrictMath.exp(Math.min(MOST, Math.max(-MOST, eta[i])));
        }
        return means;
    }

    private static double deviance(double[] counts, double[] means, double size) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double y = counts[i];
            double m = means[i];
            if (Double.isInfinite(size)) {
                sum += SaddlePoint.deviance(y, m);
            } else if (y == 0) {
                sum += size * Math.log1p(m / size);
            } else {
                double ratio =
                        Math.abs(y - m) < m / 2 ? Math.log1p((y - m) / (m + size)) : Math.log((y + size) / (m + size));
                sum += y * Math.log1p(size * (y - m) / (m * (y + size))) - size * ratio;
            }
        }
        return 2 * sum;
    }
}
