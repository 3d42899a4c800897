package psp.stats;

import java.io.Serializable;
import java.util.Objects;
import psp.core.internal.Texts;

/**
 * The change of one area's count from one window to another: counts and difference first, then percent, the ratio last.
 *
 * <p>Both counts are taken as Poisson, and the result says so: where the area swings more than that from year to year,
 * the range is too narrow. See {@link PastContrasts} for one that is not.
 *
 * @param area what the area is called
 * @param reference what the earlier window is called, such as {@code 2015} or {@code mean of five years}
 * @param now what the later window is called
 * @param ratio both counts with their exposures in days
 * @param sameCalendar whether both windows hold the same calendar days; if not, the season is mixed in
 */
public record Reduction(String area, String reference, String now, RateRatio ratio, boolean sameCalendar)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /** Two counts of one area. */
    public Reduction {
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(ratio, "ratio");
    }

    /**
     * Returns how many more (below 0: fewer) there were than the reference's rate gives for the days of now.
     */
    public double difference() {
        return ratio.after() - ratio.before() * ratio.exposureAfter() / ratio.exposureBefore();
    }

    /**
     * Returns the exact central interval of the rate ratio, labelled Poisson.
     *
     * @param level between 0 and 1, such as 0.95
     */
    public Interval interval(double level) {
        Interval exact = ratio.interval(level);
        return new Interval(exact.lo(), exact.hi(), level, "Poisson, " + exact.method());
    }

    /** Returns the verdict of the exact 95 % range alone, Poisson; where the seasons differ, that it cannot tell. */
    public Verdict verdict() {
        return sameCalendar ? Verdict.of(ratio.interval(0.95)) : Verdict.CANNOT_TELL;
    }

    /**
     * Returns both counts and the difference in words; with unequal days the difference is from the earlier rate.
     *
     * @return such as {@code 132 fewer: 691 to 559 in the same 275 days}
     */
    public String counts() {
        double days = ratio.exposureAfter();
        String both = Texts.grouped(ratio.before()) + " to " + Texts.grouped(ratio.after());
        return ratio.exposureBefore() == days
                ? Words.difference(difference()) + ": " + both + " in " + (sameCalendar ? "the same " : "")
                        + Texts.plural(Math.round(days), "day")
                : Words.difference(difference()) + ": " + both + " in "
                        + Texts.grouped(Math.round(ratio.exposureBefore())) + " and "
                        + Texts.plural(Math.round(days), "day");
    }

    /** Returns the percent with its range in words, such as {@code down 19 % (28 to 9 % lower, Poisson)}. */
    public String percent() {
        if (ratio.estimate().isEmpty()) {
            return "nothing in either (no percentage, Poisson)";
        }
        return Words.change(ratio.estimate().getAsDouble()) + " (" + Words.range(ratio.interval(0.95)) + ", Poisson)";
    }

    /**
     * Returns counts, difference, percent and range.
     *
     * @return such as {@code 132 fewer: 691 to 559 in the same 275 days, down 19 % (28 to 9 % lower, Poisson)}
     */
    @Override
    public String toString() {
        return counts() + ", " + percent() + (sameCalendar ? "" : "; cannot tell: other calendar days, another season");
    }
}
