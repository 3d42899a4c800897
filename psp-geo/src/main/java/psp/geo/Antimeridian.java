package psp.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import psp.core.Boundary;
import psp.core.Position;
import psp.core.Ring;

/**
 * Splits ground that lies across longitude 180, which {@link Ring#of} refuses, into parts on either side of it.
 *
 * <p>Of two neighbouring vertices more than 180 degrees apart the shorter way between them is meant, as in GeoJSON files
 * written before RFC 7946. Vertices stay as they are; where an edge crosses, one is added to the parts on both sides, the
 * same for two zones that share the edge.
 */
public final class Antimeridian {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Antimeridian() {}

    /**
     * Whether two neighbouring vertices of a ring are more than 180 degrees of longitude apart.
     *
     * @param ring longitude, latitude, longitude, latitude, … in degrees
     * @return true if {@link Ring#of} would refuse it for that
     * @throws IllegalArgumentException if a coordinate is NaN, infinite or out of range, naming the vertex
     */
    public static boolean crosses(double... ring) {
        Objects.requireNonNull(ring, "ring");
        boolean crosses = false;
        for (int i = 0; 2 * i + 1 < ring.length; i++) {
            double longitude = vertex(ring, i).longitude();
            crosses |= i > 0 && Math.abs(longitude - ring[2 * i - 2]) > 180;
        }
        return crosses;
    }

    /**
     * The ground inside one ring less its holes, split at longitude 180 if the ring crosses it.
     *
     * @param shell the outer ring: longitude, latitude, longitude, latitude, … in degrees; the last vertex repeats the first
     * @param holes rings cut out, likewise
     * @return one part if nothing crosses, else the parts west and east of longitude 180
     * @throws IllegalArgumentException as {@link Ring#of}; if a ring that crosses longitude 180 goes round a pole or crosses
     *     longitude 0 too; or if it crosses itself, naming where
     */
    public static Boundary split(double[] shell, double[]... holes) {
        Objects.requireNonNull(shell, "shell");
        Objects.requireNonNull(holes, "holes");
        if (!crosses(shell) && Arrays.stream(holes).noneMatch(Antimeridian::crosses)) {
            return Boundary.of(
                    Ring.of(shell), Arrays.stream(holes).map(Ring::of).toArray(Ring[]::new));
        }
        Polygon ground = FACTORY.createPolygon(
                turned(shell), Arrays.stream(holes).map(Antimeridian::turned).toArray(LinearRing[]::new));
        TopologyValidationError error = new IsValidOp(ground).getValidationError();
        if (error != null) {
            Coordinate at = error.getCoordinate();
            throw new IllegalArgumentException("The ring crosses longitude 180 and cannot be split: "
                    + error.getMessage() + " at " + Position.of(turnedBack(at.x, at.x <= 0), at.y) + "; mend it first");
        }
        return new Boundary(halves(ground));
    }

    /** The parts, west and east of longitude 180, of a polygon drawn with it as abscissa 0. */
    static List<Boundary.Part> halves(Polygon turned) {
        List<Boundary.Part> parts = new ArrayList<>(half(turned, true));
        parts.addAll(half(turned, false));
        return parts;
    }

    /** A ring seen from the other side of the earth: longitude 180 is 0 there. It gets a vertex where it crosses. */
    private static LinearRing turned(double[] lonLat) {
        Coordinate[] ring = new Coordinate[lonLat.length / 2];
        for (int i = 0; i < ring.length; i++) {
            Position vertex = vertex(lonLat, i);
            ring[i] = new Coordinate(vertex.longitude() - (vertex.longitude() < 0 ? -180 : 180), vertex.latitude());
        }
        if (lonLat.length % 2 != 0 || ring.length < 4 || !ring[0].equals2D(ring[ring.length - 1])) {
            throw new IllegalArgumentException(
                    "The ring that crosses longitude 180 is not closed, or has fewer than three"
                            + " different vertices; close it by repeating the first vertex");
        }
        List<Coordinate> crossed = new ArrayList<>(List.of(ring[0]));
        for (int i = 1; i < ring.length; i++) {
            if (Math.abs(ring[i].x - ring[i - 1].x) > 180) {
                throw new IllegalArgumentException(
                        "The ring crosses longitude 180 and, between " + vertex(lonLat, i - 1)
                                + " and " + vertex(lonLat, i)
                                + ", longitude 0: it goes round a pole, or round the earth; psp draws"
                                + " no such ground, cut it into boxes first");
            }
            if (ring[i - 1].x * ring[i].x < 0) {
                crossed.add(ring[i].x > 0 ? crossing(ring[i - 1], ring[i]) : crossing(ring[i], ring[i - 1]));
            }
            crossed.add(ring[i]);
        }
        return FACTORY.createLinearRing(crossed.toArray(Coordinate[]::new));
    }

    private static Position vertex(double[] lonLat, int i) {
        try {
            return Position.of(lonLat[2 * i], lonLat[2 * i + 1]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Vertex " + (i + 1) + " of the ring: " + e.getMessage(), e);
        }
    }

    /** Always computed from west to east, so that two zones that share the edge share the vertex. */
    private static Coordinate crossing(Coordinate west, Coordinate east) {
        return new Coordinate(0, west.y + (0 - west.x) / (east.x - west.x) * (east.y - west.y));
    }

    private static List<Boundary.Part> half(Polygon ground, boolean west) {
        Envelope extent = ground.getEnvelopeInternal();
        if (west ? extent.getMaxX() <= 0 : extent.getMinX() >= 0) {
            return List.of(part(ground, west));
        }
        if (west ? extent.getMinX() >= 0 : extent.getMaxX() <= 0) {
            return List.of();
        }
        Geometry side = FACTORY.toGeometry(west ? new Envelope(-180, 0, -90, 90) : new Envelope(0, 180, -90, 90));
        List<Boundary.Part> parts = new ArrayList<>();
        for (Object piece : PolygonExtracter.getPolygons(Overlay.intersection(ground, side))) {
            parts.add(part((Polygon) piece, west));
        }
        return parts;
    }

    private static Boundary.Part part(Polygon turned, boolean west) {
        List<Ring> holes = new ArrayList<>();
        for (int h = 0; h < turned.getNumInteriorRing(); h++) {
            holes.add(ring(turned.getInteriorRingN(h), west));
        }
        return new Boundary.Part(ring(turned.getExteriorRing(), west), holes);
    }

    private static Ring ring(LinearRing turned, boolean west) {
        double[] lonLat = new double[2 * turned.getNumPoints()];
        for (int i = 0; i < turned.getNumPoints(); i++) {
            lonLat[2 * i] = turnedBack(turned.getCoordinateN(i).x, west);
            lonLat[2 * i + 1] = turned.getCoordinateN(i).y;
        }
        return Ring.of(lonLat);
    }

    private static double turnedBack(double x, boolean west) {
        return west ? x + 180 : x - 180;
    }
}
