package psp.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import psp.core.DataException;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Intake;
import psp.core.Outcome;
import psp.io.internal.row.RowSource;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/**
 * Incident files in CSV, plain, {@code .gz} or alone in a {@code .zip}, with a header line; {@link IncidentFile} reads other
 * kinds too.
 *
 * <p>Every row read is kept, or left out for one named reason with its line and value; the {@link Intake} sums. Set
 * aside are: short and long rows; a missing id; a missing or unreadable date, time or number of people; one coordinate
 * alone; an unreadable position, one at 0,0 or out of range; swapped and projected coordinates. A row with a blank
 * position is kept without one. The same file gives the same answer.
 *
 * <p>Swapped pairs are mostly legal positions, so they are told by where the file's other positions lie: the first
 * 1,000 rows with coordinates (at most 10,000 rows) are held back, and the extent is 2 degrees around the medians of
 * their longitudes and latitudes, unless {@link Columns#withExtent} declares one. Outside of it a pair is swapped if
 * its exchange lies inside; any other far position is kept and noted. If in more than half of the held-back positions,
 * or in the end of all, the coordinates are swapped or projected, the reading stops and says how to mend it.
 *
 * <pre>{@code
 * var file = folder.resolve("incidents.csv");
 * Files.writeString(file, "id,offenses,occurred,lon,lat\n1,ROBBERY,2016-01-01 22:10,-87.9,43.1\n2,THEFT,,-87.9,43.1\n");
 * var read = IncidentCsv.read(file, Columns.named("id", "offenses", "occurred", "lon", "lat"));
 * System.out.println(read.intake());               // one kept, one left out: its date
 * System.out.println(IncidentCsv.guess(file));     // which columns it seems to have, and why
 * }</pre>
 */
public final class IncidentCsv {

    private IncidentCsv() {}

    /**
     * Reads a file into memory.
     *
     * @param file the file
     * @param columns which column holds what
     * @return the incidents in the order of the file, with the account
     * @throws DataException if the file is empty, a column is missing, quotes do not close, no row can be kept, or most
     *     coordinates are swapped or projected
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Incidents read(Path file, Columns columns) {
        List<Incident> incidents = new ArrayList<>();
        Intake intake = forEach(file, columns, incidents::add);
        return Incidents.of(incidents, intake);
    }

    /**
     * Reads a file in fixed memory, unless recurring ids are looked for, or rows are not incidents: these are joined at
     * the end.
     *
     * @param file the file
     * @param columns which column holds what
     * @param consumer gets every incident kept, in the order of the file; what it throws ends the reading
     * @return the account
     * @throws DataException as {@link #read}; the consumer may then have got some incidents
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Intake forEach(Path file, Columns columns, Consumer<? super Incident> consumer) {
        return forEach(file, columns, consumer, Progress.NONE);
    }

    /**
     * Reads a file as {@link #forEach(Path, Columns, Consumer)}, and tells a listener how far it has come.
     *
     * @param file the file
     * @param columns which column holds what
     * @param consumer gets every incident kept, in the order of the file; what it throws ends the reading
     * @param progress is told about every megabyte
     * @return the account
     * @throws DataException as {@link #read}; the consumer may then have got some incidents
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Intake forEach(Path file, Columns columns, Consumer<? super Incident> consumer, Progress progress) {
        Objects.requireNonNull(consumer, "consumer");
        return IncidentRows.checked(account(file, columns, KeptRows.incidents(consumer), progress));
    }

    private static Intake account(Path file, Columns columns, KeptRows kept, Progress progress) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(columns, "columns");
        Objects.requireNonNull(progress, "progress");
        try (RowSource rows = IncidentFile.source(file, columns.reading().writing(), Limits.DEFAULT, progress)) {
            return IncidentFile.all(rows, columns, kept);
        }
    }

    /**
     * Counts a file by a zone that it records itself, without coordinates, in fixed memory.
     *
     * @param file the file
     * @param columns which column holds what, {@link Columns#withZones} among them
     * @param outcome what is counted
     * @param zoneColumn the column of the zone, such as {@code beat}
     * @return the counts, of which rows without a zone are under (no position), and the account
     * @throws IllegalArgumentException if the description does not name the column as one of zones
     * @throws DataException as {@link #read}, or if no row has a zone
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Counted countByZone(Path file, Columns columns, Outcome outcome, String zoneColumn) {
        Objects.requireNonNull(file, "file");
        CountedRows counted = CountedRows.in(zoneColumn, columns, outcome);
        return counted.counted(IncidentRows.checked(account(file, columns, counted, Progress.NONE)));
    }

    /**
     * Proposes what the columns of a file hold, from their names and the first 20,000 rows, and says why; it reads
     * nothing by it.
     *
     * @param file the file
     * @return the proposal: a feed that psp knows, or columns by name and content
     * @throws DataException if no column of dates is recognized, or the file is empty or cannot be told apart
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Guess guess(Path file) {
        return Guesser.guess(Sample.of(Objects.requireNonNull(file, "file")));
    }
}
