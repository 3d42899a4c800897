package psp.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psp.core.Boundary;
import psp.core.Position;
import psp.core.Ring;
import psp.core.Zone;

class ZoneMetresTest {

    private static final Position CORNER = Position.of(-87.95, 43.06);

    /** A thousand metres by two hundred, less a square of sixty in the middle of its western half. */
    private static Zone strip() {
        LocalPlane plane = LocalPlane.around(CORNER);
        return Zone.of(
                "strip",
                Boundary.of(
                        ring(plane, 0, 0, 1000, 0, 1000, 200, 0, 200, 0, 0),
                        ring(plane, 220, 70, 280, 70, 280, 130, 220, 130, 220, 70)));
    }

    private static Ring ring(LocalPlane plane, double... metres) {
        double[] lonLat = new double[metres.length];
        for (int i = 0; i < metres.length; i += 2) {
            Position vertex = plane.position(metres[i], metres[i + 1]);
            lonLat[i] = vertex.longitude();
            lonLat[i + 1] = vertex.latitude();
        }
        return Ring.of(lonLat);
    }

    @Test
    void areaEdgeAndWidth() {
        ZoneMetres measures = ZoneMetres.of(strip());
        assertThat(measures.squareMetres()).isCloseTo(200_000 - 3_600, within(1.0));
        assertThat(measures.edgeMetres()).isCloseTo(2_400 + 240, within(0.01));
        assertThat(measures.widthMetres()).isCloseTo(200, within(0.5));
        assertThat(measures).hasToString("strip: 196,400 m², 200 m wide, 2,640 m of edge");
    }

    @Test
    void howFarPointsAreFromTheEdge() {
        ZoneMetres measures = ZoneMetres.of(strip());
        LocalPlane plane = LocalPlane.around(CORNER);
        // A kilometre straight in degrees is bent by 1.8 cm.
        assertThat(measures.metresToEdge(plane.position(500, 30))).as("inside").isCloseTo(30, within(0.02));
        assertThat(measures.metresToEdge(plane.position(250, 60)))
                .as("beside the hole")
                .isCloseTo(10, within(0.01));
        assertThat(measures.metresToEdge(plane.position(250, 100)))
                .as("in the hole")
                .isCloseTo(30, within(0.01));
        assertThat(measures.metresToEdge(plane.position(1003, -4)))
                .as("outside")
                .isCloseTo(5, within(0.01));
        assertThat(measures.metresToEdge(plane.position(0, 100)))
                .as("on the edge")
                .isCloseTo(0, within(1e-6));
    }

    /** A parallel ten kilometres long is bent by metres on a plane; its distance is to the parallel all the same. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 43, 60, 70})
    void longEdgesAreStraightInDegrees(double latitude) {
        ZoneMetres measures = ZoneMetres.of(Zone.of("box", Boundary.box(-88, latitude, -87.8, latitude + 0.05)));
        for (int i = 1; i < 20; i++) {
            double longitude = -88 + 0.01 * i + 0.0013;
            double expected = Geodesic.WGS84.Inverse(latitude, longitude, latitude - 0.004, longitude).s12;
            assertThat(measures.metresToEdge(Position.of(longitude, latitude - 0.004)))
                    .as("south of %s", longitude)
                    .isCloseTo(expected, within(0.03));
        }
    }

    @Test
    void aRingThatCrossesItselfHasAWidthToo() {
        ZoneMetres bow = ZoneMetres.of(Zone.of("bow", Boundary.of(Ring.of(0, 0, 0.01, 0.01, 0.01, 0, 0, 0.01, 0, 0))));
        // The circle in a right triangle whose sides are about 1113 m and 2 × 783 m.
        assertThat(bow.widthMetres()).isCloseTo(459, within(3.0));
    }

    @Test
    void needsABoundary() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneMetres.of(Zone.named("beat")))
                .withMessage("The zone 'beat' has no boundary; read it from GeoJSON or well-known text first");
        assertThat(ZoneMetres.of(strip())).isEqualTo(ZoneMetres.of(strip())).hasSameHashCodeAs(ZoneMetres.of(strip()));
    }
}
