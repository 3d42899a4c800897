package psp.stats.internal.math;

import java.util.function.DoubleUnaryOperator;

/** The zero of a falling function of one number, by the Illinois rule: M. Dowell and P. Jarratt, BIT 11 (1971). */
public final class Roots {

    private static final int MOST_STEPS = 300;

    private Roots() {}

    /**
     * Returns where the function is 0, to about 1e-13 of it.
     *
     * @param falling above 0 at low, below 0 at high
     */
    public static double of(DoubleUnaryOperator falling, double low, double high) {
        double from = low;
        double to = high;
        double above = falling.applyAsDouble(from);
        double below = falling.applyAsDouble(to);
        int kept = 0;
        for (int i = 0; i < MOST_STEPS && to - from > 1e-14 * (Math.abs(from) + Math.abs(to)); i++) {
            double at = from + (to - from) * (above / (above - below));
            // Every few steps a halving, so that it ends also where the function is nearly flat.
            if (!(at > from && at < to) || i % 8 == 7) {
                at = from + (to - from) / 2;
            }
            double value = falling.applyAsDouble(at);
            if (value == 0 || at == from || at == to) {
                return at;
            }
            if (value > 0) {
                from = at;
                above = value;
                below /= kept > 0 ? 2 : 1;
                kept = 1;
            } else {
                to = at;
                below = value;
                above /= kept < 0 ? 2 : 1;
                kept = -1;
            }
        }
        return from + (to - from) / 2;
    }

    /**
     * Returns the zero of a function that falls from low on, the upper end found by doubling; low if it is not above 0.
     */
    public static double upwards(DoubleUnaryOperator falling, double low, double stride) {
        if (!(falling.applyAsDouble(low) > 0)) {
            return low;
        }
        double step = stride;
        while (falling.applyAsDouble(low + step) > 0) {
            step *= 2;
            if (Double.isInfinite(low + step)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return of(falling, low, low + step);
    }
}
