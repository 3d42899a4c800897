package psp.share.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psp.core.Boundary;
import psp.core.DataException;
import psp.core.Ring;
import psp.core.Zone;
import psp.io.zone.GeoJson;
import psp.share.Figures;
import psp.share.Paper;
import psp.share.Replay;
import psp.share.Samples;
import psp.share.SealedPlan;
import psp.share.StudyPack;
import psp.share.brief.Brief;
import psp.share.internal.text.Html;
import psp.stats.Benchmark;
import psp.stats.Study;

class StudyFolderTest {

    private static final Zone FAR =
            Zone.of("Far", Boundary.of(Ring.of(-86.9, 43.1, -86.89, 43.1, -86.89, 43.11, -86.9, 43.11, -86.9, 43.1)));

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void template() {
        folder = temporary.resolve("study");
        StudyFolder.create(folder);
    }

    /** Puts a line in the place of the one of that name, or adds it. */
    private void say(String key, String value) throws Exception {
        Path file = folder.resolve("study.txt");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        int at = -1;
        for (int i = 0; i < lines.size(); i++) {
            at = lines.get(i).matches(key + " *=.*") ? i : at;
        }
        if (at < 0) {
            lines.add(key + " = " + value);
        } else {
            lines.set(at, key + " = " + value);
        }
        Files.write(file, lines);
    }

