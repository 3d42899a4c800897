package psp.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.DataException;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Intake;
import psp.core.Occurrence;
import psp.core.Position;

class IncidentCsvTest {

    private static final Columns COLUMNS = Columns.named("id", "offenses", "occurred", "lon", "lat");
    private static final String HEADER = "id,occurred,offenses,lon,lat\n";

    @TempDir
    private Path folder;

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("log.csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Incidents read(String rows) {
        return IncidentCsv.read(file(HEADER + rows), COLUMNS);
    }

    @Test
    void readsEveryColumn() {
        Path csv = file("""
                nr;day;hhmm;told;crime;x;y;dead;hurt;gun;beat;words
                A1;2016-04-01;845;2016-04-02;ROBBERY|ASSAULT;-87.95;43.067;0;2.0;knife; 07 ;b||a
                A2;2016-04-02;;;ROBBERY;;;;;;;
                """);
        Columns columns = Columns.named("nr", "crime", "day", "x", "y")
                .withTime("hhmm")
                .withReported("told")
                .withVictims("dead", "hurt")
                .withWeapon("gun")
                .withZones("beat")
                .withTags("words", "||")
                .withDelimiter(';')
                .withPrecision(50);
        Incidents log = IncidentCsv.read(csv, columns);
        Incident first = log.stream().findFirst().orElseThrow();
        assertThat(first.occurred()).hasToString("2016-04-01T08:45");
        assertThat(first.reported()).isEqualTo(LocalDate.of(2016, 4, 2));
        assertThat(first.offenses()).containsExactly("ROBBERY", "ASSAULT");
        assertThat(first.position()).isEqualTo(Position.of(-87.95, 43.067));
        assertThat(first.precisionMetres()).isEqualTo(50);
        assertThat(first.killed()).isZero();
        assertThat(first.injured()).isEqualTo(2);
        assertThat(first.weapon()).isEqualTo("knife");
        assertThat(first.zones()).hasToString("{beat=07}");
        assertThat(first.tags()).containsExactly("a", "b");
        Incident second = log.stream().skip(1).findFirst().orElseThrow();
        assertThat(second).hasToString("2016-04-02 ROBBERY, no position, id A2");
        assertThat(second.killed()).isNull();
        assertThat(second.precisionMetres()).isNull();
        assertThat(log).hasToString("2 incidents, 2016-04-01 to 2016-04-02 (1 without a position)");
    }

    @Test
    void setsAsideByNameAndLineAndTheAccountSums() {
        Incidents log = read("""
                1,2016-04-01T22:15,ROBBERY,-87.95,43.067
                2,2016-13-01,ROBBERY,-87.95,43.067
                3,2016-02-30,ROBBERY,-87.95,43.067
                4,,ROBBERY,-87.95,43.067
                5,2016-04-01 22:15:30,ROBBERY,0,0.0
                6,2016-04-01,ROBBERY
                7,2016-04-01,ROBBERY,-87.95,43.067,more
                8,2016-04-01,"A, with a
                line break",43.067,-87.95
                9,2016-04-01,ROBBERY,2552000.5,390000
                10,2016-04-01,ROBBERY,-87.95,
                11,2016-04-01,ROBBERY,west,43.067
                12,2016-04-01,ROBBERY,,
                13,2016-04-01,ROBBERY,-87.95,143.067
                ,2016-04-01,ROBBERY,-87.95,43.067
                15,2016-04-01,ROBBERY,-108.7,41.9
                16,2016-04-01,ROBBERY,-87.95,43.067,
                17,2016-04-01,ROBBERY,-87.94,43.067
                """);
        Intake intake = log.intake();
        assertThat(log.stream().map(Incident::id)).containsExactly("1", "5", "12", "15", "16", "17");
        assertThat(intake.read()).isEqualTo(17);
        assertThat(intake.setAside().toString())
                .isEqualTo("{"
                        + "long row=SetAside[count=1, examples=[line 8: '6 fields of 5']], "
                        + "longitude and latitude swapped=SetAside[count=1, examples=[line 9: '43.067, -87.95']], "
                        + "no date=SetAside[count=1, examples=[line 5: '']], "
                        + "no id=SetAside[count=1, examples=[line 16: '']], "
                        + "only one coordinate=SetAside[count=1, examples=[line 12: '-87.95, ']], "
                        + "position out of range=SetAside[count=1, examples=[line 15: '-87.95, 143.067']], "
                        + "projected coordinates, not degrees=SetAside[count=1, examples=[line 11: '2552000.5, 390000']], "
                        + "short row=SetAside[count=1, examples=[line 7: '3 fields of 5']], "
                        + "unreadable date=SetAside[count=2, examples=[line 3: '2016-13-01', line 4: '2016-02-30']], "
                        + "unreadable position=SetAside[count=1, examples=[line 13: 'west, 43.067']]}");
        assertThat(intake.withoutPosition()).isEqualTo(2);
        assertThat(intake.notes()).containsExactly("1 kept though over 2 degrees from the middle of the file");
    }

