package psp.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import psp.core.AreaCounts;
import psp.core.CountSeries;
import psp.core.Coverage;
import psp.core.Incidents;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Unit;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.ZoneIndex;
import psp.io.Columns;
import psp.io.IncidentCsv;
import psp.io.zone.GeoJson;
import psp.stats.Decay;
import psp.stats.inference.ShareLost;
import psp.stats.watch.ChangeDate;
import psp.stats.watch.ComparedWatch;
import psp.stats.watch.Watch;

/**
 * Watches the first true case month by month from January 2017 to March 2018, from the news-based file: {@code
 * CenterStreetWatch ../shared/data/milwaukee}.
 */
public final class CenterStreetWatch {

    private static final String CORRIDOR = "center_street_corridor_street_snapped";
    private static final LocalDate LAST_DAY = LocalDate.of(2018, 3, 30);
    private static final Period COVERED = Period.of(LocalDate.of(2014, 1, 1), LAST_DAY.plusDays(1));
    private static final Period BASELINE = Period.ofYear(2015);
    private static final LocalDate WITHDRAWN = LocalDate.of(2017, 1, 1);
    private static final Period WATCHED = Period.of(WITHDRAWN, LAST_DAY.plusDays(1));
    private static final Period FIRST_QUARTER = Period.parse("2017-01-01/2017-04-01");
    private static final List<Integer> STARTS = List.of(1, 3, 4, 5, 6);
    private static final int ASSUMED = 4;
    private static final int MOST = 100;

    private final PrintStream out;
    private final ZoneCounts shot;
    private final ZoneCounts wounded;

    private CenterStreetWatch(PrintStream out, Path folder) {
        this.out = out;
        Incidents news = IncidentCsv.read(
                folder.resolve("gva_incidents_2014_2018q1.csv"),
                Columns.named("gva_incident_id", "characteristics", "date", "lon", "lat")
                        .withOffenseSeparator("||")
                        .withVictims("n_killed", "n_injured"));
        Zone corridor = GeoJson.readZones(folder.resolve("center_street_corridor.geojson"), "name")
                .get(CORRIDOR);
        ZoneIndex index = ZoneIndex.of(Zones.of(corridor));
        Incidents covered = Incidents.of(news.stream()
                .filter(row -> COVERED.contains(row.occurred().day()))
                .toList());
        shot = index.count(covered, Outcome.withAny("shootings", Unit.VICTIMS), Coverage.declared(COVERED));
        wounded = index.count(covered, Outcome.withAny("wounding shootings", Unit.INJURED), Coverage.declared(COVERED));
    }

    /**
     * Prints Markdown.
     *
     * @param args the folder of the Milwaukee files
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("usage: CenterStreetWatch FOLDER-OF-THE-MILWAUKEE-FILES");
            System.exit(2);
        }
        new CenterStreetWatch(new PrintStream(System.out, true, StandardCharsets.UTF_8), Path.of(args[0])).run();
    }

    private void run() {
        months();
        starts();
        promises();
        rest();
        dates();
    }

    private void head(String title) {
        out.printf("%n## %s%n%n", title);
    }

    private static CountSeries series(AreaCounts area, Period span, CountSeries.Step step) {
        return step == CountSeries.Step.MONTHS ? area.monthly(span) : area.weekly(span);
    }

    private static Period active(int month) {
        return Period.of(LocalDate.of(2016, month, 1), WITHDRAWN);
    }

    private static Watch before(AreaCounts area, int month, CountSeries.Step step) {
        return Watch.of(Optional.of(series(area, BASELINE, step)), series(area, active(month), step));
    }

    /** The stretch of an entry that is covered: the last month of the file lacks its last day. */
    private static Period seen(CountSeries.Entry entry) {
        return Period.of(entry.period().start(), entry.period().start().plusDays(entry.exposureDays()));
    }

