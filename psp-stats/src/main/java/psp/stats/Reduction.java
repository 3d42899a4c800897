package psp.stats;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import psp.core.Described;
import psp.core.Period;
import psp.core.Table;
import psp.core.Tabular;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.inference.Interval;
import psp.stats.inference.RateRatio;
import psp.stats.inference.Spread;
import psp.stats.inference.Verdict;
import psp.stats.internal.text.Data;
import psp.stats.internal.text.Words;

/**
 * The change of one area's count from one window to another: counts and difference first, then percent, the ratio last.
 *
 * <p>The range is by how far the area's count moves from year to year when nothing is done, learned from its own earlier years and
 * like areas of the table, and no narrower than that of exact Poisson counts. Two bare counts are taken as Poisson, and the result
 * says so; against the mean of several years there is no range and no verdict.
 *
 * <pre>{@code
 * Reduction change = study.reduction();
 * System.out.println(change.before() + " to " + change.after() + ", " + change.ratio().percentChange().getAsDouble() + " %");
 * System.out.println(change.verdict() + " " + change.interval(0.95).lo() + " to " + change.interval(0.95).hi());   // of the ratio
 * }</pre>
 *
 * @param area what the area is called
 * @param reference what the earlier window is called, such as {@code 2015} or {@code mean of five years}
 * @param now what the later window is called
 * @param ratio both counts with their exposures in days
 * @param sameCalendar whether both windows hold the same calendar days; if not, the season is mixed in
 * @param spread the change over sub-periods with their spread; null where it cannot be estimated
 * @param referenceDays the earlier windows, several where the reference is a mean of years; none of bare counts
 * @param nowDays the later window; null of bare counts
 */
