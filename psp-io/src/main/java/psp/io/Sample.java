package psp.io;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import psp.core.DataException;
import psp.core.internal.Texts;
import psp.io.internal.field.DateGuess;
import psp.io.internal.file.FileKind;
import psp.io.internal.row.CsvFile;
import psp.io.internal.row.Row;
import psp.io.internal.row.RowSource;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/** The header and the first rows of a file, column by column, to guess what they hold. */
final class Sample {

    private static final int ROWS = 20_000;
    /** So many fields and characters at most, whatever the rows. */
    private static final long SIZE = 1 << 26;

    private static final int LATEST_YEAR = 2099;
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    private final String label;
    private final char delimiter;
    private final List<String> header;
    /** The names without what may differ from file to file. */
    private final List<String> forms;
    /** How often each name stands over a column. */
    private final Map<String, Integer> times = new HashMap<>();

    private final List<List<String>> values;
    private final List<List<String>> filled;
    private final int rows;
    private final List<String> remarks;
    private final int latestYear;

    private Sample(
            String label,
            char delimiter,
            List<String> header,
            List<List<String>> values,
            int rows,
            List<String> remarks,
            int latestYear) {
        this.label = label;
        this.delimiter = delimiter;
        this.header = header;
        forms = header.stream().map(CsvFile::form).toList();
        header.forEach(name -> times.merge(name, 1, Integer::sum));
        this.values = values;
        filled = values.stream()
                .map(column -> column.stream().filter(value -> !value.isEmpty()).toList())
                .toList();
        this.rows = rows;
        this.remarks = remarks;
        this.latestYear = latestYear;
    }

    static Sample of(Path file) {
        char delimiter = delimiter(file);
        try (RowSource rows = rows(file, delimiter, Progress.NONE)) {
            return of(rows, delimiter);
        }
    }

    /** The mark that parts the first line into the most fields. */
    static char delimiter(Path file) {
        char delimiter = ',';
        int widest = 0;
        for (char candidate : FileKind.of(file, Limits.DEFAULT) == FileKind.TEXT ? DELIMITERS : new char[0]) {
            try (RowSource csv = rows(file, candidate, Progress.NONE)) {
                if (csv.header().size() > widest) {
                    widest = csv.header().size();
                    delimiter = candidate;
                }
            } catch (DataException e) {
                if (candidate == DELIMITERS[0]
                        && !String.valueOf(e.getMessage()).contains("quotes")) {
                    throw e;
                }
            }
        }
        return delimiter;
    }

    /** The rows of a file, whatever its columns are. */
    static RowSource rows(Path file, char delimiter, Progress progress) {
        return IncidentFile.source(
                file, Reading.DEFAULT.withDelimiter(delimiter).writing(), Limits.DEFAULT, progress);
    }

    /** The first rows of a source, which gives them again. */
    static Sample of(RowSource csv, char delimiter) {
        List<List<String>> values = new ArrayList<>();
        csv.header().forEach(column -> values.add(new ArrayList<>()));
        List<Row> seen = new ArrayList<>();
        int rows = 0;
        long size = 0;
        while (rows < ROWS && size < SIZE) {
            Row row = csv.next();
            if (row == null) {
                break;
            }
            seen.add(row.kept());
            if (row.isBroken()) {
                continue;
            }
            if (row.size() > csv.header().size() && named(csv.header()) * 2 <= row.size()) {
                throw DataException.atLine(
                        csv.label(),
                        row.line(),
                        "has " + row.size()
                                + " fields, the first line " + csv.header().size()
                                + "; a title above the names of the"
                                + " columns? take it away");
            }
            for (int i = 0; i < Math.min(values.size(), row.size()); i++) {
                values.get(i).add(row.field(i).strip());
            }
            rows++;
            size += row.characters();
        }
        if (rows == 0) {
            throw DataException.inFile(csv.label(), "has a header and no rows");
        }
        LocalDate made = csv.made();
        Sample sample = new Sample(
                csv.label(),
                delimiter,
                csv.header(),
                values,
                rows,
                List.copyOf(csv.remarks()),
                made == null ? LATEST_YEAR : made.getYear());
        sample.refuseRowForHeader();
        seen.forEach(csv::giveBack);
        return sample;
    }

    /** A file whose first line is an incident already holds a date where the column below does. */
    private void refuseRowForHeader() {
        for (int i = 0; i < size(); i++) {
            DateGuess name = DateGuess.of(List.of(name(i)), latestYear);
            DateGuess below = name == null ? null : DateGuess.of(filled(i), latestYear);
            if (name != null
                    && below != null
                    && below.share() >= 0.6
                    && name.formats().equals(below.formats())) {
                throw DataException.inFile(
                        label,
                        "has no names above its columns: its first line holds a date in field " + (i + 1)
                                + ", as the lines below; write a line of " + size()
                                + " names above it, such as id,occurred,offense");
            }
        }
    }

    /** What the file says of itself, such as which sheet was read. */
    List<String> remarks() {
        return remarks;
    }

    int latestYear() {
        return latestYear;
    }

    int rows() {
        return rows;
    }

    private static long named(List<String> header) {
        return header.stream().filter(name -> !name.isEmpty()).count();
    }

    String label() {
        return label;
    }

    char delimiter() {
        return delimiter;
    }

    List<String> header() {
        return header;
    }

    /** How many columns there are. */
    int size() {
        return header.size();
    }

    String name(int column) {
        return header.get(column);
    }

    String form(int column) {
        return forms.get(column);
    }

    /** Over how many columns a name stands. */
    int times(String name) {
        return times.getOrDefault(name, 0);
    }

    /** Whether a column can be named: not blank, and there once. */
    boolean nameable(int column) {
        String name = header.get(column);
        return !name.isEmpty() && times(name) == 1 && name.chars().noneMatch(Character::isISOControl);
    }

    List<String> filled(int column) {
        return filled.get(column);
    }

    double shareFilled(int column) {
        return (double) filled(column).size() / rows;
    }

    /** The share of the filled values that pass; 0 without any. */
    double share(int column, Predicate<String> test) {
        List<String> filled = filled(column);
        return filled.isEmpty() ? 0 : (double) filled.stream().filter(test).count() / filled.size();
    }

    int distinct(int column) {
        return new HashSet<>(filled(column)).size();
    }

    List<String> row(int column) {
        return values.get(column);
    }

    @Override
    public String toString() {
        return label + ": " + Texts.plural(rows, "row") + " of " + header;
    }
}
