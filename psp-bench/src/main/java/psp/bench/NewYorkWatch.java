package psp.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import psp.bench.watch.ClusteredShare;
import psp.bench.watch.WatchedYear;
import psp.core.AreaCounts;
import psp.core.CountSeries;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.ZoneIndex;
import psp.io.Columns;
import psp.io.IncidentCsv;
import psp.io.zone.GeoJson;
import psp.stats.watch.ChangeDate;
import psp.stats.watch.ComparedWatch;
import psp.stats.watch.Extent;

/**
 * Watches New York's shootings precinct by precinct: {@code NewYorkWatch ../shared/data/nyc}.
 *
 * <p>Each year from 2008 to 2020 is watched against the two years before it, as if their level were to hold: how often that
 * alarms where nobody withdrew, whether the rise is local or the city's, and when the rise of 2020 is found.
 */
public final class NewYorkWatch {

    private static final int FIRST = 2008;
    private static final int RISE = 2020;
    private static final int PAST_YEARS = 2;
    private static final double MANY = 20;
    private static final Period OLD = Period.parse("2010-01-01/2012-01-01");
    private static final Period SUMMER = Period.parse("2020-05-01/2020-08-01");
    private static final List<CountSeries.Step> STEPS = List.of(CountSeries.Step.WEEKS, CountSeries.Step.MONTHS);
    private static final Outcome SHOOTINGS = Outcome.all("shooting incidents");

    private final PrintStream out;
    private final ZoneCounts recorded;
    private final ZoneCounts located;

    private NewYorkWatch(PrintStream out, Path folder) {
        this.out = out;
        Incidents rows = IncidentCsv.read(
                folder.resolve("nypd_shootings_2006_2020.csv"),
                Columns.named("incident_key", "murder", "occurred", "lon", "lat")
                        .withoutOffenses()
                        .withZones("precinct"));
        Map<String, Incident> first = new LinkedHashMap<>();
        rows.forEach(row -> first.putIfAbsent(row.id(), row));
        Incidents incidents = Incidents.of(first.values());
        Set<String> precincts = new HashSet<>();
        incidents.forEach(incident -> precincts.add(incident.zones().get("precinct")));
        recorded = incidents.stream().collect(ZoneCounts.byRecordedZone(SHOOTINGS, "precinct", Zones.named(precincts)));
        located = ZoneIndex.of(GeoJson.readZones(folder.resolve("police_precincts.geojson"), "precinct"))
                .count(incidents, SHOOTINGS);
        out.printf(
                Locale.ROOT,
                "%,d rows, one a victim, are %,d incidents by their id; %s.%n",
                rows.size(),
                incidents.size(),
                recorded);
    }

