package psp.core;

import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;

/**
 * A table of results to be written for people: columns by name, rows of cells. psp-io writes it as CSV or a spreadsheet.
 *
 * <p>Cells are numbers, days, moments, truths, or text; null is blank, and anything else stands as its {@code toString}; an
 * empty optional number is blank. NaN and the infinities are text, since spreadsheets have none.
 */
public final class Table implements Tabular, Serializable {

    private static final long serialVersionUID = 1;

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
        return new Table(
                Arrays.stream(header)
                        .map(name -> Texts.name(name, "column's name"))
                        .toList(),
                List.of());
    }

    /**
     * A table of records, a row each and a column for each component; records in records get a column for each of theirs,
     * such as {@code change.estimate}.
     *
     * @param type what the records are, which gives the columns also where there is none
     * @param records records of the type, such as the entries of a result
     * @param <R> the type
     * @return the table
     */
    public static <R extends Record> Table ofRecords(Class<R> type, Collection<? extends R> records) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(records, "records");
        List<String> names = new ArrayList<>();
        flatten("", type, null, names, new ArrayList<>());
        List<List<Serializable>> rows = new ArrayList<>();
        for (R one : records) {
            List<Serializable> row = new ArrayList<>();
            flatten("", type, Objects.requireNonNull(one, "record"), new ArrayList<>(), row);
            rows.add(Collections.unmodifiableList(row));
        }
        return new Table(List.copyOf(names), List.copyOf(rows));
    }

    /**
     * The tables of several results of one kind, one under the other.
     *
     * @param results at least one, such as every reduction of a study
     * @return the table
     * @throws IllegalArgumentException if there is none, or their columns differ
     */
    public static Table together(Collection<? extends Tabular> results) {
        List<Table> tables = Objects.requireNonNull(results, "results").stream()
                .map(Tabular::asTable)
                .toList();
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("There is no result, so the columns are not known; give at least one");
        }
        List<List<Serializable>> rows = new ArrayList<>();
        for (Table table : tables) {
            if (!table.header.equals(tables.get(0).header)) {
                throw new IllegalArgumentException("The results have other columns, " + tables.get(0).header + " and "
                        + table.header + "; write each kind into a table of its own");
            }
            rows.addAll(table.rows);
        }
        return new Table(tables.get(0).header, List.copyOf(rows));
    }

    private static void flatten(
            String before, Class<?> type, @Nullable Object value, List<String> names, List<Serializable> row) {
        for (RecordComponent component : type.getRecordComponents()) {
            Object cell = value == null ? null : value(component, value);
            String name = before + component.getName();
            if (component.getType().isRecord()
                    && component.getType() != Period.class
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
            throw new IllegalArgumentException(
                    "The record " + of.getClass().getSimpleName() + " is not public, so its " + component.getName()
                            + " cannot be asked",
                    e);
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
        List<List<?>> rows = new ArrayList<>();
        for (Place place : counts.places()) {
            for (Period period : periods) {
                rows.add(List.of(
                        place.toString(), period.toString(), counts.at(place).count(period)));
            }
        }
        return of("place", "period", "incidents").plusAll(rows);
    }

    /**
     * The table with a further row.
     *
     * @param cells a cell for each column
     * @return a new table
     * @throws IllegalArgumentException if their number is not that of the columns
     */
    public Table plus(@Nullable Object... cells) {
        return plusAll(List.of(Arrays.asList(Objects.requireNonNull(cells, "cells"))));
    }

    /**
     * The table with further rows.
     *
     * @param more a cell for each column in each
     * @return a new table
     * @throws IllegalArgumentException if the number of cells of one is not that of the columns
     */
    public Table plusAll(Collection<? extends List<? extends @Nullable Object>> more) {
        List<List<Serializable>> all = new ArrayList<>(rows);
        for (List<? extends @Nullable Object> cells : more) {
            all.add(row(cells));
        }
        return new Table(header, List.copyOf(all));
    }

    private List<Serializable> row(List<? extends @Nullable Object> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(
                    "A row of " + cells.size() + " cells does not fit the " + header.size() + " columns " + header);
        }
        List<Serializable> row = new ArrayList<>();
        cells.forEach(cell -> row.add(cell(cell)));
        return Collections.unmodifiableList(row);
    }

    private static @Nullable Serializable cell(@Nullable Object value) {
        if (value == null || value instanceof OptionalDouble none && none.isEmpty()) {
            return null;
        }
        if (value instanceof OptionalDouble number) {
            return cell(number.getAsDouble());
        }
        boolean kept = value instanceof Number n && Double.isFinite(n.doubleValue())
                || value instanceof LocalDate
                || value instanceof LocalDateTime
                || value instanceof Boolean;
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
     * The rows.
     *
     * @return a list of cells for each, null where blank; numbers, days, moments, truths or texts
     */
    public List<List<Serializable>> rows() {
        return rows;
    }

    @Override
    public Table asTable() {
        return this;
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
