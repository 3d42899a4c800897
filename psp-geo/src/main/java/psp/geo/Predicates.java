package psp.geo;

import java.math.BigDecimal;

/** On which side of a straight line a point lies: plain arithmetic where it is certain, exact arithmetic where not. */
final class Predicates {

    /**
     * The rounding of a difference of two products of two differences is at most this share of the products' sizes: J. R.
     * Shewchuk, Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates (1997), ccwerrboundA.
     */
    private static final double BOUND = (3 + 16 * 0x1p-53) * 0x1p-53;
    /** Far more than what a product loses that is too small for a double. */
    private static final double UNDERFLOW = 0x1p-1000;

    private Predicates() {}

    /**
     * The side of the line from a to b.
     *
     * @return 1 left of it, 0 exactly on it, −1 right of it
     */
    static int side(double ax, double ay, double bx, double by, double px, double py) {
        double left = (bx - ax) * (py - ay);
        double right = (by - ay) * (px - ax);
        double difference = left - right;
        double doubt = BOUND * (Math.abs(left) + Math.abs(right)) + UNDERFLOW;
        return Math.abs(difference) > doubt ? 1 - 2 * negative(difference) : exactSide(ax, ay, bx, by, px, py);
    }

    /** 1 for a number below zero, else 0; without a branch, which would be guessed wrongly for every other point. */
    static int negative(double value) {
        return (int) (Double.doubleToRawLongBits(value + 0.0) >>> 63);
    }

    /** The same without any rounding. */
    static int exactSide(double ax, double ay, double bx, double by, double px, double py) {
        if ((px == ax && py == ay) || (px == bx && py == by)) {
            return 0;
        }
        BigDecimal x = new BigDecimal(ax);
        BigDecimal y = new BigDecimal(ay);
        BigDecimal left = new BigDecimal(bx).subtract(x).multiply(new BigDecimal(py).subtract(y));
        BigDecimal right = new BigDecimal(by).subtract(y).multiply(new BigDecimal(px).subtract(x));
        return left.compareTo(right);
    }
}
