package psp.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryEditor;
import org.locationtech.jts.geom.util.PolygonExtracter;
import psp.core.Boundary;
import psp.core.Ring;

/**
 * The sheet of paper that ground is drawn on, in degrees: longitude 0 in its middle, or, for ground that lies across or
 * beside longitude 180, that one, so that nothing is torn.
 *
 * @param turned whether longitude 180 is in the middle, as abscissa 0
 */
record Sheet(boolean turned) {

    private static final double METRES_A_DEGREE = 111_000;
    /** Square degrees: a hundredth of a square millimetre. */
    private static final double LEAST_AREA = 1e-18;

    /** The sheet for some grounds and what lies so many metres around them. */
    static Sheet of(Collection<Boundary> grounds, double metres) {
        List<double[]> spans = new ArrayList<>();
        for (Boundary ground : grounds) {
            for (Boundary.Part part : ground.parts()) {
                spans.add(span(part.shell(), metres));
            }
        }
        return new Sheet(turns(spans));
    }

    static Sheet of(Boundary ground) {
        return of(List.of(ground), 0);
    }

    /** From west to east, wider by some metres. */
    private static double[] span(Ring ring, double metres) {
        double west = 180;
        double east = -180;
        double steepest = 0;
        for (int i = 0; i < ring.size(); i++) {
            west = Math.min(west, ring.longitude(i));
            east = Math.max(east, ring.longitude(i));
            steepest = Math.max(steepest, Math.abs(ring.latitude(i)));
        }
        double degrees = degrees(metres, steepest);
        return new double[] {west - degrees, east + degrees};
    }

    /** Degrees of longitude that reach so many metres east, rather too many. */
    static double degrees(double metres, double latitude) {
        return metres / METRES_A_DEGREE / Math.max(0.01, StrictMath.cos(Math.toRadians(latitude)));
    }

    /** Whether the widest strip without ground lies at longitude 0, and some ground reaches longitude 180. */
    private static boolean turns(List<double[]> spans) {
        double westmost = 180;
        double eastmost = -180;
        double westOfZero = -180;
        double eastOfZero = 180;
        for (double[] span : spans) {
            westmost = Math.min(westmost, span[0]);
            eastmost = Math.max(eastmost, span[1]);
            if (span[0] <= 0 && span[1] >= 0) {
                return false;
            }
            if (span[1] < 0) {
                westOfZero = Math.max(westOfZero, span[1]);
            } else {
                eastOfZero = Math.min(eastOfZero, span[0]);
            }
        }
        boolean reaches = westmost <= -180 || eastmost >= 180;
        boolean bothSides = westmost < 0 && eastmost > 0;
        return reaches || (bothSides && eastOfZero - westOfZero > westmost + 360 - eastmost);
    }

    /** The abscissa of a longitude. */
    double x(double longitude) {
        return turned ? longitude - (longitude < 0 ? -180 : 180) : longitude;
    }

    /** The longitude of an abscissa. */
    double longitude(double x) {
        return turned ? (x <= 0 ? x + 180 : x - 180) : x;
    }

    /** The abscissa of a longitude that may have been reached by passing 180. */
    double xOfAny(double longitude) {
        return !turned
                ? longitude
                : longitude > 180 ? longitude - 180 : longitude < -180 ? longitude + 180 : x(longitude);
    }

    /** The polygons of a boundary as they are drawn. */
    Geometry drawn(Boundary ground) {
        Geometry polygons = JtsGeometries.toJts(ground);
        return turned ? moved(polygons) : polygons;
    }

    private Geometry moved(Geometry polygons) {
        return new GeometryEditor().edit(polygons, new GeometryEditor.CoordinateOperation() {
            @Override
            public Coordinate[] edit(Coordinate[] vertices, Geometry geometry) {
                Coordinate[] moved = new Coordinate[vertices.length];
                for (int i = 0; i < moved.length; i++) {
                    moved[i] = new Coordinate(x(vertices[i].x), vertices[i].y);
                }
                return moved;
            }
        });
    }

    /** The boundary of some polygons, split at longitude 180; pieces that were rounded away are left out. */
    Boundary boundary(Geometry polygons) {
        List<Boundary.Part> parts = new ArrayList<>();
        for (Object each : PolygonExtracter.getPolygons(polygons)) {
            Polygon polygon = withoutFlatHoles((Polygon) each);
            try {
                parts.addAll(
                        turned
                                ? Antimeridian.halves(polygon)
                                : JtsGeometries.toBoundary(polygon).parts());
            } catch (IllegalArgumentException e) {
                if (polygon.getArea() > LEAST_AREA) {
                    throw e;
                }
            }
        }
        return new Boundary(parts);
    }

    private static Polygon withoutFlatHoles(Polygon polygon) {
        LinearRing[] holes = IntStream.range(0, polygon.getNumInteriorRing())
                .mapToObj(polygon::getInteriorRingN)
                .filter(hole -> Ring.boundsGround(Arrays.stream(hole.getCoordinates())
                        .flatMapToDouble(vertex -> DoubleStream.of(vertex.x, vertex.y))
                        .toArray()))
                .toArray(LinearRing[]::new);
        return holes.length == polygon.getNumInteriorRing()
                ? polygon
                : polygon.getFactory().createPolygon(polygon.getExteriorRing(), holes);
    }
}
