package psp.io.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static psp.io.zone.ShapefileMaker.box;
import static psp.io.zone.ShapefileMaker.hole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.DataException;
import psp.core.Zone;
import psp.core.Zones;
import psp.io.limit.Limits;
import psp.io.projection.MapProjection;

class ShapefileTest {

    private static final String TEXAS =
            "PROJCS[\"NAD_1927_StatePlane_Texas_South_Central_FIPS_4204\",GEOGCS[\"GCS_North_"
                    + "American_1927\",DATUM[\"D_North_American_1927\",SPHEROID[\"Clarke_1866\",6378206.4,294.9786982]],PRIMEM[\""
                    + "Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Lambert_Conformal_Conic\"],PARAMETER[\""
                    + "False_Easting\",2000000.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",-99.0],PARAMETER["
                    + "\"Standard_Parallel_1\",28.38333333333333],PARAMETER[\"Standard_Parallel_2\",30.28333333333333],PARAMETER[\""
                    + "Latitude_Of_Origin\",27.83333333333333],UNIT[\"Foot_US\",0.3048006096012192]]";
    private static final String DEGREES = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137,"
            + "298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.0174532925199433]]";

    @TempDir
    private Path folder;

    private final List<String> remarks = new ArrayList<>();

    private Zones read(Path file, String field) {
        return Shapefile.readZones(file, field, null, Limits.DEFAULT, remarks::add);
    }

    private static String[] row(String... values) {
        return values;
    }

    @Test
    void statePlaneFeetBecomeDegrees() throws IOException {
        // The corner is that of EPSG's worked example: 28°30'N 96°W in NAD27.
        Path file = new ShapefileMaker("BEAT")
                .record(row("7"), box(2_963_503.91, 254_759.80, 2_968_783.91, 260_039.80))
                .write(folder, "beats", "prj", TEXAS);
        Zone beat = read(file, "BEAT").get("7");
        assertThat(beat.boundary()).isNotNull();
        assertThat(beat.boundary().parts().get(0).shell().longitude(0)).isCloseTo(-96, within(4e-4));
        assertThat(beat.boundary().parts().get(0).shell().latitude(0)).isCloseTo(28.5, within(4e-4));
        double mile = 5_280 * 1200 / 3937.0;
        assertThat(beat.squareMetres().orElseThrow()).isCloseTo(mile * mile, within(mile * mile * 3e-4));
        assertThat(remarks)
                .containsExactly("turned from NAD27 by three parameters, good to about 10 m; export in NAD83 or"
                        + " WGS 84 for better");
    }

    @Test
    void partsHolesAndNullShapes() throws IOException {
        Path file = new ShapefileMaker("id", "name")
                .record(
                        row("1", "A"),
                        hole(1, 1, 2, 2),
                        box(0, 0, 4, 4),
                        hole(10.5, 0.5, 10.8, 0.8),
                        box(10, 0, 11, 1),
                        box(1.2, 1.2, 1.8, 1.8))
                .record(row("2", "B"))
                .record(row("3", "C"), hole(20, 0, 21, 1))
                .record(row("4", "D"), box(0, 0, 1, 1))
                .deleteLast()
                .write(folder, "zones", "PRJ", DEGREES);
        Zones zones = read(file, "name");
        assertThat(zones).hasToString("3 zones: A, B, C");
        // The island in the hole is a part of its own.
        assertThat(zones.get("A").boundary()).hasToString("3 parts, 2 holes, 20 vertices");
        assertThat(zones.get("A").squareMetres().orElseThrow() / 12_308_778_361.0)
                .isCloseTo(16 - 1 + 0.36 + 1 - 0.09, within(0.02));
        assertThat(zones.get("A").properties()).hasToString("{id=1, name=A}");
        assertThat(zones.get("B").boundary()).isNull();
        assertThat(zones.get("C").boundary()).hasToString("1 part, 4 vertices");
        assertThat(remarks)
                .containsExactly(
                        "record 3: a ring that runs as a hole does, yet lies in no other, is taken for an"
                                + " outer ring",
                        "left out 1 record deleted in the table");
        assertThat(Shapefile.readZones(file)).isEqualTo(zones);
    }

    @Test
    void heightsAreLeftOut() throws IOException {
        Path file = new ShapefileMaker("name")
                .type(15)
                .record(row("A"), box(0, 0, 1, 1))
                .write(folder, "z", "prj", DEGREES);
        assertThat(read(file, "name").get("A").boundary()).hasToString("1 part, 4 vertices");
    }

    @Test
    void encodingsByCodePageLanguageOrBytes() throws IOException {
        String name = "Cañón Ñ";
        for (Object[] each : new Object[][] {
            {StandardCharsets.UTF_8, 0, "UTF-8"},
            {Charset.forName("windows-1252"), 0, "1252"},
            {Charset.forName("IBM850"), 0, "OEM 850"},
            {StandardCharsets.ISO_8859_1, 0, "ISO 88591"},
            {StandardCharsets.ISO_8859_1, 0x57, null},
            {Charset.forName("IBM437"), 1, null},
            {StandardCharsets.UTF_8, 0, null},
            {Charset.forName("windows-1252"), 0, null}
        }) {
            Files.deleteIfExists(folder.resolve("z.cpg"));
            ShapefileMaker maker = new ShapefileMaker("name")
                    .encoded((Charset) each[0], (Integer) each[1])
                    .record(row(name), box(0, 0, 1, 1));
            Path file = each[2] == null ? maker.write(folder, "z") : maker.write(folder, "z", "cpg", (String) each[2]);
            assertThat(read(file, "name")).as(Arrays.toString(each)).hasToString("1 zone: " + name);
        }
        Path file =
                new ShapefileMaker("name").record(row(name), box(0, 0, 1, 1)).write(folder, "z", "cpg", "Klingon");
        refused(
                file,
                "z.dbf: is written in the encoding 'Klingon', which is not known here; name it in the .cpg file as in"
                        + " UTF-8 or 1252");
    }

    @Test
    void starsAreNoNumberAndBlanksNoValue() throws IOException {
        Path file = new ShapefileMaker("name", "n", "c")
                .record(row("A", "*".repeat(20), ""), box(0, 0, 1, 1))
                .write(folder, "z", "prj", DEGREES);
        assertThat(read(file, "name").get("A").properties()).hasToString("{name=A}");
    }

    @Test
    void aZipHoldsAllParts() throws IOException {
        ShapefileMaker maker = new ShapefileMaker("name").record(row("A"), box(0, 0, 1, 1));
        Path file = folder.resolve("zones.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Object[] part : new Object[][] {
                {"x/beats.SHP", maker.shp()},
                {"x/beats.dbf", maker.dbf()},
                {"__MACOSX/beats.shp", new byte[1]},
                {"x/beats.prj", DEGREES.getBytes(StandardCharsets.UTF_8)}
            }) {
                zip.putNextEntry(new ZipEntry((String) part[0]));
                zip.write((byte[]) part[1]);
            }
        }
        assertThat(read(file, "name")).hasToString("1 zone: A");
        assertThat(remarks).isEmpty();
        assertThatThrownBy(() ->
                        Shapefile.readZones(file, "name", null, Limits.DEFAULT.withBytesInMemory(200), remarks::add))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "zones.zip: holds more than the limit"
                                + " bytesInMemory of 200 allows; if that is right, raise it by Limits.DEFAULT.withBytesInMemory(…)");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 300));
        assertThatThrownBy(() -> read(file, "name"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("zones.zip: is damaged or cut short, or no zip (");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        ShapefileMaker maker = new ShapefileMaker("name").record(row("A"), box(2_552_000, 390_000, 2_553_000, 391_000));
        Path file = maker.write(folder, "z");
        refused(
                file,
                "z.shp: has no .prj beside it, and its coordinates are feet or metres of a map projection, such as"
                        + " [2552000.0, 390000.0]; get the .prj, or name the projection as in MapProjection.of(\"EPSG:2264\")");
        assertThat(Shapefile.readZones(file, "name", MapProjection.of("EPSG:32054"), Limits.DEFAULT, remarks::add))
                .hasToString("1 zone: A");
        refused(
                maker.write(folder, "z", "prj", "x"),
                "z.shp: .prj: The projection cannot be read: it breaks off at"
                        + " character 1; export the file again in WGS 84 degrees (EPSG:4326)");
        assertThatThrownBy(() -> read(
                        new ShapefileMaker("BEAT")
                                .record(row("A"), box(0, 0, 1, 1))
                                .write(folder, "b", "prj", DEGREES),
                        "beet"))
                .isInstanceOf(DataException.class)
                .hasMessage("b.shp: no feature has the property 'beet';"
                        + " the properties are [BEAT], the nearest is 'BEAT'");
        Files.delete(folder.resolve("b.dbf"));
        refused(
                folder.resolve("b.shp"),
                "b.shp: has no .dbf beside it, which names the zones; get it from the same export");
        assertThatThrownBy(() -> read(folder.resolve("none.shp"), "name"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> read(folder.resolve("none.zip"), "name"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("there is no such file");
        refused(
                Files.writeString(folder.resolve("b.txt"), "x"),
                "b.txt: is not named .shp or .zip; name the .shp file of" + " the shapefile");
    }

    @Test
    void damageIsNamed() throws IOException {
        ShapefileMaker maker = new ShapefileMaker("name").record(row("A"), box(0, 0, 1, 1));
        Path file = maker.write(folder, "z", "prj", DEGREES);
        byte[] good = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(good, 200));
        refused(file, "z.shp: is cut short or damaged: its header tells of 236 bytes, it has 200; get it again");
        Files.write(file, Arrays.copyOf(good, 20));
        refused(file, "z.shp: is not a shapefile, which starts with the number 9994");
        ByteBuffer bytes = ByteBuffer.wrap(good.clone());
        bytes.putInt(148, Integer.MAX_VALUE);
        Files.write(file, bytes.array());
        refused(file, "z.shp: record 1: tells of 1 rings and -129 vertices, which its 84 bytes cannot hold");
        bytes = ByteBuffer.wrap(new ShapefileMaker("name")
                .record(row("A"), box(0, 0, 1, 1), box(2, 0, 3, 1), box(4, 0, 5, 1))
                .shp());
        bytes.putInt(156, Integer.reverseBytes(900)).putInt(160, Integer.reverseBytes(910));
        Files.write(file, bytes.array());
        refused(file, "z.shp: record 1: ring 1 would hold the vertices from 0 to 900 of 15");
        Files.write(
                file,
                new ShapefileMaker("name")
                        .type(1)
                        .record(row("A"), box(0, 0, 1, 1))
                        .shp());
        refused(file, "z.shp: holds points; zones are polygons");
        Files.write(
                file,
                new ShapefileMaker("name")
                        .record(row("A"), box(0, 0, 1, 1))
                        .record(row("B"))
                        .shp());
        refused(file, "z.shp: has 2 shapes and the table 1 record; are the parts of one export?");
        Files.write(file, good);
        Files.write(folder.resolve("z.dbf"), Arrays.copyOf(maker.dbf(), 80));
        refused(
                file,
                "z.dbf: is cut short or damaged: its header tells of 1 record of 21 bytes, which its 15 bytes cannot"
                        + " hold; get it again");
        Files.write(folder.resolve("z.dbf"), maker.dbf());
        Files.write(
                file,
                new ShapefileMaker("name")
                        .record(row("A"), new double[] {0, 0, 1, 1, 0, 0})
                        .shp());
        refused(
                file,
                "z.shp: feature 1 (zone 'A'): it has no area: no ring has three different vertices that are not in"
                        + " one line");
    }

    private void refused(Path file, String message) {
        assertThatThrownBy(() -> read(file, "name"))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }
}
