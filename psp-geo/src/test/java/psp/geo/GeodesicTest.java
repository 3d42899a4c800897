package psp.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psp.core.Boundary;
import psp.core.Ring;
import psp.core.Zone;

/** Areas and widths against geodesics on the ellipsoid: GeographicLib-Java 2.0. */
class GeodesicTest {

    /** Our edges are straight in degrees, geodesics are not: pieces of an edge bring them together. */
    private static final int PIECES = 200;

    /** A corner cut out of a box, so that the ring has a concave side: an L of about 4 by 1.7 km at 43 degrees. */
    private static Zone corridor(double latitude) {
        return Zone.of(
                "corridor",
                Boundary.of(Ring.of(
                        -87.98,
                        latitude,
                        -87.93,
                        latitude,
                        -87.93,
                        latitude + 0.015,
                        -87.95,
                        latitude + 0.015,
                        -87.95,
                        latitude + 0.006,
                        -87.98,
                        latitude + 0.006,
                        -87.98,
                        latitude)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 43, 60, 70})
    void areasAreThoseOfGeodesics(double latitude) {
        Zone corridor = corridor(latitude);
        double zone = geodesicArea(corridor.boundary());
        assertThat(corridor.boundary().squareMetres()).isCloseTo(zone, within(1e-7 * zone));
        for (Zone ring : Rings.around(corridor, 500, 1_000)) {
            double expected = geodesicArea(ring.boundary());
            assertThat(ring.boundary().squareMetres()).as(ring.name()).isCloseTo(expected, within(1e-7 * expected));
        }
    }

    private static double geodesicArea(Boundary ground) {
        return ground.parts().stream()
                .mapToDouble(part -> geodesicArea(part.shell())
                        - part.holes().stream()
                                .mapToDouble(GeodesicTest::geodesicArea)
                                .sum())
                .sum();
    }

    private static double geodesicArea(Ring ring) {
        PolygonArea area = new PolygonArea(Geodesic.WGS84, false);
        for (int i = 1; i < ring.size(); i++) {
            for (int k = 1; k <= PIECES; k++) {
                double t = (double) k / PIECES;
                area.AddPoint(
                        ring.latitude(i - 1) + t * (ring.latitude(i) - ring.latitude(i - 1)),
                        ring.longitude(i - 1) + t * (ring.longitude(i) - ring.longitude(i - 1)));
            }
        }
        return Math.abs(area.Compute().area);
    }

    /** Every vertex of the outer edge is 500 m from the zone, to half a metre, along the shortest way on the ellipsoid. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 43, 60, 70})
    void theEdgeOfARingIsWhereItShouldBe(double latitude) {
        edgeIsAt500Metres(corridor(latitude));
        edgeIsAt500Metres(Zone.of("district", Boundary.box(-88.1, latitude, -87.9, latitude + 0.1)));
    }

    private static void edgeIsAt500Metres(Zone corridor) {
        Ring zone = corridor.boundary().parts().get(0).shell();
        Ring edge = Rings.around(corridor, 500).get(0).boundary().parts().get(0).shell();
        for (int i = 1; i < edge.size(); i += 7) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int j = 1; j < zone.size(); j++) {
                nearest = Math.min(nearest, distance(edge.longitude(i), edge.latitude(i), zone, j));
            }
            assertThat(nearest)
                    .as("(%s, %s)", edge.longitude(i), edge.latitude(i))
                    .isCloseTo(500, within(0.5));
        }
    }

    /** To an edge straight in degrees: the least over points of it, by thirds. */
    private static double distance(double longitude, double latitude, Ring zone, int j) {
        double from = 0;
        double to = 1;
        while (to - from > 1e-7) {
            double a = from + (to - from) / 3;
            double b = to - (to - from) / 3;
            if (geodesic(longitude, latitude, zone, j, a) < geodesic(longitude, latitude, zone, j, b)) {
                to = b;
            } else {
                from = a;
            }
        }
        return geodesic(longitude, latitude, zone, j, (from + to) / 2);
    }

    private static double geodesic(double longitude, double latitude, Ring zone, int j, double t) {
        return Geodesic.WGS84.Inverse(
                        latitude,
                        longitude,
                        zone.latitude(j - 1) + t * (zone.latitude(j) - zone.latitude(j - 1)),
                        zone.longitude(j - 1) + t * (zone.longitude(j) - zone.longitude(j - 1)))
                .s12;
    }
}
