package psp.stats.report;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import psp.core.Coverage;
import psp.core.Described;
import psp.core.Period;
import psp.core.PeriodCounts;
import psp.core.Table;
import psp.core.Tabular;
import psp.core.ZoneCounts;
import psp.stats.inference.Verdict;
import psp.stats.internal.math.NegativeBinomialLaw;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Data;
import psp.stats.window.ReportWindows;

/**
 * The table every department asks for first: the last 7 days, 28 days and the year to date, by zone and outcome, beside
 * the same days of last year and of three years, with the range that chance alone gives.
 *
 * <p>The expected range holds 19 of 20 counts that come at the rate of the three earlier years (of last year where only
 * that is covered): the predictive law of a Poisson count under Jeffreys' prior, a negative binomial of size {@code past +
 * 1/2} (A. Gelman and others, Bayesian Data Analysis, 3rd edition, 2013, section 2.6). A count outside is flagged; how many
 * flags chance alone would raise stands below the table. A flag is a question, not a finding.
 *
 * <pre>{@code
 * var week = CompStat.of(List.of(counts), List.of("Harbour"), LocalDate.of(2017, 12, 31));
 * System.out.println(week);
 * }</pre>
 *
 * @param asOf the last day that counts
 * @param rows one a zone, outcome and window
 */
public record CompStat(LocalDate asOf, List<Row> rows) implements Described, Tabular, Serializable {

    private static final long serialVersionUID = 1;
    private static final double TAIL = 0.025;
    private static final int YEARS = 3;

    /**
     * One line of the table.
     *
     * @param zone the zone
     * @param outcome what is counted
     * @param window {@code 7 days}, {@code 28 days} or {@code year to date}
     * @param now the count
     * @param lastYear that of the same days last year; null if not covered
     * @param threeYears the mean of the same days of three years; null if not covered
     * @param low the least count that chance alone gives 19 times in 20; null without a past
     * @param high the greatest; null without a past
     * @param chance how likely chance alone is to be outside
     */
    public record Row(
            String zone,
            String outcome,
            String window,
            long now,
            @Nullable Long lastYear,
            @Nullable Double threeYears,
            @Nullable Long low,
            @Nullable Long high,
            double chance)
            implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * One count and what it is measured by.
         *
         * @param zone the zone
         * @param outcome what is counted
         * @param window {@code 7 days}, {@code 28 days} or {@code year to date}
         * @param now the count
         * @param lastYear that of the same days last year; null if not covered
         * @param threeYears the mean of the same days of three years; null if not covered
         * @param low the least count that chance alone gives 19 times in 20; null without a past
         * @param high the greatest; null without a past
         * @param chance how likely chance alone is to be outside
         */
        public Row {
            Objects.requireNonNull(zone, "zone");
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(window, "window");
            Checks.number("mean of three years", threeYears == null ? 0 : threeYears);
            Checks.number("chance", chance);
        }

        /** {@return the difference from last year; null if that is not covered} */
        public @Nullable Long difference() {
            return lastYear == null ? null : Long.valueOf(now - lastYear);
        }

