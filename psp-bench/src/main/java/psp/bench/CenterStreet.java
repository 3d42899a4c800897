package psp.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import psp.core.AreaCounts;
import psp.core.Incidents;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Place;
import psp.core.Unit;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.Rings;
import psp.geo.ZoneIndex;
import psp.io.Columns;
import psp.io.IncidentCsv;
import psp.io.zone.GeoJson;
import psp.stats.Benchmark;
import psp.stats.Expected;
import psp.stats.PastContrasts;
import psp.stats.Placebo;
import psp.stats.Reduction;
import psp.stats.Standing;
import psp.stats.Study;
import psp.stats.design.Comparison;
import psp.stats.design.Concentration;
import psp.stats.inference.Interval;
import psp.stats.inference.IntervalMethod;
import psp.stats.inference.MultipleTests;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.WeightedDisplacement;
import psp.stats.model.CountFit;
import psp.stats.model.CountModel;
import psp.stats.model.StandardErrors;

/** Prints every reading of the first true case from the real files: {@code CenterStreet ../shared/data/milwaukee}. */
public final class CenterStreet {

    private static final String CORRIDOR = "center_street_corridor_street_snapped";
    private static final List<String> RINGS = List.of(CORRIDOR + " ring 0-500 m", CORRIDOR + " ring 500-1000 m");
    private static final Outcome VIOLENT = Outcome.of(
            "violent incidents", "HOMICIDE", "MURDER/NONNEGLIGENT MANSLAUGHTER", "ROBBERY", "AGGRAVATED ASSAULT");
    private static final Operation OPERATION =
            Operation.in(CORRIDOR).ring(RINGS.get(0), RINGS.get(1)).active("2016-04-01/2017-01-01");

    private final PrintStream out;
    private final Incidents police;
    private final Incidents news;
    private final Zones hoods;
    private final ZoneIndex index;

    private CenterStreet(PrintStream out, Path folder) {
        this.out = out;
        police = IncidentCsv.read(
                folder.resolve("wibr_violent_2005_2016.csv"),
                Columns.named("id", "offenses", "occurred", "lon", "lat"));
        news = IncidentCsv.read(
                folder.resolve("gva_incidents_2014_2018q1.csv"),
                Columns.named("gva_incident_id", "characteristics", "date", "lon", "lat")
                        .withOffenseSeparator("||")
                        .withVictims("n_killed", "n_injured"));
        Zone corridor = GeoJson.readZones(folder.resolve("center_street_corridor.geojson"), "name")
                .get(CORRIDOR);
        hoods = GeoJson.readZones(folder.resolve("neighborhoods.geojson"), "name");
        index = ZoneIndex.of(hoods.plus(Zones.of(corridor, Rings.around(corridor, 500, 1000))));
    }

