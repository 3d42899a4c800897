package psp.io;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Set;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;
import psp.core.DataQuality;
import psp.core.Incident;
import psp.core.Intake;
import psp.core.Period;
import psp.core.QualityCounter;
import psp.core.Source;

/**
 * What a file holds and what can be studied with it: the account of its rows, their quality, and which facts they carry.
 *
 * <p>It keeps every id and distinct position in memory, not the incidents.
 */
public final class FileCheck {

    private static final int OFFENSES = 10_000;

    private final Columns columns;
    private final @Nullable Guess guess;
    private final QualityCounter counter = new QualityCounter();
    private final TreeMap<String, TreeSet<String>> zones = new TreeMap<>();
    private final TreeMap<String, Long> offenses = new TreeMap<>();
    private final Set<String> ids = new HashSet<>();
    private Intake intake;
    private DataQuality quality = DataQuality.notAssessed();
    private @Nullable Period span;
    private long timed;
    private long ranges;
    private long reported;
    private long victims;
    private long sourced;
    private long repeated;

    private FileCheck(Path file, Columns columns, @Nullable Guess guess, Progress progress) {
        this.columns = columns;
        this.guess = guess;
        intake = IncidentCsv.account(file, columns, this::look, progress);
        quality = counter.quality();
    }

    /**
     * Checks a file by a description.
     *
     * @param file the file
     * @param columns which column holds what
     * @param progress is told about every megabyte
     * @return the check, also where no row can be kept
     * @throws psp.core.DataException if a needed column is missing, quotes do not close, or most coordinates are swapped
     *     or projected
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static FileCheck of(Path file, Columns columns, Progress progress) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(progress, "progress");
        return new FileCheck(file, Objects.requireNonNull(columns, "columns"), null, progress);
    }

    /**
     * Checks a file by a guess, which the check names.
     *
     * @param file the file
     * @param progress is told about every megabyte
     * @return the check, also where no row can be kept
     * @throws psp.core.DataException as {@link #of}, or if no column of dates is recognized
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static FileCheck guessed(Path file, Progress progress) {
        Objects.requireNonNull(progress, "progress");
        Guess guess = IncidentCsv.guess(file);
        return new FileCheck(file, guess.columns(), guess, progress);
    }

    private void look(Incident incident) {
        counter.add(incident);
        Period day = Period.ofDay(incident.occurred().day());
        span = span == null ? day : span.span(day);
        timed += incident.occurred().timed() ? 1 : 0;
        ranges += incident.occurred().latest() == null ? 0 : 1;
        reported += incident.reported() == null ? 0 : 1;
        victims += incident.killed() == null || incident.injured() == null ? 0 : 1;
        sourced += incident.source() == Source.UNKNOWN ? 0 : 1;
        repeated += ids.add(incident.id()) ? 0 : 1;
        incident.zones().forEach((column, zone) -> zones.computeIfAbsent(column, c -> new TreeSet<>()).add(zone));
        for (String offense : incident.offenses()) {
            if (offenses.size() < OFFENSES || offenses.containsKey(offense)) {
                offenses.merge(offense, 1L, Long::sum);
            }
        }
    }

    /**
     * By which columns it was read.
     *
     * @return the description
     */
    public Columns columns() {
        return columns;
    }

    /**
     * The guess, where there was one.
     *
     * @return the guess, or empty where the description was given
     */
    public Optional<Guess> guess() {
        return Optional.ofNullable(guess);
    }

    /**
     * The account of the rows.
     *
     * @return rows read = kept + set aside
     */
    public Intake intake() {
        return intake;
    }

    /**
     * What the kept rows can bear.
     *
     * @return the findings
     */
    public DataQuality quality() {
        return quality;
    }

    /**
     * From the first to the last day of occurrence.
     *
     * @return the span, or empty without incidents
     */
    public Optional<Period> span() {
        return Optional.ofNullable(span);
    }

    /**
     * How many zones each column of recorded zones names.
     *
     * @return by column
     */
    public SortedMap<String, Integer> zones() {
        TreeMap<String, Integer> sizes = new TreeMap<>();
        zones.forEach((column, names) -> sizes.put(column, names.size()));
        return Collections.unmodifiableSortedMap(sizes);
    }

    /**
     * How often each offence occurs.
     *
     * @return by the file's own text, the first 10,000 texts
     */
    public SortedMap<String, Long> offenses() {
        return Collections.unmodifiableSortedMap(offenses);
    }

    /**
     * How many have a time of day.
     *
     * @return 0 or more
     */
    public long timed() {
        return timed;
    }

    /**
     * How many have a range in which they must have happened instead of a moment.
     *
     * @return 0 or more
     */
    public long ranges() {
        return ranges;
    }

    /**
     * How many have a date of the report.
     *
     * @return 0 or more
     */
    public long reported() {
        return reported;
    }

    /**
     * How many say how many people were killed and injured.
     *
     * @return 0 or more
     */
    public long withVictims() {
        return victims;
    }

    /**
     * How many say whether a citizen or an officer brought them about.
     *
     * @return 0 or more
     */
    public long withSource() {
        return sourced;
    }

    /**
     * How many rows carry the id of an earlier one.
     *
     * @return 0 or more
     */
    public long repeatedIds() {
        return repeated;
    }

    /**
     * Whether the dates are months alone.
     *
     * @return true if no day is known
     */
    public boolean monthsOnly() {
        return !columns.reading().dateFormats().isEmpty()
                && columns.reading().dateFormats().stream().allMatch(Dates::monthOnly);
    }

    /**
     * The account.
     *
     * @return as the account's
     */
    @Override
    public String toString() {
        return intake.toString();
    }
}
