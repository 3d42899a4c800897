package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import psp.core.CountHeader;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Position;
import psp.core.ZoneCounts;
import psp.stats.inference.Verdict;

class CityLevelsTest {

    private static final Operation OPERATION =
            Operation.in("z00").active("2016-04-01/2017-01-01").withdrawn("2017");

    /** Ten zones or more with the same level; the focus falls while the operation runs and is back after it. */
    private static ZoneCounts city(int zones, double active, double after) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(2016);
        for (int zone = 0; zone < zones; zone++) {
            for (int month = 0; month < 96; month++) {
                YearMonth when = YearMonth.of(2010, 1).plusMonths(month);
                double times = zone > 0 || month < 75 ? 1 : month < 84 ? active : after;
                long count = 0;
                for (int i = 0; i < 160; i++) {
                    count += random.nextDouble() < 0.125 * times ? 1 : 0;
                }
                cells.add(new ZoneCounts.Cell(Period.ofMonth(when), "z%02d".formatted(zone), count));
            }
        }
        return ZoneCounts.ofTable("violent", cells);
    }

    @Test
    void aFallBesideACityThatStaysIsSeenWithItsPlacebos() {
        Expected fall = CityLevels.of(city(21, 0.6, 1)).expected(OPERATION);
        assertThat(fall.verdict()).isEqualTo(Verdict.BELOW);
        assertThat(fall.counted()).isBetween(90L, 125L);
        assertThat(fall.expected()).isBetween(160.0, 200.0);
        assertThat(fall.ratio().contains(0.6)).isTrue();
        assertThat(fall.restsOnCity()).isTrue();
        assertThat(fall.placebosFell() + fall.placebosRose()).isLessThan(fall.placebos() / 8);
        assertThat(fall)
                .asString()
                .startsWith("below: ")
                .contains("trials on like ground of this city, in years when nothing was done");
    }

    @Test
    void anAreaChosenForBeingHighIsSetBesideAreasChosenTheSameWay() {
        ZoneCounts counts = city(21, 0.6, 1);
        Expected plain = CityLevels.of(counts).expected(OPERATION);
        Expected high = CityLevels.of(counts).expected(OPERATION.chosenForBeingHigh());
        assertThat(plain.high()).isFalse();
        assertThat(high.high()).isTrue();
        assertThat(high.ratio()).isEqualTo(plain.ratio());
        assertThat(high.placebos()).isBetween(5, plain.placebos() / 2);
        assertThat(high)
                .asString()
                .contains("in years when nothing was done and the year before had been its highest,");
    }

    @Test
    void thatLastYearWasTheHighestIsNoticed() {
        assertThat(Expected.lastIsHighest(List.of(3L, 4L, 5L))).isTrue();
        assertThat(Expected.lastIsHighest(List.of(3L, 5L, 5L))).isFalse();
        assertThat(Expected.lastIsHighest(List.of(4L, 5L))).isFalse();
        assertThat(Expected.lastIsHighest(List.of())).isFalse();
    }

    @Test
    void aLevelThatLastsIsNotSaidToHaveChanged() {
        assertThat(CityLevels.of(city(21, 1, 1)).expected(OPERATION).verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void anotherCountIsJudgedByTheSameExpectation() {
        CityLevels city = CityLevels.of(city(21, 1, 1));
        Period window = Period.parse("2016-04-01/2017-01-01");
        Expected told = city.expected(OPERATION, window);
        Expected other = city.expected(OPERATION, window, 90);
        assertThat(other.expected()).isEqualTo(told.expected());
        assertThat(other.verdict()).isEqualTo(Verdict.BELOW);
        assertThat(city.expected(OPERATION, window)).isEqualTo(told);
    }

    @Test
    void monthsToComeChangeNoAlarm() {
        ZoneCounts counts = city(21, 0.6, 1);
        CityLevels city = CityLevels.of(counts);
        long[] focus = counts.in("z00").monthly(Period.parse("2016-04-01/2018-01-01")).entries().stream()
                .mapToLong(entry -> entry.count())
                .toArray();
        int alarm = city.watch(OPERATION).alarm().orElse(0);
        assertThat(alarm).isPositive();
        assertThat(city.watch(OPERATION, focus).alarm()).hasValue(alarm);
        for (int months = 0; months <= 12; months++) {
            assertThat(city.watch(OPERATION, java.util.Arrays.copyOf(focus, 9 + months))
                            .alarm()
                            .orElse(0))
                    .isEqualTo(alarm <= months ? alarm : 0);
        }
    }

    @Test
    void withSevenOtherZonesItRestsOnOtherCities() {
        Expected told = CityLevels.of(city(8, 0.6, 1)).expected(OPERATION);
        assertThat(told.restsOnCity()).isFalse();
        assertThat(told).asString().contains("is taken from other cities");
    }

    @Test
    void whatCannotBeAskedIsSaid() {
        assertThatThrownBy(() -> CityLevels.of(city(1, 1, 1)).expected(OPERATION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing was counted in the rest of the city");
        CityLevels city = CityLevels.of(city(12, 1, 1));
        assertThatThrownBy(() -> city.expected(OPERATION, Period.parse("2016-04-15/2016-09-01")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> city.withMiddles(Map.of("z00", new double[] {1})))
                .hasMessage("The middle of 'z00' is [1.0]; give two finite numbers");
    }

    /** The net verdict of cities whose zones hold their level, the focus with the rise that is said to be seen 4 times in 5. */
    @Test
    @Tag("slow")
    void theRiseSaidIsSeenFourTimesInFive() {
        int seen = 0;
        int trials = 400;
        for (int i = 0; i < trials; i++) {
            SplittableRandom random = new SplittableRandom(4_000 + i);
            List<ZoneCounts.Cell> cells = new ArrayList<>();
            for (int zone = 0; zone < 15; zone++) {
                for (int year = 2010; year < 2018; year++) {
                    long count = PoissonDistribution.of(100).inverseCumulativeProbability(random.nextDouble());
                    cells.add(new ZoneCounts.Cell(Period.parse("" + year), "z%02d".formatted(zone), count));
                }
            }
            CityLevels city = CityLevels.of(ZoneCounts.ofTable("violent", cells));
            Operation operation = Operation.in("z00").active("2017");
            double rise = city.expected(operation).detectableRise();
            long risen = PoissonDistribution.of(100 * (1 + rise)).inverseCumulativeProbability(random.nextDouble());
            seen += city.expected(operation, Period.parse("2017"), risen).verdict() == Verdict.ABOVE ? 1 : 0;
        }
        assertThat((double) seen / trials).isBetween(0.76, 0.84);
    }

    @Test
    void neighboursAreKnownByTheMiddlesThatTheTableKeeps() {
        ZoneCounts plain = city(21, 0.6, 1);
        Map<String, double[]> middles = new TreeMap<>();
        CountHeader header = plain.header();
        TreeMap<String, CountHeader.Ground> grounds = new TreeMap<>();
        SplittableRandom random = new SplittableRandom(5);
        for (String zone : plain.zones()) {
            Position middle = Position.of(random.nextDouble() / 100, random.nextDouble() / 100);
            middles.put(zone, new double[] {middle.longitude(), middle.latitude()});
            grounds.put(zone, new CountHeader.Ground("v", null, middle));
        }
        ZoneCounts placed = ZoneCounts.ofRows(
                new CountHeader(
                        header.outcome(),
                        header.definition(),
                        header.unit(),
                        grounds,
                        "closed",
                        "local",
                        null,
                        List.of()),
                plain.coverage(),
                plain.rows(),
                plain.notCounted());
        CityLevels city = CityLevels.of(placed);
        assertThat(city).hasToString("levels of violent in 21 zones, by their middles");
        assertThat(CityLevels.of(plain)).hasToString("levels of violent in 21 zones, in the order of their names");
        Operation two =
                Operation.in("z00", "z01").active("2016-04-01/2017-01-01").withdrawn("2017");
        Expected byHeader = city.expected(two);
        assertThat(byHeader.placeboRatios())
                .isEqualTo(
                        CityLevels.of(plain).withMiddles(middles).expected(two).placeboRatios())
                .isNotEqualTo(CityLevels.of(plain).expected(two).placeboRatios());
        assertThat(Study.of(two, placed).net().expected()).contains(byHeader);
        assertThat(Study.of(two, placed).watch()).isEqualTo(city.watch(two));
    }

    @Test
    void theStudyIsDecidedByItsCity() {
        ZoneCounts counts = city(21, 0.6, 1);
        PastContrasts net = Study.of(OPERATION, counts).net();
        assertThat(net.expected()).contains(CityLevels.of(counts).expected(OPERATION));
        assertThat(net.verdict()).isEqualTo(Verdict.BELOW);
        assertThat(net.benchmarks()).filteredOn(net::decides).hasSize(1);
        assertThat(net.shown().kind()).isEqualTo(Benchmark.Kind.CITY);
        assertThat(net.shown().difference())
                .isCloseTo(net.expected().orElseThrow().difference(), within(1e-9));
        assertThat(net.shown().differenceRange().lo())
                .isCloseTo(net.expected().orElseThrow().differenceRange().lo(), within(1e-9));
        assertThat(net.shown().differenceRange().hi())
                .isCloseTo(net.expected().orElseThrow().differenceRange().hi(), within(1e-9));
        assertThat(net.detectableRise()).isBetween(0.1, 0.5);
        assertThat(Study.of(OPERATION, counts).statement().toString())
                .contains(" were expected from the rest of the city (")
                .contains("More than elsewhere? Yes.");
        assertThat(Study.of(OPERATION, counts)
                        .sealed(Benchmark.Kind.LAST_YEAR)
                        .net()
                        .shown()
                        .kind())
                .isEqualTo(Benchmark.Kind.LAST_YEAR);
    }

    @Test
    void aLaterPhaseAndASmallTableHaveAnAnswer() {
        Expected later = Study.of(OPERATION, city(21, 0.6, 1))
                .net(Period.parse("2017"))
                .expected()
                .orElseThrow();
        assertThat(later.expected())
                .as("what the operation did is left out of the past")
                .isBetween(210.0, 270.0);
        assertThat(later.restsOnCity()).isTrue();
        PastContrasts few = Study.of(OPERATION, city(8, 0.6, 1)).net();
        assertThat(few.expected().orElseThrow().restsOnCity()).isFalse();
        assertThat(few.verdict()).isEqualTo(Verdict.BELOW);
        assertThat(few.reasons()).contains("is taken from other cities, for the table holds fewer than eight others");
    }

    /** Months of zones by the numbers of zone and month, from 2010 to 2017. */
    private static ZoneCounts table(int zones, java.util.function.IntBinaryOperator count) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int zone = 0; zone < zones; zone++) {
            for (int month = 0; month < 96; month++) {
                cells.add(new ZoneCounts.Cell(
                        Period.ofMonth(YearMonth.of(2010, 1).plusMonths(month)),
                        "z%02d".formatted(zone),
                        count.applyAsInt(zone, month)));
            }
        }
        return ZoneCounts.ofTable("violent", cells);
    }

    @Test
    void zonesThatAppearHalfwayDoNoHarm() {
        ZoneCounts counts =
                table(21, (zone, month) -> zone % 2 == 1 && month < 48 ? 0 : 10 + (zone * 7 + month * 3) % 5);
        PastContrasts net = Study.of(OPERATION, counts).net();
        assertThat(net.expected()).isPresent();
        assertThat(net.toString()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void allZerosHaveAnAnswerOrAReason() {
        Answers none = Study.of(OPERATION, table(21, (zone, month) -> 0)).answers();
        assertThat(none.net().reason().orElseThrow().sentence()).startsWith("Nothing was counted in the comparison");
        PastContrasts focus = Study.of(OPERATION, table(21, (zone, month) -> zone == 0 ? 0 : 5))
                .net();
        assertThat(focus.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(focus.toString()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void oneHugeZoneIsNoLikeGround() {
        PastContrasts net = Study.of(
                        OPERATION,
                        table(21, (zone, month) -> zone == 1 ? 50_000 + month % 7 * 900 : 10 + (zone + month) % 4))
                .net();
        assertThat(net.expected().orElseThrow().restsOnCity()).isTrue();
        assertThat(net.expected().orElseThrow().expected()).isBetween(80.0, 130.0);
        PastContrasts huge = Study.of(
                        Operation.in("z01").active("2016-04-01/2017-01-01"),
                        table(21, (zone, month) -> zone == 1 ? 5_000 + month % 7 * 90 : 10 + (zone + month) % 4))
                .net();
        assertThat(huge.expected().orElseThrow().restsOnCity()).isFalse();
        assertThat(huge.reasons()).contains("is taken from other cities");
    }

    @Test
    void aTableWithoutOtherGroundSaysWhatToAdd() {
        Answers alone = Study.of(OPERATION, table(1, (zone, month) -> 9)).answers();
        assertThat(alone.net().reason().orElseThrow().sentence()).contains("reduction() needs no comparison");
        assertThat(alone.reduction().result().orElseThrow().interval(0.95).method())
                .startsWith("year-to-year variation of 5 earlier changes");
    }

    @Test
    void whatTheRecordSystemChangedIsNoPast() {
        ZoneCounts counts = city(21, 1, 1);
        Expected whole = Study.of(OPERATION, counts).net().expected().orElseThrow();
        ZoneCounts broken =
                counts.withBreaks(psp.core.RecordingBreak.on(java.time.LocalDate.of(2013, 1, 1), "new system"));
        Expected after = Study.of(OPERATION, broken).net().expected().orElseThrow();
        assertThat(after.placebos()).isLessThan(whole.placebos());
        assertThat(Study.of(OPERATION, broken).crossingBreaks().net().expected())
                .contains(whole);
    }

    @Test
    void theSameDaysHaveOneVerdictWhicheverWayTheyAreAsked() {
        for (int seed = 0; seed < 20; seed++) {
            int start = seed;
            ZoneCounts counts = table(
                    12,
                    (zone, month) -> 6 + (zone * 5 + month * 11 + start * 3) % 9 - (month > 74 && zone == 0 ? 4 : 0));
            Study study = Study.of(Operation.in("z00").active("2016").withdrawn("2017"), counts);
            Standing standing = study.standing(Period.parse("2016"), 2015);
            assertThat(
                            standing.readings().get(0).verdict() == Verdict.WITHIN_MARGIN
                                    ? Verdict.CANNOT_TELL
                                    : standing.readings().get(0).verdict())
                    .isEqualTo(study.reduction().verdict());
            assertThat(standing.readings().get(0).alone())
                    .isEqualTo(study.reduction().interval(0.95));
        }
    }
}
