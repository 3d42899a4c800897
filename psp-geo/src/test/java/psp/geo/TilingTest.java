package psp.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import psp.core.Boundary;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;

/** How zones fit together, and what a repair moves. At 43 degrees a thousandth of a degree is 81.5 m by 111.1 m. */
class TilingTest {

    private static final double WEST = -87.95;
    private static final double SOUTH = 43.05;

    /** A box in thousandths of a degree from the corner. */
    private static Zone box(String name, double west, double south, double east, double north) {
        return Zone.of(
                name, Boundary.box(WEST + west / 1e3, SOUTH + south / 1e3, WEST + east / 1e3, SOUTH + north / 1e3));
    }

    @Test
    void boxesSideBySideAreATiling() {
        Tiling tiling = Tiling.of(Zones.of(box("a", 0, 0, 5, 5), box("b", 5, 0, 10, 5), box("c", 0, 5, 10, 9)));
        assertThat(tiling.isClean()).isTrue();
        assertThat(tiling).hasToString("a tiling: 3 zones, no overlap, no gap, all rings valid");
        assertThat(tiling.repair()).hasToString("nothing to repair");
    }

    @Test
    void anOverlapAndAGapAreNamedWithTheirSize() {
        Zones zones = Zones.of(
                box("a", 0, 0, 5, 5),
                box("b", 4, 0, 10, 5),
                box("c", 0, 5, 10, 9),
                box("d", 0, -4, 10, 0.00001),
                box("around 1", -2, 9, 12, 10),
                box("around 2", -2, -6, 12, -5),
                box("around 3", -2, -5, -1, 9),
                box("around 4", 11, -5, 12, 9));
        Tiling tiling = Tiling.of(zones);
        assertThat(tiling.invalid()).isEmpty();
        assertThat(tiling.overlaps()).hasSize(3);
        Tiling.Overlap wide = tiling.overlaps().get(0);
        assertThat(wide.first() + " " + wide.second()).isEqualTo("a b");
        assertThat(wide.squareMetres()).isCloseTo(81.5 * 5 * 111.1, within(100.0));
        assertThat(wide.widthMetres()).isCloseTo(2 * 81.5 * 555.5 / (2 * (81.5 + 555.5)), within(1.0));
        assertThat(zones.get("a").boundary()).isNotNull();
        assertThat(tiling.overlaps().get(1).widthMetres()).isCloseTo(0.00111, within(1e-4));
        assertThat(tiling.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.neighbours())
                    .containsExactly("a", "around 1", "around 2", "around 3", "around 4", "b", "c", "d");
            assertThat(gap.squareMetres()).isCloseTo(81.5 * 111.1 * (12 * 14 - 10 * 13), within(300.0));
        });
        assertThat(tiling.toString())
                .startsWith("3 overlaps (2 slivers), 1 gap (0 slivers), 0 not valid, of 8 zones; 'a' and"
                        + " 'b' share 45");
        Tiling.Repair repair = tiling.repair();
        assertThat(repair.changes())
                .hasSize(2)
                .allSatisfy(change -> assertThat(change).endsWith("and taken from 'd'"));
        Tiling after = Tiling.of(repair.zones());
        assertThat(after.overlaps()).singleElement().isEqualTo(wide);
        assertThat(repair.zones().get("a")).isEqualTo(zones.get("a"));
    }

    /** A gap of one metre goes to the zone that shares most of its edge; no ground is lost, none is held twice. */
    @Test
    void aSliverBetweenIsJoinedToTheLongerNeighbour() {
        double metre = 1 / 111.1;
        Zones zones = Zones.of(
                box("below", 0, 0, 10, 5),
                box("left above", 0, 5 + metre, 6, 9),
                box("right above", 6, 5 + metre, 10, 9),
                box("west", -1, 0, 0, 9),
                box("east", 10, 0, 11, 9));
        Tiling tiling = Tiling.of(zones);
        assertThat(tiling.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.widthMetres()).isCloseTo(1, within(0.01));
            assertThat(gap.squareMetres()).isCloseTo(814.64, within(0.1));
        });
        Tiling.Repair repair = tiling.repair();
        assertThat(repair.changes())
                .singleElement()
                .asString()
                .startsWith("a gap of 814.6")
                .endsWith("m wide) joined to 'below'");
        assertThat(Tiling.of(repair.zones()).isClean())
                .as(Tiling.of(repair.zones()).toString())
                .isTrue();
        double before = area(zones);
        assertThat(area(repair.zones()) - before).isCloseTo(tiling.gaps().get(0).squareMetres(), within(0.01));
    }

    private static double area(Zones zones) {
        return zones.stream()
                .mapToDouble(zone -> zone.squareMetres().orElseThrow())
                .sum();
    }

    @Test
    void aRingThatCrossesItselfIsNamedAndMadeValid() {
        Zones zones = Zones.of(
                Zone.of(
                        "bow tie",
                        Boundary.of(Ring.of(
                                WEST,
                                SOUTH,
                                WEST + 0.01,
                                SOUTH + 0.01,
                                WEST + 0.01,
                                SOUTH,
                                WEST,
                                SOUTH + 0.01,
                                WEST,
                                SOUTH))),
                box("far", 20, 0, 30, 10));
        Tiling tiling = Tiling.of(zones);
        assertThat(tiling.invalid())
                .singleElement()
                .asString()
                .startsWith("zone 'bow tie': Self-intersection at (-87.945, 43.05");
        Tiling.Repair repair = tiling.repair();
        assertThat(repair.changes())
                .singleElement()
                .asString()
                .startsWith("zone 'bow tie' made valid (Self-intersection at (-87.9");
        assertThat(Tiling.of(repair.zones()).isClean()).isTrue();
        assertThat(repair.zones().get("bow tie").boundary().parts()).hasSize(2);
        assertThat(repair.zones().get("bow tie").squareMetres().orElseThrow())
                .isCloseTo(815 * 1_111 / 2.0, within(1_000.0));
    }

    @Test
    void generatedTilingsAreCleanAndAShiftedZoneIsFound() {
        for (long seed = 1; seed <= 5; seed++) {
            Zones zones = Tilings.jittered(new SplittableRandom(seed), 4, WEST, SOUTH, 1e6);
            assertThat(Tiling.of(zones).isClean()).as("seed %d", seed).isTrue();
            List<Zone> shifted = new ArrayList<>(zones.stream().toList());
            Zone first = shifted.get(0);
            double[] moved = first.boundary().parts().get(0).shell().toArray();
            for (int i = 0; i < moved.length; i += 2) {
                moved[i] += 1e-5;
            }
            shifted.set(0, Zone.of(first.name(), Boundary.of(Ring.of(moved))));
            Tiling tiling = Tiling.of(Zones.of(shifted));
            assertThat(tiling.overlaps())
                    .as("seed %d", seed)
                    .isNotEmpty()
                    .allSatisfy(overlap ->
                            assertThat(overlap.first() + overlap.second()).contains(first.name()));
        }
    }

    @Test
    void widthsAreNumbersFromZero() {
        Zones zones = Zones.of(box("a", 0, 0, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tiling.of(zones, Double.NaN))
                .withMessage("A sliver's width of NaN m; 0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tiling.of(Zones.of(Zone.named("no ground"))))
                .withMessageStartingWith("The zone 'no ground' has no boundary");
    }
}
