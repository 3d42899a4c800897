package psp.stats.internal.text;

import java.util.List;
import java.util.stream.Collectors;

/** Tables as CSV by RFC 4180 that a spreadsheet program cannot take for formulas: comma, quotes where needed, LF. */
public final class Csv {

    private Csv() {}

    /** A line of fields that are safe already, such as numbers and what {@link #text} gives. */
    public static String line(List<String> fields) {
        return fields.stream().collect(Collectors.joining(",", "", "\n"));
    }

    /** A text of somebody else; what a spreadsheet would take for a formula begins with an apostrophe. */
    public static String text(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
