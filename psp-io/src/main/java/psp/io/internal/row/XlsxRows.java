package psp.io.internal.row;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Texts;
import psp.io.internal.field.Decimal;
import psp.io.internal.file.DataFile;
import psp.io.internal.file.OverLimit;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/**
 * The rows of a workbook's first sheet, values as text: dates and times by their format, numbers in full.
 *
 * <p>The header is the first row that is at least half as full as the fullest of the first twenty and holds no number; what
 * stands above is a title. What the spreadsheet did to ids and codes is told per column at the end.
 */
public final class XlsxRows extends RowSource {

    private static final int LOOKED_AT = 20;
    private static final LocalDateTime DAY_0 = LocalDate.of(1899, 12, 30).atStartOfDay();
    private static final LocalDateTime DAY_0_OF_1904 = LocalDate.of(1904, 1, 1).atStartOfDay();
    /** Serial numbers below are wrong by a day, since the program takes 1900 for a leap year. */
    private static final double FIRST_RIGHT_DAY = 61;

    private static final double LAST_DAY = 2_958_466;
    private static final Pattern NOT_CODES = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|[Gg]eneral|_.|\\*.");
    private static final long SECONDS_A_DAY = 86_400;

    private final ReadableWorkbook book;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final Deque<Row> held = new ArrayDeque<>();
    private final Limits limits;
    private final Progress progress;
    private final boolean from1904;
    private final List<String> header;
    private final ColumnKinds[] kinds;

    private XlsxRows(String label, ReadableWorkbook book, Limits limits, Progress progress) throws IOException {
        super(label);
        this.book = book;
        this.limits = limits;
        this.progress = progress;
        from1904 = book.isDate1904();
        List<Sheet> sheets = book.getSheets().toList();
        if (sheets.isEmpty()) {
            throw DataException.inFile(label, "has no sheet");
        }
        if (sheets.size() > 1) {
            remark("read the first of " + sheets.size() + " sheets, '"
                    + sheets.get(0).getName() + "'");
        }
        stream = sheets.get(0).openStream();
        rows = stream.iterator();
        header = findHeader();
        kinds = new ColumnKinds[header.size()];
        Arrays.setAll(kinds, i -> new ColumnKinds());
    }

    public static RowSource open(Path file, Limits limits, Progress progress) {
        String label = DataFile.label(file);
        XlsxGuard.check(file, label, limits);
        ReadableWorkbook book = null;
        try {
            book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
            return new XlsxRows(label, book, limits, progress);
        } catch (IOException | RuntimeException e) {
            closeQuietly(book);
            throw e instanceof DataException data ? data : damaged(label, e);
        }
    }

    private static void closeQuietly(@Nullable ReadableWorkbook book) {
        try {
            if (book != null) {
                book.close();
            }
        } catch (IOException e) {
            // It was read only.
        }
    }

    /** The reader of workbooks throws whatever it meets; all of it means that the file is not one. */
    private static DataException damaged(String label, Exception e) {
        return DataException.inFile(
                label,
                "cannot be read as a workbook: " + e.getMessage() + "; save it again as .xlsx,"
                        + " or the sheet as CSV");
    }

    @Override
    public List<String> header() {
        return header;
    }

    private List<String> findHeader() {
        List<Row> first = new ArrayList<>();
        int widest = 0;
        for (int i = 0; i < LOOKED_AT; i++) {
            Row row = read();
            if (row == null) {
                break;
            }
            first.add(row);
            widest = Math.max(widest, row.filled());
        }
        for (int i = 0; i < first.size(); i++) {
            Row row = first.get(i);
            if (2 * row.filled() >= widest
                    && Arrays.stream(row.fields()).allMatch(text -> Double.isNaN(Decimal.parse(text)))) {
                held.addAll(first.subList(i + 1, first.size()));
                if (i > 0) {
                    remark(Texts.plural(i, "row") + " above the names of the columns left out, such as '"
                            + String.join(" ", first.get(0).fields()).strip() + "'");
                }
                return Arrays.stream(row.fields()).map(String::strip).toList();
            }
        }
        throw DataException.inFile(
                label(),
                first.isEmpty()
                        ? "its first sheet is empty"
                        : "none of the first " + first.size() + " rows names the columns");
    }

    @Override
    @Nullable
    public Row next() {
        Row row = held.isEmpty() ? read() : held.poll();
        for (int i = 0; row != null && i < Math.min(kinds.length, row.size()); i++) {
            kinds[i].see(row.field(i), row.kind(i));
        }
        return row == null || row.size() >= header.size() ? row : row.widened(header.size());
    }

