package psp.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import psp.core.Boundary;

class WktTest {

    @Test
    void readsWhatItWrites() {
        Boundary box = Boundary.box(-87.98, 43.06, -87.93, 43.075);
        assertThat(Wkt.write(box))
                .isEqualTo("POLYGON ((-87.98 43.06, -87.93 43.06, -87.93 43.075, -87.98 43.075, -87.98 43.06))");
        assertThat(Wkt.read(Wkt.write(box))).isEqualTo(box);
        Boundary two = box.plus(Boundary.box(0, 0, 1, 1));
        assertThat(Wkt.write(two)).startsWith("MULTIPOLYGON (((");
        assertThat(Wkt.read(Wkt.write(two)).version()).isEqualTo(two.version());
        assertThat(Wkt.read("POLYGON ((0 0, 0 4, 4 4, 4 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))"))
                .hasToString("1 part, 1 hole, 8 vertices");
        assertThat(Wkt.read("# the corridor (16th to 51st)\nPOLYGON ((0 0, 1 0, 1 1, 0 0)) # end\n"))
                .hasToString("1 part, 3 vertices");
    }

    @Test
    void refusesWhatBoundsNoGround() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wkt.read("POINT (1 2)"))
                .withMessage("A zone is bounded by polygons, not by a Point");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wkt.read("POLYGON EMPTY"))
                .withMessage("The geometry is empty; a zone needs ground");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wkt.read("POLYGON ((0 0, 1 x"))
                .withMessageStartingWith("'POLYGON ((0 0, 1 x' is not a well-known text of a polygon: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wkt.read("POLYGON ((0 0, 1 0, 1 1, 0 1))"))
                .withMessage(
                        "'POLYGON ((0 0, 1 0, 1 1, 0 1))' is not a well-known text of a polygon: Points of LinearRing do"
                                + " not form a closed linestring; close each ring by repeating its first vertex");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wkt.read("POLYGON ((0 0, 1 0, 1 1, 0 0))\nPOLYGON ((5 5, 6 5, 6 6, 5 5))"))
                .withMessage(
                        "The well-known text goes on after its end with 'POLYGON ((5 5, 6 5, 6 6, 5 5))'; read each"
                                + " polygon by itself, or write one MULTIPOLYGON");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wkt.read("GEOMETRYCOLLECTION (".repeat(1_000_000)))
                .withMessage("'GEOMETRYCOLLECTION"
                        + " (GEOMETRYCOLLECTION (…' is not a well-known text of a polygon: its brackets are nested"
                        + " deeper than 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wkt.read("POLYGON ((43 -187, 43 -188, 44 -188, 43 -187))"))
                .withMessage("Vertex 1 of the ring: The latitude -187.0 is not within -90 to 90 degrees;"
                        + " projected coordinates (feet or metres) must be turned into degrees first");
    }

    @Test
    void theSmallestNumbersComeBack() {
        Boundary tiny = Wkt.read("MULTIPOLYGON (((0 0, 1 0, 5.7E-141 1, 0 1, 0 0)),((2 2, 3 1e-400, 3 3, 2 2)))");
        assertThat(Wkt.write(tiny))
                .isEqualTo("MULTIPOLYGON (((0 0, 1 0, 5.7E-141 1, 0 1, 0 0)), ((2 2, 3 0, 3 3, 2 2)))");
        assertThat(Wkt.read(Wkt.write(tiny))).isEqualTo(tiny);
    }
}
