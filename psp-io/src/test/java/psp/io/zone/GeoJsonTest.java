package psp.io.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.Boundary;
import psp.core.DataException;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;

class GeoJsonTest {

    private static final String SQUARE = "[[-88,43],[-87,43],[-87,44],[-88,44],[-88,43]]";
    private static final String HOLE = "[[-87.6,43.4],[-87.6,43.6],[-87.4,43.6],[-87.4,43.4],[-87.6,43.4]]";
    private static final String OTHER = "[[-86,43],[-85,43],[-85,44],[-86,44],[-86,43]]";

    @TempDir
    private Path folder;

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("zones.geojson"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String feature(String properties, String ring) {
        return "{\"type\":\"Feature\",\"properties\":{" + properties + "},\"geometry\":{\"type\":\"Polygon\","
                + "\"coordinates\":[" + ring + "]}}";
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[\n" + String.join(",\n", features) + "\n]}";
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> GeoJson.readZones(file(text)))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    /** A whole number with a point and zeros loses them; tracts such as 1001.01 keep all that they are called. */
    @Test
    void zerosBehindAPointAreLostAtTheEndAlone() {
        String square = "[[0,0],[1,0],[1,1],[0,0]]";
        String next = "[[2,0],[3,0],[3,1],[2,0]]";
        String third = "[[4,0],[5,0],[5,1],[4,0]]";
        assertThat(GeoJson.readZones(file(collection(
                                feature("\"NAME\":\"1001.01\"", square),
                                feature("\"NAME\":\"1001.02\"", next),
                                feature("\"NAME\":\"1002.00\"", third))))
                        .names())
                .containsExactly("1001.01", "1001.02", "1002");
        assertThat(GeoJson.readZones(file(collection(
                                feature("\"name\":\"Area 1.05\"", square),
                                feature("\"name\":\" 7.0 \"", next),
                                feature("\"name\":\"8.0b\"", third))))
                        .names())
                .containsExactly("7", "8.0b", "Area 1.05");
    }

    @Test
    void readsHolesPartsHeightsAndPropertiesInAnyOrder() {
        Zones zones = GeoJson.readZones(file("""
                {"features":[{"geometry":{"coordinates":[%s,%s],"type":"Polygon"},
                  "properties":{"name":"A","beat":4,"open":true,"gone":null,"more":[1,{"x":2.50}],"area":2.50},
                  "type":"Feature"},
                 {"type":"Feature","bbox":[0,0,1,1],"properties":{"name":"B"},"geometry":{"type":"MultiPolygon",
                  "coordinates":[[%s],[%s]]}},
                 {"type":"Feature","properties":{"name":"C"},"geometry":null}],"type":"FeatureCollection"}
                """.formatted(SQUARE, HOLE, SQUARE.replace(",43]", ",43,180.5]"), OTHER)));
        assertThat(zones).hasToString("3 zones: A, B, C");
        assertThat(zones.get("A").boundary()).hasToString("1 part, 1 hole, 8 vertices");
        assertThat(zones.get("A").properties())
                .hasToString("{area=2.50, beat=4, more=[1,{\"x\":2.5}], name=A, open=true}");
        assertThat(zones.get("B").boundary()).hasToString("2 parts, 8 vertices");
        assertThat(zones.get("C").boundary()).isNull();
    }

    @Test
    void namesOfZones() {
        String a = feature("\"d\":4,\"k\":\"x\"", SQUARE);
        String b = feature("\"d\":5,\"k\":\"x\"", OTHER);
        assertThat(GeoJson.readZones(file(collection(a, b)))).hasToString("2 zones: 4, 5");
        assertThat(GeoJson.readZones(file(collection(a, b)), "k")).hasToString("1 zone: x");
        assertThat(GeoJson.readZones(file(collection(a, b)), "k").get("x").properties())
                .hasToString("{d=4; 5, k=x}");
        String ids = collection(a, b).replace("\"Feature\",", "\"Feature\",\"id\":7,");
        assertThat(GeoJson.readZones(file(ids))).hasToString("1 zone: 7");
        assertThat(GeoJson.readZones(file(ids), "id")).hasToString("1 zone: 7");
        assertThat(GeoJson.readZones(file(feature("\"d\":4,\"e\":3", SQUARE)))).hasToString("1 zone: zones");
        assertThat(GeoJson.readZones(file("{\"type\":\"Polygon\",\"coordinates\":[" + SQUARE + "]}")))
                .hasToString("1 zone: zones");
        assertThat(GeoJson.readZones(file(collection(a, a)))).hasToString("2 zones: row 1, row 2");
        refused(
                collection(feature("\"d\":4,\"k\":\"x\"", SQUARE), feature("\"d\":5,\"k\":\"y\"", OTHER)),
                "zones.geojson: which property names the zones? Say so by readZones(file, \"…\"), or by several as in \"A,"
                        + " B\"; the properties are [d, k], of which [d, k] have no value twice");
        assertThatThrownBy(() -> GeoJson.readZones(file(collection(a, b)), "kk"))
                .isInstanceOf(DataException.class)
                .hasMessage("zones.geojson: no feature has the property 'kk'; the properties are [d, k], the nearest is"
                        + " 'k'");
        assertThatThrownBy(() -> GeoJson.readZones(file(collection(a, feature("\"k\":\"x\"", OTHER))), "d"))
                .isInstanceOf(DataException.class)
                .hasMessage("zones.geojson, line 3: feature 2 has no 'd', by which zones are named");
    }

