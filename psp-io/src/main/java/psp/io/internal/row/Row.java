package psp.io.internal.row;

import java.util.Arrays;
import psp.io.internal.field.Slice;

/**
 * One row of a file, sheet or query: its fields as text, and the line or row where it starts.
 *
 * <p>The fields are not copied, so that reading stays fast. Of a sheet it also says what each cell is: {@code t}ext,
 * {@code n}umber, {@code d}ate or blank.
 */
public class Row {

    private static final String BROKEN = "!";

    private final String[] fields;
    private final long line;
    private final String kinds;

    public Row(String[] fields, long line) {
        this(fields, line, "");
    }

    Row(String[] fields, long line, String kinds) {
        this.fields = fields;
        this.line = line;
        this.kinds = kinds;
    }

    /** A line of which the fields run into each other. */
    static Row broken(long line) {
        return new Row(new String[0], line, BROKEN);
    }

    /** Whether the fields of the line could not be told apart. */
    public final boolean isBroken() {
        return kinds.equals(BROKEN);
    }

    /** Where it starts, from 1. */
    public long line() {
        return line;
    }

    public int size() {
        return fields.length;
    }

    public String field(int i) {
        return fields[i];
    }

    /** All fields, not to be changed. */
    String[] fields() {
        return fields;
    }

    /** This row, good also after the next one is read. */
    public Row kept() {
        return this;
    }

    /** How many fields hold more than blanks. */
    final int filled() {
        return (int) Arrays.stream(fields()).filter(field -> !field.isBlank()).count();
    }

    /** A field without surrounding blanks; most have none, which their first and last character tell. */
    public String text(int i) {
        return stripped(field(i));
    }

    /** Shows the same characters as {@link #text}, of which no text need have been made; good until the next row is read. */
    public Slice show(int i, Slice on) {
        return on.show(field(i));
    }

    private static String stripped(String field) {
        int last = field.length() - 1;
        return last >= 0 && Slice.isGraphic(field.charAt(0)) && Slice.isGraphic(field.charAt(last))
                ? field
                : field.strip();
    }

    /** Roughly what room it takes: its characters, and one for each field. */
    public final long characters() {
        long sum = size();
        for (int i = 0; i < size(); i++) {
            sum += field(i).length();
        }
        return sum;
    }

    final char kind(int i) {
        return kinds.charAt(i);
    }

    /** The same with blank fields at the end. */
    final Row widened(int width) {
        String[] wider = Arrays.copyOf(fields(), width);
        Arrays.fill(wider, size(), width, "");
        return new Row(wider, line(), kinds);
    }
}
