package psp.io;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import psp.core.DataException;

/** Gathers the fields of one CSV row after the other, within the limits. */
final class CsvRows extends AbstractBaseCsvCallbackHandler<Row> {

    private final String label;
    private final Limits limits;
    private String[] fields = new String[16];
    private int size;
    private long characters;

    CsvRows(String label, Limits limits) {
        this.label = label;
        this.limits = limits;
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
            throw DataException.atLine(label, getStartingLineNumber(), "the row is longer, "
                    + Limits.raise("rowCharacters", limits.rowCharacters(), "withRowCharacters"));
        }
        if (size == limits.columns()) {
            throw DataException.atLine(label, getStartingLineNumber(), "the row has more fields, "
                    + Limits.raise("columns", limits.columns(), "withColumns"));
        }
        if (size == fields.length) {
            fields = Arrays.copyOf(fields, 2 * size);
        }
        fields[size++] = length == 0 ? "" : new String(buffer, offset, length);
    }

    @Override
    protected void handleEmpty() {
        fields[0] = "";
        size = 1;
    }

    static DataException tooLong(String label, long line, Limits limits) {
        return DataException.atLine(label, line, "a field is longer, " + Limits.raise("fieldCharacters",
                limits.fieldCharacters(), "withFieldCharacters") + "; or is a quote not closed?");
    }

    @Override
    protected Row buildRecord() {
        return new Row(Arrays.copyOf(fields, size), getStartingLineNumber());
    }
}
