package psp.stats.window;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import psp.core.Period;

/** The windows of a weekly table: those that end with a day, and the weeks before them. */
public final class ReportWindows {

    private static final int WEEK = 7;

    private ReportWindows() {}

    /** So many days up to a day, some years before. */
    public static Period lastDays(LocalDate asOf, int days, int yearsBefore) {
        Period last = Period.ofDay(asOf).plusYears(-yearsBefore);
        return Period.of(last.end().minusDays(days), last.end());
    }

    /** The year up to a day, some years before. */
    public static Period yearToDate(LocalDate asOf, int yearsBefore) {
        return Period.of(asOf.withDayOfYear(1), asOf.plusDays(1)).plusYears(-yearsBefore);
    }

    /** Runs of seven days before a window, at most so many and none before a day, in order. */
    public static List<Period> weeksBefore(Period window, int most, LocalDate earliest) {
        return IntStream.rangeClosed(1, most)
                .mapToObj(i -> window.start().minusDays((long) WEEK * (most + 1 - i)))
                .filter(from -> !from.isBefore(earliest))
                .map(from -> Period.of(from, from.plusDays(WEEK)))
                .toList();
    }
}
