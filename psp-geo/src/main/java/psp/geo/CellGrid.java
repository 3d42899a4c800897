package psp.geo;

import org.jspecify.annotations.Nullable;

/**
 * The cells of an index: a grid over all zones whose every cell knows its place, or how to tell it.
 *
 * <p>A cell's code is the number of the place that it lies in as a whole; or, if negative, tells where in the pool stands
 * what is needed:
 * <ul>
 * <li>PIECE: one edge passes; the edge, the place left of it, the place right of it;
 * <li>LIST: few edges; their number, a first code, then each edge with its crossings and its own code, then the places
 *     for every exclusive or of codes;
 * <li>MANY: the same, with sets of parts instead of codes, where so many kinds of edges meet that no table can hold them;
 * <li>BLOCK: many edges; the cells a side, then the codes of the finer cells.
 * </ul>
 */
final class CellGrid {

    static final int PIECE = 4 << 29;
    static final int LIST = 5 << 29;
    static final int BLOCK = 6 << 29;
    static final int MANY = 7 << 29;
    static final int WHERE = (1 << 29) - 1;

    private final Frame frame;
    private final int[] cells;
    private final int[] pool;
    private final Edges edges;
    private final NumberSets places;
    private final boolean closed;
    /** Kept only where a cell of many edges needs them. */
    private final @Nullable PartSets parts;

    CellGrid(Frame frame, int[] cells, int[] pool, Edges edges, NumberSets places, boolean closed,
            @Nullable PartSets parts) {
        this.frame = frame;
        this.cells = cells;
        this.pool = pool;
        this.edges = edges;
        this.places = places;
        this.closed = closed;
        this.parts = parts;
    }

    /** Where the cells are. */
    Frame frame() {
        return frame;
    }

    /** The sets of zones by number. */
    NumberSets places() {
        return places;
    }

    /** The place of a point. */
    int locate(double x, double y) {
        double u = frame.column(x);
        double v = frame.row(y);
        if (!(u >= 0 && u < frame.columns() && v >= 0 && v < frame.rows())) {
            return 0;
        }
        int code = cells[(int) v * frame.columns() + (int) u];
        return code >= 0 ? code : look(code, x, y);
    }

    /**
     * The places of many points; first all cells, then all codes, so that the memory's answers overlap.
     *
     * @return whether every coordinate is one
     */
    boolean locate(double[] x, double[] y, int from, int to, int[] out) {
        int columns = frame.columns();
        int rows = frame.rows();
        boolean good = true;
        for (int i = from; i < to; i++) {
            double u = frame.column(x[i]);
            double v = frame.row(y[i]);
            boolean inside = u >= 0 && u < columns && v >= 0 && v < rows;
            good &= Math.abs(x[i]) <= 180 && Math.abs(y[i]) <= 90;
            out[i] = inside ? (int) v * columns + (int) u : -1;
        }
        for (int i = from; i < to; i++) {
            out[i] = out[i] < 0 ? 0 : cells[out[i]];
        }
        for (int i = from; i < to; i++) {
            if (out[i] < 0) {
                out[i] = look(out[i], x[i], y[i]);
            }
        }
        return good;
    }

    private int look(int start, double x, double y) {
        int code = start;
        if ((code & ~WHERE) == BLOCK) {
            double u = frame.column(x);
            double v = frame.row(y);
            while ((code & ~WHERE) == BLOCK) {
                int at = code & WHERE;
                int side = pool[at];
                u = (u - (int) u) * side;
                v = (v - (int) v) * side;
                code = pool[at + 1 + (int) v * side + (int) u];
            }
            if (code >= 0) {
                return code;
            }
        }
        int at = code & WHERE;
        if ((code & ~WHERE) == PIECE) {
            int place = edges.left(pool[at], x, y) ? pool[at + 1] : pool[at + 2];
            return closed && edges.holds(pool[at], x, y) ? places.union(place, edges.owners(pool[at])) : place;
        }
        int place = (code & ~WHERE) == LIST ? fromList(at, x, y) : fromMany(at, x, y);
        return closed ? withOwners(place, at, x, y) : place;
    }

    private int fromList(int at, double x, double y) {
        int code = pool[at + 1];
        int end = at + 2 + 2 * pool[at];
        for (int i = at + 2; i < end; i += 2) {
            if (edges.crossed(pool[i], pool[i + 1], x, y)) {
                code ^= pool[i + 1] >>> 3;
            }
        }
        return pool[end + code];
    }

    private int fromMany(int at, double x, double y) {
        PartSets sets = parts;
        if (sets == null) {
            throw new IllegalStateException("the sets of parts are missing");
        }
        synchronized (sets) {
            int set = pool[at + 1];
            for (int i = at + 2; i < at + 2 + 2 * pool[at]; i += 2) {
                if (edges.crossed(pool[i], pool[i + 1], x, y)) {
                    set = sets.xor(set, pool[i + 1] >>> 3);
                }
            }
            return sets.place(set);
        }
    }

    private int withOwners(int place, int at, double x, double y) {
        int all = place;
        for (int i = at + 2; i < at + 2 + 2 * pool[at]; i += 2) {
            if (edges.holds(pool[i], x, y)) {
                all = places.union(all, edges.owners(pool[i]));
            }
        }
        return all;
    }
}
