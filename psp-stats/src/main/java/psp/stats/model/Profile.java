package psp.stats.model;

import java.util.Arrays;
import psp.stats.inference.Interval;
import psp.stats.internal.math.Roots;

/**
 * What the likelihood loses where one coefficient is held at other values.
 *
 * <p>It is held along what the other columns cannot say of its own, so that they need hardly follow. The work is bounded:
 * a limit farther off than a factor of e to the 10^9 is none, and fits of more steps in all than {@link #STEPS} have not settled.
 */
final class Profile {

    private static final int STEPS = 3_000;
    private static final double FARTHEST = 1e9;
    /** A first step no longer than this many factors of e. */
    private static final double FIRST = 4;

    private final LogLinear fit;
    private final double[] counts;
    private final double[] offset;
    /** The part of the column that the others do not have. */
    private final double[] own;
    /** The step that moves no mean by more than a factor of e. */
    private final double unit;

    private final Design others;
    private final double best;
    private final double[] first;
    private double last;
    private double[] start;
    private int steps;
    private boolean settled = true;

    Profile(LogLinear fit, double[][] columns, int j, double[] counts, double[] offset) {
        this.fit = fit;
        this.counts = counts;
        this.offset = offset;
        others = Design.of(Design.without(columns, j), counts);
        double[] weights = Arrays.stream(fit.means)
                .map(mean -> LogLinear.weight(mean, fit.size))
                .toArray();
        double[] along = LogLinear.start(others, new double[counts.length], columns[j], weights);
        own = columns[j].clone();
        for (int k = 0; k < along.length; k++) {
            for (int i = 0; i < own.length; i++) {
                own[i] -= along[k] * others.echelon.columns[k][i];
            }
        }
        unit = 1 / Arrays.stream(own).map(Math::abs).max().orElse(1);
        best = fit.coefficients[j];
        first = LogLinear.start(others, moved(best), fit.logs, weights);
        last = best;
        start = first;
    }

    private double[] moved(double value) {
        double[] moved = offset.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += value * own[i];
        }
        return moved;
    }

    /** Twice the log-likelihood lost; 0 or more. Starts from the nearest that is known: the fit itself, or the last value. */
    double lost(double value) {
        boolean fresh = Math.abs(value - best) <= Math.abs(value - last);
        LogLinear held = LogLinear.fit(others, moved(value), fit.size, fresh ? first : start);
        last = value;
        steps += held.steps;
        settled &= held.settled && steps < STEPS;
        start = held.start;
        return fit.lost(held, counts);
    }

    /** Whether all fits so far have settled. */
    boolean settled() {
        return settled;
    }

    /**
     * From 0 towards infinity the first value found at which less is lost than this; nothing has settled if none is.
     *
     * @param side 1 for plus infinity, -1 for minus
     */
    double inside(double side, double drop) {
        double value = 0;
        for (double far = unit; settled && lost(value) >= drop; far *= 2) {
            value = side * far;
            settled &= far <= FARTHEST * unit;
        }
        return value;
    }

    /**
     * Where the loss on one side of a value is this; infinite if it is nowhere within reach.
     *
     * @param inside a value at which less is lost
     * @param step the first step from there, its sign the side
     */
    double limit(double inside, double step, double drop) {
        double side = Math.signum(step);
        double near = inside;
        double stride = Math.min(Math.abs(step), FIRST * unit);
        double far = inside + side * stride;
        while (settled && lost(far) < drop) {
            if (Math.abs(far - inside) > FARTHEST * unit) {
                return side * Double.POSITIVE_INFINITY;
            }
            near = far;
            stride *= 2;
            far += side * stride;
        }
        return settled
                ? side * Roots.of(x -> settled ? drop - lost(side * x) : 0, side * near, side * far)
                : side * Double.POSITIVE_INFINITY;
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
