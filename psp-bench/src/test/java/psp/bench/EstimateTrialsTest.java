package psp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short run of what {@link EstimateTrials} tries by the million; a failure names its seed. */
class EstimateTrialsTest {

    private static final int TRIALS = 150;

    @ParameterizedTest
    @ValueSource(strings = {"CountModel", "RateRatio", "RatioOfRatios", "ShareLost", "Step", "WeightedDisplacement"})
    void noHostileCountMakesAnAnswerWithoutAMeaning(String estimate) {
        assertThat(EstimateTrials.run(1, TRIALS, estimate, Long.MAX_VALUE))
                .as("faults of " + estimate + ", seeds 1 to " + TRIALS)
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {500, 515, 517, 523, 719, 759, 824, 908})
    void sitesOfAnySizeArePooled(long seed) {
        assertThat(EstimateTrials.run(seed, 1, "Sites", Long.MAX_VALUE))
                .as("faults of Sites, seed " + seed)
                .isZero();
    }
}
