package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import psp.core.CountHeader;
import psp.core.CountSeries;
import psp.core.Coverage;
import psp.core.Incident;
import psp.core.Occurrence;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Phase;
import psp.core.Place;
import psp.core.RecordingBreak;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.stats.Cells;

class WatchesTest {

    private static final long SEED = 20171129;
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "quiet");
    private static final Phase RETURNED =
            new Phase(Phase.Kind.WITHDRAWN, Period.parse("2017-01-01/2018-07-01"), "left");

    /** Days, of zones that overlap: each incident lies in one zone or in two. */
    private static ZoneCounts days() {
        Outcome outcome = Outcome.of("x", "X");
        SplittableRandom random = new SplittableRandom(SEED);
        LocalDate start = LocalDate.of(2014, 1, 1);
        Stream<Incident> incidents = IntStream.range(0, 9000)
                .mapToObj(i -> Incident.of(
                        NAMES.get(random.nextInt(5)) + NAMES.get(random.nextInt(5)),
                        Occurrence.on(start.plusDays(random.nextInt(random.nextInt(3) == 0 ? 730 : 1826))),
                        "X"));
        return incidents.collect(ZoneCounts.counting(
                outcome,
                CountHeader.of(outcome, Zones.named(NAMES), "half-open"),
                incident -> Place.in(incident.id().split("")[0], incident.id().split("")[1]),
                Coverage.declared(Period.of(start, start.plusDays(1826)))));
    }

    /** Months by level: 12 a month in 2014 and 2015, 6 in 2016, and then what it is by zone. */
    private static ZoneCounts months(Map<String, Integer> later) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int month = 0; month < 48; month++) {
            for (Map.Entry<String, Integer> zone : later.entrySet()) {
                int level = month < 24 ? 24 : month < 36 ? 12 : 2 * zone.getValue();
                cells.add(new ZoneCounts.Cell(
                        Period.ofMonth(YearMonth.of(2014, 1).plusMonths(month)),
                        zone.getKey(),
                        zone.getValue() == 0 ? 0 : level + 2 * (month % 3 - 1)));
            }
        }
        return ZoneCounts.ofTable("shootings", cells);
    }

    private static Operation operation(String... zones) {
        return Operation.in(zones).active("2016");
    }

    @ParameterizedTest
    @EnumSource(
            value = CountSeries.Step.class,
            names = {"WEEKS", "MONTHS"})
    void eachZoneAnswersAsByItself(CountSeries.Step step) {
        ZoneCounts counts = days();
        Phase active = Phase.of(Phase.Kind.ACTIVE, Period.parse("2015-07-01/2017-01-01"));
        Operation many = operation("d", "a", "c", "quiet").alsoIn("b", active).alsoIn("e", active, RETURNED);
        Watches watches = Watches.after(many, counts, step, 0.5, Map.of());
        assertThat(watches.watches().keySet()).containsExactly("a", "b", "c", "d", "e");
        for (String zone : watches.watches().keySet()) {
            Operation one = Operation.in(zone);
            for (Phase phase : many.phases(zone)) {
                one = one.phase(phase);
            }
            Watch alone = Watch.after(one, counts, step).falseAlarmChancePerYear(0.1);
            Watch fixed = alone.alone();
            assertThat(watches.of(zone).alone())
                    .as("seed %s, %s", SEED, zone)
                    .isEqualTo(fixed)
                    .hasToString(fixed.toString());
            assertThat(Watch.parse(watches.of(zone).alone().toText())).hasToString(fixed.toString());
            assertThat(watches.of(zone).alone().observe(9))
                    .hasToString(fixed.observe(9).toString());
        }
        assertThat(watches.unwatched()).containsOnlyKeys("quiet");
        assertThat(Watches.of(watches.watches(), 0.5)).isEqualTo(new Watches(0.5, watches.watches(), new TreeMap<>()));
    }

    @Test
    void saysWhatMatters() {
        Watches watches = Watches.after(
                operation("=north", "b", "south, east", "quiet"),
                months(Map.of("=north", 6, "b", 11, "south, east", 7, "quiet", 0)),
                0.3);
        assertThat(watches)
                .hasToString(
                        "signs of return in 1 of 3 zones, no sign yet in 1, too early in 1, 1 not watched; 0.3 false alarms a year expected over all if nothing changes");
        assertThat(watches.alarmed()).containsExactly("b");
        assertThat(Cells.of(watches))
                .containsExactly(
                        "=north|no sign of return yet|-|12|144|143.6|-0.01069|-0.7828|0.4258|0.1|-",
                        "b|signs of return|2017-02-01/2017-03-01|12|42|23.47|0.8218|0.2696|2.067|0.1|-",
                        "quiet|not watched|-|-|-|-|-|-|-|-|Nothing was counted in the baseline: take a longer past, a larger area or a wider outcome",
                        "south, east|too early to tell|-|12|168|143.6|0.1558|-0.4851|0.6805|0.1|-");
        assertThat(watches.statement().paragraph())
                .isEqualTo("Did it come back? There are signs. In b, of 3 zones watched, each by itself.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watches.of("quiet"))
                .withMessage("The zone 'quiet' is not"
                        + " watched. Nothing was counted in the baseline: take a longer past, a larger area"
                        + " or a wider outcome");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watches.of("north"))
                .withMessage("No zone 'north'; the zones are [=north, b, south, east]");
    }

    @Test
    void splitsTheBudgetByWeights() {
        ZoneCounts counts = months(Map.of("a", 6, "b", 6, "c", 6, "quiet", 0));
        Watches watches = Watches.after(
                operation("a", "b", "c", "quiet"),
                counts,
                CountSeries.Step.MONTHS,
                0.3,
                Map.of("a", 4.0, "b", 1.0, "c", 1.0, "quiet", 9.0));
        assertThat(watches.of("a").falseAlarmChancePerYear()).isCloseTo(0.2, within(1e-15));
        assertThat(watches.of("b").falseAlarmChancePerYear()).isCloseTo(0.05, within(1e-15));
        assertThat(Watches.of(watches.watches(), 0.03, Map.of("a", 1.0, "b", 1.0, "c", 1.0))
                        .of("a")
                        .falseAlarmChancePerYear())
                .isCloseTo(0.01, within(1e-15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watches.of(watches.watches(), 0.3, Map.of("a", 1.0, "b", 1.0)))
                .withMessage(
                        "The weight of the zone 'c' is missing; give every zone a finite number above 0, or none any");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watches.of(watches.watches(), 0.3, Map.of("a", 1.0, "b", 1.0, "c", 0.0)))
                .withMessageStartingWith("The weight of the zone 'c' is 0.0; give every zone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watches.of(watches.watches(), 0.3, Map.of("a", 1.0, "b", 1.0, "c", 1.0, "d", 1.0)))
                .withMessage("No zone 'd'; the zones are [a, b, c]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watches.of(watches.watches(), 0.3, Map.of("a", 1.0, "b", 1.0, "c", 5000.0)))
                .withMessage("0.3 false alarms a year over 3 zones give 'a' a chance of 0.00006; a watch can"
                        + " promise from 0.0001 to 0.5. Take a budget of at least 0.5, fewer zones, or weights closer to each"
                        + " other");
    }

    @Test
    void refusesABudgetItCannotKeep() {
        Map<String, Watch> two = Watches.after(operation("a", "b"), months(Map.of("a", 6, "b", 6)), 0.2)
                .watches();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watches.of(two, 0.00012))
                .withMessage(
                        "0.00012 false alarms a year over 2 zones give 'a' a chance of 0.00006; a watch can promise from 0.0001 to 0.5."
                                + " Take a budget of at least 0.0002, fewer zones");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watches.of(two, 1.5))
                .withMessage(
                        "1.5 false alarms a year over 2 zones give 'a' a chance of 0.75; a watch can promise from 0.0001 to 0.5. Take a"
                                + " budget of at most 1");
        for (double none : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Watches.of(two, none))
                    .withMessage("A budget of " + none + " false alarms a year; a finite number above 0");
        }
        assertThat(Watches.of(two, 0.0002).of("a").falseAlarmChancePerYear()).isEqualTo(0.0001);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Watches(0.3, new TreeMap<>(two), new TreeMap<>()))
                .withMessage(
                        "A budget of 0.3 false alarms a year, but the chances of 2 watches add up to 0.2; let Watches.of"
                                + " split it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Watches(0.2, new TreeMap<>(two), new TreeMap<>(Map.of("a", "x"))))
                .withMessage("The zone 'a' is both watched and not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watches.of(Map.of(), 1))
                .withMessage("No zone is watched; give at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watches.after(operation("a"), months(Map.of("a", 0)), 0.1))
                .withMessageStartingWith("No zone is watched, the first because: Nothing was counted in the baseline");
    }

    @Test
    void looksFurtherAtAllZonesTogether() {
        Watches watches = Watches.after(operation("a", "b", "quiet"), months(Map.of("a", 6, "b", 11, "quiet", 0)), 0.2);
        Period next = Period.parse("2018-01");
        Watches seen = watches.observe(next, Map.of("a", 7L, "b", 3L));
        assertThat(seen.of("a")).isEqualTo(watches.of("a").observe(next, 7));
        assertThat(seen.of("b")).isEqualTo(watches.of("b").observe(3));
        assertThat(seen.falseAlarmsAYear()).isEqualTo(0.2);
        assertThat(seen.unwatched()).isEqualTo(watches.unwatched());
        assertThat(watches.restart("b").of("b")).isEqualTo(watches.of("b").restart());
        assertThat(watches.restart("b").alarmed()).isEmpty();
        assertThat(watches.each(watch -> watch.lateReports(7)).of("a"))
                .isEqualTo(watches.of("a").lateReports(7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watches.each(watch -> watch.falseAlarmChancePerYear(0.4)))
                .withMessageStartingWith(
                        "A budget of 0.2 false alarms a year, but the chances of 2 watches add up to 0.8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watches.observe(next, Map.of("a", 7L)))
                .withMessage(
                        "No count of 'b' in 2018-01-01/2018-02-01; give one for every watched zone, 0 where there was none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watches.observe(next, Map.of("a", 7L, "b", 3L, "f", 1L)))
                .withMessage("No zone 'f'; the zones are [a, b]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watches.restart("a"))
                .withMessageStartingWith("There was no alarm");
    }

    @Test
    void whatOneZoneCannotBearStopsNoOther() {
        ZoneCounts counts = months(Map.of("a", 6, "b", 6));
        RecordingBreak switched = RecordingBreak.on(LocalDate.of(2016, 7, 1), "NIBRS");
        Watches watches = Watches.after(operation("a", "b"), counts.withBreaks(switched.in("b")), 0.1);
        assertThat(watches.watches()).containsOnlyKeys("a");
        assertThat(watches.unwatched().get("b"))
                .startsWith("The record system changed (2016-07-01 in b: NIBRS) between");
        assertThat(watches.of("a").falseAlarmChancePerYear()).isEqualTo(0.1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watches.after(operation("a", "b"), counts.withBreaks(switched), 0.1))
                .withMessageStartingWith("The record system changed (2016-07-01 everywhere: NIBRS) between");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watches.after(operation("a", "f"), counts, 0.1))
                .withMessage("No zone 'f'; the zones are [a, b]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watches.after(Operation.in("a"), counts, 0.1))
                .withMessage(
                        "The operation in 'a' has no active phase; name one, such as active(\"2016-04-01/2017-01-01\")");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watches.after(operation("a"), counts, CountSeries.Step.YEARS, 0.1, Map.of()))
                .withMessage("A watch looks by weeks or months, not by YEARS");
    }
}
