package psp.io.internal.row;

import java.util.Arrays;
import psp.io.internal.field.Slice;

/** The fields of some rows, one behind the other: texts already, or characters of which a text is made when it is asked for. */
final class RowStore {

    private static final int TEXT = -1;

    private char[] characters = new char[1 << 10];
    private int used;
    /** Where the characters of a field are; −1 where it is a text. */
    private int[] from = new int[16];

    private int[] to = new int[16];
    /** The fields that are texts. */
    private String[] texts = new String[16];

    private int fields;
    /** The first field of each row, and of the one that is being read. */
    private int[] starts = new int[2];

    private long[] lines = new long[2];
    private int rows;

    void clear() {
        used = 0;
        fields = 0;
        rows = 0;
    }

    /** How many rows are complete. */
    int size() {
        return rows;
    }

    /** How many characters there is room for. */
    int room() {
        return characters.length;
    }

    /** Begins a row; one that was not ended is forgotten. */
    void begin() {
        fields = starts[rows];
    }

    void add(String field) {
        grow();
        from[fields] = TEXT;
        texts[fields++] = field;
    }

    void addBlank() {
        grow();
        from[fields] = used;
        to[fields++] = used;
    }

    void add(char[] buffer, int offset, int length) {
        grow();
        if (used + length > characters.length) {
            characters = Arrays.copyOf(characters, Math.max(2 * characters.length, used + length));
        }
        System.arraycopy(buffer, offset, characters, used, length);
        from[fields] = used;
        used += length;
        to[fields++] = used;
    }

    private void grow() {
        if (fields == from.length) {
            from = Arrays.copyOf(from, 2 * fields);
            to = Arrays.copyOf(to, 2 * fields);
            texts = Arrays.copyOf(texts, 2 * fields);
        }
    }

    void end(long line) {
        if (rows + 2 > starts.length) {
            starts = Arrays.copyOf(starts, 2 * starts.length);
            lines = Arrays.copyOf(lines, 2 * lines.length);
        }
        lines[rows++] = line;
        starts[rows] = fields;
    }

    /** Takes the last row away, which is good until the next one is begun. */
    void drop() {
        rows--;
    }

    /** The first field of a row; of the number of rows, behind all. */
    int start(int row) {
        return starts[row];
    }

    long line(int row) {
        return lines[row];
    }

    /** A field as text. */
    String text(int field) {
        if (from[field] != TEXT) {
            texts[field] = new String(characters, from[field], to[field] - from[field]);
            from[field] = TEXT;
        }
        return texts[field];
    }

    /** Shows the characters of a field. */
    Slice show(int field, Slice on) {
        return from[field] == TEXT ? on.show(texts[field]) : on.show(characters, from[field], to[field]);
    }
}
