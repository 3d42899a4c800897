package psp.stats;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import psp.core.Period;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Words;

/**
 * The counts of focus and comparison in one year's window.
 *
 * @param window the days
 * @param focus the focus area's count, 0 or more
 * @param comparison the comparison area's count over the same days, 0 or more
 */
public record YearCount(Period window, long focus, long comparison) implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * Two counts of one window.
     *
     * @param window the days
     * @param focus the focus area's count, 0 or more
     * @param comparison the comparison area's count over the same days, 0 or more
     * @throws IllegalArgumentException if a count is negative
     */
    public YearCount {
        Objects.requireNonNull(window, "window");
        Checks.count("of the focus", focus);
        Checks.count("of the comparison", comparison);
    }

    /** The year in which its window starts. */
    int year() {
        return window.start().getYear();
    }

    /** Refuses windows that overlap, are out of order, unevenly spaced, or of other calendar days. */
    static void refuseUneven(List<YearCount> past, YearCount now) {
        List<YearCount> all = new ArrayList<>(past);
        all.add(now);
        for (int i = 1; i < all.size(); i++) {
            Period before = all.get(i - 1).window();
            Period after = all.get(i).window();
            if (before.end().isAfter(after.start())) {
                throw new IllegalArgumentException("The window " + after + " does not come after " + before
                        + "; give the earliest first, without common days");
            }
            if (!before.inYear(now.year()).equals(now.window())
                    && !now.window().inYear(before.start().getYear()).equals(before)) {
                throw new IllegalArgumentException("The windows " + before + " and " + now.window()
                        + " are of different calendar days; compare the same window of each year");
            }
            int step = all.get(1).year() - all.get(0).year();
            int apart = all.get(i).year() - all.get(i - 1).year();
            if (i < past.size() ? apart != step : past.size() > 1 && apart % step != 0) {
                throw new IllegalArgumentException("From " + before + " to " + after + " it is " + Words.years(apart)
                        + ", between the first two windows " + Words.years(step)
                        + "; give every year, or only those after the gap");
            }
        }
    }
}
