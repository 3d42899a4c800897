package psp.bench.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import psp.core.Boundary;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;

/** Zones of our own making that tile a city, with borders that wind as rivers and streets do. */
final class MadeCity {

    private static final double WEST = -88;
    private static final double SOUTH = 43;
    /** Degrees from side to side. */
    private static final double EXTENT = 0.5;

    static final long SEED = 2017;
    /** How far a corner strays from its lattice, and the middle of a border from its ends, in shares of the distance. */
    private static final double CORNER = 0.25;

    private static final double BEND = 0.07;

    private MadeCity() {}

    /** 77 zones of some thousand vertices, as precincts have. */
    static Zones precincts() {
        return tiled(11, 7, 8);
    }

    /** 2,162 zones of 64 vertices, as tracts have. */
    static Zones tracts() {
        return tiled(47, 46, 4);
    }

    /** Columns times rows of zones; each border is halved so many times. */
    private static Zones tiled(int columns, int rows, int halvings) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][][] corners = new double[columns + 1][rows + 1][2];
        for (int column = 0; column <= columns; column++) {
            for (int row = 0; row <= rows; row++) {
                corners[column][row][0] = WEST + EXTENT * (column + CORNER * (2 * random.nextDouble() - 1)) / columns;
                corners[column][row][1] = SOUTH + EXTENT * (row + CORNER * (2 * random.nextDouble() - 1)) / rows;
            }
        }
        List<List<List<double[]>>> eastward = new ArrayList<>();
        List<List<List<double[]>>> northward = new ArrayList<>();
        for (int column = 0; column <= columns; column++) {
            eastward.add(new ArrayList<>());
            northward.add(new ArrayList<>());
            for (int row = 0; row <= rows; row++) {
                double[] from = corners[column][row];
                if (column < columns) {
                    eastward.get(column).add(border(from, corners[column + 1][row], halvings, random));
                }
                if (row < rows) {
                    northward.get(column).add(border(from, corners[column][row + 1], halvings, random));
                }
            }
        }
        List<Zone> zones = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                List<double[]> ring = new ArrayList<>(eastward.get(column).get(row));
                append(ring, northward.get(column + 1).get(row), false);
                append(ring, eastward.get(column).get(row + 1), true);
                append(ring, northward.get(column).get(row), true);
                double[] lonLat = ring.stream().flatMapToDouble(Arrays::stream).toArray();
                zones.add(Zone.of(column + "-" + row, Boundary.of(Ring.of(lonLat))));
            }
        }
        return Zones.of(zones);
    }

    /** A border from one corner to another, both included. */
    private static List<double[]> border(double[] from, double[] to, int halvings, SplittableRandom random) {
        if (halvings == 0) {
            return List.of(from, to);
        }
        double aside = BEND * (2 * random.nextDouble() - 1);
        double[] middle = {
            (from[0] + to[0]) / 2 - aside * (to[1] - from[1]), (from[1] + to[1]) / 2 + aside * (to[0] - from[0])
        };
        List<double[]> line = new ArrayList<>(border(from, middle, halvings - 1, random));
        append(line, border(middle, to, halvings - 1, random), false);
        return line;
    }

    /** Goes on along a line that begins, or, backwards, ends where the last vertex is. */
    private static void append(List<double[]> line, List<double[]> further, boolean backwards) {
        for (int i = 1; i < further.size(); i++) {
            line.add(further.get(backwards ? further.size() - 1 - i : i));
        }
    }
}
