package psp.io;

import java.nio.file.Path;
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
import psp.io.internal.row.CsvFile;
import psp.io.internal.row.JsonRows;
import psp.io.internal.row.RowSource;
import psp.io.internal.row.XlsxRows;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/**
 * Incident files of every kind, told apart by the name's ending, read by one description of their columns.
 *
 * <p>{@code .csv}, {@code .tsv} (tabs unless another delimiter is told) and {@code .txt}: see {@link IncidentCsv};
 * {@code .xlsx}: the first sheet; {@code .jsonl}, {@code .ndjson}, {@code .json} and {@code .geojson}: an object a line, a
 * list of objects, or features. Each plain, {@code .gz}, or alone in a {@code .zip}. Text is UTF-8, or UTF-16 by its mark;
 * bytes that are not UTF-8 are read as Windows-1252, and the account says how many.
 */
public final class IncidentFile {

    private static final List<String> JSON = List.of(".json", ".jsonl", ".ndjson", ".geojson");
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
        try (RowSource source = source(file, columns.reading().writing().delimiter(), limits, progress)) {
            return IncidentRows.checked(all(source, columns, consumer));
        }
    }

    /** The rows of a file by its ending. */
    static RowSource source(Path file, char delimiter, Limits limits, Progress progress) {
        if (DataFile.isNamed(file, ".xlsx")) {
            try {
                return XlsxRows.open(file, limits, progress);
            } catch (NoClassDefFoundError e) {
                throw new IllegalArgumentException(
                        "Reading .xlsx needs org.dhatim:fastexcel-reader on the class path; add it,"
                                + " or save the sheet as CSV",
                        e);
            }
        }
        String name = DataFile.label(file).toLowerCase(Locale.ROOT).replaceAll("\\.(gz|zip)$", "");
        if (JSON.stream().anyMatch(name::endsWith)) {
            return JsonRows.open(file, limits, progress);
        }
        char tab = name.endsWith(".tsv") ? '\t' : ',';
        return new CsvFile(file, delimiter == ',' ? tab : delimiter, limits, progress);
    }

    /** Reads all rows of a source, or none of any use; rows that are not incidents are joined at the end. */
    static Intake all(RowSource source, Columns columns, Consumer<? super Incident> consumer) {
        RowUnit unit = columns.reading().rows();
        if (unit == RowUnit.INCIDENTS) {
            return rows(source, columns, consumer);
        }
        List<Incident> apart = new ArrayList<>();
        Intake intake = rows(source, columns, apart::add);
        Incidents joined = Incidents.of(apart, intake).joined(unit);
        joined.forEach(consumer);
        return joined.intake();
    }

    private static Intake rows(RowSource source, Columns columns, Consumer<? super Incident> consumer) {
        Intake intake = new IncidentRows(source, columns, consumer).readAll();
        if (intake.asideCount() > 0) {
            LOG.info("{}: {}", intake.source(), intake);
        }
        return intake;
    }
}
