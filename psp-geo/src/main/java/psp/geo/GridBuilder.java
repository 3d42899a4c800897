package psp.geo;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import psp.core.Boundary;

/**
 * Builds the cells of an index.
 *
 * <p>The parts that hold a cell's middle follow from west to east by the edges crossed on the way. A cell that no edge
 * touches is settled by it; for the others the edges tell how to come from the middle to a point. A crowded cell is cut
 * into finer ones, each with a middle of its own, reached from that of the whole.
 */
final class GridBuilder {

    private static final int MOST_CELLS = 1 << 20;
    private static final int FEWEST_CELLS = 1 << 12;
    private static final int CELLS_AN_EDGE = 256;
    /** Where there are fewer edges than this share of the cells, memory is at hand to cut them finer. */
    private static final double FEW_EDGES = 0.25;
    /** More edges than these in a cell are cut into finer cells. */
    private static final int MOST_LISTED = 4;
    /** More kinds of edges than 2 to the power of this need finer cells, or sets. */
    private static final int WIDEST_TABLE = 4;

    private static final int WIDEST_LAST_TABLE = 5;
    /** The finest cells: so many a side of a cell of the grid, and not below so many degrees. */
    private static final int FINEST = 1 << 6;

    private static final double FINEST_DEGREES = 4e-12;
    /** What the column of a coordinate may be off, as a share of the columns; ten times what rounding can do. */
    private static final double ROUNDING = 4e-15;

    private static final long BYTES_AN_EDGE = 40;

    private final Edges edges;
    private final PartSets parts;
    private final NumberSets places;
    private final Budget budget;
    /** Whether there is no coarser grid to try. */
    private final boolean coarsest;

    private final boolean closed;
    private final Frame frame;
    private final double slack;
    private final boolean few;
    private final int[] lastPiece;
    private int[] pool = new int[1024];
    private int used;
    /** The sets of parts that the crowded cells are left with: few of all that were met on the way. */
    private @Nullable PartSets kept;

    private GridBuilder(List<Boundary> grounds, boolean closed, int share) {
        this.closed = closed;
        this.budget = new Budget(grounds.stream().mapToLong(Boundary::vertices).sum());
        this.places = new NumberSets(budget::keep);
        this.parts = PartSets.of(grounds, places, budget::pass);
        this.edges = Edges.of(grounds, parts, places, closed);
        long wanted = (long) CELLS_AN_EDGE * edges.size();
        int most = (int) Math.max(FEWEST_CELLS, Math.min(MOST_CELLS, wanted));
        this.coarsest = most / share < FEWEST_CELLS;
        this.frame = Frame.over(edges, Math.max(1, most / share));
        budget.keep(BYTES_AN_EDGE * edges.size() + 4L * frame.columns() * frame.rows());
        this.few = edges.size() < FEW_EDGES * frame.columns() * frame.rows();
        this.slack = ROUNDING * Math.max(frame.columns(), frame.rows());
        this.lastPiece = new int[edges.size()];
        Arrays.fill(lastPiece, -1);
    }

    /**
     * The cells over some grounds; coarser ones where the finest would take more than the {@link Budget}.
     *
     * @param grounds the zones' grounds, in the order of their numbers
     * @param closed whether a zone holds its whole edge
     * @param progress told the share done, rising to 1
     */
    static CellGrid build(List<Boundary> grounds, boolean closed, DoubleConsumer progress) {
        for (int share = 1; ; share *= 4) {
            progress.accept(0);
            GridBuilder builder = new GridBuilder(grounds, closed, share);
            try {
                return builder.build(progress);
            } catch (Budget.PassedException e) {
                if (builder.coarsest) {
                    throw e;
                }
            }
        }
    }