        /** {@return below, above, or cannot tell} */
        public Verdict verdict() {
            return low != null && now < low
                    ? Verdict.BELOW
                    : high != null && now > high ? Verdict.ABOVE : Verdict.CANNOT_TELL;
        }
    }

    /**
     * The table.
     *
     * @param asOf the last day that counts
     * @param rows one a zone, outcome and window
     */
    public CompStat {
        Objects.requireNonNull(rows, "rows");
        Objects.requireNonNull(asOf, "asOf");
        rows = List.copyOf(rows);
    }

    /**
     * {@return the table of some zones}
     *
     * @param tables one a outcome, each with these zones
     * @param zones the zones' names
     * @param asOf the last day that counts; it and the windows must be covered
     * @throws IllegalArgumentException if a zone is unknown or the windows are not covered
     */
    public static CompStat of(Collection<ZoneCounts> tables, Collection<String> zones, LocalDate asOf) {
        Objects.requireNonNull(zones, "zones");
        Objects.requireNonNull(asOf, "asOf");
        List<Row> rows = new ArrayList<>();
        for (ZoneCounts table : tables) {
            List<Years> windows = Arrays.stream(Window.values())
                    .map(window -> Years.of(table, window, asOf))
                    .toList();
            for (String zone : zones) {
                windows.forEach(window -> rows.add(window.row(zone)));
            }
        }
        return new CompStat(asOf, rows);
    }

    /** The windows; 7 and 28 days have as many days in every year, the year to date the same calendar days. */
    private enum Window {
        WEEK("7 days", 7),
        FOUR_WEEKS("28 days", 28),
        YEAR_TO_DATE("year to date", 0);

        private final String text;
        private final int days;

        Window(String text, int days) {
            this.text = text;
            this.days = days;
        }

        Period of(LocalDate asOf, int yearsBefore) {
            return days > 0
                    ? ReportWindows.lastDays(asOf, days, yearsBefore)
                    : ReportWindows.yearToDate(asOf, yearsBefore);
        }
    }

    /** What chance alone gives after a past: the least and the greatest count, and the chance to be outside. */
    private record Chance(long low, long high, double outside) {

        static Chance of(long past, double share) {
            double size = past + 0.5;
            NegativeBinomialLaw law = new NegativeBinomialLaw(size, size * share);
            long low = lowest(law);
            long high = highest(law, low);
            return new Chance(low, high, (low == 0 ? 0 : law.cdf(low - 1)) + law.sf(high));
        }
    }

    /**
     * A window in the years of a table; what is the same for all zones, and for all of one past, is found once.
     *
     * @param counts of the earlier years that are covered, the oldest first, and of this one
     * @param lastYear whether last year is covered
     * @param share the days of this year over those of the earlier ones
     */
    private record Years(
            String outcome,
            Window window,
            PeriodCounts counts,
            boolean lastYear,
            double share,
            Map<Long, Chance> chances) {

        static Years of(ZoneCounts table, Window window, LocalDate asOf) {
            Coverage covered = table.coverage();
            Period now = window.of(asOf, 0);
            covered.refusalWhole(now).ifPresent(why -> {
                throw new IllegalArgumentException(why);
            });
            List<Period> years = new ArrayList<>(List.of(now));
            double days = 0;
            for (int y = 1; y <= YEARS && covered.covers(window.of(asOf, y)); y++) {
                years.add(0, window.of(asOf, y));
                days += years.get(0).days();
            }
            return new Years(
                    table.header().outcome(),
                    window,
                    table.by(years),
                    years.size() > 1,
                    now.days() / days,
                    new HashMap<>());
        }

        Row row(String zone) {
            long[] all = counts.in(zone);
            int years = all.length - 1;
            long now = all[years];
            if (!lastYear) {
                return new Row(zone, outcome, window.text, now, null, null, null, null, 0);
            }
            long past = Arrays.stream(all, 0, years).reduce(0, Math::addExact);
            Chance chance = chances.computeIfAbsent(past, sum -> Chance.of(sum, share));
            return new Row(
                    zone,
                    outcome,
                    window.text,
                    now,
                    all[years - 1],
                    years == YEARS ? (Double) (past / (double) YEARS) : null,
                    chance.low,
                    chance.high,
                    chance.outside);
        }
    }

    private static long lowest(NegativeBinomialLaw law) {
        long low = 0;
        long step = 1;
        while (law.cdf(low + step - 1) <= TAIL) {
            low += step;
            step *= 2;
        }
        for (; step > 0; step /= 2) {
            if (law.cdf(low + step - 1) <= TAIL) {
                low += step;
            }
        }
        return low;
    }

    private static long highest(NegativeBinomialLaw law, long from) {
        long high = from;
        long step = 1;
        while (law.sf(high) > TAIL) {
            high += step;
            step *= 2;
        }
        for (; step > 0; step /= 2) {
            if (high - step >= from && law.sf(high - step) <= TAIL) {
                high -= step;
            }
        }
        return high;
    }

    /** {@return the rows outside their range} */
    public List<Row> flags() {
        return rows.stream().filter(row -> row.verdict() != Verdict.CANNOT_TELL).toList();
    }

    /** {@return how many rows chance alone would flag, on average} */
    public double flagsByChance() {
        return rows.stream().mapToDouble(Row::chance).sum();
    }

    /** {@return the table as text, columns aligned, the flags by chance below} */
    public String text() {
        return lines() + sentence() + '\n';
    }

    private String lines() {
        List<String[]> cells = cells();
        int[] widths = new int[9];
        cells.forEach(row -> {
            for (int i = 0; i < 9; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        });
        StringBuilder out = new StringBuilder();
        for (String[] row : cells) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < 9; i++) {
                String pad = " ".repeat(widths[i] - row[i].length());
                line.append(i < 3 || i == 8 ? row[i] + pad : pad + row[i]).append("  ");
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private List<String[]> cells() {
        List<String[]> cells = new ArrayList<>();
        cells.add(new String[] {
            "zone", "outcome", "window", "now", "last year", "difference", "3-year mean", "expected", "flag"
        });
        rows.forEach(row -> cells.add(new String[] {
            row.zone(),
            row.outcome(),
            row.window(),
            String.valueOf(row.now()),
            text(row.lastYear()),
            text(row.difference()),
            row.threeYears() == null ? "-" : String.format(Locale.ROOT, "%.1f", row.threeYears()),
            row.low() == null ? "-" : row.low() + " to " + row.high(),
            row.verdict() == Verdict.CANNOT_TELL ? "" : row.verdict().text()
        }));
        return cells;
    }

    private static String text(@Nullable Long count) {
        return count == null ? "-" : count.toString();
    }

    @Override
    public Map<String, Object> data() {
        return new Data()
                .with("asOf", asOf)
                .with("rows", asTable())
                .with("flags", flags().size())
                .with("flagsByChance", flagsByChance())
                .with("sentence", sentence())
                .map();
    }

    /** The rows with their differences, ranges and flags. */
    @Override
    public Table asTable() {
        List<List<? extends @Nullable Object>> cells = new ArrayList<>();
        rows.forEach(row -> cells.add(Arrays.asList(
                row.zone(),
                row.outcome(),
                row.window(),
                row.now(),
                row.lastYear(),
                row.difference(),
                row.threeYears(),
                row.low(),
                row.high(),
                row.chance(),
                row.verdict().text())));
        return Table.of(
                        "zone",
                        "outcome",
                        "window",
                        "now",
                        "last year",
                        "difference",
                        "3-year mean",
                        "low",
                        "high",
                        "chance",
                        "verdict")
                .plusAll(cells);
    }

    /** Returns how many rows are flagged and how many chance alone would flag, and below it the table, columns aligned. */
    @Override
    public String toString() {
        return sentence() + '\n' + lines().stripTrailing();
    }

    private String sentence() {
        return String.format(
                Locale.ROOT,
                "%d flags in %d rows as of %s; chance alone would raise %.1f",
                flags().size(),
                rows.size(),
                asOf,
                flagsByChance());
    }
}
