package psp.io;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import psp.core.DataQuality;
import psp.core.Intake;
import psp.core.Period;
import psp.io.internal.row.RowSource;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/**
 * What a file holds and what can be studied with it: the account of its rows, their quality, and which facts they carry.
 *
 * @param columns by which description it was read
 * @param guess the guess, or null where the description was given
 * @param intake rows read = kept + left out
 * @param quality what the kept rows can bear
 * @param span from the first to the last day of occurrence; null without incidents
 * @param zones how many zones each column of recorded zones names
 * @param offenses how often each offence occurs, by the file's own text, the first 10,000 texts
 * @param timed how many have a time of day
 * @param ranges how many have a range in which they must have happened instead of a moment
 * @param reported how many have a date of the report
 * @param withVictims how many say how many people were killed and injured
 * @param withSource how many say whether a citizen or an officer brought them about
 * @param repeatedIds how many rows carry the id of an earlier one
 * @param monthsOnly whether the dates are months alone
 */
public record FileCheck(
        Columns columns,
        @Nullable Guess guess,
        Intake intake,
        DataQuality quality,
        @Nullable Period span,
        SortedMap<String, Integer> zones,
        SortedMap<String, Long> offenses,
        long timed,
        long ranges,
        long reported,
        long withVictims,
        long withSource,
        long repeatedIds,
        boolean monthsOnly)
        implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int NARRATED = 10;
    private static final int MOST_TEXTS = 10_000;
    private static final double LONG = 20;

    /**
     * What a file holds.
     *
     * @param columns by which description it was read
     * @param guess the guess, or null where the description was given
     * @param intake rows read = kept + left out
     * @param quality what the kept rows can bear
     * @param span from the first to the last day of occurrence; null without incidents
     * @param zones how many zones each column of recorded zones names
     * @param offenses how often each offence occurs, by the file's own text, the first 10,000 texts
     * @param timed how many have a time of day
     * @param ranges how many have a range in which they must have happened instead of a moment
     * @param reported how many have a date of the report
     * @param withVictims how many say how many people were killed and injured
     * @param withSource how many say whether a citizen or an officer brought them about
     * @param repeatedIds how many rows carry the id of an earlier one
     * @param monthsOnly whether the dates are months alone
     * @throws IllegalArgumentException if a number is negative or exceeds the rows kept
     */
    public FileCheck {
        Objects.requireNonNull(columns, "columns");
        Objects.requireNonNull(intake, "intake");
        Objects.requireNonNull(quality, "quality");
        Objects.requireNonNull(zones, "zones");
        Objects.requireNonNull(offenses, "offenses");
        zones = Collections.unmodifiableSortedMap(new TreeMap<>(zones));
        offenses = Collections.unmodifiableSortedMap(new TreeMap<>(offenses));
        for (long number : new long[] {timed, ranges, reported, withVictims, withSource, repeatedIds}) {
            if (number < 0 || number > intake.kept()) {
                throw new IllegalArgumentException(number + " of " + intake.kept() + " rows kept; 0 to all");
            }
        }
    }

    /**
     * Checks a file by a description; every id and distinct position is kept in memory, the incidents are not.
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
        Objects.requireNonNull(columns, "columns");
        Objects.requireNonNull(progress, "progress");
        try (RowSource rows = IncidentFile.source(file, columns.reading().writing(), Limits.DEFAULT, progress)) {
            return new FileLook().read(rows, columns, null);
        }
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
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(progress, "progress");
        char delimiter = Sample.delimiter(file);
        try (RowSource rows = Sample.rows(file, delimiter, progress)) {
            Guess guess = Guesser.guess(Sample.of(rows, delimiter));
            return new FileLook().read(rows, guess.columns(), guess);
        }
    }

    /**
     * Returns whether what was read as offences are long texts that hardly recur, as of what somebody wrote about a case;
     * these are nobody's to show.
     *
     * @return true for a narrative
     */
    public boolean narrated() {
        double length =
                offenses.keySet().stream().mapToInt(String::length).average().orElse(0);
        return offenses.size() >= NARRATED
                && 2L * offenses.size() > Math.min(intake.kept(), MOST_TEXTS)
                && length > LONG;
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
