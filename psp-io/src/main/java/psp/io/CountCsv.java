package psp.io;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import psp.core.AreaCounts;
import psp.core.CountSeries;
import psp.core.DataException;
import psp.core.Period;
import psp.core.Place;
import psp.core.ZoneCounts;
import psp.core.internal.Library;
import psp.core.internal.Texts;
import psp.io.internal.field.Dates;
import psp.io.internal.file.DataFile;
import psp.io.internal.row.Row;
import psp.io.internal.row.RowSource;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/**
 * Tables of counts: one number a line, with the columns {@code period}, {@code zone} and {@code count}, or as analysts keep them:
 * other names, a pivot of periods by zones either way round, a title above and totals, in CSV or a workbook.
 *
 * <p>A period is written as {@link Period#parse} reads it: {@code 2016-04}, {@code 2016-Q2},
 * {@code 2016-04-01/2017-01-01}. What is written is safe to open in a spreadsheet program: a name that starts with
 * {@code = + - @}, a tab or a carriage return, which it could take for a formula, gets an apostrophe before it, and
 * reading takes that away again. Lines end with a line feed.
 *
 * <pre>{@code
 * var file = folder.resolve("counts.csv");
 * Files.writeString(file, "period,zone,count\n2015,Harbour,120\n2016,Harbour,97\n");
 * System.out.println(CountCsv.read(file, "burglary").in("Harbour").count());
 * }</pre>
 */
public final class CountCsv {

    private static final String FORMULA = "=+-@\t\r";
    private static final String PERIODS =
            "is not a period; write 2016-04-01/2017-01-01 (the end is the day after the last"
                    + " day), 2016, 2016-Q2, 2016-04 or 2016-04-01";

    private CountCsv() {}

    /**
     * Reads the cells of a table; further columns are left alone.
     *
     * @param file the file
     * @return the cells, in the order of the file, or of a pivot by period
     * @throws DataException if the file is empty, no periods or zones are recognized, or a cell cannot be read, naming line and value
     * @throws UncheckedIOException if the file cannot be read
     */
    public static List<ZoneCounts.Cell> readCells(Path file) {
        Objects.requireNonNull(file, "file");
        char delimiter = Sample.delimiter(file);
        try (RowSource source = IncidentFile.source(
                file, Reading.DEFAULT.withDelimiter(delimiter).writing(), Limits.DEFAULT, Progress.NONE)) {
            return source.header().containsAll(List.of("period", "zone", "count"))
                    ? lines(source)
                    : CountSheet.cells(source);
        }
    }

    /** The lines of a table under psp's own names. */
    private static List<ZoneCounts.Cell> lines(RowSource csv) {
        int period = csv.column("period");
        int zone = csv.column("zone");
        int count = csv.column("count");
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (Row row = csv.nextFull(); row != null; row = csv.nextFull()) {
            cells.add(new ZoneCounts.Cell(
                    period(csv.label(), row, row.field(period)),
                    zone(csv.label(), row.line(), row.field(zone)),
                    count(csv.label(), row.line(), row.field(count).strip())));
        }
        if (cells.isEmpty()) {
            throw DataException.inFile(csv.label(), "has a header and no rows");
        }
        return List.copyOf(cells);
    }

    private static Period period(String label, Row row, String text) {
        try {
            return Period.parse(text);
        } catch (IllegalArgumentException e) {
            throw DataException.atValue(label, row.line(), "period", text, PERIODS);
        }
    }

    static String zone(String label, long line, String text) {
        String name = text.strip();
        if (name.isEmpty() || name.startsWith("(") && name.endsWith(")")) {
            throw DataException.atValue(
                    label, line, "zone", name, "is no name of a zone; names in round brackets are psp's own places");
        }
        return name.length() > 1 && name.charAt(0) == '\'' && FORMULA.indexOf(name.charAt(1)) >= 0
                ? name.substring(1)
                : name;
    }

    static long count(String label, long line, String text) {
        if (text.isEmpty() || text.length() > 9 || Dates.digits(text, 0, text.length()) < 0) {
            throw DataException.atValue(
                    label, line, "count", text, "is not a whole number from 0 to 999999999; write 0 if there was none");
        }
        return Dates.digits(text, 0, text.length());
    }

    /**
     * Reads a table that a department already has.
     *
     * @param file the file
     * @param outcome what was counted, in the department's words
     * @return the table; its zones share no ground
     * @throws DataException as {@link #readCells}, or if a cell is missing or doubled, or periods overlap
     * @throws UncheckedIOException if the file cannot be read
     */
    public static ZoneCounts read(Path file, String outcome) {
        Texts.name(outcome, "outcome's name");
        List<ZoneCounts.Cell> cells = readCells(file);
        return table(file, () -> ZoneCounts.ofTable(outcome, cells));
    }

    /**
     * Reads a table in which one zone is the whole that holds all others.
     *
     * @param file the file
     * @param outcome what was counted, in the department's words
     * @param whole the name of the whole, such as {@code city}
     * @return the table; what is in no zone is found by subtraction
     * @throws DataException as {@link #read(Path, String)}, or if the parts exceed the whole
     * @throws UncheckedIOException if the file cannot be read
     */
    public static ZoneCounts read(Path file, String outcome, String whole) {
        Texts.name(outcome, "outcome's name");
        List<ZoneCounts.Cell> cells = readCells(file);
        return table(file, () -> ZoneCounts.ofTable(outcome, cells, whole));
    }

    private static ZoneCounts table(Path file, Supplier<ZoneCounts> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw DataException.inFile(DataFile.label(file), String.valueOf(e.getMessage()));
        }
    }

    /**
     * Writes a series, with its covered days and whether a period is partial; {@link #readCells} reads it back.
     *
     * @param series the counts of one area
     * @param file the file, replaced if there
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(CountSeries series, Path file) {
        Objects.requireNonNull(series, "series");
        write(file, csv -> {
            csv.writeRecord("period", "zone", "count", "covered_days", "partial");
            for (CountSeries.Entry entry : series.entries()) {
                csv.writeRecord(
                        entry.period().toString(),
                        guarded(series.area()),
                        Long.toString(entry.count()),
                        Integer.toString(entry.exposureDays()),
                        Boolean.toString(entry.partial()));
            }
        });
    }

    /**
     * Writes a table place by place with the columns {@code place}, {@code period} and {@code count}, zeros included.
     * The places sum to the whole also where zones overlap.
     *
     * @param counts the table
     * @param periods the periods, such as {@code span.months()}
     * @param file the file, replaced if there
     * @throws IllegalArgumentException if a period is not covered, or cuts one of the table's own
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(ZoneCounts counts, Collection<Period> periods, Path file) {
        Objects.requireNonNull(counts, "counts");
        List<String[]> rows = new ArrayList<>();
        for (Place place : counts.places()) {
            AreaCounts here = counts.at(place);
            for (Period period : periods) {
                rows.add(new String[] {guarded(place.toString()), period.toString(), "" + here.count(period)});
            }
        }
        write(file, csv -> {
            csv.writeRecord("place", "period", "count");
            rows.forEach(csv::writeRecord);
        });
    }

    static void write(Path file, Consumer<CsvWriter> rows) {
        Library.FAST_CSV.need();
        WholeFile.write(file, out -> {
            try (CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8)) {
                rows.accept(csv);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        });
    }

    /** Writes rows to what stays open. */
    static void write(Writer out, Consumer<CsvWriter> rows) {
        Library.FAST_CSV.need();
        try {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
            rows.accept(csv);
            csv.flush();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String guarded(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
