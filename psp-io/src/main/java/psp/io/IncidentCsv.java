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

/**
 * Incident files in CSV, plain, {@code .gz} or alone in a {@code .zip}, with a header line; {@link IncidentFile} reads other
 * kinds too.
 *
 * <p>Every row read is kept, or set aside for one named reason with its line and value; the {@link Intake} sums. Set
 * aside are: short and long rows; a missing id; a missing or unreadable date, time or number of people; one coordinate
 * alone; an unreadable position, one at 0,0 or out of range; swapped and projected coordinates. A row with a blank
 * position is kept without one. The same file gives the same answer.
 *
 * <p>Swapped pairs are mostly legal positions, so they are told by where the file's other positions lie: the first
 * 1,000 rows with coordinates (at most 10,000 rows) are held back, and the extent is 2 degrees around the medians of
 * their longitudes and latitudes, unless {@link Columns#withExtent} declares one. Outside of it a pair is swapped if
 * its exchange lies inside; any other far position is kept and noted. If in more than half of the held-back positions,
 * or in the end of all, the coordinates are swapped or projected, the reading stops and says how to mend it.
 */
public final class IncidentCsv {

    private IncidentCsv() {
    }

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
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(columns, "columns");
        Objects.requireNonNull(consumer, "consumer");
        try (CsvFile csv = new CsvFile(file, columns.reading().delimiter())) {
            return IncidentFile.all(csv, columns, consumer);
        }
    }
}
