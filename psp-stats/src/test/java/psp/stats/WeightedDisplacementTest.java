package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.WeightedDisplacement;

class WeightedDisplacementTest {

    private static WeightedDisplacement of(long a0, long a1, long b0, long b1, long c0, long c1) {
        return WeightedDisplacement.of(
                        RateRatio.of(Rate.of(a0, 1), Rate.of(a1, 1)), RateRatio.of(Rate.of(c0, 1), Rate.of(c1, 1)))
                .withDisplacement(RateRatio.of(Rate.of(b0, 1), Rate.of(b1, 1)));
    }

    @Test
    void thePublishedExample() {
        // ptools 2.0.0 and crimepy, the example of the weighted displacement difference.
        WeightedDisplacement effect = of(207, 110, 178, 157, 308, 318);
        assertThat(effect.net().orElseThrow().estimate()).isCloseTo(-130.5, within(1e-9));
        assertThat(effect.quotient().orElseThrow()).isCloseTo(0.25818568834908917, within(1e-12));
        assertThat(effect)
                .hasToString(
                        "focus and ring together: about 131 fewer than expected from what the comparison did (211 to 50 fewer); displacement quotient 0.26 (-0.22 to 0.69)");
    }

    @Test
    void theQuotientIsUndefinedWhereTheFocusMayNotHaveChanged() {
        WeightedDisplacement nothing = of(100, 99, 100, 101, 1000, 1000);
        assertThat(nothing.quotient()).isEmpty();
        assertThat(nothing).asString().endsWith("displacement quotient undefined");
    }

    @Test
    void aRingWithoutAnyHasNoQuotientAndNoNumberIsMinusNothing() {
        WeightedDisplacement empty = of(300, 100, 0, 0, 1000, 1000);
        assertThat(empty.quotient()).isEmpty();
        assertThat(empty.quotientInterval(0.95)).isEmpty();
        assertThat(empty).asString().endsWith("; displacement quotient undefined, for nothing was counted in the ring");
        assertThat(of(3000, 1000, 3, 3, 100000, 100000))
                .asString()
                .endsWith("; displacement quotient 0.00 (0.00 to 0.00)");
    }

    @Test
    void theRangeOfTheNetEffectHoldsTheTruth() {
        UniformRandomProvider random = new SplittableRandom(7)::nextLong;
        double[] means = {200, 150, 180, 190, 900, 850};
        DiscreteDistribution.Sampler[] samplers = new DiscreteDistribution.Sampler[6];
        for (int i = 0; i < 6; i++) {
            samplers[i] = PoissonDistribution.of(means[i]).createSampler(random);
        }
        double truth = means[1] + means[3] - (means[0] + means[2]) * means[5] / means[4];
        int held = 0;
        for (int i = 0; i < 4000; i++) {
            held += of(
                                    samplers[0].sample(),
                                    samplers[1].sample(),
                                    samplers[2].sample(),
                                    samplers[3].sample(),
                                    samplers[4].sample(),
                                    samplers[5].sample())
                            .net()
                            .orElseThrow()
                            .interval(0.95)
                            .contains(truth)
                    ? 1
                    : 0;
        }
        assertThat(held / 4000.0).as("coverage, seed 7").isBetween(0.94, 0.96);
    }

    @Test
    void aComparisonOfNothingGivesNothingToWeighBy() {
        WeightedDisplacement none = of(5, 3, 5, 3, 0, 4);
        assertThat(none.net()).isEmpty();
        assertThat(none.quotient()).isEmpty();
        assertThat(none)
                .hasToString(
                        "focus and ring together: the comparison counted none in a window, which gives nothing to weigh by");
        assertThat(WeightedDisplacement.whyNoNet(none.comparison())
                        .orElseThrow()
                        .sentence())
                .isEqualTo("The comparison has 0 and 4 incidents; a net effect needs some in both windows");
    }

    @Test
    void bothWaysOfWeighingHaveOneSign() {
        // The comparison stays as it is, so that both ways expect what was before.
        WeightedDisplacement same = of(60, 45, 40, 35, 80, 80);
        assertThat(same.total().estimate()).isEqualTo(-20);
        assertThat(same.net().orElseThrow().estimate()).isCloseTo(-20, within(1e-12));
    }

    @Test
    void oneComparisonForBothAreasCountsItsScatterTwiceOver() {
        WeightedDisplacement one = of(60, 45, 40, 35, 80, 81);
        assertThat(one.total().standardError()).isCloseTo(Math.sqrt(60 + 45 + 40 + 35 + 4 * 161), within(1e-12));
        WeightedDisplacement two =
                one.withDisplacement(one.displacement(), RateRatio.of(Rate.of(81, 1), Rate.of(80, 1)));
        assertThat(two.total().standardError()).isCloseTo(Math.sqrt(60 + 45 + 40 + 35 + 2 * 161), within(1e-12));
        assertThat(two.withDispersion(4).total().standardError())
                .isCloseTo(2 * two.total().standardError(), within(1e-12));
        assertThat(two.withDispersion(4).total().interval(0.95).method()).isEqualTo("normal, phi 4");
    }

    @Test
    void longerWindowsAreWeighedByTheirExposure() {
        RateRatio focus = RateRatio.of(Rate.of(60, 1), Rate.of(100, 2));
        RateRatio comparison = RateRatio.of(Rate.of(400, 1), Rate.of(880, 2));
        WeightedDisplacement effect = WeightedDisplacement.of(focus, comparison);
        assertThat(effect.net().orElseThrow().estimate())
                .as("100 where 132 were expected")
                .isCloseTo(-32, within(1e-9));
    }
}
