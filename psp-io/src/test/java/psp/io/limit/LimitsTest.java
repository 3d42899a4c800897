package psp.io.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.DataException;
import psp.core.Table;
import psp.io.Columns;
import psp.io.CountCsv;
import psp.io.FileCheck;
import psp.io.IncidentCsv;
import psp.io.IncidentFile;
import psp.io.TableFile;
import psp.io.zone.GeoJson;
import psp.io.zone.Shapefile;

/** What would fill the machine is refused by a limit that the message names, in bounded memory and time. */
class LimitsTest {

    private static final Columns COLUMNS = Columns.named("id", "offense", "day", "lon", "lat");
    private static final String HEADER = "id,offense,day,lon,lat\n";
    private static final String ROW = "1,R,2016-04-01,-87.95,43.067\n";
    private static final int MILLION = 1_000_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** Bytes taken in all, whether or not they were lost again; of bombs more, since they are rows until they are too many. */
    private static final long MOST_BYTES = 150_000_000;

    private static final long MOST_BYTES_OF_A_BOMB = 1_500_000_000;
    private static final double MOST_SECONDS = 10;

    private static final String FIELD = raise("fieldCharacters", "1,000,000", "withFieldCharacters");
    private static final String LONG_ROW = raise("rowCharacters", "16,000,000", "withRowCharacters");
    private static final String WIDE = raise("columns", "5,000", "withColumns");
    private static final String DEEP = raise("depth", "64", "withDepth");
    private static final String BOMB = ": few bytes become many, " + raise("inflation", "400", "withInflation");

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** A file of a text, then a block many times. */
    private Path file(String name, String start, String block, int times) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream raw = Files.newOutputStream(file);
                OutputStream out =
                        name.endsWith(".gz") ? new GZIPOutputStream(raw) : name.endsWith(".zip") ? entry(raw) : raw) {
            out.write(start.getBytes(StandardCharsets.UTF_8));
            byte[] bytes = block.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < times; i++) {
                out.write(bytes);
            }
        }
        return file;
    }

    private static OutputStream entry(OutputStream raw) throws IOException {
        ZipOutputStream out = new ZipOutputStream(raw);
        out.putNextEntry(new ZipEntry("log.csv"));
        return out;
    }

    /** A file of a gigabyte: a text, then zeros, which take no room on the disk. */
    private Path gigabyte(String name, String start) throws IOException {
        Path file = file(name, start);
        try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
            whole.setLength(1L << 30);
        }
        return file;
    }

    private static void refused(Path file, Consumer<Path> reader, String message) {
        long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        long nanos = THREADS.getCurrentThreadCpuTime();
        Throwable thrown = catchThrowable(() -> reader.accept(file));
        assertThat(THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes)
                .as("bytes taken: " + message)
                .isLessThan(message.equals(BOMB) ? MOST_BYTES_OF_A_BOMB : MOST_BYTES);
        assertThat((THREADS.getCurrentThreadCpuTime() - nanos) / 1e9)
                .as("seconds: " + message)
                .isLessThan(MOST_SECONDS);
        assertThat(thrown).isInstanceOf(DataException.class);
        assertThat(String.valueOf(thrown.getMessage())
                        .replaceAll("[\\d,]*\\d compressed bytes become over [\\d,]*\\d", "few bytes become many"))
                .isEqualTo(file.getFileName() + message);
    }

    private static void rows(Path file, String message) {
        rows(file, Limits.DEFAULT, message);
    }

    private static void rows(Path file, Limits limits, String message) {
        refused(file, any -> IncidentFile.forEach(any, COLUMNS, limits, incident -> {}), message);
    }

    private static void zones(Path file, String message) {
        refused(file, GeoJson::readZones, message);
    }

    private static String raise(String limit, String value, String method) {
        return "more than the limit " + limit + " of " + value
                + " allows; if that is right, raise it by Limits.DEFAULT." + method + "(…)";
    }

    @Test
    void aQuotedFieldOfAGigabyte() throws IOException {
        rows(
                gigabyte("a.csv", HEADER + "1,\""),
                ", line 2: a field is longer, " + FIELD + "; or is a quote not closed?");
        rows(gigabyte("b.csv", "id,\""), ", line 1: a field is longer, " + FIELD + "; or is a quote not closed?");
        String block = "x".repeat(MILLION);
        rows(file("a.json", "{\"id\":\"", block, 100), ", line 1: a text or number is longer, " + FIELD);
        zones(file("a.geojson", "{\"type\":\"", block, 100), ", line 1: a text or number is longer, " + FIELD);
        rows(
                file("c.csv", HEADER + ROW),
                Limits.DEFAULT.withFieldCharacters(9),
                ", line 2: a field is longer, " + raise("fieldCharacters", "9", "withFieldCharacters")
                        + "; or is a quote not closed?");
    }

    @Test
    void aLineWithoutEnd() throws IOException {
        rows(gigabyte("a.csv", HEADER + "1,"), ", line 2: a field is longer, " + FIELD + "; or is a quote not closed?");
        rows(gigabyte("b.csv", ""), ", line 1: a field is longer, " + FIELD + "; or is a quote not closed?");
        rows(file("c.csv", HEADER, "x".repeat(100_000) + ",", 200), ", line 2: the row is longer, " + LONG_ROW);
        rows(file("d.csv", HEADER, "x,", MILLION), ", line 2: the row has more fields, " + WIDE);
        rows(
                file("e.csv", HEADER + ROW),
                Limits.DEFAULT.withRowCharacters(20),
                ", line 2: the row is longer, " + raise("rowCharacters", "20", "withRowCharacters"));
        StringBuilder object = new StringBuilder("{\"id\":\"1\"");
        for (int i = 0; i < 20; i++) {
            object.append(",\"p")
                    .append(i)
                    .append("\":\"")
                    .append("x".repeat(900_000))
                    .append('"');
        }
        rows(file("a.json", object + "}"), ", line 1: an object is longer, " + LONG_ROW);
        refused(
                gigabyte("feed.txt", "id = x"),
                Columns::read,
                ": holds over 1,000,000 bytes, more than any description of columns; is it the data?");
    }

    /** A gigabyte of short lines is no line without end: it is read, and takes little. */
    @Test
    void theFirstRowsThatAreHeldBackAreHeldWithinBounds() throws IOException {
        String filler = "x".repeat(900_000);
        Path csv = file("a.csv", HEADER, "1," + filler + ",2016-04-01,-87.95,43.067\n", 100);
        assertThat(IncidentFile.forEach(csv, COLUMNS, Limits.DEFAULT, incident -> {})
                        .kept())
                .isEqualTo(100);
        Path json = file(
                "a.json",
                "",
                "{\"id\":1,\"offense\":\"" + filler + "\",\"day\":\"2016-04-01\",\"lon\":-87.95,\"lat\":43.067}\n",
                100);
        assertThat(IncidentFile.forEach(json, COLUMNS, Limits.DEFAULT, incident -> {})
                        .kept())
                .isEqualTo(100);
    }

    @Test
    void tenThousandColumns() throws IOException {
        String names = "c,".repeat(10_000);
        rows(file("a.csv", names + "\n"), ", line 1: the row has more fields, " + WIDE);
        rows(file("b.csv", HEADER + ROW + ROW + ",".repeat(10_000)), ", line 4: the row has more fields, " + WIDE);
        StringBuilder object = new StringBuilder("{\"id\":1");
        for (int i = 0; i < 10_000; i++) {
            object.append(",\"c").append(i).append("\":1");
        }
        rows(file("a.json", object + "}"), ", line 1: an object has more properties, " + WIDE);
        StringBuilder each = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            each.append("{\"c").append(i).append("\":1}\n");
        }
        rows(
                file("b.json", each.toString()),
                Limits.DEFAULT.withColumns(900),
                ": its objects have more properties, " + raise("columns", "900", "withColumns"));
    }

    @Test
    void nestingOfAMillion() throws IOException {
        rows(file("a.json", "{\"a\":".repeat(MILLION)), ", line 1: is nested deeper, " + DEEP);
        rows(file("b.json", "{\"a\":" + "[".repeat(MILLION)), ", line 1: is nested deeper, " + DEEP);
        rows(file("c.json", "[".repeat(MILLION)), ", line 1: is nested deeper, " + DEEP);
        rows(
                file("d.geojson", "{\"features\":[{\"geometry\":{\"coordinates\":" + "[".repeat(MILLION)),
                ", line 1: is nested deeper, " + DEEP);
        zones(
                file("e.geojson", "{\"type\":\"Polygon\",\"coordinates\":" + "[".repeat(MILLION)),
                ", line 1: is nested deeper, " + DEEP);
        zones(file("f.geojson", "{\"geometry\":".repeat(MILLION)), ", line 1: is nested deeper, " + DEEP);
        zones(file("g.geojson", "{\"features\":[".repeat(MILLION)), ", line 1: is nested deeper, " + DEEP);
        zones(
                file("h.geojson", "{\"properties\":{\"a\":" + "[".repeat(MILLION)),
                ", line 1: is nested deeper, " + DEEP);
        refused(
                file("i.geojson", "{\"a\":[[[1]]]}"),
                file -> GeoJson.readZones(file, "id", Limits.DEFAULT.withDepth(3), remark -> {}),
                ", line 1: is nested deeper, " + raise("depth", "3", "withDepth"));
    }

    /** What costs the square of a length is not done with it: each of these took minutes, or the whole stack. */
    @Test
    void aFieldOfAMillionCharacters() throws IOException {
        String digits = "9".repeat(999_000);
        String polygon =
                "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[-88,43],[-87.9,43],[-87.9,43.1],[-88,43]]]}}";
        assertThat(GeoJson.readZones(file(
                                "a.geojson",
                                "{\"type\":\"Feature\",\"properties\":{\"name\":\"A\",\"number\":\"" + digits + "x\"},"
                                        + polygon))
                        .size())
                .isEqualTo(1);
        assertThat(FileCheck.guessed(
                                file("a.csv", "id,day,longitude,latitude\n1,2016-04-01,\"" + digits + "\nx\",43\n"),
                                Progress.NONE)
                        .intake()
                        .kept())
                .isEqualTo(1);
        assertThat(CountCsv.readCells(file("b.csv", "zone,2016-01,2016-02\nA,1,2\n" + "1\n".repeat(300_000))))
                .hasSize(4);
        assertThat(IncidentCsv.guess(file("c.csv", "<!---->".repeat(1_000) + ",day\n1,2016-04-01\n"))
                        .columns()
                        .toString())
                .contains("occurred 'day'");
        String field = "<f>a</f>";
        assertThat(IncidentCsv.guess(file(
                                "a.xml", "<rows><row><day>2016-04-01</day>" + field.repeat(400_000) + "</row></rows>"))
                        .columns()
                        .toString())
                .contains("occurred 'day'");
        refused(
                file("b.xml", "<rows><row><day>2016-04-01</day>" + field.repeat(600_000) + "</row></rows>"),
                file -> IncidentCsv.guess(file),
                ", line 1: a field is longer, " + FIELD + "; or is a quote not closed?");
        refused(
                file("a.html", "<html><table><tr><td" + "<".repeat(4 * MILLION)),
                file -> IncidentCsv.guess(file),
                ": has a tag whose name is longer than 100000 characters, so it is damaged; download the data again, as CSV");
        assertThat(IncidentCsv.guess(file(
                                "b.html",
                                "<html><script>a<" + "b".repeat(99_000) + " </script><table><tr><th>id<th>day</tr>"
                                        + "<tr><td>1<td>2016-04-01</table>"))
                        .columns()
                        .toString())
                .contains("occurred 'day'");
        assertThat(catchThrowable(() -> Columns.read(file("feed.txt", "id = x\n" + "k".repeat(900_000) + " = y\n")))
                        .getMessage())
                .startsWith("feed.txt, line 2: there is no key 'kkk")
                .hasSize(4_003);
    }

    @Test
    void deflateBombs() throws IOException {
        String lines = ("x".repeat(499_999) + "\n").repeat(2);
        Path gzip = file("a.csv.gz", HEADER + ROW, lines, 60);
        rows(gzip, BOMB);
        assertThat(IncidentFile.read(gzip, COLUMNS, Limits.DEFAULT.withInflation(2_000))
                        .size())
                .isEqualTo(1);
        Path zip = file("a.zip", HEADER + ROW, lines, 60);
        rows(zip, BOMB);
        assertThat(IncidentFile.read(zip, COLUMNS, Limits.DEFAULT.withInflation(2_000))
                        .size())
                .isEqualTo(1);
        zones(file("a.geojson.gz", "{\"features\":[", " ".repeat(1 << 20), 60), BOMB);
        Path shapes = folder.resolve("shapes.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(shapes))) {
            out.putNextEntry(new ZipEntry("a.shp"));
            for (int i = 0; i < 60; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        refused(shapes, Shapefile::readZones, BOMB);
    }

    private Path workbook(String sheet, int method) throws IOException {
        Path file = folder.resolve("a.xlsx");
        TableFile.write(Table.of("id", "offense", "day", "lon", "lat").plus("1", "R", "2016-04-01", 0, 0), file);
        Path changed = folder.resolve("b.xlsx");
        try (ZipFile in = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (ZipEntry entry : in.stream().toList()) {
                boolean asked = entry.getName().equals("xl/worksheets/sheet1.xml");
                byte[] bytes = asked
                        ? sheet.getBytes(StandardCharsets.UTF_8)
                        : in.getInputStream(entry).readAllBytes();
                ZipEntry made = new ZipEntry(entry.getName());
                made.setMethod(asked ? method : ZipEntry.DEFLATED);
                if (asked && method == ZipEntry.STORED) {
                    CRC32 sum = new CRC32();
                    sum.update(bytes);
                    made.setCrc(sum.getValue());
                    made.setSize(bytes.length);
                }
                out.putNextEntry(made);
                out.write(bytes);
            }
        }
        return changed;
    }

    @Test
    void workbooks() throws IOException {
        String start =
                "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                        + "<sheetData><row r=\"1\">";
        String end = "</row></sheetData></worksheet>";
        String cell = "<c r=\"A1\" t=\"inlineStr\"><is><t>";
        rows(workbook(start + "<b/>".repeat(10 * MILLION) + end, ZipEntry.DEFLATED), BOMB);
        rows(
                workbook(start + cell + "x".repeat(20 * MILLION) + "</t></is></c>" + end, ZipEntry.STORED),
                ", line 1: a field is longer, " + FIELD + "; or is a quote not closed?");
        String whole = cell + "x".repeat(MILLION) + "</t></is></c>";
        rows(workbook(start + whole.repeat(70) + end, ZipEntry.STORED), ", line 1: a row is longer, " + LONG_ROW);
        rows(
                workbook(
                        (start + whole + end)
                                .replace("xmlns=", "xmlns:x=")
                                .replace("<", "<x:")
                                .replace("<x:/", "</x:")
                                .replace("<x:?", "<?"),
                        ZipEntry.STORED),
                Limits.DEFAULT.withFieldCharacters(200_000),
                ", line 1: a field is longer, " + raise("fieldCharacters", "200,000", "withFieldCharacters")
                        + "; or is a quote not closed?");
        String little = "<c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c>";
        rows(
                workbook(
                        (start + little.repeat(20_000) + end)
                                .replace("xmlns=", "xmlns:x=")
                                .replace("<", "<x:")
                                .replace("<x:/", "</x:")
                                .replace("<x:?", "<?"),
                        ZipEntry.STORED),
                Limits.DEFAULT.withRowCharacters(200_000),
                ", line 1: a row is longer, " + raise("rowCharacters", "200,000", "withRowCharacters"));
        Path wide = workbook("x", ZipEntry.STORED);
        try (FileSystem zip = FileSystems.newFileSystem(wide)) {
            Files.write(
                    zip.getPath("xl/worksheets/sheet1.xml"),
                    ("\uFEFF" + start + little.replace("A1", "ZZZZZZ1") + end).getBytes(StandardCharsets.UTF_16LE));
        }
        rows(wide, ": has a cell beyond column XFD, the last there is; the file is damaged");
        // Many short rows, an empty one that ends in itself, and a long rest are no long row.
        String row = "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>";
        String names = "<c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c></row>";
        Path many = workbook(
                start + names + row.repeat(20_000) + "<row r=\"3\"/></sheetData><a/>" + "<b></b>".repeat(20_000)
                        + "</worksheet>",
                ZipEntry.STORED);
        rows(
                many,
                Limits.DEFAULT.withRowCharacters(20_000),
                ": there is no column 'offense'; the columns are [id]; the nearest" + " is 'id'");
    }

    @Test
    void zonesAreHeldWithinTheBytesInMemory() throws IOException {
        refused(
                file("a.geojson", "{\"features\":[", " ".repeat(MILLION), 20),
                any -> GeoJson.readZones(any, "id", Limits.DEFAULT.withBytesInMemory(5 * MILLION), remark -> {}),
                ": holds " + raise("bytesInMemory", "5,000,000", "withBytesInMemory"));
        refused(
                file("b.geojson", "{\"features\":[]}   "),
                any -> GeoJson.readZones(any, "id", Limits.DEFAULT.withBytesInMemory(17), remark -> {}),
                ": holds " + raise("bytesInMemory", "17", "withBytesInMemory"));
        refused(
                file("b.geojson", "{\"features\":[]}   "),
                any -> GeoJson.readZones(any, "id", Limits.DEFAULT.withBytesInMemory(18), remark -> {}),
                ", line 1: is not GeoJSON: it has no 'type'; it should be FeatureCollection");
    }

    @Test
    void limitsBelowOneAreRefused() {
        assertThatThrownBy(() -> Limits.DEFAULT.withDepth(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The limit depth is 0; at least 1");
        assertThatThrownBy(() -> Limits.DEFAULT.withDepth(1_001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The limit depth is 1001; at most 1,000, since what is nested deeper fills the stack");
        assertThatThrownBy(() -> new Limits(2, 1, 1, 1, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The limit fieldCharacters, 2, is above rowCharacters, 1; raise that first");
        assertThat(Limits.DEFAULT.withRowCharacters(5)).isEqualTo(new Limits(5, 5, 5_000, 64, 400, 512_000_000, 600));
        assertThat(Limits.DEFAULT
                        .withFieldCharacters(20_000_000)
                        .withColumns(2)
                        .withDepth(3)
                        .withInflation(4)
                        .withBytesInMemory(5)
                        .withQuerySeconds(6))
                .isEqualTo(new Limits(20_000_000, 20_000_000, 2, 3, 4, 5, 6));
    }
}