    @Test
    void lookAlikesAreAnsweredWithTheSetting() {
        String esri = " is Esri JSON, not GeoJSON ('%s'); export it again with the two settings f=geojson and"
                + " outSR=4326";
        refused(
                "{\"geometryType\":\"esriGeometryPolygon\",\"features\":["
                        + "\n{\"attributes\":{},\"geometry\":{\"rings\":[]}}]}",
                "zones.geojson, line 2:" + esri.formatted("rings"));
        refused("{\"rings\":[]}", "zones.geojson, line 1:" + esri.formatted("rings"));
        refused(
                "{\"type\":\"Topology\",\"objects\":{},\"arcs\":[]}",
                "zones.geojson, line 1: is TopoJSON, not GeoJSON;"
                        + " unfold it first, as by mapshaper with -o format=geojson, in degrees (EPSG:4326)");
    }

    @Test
    void swappedAndProjectedAreAnsweredWithTheFix() {
        refused(
                collection(feature("\"name\":\"A\"", "[[43,-88],[44,-88],[44,-87],[43,-88]]")),
                "zones.geojson: in 4 of 4 vertices longitude and latitude are swapped, such as [43.0, -88.0];"
                        + " GeoJSON has"
                        + " longitude first: export it again in that order");
        refused(
                collection(feature(
                        "\"name\":\"A\"",
                        "[[2552000,390000]," + "[2553000,390000],[2553000,391000],[2552000,390000]]")),
                "zones.geojson: in 4 of 4 vertices the coordinates are feet or metres of a map projection, such as"
                        + " [2552000.0, 390000.0]; export it again in WGS 84 degrees (EPSG:4326, outSR=4326)");
    }

    @Test
    void badRingsNameFeatureAndZone() {
        String good = feature("\"name\":\"A\"", SQUARE);
        String at = "zones.geojson, line 3: feature 2 (zone 'B'): ";
        refused(
                collection(
                        good,
                        feature(
                                "\"name\":\"B\"",
                                SQUARE + ",[[-87.6,43.4]," + "[-87.5,43.5],[-87.4,43.4],[-87.4,43.3]]")),
                at + "part 1, hole 1: The ring starts at (-87.6, 43.4) and ends at (-87.4, 43.3); close it by repeating"
                        + " the first vertex");
        refused(
                collection(good, feature("\"name\":\"B\"", "[-88,43]")),
                at + "its coordinates are not nested as those of a Polygon");
        refused(
                collection(good, feature("\"name\":\"(x)\"", SQUARE)),
                "zones.geojson, line 3: feature 2 (zone '(x)'): A"
                        + " zone cannot be named '(x)': names in round brackets, such as (no position), are psp's own places");
        refused(
                collection(good, feature("\"name\":\"B\"", "[[\"x\",2]]")),
                "zones.geojson, line 3: the coordinates hold 'x' where a list is expected");
        refused(
                collection(good, feature("\"name\":\"B\"", "[[2]]")),
                "zones.geojson, line 3: a position has one number; give longitude and latitude");
    }

    @Test
    void acrossLongitude180IsRefusedWithTheFixOrSplitWhenAsked() {
        String across = "[[179,52],[-179,52],[-179,53],[179,53],[179,52]]";
        String text = collection(feature("\"name\":\"A\"", SQUARE), feature("\"name\":\"Adak\"", across));
        refused(
                text,
                "zones.geojson, line 3: feature 2 (zone 'Adak'): part 1, outer ring: The ring crosses the antimeridian"
                        + " between (179.0, 52.0) and (-179.0, 52.0); split it at longitude 180 into two parts, as"
                        + " psp.geo.Antimeridian does");
        List<String> remarks = new ArrayList<>();
        Zones zones = GeoJson.readZonesAcross180(file(text), "name", remarks::add);
        assertThat(zones.get("Adak").boundary())
                .isEqualTo(Boundary.box(179, 52, 180, 53).plus(Boundary.box(-180, 52, -179, 53)));
        assertThat(zones.get("A"))
                .isEqualTo(GeoJson.readZones(file(collection(feature("\"name\":\"A\"", SQUARE))))
                        .get("A"));
        assertThat(remarks).containsExactly("zone 'Adak' (feature 2): split part 1 at longitude 180 into 2");
        assertThatThrownBy(() -> GeoJson.readZonesAcross180(
                        file(collection(
                                feature("\"name\":\"P\"", "[[-60,-55],[60,-50],[170,-55],[-170,-55],[-60,-55]]"))),
                        "name",
                        remark -> {}))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("zones.geojson, line 2: feature 1 (zone 'P'): part 1:"
                        + " The ring crosses longitude 180 and, between (-60.0, -55.0) and (60.0, -50.0), longitude 0");
    }

