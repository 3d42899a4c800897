package psp.bench.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import psp.core.Boundary;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;

/**
 * A city of blocks whose owner a formula tells: 200 rows of 200, each block 110 to 250 m wide and 90 to 230 m high.
 *
 * <p>Rows end at parallels. Within a row neighbours are parted by lines of four pieces that bend; they go on from row to row,
 * but begin anew at every fourth parallel, so that corners of blocks lie on edges of others. All vertices, and the points to
 * be asked about, are whole multiples of 2⁻³⁰ degrees: the formula decides in whole numbers, without rounding.
 */
public final class BlockCity {

    /** A degree in units. */
    public static final double UNITS = 1 << 30;

    /** Rows, and blocks in a row. */
    public static final int SIDE = 200;

    private static final long WEST = -88L << 30;
    private static final long SOUTH = 43L << 30;
    /** Units; a block's width and a row's height on average. */
    private static final long WIDTH = 9L << 18;

    private static final long HEIGHT = 3L << 19;
    private static final int PIECES = 4;
    private static final int NEW_ROW = 4;

    /** The parallels at which rows and pieces end, in units. */
    private final long[] latitudes = new long[PIECES * SIDE + 1];
    /** Where lines begin and end, in units: of a row, of a line in it, of its pieces from south to north. */
    private final long[][][] lines = new long[SIDE][SIDE + 1][PIECES + 1];

    /** A city by seed. */
    public BlockCity(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        latitudes[0] = SOUTH;
        for (int i = 1; i < latitudes.length; i++) {
            latitudes[i] = latitudes[i - 1] + HEIGHT / PIECES * (60 + random.nextInt(81)) / 100;
        }
        for (int row = 0; row < SIDE; row++) {
            for (int line = 0; line <= SIDE; line++) {
                for (int piece = 0; piece <= PIECES; piece++) {
                    boolean goesOn = piece == 0 && row % NEW_ROW > 0;
                    boolean edge = line == 0 || line == SIDE;
                    long aside = edge ? 0 : random.nextLong(-WIDTH / 5, WIDTH / 5);
                    lines[row][line][piece] = goesOn ? lines[row - 1][line][PIECES] : WEST + line * WIDTH + aside;
                }
            }
        }
    }

    /** The blocks, row by row from the south, each from west to east; block n is called {@code n}. */
    public Zones zones() {
        List<Zone> zones = new ArrayList<>();
        for (int row = 0; row < SIDE; row++) {
            for (int line = 0; line < SIDE; line++) {
                List<Double> ring = new ArrayList<>();
                for (int piece = 0; piece <= PIECES; piece++) {
                    vertex(ring, row, line + 1, piece);
                }
                for (int piece = PIECES; piece >= 0; piece--) {
                    vertex(ring, row, line, piece);
                }
                vertex(ring, row, line + 1, 0);
                double[] lonLat = ring.stream().mapToDouble(Double::doubleValue).toArray();
                zones.add(Zone.of(Integer.toString(zones.size()), Boundary.of(Ring.of(lonLat))));
            }
        }
        return Zones.of(zones);
    }

    private void vertex(List<Double> ring, int row, int line, int piece) {
        ring.add(lines[row][line][piece] / UNITS);
        ring.add(latitudes[PIECES * row + piece] / UNITS);
    }

    /**
     * The block that owns a point: of neighbours the eastern one owns the line between them, and the northern one the parallel.
     *
     * @param x longitude, in units
     * @param y latitude, in units
     * @return its number, or −1 outside
     */
    public int owner(long x, long y) {
        int at = Arrays.binarySearch(latitudes, y);
        int piece = at >= 0 ? at : -at - 2;
        if (piece < 0 || piece >= PIECES * SIDE) {
            return -1;
        }
        // Lines stray by less than a half, so that but one may lie on either side.
        int line = Math.max(0, Math.min(SIDE, (int) Math.floorDiv(x - WEST + WIDTH / 2, WIDTH)));
        int row = piece / PIECES;
        long[] ends = lines[row][line];
        long south = ends[piece % PIECES];
        long north = ends[piece % PIECES + 1];
        long rise = latitudes[piece + 1] - latitudes[piece];
        boolean east = (x - south) * rise >= (north - south) * (y - latitudes[piece]);
        int column = east ? line : line - 1;
        return column < 0 || column >= SIDE ? -1 : row * SIDE + column;
    }

    /**
     * A point: two in eight at corners, on parallels and within a unit of a line, the others anywhere in the city's box.
     *
     * @param xy where to put longitude and latitude, in units
     */
    public void point(SplittableRandom random, long[] xy) {
        int kind = random.nextInt(8);
        int row = random.nextInt(SIDE);
        int line = random.nextInt(SIDE + 1);
        int piece = random.nextInt(PIECES);
        long[] ends = lines[row][line];
        long south = latitudes[PIECES * row + piece];
        long north = latitudes[PIECES * row + piece + 1];
        if (kind == 0) {
            xy[0] = random.nextBoolean() ? ends[piece] : random.nextLong(WEST, WEST + SIDE * WIDTH);
            xy[1] = south;
        } else if (kind == 1) {
            xy[1] = random.nextLong(south, north);
            xy[0] = ends[piece]
                    + Math.floorDiv((ends[piece + 1] - ends[piece]) * (xy[1] - south), north - south)
                    + random.nextInt(3)
                    - 1;
        } else {
            xy[0] = random.nextLong(WEST, WEST + SIDE * WIDTH);
            xy[1] = random.nextLong(SOUTH, latitudes[PIECES * SIDE]);
        }
    }
}
