package psp.geo;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import psp.core.Boundary;
import psp.core.CountHeader;
import psp.core.Coverage;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Outcome;
import psp.core.Place;
import psp.core.Position;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;

/**
 * Tells in which zones a point lies, and counts incidents by it.
 *
 * <p>Edges are straight in longitude and latitude. A part of a zone is judged by the even-odd rule over its rings; a
 * zone holds what any of its parts holds. Immutable, safe for any number of threads, stored as its zones.
 */
public final class ZoneIndex implements Serializable {

    private static final long serialVersionUID = 1;
    private static final double NEAR_METRES = 30;

    private final transient Zones zones;
    private final transient EdgeRule edgeRule;
    private final transient List<Zone> byNumber;
    private final transient List<Place> lonePlaces;
    private final transient STRtree parts;

    private ZoneIndex(Zones zones, EdgeRule edgeRule) {
        this.zones = Objects.requireNonNull(zones, "zones");
        this.edgeRule = Objects.requireNonNull(edgeRule, "edgeRule");
        this.byNumber = zones.stream().toList();
        this.lonePlaces = byNumber.stream().map(zone -> Place.in(zone.name())).toList();
        this.parts = new STRtree();
        for (int i = 0; i < byNumber.size(); i++) {
            IndexedPart.of(i, boundary(byNumber.get(i))).forEach(part -> parts.insert(part.envelope(), part));
        }
        parts.build();
    }

    private static Boundary boundary(Zone zone) {
        Boundary boundary = zone.boundary();
        if (boundary == null) {
            throw new IllegalArgumentException("The zone '" + zone.name() + "' has no boundary, so no point can be found"
                    + " in it; read it from GeoJSON, or count by a recorded column with ZoneCounts.byRecordedZone");
        }
        return boundary;
    }

    /**
     * An index with the usual edge rule: closed for a lone zone, half-open for several.
     *
     * @param zones zones with boundaries
     * @return the index
     * @throws IllegalArgumentException if a zone has no boundary
     */
    public static ZoneIndex of(Zones zones) {
        return of(zones, zones.size() == 1 ? EdgeRule.CLOSED : EdgeRule.HALF_OPEN);
    }

    /**
     * An index with an edge rule.
     *
     * @param zones zones with boundaries
     * @param edgeRule who owns a point on an edge
     * @return the index
     * @throws IllegalArgumentException if a zone has no boundary
     */
    public static ZoneIndex of(Zones zones, EdgeRule edgeRule) {
        return new ZoneIndex(zones, edgeRule);
    }

    /**
     * The zones.
     *
     * @return as given
     */
    public Zones zones() {
        return zones;
    }

    /**
     * The edge rule.
     *
     * @return who owns a point on an edge
     */
    public EdgeRule edgeRule() {
        return edgeRule;
    }

    /**
     * The place of a point.
     *
     * @param position where
     * @return the zones it lies in; {@link Place#NO_ZONE} if none
     */
    public Place locate(Position position) {
        Coordinate point = new Coordinate(position.longitude(), position.latitude());
        @SuppressWarnings("unchecked")
        List<IndexedPart> near = parts.query(new Envelope(point));
        int first = -1;
        @Nullable SortedSet<String> several = null;
        for (IndexedPart part : near) {
            if (part.zone() != first && part.owns(point, edgeRule)) {
                if (first < 0) {
                    first = part.zone();
                } else {
                    several = several == null ? new TreeSet<>() : several;
                    several.add(byNumber.get(part.zone()).name());
                }
            }
        }
        if (several != null) {
            several.add(byNumber.get(first).name());
            return Place.in(several);
        }
        return first < 0 ? Place.NO_ZONE : lonePlaces.get(first);
    }

    /**
     * The place of a point.
     *
     * @param longitude degrees east, −180 to 180
     * @param latitude degrees north, −90 to 90
     * @return the zones it lies in; {@link Place#NO_ZONE} if none
     * @throws IllegalArgumentException if a coordinate is NaN, infinite or out of range
     */
    public Place locate(double longitude, double latitude) {
        return locate(Position.of(longitude, latitude));
    }

    private Place locate(Incident incident) {
        Position position = incident.position();
        return position == null ? Place.NO_POSITION : locate(position);
    }

    /**
     * Counts incidents by place and day; the covered days are inferred from all of them.
     *
     * @param incidents the log
     * @param outcome what is counted
     * @return the table
     */
    public ZoneCounts count(Incidents incidents, Outcome outcome) {
        return incidents.stream().collect(counting(outcome));
    }

    /**
     * Counts incidents by place and day.
     *
     * @param incidents the log
     * @param outcome what is counted
     * @param covered the days that the file covers
     * @return the table
     */
    public ZoneCounts count(Incidents incidents, Outcome outcome, Coverage covered) {
        return incidents.stream().collect(counting(outcome, covered));
    }