    /**
     * Prints Markdown.
     *
     * @param args the folder of the Milwaukee files
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("usage: CenterStreet FOLDER-OF-THE-MILWAUKEE-FILES");
            System.exit(2);
        }
        new CenterStreet(new PrintStream(System.out, true, StandardCharsets.UTF_8), Path.of(args[0])).run();
    }

    private void run() {
        ZoneCounts violent = index.count(police, VIOLENT);
        Study study = Study.of(OPERATION, violent);
        Study left = Study.of(OPERATION.comparisonWithRings(), violent);
        counts(violent);
        fall(study);
        elsewhere("city − focus, rings left in", left.net());
        elsewhere("the default, city − focus − rings", study.net());
        starts(left);
        raw(violent);
        moved(study, left);
        placebo(left, violent);
        candidates(violent);
        concentration(violent);
        shootings();
    }

    private void head(String title) {
        out.printf("%n## %s%n%n", title);
    }

    private void line(Object text) {
        out.println("- " + text);
    }

    private void counts(ZoneCounts violent) {
        head("What is counted");
        line(police);
        line(news + " (news-based)");
        AreaCounts corridor = violent.in(CORRIDOR);
        line("corridor, first quarter of 2015 and 2016: " + count(corridor, "2015-Q1") + ", "
                + count(corridor, "2016-Q1"));
        for (AreaCounts area : List.of(
                corridor,
                violent.total().minus(corridor).named("rest of the city"),
                violent.in(RINGS.get(0)),
                violent.in(RINGS.get(1)))) {
            line(area.name() + ", April to December of 2014, 2015, 2016: " + count(area, "2014-04-01/2015-01-01") + ", "
                    + count(area, "2015-04-01/2016-01-01") + ", " + count(area, "2016-04-01/2017-01-01"));
        }
    }

    private static String count(AreaCounts area, String period) {
        return String.format(Locale.ROOT, "%,d", area.countWhole(Period.parse(period)));
    }

    private void fall(Study study) {
        head("Did it fall? Violent incidents, police records, April to December 2016");
        Reduction fall = study.reduction();
        line(fall);
        line("the same as two bare Poisson counts: " + fall.ratio());
        if (fall.spread() != null) {
            line(fall.spread().dispersion());
        }
        line(plain(study.counts().in(CORRIDOR)));
        model(study.counts().in(CORRIDOR));
        study.reductions().stream().skip(1).forEach(this::line);
    }

    /** The months' spread without a correction for autocorrelation: the reading of the case file. */
    private static String plain(AreaCounts corridor) {
        List<Period> months =
                new ArrayList<>(Period.parse("2015-04-01/2016-01-01").months());
        months.addAll(Period.parse("2016-04-01/2017-01-01").months());
        int n = months.size();
        CountModel model = CountModel.of(
                months.stream().mapToLong(corridor::countWhole).toArray(),
                months.stream().mapToDouble(Period::days).toArray(),
                IntStream.range(0, n).asDoubleStream().toArray());
        for (int m = 1; m < n / 2; m++) {
            int month = m;
            model = model.withCovariate(
                    "month " + m,
                    IntStream.range(0, n)
                            .mapToDouble(i -> i % (n / 2) == month ? 1 : 0)
                            .toArray());
        }
        CountFit fit = model.withStep("2016", n / 2, n).fit();
        Interval range = fit.interval("2016", 0.95, StandardErrors.QUASI).orElseThrow();
        return String.format(
                Locale.ROOT,
                "month-stratified quasi-Poisson, autocorrelation not corrected for: %.1f to" + " %.1f %% lower (%s)",
                -100 * Math.expm1(range.lo()),
                -100 * Math.expm1(range.hi()),
                range.method());
    }

    /** All months in one model: another way to the change, and what its residuals say against it. */
    private void model(AreaCounts corridor) {
        CountFit fit = CountModel.of(corridor.monthly(Period.parse("2005-01-01/2017-01-01")))
                .withSeason()
                .withTrend()
                .withPhase(OPERATION.phases().get(0))
                .fit();
        Interval range = fit.interval("active", 0.95).orElseThrow();
        line(String.format(
                Locale.ROOT,
                "all months 2005 to 2016, %s: the active phase %+.0f %% [%+.0f, %+.0f] (%s)",
                String.join(", ", fit.remarks()),
                100 * Math.expm1(fit.estimate("active").orElseThrow()),
                100 * Math.expm1(range.lo()),
                100 * Math.expm1(range.hi()),
                range.method()));
        line("its residuals: " + fit.residuals());
        fit.residuals().outlying("active").forEach(month -> line("stands out: " + month));
        fit.residuals().influential("active").forEach(month -> line("pulls at the active phase: " + month));
    }

    private void elsewhere(String name, PastContrasts net) {
        head("More than elsewhere? Comparison: " + name);
        line(net.poisson() + " (Poisson alone, too narrow)");
        String past = Arrays.stream(net.z())
                .mapToObj(z -> String.format(Locale.ROOT, "%+.1f", z))
                .collect(Collectors.joining(" "));
        line(String.format(
                Locale.ROOT,
                "the %d earlier contrasts in Poisson standard errors: %s; phi %.2f",
                net.z().length,
                past,
                net.phi().orElse(Double.NaN)));
        for (Benchmark benchmark : net.benchmarks()) {
            line(String.format(
                    Locale.ROOT,
                    "%s: ratio %.3f; %s",
                    benchmark.name(),
                    benchmark.ratio(),
                    net.decides(benchmark) ? benchmark : benchmark.distance()));
        }
        line(net);
        net.expected().ifPresent(this::amongPlacebos);
    }

