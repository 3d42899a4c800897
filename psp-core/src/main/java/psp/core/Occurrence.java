package psp.core;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, on the local clock: a day, a moment, or a range in which it must have happened.
 *
 * <p>Counting uses the start.
 *
 * @param start the moment, or the earliest one; midnight where only the day is known
 * @param latest the latest moment of a range, or null
 * @param timed whether the time of day is known
 * @param basis what the date says
 */
public record Occurrence(LocalDateTime start, @Nullable LocalDateTime latest, boolean timed, Basis basis)
        implements Serializable {

    private static final long serialVersionUID = 1;
    /** A period ends on the day after its last one, within year 9999. */
    private static final int LAST_YEAR = 9998;

    /** What a date says. */
    public enum Basis {
        /** The day on which it happened. */
        OCCURRED,
        /** The day on which it was reported, for want of better. */
        REPORTED
    }

    /**
     * When something happened.
     *
     * @param start the moment, or the earliest one; midnight where only the day is known
     * @param latest the latest moment of a range, or null
     * @param timed whether the time of day is known
     * @param basis what the date says
     * @throws IllegalArgumentException if the latest moment is before the start, a year is not within 1 to 9998, or
     *     there is a time of day that is said to be unknown
     */
    public Occurrence {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(basis, "basis");
        if (start.getYear() < 1 || start.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException(
                    "The day " + start.toLocalDate() + " is not within the years 1 to " + LAST_YEAR);
        }
        if (!timed && !start.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw new IllegalArgumentException("The time of " + start + " is said to be unknown; give the day alone");
        }
        if (latest != null && latest.isBefore(start)) {
            throw new IllegalArgumentException("The range " + start + " to " + latest + " ends before it starts");
        }
    }

    /**
     * A day without a time.
     *
     * @param day the local day
     * @return the occurrence
     */
    public static Occurrence on(LocalDate day) {
        return new Occurrence(day.atStartOfDay(), null, false, Basis.OCCURRED);
    }

    /**
     * A moment.
     *
     * @param moment the local date and time
     * @return the occurrence
     */
    public static Occurrence at(LocalDateTime moment) {
        return new Occurrence(moment, null, true, Basis.OCCURRED);
    }

    /**
     * A range in which it must have happened.
     *
     * @param earliest the earliest local moment
     * @param latest the latest local moment
     * @return the occurrence
     */
    public static Occurrence between(LocalDateTime earliest, LocalDateTime latest) {
        return new Occurrence(earliest, Objects.requireNonNull(latest, "latest"), true, Basis.OCCURRED);
    }

    /**
     * The same, marked as a fall-back to the report date.
     *
     * @return the occurrence with {@link Basis#REPORTED}
     */
    public Occurrence fromReport() {
        return new Occurrence(start, latest, timed, Basis.REPORTED);
    }

    /**
     * The local calendar day of the start.
     *
     * @return the day
     */
    public LocalDate day() {
        return start.toLocalDate();
    }

    /**
     * The day when days start at some hour: before that hour it is still the day before. Where only the day is known,
     * that day.
     *
     * @param dayStartHour 0 to 23
     * @return the day
     * @throws IllegalArgumentException if the hour is out of range
     */
    public LocalDate day(int dayStartHour) {
        if (dayStartHour < 0 || dayStartHour > 23) {
            throw new IllegalArgumentException("A day cannot start at hour " + dayStartHour + "; 0 to 23");
        }
        return timed && dayStartHour > 0 ? start.minusHours(dayStartHour).toLocalDate() : start.toLocalDate();
    }

    /**
     * The start, and the latest moment of a range.
     *
     * @return such as {@code 2016-04-01T22:15} or {@code 2016-04-01}
     */
    @Override
    public String toString() {
        String text = timed ? start.toString() : start.toLocalDate().toString();
        return text + (latest == null ? "" : "/" + latest) + (basis == Basis.REPORTED ? " (reported)" : "");
    }
}