    private CellGrid build(DoubleConsumer progress) {
        int columns = frame.columns();
        CellLists touching = touching();
        progress.accept(0.3);
        CellLists passed = passedOnTheWayEast();
        progress.accept(0.4);
        // One more for all that lies beyond.
        int[] cells = new int[columns * frame.rows() + 1];
        for (int row = 0; row < frame.rows(); row++) {
            int set = 0;
            for (int column = 0; column < columns; column++) {
                int cell = row * columns + column;
                for (int entry = passed.first(cell); entry != 0; entry = passed.next(entry)) {
                    set = parts.xor(set, edges.exchange(passed.value(entry)));
                }
                cells[cell] = touching.first(cell) == 0
                        ? parts.place(set)
                        : code(touching.of(cell), new Middle(column, row, 1, set));
            }
            if ((row + 1) * 50 / frame.rows() > row * 50 / frame.rows()) {
                progress.accept(0.4 + 0.6 * (row + 1) / frame.rows());
            }
        }
        edges.forgetExchanges();
        budget.built();
        return new CellGrid(frame, cells, Arrays.copyOf(pool, used), edges, places, closed, kept);
    }

    private CellLists touching() {
        Raster raster = new Raster(frame.columns(), frame.rows(), slack);
        CellLists lists = new CellLists(frame.columns() * frame.rows(), budget::pass);
        for (int edge = 0; edge < edges.size(); edge++) {
            if (closed || edges.exchange(edge) != 0) {
                raster.add(
                        lists,
                        edge,
                        frame.column(edges.lowX(edge)),
                        frame.row(edges.lowY(edge)),
                        frame.column(edges.highX(edge)),
                        frame.row(edges.highY(edge)));
            }
        }
        return lists;
    }

    /** For each cell the edges between the middle of the cell to the west of it and its own. */
    private CellLists passedOnTheWayEast() {
        double[] x = new double[frame.columns()];
        Arrays.setAll(x, column -> frame.longitude(column + 0.5));
        CellLists passed = new CellLists(frame.columns() * frame.rows(), budget::pass);
        for (int edge = 0; edge < edges.size(); edge++) {
            double lowRow = frame.row(edges.lowY(edge));
            double highRow = frame.row(edges.highY(edge));
            int last = Math.min(frame.rows() - 1, (int) highRow + 1);
            for (int row = Math.max(0, (int) lowRow - 1); row <= last && edges.exchange(edge) != 0; row++) {
                double y = frame.latitude(row + 0.5);
                if (y >= edges.lowY(edge) && y < edges.highY(edge)) {
                    double u = Raster.at(
                            frame.column(edges.lowX(edge)),
                            lowRow,
                            frame.column(edges.highX(edge)),
                            highRow,
                            row + 0.5);
                    int column = firstEastOf(edge, x, y, u);
                    if (column < x.length) {
                        passed.add(row * x.length + column, edge);
                    }
                }
            }
        }
        return passed;
    }

    /** The first middle in a row that is not west of an edge, looked for from about where the edge is. */
    private int firstEastOf(int edge, double[] x, double y, double about) {
        int column = (int) Math.max(0, Math.min(x.length - 1, about));
        while (column > 0 && !edges.left(edge, x[column - 1], y)) {
            column--;
        }
        while (column < x.length && edges.left(edge, x[column], y)) {
            column++;
        }
        return column;
    }

    /**
     * A cell and the parts that hold its middle.
     *
     * @param u its west, in columns of the grid
     * @param v its south, in rows
     * @param size its side, in columns and rows
     * @param set the parts
     */
    private record Middle(double u, double v, double size, int set) {}

    private double x(Middle cell) {
        return frame.longitude(cell.u + cell.size / 2);
    }

    private double y(Middle cell) {
        return frame.latitude(cell.v + cell.size / 2);
    }

    private int code(int[] touching, Middle cell) {
        if (touching.length == 0) {
            return parts.place(cell.set);
        }
        if (touching.length == 1) {
            return piece(touching[0], cell);
        }
        int side = touching.length <= 4 * MOST_LISTED ? 4 : 8;
        boolean last = !budget.allowsFinerCells()
                || cell.size / side < 1.0 / FINEST
                || cell.size / side / frame.perLongitude() < FINEST_DEGREES
                || cell.size / side / frame.perLatitude() < FINEST_DEGREES;
        if (touching.length <= mostListed(cell) || last) {
            int[] span = span(touching, last ? WIDEST_LAST_TABLE : WIDEST_TABLE);
            if (span.length > 0) {
                return list(touching, cell, span);
            }
        }
        return last ? many(touching, cell) : block(touching, cell, side);
    }

    /** Where edges are few they are cut down to one, and in the finer cells to two, which mostly meet in a corner. */
    private int mostListed(Middle cell) {
        return !few ? MOST_LISTED : cell.size == 1 ? 1 : 2;
    }

