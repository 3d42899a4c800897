package psp.stats.watch;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import psp.core.Period;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Digits;

/**
 * One look of a watch as it was then: what was seen, what a holding level would have given, and from which count on it alarms.
 *
 * @param name the days of the period in words, or of a plain watch its number
 * @param period the days; null where a plain watch counts periods without dates
 * @param count what was seen, 0 or more
 * @param expected what a holding level gives in this period on average, above 0
 * @param alarmsFrom the least count of this period that raises the alarm, given the looks before; null where no count does by
 *     itself, such as where a further look must confirm
 */
public record WatchLook(
        String name,
        @Nullable Period period,
        long count,
        double expected,
        @Nullable Long alarmsFrom) implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * One look of a watch.
     *
     * @param name the days of the period in words, or of a plain watch its number
     * @param period the days; null where a plain watch counts periods without dates
     * @param count what was seen, 0 or more
     * @param expected what a holding level gives in this period on average, above 0
     * @param alarmsFrom the least count of this period that raises the alarm, given the looks before; null where no count does by
     *     itself, such as where a further look must confirm
     */
    public WatchLook {
        Objects.requireNonNull(name, "name");
        Checks.count("of " + name, count);
        if (!(expected > 0) || Double.isInfinite(expected)) {
            throw new IllegalArgumentException(
                    "An expected count of " + expected + " in " + name + "; a finite number above 0");
        }
        if (alarmsFrom != null) {
            Checks.count("that alarms in " + name, alarmsFrom);
        }
    }

    /** Returns the look, such as {@code 2017-03: 7 seen, 2.4 expected, alarms from 8}. */
    @Override
    public String toString() {
        return name + ": " + count + " seen, " + Digits.of(expected, 3) + " expected"
                + (alarmsFrom == null ? "" : ", alarms from " + alarmsFrom);
    }
}
