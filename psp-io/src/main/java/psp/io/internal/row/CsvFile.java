package psp.io.internal.row;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Library;
import psp.io.internal.field.Dates;
import psp.io.internal.file.DataFile;
import psp.io.internal.file.TextFile;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/**
 * A CSV file with a header line, read row by row.
 *
 * <p>A line with a quote that is not closed would swallow the lines below it: it is given as a broken one, and the reading
 * goes on at the next line.
 */
public final class CsvFile extends HeadedRows {

    /** What the parser reads at once; a field may reach over several. */
    private static final int LEAST_BUFFER = 1 << 16;
    /** Each costs another reading of what stands above it. */
    private static final int MOST_BROKEN = 100;

    private final Path file;
    private final char delimiter;
    private final Limits limits;
    private final Progress progress;
    private Reader characters;
    private CsvRows gathered;
    private CloseableIterator<Row> rows;
    private int broken;
    private @Nullable CsvBlocks blocks;
    private @Nullable BitSet asked;
    private BitSet recurring = new BitSet();

    public CsvFile(Path file, char delimiter) {
        this(file, delimiter, Limits.DEFAULT, Progress.NONE);
    }

    public CsvFile(Path file, char delimiter, Limits limits, Progress progress) {
        super(DataFile.label(file));
        Library.FAST_CSV.need();
        this.file = file;
        this.delimiter = delimiter;
        this.limits = limits;
        this.progress = progress;
        characters = characters(DataFile.open(file, limits, progress));
        gathered = new CsvRows(label(), limits, delimiter, 0);
        rows = parser(characters);
        try {
            findHeader();
            gathered.expect(header().size());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private CloseableIterator<Row> parser(Reader from) {
        return parser(from, gathered);
    }

    private CloseableIterator<Row> parser(Reader from, CsvRows gathered) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(Math.max(LEAST_BUFFER, 2 * limits.fieldCharacters()))
                .build(gathered, from)
                .iterator();
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
    public void readOnly(BitSet asked, BitSet recurring) {
        this.asked = asked;
        this.recurring = recurring;
        gathered.readOnly(asked, recurring, header().size());
    }

    @Override
    public RowSource ahead(Executor executor) {
        return ahead(executor, ReadAhead.BLOCK);
    }

    /** As {@link #ahead(Executor)}, by blocks of about so many bytes. */
    public RowSource ahead(Executor executor, int block) {
        return new ReadAhead(this, executor, block);
    }

    /** What is left as blocks of lines; null where it is not in UTF-8, cannot be opened again, or all columns are asked for. */
    @Nullable
    CsvBlocks blocks(int bytes) {
        if (asked == null || holdsSome() || !(characters instanceof TextFile) || !Files.isRegularFile(file)) {
            return null;
        }
        Row first = read();
        if (first == null || first.isBroken()) {
            if (first != null) {
                giveBack(first);
            }
            return null;
        }
        blocks = new CsvBlocks(this, DataFile.open(file, limits, progress), bytes, first.line());
        return blocks;
    }

    /** Reads some lines of this file into a store, numbered from 1; whether the fields of all could be told apart. */
    boolean read(Reader lines, RowStore into) {
        CsvRows rows = new CsvRows(label(), limits, delimiter, 0);
        rows.expect(header().size());
        rows.readInto(into, Objects.requireNonNull(asked, "asked"), recurring, header().size());
        boolean clear = true;
        try (CloseableIterator<Row> all = parser(lines, rows)) {
            while (clear && all.hasNext()) {
                clear = !all.next().isBroken();
            }
            return clear;
        } catch (CsvParseException | DataException e) {
            // Read again with all that stands above it, it is refused or left out by name.
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> remarks() {
        List<String> all = new ArrayList<>(super.remarks());
        if (blocks == null) {
            all.addAll(TextFile.remarks(characters));
        } else if (blocks.foreign() > 0) {
            all.add(TextFile.remark(blocks.foreign()));
        }
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
    protected @Nullable Row read() {
        try {
            Row row = rows.hasNext() ? rows.next() : null;
            return row != null && row.isBroken() ? leftOut(row.line(), null) : row;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof DataException data) {
                throw data;
            }
            DataException problem = unreadable(e);
            return header().isEmpty() ? refused(problem) : leftOut(lineOf(e), problem);
        } catch (UncheckedIOException e) {
            throw DataFile.problem(label(), Objects.requireNonNull(e.getCause(), "cause"));
        }
    }

    private static Row refused(DataException problem) {
        throw problem;
    }

    /** Gives a line as broken and goes on below it. */
    private Row leftOut(long line, @Nullable DataException problem) {
        if (line < 1 || ++broken > MOST_BROKEN || problem != null && !Files.isRegularFile(file)) {
            throw problem != null
                    ? problem
                    : DataException.atLine(
                            label(), Math.max(1, line), "the fields run into each other; mend the quotes there");
        }
        long quotes = goOnBelow(line);
        // A field over the limit is no matter of quotes unless one is open.
        if (quotes % 2 != 1 && problem != null && isOverLimit(problem)) {
            throw problem;
        }
        return Row.broken(line);
    }

    /** Goes on below so many lines, at least one; how many quotes the last of them holds. */
    long goOnBelow(long line) {
        close();
        holdNone();
        blocks = null;
        characters = characters(DataFile.open(file, limits, Progress.NONE));
        BufferedReader below = new BufferedReader(characters);
        long quotes;
        try {
            quotes = CsvRows.skip(below, line, '"', limits.rowCharacters());
        } catch (IOException e) {
            throw DataFile.problem(label(), e);
        }
        gathered = new CsvRows(label(), limits, delimiter, line);
        gathered.expect(header().size());
        if (asked != null) {
            gathered.readOnly(asked, recurring, header().size());
        }
        rows = parser(below);
        return quotes;
    }

    private static boolean isOverLimit(DataException problem) {
        return String.valueOf(problem.getMessage()).contains("fieldCharacters");
    }

    private int lineOf(CsvParseException e) {
        String problem = String.valueOf(e.getMessage());
        int at = problem.indexOf("line ");
        int end = problem.indexOf(')', Math.max(at, 0));
        int line = at < 0 || end < 0 ? -1 : Dates.digits(problem, at + 5, end);
        return line < 1 ? -1 : Math.toIntExact(line + gathered.above());
    }

    private DataException unreadable(CsvParseException e) {
        String problem = String.valueOf(e.getMessage());
        if (e.getCause() != null) {
            problem += ": " + e.getCause().getMessage();
        }
        int line = lineOf(e);
        if (problem.contains("buffer")) {
            return CsvRows.tooLong(label(), Math.max(1, line), limits);
        }
        String text = "the fields run into each other: " + problem + "; mend the quotes there";
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
