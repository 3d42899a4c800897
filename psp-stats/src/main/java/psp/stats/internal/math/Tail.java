package psp.stats.internal.math;

import java.util.function.DoubleFunction;

/**
 * A tail probability and its slope at one point of a scale.
 *
 * @param value the tail, 0 to 1
 * @param slope how fast it grows there, 0 or more
 */
public record Tail(double value, double slope) {
    private static final int MOST_STEPS = 2_000;

    /**
     * Returns the point at which a growing tail reaches the target: Newton's method on the logarithm of the tail,
     * kept between the nearest points known to be too low and too high.
     *
     * <p>For the beta law on the log odds and the gamma law on the log scale the logarithm of a tail is concave, so
     * that Newton's steps run up to the answer without overshooting, however deep in the tail it lies.
     *
     * @param tail the tail at a point
     * @param target above 0 and below 1
     * @param start any finite point, best close to the answer
     */
    public static double solve(DoubleFunction<Tail> tail, double target, double start) {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double at = start;
        double stride = 1;
        for (int i = 0; i < MOST_STEPS; i++) {
            Tail t = tail.apply(at);
            if (t.value < target) {
                low = at;
            } else {
                high = at;
            }
            double scale = t.value / t.slope;
            double step = scale * StrictMath.log(target / t.value);
            double next = at + step;
            // a step of 1e-8 of the scale leaves an error of its square
            if (t.slope > 0 && (Math.abs(step) <= 1e-8 * scale || next == at)) {
                return next;
            }
            if (!(next > low && next < high)) {
                next = low == Double.NEGATIVE_INFINITY
                        ? high - stride
                        : high == Double.POSITIVE_INFINITY ? low + stride : low + (high - low) / 2;
                stride *= 2;
                if (!(next > low && next < high)) {
                    return at;
                }
            }
            at = next;
        }
        throw new ArithmeticException("No point found at which the tail is " + target + " from " + start);
    }
}
