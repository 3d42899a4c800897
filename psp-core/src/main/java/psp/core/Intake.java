package psp.core;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import psp.core.internal.Texts;

/**
 * The account of one reading: every row read was kept, or left out for one named reason.
 *
 * @param source the file or query
 * @param read how many rows were read
 * @param kept how many became incidents
 * @param setAside the others by reason; with {@code kept} they sum to {@code read}
 * @param withoutPosition how many of the kept ones have no position
 * @param ids whether recurring ids were looked for
 * @param notes what else the reader should know, such as a fall-back to the report date
 */
public record Intake(
        String source,
        long read,
        long kept,
        SortedMap<String, SetAside> setAside,
        long withoutPosition,
        Ids ids,
        List<String> notes)
        implements Serializable {

    /** How a note begins that a person should look at before trusting the counts. */
    public static final String LOOK = "LOOK: ";

    private static final long serialVersionUID = 1;
    private static final int EXAMPLES = 5;

    /** Whether recurring ids were looked for; looking needs memory for every id. */
    public enum Ids {
        /** Not looked for: a row twice in the file counts twice. */
        NOT_CHECKED("duplicate ids not checked"),
        /** Identical rows of one id were collapsed, conflicting ones noted. */
        CHECKED("duplicate ids checked");

        private final String text;

        Ids(String text) {
            this.text = text;
        }

        /**
         * The rule in words.
         *
         * @return such as {@code duplicate ids not checked}
         */
        public String text() {
            return text;
        }
    }

    /**
     * Rows left out for one reason.
     *
     * @param count how many, at least 1
     * @param examples the first few, such as {@code line 17: '2016-13-01'}
     */
    public record SetAside(long count, List<String> examples) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * Rows left out for one reason.
         *
         * @param count how many, at least 1
         * @param examples the first few, such as {@code line 17: '2016-13-01'}
         * @throws IllegalArgumentException if there is none
         */
        public SetAside {
            Objects.requireNonNull(examples, "examples");
            if (count < 1) {
                throw new IllegalArgumentException(count + " rows left out; at least 1");
            }
            examples = List.copyOf(examples);
        }

        SetAside plus(SetAside other) {
            List<String> both = new ArrayList<>(examples);
            both.addAll(other.examples);
            return new SetAside(Math.addExact(count, other.count), both.subList(0, Math.min(EXAMPLES, both.size())));
        }
    }

    /**
     * An account that sums.
     *
     * @param source the file or query
     * @param read how many rows were read
     * @param kept how many became incidents
     * @param setAside the others by reason; with {@code kept} they sum to {@code read}
     * @param withoutPosition how many of the kept ones have no position
     * @param ids whether recurring ids were looked for
     * @param notes what else the reader should know, such as a fall-back to the report date
     * @throws IllegalArgumentException if it does not sum, naming the numbers
     */
    public Intake {
        Objects.requireNonNull(setAside, "setAside");
        Objects.requireNonNull(notes, "notes");
        source = Texts.name(source, "source");
        Objects.requireNonNull(ids, "ids");
        setAside = Collections.unmodifiableSortedMap(new TreeMap<>(setAside));
        notes = List.copyOf(notes);
        long aside = setAside.values().stream().mapToLong(SetAside::count).sum();
        if (kept < 0 || read != kept + aside) {
            throw new IllegalArgumentException("The account of " + source + " does not sum: " + read + " read, " + kept
                    + " counted, " + aside + " left out");
        }
        if (withoutPosition < 0 || withoutPosition > kept) {
            throw new IllegalArgumentException("The account of " + source + " does not sum: " + withoutPosition + " of "
                    + kept + " kept rows without a position");
        }
    }

    /**
     * How many rows were left out.
     *
     * @return 0 or more
     */
    public long asideCount() {
        return read - kept;
    }

    /**
     * The notes that a person should look at before trusting the counts.
     *
     * @return those that begin with {@link #LOOK}, in their order
     */
    public List<String> looks() {
        return notes.stream().filter(note -> note.startsWith(LOOK)).toList();
    }

    /**
     * The account of both readings.
     *
     * @param other an account of another file
     * @return the sums; the first examples of each reason
     */
    public Intake plus(Intake other) {
        SortedMap<String, SetAside> all = new TreeMap<>(setAside);
        other.setAside.forEach((reason, rows) -> all.merge(reason, rows, SetAside::plus));
        List<String> bothNotes = new ArrayList<>(notes);
        bothNotes.addAll(other.notes);
        return new Intake(
                source.equals(other.source) ? source : source + " + " + other.source,
                Math.addExact(read, other.read),
                Math.addExact(kept, other.kept),
                all,
                withoutPosition + other.withoutPosition,
                ids == other.ids ? ids : Ids.NOT_CHECKED,
                bothNotes);
    }

    /**
     * The numbers in one line.
     *
     * @return such as {@code 86,834 read = 86,834 counted + 0 left out (443 counted without a position; …)}
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(Texts.grouped(read))
                .append(" read = ")
                .append(Texts.grouped(kept))
                .append(" counted + ")
                .append(Texts.grouped(asideCount()))
                .append(" left out");
        setAside.forEach((reason, rows) -> text.append(", ")
                .append(Texts.grouped(rows.count()))
                .append(' ')
                .append(reason));
        text.append(" (")
                .append(Texts.grouped(withoutPosition))
                .append(" counted without a position; ")
                .append(ids.text())
                .append(")");
        notes.forEach(note -> text.append("; ").append(note));
        return text.toString();
    }

    /** A running account while rows stream by, for one thread; {@link #intake} gives the value. */
    public static final class Counter {

        private final String source;
        private final Ids ids;
        private final SortedMap<String, SetAside> setAside = new TreeMap<>();
        private final SortedMap<String, Long> notes = new TreeMap<>();
        private final List<String> remarks = new ArrayList<>();
        private long kept;
        private long withoutPosition;

        /**
         * Starts from nothing.
         *
         * @param source the file or query
         * @param ids whether recurring ids are looked for
         */
        public Counter(String source, Ids ids) {
            this.source = Texts.name(source, "source");
            this.ids = Objects.requireNonNull(ids, "ids");
        }

        /**
         * Notes a row that was kept.
         *
         * @param incident what it became
         */
        public void keep(Incident incident) {
            keep(incident.position() != null);
        }

        /**
         * Notes a row that was kept, of which no incident was made.
         *
         * @param located whether it has a position
         */
        public void keep(boolean located) {
            kept++;
            if (!located) {
                withoutPosition++;
            }
        }

        /**
         * Notes a row that was left out.
         *
         * @param reason why, in few words that do not vary from row to row
         * @param line the line, from 1
         * @param value the value at fault, as written
         */
        public void setAside(String reason, long line, String value) {
            SetAside earlier = setAside.get(Objects.requireNonNull(reason, "reason"));
            if (earlier != null && earlier.examples.size() >= EXAMPLES) {
                setAside.put(reason, new SetAside(earlier.count + 1, earlier.examples));
            } else {
                String shown = value.length() <= 60 ? value : value.substring(0, 60) + "…";
                setAside.merge(reason, new SetAside(1, List.of("line " + line + ": '" + shown + "'")), SetAside::plus);
            }
        }

        /**
         * Notes something about a row that was kept; alike notes are counted.
         *
         * @param note in few words that do not vary from row to row
         */
        public void note(String note) {
            notes.merge(Objects.requireNonNull(note, "note"), 1L, Math::addExact);
        }

        /**
         * Notes something about the file as a whole, such as what of its description is not verified.
         *
         * @param remark in few words
         */
        public void remark(String remark) {
            remarks.add(Texts.name(remark, "remark"));
        }

        /**
         * How many rows were kept so far.
         *
         * @return 0 or more
         */
        public long kept() {
            return kept;
        }

        /**
         * The account so far.
         *
         * @return a value that sums
         */
        public Intake intake() {
            long aside = setAside.values().stream().mapToLong(SetAside::count).sum();
            List<String> all = new ArrayList<>(remarks);
            notes.forEach((note, n) -> all.add(Texts.grouped(n) + " " + note));
            return new Intake(source, kept + aside, kept, setAside, withoutPosition, ids, all);
        }

        /**
         * The account so far.
         *
         * @return as the account's
         */
        @Override
        public String toString() {
            return intake().toString();
        }
    }
}
