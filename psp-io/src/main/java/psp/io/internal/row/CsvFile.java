package psp.io.internal.row;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Texts;
import psp.io.internal.field.Dates;
import psp.io.internal.file.DataFile;
import psp.io.internal.file.TextFile;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/**
 * A CSV file with a header line, read row by row.
 *
 * <p>Lines above the header of which less than half is filled, or which hold a single field where one of the next holds
 * several, are a title and left out.
 */
public final class CsvFile extends RowSource {

    private static final int MOST_TITLES = 20;

    /** What the parser reads at once; a field may reach over several. */
    private static final int LEAST_BUFFER = 1 << 16;

    private final Limits limits;
    private final Reader characters;
    private final CsvRows gathered;
    private final CloseableIterator<Row> rows;
    private final List<String> header;
    /** Read to tell a title from a header. */
    private final Deque<Row> held = new ArrayDeque<>();

    public CsvFile(Path file, char delimiter) {
        this(file, delimiter, Limits.DEFAULT, Progress.NONE);
    }

    public CsvFile(Path file, char delimiter, Limits limits, Progress progress) {
        super(DataFile.label(file));
        this.limits = limits;
        characters = characters(DataFile.open(file, limits, progress));
        gathered = new CsvRows(label(), limits);
        rows = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(Math.max(LEAST_BUFFER, 2 * limits.fieldCharacters()))
                .build(gathered, characters)
                .iterator();
        try {
            header = Arrays.stream(underTitles().fields()).map(String::strip).toList();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
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
        held.addAll(above);
        if (row != null) {
            held.add(row);
        }
        if (held.isEmpty()) {
            throw DataException.inFile(label(), "holds no line of text");
        }
        return held.remove();
    }

    private static boolean title(Row row) {
        return row.size() == 1 ? !delimited(row.field(0)) : 2 * row.filled() < row.size();
    }

    /** Whether a field looks like several that are separated in another way. */
    private static boolean delimited(String field) {
        return field.chars().anyMatch(c -> c == ';' || c == ',' || c == '\t' || c == '|');
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
    public List<String> header() {
        return header;
    }

    @Override
    public void readOnly(BitSet asked, BitSet recurring) {
        gathered.readOnly(asked, recurring, header.size());
    }

    @Override
    public List<String> remarks() {
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
    @Nullable
    public Row next() {
        if (!held.isEmpty()) {
            return held.remove();
        }
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
