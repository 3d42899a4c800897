package psp.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;
import psp.core.Boundary;
import psp.core.Place;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;

/** The index as it was before it had cells: a tree of parts, each asked by itself. What {@link ZoneIndex} is held to. */
final class OracleIndex {

    private record Item(String zone, IndexedPart located, Boundary.Part part) {}

    private final EdgeRule rule;
    private final STRtree parts = new STRtree();

    OracleIndex(Zones zones, EdgeRule rule) {
        this.rule = rule;
        for (Zone zone : zones) {
            for (Boundary.Part part : zone.boundary().parts()) {
                Item item = new Item(zone.name(), new IndexedPart(part), part);
                parts.insert(item.located.envelope(), item);
            }
        }
        parts.build();
    }

    Place locate(double longitude, double latitude) {
        Coordinate point = new Coordinate(longitude, latitude);
        @SuppressWarnings("unchecked")
        List<Item> near = parts.query(new Envelope(point));
        List<String> names = new ArrayList<>();
        for (Item item : near) {
            int location = item.located.location(point);
            if (location == Location.INTERIOR
                    || (location == Location.BOUNDARY && (rule == EdgeRule.CLOSED || insideNudged(item.part, point)))) {
                names.add(item.zone);
            }
        }
        return names.isEmpty() ? Place.NO_ZONE : Place.in(new TreeSet<>(names));
    }

    /**
     * Whether the point moved a hair east, and a much finer hair north, is inside: crossings of the ray to the east.
     * An edge is crossed if it reaches above the point's latitude from at or below it and passes strictly east of it.
     */
    private static boolean insideNudged(Boundary.Part part, Coordinate point) {
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
}
