package psp.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import psp.core.Boundary;
import psp.core.Place;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;

/** The cells against a tree of JTS locators and against arithmetic without rounding, at points that are hard. */
class AgreementTest {

    private static final int SEEDS = 24;

    @ParameterizedTest
    @EnumSource(EdgeRule.class)
    void aHeapOfHardShapes(EdgeRule rule) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Shapes shapes = shapes(random, seed);
            agree(shapes.heap(), rule, 2000, random, "heap, seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource(EdgeRule.class)
    void slicesThatMeetInOnePoint(EdgeRule rule) {
        for (long seed = 1; seed <= 8; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Zones pie = shapes(random, seed).pie(3 + (int) (6 * seed));
            agree(pie, rule, 1000, random, "pie, seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource(EdgeRule.class)
    void tilings(EdgeRule rule) {
        for (long seed = 1; seed <= 8; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Zones tiling = Tilings.jittered(
                    random,
                    5,
                    seed % 2 == 0 ? -74 : -0.02,
                    seed % 2 == 0 ? 40.7 : -0.03,
                    seed % 3 == 0 ? 1 << 14 : 1e6);
            agree(tiling, rule, 2000, random, "tiling, seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource(EdgeRule.class)
    void edgesAlongTheBordersOfTheCells(EdgeRule rule) {
        Zone frame = Zone.of("frame", Boundary.box(-0.3, -0.2, 0.7, 0.8));
        CellGrid grid = GridBuilder.build(List.of(frame.boundary()), false, share -> {});
        SplittableRandom random = new SplittableRandom(5);
        List<Zone> zones = new ArrayList<>(List.of(frame));
        for (int i = 0; i < 40; i++) {
            int west = random.nextInt(40);
            int south = random.nextInt(40);
            int east = west + 1 + random.nextInt(20);
            int north = south + 1 + random.nextInt(20);
            Frame cells = grid.frame();
            zones.add(Zone.of(
                    "box " + i,
                    Boundary.of(Ring.of(
                            cells.longitude(west),
                            cells.latitude(south),
                            cells.longitude(east),
                            cells.latitude(south),
                            cells.longitude(east),
                            cells.latitude(north),
                            cells.longitude(west),
                            cells.latitude(north),
                            cells.longitude(west),
                            cells.latitude(south)))));
            zones.add(Zone.of(
                    "kite " + i,
                    Boundary.of(Ring.of(
                            cells.longitude(west),
                            cells.latitude(south),
                            cells.longitude(east),
                            cells.latitude(south),
                            cells.longitude(west),
                            cells.latitude(north),
                            cells.longitude(west),
                            cells.latitude(south)))));
        }
        agree(Zones.of(zones), rule, 4000, random, "borders, seed 5");
    }

    @Test
    void farSmallerThanAMillimetreAndWiderThanAContinent() {
        double x = -87.95;
        double y = 43.06;
        List<Zone> zones = new ArrayList<>();
        zones.add(Zone.of(
                "wide", Boundary.of(Ring.of(-170, -80, 5, -81, 170, -79, 165, 85, 7, 80, -160, 60, -170, -80))));
        for (int i = 0; i < 20; i++) {
            double side = StrictMath.pow(10, -i * 0.7);
            zones.add(Zone.of(
                    "small " + i,
                    Boundary.of(Ring.of(x, y, x + 2 * side + 1e-13, y + 1e-13, x + side, y + side + 1e-13, x, y))));
        }
        for (EdgeRule rule : EdgeRule.values()) {
            agree(Zones.of(zones), rule, 4000, new SplittableRandom(3), "sizes, seed 3");
            Zones least = Zones.of(zones.get(20));
            agree(least, rule, 2000, new SplittableRandom(4), "least, seed 4");
            Zones flat = Zones.of(Zone.of(
                    "flat", Boundary.of(Ring.of(-80, Math.nextUp(40.0), -70, 40, -75, 40, -80, Math.nextUp(40.0)))));
            agree(flat, rule, 2000, new SplittableRandom(6), "flat, seed 6");
        }
    }

    @Test
    void productsTooSmallForADouble() {
        double tiny = 0x1p-532;
        Zones zones = Zones.of(
                Zone.of("tiny", Boundary.of(Ring.of(-tiny, -tiny, 3 * tiny, -tiny, tiny, 2 * tiny, -tiny, -tiny))),
                Zone.of("large", Boundary.of(Ring.of(-1, -1, 1, -1, 1, 1, tiny, tiny, -1, -1))));
        for (EdgeRule rule : EdgeRule.values()) {
            ZoneIndex index = ZoneIndex.of(zones, rule);
            ExactJudge judge = new ExactJudge(zones, rule);
            for (int i = -9; i <= 9; i++) {
                for (int j = -9; j <= 9; j++) {
                    double x = 0.37 * i * tiny;
                    double y = 0.5 * j * tiny;
                    assertThat(index.locate(x, y))
                            .as("%s, %s of %s, %s", 0.37 * i, 0.5 * j, tiny, rule)
                            .isEqualTo(judge.locate(x, y));
                    assertThat(index.locate(i * Double.MIN_VALUE, j * Double.MIN_VALUE))
                            .as("%s, %s, %s", i, j, rule)
                            .isEqualTo(judge.locate(i * Double.MIN_VALUE, j * Double.MIN_VALUE));
                }
            }
        }
    }

    private static Shapes shapes(SplittableRandom random, long seed) {
        double scale = seed % 4 == 0 ? 1 << 12 : StrictMath.pow(10, 4 + seed % 4);
        return seed % 2 == 0 ? new Shapes(random, -87.95, 43.06, scale) : new Shapes(random, 0.001, -0.002, scale);
    }

    private static void agree(Zones zones, EdgeRule rule, int count, SplittableRandom random, String what) {
        ZoneIndex index = ZoneIndex.of(zones, rule);
        OracleIndex oracle = new OracleIndex(zones, rule);
        ExactJudge judge = new ExactJudge(zones, rule);
        List<double[]> points = TrialPoints.of(zones, count, random);
        double[] x = points.stream()
                .mapToDouble(point -> Math.max(-180, Math.min(180, point[0])))
                .toArray();
        double[] y = points.stream()
                .mapToDouble(point -> Math.max(-90, Math.min(90, point[1])))
                .toArray();
        int[] numbers = index.locate(x, y);
        for (int i = 0; i < count; i++) {
            Place place = index.locate(x[i], y[i]);
            if (!place.equals(judge.locate(x[i], y[i]))) {
                assertThat(place)
                        .as("(%s, %s) by %s, %s", x[i], y[i], rule, what)
                        .isEqualTo(judge.locate(x[i], y[i]));
            }
            if (!place.equals(oracle.locate(x[i], y[i]))) {
                assertThat(place)
                        .as("(%s, %s) by JTS, %s, %s", x[i], y[i], rule, what)
                        .isEqualTo(oracle.locate(x[i], y[i]));
            }
            if (!index.place(numbers[i]).equals(place)) {
                assertThat(index.place(numbers[i]))
                        .as("in a batch: (%s, %s)", x[i], y[i])
                        .isEqualTo(place);
            }
        }
    }
}
