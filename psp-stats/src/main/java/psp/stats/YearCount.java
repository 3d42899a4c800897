package psp.stats;

import java.io.Serializable;
import java.util.Objects;
import psp.core.Period;
import psp.stats.internal.text.Checks;

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
     * @throws IllegalArgumentException if a count is negative
     */
    public YearCount {
        Objects.requireNonNull(window, "window");
        Checks.count("of the focus", focus);
        Checks.count("of the comparison", comparison);
    }
}
