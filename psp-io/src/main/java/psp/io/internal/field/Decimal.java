package psp.io.internal.field;

import com.fasterxml.jackson.core.io.NumberInput;
import psp.core.internal.Library;

/** Reads decimal numbers, NaN for anything else, without an exception for what is plainly no number. */
public final class Decimal {

    /** Powers of ten that a double holds exactly. */
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private static final int EXACT_DIGITS = 15;
    private static final double HALF_CIRCLE = 180;

    private Decimal() {}

    /** The number nearest to what is written; NaN if it is none. */
    public static double parse(String s) {
        return parse(s.toCharArray(), 0, s.length());
    }

    /** As {@link #parse(String)}. */
    public static double parse(Slice s) {
        return parse(s.characters, s.from, s.to);
    }

    private static double parse(char[] s, int from, int to) {
        boolean negative = from < to && s[from] == '-';
        int begin = negative || from < to && s[from] == '+' ? from + 1 : from;
        long mantissa = 0;
        int point = to;
        for (int i = begin; i < to; i++) {
            int digit = s[i] - '0';
            if (digit >= 0 && digit <= 9) {
                mantissa = 10 * mantissa + digit;
            } else if (s[i] == '.' && point == to) {
                point = i;
            } else {
                boolean power = (s[i] == 'e' || s[i] == 'E') && i > begin + (point < i ? 1 : 0);
                return power ? slowly(new String(s, from, to - from)) : Double.NaN;
            }
        }
        int behind = point == to ? 0 : to - point - 1;
        int digits = point - begin + behind;
        if (digits == 0) {
            return Double.NaN;
        }
        if (digits > EXACT_DIGITS) {
            return slowly(new String(s, from, to - from));
        }
        // Both fit a double exactly, so one division rounds once, to the nearest.
        double value = behind == 0 ? mantissa : mantissa / TENS[behind];
        return negative ? -value : value;
    }

    /**
     * A coordinate: also with blanks or commas between thousands, or a comma for the point, as {@code 1,176,001} and
     * {@code -87,64052}.
     *
     * @param degrees whether a single comma is a point where what stands before it can be degrees
     */
    public static double coordinate(Slice written, boolean degrees) {
        double plain = parse(written);
        if (!Double.isNaN(plain)) {
            return plain;
        }
        String s = written.toString();
        int comma = s.indexOf(',');
        if (comma < 0 && s.indexOf(' ') < 0 && s.indexOf('\u00a0') < 0) {
            return plain;
        }
        String closed = s.replaceAll("(?<=\\d)[ \u00a0](?=\\d{3}(?!\\d))", "");
        comma = closed.indexOf(',');
        boolean thousands = closed.matches("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
        if (comma >= 0 && closed.indexOf(',', comma + 1) < 0) {
            double whole = parse(closed.substring(0, comma));
            if (!thousands || degrees && Math.abs(whole) <= HALF_CIRCLE && closed.indexOf('.') < 0) {
                return parse(closed.replace(".", "").replace(',', '.'));
            }
        }
        return thousands || comma < 0 ? parse(closed.replace(",", "")) : Double.NaN;
    }

    private static double slowly(String s) {
        Library.JACKSON_CORE.need();
        char last = s.charAt(s.length() - 1);
        if (last != '.' && (last < '0' || last > '9')) {
            return Double.NaN; // Java would take 1d and 1f for numbers
        }
        try {
            double value = NumberInput.parseDouble(s, true);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
