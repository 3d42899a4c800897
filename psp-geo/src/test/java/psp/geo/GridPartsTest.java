package psp.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import psp.core.Boundary;
import psp.core.Ring;

/** The small parts of which an index is built, each by itself. */
class GridPartsTest {

    @Test
    void aMapOfNumbersHoldsWhatWasPutLast() {
        SplittableRandom random = new SplittableRandom(11);
        LongIntMap map = new LongIntMap();
        Map<Long, Integer> known = new HashMap<>();
        assertThat(map.get(7)).isEqualTo(-1);
        for (int i = 0; i < 20_000; i++) {
            // Keys as they come: two small numbers beside each other, some of them again.
            long key = (long) (1 + random.nextInt(60)) << 32 | random.nextInt(60);
            map.put(key, i);
            known.put(key, i);
        }
        for (long a = 1; a < 70; a++) {
            for (long b = 0; b < 70; b++) {
                assertThat(map.get(a << 32 | b)).as("seed 11").isEqualTo(known.getOrDefault(a << 32 | b, -1));
            }
        }
    }

    @Test
    void listsKeepTheOrderOfTheirNumbers() {
        CellLists lists = new CellLists(3, bytes -> {});
        for (int i = 0; i < 100; i++) {
            lists.add(i % 2, i);
        }
        assertThat(lists.of(0)).hasSize(50).startsWith(0, 2, 4).endsWith(96, 98);
        assertThat(lists.of(1)).hasSize(50).startsWith(1, 3).endsWith(99);
        assertThat(lists.of(2)).isEmpty();
        assertThat(lists.first(2)).isZero();
        assertThat(lists.value(lists.first(1))).isEqualTo(99);
        assertThat(lists.value(lists.next(lists.first(1)))).isEqualTo(97);
    }

    @Test
    void aFrameHasRoomForEveryVertexAndCellsSquareOnTheGround() {
        Frame frame = Frame.over(edges(Boundary.box(-88, 42.9, -87.8, 43.2)), 1_000_000);
        assertThat((double) frame.columns() * frame.rows()).isCloseTo(1_000_000, within(2_000.0));
        assertThat(frame.column(-88)).isBetween(0.0, 0.01);
        assertThat(frame.column(-87.8)).isBetween(frame.columns() - 0.01, Math.nextDown((double) frame.columns()));
        assertThat(frame.row(42.9)).isBetween(0.0, 0.01);
        assertThat(frame.row(43.2)).isBetween(frame.rows() - 0.01, Math.nextDown((double) frame.rows()));
        double width = Math.cos(Math.toRadians(43.05)) / frame.perLongitude();
        assertThat(width * frame.perLatitude()).isCloseTo(1, within(0.01));
        assertThat(frame.longitude(frame.column(-87.9))).isCloseTo(-87.9, within(1e-12));
        assertThat(frame.latitude(frame.row(43.1))).isCloseTo(43.1, within(1e-12));
    }

    @Test
    void cellsStayCoarserThanDoubles() {
        Frame least = Frame.over(edges(Boundary.of(Ring.of(1, 1, 1 + 1e-13, 1, 1, 1 + 1e-13, 1, 1))), 1_000_000);
        assertThat(least.columns()).isLessThanOrEqualTo(100).isPositive();
        assertThat(least.rows()).isLessThanOrEqualTo(100).isPositive();
        assertThat(1 / least.perLongitude()).isGreaterThan(0.9e-11);
        Frame flat = Frame.over(edges(Boundary.box(-10, 43, 10, 43.0001)), 10_000);
        assertThat(flat.rows()).isEqualTo(1);
        assertThat(flat.columns()).isEqualTo(10_000);
    }

    private static Edges edges(Boundary ground) {
        NumberSets zones = new NumberSets();
        return Edges.of(List.of(ground), PartSets.of(List.of(ground), zones, bytes -> {}), zones, false);
    }

    /** Every cell that points of a line lie in is touched, and few that none does. */
    @Test
    void aLineTouchesTheCellsItPasses() {
        SplittableRandom random = new SplittableRandom(12);
        Raster raster = new Raster(9, 7, 1e-12);
        for (int trial = 0; trial < 2_000; trial++) {
            double ua = random.nextDouble() * 13 - 2;
            double va = random.nextDouble() * 11 - 2;
            double ub = trial % 5 == 0 ? ua : random.nextDouble() * 13 - 2;
            double vb = trial % 7 == 0 ? va : random.nextDouble() * 11 - 2;
            CellLists lists = new CellLists(63, bytes -> {});
            raster.add(lists, 5, ua, va, ub, vb);
            for (int column = 0; column < 9; column++) {
                for (int row = 0; row < 7; row++) {
                    boolean listed = lists.of(row * 9 + column).length > 0;
                    assertThat(listed)
                            .as("cell (%s, %s) of (%s, %s) to (%s, %s), seed 12", column, row, ua, va, ub, vb)
                            .isEqualTo(passes(ua, va, ub, vb, column, row));
                    if (listed) {
                        assertThat(lists.of(row * 9 + column)).containsExactly(5);
                    }
                }
            }
        }
    }

    /** Clips the line to the cell, side by side. */
    private static boolean passes(double ua, double va, double ub, double vb, int column, int row) {
        double[] from = {column - ua, ua - column - 1, row - va, va - row - 1};
        double[] step = {ub - ua, ua - ub, vb - va, va - vb};
        double first = 0;
        double last = 1;
        for (int side = 0; side < 4; side++) {
            if (step[side] == 0) {
                last = from[side] > 0 ? -1 : last;
            } else if (step[side] > 0) {
                first = Math.max(first, from[side] / step[side]);
            } else {
                last = Math.min(last, from[side] / step[side]);
            }
        }
        return first <= last;
    }

    @Test
    void aHairOfSlackReachesTheNextCell() {
        Raster raster = new Raster(4, 4, 0.1);
        CellLists lists = new CellLists(16, bytes -> {});
        raster.add(lists, 1, 1.05, 1.05, 1.05, 1.05);
        for (int cell = 0; cell < 16; cell++) {
            assertThat(lists.of(cell).length)
                    .as("cell %d", cell)
                    .isEqualTo(List.of(0, 1, 4, 5).contains(cell) ? 1 : 0);
        }
    }
}
