package psp.io.internal.row;

import java.util.Arrays;
import psp.io.internal.field.Slice;

/** A row of a store, now one and now another. */
final class SliceRow extends Row {

    private RowStore store = new RowStore();
    private int start;
    private int size;
    private long line;

    SliceRow() {
        super(new String[0], 0);
    }

    /** From now on is a row of a store whose lines are counted from so many on. */
    SliceRow show(RowStore of, int row, long above) {
        // Not written again; see Slice.
        if (store != of) {
            store = of;
        }
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
    public Slice show(int i, Slice on) {
        return store.show(start + i, on);
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
