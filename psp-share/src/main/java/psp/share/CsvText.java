package psp.share;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import psp.core.DataException;
import psp.core.internal.Library;
import psp.core.internal.Texts;

/**
 * Tables of a pack as comma-separated text: UTF-8, line feeds, and no field that a spreadsheet program could take for a
 * formula.
 */
final class CsvText {

    private static final String FORMULA = "=+-@\t\r";
    private static final int MOST_ROWS = 10_000_000;
    private static final int LONGEST_FIELD = 100_000;

    /** A row and the line on which it begins. */
    record Line(long number, List<String> fields) {}

    private CsvText() {}

    static byte[] write(List<String> header, Iterable<List<String>> rows) {
        Library.FAST_CSV.need();
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(header);
            for (List<String> row : rows) {
                csv.writeRecord(row.stream().map(CsvText::guarded).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Texts.utf8(text.toString());
    }

    /** The text with an apostrophe before it where it could be taken for a formula. */
    static String guarded(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    private static String plain(String text) {
        return text.startsWith("'") && isFormula(text) ? text.substring(1) : text;
    }

    /** Whether what follows any apostrophes begins like a formula. */
    private static boolean isFormula(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) == '\'') {
            i++;
        }
        return i < text.length() && FORMULA.indexOf(text.charAt(i)) >= 0;
    }

    /** Hands on the rows below a header that must be just this. */
    static void read(byte[] bytes, String file, List<String> header, Consumer<Line> rows) {
        Library.FAST_CSV.need();
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw DataException.inFile(file, "is not text in UTF-8; save it as UTF-8");
        }
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        long n = 0;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .allowUnclosedQuote(false)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(2 * LONGEST_FIELD)
                .ofCsvRecord(text)) {
            for (CsvRecord row : csv) {
                List<String> fields = new ArrayList<>();
                row.getFields().forEach(field -> fields.add(plain(field)));
                if (n == 0 && !fields.stream().map(String::strip).toList().equals(header)) {
                    throw DataException.atLine(
                                    file,
                                    row.getStartingLineNumber(),
                                    "is not the header, which is " + String.join(",", header))
                            .quoting(String.join(",", fields));
                }
                if (fields.size() != header.size()) {
                    throw DataException.atLine(
                            file,
                            row.getStartingLineNumber(),
                            "has " + fields.size() + " fields, the header " + header.size());
                }
                if (n++ > 0) {
                    rows.accept(new Line(row.getStartingLineNumber(), fields));
                }
                if (n > MOST_ROWS) {
                    throw DataException.inFile(file, "has more than " + Texts.plural(MOST_ROWS, "row"));
                }
            }
        } catch (CsvParseException e) {
            throw DataException.inFile(
                    file,
                    "the fields run into each other: " + e.getMessage()
                            + (e.getCause() == null ? "" : ", " + e.getCause().getMessage())
                            + "; mend the quotes there");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (n == 0) {
            throw DataException.inFile(file, "is empty; its first line is " + String.join(",", header));
        }
    }
}
