package psp.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/**
 * What lies within so many metres of ground, of a line or of a point.
 *
 * <p>A point that near has its nearest point in a segment, and lies in the rectangle on that side of it, or at a vertex,
 * and lies in the sector between the rectangles there. Rectangles and sectors along a run that bends one way lie side by
 * side and are drawn as one; the runs and the ground are united. No offset curve is followed round and none has to be told
 * inside from outside, where JTS's buffer errs (docs/known-faults.md).
 */
final class Surroundings {

    /** Chords a quarter circle: they keep the edge of a 500 m ring within 0.1 m. */
    static final int CHORDS = 64;

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double STEP = Math.PI / 2 / CHORDS;
    /** Where the vertices of all arcs lie, so that arcs around one point have the same however ground is drawn. */
    private static final Coordinate[] DIRECTIONS = IntStream.range(0, 4 * CHORDS)
            .mapToObj(i -> new Coordinate(StrictMath.cos(i * STEP), StrictMath.sin(i * STEP)))
            .toArray(Coordinate[]::new);
    /** A share of a step; an arc's end is no nearer to the vertex before it. */
    private static final double NEAR = 1e-4;
    /** A run bends by less than half a circle, so that it cannot meet itself. */
    private static final double MOST_BENT = 3;

    /** Around a shore of 10,000 vertices 20,000 are drawn at 500 m, and 150,000 at 10 m. */
    private static final int MOST_DRAWN = 1_000_000;

    private final double metres;
    private final Covered covered;
    private final List<Geometry> pieces = new ArrayList<>();
    private int drawn;

    private Surroundings(Geometry inMetres, double metres) {
        this.metres = metres;
        this.covered = Covered.of(inMetres, metres);
    }

    /** What lies within some metres of what is drawn on a sheet, on the same sheet; polygons must be valid. */
    static Geometry of(Sheet sheet, Geometry drawn, double metres) {
        List<Geometry> all = new ArrayList<>();
        for (Patches.Patch patch : Patches.of(sheet, drawn)) {
            all.add(PlaneGeometry.toDegrees(inMetres(patch.metres(), metres), sheet, patch.plane()));
        }
        return all.size() == 1 ? all.get(0) : Overlay.union(all);
    }

