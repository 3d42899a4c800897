package psp.stats.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Digamma;
import psp.stats.internal.math.Roots;
import psp.stats.internal.math.SaddlePoint;

/**
 * A log-linear fit of counts by Newton's method, each step a weighted least squares, for a given negative binomial size
 * (infinite: Poisson). Separated periods have a mean of zero.
 *
 * <p>The likelihood is concave: each step goes as far along its direction as the likelihood rises, told by its slope
 * there, and the fit has settled where the next step gains nothing. P. McCullagh and J. A. Nelder, Generalized Linear
 * Models, 2nd edition (1989), section 2.5.
 */
final class LogLinear implements Serializable {

    private static final long serialVersionUID = 1;

    /** Steps, after which a fit has not settled; ordinary ones take five to ten. */
    private static final int STEPS = 300;
    /** Tries of how far to go in one step. */
    private static final int TRIES = 80;
    /** No logarithm of a mean moves farther at a first try. */
    private static final double STRIDE = 16;
    /** What rounding may hide, in units of twice a log-likelihood; counts of 2^50 hide 1e-9. */
    private static final double MOST_ROUNDING = 1e-6;
    /** A slope this much of the first one is nearly none. */
    private static final double NEARLY = 0.1;
    /** Logarithms of means are computed with to here, up and down. */
    private static final double MOST = 700;
    /** Between these the size of a negative binomial is sought. */
    private static final double LEAST_SIZE = 1e-8;

    private static final double MOST_SIZE = 1e12;

    /** One coefficient a column; 0 where it is not fitted. */
    final double[] coefficients;
    /** Logarithms of the fitted means; meaningless where a period is separated. */
    final double[] logs;
    /** Fitted means. */
    final double[] means;
    /** The inverse of X'WX. */
    final double[][] unscaled;
    /** Twice the log-likelihood lost against the saturated model. */
    final double deviance;
    /** Whether the next step gains nothing. */
    final boolean settled;
    /** Whether it has settled and every column is told by the weights. */
    final boolean converged;
    /** The negative binomial size; infinite for Poisson. */
    final double size;
    /** The steps it took. */
    final int steps;
    /** Coefficients of the design's echelon, to start another fit from. */
    final double[] start;

    private LogLinear(Newton newton, boolean settled) {
        Design design = newton.design;
        int p = design.columns.length;
        double[] expected = new double[newton.means.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = weight(newton.means[i], newton.size);
        }
        Qr qr = weighted(design.echelon.columns, expected);
        this.start = newton.b;
        this.coefficients = newton.b.length == 0 ? new double[p] : design.echelon.coefficients(newton.b);
        this.logs = newton.logs;
        this.means = newton.means;
        this.unscaled = design.echelon.covariance(qr.inverseCrossProducts(), p);
        this.deviance = deviance(design.counts, newton.means, newton.size);
        this.settled = settled && newton.settled;
        // Weights so far apart that a column is lost among them leave its coefficient untold.
        this.converged = this.settled && qr.rank() == design.fitted();
        this.size = newton.size;
        this.steps = newton.steps;
    }

    /**
     * Fits.
     *
     * @param design the columns and the counts
     * @param offset added to the linear predictor
     * @param size the negative binomial size, infinite for Poisson
     * @return the fit
     */
    static LogLinear fit(Design design, double[] offset, double size) {
        double[] near = near(design);
        return fit(design, offset, size, start(design, offset, logs(near), near));
    }

    /** The same from coefficients of the design's echelon, or from means that err alike everywhere if those are better. */
    static LogLinear fit(Design design, double[] offset, double size, double[] start) {
        double[] ones = new double[offset.length];
        Arrays.fill(ones, 1);
        Newton newton = new Newton(design, offset, size, start);
        Newton even = new Newton(design, offset, size, start(design, offset, logs(near(design)), ones));
        if (deviance(design.counts, even.means, size) < deviance(design.counts, newton.means, size)) {
            newton = even;
        }
        newton.run();
        return new LogLinear(newton, true);
    }

    private static double[] near(Design design) {
        return Arrays.stream(design.counts).map(count -> count + 0.1).toArray();
    }

    private static double[] logs(double[] means) {
        return Arrays.stream(means).map(StrictMath::log).toArray();
    }

    /** Coefficients of the design's echelon whose means are near some, those of most weight first. */
    static double[] start(Design design, double[] offset, double[] logs, double[] weights) {
        double[] right = new double[logs.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = design.separated[i] || weights[i] == 0 ? 0 : Math.sqrt(weights[i]) * (logs[i] - offset[i]);
        }
        return weighted(design.echelon.columns, weights).solve(right);
    }

