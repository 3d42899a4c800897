package psp.io.internal.row;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import java.util.BitSet;
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

    CsvRows(String label, Limits limits) {
        this.label = label;
        this.limits = limits;
    }

    /** From now on makes texts of these columns alone, and of fields beyond the width; the others are blank. */
    void readOnly(BitSet columns, BitSet recurringColumns, int columnsInAll) {
        making = new byte[columnsInAll];
        for (int i = 0; i < columnsInAll; i++) {
            making[i] = !columns.get(i) ? NOTHING : recurringColumns.get(i) ? RECURRING : TEXT;
        }
    }

    @Override
    protected void handleBegin(long line) {
        size = 0;
        characters = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        characters += length;
        if (length > limits.fieldCharacters()) {
            throw tooLong(label, getStartingLineNumber(), limits);
        }
        if (characters > limits.rowCharacters()) {
            throw rowTooLong(label, getStartingLineNumber(), limits);
        }
        if (size == limits.columns()) {
            throw DataException.atLine(
                    label,
                    getStartingLineNumber(),
                    "the row has more fields, " + OverLimit.allows("columns", limits.columns()));
        }
        if (size == fields.length) {
            fields = Arrays.copyOf(fields, 2 * size);
        }
        byte made = length == 0 ? NOTHING : size < making.length ? making[size] : TEXT;
        fields[size++] = made == NOTHING
                ? ""
                : made == RECURRING ? texts.of(buffer, offset, length) : new String(buffer, offset, length);
    }

    @Override
    protected void handleEmpty() {
        fields[0] = "";
        size = 1;
    }

    public static DataException tooLong(String label, long line, Limits limits) {
        return DataException.atLine(
                label,
                line,
                "a field is longer, " + OverLimit.allows("fieldCharacters", limits.fieldCharacters())
                        + "; or is a quote not closed?");
    }

    public static DataException rowTooLong(String label, long line, Limits limits) {
        return DataException.atLine(
                label, line, "the row is longer, " + OverLimit.allows("rowCharacters", limits.rowCharacters()));
    }

    @Override
    protected Row buildRecord() {
        return new Row(Arrays.copyOf(fields, size), getStartingLineNumber());
    }
}
