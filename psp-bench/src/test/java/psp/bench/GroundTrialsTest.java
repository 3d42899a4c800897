package psp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short run of what {@link GroundTrials} tries by the ten thousand; a fault names its seed. */
class GroundTrialsTest {

    private static final int TRIALS = 20;

    /** From 71441 on there is a zone of which rings put together from faces would lie over each other. */
    @ParameterizedTest
    @ValueSource(longs = {1, 71_441})
    void areaPointsAndRingsAgree(long seed) {
        assertThat(GroundTrials.run(seed, TRIALS, TRIALS))
                .as("faults of seeds from " + seed)
                .isZero();
    }
}
