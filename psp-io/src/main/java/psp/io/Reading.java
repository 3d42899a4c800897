package psp.io;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import psp.core.Intake;
import psp.core.Occurrence;
import psp.core.RowUnit;
import psp.io.internal.field.Clock;
import psp.io.internal.place.Extent;
import psp.io.projection.CoordinateSystem;

/**
 * How the fields of an incident file are read, whatever their columns are called.
 *
 * <p>No two components of one record have the same type, here and in the parts, so that none can be taken for another.
 *
 * @param rows what one row is
 * @param words what some columns hold, in capitals, where it means something: of the source that an officer began it
 *     (any other word means a citizen), of the fatal column that the row's victim died, of the disposition that the row
 *     is left out
 * @param loose whether columns that are not needed may be missing, and names may differ in case and punctuation
 * @param remarks what the account must say of this description
 */
record Reading(
        Writing writing,
        Dating dating,
        Placing placing,
        Numbering numbering,
        RowUnit rows,
        SortedMap<Role, List<String>> words,
        boolean loose,
        List<String> remarks)
        implements Serializable {

    private static final long serialVersionUID = 1;
    private static final String BETWEEN_WORDS = "|";

    static final Reading DEFAULT = new Reading(
            new Writing(',', new TreeMap<>(), null),
            new Dating(List.of(), Clock.LOCAL, Occurrence.Basis.OCCURRED, false),
            new Placing(List.of(), null, null, CoordinateSystem.DEGREES, null),
            new Numbering(Intake.Ids.NOT_CHECKED, false),
            RowUnit.INCIDENTS,
            new TreeMap<>(),
            false,
            List.of());

    Reading {
        SortedMap<Role, List<String>> told = new TreeMap<>(words);
        told.values().removeIf(List::isEmpty);
        words = Collections.unmodifiableSortedMap(told);
        remarks = List.copyOf(remarks);
    }

    /**
     * What stands between fields, and between the words of one field.
     *
     * @param separators by the role of the column; {@code |} where none is told
     * @param sheet of a workbook the sheet to read; null for the one that holds the rows
     */
    record Writing(
            char delimiter,
            SortedMap<Role, String> separators,
            @Nullable String sheet) implements Serializable {

        private static final long serialVersionUID = 1;

        Writing {
            SortedMap<Role, String> told = new TreeMap<>(separators);
            told.values().removeIf(BETWEEN_WORDS::equals);
            separators = Collections.unmodifiableSortedMap(told);
        }

        String separator(Role role) {
            return separators.getOrDefault(role, BETWEEN_WORDS);
        }
    }

    /**
     * How days and times are written.
     *
     * @param formats patterns; the default ones if empty
     * @param basis what the column of the date says
     * @param asWritten whether doubtful dates are kept
     */
    record Dating(List<String> formats, Clock clock, Occurrence.Basis basis, boolean asWritten)
            implements Serializable {

        private static final long serialVersionUID = 1;

        Dating {
            formats = List.copyOf(formats);
        }
    }

    /**
     * How positions are written.
     *
     * @param nowhere spellings that mean "no position"
     * @param extent the box in which the positions are expected, if told
     * @param precisionMetres how far they may be off, if told
     * @param addresses positions of addresses, if there is such a table
     */
    record Placing(
            List<String> nowhere,
            @Nullable Extent extent,
            @Nullable Double precisionMetres,
            CoordinateSystem system,
            @Nullable AddressTable addresses)
            implements Serializable {

        private static final long serialVersionUID = 1;

        Placing {
            nowhere = List.copyOf(nowhere);
        }
    }

    /**
     * How rows are told apart.
     *
     * @param ids whether recurring ids are looked for
     * @param blankAllowed whether a row without an id gets its number as one
     */
    record Numbering(Intake.Ids ids, boolean blankAllowed) implements Serializable {

        private static final long serialVersionUID = 1;
    }

    /** The words of a column that mean something; none if none are told. */
    List<String> words(Role role) {
        return words.getOrDefault(role, List.of());
    }

    Reading withDelimiter(char value) {
        return with(new Writing(value, writing.separators(), writing.sheet()));
    }

    Reading withSeparator(Role role, String value) {
        SortedMap<Role, String> separators = new TreeMap<>(writing.separators());
        separators.put(role, value);
        return with(new Writing(writing.delimiter(), separators, writing.sheet()));
    }

    Reading withSheet(String value) {
        return with(new Writing(writing.delimiter(), writing.separators(), value));
    }

    Reading withDatesAsWritten() {
        return with(new Dating(dating.formats(), dating.clock(), dating.basis(), true));
    }

    Reading withDateFormats(List<String> value) {
        return with(new Dating(value, dating.clock(), dating.basis(), dating.asWritten()));
    }

    Reading withClock(Clock value) {
        return with(new Dating(dating.formats(), value, dating.basis(), dating.asWritten()));
    }

    Reading withBasis(Occurrence.Basis value) {
        return with(new Dating(dating.formats(), dating.clock(), value, dating.asWritten()));
    }

    Reading withNowhere(List<String> value) {
        return with(
                new Placing(value, placing.extent(), placing.precisionMetres(), placing.system(), placing.addresses()));
    }

    Reading withExtent(Extent value) {
        return with(new Placing(
                placing.nowhere(), value, placing.precisionMetres(), placing.system(), placing.addresses()));
    }

    Reading withPrecision(double metres) {
        return with(new Placing(placing.nowhere(), placing.extent(), metres, placing.system(), placing.addresses()));
    }

    Reading withSystem(CoordinateSystem value) {
        return with(new Placing(
                placing.nowhere(), placing.extent(), placing.precisionMetres(), value, placing.addresses()));
    }

    Reading withAddresses(AddressTable value) {
        return with(
                new Placing(placing.nowhere(), placing.extent(), placing.precisionMetres(), placing.system(), value));
    }

    Reading withIds(Intake.Ids value) {
        return with(new Numbering(value, numbering.blankAllowed()));
    }

    Reading withBlankIds() {
        return with(new Numbering(numbering.ids(), true));
    }

    Reading withRows(RowUnit value) {
        return new Reading(writing, dating, placing, numbering, value, words, loose, remarks);
    }

    Reading withWords(Role role, List<String> inCapitals) {
        SortedMap<Role, List<String>> changed = new TreeMap<>(words);
        changed.put(role, List.copyOf(inCapitals));
        return new Reading(writing, dating, placing, numbering, rows, changed, loose, remarks);
    }

    Reading asFeed(List<String> said) {
        return new Reading(writing, dating, placing, numbering, rows, words, true, said);
    }

    private Reading with(Writing value) {
        return new Reading(value, dating, placing, numbering, rows, words, loose, remarks);
    }

    private Reading with(Dating value) {
        return new Reading(writing, value, placing, numbering, rows, words, loose, remarks);
    }

    private Reading with(Placing value) {
        return new Reading(writing, dating, value, numbering, rows, words, loose, remarks);
    }

    private Reading with(Numbering value) {
        return new Reading(writing, dating, placing, value, rows, words, loose, remarks);
    }
}
