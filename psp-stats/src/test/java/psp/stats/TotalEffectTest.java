package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;

class TotalEffectTest {

    private static TotalEffect of(long a0, long a1, long b0, long b1, long c0, long c1) {
        return new TotalEffect(
                RateRatio.of(Rate.of(a0, 1), Rate.of(a1, 1)),
                RateRatio.of(Rate.of(b0, 1), Rate.of(b1, 1)),
                RateRatio.of(Rate.of(c0, 1), Rate.of(c1, 1)),
                1);
    }

    @Test
    void thePublishedExample() {
        // ptools 2.0.0 and crimepy, the example of the weighted displacement difference.
        TotalEffect effect = of(207, 110, 178, 157, 308, 318);
        assertThat(effect.gross()).isEqualTo(97);
        assertThat(effect.net()).isCloseTo(130.5, within(1e-9));
        assertThat(effect.quotient().orElseThrow()).isCloseTo(0.25818568834908917, within(1e-12));
        assertThat(effect)
                .hasToString(
                        "97 fewer in the focus; with the ring about 131 fewer than expected from what the comparison did (211 to 50 fewer); displacement quotient 0.26 (-0.22 to 0.69)");
    }

    @Test
    void theQuotientIsUndefinedWhereTheFocusMayNotHaveChanged() {
        TotalEffect nothing = of(100, 99, 100, 101, 1000, 1000);
        assertThat(nothing.quotient()).isEmpty();
        assertThat(nothing).asString().endsWith("displacement quotient undefined");
    }

    @Test
    void aRingWithoutAnyHasNoQuotientAndNoNumberIsMinusNothing() {
        TotalEffect empty = of(300, 100, 0, 0, 1000, 1000);
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
        double truth = (means[0] + means[2]) * means[5] / means[4] - means[1] - means[3];
        int held = 0;
        for (int i = 0; i < 4000; i++) {
            held += of(
                                    samplers[0].sample(),
                                    samplers[1].sample(),
                                    samplers[2].sample(),
                                    samplers[3].sample(),
                                    samplers[4].sample(),
                                    samplers[5].sample())
                            .interval(0.95)
                            .contains(truth)
                    ? 1
                    : 0;
        }
        assertThat(held / 4000.0).as("coverage, seed 7").isBetween(0.94, 0.96);
    }

    @Test
    void refusesAComparisonOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(5, 3, 5, 3, 0, 4))
                .withMessage("The comparison has 0 and 4 incidents; a net effect needs some in both windows");
    }
}
