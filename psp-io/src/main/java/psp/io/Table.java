package psp.io;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import psp.core.Period;
import psp.core.Place;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;

/**
 * A table of results to be written for people: CSV or a spreadsheet, safe to open.
 *
 * <p>Cells are numbers, days, moments, truths, or text; null is blank, and anything else stands as its {@code toString}. NaN
 * and the infinities are written as text, since spreadsheets have none. In CSV a text that a spreadsheet program could take
 * for a formula gets an apostrophe before it; in {@code .xlsx} texts are texts.
 */
public final class Table implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int SHEET_ROWS = 1_048_576;

    private final List<String> header;
    private final List<List<Serializable>> rows;

    private Table(List<String> header, List<List<Serializable>> rows) {
        this.header = header;
        this.rows = rows;
    }

    /**
     * A table without rows yet.
     *
     * @param header the names of the columns
     * @return the table
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public static Table of(String... header) {
        if (header.length == 0) {
            throw new IllegalArgumentException("The table has no column; name at least one");
        }
        return new Table(Arrays.stream(header).map(name -> Texts.name(name, "column's name")).toList(), List.of());
    }

    /**
     * A table of records, a row each and a column for each component; records in records get a column for each of theirs,
     * such as {@code change.estimate}.
     *
     * @param records records of one type, at least one, such as the entries of a result
     * @return the table
     * @throws IllegalArgumentException if there is none, or they are of several types
     */
    public static Table ofRecords(Collection<? extends Record> records) {
        if (records.isEmpty()) {
            throw new IllegalArgumentException("There are no records, so the columns are not known");
        }
        Record first = records.iterator().next();
        List<List<Serializable>> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Record one : records) {
            if (one.getClass() != first.getClass()) {
                throw new IllegalArgumentException("The records are of several types, " + first.getClass().getSimpleName()
                        + " and " + one.getClass().getSimpleName() + "; make a table of each");
            }
            List<Serializable> row = new ArrayList<>();
            List<String> columns = new ArrayList<>();
            flatten("", one.getClass(), one, columns, row);
            names = columns;
            rows.add(Collections.unmodifiableList(row));
        }
        return new Table(List.copyOf(names), List.copyOf(rows));
    }

    private static void flatten(String before, Class<?> type, @Nullable Object value, List<String> names,
            List<Serializable> row) {
        for (RecordComponent component : type.getRecordComponents()) {
            Object cell = value == null ? null : value(component, value);
            String name = before + component.getName();
            if (component.getType().isRecord() && component.getType() != Period.class
                    && component.getType().getPackageName().startsWith("psp.")) {
                flatten(name + ".", component.getType(), cell, names, row);
            } else {
                names.add(name);
                row.add(cell(cell));
            }
        }
    }

    private static @Nullable Object value(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("The record " + of.getClass().getSimpleName() + " is not public, so its "
                    + component.getName() + " cannot be asked", e);
        }
    }

    /**
     * Counts place by place, with the columns {@code place}, {@code period} and {@code incidents}, zeros included.
     *
     * @param counts the counts
     * @param periods the periods, such as {@code span.months()}
     * @return the table
     * @throws IllegalArgumentException if a period is not covered, or cuts one of the counts' own
     */
    public static Table of(ZoneCounts counts, Collection<Period> periods) {
        Objects.requireNonNull(counts, "counts");
        Table table = of("place", "period", "incidents");
        List<List<Serializable>> rows = new ArrayList<>();
        for (Place place : counts.places()) {
            for (Period period : periods) {
                rows.add(List.of(place.toString(), period.toString(), counts.at(place).count(period)));
            }
        }
        return new Table(table.header, List.copyOf(rows));
    }

    /**
     * The table with a further row.
     *
     * @param cells a cell for each column
     * @return a new table
     * @throws IllegalArgumentException if their number is not that of the columns
     */
    public Table plus(@Nullable Object... cells) {
        Objects.requireNonNull(cells, "cells");
        if (cells.length != header.size()) {
            throw new IllegalArgumentException("A row of " + cells.length + " cells does not fit the " + header.size()
                    + " columns " + header);
        }
        List<Serializable> row = new ArrayList<>();
        Arrays.stream(cells).forEach(cell -> row.add(cell(cell)));
        List<List<Serializable>> more = new ArrayList<>(rows);
        more.add(Collections.unmodifiableList(row));
        return new Table(header, List.copyOf(more));
    }

    private static @Nullable Serializable cell(@Nullable Object value) {
        boolean kept = value == null || value instanceof Number n && Double.isFinite(n.doubleValue())
                || value instanceof LocalDate || value instanceof LocalDateTime || value instanceof Boolean;
        return kept ? (Serializable) value : value.toString();
    }

    /**
     * The names of the columns.
     *
     * @return at least one
     */
    public List<String> header() {
        return header;
    }

    /**
     * How many rows there are under the names.
     *
     * @return 0 or more
     */
    public int size() {
        return rows.size();
    }

    /**
     * Writes the table by the name's ending: {@code .csv} or {@code .xlsx}, which needs {@code org.dhatim:fastexcel} on the
     * class path. The same table gives the same CSV.
     *
     * @param file the file, replaced if there
     * @throws IllegalArgumentException if it ends otherwise, fastexcel is missing, or a sheet cannot hold so many rows
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(Path file) {
        Objects.requireNonNull(file, "file");
        if (DataFile.isNamed(file, ".csv")) {
            writeCsv(file);
        } else if (DataFile.isNamed(file, ".xlsx")) {
            if (rows.size() >= SHEET_ROWS) {
                throw new IllegalArgumentException("A sheet holds " + Texts.grouped(SHEET_ROWS) + " rows, the table has "
                        + Texts.grouped(rows.size()) + " and the names; write it as .csv");
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                Sheets.write(header, rows, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (NoClassDefFoundError e) {
                throw new IllegalArgumentException("Writing .xlsx needs org.dhatim:fastexcel on the class path; add it, or"
                        + " write .csv", e);
            }
        } else {
            throw new IllegalArgumentException("'" + DataFile.label(file) + "' ends neither in .csv nor in .xlsx");
        }
    }

    private void writeCsv(Path file) {
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord(header.stream().map(CountCsv::guarded).toList());
            for (List<Serializable> row : rows) {
                csv.writeRecord(row.stream().map(cell -> cell == null ? "" : cell instanceof String text
                        ? CountCsv.guarded(text) : cell.toString()).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Table table && header.equals(table.header) && rows.equals(table.rows);
    }

    @Override
    public int hashCode() {
        return Objects.hash(header, rows);
    }

    /**
     * The size and the columns.
     *
     * @return such as {@code 24 rows of place, period, incidents}
     */
    @Override
    public String toString() {
        return Texts.plural(rows.size(), "row") + " of " + String.join(", ", header);
    }
}
