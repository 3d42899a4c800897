package psp.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.DataException;
import psp.core.Incident;
import psp.core.Incidents;

class IncidentFileTest {

    private static final Columns COLUMNS = Columns.named("id", "offense", "day", "lon", "lat");
    private static final String CSV = "id,offense,day,lon,lat\n1,CAÑÓN,2016-04-01,-87.95,43.067\n2,R,2016-04-02,-87.9,43.1\n";
    private static final List<String> BOTH = List.of("2016-04-01 CAÑÓN at (-87.95, 43.067), id 1",
            "2016-04-02 R at (-87.9, 43.1), id 2");

    @TempDir
    private Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> read(Path file, Columns columns) {
        return IncidentFile.read(file, columns).stream().map(Incident::toString).toList();
    }

    @Test
    void everyEncodingSaysTheSame() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(read(file("log.csv", CSV.getBytes(charset)), COLUMNS)).as(charset.name()).isEqualTo(BOTH);
            assertThat(read(file("log.csv", ("\uFEFF" + CSV).getBytes(charset)), COLUMNS)).as(charset.name()).isEqualTo(BOTH);
        }
        Incidents log = IncidentFile.read(file("log.csv", CSV.getBytes(Charset.forName("windows-1252"))), COLUMNS);
        assertThat(log.stream().map(Incident::toString)).isEqualTo(BOTH);
        assertThat(log.intake().notes()).containsExactly("2 bytes not UTF-8, read as Windows-1252");
        assertThat(IncidentFile.read(file("log.csv", CSV.getBytes(StandardCharsets.UTF_16)), COLUMNS).intake().notes())
                .containsExactly("read as UTF-16");
        // A character cut off at the end of the file.
        assertThat(read(file("log.csv", "id,day,offense\n1,2016-04-01,RÃ".getBytes(StandardCharsets.ISO_8859_1)),
                Columns.named("id", "offense", "day"))).containsExactly("2016-04-01 RÃ, no position, id 1");
    }

    @Test
    void charactersThatStraddleTheBuffer() throws IOException {
        StringBuilder text = new StringBuilder("id,offense,day\n");
        for (int i = 0; i < 60_000; i++) {
            text.append(i).append(i % 3 == 0 ? ",é𝄞," : ",Ω,").append("2016-04-01\n");
        }
        Incidents log = IncidentFile.read(file("log.csv", text.toString()), Columns.named("id", "offense", "day"));
        assertThat(log.offenses()).hasToString("{é𝄞=20000, Ω=40000}");
        assertThat(log.intake().notes()).isEmpty();
    }

    @Test
    void semicolonsTabsGzipAndZip() throws IOException {
        assertThat(read(file("log.csv", CSV.replace(',', ';')), COLUMNS.withDelimiter(';'))).isEqualTo(BOTH);
        assertThat(read(file("log.tsv", CSV.replace(',', '\t')), COLUMNS)).isEqualTo(BOTH);
        assertThat(read(file("log.txt", CSV.replace(',', '\t')), COLUMNS.withDelimiter('\t'))).isEqualTo(BOTH);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("log.tsv.gz")))) {
            out.write(CSV.replace(',', '\t').getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(folder.resolve("log.tsv.gz"), COLUMNS)).isEqualTo(BOTH);
        Path zip = folder.resolve("log.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("__MACOSX/._log.csv"));
            out.putNextEntry(new ZipEntry("export/log.csv"));
            out.write(CSV.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(zip, COLUMNS)).isEqualTo(BOTH);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("a.csv"));
            out.putNextEntry(new ZipEntry("b.csv"));
        }
        assertThatThrownBy(() -> read(zip, COLUMNS)).isInstanceOf(DataException.class)
                .hasMessage("log.zip: holds 2 files, [a.csv, b.csv]; unpack it and name one");
        Files.write(zip, Arrays.copyOf(Files.readAllBytes(zip), 40));
        assertThatThrownBy(() -> read(zip, COLUMNS)).isInstanceOf(DataException.class)
                .hasMessageStartingWith("log.zip: is damaged or cut short, or no zip (");
    }

    @Test
    void jsonLinesListsFeaturesAndArcGis() throws IOException {
        String one = "{\"id\":1,\"offense\":\"CAÑÓN\",\"day\":\"2016-04-01\",\"lon\":\"-87.95\",\"lat\":43.067,\"more\":[1]}";
        String two = "{\"lat\":43.1,\"lon\":-87.9,\"day\":\"2016-04-02\",\"offense\":\"R\",\"id\":\"2\",\"gone\":null}";
        assertThat(read(file("log.jsonl", one + "\n" + two + "\n"), COLUMNS)).isEqualTo(BOTH);
        assertThat(read(file("log.json", "[" + one + ",\n" + two + "]"), COLUMNS)).isEqualTo(BOTH);
        assertThat(IncidentFile.read(folder.resolve("log.json"), COLUMNS).intake().notes())
                .containsExactly("1 with a list in 'more', left out");
        Columns points = Columns.named("id", "offense", "day", "geometry.longitude", "geometry.latitude");
        String features = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":"
                + "\"Point\",\"coordinates\":[-87.95,43.067,0]},\"properties\":{\"id\":1,\"offense\":\"CAÑÓN\",\"day\":"
                + "\"2016-04-01\"}},\n{\"type\":\"Feature\",\"properties\":{\"id\":2,\"offense\":\"R\",\"day\":\"2016-04-02"
                + "\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[-87.9,43.1]}},\n{\"type\":\"Feature\",\"properties\""
                + ":{\"id\":3,\"offense\":\"R\",\"day\":\"2016-04-03\"},\"geometry\":null}]}";
        assertThat(read(file("log.geojson", features), points)).startsWith(BOTH.get(0), BOTH.get(1))
                .endsWith("2016-04-03 R, no position, id 3");
        // Socrata: a point as a property of its own.
        assertThat(read(file("log.json", "[{\"id\":\"1\",\"offense\":\"CAÑÓN\",\"day\":\"2016-04-01T00:00:00.000\",\"location\":"
                + "{\"type\":\"Point\",\"coordinates\":[-87.95,43.067]}},\n{\"id\":\"2\",\"offense\":\"R\",\"day\":\"2016-04-02"
                + "\",\"location\":{\"latitude\":\"43.1\",\"longitude\":\"-87.9\"}}]"), Columns.named("id", "offense", "day",
                "location.longitude", "location.latitude"))).endsWith(BOTH.get(1)).hasSize(2);
        // ArcGIS: attributes, x and y, milliseconds: a quarter past three in the morning at Greenwich is the evening before.
        Path esri = file("log.json", "{\"fields\":[{\"name\":\"id\"}],\"geometryType\":\"esriGeometryPoint\",\"features\":[{\""
                + "attributes\":{\"id\":1,\"offense\":\"R\",\"OccurrenceDate\":1459566900000},\"geometry\":{\"x\":-87.95,\"y\""
                + ":43.067}}]}");
        Columns arcgis = Columns.named("id", "offense", "OccurrenceDate", "geometry.longitude", "geometry.latitude")
                .withUtc("America/Chicago");
        assertThat(read(esri, arcgis)).containsExactly("2016-04-01T22:15 R at (-87.95, 43.067), id 1");
        assertThat(IncidentFile.read(esri, arcgis).intake().notes()).containsExactly("1 with milliseconds since 1970 in"
                + " 'OccurrenceDate', read as a moment of UTC");
    }

    @Test
    void jsonThatIsNone() throws IOException {
        refused(file("log.json", "{\"id\":\n\"a"), "log.json, line 2: is not JSON: Unexpected end-of-input in VALUE_STRING");
        refused(file("log.json", "7"), "log.json, line 1: is not JSON of incidents, which starts with '{' or '['");
        refused(file("log.json", "[1]"), "log.json, line 1: holds '1' where an object is expected");
        refused(file("log.json", "[]"), "log.json: holds no object with properties");
        refused(file("log.json", "[{\"id\":1}]"), "log.json: there is no column 'offense'; the columns are [id]; the nearest"
                + " is 'id'");
    }

    private static void refused(Path file, String message) {
        assertThatThrownBy(() -> read(file, COLUMNS.withoutId())).isInstanceOf(DataException.class).hasMessage(message);
    }

    private static void limited(Path file, Limits limits, String message) {
        assertThatThrownBy(() -> IncidentFile.read(file, COLUMNS, limits)).isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    private static String raise(String limit, String value, String method) {
        return "more than the limit " + limit + " of " + value + " allows; if that is right, raise it by Limits.DEFAULT."
                + method + "(…)";
    }

    /** A quoted field without end, a line without end, a bomb, ten thousand columns, nesting without end. */
    @Test
    void namedLimitsRefuseWhatWouldFillTheMachine() throws IOException {
        Path big = folder.resolve("big.csv");
        for (String start : new String[] {"id,offense,day,lon,lat\n1,\"", "id,offense,day,lon,lat\n1,"}) {
            Files.writeString(big, start);
            try (RandomAccessFile file = new RandomAccessFile(big.toFile(), "rw")) {
                file.setLength(1L << 30); // the rest are zeros that take no room on the disk
            }
            limited(big, Limits.DEFAULT, "big.csv, line 2: a field is longer, " + raise("fieldCharacters", "1,000,000",
                    "withFieldCharacters") + "; or is a quote not closed?");
        }
        Files.delete(big);
        limited(file("a.csv", CSV), Limits.DEFAULT.withFieldCharacters(9), "a.csv, line 2: a field is longer, " + raise(
                "fieldCharacters", "9", "withFieldCharacters") + "; or is a quote not closed?");
        limited(file("a.csv", CSV), Limits.DEFAULT.withRowCharacters(24), "a.csv, line 2: the row is longer, " + raise(
                "rowCharacters", "24", "withRowCharacters"));
        limited(file("a.csv", CSV + ",".repeat(10_000)), Limits.DEFAULT, "a.csv, line 4: the row has more fields, " + raise(
                "columns", "5,000", "withColumns"));
        limited(file("a.json", "[".repeat(1_000_000)), Limits.DEFAULT, "a.json, line 1: holds '[' where an object is"
                + " expected");
        limited(file("a.json", "{\"a\":".repeat(1_000_000)), Limits.DEFAULT, "a.json, line 1: is nested deeper, " + raise(
                "depth", "64", "withDepth"));
        limited(file("a.json", "{\"a\":" + "[".repeat(1_000_000)), Limits.DEFAULT, "a.json, line 1: is nested deeper, "
                + raise("depth", "64", "withDepth"));
        limited(file("a.json", "{\"a\":\"" + "x".repeat(2_000_000)), Limits.DEFAULT, "a.json, line 1: a text or number is"
                + " longer, " + raise("fieldCharacters", "1,000,000", "withFieldCharacters"));
        Path bomb = folder.resolve("a.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write(CSV.getBytes(StandardCharsets.UTF_8));
            byte[] block = "\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 200; i++) {
                out.write(block);
            }
        }
        assertThatThrownBy(() -> IncidentFile.read(bomb, COLUMNS)).isInstanceOf(DataException.class).hasMessageMatching(
                "a.csv.gz: [\\d,]+ compressed bytes become over [\\d,]+, more than the limit inflation of 400 allows; if that"
                + " is right, raise it by Limits.DEFAULT.withInflation\\(…\\)");
        assertThat(IncidentFile.read(bomb, COLUMNS, Limits.DEFAULT.withInflation(2_000)).size()).isEqualTo(2);
        assertThatThrownBy(() -> GeoJson.readZones(file("a.geojson", "{\"type\":\"Polygon\",\"coordinates\":" + "[".repeat(
                1_000_000)))).isInstanceOf(DataException.class).hasMessage("a.geojson, line 1: is nested deeper, " + raise(
                        "depth", "64", "withDepth"));
    }

    @Test
    void limitsBelowOneAreRefused() {
        assertThatThrownBy(() -> Limits.DEFAULT.withDepth(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The limit depth is 0; at least 1");
        assertThatThrownBy(() -> new Limits(2, 1, 1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The limit fieldCharacters, 2, is above rowCharacters, 1; raise that first");
    }
}
