package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Statement;
import psp.core.ZoneCounts;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.RatioOfRatios;
import psp.stats.inference.Verdict;

/** The first true case, from its true monthly totals: every reading of the case file to the digits given there. */
class MilwaukeeTest {

    private static final Operation OPERATION = Operation.in("center-street")
            .ring("ring 0-500 m", "ring 500-1000 m")
            .active("2016-04-01/2017-01-01");

    private final ZoneCounts violent = TrueTotals.read("violent_incidents");
    private final ZoneCounts shootings = TrueTotals.read("shooting_incidents");
    private final ZoneCounts wounded = TrueTotals.read("shooting_wounded");
    private final Study withRings = Study.of(OPERATION.comparisonWithRings(), violent);

    @Test
    void violenceFellFrom691To559() {
        Reduction fall = withRings.reduction();
        assertThat(fall)
                .hasToString("132 fewer: 691 to 559 in the same 275 days, 19 % lower (45 % lower to 19 % higher)");
        assertThat(fall.reference()).isEqualTo("April–December 2015");
        assertThat(fall.difference()).isEqualTo(-132);
        assertThat(fall.verdict())
                .as("it has moved as far from year to year when nothing was done")
                .isEqualTo(Verdict.CANNOT_TELL);
        assertThat(fall.interval(0.95).method()).startsWith("year-to-year variation of 10 earlier changes");
        assertThat(fall.ratio().interval(0.95).lo()).as("Poisson is narrower").isCloseTo(0.72, within(0.005));
    }

    @Test
    void countsOfTheCaseFile() {
        assertThat(counts(
                        violent,
                        "center-street",
                        "2014-04-01/2015-01-01",
                        "2015-04-01/2016-01-01",
                        "2016-04-01/2017-01-01"))
                .containsExactly(640, 691, 559);
        assertThat(counts(violent, "center-street", "2015-Q1", "2016-Q1")).containsExactly(172, 179);
        assertThat(counts(
                        violent,
                        "ring 0-500 m",
                        "2014-04-01/2015-01-01",
                        "2015-04-01/2016-01-01",
                        "2016-04-01/2017-01-01"))
                .containsExactly(514, 518, 483);
        assertThat(counts(
                        violent,
                        "ring 500-1000 m",
                        "2014-04-01/2015-01-01",
                        "2015-04-01/2016-01-01",
                        "2016-04-01/2017-01-01"))
                .containsExactly(476, 469, 415);
        assertThat(counts(shootings, "center-street", "2014-Q1", "2015-Q1", "2016-Q1", "2017-Q1"))
                .containsExactly(7, 8, 7, 11);
        assertThat(counts(shootings, "center-street", "2014", "2015", "2016", "2017"))
                .containsExactly(53, 80, 46, 71);
        assertThat(counts(
                        shootings,
                        "center-street",
                        "2014-01-01/2014-11-29",
                        "2015-01-01/2015-11-29",
                        "2016-01-01/2016-11-29",
                        "2017-01-01/2017-11-29"))
                .containsExactly(48, 74, 44, 69);
        assertThat(counts(wounded, "center-street", "2014", "2015", "2016", "2017"))
                .containsExactly(47, 65, 38, 61);
        assertThat(counts(
                        wounded,
                        "center-street",
                        "2014-01-01/2014-11-29",
                        "2015-01-01/2015-11-29",
                        "2016-01-01/2016-11-29",
                        "2017-01-01/2017-11-29"))
                .containsExactly(43, 60, 36, 60);
        assertThat(counts(
                        TrueTotals.read("people_wounded"),
                        "center-street",
                        "2014-01-01/2014-11-29",
                        "2015-01-01/2015-11-29",
                        "2016-01-01/2016-11-29",
                        "2017-01-01/2017-11-29"))
                .containsExactly(64, 65, 41, 73);
    }

    private static long[] counts(ZoneCounts table, String zone, String... periods) {
        return List.of(periods).stream()
                .mapToLong(p -> table.in(zone).countWhole(Period.parse(p)))
                .toArray();
    }