    /** Where the corridor lies among the trials on like ground. */
    private void amongPlacebos(Expected expected) {
        String ratios = expected.placeboRatios().stream()
                .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                .collect(Collectors.joining(" "));
        line(String.format(
                Locale.ROOT,
                "counted over expected: the corridor %.2f; on like ground, from the lowest of %d trials by twentieths to the"
                        + " highest: %s; %d in 100 of them lay at least as far from what was expected",
                expected.counted() / expected.expected(),
                expected.placebos(),
                ratios,
                expected.asFarInHundred().orElseThrow()));
    }

    private void starts(Study study) {
        head("If it began on another day (comparison: city − focus)");
        study.startingAt("2016-01-01", "2016-03-01", "2016-04-01", "2016-05-01", "2016-06-01")
                .forEach(this::line);
    }

    private void raw(ZoneCounts violent) {
        head("The weighted displacement difference without weights");
        AreaCounts corridor = violent.in(CORRIDOR);
        WeightedDisplacement difference =
                WeightedDisplacement.of(ratio(corridor), ratio(violent.total().minus(corridor)));
        line("WDD " + difference.total());
        line("by ratios: " + difference);
        difference.scaleWarning().ifPresent(this::line);
    }

    private static RateRatio ratio(AreaCounts area) {
        return RateRatio.of(
                Rate.of(area.countWhole(Period.parse("2015-04-01/2016-01-01")), 1),
                Rate.of(area.countWhole(Period.parse("2016-04-01/2017-01-01")), 1));
    }

    private void moved(Study study, Study left) {
        head("Did it move?");
        left.displacement().forEach(ring -> line(ring.ring() + ": " + ring));
        line(study.weightedDisplacement());
        head("Did it move to other hours? Incidents by hour, comparison city − focus");
        for (int[] hours : new int[][] {{4, 12}, {12, 20}, {20, 4}}) {
            Outcome part = VIOLENT.hours(hours[0], hours[1])
                    .named("violent incidents from " + hours[0] + " to " + hours[1] + " o'clock");
            line(part.name() + ": " + left.displacementTo(index.count(police, part)));
        }
        head("Did it move to other offences? Comparison city − focus");
        for (Outcome part : List.of(
                Outcome.of("homicides", "HOMICIDE", "MURDER/NONNEGLIGENT MANSLAUGHTER"),
                Outcome.of("robberies", "ROBBERY"),
                Outcome.of("aggravated assaults", "AGGRAVATED ASSAULT"))) {
            line(part.name() + ": " + left.displacementTo(index.count(police, part)));
        }
    }

    private void placebo(Study study, ZoneCounts violent) {
        head("Placebo: the same contrast in the city's neighbourhoods that share no incident with the corridor");
        Set<String> others = new TreeSet<>(hoods.names());
        Set<String> touching = new TreeSet<>();
        for (Place place : violent.in(CORRIDOR).places()) {
            touching.addAll(place.zones());
        }
        others.removeAll(touching);
        Placebo placebo = study.placebo(others);
        touching.remove(CORRIDOR);
        line(hoods.size() + " neighbourhoods; left out, for they share incidents with the corridor: "
                + String.join(", ", touching));
        line(placebo);
        line(placebo.asLow() + " of them fell at least as far as the corridor, in standard errors");
    }

    private void candidates(ZoneCounts violent) {
        head("Comparison candidates: neighbourhoods that would have predicted 2005 to 2015 best");
        Set<String> touching = new TreeSet<>();
        for (Place place : violent.in(CORRIDOR).union(violent.in(RINGS)).places()) {
            touching.addAll(place.zones());
        }
        Set<String> left = new TreeSet<>(touching);
        List<Comparison> ranked = Comparison.candidates(OPERATION, violent, left);
        line(ranked.size() + " zones ranked; the first five:");
        ranked.stream().limit(5).forEach(this::line);
    }

