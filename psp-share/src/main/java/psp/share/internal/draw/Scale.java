package psp.share.internal.draw;

import java.util.stream.IntStream;

/** A straight scale from values to points, with round steps; no logarithm is asked, so that all machines agree. */
public record Scale(double from, double to, double step, double start, double end) {

    private static final double[] STEPS = {1, 2, 5};

    /** From 0 to at least a value of 1 or more, in at most so many steps; the end lies on a step. */
    public static Scale upTo(double most, int steps) {
        double step = step(Math.max(most, 1) / steps);
        return new Scale(0, step * Math.ceil(Math.max(most, 1) / step), step, 0, 1);
    }

    /** From below 0 to above it, at least to two values, in about so many steps; both ends lie on a step. */
    public static Scale around(double below, double above, int steps, double start, double end) {
        double step = step((below + above) / steps);
        return new Scale(-step * Math.ceil(below / step), step * Math.ceil(above / step), step, start, end);
    }

    public static Scale of(double from, double to, double start, double end) {
        return new Scale(from, to, to - from, start, end);
    }

    /** The same values between other points. */
    public Scale between(double newStart, double newEnd) {
        return new Scale(from, to, step, newStart, newEnd);
    }

    /** The values at its steps, from the first to the last. */
    public double[] marks() {
        return IntStream.rangeClosed(0, (int) Math.round((to - from) / step))
                .mapToDouble(i -> from + i * step)
                .toArray();
    }

    /** The least of 1, 2, 5, 10, 20 … that is no smaller. */
    public static double step(double least) {
        for (double ten = 1; ; ten *= 10) {
            for (double step : STEPS) {
                if (step * ten >= least) {
                    return step * ten;
                }
            }
        }
    }

    public double at(double value) {
        return start + (value - from) / (to - from) * (end - start);
    }

    /** The point of a value, or of the end beyond which it lies. */
    public double clipped(double value) {
        return at(clip(value));
    }

    /** The value itself, or the end beyond which it lies. */
    public double clip(double value) {
        return Math.max(from, Math.min(to, value));
    }

    public boolean holds(double value) {
        return value >= from && value <= to;
    }
}
