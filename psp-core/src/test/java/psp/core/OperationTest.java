package psp.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OperationTest {

    private static final Operation CORRIDOR = Operation.in("corridor")
            .ring("ring 1", "ring 2")
            .active("2016-04-01/2017-01-01")
            .withdrawn("2017-Q1")
            .returned("2017-04-01/2018-01-01", "back again");

    /** One incident a place and day, so that counts tell the places apart. */
    private static ZoneCounts counts(Zones zones, Place... places) {
        Outcome any = Outcome.all("any");
        List<Incident> all = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            for (int n = 0; n < 1 << i; n++) {
                all.add(Incident.of(i + "-" + n, Occurrence.on(LocalDate.of(2016, 5, 1))));
            }
        }
        return all.stream()
                .collect(ZoneCounts.counting(
                        any,
                        CountHeader.of(any, zones, "half-open"),
                        incident -> places[Integer.parseInt(incident.id().split("-")[0])],
                        null));
    }

    @Test
    void phasesAreInOrderWithTheUsersLabels() {
        assertThat(CORRIDOR.phases())
                .extracting(Phase::toString)
                .containsExactly(
                        "active 2016-04-01/2017-01-01",
                        "withdrawn 2017-01-01/2017-04-01",
                        "back again 2017-04-01/2018-01-01");
        assertThat(CORRIDOR.first(Phase.Kind.WITHDRAWN)).map(Phase::period).hasValue(Period.parse("2017-Q1"));
        assertThat(CORRIDOR.first(Phase.Kind.BASELINE)).isEmpty();
        assertThat(CORRIDOR)
                .hasToString("in corridor: active 2016-04-01/2017-01-01, withdrawn 2017-01-01/2017-04-01,"
                        + " back again 2017-04-01/2018-01-01; rings ring 1, ring 2; against the rest of the city");
        Operation staged = Operation.in("a")
                .baseline("2015", "2015")
                .active("2016-04-01/2016-10-01", "all in")
                .steppedDown("2016-10-01/2017-01-01", "half the cars");
        assertThat(staged.phases()).extracting(Phase::label).containsExactly("2015", "all in", "half the cars");
    }

    @Test
    void gapsAndOverlapsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.in("c").active("2016").withdrawn("2017-Q2"))
                .withMessage(
                        "In 'c' 90 days between active 2016-01-01/2017-01-01 and withdrawn 2017-04-01/2017-07-01 belong"
                                + " to no phase; let them meet, or name a phase for the days between");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.in("c").active("2016").withdrawn("2016-Q4"))
                .withMessage(
                        "In 'c' the phases active 2016-01-01/2017-01-01 and withdrawn 2016-10-01/2017-01-01 overlap; let"
                                + " the first end where the second starts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.in("c").active("2016").baseline("2017"))
                .withMessage(
                        "In 'c' the baseline 2017-01-01/2018-01-01 comes after active 2016-01-01/2017-01-01; it must come"
                                + " first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Operation.in("c").active("2016").withdrawn("2015"))
                .withMessage(
                        "In 'c' the phase withdrawn 2015-01-01/2016-01-01 comes before any active phase; an operation"
                                + " starts with one");
        assertThat(Operation.in("c").baseline("2014").active("2016").phases()).hasSize(2);
    }

    @Test
    void noZonePlaysTwoParts() {
        refused(() -> Operation.in("c").ring("c"), "The zone 'c' is both focus and ring");
        refused(() -> Operation.in("c").ring("r", "r"), "The ring 'r' is named twice");
        refused(() -> Operation.in("c").comparison("c"), "The zone 'c' is part of its own comparison; it is the focus");
        refused(
                () -> Operation.in("c").ring("r").comparison("r"),
                "The zone 'r' is part of its own comparison; it is a ring");
        refused(
                () -> Operation.in("c").movedTo("m").comparison("m"),
                "The zone 'm' is part of its own comparison; it is where the officers went");
        refused(() -> Operation.in("c").movedTo("c"), "The officers cannot have moved from 'c' to itself");
        refused(Operation::in, "The operation names no focus zone; name at least one");
        refused(
                ComparisonArea::of,
                "The comparison names no zone; name at least one, or leave it out for" + " the rest of the city");
        refused(() -> Operation.in("a").alsoIn("a"), "The zone 'a' is a focus zone already");
        refused(() -> Operation.in("a", "a"), "The focus zone 'a' is named twice");
        refused(
                () -> Operation.in("a").alsoIn("b"),
                "The phases of 'b' hold no active one; name when the operation was there");
        refused(() -> Operation.in("a").ring(), "No ring is named; name at least one, or leave rings out");
        refused(
                () -> Operation.in("a").movedTo(new String[0]),
                "The officers moved to no zone; name at least one, or leave it out");
        refused(
                () -> Operation.in("a").movedTo("m").movedTo("m"),
                "The zone 'm' to which the officers moved is named twice");
        refused(() -> Operation.in("c").within("c"), "The zone 'c' is the city and the focus; the city holds them all");
        refused(
                () -> Operation.in("c").within("r").ring("r"),
                "The zone 'r' is the city and a ring; the city holds them all");
        refused(
                () -> Operation.in("c").within("m").movedTo("m"),
                "The zone 'm' is the city and where the officers went; the city holds them all");
        refused(
                () -> Operation.in("c").comparison("d").within("d"),
                "The zone 'd' is the city and its own comparison; the city holds them all");
        refused(() -> CORRIDOR.phases("b"), "No focus zone 'b'; the focus zones are [corridor]");
    }

    @Test
    void aFocusMayBeDeclaredToBeChosenForBeingHigh() {
        Operation plain = Operation.in("a").ring("r").active("2016").movedTo("m");
        Operation high = plain.chosenForBeingHigh();
        assertThat(plain.wasChosenForBeingHigh()).isFalse();
        assertThat(high.wasChosenForBeingHigh()).isTrue();
        assertThat(high).isNotEqualTo(plain).isEqualTo(plain.chosenForBeingHigh());
        assertThat(high.within("city").withdrawn("2017").wasChosenForBeingHigh())
                .isTrue();
        assertThat(high).hasToString(plain + "; chosen for being high");
    }

    @Test
    void otherPhasesLeaveTheRestAsItIs() {
        Operation operation =
                Operation.in("a").active("2016").withdrawn("2017").ring("r").movedTo("m");
        Phase active = Phase.of(Phase.Kind.ACTIVE, Period.parse("2015"));
        assertThat(operation.withPhases(List.of(active)))
                .isEqualTo(Operation.in("a").active("2015").ring("r").movedTo("m"));
        assertThat(Operation.in("a").active("2016").alsoIn("b", active).withPhases(List.of(active)))
                .isEqualTo(Operation.in("a", "b").active("2015"));
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void severalFocusZonesMayHaveDatesOfTheirOwn() {
        Operation two = Operation.in("a", "b").active("2016");
        assertThat(two.sameDates()).isTrue();
        assertThat(two.focusZones()).containsExactly("a", "b");
        Operation three = two.alsoIn("c", Phase.of(Phase.Kind.ACTIVE, Period.parse("2017")));
        assertThat(three.sameDates()).isFalse();
        assertThat(three.phases("c")).extracting(Phase::period).containsExactly(Period.parse("2017"));
        assertThat(three.phases("a")).extracting(Phase::period).containsExactly(Period.parse("2016"));
    }

    @Test
    void theComparisonIsASumOfPlaces() {
        Zones zones = Zones.named(List.of("corridor", "ring 1", "ring 2", "park", "city"));
        ZoneCounts counts = counts(
                zones,
                Place.in("corridor", "city"),
                Place.in("ring 1", "city"),
                Place.in("ring 1", "corridor", "city"),
                Place.in("ring 2", "city"),
                Place.in("city"),
                Place.NO_ZONE,
                Place.NO_POSITION,
                Place.in("park", "city"));
        assertThat(CORRIDOR.focus(counts).count()).isEqualTo(1 + 4);
        assertThat(CORRIDOR.rings(counts).orElseThrow().count())
                .as("the focus is cut out")
                .isEqualTo(2 + 8);
        assertThat(CORRIDOR.comparison(counts).count()).isEqualTo(16 + 32 + 64 + 128);
        assertThat(CORRIDOR.comparison(counts).name()).isEqualTo("the rest of the city");
        assertThat(CORRIDOR.comparisonWithRings().comparison(counts).count()).isEqualTo(2 + 8 + 16 + 32 + 64 + 128);
        assertThat(CORRIDOR.comparisonWithRings().comparison(counts).name()).isEqualTo("all the rest of the city");
        assertThat(CORRIDOR.within("city").comparison(counts).count()).isEqualTo(16 + 128);
        assertThat(CORRIDOR.comparison("park").comparison(counts).count()).isEqualTo(128);
        refused(
                () -> CORRIDOR.comparison("city").check(counts),
                "The comparison shares 5 incidents with the focus, in the"
                        + " places [city + corridor, city + corridor + ring 1]; choose zones apart from it");
        refused(
                () -> CORRIDOR.movedTo("mall").check(counts),
                "No zone 'mall'; the zones are [city, corridor, park, ring 1, ring 2]");
        refused(
                () -> CORRIDOR.check(counts),
                "The ring 'ring 1' shares 4 incidents with the focus, in the places"
                        + " [city + corridor + ring 1]; choose zones apart from it");
        ZoneCounts apart =
                counts(zones, Place.in("corridor", "city"), Place.in("ring 1", "city"), Place.in("ring 2", "city"));
        assertThat(CORRIDOR.check(apart)).isSameAs(CORRIDOR);
    }

    @Test
    void equalOperationsAreEqual() {
        assertThat(Operation.in("a").active("2016"))
                .isEqualTo(Operation.in("a").active("2016-01-01/2017-01-01"))
                .hasSameHashCodeAs(Operation.in("a").active("2016"))
                .isNotEqualTo(Operation.in("a").active("2016").comparisonWithRings());
    }
}
