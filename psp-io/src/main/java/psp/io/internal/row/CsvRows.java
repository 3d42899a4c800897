package psp.io.internal.row;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.io.internal.file.OverLimit;
import psp.io.limit.Limits;

/** Gathers the fields of one CSV row after the other, within the limits. */
public final class CsvRows extends AbstractBaseCsvCallbackHandler<Row> {

    private static final byte NOTHING = 0;
    private static final byte TEXT = 1;
    private static final byte RECURRING = 2;

    private final String label;
    private final Limits limits;
    private String[] fields = new String[16];
    private int size;
    private long characters;
    /** What is made of each column; of those beyond, texts. */
    private byte[] making = new byte[0];

    private final RecurringTexts texts = new RecurringTexts();
    /** Where rows are gathered once only some columns are asked for; null before. */
    private @Nullable RowStore store;

    private final SliceRow shown = new SliceRow();
    /** Whether the store keeps all rows, not the last alone. */
    private boolean all;

    private final char delimiter;
    private final long above;
    private int width;
    private boolean swallowed;
    private boolean empty;

    /** Gathers the rows below so many lines. */
    CsvRows(String label, Limits limits, char delimiter, long above) {
        this.label = label;
        this.limits = limits;
        this.delimiter = delimiter;
        this.above = above;
    }

    long above() {
        return above;
    }

    private long line() {
        return getStartingLineNumber() + above;
    }

    /** From now on takes a field with rows of so many fields in it for one whose quote is not closed. */
    void expect(int fields) {
        width = fields;
    }

    /** Reads so many lines, and counts a character in the last of them; −1 where that is longer than a row may be. */
    static long skip(BufferedReader in, long lines, char counted, long longest) throws IOException {
        long ended = 0;
        long found = 0;
        long length = 0;
        boolean carriage = false;
        for (int c = in.read(); c >= 0; c = in.read()) {
            boolean second = carriage && c == '\n';
            carriage = c == '\r';
            ended += (c == '\n' || c == '\r') && !second ? 1 : 0;
            length += ended == lines - 1 ? 1 : 0;
            if (length > longest) {
                return -1;
            }
            found += c == counted && ended == lines - 1 ? 1 : 0;
            if (ended == lines) {
                in.mark(1);
                if (c == '\r' && in.read() != '\n') {
                    in.reset();
                }
                return found;
            }
        }
        return found;
    }

    /** Whether a quoted field holds lines that look like rows. */
    private boolean rowsIn(String[] row) {
        for (String field : row) {
            String[] lines =
                    field.indexOf('\n') < 0 && field.indexOf('\r') < 0 ? new String[0] : field.split("\\R", -1);
            long alike = Arrays.stream(lines)
                    .skip(1)
                    .filter(line -> line.chars().filter(c -> c == delimiter).count() >= width - 1)
                    .count();
            long most = lines.length - 2;
            boolean cut = row.length != width
                    && lines.length > 1
                    && 2
                                    * lines[lines.length - 1]
                                            .chars()
                                            .filter(c -> c == delimiter)
                                            .count()
                            >= width - 1;
            if (cut || most > 0 && 2 * alike >= most && alike > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * From now on gives these columns alone, and fields beyond the width; the others are blank. Each row is good until the next
     * one is read.
     */
    void readOnly(BitSet columns, BitSet recurringColumns, int columnsInAll) {
        gather(new RowStore(), false, columns, recurringColumns, columnsInAll);
    }

    /** From now on gathers these columns of all rows in a store. */
    void readInto(RowStore rows, BitSet columns, BitSet recurringColumns, int columnsInAll) {
        gather(rows, true, columns, recurringColumns, columnsInAll);
    }

    private void gather(RowStore rows, boolean every, BitSet columns, BitSet recurringColumns, int columnsInAll) {
        making = new byte[columnsInAll];
        for (int i = 0; i < columnsInAll; i++) {
            making[i] = !columns.get(i) ? NOTHING : recurringColumns.get(i) ? RECURRING : TEXT;
        }
        store = rows;
        all = every;
    }

    @Override
    protected void handleBegin(long line) {
        size = 0;
        characters = 0;
        swallowed = false;
        empty = false;
        if (store != null) {
            if (!all) {
                store.clear();
            }
            store.begin();
        }
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        characters += length;
        if (length > limits.fieldCharacters()) {
            throw tooLong(label, line(), limits);
        }
        if (characters > limits.rowCharacters()) {
            throw rowTooLong(label, line(), limits);
        }
        swallowed |= quoted && width > 1 && hasLines(buffer, offset, length);
        if (size == limits.columns()) {
            throw DataException.atLine(
                    label, line(), "the row has more fields, " + OverLimit.allows("columns", limits.columns()));
        }
        byte made = length == 0 ? NOTHING : size < making.length ? making[size] : TEXT;
        size++;
        if (store == null) {
            add(made == NOTHING ? "" : new String(buffer, offset, length));
        } else if (made == NOTHING) {
            store.addBlank();
        } else if (made == RECURRING) {
            store.add(texts.of(buffer, offset, length));
        } else {
            store.add(buffer, offset, length);
        }
    }

    private void add(String field) {
        if (size > fields.length) {
            fields = Arrays.copyOf(fields, 2 * fields.length);
        }
        fields[size - 1] = field;
    }

    private static boolean hasLines(char[] buffer, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] == '\n' || buffer[i] == '\r') {
                return true;
            }
        }
        return false;
    }

    @Override
    protected void handleEmpty() {
        size = 1;
        empty = true;
        if (store == null) {
            add("");
        } else {
            store.addBlank();
        }
    }

    public static DataException tooLong(String label, long line, Limits limits) {
        String problem = "a field is longer, " + OverLimit.allows("fieldCharacters", limits.fieldCharacters())
                + "; or is a quote not closed?";
        return line < 1 ? DataException.inFile(label, problem) : DataException.atLine(label, line, problem);
    }

    public static DataException rowTooLong(String label, long line, Limits limits) {
        return DataException.atLine(
                label, line, "the row is longer, " + OverLimit.allows("rowCharacters", limits.rowCharacters()));
    }

    @Override
    protected Row buildRecord() {
        Row row;
        if (store == null) {
            row = new Row(Arrays.copyOf(fields, size), line());
        } else {
            store.end(line());
            row = shown.show(store, store.size() - 1, 0);
            if (empty) {
                // It is skipped.
                store.drop();
            }
        }
        return swallowed && rowsIn(row.fields()) ? Row.broken(line()) : row;
    }
}
