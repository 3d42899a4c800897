package psp.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryTransformer;

/** Geometries moved between the degrees of a {@link Sheet} and a {@link LocalPlane}, vertex by vertex. */
final class PlaneGeometry {

    /** Metres by which an edge may lie beside where it is. */
    private static final double BESIDE = 5e-4;
    /** Degrees; shorter edges bend less than {@link #BESIDE}, longer ones get a vertex at least so often as the other. */
    private static final double SHORT = 5e-4;

    private static final double LONG = 0.1;

    private PlaneGeometry() {}

    /**
     * Edges that bend get further vertices: what is straight in degrees is bent in metres, by centimetres in a kilometre from
     * west to east. Ground that touches itself may cross itself then, by a hair, and is made valid again.
     */
    static Geometry toMetres(Geometry degrees, Sheet sheet, LocalPlane plane) {
        UnaryOperator<Coordinate> move = c -> {
            double[] xy = plane.metres(sheet.longitude(c.x), c.y);
            return new Coordinate(xy[0], xy[1]);
        };
        Geometry metres = moved(degrees, vertices -> bent(vertices, move));
        return metres instanceof Polygonal ? Ground.valid(metres) : metres;
    }

    private static Coordinate[] bent(Coordinate[] vertices, UnaryOperator<Coordinate> move) {
        List<Coordinate> out = new ArrayList<>();
        for (int i = 0; i < vertices.length; i++) {
            Coordinate end = move.apply(vertices[i]);
            if (i > 0) {
                int pieces = pieces(vertices[i - 1], vertices[i], out.get(out.size() - 1), end, move);
                for (int piece = 1; piece < pieces; piece++) {
                    out.add(move.apply(between(vertices[i - 1], vertices[i], (double) piece / pieces)));
                }
            }
            out.add(end);
        }
        return out.toArray(Coordinate[]::new);
    }

    /** In how many pieces an edge is to be drawn; by how much a piece bends falls with the square of its length. */
    private static int pieces(
            Coordinate from, Coordinate to, Coordinate begin, Coordinate end, UnaryOperator<Coordinate> move) {
        double degrees = from.distance(to);
        if (degrees < SHORT) {
            return 1;
        }
        double bend = Distance.pointToSegment(move.apply(between(from, to, 0.5)), begin, end);
        return (int) Math.ceil(Math.max(Math.sqrt(bend / BESIDE), degrees / LONG));
    }

    private static Coordinate between(Coordinate from, Coordinate to, double share) {
        return new Coordinate(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y));
    }

    static Geometry toDegrees(Geometry metres, Sheet sheet, LocalPlane plane) {
        return moved(
                metres,
                vertices -> Arrays.stream(vertices)
                        .map(c -> {
                            double[] lonLat = plane.degrees(c.x, c.y);
                            return new Coordinate(sheet.xOfAny(lonLat[0]), lonLat[1]);
                        })
                        .toArray(Coordinate[]::new));
    }

    private static Geometry moved(Geometry geometry, UnaryOperator<Coordinate[]> move) {
        return new GeometryTransformer() {
            @Override
            protected CoordinateSequence transformCoordinates(CoordinateSequence vertices, Geometry parent) {
                return createCoordinateSequence(move.apply(vertices.toCoordinateArray()));
            }
        }.transform(geometry);
    }
}
