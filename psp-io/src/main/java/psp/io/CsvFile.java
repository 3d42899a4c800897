package psp.io;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Texts;

/** A CSV file with a header line, read row by row; what its columns are is asked by name. */
final class CsvFile implements Closeable {

    private final String label;
    private final CloseableIterator<CsvRecord> rows;
    private final List<String> header;

    CsvFile(Path file, char delimiter) {
        label = DataFile.label(file);
        rows = CsvReader.builder().fieldSeparator(delimiter).detectBomHeader(true).skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).allowUnclosedQuote(false)
                .ofCsvRecord(DataFile.open(file)).iterator();
        try {
            CsvRecord first = next();
            if (first == null) {
                throw DataException.inFile(label, "holds no line of text");
            }
            header = first.getFields().stream().map(String::strip).toList();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    String label() {
        return label;
    }

    List<String> header() {
        return header;
    }

    /** Where a column stands, from 0. */
    int column(String name) {
        int at = header.indexOf(name);
        if (at < 0) {
            throw DataException.inFile(label, "there is no column '" + name + "'; " + choices(name));
        }
        if (Collections.frequency(header, name) > 1) {
            throw DataException.inFile(label, "the column '" + name + "' is there "
                    + Collections.frequency(header, name) + " times; rename all but one in the header");
        }
        return at;
    }

    /**
     * Where a column stands, also if its name is written in another case or with other marks, as in
     * {@code primary_type} for {@code Primary Type}; −1 if there is none or several.
     */
    int find(String name) {
        int at = header.indexOf(name);
        if (at >= 0 && Collections.frequency(header, name) == 1) {
            return at;
        }
        String form = form(name);
        List<String> alike = header.stream().filter(column -> form(column).equals(form)).toList();
        return alike.size() == 1 ? header.indexOf(alike.get(0)) : -1;
    }

    static String form(String name) {
        StringBuilder form = new StringBuilder();
        name.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(form::appendCodePoint);
        return form.toString();
    }

    private String choices(String name) {
        if (header.size() == 1) {
            for (char delimiter : new char[] {';', '\t', '|', ','}) {
                if (header.get(0).indexOf(delimiter) >= 0) {
                    return "the header is one field '" + header.get(0) + "'; are the fields separated by "
                            + (delimiter == '\t' ? "tabs" : "'" + delimiter + "'") + "? say so by withDelimiter";
                }
            }
        }
        List<String> named = header.stream().filter(column -> !column.isEmpty()).toList();
        return Texts.choices("column", name, named)
                + (named.isEmpty() ? "" : "; the nearest is '" + Texts.nearest(name, named) + "'");
    }

    /** The next row, or null at the end. */
    @Nullable CsvRecord next() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            throw DataFile.problem(label, Objects.requireNonNull(e.getCause(), "cause"));
        }
    }

    private DataException unreadable(CsvParseException e) {
        String problem = String.valueOf(e.getMessage());
        if (e.getCause() != null) {
            problem += ": " + e.getCause().getMessage();
        }
        int at = problem.indexOf("line ");
        int end = problem.indexOf(')', Math.max(at, 0));
        int line = at < 0 || end < 0 ? -1 : Dates.digits(problem, at + 5, end);
        String text = "the fields cannot be told apart: " + problem + "; mend the quotes there";
        return line < 1 ? DataException.inFile(label, text) : DataException.atLine(label, line, text);
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
