package psp.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.Coverage;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Unit;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.Rings;
import psp.geo.ZoneIndex;
import psp.io.Columns;
import psp.io.IncidentCsv;
import psp.io.zone.GeoJson;
import psp.share.StudyPack;
import psp.stats.Study;

/** Which periods survive in a public pack of the corridor, by the true monthly totals: the table of docs/replicate.md. */
class PublicCorridorTest {

    private static final Operation FOCUS = Operation.in("center-street").active("2016-04-01/2017-01-01");

    @TempDir
    private Path folder;

    private SimulatedCity files;
    private ZoneIndex index;

    @BeforeEach
    void city() {
        files = SimulatedCity.centerStreet(folder);
        Zone corridor = GeoJson.readZones(files.zones()).get("center-street");
        index = ZoneIndex.of(Zones.of(corridor, Rings.around(corridor, 500, 1000)));
    }

    private static Operation withRings(Operation operation) {
        return operation.ring("center-street ring 0-500 m", "center-street ring 500-1000 m");
    }

    private static StudyPack published(Operation operation, ZoneCounts counts) {
        StudyPack pack = StudyPack.of(Study.of(operation, counts)).published();
        assertThat(pack.study().counts().rows()).allMatch(row -> row.count() == 0 || row.count() >= 5);
        return pack;
    }

    @Test
    void violentIncidentsKeepEveryMonth() {
        ZoneCounts counts = index.count(
                IncidentCsv.read(files.violent(), Columns.named("id", "offenses", "occurred", "lon", "lat")),
                Outcome.all("violent"),
                Coverage.declared(Period.parse("2005-01-01/2017-01-01")));
        StudyPack pack = published(withRings(FOCUS), counts);
        assertThat(pack.remarks())
                .containsExactly(
                        "Published: counts in 144 periods from 2005-01-01 to 2016-12-31, by months; every count is 0 or at least 5.",
                        "Counted with (no zone): the incidents without a position, of which some counts were below 5.");
        assertThat(pack.study().net().verdict())
                .isEqualTo(Study.of(withRings(FOCUS), counts).net().verdict());
    }

    @Test
    void shootingsKeepThePhasesAndWhatLiesBetween() {
        ZoneCounts counts = index.count(
                        IncidentCsv.read(
                                files.shootings(),
                                Columns.named("id", "offenses", "date", "lon", "lat")
                                        .withoutOffenses()
                                        .withVictims("killed", "wounded")),
                        Outcome.withAny("shootings", Unit.VICTIMS),
                        Coverage.declared(Period.parse("2014-01-01/2018-03-31")))
                .withAsOf(LocalDate.of(2018, 3, 30));
        Operation phases = FOCUS.withdrawn("2017-01-01/2017-04-01").returned("2017-04-01/2018-01-01");
        assertThat(published(withRings(phases), counts).remarks())
                .containsExactly(
                        "Published: counts in 6 periods from"
                                + " 2015-04-01 to 2018-03-30, cut only where phases and their earlier years begin and end; every count is 0 or at"
                                + " least 5.",
                        "Left out: the days before 2015-04-01, for some count there was below 5.");
        assertThat(published(phases, counts).remarks())
                .containsExactly(
                        "Published: counts in 9 periods from 2014-01-01 to"
                                + " 2018-03-30, cut only where phases and their earlier years begin and end; every count is 0 or at least 5.",
                        "Left out: the 2 other zones of the city, and with them what the internal pack says by their"
                                + " variation.");
    }
}
