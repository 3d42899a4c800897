package psp.geo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.noding.IntersectionAdder;
import org.locationtech.jts.noding.IteratedNoder;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.Noder;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.snap.SnappingNoder;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import psp.core.Boundary;
import psp.core.Zone;

/**
 * The ground of a boundary in its normal form: valid polygons, however the rings were drawn.
 *
 * <p>A part holds what an odd number of its rings goes round, and the ground is what any part holds: the ground that
 * {@link ZoneIndex} finds points in and {@link Boundary#squareMetres} measures. What is valid stays as it is, vertex by
 * vertex. Otherwise the rings are cut where they meet, pieces that lie over each other an even number of times bound
 * nothing, and of the faces between the others every second one is ground; parts that overlap or share edges are united. A hair
 * thinner than a micrometre, as rounding leaves between edges on one line, is no ground, in what is valid either.
 *
 * @param sheet how it is drawn
 * @param polygons the ground on that sheet, valid
 */
record Ground(Sheet sheet, Geometry polygons) {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    /** A share of a degree of longitude at most, far below a millimetre. */
    private static final double SNAP = 1e-11;
    /** Each crossing takes some two kilobytes until the ground is made. */
    private static final int MOST_CROSSINGS = 50_000;

    static Ground of(Zone zone) {
        return of(zone, Sheet.of(Rings.boundary(zone)));
    }

    /**
     * The ground of a zone on a sheet.
     *
     * @throws IllegalArgumentException if nothing is left of it, or its rings cross in too many places
     */
    static Ground of(Zone zone, Sheet sheet) {
        try {
            return new Ground(sheet, valid(sheet.drawn(Rings.boundary(zone))));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The zone '" + zone.name() + "': " + e.getMessage(), e);
        }
    }

    /** The same ground as a boundary. */
    Boundary boundary() {
        return sheet.boundary(polygons);
    }

    /** Polygons with the same ground that are valid; those that are valid as they are. */
    static Geometry valid(Geometry drawn) {
        boolean valid = drawn.isValid();
        List<Polygon> parts = new ArrayList<>();
        boolean hairs = false;
        for (int i = 0; i < drawn.getNumGeometries(); i++) {
            Polygon part = (Polygon) drawn.getGeometryN(i);
            List<Polygon> ground = new ArrayList<>();
            boolean spiked = isSpiked(part);
            PolygonExtracter.getPolygons(!spiked && (valid || part.isValid()) ? part : evenOdd(part), ground);
            hairs |= ground.removeIf(Ground::isHair) | spiked;
            parts.addAll(ground);
        }
        if (valid && !hairs) {
            return drawn;
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("its rings cancel each other, no ground is left; draw them anew");
        }
        Geometry all = FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
        return all.isValid() ? all : Overlay.union(parts);
    }

    /** Whether a polygon is thinner than a micrometre, as three points in a line are that were rounded. */
    private static boolean isHair(Polygon polygon) {
        return 2 * polygon.getArea() < SNAP * polygon.getLength();
    }

    /** Whether an edge of a polygon runs back along the one before it. */
    private static boolean isSpiked(Polygon polygon) {
        boolean spiked = isSpiked(polygon.getExteriorRing().getCoordinates());
        for (int h = 0; h < polygon.getNumInteriorRing() && !spiked; h++) {
            spiked = isSpiked(polygon.getInteriorRingN(h).getCoordinates());
        }
        return spiked;
    }

    private static boolean isSpiked(Coordinate[] ring) {
        for (int i = 1; i < ring.length; i++) {
            Coordinate from = ring[i - 1];
            Coordinate tip = ring[i];
            Coordinate to = ring[i == ring.length - 1 ? 1 : i + 1];
            boolean back = (from.x - tip.x) * (to.x - tip.x) + (from.y - tip.y) * (to.y - tip.y) > 0;
            if (back
                    && (Distance.pointToSegment(from, tip, to) < SNAP
                            || Distance.pointToSegment(to, from, tip) < SNAP)) {
                return true;
            }
        }
        return false;
    }

    /** What an odd number of a polygon's rings goes round. */
    private static Geometry evenOdd(Polygon part) {
        Crossings crossings = new Crossings((long) MOST_CROSSINGS + part.getNumPoints());
        MCIndexNoder plain = new MCIndexNoder(crossings);
        plain.computeNodes(strings(part));
        crossings.refuseIfTooMany();
        for (Noder noder : new Noder[] {new SnappingNoder(SNAP), new IteratedNoder(part.getPrecisionModel())}) {
            try {
                Geometry ground = faces(pieces(part, noder));
                if (ground.isValid()) {
                    return ground;
                }
            } catch (TopologyException e) {
                // The next way to cut moves no vertex.
            }
        }
        throw new IllegalArgumentException("its rings lie over each other so closely that its ground is not clear;"
                + " mend them with a drawing program first");
    }

    private static List<SegmentString> strings(Polygon part) {
        List<SegmentString> strings = new ArrayList<>();
        strings.add(string(part.getExteriorRing()));
        for (int h = 0; h < part.getNumInteriorRing(); h++) {
            strings.add(string(part.getInteriorRingN(h)));
        }
        return strings;
    }

    private static SegmentString string(LinearRing ring) {
        return new NodedSegmentString(ring.getCoordinates(), null);
    }

    private record Piece(Coordinate from, Coordinate to) {}

    /** The pieces of edges that lie over each other an odd number of times. */
    private static Set<Piece> pieces(Polygon part, Noder noder) {
        noder.computeNodes(strings(part));
        Set<Piece> odd = new LinkedHashSet<>();
        for (Object string : noder.getNodedSubstrings()) {
            Coordinate[] vertices = ((SegmentString) string).getCoordinates();
            for (int i = 1; i < vertices.length; i++) {
                int order = vertices[i - 1].compareTo(vertices[i]);
                Piece piece =
                        order < 0 ? new Piece(vertices[i - 1], vertices[i]) : new Piece(vertices[i], vertices[i - 1]);
                if (order != 0 && !odd.add(piece)) {
                    odd.remove(piece);
                }
            }
        }
        return odd;
    }

    /** Every second face between some lines, beginning with the outermost. */
    private static Geometry faces(Set<Piece> pieces) {
        Polygonizer polygonizer = new Polygonizer(true);
        for (Piece piece : pieces) {
            polygonizer.add(FACTORY.createLineString(new Coordinate[] {piece.from, piece.to}));
        }
        return polygonizer.getGeometry();
    }

    /** Counts crossings, and stops when there are too many. */
    private static final class Crossings extends IntersectionAdder {

        private final long most;

        Crossings(long most) {
            super(new RobustLineIntersector());
            this.most = most;
        }

        @Override
        public boolean isDone() {
            return numInteriorIntersections > most;
        }

        void refuseIfTooMany() {
            if (isDone()) {
                throw new IllegalArgumentException("its rings cross in more than " + most
                        + " places, the most that psp takes; mend them with a drawing program first");
            }
        }
    }
}
