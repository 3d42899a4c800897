package psp.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import psp.core.Boundary;
import psp.core.Ring;

/** One part of a zone, ready to be asked for a point. */
final class IndexedPart {

    private final int zone;
    private final Boundary.Part part;
    private final Polygon polygon;
    private final IndexedPointInAreaLocator locator;

    IndexedPart(int zone, Boundary.Part part) {
        this.zone = zone;
        this.part = part;
        this.polygon = JtsGeometries.polygon(part);
        this.locator = new IndexedPointInAreaLocator(polygon);
    }

    int zone() {
        return zone;
    }

    Envelope envelope() {
        return polygon.getEnvelopeInternal();
    }

    Polygon polygon() {
        return polygon;
    }

    /** Interior, boundary or exterior, as JTS says; even-odd over all rings. */
    int location(Coordinate point) {
        return locator.locate(point);
    }

    boolean owns(Coordinate point, EdgeRule rule) {
        int location = location(point);
        return location == Location.INTERIOR
                || (location == Location.BOUNDARY && (rule == EdgeRule.CLOSED || insideNudged(point)));
    }

    /**
     * Whether the point moved a hair east, and a much finer hair north, is inside: crossings of the ray to the east.
     * An edge is crossed if it reaches above the point's latitude from at or below it and passes strictly east of it.
     */
    private boolean insideNudged(Coordinate point) {
        boolean inside = crossings(part.shell(), point);
        for (Ring hole : part.holes()) {
            inside ^= crossings(hole, point);
        }
        return inside;
    }

    private static boolean crossings(Ring ring, Coordinate point) {
        boolean odd = false;
        for (int i = 1; i < ring.size(); i++) {
            boolean fromAbove = ring.latitude(i - 1) > point.y;
            boolean toAbove = ring.latitude(i) > point.y;
            if (fromAbove != toAbove) {
                Coordinate low = vertex(ring, fromAbove ? i : i - 1);
                Coordinate high = vertex(ring, fromAbove ? i - 1 : i);
                odd ^= Orientation.index(low, high, point) == Orientation.COUNTERCLOCKWISE;
            }
        }
        return odd;
    }

    private static Coordinate vertex(Ring ring, int i) {
        return new Coordinate(ring.longitude(i), ring.latitude(i));
    }

    static List<IndexedPart> of(int zone, Boundary ground) {
        List<IndexedPart> parts = new ArrayList<>();
        ground.parts().forEach(part -> parts.add(new IndexedPart(zone, part)));
        return parts;
    }
}
