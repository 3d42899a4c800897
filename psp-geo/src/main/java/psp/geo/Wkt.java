package psp.geo;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.io.WKTWriter;
import psp.core.Boundary;

/** Boundaries as well-known text: {@code POLYGON ((…))} and {@code MULTIPOLYGON (((…)))}, in degrees. */
public final class Wkt {

    private Wkt() {
    }

    /**
     * Reads a boundary.
     *
     * @param text a polygon or multipolygon, longitude first
     * @return the boundary
     * @throws IllegalArgumentException if it is not one, naming where the text goes wrong, or a ring is bad
     */
    public static Boundary read(String text) {
        Geometry geometry;
        try {
            geometry = new WKTReader().read(text);
        } catch (ParseException | IllegalArgumentException e) {
            String start = text.length() <= 40 ? text : text.substring(0, 40) + "…";
            throw new IllegalArgumentException("'" + start + "' is not a well-known text of a polygon: "
                    + e.getMessage(), e);
        }
        return JtsGeometries.toBoundary(geometry);
    }

    /**
     * Writes a boundary.
     *
     * @param boundary the ground
     * @return its text; {@link #read} gives an equal boundary
     */
    public static String write(Boundary boundary) {
        Geometry all = JtsGeometries.toJts(boundary);
        return new WKTWriter().write(all.getNumGeometries() == 1 ? all.getGeometryN(0) : all);
    }
}
