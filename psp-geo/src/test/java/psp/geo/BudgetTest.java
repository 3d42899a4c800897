package psp.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import psp.core.Boundary;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;

/** Small files that would fill any memory: answered by coarser cells, exactly, or refused with the limit. */
class BudgetTest {

    @Test
    void squaresStackedAskewAreAnsweredExactly() {
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            zones.add(Zone.of("z" + i, Boundary.box(-88 + i / 1e5, 43 + i / 1e5, -87 + i / 1e5, 44 + i / 1e5)));
        }
        agrees(Zones.of(zones), -88.0005, 43, 0.003);
    }

    @Test
    void aCombOfThreeThousandTeethIsAnsweredExactly() {
        double[] xy = new double[2 * 3_003];
        for (int i = 0; i < 3_000; i++) {
            xy[2 * i] = -88 + i / 3e3;
            xy[2 * i + 1] = i % 2 == 0 ? 43.001 : 44;
        }
        double[] base = {-87, 43, -88, 43, -88, 43.001};
        System.arraycopy(base, 0, xy, 6_000, 6);
        agrees(Zones.of(Zone.of("comb", Boundary.of(Ring.of(xy)))), -88, 43, 1);
    }

    private static void agrees(Zones zones, double west, double south, double size) {
        for (EdgeRule rule : EdgeRule.values()) {
            ZoneIndex index = ZoneIndex.of(zones, rule);
            OracleIndex oracle = new OracleIndex(zones, rule);
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < 1_000; i++) {
                double x = west + size * random.nextDouble();
                double y = south + size * random.nextDouble();
                assertThat(index.locate(x, y)).as("(%s, %s)", x, y).isEqualTo(oracle.locate(x, y));
            }
        }
    }

    @Test
    void tooManyWaysToOverlapAreRefusedWithTheLimit() {
        SplittableRandom random = new SplittableRandom(5);
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            zones.add(Zone.of("z" + i, Boundary.box(-90 + x, 40 + y, -88.5 + x, 41.5 + y)));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneIndex.of(Zones.of(zones)))
                .withMessage(
                        "The zones have 12,000 vertices and lie over each other in so many ways that their index would"
                                + " take more than 11.1 MB, the limit of 8 MB and 260 B a vertex; index them in parts");
    }
}
