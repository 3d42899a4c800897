package psp.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import psp.core.DataException;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Intake;
import psp.core.RowUnit;
import psp.io.internal.file.DataFile;
import psp.io.internal.file.FileKind;
import psp.io.internal.row.CsvFile;
import psp.io.internal.row.JsonRows;
import psp.io.internal.row.MarkupRows;
import psp.io.internal.row.RowSource;
import psp.io.internal.row.XlsxRows;
import psp.io.internal.row.XmlRows;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/**
 * Incident files of every kind, told apart by their first bytes, read by one description of their columns.
 *
 * <p>Text with fields between commas or other marks (tabs in {@code .tsv}): see {@link IncidentCsv}; workbooks of Excel
 * ({@code .xlsx}): the sheet that is named, or holds the rows; JSON: an object a line, a list of objects, or features; tables
 * of a web page or in XML, also where their name ends in {@code .xls}. Each but a workbook plain, {@code .gz}, or alone in a
 * {@code .zip}. What else a file is, is said with the way out. Text is UTF-8, or UTF-16 by its mark;
 * bytes that are not UTF-8 are read as Windows-1252, and the account says how many.
 */
public final class IncidentFile {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentFile.class);

    private IncidentFile() {}

    /**
     * Reads a file into memory.
     *
     * @param file the file
     * @param columns which column, or property, holds what
     * @return the incidents in the order of the file, with the account
     * @throws DataException as {@link IncidentCsv#read}, or if a limit is passed, naming it
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Incidents read(Path file, Columns columns) {
        return read(file, columns, Limits.DEFAULT);
    }

    /**
     * Reads a file into memory, within other limits.
     *
     * @param file the file
     * @param columns which column, or property, holds what
     * @param limits what the file may ask of the machine
     * @return the incidents in the order of the file, with the account
     * @throws DataException as {@link IncidentCsv#read}, or if a limit is passed, naming it
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Incidents read(Path file, Columns columns, Limits limits) {
        List<Incident> incidents = new ArrayList<>();
        Intake intake = forEach(file, columns, limits, incidents::add);
        return Incidents.of(incidents, intake);
    }

    /**
     * Reads a file row by row; in fixed memory, unless recurring ids are looked for or rows are not incidents.
     *
     * @param file the file
     * @param columns which column, or property, holds what
     * @param limits what the file may ask of the machine
     * @param consumer gets every incident kept, in the order of the file; what it throws ends the reading
     * @return the account
     * @throws DataException as {@link #read(Path, Columns, Limits)}; the consumer may then have got some incidents
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Intake forEach(Path file, Columns columns, Limits limits, Consumer<? super Incident> consumer) {
        return forEach(file, columns, limits, Progress.NONE, consumer);
    }

    /**
     * Reads a file as {@link #forEach(Path, Columns, Limits, Consumer)}, and tells a listener how far it has come.
     *
     * @param file the file
     * @param columns which column, or property, holds what
     * @param limits what the file may ask of the machine
     * @param progress is told about every megabyte, of a sheet every 10,000 rows
     * @param consumer gets every incident kept, in the order of the file; what it throws ends the reading
     * @return the account
     * @throws DataException as {@link #read(Path, Columns, Limits)}; the consumer may then have got some incidents
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Intake forEach(
            Path file, Columns columns, Limits limits, Progress progress, Consumer<? super Incident> consumer) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(columns, "columns");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(consumer, "consumer");
        try (RowSource source = source(file, columns.reading().writing(), limits, progress)) {
            return IncidentRows.checked(all(source, columns, KeptRows.incidents(consumer)));
        }
    }

    /** The rows of a file, by what its first bytes say that it is. */
    static RowSource source(Path file, Reading.Writing written, Limits limits, Progress progress) {
        RowSource rows = rows(file, written, limits, progress);
        try {
            if (Files.isRegularFile(file)) {
                rows.madeOn(LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC));
            }
            return rows;
        } catch (IOException e) {
            rows.close();
            throw DataFile.problem(DataFile.label(file), e);
        }
    }

    private static RowSource rows(Path file, Reading.Writing written, Limits limits, Progress progress) {
        return switch (FileKind.of(file, limits)) {
            case WORKBOOK -> XlsxRows.open(file, written.sheet(), limits, progress);
            case JSON -> JsonRows.open(file, limits, progress);
            case XML -> XmlRows.open(file, limits, progress);
            case HTML -> page(file, limits, progress);
            case TEXT -> {
                String name = DataFile.label(file).toLowerCase(Locale.ROOT).replaceAll("\\.(gz|zip)$", "");
                char tab = name.endsWith(".tsv") ? '\t' : ',';
                yield new CsvFile(file, written.delimiter() == ',' ? tab : written.delimiter(), limits, progress);
            }
        };
    }

    private static RowSource page(Path file, Limits limits, Progress progress) {
        try {
            return MarkupRows.open(file, limits, progress);
        } catch (NoClassDefFoundError e) {
            throw new IllegalArgumentException(
                    "Reading a table of a web page needs org.jsoup:jsoup on the class path; add it, or save the table"
                            + " as CSV",
                    e);
        }
    }

    /** Reads all rows of a source, or none of any use; rows that are not incidents are joined at the end. */
    static Intake all(RowSource source, Columns columns, KeptRows kept) {
        RowUnit unit = columns.reading().rows();
        if (unit == RowUnit.INCIDENTS) {
            return rows(source, columns, kept);
        }
        List<Incident> apart = new ArrayList<>();
        Intake intake = rows(source, columns, KeptRows.incidents(apart::add));
        Incidents joined = Incidents.of(apart, intake).joined(unit);
        joined.forEach(kept::incident);
        return joined.intake();
    }

    private static Intake rows(RowSource source, Columns columns, KeptRows kept) {
        Intake intake = new IncidentRows(source, columns, kept).readAll();
        if (intake.asideCount() > 0) {
            LOG.info("{}: {}", intake.source(), intake);
        }
        return intake;
    }
}