    /**
     * Fits the size too, by maximum likelihood; an infinite size where the counts spread no more than Poisson ones. At
     * the means fitted for it the likelihood no longer rises with the size.
     *
     * @param design the columns and the counts
     * @param offset added to the linear predictor
     * @return the fit, settled if means and size have
     */
    static LogLinear fitSize(Design design, double[] offset) {
        LogLinear poisson = fit(design, offset, Double.POSITIVE_INFINITY);
        double excess = 0;
        double squares = 0;
        for (int i = 0; i < design.counts.length; i++) {
            double residual = design.counts[i] - poisson.means[i];
            excess += residual * residual - design.counts[i];
            squares += poisson.means[i] * poisson.means[i];
        }
        if (!(excess > 0)) {
            return poisson;
        }
        LogLinear[] last = {poisson};
        double size = StrictMath.exp(size(
                log -> {
                    last[0] = fit(design, offset, StrictMath.exp(log), last[0].start);
                    return score(design.counts, last[0].means, StrictMath.exp(log));
                },
                StrictMath.log(Math.min(MOST_SIZE, Math.max(LEAST_SIZE, squares / excess)))));
        if (size >= MOST_SIZE) {
            return poisson;
        }
        Newton newton = new Newton(design, offset, size, last[0].start);
        newton.run();
        return new LogLinear(newton, size > LEAST_SIZE);
    }

    /** The logarithm of the size at which the likelihood no longer rises, found from one nearby. */
    private static double size(DoubleUnaryOperator score, double near) {
        boolean up = score.applyAsDouble(near) > 0;
        double end = StrictMath.log(up ? MOST_SIZE : LEAST_SIZE);
        double from = near;
        for (double stride = 1; from != end; stride *= 2) {
            double to = up ? Math.min(end, from + stride) : Math.max(end, from - stride);
            if (score.applyAsDouble(to) > 0 != up) {
                return Roots.of(score, Math.min(from, to), Math.max(from, to));
            }
            from = to;
        }
        return end;
    }

    /** Derivative of the log-likelihood by the size. */
    private static double score(double[] counts, double[] means, double size) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += digammaStep(counts[i], size)
                    - StrictMath.log1p(means[i] / size)
                    + (means[i] - counts[i]) / (size + means[i]);
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