    private void concentration(ZoneCounts violent) {
        head("Concentration: the corridor among the city's incidents");
        List<Period> years = new ArrayList<>();
        for (int year = 2005; year <= 2016; year++) {
            years.add(Period.ofYear(year));
        }
        Concentration share = Concentration.of(violent, CORRIDOR, years);
        share.years().forEach(this::line);
        line(share);
    }

    private void shootings() {
        head("Did it come back, and where does it stand? Shootings of the news-based file");
        ZoneCounts shot = index.count(news, Outcome.withAny("shootings", Unit.VICTIMS));
        ZoneCounts wounded = index.count(news, Outcome.withAny("wounding shootings", Unit.INJURED));
        ZoneCounts people = index.count(
                news, Outcome.withAny("people wounded", Unit.INJURED).counting(Unit.INJURED));
        for (ZoneCounts counts : List.of(shot, wounded, people)) {
            StringBuilder years = new StringBuilder(counts.header().outcome() + ", 2014 to 2017:");
            for (int year = 2014; year <= 2017; year++) {
                Period to = Period.parse(year + "-01-01/" + year + "-11-29");
                years.append(String.format(
                        Locale.ROOT,
                        "%s %d (%d to 28 November)",
                        year == 2014 ? "" : ",",
                        counts.in(CORRIDOR).count(Period.ofYear(year)),
                        counts.in(CORRIDOR).count(to)));
            }
            line(years);
        }
        ZoneCounts victims =
                index.count(news, Outcome.withAny("people shot", Unit.VICTIMS).counting(Unit.VICTIMS));
        for (ZoneCounts counts : List.of(shot, victims)) {
            line("spread of the months 2014 to 2017, level, season and trend taken out, "
                    + counts.header().outcome()
                    + String.format(
                            Locale.ROOT,
                            ": phi %.2f",
                            CountModel.of(counts.in(CORRIDOR).monthly(Period.parse("2014-01-01/2018-01-01")))
                                    .withSeason(1)
                                    .withTrend()
                                    .fit()
                                    .phi()
                                    .orElseThrow()));
        }
        line("first quarter of 2016 and 2017: " + ratio(shot, "2016-Q1", "2017-Q1"));
        RateRatio year = ratio(shot, "2016", "2017");
        line("2016 and 2017: " + year);
        line(String.format(
                Locale.ROOT,
                "2016 and 2017: exact central p %.3f alone, %.4f in the family of two (against"
                        + " 2015, against 2016); mid-p %.3f, shown and never the verdict",
                year.pValue(),
                MultipleTests.HOLM
                        .adjust(List.of(
                                year.pValue(), ratio(shot, "2015", "2017").pValue()))
                        .get(0),
                year.pValue(IntervalMethod.MID_P)));
        Period now = Period.parse("2017-01-01/2017-11-29");
        Standing standing = Study.of(OPERATION, shot)
                .standing(now, 2015, 2016)
                .with(Study.of(OPERATION, wounded).standing(now, 2015, 2016));
        line("as of " + LocalDate.of(2017, 11, 28) + ", adjusted over the family of four:");
        standing.readings().forEach(reading -> line(reading.entry().outcome() + " " + reading));
        line("the same as bare Poisson counts:");
        for (Standing.Reading reading : standing.poisson().readings()) {
            line(String.format(
                    Locale.ROOT,
                    "%s %s; p %.3f alone, %.3f in the family",
                    reading.entry().outcome(),
                    reading,
                    reading.p(),
                    reading.adjusted()));
        }
    }

    private static RateRatio ratio(ZoneCounts counts, String then, String now) {
        AreaCounts area = counts.in(CORRIDOR);
        Period before = Period.parse(then);
        Period after = Period.parse(now);
        return RateRatio.of(
                Rate.of(area.countWhole(before), before.days()), Rate.of(area.countWhole(after), after.days()));
    }
}