    private int piece(int edge, Middle cell) {
        int other = parts.xor(cell.set, edges.exchange(edge));
        boolean left = edges.left(edge, x(cell), y(cell));
        int placeLeft = parts.place(left ? cell.set : other);
        int placeRight = parts.place(left ? other : cell.set);
        if (placeLeft == placeRight && !closed) {
            return placeLeft;
        }
        int known = lastPiece[edge];
        if (known < 0 || pool[known + 1] != placeLeft || pool[known + 2] != placeRight) {
            lastPiece[edge] = put(edge, placeLeft, placeRight);
        }
        return CellGrid.PIECE | lastPiece[edge];
    }

    /** All sets that some edges' exchanges can be put together to, or none if there are too many. */
    private int[] span(int[] touching, int most) {
        int[] span = {0};
        for (int edge : touching) {
            int exchange = edges.exchange(edge);
            if (indexOf(span, exchange) < 0) {
                if (span.length >> most > 0) {
                    return new int[0];
                }
                int half = span.length;
                span = Arrays.copyOf(span, 2 * half);
                for (int i = 0; i < half; i++) {
                    span[half + i] = parts.xor(span[i], exchange);
                }
            }
        }
        return span;
    }

    private static int indexOf(int[] span, int set) {
        for (int i = 0; i < span.length; i++) {
            if (span[i] == set) {
                return i;
            }
        }
        return -1;
    }

    private int list(int[] touching, Middle cell, int[] span) {
        int at = put(touching.length, 0);
        for (int edge : touching) {
            put(edge, edges.crossings(edge, x(cell), y(cell)) | indexOf(span, edges.exchange(edge)) << 3);
        }
        for (int set : span) {
            put(parts.place(parts.xor(cell.set, set)));
        }
        return CellGrid.LIST | at;
    }

    private int many(int[] touching, Middle cell) {
        PartSets sets = kept == null ? parts.empty(budget::keep) : kept;
        kept = sets;
        int at = put(touching.length, sets.copy(parts, cell.set));
        for (int edge : touching) {
            put(edge, edges.crossings(edge, x(cell), y(cell)) | sets.copy(parts, edges.exchange(edge)) << 3);
        }
        return CellGrid.MANY | at;
    }

    private int block(int[] touching, Middle cell, int side) {
        int at = put(side);
        for (int i = side * side; i > 0; i--) {
            put(0);
        }
        double size = cell.size / side;
        CellLists finer = new CellLists(side * side, bytes -> {});
        Raster raster = new Raster(side, side, slack / size);
        int[] crossings = new int[touching.length];
        for (int i = 0; i < touching.length; i++) {
            int edge = touching[i];
            crossings[i] = edges.crossings(edge, x(cell), y(cell));
            raster.add(
                    finer,
                    edge,
                    (frame.column(edges.lowX(edge)) - cell.u) / size,
                    (frame.row(edges.lowY(edge)) - cell.v) / size,
                    (frame.column(edges.highX(edge)) - cell.u) / size,
                    (frame.row(edges.highY(edge)) - cell.v) / size);
        }
        for (int i = 0; i < side * side; i++) {
            Middle there = new Middle(cell.u + i % side * size, cell.v + i / side * size, size, 0);
            int set = cell.set;
            for (int j = 0; j < touching.length; j++) {
                if (edges.crossed(touching[j], crossings[j], x(there), y(there)) == 1) {
                    set = parts.xor(set, edges.exchange(touching[j]));
                }
            }
            int code = code(finer.of(i), new Middle(there.u, there.v, size, set));
            pool[at + 1 + i] = code;
        }
        return CellGrid.BLOCK | at;
    }

    private int put(int... numbers) {
        int at = used;
        budget.keep(4L * numbers.length);
        while (used + numbers.length > pool.length) {
            if (pool.length > CellGrid.WHERE / 2) {
                throw new IllegalArgumentException("The zones have " + edges.size()
                        + " edges, too many and too crowded for one index; index them in parts");
            }
            pool = Arrays.copyOf(pool, 2 * pool.length);
        }
        for (int number : numbers) {
            pool[used++] = number;
        }
        return at;
    }
}
