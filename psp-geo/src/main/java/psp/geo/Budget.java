package psp.geo;

import java.util.Locale;

/**
 * What an index may take of the machine: 8 MB and 260 B a vertex, and twice as much for lists while it is built.
 *
 * <p>Zones that overlap in ever new ways, or edges that lie side by side all through a grid, would else fill any memory
 * from a small file.
 */
final class Budget {

    /** More than is allowed; a coarser grid may do with less. */
    static final class PassedException extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        PassedException(String message) {
            super(message);
        }
    }

    /** Of the 8 MB, with room for what is not counted one by one. */
    private static final long BASE = 7_600_000;

    private static final long A_VERTEX = 260;

    private final long vertices;
    private long kept;
    private long passing;
    private boolean built;

    Budget(long vertices) {
        this.vertices = vertices;
    }

    private long most() {
        return BASE + A_VERTEX * vertices;
    }

    /** Takes bytes that the index keeps. */
    void keep(long bytes) {
        kept += bytes;
        check(kept, most());
    }

    /** Takes bytes until the index is built. */
    void pass(long bytes) {
        passing += bytes;
        check(passing, 2 * most());
    }

    /** Whether so much is left that cells may be cut finer, which takes memory and gains time. */
    boolean allowsFinerCells() {
        return kept < most() * 3 / 4;
    }

    /** The index is built; sets of zones that points are found in from now on are theirs who ask. */
    void built() {
        built = true;
    }

    private void check(long bytes, long limit) {
        if (bytes > limit && !built) {
            throw new PassedException(String.format(
                    Locale.ROOT,
                    "The zones have %,d vertices and lie over each other in so many ways that their index would take more"
                            + " than %.1f MB, the limit of 8 MB and 260 B a vertex; index them in parts",
                    vertices,
                    (most() - BASE + 8_000_000) / 1e6));
        }
    }
}
