package psp.io.internal.row;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Texts;
import psp.io.internal.file.Bounded;
import psp.io.internal.file.DataFile;
import psp.io.internal.file.OverLimit;
import psp.io.internal.file.TextFile;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/** The rows of the tables of a web page, as record systems save them under the name of a spreadsheet. */
public final class MarkupRows extends HeadedRows {

    private static final int LONGEST_TITLE = 60;

    private final Limits limits;
    private final StreamParser page;
    private long row;
    private String title = "";

    private MarkupRows(String label, StreamParser page, Limits limits) {
        super(label);
        this.page = page;
        this.limits = limits;
    }

    public static RowSource open(Path file, Limits limits, Progress progress) {
        String label = DataFile.label(file);
        MarkupRows rows = null;
        try {
            // Markup between the rows of a table is held until its end.
            BufferedReader text = new BufferedReader(new TagNames(
                    TextFile.open(new Bounded(DataFile.open(file, limits, progress), label, limits)), label));
            rows = new MarkupRows(label, new StreamParser(Parser.htmlParser()).parse(text, ""), limits);
            Row first = rows.read();
            if (first == null) {
                throw DataException.inFile(
                        label,
                        "is a web page without a table" + (rows.title.isEmpty() ? "" : ", titled '" + rows.title + "'")
                                + ": the portal asks to sign in, or failed; open it in a browser, and download the data"
                                + " again as CSV");
            }
            rows.giveBack(first);
            rows.findHeader();
            rows.remark("is a web page with a table, read as such");
            return rows;
        } catch (IOException e) {
            throw DataFile.problem(label, e);
        } catch (RuntimeException e) {
            if (rows != null) {
                rows.close();
            }
            throw e;
        }
    }

    @Override
    protected @Nullable Row read() {
        try {
            List<String> fields = List.of();
            while (fields.isEmpty()) {
                Element found = page.selectNext("tr, title");
                if (found == null) {
                    return null;
                }
                if (found.normalName().equals("title")) {
                    String text = Texts.withoutControls(found.text());
                    title = text.substring(0, Math.min(LONGEST_TITLE, text.length()));
                    continue;
                }
                fields = fields(found);
                found.remove();
                row++;
            }
            return new Row(fields.toArray(String[]::new), row);
        } catch (IOException e) {
            throw DataFile.problem(label(), e);
        }
    }

    private List<String> fields(Element tr) {
        List<String> fields = new ArrayList<>();
        for (Element cell : tr.children()) {
            String name = cell.normalName();
            if (!name.equals("td") && !name.equals("th")) {
                continue;
            }
            String text = cell.wholeText().strip();
            if (text.length() > limits.fieldCharacters()) {
                throw CsvRows.tooLong(label(), row + 1, limits);
            }
            fields.add(text);
            int spanned = XlsxBook.number(cell.attr("colspan"));
            for (int i = 1; i < Math.min(spanned, limits.columns()); i++) {
                fields.add("");
            }
            if (fields.size() > limits.columns()) {
                throw DataException.atLine(
                        label(), row + 1, "the row has more fields, " + OverLimit.allows("columns", limits.columns()));
            }
        }
        return fields;
    }

    @Override
    public void close() {
        page.close();
    }
}
