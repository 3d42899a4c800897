package psp.geo;

import java.util.function.UnaryOperator;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryTransformer;

/** Geometries moved between the degrees of a {@link Sheet} and a {@link LocalPlane}, vertex by vertex. */
final class PlaneGeometry {

    private static final double LONGEST_DEGREES = 0.01;

    private PlaneGeometry() {}

    /**
     * Long edges get further vertices: what is straight in degrees is bent in metres, by centimetres in a kilometre. Ground
     * that touches itself may cross itself then, by a hair, and is made valid again.
     */
    static Geometry toMetres(Geometry degrees, Sheet sheet, LocalPlane plane) {
        Densifier densifier = new Densifier(degrees);
        densifier.setDistanceTolerance(LONGEST_DEGREES);
        densifier.setValidate(false);
        Geometry metres = moved(densifier.getResultGeometry(), c -> {
            double[] xy = plane.metres(sheet.longitude(c.x), c.y);
            return new Coordinate(xy[0], xy[1]);
        });
        return metres instanceof Polygonal ? Ground.valid(metres) : metres;
    }

    static Geometry toDegrees(Geometry metres, Sheet sheet, LocalPlane plane) {
        return moved(metres, c -> {
            double[] lonLat = plane.degrees(c.x, c.y);
            return new Coordinate(sheet.xOfAny(lonLat[0]), lonLat[1]);
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
