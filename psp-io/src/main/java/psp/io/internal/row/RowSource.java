package psp.io.internal.row;

import java.io.Closeable;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Texts;
import psp.io.limit.Progress;

/** Rows under a header, whatever they come from; what the columns are is asked by name. */
public abstract class RowSource implements Closeable {

    private static final int TOLD = 10_000;

    private final String label;
    private final List<String> remarks = new ArrayList<>();
    /** Given back, to be given again. */
    private final Deque<Row> held = new ArrayDeque<>();

    private @Nullable LocalDate made;

    public RowSource(String label) {
        this.label = label;
    }

    /** The name by which errors and the account call it. */
    public final String label() {
        return label;
    }

    /** The day on which its rows were written down, as far as is known; null where not. */
    public final @Nullable LocalDate made() {
        return made;
    }

    public final void madeOn(LocalDate day) {
        made = day;
    }

    /** The names of the columns, without surrounding blanks. */
    public abstract List<String> header();

    /**
     * Only these columns are asked for from the next row on, the others may be given as blank; some recur from row to row. A row
     * is then good until the next one is read, unless it is {@link Row#kept}.
     */
    public void readOnly(BitSet asked, BitSet recurring) {}

    /** The next row, or null at the end. */
    public final @Nullable Row next() {
        return held.isEmpty() ? read() : held.remove();
    }

    /** The next row of the file, whatever was given back; null at the end. */
    protected abstract @Nullable Row read();

    /** Gives a row back that was the last one given or follows one given back; it is the next, behind those given back before. */
    public final void giveBack(Row row) {
        held.add(row);
    }

    final boolean holdsSome() {
        return !held.isEmpty();
    }

    /** Forgets the rows given back. */
    final void holdNone() {
        held.clear();
    }

    /** The same rows, read ahead by an executor's threads where that can be; it is closed with them. */
    public RowSource ahead(Executor executor) {
        return this;
    }

    /** The next row, or null at the end; one whose quotes are not closed is refused. */
    public final @Nullable Row nextClosed() {
        Row row = next();
        if (row != null && row.isBroken()) {
            throw DataException.atLine(label, row.line(), "has a quote that is not closed; mend the quotes there");
        }
        return row;
    }

    /** The next row, or null at the end; one with more or fewer fields than the header is refused. */
    public final @Nullable Row nextFull() {
        Row row = nextClosed();
        if (row != null && row.size() != header().size()) {
            throw unlikeHeader(row);
        }
        return row;
    }

    /** What a row with other fields than the header is. */
    public final DataException unlikeHeader(Row row) {
        return DataException.atLine(label, row.line(), "has " + row.size() + " fields, the header " + header().size());
    }

    @Override
    public abstract void close();

    /** What to know about the reading, complete at its end. */
    public List<String> remarks() {
        return remarks;
    }

    final void remark(String text) {
        remarks.add(text);
    }

    /** Tells a listener of a row now and then, where bytes cannot be counted. */
    protected static void tell(Progress progress, long row) {
        if (row % TOLD == 0) {
            progress.read(row, 0);
        }
    }

    /** Where a column stands, from 0. */
    public final int column(String name) {
        int at = header().indexOf(name);
        if (at < 0) {
            throw DataException.inFile(label, "there is no column '" + name + "'; " + choices(name));
        }
        if (Collections.frequency(header(), name) > 1) {
            throw DataException.inFile(
                    label,
                    "the column '" + name + "' is there " + Collections.frequency(header(), name)
                            + " times; rename all but one in the header");
        }
        return at;
    }

    /**
     * Where a column stands, also if its name is written in another case or with other marks, as in
     * {@code primary_type} for {@code Primary Type}; −1 if there is none or several.
     */
    public final int find(String name) {
        int at = header().indexOf(name);
        if (at >= 0 && Collections.frequency(header(), name) == 1) {
            return at;
        }
        String form = form(name);
        List<String> alike =
                header().stream().filter(column -> form(column).equals(form)).toList();
        return alike.size() == 1 ? header().indexOf(alike.get(0)) : -1;
    }

    public static String form(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        StringBuilder form = new StringBuilder(small.length());
        for (int i = 0; i < small.length(); i++) {
            char c = small.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                form.append(c);
            }
        }
        return form.toString();
    }

    /** The columns there are, for the error about one that is not. */
    String choices(String name) {
        List<String> named =
                header().stream().filter(column -> !column.isEmpty()).toList();
        return Texts.choices("column", name, named)
                + (named.isEmpty() ? "" : "; the nearest is '" + Texts.nearest(name, named) + "'");
    }
}