    /**
     * Twice the log-likelihood lost by other coefficients, some of them perhaps held; 0 or more. Since the score of this
     * fit is zero along all of its columns, what is lost is the curve of the likelihood over its tangent here, period by
     * period, and nothing large cancels.
     *
     * @param other a fit to the same counts whose columns are among this one's
     */
    double lost(LogLinear other, double[] counts) {
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            if (means[i] == 0) {
                sum += Double.isInfinite(size) ? other.means[i] : size * StrictMath.log1p(other.means[i] / size);
            } else if (Double.isInfinite(size)) {
                double off = other.logs[i] - logs[i];
                sum += means[i] * (StrictMath.expm1(off) - off);
            } else {
                double off = other.logs[i] - logs[i];
                double share = means[i] / (means[i] + size);
                double rest = size / (means[i] + size);
                sum += (counts[i] + size)
                        * (share < 0.5
                                ? StrictMath.log1p(share * StrictMath.expm1(off)) - share * off
                                : StrictMath.log1p(rest * StrictMath.expm1(-off)) + rest * off);
            }
        }
        return Math.max(0, 2 * sum);
    }

    private static Qr weighted(double[][] columns, double[] weights) {
        double[][] scaled = new double[columns.length][weights.length];
        for (int i = 0; i < weights.length; i++) {
            double root = Math.sqrt(weights[i]);
            for (int j = 0; j < scaled.length; j++) {
                scaled[j][i] = root * columns[j][i];
            }
        }
        return Qr.of(scaled);
    }

    /** The information that a period of this mean gives about its logarithm. */
    static double weight(double mean, double size) {
        return Double.isInfinite(size) ? mean : mean / (1 + mean / size);
    }

    private static double deviance(double[] counts, double[] means, double size) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double y = counts[i];
            double m = means[i];
            if (Double.isInfinite(size)) {
                sum += SaddlePoint.deviance(y, m);
            } else if (y == 0) {
                sum += size * StrictMath.log1p(m / size);
            } else {
                double ratio = Math.abs(y - m) < m / 2
                        ? StrictMath.log1p((y - m) / (m + size))
                        : StrictMath.log((y + size) / (m + size));
                sum += y * StrictMath.log1p(size * (y - m) / (m * (y + size))) - size * ratio;
            }
        }
        return 2 * sum;
    }

    /** The steps of one fit. */
    private static final class Newton {

        final Design design;
        final double[] offset;
        final double size;
        double[] b;
        double[] logs;
        double[] means;
        int steps;
        boolean settled;

        Newton(Design design, double[] offset, double size, double[] start) {
            this.design = design;
            this.offset = offset;
            this.size = size;
            place(start);
        }

        void run() {
            boolean lost = false;
            while (steps < STEPS && !settled && !lost) {
                lost = !step();
            }
        }

        private void place(double[] to) {
            b = to;
            logs = offset.clone();
            for (int k = 0; k < to.length; k++) {
                add(logs, to[k], design.echelon.columns[k]);
            }
            means = means(logs);
        }

        private double[] means(double[] of) {
            double[] all = new double[of.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = design.separated[i] ? 0 : StrictMath.exp(Math.min(MOST, Math.max(-MOST, of[i])));
            }
            return all;
        }

        /** By how much the log-likelihood rises with the logarithm of each mean. */
        private double[] score(double[] at) {
            double[] all = new double[at.length];
            for (int i = 0; i < all.length; i++) {
                all[i] = design.separated[i] ? 0 : (design.counts[i] - at[i]) / (1 + at[i] / size);
            }
            return all;
        }

        /** Goes a step; false where none leads up. */
        private boolean step() {
            steps++;
            int n = means.length;
            double[] weights = new double[n];
            for (int i = 0; i < n; i++) {
                double damp = 1 + means[i] / size;
                weights[i] = means[i] * (1 + design.counts[i] / size) / (damp * damp);
            }
            double[][] columns = design.echelon.columns;
            Qr qr = weighted(columns, weights);
            if (qr.rank() < columns.length) {
                // Means far below their counts hide what they pull at.
                Arrays.setAll(weights, i -> design.separated[i] ? 0 : Math.max(weights[i], design.counts[i] / STRIDE));
                qr = weighted(columns, weights);
            }
            double[][] inverse = qr.inverseCrossProducts();
            double[] score = score(means);
            double[] way = new double[b.length];
            for (int k = 0; k < b.length; k++) {
                add(way, dot(columns[k], score), inverse[k]);
            }
            double[] moved = new double[n];
            double[] reach = new double[n];
            for (int k = 0; k < b.length; k++) {
                add(moved, way[k], columns[k]);
                double own = Math.abs(b[k]);
                double[] column = columns[k];
                Arrays.setAll(reach, i -> reach[i] + own * Math.abs(column[i]));
            }
            double gain = 0;
            double rounding = 1e-12;
            double farthest = 0;
            for (int i = 0; i < n; i++) {
                double least = 1e-15 * (1 + Math.abs(offset[i]) + reach[i]);
                gain += weights[i] * moved[i] * moved[i];
                farthest = Math.max(farthest, Math.abs(moved[i]));
                rounding += weights[i] * least * least;
            }
            settled = gain <= Math.min(rounding, MOST_ROUNDING);
            double part = settled ? 1 : part(moved, dot(score, moved), farthest);
            double[] next = b.clone();
            add(next, part, way);
            place(next);
            return part > 0;
        }

        /**
         * How far to go: to where the likelihood has nearly ceased to rise, and if that is far, to no more than twice as
         * far as it rises; 0 if it does not rise at all.
         */
        private double part(double[] moved, double rise, double farthest) {
            double low = 0;
            double high = Double.POSITIVE_INFINITY;
            boolean near = false;
            double at = Math.min(1, STRIDE / farthest);
            for (int i = 0; i < TRIES; i++) {
                double[] there = logs.clone();
                add(there, at, moved);
                double slope = dot(score(means(there)), moved);
                if (slope > 0) {
                    low = at;
                    near = slope <= NEARLY * rise;
                } else {
                    high = at;
                }
                boolean far = at * farthest >= 1;
                if (near && (high < Double.POSITIVE_INFINITY || !far)) {
                    return low;
                }
                if (slope <= 0 && slope >= -NEARLY * rise && !far) {
                    return at;
                }
                at = Double.isInfinite(high) ? 2 * at : low + (high - low) / 2;
            }
            return low;
        }

        private static void add(double[] v, double factor, double[] other) {
            for (int i = 0; i < v.length; i++) {
                v[i] += factor * other[i];
            }
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }
    }
}
