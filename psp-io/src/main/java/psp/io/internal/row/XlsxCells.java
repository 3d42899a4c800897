package psp.io.internal.row;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import psp.io.internal.field.Decimal;
import psp.io.limit.Limits;

/** The cells of a workbook as text: dates and times by their format, numbers in full. */
final class XlsxCells {

    private static final LocalDateTime DAY_0 = LocalDate.of(1899, 12, 30).atStartOfDay();
    private static final LocalDateTime DAY_0_OF_1904 = LocalDate.of(1904, 1, 1).atStartOfDay();
    private static final double LAST_DAY = 2_958_466;
    private static final int LONGEST_NUMBER = 400;
    /** Longer than any that a spreadsheet takes. */
    private static final int LONGEST_FORMAT = 1_000;

    private static final Pattern NOT_CODES = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|[Gg]eneral|_.|\\*.");
    private static final long SECONDS_A_DAY = 86_400;
    /** Serial numbers below are wrong by a day, since the program takes 1900 for a leap year. */
    private static final double FIRST_RIGHT_DAY = 61;

    private final XlsxBook book;
    private final CellText cellText;
    private long withoutValue;

    XlsxCells(String label, XlsxBook book, Limits limits) {
        this.book = book;
        cellText = new CellText(label, limits);
    }

    /** How many formulas had no value. */
    long withoutValue() {
        return withoutValue;
    }

    /** Begins a sheet. */
    void start() {
        withoutValue = 0;
    }

    /** Puts what a cell holds among the fields, and says what it is. */
    char read(XMLStreamReader reader, int at, List<String> fields, long row) throws XMLStreamException {
        String type = XlsxBook.attribute(reader, "t");
        int style = XlsxBook.number(XlsxBook.attribute(reader, "s"));
        String value = "";
        boolean formula = false;
        boolean inline = false;
        int depth = 1;
        while (depth > 0 && reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                formula |= name.equals("f");
                if (name.equals("v") || name.equals("is")) {
                    inline = name.equals("is");
                    value = cellText.read(reader, inline ? "t" : "", "rPh", row);
                } else {
                    depth++;
                }
            }
        }
        String raw = value.strip();
        if (raw.isEmpty()) {
            withoutValue += formula ? 1 : 0;
            return ' ';
        }
        if (type.equals("s")) {
            String text = book.shared(XlsxBook.number(raw));
            fields.set(at, text.isBlank() ? "" : text);
            return text.isBlank() ? ' ' : 't';
        }
        if (type.equals("d")) {
            fields.set(at, raw);
            return 'd';
        }
        double number = inline || !type.isEmpty() && !type.equals("n") ? Double.NaN : Decimal.parse(raw);
        if (Double.isNaN(number)) {
            fields.set(at, type.equals("b") ? raw.equals("1") ? "TRUE" : "FALSE" : inline ? value : raw);
            return 't';
        }
        String moment = moment(book.format(style), number);
        fields.set(at, moment != null ? moment : plain(raw));
        return moment != null ? 'd' : 'n';
    }

    private static String plain(String raw) {
        if (raw.length() > LONGEST_NUMBER) {
            // No spreadsheet writes it so, and its digits cost their square.
            return raw;
        }
        BigDecimal value = new BigDecimal(raw).stripTrailingZeros();
        return Math.abs(value.scale()) > 40 ? value.toString() : value.toPlainString();
    }

    /** What a number is where its format shows a day or a time; null where it shows a number. */
    private @Nullable String moment(@Nullable String format, double value) {
        if (format == null || format.length() > LONGEST_FORMAT || !(value >= 0 && value < LAST_DAY)) {
            return null;
        }
        String codes = NOT_CODES.matcher(format.split(";", 2)[0]).replaceAll("").toLowerCase(Locale.ROOT);
        boolean day = codes.indexOf('y') >= 0 || codes.indexOf('d') >= 0;
        boolean time = codes.indexOf('h') >= 0 || codes.indexOf('s') >= 0;
        long seconds = Math.round(value % 1 * SECONDS_A_DAY);
        if (!day) {
            return time && value < 1 && seconds < SECONDS_A_DAY
                    ? LocalTime.ofSecondOfDay(seconds).toString()
                    : null;
        }
        if (!book.isFrom1904() && value < FIRST_RIGHT_DAY) {
            return null;
        }
        LocalDateTime moment = (book.isFrom1904() ? DAY_0_OF_1904 : DAY_0)
                .plusDays((long) value)
                .plusSeconds(seconds);
        return time || seconds != 0 ? moment.toString() : moment.toLocalDate().toString();
    }
}
