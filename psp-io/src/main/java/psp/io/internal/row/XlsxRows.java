package psp.io.internal.row;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Texts;
import psp.io.internal.field.Decimal;
import psp.io.internal.file.DataFile;
import psp.io.internal.file.OverLimit;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/**
 * The rows of a workbook's sheet, values as text: dates and times by their format, numbers in full.
 *
 * <p>Of several sheets the named one is read; else the only one that is no cover and not hidden, or all that have the same
 * columns. The header is the first row that is at least half as full as the fullest of the first twenty and holds no number;
 * what stands above is a title. What the spreadsheet did to ids and codes is told per column at the end.
 */
public final class XlsxRows extends RowSource {

    private static final int LOOKED_AT = 20;
    /** What a cell costs beside its text, in characters. */
    private static final int A_CELL = 16;
    /** Beside a sheet of so many times the rows another is a note. */
    private static final int TEN_TIMES = 10;
    /** The last column there is, XFD. */
    private static final int LAST_COLUMN = 16_384;

    private final XlsxBook book;
    private final Limits limits;
    private final XlsxCells cells;
    private final Progress progress;
    private final Deque<XlsxBook.Part> parts = new ArrayDeque<>();
    private final Deque<Row> held = new ArrayDeque<>();
    private List<String> header = List.of();
    private ColumnKinds[] kinds = new ColumnKinds[0];
    private @Nullable InputStream stream;
    private @Nullable XMLStreamReader sheet;
    private long rowNumber;
    private int lookedAt;
    private String title = "";
    private long hiddenRows;
    private long merged;

    private XlsxRows(String label, XlsxBook book, Limits limits, Progress progress) {
        super(label);
        this.book = book;
        this.limits = limits;
        cells = new XlsxCells(label, book, limits);
        this.progress = progress;
    }

    public static RowSource open(Path file, Limits limits, Progress progress) {
        return open(file, null, limits, progress);
    }

