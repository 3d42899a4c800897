package psp.io.internal.field;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import psp.core.Occurrence;

/**
 * What a field of a date says, before its clock is turned.
 *
 * @param day the day; the first of the month where only that is said
 * @param time the time of day, or null
 * @param offset the offset written beside it, or null
 * @param month whether only the month is said
 */
public record Stamp(
        LocalDate day, @Nullable LocalTime time, @Nullable ZoneOffset offset, boolean month) {

    static Stamp of(LocalDate day, @Nullable LocalTime time) {
        return new Stamp(day, time, null, false);
    }

    public Stamp at(LocalTime other) {
        return new Stamp(day, other, offset, false);
    }

    /** The first moment it can mean, local. */
    LocalDateTime first(Clock.@Nullable Turn turn) {
        return time == null ? day.atStartOfDay() : local(day.atTime(time), turn);
    }

    /** The last moment it can mean, local, to the minute. */
    LocalDateTime last(Clock.@Nullable Turn turn) {
        LocalDate lastDay = month ? day.withDayOfMonth(day.lengthOfMonth()) : day;
        return time == null ? lastDay.atTime(23, 59) : local(day.atTime(time), turn);
    }

    private LocalDateTime local(LocalDateTime written, Clock.@Nullable Turn turn) {
        return turn == null ? written : turn.local(written, offset);
    }

    /** When it happened: the day or moment, or all of a month. */
    Occurrence occurrence(Clock.@Nullable Turn turn) {
        return new Occurrence(first(turn), month ? last(turn) : null, time != null, Occurrence.Basis.OCCURRED);
    }

    /** The same with a latest moment; none where that says no more. */
    Occurrence until(Stamp latest, Clock.@Nullable Turn turn) {
        LocalDateTime start = first(turn);
        LocalDateTime end = latest.last(turn);
        boolean same = time == null ? end.toLocalDate().equals(day) : !end.isAfter(start);
        return same || end.getYear() > 9998
                ? occurrence(turn)
                : new Occurrence(start, end, time != null, Occurrence.Basis.OCCURRED);
    }
}
