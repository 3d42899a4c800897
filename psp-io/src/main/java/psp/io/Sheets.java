package psp.io;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes a table as the one sheet of a workbook; loaded only where one is asked for. */
final class Sheets {

    private static final String DAY = "yyyy-mm-dd";
    private static final int DIGITS = 15;
    private static final String MOMENT = "yyyy-mm-dd hh:mm";

    private Sheets() {}

    static void write(List<String> header, List<List<Serializable>> rows, OutputStream out) throws IOException {
        Workbook book = new Workbook(out, "psp", null);
        Worksheet sheet = book.newWorksheet("table");
        for (int i = 0; i < header.size(); i++) {
            sheet.value(0, i, header.get(i));
        }
        sheet.freezePane(0, 1);
        for (int r = 0; r < rows.size(); r++) {
            for (int i = 0; i < header.size(); i++) {
                put(sheet, r + 1, i, rows.get(r).get(i));
            }
        }
        book.finish();
    }

    private static void put(Worksheet sheet, int row, int column, @Nullable Serializable cell) {
        if (cell instanceof Double number && Double.isFinite(number)) {
            // As many digits as a spreadsheet keeps, the same on every JDK.
            sheet.value(
                    row,
                    column,
                    new BigDecimal(number).round(new MathContext(DIGITS)).stripTrailingZeros());
        } else if (cell instanceof Number number && !(number instanceof Double)) {
            sheet.value(row, column, number);
        } else if (cell instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format(DAY).set();
        } else if (cell instanceof LocalDateTime moment) {
            sheet.value(row, column, moment);
            sheet.style(row, column).format(MOMENT).set();
        } else if (cell instanceof Boolean truth) {
            sheet.value(row, column, truth);
        } else if (cell != null) {
            sheet.value(row, column, cell.toString());
        }
    }
}
