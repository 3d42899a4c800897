package psp.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import psp.core.Boundary;
import psp.core.Position;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;

/** Points, areas, rings and edges of a zone are those of one ground, however its rings were drawn. */
class GroundTest {

    private static final Zone HOURGLASS =
            Zone.of("z", Wkt.read("POLYGON((-87.95 43.06,-87.94 43.07,-87.94 43.06,-87.95 43.07,-87.95 43.06))"));
    private static final Zone TWO_PARTS = Zone.of(
            "z",
            Wkt.read("MULTIPOLYGON(((-87.95 43.06,-87.945 43.065,-87.95 43.07,-87.95 43.06)),"
                    + "((-87.94 43.06,-87.94 43.07,-87.945 43.065,-87.94 43.06)))"));

    private static double squareMetres(Zone zone) {
        return zone.squareMetres().orElseThrow();
    }

    @Test
    void anHourglassIsItsTwoHalves() {
        assertThat(squareMetres(HOURGLASS)).isCloseTo(squareMetres(TWO_PARTS), within(0.01));
        Zone ring = Rings.around(HOURGLASS, 500).get(0);
        assertThat(squareMetres(ring))
                .isCloseTo(squareMetres(Rings.around(TWO_PARTS, 500).get(0)), within(3.0));
        ZoneIndex index = ZoneIndex.of(Zones.of(HOURGLASS, ring));
        assertThat(index.locate(-87.94 + 250 / 81300.0, 43.065).zones()).containsExactly("z ring 0-500 m");
        assertThat(index.locate(-87.95 - 250 / 81300.0, 43.065).zones()).containsExactly("z ring 0-500 m");
        assertThat(ZoneMetres.of(HOURGLASS).edgeMetres())
                .isCloseTo(ZoneMetres.of(TWO_PARTS).edgeMetres(), within(0.01));
    }

    @Test
    void whatIsValidStaysVertexByVertex() {
        for (Zone zone : Tilings.jittered(new SplittableRandom(3), 4, -87.95, 43.05, 1e6)) {
            assertThat(Ground.of(zone).boundary().version()).isEqualTo(zone.version());
        }
        assertThat(Ground.of(TWO_PARTS).boundary()).isEqualTo(TWO_PARTS.boundary());
    }

    @Test
    void partsThatOverlapOrTouchAreUnited() {
        Boundary one = Boundary.box(0, 0, 0.02, 0.02);
        Boundary nested = Boundary.box(0.005, 0.005, 0.01, 0.01);
        Boundary beside = Boundary.box(0.02, 0, 0.03, 0.02);
        Zone zone = Zone.of("z", one.plus(nested).plus(beside));
        assertThat(ZoneIndex.of(Zones.of(zone)).remarks())
                .containsExactly("zone 'z': its parts overlap or lie in each other by 307,727 m², which count once");
        Boundary whole = Boundary.box(0, 0, 0.03, 0.02);
        assertThat(squareMetres(zone)).isCloseTo(whole.squareMetres(), within(1e-3));
        assertThat(ZoneMetres.of(zone).edgeMetres())
                .isCloseTo(ZoneMetres.of(Zone.of("whole", whole)).edgeMetres(), within(1e-3));
        assertThat(squareMetres(Rings.around(zone, 300).get(0)))
                .isCloseTo(
                        squareMetres(Rings.around(Zone.of("whole", whole), 300).get(0)), within(0.1));
    }

    @Test
    void aHoleOutsideItsOuterRingIsGroundEverywhere() {
        Ring away = Boundary.box(0.03, 0, 0.04, 0.01).parts().get(0).shell();
        Zone zone = Zone.of(
                "z", Boundary.of(Boundary.box(0, 0, 0.01, 0.01).parts().get(0).shell(), away));
        assertThat(ZoneIndex.of(Zones.of(zone)).locate(0.035, 0.005).zones()).containsExactly("z");
        assertThat(squareMetres(zone))
                .isCloseTo(2 * Boundary.box(0, 0, 0.01, 0.01).squareMetres(), within(1.0));
    }

