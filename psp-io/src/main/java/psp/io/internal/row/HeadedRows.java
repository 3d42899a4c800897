package psp.io.internal.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import psp.core.DataException;
import psp.core.internal.Texts;

/**
 * Rows of which one of the first names the columns.
 *
 * <p>Rows above it of which less than half is filled, or which hold a single field where one of the next holds several, are a
 * title and left out, as is the line {@code sep=;} of a spreadsheet.
 */
abstract class HeadedRows extends RowSource {

    private static final int MOST_TITLES = 20;

    private List<String> header = List.of();

    HeadedRows(String label) {
        super(label);
    }

    /** To be called once, before the first row is asked for. */
    final void findHeader() {
        header = Arrays.stream(underTitles().fields()).map(String::strip).toList();
    }

    private Row underTitles() {
        List<Row> above = new ArrayList<>();
        Row row = next();
        while (row != null && above.size() < MOST_TITLES && title(row)) {
            above.add(row);
            row = next();
        }
        if (row != null && !title(row)) {
            if (!above.isEmpty()) {
                remark("left out " + Texts.plural(above.size(), "line") + " above the names of the columns");
            }
            return row;
        }
        above.forEach(this::giveBack);
        if (row != null) {
            giveBack(row);
        }
        Row first = next();
        if (first == null) {
            throw DataException.inFile(label(), "holds no line of text");
        }
        return first;
    }

    private static boolean title(Row row) {
        return row.size() <= 2 && row.field(0).toLowerCase(Locale.ROOT).startsWith("sep=")
                || (row.size() == 1 ? !delimited(row.field(0)) : 2 * row.filled() < row.size());
    }

    /** Whether a field looks like several that are separated in another way. */
    private static boolean delimited(String field) {
        return field.chars().anyMatch(c -> c == ';' || c == ',' || c == '\t' || c == '|');
    }

    @Override
    public final List<String> header() {
        return header;
    }
}
