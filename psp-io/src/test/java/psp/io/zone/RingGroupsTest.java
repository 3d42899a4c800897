package psp.io.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static psp.io.zone.ShapefileMaker.box;
import static psp.io.zone.ShapefileMaker.hole;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RingGroupsTest {

    private final List<String> remarks = new ArrayList<>();

    private List<List<double[]>> groups(double[]... rings) {
        return RingGroups.of(List.of(rings), remarks::add);
    }

    @Test
    void theAreaIsTwiceItselfAndNegativeClockwise() {
        assertThat(RingGroups.twiceArea(hole(0, 0, 2, 3))).isEqualTo(12);
        assertThat(RingGroups.twiceArea(box(0, 0, 2, 3))).isEqualTo(-12);
        assertThat(RingGroups.twiceArea(hole(1e6, -2e6, 1e6 + 2, -2e6 + 3))).isEqualTo(12);
        assertThat(RingGroups.twiceArea(new double[] {1, 1, 5, 2, 2, 6, 1, 1})).isEqualTo(19);
        assertThat(RingGroups.twiceArea(new double[] {0, 0, 1, 1, 0, 0})).isZero();
    }

    /** A diamond, of which the box around it has four corners that are outside. */
    @Test
    void aHoleBelongsToTheRingThatItLiesIn() {
        double[] diamond = {10, 1, 5, 6, 10, 11, 15, 6, 10, 1};
        for (int[] way : new int[][] {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}}) {
            double[] in = hole(
                    10 + way[0] * 1.6 - 0.1, 6 + way[1] * 1.6 - 0.1, 10 + way[0] * 1.6 + 0.1, 6 + way[1] * 1.6 + 0.1);
            assertThat(groups(diamond, in)).containsExactly(List.of(diamond, in));
            double[] out = hole(
                    10 + way[0] * 3.4 - 0.1, 6 + way[1] * 3.4 - 0.1, 10 + way[0] * 3.4 + 0.1, 6 + way[1] * 3.4 + 0.1);
            assertThat(groups(diamond, out)).containsExactly(List.of(diamond), List.of(out));
        }
        assertThat(groups(diamond, hole(10, 20, 11, 21))).hasSize(2);
        assertThat(groups(diamond, hole(30, 5, 31, 6))).hasSize(2);
        assertThat(groups(diamond, hole(-30, 5, -29, 6))).hasSize(2);
        assertThat(remarks)
                .hasSize(7)
                .containsOnly("a ring that runs as a hole does, yet lies in no other, is taken for an" + " outer ring");
    }

    @Test
    void ofSeveralRingsAroundItTheSmallest() {
        double[] large = box(0, 0, 10, 10);
        double[] small = box(2, 2, 8, 8);
        double[] between = hole(1, 1, 9, 9);
        double[] inner = hole(4, 4, 5, 5);
        for (List<double[]> order :
                List.of(List.of(large, small, between, inner), List.of(inner, small, between, large))) {
            List<List<double[]>> parts = RingGroups.of(order, remarks::add);
            assertThat(parts).containsExactlyInAnyOrder(List.of(large, between), List.of(small, inner));
        }
        assertThat(remarks).isEmpty();
    }

    /** A ring that runs the wrong way is an outer one before the holes in it are looked at. */
    @Test
    void largeHolesGoFirst() {
        double[] wrong = hole(0, 0, 10, 10);
        double[] inner = hole(4, 4, 5, 5);
        assertThat(groups(inner, wrong)).containsExactly(List.of(wrong, inner));
        assertThat(remarks).hasSize(1);
    }

    @Test
    void aHoleMayTouchAndMostOfItMustLieInside() {
        double[] shell = box(0, 0, 10, 10);
        // A triangle of which one vertex lies on the shell's edge, and one far outside.
        double[] touching = {5, 5, 10, 5, 5, 6, 5, 5};
        assertThat(groups(shell, touching)).hasSize(1);
        double[] twoOut = {9, 4, 14, 5, 9, 6, 9, 4};
        assertThat(groups(shell, twoOut)).hasSize(2);
        double[] oneOut = {1, 4, 8, 1, 11.5, 8, 1, 4};
        assertThat(groups(shell, oneOut)).hasSize(1);
        double[] half = {8, 4, 12, 4, 12, 6, 8, 6, 8, 4};
        assertThat(groups(shell, half)).hasSize(2);
        // Of many vertices seven are looked at, from everywhere along the ring: three edges of fourteen are outside.
        double[] many = {
            8, 1, 8.5, 1, 9, 1, 9.5, 1, 14, 2, 14, 3, 9.5, 3, 9, 3, 8.5, 3, 8, 3, 8, 2.8, 8, 2.4, 8, 2, 8, 1.5, 8, 1
        };
        assertThat(RingGroups.twiceArea(many)).isPositive();
        assertThat(groups(shell, many)).hasSize(1);
        double[] mostlyOut = {
            9, 1, 11, 1, 12, 1, 13, 1, 14, 1, 14, 2, 14, 3, 13, 3, 12, 3, 11, 3, 9, 3, 9, 2.5, 9, 2, 9, 1.5, 9, 1
        };
        assertThat(groups(shell, mostlyOut)).hasSize(2);
    }

    @Test
    void aRingWithoutAreaStartsAPart() {
        double[] line = {0, 0, 1, 1, 0, 0};
        assertThat(groups(line, box(5, 5, 6, 6))).hasSize(2);
        assertThat(remarks).isEmpty();
    }
}
