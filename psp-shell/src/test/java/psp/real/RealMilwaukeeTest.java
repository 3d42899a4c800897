package psp.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Place;
import psp.core.Unit;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.EdgeAccount;
import psp.geo.EdgeRule;
import psp.geo.Rings;
import psp.geo.Wkt;
import psp.geo.ZoneIndex;
import psp.io.Columns;
import psp.io.IncidentCsv;
import psp.io.zone.GeoJson;
import psp.share.StudyPack;
import psp.share.brief.Brief;
import psp.stats.Benchmark;
import psp.stats.PastContrasts;
import psp.stats.Standing;
import psp.stats.Study;
import psp.stats.inference.Verdict;

/** The first true case from the real files: every number of the case file, by the doors that a department uses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealMilwaukeeTest {

    private static final Outcome VIOLENT =
            Outcome.of("violent", "HOMICIDE", "MURDER/NONNEGLIGENT MANSLAUGHTER", "ROBBERY", "AGGRAVATED ASSAULT");
    private static final Outcome SHOT = Outcome.withAny("shootings", Unit.VICTIMS);
    private static final Outcome WOUNDED = Outcome.withAny("wounding shootings", Unit.INJURED);
    private static final String CORRIDOR = "center_street_corridor_street_snapped";
    private static final List<String> RINGS = List.of(CORRIDOR + " ring 0-500 m", CORRIDOR + " ring 500-1000 m");
    private static final Operation OPERATION =
            Operation.in(CORRIDOR).ring(RINGS.get(0), RINGS.get(1)).active("2016-04-01/2017-01-01");

    private Incidents police;
    private Incidents news;
    private Zone corridor;
    private ZoneIndex index;
    private ZoneCounts violent;

    @BeforeAll
    void read() {
        Path file = SharedData.file("milwaukee/wibr_violent_2005_2016.csv");
        police = IncidentCsv.read(
                file,
                Columns.named("id", "offenses", "occurred", "lon", "lat")
                        .withReported("reported_date")
                        .withZones("police_district"));
        news = IncidentCsv.read(
                SharedData.file("milwaukee/gva_incidents_2014_2018q1.csv"),
                Columns.named("gva_incident_id", "characteristics", "date", "lon", "lat")
                        .withOffenseSeparator("||")
                        .withVictims("n_killed", "n_injured")
                        .withZones("place"));
        corridor = GeoJson.readZones(SharedData.file("milwaukee/center_street_corridor.geojson"), "name")
                .get(CORRIDOR);
        index = ZoneIndex.of(Zones.of(corridor, Rings.around(corridor, 500, 1000)));
        violent = index.count(police, VIOLENT);
    }

    @Test
    void readsEveryRow() {
        assertThat(police).hasToString("86,834 incidents, 2005-01-01 to 2016-12-31 (443 without a position)");
        assertThat(news.intake().read()).isEqualTo(2565);
        assertThat(news.intake().asideCount()).isZero();
    }

    @Test
    void thePageSaysWhatTheCorridorTellsAndWhatNot() {
        Zones zones = Zones.of(corridor, Rings.around(corridor, 500, 1000));
        StudyPack pack = StudyPack.of(Study.of(OPERATION, violent)).withZones(zones);
        Brief brief = Brief.of(pack);
        assertThat(brief.html())
                .contains("<p class=\"answer\">132 fewer violent in " + CORRIDOR
                        + ", perhaps normal variation, while the rest of the city had 8 % fewer.</p>");
        assertThat(brief.charts().keySet()).containsExactly("benchmarks", "changes", "map", "months");
        assertThat(brief.charts().values()).allMatch(svg -> svg.contains(">INTERNAL</text>"));
        assertThat(Brief.of(pack.published()).charts().values()).allMatch(svg -> svg.contains(">PUBLIC</text>"));
        Study shot = Study.of(OPERATION.withdrawn("2017-01-01/2017-04-01"), index.count(news, SHOT));
        assertThat(Brief.of(StudyPack.of(shot)).html())
                .contains("<p class=\"answer\">Whether shootings in " + CORRIDOR + " fell, we can&#39;t say.</p>");
    }

    @Test
    void monthByMonthAsCountedElsewhere() throws IOException {
        Outcome killed = Outcome.withAny("killed", Unit.KILLED).counting(Unit.KILLED);
        Outcome injured = Outcome.withAny("injured", Unit.INJURED).counting(Unit.INJURED);
        Map<String, Outcome> outcomes = Map.of(
                "violent_any",
                VIOLENT,
                "robbery",
                Outcome.of("robbery", "ROBBERY"),
                "aggravated_assault",
                Outcome.of("assault", "AGGRAVATED ASSAULT"),
                "gva_shooting_incidents",
                SHOT,
                "gva_killed_victims",
                killed,
                "gva_injured_victims",
                injured);
        Map<String, ZoneCounts> counted = new HashMap<>();
        outcomes.forEach((series, outcome) ->
                counted.put(series, index.count(series.startsWith("gva") ? news : police, outcome)));
        int months = 0;
        List<String> rows = Files.readAllLines(SharedData.file("milwaukee/corridor_monthly_counts.csv"));
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            if (counted.containsKey(cells[1])) {
                assertThat(counted.get(cells[1]).in(CORRIDOR).count(Period.parse(cells[2])))
                        .as(row)
                        .isEqualTo(Long.parseLong(cells[3]));
                months++;
            }
            if (cells[1].equals("violent_any")) {
                assertThat(violent.total().count(Period.parse(cells[2])))
                        .as(row)
                        .isEqualTo(Long.parseLong(cells[4]));
            }
        }
        assertThat(months).isEqualTo(3 * 144 + 3 * 51);
    }

    @Test
    void wellKnownTextAndGeoJsonOfTheCorridorAreOneGround() throws IOException {
        String text = Files.readString(SharedData.file("milwaukee/center_street_corridor.wkt"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wkt.read(text))
                .withMessageStartingWith("The well-known text goes on after its end with 'POLYGON ((");
        List<String> lines = text.lines().toList();
        assertThat(lines.get(0)).isEqualTo("# " + CORRIDOR);
        assertThat(Wkt.read(lines.get(1)).version()).isEqualTo(corridor.version());
        assertThat(Wkt.read(Wkt.write(Objects.requireNonNull(corridor.boundary()))))
                .isEqualTo(corridor.boundary());
    }

    @Test
    void countsOfTheCorridorTheCityAndTheRings() {
        assertThat(counts(violent, CORRIDOR, "2015-Q1", "2016-Q1")).containsExactly(172, 179);
        assertThat(counts(violent, CORRIDOR, "2014-04-01/2015-01-01", "2015-04-01/2016-01-01", "2016-04-01/2017-01-01"))
                .containsExactly(640, 691, 559);
        Period now = Period.parse("2016-04-01/2017-01-01");
        assertThat(List.of(now.inYear(2014), now.inYear(2015), now).stream()
                        .mapToLong(p -> violent.total().countWhole(p)
                                - violent.in(CORRIDOR).countWhole(p))
                        .toArray())
                .containsExactly(5744, 6077, 5601);
        long[][] rings = {{514, 518, 483}, {476, 469, 415}};
        for (int i = 0; i < 2; i++) {
            long[] seen = counts(
                    violent, RINGS.get(i), "2014-04-01/2015-01-01", "2015-04-01/2016-01-01", "2016-04-01/2017-01-01");
            for (int j = 0; j < 3; j++) {
                assertThat(seen[j]).as("%s, year %s", RINGS.get(i), 2014 + j).isCloseTo(rings[i][j], within(3L));
            }
        }
    }

    private static long[] counts(ZoneCounts table, String zone, String... periods) {
        return List.of(periods).stream()
                .mapToLong(p -> table.in(zone).count(Period.parse(p)))
                .toArray();
    }

    @Test
    void shootingsOfTheNewsBasedFile() {
        ZoneCounts shot = index.count(news, SHOT);
        assertThat(counts(shot, CORRIDOR, "2014-Q1", "2015-Q1", "2016-Q1", "2017-Q1"))
                .containsExactly(7, 8, 7, 11);
        assertThat(counts(shot, CORRIDOR, "2014", "2015", "2016", "2017")).containsExactly(53, 80, 46, 71);
        String[] to28November = {
            "2014-01-01/2014-11-29", "2015-01-01/2015-11-29", "2016-01-01/2016-11-29", "2017-01-01/2017-11-29"
        };
        assertThat(counts(shot, CORRIDOR, to28November)).containsExactly(48, 74, 44, 69);
        ZoneCounts wounded = index.count(news, WOUNDED);
        assertThat(counts(wounded, CORRIDOR, "2014", "2015", "2016", "2017")).containsExactly(47, 65, 38, 61);
        assertThat(counts(wounded, CORRIDOR, to28November)).containsExactly(43, 60, 36, 60);
        ZoneCounts people = index.count(news, WOUNDED.counting(Unit.INJURED));
        assertThat(counts(people, CORRIDOR, to28November)).containsExactly(64, 65, 41, 73);
        Zones city = Zones.named(List.of("Milwaukee"));
        ZoneCounts cityPeople =
                news.stream().collect(ZoneCounts.byRecordedZone(WOUNDED.counting(Unit.INJURED), "place", city));
        assertThat(counts(cityPeople, "Milwaukee", to28November)).containsExactly(321, 381, 311, 373);
    }

    @Test
    void bothComparisonsGiveTheReadingsOfTheCaseFile() {
        PastContrasts with = Study.of(OPERATION.comparisonWithRings(), violent).net();
        assertThat(with.poisson().estimate()).isCloseTo(0.878, within(0.0005));
        assertThat(with.poisson().interval(0.95).lo()).isCloseTo(0.78, within(0.005));
        assertThat(with.poisson().interval(0.95).hi()).isCloseTo(0.99, within(0.005));
        readings(with, 0.878, 0.70, 1.09, 0.79, 0.66, 0.95, 0.87, 0.73, 1.04);
        PastContrasts without = Study.of(OPERATION, violent).net();
        readings(without, 0.876, 0.68, 1.13, 0.78, 0.63, 0.95, 0.85, 0.70, 1.05);
    }

    private static void readings(PastContrasts net, double... numbers) {
        Benchmark.Kind[] kinds = {Benchmark.Kind.LAST_YEAR, Benchmark.Kind.ALL_YEARS, Benchmark.Kind.DRIFT};
        for (int i = 0; i < 3; i++) {
            Benchmark reading = net.benchmark(kinds[i]).orElseThrow();
            assertThat(reading.ratio()).isCloseTo(numbers[3 * i], within(0.005));
            assertThat(reading.interval().lo()).isCloseTo(numbers[3 * i + 1], within(0.005));
            assertThat(reading.interval().hi()).isCloseTo(numbers[3 * i + 2], within(0.005));
        }
        assertThat(net.verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void standingOn28November2017() {
        Period now = Period.parse("2017-01-01/2017-11-29");
        Standing family = Study.of(OPERATION, index.count(news, SHOT))
                .standing(now, 2015, 2016)
                .with(Study.of(OPERATION, index.count(news, WOUNDED)).standing(now, 2015, 2016));
        assertThat(family.readings()).extracting(Standing.Reading::verdict).containsOnly(Verdict.CANNOT_TELL);
        assertThat(family.poisson().readings().get(3).adjusted()).isCloseTo(0.071, within(0.0005));
    }

    @Test
    void theVerdictIsTheSameUnderBothEdgeRules() {
        for (EdgeRule rule : EdgeRule.values()) {
            ZoneCounts lone = ZoneIndex.of(Zones.of(corridor), rule).count(police, VIOLENT);
            assertThat(counts(lone, CORRIDOR, "2015-04-01/2016-01-01", "2016-04-01/2017-01-01"))
                    .as("%s", rule)
                    .containsExactly(691, 559);
        }
        EdgeAccount account = index.edges(police, CORRIDOR);
        assertThat(account.total()).isEqualTo(86_834);
        assertThat(account.onEdge())
                .as("rounded coordinates lie beside edges, not on them")
                .isZero();
        assertThat(account.nearInside()).isBetween(300L, 1500L);
    }

    @Test
    void recordedDistrictsAgree() {
        Zones districts = GeoJson.readZones(SharedData.file("milwaukee/police_districts.geojson"), "district");
        assertThat(districts.names()).containsExactly("1", "2", "3", "4", "5", "6", "7");
        ZoneIndex byDistrict = ZoneIndex.of(districts);
        Period years = Period.parse("2011-01-01/2017-01-01");
        List<Incident> recorded = police.stream()
                .filter(i -> years.contains(i.occurred().day())
                        && i.position() != null
                        && i.zones().containsKey("police_district"))
                .toList();
        long agreeing = recorded.stream()
                .filter(i -> byDistrict
                        .locate(i.position())
                        .equals(Place.in(i.zones().get("police_district"))))
                .count();
        assertThat(recorded.size()).isGreaterThan(40_000);
        assertThat((double) agreeing / recorded.size())
                .as("%s of %s", agreeing, recorded.size())
                .isGreaterThanOrEqualTo(0.998)
                .isCloseTo(0.9991, within(0.0002));
    }

    @Test
    void countingWithMoreZonesChangesNoOther() {
        Zones hoods = GeoJson.readZones(SharedData.file("milwaukee/neighborhoods.geojson"), "name");
        assertThat(hoods.size()).isEqualTo(190);
        ZoneCounts more = ZoneIndex.of(hoods.plus(Zones.of(corridor, Rings.around(corridor, 500, 1000))))
                .count(police, VIOLENT);
        assertThat(more.in(CORRIDOR)
                        .monthly(Period.parse("2005-01-01/2017-01-01"))
                        .counts())
                .isEqualTo(violent.in(CORRIDOR)
                        .monthly(Period.parse("2005-01-01/2017-01-01"))
                        .counts());
        assertThat(more.total().count()).isEqualTo(violent.total().count()).isEqualTo(86_834);
    }
}
