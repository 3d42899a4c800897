package psp.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import psp.core.Boundary;
import psp.core.Position;
import psp.core.Zone;
import psp.core.Zones;

/**
 * Small zones drawn in true metres: a grid of squares, a circle, a strip along a street.
 *
 * <p>Each is drawn on a {@link LocalPlane} around its middle, whose lengths are right to a hundred-thousandth within
 * 28 km; its edges are then straight in longitude and latitude. Curves have 64 chords a quarter circle, inside the true
 * curve by less than one part in ten thousand of the radius.
 *
 * <pre>{@code
 * var square = ZoneShapes.circle("square", Position.of(-87.93, 43.05), 150);   // metres
 * var street = ZoneShapes.alongLine("Center Street", 50, Position.of(-87.95, 43.07), Position.of(-87.93, 43.07));
 * System.out.println(ZoneShapes.grid(street, 200).size() + " squares");
 * }</pre>
 */
public final class ZoneShapes {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int MOST_CELLS = 1_000_000;

    private ZoneShapes() {}

    /**
     * Squares that cover some ground, none cut: all that share ground with it, so that each has the same area.
     *
     * <p>The grid is laid from the south-western corner of the ground's extent, columns counted eastward and rows
     * northward from 1. Neighbours have their corners in common, so that they tile: under
     * {@link EdgeRule#HALF_OPEN} each point is in at most one.
     *
     * @param ground a zone with a boundary
     * @param metres the side of a square, above 0
     * @return zones such as {@code center-street 03-12}, column and row, which are also their properties
     * @throws IllegalArgumentException if the zone has no boundary, the side is not above 0 and at most 100,000, it is
     *     wider than 200 km, or there would be more than a million squares
     */
    public static Zones grid(Zone ground, double metres) {
        Boundary boundary = Rings.boundary(Objects.requireNonNull(ground, "ground"));
        checkLength("side", metres);
        Ground drawn = Ground.of(ground);
        LocalPlane plane = LocalPlane.around(boundary);
        Geometry inMetres = PlaneGeometry.toMetres(drawn.polygons(), drawn.sheet(), plane);
        Envelope extent = inMetres.getEnvelopeInternal();
        if (extent.getWidth() > 2 * Rings.WIDEST) {
            throw new IllegalArgumentException("'" + ground.name() + "' is "
                    + Rings.text(Math.rint(extent.getWidth() / 1000)) + " km wide; squares over more than 200 km are no"
                    + " longer square on the ground: lay a grid over parts of it");
        }
        // Lines straight in degrees bend by this much between the corners of a square, and by less within the ground's.
        extent.expandBy(0.01 + metres * metres / 1e7);
        double columns = Math.max(1, Math.ceil(extent.getWidth() / metres));
        double rows = Math.max(1, Math.ceil(extent.getHeight() / metres));
        if (columns * rows > MOST_CELLS) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "A grid of %s m over '%s' would have %.0f by"
                            + " %.0f squares, more than a million; give a longer side",
                    Rings.text(metres),
                    ground.name(),
                    columns,
                    rows));
        }
        Corners corners = new Corners(drawn.sheet(), plane, extent, metres);
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(inMetres);
        int digits = Integer.toString((int) Math.max(columns, rows)).length();
        List<Zone> cells = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                Geometry square = FACTORY.toGeometry(corners.square(column, row));
                if (prepared.containsProperly(square) || prepared.intersects(square) && !inMetres.touches(square)) {
                    cells.add(corners.zone(ground.name(), column, row, digits));
                }
            }
        }
        return Zones.of(cells);
    }

    /** The corners of a grid; a corner shared by four squares has one position. */
    private record Corners(Sheet sheet, LocalPlane plane, Envelope extent, double metres) {

        Envelope square(int column, int row) {
            return new Envelope(east(column), east(column + 1), north(row), north(row + 1));
        }

        private double east(int column) {
            return extent.getMinX() + column * metres;
        }

        private double north(int row) {
            return extent.getMinY() + row * metres;
        }

        Zone zone(String of, int column, int row, int digits) {
            Coordinate[] square = {
                corner(column, row),
                corner(column + 1, row),
                corner(column + 1, row + 1),
                corner(column, row + 1),
                corner(column, row)
            };
            Geometry inDegrees = PlaneGeometry.toDegrees(FACTORY.createPolygon(square), sheet, plane);
            String number = "%0" + digits + "d";
            return Zone.of(
                            of + " " + String.format(Locale.ROOT, number + "-" + number, column + 1, row + 1),
                            sheet.boundary(inDegrees))
                    .withProperties(Map.of("column", Integer.toString(column + 1), "row", Integer.toString(row + 1)));
        }

        private Coordinate corner(int column, int row) {
            return new Coordinate(east(column), north(row));
        }
    }

    /**
     * A circle, such as the ground within 150 m of a corner.
     *
     * @param name the zone's name
     * @param centre the middle
     * @param metres the radius, above 0
     * @return the zone, a polygon of 256 vertices on the circle
     * @throws IllegalArgumentException if the name cannot be, the radius is not above 0 and at most 100,000, or the
     *     circle would hold a pole
     */
    public static Zone circle(String name, Position centre, double metres) {
        Objects.requireNonNull(name, "name");
        checkLength("radius", metres);
        return around(name, metres, centre);
    }

    /**
     * The ground within some distance of a line, such as a street with both its sides; its ends are round.
     *
     * @param name the zone's name
     * @param metres the distance to either side, above 0
     * @param line the line's vertices in order, at least two different ones
     * @return the zone
     * @throws IllegalArgumentException if the name cannot be, the distance is not above 0 and at most 100,000, the line
     *     has no length, or the strip would go round a pole
     */
    public static Zone alongLine(String name, double metres, Position... line) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(line, "line");
        checkLength("distance", metres);
        if (List.of(line).stream().distinct().count() < 2) {
            throw new IllegalArgumentException("The line of '" + name + "' has no length; give at least two different"
                    + " positions, or draw a circle");
        }
        return around(name, metres, line);
    }

    private static Zone around(String name, double metres, Position... line) {
        boolean far = false;
        for (int i = 1; i < line.length; i++) {
            far |= Math.abs(line[i].longitude() - line[i - 1].longitude()) > 180;
        }
        double room = Sheet.degrees(metres, line[0].latitude());
        for (Position vertex : line) {
            far |= Math.abs(vertex.longitude()) + room >= 180;
        }
        Sheet sheet = new Sheet(far);
        Coordinate[] vertices = new Coordinate[line.length];
        for (int i = 0; i < line.length; i++) {
            vertices[i] = new Coordinate(sheet.x(line[i].longitude()), line[i].latitude());
        }
        Geometry drawn = line.length == 1 ? FACTORY.createPoint(vertices[0]) : FACTORY.createLineString(vertices);
        return Zone.of(name, sheet.boundary(Rings.around(name, sheet, drawn, metres)));
    }

    private static void checkLength(String what, double metres) {
        if (!(metres > 0 && metres <= Rings.WIDEST)) {
            throw new IllegalArgumentException(
                    "The " + what + " " + Rings.text(metres) + " m is not above 0 and at most 100000 m");
        }
    }
}