    @Test
    void declaredNowhereIsKeptWithoutPosition() {
        Path csv = file(HEADER + "1,2016-04-01,R,0,0.0\n2,2016-04-01,R,-1,-1\n3,2016-04-01,R,NULL,NULL\n"
                + "4,2016-04-01,R,5.7E-14,7\n5,2016-04-01,R,-87.9,43\n");
        Incidents log = IncidentCsv.read(csv, COLUMNS.withNowhere("0,0", "-1", "NULL", "5.7E-14"));
        assertThat(log).hasToString("5 incidents, 2016-04-01 to 2016-04-01 (4 without a position)");
    }

    @Test
    void declaredExtentTellsSwappedPairsAnywhere() {
        // London: -0.1 and 51.5 are legal either way.
        Path csv = file(HEADER + "1,2016-04-01,R,-0.1,51.5\n2,2016-04-01,R,51.5,-0.1\n3,2016-04-01,R,-3,55\n");
        Incidents log = IncidentCsv.read(csv, COLUMNS.withExtent(-0.6, 51.2, 0.4, 51.8));
        assertThat(log.intake().setAside()).containsOnlyKeys("longitude and latitude swapped");
        assertThat(log.intake().notes()).containsExactly("1 kept though outside the declared extent");
    }

    @Test
    void swappedOrProjectedInMostRowsStopsWithTheFix() {
        assertThatThrownBy(() ->
                        read("1,2016-04-01,R,43.1,-87.9\n" + "2,2016-04-01,R,43.2,-87.9\n3,2016-04-01,R,-87.9,43\n"))
                .isInstanceOf(DataException.class)
                .hasMessage("log.csv: in 2 of 3 positions longitude and latitude are"
                        + " swapped, such as '43.1', '-87.9' in line 2; name 'lat' as the longitude and 'lon' as the"
                        + " latitude");
        assertThatThrownBy(() -> read("1,2016-04-01,R,2552000,390000\n"))
                .isInstanceOf(DataException.class)
                .hasMessage("log.csv: in 1 of 1 positions the coordinates are feet or metres of a map projection, such"
                        + " as '2552000', '390000' in line 2; name the columns of degrees instead of 'lon' and 'lat',"
                        + " or have them turned into WGS 84 degrees (EPSG:4326) first");
    }

