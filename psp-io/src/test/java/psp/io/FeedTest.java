package psp.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.DataException;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Occurrence;
import psp.core.Position;
import psp.core.Source;
import psp.io.projection.CoordinateSystem;

/** Fixtures made by hand after the facts of ten feeds; no row is real. */
class FeedTest {

    @TempDir
    private Path folder;

    private static Path fixture(String feed) {
        URL url = Objects.requireNonNull(FeedTest.class.getResource("/feeds/" + feed + ".csv"), feed);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Incidents read(String feed) {
        return IncidentCsv.read(fixture(feed), Columns.of(feed));
    }

    private static List<String> times(Incidents log) {
        return log.stream().map(Incident::occurred).map(Occurrence::toString).toList();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void linesReadBackAsTheSameColumns() throws IOException {
        for (Feed feed : Feed.known()) {
            Columns columns = feed.complete().orElse(null);
            if (columns != null) {
                readsBack(feed.name(), columns);
                // A check goes on reading the file that was guessed from, where it stands.
                assertThat(columns.reading().writing().sheet()).as(feed.name()).isNull();
            }
        }
        readsBack(
                "placed", Columns.of("chicago").withExtent(-88.5, 41, -87, 42.5).withPrecision(50));
    }

    /** All but the remarks of the feed, which name it, and that its columns may be missing. */
    private void readsBack(String name, Columns columns) throws IOException {
        Columns again = Columns.read(file(name + ".txt", String.join("\n", columns.lines())));
        assertThat(again.byRole()).as(name).isEqualTo(columns.byRole());
        assertThat(again.recordedZones()).as(name).isEqualTo(columns.recordedZones());
        assertThat(again.reading())
                .as(name)
                .usingRecursiveComparison()
                .ignoringFields("loose", "remarks")
                .isEqualTo(columns.reading());
    }

    @Test
    void chicago() {
        Incidents log = read("chicago");
        assertThat(times(log)).containsExactly("2016-07-04T23:30", "2016-07-05T00:00", "2016-07-05T12:15");
        assertThat(log.intake())
                .hasToString("3 read = 3 counted + 0 left out (1 counted without a position; duplicate ids not"
                        + " checked); read as the feed 'chicago'");
        Incident first = log.stream().findFirst().orElseThrow();
        assertThat(first.offenses()).containsExactly("BATTERY");
        assertThat(first.tags()).containsExactly("041A", "04B");
        assertThat(first.zones()).hasToString("{Beat=0111, Community Area=32, District=001, Ward=42}");
        assertThat(first.position()).isEqualTo(Position.of(-87.63, 41.8811));
    }

    @Test
    void chicagoByTheNamesOfItsInterface() throws IOException {
        Path csv = file(
                "api.csv",
                "id,date,primary_type,iucr,latitude,longitude\n"
                        + "1,2016-07-04T23:30:00.000,BATTERY,041A,41.8811,-87.63\n");
        Incidents log = IncidentCsv.read(csv, Columns.of("Chicago"));
        assertThat(times(log)).containsExactly("2016-07-04T23:30");
        assertThat(log.intake().notes())
                .contains("no column 'Beat' in the file; read without it")
                .contains("no column 'FBI Code' in the file; read without it");
    }

    @Test
    void losAngelesHundredIsOneOClock() {
        Incidents log = read("los-angeles");
        assertThat(times(log))
                .containsExactly("2018-01-01T01:00", "2018-01-01T08:45", "2018-01-01T00:01", "2018-01-01");
        assertThat(log.intake().notes()).contains("1 with an unreadable time of day, left out");
        assertThat(log.intake().withoutPosition()).isEqualTo(1);
        assertThat(log.stream().findFirst().orElseThrow().zones()).hasToString("{AREA=12, Rpt Dist No=1211}");
        assertThat(Columns.of("lapd")).isEqualTo(Columns.of("los-angeles"));
    }

    @Test
    void losAngelesNibrsSaysWhatIsNotVerified() {
        Incidents log = read("los-angeles-nibrs");
        assertThat(times(log)).containsExactly("2024-03-10T02:30", "2024-03-10T00:00");
        assertThat(log.intake().notes())
                .containsExactly(
                        "read as the feed 'los-angeles-nibrs'",
                        "not verified: the names of the columns of id and longitude",
                        "not verified: whether an incident has several rows");
        assertThat(Feed.of("lapd-nibrs"))
                .hasToString("los-angeles-nibrs: Los Angeles Police Department, NIBRS, since 2024"
                        + " (2 points not verified)");
    }

    @Test
    void newYorkHasRangesAcrossTheYear() {
        Incidents log = read("new-york");
        assertThat(times(log))
                .containsExactly("2019-12-31T23:40/2020-01-01T00:20", "2019-12-31T23:40", "2019-12-31T23:40");
        assertThat(log.intake().notes()).contains("1 with a latest moment before the earliest, left out");
        assertThat(log.stream().map(Incident::reported))
                .containsExactly(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 2), LocalDate.of(2020, 1, 2));
    }

    @Test
    void bostonIsLocalDespiteItsOffsetAndJoinsItsOffences() {
        Incidents log = read("boston");
        assertThat(times(log)).containsExactly("2022-07-04T21:30", "2023-07-04T21:30", "2023-01-04T00:00");
        assertThat(log.stream().findFirst().orElseThrow().offenses())
                .containsExactly("MADE BY HAND ONE", "MADE BY HAND TWO");
        assertThat(log.intake())
                .hasToString(
                        "4 read = 3 counted + 1 left out, 1 further row of one incident, joined to its"
                                + " first (2 counted without a position; duplicate ids not checked); read as the feed 'boston'; not"
                                + " verified: how a missing position is written (blank, 0 or -1); rows are offences, joined by their id");
    }

    @Test
    void washingtonIsTrueUtcInSummerAndWinter() {
        Incidents log = read("washington");
        assertThat(times(log)).containsExactly("2023-07-04T21:48/2023-07-04T21:55", "2023-01-14T21:48");
        assertThat(log.stream().map(Incident::reported))
                .containsExactly(LocalDate.of(2023, 7, 4), LocalDate.of(2023, 1, 14));
        assertThat(log.stream().map(Incident::weapon)).containsExactly("GUN", "OTHERS");
    }

    @Test
    void englandAndWalesHasMonthsAndBlankIds() {
        Incidents log = read("england-and-wales");
        assertThat(times(log)).containsOnly("2016-02-01/2016-02-29T23:59");
        assertThat(log.stream().map(Incident::id)).containsExactly("row 1", "0000aaaa", "row 3");
        assertThat(log.intake().notes()).contains("2 with the number of the row as id");
        assertThat(log.intake().withoutPosition()).isEqualTo(1);
    }

    @Test
    void seattleJoinsItsOffences() {
        Incidents log = read("seattle");
        assertThat(log.size()).isEqualTo(3);
        assertThat(log.stream().map(Incident::offenses))
                .containsExactly(List.of("13A", "120"), List.of("220"), List.of("220"));
        assertThat(log.intake().withoutPosition()).isEqualTo(2);
    }

    @Test
    void philadelphiaIsDatedByTheDispatch() {
        Incidents log = read("philadelphia");
        assertThat(times(log)).containsExactly("2015-07-04T22:05 (reported)", "2015-07-04T00:00 (reported)");
        assertThat(log.intake().notes()).contains("2 dated by the report, for want of a date of occurrence");
    }

    @Test
    void houstonNowhereHasCrumbs() {
        Incidents log = read("houston");
        assertThat(times(log)).containsExactly("2024-03-10", "2024-03-11", "2024-03-11");
        assertThat(log.intake().withoutPosition()).isEqualTo(2);
        assertThat(log.intake().asideCount()).isZero();
    }

    @Test
    void twoFeedsAreIncompleteAndNameWhatIsMissing() {
        assertThatThrownBy(() -> Columns.of("charlotte"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The feed 'charlotte' is incomplete; missing are id: the column of the incident's number;"
                        + " occurred: the column of the date of occurrence, and its format; longitude, latitude: the"
                        + " columns of the position, State Plane feet (EPSG:2264); zone: the columns of division or"
                        + " response area. Write a description of your own with these lines, and read it by"
                        + " Columns.read(Path)");
        assertThatThrownBy(() -> Columns.of("esri"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clock: whether times are local or UTC");
        assertThat(Feed.known())
                .hasSize(12)
                .filteredOn(feed -> feed.missing().isEmpty())
                .hasSize(10)
                .allSatisfy(feed -> assertThat(feed.columns()).isNotNull());
        assertThatThrownBy(() -> Columns.of("chikago"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No feed 'chikago'; the feeds are [boston, charlotte, chicago, england-and-wales, esri,"
                        + " houston, los-angeles, los-angeles-nibrs, new-york, philadelphia, seattle, washington]");
    }

    @Test
    void aDescriptionOfOnesOwn() throws IOException {
        Path text = file(
                "springfield.txt",
                "\uFEFF# ours\ntitle = Springfield\nid = No\noccurred = When\n"
                        + "format = dd.MM.yyyy HH:mm\noffenses = What\noffense separator = ;\ndelimiter = tab\n"
                        + "source = By\nofficer = Officer\ndisposition = End\nset aside = Unfounded\nfatal = Dead\n"
                        + "fatal word = y\nrows = victims\nzone = Beat\nprecision = 50\nextent = -88 42 -87 44\n"
                        + "longitude = X\nlatitude = Y\n");
        Path csv = file(
                "own.csv",
                "No\tWhen\tWhat\tBy\tEnd\tDead\tBeat\tX\tY\n"
                        + "1\t01.04.2016 22:15\tA;B\tofficer\t\tY\t7\t-87.5\t43\n"
                        + "1\t01.04.2016 22:15\tA\tofficer\t\tN\t7\t-87.5\t43\n"
                        + "2\t02.04.2016 22:15\tA\tcaller\tfounded\tN\t7\t-87.5\t43\n"
                        + "3\t02.04.2016 22:15\tA\t\tunfounded\tN\t7\t-87.5\t43\n");
        Incidents log = IncidentCsv.read(csv, Columns.read(text));
        assertThat(log.intake().setAside().toString())
                .isEqualTo("{disposition UNFOUNDED=SetAside[count=1, examples=["
                        + "line 5: 'UNFOUNDED']], further row of one incident, joined to its first=SetAside[count=1, examples=["
                        + "id 1: '2 rows']]}");
        Incident first = log.stream().findFirst().orElseThrow();
        assertThat(first.offenses()).containsExactly("A", "B");
        assertThat(first.source()).isEqualTo(Source.OFFICER);
        assertThat(first.killed()).isEqualTo(1);
        assertThat(first.injured()).isEqualTo(1);
        assertThat(first.precisionMetres()).isEqualTo(50);
        assertThat(log.stream().skip(1).findFirst().orElseThrow().source()).isEqualTo(Source.CITIZEN);
        assertThat(Feed.read(text)).isEqualTo(Feed.read(text)).hasToString("springfield: Springfield");
    }

    @Test
    void aBadDescriptionNamesLineAndValue() throws IOException {
        refused("id", "bad.txt, line 1: 'id' is no line 'key = value'");
        refused(
                "id = a\nocurred = b",
                "bad.txt, line 2: there is no key 'ocurred'; the nearest is 'occurred', and the"
                        + " keys are [alias, ");
        refused("id = a\nid = b", "bad.txt, line 2: the key 'id' is there twice; leave one out");
        refused("id =", "bad.txt, line 1: the key 'id' has no value; leave the line out");
        refused("# nothing", "bad.txt: describes nothing; write lines such as id = Case No");
        refused("id = a", "bad.txt: has no line 'occurred = …'; name the column, or say 'missing = occurred'");
        String fine = "id = a\noccurred = b\noffenses = c\n";
        refused(fine + "longitude = x", "bad.txt: has one of longitude and latitude alone; name both columns");
        refused(
                fine + "format = nonsense",
                "bad.txt, line 4, column 'format': 'nonsense' cannot be used: 'nonsense' is" + " not a date format (");
        refused(fine + "clock = UTC", "bad.txt, line 4, column 'clock': 'UTC' is no clock; write local, ");
        refused(
                fine + "clock = UTC Chicago",
                "bad.txt, line 4, column 'clock': 'UTC Chicago' cannot be used: 'Chicago'" + " is no time zone (");
        refused(fine + "crs = 3435", "bad.txt, line 4, column 'crs': '3435' cannot be used: '3435' is no EPSG code;");
        refused(
                fine + "rows = people",
                "bad.txt, line 4, column 'rows': 'people' is none of [incidents, offenses," + " victims]");
        refused(fine + "extent = 1 2 3", "bad.txt, line 4, column 'extent': '1 2 3' is not west south east north");
        refused(
                fine + "precision = far",
                "bad.txt, line 4, column 'precision': 'far' cannot be used: The precision NaN");
        refused(fine + "delimiter = two", "bad.txt, line 4, column 'delimiter': 'two' is no single character;");
        refused(fine + "blank id = any", "bad.txt, line 4, column 'blank id': 'any' is no stand-in for a blank id;");
    }

    private void refused(String text, String message) throws IOException {
        Path file = file("bad.txt", text);
        assertThatThrownBy(() -> Columns.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void feetNeedAProjection() throws IOException {
        Columns feet = Columns.named("id", "o", "d", "x", "y").withSystem(CoordinateSystem.of("epsg:3435"));
        Path csv = file(
                "feet.csv",
                "id,o,d,x,y\n1,R,2016-04-01,1176000,1900000\n2,R,2016-04-01,,\n"
                        + "3,R,2016-04-01,-1,5\n4,R,2016-04-01,0,0\n");
        Position loop =
                IncidentCsv.read(csv, feet).stream().findFirst().orElseThrow().position();
        assertThat(loop).isNotNull();
        assertThat(loop.longitude()).isCloseTo(-87.6292, within(0.001));
        assertThat(loop.latitude()).isCloseTo(41.881, within(0.001));
        assertThatThrownBy(() -> IncidentCsv.read(csv, feet.withSystem(CoordinateSystem.of("EPSG:99999"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("There is no projection EPSG:99999");
        CoordinateSystem made = CoordinateSystem.of("EPSG:3435").by((x, y) -> {
            if (x < 0) {
                throw new IllegalArgumentException("west of the zone");
            }
            return Position.of(-88 + x / 3e6, 37 + y / 4e5);
        });
        Incidents log = IncidentCsv.read(csv, feet.withSystem(made));
        assertThat(log.stream().findFirst().orElseThrow().position()).isEqualTo(Position.of(-87.608, 41.75));
        assertThat(log.intake().setAside()).containsOnlyKeys("position out of range");
        assertThat(CoordinateSystem.of("EPSG:4326"))
                .isEqualTo(CoordinateSystem.DEGREES)
                .hasToString("EPSG:4326 (degrees)");
        assertThat(CoordinateSystem.of("EPSG:3435")).hasToString("EPSG:3435");
    }

    @Test
    void damageBySpreadsheetsIsNamed() throws IOException {
        Path csv = file(
                "damaged.csv",
                "id,o,d\n1.6E+08,R,2016-04-01\n16-Apr,R,2016-04-01\nA-1,R,42461\n" + "Total,,\nA-2,R,2016-04-01\n");
        Incidents log = IncidentCsv.read(csv, Columns.named("id", "o", "d"));
        assertThat(log.intake())
                .hasToString("5 read = 3 counted + 2 left out, 1 date as a spreadsheet's number of the day,"
                        + " 1 total row (3 counted without a position; duplicate ids not checked); 2 with an id damaged by a"
                        + " spreadsheet, as 1.6E+08 or 16-Apr; get the file again, ids as text");
    }

    @Test
    void bytesThatAreNotUtf8AreNoted() throws IOException {
        Path csv = Files.write(
                folder.resolve("latin.csv"),
                "id,o,d\n1,Körper,2016-04-01\n2,R,2016-04-01\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThat(IncidentCsv.read(csv, Columns.named("id", "o", "d")).intake().notes())
                .containsExactly("1 byte not UTF-8, read as Windows-1252");
    }

    @Test
    void addressesGivePositionsAndUnmatchedOnesAreListed() throws IOException {
        AddressTable table = AddressTable.read(
                file(
                        "places.csv",
                        "where,x,y\n1200 N. Center Street,-87.95,43.06\n"
                                + "1200 n center st,-87.95,43.06\n35 Fifth Ave,-87.9,43.05\n"),
                "where",
                "x",
                "y");
        assertThat(table).hasToString("positions of 2 addresses");
        Columns columns = Columns.named("id", "o", "d").withAddress("at", table);
        Path csv = file(
                "log.csv",
                "id,o,d,at\n1,R,2016-04-01,1200 BLOCK OF NORTH CENTER ST\n"
                        + "2,R,2016-04-01,\"35 5th Avenue, Apt 3\"\n3,R,2016-04-01,9 Nowhere Ln\n4,R,2016-04-01,9 NOWHERE LANE\n"
                        + "5,R,2016-04-01,\n");
        Incidents log = IncidentCsv.read(csv, columns);
        assertThat(log.intake().notes())
                .containsExactly("2 placed by address", "2 with an address that is not in the table");
        assertThat(log.intake().withoutPosition()).isEqualTo(3);
        assertThat(AddressTable.unmatched(csv, columns)).hasToString("{9 NOWHERE LN=2}");
        Path twice = file("twice.csv", "where,x,y\n1 A St,-87.95,43.06\n1 A Street,-87.9,43.06\n");
        assertThatThrownBy(() -> AddressTable.read(twice, "where", "x", "y"))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "twice.csv, line 3, column 'where': a value of 10 characters has two positions; leave one out")
                .extracting(e -> ((DataException) e).withValues())
                .isEqualTo("twice.csv, line 3, column 'where': '1 A Street' has two positions; leave one out"
                        + " ('-87.9', '43.06')");
    }
}