    /** What lies within some metres on a plane. */
    static Geometry inMetres(Geometry inMetres, double metres) {
        if (inMetres instanceof Point point) {
            return disc(point.getCoordinate(), metres);
        }
        Surroundings around = new Surroundings(inMetres, metres);
        if (inMetres.getDimension() == 1) {
            for (Object line : LinearComponentExtracter.getLines(inMetres)) {
                Coordinate[] vertices = ((LineString) line).getCoordinates();
                around.along(vertices, 1);
                around.along(vertices, -1);
            }
        } else {
            for (Object each : PolygonExtracter.getPolygons(inMetres)) {
                Polygon polygon = (Polygon) each;
                around.along(polygon.getExteriorRing(), false);
                for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
                    around.along(polygon.getInteriorRingN(h), true);
                }
            }
        }
        return around.filled(around.united(inMetres), inMetres);
    }

    /** The pieces, and then the ground, which is large and would slow every step on the way. */
    private Geometry united(Geometry inMetres) {
        if (pieces.isEmpty()) {
            return inMetres;
        }
        Geometry united = Overlay.union(pieces);
        return inMetres.getDimension() == 1 ? united : Overlay.union(united, inMetres);
    }

    private static Geometry disc(Coordinate middle, double metres) {
        return FACTORY.createPolygon(IntStream.rangeClosed(0, DIRECTIONS.length)
                .mapToObj(i -> away(middle, direction(i), metres))
                .toArray(Coordinate[]::new));
    }

    /** Outside is right of a ring that runs counter-clockwise; the ground around a hole is inside of it. */
    private void along(LinearRing ring, boolean hole) {
        along(ring.getCoordinates(), Orientation.isCCW(ring.getCoordinates()) == hole ? 1 : -1);
    }

    /**
     * Draws the runs along one side of a line.
     *
     * @param line its vertices; closed if the last is the first
     * @param side 1 for left, −1 for right
     */
    private void along(Coordinate[] line, int side) {
        Coordinate[] v = withoutRepeats(line);
        int segments = v.length - 1;
        if (segments < 1) {
            return;
        }
        boolean closed = v[0].equals2D(v[segments]);
        Run run = new Run();
        for (int i = 0; i < segments; i++) {
            Coordinate normal = normal(v[i], v[i + 1], side);
            if (i == 0 && !closed) {
                run.turn(v[0], normal(v[1], v[0], side), normal, side, Math.PI);
            }
            run.segment(v[i], v[i + 1], normal);
            if (i + 1 < segments || closed) {
                int next = (i + 1) % segments;
                Coordinate then = normal(v[next], v[next + 1], side);
                double cross = normal.x * then.y - normal.y * then.x;
                double dot = normal.x * then.x + normal.y * then.y;
                double bent = StrictMath.atan2(-side * cross, dot);
                // A line that turns back has its end there, on both sides.
                run.turn(v[i + 1], normal, then, side, cross == 0 && dot < 0 ? Math.PI : bent);
            } else {
                run.turn(v[i + 1], normal, normal(v[i + 1], v[i], side), side, Math.PI);
            }
        }
        run.end();
    }

    private static Coordinate[] withoutRepeats(Coordinate[] line) {
        List<Coordinate> kept = new ArrayList<>();
        for (Coordinate vertex : line) {
            if (kept.isEmpty() || !kept.get(kept.size() - 1).equals2D(vertex)) {
                kept.add(vertex);
            }
        }
        return kept.toArray(Coordinate[]::new);
    }

    private static Coordinate normal(Coordinate from, Coordinate to, int side) {
        double x = to.x - from.x;
        double y = to.y - from.y;
        double length = StrictMath.hypot(x, y);
        return new Coordinate(-side * y / length, side * x / length);
    }

    private Coordinate away(Coordinate vertex, Coordinate normal) {
        return away(vertex, normal, metres);
    }

    private static Coordinate away(Coordinate vertex, Coordinate normal, double metres) {
        return new Coordinate(vertex.x + metres * normal.x, vertex.y + metres * normal.y);
    }

    private static Coordinate direction(int number) {
        return DIRECTIONS[Math.floorMod(number, DIRECTIONS.length)];
    }

    /** Rectangles and sectors side by side along a line that bends one way. */
    private final class Run {

        private final List<Coordinate> near = new ArrayList<>();
        private final List<Coordinate> far = new ArrayList<>();
        private double bent;

        void segment(Coordinate from, Coordinate to, Coordinate normal) {
            Coordinate begin = away(from, normal);
            Coordinate end = away(to, normal);
            if (covered.holds(begin, end)) {
                end();
                return;
            }
            add(from, List.of(begin));
            add(to, List.of(end));
        }

        /** A turn at a vertex, by an angle above 0 where it bends away and opens a sector. */
        void turn(Coordinate vertex, Coordinate before, Coordinate after, int side, double angle) {
            if (angle <= 0) {
                end();
                return;
            }
            List<Coordinate> arc = new ArrayList<>();
            arc.add(away(vertex, before));
            // In steps along the way, which is clockwise on the left side.
            double first = -side * StrictMath.atan2(before.y, before.x) / STEP;
            for (int i = (int) Math.ceil(first + NEAR); i < first + angle / STEP - NEAR; i++) {
                arc.add(away(vertex, direction(-side * i)));
            }
            arc.add(away(vertex, after));
            boolean open = false;
            for (int i = 1; i < arc.size() && !open; i++) {
                open = !covered.holds(arc.get(i - 1), arc.get(i));
            }
            if (!open) {
                end();
                return;
            }
            if (bent + angle > MOST_BENT) {
                end();
            }
            add(vertex, arc);
            bent += angle;
            if (bent > MOST_BENT) {
                end();
            }
        }

        private void add(Coordinate vertex, List<Coordinate> away) {
            if (near.isEmpty() || !near.get(near.size() - 1).equals2D(vertex)) {
                near.add(vertex);
            }
            for (Coordinate each : away) {
                if (far.isEmpty() || !far.get(far.size() - 1).equals2D(each)) {
                    far.add(each);
                }
            }
        }

        void end() {
            if (far.size() > 1) {
                List<Coordinate> ring = new ArrayList<>(near);
                for (int i = far.size() - 1; i >= 0; i--) {
                    ring.add(far.get(i));
                }
                ring.add(ring.get(0));
                drawn += ring.size();
                if (drawn > MOST_DRAWN) {
                    throw new IllegalArgumentException("its edge is so long or bends so often that more than "
                            + MOST_DRAWN + " vertices would lie " + Rings.text(metres)
                            + " m around it, the most that psp draws; simplify it with a drawing program first");
                }
                pieces.add(FACTORY.createPolygon(ring.toArray(Coordinate[]::new)));
            }
            near.clear();
            far.clear();
            bent = 0;
        }
    }

    /** Without the holes that are none: what lies in them is near enough, but was left out, or lies between chords. */
    private Geometry filled(Geometry united, Geometry inMetres) {
        List<Geometry> all = new ArrayList<>();
        List<Polygon> polygons = new ArrayList<>();
        for (Object polygon : PolygonExtracter.getPolygons(united)) {
            polygons.add((Polygon) polygon);
        }
        IndexedFacetDistance distance = null;
        for (Polygon polygon : polygons) {
            List<LinearRing> holes = new ArrayList<>();
            for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
                LinearRing hole = polygon.getInteriorRingN(h);
                distance = distance == null ? new IndexedFacetDistance(inMetres) : distance;
                if (distance.distance(within(hole, polygons).getInteriorPoint()) >= metres) {
                    holes.add(hole);
                }
            }
            all.add(FACTORY.createPolygon(polygon.getExteriorRing(), holes.toArray(LinearRing[]::new)));
        }
        // Ground may lie in a hole that is none.
        return all.size() == 1 ? all.get(0) : Overlay.union(all);
    }

    /** What a hole goes round, without what lies in it. */
    private static Geometry within(LinearRing hole, List<Polygon> polygons) {
        Geometry all = FACTORY.createPolygon(hole.getCoordinates());
        List<Polygon> inside = polygons.stream()
                .filter(each -> hole.getEnvelopeInternal().contains(each.getEnvelopeInternal()))
                .map(each -> FACTORY.createPolygon(each.getExteriorRing().getCoordinates()))
                .toList();
        return inside.isEmpty() ? all : Overlay.difference(all, Overlay.union(inside));
    }
}