    @Test
    void swappedRowsAfterTheFirstBlockAreSetAsideAndMostOfThemStopTheReading() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 1_500; i++) {
            rows.append(i).append(",2016-04-01,R,-87.9,43.05\n");
        }
        rows.append("x,2016-04-01,R,43.05,-87.9\n");
        Incidents log = read(rows.toString());
        assertThat(log.intake().setAside().get("longitude and latitude swapped").examples())
                .containsExactly("line 1502: '43.05, -87.9'");
        rows.append("x,2016-04-01,R,43.05,-87.9\n".repeat(1_500));
        assertThatThrownBy(() -> read(rows.toString()))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("log.csv: in 1,501 of 3,001 positions longitude and latitude are swapped");
    }

    @Test
    void keepsTheOrderOfTheFile() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            rows.append(i).append(i % 97 == 50 ? ",2016-04-01,R,-87.9,43.05\n" : ",2016-04-01,R,,\n");
        }
        List<String> ids = new ArrayList<>();
        Intake intake = IncidentCsv.forEach(file(HEADER + rows), COLUMNS, incident -> ids.add(incident.id()));
        assertThat(intake.kept()).isEqualTo(30_000);
        assertThat(ids).hasSize(30_000).first().isEqualTo("0");
        for (int i = 0; i < ids.size(); i++) {
            assertThat(ids.get(i)).isEqualTo(Integer.toString(i));
        }
    }

    @Test
    void recurringIdsCollapseOnlyWhenIdentical() {
        String rows = "1,2016-04-01,R,,\n1,2016-04-01,R,,\n1,2016-04-01,A,,\n2,2016-04-01,R,,\n";
        assertThat(read(rows).size()).isEqualTo(4);
        Intake intake = IncidentCsv.read(file(HEADER + rows), COLUMNS.withIds(Intake.Ids.CHECKED))
                .intake();
        assertThat(intake)
                .hasToString(
                        "4 read = 3 counted + 1 left out, 1 identical row of one id (3 counted without a position; duplicate ids checked); 1 kept with the id of an earlier row and other fields");
    }

    @Test
    void withoutIdTheRowIsTheIdAndTheAccountSaysSo() {
        Incidents log = IncidentCsv.read(
                file("occurred,what\n2016-04-01,R\nbad,R\n2016-04-03,R\n"),
                Columns.named("id", "what", "occurred").withoutId());
        assertThat(log.stream().map(Incident::id)).containsExactly("1", "3");
        assertThat(log.intake().notes()).containsExactly("2 with the number of the row as id");
    }

    @Test
    void blankDateFallsBackToTheReport() {
        Incidents log = IncidentCsv.read(
                file("id,o,d,r\n1,R,,2016-04-05\n2,R,2016-04-01,soon\n"),
                Columns.named("id", "o", "d").withReported("r"));
        assertThat(log.stream().map(Incident::occurred).map(Occurrence::toString))
                .containsExactly("2016-04-05 (reported)", "2016-04-01");
        assertThat(log.intake().notes())
                .containsExactly(
                        "1 dated by the report, for want of a date of occurrence",
                        "1 with an unreadable report date, left out");
    }

    @Test
    void otherDateFormats() {
        Incidents log = IncidentCsv.read(
                file("id,o,d\n1,R,04/01/2016 10:15:00 PM\n2,R,1 apr 2016\n3,R,02/31/2016 " + "10:15:00 AM\n"),
                Columns.named("id", "o", "d").withDateFormats("MM/dd/yyyy hh:mm:ss a", "d MMM yyyy"));
        assertThat(log.stream().map(Incident::occurred).map(Occurrence::toString))
                .containsExactly("2016-04-01T22:15", "2016-04-01");
        assertThat(log.intake().setAside()).containsOnlyKeys("unreadable date");
        assertThatThrownBy(() -> IncidentCsv.read(file("id,o,d\n1,R,4/1/2016\n"), Columns.named("id", "o", "d")))
                .isInstanceOf(DataException.class)
                .hasMessage("log.csv: none of 1 row can be read: 1 unreadable date"
                        + "; name the format, as in withDateFormats(\"MM/dd/yyyy\")")
                .extracting(e -> ((DataException) e).withValues())
                .asString()
                .endsWith("(\"MM/dd/yyyy\") (line 2: '4/1/2016')");
    }

    @Test
    void bomAndCarriageReturns() throws IOException {
        String text = "\uFEFF" + HEADER.replace("\n", "\r\n") + "1,2016-04-01,Bö,,\r\n\r\n2,2016-04-01,R,,x\r\n";
        Path csv = Files.write(folder.resolve("log.csv"), text.getBytes(StandardCharsets.UTF_8));
        Incidents log = IncidentCsv.read(csv, COLUMNS);
        assertThat(log.stream().findFirst().orElseThrow().offenses()).containsExactly("Bö");
        assertThat(log.intake().setAside().get("only one coordinate").examples())
                .containsExactly("line 4: ', x'");
    }

    @Test
    void doorsThatDoNotOpen() throws IOException {
        assertThatThrownBy(() -> IncidentCsv.read(file("id,occured,offenses,lon,lat\n"), COLUMNS))
                .isInstanceOf(DataException.class)
                .hasMessage("log.csv: there is no column 'occurred'; the columns are"
                        + " [id, lat, lon, occured, offenses]; the nearest is 'occured'");
        assertThatThrownBy(() -> IncidentCsv.read(file("id;occurred\n1;2\n"), COLUMNS))
                .isInstanceOf(DataException.class)
                .hasMessage("log.csv: there is no column 'id'; the header is one field 'id;occurred'; are the fields"
                        + " separated by ';'? say so by withDelimiter");
        assertThatThrownBy(() -> IncidentCsv.read(file("id,lon,id,occurred,offenses,lat\n"), COLUMNS))
                .isInstanceOf(DataException.class)
                .hasMessage("log.csv: the column 'id' is there 2 times; rename all but one in the header");
        assertThatThrownBy(() -> IncidentCsv.read(file(""), COLUMNS))
                .isInstanceOf(DataException.class)
                .hasMessage("log.csv: is empty");
        assertThatThrownBy(() -> IncidentCsv.read(file("\n\n"), COLUMNS))
                .isInstanceOf(DataException.class)
                .hasMessage("log.csv: holds no line of text");
        assertThatThrownBy(() -> read(""))
                .isInstanceOf(DataException.class)
                .hasMessage("log.csv: has a header and no rows");
        assertThatThrownBy(() -> read("1,2016-04-01,\"R,,\n"))
                .isInstanceOf(DataException.class)
                .hasMessage("log.csv: none of 1 row can be read: 1 line with a quote that is not closed");
        Path gz = folder.resolve("log.csv.gz");
        Files.writeString(gz, HEADER);
        assertThatThrownBy(() -> IncidentCsv.read(gz, COLUMNS))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "log.csv.gz: is damaged or cut short, or not made by gzip (Not in GZIP format); get it again,"
                                + " or name it without .gz if it is not compressed");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write((HEADER + "1,2016-04-01,R,-87.9,43\n".repeat(9_000)).getBytes(StandardCharsets.UTF_8));
        }
        Files.write(gz, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 20));
        assertThatThrownBy(() -> IncidentCsv.read(gz, COLUMNS))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("log.csv.gz: is damaged or cut short, or not made by gzip (");
        assertThatThrownBy(() -> IncidentCsv.read(folder, COLUMNS))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is a directory; name one file in it");
        assertThatThrownBy(() -> IncidentCsv.read(folder.resolve("no.csv"), COLUMNS))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("there is no such file; the full path is ");
        assertThatThrownBy(() -> IncidentCsv.read(folder.resolve("no.csv"), null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("columns");
    }
}
