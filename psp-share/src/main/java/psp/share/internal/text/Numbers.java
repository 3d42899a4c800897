package psp.share.internal.text;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as a pack writes them: 12 significant digits, the same on every machine; whole numbers as they are. */
public final class Numbers {

    static final int DIGITS = 12;
    private static final MathContext ROUNDING = new MathContext(DIGITS);
    private static final double WHOLE = 1L << 53;
    /** Half a unit of the last digit, and a thousandth for a neighbour of the tie on another machine. */
    private static final BigDecimal HALF_UNIT = new BigDecimal("0.501");

    private Numbers() {}

    /** The number to 12 digits; {@code infinity} and {@code -infinity} in words. */
    public static String text(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinity" : "-infinity";
        }
        return isWhole(value)
                ? Long.toString((long) value)
                : plain(new BigDecimal(value).round(ROUNDING).stripTrailingZeros());
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) <= WHOLE;
    }

    private static String plain(BigDecimal value) {
        int exponent = value.precision() - value.scale();
        return exponent < -5 || exponent > 20 ? value.toString() : value.toPlainString();
    }

    /** The number that the text of one has: what a pack holds after it was written and read. */
    public static double rounded(double value) {
        return Double.isInfinite(value) || isWhole(value)
                ? value
                : new BigDecimal(value).round(ROUNDING).doubleValue();
    }

    /** Whether a number was written so: to within half a unit of its twelfth digit. */
    public static boolean isWritten(double value, String written) {
        if (text(value).equals(written)) {
            return true;
        }
        // Looked at as a plain number first: to subtract 1e999999999 exactly would fill the memory.
        if (Double.isInfinite(value)
                || isWhole(value)
                || written.endsWith("infinity")
                || !(Math.abs(Double.parseDouble(written) - value) <= 1e-9 * Math.abs(value))) {
            return false;
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(exact.precision() - exact.scale() - DIGITS);
        return exact.subtract(new BigDecimal(written)).abs().compareTo(unit.multiply(HALF_UNIT)) <= 0;
    }
}
