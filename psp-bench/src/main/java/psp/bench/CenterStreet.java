package psp.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
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
import psp.io.GeoJson;
import psp.io.IncidentCsv;
import psp.stats.Comparison;
import psp.stats.Concentration;
import psp.stats.CountModel;
import psp.stats.PastContrasts;
import psp.stats.Placebo;
import psp.stats.Reduction;
import psp.stats.Standing;
import psp.stats.Study;
import psp.stats.Yardstick;

/** Prints every reading of the first true case from the real files: {@code CenterStreet ../shared/data/milwaukee}. */
public final class CenterStreet {

    private static final String CORRIDOR = "center_street_corridor_street_snapped";
    private static final List<String> RINGS = List.of(CORRIDOR + " ring 0-500 m", CORRIDOR + " ring 500-1000 m");
    private static final Outcome VIOLENT = Outcome.of("violent incidents", "HOMICIDE", "MURDER/NONNEGLIGENT MANSLAUGHTER",
            "ROBBERY", "AGGRAVATED ASSAULT");
    private static final Operation OPERATION = Operation.in(CORRIDOR).ring(RINGS.get(0), RINGS.get(1))
            .active("2016-04-01/2017-01-01");

    private final PrintStream out;
    private final Incidents police;
    private final Incidents news;
    private final Zones hoods;
    private final ZoneIndex index;

    private CenterStreet(PrintStream out, Path folder) {
        this.out = out;
        police = IncidentCsv.read(folder.resolve("wibr_violent_2005_2016.csv"),
                Columns.named("id", "offenses", "occurred", "lon", "lat"));
        news = IncidentCsv.read(folder.resolve("gva_incidents_2014_2018q1.csv"),
                Columns.named("gva_incident_id", "characteristics", "date", "lon", "lat").withOffenseSeparator("||")
                        .withVictims("n_killed", "n_injured"));
        Zone corridor = GeoJson.readZones(folder.resolve("center_street_corridor.geojson"), "name").get(CORRIDOR);
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
        fall(study);
        elsewhere("city − focus, rings left in", left.net());
        elsewhere("the default, city − focus − rings", study.net());
        starts(left);
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

    private void fall(Study study) {
        head("Did it fall? Violent incidents, police records, April to December 2016");
        Reduction fall = study.reduction();
        line(fall);
        line("the same as two bare Poisson counts: " + fall.ratio());
        if (fall.spread() != null) {
            line(fall.spread().dispersion());
        }
        study.reductions().stream().skip(1).forEach(this::line);
    }

    private void elsewhere(String name, PastContrasts net) {
        head("More than elsewhere? Comparison: " + name);
        line(net.poisson() + " (Poisson alone, too narrow)");
        line(String.format(Locale.ROOT, "phi of the %d earlier contrasts %.2f", net.past().size() - 1,
                net.phi().orElse(Double.NaN)));
        for (Yardstick yardstick : net.yardsticks()) {
            line(String.format(Locale.ROOT, "%s: ratio %.3f [%.2f, %.2f]; %s", yardstick.name(), yardstick.ratio(),
                    yardstick.interval().lo(), yardstick.interval().hi(), yardstick));
        }
        line(net);
    }

    private void starts(Study study) {
        head("If it began on another day (comparison: city − focus)");
        study.startingAt("2016-01-01", "2016-03-01", "2016-04-01", "2016-05-01", "2016-06-01").forEach(this::line);
    }

    private void moved(Study study, Study left) {
        head("Did it move?");
        left.displacement().forEach(ring -> line(ring.ring() + ": " + ring));
        line("focus and rings together: " + study.totalEffect());
        head("Did it move to other hours? Incidents by hour, comparison city − focus");
        for (int[] hours : new int[][] {{4, 12}, {12, 20}, {20, 4}}) {
            Outcome part = VIOLENT.hours(hours[0], hours[1])
                    .named("violent incidents from " + hours[0] + " to " + hours[1] + " o'clock");
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
        ZoneCounts people = index.count(news, Outcome.withAny("people wounded", Unit.INJURED).counting(Unit.INJURED));
        for (ZoneCounts counts : List.of(shot, wounded, people)) {
            StringBuilder years = new StringBuilder(counts.header().outcome() + ", 2014 to 2017:");
            for (int year = 2014; year <= 2017; year++) {
                Period to = Period.parse(year + "-01-01/" + year + "-11-29");
                years.append(String.format(Locale.ROOT, "%s %d (%d to 28 November)", year == 2014 ? "" : ",",
                        counts.in(CORRIDOR).count(Period.ofYear(year)), counts.in(CORRIDOR).count(to)));
            }
            line(years);
        }
        ZoneCounts victims = index.count(news, Outcome.withAny("people shot", Unit.VICTIMS).counting(Unit.VICTIMS));
        for (ZoneCounts counts : List.of(shot, victims)) {
            line("scatter of the months 2014 to 2017, level, season and trend taken out, " + counts.header().outcome()
                    + String.format(Locale.ROOT, ": phi %.2f", CountModel.of(counts.in(CORRIDOR)
                            .monthly(Period.parse("2014-01-01/2018-01-01"))).withSeason(1).withTrend().fit().phi()
                            .orElseThrow()));
        }
        Period now = Period.parse("2017-01-01/2017-11-29");
        Standing standing = Study.of(OPERATION, shot).standing(now, 2015, 2016)
                .with(Study.of(OPERATION, wounded).standing(now, 2015, 2016));
        line("as of " + LocalDate.of(2017, 11, 28) + ", adjusted over the family of four:");
        standing.readings().forEach(this::line);
        line("the same as bare Poisson counts:");
        for (Standing.Reading reading : standing.poisson().readings()) {
            line(String.format(Locale.ROOT, "%s; p %.3f alone, %.3f in the family", reading, reading.p(),
                    reading.adjusted()));
        }
    }
}
