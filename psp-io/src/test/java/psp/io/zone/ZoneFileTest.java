package psp.io.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.DataException;
import psp.core.Zones;
import psp.io.limit.Limits;

/** One door for zones: what a file is, its first bytes say; what its zones are called, and what was put together. */
class ZoneFileTest {

    private static final String SQUARE = "[[-88,43],[-87,43],[-87,44],[-88,44],[-88,43]]";
    private static final String KML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>all</name><Folder><name>beats</name>
            <Placemark><name>7 &amp; 8</name><ExtendedData><Data name="district"><value>3</value></Data></ExtendedData>
            <MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>
              -88,43,0 -87,43,0
              -87,44,0 -88,43,0
            </coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>
              -87.4,43.2 -87.2,43.2 -87.2,43.4 -87.4,43.2</coordinates></LinearRing></innerBoundaryIs></Polygon>
            <Polygon><outerBoundaryIs><LinearRing><coordinates>-86,43 -85,43 -85,44 -86,43</coordinates></LinearRing>
            </outerBoundaryIs></Polygon></MultiGeometry></Placemark>
            <Placemark><name>a pin</name><Point><coordinates>-88,43</coordinates></Point></Placemark>
            </Folder></Document></kml>
            """;

    @TempDir
    private Path folder;

    private final List<String> remarks = new ArrayList<>();

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Zones read(Path file, @Nullable String namedBy) {
        remarks.clear();
        return ZoneFile.read(file, namedBy, Limits.DEFAULT, remarks::add);
    }

    private void refused(Path file, String message) {
        assertThatThrownBy(() -> read(file, null))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    private static String feature(String members) {
        return "{\"type\":\"Feature\"," + members + ",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" + SQUARE
                + "]}}";
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    private static String row(String properties) {
        return feature("\"properties\":{" + properties + "}");
    }

    @Test
    void kmlAndKmz() throws IOException {
        Zones zones = read(file("beats.txt", KML), null);
        assertThat(zones).hasToString("2 zones: 7 & 8, a pin");
        assertThat(zones.get("7 & 8").boundary()).hasToString("2 parts, 1 hole, 9 vertices");
        assertThat(zones.get("7 & 8").properties()).hasToString("{district=3, name=7 & 8}");
        assertThat(remarks)
                .containsExactly("zone 'a pin' (feature 2) has no ground: its geometry is a Point; zones are Polygon or"
                        + " MultiPolygon");
        Path kmz = folder.resolve("beats.kmz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(kmz))) {
            zip.putNextEntry(new ZipEntry("doc.kml"));
            zip.write(KML.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(kmz, null)).isEqualTo(zones);
        Path entity = file(
                "entity.kml",
                "<?xml version=\"1.0\"?><!DOCTYPE kml [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><kml><Placemark>"
                        + "<name>&x;</name></Placemark></kml>");
        assertThatThrownBy(() -> read(entity, null)).isInstanceOf(DataException.class);
        refused(
                file("zones.gml", "<?xml version=\"1.0\"?><FeatureCollection/>"),
                "zones.gml: is XML of another kind (FeatureCollection), not KML; make GeoJSON of it by: ogr2ogr -f GeoJSON"
                        + " -t_srs EPSG:4326 zones.geojson zones.gml (with the layer's name at the end where it has several)");
    }

    @Test
    void aColumnOfGroundInACsv() throws IOException {
        String wkt = "POLYGON ((-88 43, -87 43, -87 44, -88 44, -88 43))";
        Zones zones = read(file("a.csv", "beat;the_geom\nA;" + wkt + "\nB;\nC;POLYGON EMPTY\n"), null);
        assertThat(zones).hasToString("3 zones: A, B, C");
        assertThat(zones.get("A").boundary()).hasToString("1 part, 4 vertices");
        assertThat(zones.get("A").properties()).hasToString("{beat=A}");
        assertThat(zones.get("B").boundary()).isNull();
        assertThat(read(file("b.csv", "g,beat\n\"SRID=4326;" + wkt + "\",A\n"), "beat")
                        .get("A")
                        .boundary())
                .isEqualTo(zones.get("A").boundary());
        String json = "{\"\"type\"\":\"\"Polygon\"\",\"\"coordinates\"\":[" + SQUARE + "]}";
        assertThat(read(file("c.csv", "beat,g\nA,\"" + json + "\"\n"), "beat")
                        .get("A")
                        .boundary())
                .isEqualTo(zones.get("A").boundary());
        refused(
                file("d.csv", "beat,x\nA,1\n"),
                "d.csv: holds no zones: none of its columns [beat, x] is of well-known text (POLYGON …) or GeoJSON; export the"
                        + " layer as GeoJSON or shapefile");
    }

    @Test
    void oneFeatureALine() throws IOException {
        String lines = row("\"name\":\"A\"") + "\n" + row("\"name\":\"B\"") + "\n";
        assertThat(read(file("a.geojsonl", lines), null)).hasToString("2 zones: A, B");
        assertThat(read(file("b.geojsonl", "\u001E" + lines.replace("}\n{", "}\n\u001E{")), null))
                .hasToString("2 zones: A, B");
    }

    @Test
    void polygonsInACollectionAndFeaturesWithoutGround() throws IOException {
        String within = "{\"type\":\"Feature\",\"properties\":{\"name\":\"A\"},\"geometry\":{\"type\":"
                + "\"GeometryCollection\",\"geometries\":[{\"type\":\"Polygon\",\"coordinates\":[" + SQUARE
                + "]},{\"type\":\"Point\",\"coordinates\":[1,2]}]}}";
        String empty = row("\"name\":\"B\"").replace("[" + SQUARE + "]", "[]");
        String control = row("\"name\":\"C\\u0007\"");
        Zones zones = read(file("a.json", collection(within, empty, control)), null);
        assertThat(zones).hasToString("3 zones: A, B, C?");
        assertThat(zones.get("A").boundary()).hasToString("1 part, 4 vertices");
        assertThat(zones.get("B").boundary()).isNull();
        assertThat(remarks)
                .containsExactly(
                        "feature 3: control characters in its name are replaced: 'C?'",
                        "zone 'B' (feature 2) has no ground: its Polygon has no coordinates");
    }

    @Test
    void whatOnlyCountsOrMeasuresNamesNoZone() throws IOException {
        Path hub = file(
                "hub.geojson",
                collection(
                        feature("\"id\":1,\"properties\":{\"OBJECTID\":1,\"DISTRICT\":\"3\",\"AREA\":7}"),
                        feature("\"id\":2,\"properties\":{\"OBJECTID\":2,\"DISTRICT\":\"1\",\"AREA\":9}"),
                        feature("\"id\":3,\"properties\":{\"OBJECTID\":3,\"DISTRICT\":\"2\",\"AREA\":8}")));
        assertThat(read(hub, null).get("1").properties().get("OBJECTID")).isEqualTo("2");
        assertThat(remarks)
                .containsExactly(
                        "zones are named by DISTRICT, not by the features' numbers or AREA, OBJECTID, which only"
                                + " count or measure");
        assertThat(read(hub, "id").get("1").properties().get("OBJECTID")).isEqualTo("1");
        Path measured = file("m.geojson", collection(row("\"ID\":0,\"SQMIL\":0.5"), row("\"ID\":0,\"SQMIL\":0.7")));
        assertThat(read(measured, null)).hasToString("2 zones: row 1, row 2");
        assertThat(remarks).containsExactly("no property names the zones; they are named by their row, as in 'row 1'");
    }

    @Test
    void severalPropertiesTheRowAndRepeats() throws IOException {
        Path file = file(
                "impact.geojson",
                collection(
                        row("\"BORO\":\"Bronx\",\"PCT\":47,\"ZONE\":8.0"),
                        row("\"BORO\":\"Bronx\",\"PCT\":40,\"ZONE\":2"),
                        row("\"BORO\":\"Bronx\",\"PCT\":40,\"ZONE\":2"),
                        row("\"BORO\":\"Queens\",\"PCT\":47,\"ZONE\":1")));
        assertThat(read(file, null)).hasToString("3 zones: Bronx 40 2, Bronx 47 8, Queens 47 1");
        assertThat(remarks)
                .containsExactly(
                        "no property names the zones by itself; they are named by BORO, PCT, ZONE together",
                        "1 name joins several features each into one zone: 'Bronx 40 2' 2");
        assertThat(read(file, "BORO, PCT")).hasToString("3 zones: Bronx 40, Bronx 47, Queens 47");
        assertThat(read(file, "PCT, repeat")).hasToString("4 zones: 40, 40 2, 47, 47 2");
        assertThat(read(file, "PCT, row")).hasToString("4 zones: 40 2, 40 3, 47 1, 47 4");
        assertThat(read(file, "row")).hasToString("4 zones: row 1, row 2, row 3, row 4");
        assertThatThrownBy(() -> read(file, "BORO, PCTT"))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "impact.geojson: no feature has the property 'PCTT'; the properties are [BORO, PCT, ZONE], the"
                                + " nearest is 'PCT'");
    }

    @Test
    void whatIsNoFileOfZonesIsNamedWithTheWayOut() throws IOException {
        refused(
                file("beats in town.gpkg", "SQLite format 3\u0000 and so on"),
                "beats in town.gpkg: is a GeoPackage or another SQLite database; make GeoJSON of it by: ogr2ogr -f GeoJSON"
                        + " -t_srs EPSG:4326 'beats in town.geojson' 'beats in town.gpkg' (with the layer's name at the end"
                        + " where it has several)");
        Path base = Files.createDirectory(folder.resolve("k.gdb"));
        Files.writeString(base.resolve("a00000001.gdbtable"), "x");
        refused(
                base,
                "k.gdb: is an Esri file geodatabase; make GeoJSON of it by: ogr2ogr -f GeoJSON -t_srs EPSG:4326 k.geojson k.gdb"
                        + " (with the layer's name at the end where it has several)");
        refused(
                file("page.geojson", "<!DOCTYPE html>\n<html><body>not found</body></html>"),
                "page.geojson: is a web page, not zones: 'not found'; download the file itself");
        refused(
                file("error.geojson", "{\"error\":{\"code\":400,\"message\":\"Invalid URL\"}}"),
                "error.geojson, line 1: is no zones but the server's error: {\"code\":400,\"message\":\"Invalid URL\"}; ask"
                        + " for the file again");
        refused(
                file("cut.geojson", "{\"type\":\"FeatureCollection\",\"exceededTransferLimit\":true,\"features\":[]}"),
                "cut.geojson, line 1: says that it is cut short (exceededTransferLimit): zones are missing; ask the server for"
                        + " the rest as well (resultOffset=), or download the layer as a file");
        refused(file("empty.geojson", ""), "empty.geojson: is empty");
    }

    @Test
    void aRowOfWellKnownTextWithAnOpenQuoteIsNamed() throws IOException {
        refused(
                file(
                        "beats.csv",
                        "name,the_geom\n7,\"POLYGON ((-88 43, -87 43, -87 44, -88 43))\"\n8,\"POLYGON ((-8\n"),
                "beats.csv, line 3: has a quote that is not closed; mend the quotes there");
    }

    @Test
    void aNameThatHasNoGroundTwiceIsBadData() throws IOException {
        String bare = "{\"type\":\"Feature\",\"id\":\"a\",\"properties\":{},\"geometry\":null}";
        Path file = file("beats.geojson", collection(bare, bare, feature("\"id\":\"b\",\"properties\":{}")));
        refused(file, "beats.geojson: Zone 'a' is there several times, once without a boundary; name them apart");
    }
}
