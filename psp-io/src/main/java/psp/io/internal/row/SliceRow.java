package psp.io.internal.row;

import java.util.Arrays;

/** A row of a store, now one and now another. */
final class SliceRow extends Row {

    private RowStore store = new RowStore();
    private int start;
    private int size;
    private long line;
    private Cell[] cells = new Cell[0];

    SliceRow() {
        super(new String[0], 0);
    }

    /** The characters of a field without surrounding blanks. */
    static final class Cell implements CharSequence {

        private char[] characters = new char[0];
        private int from;
        private int to;

        void set(char[] of, int first, int last) {
            characters = of;
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

    /** From now on is a row of a store whose lines are counted from so many on. */
    SliceRow show(RowStore of, int row, long above) {
        store = of;
        start = of.start(row);
        size = of.start(row + 1) - start;
        line = of.line(row) + above;
        return this;
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
        return store.text(start + i);
    }

    @Override
    public CharSequence cell(int i) {
        if (i >= cells.length) {
            int before = cells.length;
            cells = Arrays.copyOf(cells, Math.max(i + 1, 2 * before));
            Arrays.setAll(cells, j -> j < before ? cells[j] : new Cell());
        }
        return store.show(start + i, cells[i]) ? cells[i] : text(i);
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