public record Reduction(
        String area,
        String reference,
        String now,
        RateRatio ratio,
        boolean sameCalendar,
        @Nullable Spread spread,
        List<Period> referenceDays,
        @Nullable Period nowDays)
        implements Described, Tabular, Serializable {

    private static final long serialVersionUID = 1;
    private static final double LEVEL = 0.95;
    private static final double LEAST_FREEDOM = 6;

    /**
     * Two counts of one area.
     *
     * @param area what the area is called
     * @param reference what the earlier window is called, such as {@code 2015} or {@code mean of five years}
     * @param now what the later window is called
     * @param ratio both counts with their exposures in days
     * @param sameCalendar whether both windows hold the same calendar days; if not, the season is mixed in
     * @param spread the change over sub-periods with their spread; null where it cannot be estimated
     * @param referenceDays the earlier windows, several where the reference is a mean of years; none of bare counts
     * @param nowDays the later window; null of bare counts
     */
    public Reduction {
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(ratio, "ratio");
        referenceDays = List.copyOf(Objects.requireNonNull(referenceDays, "referenceDays"));
    }

    /**
     * Two counts of one area over days that are not known.
     *
     * @param area what the area is called
     * @param reference what the earlier window is called, such as {@code 2015} or {@code mean of five years}
     * @param now what the later window is called
     * @param ratio both counts with their exposures in days
     * @param sameCalendar whether both windows hold the same calendar days; if not, the season is mixed in
     * @param spread the change over sub-periods with their spread; null where it cannot be estimated
     */
    public Reduction(
            String area, String reference, String now, RateRatio ratio, boolean sameCalendar, @Nullable Spread spread) {
        this(area, reference, now, ratio, sameCalendar, spread, List.of(), null);
    }

    /**
     * {@return two bare counts, their range labelled Poisson}
     *
     * @param area what the area is called
     * @param reference what the earlier window is called, such as {@code 2015} or {@code mean of five years}
     * @param now what the later window is called
     * @param ratio both counts with their exposures in days
     * @param sameCalendar whether both windows hold the same calendar days; if not, the season is mixed in
     */
    public static Reduction poisson(String area, String reference, String now, RateRatio ratio, boolean sameCalendar) {
        return new Reduction(area, reference, now, ratio, sameCalendar, null);
    }

    /** {@return the count of the reference, 0 or more} */
    public long before() {
        return ratio.before();
    }

    /** {@return the count of now, 0 or more} */
    public long after() {
        return ratio.after();
    }

    /**
     * {@return how many more (below 0: fewer) there were than the reference's rate gives for the days of now}
     */
    public double difference() {
        return ratio.after() - ratio.before() * ratio.exposureAfter() / ratio.exposureBefore();
    }

    /**
     * {@return the interval of the rate ratio; without limits against the mean of several years}
     *
     * @param level between 0 and 1, such as 0.95
     */
    public Interval interval(double level) {
        return hasRange()
                ? interval(ratio, spread, level)
                : new Interval(0, Double.POSITIVE_INFINITY, level, "a mean of years stands beside, without a range");
    }

    static Interval interval(RateRatio ratio, @Nullable Spread spread, double level) {
        Interval exact = ratio.interval(level);
        if (spread == null) {
            return new Interval(exact.lo(), exact.hi(), level, "Poisson, " + exact.method());
        }
        Interval wide = spread.interval(level);
        return new Interval(
                Math.min(exact.lo(), wide.lo()),
                Math.max(exact.hi(), wide.hi()),
                level,
                wide.method() + ", no narrower than Poisson");
    }

    static double pValue(RateRatio ratio, @Nullable Spread spread) {
        return spread == null ? ratio.pValue() : Math.max(ratio.pValue(), spread.pValue());
    }

    /** {@return whether it has a range and a verdict: not against the mean of several years, which only stands beside} */
    public boolean hasRange() {
        return spread != null || referenceDays.size() < 2;
    }

    /** {@return the p that goes with {@link #interval}: below 1 − level exactly when the interval leaves out 1} */
    public double pValue() {
        return hasRange() ? pValue(ratio, spread) : 1;
    }

    /** {@return the verdict of the 95 % range alone; where the seasons differ, that it cannot tell} */
    public Verdict verdict() {
        return sameCalendar ? Verdict.of(interval(LEVEL)) : Verdict.CANNOT_TELL;
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
                ? Phrases.difference(difference()) + ": " + both + " in " + (sameCalendar ? "the same " : "")
                        + Texts.plural(Math.round(days), "day")
                : Phrases.difference(difference()) + ": " + both + " in "
                        + Texts.grouped(Math.round(ratio.exposureBefore())) + " and "
                        + Texts.plural(Math.round(days), "day");
    }

    /** {@return the percent with its range in words, such as {@code 19 % lower (30 % to 6 % lower)}} */
    public String percent() {
        if (ratio.estimate().isEmpty()) {
            return "nothing in either, so no percentage";
        }
        String change = Words.change(ratio.estimate().getAsDouble());
        return hasRange() ? change + " (" + range() + ")" : change;
    }

    /** {@return the range in words, such as {@code 30 % to 6 % lower}, or that the numbers or the earlier years are
     * too few for one that helps; {@link #interval} gives it all the same} */
    public String range() {
        return spread != null && spread.freedom() < LEAST_FREEDOM && verdict() == Verdict.CANNOT_TELL
                ? "too few earlier years for a range"
                : interval(LEVEL).inWords();
    }

    @Override
    public Map<String, Object> data() {
        return new Data()
                .with("verdict", hasRange() ? verdict() : null)
                .with("area", area)
                .with("reference", reference)
                .with("referenceDays", referenceDays)
                .with("now", now)
                .with("nowDays", nowDays)
                .with("before", ratio.before())
                .with("after", ratio.after())
                .with("daysBefore", ratio.exposureBefore())
                .with("daysAfter", ratio.exposureAfter())
                .with("difference", difference())
                .with("ratio", ratio.estimate())
                .with("interval", hasRange() ? interval(LEVEL) : null)
                .with("p", hasRange() ? (Double) pValue() : null)
                .with("sameCalendar", sameCalendar)
                .with(
                        "phi",
                        spread == null ? null : (Double) spread.dispersion().phi())
                .with("sentence", toString())
                .map();
    }

    /** The one row: both counts with their days, the difference, the ratio with its 95 % range, p and verdict. */
    @Override
    public Table asTable() {
        Interval range = interval(LEVEL);
        return Table.of(
                        "area",
                        "reference",
                        "now",
                        "before",
                        "after",
                        "days before",
                        "days after",
                        "difference",
                        "ratio",
                        "low",
                        "high",
                        "level",
                        "method",
                        "p",
                        "verdict")
                .plus(
                        area,
                        reference,
                        now,
                        ratio.before(),
                        ratio.after(),
                        ratio.exposureBefore(),
                        ratio.exposureAfter(),
                        difference(),
                        ratio.estimate(),
                        range.lo(),
                        range.hi(),
                        range.level(),
                        range.method(),
                        pValue(),
                        verdict().text());
    }

    /**
     * Returns counts, difference, percent and range.
     *
     * @return such as {@code 132 fewer: 691 to 559 in the same 275 days, 19 % lower (30 % to 6 % lower)}
     */
    @Override
    public String toString() {
        return counts() + ", " + percent()
                + (sameCalendar ? "" : "; other calendar days and so another season: not comparable");
    }
}
