package psp.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import psp.core.Boundary;
import psp.core.Ring;

/** The one bridge between psp's boundaries and JTS geometries, both in degrees, longitude first. */
public final class JtsGeometries {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private JtsGeometries() {}

    /**
     * A boundary from polygons.
     *
     * @param geometry a polygon, a multipolygon, or a collection of them, in degrees
     * @return the boundary
     * @throws IllegalArgumentException if it holds another kind, nothing, or a ring that {@link Ring#of} refuses
     */
    public static Boundary toBoundary(Geometry geometry) {
        List<Boundary.Part> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry one = geometry.getGeometryN(i);
            if (!(one instanceof Polygon polygon)) {
                throw new IllegalArgumentException("A zone is bounded by polygons, not by a " + one.getGeometryType());
            }
            if (!polygon.isEmpty()) {
                List<Ring> holes = new ArrayList<>();
                for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
                    holes.add(ring(polygon.getInteriorRingN(h)));
                }
                parts.add(new Boundary.Part(ring(polygon.getExteriorRing()), holes));
            }
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("The geometry is empty; a zone needs ground");
        }
        return new Boundary(parts);
    }

    private static Ring ring(LinearRing line) {
        double[] lonLat = new double[2 * line.getNumPoints()];
        for (int i = 0; i < line.getNumPoints(); i++) {
            lonLat[2 * i] = line.getCoordinateN(i).x;
            lonLat[2 * i + 1] = line.getCoordinateN(i).y;
        }
        return Ring.of(lonLat);
    }

    /**
     * The polygons of a boundary.
     *
     * @param boundary the ground
     * @return one polygon a part, in degrees
     */
    public static MultiPolygon toJts(Boundary boundary) {
        return FACTORY.createMultiPolygon(
                boundary.parts().stream().map(JtsGeometries::polygon).toArray(Polygon[]::new));
    }

    static Polygon polygon(Boundary.Part part) {
        return FACTORY.createPolygon(
                line(part.shell()),
                part.holes().stream().map(JtsGeometries::line).toArray(LinearRing[]::new));
    }

    private static LinearRing line(Ring ring) {
        Coordinate[] vertices = new Coordinate[ring.size()];
        for (int i = 0; i < vertices.length; i++) {
            vertices[i] = new Coordinate(ring.longitude(i), ring.latitude(i));
        }
        return FACTORY.createLinearRing(vertices);
    }
}