    /** Three points of one line, one of them rounded off it, and a part that goes there and back. */
    @Test
    void whatIsThinnerThanAMicrometreIsNoGround() {
        Boundary box = Boundary.box(-87.95, 43, -87.94, 43.01);
        Boundary hair = Boundary.of(Ring.of(-87.9, 43.1, -87.8, 43.2, -87.85, Math.nextUp(43.15), -87.9, 43.1));
        Boundary thereAndBack = Wkt.read("POLYGON((-87.95 43,-87.94 43,-87.94 43.01,-87.9 43.05,"
                + "-87.94 43.01000000000001,-87.95 43.01,-87.95 43))");
        double ring = squareMetres(Rings.around(Zone.of("z", box), 150).get(0));
        for (Boundary drawn : List.of(box.plus(hair), thereAndBack)) {
            Zone zone = Zone.of("z", drawn);
            assertThat(squareMetres(zone)).isCloseTo(box.squareMetres(), within(0.01));
            assertThat(squareMetres(Rings.around(zone, 150).get(0))).isCloseTo(ring, within(1e-4 * ring));
        }
    }

    /** Self-crossing, nested, overlapping and touching rings, by seed, some with all vertices on a coarse lattice. */
    @Test
    void areaPointsAndRingsAgree() {
        for (long seed = 1; seed <= 150; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Zone zone = scribbles(random);
            double area = squareMetres(zone);
            if (area < 1) {
                continue;
            }
            Ground ground = Ground.of(zone);
            assertThat(ground.polygons().isValid()).as("seed %d", seed).isTrue();
            Boundary normal = ground.boundary();
            double sum = normal.parts().stream()
                    .mapToDouble(part -> new Boundary(List.of(part)).squareMetres())
                    .sum();
            assertThat(sum).as("seed %d", seed).isCloseTo(area, within(1e-3 + 1e-8 * area));
            List<Zone> rings = Rings.around(zone, 150, 400);
            ZoneIndex index = ZoneIndex.of(Zones.of(zone, rings));
            ZoneIndex same = ZoneIndex.of(Zones.of(Zone.of("z", normal)));
            ZoneMetres metres = ZoneMetres.of(zone);
            for (int i = 0; i < 50; i++) {
                double x = -88.01 + 0.07 * random.nextDouble();
                double y = 42.99 + 0.07 * random.nextDouble();
                List<String> zones = List.copyOf(index.locate(x, y).zones());
                assertThat(zones).as("(%s, %s), seed %d", x, y, seed).hasSizeLessThanOrEqualTo(1);
                assertThat(zones.contains("z"))
                        .as("(%s, %s), seed %d", x, y, seed)
                        .isEqualTo(!same.locate(x, y).zones().isEmpty());
                double away = metres.metresToEdge(Position.of(x, y));
                if (!zones.contains("z") && Math.abs(away - 150) > 0.1 && Math.abs(away - 400) > 0.1) {
                    assertThat(zones)
                            .as("(%s, %s) at %s m, seed %d", x, y, away, seed)
                            .isEqualTo(
                                    away < 150
                                            ? List.of("z ring 0-150 m")
                                            : away < 400 ? List.of("z ring 150-400 m") : List.of());
                }
            }
        }
    }

    private static Zone scribbles(SplittableRandom random) {
        int corners = 3 + random.nextInt(10);
        double lattice = random.nextBoolean() ? 0.005 : 1e-9;
        List<Boundary.Part> parts = new ArrayList<>();
        for (int part = random.nextInt(3); part >= 0; part--) {
            List<Ring> rings = new ArrayList<>();
            for (int ring = random.nextInt(2); ring >= 0; ) {
                double[] xy = new double[2 * corners + 2];
                for (int i = 0; i < 2 * corners; i++) {
                    xy[i] = (i % 2 == 0 ? -88 : 43) + Math.rint(random.nextDouble() * 0.05 / lattice) * lattice;
                }
                xy[2 * corners] = xy[0];
                xy[2 * corners + 1] = xy[1];
                if (Ring.boundsGround(xy)) {
                    rings.add(Ring.of(xy));
                    ring--;
                }
            }
            parts.add(new Boundary.Part(rings.get(0), rings.subList(1, rings.size())));
        }
        return Zone.of("z", new Boundary(parts));
    }

    @Test
    void refusesWhatHasNoGroundOrCrossesWithoutEnd() {
        Ring ring = Boundary.box(0, 0, 1, 1).parts().get(0).shell();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rings.around(Zone.of("nothing", Boundary.of(ring, ring)), 500))
                .withMessage("The zone 'nothing': its rings cancel each other, no ground is left; draw them anew");
        SplittableRandom random = new SplittableRandom(1);
        double[] xy = random.doubles(2_002, 0, 1).toArray();
        xy[2_000] = xy[0];
        xy[2_001] = xy[1];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rings.around(Zone.of("wool", Boundary.of(Ring.of(xy))), 500))
                .withMessage("The zone 'wool': its rings cross in more than 51001 places, the most that psp takes; mend"
                        + " them with a drawing program first");
    }
}
