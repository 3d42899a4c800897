package psp.io;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import psp.core.Table;
import psp.core.Tabular;
import psp.core.internal.Texts;
import psp.io.internal.file.DataFile;

/**
 * Writes any result that is a table, as CSV or a spreadsheet that is safe to open.
 *
 * <p>In CSV (UTF-8, LF, quotes where needed) a text that a spreadsheet program could take for a formula gets an apostrophe
 * before it; in {@code .xlsx} texts are texts and numbers have the fifteen digits that spreadsheets keep. The same result gives
 * the same CSV.
 *
 * <pre>{@code
 * TableFile.write(study.reduction(), folder.resolve("reduction.csv"));         // or .xlsx
 * var text = new StringWriter();
 * TableFile.write(study.answers(), text);
 * }</pre>
 */
public final class TableFile {

    private static final int SHEET_ROWS = 1_048_576;

    private TableFile() {}

    /**
     * Writes several results of one kind into one file, one under the other.
     *
     * @param results at least one, such as every displacement of a study
     * @param file the file, replaced if there
     * @throws IllegalArgumentException if there is none, their columns differ, or as {@link #write(Tabular, Path)}
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(Collection<? extends Tabular> results, Path file) {
        write(Table.together(results), file);
    }

    /**
     * Writes a result by the name's ending: {@code .csv} or {@code .xlsx}, which needs {@code org.dhatim:fastexcel} on the
     * class path.
     *
     * @param result a result, or a table of your own
     * @param file the file, replaced if there
     * @throws IllegalArgumentException if it ends otherwise, fastexcel is missing, or a sheet cannot hold so many rows
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(Tabular result, Path file) {
        Objects.requireNonNull(file, "file");
        Table table = result.asTable();
        if (DataFile.isNamed(file, ".csv")) {
            CountCsv.write(file, csv -> writeCsv(table, csv));
        } else if (DataFile.isNamed(file, ".xlsx")) {
            if (table.size() >= SHEET_ROWS) {
                throw new IllegalArgumentException("A sheet holds " + Texts.grouped(SHEET_ROWS)
                        + " rows, the table has " + Texts.grouped(table.size()) + " and the names; write it as .csv");
            }
            try {
                WholeFile.write(file, out -> Sheets.write(table.header(), table.rows(), out));
            } catch (NoClassDefFoundError e) {
                throw new IllegalArgumentException(
                        "Writing .xlsx needs org.dhatim:fastexcel on the class path; add it, or" + " write .csv", e);
            }
        } else {
            throw new IllegalArgumentException("'" + DataFile.label(file) + "' ends neither in .csv nor in .xlsx");
        }
    }

    /**
     * Writes a result as CSV to what is open already, such as the answer of a web service; the same characters as in a file.
     *
     * @param result a result, or a table of your own
     * @param out takes the text; flushed, and left open
     * @throws UncheckedIOException if it fails
     */
    public static void write(Tabular result, Writer out) {
        Objects.requireNonNull(out, "out");
        Table table = result.asTable();
        CountCsv.write(out, csv -> writeCsv(table, csv));
    }

    private static void writeCsv(Table table, CsvWriter csv) {
        csv.writeRecord(table.header().stream().map(CountCsv::guarded).toList());
        for (List<Serializable> row : table.rows()) {
            csv.writeRecord(row.stream()
                    .map(cell ->
                            cell == null ? "" : cell instanceof String text ? CountCsv.guarded(text) : cell.toString())
                    .toList());
        }
    }
}
