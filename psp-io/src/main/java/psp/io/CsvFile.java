package psp.io;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;

/** A CSV file with a header line, read row by row. */
final class CsvFile extends RowSource {

    /** What the parser reads at once; a field may reach over several. */
    private static final int LEAST_BUFFER = 1 << 16;

    private final Limits limits;
    private final Reader characters;
    private final CsvRows gathered;
    private final CloseableIterator<Row> rows;
    private final List<String> header;

    CsvFile(Path file, char delimiter) {
        this(file, delimiter, Limits.DEFAULT, Progress.NONE);
    }

    CsvFile(Path file, char delimiter, Limits limits, Progress progress) {
        super(DataFile.label(file));
        this.limits = limits;
        characters = characters(DataFile.open(file, limits, progress));
        gathered = new CsvRows(label(), limits);
        rows = CsvReader.builder().fieldSeparator(delimiter).skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).allowUnclosedQuote(false)
                .maxBufferSize(Math.max(LEAST_BUFFER, 2 * limits.fieldCharacters()))
                .build(gathered, characters).iterator();
        try {
            Row first = next();
            if (first == null) {
                throw DataException.inFile(label(), "holds no line of text");
            }
            header = Arrays.stream(first.fields()).map(String::strip).toList();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Reader characters(InputStream in) {
        try {
            return TextFile.open(in);
        } catch (IOException e) {
            try {
                in.close();
            } catch (IOException later) {
                e.addSuppressed(later);
            }
            throw DataFile.problem(label(), e);
        }
    }

    @Override
    List<String> header() {
        return header;
    }

    @Override
    void readOnly(BitSet asked, BitSet recurring) {
        gathered.readOnly(asked, recurring, header.size());
    }

    @Override
    List<String> remarks() {
        List<String> all = new ArrayList<>(super.remarks());
        all.addAll(TextFile.remarks(characters));
        return all;
    }

    @Override
    String choices(String name) {
        if (header().size() == 1) {
            for (char delimiter : new char[] {';', '\t', '|', ','}) {
                if (header().get(0).indexOf(delimiter) >= 0) {
                    return "the header is one field '" + header().get(0) + "'; are the fields separated by "
                            + (delimiter == '\t' ? "tabs" : "'" + delimiter + "'") + "? say so by withDelimiter";
                }
            }
        }
        return super.choices(name);
    }

    @Override
    @Nullable Row next() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException e) {
            throw e.getCause() instanceof DataException data ? data : unreadable(e);
        } catch (UncheckedIOException e) {
            throw DataFile.problem(label(), Objects.requireNonNull(e.getCause(), "cause"));
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
        if (problem.contains("buffer")) {
            return CsvRows.tooLong(label(), Math.max(1, line), limits);
        }
        String text = "the fields cannot be told apart: " + problem + "; mend the quotes there";
        return line < 1 ? DataException.inFile(label(), text) : DataException.atLine(label(), line, text);
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