    /** Opens a workbook at the sheet of a name, or at the one that holds the rows. */
    public static RowSource open(Path file, @Nullable String name, Limits limits, Progress progress) {
        String label = DataFile.label(file);
        try {
            XlsxBook book = XlsxBook.open(file, label, limits);
            XlsxRows rows = new XlsxRows(label, book, limits, progress);
            try {
                rows.choose(name);
                return rows;
            } catch (RuntimeException e) {
                rows.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw DataFile.missing(file, e);
        } catch (IOException e) {
            throw DataFile.problem(label, e);
        }
    }

    private void choose(@Nullable String name) {
        List<XlsxBook.Part> all = book.sheets();
        if (all.isEmpty()) {
            throw DataException.inFile(label(), "cannot be read as a workbook: it has no sheet");
        }
        List<XlsxBook.Part> named = all.stream()
                .filter(part -> name == null ? !part.hidden() : part.name().equals(name))
                .toList();
        if (named.isEmpty()) {
            List<String> names = all.stream().map(XlsxBook.Part::name).toList();
            throw DataException.inFile(
                    label(),
                    name == null
                            ? "has hidden sheets alone, " + names + "; say which to read, as in sheet = " + names.get(0)
                            : "has no sheet '" + name + "'; the sheets are " + names);
        }
        parts.addAll(named.size() == 1 ? named : fitting(named));
        header = start(parts.remove());
        if (header.isEmpty()) {
            throw DataException.inFile(
                    label(),
                    lookedAt == 0
                            ? "its first sheet is empty"
                            : "none of the first " + lookedAt + " rows names the columns");
        }
        if (!title.isEmpty()) {
            remark(title);
        }
        kinds = new ColumnKinds[header.size()];
        Arrays.setAll(kinds, i -> new ColumnKinds());
        List<String> hidden = name != null
                ? List.of()
                : all.stream()
                        .filter(XlsxBook.Part::hidden)
                        .map(XlsxBook.Part::name)
                        .toList();
        if (!hidden.isEmpty()) {
            remark("left out the hidden " + Texts.plural(hidden.size(), "sheet") + " " + hidden + "; say sheet = "
                    + hidden.get(0) + " to read it");
        }
    }

    /** A sheet with the names of its columns and how many rows it has below. */
    private record Table(XlsxBook.Part part, List<String> header, long rows) {

        @Override
        public String toString() {
            return "'" + part.name() + "' (" + Texts.plural(rows, "row") + ")";
        }
    }

    /** Of several sheets those that hold rows of one kind. */
    private List<XlsxBook.Part> fitting(List<XlsxBook.Part> named) {
        List<Table> tables = named.stream().map(this::table).toList();
        long most = tables.stream().mapToLong(Table::rows).max().orElse(0);
        List<Table> large = tables.stream()
                .filter(table -> table.rows * TEN_TIMES >= most && table.rows > 0)
                .toList();
        if (large.isEmpty()) {
            throw DataException.inFile(label(), "none of its sheets names columns above rows");
        }
        Table first = large.get(0);
        List<Table> read = tables.stream()
                .filter(table -> table.rows > 0 && table.header.equals(first.header))
                .toList();
        if (!read.containsAll(large)) {
            throw DataException.inFile(
                    label(),
                    "holds several sheets with rows, " + shown(large) + "; say which to read, as in sheet = "
                            + first.part.name());
        }
        List<Table> others =
                tables.stream().filter(table -> !read.contains(table)).toList();
        remark("read " + (read.size() == 1 ? "the sheet " : "the sheets of one kind ") + shown(read)
                + (others.isEmpty() ? "" : ", not " + shown(others)));
        return read.stream().map(Table::part).toList();
    }

    private static String shown(List<Table> tables) {
        return tables.stream().limit(LOOKED_AT).map(Table::toString).collect(Collectors.joining(", "));
    }

    private Table table(XlsxBook.Part part) {
        List<String> names = start(part);
        long rows = 0;
        for (Row row = next(false); row != null; row = next(false)) {
            rows++;
        }
        // A single column is a note.
        return new Table(
                part, names, names.stream().filter(name -> !name.isEmpty()).count() < 2 ? 0 : rows);
    }

    /** Goes to the first row of a sheet, and gives the names of its columns. */
    private List<String> start(XlsxBook.Part part) {
        shut();
        held.clear();
        hiddenRows = 0;
        cells.start();
        merged = 0;
        rowNumber = 0;
        try {
            stream = book.stream(part.part());
            sheet = Xml.reader(Xml.text(label(), stream));
        } catch (XMLStreamException e) {
            throw Xml.damaged(label(), e);
        } catch (IOException e) {
            throw DataFile.problem(label(), e);
        }
        return findHeader();
    }

    @Override
    public List<String> header() {
        return header;
    }

    private List<String> findHeader() {
        List<Row> first = new ArrayList<>();
        int widest = 0;
        for (int i = 0; i < LOOKED_AT; i++) {
            Row row = written();
            if (row == null) {
                break;
            }
            first.add(row);
            widest = Math.max(widest, row.filled());
        }
        int names = -1;
        for (int i = first.size() - 1; i >= 0; i--) {
            names = 2 * first.get(i).filled() >= widest && isNames(first.get(i)) ? i : names;
        }
        for (int i = 0; i < first.size() && names < 0; i++) {
            // Of a pivot by numbered beats the names are numbers, but for the first.
            names = 2 * first.get(i).filled() >= widest
                            && first.get(i).filled() > 1
                            && first.get(i).kind(0) == 't'
                    ? i
                    : -1;
        }
        lookedAt = first.size();
        if (names < 0) {
            return List.of();
        }
        held.addAll(first.subList(names + 1, first.size()));
        title = names == 0
                ? ""
                : Texts.plural(names, "row") + " above the names of the columns left out, such as '"
                        + String.join(" ", first.get(0).fields()).strip() + "'";
        return Arrays.stream(first.get(names).fields()).map(String::strip).toList();
    }

    private static boolean isNames(Row row) {
        boolean word = false;
        for (int i = 0; i < row.size(); i++) {
            if (row.kind(i) == 'n') {
                return false;
            }
            word |= Double.isNaN(Decimal.parse(row.field(i)));
        }
        return word;
    }

    @Override
    protected @Nullable Row read() {
        Row row = next(true);
        while (row == null && !parts.isEmpty()) {
            start(parts.remove());
            row = next(true);
        }
        return row;
    }

    private @Nullable Row next(boolean seen) {
        Row row = held.isEmpty() ? written() : held.poll();
        for (int i = 0; seen && row != null && i < Math.min(kinds.length, row.size()); i++) {
            kinds[i].see(row.field(i), row.kind(i));
        }
        return row == null || row.size() >= header.size() ? row : row.widened(header.size());
    }

    /** The next row that holds anything. */
    private @Nullable Row written() {
        XMLStreamReader reader = sheet;
        try {
            while (reader != null && reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (reader.getLocalName().equals("mergeCell")) {
                    merged += isTall(XlsxBook.attribute(reader, "ref")) ? 1 : 0;
                } else if (reader.getLocalName().equals("row")) {
                    int written = XlsxBook.number(XlsxBook.attribute(reader, "r"));
                    rowNumber = written > 0 ? written : rowNumber + 1;
                    boolean hidden = XlsxBook.attribute(reader, "hidden").equals("1");
                    Row row = row(reader);
                    if (row.size() > 0) {
                        hiddenRows += hidden ? 1 : 0;
                        tell(progress, rowNumber);
                        return row;
                    }
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw Xml.damaged(label(), e);
        }
    }

    /** Whether a range such as A2:A3 spans rows. */
    private static boolean isTall(String range) {
        String[] ends = range.split(":", 2);
        return ends.length == 2 && !ends[0].replaceAll("\\D", "").equals(ends[1].replaceAll("\\D", ""));
    }

    private Row row(XMLStreamReader reader) throws XMLStreamException {
        List<String> fields = new ArrayList<>();
        StringBuilder seen = new StringBuilder();
        long characters = 0;
        int filled = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("row")) {
                break;
            }
            if (event != XMLStreamConstants.START_ELEMENT
                    || !reader.getLocalName().equals("c")) {
                continue;
            }
            int at = column(XlsxBook.attribute(reader, "r"), fields.size());
            if (at >= limits.columns()) {
                refuseFilled(reader);
                continue;
            }
            while (fields.size() <= at) {
                fields.add("");
                seen.append(' ');
            }
            seen.setCharAt(at, cells.read(reader, at, fields, rowNumber));
            String text = fields.get(at);
            characters += text.length() + A_CELL;
            if (characters > limits.rowCharacters()) {
                throw DataException.atLine(
                        label(),
                        rowNumber,
                        "a row is longer, " + OverLimit.allows("rowCharacters", limits.rowCharacters()));
            }
            filled = text.isBlank() ? filled : Math.max(filled, at + 1);
        }
        return new Row(fields.subList(0, filled).toArray(String[]::new), rowNumber, seen.substring(0, filled));
    }

    /** Beyond the columns that are allowed a cell may be blank. */
    private void refuseFilled(XMLStreamReader reader) throws XMLStreamException {
        if (cells.read(reader, 0, new ArrayList<>(List.of("")), rowNumber) != ' ') {
            throw DataException.atLine(
                    label(), rowNumber, "the row has more fields, " + OverLimit.allows("columns", limits.columns()));
        }
    }

    /** Where a cell named as in BC12 stands, from 0. */
    private int column(String name, int next) {
        int column = 0;
        for (int i = 0; i < name.length() && Character.isLetter(name.charAt(i)); i++) {
            column = 26 * column + Character.toUpperCase(name.charAt(i)) - 'A' + 1;
            if (column > LAST_COLUMN || column < 1) {
                throw DataException.inFile(
                        label(), "has a cell beyond column XFD, the last there is; the file is damaged");
            }
        }
        return column == 0 ? next : column - 1;
    }

    @Override
    public List<String> remarks() {
        List<String> all = new ArrayList<>(super.remarks());
        for (int i = 0; i < kinds.length; i++) {
            kinds[i].tell("column '" + header.get(i) + "'", all);
        }
        if (hiddenRows > 0) {
            all.add(Texts.plural(hiddenRows, "row") + " that the sheet hides, read too");
        }
        if (merged > 0) {
            all.add("LOOK: " + Texts.plural(merged, "cell")
                    + " merged over rows, of which only the first has the value; take"
                    + " the merging away and fill the others");
        }
        if (cells.withoutValue() > 0) {
            all.add(Texts.plural(cells.withoutValue(), "formula")
                    + " without a value, read as blank; open the file, save it again, and read that");
        }
        return all;
    }

    private void shut() {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException e) {
            throw DataFile.problem(label(), e);
        }
    }

    @Override
    public void close() {
        shut();
        try {
            book.close();
        } catch (IOException e) {
            throw DataFile.problem(label(), e);
        }
    }
}
