package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ETestTest {
    /** The table leaves out counts beyond a fixed window, which costs it up to 1e-33; see the exact values below. */
    private static final double TABLE_CUT = 1e-32;

    @Test
    void agreesWithTheTable() {
        var worst = new WorstError();
        for (OracleCsv row : OracleCsv.rows("two_poisson_etest_score")) {
            if (row.has("etest_score")) {
                worst.compare(row, "etest_wald_KT2004", ETest.WALD.pValue(row.rates()), TABLE_CUT);
                worst.compare(row, "etest_score", ETest.SCORE.pValue(row.rates()), TABLE_CUT);
            }
        }
        worst.isAtMost(1e-8, 2_400);
    }

    /** All pairs summed with mpmath at 40 digits; the table says 3.8870e-57 and 1.6564e-70. */
    @Test
    void farTailsAreNotCutOff() {
        assertThat(ETest.WALD.pValue(RateRatio.of(0, 1, 200, 1)))
            .isCloseTo(3.90743655377607e-57, Percentage.withPercentage(1e-9));
        assertThat(ETest.SCORE.pValue(RateRatio.of(0, 12, 200, 9)))
            .isCloseTo(4.06000970429035e-70, Percentage.withPercentage(1e-9));
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