    /**
     * Prints Markdown.
     *
     * @param args the folder of the New York files
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("usage: NewYorkWatch FOLDER-OF-THE-NEW-YORK-FILES");
            System.exit(2);
        }
        new NewYorkWatch(new PrintStream(System.out, true, StandardCharsets.UTF_8), Path.of(args[0])).run();
    }

    private void run() {
        Map<CountSeries.Step, List<WatchedYear>> watched = new TreeMap<>();
        STEPS.forEach(step -> watched.put(step, watch(recorded, step)));
        holding(watched);
        years(watched);
        dispersion();
        local(watched);
        rise(watched);
    }

    private static List<WatchedYear> watch(ZoneCounts counts, CountSeries.Step step) {
        return IntStream.rangeClosed(FIRST, RISE)
                .boxed()
                .flatMap(year -> counts.zones().stream()
                        .flatMap(zone -> WatchedYear.of(counts.in(zone), year, PAST_YEARS, step).stream()))
                .toList();
    }

    private static List<ClusteredShare.Case> cases(List<WatchedYear> years) {
        return years.stream()
                .map(one -> new ClusteredShare.Case(one.year(), one.name(), one.alarmed()))
                .toList();
    }

    private static List<WatchedYear> kept(List<WatchedYear> years, double from, double below) {
        return years.stream()
                .filter(one -> one.year() < RISE && one.perYear() >= from && one.perYear() < below)
                .toList();
    }

    private void head(String title) {
        out.printf("%n## %s%n%n", title);
    }

    private void holding(Map<CountSeries.Step, List<WatchedYear>> watched) {
        head("Alarms a precinct-year, 2008 to 2019");
        out.println(
                "| precincts by | watched by | a year in the past | alarms a precinct-year, standard error by both |");
        out.println("|---|---|---|---|");
        for (CountSeries.Step step : STEPS) {
            List<WatchedYear> all = watched.get(step);
            row("the file's column", step, "any", kept(all, 0, Double.POSITIVE_INFINITY));
            double[] limits = {0, 5, MANY, 40, Double.POSITIVE_INFINITY};
            for (int i = 0; i + 1 < limits.length; i++) {
                row("the file's column", step, between(limits[i], limits[i + 1]), kept(all, limits[i], limits[i + 1]));
            }
            row(
                    "the file's column",
                    step,
                    "any; years in which the city was at most 5 % below the two before",
                    kept(all, 0, Double.POSITIVE_INFINITY).stream()
                            .filter(one -> course(one.year()) > 0.95)
                            .toList());
            row("psp's own locating", step, "any", kept(watch(located, step), 0, Double.POSITIVE_INFINITY));
        }
        int asked = (RISE - FIRST) * recorded.zones().size();
        out.printf(
                Locale.ROOT,
                "%nOf %d precinct-years %d had no shooting in the two years before; those cannot be watched"
                        + " and are not counted.%n",
                asked,
                asked - kept(watched.get(STEPS.get(0)), 0, 1e9).size());
    }

    private void row(String by, CountSeries.Step step, String level, List<WatchedYear> years) {
        out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s |%n",
                by,
                step.name().toLowerCase(Locale.ROOT),
                level,
                ClusteredShare.of(cases(years)));
    }

    private void years(Map<CountSeries.Step, List<WatchedYear>> watched) {
        head("Year by year");
        out.println("| year | city, mean of the two years before | city in the year | change | precincts watched |"
                + " alarms by weeks | by months |");
        out.println("|---|---|---|---|---|---|---|");
        for (int year = FIRST; year <= RISE; year++) {
            int one = year;
            double before = recorded.total().count(WatchedYear.past(year, PAST_YEARS)) / (double) PAST_YEARS;
            long now = recorded.total().count(Period.ofYear(year));
            long[] alarms = STEPS.stream()
                    .mapToLong(step -> watched.get(step).stream()
                            .filter(w -> w.year() == one && w.alarmed())
                            .count())
                    .toArray();
            out.printf(
                    Locale.ROOT,
                    "| %d | %.0f | %d | %+.0f %% | %d | %d | %d |%n",
                    year,
                    before,
                    now,
                    100 * (course(year) - 1),
                    watched.get(STEPS.get(0)).stream()
                            .filter(w -> w.year() == one)
                            .count(),
                    alarms[0],
                    alarms[1]);
        }
    }

    /** How far years scatter about the mean of the two before, beyond Poisson. */
    private void dispersion() {
        head("How much a precinct's year scatters about the two before, 2008 to 2019");
        out.println(
                "Phi of (year − mean of the two before)² over its Poisson variance, 1.5 × that mean; in brackets the yearly"
                        + " drift, as a log standard deviation, that would give it.");
        out.println();
        out.println("| a year in the past | precinct-years | as it is | the city's course taken out |");
        out.println("|---|---|---|---|");
        double[] limits = {1, 5, MANY, 40, Double.POSITIVE_INFINITY};
        for (int i = 0; i + 1 < limits.length; i++) {
            int n = 0;
            double[] seen = new double[2];
            double poisson = 0;
            double squares = 0;
            for (int year = FIRST; year < RISE; year++) {
                Period past = WatchedYear.past(year, PAST_YEARS);
                double course = course(year);
                for (String zone : recorded.zones()) {
                    double mean = recorded.in(zone).count(past) / (double) PAST_YEARS;
                    if (mean >= limits[i] && mean < limits[i + 1]) {
                        long now = recorded.in(zone).count(Period.ofYear(year));
                        n++;
                        seen[0] += (now - mean) * (now - mean);
                        seen[1] += (now - course * mean) * (now - course * mean);
                        poisson += mean * (1 + 1.0 / PAST_YEARS);
                        squares += mean * mean;
                    }
                }
            }
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %s | %s |%n",
                    between(limits[i], limits[i + 1]),
                    n,
                    drift(seen[0], poisson, squares),
                    drift(seen[1], poisson, squares));
        }
    }

    private static String between(double from, double below) {
        return String.format(Locale.ROOT, "%.0f ", from)
                + (Double.isInfinite(below) ? "and more" : String.format(Locale.ROOT, "to below %.0f", below));
    }

    /** The city's year over the mean of those before. */
    private double course(int year) {
        return PAST_YEARS
                * (double) recorded.total().count(Period.ofYear(year))
                / recorded.total().count(WatchedYear.past(year, PAST_YEARS));
    }

    private static String drift(double seen, double poisson, double squares) {
        return String.format(
                Locale.ROOT, "%.2f (%.2f)", seen / poisson, Math.sqrt(Math.max(0, seen - poisson) / squares));
    }

    private void local(Map<CountSeries.Step, List<WatchedYear>> watched) {
        head("Local or citywide? Beside the rest of the city, by weeks");
        out.println(
                "`Watch.against` with the rest of the city, after the year. Local: the precinct's share of the city's shootings"
                        + " rose, whatever the city did; that is promised in one of ten years in which the ratio holds. Of the"
                        + " precincts whose plain watch alarmed: local, citywide (the rest of the city alarmed too), or cannot tell.");
        out.println();
        out.println(
                "| year | precincts watched | \"local\" alarms | the rest of the city alarmed | plain alarms | of them local |"
                        + " citywide | cannot tell |");
        out.println("|---|---|---|---|---|---|---|---|");
        List<ClusteredShare.Case> cases = new ArrayList<>();
        for (int year = FIRST; year <= RISE; year++) {
            int[] sums = new int[7];
            for (WatchedYear one : watched.get(CountSeries.Step.WEEKS)) {
                if (one.year() == year) {
                    ComparedWatch beside = beside(one);
                    sums[0]++;
                    sums[1] += beside.localAlarm().isPresent() ? 1 : 0;
                    sums[2] += beside.comparison().alarm().isPresent() ? 1 : 0;
                    sums[3] += one.alarmed() ? 1 : 0;
                    sums[4 + beside.extent().ordinal()] += one.alarmed() ? 1 : 0;
                    if (year < RISE) {
                        cases.add(new ClusteredShare.Case(
                                year, one.name(), beside.localAlarm().isPresent()));
                    }
                }
            }
            out.printf(
                    "| %d | %d | %d | %d | %d | %d | %d | %d |%n",
                    year,
                    sums[0],
                    sums[1],
                    sums[2],
                    sums[3],
                    sums[4 + Extent.LOCAL.ordinal()],
                    sums[4 + Extent.CITYWIDE.ordinal()],
                    sums[4 + Extent.CANNOT_TELL.ordinal()]);
        }
        out.println();
        out.println("\"Local\" alarms a precinct-year, 2008 to 2019: " + ClusteredShare.of(cases) + ".");
    }

    private ComparedWatch beside(WatchedYear one) {
        return one.watch()
                .against(WatchedYear.of(
                                recorded.total().minus(recorded.in(one.name())),
                                one.year(),
                                PAST_YEARS,
                                CountSeries.Step.WEEKS)
                        .orElseThrow()
                        .watch());
    }

    private void rise(Map<CountSeries.Step, List<WatchedYear>> watched) {
        head("The rise of 2020: precincts with 20 or more a year in 2018 and 2019");
        out.println(
                "Alarm: what the watch of 2018 and 2019 says. Start seen at the alarm: from which week on the watch's own seen"
                        + " and expected tell a higher level best, up to the alarm; in December: looking back over the whole year."
                        + " `ChangeDate` needs a level to come back to; it is given 2010 and 2011 as the baseline, 2018 and 2019 as the"
                        + " operation, and 2020 by months.");
        out.println();
        out.println(
                "| precinct | 2018, 2019 | 2020 | alarm by weeks | by months | start seen at the alarm | in December |"
                        + " ChangeDate: likeliest | 90 % set |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        List<WatchedYear> weekly = risen(watched.get(CountSeries.Step.WEEKS));
        List<WatchedYear> monthly = risen(watched.get(CountSeries.Step.MONTHS));
        int[] dated = new int[6];
        for (int i = 0; i < weekly.size(); i++) {
            WatchedYear byWeek = weekly.get(i);
            WatchedYear byMonth = monthly.get(i);
            AreaCounts area = recorded.in(byWeek.name());
            ChangeDate back = back(area);
            String alarm = byWeek.alarmed() ? byWeek.last().toString() : "none";
            String first = byWeek.alarmed() ? byWeek.start(byWeek.last()).toString() : "none";
            Period later = byWeek.start(Period.ofYear(RISE));
            out.printf(
                    Locale.ROOT,
                    "| %s | %d, %d | %d | %s | %s | %s | %s | %s | %s |%n",
                    byWeek.name(),
                    area.count(Period.ofYear(2018)),
                    area.count(Period.ofYear(2019)),
                    area.count(Period.ofYear(RISE)),
                    alarm,
                    byMonth.alarmed() ? byMonth.last() : "none",
                    first,
                    later,
                    back.mostLikely().orElseThrow().label(),
                    back.set());
            dated[0] += byWeek.alarmed() ? 1 : 0;
            dated[1] += byMonth.alarmed() ? 1 : 0;
            dated[2] += byWeek.alarmed() && inSummer(byWeek.last()) ? 1 : 0;
            dated[3] += byWeek.alarmed() && inSummer(byWeek.start(byWeek.last())) ? 1 : 0;
            dated[4] += inSummer(later) ? 1 : 0;
            dated[5] += IntStream.rangeClosed(5, 7)
                            .anyMatch(k -> back.mostLikely().orElseThrow().period() == k)
                    ? 1
                    : 0;
        }
        out.printf(
                Locale.ROOT,
                "%nOf %d: %d found by weeks, %d by months. From May to July lie: the weekly alarm %d, the start"
                        + " seen at the alarm %d, in December %d, the likeliest start of `ChangeDate` %d.%n",
                weekly.size(),
                dated[0],
                dated[1],
                dated[2],
                dated[3],
                dated[4],
                dated[5]);
        out.println();
        out.println("The city as a whole: " + back(recorded.total()) + ".");
        out.println();
        out.println("All precincts with an alarm by weeks: " + Arrays.toString(months(watched))
                + " in January to December 2020.");
    }

    private static int[] months(Map<CountSeries.Step, List<WatchedYear>> watched) {
        int[] months = new int[12];
        watched.get(CountSeries.Step.WEEKS).stream()
                .filter(one -> one.year() == RISE && one.alarmed())
                .forEach(one -> months[one.last().lastDay().getMonthValue() - 1]++);
        return months;
    }

    private static boolean inSummer(Period period) {
        return SUMMER.contains(period.start());
    }

    private static List<WatchedYear> risen(List<WatchedYear> years) {
        return new ArrayList<>(years.stream()
                .filter(one -> one.year() == RISE && one.perYear() >= MANY)
                .toList());
    }

    private static ChangeDate back(AreaCounts area) {
        return ChangeDate.of(
                area.monthly(OLD), area.monthly(WatchedYear.past(RISE, PAST_YEARS)), area.monthly(Period.ofYear(RISE)));
    }
}
