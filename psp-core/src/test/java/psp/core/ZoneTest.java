package psp.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ZoneTest {

    private static final Boundary BOX = Boundary.box(-87.98, 43.06, -87.93, 43.075);

    @Test
    void theVersionIsOfTheGroundAlone() {
        String version = Zone.of("a", BOX).version();
        assertThat(version).matches("[0-9a-f]{64}");
        assertThat(Zone.of("b", BOX).withProperties(Map.of("area", "2.3")).version())
                .isEqualTo(version);
        Ring elsewhere = Ring.of(-87.93, 43.075, -87.93, 43.06, -87.98, 43.06, -87.98, 43.075, -87.93, 43.075);
        assertThat(Boundary.of(elsewhere).version())
                .as("other start, other direction")
                .isEqualTo(version);
        Ring repeated =
                Ring.of(-87.93, 43.075, -87.93, 43.075, -87.93, 43.06, -87.98, 43.06, -87.98, 43.075, -87.93, 43.075);
        assertThat(Boundary.of(repeated).version()).as("a vertex twice").isEqualTo(version);
        assertThat(Boundary.box(-87.98, 43.06, -87.93, 43.076).version()).isNotEqualTo(version);
        assertThat(Zone.named("a").version()).isEqualTo("no boundary");
    }

    @Test
    void minusZeroIsZeroAndPartsAreSorted() {
        Boundary plus = Boundary.box(0.0, 0.0, 1, 1);
        Boundary minus = Boundary.of(Ring.of(-0.0, -0.0, 1, -0.0, 1, 1, -0.0, 1, -0.0, -0.0));
        assertThat(minus).isEqualTo(plus);
        assertThat(minus.version()).isEqualTo(plus.version());
        assertThat(plus.plus(BOX).version()).isEqualTo(BOX.plus(plus).version());
        Ring a = Ring.of(0.2, 0.2, 0.3, 0.2, 0.3, 0.3, 0.2, 0.2);
        Ring b = Ring.of(0.6, 0.6, 0.7, 0.6, 0.7, 0.7, 0.6, 0.6);
        Ring shell = plus.parts().get(0).shell();
        assertThat(Boundary.of(shell, a, b).version())
                .isEqualTo(Boundary.of(shell, b, a).version());
    }

    @Test
    void aRingThatTouchesItselfAtItsLeastVertexHasOneForm() {
        Ring one = Ring.of(0, 0, 2, -1, 2, 1, 0, 0, 1, 2, 0.5, 3, 0, 0);
        Ring other = Ring.of(0, 0, 1, 2, 0.5, 3, 0, 0, 2, -1, 2, 1, 0, 0);
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    }

    @Test
    void aRingThatCrossesItselfIntoEqualHalvesHasOneForm() {
        Ring bow = Ring.of(10, 10, 12, 12, 12, 10, 10, 12, 10, 10);
        assertThat(Ring.of(10, 12, 12, 10, 12, 12, 10, 10, 10, 12))
                .as("backwards, from another vertex")
                .isEqualTo(bow);
        Zones zones = Zones.of(Zone.of("bow", Boundary.of(bow)));
        assertThat(CountHeader.of(Outcome.all("any"), zones, "closed")
                        .zones()
                        .get("bow")
                        .squareMetres())
                .as("its two halves")
                .isCloseTo(
                        Boundary.of(Ring.of(10, 10, 11, 11, 10, 12, 10, 10))
                                .plus(Boundary.of(Ring.of(12, 10, 12, 12, 11, 11, 12, 10)))
                                .squareMetres(),
                        within(1e4));
    }

    /** The straight edge from (10, 10) to (12, 12) and its halves measure alike to a millionth. */
    @Test
    void groundCountsOnceHoweverItsRingsAreDrawn() {
        Boundary whole = Boundary.box(0, 0, 0.02, 0.01);
        Boundary half = Boundary.box(0.01, 0, 0.03, 0.01);
        assertThat(whole.plus(half).squareMetres())
                .as("parts that overlap")
                .isCloseTo(Boundary.box(0, 0, 0.03, 0.01).squareMetres(), within(1e-3));
        assertThat(whole.plus(Boundary.box(0.005, 0.002, 0.01, 0.004)).squareMetres())
                .as("a part in another")
                .isCloseTo(whole.squareMetres(), within(1e-3));
        Ring shell = whole.parts().get(0).shell();
        assertThat(Boundary.of(shell, half.parts().get(0).shell()).squareMetres())
                .as("a hole half outside")
                .isCloseTo(whole.squareMetres(), within(1e-3));
        assertThat(Boundary.of(shell, shell).squareMetres()).as("nothing").isZero();
    }

    @Test
    void theMiddleIsTheCentreOfArea() {
        assertThat(Boundary.box(-87.96, 43.06, -87.94, 43.07).middle()).isEqualTo(Position.of(-87.95, 43.065));
        Ring shell = Ring.of(0, 0, 3, 0, 3, 1, 0, 1, 0, 0);
        Ring hole = Ring.of(0, 0, 1, 0, 1, 1, 0, 1, 0, 0);
        assertThat(Boundary.of(shell, hole).middle()).as("a hole").isEqualTo(Position.of(2, 0.5));
        assertThat(Boundary.box(0, 0, 1, 1).plus(Boundary.box(3, 0, 4, 1)).middle())
                .as("between two parts")
                .isEqualTo(Position.of(2, 0.5));
        assertThat(Boundary.of(shell, shell).middle()).as("nothing").isEqualTo(Position.of(1.5, 0.5));
        assertThat(Boundary.box(178, 0, 180, 1)
                        .plus(Boundary.box(-180, 0, -176, 1))
                        .middle())
                .as("across the antimeridian")
                .isEqualTo(Position.of(-179, 0.5));
    }

    @Test
    void areaIsThatOfTheEllipsoid() {
        // Between two parallels the zone of the ellipsoid has 2 pi S; a degree of longitude is 1/360 of it. The whole
        // ellipsoid of WGS 84 has 510,065,621.724 km2.
        double hemisphere = IntStream.range(-180, 180)
                .mapToDouble(lon -> Boundary.box(lon, 0, lon + 1, 90).squareMetres())
                .sum();
        assertThat(2 * hemisphere / 1e6).isCloseTo(510_065_621.724, within(0.01));
        double outer = Boundary.box(0, 0, 1, 1).squareMetres();
        Ring hole = Ring.of(0.2, 0.2, 0.8, 0.2, 0.8, 0.8, 0.2, 0.8, 0.2, 0.2);
        double inner = Boundary.of(hole).squareMetres();
        assertThat(Boundary.of(Boundary.box(0, 0, 1, 1).parts().get(0).shell(), hole)
                        .squareMetres())
                .isCloseTo(outer - inner, within(0.01));
        assertThat(BOX.squareMetres() / 2_589_988.110336)
                .as("square miles of a corridor")
                .isCloseTo(2.62, within(0.01));
    }

    @Test
    void badRingsAreRefusedWithTheFix() {
        refused(
                "The ring starts at (0.0, 0.0) and ends at (0.0, 1.0); close it by repeating the first vertex",
                0,
                0,
                1,
                0,
                1,
                1,
                0,
                1);
        refused("A ring of 3 vertices has fewer than three different ones; it bounds no ground", 0, 0, 1, 1, 0, 0);
        refused("The ring at (0.0, 0.0) has no area", 0, 0, 1, 1, 2, 2, 0, 0);
        refused(
                "Vertex 2 of the ring: The longitude NaN is not within -180 to 180 degrees; leave the position out where"
                        + " there is none",
                0,
                0,
                Double.NaN,
                0,
                1,
                1,
                0,
                0);
        refused(
                "Vertex 1 of the ring: The latitude 253045.5 is not within -90 to 90 degrees; projected coordinates (feet or"
                        + " metres) must be turned into degrees first",
                2557042,
                253045.5,
                2557043,
                253045.5,
                2557043,
                253046,
                2557042,
                253045.5);
        refused(
                "The ring crosses the antimeridian between (179.0, 0.0) and (-179.0, 0.0); split it at longitude 180 into two"
                        + " parts, as psp.geo.Antimeridian does",
                179,
                0,
                -179,
                0,
                -179,
                1,
                179,
                1,
                179,
                0);
        refused("A ring has 3 numbers; give longitude and latitude of each vertex, an even number", 0, 0, 1);
    }

    @Test
    void aBoxTheWrongWayRoundIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Boundary.box(1, 0, 0, 1))
                .withMessage(
                        "The box from (1.0, 0.0)"
                                + " to (0.0, 1.0) has no width or height; give the west, south, east and north limits in this order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Boundary.box(0, 0, 1, Double.NaN))
                .withMessageContaining("The latitude NaN is not within");
    }

    private static void refused(String message, double... lonLat) {
        assertThatIllegalArgumentException().isThrownBy(() -> Ring.of(lonLat)).withMessage(message);
    }

    @Test
    void zonesOfOneNameAreOneZone() {
        Zone small = Zone.of("4", Boundary.box(1, 1, 2, 2)).withProperties(Map.of("district", "4", "area", "0.02"));
        Zone large = Zone.of("4", BOX).withProperties(Map.of("district", "4", "area", "28.8"));
        Zones zones = Zones.of(large, Zone.of("5", BOX), small);
        assertThat(zones.size()).isEqualTo(2);
        assertThat(zones.get("4").boundary()).isEqualTo(BOX.plus(Boundary.box(1, 1, 2, 2)));
        assertThat(zones.get("4").properties()).containsEntry("district", "4").containsEntry("area", "0.02; 28.8");
        assertThat(zones.names()).containsExactly("4", "5");
        assertThat(zones).hasToString("2 zones: 4, 5");
        assertThat(Zones.of(small, List.of(Zone.named("x")))
                        .plus(Zones.named(List.of("y")))
                        .names())
                .containsExactly("4", "x", "y");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Zones.of(large, Zone.named("4")))
                .withMessage("Zone '4' is there several times, once without a boundary; name them apart");
    }

    @Test
    void unknownZonesNameTheChoices() {
        Zones few = Zones.named("Harbour", "Market");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> few.get("Markt"))
                .withMessage("No zone 'Markt'; the zones are [Harbour, Market]");
        Zones many =
                Zones.named(IntStream.range(0, 1000).mapToObj(i -> "beat " + i).toList());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> many.get("Beat 99x"))
                .withMessage(
                        "No zone 'Beat 99x'; the nearest of 1,000 zones are [beat 99, beat 990, beat 991, beat 992, beat 993]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Zones.of())
                .withMessage("There are no zones; give at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Zone.named(" "))
                .withMessage("The zone's name is blank; give it a name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Zone.named("(no position)"))
                .withMessage(
                        "A zone cannot be named '(no position)': names in round brackets, such as (no position), are psp's own"
                                + " places");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Zone.named("a\u0007b"))
                .withMessage("The zone's name 'a?b' holds a control character; leave it out");
    }

    @Test
    void wordsOfAZone() {
        assertThat(Zone.of("center-street", BOX))
                .asString()
                .startsWith("center-street: 1 part, 4 vertices, version "
                        + BOX.version().substring(0, 8));
        assertThat(Zone.named("beat 7")).hasToString("beat 7: no boundary");
        assertThat(BOX.parts().get(0).shell()).hasToString("ring of 4 vertices from (-87.98, 43.06)");
    }
}
