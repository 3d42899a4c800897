package psp.stats.report;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import psp.core.Described;
import psp.core.Finding;
import psp.core.Period;
import psp.core.PeriodCounts;
import psp.core.Statement;
import psp.core.Table;
import psp.core.Tabular;
import psp.core.ZoneCounts;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.inference.MultipleTests;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Data;
import psp.stats.internal.text.InOrder;
import psp.stats.level.HoldingFit;
import psp.stats.level.NextCount;
import psp.stats.level.Observation;
import psp.stats.watch.Watch;
import psp.stats.window.Breaks;
import psp.stats.window.ReportWindows;

/**
 * Which zones that nobody watches stand out in the last 7 or 28 days: the level, season and scatter of a {@link Watch},
 * looked at once.
 *
 * <p>All the weeks before the last 28 days are taken as one level that holds, four years back at most and not across a
 * change of the record system; where a zone has never counted anything, half an incident is assumed. A count of mean m comes
 * from a negative binomial law of variance {@code phi · m + doubt · m²}, mixed over phi as the past weighs it, where doubt
 * holds the error of level and season and a drift of 3 % a year. The expected range holds 19 of 20 such counts. The p-value
 * is the chance of so many or more; it is adjusted over all zones and both windows (S. Holm 1979 for any false alarm, Y.
 * Benjamini and Y. Hochberg 1995 for the share of false ones). Whoever looks again next week pays again: one report in 20
 * names a zone by Holm at 5 % though nothing happened.
 *
 * <pre>{@code
 * var report = SpikeReport.of(counts, LocalDate.of(2017, 12, 31));
 * System.out.println(report.statement());
 * report.standingOut().forEach(System.out::println);
 * }</pre>
 *
 * @param asOf the last day that counts
 * @param rows one a zone and window, zones in alphabetical order
 */
public record SpikeReport(LocalDate asOf, List<Row> rows) implements Described, Tabular, Serializable {

    private static final long serialVersionUID = 1;
    private static final double ALPHA = 0.05;
    /** In days; the past ends before the longer one. */
    private static final int[] WINDOWS = {7, 28};

    private static final double DAYS_PER_YEAR = 365.25;
    private static final int MOST_WEEKS = 208;
    private static final int LATE_DAYS = 14;
    private static final int TOLD = 5;

    /**
     * One zone in one window.
     *
     * @param zone the zone
     * @param window the last 7 or 28 days
     * @param now the count
     * @param expected what the past gives on average, above 0
     * @param low the least count that chance alone gives 19 times in 20
     * @param high the greatest
     * @param chance how likely chance alone is to be above it, at most 0.025
     * @param p how likely chance alone is to give so many or more
     * @param holm p, adjusted over all rows so that one named zone in 20 reports is false
     * @param benjaminiHochberg p, adjusted over all rows so that one named zone in 20 is false
     */
    public record Row(
            String zone,
            Period window,
            long now,
            double expected,
            long low,
            long high,
            double chance,
            double p,
            double holm,
            double benjaminiHochberg)
            implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * One count and what it is measured by.
         *
         * @param zone the zone
         * @param window the last 7 or 28 days
         * @param now the count
         * @param expected what the past gives on average, above 0
         * @param low the least count that chance alone gives 19 times in 20
         * @param high the greatest
         * @param chance how likely chance alone is to be above it, at most 0.025
         * @param p how likely chance alone is to give so many or more
         * @param holm p, adjusted over all rows so that one named zone in 20 reports is false
         * @param benjaminiHochberg p, adjusted over all rows so that one named zone in 20 is false
         */
        public Row {
            Objects.requireNonNull(zone, "zone");
            Objects.requireNonNull(window, "window");
            Checks.count("of " + zone, now);
            Checks.number("expected count", expected);
            Checks.number("chance", chance);
            Checks.number("p-value", p);
            Checks.number("p-value by Holm", holm);
            Checks.number("p-value by Benjamini and Hochberg", benjaminiHochberg);
        }

