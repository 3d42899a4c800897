package psp.io.internal.row;

import java.util.Arrays;

/** A row whose fields are texts already, or characters of which a text is made when it is asked for; filled again and again. */
final class SliceRow extends Row {

    private char[] characters = new char[256];
    private int used;
    private long line;
    private int size;
    /** The field as text; null where none was made yet. */
    private String[] made = new String[16];

    private Cell[] cells = new Cell[16];

    SliceRow() {
        super(new String[0], 0);
        Arrays.setAll(cells, i -> new Cell());
    }

    /** The characters of a field, and those of them without surrounding blanks. */
    private static final class Cell implements CharSequence {

        private char[] characters = new char[0];
        private int start;
        private int end;
        private int from;
        private int to;

        void set(char[] of, int first, int last) {
            characters = of;
            start = first;
            end = last;
            from = first;
            to = last;
            if (last > first && graphic(of[first]) && graphic(of[last - 1])) {
                return;
            }
            while (from < to && Character.isWhitespace(of[from])) {
                from++;
            }
            while (from < to && Character.isWhitespace(of[to - 1])) {
                to--;
            }
        }

        String whole() {
            return new String(characters, start, end - start);
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int i) {
            return characters[from + i];
        }

        @Override
        public CharSequence subSequence(int first, int last) {
            return toString().substring(first, last);
        }

        @Override
        public String toString() {
            return new String(characters, from, to - from);
        }
    }

    void begin() {
        used = 0;
        size = 0;
    }

    void add(String field) {
        grow();
        made[size++] = field;
    }

    void add(char[] buffer, int offset, int length) {
        grow();
        if (used + length > characters.length) {
            // Cells before this one keep the characters that they have.
            characters = new char[Math.max(2 * characters.length, length)];
            used = 0;
        }
        System.arraycopy(buffer, offset, characters, used, length);
        cells[size].set(characters, used, used + length);
        used += length;
        made[size++] = null;
    }

    private void grow() {
        if (size == made.length) {
            made = Arrays.copyOf(made, 2 * size);
            cells = Arrays.copyOf(cells, 2 * size);
            for (int i = size; i < cells.length; i++) {
                cells[i] = new Cell();
            }
        }
    }

    void end(long at) {
        line = at;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String field(int i) {
        if (made[i] == null) {
            made[i] = cells[i].whole();
        }
        return made[i];
    }

    @Override
    public CharSequence cell(int i) {
        return made[i] == null ? cells[i] : text(i);
    }

    @Override
    String[] fields() {
        String[] all = new String[size];
        Arrays.setAll(all, this::field);
        return all;
    }

    @Override
    public Row kept() {
        return new Row(fields(), line);
    }
}
