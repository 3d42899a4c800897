package psp.stats.internal.text;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers in a fixed number of digits; {@code Double.toString} differs between JDKs. */
public final class Digits {
    private Digits() {}

    /** Returns the value to this many significant digits, without an exponent unless it is very small or large. */
    public static String of(double value, int significant) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinity" : "-infinity";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(significant)).stripTrailingZeros();
        double size = Math.abs(value);
        return size != 0 && (size < 1e-4 || size >= 1e15) ? rounded.toString() : rounded.toPlainString();
    }

    /** Returns a level such as 0.95 as "95 %". */
    public static String percent(double level) {
        return of(100 * level, 6) + " %";
    }
}