        /** {@return whether the count is above its range, which says little where many zones are looked at} */
        public boolean aboveRange() {
            return now > high;
        }

        /** {@return whether it stands out among all rows: Holm's p is at most 0.05, and the count above its range} */
        public boolean standsOut() {
            return holm <= ALPHA && aboveRange();
        }

        /** Returns such as {@code a: 9 in 28 days, 1 to 5 expected}. */
        @Override
        public String toString() {
            return zone + ": " + Texts.grouped(now) + " in " + Texts.plural(window.days(), "day") + ", "
                    + Texts.grouped(low) + " to " + Texts.grouped(high) + " expected";
        }

        private Row adjusted(@Nullable Double byHolm, @Nullable Double byShare) {
            return new Row(
                    zone,
                    window,
                    now,
                    expected,
                    low,
                    high,
                    chance,
                    p,
                    Objects.requireNonNull(byHolm),
                    Objects.requireNonNull(byShare));
        }
    }

    /**
     * The report.
     *
     * @param asOf the last day that counts
     * @param rows one a zone and window, zones in alphabetical order
     */
    public SpikeReport {
        Objects.requireNonNull(asOf, "asOf");
        rows = List.copyOf(Objects.requireNonNull(rows, "rows"));
    }

    /**
     * {@return the report on all zones of a table; see {@link #of(ZoneCounts, Collection, LocalDate)}}
     *
     * @param counts a table that knows days, or weeks that end with the as-of day
     * @param asOf the last day that counts
     * @throws IllegalArgumentException as the other
     */
    public static SpikeReport of(ZoneCounts counts, LocalDate asOf) {
        return of(Objects.requireNonNull(counts, "counts"), counts.zones(), asOf);
    }

    /**
     * {@return the report on some zones}
     *
     * @param counts a table that knows days, or weeks that end with the as-of day
     * @param zones the zones' names, at least one
     * @param asOf the last day that counts
     * @throws IllegalArgumentException if a zone is unknown, the last 28 days are not covered or the record system changed
     *     within them, or fewer than six weeks before them are covered
     */
    public static SpikeReport of(ZoneCounts counts, Collection<String> zones, LocalDate asOf) {
        Objects.requireNonNull(asOf, "asOf");
        List<String> names = List.copyOf(new TreeSet<>(Objects.requireNonNull(zones, "zones")));
        if (names.isEmpty()) {
            throw new IllegalArgumentException("No zone is named; name at least one");
        }
        Objects.requireNonNull(counts, "counts");
        List<PeriodCounts> windows = IntStream.of(WINDOWS)
                .mapToObj(days -> counts.by(List.of(ReportWindows.lastDays(asOf, days, 0))))
                .toList();
        Period longest = ReportWindows.lastDays(asOf, WINDOWS[1], 0);
        LocalDate start = longest.start();
        for (PeriodCounts window : windows) {
            if (window.exposureDays()[0] < window.periods().get(0).days()) {
                throw new IllegalArgumentException("Only " + window.exposureDays()[0] + " of the days of "
                        + window.periods().get(0) + " are covered; the counts cover " + counts.coverage());
            }
        }
        PeriodCounts past = counts.by(ReportWindows.weeksBefore(
                longest, MOST_WEEKS, counts.coverage().span().start()));
        List<List<Row>> rows = InOrder.of(names, zone -> {
            HoldingFit fit = HoldingFit.of(List.of(), past(counts, past, zone, longest), DAYS_PER_YEAR);
            return windows.stream().map(window -> row(zone, window, fit, start)).toList();
        });
        return new SpikeReport(
                asOf, adjusted(rows.stream().flatMap(List::stream).toList()));
    }

    /** The covered weeks since the last change of the record system. */
    private static List<Observation> past(ZoneCounts counts, PeriodCounts past, String zone, Period window) {
        LocalDate start = window.start();
        LocalDate from = Breaks.in(List.of(zone), counts).last(window.lastDay()).orElse(LocalDate.MIN);
        long[] numbers = past.in(zone);
        int[] exposures = past.exposureDays();
        List<Observation> spells = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            Period week = past.periods().get(i);
            if (exposures[i] > 0 && !week.start().isBefore(from)) {
                spells.add(Observation.of(start, week, exposures[i], numbers[i]));
            }
        }
        if (spells.size() < HoldingFit.LEAST_PERIODS) {
            throw new IllegalArgumentException(
                    "Only " + Texts.plural(spells.size(), "week") + " before " + start + " of '"
                            + zone + "' " + (spells.size() == 1 ? "is" : "are")
                            + " covered since the record system changed or the"
                            + " counts began; a level needs " + HoldingFit.LEAST_PERIODS);
        }
        return spells;
    }

    private static Row row(String zone, PeriodCounts window, HoldingFit fit, LocalDate start) {
        Period days = window.periods().get(0);
        Observation spell = Observation.of(start, days, days.days(), window.in(zone)[0]);
        NextCount next = new NextCount(fit, spell);
        long high = next.high();
        return new Row(
                zone,
                days,
                spell.count(),
                next.mean(),
                next.low(),
                high,
                next.above(high),
                Math.min(1, next.above(spell.count() - 1)),
                1,
                1);
    }

    private static List<Row> adjusted(List<Row> rows) {
        List<Double> p = rows.stream().map(Row::p).toList();
        List<@Nullable Double> holm = MultipleTests.HOLM.adjust(p);
        List<@Nullable Double> share = MultipleTests.BENJAMINI_HOCHBERG.adjust(p);
        return IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(i).adjusted(holm.get(i), share.get(i)))
                .toList();
    }

    /** {@return the rows that stand out among all, the least likely first} */
    public List<Row> standingOut() {
        return rows.stream()
                .filter(Row::standsOut)
                .sorted(Comparator.comparingDouble(Row::p))
                .toList();
    }

    /** {@return the rows above their range} */
    public List<Row> aboveRange() {
        return rows.stream().filter(Row::aboveRange).toList();
    }

    /** {@return how many rows chance alone would raise above their range, on average} */
    public double aboveByChance() {
        return rows.stream().mapToDouble(Row::chance).sum();
    }

    /** {@return what stands out as sentences made by rule, and what that cannot tell} */
    public Statement statement() {
        Finding finding = new Finding(
                "Does a count stand out?",
                standingOut().isEmpty() ? Finding.Reply.NO_SIGN : Finding.Reply.YES,
                Phrases.sentence("up to " + Phrases.day(asOf) + ", " + told()),
                counted());
        return new Statement(
                List.of(finding),
                List.of(
                        "why a count is high",
                        "whether it will stay so",
                        "how many reports of the last " + LATE_DAYS + " days are still to come in"));
    }

    private String told() {
        List<Row> out = standingOut();
        return out.isEmpty()
                ? "no zone stands out"
                : Texts.plural(out.size(), "count") + (out.size() == 1 ? " stands" : " stand")
                        + " out: "
                        + String.join(
                                "; ",
                                out.stream().limit(TOLD).map(Row::toString).toList())
                        + (out.size() > TOLD ? "; and " + Texts.grouped(out.size() - TOLD) + " more" : "");
    }

    private String counted() {
        return String.format(
                Locale.ROOT,
                "%,d of %,d counts lie above their range, where chance alone would put %.1f",
                aboveRange().size(),
                rows.size(),
                aboveByChance());
    }

    @Override
    public Map<String, Object> data() {
        return new Data()
                .with("asOf", asOf)
                .with("rows", asTable())
                .with("standingOut", standingOut().size())
                .with("aboveByChance", aboveByChance())
                .with("sentence", toString())
                .map();
    }

    /** The rows as they are. */
    @Override
    public Table asTable() {
        return Table.ofRecords(Row.class, rows);
    }

    /** Returns what stands out, and how many counts lie above their range beside what chance alone would raise. */
    @Override
    public String toString() {
        return told() + "; " + counted() + " (up to " + Phrases.day(asOf) + ", one report; Holm over all at 5 %)";
    }
}
