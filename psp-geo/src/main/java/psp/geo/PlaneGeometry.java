package psp.geo;

import java.util.function.UnaryOperator;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryTransformer;
import psp.core.Position;

/** Geometries moved between degrees and a {@link LocalPlane}, vertex by vertex. */
final class PlaneGeometry {

    private static final double LONGEST_DEGREES = 0.01;

    private PlaneGeometry() {}

    /** Long edges get further vertices: what is straight in degrees is bent in metres, by centimetres in a kilometre. */
    static Geometry toMetres(Geometry degrees, LocalPlane plane) {
        Densifier densifier = new Densifier(degrees);
        densifier.setDistanceTolerance(LONGEST_DEGREES);
        densifier.setValidate(false);
        return moved(densifier.getResultGeometry(), c -> {
            double[] xy = plane.metres(c.x, c.y);
            return new Coordinate(xy[0], xy[1]);
        });
    }

    static Geometry toDegrees(Geometry metres, LocalPlane plane) {
        return moved(metres, c -> {
            Position p = plane.position(c.x, c.y);
            return new Coordinate(p.longitude(), p.latitude());
        });
    }

    private static Geometry moved(Geometry geometry, UnaryOperator<Coordinate> move) {
        return new GeometryTransformer() {
            @Override
            protected CoordinateSequence transformCoordinates(CoordinateSequence vertices, Geometry parent) {
                Coordinate[] out = new Coordinate[vertices.size()];
                for (int i = 0; i < out.length; i++) {
                    out[i] = move.apply(vertices.getCoordinate(i));
                }
                return createCoordinateSequence(out);
            }
        }.transform(geometry);
    }
}