    /** Only the star of a pattern stands for others. */
    @Test
    void aBracketInANameIsABracket() throws Exception {
        Files.move(folder.resolve("counts.csv"), folder.resolve("counts [1.csv"));
        say("counts", "counts [*.csv");
        List<String> told = new ArrayList<>();
        StudyFolder.run(folder, told::add);
        assertThat(told).contains("reading counts [*.csv");
        say("counts", "counts [2*.csv");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> StudyFolder.run(folder, line -> {}))
                .withMessageContaining("'counts [2*.csv' fits no file that is there");
    }

    @Test
    void theTemplateRunsAsItIs() {
        List<String> told = new ArrayList<>();
        StudyPack pack = StudyFolder.run(folder, told::add);
        assertThat(told).containsExactly("reading counts.csv", "computing", "drawing brief.html", "writing study.zip");
        assertThat(StudyPack.read(folder.resolve("out/study.zip"))).isEqualTo(pack);
        assertThat(Replay.of(folder.resolve("out/study.zip")).same()).isTrue();
        assertThat(folder.resolve("out/brief.html")).hasContent(Brief.of(pack).html());
        assertThat(pack.statement().paragraph())
                .startsWith(
                        "INVENTED EXAMPLE. Shootings in Harbour fell by 60 while the rest of the city stayed about level."
                                + " 157 to 97 shootings (April–December 2016, against the same months of 2015).");
        assertThat(pack.deeds())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("2016-04-01/2016-07-01: foot patrol on six blocks");
        assertThat(pack.zones().get("Harbour").boundary()).isNotNull();
        assertThat(pack.published().differences()).isEmpty();
    }

    @Test
    void theSameBytesInAnyFolder() {
        Path other = temporary.resolve("another folder");
        StudyFolder.create(other);
        assertThat(StudyFolder.pack(other).toBytes())
                .isEqualTo(StudyFolder.pack(folder).toBytes());
    }

    @Test
    void aTableNeedsNoGround() throws Exception {
        say("zones", "");
        assertThat(StudyFolder.pack(folder).zones().get("Harbour").boundary()).isNull();
        GeoJson.write(psp.core.Zones.of(Samples.HARBOUR.withName("elsewhere")), folder.resolve("zones.geojson"));
        say("zones", "zones.geojson");
        assertThat(StudyFolder.pack(folder).zones().get("Harbour").boundary()).isNull();
    }

    @Test
    void zonesAreReadByEveryDoorAndWhatToKnowOfThemReachesThePackAndThePage() throws Exception {
        String kml = "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>%s</Document></kml>";
        String mark = "<Placemark><name>%s</name><Polygon><outerBoundaryIs><LinearRing><coordinates>%s"
                + "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>";
        String harbour = String.format(mark, "Harbour", "-87,43 -86.98,43.01 -86.98,43 -87,43.01 -87,43");
        String quay = String.format(mark, "Quay", "-87,43.01 -86.98,43.01 -86.98,43.015 -87,43.015 -87,43.01");
        Files.writeString(folder.resolve("zones.kml"), String.format(kml, harbour + quay));
        say("zones", "zones.kml");
        List<String> told = new ArrayList<>();
        StudyPack pack = StudyFolder.run(folder, told::add);
        String remark = "zones.kml: zone 'Harbour': Self-intersection at (-86.99, 43.005); read by the even-odd rule,"
                + " nothing was moved.";
        assertThat(pack.remarks()).containsExactly(remark);
        assertThat(told).contains("Read: " + remark);
        assertThat(Files.readString(folder.resolve("out/brief.html"))).contains(Html.text(remark));
        assertThat(StudyPack.read(folder.resolve("out/study.zip")).remarks()).containsExactly(remark);

        Files.writeString(folder.resolve("zones.csv"), """
                PART,SIDE,the_geom
                Har,bour,"POLYGON ((-87 43, -86.98 43, -86.98 43.01, -87 43.01, -87 43))"
                Har,bour,"POLYGON ((-87 43.02, -86.98 43.02, -86.98 43.03, -87 43.03, -87 43.02))"
                Quay,,"POLYGON ((-87 43.01, -86.98 43.01, -86.98 43.015, -87 43.015, -87 43.01))"
                """);
        say("zones", "zones.csv");
        say("zones named by", "PART, SIDE");
        say("focus", "Har bour");
        Files.writeString(
                folder.resolve("counts.csv"),
                Files.readString(folder.resolve("counts.csv")).replace("Harbour", "Har bour"));
        pack = StudyFolder.pack(folder);
        assertThat(pack.zones().get("Har bour").boundary().parts()).hasSize(2);
        assertThat(pack.remarks())
                .containsExactly("zones.csv: 1 name joins several features each into one zone: 'Har bour' 2.");

        Files.createDirectory(folder.resolve("city.gdb"));
        Files.write(folder.resolve("city.gdb/a1.gdbtable"), new byte[] {1});
        say("zones", "city.gdb");
        assertThatThrownBy(() -> StudyFolder.pack(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("ogr2ogr");
    }

    @Test
    void aTemplateIsNotWrittenOverAnother() {
        assertThatThrownBy(() -> StudyFolder.create(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("There is a study.txt in .* already; take an empty or a new folder");
        assertThatThrownBy(() -> StudyFolder.run(temporary))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("There is no study.txt in .*; psp new-study DIR writes one to begin with");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "actve       | 2016 | study.txt, line 85: nothing is called 'actve'; the nearest is 'active', and the names are [active,",
                "active      | 2016-13 | , column 'active': '2016-13' cannot be: '2016-13' is not a period; write 2016-04-01/2017-01-01",
                "active      | 2016-04-01/2017-02-01 | , column 'withdrawn': '2017-01-01/2017-07-01, first half of 2017' cannot be: In",
                "counts      | count.csv | study.txt, line 16, column 'counts': 'count.csv' is no file in this folder; give its name",
                "incidents   | counts.csv | study.txt: says both 'counts' and 'incidents'; keep the one that you have",
                "counts      | `` | study.txt: says neither 'counts' nor 'incidents'; name the file that was counted",
                "outcome     | `` | study.txt: does not say 'outcome'; add a line such as   outcome = shootings",
                "whole       | town | counts.csv: No column 'town'; the columns are [Abbey, Bridge, Castle, ",
                "focus       | Harbor | column 'focus': 'Harbor' names a zone that was not counted: No zone 'Harbor'; the zones are [Abbey, ",
                "rings       | Kai | column 'rings': 'Kai' names a zone that was not counted: No zone 'Kai'; the zones are [Abbey, Bridge, Castle, ",
                "rings       | Harbour | column 'rings': 'Harbour' cannot be: The zone 'Harbour' is both focus and ring",
                "as of       | 30 June | column 'as of': '30 June' holds no day '30 June'; write it as 2016-04-01",
                "as of       | 2017-06-29 | column 'as of': '2017-06-29' is before 2017-06-30, the last day counted; give the day on",
                "benchmark   | best | column 'benchmark': 'best' is none of [last year, three years, five years, all years, drift, city]",
                "columns     | chicago | 'chicago' means nothing beside 'counts', a table already counted; take the line away",
                "cross breaks | maybe | column 'cross breaks': 'maybe' is none of [yes, no]",
                "record system changed | 2015 | '2015' is no day and what changed; write 2015-01-01, new report form",
                "done        | none.csv | column 'done': 'none.csv' is no file in this folder"
            })
    void aLineFilledWronglyIsNamedWithItsChoices(String key, String value, String message) throws Exception {
        say(key, value);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> StudyFolder.pack(folder))
                .withMessageContaining(message)
                .withMessageMatching("(study.txt|counts.csv)[,:] .*");
    }

    @Test
    void aFocusChosenForBeingHighIsDeclaredInALine() throws Exception {
        say("chosen for being high", "yes");
        StudyPack pack = StudyFolder.pack(folder);
        assertThat(pack.study().operation().wasChosenForBeingHigh()).isTrue();
        assertThat(pack.statement().findings())
                .anyMatch(finding ->
                        finding.detail().contains("and the year before had been its highest, this would have said"));
        assertThat(StudyPack.ofBytes(pack.toBytes(), "x.zip")).isEqualTo(pack);
        assertThat(pack.published().study().operation().wasChosenForBeingHigh()).isTrue();
        say("chosen for being high", "no");
        assertThat(StudyFolder.pack(folder).study().operation().wasChosenForBeingHigh())
                .isFalse();
    }

    @Test
    void whatIsNoLineOrSaidTwiceIsNamed() throws Exception {
        Path file = folder.resolve("study.txt");
        String text = Files.readString(file);
        Files.writeString(file, text + "focus on the harbour\n");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> StudyFolder.pack(folder))
                .withMessageMatching(
                        "study.txt, line [0-9]+: 'focus on the harbour' is no line of the form   name = value; begin a note with #");
        Files.writeString(file, text + "focus = Quay\n");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> StudyFolder.pack(folder))
                .withMessageContaining("column 'focus': 'Quay' is said a second time; keep one of the lines");
        Files.writeString(folder.resolve("counts.csv"), "period,zone,count\n2016-04,Harbour,many\n");
        Files.writeString(file, text);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> StudyFolder.pack(folder))
                .withMessage(
                        "counts.csv, line 2, column 'count': a value of 4 characters is not a whole number from 0 to 999999999; write 0 if there was none");
    }

    @Test
    void incidentsAndOnePolygonAreEnough() throws Exception {
        StringBuilder csv = new StringBuilder("id,offense,day,lon,lat\n");
        Samples.incidents()
                .forEach(incident -> csv.append(incident.id())
                        .append(",ROBBERY,")
                        .append(incident.occurred().day())
                        .append(',')
                        .append(
                                incident.position() == null
                                        ? ","
                                        : incident.position().longitude() + ","
                                                + incident.position().latitude())
                        .append('\n'));
        Files.writeString(folder.resolve("incidents.csv"), csv);
        GeoJson.write(psp.core.Zones.of(Samples.HARBOUR), folder.resolve("zones.geojson"));
        Files.writeString(folder.resolve("study.txt"), """
                label = INVENTED
                outcome = robberies
                incidents = incidents.csv
                columns = id, offense, day, lon, lat
                offenses = ROBBERY
                covered = 2010-01-01/2018-01-01
                as of = 2017-12-31
                zones = zones.geojson
                rings in metres = 500
                focus = Harbour
                active = 2016-04-01/2017-01-01, the summer
                withdrawn = 2017-01-01/2018-01-01
                """);
        Study same = Samples.days();
        StudyPack pack = StudyFolder.pack(folder);
        assertThat(pack.study().counts().rows()).isEqualTo(same.counts().rows());
        assertThat(pack.study().operation()).isEqualTo(same.operation());
        assertThat(pack.figures()).isEqualTo(Figures.of(same));
        assertThat(pack.zones()).isEqualTo(Samples.ZONES);
        assertThat(pack.intake().orElseThrow().source()).isEqualTo("incidents.csv");
        assertThat(new String(pack.file("README.txt"), java.nio.charset.StandardCharsets.UTF_8))
                .contains("Rows:    incidents.csv, " + pack.intake().orElseThrow() + "\n");
        assertThat(StudyPack.ofBytes(pack.toBytes(), "x.zip").intake()).isEqualTo(pack.intake());
        assertThat(pack.published().intake()).isEmpty();
        GeoJson.write(psp.core.Zones.of(Samples.HARBOUR, FAR), folder.resolve("areas.geojson"));
        say("other areas", "areas.geojson");
        StudyPack wider = StudyFolder.pack(folder);
        assertThat(wider.zones()).isEqualTo(Samples.ZONES.plus(psp.core.Zones.of(FAR)));
        assertThat(wider.study().operation()).isEqualTo(same.operation());
        assertThat(wider.study().reduction()).isEqualTo(pack.study().reduction());
        say("columns", "id, offense, day, lon");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> StudyFolder.pack(folder))
                .withMessageContaining("'id, offense, day, lon' has 4 names; give five, those of id, offence, when");
        say("columns", "id, offence, day, lon, lat");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> StudyFolder.pack(folder))
                .withMessageContaining("offence")
                .withMessageContaining("incidents.csv");
        say("columns", "-, -, day, lon, lat");
        say("offenses", "");
        assertThat(StudyFolder.pack(folder).study().counts().total().count())
                .isEqualTo(same.counts().total().count());
        Files.writeString(
                folder.resolve("incidents.csv"),
                "id,offense,day,lon,lat\n1,A,2016-05-01,,none\n2,A,2010-05-01,-87.94,43.055\n"
                        + "3,A,2017-13-01,-87.94,43.055\n");
        assertThat(StudyFolder.pack(folder).intake())
                .hasToString("Optional[3 read = 1 counted + 2 left out, 1 only one coordinate,"
                        + " 1 unreadable date (0 counted without a position; duplicate ids not checked)]");
        say("nowhere", "none");
        assertThat(StudyFolder.pack(folder).intake().orElseThrow().withoutPosition())
                .isEqualTo(1);
        say("focus", "Harbor");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> StudyFolder.pack(folder))
                .withMessage(
                        "study.txt, line 10, column 'focus': 'Harbor' cannot be: No zone 'Harbor'; the zones are [Harbour]");
    }

    @Test
    void aPlanIsSealedBeforeTheCountsAreThereAndDecides() throws Exception {
        say("benchmark", "all years");
        Files.move(folder.resolve("counts.csv"), temporary.resolve("later.csv"));
        SealedPlan plan = StudyFolder.seal(folder, LocalDate.of(2016, 3, 15));
        assertThat(plan.benchmark()).isEqualTo(Benchmark.Kind.ALL_YEARS);
        assertThatThrownBy(() -> StudyFolder.seal(folder, LocalDate.of(2016, 3, 16)))
                .hasMessageStartingWith("The plan plan.json was sealed before and is not replaced");
        Files.move(temporary.resolve("later.csv"), folder.resolve("counts.csv"));
        StudyPack pack = StudyFolder.pack(folder);
        assertThat(pack.plan()).contains(plan);
        assertThat(pack.changes()).isEmpty();
        assertThat(pack.study().net().reasons()).contains("by the benchmark chosen beforehand");
        say("active", "2016-05-01/2017-01-01, April to December 2016");
        assertThat(StudyFolder.pack(folder).changes())
                .singleElement()
                .asString()
                .startsWith("phase 1: planned");
    }

    @Test
    void aBenchmarkThatWasNotSealedDoesNotDecide() throws Exception {
        say("benchmark", "drift");
        assertThat(StudyFolder.pack(folder).study().sealedBenchmark()).isEmpty();
        say("benchmark", "best");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> StudyFolder.seal(folder, LocalDate.of(2016, 3, 15)))
                .withMessageContaining(
                        "'best' is none of [last year, three years, five years, all years, drift, city]");
    }

    private void incidents(String rows) throws Exception {
        Files.writeString(folder.resolve("incidents.csv"), "id,offense,day,lon,lat\n" + rows);
        GeoJson.write(psp.core.Zones.of(Samples.HARBOUR), folder.resolve("zones.geojson"));
        Files.writeString(folder.resolve("study.txt"), """
                outcome = robberies
                incidents = incidents.csv
                columns = id, offense, day, lon, lat
                zones = zones.geojson
                focus = Harbour
                active = 2016-04-01/2017-01-01
                """);
    }

    private static String robberies() {
        StringBuilder rows = new StringBuilder();
        for (LocalDate day = LocalDate.of(2013, 1, 1); day.getYear() < 2017; day = day.plusDays(3)) {
            rows.append("A").append(day).append(",ROBBERY,").append(day).append(",-87.94,43.055\n");
            rows.append("B").append(day).append(",ROBBERY,").append(day).append(",-87.8,43.2\n");
        }
        return rows.toString();
    }

    /** Paper, a layer of the map and other outcomes are for the page, and the pack holds them. */
    @Test
    void thePageIsToldByTheFolder() throws Exception {
        incidents(robberies() + "S,SHOTS FIRED,2016-12-30,-87.94,43.055\n");
        say("offenses", "ROBBERY");
        say("covered", "2013-01-01/2017-01-01");
        say("paper", "A4");
        say("context", "streets.geojson");
        Files.writeString(
                folder.resolve("study.txt"),
                "also count = gunfire: SHOTS FIRED\nalso count = ROBBERY\n",
                java.nio.file.StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("streets.geojson"), """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Lake Street"},
                "geometry":{"type":"LineString","coordinates":[[-87.96,43.055],[-87.92,43.055]]}}]}
                """);
        StudyPack pack = StudyFolder.run(folder);
        assertThat(pack.paper()).isEqualTo(Paper.A4);
        assertThat(pack.context()).hasToString("1 line, 1 name");
        assertThat(pack.alsoCounted())
                .extracting(counts -> counts.header().outcome())
                .containsExactly("gunfire", "ROBBERY");
        assertThat(pack.alsoCounted().get(0).total().count()).isEqualTo(1);
        assertThat(pack.weekly().orElseThrow().rows()).hasSize(9);
        assertThat(Replay.of(folder.resolve("out/study.zip")).differences()).isEmpty();
        assertThat(Files.readString(folder.resolve("out/brief.html")))
                .contains("size: A4;", ">Lake Street</text>", "<th scope=\"row\">Gunfire</th>");
        say("also count", "gunfire: SHOT FIRED");
        assertThatThrownBy(() -> StudyFolder.pack(folder))
                .hasMessageContaining(
                        "names 'SHOT FIRED', which no row of incidents.csv has; the nearest is 'SHOTS FIRED'");
        say("also count", "ROBBERY");
        say("paper", "legal");
        assertThatThrownBy(() -> StudyFolder.pack(folder)).hasMessageContaining("'legal' is none of [letter, a4]");
        say("paper", "letter");
        Files.writeString(folder.resolve("streets.geojson"), "{\"type\":\"LineString\"}");
        assertThatThrownBy(() -> StudyFolder.pack(folder))
                .hasMessageContaining(
                        "streets.geojson: holds no line for the map; give streets as LineString, or districts");
    }

    /** An impossible date is left out by name, and the days covered are those of the others. */
    @ParameterizedTest
    @CsvSource({"1016-10-12", "0216-04-01", "1900-01-01", "1996-04-01", "2061-01-06", "2106-01-06"})
    void anImpossibleDateChangesNoAnswer(String day) throws Exception {
        incidents(robberies());
        StudyPack good = StudyFolder.pack(folder);
        incidents(robberies() + "X,ROBBERY," + day + ",-87.94,43.055\n");
        StudyPack odd = StudyFolder.pack(folder);
        assertThat(odd.statement()).isEqualTo(good.statement());
        assertThat(odd.study().counts()).isEqualTo(good.study().counts());
        assertThat(odd.intake().orElseThrow().asideCount()).isEqualTo(1);
    }

    @Test
    void aFileBehindItselfAnswersAsTheFile() throws Exception {
        incidents(robberies());
        StudyPack once = StudyFolder.pack(folder);
        incidents(robberies() + "id,offense,day,lon,lat\n" + robberies());
        StudyPack twice = StudyFolder.pack(folder);
        assertThat(twice.statement()).isEqualTo(once.statement());
        long rows = robberies().lines().count();
        assertThat(twice.intake()
                        .orElseThrow()
                        .setAside()
                        .get("identical row of one id")
                        .count())
                .isEqualTo(rows);
        assertThat(twice.intake().orElseThrow().setAside()).containsKey("names of the columns again");
    }

    @Test
    void anOffenceThatNoRowHasStopsWithTheNearest() throws Exception {
        incidents(robberies());
        say("offenses", "ROBBERY; ROBERY");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> StudyFolder.pack(folder))
                .withMessageContaining("names 'ROBERY', which no row of incidents.csv has; the nearest is 'ROBBERY'");
    }

    @Test
    void aForgottenWholeAsks() throws Exception {
        long told = StudyFolder.pack(folder).study().counts().total().count();
        say("whole", "");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> StudyFolder.pack(folder))
                .withMessageContaining(
                        "column 'counts': 'counts.csv' has a zone 'city' with at least as many as all others"
                                + " together in every period; if it is the whole that holds them, add the line   whole = city"
                                + "   and if it is not,   whole = none");
        say("whole", "none");
        assertThat(StudyFolder.pack(folder).study().counts().total().count()).isGreaterThan(told);
    }

    @Test
    void aDoseStandsBesideTheCountsAndIsNoCause() throws Exception {
        incidents(robberies());
        StringBuilder hours = new StringBuilder("week,hours,planned,stops,arrests,note\n");
        for (int week = 0; week < 38; week++) {
            LocalDate monday = LocalDate.of(2016, 4, 4).plusWeeks(week);
            hours.append(monday)
                    .append(',')
                    .append(20 + week % 5)
                    .append(",25,")
                    .append(week % 3)
                    .append(",,\n");
        }
        Files.writeString(folder.resolve("hours.csv"), hours);
        say("covered", "2013-01-01/2017-01-01");
        say("dose", "hours.csv");
        StudyPack pack = StudyFolder.pack(folder);
        assertThat(pack.remarks())
                .hasSize(3)
                .contains(
                        "Dose (hours.csv, 38 lines within active): 833 officer-hours, 37 stops; shown beside the counts,"
                                + " not as their cause.")
                .contains("Hours per incident fewer than April–December 2015: 24.1 or more, and no upper end, for no"
                        + " fall at all is within the range.")
                .anyMatch(
                        said -> said.startsWith(
                                "Hours and counts side by side, 38 lines: 88 % of the planned hours delivered; association only: "));
        assertThat(Brief.of(pack).html()).contains("833 officer-hours, 37 stops");
        assertThat(pack.differences()).isEmpty();
        for (String[] bad : new String[][] {
            {
                "week,hours\n2016-04-04,many\n",
                "hours.csv, line 2, column 'hours': a value of 4 characters is no number of 0 or more"
            },
            {
                "week,hours\n4 April,1\n",
                "hours.csv, line 2, column 'week': a value of 7 characters is no day; write the Monday as"
            },
            {"week,hours\n2016-04-04,1\n2016-04-06,1\n", "has two lines for 2016-04-06"},
            {"week,arrests\n2016-04-04,1\n", "needs the columns week (or day, month, period) and hours"},
            {
                "week,hours,officer\n2016-04-04,1,Smith\n",
                "column 'officer': a value of 5 characters stands in a column that is none of"
            },
            {"week,hours,stops\n2016-04-04,1\n", "line 2: has 2 fields where the header names 3; leave a field empty"},
            {"week,hours,Hours\n2016-04-04,1,2\n", "names the column 'hours' twice; take one away"},
            {"week,hours\n", "holds no line below its header"}
        }) {
            Files.writeString(folder.resolve("hours.csv"), bad[0]);
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> StudyFolder.pack(folder))
                    .withMessageContaining(bad[1]);
        }
    }

    @Test
    void hoursWeekdaysTheInjuredAndSeveralZonesComeFromStudyTxt() throws Exception {
        StringBuilder rows = new StringBuilder("id,occurred,Beat,killed,injured\n");
        int n = 0;
        for (LocalDate day = LocalDate.of(2013, 1, 1); day.getYear() < 2017; day = day.plusDays(1)) {
            for (String beat : List.of("B1", "B2", "B3")) {
                for (int hour : new int[] {3, 12, 23}) {
                    rows.append(n++)
                            .append(',')
                            .append(day)
                            .append('T')
                            .append(hour < 10 ? "0" : "")
                            .append(hour)
                            .append(":30,")
                            .append(beat)
                            .append(",0,")
                            .append(hour == 12 ? 0 : 2)
                            .append('\n');
                }
            }
        }
        Files.writeString(folder.resolve("incidents.csv"), rows);
        Files.writeString(folder.resolve("study.txt"), """
                outcome = night shootings
                incidents = incidents.csv
                where = injured > 0
                hours = 18-2
                weekdays = Fri, Sat
                zone = Beat
                focus = B1; B2
                active = 2016-04-01/2017-01-01
                """);
        StudyPack pack = StudyFolder.pack(folder);
        // 39 Fridays and 40 Saturdays from April to December 2016, one such night incident in each of two beats.
        assertThat(pack.study().reduction().ratio().after()).isEqualTo(2 * nights(2016, 4));
        assertThat(pack.study().operation().focusZones()).containsExactly("B1", "B2");
        say("count", "victims");
        assertThat(StudyFolder.pack(folder).study().reduction().ratio().after()).isEqualTo(4 * nights(2016, 4));
        say("hours", "late");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> StudyFolder.pack(folder))
                .withMessageContaining("'late' is no first hour and hour after the last; write 18-2");
    }

    private static long nights(int year, int month) {
        return LocalDate.of(year, month, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> day.getDayOfWeek() == java.time.DayOfWeek.FRIDAY
                        || day.getDayOfWeek() == java.time.DayOfWeek.SATURDAY)
                .count();
    }
}