    /** The next row that holds anything. */
    private @Nullable Row read() {
        try {
            while (rows.hasNext()) {
                org.dhatim.fastexcel.reader.Row row = rows.next();
                int size = row.getCellCount();
                while (size > 0 && isBlank(row.getCell(size - 1))) {
                    size--;
                }
                if (size > limits.columns()) {
                    throw DataException.atLine(
                            label(),
                            row.getRowNum(),
                            "the row has more fields, " + OverLimit.allows("columns", limits.columns()));
                }
                if (size > 0) {
                    tell(progress, row.getRowNum());
                    return row(row, size);
                }
            }
            return null;
        } catch (DataException e) {
            throw e;
        } catch (RuntimeException e) {
            throw damaged(label(), e);
        }
    }

    private static boolean isBlank(@Nullable Cell cell) {
        return cell == null
                || cell.getType() == CellType.EMPTY
                || cell.getText() == null
                || cell.getText().isBlank();
    }

    private Row row(org.dhatim.fastexcel.reader.Row row, int size) {
        String[] fields = new String[size];
        char[] seen = new char[size];
        for (int i = 0; i < size; i++) {
            Cell cell = row.getCell(i);
            fields[i] = "";
            seen[i] = ' ';
            if (!isBlank(cell)) {
                String number = number(cell);
                String moment = number == null ? null : moment(cell, Decimal.parse(number));
                seen[i] = moment != null ? 'd' : number != null ? 'n' : 't';
                fields[i] = moment != null ? moment : number != null ? number : cell.getText();
                if (fields[i].length() > limits.fieldCharacters()) {
                    throw CsvRows.tooLong(label(), row.getRowNum(), limits);
                }
            }
        }
        return new Row(fields, row.getRowNum(), new String(seen));
    }

    private static @Nullable String number(Cell cell) {
        boolean numeric = cell.getType() == CellType.NUMBER
                || cell.getType() == CellType.FORMULA && cell.getValue() instanceof BigDecimal;
        if (!numeric) {
            return null;
        }
        BigDecimal value = new BigDecimal(String.valueOf(cell.getRawValue()).strip()).stripTrailingZeros();
        return Math.abs(value.scale()) > 40 ? value.toString() : value.toPlainString();
    }

    /** What a number is where its format shows a day or a time; null where it shows a number. */
    private @Nullable String moment(Cell cell, double value) {
        String format = cell.getDataFormatString();
        if (format == null || !(value >= 0 && value < LAST_DAY)) {
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
        if (!from1904 && value < FIRST_RIGHT_DAY) {
            return null;
        }
        LocalDateTime moment =
                (from1904 ? DAY_0_OF_1904 : DAY_0).plusDays((long) value).plusSeconds(seconds);
        return time || seconds != 0 ? moment.toString() : moment.toLocalDate().toString();
    }

    @Override
    public List<String> remarks() {
        List<String> all = new ArrayList<>(super.remarks());
        for (int i = 0; i < kinds.length; i++) {
            kinds[i].tell("column '" + header.get(i) + "'", all);
        }
        return all;
    }

    @Override
    public void close() {
        stream.close();
        closeQuietly(book);
    }

    /** What the cells of one column are, by which damage shows. */
    private static final class ColumnKinds {

        private static final int EXACT_DIGITS = 15;
        private long texts;
        private long numbers;
        private long dates;
        private long zeros;
        private long tooLong;
        private String zero = "";
        private String date = "";

        void see(String text, char kind) {
            if (kind == 't') {
                texts++;
                if (text.length() > 1 && text.charAt(0) == '0' && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    zeros++;
                    zero = zero.isEmpty() ? text : zero;
                }
            } else if (kind == 'n') {
                numbers++;
                tooLong += text.length() > EXACT_DIGITS && text.indexOf('.') < 0 ? 1 : 0;
            } else if (kind == 'd') {
                dates++;
                date = date.isEmpty() ? text : date;
            }
        }

        void tell(String column, List<String> remarks) {
            if (dates > 0 && dates < texts + numbers) {
                remarks.add(column + ": " + Texts.plural(dates, "cell") + " made a day, such as " + date + ", among "
                        + Texts.grouped(texts + numbers)
                        + " others, as a spreadsheet does with 16-4; get the file again, the"
                        + " column as text");
            }
            if (tooLong > 0) {
                remarks.add(
                        column + ": " + Texts.plural(tooLong, "number") + " of more than 15 digits, which a spreadsheet"
                                + " shows as 1.6E+16 and of which it keeps 15; get the file again, the column as text");
            }
            if (zeros > 0 && numbers > 0) {
                remarks.add(
                        column + ": " + Texts.plural(numbers, "number") + " beside texts with leading zeros, such as "
                                + zero + "; zeros may be lost, get the file again, the column as text");
            }
        }
    }
}
