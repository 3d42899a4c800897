package psp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A short run of what {@link GroundTrials} tries by the ten thousand; a fault names its seed. */
class GroundTrialsTest {

    private static final int TRIALS = 10;

    /** Zones 71443 and 204493 have ground in a hole of other ground, whose middle is far from every edge. */
    @ParameterizedTest
    @ValueSource(longs = {1, 71_441, 204_491})
    void areaPointsAndRingsAgree(long seed) {
        assertThat(GroundTrials.run(seed, TRIALS, TRIALS))
                .as("faults of seeds from " + seed)
                .isZero();
    }
}