    /**
     * Counts a stream of incidents; the covered days are inferred from all of them.
     *
     * @param outcome what is counted
     * @return a collector
     */
    public Collector<Incident, ?, ZoneCounts> counting(Outcome outcome) {
        return ZoneCounts.counting(outcome, header(outcome), this::locate, null);
    }

    /**
     * Counts a stream of incidents.
     *
     * @param outcome what is counted
     * @param covered the days that the file covers
     * @return a collector
     */
    public Collector<Incident, ?, ZoneCounts> counting(Outcome outcome, Coverage covered) {
        return ZoneCounts.counting(outcome, header(outcome), this::locate, Objects.requireNonNull(covered, "covered"));
    }

    /**
     * What a table counted by this index is a count of.
     *
     * @param outcome what is counted
     * @return the header, for {@link psp.core.ZoneCounter}
     */
    public CountHeader header(Outcome outcome) {
        return CountHeader.of(outcome, zones, edgeRule.text());
    }

    /**
     * How incidents lie to the edges of a zone; near is within 30 m.
     *
     * @param incidents the log
     * @param zone the zone's name
     * @return an account that sums to the log
     * @throws IllegalArgumentException if there is no such zone
     */
    public EdgeAccount edges(Incidents incidents, String zone) {
        return edges(incidents, zone, NEAR_METRES);
    }

    /**
     * How incidents lie to the edges of a zone.
     *
     * @param incidents the log
     * @param zone the zone's name
     * @param metres what counts as near, above 0
     * @return an account that sums to the log
     * @throws IllegalArgumentException if there is no such zone, or metres is not above 0
     */
    public EdgeAccount edges(Incidents incidents, String zone, double metres) {
        if (!(metres > 0) || Double.isInfinite(metres)) {
            throw new IllegalArgumentException(metres + " m is not a width; give metres above 0");
        }
        Boundary ground = boundary(zones.get(zone));
        List<IndexedPart> own = IndexedPart.of(0, ground);
        LocalPlane plane = LocalPlane.around(ground);
        IndexedFacetDistance edges = new IndexedFacetDistance(
                PlaneGeometry.toMetres(JtsGeometries.toJts(ground).getBoundary(), plane));
        long[] sums = new long[6];
        for (Incident incident : incidents) {
            Position position = incident.position();
            if (position == null) {
                sums[5]++;
                continue;
            }
            Coordinate point = new Coordinate(position.longitude(), position.latitude());
            int side = side(own, point);
            sums[side]++;
            if (side == 1 || near(edges, plane, position, metres)) {
                sums[side == 2 ? 4 : 3]++;
            }
        }
        return new EdgeAccount(zone, sums[0], sums[1], sums[2], metres, sums[3], sums[4], sums[5]);
    }

    /** 0 inside, 1 on an edge, 2 outside. */
    private static int side(List<IndexedPart> own, Coordinate point) {
        int side = 2;
        for (IndexedPart part : own) {
            int location = part.location(point);
            side = Math.min(side, location == Location.INTERIOR ? 0 : location == Location.BOUNDARY ? 1 : 2);
        }
        return side;
    }

    private static boolean near(IndexedFacetDistance edges, LocalPlane plane, Position position, double metres) {
        double[] xy = plane.metres(position.longitude(), position.latitude());
        return edges.isWithinDistance(new GeometryFactory().createPoint(new Coordinate(xy[0], xy[1])), metres);
    }

    /**
     * What is odd about the zones' rings, and how it was read: rings that touch or cross themselves or each other.
     *
     * @return one sentence a part, naming zone, place and reading; empty for clean zones
     */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        for (Zone zone : byNumber) {
            for (IndexedPart part : IndexedPart.of(0, boundary(zone))) {
                TopologyValidationError error = new IsValidOp(part.polygon()).getValidationError();
                if (error != null) {
                    remarks.add("zone '" + zone.name() + "': " + error.getMessage() + " at ("
                            + error.getCoordinate().x + ", " + error.getCoordinate().y
                            + "); read by the even-odd rule, nothing was moved");
                }
            }
        }
        return List.copyOf(remarks);
    }

    /**
     * The number of zones and the edge rule.
     *
     * @return such as {@code 7 zones, half-open edges}
     */
    @Override
    public String toString() {
        return zones.size() + (zones.size() == 1 ? " zone, " : " zones, ") + edgeRule.text() + " edges";
    }

    @Serial
    private Object writeReplace() {
        return new Stored(zones, edgeRule);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("an index is read from its zones");
    }

    private record Stored(Zones zones, EdgeRule edgeRule) implements Serializable {

        private static final long serialVersionUID = 1;

        @Serial
        private Object readResolve() {
            return of(zones, edgeRule);
        }
    }
}
