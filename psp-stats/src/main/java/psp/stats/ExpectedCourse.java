package psp.stats;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import psp.core.AreaCounts;
import psp.core.CountSeries;
import psp.core.Described;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Phase;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;
import psp.stats.inference.Reason;
import psp.stats.inference.Verdict;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Data;
import psp.stats.internal.text.Digits;
import psp.stats.level.HoldingFit;
import psp.stats.level.NextCount;
import psp.stats.level.Observation;
import psp.stats.window.Breaks;
import psp.stats.window.StudyWindows;
import psp.stats.window.WatchWindows;

/**
 * The months of a focus area since its operation began, beside what the time before leads one to expect.
 *
 * <p>Expected is the level of the last year before the operation (of a shorter baseline all of it) in the season of up to
 * five years, a level of its own for each earlier one. The range holds 19 of 20 such months: a negative binomial count of
 * mean m and variance {@code phi · m + doubt · m²}, mixed over phi as the past weighs it, where doubt holds the error of
 * level and season and a drift of 3 % a year. How much the area swings from year to year is the matter of {@link
 * PastContrasts}; a month outside is no finding, for one in 20 is so by chance.
 *
 * @param area what the area is called
 * @param reference the days whose level is expected to go on
 * @param months in order; at least one
 */
public record ExpectedCourse(String area, Period reference, List<Month> months) implements Described, Serializable {

    private static final long serialVersionUID = 1;
    private static final double DAYS_PER_YEAR = 365.25;

    /**
     * One month and what was expected.
     *
     * @param period its days, all of them covered
     * @param count how many there were, 0 or more
     * @param expected how many a level that goes on gives on average, above 0
     * @param low the least count that chance then gives 19 times in 20
     * @param high the greatest
     */
    public record Month(Period period, long count, double expected, long low, long high)
            implements Described, Serializable {

        private static final long serialVersionUID = 1;

        /**
         * One month.
         *
         * @param period its days, all of them covered
         * @param count how many there were, 0 or more
         * @param expected how many a level that goes on gives on average, above 0
         * @param low the least count that chance then gives 19 times in 20
         * @param high the greatest
         * @throws IllegalArgumentException if a count is negative, the expected one not above 0, or the range reversed
         */
        public Month {
            Objects.requireNonNull(period, "period");
            Checks.count("of " + period, count);
            Checks.count("of the range's lower end", low);
            if (!(expected > 0) || Double.isInfinite(expected)) {
                throw new IllegalArgumentException(
                        "The expected count " + expected + " of " + period + " is not a finite number above 0");
            }
            if (high < low) {
                throw new IllegalArgumentException(
                        "The range of " + period + " cannot run from " + low + " to " + high);
            }
        }

        @Override
        public Map<String, Object> data() {
            return new Data()
                    .with("period", period)
                    .with("verdict", verdict())
                    .with("counted", count)
                    .with("expected", expected)
                    .with("low", low)
                    .with("high", high)
                    .map();
        }

        /** {@return whether the count is below the range, above it, or within, where it cannot tell} */
        public Verdict verdict() {
            return count < low ? Verdict.BELOW : count > high ? Verdict.ABOVE : Verdict.CANNOT_TELL;
        }
    }

    /**
     * Some months.
     *
     * @param area what the area is called
     * @param reference the days whose level is expected to go on
     * @param months in order; at least one
     * @throws IllegalArgumentException if there is none
     */
    public ExpectedCourse {
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(reference, "reference");
        months = List.copyOf(Objects.requireNonNull(months, "months"));
        if (months.isEmpty()) {
            throw new IllegalArgumentException(noMonth(area));
        }
    }

    static ExpectedCourse of(Operation operation, ZoneCounts counts) {
        Reason.refuse(whyNot(operation, counts));
        AreaCounts area = operation.focus(counts);
        Period past = past(operation, counts);
        Period since = since(operation, counts);
        Period last = StudyWindows.lastYear(past);
        LocalDate origin = since.start();
        List<Observation> holding = spells(area, last, origin);
        List<Observation> before =
                last.equals(past) ? List.of() : spells(area, Period.of(past.start(), last.start()), origin);
        HoldingFit fit = HoldingFit.of(before, holding, DAYS_PER_YEAR);
        List<Month> months = new ArrayList<>();
        for (CountSeries.Entry entry : area.monthly(since).entries()) {
            if (!entry.partial()) {
                NextCount next =
                        new NextCount(fit, Observation.of(origin, entry.period(), entry.exposureDays(), entry.count()));
                months.add(new Month(entry.period(), entry.count(), next.mean(), next.low(), next.high()));
            }
        }
        return new ExpectedCourse(area.name(), last, months);
    }

