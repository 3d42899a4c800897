package psp.core;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import psp.core.internal.Texts;

/**
 * Counts of two windows as they were known at the same age, so that reports still to come do not look like a fall.
 *
 * <p>The later window is known on the day on which the file was drawn; the earlier one is counted as it was known as
 * many days before that day as it lies before the later window. A median lag of five days alone makes the latest 28 days
 * look a quarter lower than they are.
 *
 * @param then the earlier window
 * @param now the later window
 * @param asOf the day on which the file was drawn; what is reported on it or later is not known yet
 * @param before the earlier window's count at the later one's age
 * @param beforeToday the earlier window's count as known today
 * @param after the later window's count
 * @param unreported how many in the windows have no report date and are in none of the counts
 */
public record EqualAge(
        Period then, Period now, LocalDate asOf, long before, long beforeToday, long after, long unreported)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * Counts at the same age.
     *
     * @param then the earlier window
     * @param now the later window
     * @param asOf the day on which the file was drawn; what is reported on it or later is not known yet
     * @param before the earlier window's count at the later one's age
     * @param beforeToday the earlier window's count as known today
     * @param after the later window's count
     * @param unreported how many in the windows have no report date and are in none of the counts
     * @throws IllegalArgumentException if a count is negative, or the earlier window knew more than is known today
     */
    public EqualAge {
        Objects.requireNonNull(then, "then");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(asOf, "asOf");
        if (before < 0 || after < 0 || unreported < 0 || beforeToday < before) {
            throw new IllegalArgumentException("The counts " + before + " of " + beforeToday + ", " + after + ", "
                    + unreported + " are out of order");
        }
    }

    /**
     * Counts two windows at the same age.
     *
     * @param incidents a log with report dates
     * @param outcome what is counted
     * @param then the earlier window
     * @param now the later window, of as many days
     * @param asOf the day on which the file was drawn, after the start of the later window
     * @return the counts
     * @throws IllegalArgumentException if the windows differ in length or order, or the day is not after their start
     */
    public static EqualAge of(Incidents incidents, Outcome outcome, Period then, Period now, LocalDate asOf) {
        Objects.requireNonNull(incidents, "incidents");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(then, "then");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(asOf, "asOf");
        if (then.days() != now.days() || !then.start().isBefore(now.start())) {
            throw new IllegalArgumentException("The windows " + then + " and " + now
                    + " are not of one length, the earlier first; the same age needs as many days");
        }
        if (!asOf.isAfter(now.start())) {
            throw new IllegalArgumentException("On " + asOf + " nothing of " + now + " was known; give a later day");
        }
        long apart = ChronoUnit.DAYS.between(then.start(), now.start());
        long[] sums = new long[4];
        for (Incident incident : incidents) {
            LocalDate day = incident.occurred().day(outcome.dayStartHour());
            int count = outcome.count(incident);
            LocalDate told = incident.reported();
            if (count == 0 || !then.contains(day) && !now.contains(day)) {
                continue;
            }
            if (told == null) {
                sums[3] += count;
            } else if (told.isBefore(asOf)) {
                sums[0] += then.contains(day) && told.isBefore(asOf.minusDays(apart)) ? count : 0;
                sums[1] += then.contains(day) ? count : 0;
                sums[2] += now.contains(day) ? count : 0;
            }
        }
        return new EqualAge(then, now, asOf, sums[0], sums[1], sums[2], sums[3]);
    }

    /**
     * The last day that may be compared without report dates: what occurred later may still be reported.
     *
     * @param asOf the day on which the file was drawn
     * @param days how many days are left out, 14 by default rule; 0 or more
     * @return the end, exclusive, of what may be compared
     * @throws IllegalArgumentException if negative
     */
    public static LocalDate settled(LocalDate asOf, int days) {
        if (days < 0) {
            throw new IllegalArgumentException(days + " days cannot be left out; 0 or more");
        }
        return asOf.minusDays(days);
    }

    /**
     * The counts, and what the comparison without equal age would have said.
     *
     * @return such as {@code 100 to 99 at the same age (134 to 99 as known today)}
     */
    @Override
    public String toString() {
        return Texts.grouped(before) + " to " + Texts.grouped(after) + " at the same age ("
                + Texts.grouped(beforeToday) + " to " + Texts.grouped(after) + " as known on " + asOf + ")"
                + (unreported == 0 ? "" : "; " + Texts.grouped(unreported) + " without a report date left out");
    }
}
