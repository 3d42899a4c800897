package psp.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import psp.core.AreaCounts;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.stats.Benchmark;
import psp.stats.PastContrasts;
import psp.stats.Reduction;
import psp.stats.Study;
import psp.stats.window.SubPeriods;

class SpreadTest {

    private static ZoneCounts months(long seed, int years, int zones, int mean) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (Period month : Period.of(
                        Period.ofYear(2016 - years).start(), Period.ofYear(2016).end())
                .months()) {
            for (int z = 0; z < zones; z++) {
                cells.add(new ZoneCounts.Cell(month, "z" + z, random.nextInt(2 * mean + 1)));
            }
        }
        return ZoneCounts.ofTable("x", cells);
    }

    @Test
    void rangeAndPNeverContradict() {
        for (long seed = 0; seed < 60; seed++) {
            Reduction change = Study.of(Operation.in("z0").active("2016"), months(seed, 1, 2, 6))
                    .reduction();
            for (double level : new double[] {0.9, 0.95, 0.99}) {
                Interval range = change.interval(level);
                assertThat(range.hi() < 1 || range.lo() > 1)
                        .as("seed %s, level %s", seed, level)
                        .isEqualTo(change.pValue() < 1 - level);
            }
            assertThat(change.spread().yearly()).isTrue();
            assertThat(change).asString().endsWith(")").doesNotContain("Poisson");
        }
    }

    @Test
    void withoutEarlierYearsTheYearlyVariationIsThatOfOtherCities() {
        Reduction quarter = Study.of(Operation.in("z0").active("2016-Q2"), months(1, 1, 2, 6))
                .reduction();
        Interval range = quarter.interval(0.95);
        Interval poisson = quarter.ratio().interval(0.95);
        assertThat(range.lo()).isLessThanOrEqualTo(poisson.lo());
        assertThat(range.hi()).isGreaterThanOrEqualTo(poisson.hi());
        assertThat(range.method()).startsWith("year-to-year variation of 0 earlier changes");
    }

    @Test
    void aMeanOfYearsStandsBesideWithoutRangeAndVerdict() {
        Reduction mean = Study.of(Operation.in("z0").active("2016"), months(1, 5, 2, 60))
                .reductions()
                .get(1);
        assertThat(mean.reference()).isEqualTo("mean of three years");
        assertThat(mean.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(mean).asString().doesNotContain("Poisson").doesNotContain(" to ) ");
        assertThat(mean.data()).doesNotContainKey("interval");
    }

    @Test
    void withFewYearsTheNetRangeComesFromItsLevel() {
        PastContrasts net =
                Study.of(Operation.in("z0").active("2016"), months(3, 2, 5, 20)).net();
        assertThat(net.phi()).isEmpty();
        Benchmark last = net.benchmark(Benchmark.Kind.LAST_YEAR).orElseThrow();
        assertThat(last.hasRange()).isFalse();
        assertThat(net.expected().orElseThrow().restsOnCity()).isFalse();
        assertThat(net.verdict()).isEqualTo(net.expected().orElseThrow().verdict());
        assertThat(net.reasons()).contains(" by how its own level moves; how far such areas move");
    }

    private static final double[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private static long[] monthly(AreaCounts area, String year) {
        return Period.parse(year).months().stream().mapToLong(area::countWhole).toArray();
    }

    @Test
    void theDispersionOfUniformCountsIsKnown() {
        // Counts uniform on 0 to 12 have the mean 6 and the variance 14: phi 2.33; a little more by months with few,
        // and
        // because a negative autocorrelation counts as none.
        double sum = 0;
        for (long seed = 0; seed < 200; seed++) {
            AreaCounts area = months(seed, 1, 2, 6).in("z0");
            sum += SubPeriods.fit(monthly(area, "2015"), monthly(area, "2016"), DAYS)
                    .orElseThrow()
                    .dispersion()
                    .phi();
        }
        assertThat(sum / 200).as("mean phi, seeds 0 to 199").isBetween(14.0 / 6, 3.0);
    }

    @Test
    void calmMonthsAreNoPromise() {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        int i = 0;
        for (Period month : Period.parse("2015-01-01/2017-01-01").months()) {
            cells.add(new ZoneCounts.Cell(month, "a", month.start().getYear() == 2015 ? 5 + i % 2 : 4 + i % 2));
            cells.add(new ZoneCounts.Cell(month, "b", 5));
            i++;
        }
        ZoneCounts table = ZoneCounts.ofTable("x", cells);
        Spread calm = SubPeriods.fit(monthly(table.in("a"), "2015"), monthly(table.in("a"), "2016"), DAYS)
                .orElseThrow()
                .noNarrowerThanPoisson();
        assertThat(calm.dispersion().phi()).isLessThan(0.1);
        double poisson = Math.sqrt(1 / 66.0 + 1 / 54.0);
        assertThat(calm.standardError()).isCloseTo(poisson, within(1e-5));
        assertThat(calm.noNarrowerThanPoisson()).isEqualTo(calm);
        assertThat(calm.method()).endsWith(", no narrower than Poisson");
        Reduction same = Study.of(Operation.in("b").active("2016"), table).reduction();
        assertThat(same.pValue()).isGreaterThan(0.9);
        assertThat(same.toString()).contains("60 to 60");
    }

    @Test
    void aGivenDispersionHasNoRange() {
        Dispersion given = Dispersion.given(2);
        assertThat(given.inflation()).isEqualTo(Math.sqrt(2));
        assertThat(given.interval(0.95)).isEqualTo(new Interval(2, 2, 0.95, "given"));
        assertThat(given).hasToString("phi 2.00, given");
        Dispersion seen = new Dispersion(1.5, 0.1, 1.3, 24, 11);
        assertThat(seen.interval(0.95).lo()).isCloseTo(11 * 1.5 / 21.920049, within(1e-4));
        assertThat(seen.interval(0.95).hi()).isCloseTo(11 * 1.5 / 3.815748, within(1e-4));
        assertThat(seen).hasToString("phi 1.50 (0.75 to 4.32) from 24 sub-periods, autocorrelation 0.10");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dispersion.given(Double.NaN))
                .withMessage("The dispersion phi must be a finite number above 0, not NaN; 1 is Poisson");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Spread(Double.NaN, 1, 1, given))
                .withMessageContaining("is no change that could be told");
    }

    @Test
    void monthsWithoutAnyIncidentSayNothing() {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (Period month : Period.parse("2015-01-01/2017-01-01").months()) {
            long count = month.start().getMonthValue() < 6 ? 0 : month.start().getMonthValue();
            cells.add(new ZoneCounts.Cell(month, "a", count));
            cells.add(new ZoneCounts.Cell(month, "b", 0));
        }
        ZoneCounts table = ZoneCounts.ofTable("x", cells);
        Reduction some = Study.of(Operation.in("a").active("2016"), table).reduction();
        assertThat(some.interval(0.95).contains(1)).isTrue();
        Reduction none = Study.of(Operation.in("b").active("2016"), table).reduction();
        assertThat(none.spread()).isNull();
        assertThat(none).hasToString("no difference: 0 to 0 in 365 and 366 days, nothing in either, so no percentage");
    }
}
