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

    CellGrid(
            Frame frame,
            int[] cells,
            int[] pool,
            Edges edges,
            NumberSets places,
            boolean closed,
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
        return Math.abs(x) == 180 ? atAntimeridian(y) : locateThere(x, y);
    }

    private int locateThere(double x, double y) {
        int code = code(x, y);
        return code >= 0 ? code : look(code, x, y);
    }

    /** Longitude 180 is −180: a hair further east of it is the west of the map. */
    private int atAntimeridian(double y) {
        int place = locateThere(-180, y);
        return closed ? places.union(place, locateThere(180, y)) : place;
    }

    /** Whether a point's cell lies in one place as a whole. */
    boolean toldAtOnce(double x, double y) {
        return code(x, y) >= 0;
    }

    private int code(double x, double y) {
        double u = frame.column(x);
        double v = frame.row(y);
        return u >= 0 && u < frame.columns() && v >= 0 && v < frame.rows()
                ? cells[((int) v) * frame.columns() + (int) u]
                : 0;
    }

    /** Points of a batch that one look does not tell, and the same by what tells them; used again for the next batch. */
    static final class Rest {

        private final int[] any;
        private final int[] pieces;
        private final int[] lists;
        private final int[] blocks;

        Rest(int batch) {
            any = new int[batch];
            pieces = new int[batch];
            lists = new int[batch];
            blocks = new int[batch];
        }
    }

    /**
     * The places of many points.
     *
     * <p>First all cells, then all codes, then the points that need an edge, like beside like: the memory's answers overlap,
     * and what the processor guesses to come next is seldom wrong.
     *
     * @return whether every coordinate is one, and none lies at longitude 180, which takes {@link #locate(double, double)}
     */
    boolean locate(double[] x, double[] y, int from, int to, int[] out, Rest rest) {
        int columns = frame.columns();
        int rows = frame.rows();
        int beyond = columns * rows;
        boolean good = true;
        for (int i = from; i < to; i++) {
            double u = frame.column(x[i]);
            double v = frame.row(y[i]);
            boolean inside = u >= 0 & u < columns & v >= 0 & v < rows;
            good &= Math.abs(x[i]) < 180 & Math.abs(y[i]) <= 90;
            out[i] = inside ? ((int) v) * columns + (int) u : beyond;
        }
        int count = 0;
        for (int i = from; i < to; i++) {
            int code = cells[out[i]];
            out[i] = code;
            rest.any[count] = i;
            count += code >>> 31;
        }
        finish(x, y, out, rest, count);
        return good;
    }

    private void finish(double[] x, double[] y, int[] out, Rest rest, int count) {
        int pieces = 0;
        int lists = 0;
        int blocks = 0;
        for (int k = 0; k < count; k++) {
            int i = rest.any[k];
            // Written to all three, kept in one: PIECE is 0, LIST 1, BLOCK 2, MANY 3, and no branch can be guessed
            // wrongly.
            int kind = out[i] >>> 29 & 3;
            rest.pieces[pieces] = i;
            rest.lists[lists] = i;
            rest.blocks[blocks] = i;
            lists += kind & 1;
            blocks += kind >> 1 & ~kind;
            pieces += ~kind >> 1 & ~kind & 1;
        }
        for (int k = 0; k < blocks; k++) {
            int i = rest.blocks[k];
            int code = finer(out[i], x[i], y[i]);
            out[i] = code;
            rest.pieces[pieces] = i;
            rest.lists[lists] = i;
            pieces += (code & ~WHERE) == PIECE ? 1 : 0;
            lists += code < 0 && (code & ~WHERE) != PIECE ? 1 : 0;
        }
        for (int k = 0; k < pieces; k++) {
            int i = rest.pieces[k];
            out[i] = fromPiece(out[i] & WHERE, x[i], y[i]);
        }
        for (int k = 0; k < lists; k++) {
            int i = rest.lists[k];
            out[i] = fromLists(out[i], x[i], y[i]);
        }
    }

    private int look(int start, double x, double y) {
        int code = (start & ~WHERE) == BLOCK ? finer(start, x, y) : start;
        return code >= 0 ? code : (code & ~WHERE) == PIECE ? fromPiece(code & WHERE, x, y) : fromLists(code, x, y);
    }

    /** The code of the finest cell in a block. */
    private int finer(int block, double x, double y) {
        int code = block;
        double u = frame.column(x);
        double v = frame.row(y);
        do {
            int at = code & WHERE;
            int side = pool[at];
            u = (u - (int) u) * side;
            v = (v - (int) v) * side;
            code = pool[at + 1 + ((int) v) * side + (int) u];
        } while ((code & ~WHERE) == BLOCK);
        return code;
    }

    private int fromPiece(int at, double x, double y) {
        int place = pool[at + 1 + edges.notLeft(pool[at], x, y)];
        return closed && edges.holds(pool[at], x, y) ? places.union(place, edges.owners(pool[at])) : place;
    }

    private int fromLists(int code, double x, double y) {
        int at = code & WHERE;
        int place = (code & ~WHERE) == LIST ? fromList(at, x, y) : fromMany(at, x, y);
        return closed ? withOwners(place, at, x, y) : place;
    }

    private int fromList(int at, double x, double y) {
        int code = pool[at + 1];
        int end = at + 2 + 2 * pool[at];
        for (int i = at + 2; i < end; i += 2) {
            code ^= pool[i + 1] >>> 3 & -edges.crossed(pool[i], pool[i + 1], x, y);
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
                if (edges.crossed(pool[i], pool[i + 1], x, y) == 1) {
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