    /** Why nothing is expected of the months since an operation began. */
    static Optional<Reason> whyNot(Operation operation, ZoneCounts counts) {
        Period active = active(operation);
        return WatchWindows.whyNoBaseline(operation.phases(), active, counts)
                .or(() -> counts.coverage().span().end().isAfter(active.start())
                        ? Optional.empty()
                        : Reason.NotCovered.of(active, counts.coverage()))
                .or(() -> whyNot(operation, counts, past(operation, counts), since(operation, counts)));
    }

    private static Optional<Reason> whyNot(Operation operation, ZoneCounts counts, Period past, Period since) {
        AreaCounts area = operation.focus(counts);
        return Breaks.inFocus(operation, counts)
                .between(past, since)
                .<Reason>map(day -> new Reason.BreakBetween(
                        past,
                        since,
                        day,
                        "The record system changed (" + day + ") between " + past.start() + " and " + since.lastDay()
                                + "; what was counted before does not tell what to expect after it"))
                .or(() -> Stream.of(past, since)
                        .flatMap(span -> span.months().stream())
                        .flatMap(month -> counts.coverage().cut(month).stream())
                        .findFirst()
                        .map(cut -> new Reason.NotCovered(since, counts.coverage(), cut)))
                .or(() -> {
                    int months = spells(area, StudyWindows.lastYear(past), since.start())
                            .size();
                    return months >= HoldingFit.LEAST_PERIODS
                            ? Optional.empty()
                            : Optional.of(new Reason.TooFew(
                                    months,
                                    HoldingFit.LEAST_PERIODS,
                                    "Only " + Texts.plural(months, "whole month") + " before " + since.start() + " of "
                                            + area.name() + " is covered; to expect anything takes "
                                            + HoldingFit.LEAST_PERIODS));
                })
                .or(() -> spells(area, since, since.start()).isEmpty()
                        ? Optional.of(new Reason.TooFew(0, 1, noMonth(area.name())))
                        : Optional.empty());
    }

    private static String noMonth(String area) {
        return "There is no month since the operation began in " + area;
    }

    private static Period active(Operation operation) {
        return operation.first(Phase.Kind.ACTIVE).orElseThrow().period();
    }

    private static Period past(Operation operation, ZoneCounts counts) {
        return WatchWindows.before(operation.phases(), active(operation), counts)
                .baseline();
    }

    private static Period since(Operation operation, ZoneCounts counts) {
        return Period.of(active(operation).start(), counts.coverage().span().end());
    }

    private static List<Observation> spells(AreaCounts area, Period span, LocalDate origin) {
        return area.monthly(span).entries().stream()
                .filter(entry -> !entry.partial())
                .map(entry -> Observation.of(origin, entry.period(), entry.exposureDays(), entry.count()))
                .toList();
    }

    /** {@return how many months lie outside their range} */
    public long outside() {
        return months.stream()
                .filter(month -> month.verdict() != Verdict.CANNOT_TELL)
                .count();
    }

    @Override
    public Map<String, Object> data() {
        return new Data()
                .with("area", area)
                .with("reference", reference)
                .with("months", months)
                .with("sentence", toString())
                .map();
    }

    /**
     * Returns how many months lie below and above their range, and how many would by chance.
     *
     * @return such as {@code 3 of 9 months below their range, 0 above; by chance at most 0.5 in all}
     */
    @Override
    public String toString() {
        long below = months.stream()
                .filter(month -> month.verdict() == Verdict.BELOW)
                .count();
        return below + " of " + Texts.plural(months.size(), "month") + " below their range, " + (outside() - below)
                + " above; by chance at most " + Digits.of(0.05 * months.size(), 2) + " in all";
    }
}
