package psp.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/**
 * Cells of a plane of which every point is surely nearer than some metres to a line: what lies within those metres does
 * not end there.
 *
 * <p>Of a winding shore most vertices lie behind others, and what would be drawn around them is covered.
 */
final class Covered {

    private static final int FEWEST_POINTS = 200;
    private static final int MOST_CELLS = 1 << 21;
    private static final int CELLS_A_WIDTH = 24;
    private static final int FEWEST_CELLS_A_WIDTH = 6;
    private static final double ROUNDING = 1e-3;

    private final Envelope extent;
    private final double side;
    private final int columns;
    private final boolean[] cells;

    private Covered(Envelope extent, double side) {
        this.extent = extent;
        this.side = side;
        columns = (int) (extent.getWidth() / side) + 1;
        cells = new boolean[side > 0 ? columns * ((int) (extent.getHeight() / side) + 1) : 0];
    }

    static Covered of(Geometry inMetres, double metres) {
        Envelope extent = inMetres.getEnvelopeInternal();
        extent.expandBy(2 * metres);
        double side = Math.max(metres / CELLS_A_WIDTH, Math.sqrt(extent.getArea() / MOST_CELLS));
        if (inMetres.getNumPoints() < FEWEST_POINTS || side > metres / FEWEST_CELLS_A_WIDTH) {
            return new Covered(new Envelope(0, 0, 0, 0), Double.POSITIVE_INFINITY);
        }
        Covered covered = new Covered(extent, side);
        boolean[] seen = new boolean[covered.cells.length];
        int[] begun = new int[covered.cells.length];
        for (Object line : LinearComponentExtracter.getLines(inMetres)) {
            Coordinate[] vertices = ((LineString) line).getCoordinates();
            for (int i = 1; i < vertices.length; i++) {
                int steps = (int) Math.ceil(vertices[i - 1].distance(vertices[i]) / side);
                for (int step = 0; step < steps; step++) {
                    covered.mark(between(vertices[i - 1], vertices[i], (double) step / steps), metres, seen, begun);
                }
            }
        }
        int open = 0;
        for (int cell = 0; cell < begun.length; cell++) {
            open += begun[cell];
            covered.cells[cell] = open > 0;
        }
        return covered;
    }

    private static Coordinate between(Coordinate from, Coordinate to, double share) {
        return new Coordinate(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y));
    }

    private int cell(double x, double y) {
        return ((int) ((y - extent.getMinY()) / side)) * columns + (int) ((x - extent.getMinX()) / side);
    }

    /**
     * Marks where a row of cells wholly within the metres, and half a cell more, begins and where it has ended; once for
     * the points of a cell.
     */
    private void mark(Coordinate point, double metres, boolean[] seen, int[] begun) {
        int cell = cell(point.x, point.y);
        if (seen[cell]) {
            return;
        }
        seen[cell] = true;
        double reach = metres * (1 - ROUNDING) - (Math.sqrt(0.5) + 0.5) * side;
        double v = (point.y - extent.getMinY()) / side - 0.5;
        double u = (point.x - extent.getMinX()) / side - 0.5;
        int top = (int) Math.floor(v + reach / side);
        for (int row = (int) Math.ceil(v - reach / side); row <= top; row++) {
            double north = (row - v) * side;
            double half = Math.sqrt(Math.max(0, reach * reach - north * north)) / side;
            int begin = (int) Math.ceil(u - half);
            int end = (int) Math.floor(u + half);
            if (begin <= end) {
                begun[row * columns + begin]++;
                begun[row * columns + end + 1]--;
            }
        }
    }

    /** Whether all of a straight line is surely covered. */
    boolean holds(Coordinate from, Coordinate to) {
        if (cells.length == 0 || Double.isInfinite(side)) {
            return false;
        }
        int steps = (int) Math.ceil(from.distance(to) / side);
        for (int i = 0; i <= steps; i++) {
            Coordinate at = between(from, to, steps == 0 ? 0 : (double) i / steps);
            if (!cells[cell(at.x, at.y)]) {
                return false;
            }
        }
        return true;
    }
}
