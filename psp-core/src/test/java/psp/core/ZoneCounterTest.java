package psp.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is already counted by day joins what is counted one by one. */
class ZoneCounterTest {

    private static final Outcome ALL = Outcome.all("all");
    private static final CountHeader HEADER = CountHeader.of(ALL, Zones.of(Zone.named("corridor")), "as recorded");
    private static final Place CORRIDOR = Place.in("corridor");
    private static final LocalDate DAY = LocalDate.of(2016, 4, 1);

    @Test
    void countsByDayAreAddedToIncidents() {
        ZoneCounter counter = new ZoneCounter(ALL, HEADER, null);
        counter.add(Incident.of("a", Occurrence.on(DAY), "X"), incident -> CORRIDOR);
        counter.add(CORRIDOR, DAY.minusDays(1), new int[] {0, 2, 0, 5});
        assertThat(counter.counts().in("corridor").count(Period.of(DAY, DAY.plusDays(1))))
                .isEqualTo(3);
        assertThat(counter.counts().coverage()).hasToString("2016-04-01 to 2016-04-03, inferred");
        assertThat(counter.counts().total().count()).isEqualTo(8);
    }

    @Test
    void daysThatAreNotCoveredAreNoted() {
        ZoneCounter counter = new ZoneCounter(ALL, HEADER, Coverage.declared(Period.of(DAY, DAY.plusDays(2))));
        counter.add(CORRIDOR, DAY.minusDays(1), new int[] {7, 2, 1, 5});
        counter.leaveOut("without a date", 4);
        counter.leaveOut("without a date", 0);
        assertThat(counter.counts().total().count()).isEqualTo(3);
        assertThat(counter.counts().notCounted()).hasToString("{outside the covered days=12, without a date=4}");
    }

    @Test
    void negativeNumbersAreRefused() {
        ZoneCounter counter = new ZoneCounter(ALL, HEADER, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counter.add(CORRIDOR, DAY, new int[] {0, -1}))
                .withMessage("A count of -1 on 2016-04-02 in corridor; 0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counter.leaveOut("late", -2))
                .withMessage("-2 incidents left out; 0 or more");
    }

    @Test
    void incidentsThatAreNotMadeCountAsThoseThatAre() {
        Outcome robbery = Outcome.gravest("robbery", "120").and(Outcome.withText("with a digit", "1", "2"));
        CountHeader header = CountHeader.of(robbery, Zones.named("corridor"), "as recorded");
        Coverage april = Coverage.declared(Period.parse("2016-04"));
        ZoneCounter made = new ZoneCounter(robbery, header, april);
        ZoneCounter bare = new ZoneCounter(robbery, header, april);
        assertThat(bare.asksOffensesAlone()).isTrue();
        for (List<String> offenses : List.of(List.of("120"), List.of("09A", "120"), List.<String>of())) {
            for (LocalDate day : List.of(DAY, DAY.minusDays(1), DAY.plusDays(3), DAY)) {
                made.add(Incident.of("a", Occurrence.on(day), offenses.toArray(String[]::new)), incident -> CORRIDOR);
                if (bare.takes(day, offenses)) {
                    bare.add(CORRIDOR, day);
                }
            }
        }
        assertThat(bare.counts()).isEqualTo(made.counts());
        assertThat(bare.counts().total().count()).isEqualTo(3);
        assertThat(bare.counts().notCounted()).hasToString("{another offence=8, outside the covered days=1}");
    }

    @Test
    void anOutcomeThatAsksForMoreNeedsWholeIncidents() {
        Outcome night = ALL.hours(20, 4);
        ZoneCounter counter = new ZoneCounter(night, CountHeader.of(night, Zones.named("a"), "as recorded"), null);
        assertThat(counter.asksOffensesAlone()).isFalse();
        List<Outcome> asking = List.of(
                ALL.dayStartsAt(6),
                ALL.on(DayOfWeek.MONDAY),
                ALL.counting(Unit.KILLED),
                Outcome.tagged("shots", "SHOTS"),
                ALL.and(Outcome.where("mine", incident -> true)));
        for (Outcome more : asking) {
            CountHeader header = CountHeader.of(more, Zones.named("a"), "as recorded");
            boolean alone = new ZoneCounter(more, header, null).asksOffensesAlone();
            assertThat(alone).as(more.definition()).isFalse();
        }
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> counter.takes(DAY, List.of("X")))
                .withMessage("The outcome 'all' asks for more than offences; give whole incidents");
    }

    @Test
    void zonesMayBeToldAtTheEnd() {
        ZoneCounter counter = new ZoneCounter(ALL, HEADER, null);
        counter.add(Incident.of("a", Occurrence.on(DAY), "X"), incident -> Place.in("market"));
        CountHeader told = CountHeader.of(ALL, Zones.named("market", "harbour"), "as recorded");
        assertThat(counter.counts(told).in("market").count()).isEqualTo(1);
        CountHeader other = CountHeader.of(Outcome.all("other"), Zones.named("market"), "as recorded");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counter.counts(other))
                .withMessage("The header is of 'other: incidents with any offence',"
                        + " not of 'all: incidents with any offence'");
    }

    /** The sum of most places is what all have less the others: the same number as place by place, in every period. */
    @Test
    void mostPlacesAreAddedUpAsAllLessTheOthers() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(50);
        java.util.List<String> names =
                java.util.stream.IntStream.range(0, 50).mapToObj(i -> "z" + i).toList();
        ZoneCounter counter = new ZoneCounter(
                ALL,
                CountHeader.of(ALL, Zones.named(names), "as recorded"),
                Coverage.declared(Period.of(DAY, DAY.plusDays(400))));
        for (String name : names) {
            int[] counts = new int[400];
            java.util.Arrays.setAll(counts, i -> random.nextInt(4) == 0 ? random.nextInt(5) : 0);
            counter.add(Place.in(name), DAY, counts);
        }
        ZoneCounts counts = counter.counts();
        for (int trial = 0; trial < 50; trial++) {
            AreaCounts few = counts.in(names.subList(0, random.nextInt(1, 50)));
            AreaCounts most = counts.total().minus(few);
            Period period = Period.of(DAY.plusDays(random.nextInt(200)), DAY.plusDays(random.nextInt(200, 401)));
            long one = most.places().stream()
                    .mapToLong(place -> counts.at(place).count(period))
                    .sum();
            assertThat(most.count(period)).as("%s %s", few.name(), period).isEqualTo(one);
        }
    }
}
