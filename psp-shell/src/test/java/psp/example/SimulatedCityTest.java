package psp.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.AreaCounts;
import psp.core.Boundary;
import psp.core.Coverage;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Occurrence;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Ring;
import psp.core.Unit;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.EdgeRule;
import psp.geo.Rings;
import psp.geo.ZoneIndex;
import psp.io.zone.GeoJson;
import psp.stats.CityLevels;
import psp.stats.Expected;
import psp.stats.inference.Verdict;

class SimulatedCityTest {

    private static SimulatedCity city;
    private static ZoneIndex index;
    private static Incidents violent;
    private static Incidents shootings;

    @BeforeAll
    static void simulate(@TempDir Path folder) throws Exception {
        city = SimulatedCity.centerStreet(folder);
        Zone corridor = Zone.of("center-street", Boundary.of(Ring.of(closed(Ground.BOX))));
        List<Zone> zones = new ArrayList<>(Rings.around(corridor, 500, 1000));
        zones.add(corridor);
        zones.add(Zone.of("city", Boundary.of(Ring.of(closed(Ground.OUTLINE)))));
        index = ZoneIndex.of(Zones.of(zones));
        violent = incidents(
                city.violent(),
                fields -> Incident.of(fields[0], Occurrence.at(LocalDateTime.parse(fields[1])), fields[2]));
        shootings = incidents(
                city.shootings(),
                fields -> Incident.of(fields[0], Occurrence.on(LocalDate.parse(fields[1])))
                        .withVictims(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])));
    }

    private static double[] closed(double[] open) {
        double[] ring = Arrays.copyOf(open, open.length + 2);
        ring[open.length] = open[0];
        ring[open.length + 1] = open[1];
        return ring;
    }

    private static Incidents incidents(Path file, Function<String[], Incident> incident) throws Exception {
        List<Incident> rows = new ArrayList<>();
        for (String line : Files.readString(file).lines().skip(1).toList()) {
            String[] fields = line.split(",", -1);
            int lon = fields.length - 2;
            Incident row = incident.apply(fields);
            rows.add(
                    fields[lon].isEmpty()
                            ? row
                            : row.at(Double.parseDouble(fields[lon]), Double.parseDouble(fields[lon + 1])));
        }
        return Incidents.of(rows);
    }

    private static AreaCounts in(ZoneCounts counts, Ground.Area area) {
        return switch (area) {
            case CORRIDOR -> counts.in("center-street");
            case RING_0_500 -> counts.in("center-street ring 0-500 m");
            case RING_500_1000 -> counts.in("center-street ring 500-1000 m");
            case REST ->
                counts.in("city")
                        .minus(counts.in(
                                "center-street", "center-street ring 0-500 m", "center-street ring 500-1000 m"));
            case NO_POSITION -> counts.noPosition();
        };
    }

    @Test
    void everyTotalOfViolentIncidentsIsTrueUnderEitherEdgeRule() {
        for (EdgeRule rule : EdgeRule.values()) {
            ZoneCounts counts = ZoneIndex.of(index.zones(), rule).count(violent, Outcome.all("violent"));
            assertThat(counts.total().count()).isEqualTo(86_834);
            for (TrueTotals.Violent total : TrueTotals.read().violent()) {
                assertThat(in(counts, total.area()).count(total.period()))
                        .as(rule + " " + total)
                        .isEqualTo(total.incidents());
            }
        }
    }

    @Test
    void everyTotalOfShootingsIsTrue() {
        ZoneCounts incidents = index.count(shootings, Outcome.all("shootings"));
        ZoneCounts withWounded = index.count(shootings, Outcome.withAny("with wounded", Unit.INJURED));
        ZoneCounts wounded = index.count(shootings, Outcome.all("wounded").counting(Unit.INJURED));
        ZoneCounts killed = index.count(shootings, Outcome.all("killed").counting(Unit.KILLED));
        for (TrueTotals.Shootings total : TrueTotals.read().shootings()) {
            assertThat(List.of(incidents, withWounded, wounded, killed))
                    .as(total.toString())
                    .extracting(counts -> (int) in(counts, total.area()).count(total.period()))
                    .containsExactly(total.incidents(), total.withWounded(), total.wounded(), total.killed());
        }
        AreaCounts corridor = incidents.in("center-street");
        assertThat(List.of("2014", "2015", "2016", "2017"))
                .extracting(year -> corridor.count(Period.parse(year)))
                .containsExactly(53L, 80L, 46L, 71L);
    }

    @Test
    void saysTheCountsOfTheCase() {
        ZoneCounts counts = index.count(violent, Outcome.all("violent"));
        AreaCounts corridor = counts.in("center-street");
        assertThat(corridor.count(Period.parse("2015-04-01/2016-01-01"))).isEqualTo(691);
        assertThat(corridor.count(Period.parse("2016-04-01/2017-01-01"))).isEqualTo(559);
        assertThat(counts.total().minus(corridor).count(Period.parse("2015-04-01/2016-01-01")))
                .isEqualTo(6077);
        assertThat(counts.total().minus(corridor).count(Period.parse("2016-04-01/2017-01-01")))
                .isEqualTo(5601);
    }

    @Test
    void theRestOfTheCityIsThirtyTractsBeyondTheRings() {
        Zones tracts = GeoJson.readZones(city.tracts());
        assertThat(tracts.names()).hasSize(30).contains("T01", "T30");
        ZoneCounts counts = ZoneIndex.of(index.zones().plus(tracts)).count(violent, Outcome.all("violent"));
        AreaCounts all = counts.in(tracts.names().toArray(String[]::new));
        for (TrueTotals.Violent total : TrueTotals.read().violent()) {
            if (total.area() == Ground.Area.REST) {
                assertThat(all.count(total.period())).as(total.toString()).isEqualTo(total.incidents());
            }
        }
        assertThat(counts.places()).hasSize(34);
    }

    @Test
    void theTractsShowHowAreasLikeTheCorridorMove() {
        Zones corridor = Zones.of(index.zones().stream()
                .filter(zone -> !zone.name().equals("city"))
                .toList());
        ZoneCounts counts = ZoneIndex.of(corridor.plus(GeoJson.readZones(city.tracts())))
                .count(violent, Outcome.all("violent"), Coverage.declared(Period.parse("2005-01-01/2017-01-01")));
        Operation operation = Operation.in("center-street")
                .ring("center-street ring 0-500 m", "center-street ring 500-1000 m")
                .active("2016-04-01/2017-01-01");
        Expected expected = CityLevels.of(counts).expected(operation);
        assertThat(expected.restsOnCity()).isTrue();
        assertThat(expected.donors()).isEqualTo(28);
        assertThat(expected.placebos()).isEqualTo(280);
        assertThat(expected.verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void everyRowIsLabelled() throws Exception {
        for (Path file : List.of(city.violent(), city.shootings())) {
            assertThat(file.getFileName().toString()).startsWith("SIMULATED-");
            assertThat(Files.readAllLines(file)).first().asString().startsWith("id,");
            assertThat(Files.readAllLines(file).stream().skip(1)).allMatch(line -> line.startsWith("SIMULATED-"));
        }
        assertThat(Files.readString(city.zones())).contains("SIMULATED PLACES");
        assertThat(Files.readString(city.tracts())).contains("SIMULATED PLACES");
    }

    @Test
    void theBytesAreTheSameEverywhere() throws Exception {
        assertThat(sha256(city.violent()))
                .isEqualTo("9d33f665f9d0c2f3fc8a54e812e6bf0a30dbabd508a37494c37cfc1c1e6d2962");
        assertThat(sha256(city.shootings()))
                .isEqualTo("863cc0094ff449c386edbe6cd816a39cd6cd382885a0f406da8c2f9533823eda");
        assertThat(sha256(city.tracts())).isEqualTo("18adcc7b89553660e86f88659f973a03d64a4fe7b60a05e8a786ff6ed1ff4625");
        assertThat(sha256(city.zones())).isEqualTo("6b3cbc651994deed0a29dd0ca9616caa6b7dae5981dcd2277608570e06aa0aa4");
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void filesAreReplacedAndNothingElseIsLeft(@TempDir Path folder) throws Exception {
        SimulatedCity.centerStreet(folder);
        SimulatedCity.centerStreet(folder);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "SIMULATED-violent-incidents.csv",
                            "SIMULATED-shootings.csv",
                            "SIMULATED-zones.geojson",
                            "SIMULATED-tracts.geojson");
        }
    }

    @Test
    void totalsThatCannotBeTogetherAreRefused() {
        TrueTotals.Shootings total = new TrueTotals.Shootings(Period.parse("2016-01"), Ground.Area.REST, 3, 1, 1, 1);
        assertThatThrownBy(() -> Victims.spread(total, new Dice(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(total + ": no shootings can have these totals together");
    }
}
