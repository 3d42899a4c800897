package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import psp.stats.inference.RateRatio;

class ETestTest {
    @Test
    void agreesWithTheTable() {
        var worst = new WorstError();
        for (OracleCsv row : OracleCsv.rows("two_poisson_etest_score")) {
            if (row.has("etest_score")) {
                worst.compare(row, "etest_wald_KT2004", ETest.WALD.pValue(row.rates()));
                worst.compare(row, "etest_score", ETest.SCORE.pValue(row.rates()));
            }
        }
        worst.isAtMost(1e-8, 2_400);
    }

    /** All pairs summed with mpmath 1.2.1 at 40 digits: 3.90743655377607e-57; what lies beyond the window is left out. */
    @Test
    void farTailsAreSmallButCutOff() {
        assertThat(ETest.WALD.pValue(RateRatio.of(0, 1, 200, 1))).isBetween(3.88e-57, 3.90743655377607e-57);
    }

    /** By hand: hardly anything can fall in so short a time, so that p is the chance of three or more at a mean of 3. */
    @Test
    void aVanishingMeanLosesNothing() {
        assertThat(ETest.SCORE.pValue(RateRatio.of(3, 1e6, 1, 1e-3))).isBetween(0.0, 1e-8);
        assertThat(ETest.SCORE.pValue(RateRatio.of(3, 1e6, 0, 1e-3))).isCloseTo(0.5768099188731565, within(2e-9));
    }

    @Test
    void equalRatesGiveOne() {
        for (ETest test : ETest.values()) {
            assertThat(test.pValue(RateRatio.of(12, 12, 9, 9))).isOne();
            assertThat(test.pValue(RateRatio.of(0, 3, 0, 2))).isOne();
            assertThat(test.pValue(RateRatio.of(1_000, 2, 500, 1))).isOne();
        }
    }

    @Test
    void bothAreOneWhereExposuresAreEqual() {
        RateRatio ratio = RateRatio.of(1_000_000, 365, 1_002_000, 365);
        assertThat(ETest.WALD.pValue(ratio)).isCloseTo(ETest.SCORE.pValue(ratio), within(1e-12));
        assertThat(ETest.WALD.pValue(ratio)).isCloseTo(ETest.WALD.pValue(ratio.exchanged()), within(1e-12));
    }
}
