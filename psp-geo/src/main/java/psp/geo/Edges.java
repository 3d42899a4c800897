package psp.geo;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psp.core.Boundary;
import psp.core.Ring;

/**
 * The straight edges of all zones, those that neighbours share stored once.
 *
 * <p>An edge runs from its lower to its upper end, a level one from east to west: so a point exactly on it, moved a hair
 * east and a much finer hair north as the half-open rule has it, is never left of it.
 */
final class Edges {

    /** Four numbers an edge: longitude and latitude of the lower end, then of the upper one. */
    private double[] ends = new double[256];
    /** The parts whose ground begins or ends at each edge: {@link PartSets} numbers. */
    private int[] exchanges = new int[64];
    /** The zones of each edge, numbers of {@link NumberSets}; null where nobody asks who touches a point. */
    private int @Nullable [] owners;

    private int[] slots = new int[128];
    private int size;

    private Edges(boolean closed) {
        this.owners = closed ? new int[64] : null;
    }

    /**
     * The edges of some grounds.
     *
     * @param closed whether the zones that touch a point are asked for too
     */
    static Edges of(List<Boundary> grounds, PartSets parts, NumberSets zones, boolean closed) {
        Edges edges = new Edges(closed);
        int part = 0;
        for (Boundary ground : grounds) {
            for (Boundary.Part rings : ground.parts()) {
                int single = parts.single(part);
                int zone = closed ? zones.of(parts.zone(part)) : 0;
                edges.add(rings.shell(), parts, single, zones, zone);
                for (Ring hole : rings.holes()) {
                    edges.add(hole, parts, single, zones, zone);
                }
                part++;
            }
        }
        edges.slots = new int[0];
        edges.ends = Arrays.copyOf(edges.ends, 4 * edges.size);
        return edges;
    }

    /** Forgets what is crossed, which the cells know once they are built. */
    void forgetExchanges() {
        exchanges = new int[0];
    }

    private void add(Ring ring, PartSets parts, int single, NumberSets zones, int zone) {
        for (int i = 1; i < ring.size(); i++) {
            int edge = edge(ring.longitude(i - 1), ring.latitude(i - 1), ring.longitude(i), ring.latitude(i));
            exchanges[edge] = parts.xor(exchanges[edge], single);
            if (owners != null) {
                owners[edge] = zones.union(owners[edge], zone);
            }
        }
    }

    private int edge(double ax, double ay, double bx, double by) {
        return ay < by || (ay == by && ax > bx) ? find(ax, ay, bx, by) : find(bx, by, ax, ay);
    }

    private int find(double lowX, double lowY, double highX, double highY) {
        if (2 * size >= slots.length) {
            grow();
        }
        int slot = slot(lowX, lowY, highX, highY);
        if (slots[slot] == 0) {
            double[] added = {lowX, lowY, highX, highY};
            System.arraycopy(added, 0, ends, 4 * size, 4);
            slots[slot] = ++size;
        }
        return slots[slot] - 1;
    }

    private int slot(double lowX, double lowY, double highX, double highY) {
        long hash = Double.doubleToLongBits(lowX);
        hash = 31 * hash + Double.doubleToLongBits(lowY);
        hash = 31 * hash + Double.doubleToLongBits(highX);
        hash = (31 * hash + Double.doubleToLongBits(highY)) * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 32) & slots.length - 1;
        while (slots[slot] != 0
                && !(ends[4 * slots[slot] - 4] == lowX
                        && ends[4 * slots[slot] - 3] == lowY
                        && ends[4 * slots[slot] - 2] == highX
                        && ends[4 * slots[slot] - 1] == highY)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        int room = slots.length / 2 + 1;
        ends = Arrays.copyOf(ends, 4 * room);
        exchanges = Arrays.copyOf(exchanges, room);
        owners = owners == null ? null : Arrays.copyOf(owners, room);
        for (int edge = 0; edge < size; edge++) {
            slots[slot(lowX(edge), lowY(edge), highX(edge), highY(edge))] = edge + 1;
        }
    }

    int size() {
        return size;
    }

    double lowX(int edge) {
        return ends[4 * edge];
    }

    double lowY(int edge) {
        return ends[4 * edge + 1];
    }

    double highX(int edge) {
        return ends[4 * edge + 2];
    }

    double highY(int edge) {
        return ends[4 * edge + 3];
    }

    /** The parts to be taken in or out where the edge is crossed. */
    int exchange(int edge) {
        return exchanges[edge];
    }

    /** The zones of an edge. */
    int owners(int edge) {
        return owners == null ? 0 : owners[edge];
    }

    /** Whether a point lies strictly left of the line of an edge, that is, west of it. */
    boolean left(int edge, double x, double y) {
        int at = 4 * edge;
        return Predicates.side(ends[at], ends[at + 1], ends[at + 2], ends[at + 3], x, y) > 0;
    }

    /** 0 for a point strictly left of the line of an edge, 1 for one on it or right of it. */
    int notLeft(int edge, double x, double y) {
        int at = 4 * edge;
        return 2 - Predicates.side(ends[at], ends[at + 1], ends[at + 2], ends[at + 3], x, y) >> 1;
    }

    /** Whether a point lies exactly on an edge, its ends included. */
    boolean holds(int edge, double x, double y) {
        int at = 4 * edge;
        return y >= ends[at + 1]
                && y <= ends[at + 3]
                && x >= Math.min(ends[at], ends[at + 2])
                && x <= Math.max(ends[at], ends[at + 2])
                && Predicates.side(ends[at], ends[at + 1], ends[at + 2], ends[at + 3], x, y) == 0;
    }

    /** Whether a point below the edge, at its height and left of it, or above it is reached by crossing the edge. */
    static final int FROM_BELOW = 1;

    static final int FROM_LEFT = 2;
    static final int FROM_ABOVE = 4;

    /**
     * Where points lie that are reached from a first point by crossing the edge, going first north or south along the
     * first point's meridian and then east or west.
     *
     * <p>Below an edge's height only the first leg can cross it, and crosses if the first point is above the edge; above
     * it likewise. At its height both legs can, and all that counts is whether both points are on one side of it; or, if
     * the meridian passes by the edge, on which side it does.
     *
     * @return a sum of FROM_BELOW, FROM_LEFT and FROM_ABOVE
     */
    int crossings(int edge, double x, double y) {
        double low = lowX(edge);
        double high = highX(edge);
        if (x < Math.min(low, high) || x >= Math.max(low, high)) {
            return x < Math.min(low, high) ? 0 : FROM_LEFT;
        }
        boolean left = left(edge, x, y);
        boolean above = left == low < high;
        return (above ? FROM_BELOW : FROM_ABOVE) | (left ? 0 : FROM_LEFT);
    }

    /**
     * Whether a point is reached by crossing the edge, given the crossings from the first point, in the lowest three bits.
     *
     * @return 1 if so, else 0; without a branch
     */
    int crossed(int edge, int crossings, double x, double y) {
        int below = Predicates.negative(y - ends[4 * edge + 1]);
        int notAbove = Predicates.negative(y - ends[4 * edge + 3]);
        int beside = notAbove & ~below;
        // Below, above or beside the edge, one of them: each picks its bit, and beside it FROM_LEFT is the bit of the
        // left.
        return below & crossings | ~notAbove & crossings >> 2 & 1 | beside & (notLeft(edge, x, y) ^ crossings >> 1);
    }
}
