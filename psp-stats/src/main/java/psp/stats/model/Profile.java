package psp.stats.model;

import psp.stats.inference.Interval;
import psp.stats.internal.math.Roots;

/** What the likelihood loses where one coefficient is held at other values. */
final class Profile {

    private final LogLinear fit;
    private final double[] offset;
    private final double[] column;
    private final Design others;
    private double[] start;
    private boolean settled = true;

    Profile(LogLinear fit, double[][] columns, int j, double[] counts, double[] offset) {
        this.fit = fit;
        this.offset = offset;
        column = columns[j];
        others = Design.of(Design.without(columns, j), counts);
        start = fit.means;
    }

    /** Twice the log-likelihood lost; 0 or more. */
    double lost(double value) {
        double[] moved = offset.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += value * column[i];
        }
        LogLinear held = LogLinear.fit(others, moved, fit.size, start);
        settled &= held.converged;
        start = held.means;
        return Math.max(0, held.deviance - fit.deviance);
    }

    /** Where the loss on one side of a value is this; infinite if it never is. */
    double limit(double inside, double step, double drop) {
        double near = inside;
        double far = inside + step;
        for (int i = 0; lost(far) < drop; i++) {
            if (i > 60 || !settled) {
                return Math.copySign(Double.POSITIVE_INFINITY, step);
            }
            near = far;
            far += step * (1L << Math.min(i, 40));
        }
        double side = Math.signum(step);
        return side * Roots.of(x -> drop - lost(side * x), side * near, side * far);
    }

    Interval interval(double low, double high, double level, String method) {
        return settled
                ? new Interval(low, high, level, method)
                : new Interval(
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        level,
                        "no range: the profile likelihood did not settle");
    }
}
