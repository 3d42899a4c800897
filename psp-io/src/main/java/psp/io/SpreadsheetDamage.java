package psp.io;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognizes what a spreadsheet program does to a file; it is named and never repaired in silence. */
final class SpreadsheetDamage {

    private static final Set<String> TOTALS = Set.of("TOTAL", "TOTALS", "GRAND TOTAL", "SUM", "SUBTOTAL");
    private static final String MONTHS = "(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)";
    private static final Pattern AS_DAY =
            Pattern.compile("\\d{1,2}-" + MONTHS + "|" + MONTHS + "-\\d{2}", Pattern.CASE_INSENSITIVE);
    private static final Pattern AS_POWER = Pattern.compile("\\d(?:[.,]\\d+)?[eE]\\+\\d{1,2}");
    /** From 1954 to 2064 in days since 30 December 1899, perhaps with a time of day. */
    private static final Pattern SERIAL = Pattern.compile("[2-5]\\d{4}(?:[.,]\\d+)?");

    private SpreadsheetDamage() {}

    /** Whether an id was a longer number, 1.6E+08, or made a day, 16-Apr. */
    static boolean ofId(String id) {
        int n = id.length();
        return n >= 5
                && (id.indexOf('+') > 0 && AS_POWER.matcher(id).matches()
                        || n <= 6 && id.indexOf('-') > 0 && AS_DAY.matcher(id).matches());
    }

    /** Whether a date became the number of its day. */
    static boolean ofDate(String date) {
        return SERIAL.matcher(date).matches();
    }

    /** Whether a row adds up the rows above it. */
    static boolean isTotal(String firstField) {
        return firstField.length() <= 12 && TOTALS.contains(firstField.strip().toUpperCase(Locale.ROOT));
    }
}