    @Test
    void poissonRatioOfRatiosIsTooNarrow() {
        RatioOfRatios poisson = withRings.net().poisson();
        assertThat(poisson.comparison().before()).isEqualTo(6077);
        assertThat(poisson.comparison().after()).isEqualTo(5601);
        assertThat(poisson.estimate()).isCloseTo(0.878, within(0.0005));
        assertThat(poisson.interval(0.95).lo()).isCloseTo(0.78, within(0.005));
        assertThat(poisson.interval(0.95).hi()).isCloseTo(0.99, within(0.005));
    }

    @Test
    void lastYearThePastAndItsDriftStandSideBySide() {
        PastContrasts net = withRings.net();
        assertThat(net.past()).hasSize(11);
        assertThat(net.z()).hasSize(10);
        assertThat(net.phi().orElseThrow()).isCloseTo(2.7333, within(0.0001));
        reading(net, Benchmark.Kind.LAST_YEAR, 0.878, 0.70, 1.09, Verdict.CANNOT_TELL);
        reading(net, Benchmark.Kind.ALL_YEARS, 0.79, 0.66, 0.95, Verdict.BELOW);
        reading(net, Benchmark.Kind.DRIFT, 0.87, 0.73, 1.04, Verdict.CANNOT_TELL);
        assertThat(net.benchmark(Benchmark.Kind.LAST_YEAR).orElseThrow().range())
                .isEqualTo("235 fewer to 48 more");
        assertThat(net.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(net.toString())
                .startsWith("we can't say: about ")
                .contains(" fewer than expected from its own level (");
    }

    @Test
    void theDefaultComparisonLeavesTheRingsOutAndSaysTheSame() {
        PastContrasts net = Study.of(OPERATION, violent).net();
        assertThat(net.comparisonName()).isEqualTo("the rest of the city");
        assertThat(net.poisson().comparison()).isEqualTo(RateRatio.of(Rate.of(5090, 275), Rate.of(4703, 275)));
        reading(net, Benchmark.Kind.LAST_YEAR, 0.876, 0.68, 1.13, Verdict.CANNOT_TELL);
        reading(net, Benchmark.Kind.ALL_YEARS, 0.78, 0.63, 0.95, Verdict.BELOW);
        reading(net, Benchmark.Kind.DRIFT, 0.85, 0.70, 1.05, Verdict.CANNOT_TELL);
        assertThat(net.verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }

    private static void reading(
            PastContrasts net, Benchmark.Kind kind, double ratio, double lo, double hi, Verdict verdict) {
        Benchmark reading = net.benchmark(kind).orElseThrow();
        assertThat(reading.ratio()).as("%s ratio", kind).isCloseTo(ratio, within(0.005));
        assertThat(reading.interval().lo()).as("%s lower", kind).isCloseTo(lo, within(0.005));
        assertThat(reading.interval().hi()).as("%s upper", kind).isCloseTo(hi, within(0.005));
        assertThat(reading.verdict()).isEqualTo(verdict);
    }

    @Test
    void aSealedBenchmarkDecidesAlone() {
        PastContrasts net = withRings.sealed(Benchmark.Kind.ALL_YEARS).net();
        assertThat(net.verdict()).isEqualTo(Verdict.BELOW);
        assertThat(net.reasons()).isEqualTo("below, by the benchmark chosen beforehand, the mean of eleven years");
    }

    @Test
    void yearsSideBySide() {
        assertThat(withRings.reductions())
                .extracting(Reduction::reference)
                .containsExactly(
                        "April–December 2015", "mean of three years", "mean of five years", "mean of eleven years");
        assertThat(withRings.reductions().get(3).ratio().before())
                .isEqualTo(554 + 783 + 671 + 739 + 575 + 605 + 532 + 666 + 633 + 640 + 691);
    }

    @Test
    void noClearSignInTheRings() {
        List<Displacement> rings = withRings.displacement();
        assertThat(rings).extracting(Displacement::verdict).containsOnly(Verdict.CANNOT_TELL);
        assertThat(rings.get(0)).asString().startsWith("no sign: 518 to 483, 7 % lower; a rise of ");
    }

    @Test
    void fiveAssumedStartsAllCannotTell() {
        assertThat(withRings.startingAt("2016-01-01", "2016-03-01", "2016-04-01", "2016-05-01", "2016-06-01"))
                .hasSize(5)
                .extracting(start -> start.net().verdict())
                .containsOnly(Verdict.CANNOT_TELL);
    }

    @Test
    void sevenToElevenInAQuarterIsNoNews() {
        Standing quarter = Study.of(OPERATION, shootings).standing(Period.parse("2017-Q1"), 2016);
        assertThat(quarter.against("2016").verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(quarter.against("2016").words()).isEqualTo("cannot tell");
    }

    @Test
    void aYearAgainst2015And2016InOneFamily() {
        Standing year = Study.of(OPERATION, shootings)
                .standing(Period.ofYear(2017), 2015, 2016)
                .poisson();
        Standing.Reading against2016 = year.against("2016");
        assertThat(against2016.p()).isCloseTo(0.025, within(0.0005));
        assertThat(against2016.adjusted()).isCloseTo(0.0502, within(0.00005));
        assertThat(against2016.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(against2016.words()).isEqualTo("cannot tell (probably above)");
        assertThat(year.against("2015").words()).isEqualTo("cannot tell");
        assertThat(against2016.entry().ratio()).isEqualTo(RateRatio.of(Rate.of(46, 366), Rate.of(71, 365)));
    }

    @Test
    void eachPhaseTheLowAndTheShareLost() {
        Operation phases = Operation.in("center-street")
                .baseline("2015")
                .active("2016-04-01/2017-01-01", "the push")
                .withdrawn("2017-Q1", "gone")
                .returned("2017-04-01/2018-01-01", "back");
        Standing standing = Study.of(phases, shootings).standing(LocalDate.of(2017, 11, 28));
        assertThat(standing.against("before").entry().ratio())
                .isEqualTo(RateRatio.of(Rate.of(66, 242), Rate.of(58, 242)));
        assertThat(standing.against("the push").entry().ratio())
                .isEqualTo(RateRatio.of(Rate.of(37, 242), Rate.of(58, 242)));
        assertThat(standing.against("gone").words())
                .isEqualTo("cannot tell (none of these calendar days, and nothing to know the season by)");
        assertThat(standing.readings()).extracting(Standing.Reading::verdict).containsOnly(Verdict.CANNOT_TELL);
        assertThat(standing.poisson().against("the push").words()).isEqualTo("cannot tell (probably above)");
        assertThat(standing.low().orElseThrow())
                .hasToString(
                        "against the lowest level (the push): we can't say; how much was lost again we can't say: the reduction itself is not established");
    }

    @Test
    void to28NovemberInAFamilyOfFour() {
        Period now = Period.parse("2017-01-01/2017-11-29");
        Standing shot = Study.of(OPERATION, shootings).standing(now, 2015, 2016);
        Standing hurt = Study.of(OPERATION, wounded).standing(now, 2015, 2016);
        assertThat(shot.with(hurt).readings())
                .as("with the spread of the months too")
                .extracting(Standing.Reading::verdict)
                .containsOnly(Verdict.CANNOT_TELL);
        Standing family = shot.with(hurt).poisson();
        assertThat(family.asOf()).isEqualTo(LocalDate.of(2017, 11, 28));
        List<Standing.Reading> readings = family.readings();
        assertThat(readings.get(1).p()).isCloseTo(0.023, within(0.0005));
        assertThat(readings.get(3).p()).isCloseTo(0.018, within(0.0005));
        assertThat(readings.get(3).adjusted()).isCloseTo(0.071, within(0.0005));
        assertThat(readings).extracting(Standing.Reading::verdict).containsOnly(Verdict.CANNOT_TELL);
    }

    @Test
    void theStatementSaysWhatItCannotTell() {
        Statement statement = withRings.labelled("SIMULATED PLACES").statement();
        assertThat(statement.paragraph())
                .startsWith("SIMULATED PLACES. 132 fewer violent_incidents in center-street, perhaps normal"
                        + " variation, while all the rest of the city had 8 % fewer. 691 to 559 violent_incidents"
                        + " (April–December 2016, against the same months of 2015).")
                .contains("More than elsewhere? We can't say. 559 where about ");
        assertThat(statement.doubts()).startsWith("whether the operation caused it", "small moves");
    }

    @Test
    void aMonthCutInTwoIsRefused() {
        Operation late = Operation.in("center-street").active("2016-04-15/2017-01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Study.of(late, violent).reduction())
                .withMessage("The period 2015-04-15/2016-01-01 cuts 2015-04-01/2015-05-01, which the table counts as"
                        + " one; ask for whole periods of the table");
    }
}
