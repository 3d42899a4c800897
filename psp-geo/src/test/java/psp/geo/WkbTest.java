package psp.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import psp.core.Boundary;

class WkbTest {

    private static final String HOLE = "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))";
    private static final String TWO = "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))";

    @Test
    void readsWhatJtsWritesInEitherOrderAndWithHeights() throws Exception {
        for (String wkt : new String[] {HOLE, TWO}) {
            Geometry geometry = new WKTReader().read(wkt);
            for (int order : new int[] {1, 2}) {
                assertThat(Wkb.read(new WKBWriter(2, order).write(geometry))).isEqualTo(Wkt.read(wkt));
            }
            geometry.apply((org.locationtech.jts.geom.CoordinateFilter) c -> c.setZ(180.5));
            assertThat(Wkb.read(new WKBWriter(3, 2).write(geometry))).isEqualTo(Wkt.read(wkt));
            geometry.setSRID(4326);
            assertThat(Wkb.readHex(WKBWriter.toHex(new WKBWriter(3, 1, true).write(geometry))))
                    .isEqualTo(Wkt.read(wkt));
        }
    }

    @Test
    void writesWhatJtsReads() throws Exception {
        for (String wkt : new String[] {HOLE, TWO}) {
            Boundary boundary = Wkt.read(wkt);
            byte[] bytes = Wkb.write(boundary);
            assertThat(new WKBReader().read(bytes).equalsTopo(new WKTReader().read(wkt)))
                    .isTrue();
            assertThat(Wkb.read(bytes)).isEqualTo(boundary);
            assertThat(Wkb.readHex(HexFormat.of().withUpperCase().formatHex(bytes)))
                    .isEqualTo(boundary);
        }
    }

    @Test
    void readsIsoNumbersOfHeightAndMeasure() {
        byte[] bytes = HexFormat.of()
                .parseHex("01" + "bb0b0000" + "01000000" + "04000000" + vertex(0, 0) + vertex(1, 0) + vertex(1, 1)
                        + vertex(0, 0)); // 3003: heights and measures
        assertThat(Wkb.read(bytes)).isEqualTo(Wkt.read("POLYGON ((0 0, 1 0, 1 1, 0 0))"));
    }

    private static String vertex(double x, double y) {
        StringBuilder hex = new StringBuilder();
        for (double d : new double[] {x, y, 7, 8}) {
            hex.append(String.format("%016x", Long.reverseBytes(Double.doubleToLongBits(d))));
        }
        return hex.toString();
    }

    @Test
    void namesWhatIsWrong() throws Exception {
        byte[] good = Wkb.write(Wkt.read(HOLE));
        refused(
                Arrays.copyOf(good, good.length - 4),
                "The well-known binary tells of 5 vertices, more than its 76" + " further bytes can hold");
        refused(Arrays.copyOf(good, 3), "The well-known binary is cut short: it has 3 bytes and should have more");
        refused(Arrays.copyOf(good, good.length + 1), "The well-known binary goes on for 1 bytes after its end");
        refused(
                new byte[] {7},
                "The well-known binary starts with the byte 7; it should be 0 or 1, the order of bytes");
        refused(
                new WKBWriter().write(new WKTReader().read("POINT (1 2)")),
                "A zone is bounded by polygons; this"
                        + " well-known binary is of type 1, Polygon is 3 and MultiPolygon 6");
        Geometry feet = new WKTReader().read(HOLE);
        feet.setSRID(32054);
        refused(
                new WKBWriter(2, true).write(feet),
                "The well-known binary is in the reference system 32054; have it"
                        + " turned into WGS 84 degrees first, as by ST_Transform(geom, 4326)");
        byte[] many = good.clone();
        many[5] = -1;
        many[8] = -1;
        refused(many, "The well-known binary tells of 4278190335 rings, more than its 168 further bytes can hold");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wkb.readHex("01xx"))
                .withMessageStartingWith("'01xx' is not a well-known binary in hexadecimal digits: ");
    }

    private static void refused(byte[] bytes, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> Wkb.read(bytes)).withMessage(message);
    }
}
