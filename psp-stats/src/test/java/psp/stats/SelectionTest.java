package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.stats.design.Comparison;
import psp.stats.design.Concentration;
import psp.stats.design.Shrinkage;
import psp.stats.inference.Interval;
import psp.stats.inference.RatioOfRatios;

/** What was chosen for being high, and what other zones did by chance: placebo, shrinkage, candidates, concentration. */
class SelectionTest {

    private static long draw(UniformRandomProvider random, double mean, double phi) {
        double level = phi == 1
                ? mean
                : GammaDistribution.of(mean / (phi - 1), phi - 1)
                        .createSampler(random)
                        .sample();
        return level <= 0
                ? 0
                : PoissonDistribution.of(level).createSampler(random).sample();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 24",
        "0, 2, 24",
        "0.5, 1, 24",
        "0.5, 2, 24",
        "0, 1, 120",
        "0, 2, 120",
        "0.5, 1, 120",
        "0.5, 2, 120"
    })
    void theWorstOfFiftyZonesIsExpectedRightly(double variation, double phi, double mean) {
        UniformRandomProvider random = new SplittableRandom(2016)::nextLong;
        double error = 0;
        int trials = 400;
        for (int t = 0; t < trials; t++) {
            double[] levels = new double[50];
            long[][] counts = new long[50][3];
            int worst = 0;
            for (int z = 0; z < 50; z++) {
                levels[z] = variation == 0
                        ? mean
                        : GammaDistribution.of(1 / (variation * variation), mean * variation * variation)
                                .createSampler(random)
                                .sample();
                for (int y = 0; y < 3; y++) {
                    counts[z][y] = draw(random, levels[z], phi);
                }
                worst = counts[z][2] > counts[worst][2] ? z : worst;
            }
            Shrinkage model = Shrinkage.of(counts, null);
            double expected =
                    model.expected(Arrays.stream(counts[worst]).average().orElseThrow());
            error += levels[worst] / expected - 1;
        }
        assertThat(error / trials)
                .as("mean error, variation %s, phi %s, mean %s, seed 2016", variation, phi, mean)
                .isBetween(-0.03, 0.03);
    }

    @Test
    void shrinkageOfOneYearNeedsAnAssumption() {
        long[][] year = {{10}, {20}, {90}};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shrinkage.of(year, null))
                .withMessage(
                        "With one year phi cannot be estimated; give one to assume, and try several, as Shrinkage.sensitivity does");
        assertThat(Shrinkage.sensitivity(year)).extracting(Shrinkage::phi).containsExactly(1.0, 1.5, 2.0, 3.0);
        assertThat(Shrinkage.sensitivity(year))
                .isSortedAccordingTo(Comparator.comparing(Shrinkage::weight).reversed());
        Shrinkage assumed = Shrinkage.of(year, 1.0);
        assertThat(assumed.assumedPhi()).isTrue();
        assertThat(assumed.expected(90)).isBetween(80.0, 90.0);
        assertThat(Shrinkage.of(year, 20.0).expected(90))
                .as("more scatter, more goes back")
                .isLessThan(80);
        assertThat(assumed)
                .hasToString("98 % of a zone's excess over 40.0 stays, the rest goes back by itself (phi 1.00,"
                        + " assumed)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shrinkage.of(new long[][] {{0}, {0}, {0}}, 1.0))
                .withMessage("All counts are zero; there is nothing to regress to");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shrinkage.of(new long[][] {{1}, {2, 3}, {0}}, 1.0))
                .withMessage("The zones have 1 and 2 years; give as many for each");
    }

    @Test
    void theReductionNetOfRegressionCarriesBothSidesDoubt() {
        // weight 1/2 by construction: between 20, phi 2, mean 20, two years
        Shrinkage model = new Shrinkage(10, 2, 20, 20, 2, false);
        assertThat(model.weight()).isEqualTo(0.5);
        assertThat(model.expected(40)).isEqualTo(30);
        assertThat(model.netChange(40, 18, 1.2)).isCloseTo(-0.5, within(1e-12));
        Interval range = model.netInterval(40, 18, 1.2, 0.95);
        double half = 1.959963984540054 * Math.sqrt(2 / 18.0 + 20 * 0.5 / 900);
        assertThat(range.lo()).isCloseTo(0.5 * Math.exp(-half), within(1e-12));
        assertThat(range.hi()).isCloseTo(0.5 * Math.exp(half), within(1e-12));
        assertThat(range.method()).isEqualTo("normal on the log scale, shrunk, phi 2");
        Interval none = model.netInterval(40, 0, 1, 0.95);
        assertThat(none.lo()).isZero();
        assertThat(none.hi())
                .as("half an incident with its doubt")
                .isCloseTo(0.5 / 30 * Math.exp(1.959963984540054 * Math.sqrt(4 + 20 * 0.5 / 900)), within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.expected(Double.NaN))
                .withMessage("The mean NaN is not 0 or more");
    }

    @Test
    void aPlaceboPIsHonestWhereZonesAreAlike() {
        UniformRandomProvider random = new SplittableRandom(99)::nextLong;
        int zones = 19;
        int trials = 3000;
        int small = 0;
        for (int t = 0; t < trials; t++) {
            List<Placebo.Change> all = new ArrayList<>();
            for (int z = 0; z <= zones; z++) {
                all.add(Placebo.Change.of(
                        "z" + z,
                        RatioOfRatios.of(draw(random, 40, 2), draw(random, 36, 2), 1000, 900)
                                .haldane()));
            }
            small += new Placebo(all.get(0), all.subList(1, zones + 1)).pValue() <= 0.1 ? 1 : 0;
        }
        assertThat(small / (double) trials)
                .as("P(p <= 0.1), seed 99")
                .isLessThanOrEqualTo(0.1 + 1.0 / 20)
                .isGreaterThan(0.05);
    }

    @Test
    void aPlaceboWithFewZonesHasNoRange() {
        Placebo.Change own = new Placebo.Change("own", -0.5, 0.1);
        List<Placebo.Change> others = new ArrayList<>();
        for (int i = 0; i < 38; i++) {
            others.add(new Placebo.Change("z" + i, 0.01 * i, 0.2));
        }
        Placebo few = new Placebo(own, others);
        assertThat(few.pValue()).isEqualTo(1.0 / 39);
        assertThat(few.interval()).isEmpty();
        others.add(new Placebo.Change("z38", -2, 0.2));
        Placebo enough = new Placebo(own, others);
        assertThat(enough.pValue()).isEqualTo(2.0 / 40);
        assertThat(enough.interval()).isPresent();
        assertThat(enough).asString().startsWith("1 of 39 other zones changed at least as far (p 0.050)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Placebo(own, List.of(own)))
                .withMessage("The focus 'own' is among its own placebo zones");
    }

    @Test
    void candidatesAreRankedByThePast() {
        ZoneCounts table = TrueTotals.read("violent_incidents");
        Operation operation = Operation.in("center-street").ring("ring 0-500 m").active("2016-04-01/2017-01-01");
        List<Comparison> ranked = Comparison.candidates(operation, table, List.of("unlocated"));
        assertThat(ranked).extracting(Comparison::zone).containsExactly("ring 500-1000 m", "rest");
        assertThat(ranked.get(0).years()).isEqualTo(11);
        assertThat(ranked.get(1).effect()).isCloseTo(Math.log(559.0 / 691) - Math.log(4693.0 / 5080), within(1e-12));
        assertThat(ranked.get(0).error()).isLessThan(ranked.get(1).error());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Comparison.candidates(operation, table, List.of("unlocated", "rest", "ring 500-1000 m")))
                .withMessageStartingWith("No zone is left to compare with; the zones are [center-street");
    }

    @Test
    void theCorridorsShareAndRank() {
        Concentration share = Concentration.of(
                TrueTotals.read("violent_incidents"),
                "center-street",
                Period.parse("2014-01-01/2017-01-01").years());
        assertThat(share.years()).extracting(Concentration.Year::rank).containsExactly(2, 2, 2);
        assertThat(share)
                .hasToString("center-street: 9.2 % of the whole (738 of 8023), rank 2 of 5; ranks by year [2, 2, 2]");
    }

    @Test
    void placeboZonesOfAStudyShareNoIncidentWithTheFocus() {
        Operation operation = Operation.in("center-street").active("2016-04-01/2017-01-01");
        Study study = Study.of(operation, TrueTotals.read("violent_incidents"));
        assertThat(study.placebo(List.of("ring 0-500 m", "ring 500-1000 m")).pValue())
                .isEqualTo(1.0 / 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> study.placebo(List.of("center-street")))
                .withMessageStartingWith("The placebo zone 'center-street' shares");
    }
}