    @Test
    void ringsWithoutAreaAreLeftOutWithARemark() {
        List<String> remarks = new ArrayList<>();
        Path file = file(collection(
                feature("\"name\":\"B\"", SQUARE + ",[[-87.5,43.5],[-87.5,43.5],[-87.5,43.5]]," + HOLE),
                "{\"type\":\"Feature\",\"properties\":{\"name\":\"B\"},\"geometry\":{\"type\":"
                        + "\"MultiPolygon\","
                        + "\"coordinates\":[[[[1,2],[3,4],[1,2],[1,2]]],[" + OTHER + "]]}}"));
        Zones zones = GeoJson.readZones(file, "name", remarks::add);
        assertThat(zones.get("B").boundary()).hasToString("2 parts, 1 hole, 12 vertices");
        assertThat(remarks)
                .containsExactly(
                        "1 name joins several features each into one zone: 'B' 2",
                        "zone 'B' (feature 1): left out part 1, hole 1, which has no area, at (-87.5, 43.5)",
                        "zone 'B' (feature 2): left out part 1, outer ring, which has no area, at (1.0, 2.0)");
    }

    @Test
    void notGeoJson() {
        refused("[1]", "zones.geojson, line 1: is not GeoJSON, which starts with '{'");
        refused("{}", "zones.geojson, line 1: is not GeoJSON: it has no 'type'; it should be FeatureCollection");
        refused(
                "{\"type\":\"Point\"}",
                "zones.geojson, line 1: is of type 'Point'; zones are a FeatureCollection,"
                        + " Feature, Polygon or MultiPolygon");
        refused("{\"type\":\"FeatureCollection\",\"features\":[]}", "zones.geojson: has no features");
        refused("", "zones.geojson: is empty");
        assertThatThrownBy(() -> GeoJson.readZones(file("{\"type\":\n\"Feat")))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("zones.geojson, line 2: is not JSON: Unexpected end-of-input");
        assertThatThrownBy(() -> GeoJson.readZones(folder.resolve("no.geojson")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("there is no such file");
    }

    @Test
    void writesWhatItReads() throws IOException {
        Zones zones = Zones.of(
                Zone.of(
                        "a \"b\"",
                        Boundary.of(
                                Ring.of(-88, 43, -87.1, 43, -87, 44.3, -88, 43),
                                Ring.of(-87.4, 43.3, -87.3, 43.3, -87.3, 43.4, -87.4, 43.3))),
                Zone.named("name alone"),
                Zone.of("two", Boundary.box(0, 0, 1, 1).plus(Boundary.box(2, 0, 3, 1 / 3.0))));
        zones = Zones.of(zones.stream()
                .map(zone -> zone.withProperties(java.util.Map.of("k", "v")))
                .toList());
        Path file = folder.resolve("out.geojson");
        GeoJson.write(zones, file);
        assertThat(GeoJson.readZones(file)).isEqualTo(zones);
        assertThat(Files.readAllLines(file).get(1))
                .isEqualTo("{\"type\":\"Feature\",\"id\":\"a \\\"b\\\"\",\""
                        + "properties\":{\"k\":\"v\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[-88,43],[-87.1,43],"
                        + "[-87,44.3],[-88,43]],[[-87.4,43.3],[-87.3,43.4],[-87.3,43.3],[-87.4,43.3]]]}}");
        assertThat(GeoJson.toBytes(zones)).isEqualTo(Files.readAllBytes(file));
        assertThat(GeoJson.ofBytes(GeoJson.toBytes(zones), "bytes")).isEqualTo(zones);
        assertThatThrownBy(() -> GeoJson.ofBytes(new byte[] {'['}, "bytes"))
                .isInstanceOf(DataException.class)
                .hasMessage("bytes, line 1: is not GeoJSON, which starts with '{'");
        Path gz = folder.resolve("out.geojson.gz");
        GeoJson.write(zones, gz);
        assertThat(GeoJson.readZones(gz)).isEqualTo(zones);
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
            out.write("{\"type\":".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> GeoJson.readZones(gz))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("out.geojson.gz, line 1: is not JSON");
    }

    @Test
    void shortestDigitsReadBack() {
        long seed = 42;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            double value = random.nextDouble() * 360 - 180;
            assertThat(Double.parseDouble(GeoJsonWriter.shortest(value)))
                    .as("seed " + seed)
                    .isEqualTo(value);
        }
        assertThat(GeoJsonWriter.shortest(-87.95)).isEqualTo("-87.95");
        assertThat(GeoJsonWriter.shortest(0)).isEqualTo("0");
    }
}
