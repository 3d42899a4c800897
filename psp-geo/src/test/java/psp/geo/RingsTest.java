package psp.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import psp.core.Boundary;
import psp.core.Place;
import psp.core.Position;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;

class RingsTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 43, 60, 70, -33})
    void aRingHoldsWhatIsAtMostSoManyMetresAway(double latitude) {
        Zone corridor = Zone.of("corridor", Boundary.box(-87.98, latitude, -87.93, latitude + 0.015));
        List<Zone> rings = Rings.around(corridor, 500, 1000);
        assertThat(rings).extracting(Zone::name).containsExactly("corridor ring 0-500 m", "corridor ring 500-1000 m");
        ZoneIndex index = ZoneIndex.of(Zones.of(corridor, rings));
        LocalPlane plane = LocalPlane.around(corridor.boundary());
        Geometry ground = PlaneGeometry.toMetres(JtsGeometries.toJts(corridor.boundary()), new Sheet(false), plane);
        SplittableRandom random = new SplittableRandom(99);
        for (int i = 0; i < 4000; i++) {
            Position p =
                    Position.of(-88.02 + random.nextDouble() * 0.13, latitude - 0.015 + random.nextDouble() * 0.045);
            double[] xy = plane.metres(p.longitude(), p.latitude());
            double distance = ground.distance(new GeometryFactory().createPoint(new Coordinate(xy[0], xy[1])));
            Place place = index.locate(p);
            if (distance == 0) {
                assertThat(place).as("%s, seed 99", p).isEqualTo(Place.in("corridor"));
            } else if (distance < 499.5) {
                assertThat(place).as("%s at %s m", p, distance).isEqualTo(Place.in("corridor ring 0-500 m"));
            } else if (distance > 500.5 && distance < 999.5) {
                assertThat(place).as("%s at %s m", p, distance).isEqualTo(Place.in("corridor ring 500-1000 m"));
            } else if (distance > 1000.5) {
                assertThat(place).as("%s at %s m", p, distance).isEqualTo(Place.NO_ZONE);
            }
        }
    }

    @Test
    void aRingSharesTheZonesOwnVerticesSoThatNothingIsLostBetween() {
        Zone concave = Zone.of(
                "u",
                Boundary.of(Ring.of(
                        0, 0, 0.03, 0, 0.03, 0.02, 0.02, 0.02, 0.02, 0.005, 0.01, 0.005, 0.01, 0.02, 0, 0.02, 0, 0)));
        Zone ring = Rings.around(concave, 200).get(0);
        ZoneIndex index = ZoneIndex.of(Zones.of(concave, ring));
        Ring shell = concave.boundary().parts().get(0).shell();
        for (int i = 1; i < shell.size(); i++) {
            for (double t : new double[] {0, 0.25, 0.5, 0.75}) {
                double x = shell.longitude(i) + t * (shell.longitude(i - 1) - shell.longitude(i));
                double y = shell.latitude(i) + t * (shell.latitude(i - 1) - shell.latitude(i));
                assertThat(index.locate(x, y).zones())
                        .as("owners of (%s, %s)", x, y)
                        .hasSize(1);
            }
        }
        assertThat(JtsGeometries.toJts(ring.boundary())
                        .intersection(JtsGeometries.toJts(concave.boundary()))
                        .getArea())
                .isZero();
    }

    /** Long edges bend in metres, and arcs have their vertices in fixed directions, wherever vertices are added. */
    @Test
    void groundDrawnInOtherWaysHasTheSameRing() {
        Zone box = Zone.of("box", Boundary.box(-88, 60, -87.985, 60.005));
        Zone further = Zone.of(
                "further vertices",
                Boundary.of(Ring.of(
                        -88, 60, -87.9873, 60, -87.985, 60, -87.985, 60.005, -87.9974, 60.005, -88, 60.005, -88, 60)));
        double hair = 1e-9;
        Zone triangle = Zone.of("triangle", Boundary.of(Ring.of(-88, 60, -87.995, 60, -87.996, 60.002, -88, 60)));
        Zone blunt = Zone.of(
                "blunt",
                Boundary.of(Ring.of(
                        -88,
                        60,
                        -87.995 - hair,
                        60,
                        -87.995,
                        60 + hair,
                        -87.996,
                        60.002,
                        -88 + hair,
                        60 + hair,
                        -88,
                        60)));
        for (double metres : new double[] {10, 150, 400}) {
            assertThat(area(further, metres)).isCloseTo(area(box, metres), withinPercentage(1e-5));
            assertThat(area(blunt, metres)).isCloseTo(area(triangle, metres), withinPercentage(1e-5));
        }
    }

    /** Four squares that touch at their corners round a fifth, which is none: what is within 5 m lies in it too, as a part of its own. */
    @Test
    void groundThatTouchesItselfDividesItsRing() {
        double a = 0.001;
        Zone zone = Zone.of(
                "touching",
                new Boundary(List.of(
                        new Boundary.Part(square(a, 0, a), List.of()),
                        new Boundary.Part(square(0, a, a), List.of()),
                        new Boundary.Part(square(2 * a, a, a), List.of()),
                        new Boundary.Part(square(a, 2 * a, a), List.of()))));
        for (double metres : new double[] {5, 40}) {
            Zone ring = Rings.around(zone, metres).get(0);
            Geometry drawn = JtsGeometries.toJts(ring.boundary());
            assertThat(drawn.isValid()).isTrue();
            assertThat(drawn.getNumGeometries()).isEqualTo(2);
            Geometry ground = Ground.of(zone).polygons();
            Geometry around = Surroundings.of(new Sheet(false), ground, metres);
            assertThat(drawn.equalsTopo(Overlay.difference(around, ground))).isTrue();
        }
    }

    private static Ring square(double west, double south, double side) {
        return Ring.of(west, south, west + side, south, west + side, south + side, west, south + side, west, south);
    }

    private static double area(Zone zone, double metres) {
        return Rings.around(zone, metres).get(0).squareMetres().orElseThrow();
    }

    @Test
    void otherZonesAreCutOut() {
        Zone corridor = Zone.of("c", Boundary.box(0, 0, 0.02, 0.01));
        Zone neighbour = Zone.of("n", Boundary.box(0.02, 0, 0.04, 0.01));
        Zone ring = Rings.around(corridor, Zones.of(neighbour), 500).get(0);
        assertThat(ZoneIndex.of(Zones.of(corridor, neighbour, ring)).locate(0.021, 0.005))
                .isEqualTo(Place.in("n"));
        Zone all = Zone.of("all", Boundary.box(-1, -1, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rings.around(corridor, Zones.of(all), 500))
                .withMessage("Nothing is left of 'c ring 0-500 m' once the other zones are cut out");
    }

    @Test
    void ringsOfTwoZonesAreDisjointWhereThoseOfTheFirstAreCutOut() {
        Zone one = Zone.of("one", Boundary.box(-87.98, 43.06, -87.97, 43.07));
        Zone other = Zone.of("other", Boundary.box(-87.965, 43.062, -87.955, 43.075));
        List<Zone> first = Rings.around(one, Zones.of(other), 500, 1000);
        List<Zone> second = Rings.around(other, Zones.of(one, first), 500, 1000);
        List<Zone> all = new ArrayList<>(List.of(one, other));
        all.addAll(first);
        all.addAll(second);
        assertThat(Tiling.of(Zones.of(all)).overlaps()).isEmpty();
        ZoneIndex index = ZoneIndex.of(Zones.of(all));
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 4000; i++) {
            assertThat(index.locate(-88 + 0.06 * random.nextDouble(), 43.04 + 0.05 * random.nextDouble())
                            .zones())
                    .as("seed 7")
                    .hasSizeLessThanOrEqualTo(1);
        }
        assertThat(index.locate(-87.9675, 43.065)).as("between both").isEqualTo(Place.in("one ring 0-500 m"));
    }

    @Test
    void areaOfARingIsThatOfThePlane() {
        Zone corridor = Zone.of("c", Boundary.box(-87.98, 43.06, -87.93, 43.075));
        double side = Rings.around(corridor, 500).get(0).boundary().squareMetres();
        LocalPlane plane = LocalPlane.around(corridor.boundary());
        Geometry ground = PlaneGeometry.toMetres(JtsGeometries.toJts(corridor.boundary()), new Sheet(false), plane);
        double expected = ground.getLength() * 500 + Math.PI * 500 * 500;
        assertThat(side).isCloseTo(expected, within(expected * 1e-3));
    }

    @Test
    void refusesWidthsThatAreNone() {
        Zone corridor = Zone.of("c", Boundary.box(0, 0, 0.02, 0.01));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rings.around(corridor))
                .withMessage("No width is given; name at least one outer width in metres, such as 500");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rings.around(corridor, 500, 500))
                .withMessage(
                        "The ring's width 500 m does not come after 500 m; give outer widths above 0 in rising order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rings.around(corridor, Double.NaN))
                .withMessageStartingWith("The ring's width NaN m does not come after 0 m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rings.around(corridor, 500, 100_001))
                .withMessage(
                        "The ring's width 100001 m is more than 100000 m, beyond which the earth's curve makes metres"
                                + " untrue");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rings.around(Zone.named("beat"), 500))
                .withMessage("The zone 'beat' has no boundary; read it from GeoJSON or well-known text first");
    }
}
