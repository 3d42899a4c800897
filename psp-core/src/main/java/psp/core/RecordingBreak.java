package psp.core;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;

/**
 * A day on which the record system changed, everywhere or in one zone; counts before and after it are not alike.
 *
 * <p>A comparison or a watch crosses it only when told to.
 *
 * @param day the first day recorded the new way
 * @param zone the zone, or null for everywhere
 * @param what what changed
 */
public record RecordingBreak(LocalDate day, @Nullable String zone, String what)
        implements Comparable<RecordingBreak>, Serializable {

    private static final long serialVersionUID = 1;
    private static final Comparator<RecordingBreak> ORDER = Comparator.comparing(RecordingBreak::day)
            .thenComparing(b -> b.zone == null ? "" : b.zone)
            .thenComparing(RecordingBreak::what);

    /**
     * A change of the record system.
     *
     * @param day the first day recorded the new way
     * @param zone the zone, or null for everywhere
     * @param what what changed
     */
    public RecordingBreak {
        Objects.requireNonNull(day, "day");
        what = Texts.name(what, "recording break's description");
        zone = zone == null ? null : Texts.name(zone, "zone");
    }

    /**
     * A change everywhere.
     *
     * @param day the first day recorded the new way
     * @param what what changed
     * @return the break
     */
    public static RecordingBreak on(LocalDate day, String what) {
        return new RecordingBreak(day, null, what);
    }

    /**
     * The same in one zone.
     *
     * @param name the zone
     * @return a new break
     */
    public RecordingBreak in(String name) {
        return new RecordingBreak(day, Objects.requireNonNull(name, "name"), what);
    }

    /**
     * Whether a break lies between two days of recording.
     *
     * @param from the first day compared
     * @param to the last day compared
     * @return true if {@code from < day <= to}
     */
    public boolean parts(LocalDate from, LocalDate to) {
        return from.isBefore(day) && !to.isBefore(day);
    }

    /** By day, zone and description. */
    @Override
    public int compareTo(RecordingBreak other) {
        return ORDER.compare(this, other);
    }

    /**
     * The day, the zone and what changed.
     *
     * @return such as {@code 2021-01-01 everywhere: NIBRS}
     */
    @Override
    public String toString() {
        return day + " " + (zone == null ? "everywhere" : "in " + zone) + ": " + what;
    }
}