    private void months() {
        AreaCounts corridor = shot.in(CORRIDOR);
        head("Month by month: shootings in the corridor, an operation from April to December 2016 assumed");
        Watch watch = before(corridor, ASSUMED, CountSeries.Step.MONTHS);
        out.printf(
                Locale.ROOT,
                "2015: %d. April to December 2015: %d; 2016: %d. First quarters 2015, 2016, 2017: %d, %d, %d."
                        + " Phi %.2f.%n%n",
                corridor.count(BASELINE),
                corridor.count(active(ASSUMED).plusYears(-1)),
                corridor.count(active(ASSUMED)),
                corridor.count(FIRST_QUARTER.plusYears(-2)),
                corridor.count(FIRST_QUARTER.plusYears(-1)),
                corridor.count(FIRST_QUARTER),
                watch.phi());
        out.println(
                "| month | seen | seen since January | expected if it holds | an alarm from so many in the month | verdict |"
                        + " share lost |");
        out.println("|---|---|---|---|---|---|---|");
        // After an alarm a watch adds nothing up; this one sees nothing, never alarms, and expects the same.
        Watch silent = watch;
        double expected = 0;
        long sum = 0;
        for (CountSeries.Entry entry : corridor.monthly(WATCHED).entries()) {
            String from = watch.alarm().isPresent() ? "" : String.valueOf(alarmFrom(watch, seen(entry)));
            double earlier = silent.expected();
            silent = silent.observe(seen(entry), 0);
            watch = watch.observe(seen(entry), entry.count());
            expected += silent.expected() - (silent.expected() > earlier ? earlier : 0);
            sum += entry.count();
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %d | %.1f | %s | %s | %s |%n",
                    YearMonth.from(entry.period().start()),
                    entry.count(),
                    sum,
                    expected,
                    from,
                    watch.verdict().text(),
                    watch.share().map(ShareLost::toString).orElse("no settled month yet"));
        }
        out.println();
        out.println("After March 2017: " + quarter(corridor, ASSUMED) + ".");
    }

    /** The least count of the next month that would raise an alarm. */
    private static int alarmFrom(Watch watch, Period month) {
        for (int count = 0; count < MOST; count++) {
            if (watch.observe(month, count).alarm().isPresent()) {
                return count;
            }
        }
        throw new IllegalStateException("no count below " + MOST + " would raise an alarm in " + month);
    }

    private static Watch quarter(AreaCounts area, int month) {
        Watch watch = before(area, month, CountSeries.Step.MONTHS);
        for (CountSeries.Entry entry : area.monthly(FIRST_QUARTER).entries()) {
            watch = watch.observe(entry.period(), entry.count());
        }
        return watch;
    }

    private void starts() {
        head("If it began on another day");
        out.println(
                "| outcome | start in 2016 | shootings in it | phi, by months and weeks | expected in the first quarter"
                        + " of 2017 | seen | verdict after it | first alarm by months | by weeks |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        for (ZoneCounts counts : List.of(shot, wounded)) {
            AreaCounts corridor = counts.in(CORRIDOR);
            for (int month : STARTS) {
                Watch quarter = quarter(corridor, month);
                out.printf(
                        Locale.ROOT,
                        "| %s | %s | %d | %.2f, %.2f | %.1f | %d | %s | %s | %s |%n",
                        counts.header().outcome(),
                        active(month).start(),
                        corridor.count(active(month)),
                        quarter.phi(),
                        before(corridor, month, CountSeries.Step.WEEKS).phi(),
                        quarter.expected(),
                        quarter.seen(),
                        quarter.verdict().text(),
                        first(corridor, month, CountSeries.Step.MONTHS, 0.10),
                        first(corridor, month, CountSeries.Step.WEEKS, 0.10));
            }
        }
    }

    private static String first(AreaCounts area, int month, CountSeries.Step step, double chance) {
        Watch watch = before(area, month, step).falseAlarmChancePerYear(chance);
        for (CountSeries.Entry entry : series(area, WATCHED, step).entries()) {
            watch = watch.observe(seen(entry), entry.count());
        }
        return watch.alarmed().orElse("none");
    }

    private void promises() {
        head("Under other promises, from April 2016");
        for (double chance : new double[] {0.02, 0.05, 0.10, 0.20}) {
            out.printf(
                    Locale.ROOT,
                    "- a false alarm in %.0f years of holding: first alarm by months %s, by weeks %s%n",
                    1 / chance,
                    first(shot.in(CORRIDOR), ASSUMED, CountSeries.Step.MONTHS, chance),
                    first(shot.in(CORRIDOR), ASSUMED, CountSeries.Step.WEEKS, chance));
        }
    }

    private void rest() {
        head("Beside the rest of the city, same file");
        AreaCounts corridor = shot.in(CORRIDOR);
        AreaCounts rest = shot.total().minus(corridor);
        out.println("| | corridor | rest of the city |");
        out.println("|---|---|---|");
        for (Period period : List.of(
                active(ASSUMED).plusYears(-1),
                active(ASSUMED),
                active(ASSUMED).plusYears(1),
                FIRST_QUARTER.plusYears(-2),
                FIRST_QUARTER.plusYears(-1),
                FIRST_QUARTER)) {
            out.printf(Locale.ROOT, "| %s | %d | %d |%n", period, corridor.count(period), rest.count(period));
        }
        out.println();
        out.println("The same watch over the rest of the city: first alarm by months "
                + first(rest, ASSUMED, CountSeries.Step.MONTHS, 0.10) + ", by weeks "
                + first(rest, ASSUMED, CountSeries.Step.WEEKS, 0.10) + ".");
        out.println();
        out.println("`Watch.against` the rest of the city, by months:");
        out.println();
        ComparedWatch beside = before(corridor, ASSUMED, CountSeries.Step.MONTHS)
                .against(before(rest, ASSUMED, CountSeries.Step.MONTHS));
        List<CountSeries.Entry> others = rest.monthly(WATCHED).entries();
        for (CountSeries.Entry entry : corridor.monthly(WATCHED).entries()) {
            CountSeries.Entry other = others.get(beside.focus().watched());
            beside = beside.observe(seen(entry), entry.count(), other.count());
            if (entry.period().end().getMonthValue() % 3 == 1) {
                out.println("- after " + YearMonth.from(entry.period().start()) + ": " + beside);
            }
        }
    }

    private void dates() {
        head("Since when, and did it fade before?");
        AreaCounts corridor = shot.in(CORRIDOR);
        for (int month : STARTS) {
            CountSeries baseline = corridor.monthly(BASELINE);
            CountSeries operation = corridor.monthly(active(month));
            ChangeDate back = ChangeDate.of(baseline, operation, corridor.monthly(Period.ofYear(2017)));
            out.println("- from " + active(month).start() + ", 2017 watched: " + back);
            if (month == ASSUMED) {
                out.println("  - the first quarter alone: "
                        + ChangeDate.of(baseline, operation, corridor.monthly(FIRST_QUARTER)));
                out.println("  - given an alarm in June 2017: " + back.givenAlarm(6, 0.10));
                out.println("  - watched to February 2018: "
                        + ChangeDate.of(baseline, operation, corridor.monthly(Period.parse("2017-01-01/2018-03-01"))));
            }
            try {
                out.println("  - decay: " + Decay.of(baseline, operation));
            } catch (IllegalArgumentException tooShort) {
                out.println("  - decay: " + tooShort.getMessage());
            }
        }
    }
}
