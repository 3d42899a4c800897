package psp.stats.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import psp.stats.inference.Verdict;

class PredictiveTest {
    private static final Predictive POISSON =
            new Predictive(new double[] {1}, new double[] {10}, new double[] {0}, new double[] {1}, 1);

    @Test
    void aCountWithoutErrorOfTheForecastIsPoisson() {
        // R: ppois(4, 10) = 0.02925269, dpois(5, 10) = 0.03783327; the floor on the variance leaves five digits
        assertThat(POISSON.midP(5, 1)).isCloseTo(0.02925269 + 0.03783327 / 2, within(1e-6));
    }

    @Test
    void aGammaPoissonCountIsNegativeBinomial() {
        // (1/3)^5 (1 + 5 · 2/3 + 15 · 4/9 + 35 · 8/27 + 70 · 16/81) = 2851 / 19683, size 5 and mean 10
        assertThat(Predictive.below(5, 10, 30)).isCloseTo(2851.0 / 19683, within(1e-12));
        // R: dnbinom(3, size = 5, mu = 10) = choose(7, 3) (1/3)^5 (2/3)^3 = 0.0426764
        assertThat(StrictMath.exp(Predictive.logDensity(3, StrictMath.log(6), 10, 30)))
                .isCloseTo(0.0426764, within(1e-6));
    }

    @Test
    void theRangeExcludesNoChangeExactlyWhereTheVerdictSpeaks() {
        Predictive law = new Predictive(
                new double[] {0.7, 0.3},
                new double[] {20, 26},
                new double[] {0.01, 0.03},
                new double[] {1.2, 1.6},
                1.1);
        for (int count = 0; count < 70; count++) {
            LevelAnswer answer = law.answer(count, 0.95);
            assertThat(answer.low()).isLessThan(answer.high());
            assertThat(answer.verdict() == Verdict.BELOW).isEqualTo(answer.chance() < 0.025);
            assertThat(answer.verdict() == Verdict.ABOVE).isEqualTo(answer.chance() > 0.975);
        }
    }

    @Test
    void noneCountedHasNoLowerLimit() {
        LevelAnswer answer = POISSON.answer(0, 0.95);
        assertThat(answer.low()).isZero();
        // half of exp(-10 x) is 0.025
        assertThat(answer.high()).isCloseTo(StrictMath.log(20) / 10, within(1e-5));
    }
}
