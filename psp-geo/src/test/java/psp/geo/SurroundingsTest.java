package psp.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import psp.core.Position;
import psp.core.Zone;
import psp.core.Zones;

/** What lies within so many metres of lines and ground, held to its definition. */
class SurroundingsTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** A roundabout of radius 30 m as 24 chords, and the ground within 100 m of its kerb: a disc without a hole. */
    @Test
    void aRoundaboutIsADisc() {
        LocalPlane plane = LocalPlane.around(Position.of(-87.95, 43.06));
        Position[] kerb = new Position[25];
        for (int i = 0; i <= 24; i++) {
            kerb[i] = plane.position(
                    30 * StrictMath.cos(Math.PI * (i % 24) / 12), 30 * StrictMath.sin(Math.PI * (i % 24) / 12));
        }
        Zone strip = ZoneShapes.alongLine("roundabout", 100, kerb);
        assertThat(strip.squareMetres().orElseThrow()).isCloseTo(53_004, within(53.0));
        assertThat(strip.boundary().parts())
                .singleElement()
                .satisfies(part -> assertThat(part.holes()).isEmpty());
        ZoneIndex index = ZoneIndex.of(Zones.of(strip));
        for (double east : new double[] {0, 20, 40, 60, 120}) {
            assertThat(index.locate(plane.position(east, 0)).zones())
                    .as("%s m", east)
                    .hasSize(1);
        }
    }

    /** Closed, crossing and turning lines, by seed: as large as their segments' surroundings put together. */
    @Test
    void linesAreTheUnionOfTheirSegments() {
        for (long seed = 1; seed <= 150; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Coordinate[] line = new Coordinate[3 + random.nextInt(12)];
            for (int i = 0; i < line.length; i++) {
                line[i] = new Coordinate(
                        Math.rint(random.nextDouble() * 100) * 10, Math.rint(random.nextDouble() * 100) * 10);
            }
            if (random.nextInt(3) > 0) {
                line[line.length - 1] = line[0];
            }
            double metres = 20 + random.nextInt(400);
            List<Geometry> segments = new ArrayList<>();
            for (int i = 1; i < line.length; i++) {
                segments.add(FACTORY.createLineString(new Coordinate[] {line[i - 1], line[i]})
                        .buffer(metres, 64));
            }
            Geometry expected = OverlayNGRobust.union(segments);
            Geometry seen = Surroundings.inMetres(FACTORY.createLineString(line), metres);
            assertThat(seen.isValid()).as("seed %d", seed).isTrue();
            assertThat(expected.symDifference(seen).getArea())
                    .as("seed %d", seed)
                    .isLessThan(1e-3 * expected.getArea());
        }
    }

    @Test
    void anEdgeThatBendsWithoutEndIsRefusedByTheLimit() {
        LocalPlane plane = LocalPlane.around(Position.of(-87.95, 43.06));
        Position[] line = new Position[20_000];
        for (int i = 0; i < line.length; i++) {
            line[i] = plane.position(i, i % 2 * 1_000);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneShapes.alongLine("zigzag", 0.2, line))
                .withMessage("'zigzag' cannot be drawn: its edge is so long or bends so often that more than 1000000"
                        + " vertices would lie 0.2 m around it, the most that psp draws; simplify it with a drawing"
                        + " program first");
    }

    /** Stars with long spikes of up to 1,200 corners, by seed: the edge is everywhere so far away, and holds all ground. */
    @Test
    void theEdgeAroundGroundIsEverywhereSoFarFromIt() {
        for (int corners : new int[] {5, 12, 40, 150, 400, 1_200}) {
            SplittableRandom random = new SplittableRandom(corners);
            Coordinate[] ring = new Coordinate[corners + 1];
            for (int i = 0; i < corners; i++) {
                double angle = 2 * Math.PI * i / corners;
                double radius = 2_000 * (0.3 + 0.7 * random.nextDouble());
                ring[i] = new Coordinate(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle));
            }
            ring[corners] = ring[0];
            Polygon star = FACTORY.createPolygon(ring);
            for (double metres : new double[] {3, 60, 500}) {
                Geometry around = Surroundings.inMetres(star, metres);
                assertThat(around.isValid()).isTrue();
                assertThat(around.contains(star)).isTrue();
                IndexedFacetDistance distance = new IndexedFacetDistance(star);
                for (Coordinate vertex : around.getCoordinates()) {
                    assertThat(distance.distance(FACTORY.createPoint(vertex)))
                            .as("%d corners, %s m", corners, metres)
                            .isCloseTo(metres, within(2e-4 * metres));
                }
                for (Object polygon : PolygonExtracter.getPolygons(around)) {
                    for (int h = 0; h < ((Polygon) polygon).getNumInteriorRing(); h++) {
                        Geometry hole = FACTORY.createPolygon(
                                ((Polygon) polygon).getInteriorRingN(h).getCoordinates());
                        assertThat(star.covers(hole.getInteriorPoint())).isFalse();
                    }
                }
            }
        }
    }

    /** Ground in a hole of other ground, so large that its middle is far from every edge, with many vertices and with few. */
    @Test
    void aMoatIsHeldToItsOwnWidth() {
        for (double metres : new double[] {40, 150}) {
            Geometry few = Surroundings.inMetres(moat(1), metres);
            Geometry many = Surroundings.inMetres(moat(60), metres);
            assertThat(many.getArea()).isCloseTo(few.getArea(), within(1e-9 * few.getArea()));
            assertThat(many.getNumGeometries()).isEqualTo(metres == 40 ? 2 : 1);
        }
    }

    /** A moat of 100 m in width around a square of 1,200 m, in ground of 6 km. */
    private static Geometry moat(int pieces) {
        return FACTORY.createMultiPolygon(new Polygon[] {
            FACTORY.createPolygon(square(3_000, pieces), new LinearRing[] {square(700, pieces)}),
            FACTORY.createPolygon(square(600, pieces))
        });
    }

    private static LinearRing square(double half, int pieces) {
        int[][] corners = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}};
        List<Coordinate> vertices = new ArrayList<>();
        for (int side = 0; side < 4; side++) {
            for (int i = 0; i < pieces; i++) {
                double share = (double) i / pieces;
                vertices.add(new Coordinate(
                        half * (corners[side][0] + share * (corners[side + 1][0] - corners[side][0])),
                        half * (corners[side][1] + share * (corners[side + 1][1] - corners[side][1]))));
            }
        }
        vertices.add(vertices.get(0));
        return FACTORY.createLinearRing(vertices.toArray(Coordinate[]::new));
    }

    /** Tips three metres apart, whose arcs lie over each other by hundreds: a disc but for millimetres between the tips. */
    @Test
    void aStarOfManyPointsIsADiscFromAfar() {
        Coordinate[] ring = new Coordinate[4_001];
        for (int i = 0; i < ring.length; i++) {
            double angle = 2 * Math.PI * (i % 4_000) / 4_000;
            double radius = i % 2 == 0 ? 1_000 : 400;
            ring[i] = new Coordinate(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle));
        }
        Geometry around = Surroundings.inMetres(FACTORY.createPolygon(ring), 500);
        assertThat(around.getNumGeometries()).isEqualTo(1);
        assertThat(((Polygon) around.getGeometryN(0)).getNumInteriorRing()).isZero();
        assertThat(around.getArea()).isCloseTo(Math.PI * 1_500 * 1_500, within(1e-4 * Math.PI * 1_500 * 1_500));
    }
}
