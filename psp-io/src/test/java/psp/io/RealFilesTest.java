package psp.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import psp.core.DataQuality;
import psp.core.Incidents;
import psp.core.Intake;
import psp.core.OffenseTable;
import psp.core.Outcome;
import psp.core.Zones;
import psp.io.zone.GeoJson;

class RealFilesTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> logs() {
        Columns wibr = Columns.named("id", "offenses", "occurred", "lon", "lat");
        return Stream.of(
                Arguments.of(
                        "milwaukee/wibr_violent_2005_2016.csv",
                        wibr.withReported("reported_date").withZones("police_district"),
                        86_834,
                        86_834,
                        443),
                Arguments.of(
                        "milwaukee/gva_incidents_2014_2018q1.csv",
                        Columns.named("gva_incident_id", "characteristics", "date", "lon", "lat")
                                .withOffenseSeparator("||")
                                .withZones("place")
                                .withVictims("n_killed", "n_injured"),
                        2_565,
                        2_565,
                        60),
                Arguments.of(
                        "nyc/nypd_shootings_2006_2020.csv",
                        Columns.named("incident_key", "murder", "occurred", "lon", "lat")
                                .withZones("precinct", "boro"),
                        23_585,
                        23_585,
                        0),
                Arguments.of(
                        "chicago/tribune_homicides_2013_2018.csv",
                        Columns.named("id", "cause", "occurred", "lon", "lat")
                                .withZones("police_district")
                                .withNowhere("None"),
                        2_911,
                        2_911,
                        21),
                Arguments.of(
                        "chicago/tribune_shooting_victims_20170210_20180212.csv",
                        Columns.named("id", "ucr", "occurred", "lon", "lat")
                                .withTags("fatal", "|")
                                .withNowhere("None"),
                        3_438,
                        3_438,
                        8),
                Arguments.of(
                        "memphis/memphis_robberies_2019.csv",
                        Columns.named("uid", "offense_type", "date", "lon", "lat")
                                .withPrecision(100),
                        2_245,
                        2_245,
                        0));
    }

    @ParameterizedTest
    @MethodSource("logs")
    void everyRowIsKeptOrSetAside(String name, Columns columns, long read, long kept, long nowhere) throws IOException {
        Path file = SharedData.file(name);
        long start = System.nanoTime();
        Incidents log = IncidentCsv.read(file, columns);
        Intake intake = log.intake();
        System.out.printf("%s: %s; %s; %d ms%n", name, log, intake, (System.nanoTime() - start) / 1_000_000);
        assertThat(intake.read())
                .isEqualTo(read)
                .isEqualTo(intake.kept()
                        + intake.setAside().values().stream()
                                .mapToLong(Intake.SetAside::count)
                                .sum());
        assertThat(intake.kept()).isEqualTo(kept);
        assertThat(intake.withoutPosition()).isEqualTo(nowhere);
    }

    @Test
    void duplicateIdsOfNewYorkCollapseOnlyWhereIdentical() {
        Path file = SharedData.file("nyc/nypd_shootings_2006_2020.csv");
        Columns columns = Columns.named("incident_key", "murder", "occurred", "lon", "lat");
        Intake intake =
                IncidentCsv.read(file, columns.withIds(Intake.Ids.CHECKED)).intake();
        System.out.println(intake);
        assertThat(intake.read()).isEqualTo(23_585);
        assertThat(intake.kept()).isGreaterThanOrEqualTo(18_564);
    }

    @Test
    void theShippedEditionIsTheSharedOne() {
        OffenseTable shared = OffenseCsv.read(SharedData.file("offenses/nibrs_offenses.csv"), "shared");
        assertThat(shared.offenses()).isEqualTo(OffenseTable.nibrs().offenses()).hasSize(86);
    }

    @Test
    void theStandInsOfTheNewsFileAreFound() {
        Path file = SharedData.file("milwaukee/gva_incidents_2014_2018q1.csv");
        DataQuality quality =
                DataQuality.of(IncidentCsv.read(file, IncidentCsv.guess(file).columns()));
        assertThat(quality.pileUps().stream().filter(DataQuality.PileUp::likelyDefault))
                .extracting(pile -> pile.position() + " " + pile.incidents())
                .containsExactly("(-87.9221, 43.0346) 33", "(-87.9096, 42.9478) 15");
        assertThat(quality.proposedBreaks())
                .extracting(jump -> jump.day().toString())
                .contains("2017-02-01");
    }

    @Test
    void violentIncidentsOfMilwaukee() {
        Path file = SharedData.file("milwaukee/wibr_violent_2005_2016.csv");
        Outcome violent =
                Outcome.of("violent", "HOMICIDE", "MURDER/NONNEGLIGENT MANSLAUGHTER", "ROBBERY", "AGGRAVATED ASSAULT");
        Incidents log = IncidentCsv.read(file, Columns.named("id", "offenses", "occurred", "lon", "lat"));
        assertThat(log).hasToString("86,834 incidents, 2005-01-01 to 2016-12-31 (443 without a position)");
        assertThat(log.stream().filter(incident -> violent.count(incident) > 0).count())
                .isEqualTo(86_834);
    }

    /** Vertices without the closing ones and repeated neighbours. */
    @ParameterizedTest
    @CsvSource({
        "milwaukee/center_street_corridor.geojson, name, 2, 105",
        "milwaukee/police_districts.geojson, district, 7, 2670",
        "milwaukee/neighborhoods.geojson, name, 190, 4675",
        "milwaukee/city_limit.geojson, , 1, 7163",
        "milwaukee/aldermanic_districts_2012.geojson, ald, 15, 4763",
        "milwaukee/census_tracts_2010_milwaukee_county.geojson, geoid, 298, 39829",
        "chicago/neighborhoods.geojson, name, 98, 54051",
        "memphis/memphis_precincts.geojson, precinct, 9, 24462",
        "nyc/police_precincts.geojson, precinct, 77, 98178",
        "nyc/borough_boundaries.geojson, borough, 5, 82241",
        "nyc/all_zones.geojson.gz, id, 10727, 1203023"
    })
    void everyZoneIsRead(String name, String property, int zones, int vertices) {
        Path file = SharedData.file(name);
        long start = System.nanoTime();
        Zones read = property == null ? GeoJson.readZones(file) : GeoJson.readZones(file, property);
        int found = read.stream()
                .mapToInt(zone -> zone.boundary() == null ? 0 : zone.boundary().vertices())
                .sum();
        System.out.printf("%s: %s; %d vertices; %d ms%n", name, read, found, (System.nanoTime() - start) / 1_000_000);
        assertThat(read.size()).isEqualTo(zones);
        assertThat(found).isEqualTo(vertices);
        if (zones < 1_000) {
            Path copy = folder.resolve("copy.geojson");
            GeoJson.write(read, copy);
            assertThat(GeoJson.readZones(copy)).isEqualTo(read);
        }
    }
}
