package service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The short form of what load.sh does for minutes. */
class LoadTest {

    @Test
    void losesAndDoublesNothingWhenKilled() throws Exception {
        String report = Load.run(8, 1_000, 2, 20);
        System.out.println(report);
        assertThat(report)
                .contains("seed 20: 8,000 lines of 5,")
                .contains("killed 2 times")
                .contains("every incident once and in its last version, none lost, none doubled");
    }
}
