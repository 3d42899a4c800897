package psp.stats.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which periods are separated and which way coefficients run, against all edges of the cone of such directions.
 *
 * <p>A period with incidents holds the constant; each without any asks that its row times the direction be 0 or less. The edges of such a
 * cone in so many dimensions are where one fewer of its walls meet, found by whole numbers without rounding.
 */
class DesignTest {

    private static long minor(long[][] rows, int without) {
        int n = rows.length;
        if (n == 0) {
            return 1;
        }
        long[][] square = new long[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0, at = 0; j <= n; j++) {
                if (j != without) {
                    square[i][at++] = rows[i][j];
                }
            }
        }
        return determinant(square);
    }

    private static long determinant(long[][] square) {
        int n = square.length;
        if (n == 1) {
            return square[0][0];
        }
        long sum = 0;
        for (int j = 0; j < n; j++) {
            long[][] rest = new long[n - 1][];
            for (int i = 1; i < n; i++) {
                rest[i - 1] = new long[n - 1];
                for (int k = 0, at = 0; k < n; k++) {
                    if (k != j) {
                        rest[i - 1][at++] = square[i][k];
                    }
                }
            }
            sum += (j % 2 == 0 ? 1 : -1) * square[0][j] * determinant(rest);
        }
        return sum;
    }

    private static long dot(long[] a, long[] b) {
        long sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The edges: directions along all but one dimension's worth of walls that no other wall forbids. */
    private static List<long[]> edges(long[][] walls, int dimensions) {
        List<long[]> edges = new ArrayList<>();
        choose(walls, dimensions, new long[0][], 0, edges);
        return edges;
    }

    private static void choose(long[][] walls, int dimensions, long[][] chosen, int from, List<long[]> edges) {
        if (chosen.length == dimensions - 1) {
            long[] ray = new long[dimensions];
            for (int j = 0; j < dimensions; j++) {
                ray[j] = (j % 2 == 0 ? 1 : -1) * minor(chosen, j);
            }
            long[] opposite = Arrays.stream(ray).map(x -> -x).toArray();
            for (long[] each : List.of(ray, opposite)) {
                if (Arrays.stream(each).anyMatch(x -> x != 0)
                        && Arrays.stream(walls).allMatch(wall -> dot(wall, each) <= 0)) {
                    edges.add(each);
                }
            }
            return;
        }
        for (int i = from; i < walls.length; i++) {
            long[][] more = Arrays.copyOf(chosen, chosen.length + 1);
            more[chosen.length] = walls[i];
            choose(walls, dimensions, more, i + 1, edges);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 150, 0", "3, 200, 0", "4, 100, 0", "3, 80, 2016", "4, 40, 2016"})
    void separationIsThatOfTheEdges(int dimensions, int trials, double shift) {
        long seed = 19 + dimensions;
        SplittableRandom random = new SplittableRandom(seed);
        int some = 0;
        int none = 0;
        for (int trial = 0; trial < trials; trial++) {
            int n = dimensions + 1 + random.nextInt(6);
            long[][] walls = new long[n][dimensions];
            long[] planted = random.longs(dimensions, -3, 4).toArray();
            for (int i = 0; i < n; i++) {
                do {
                    walls[i] = random.longs(dimensions, -3, 4).toArray();
                } while (trial % 3 > 0 && dot(walls[i], planted) > trial % 2);
            }
            if (!isFull(walls, dimensions, new long[0][], 0)) {
                continue;
            }
            List<long[]> edges = edges(walls, dimensions);
            int held = 3;
            double[][] columns = new double[2 + dimensions][held + n];
            double[] counts = new double[held + n];
            Arrays.fill(columns[0], 1);
            Arrays.fill(counts, 0, held, 4);
            for (int j = 0; j < dimensions; j++) {
                Arrays.fill(columns[1 + j], shift);
                for (int i = 0; i < n; i++) {
                    columns[1 + j][held + i] += walls[i][j];
                }
            }
            columns[1 + dimensions] = columns[1 + trial % dimensions].clone();
            Design design = Design.of(columns, counts);
            assertThat(design.ways[1 + dimensions]).isEqualTo(Design.Way.ALIASED);
            String as = "seed %s, trial %s: %s".formatted(seed, trial, Arrays.deepToString(walls));
            boolean any = false;
            for (int i = 0; i < n; i++) {
                long[] wall = walls[i];
                boolean separated = edges.stream().anyMatch(edge -> dot(wall, edge) < 0);
                any |= separated;
                assertThat(design.separated[held + i]).as(as + " period " + i).isEqualTo(separated);
            }
            some += any ? 1 : 0;
            none += any ? 0 : 1;
            for (int j = 0; j < dimensions; j++) {
                int at = j;
                boolean up = edges.stream().anyMatch(edge -> edge[at] > 0);
                boolean down = edges.stream().anyMatch(edge -> edge[at] < 0);
                assertThat(design.ways[1 + j])
                        .as(as + " coefficient " + j)
                        .isEqualTo(
                                up && down
                                        ? Design.Way.ANY
                                        : up ? Design.Way.UP : down ? Design.Way.DOWN : Design.Way.FINITE);
            }
            assertThat(design.rank()).isEqualTo(1 + dimensions);
            assertThat(new boolean[] {design.separated[0], design.separated[1], design.separated[2]})
                    .containsOnly(false);
        }
        assertThat(some).isGreaterThan(trials / 6);
        assertThat(none).isGreaterThan(trials / 30);
    }

    /** Whether some of the walls are a basis, so that no direction lies along all of them. */
    private static boolean isFull(long[][] walls, int dimensions, long[][] chosen, int from) {
        if (chosen.length == dimensions) {
            return determinant(chosen) != 0;
        }
        for (int i = from; i < walls.length; i++) {
            long[][] more = Arrays.copyOf(chosen, chosen.length + 1);
            more[chosen.length] = walls[i];
            if (isFull(walls, dimensions, more, i + 1)) {
                return true;
            }
        }
        return false;
    }
}
