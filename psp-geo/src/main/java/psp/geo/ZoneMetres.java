package psp.geo;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import psp.core.Boundary;
import psp.core.Position;
import psp.core.Zone;
import psp.core.internal.Texts;

/**
 * A zone's ground in true metres: its area, the length of its edge, its width, and how far points are from its edge.
 *
 * <p>Lengths are those of a {@link LocalPlane} around the zone, or of several where it is wide or its parts lie far apart;
 * edges are straight in longitude and latitude to within a millimetre. What two parts share bounds nothing, be it an
 * edge or longitude 180, where ground is split; of rings that cross, only what bounds ground counts. Immutable, safe for any
 * number of threads, stored as its zone.
 */
public final class ZoneMetres implements Serializable {

    private static final long serialVersionUID = 1;
    private static final GeometryFactory FACTORY = new GeometryFactory();
    /** The width is found to this share of the mean width. */
    private static final double TOLERANCE = 1e-3;

    private final transient Zone zone;
    private final transient double squareMetres;
    private final transient Sheet sheet;
    private final transient Geometry ground;
    private final transient IndexedPointInAreaLocator inside;
    private final transient List<Edge> edges;

    /** The edge of a patch of the ground. */
    private record Edge(LocalPlane plane, Geometry metres, IndexedFacetDistance distance) {

        Point point(Position position) {
            double[] xy = plane.metres(position.longitude(), position.latitude());
            return FACTORY.createPoint(new Coordinate(xy[0], xy[1]));
        }
    }

    private ZoneMetres(Zone zone) {
        Ground drawn = Ground.of(zone);
        this.zone = zone;
        this.squareMetres = Rings.boundary(zone).squareMetres();
        this.sheet = drawn.sheet();
        this.ground = drawn.polygons();
        this.inside = new IndexedPointInAreaLocator(ground);
        this.edges = Patches.of(sheet, ground.getBoundary()).stream()
                .map(patch -> new Edge(patch.plane(), patch.metres(), new IndexedFacetDistance(patch.metres())))
                .toList();
    }

    /**
     * The ground of a zone.
     *
     * @param zone with a boundary
     * @return the measures
     * @throws IllegalArgumentException if it has no boundary, or lies at a pole
     */
    public static ZoneMetres of(Zone zone) {
        return new ZoneMetres(Objects.requireNonNull(zone, "zone"));
    }

    /**
     * The area, as {@link Boundary#squareMetres} has it.
     *
     * @return square metres, above 0
     */
    public double squareMetres() {
        return squareMetres;
    }

    /**
     * The length of all rings, holes included.
     *
     * @return metres, above 0
     */
    public double edgeMetres() {
        return edges.stream().mapToDouble(edge -> edge.metres.getLength()).sum();
    }

    /**
     * How wide the zone is at its widest: the diameter of the largest circle that fits in it.
     *
     * <p>It is what the precision of positions is to be held against, see {@link psp.core.DataQuality#tooCoarseFor}: where
     * points are written to the nearest so many metres, a zone of less than twice the width has no point that is surely in
     * it.
     *
     * @return metres, above 0, to a thousandth of the mean width
     */
    public double widthMetres() {
        double widest = 0;
        for (int i = 0; i < ground.getNumGeometries(); i++) {
            Geometry part = ground.getGeometryN(i);
            Coordinate middle = part.getEnvelopeInternal().centre();
            LocalPlane plane = LocalPlane.around(Position.of(sheet.longitude(middle.x), middle.y));
            Geometry inMetres = PlaneGeometry.toMetres(part, sheet, plane);
            double mean = 2 * inMetres.getArea() / inMetres.getLength();
            widest = Math.max(
                    widest,
                    2
                            * MaximumInscribedCircle.getRadiusLine(inMetres, TOLERANCE * mean)
                                    .getLength());
        }
        return widest;
    }

    /**
     * How far a point is from the nearest edge, of whichever ring, inside the zone or out.
     *
     * @param position where, within some 100 km of the zone
     * @return metres, 0 or more
     */
    public double metresToEdge(Position position) {
        return edges.stream()
                .mapToDouble(edge -> edge.distance.distance(edge.point(position)))
                .min()
                .orElseThrow();
    }

    /** Whether a point is at most so many metres from the nearest edge; faster than to ask how far it is. */
    boolean within(double metres, Position position) {
        return edges.stream().anyMatch(edge -> edge.distance.isWithinDistance(edge.point(position), metres));
    }

    /** Whether a point is in the ground, on its edge, or outside. */
    int location(Position position) {
        return inside.locate(new Coordinate(sheet.x(position.longitude()), position.latitude()));
    }

    /**
     * The zone's name and its measures.
     *
     * @return such as {@code center-street: 5,903,000 m², 1,610 m wide, 11,400 m of edge}
     */
    @Override
    public String toString() {
        return zone.name() + ": " + whole(squareMetres) + " m², " + whole(widthMetres()) + " m wide, "
                + whole(edgeMetres()) + " m of edge";
    }

    private static String whole(double metres) {
        return metres < 10 ? Rings.text(metres) : Texts.grouped(Math.round(metres));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ZoneMetres measures && zone.equals(measures.zone);
    }

    @Override
    public int hashCode() {
        return zone.hashCode();
    }

    @Serial
    private Object writeReplace() {
        return new Stored(zone);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("measures are read from their zone");
    }

    private record Stored(Zone zone) implements Serializable {

        private static final long serialVersionUID = 1;

        @Serial
        private Object readResolve() {
            return new ZoneMetres(zone);
        }
    }
}
