package psp.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.DataException;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Outcome;
import psp.core.Source;
import psp.core.Table;
import psp.io.internal.row.JsonRows;
import psp.io.internal.row.Row;
import psp.io.internal.row.RowSource;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

class IncidentFileTest {

    private static final Columns COLUMNS = Columns.named("id", "offense", "day", "lon", "lat");
    private static final String CSV =
            "id,offense,day,lon,lat\n1,CAÑÓN,2016-04-01,-87.95,43.067\n2,R,2016-04-02,-87.9,43.1\n";
    private static final List<String> BOTH =
            List.of("2016-04-01 CAÑÓN at (-87.95, 43.067), id 1", "2016-04-02 R at (-87.9, 43.1), id 2");

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
            assertThat(read(file("log.csv", CSV.getBytes(charset)), COLUMNS))
                    .as(charset.name())
                    .isEqualTo(BOTH);
            assertThat(read(file("log.csv", ("\uFEFF" + CSV).getBytes(charset)), COLUMNS))
                    .as(charset.name())
                    .isEqualTo(BOTH);
        }
        Incidents log = IncidentFile.read(file("log.csv", CSV.getBytes(Charset.forName("windows-1252"))), COLUMNS);
        assertThat(log.stream().map(Incident::toString)).isEqualTo(BOTH);
        assertThat(log.intake().notes()).containsExactly("2 bytes not UTF-8, read as Windows-1252");
        assertThat(IncidentFile.read(file("log.csv", CSV.getBytes(StandardCharsets.UTF_16)), COLUMNS)
                        .intake()
                        .notes())
                .containsExactly("read as UTF-16");
        // A character cut off at the end of the file.
        assertThat(read(
                        file("log.csv", "id,day,offense\n1,2016-04-01,RÃ".getBytes(StandardCharsets.ISO_8859_1)),
                        Columns.named("id", "offense", "day")))
                .containsExactly("2016-04-01 RÃ, no position, id 1");
    }

    /** The JDK would tell standard error of bytes that are not of the encoding. */
    @Test
    void everyEncodingOfXmlSaysTheSameAndNothingElse() throws IOException {
        String rows =
                "<r><a><id>1</id><offense>CAÑÓN</offense><day>2016-04-01</day><lon>-87.95</lon><lat>43.067</lat></a>"
                        + "<a><id>2</id><offense>R</offense><day>2016-04-02</day><lon>-87.9</lon><lat>43.1</lat></a></r>";
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            for (String name : List.of("UTF-8", "UTF-16", "ISO-8859-1", "windows-1252", "IBM850")) {
                byte[] bytes = ("<?xml version='1.0' encoding='" + name + "'?>" + rows).getBytes(Charset.forName(name));
                assertThat(read(file("log.xml", bytes), COLUMNS)).as(name).isEqualTo(BOTH);
            }
            Incidents log = IncidentFile.read(file("log.xml", rows.getBytes(Charset.forName("windows-1252"))), COLUMNS);
            assertThat(log.stream().map(Incident::toString)).isEqualTo(BOTH);
            assertThat(log.intake().notes())
                    .containsExactly("is XML, read as rows", "2 bytes not UTF-8, read as Windows-1252");
        } finally {
            System.setErr(before);
        }
        assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
        Path unknown = file("log.xml", "<?xml version=\"1.0\" encoding=\"x-ours\"?>" + rows);
        assertThatThrownBy(() -> IncidentFile.read(unknown, COLUMNS))
                .isInstanceOf(DataException.class)
                .hasMessage("log.xml: says that its encoding is 'x-ours', which is not known; save it as UTF-8");
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
        assertThat(read(file("log.csv", CSV.replace(',', ';')), COLUMNS.withDelimiter(';')))
                .isEqualTo(BOTH);
        assertThat(read(file("log.tsv", CSV.replace(',', '\t')), COLUMNS)).isEqualTo(BOTH);
        assertThat(read(file("log.txt", CSV.replace(',', '\t')), COLUMNS.withDelimiter('\t')))
                .isEqualTo(BOTH);
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
        assertThatThrownBy(() -> read(zip, COLUMNS))
                .isInstanceOf(DataException.class)
                .hasMessage("log.zip: holds 2 files, [a.csv, b.csv]; unpack it and name one");
        Files.write(zip, Arrays.copyOf(Files.readAllBytes(zip), 40));
        assertThatThrownBy(() -> read(zip, COLUMNS))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("log.zip: is damaged or cut short, or no zip (");
    }

    @Test
    void jsonLinesListsFeaturesAndArcGis() throws IOException {
        String one =
                "{\"id\":1,\"offense\":\"CAÑÓN\",\"day\":\"2016-04-01\",\"lon\":\"-87.95\",\"lat\":43.067,\"more\":[1]}";
        String two = "{\"lat\":43.1,\"lon\":-87.9,\"day\":\"2016-04-02\",\"offense\":\"R\",\"id\":\"2\",\"gone\":null}";
        assertThat(read(file("log.jsonl", one + "\n" + two + "\n"), COLUMNS)).isEqualTo(BOTH);
        assertThat(read(file("log.json", "[" + one + ",\n" + two + "]"), COLUMNS))
                .isEqualTo(BOTH);
        assertThat(IncidentFile.read(folder.resolve("log.json"), COLUMNS)
                        .intake()
                        .notes())
                .containsExactly("1 with a list in 'more', left out");
        Columns points = Columns.named("id", "offense", "day", "geometry.longitude", "geometry.latitude");
        String features = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":"
                + "\"Point\",\"coordinates\":[-87.95,43.067,0]},\"properties\":{\"id\":1,\"offense\":\"CAÑÓN\",\"day\":"
                + "\"2016-04-01\"}},\n{\"type\":\"Feature\",\"properties\":{\"id\":2,\"offense\":\"R\",\"day\":\"2016-04-02"
                + "\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[-87.9,43.1]}},\n{\"type\":\"Feature\",\"properties\""
                + ":{\"id\":3,\"offense\":\"R\",\"day\":\"2016-04-03\"},\"geometry\":null}]}";
        assertThat(read(file("log.geojson", features), points))
                .startsWith(BOTH.get(0), BOTH.get(1))
                .endsWith("2016-04-03 R, no position, id 3");
        // Socrata: a point as a property of its own.
        assertThat(read(
                        file(
                                "log.json",
                                "[{\"id\":\"1\",\"offense\":\"CAÑÓN\",\"day\":\"2016-04-01T00:00:00.000\",\"location\":"
                                        + "{\"type\":\"Point\",\"coordinates\":[-87.95,43.067]}},\n{\"id\":\"2\",\"offense\":\"R\",\"day\":\"2016-04-02"
                                        + "\",\"location\":{\"latitude\":\"43.1\",\"longitude\":\"-87.9\"}}]"),
                        Columns.named("id", "offense", "day", "location.longitude", "location.latitude")))
                .endsWith(BOTH.get(1))
                .hasSize(2);
        // ArcGIS: attributes, x and y, milliseconds: a quarter past three in the morning at Greenwich is the evening
        // before.
        Path esri = file(
                "log.json",
                "{\"fields\":[{\"name\":\"id\"}],\"geometryType\":\"esriGeometryPoint\",\"features\":[{\""
                        + "attributes\":{\"id\":1,\"offense\":\"R\",\"OccurrenceDate\":1459566900000},\"geometry\":{\"x\":-87.95,\"y\""
                        + ":43.067}}]}");
        Columns arcgis = Columns.named("id", "offense", "OccurrenceDate", "geometry.longitude", "geometry.latitude")
                .withUtc("America/Chicago");
        assertThat(read(esri, arcgis)).containsExactly("2016-04-01T22:15 R at (-87.95, 43.067), id 1");
        assertThat(IncidentFile.read(esri, arcgis).intake().notes())
                .containsExactly("1 with milliseconds since 1970 in" + " 'OccurrenceDate', read as a moment of UTC");
    }

    @Test
    void aControlCharacterInAPropertysNameIsShownAsAQuestionMark() throws IOException {
        Path json =
                file("log.json", "[{\"id\":\"1\",\"offense\":\"R\",\"day\":\"2016-04-01\",\"\\u0085\\u0001a\":[1]}]");
        assertThat(IncidentFile.read(json, Columns.named("id", "offense", "day"))
                        .intake()
                        .notes())
                .containsExactly("1 with a list in '??a', left out");
    }

    @Test
    void millisecondsAreMomentsBetween1973And2096() throws IOException {
        String[] dates = {"100000000000", "3999999999999", "99999999999", "4000000000000", "100000000000.5"};
        String[] read = {
            "1973-03-03T09:46:40+00:00",
            "2096-10-02T07:06:39.999+00:00",
            "99999999999",
            "4000000000000",
            "100000000000.5"
        };
        for (String name : List.of("date", "OccurTime", "occ_dt", "DTTM")) {
            for (int i = 0; i < dates.length; i++) {
                Path json = file("log.json", "{\"" + name + "\":" + dates[i] + ",\"number\":" + dates[i] + "}");
                try (RowSource rows = JsonRows.open(json, Limits.DEFAULT, Progress.NONE)) {
                    Row row = rows.next();
                    assertThat(row.field(rows.column(name))).isEqualTo(read[i]);
                    assertThat(row.field(rows.column("number"))).isEqualTo(dates[i]);
                    assertThat(rows.next()).isNull();
                }
            }
        }
    }

    @Test
    void jsonThatIsNone() throws IOException {
        refused(
                file("log.json", "{\"id\":\n\"a"),
                "log.json, line 2: is not JSON: Unexpected end-of-input in VALUE_STRING");
        refused(file("log.json", "7"), "log.json, line 1: is not JSON of incidents, which starts with '{' or '['");
        refused(file("log.json", "[1]"), "log.json, line 1: holds '1' where an object is expected");
        refused(file("log.json", "[]"), "log.json: holds no object with properties");
        refused(
                file("log.json", "[{\"id\":1}]"),
                "log.json: there is no column 'offense'; the columns are [id]; the nearest" + " is 'id'");
    }

    private static void refused(Path file, String message) {
        assertThatThrownBy(() -> read(file, COLUMNS.withoutId()))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    /** A call's type at entry and at close, its source and what became of it. */
    @Test
    void callsForService() throws IOException {
        Path file = file(
                "calls.csv",
                "nr,entry,close,day,by,end\n1,SHOTS FIRED,FIREWORKS,2016-04-01,Caller,Report\n"
                        + "2,SHOTS FIRED,,2016-04-01,Officer,Report\n3,FIGHT,ROBBERY,2016-04-02,,Unfounded\n4,,,2016-04-02,Caller,\n");
        Columns calls = Columns.named("nr", "close", "day")
                .withTypeAtEntry("entry")
                .withSource("by", "officer")
                .withDisposition("end", "unfounded");
        Incidents log = IncidentFile.read(file, calls);
        assertThat(log.stream().map(call -> call.offenses() + " " + call.tags() + " " + call.source()))
                .containsExactly(
                        "[FIREWORKS] [at entry: SHOTS FIRED, disposition: REPORT] CITIZEN",
                        "[SHOTS FIRED] [at entry: SHOTS FIRED, disposition: REPORT] OFFICER",
                        "[] [] CITIZEN");
        assertThat(log.intake())
                .hasToString(
                        "4 read = 3 counted + 1 left out, 1 disposition UNFOUNDED (3 counted without a position; duplicate ids not checked); 1 without a type at close, by the type at entry");
        assertThat(log.stream()
                        .mapToInt(Outcome.tagged("shots", "at entry: shots fired")::count)
                        .sum())
                .isEqualTo(2);
        assertThat(log.stream()
                        .mapToInt(Outcome.of("shots", "shots fired")::count)
                        .sum())
                .isEqualTo(1);
        assertThat(log.stream()
                        .mapToInt(Outcome.tagged("reports", "disposition: report")::count)
                        .sum())
                .isEqualTo(2);
        Outcome citizens = Outcome.from("by citizens", Source.CITIZEN);
        assertThat(log.stream().mapToInt(citizens::count).sum()).isEqualTo(2);
        assertThat(citizens).hasToString("by citizens: incidents with a source among [CITIZEN]");
        Path described = file(
                "calls.txt",
                "id = nr\noffenses = close\noccurred = day\ntype at entry = entry\nsource = by\n"
                        + "officer = officer\ndisposition = end\nset aside = unfounded\n");
        assertThat(IncidentFile.read(file, Columns.read(described)).stream().map(Incident::tags))
                .containsExactlyElementsOf(log.stream().map(Incident::tags).toList());
    }

    @Test
    void progressIsToldWhateverTheKindOfFile() throws IOException {
        StringBuilder rows = new StringBuilder("id,offense,day,lon,lat\n");
        for (int i = 0; i < 60_000; i++) {
            rows.append(i).append(",ROBBERY AND MORE,2016-04-01,-87.95,43.067\n");
        }
        Path csv = file("log.csv", rows.toString());
        Path zip = folder.resolve("log.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("log.csv"));
            Files.copy(csv, out);
        }
        Path xlsx = folder.resolve("log.xlsx");
        List<List<Object>> cells = new ArrayList<>();
        for (int i = 0; i < 25_000; i++) {
            cells.add(List.of(i, "R", "2016-04-01", -87.95, 43.067));
        }
        TableFile.write(Table.of("id", "offense", "day", "lon", "lat").plusAll(cells), xlsx);
        for (Path file : List.of(csv, zip, xlsx)) {
            List<long[]> told = new ArrayList<>();
            IncidentFile.forEach(
                    file, COLUMNS, Limits.DEFAULT, (done, size) -> told.add(new long[] {done, size}), in -> {});
            assertThat(told).as(file.toString()).hasSizeGreaterThanOrEqualTo(2);
            long size = file == xlsx ? 0 : Files.size(csv);
            assertThat(told).allMatch(one -> one[1] == size);
            assertThat(told.stream().map(one -> one[0]).toList()).isSorted();
            assertThat(told.get(told.size() - 1)[0]).isEqualTo(file == xlsx ? 20_000 : size);
        }
    }

    /** As an export that is still being written, or copied over. */
    @Test
    void aFileThatChangesWhileItIsReadIsRefused() throws IOException {
        Path file = folder.resolve("log.csv");
        Files.writeString(file, "id,o,d\n" + "1,R,2016-04-01\n".repeat(20_000));
        Columns columns = Columns.named("id", "o", "d");
        assertThat(IncidentFile.read(file, columns).size()).isEqualTo(20_000);
        int[] got = new int[1];
        assertThatThrownBy(() -> IncidentFile.forEach(file, columns, Limits.DEFAULT, incident -> {
                    if (got[0]++ == 0) {
                        try {
                            Files.writeString(file, "2,R,2016-04-02\n", StandardOpenOption.APPEND);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                }))
                .isInstanceOf(DataException.class)
                .hasMessage("log.csv: was changed while it was read; ask again when it is written to its end");
    }

    @Test
    void anInterruptionEndsTheReading() throws IOException {
        Path file = folder.resolve("log.csv");
        Files.writeString(file, "id,o,d\n1,R,2016-04-01\n");
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> IncidentFile.read(file, Columns.named("id", "o", "d")))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("the reading was interrupted; nothing was counted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
