package psp.stats.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import psp.core.CountSeries;
import psp.core.Period;
import psp.stats.TrueTotals;

/** Residuals of a step with one wild month: glm, rstudent, glm.nb and its laws in R 4.2.2 with MASS. */
class ResidualsTest {

    private static final long[] COUNTS = {
        4, 17, 22, 9, 16, 2, 5, 3, 8, 21, 12, 20, 15, 29, 14, 4, 7, 1, 3, 2, 6, 11, 25, 62
    };
    private static final CountModel MODEL = CountModel.of(COUNTS, 12).withStep("after", 12, 24);
    private static final CountFit FIT = MODEL.fit();

    /** Always the same number. */
    private static RandomGenerator always(double u) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble() {
                return u;
            }
        };
    }

    @Test
    void eachIsOverItsStandardDeviation() {
        double[] pearson = FIT.residuals().pearson();
        assertThat(pearson[0]).isCloseTo(-2.2281445862785, within(1e-9));
        assertThat(pearson[23]).isCloseTo(12.1907748190594, within(1e-9));
        double[] t = FIT.residuals().studentized();
        assertThat(t[0]).isCloseTo(-0.65186580305167, within(1e-9));
        assertThat(t[1]).isCloseTo(0.46332809673898, within(1e-9));
        assertThat(t[23]).isCloseTo(5.53958133357111, within(1e-9));
        double[] nb = MODEL.family(Family.NEGATIVE_BINOMIAL).fit().residuals().pearson();
        assertThat(nb[0]).isCloseTo(-0.75345936546243, within(1e-6));
        assertThat(nb[23]).isCloseTo(3.68001443813425, within(1e-6));
    }

    @Test
    void neighboursGoTogetherByTheirProducts() {
        Residuals residuals = FIT.residuals();
        assertThat(residuals.autocorrelation(1)).isCloseTo(0.28881411872825, within(1e-9));
        assertThat(residuals.autocorrelation(3)).isCloseTo(-0.10465630688675, within(1e-9));
        assertThat(residuals.autocorrelationBand()).isCloseTo(1.959963984540054 / Math.sqrt(24), within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> residuals.autocorrelation(0))
                .withMessage("The lag 0 is not within 1 to 23");
        assertThat(residuals)
                .hasToString("autocorrelation 0.29 (within ± 0.40 if independent), phi 12.4, 1 period standing out")
                .isEqualTo(MODEL.fit().residuals())
                .hasSameHashCodeAs(MODEL.fit().residuals())
                .isNotEqualTo(CountModel.of(COUNTS, 12).fit().residuals());
        assertThat(CountModel.of(new long[] {5, 5, 5, 5}, 12).fit().residuals().autocorrelation(1))
                .isZero();
        assertThat(CountModel.of(new long[] {5}, 12).fit().residuals())
                .hasToString("phi not estimable, 0 periods standing out");
    }

    @Test
    void oneMonthStandsOutAndPulls() {
        for (List<Residuals.Influence> found :
                List.of(FIT.residuals().outlying("after"), FIT.residuals().influential("after"))) {
            assertThat(found).hasSize(1);
            Residuals.Influence one = found.get(0);
            assertThat(one.period()).isEqualTo("period 24");
            assertThat(one.count()).isEqualTo(62);
            assertThat(one.expected()).isCloseTo(14.916666666667, within(1e-9));
            assertThat(one.estimateWithout()).isCloseTo(-0.085288621343306, within(1e-9));
            assertThat(one).hasToString("period 24: 62 where 14.9 were expected; without it 8 % lower");
        }
        CountFit two =
                CountModel.of(new long[] {4, 9}, 12).withStep("after", 1, 2).fit();
        assertThat(two.residuals().outlying("after")).isEmpty();
        assertThat(two.residuals().influential("after")).isEmpty();
        assertThat(two.residuals().studentized()).containsExactly(0, 0);
    }

    @Test
    void whatStandsOutIsOfNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Residuals.Influence("May", 3, Double.NaN, 1))
                .withMessage("The expected count is NaN, which is no number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Residuals.Influence("May", 3, 1, Double.NaN))
                .withMessage("The estimate without May is NaN, which is no number");
        CountModel other = CountModel.of(new long[] {4, 9, 5}, 12);
        assertThat(other.hashCode()).isNotEqualTo(MODEL.hashCode());
        assertThat(other.fit().residuals().hashCode())
                .isNotEqualTo(FIT.residuals().hashCode());
    }

    @Test
    void quantilesLieBetweenThoseOfTheCountBelowAndTheCount() {
        double[] low = MODEL.family(Family.NEGATIVE_BINOMIAL).fit().residuals().quantile(always(0));
        double[] high = MODEL.family(Family.NEGATIVE_BINOMIAL).fit().residuals().quantile(always(1));
        assertThat(psp.stats.internal.math.Normal.cdf(low[0])).isCloseTo(0.20687542826602, within(1e-6));
        assertThat(psp.stats.internal.math.Normal.cdf(high[0])).isCloseTo(0.26557597003245, within(1e-6));
        assertThat(psp.stats.internal.math.Normal.cdf(low[23])).isCloseTo(0.99231252630717, within(1e-6));
        assertThat(psp.stats.internal.math.Normal.cdf(high[23])).isCloseTo(0.99296517548627, within(1e-6));
        double[] poisson = FIT.residuals().quantile(always(0));
        assertThat(psp.stats.internal.math.Normal.cdf(poisson[0])).isCloseTo(0.0031567277378603, within(1e-9));
        assertThat(FIT.residuals().quantile(always(1))[0])
                .isEqualTo(psp.stats.internal.math.Normal.quantile(1 - 9.8985217689627e-01), within(1e-9));
        assertThat(poisson[23]).as("no farther than its last digit").isBetween(8.0, 8.3);
        assertThat(CountModel.of(new long[] {0, 4, 3}, 12).fit().residuals().quantile(always(0))[0])
                .as("none below none")
                .isLessThan(-37);
    }

    @Test
    void theDeviancesAreThoseOfR() {
        assertThat(FIT.deviance()).isCloseTo(234.39670802192, within(1e-8));
        CountFit nb = MODEL.family(Family.NEGATIVE_BINOMIAL).fit();
        assertThat(nb.size()).isCloseTo(1.4955603478062, within(1e-6));
        assertThat(nb.deviance()).isCloseTo(25.678763430724, within(1e-5));
    }

    /** A trend a year by the middles of months, which lie farther apart the longer the months. */
    @Test
    void theTimeOfAMonthIsItsMiddleInItsYear() {
        CountSeries series =
                TrueTotals.read("violent_incidents").in("center-street").monthly(Period.parse("2015-11-01/2017-01-01"));
        long[] counts =
                series.entries().stream().mapToLong(CountSeries.Entry::count).toArray();
        double[] days = {30, 31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        double[] middles = new double[14];
        double sum = 304;
        for (int i = 0; i < 14; i++) {
            sum = i == 2 ? 0 : sum;
            middles[i] = (i < 2 ? 0 : 1) + (sum + days[i] / 2) / (i < 2 ? 365 : 366);
            sum += days[i];
        }
        CountFit fit = CountModel.of(series).withTrend().fit();
        CountFit same = CountModel.of(counts, days, middles).withTrend().fit();
        assertThat(fit.estimate("tt").orElseThrow())
                .isCloseTo(same.estimate("tt").orElseThrow(), within(1e-10));
        assertThat(fit.estimate(CountModel.INTERCEPT).orElseThrow())
                .isCloseTo(same.estimate(CountModel.INTERCEPT).orElseThrow(), within(1e-10));
        CountFit even = CountModel.of(counts, 12).withSeason(2).withTrend().fit();
        double[] months = new double[14];
        double[] waves = new double[14];
        for (int i = 0; i < 14; i++) {
            months[i] = (i + 1) / 12.0;
            waves[i] = Math.sin(4 * Math.PI * months[i]);
        }
        assertThat(even.terms()).containsExactly("(Intercept)", "c1", "s1", "c2", "s2", "tt");
        CountModel byHand = CountModel.of(counts, 12);
        for (int k = 1; k <= 2; k++) {
            double[] cosine = new double[14];
            double[] sine = new double[14];
            for (int i = 0; i < 14; i++) {
                cosine[i] = Math.cos(2 * Math.PI * k * months[i]);
                sine[i] = Math.sin(2 * Math.PI * k * months[i]);
            }
            byHand = byHand.withCovariate("c" + k, cosine).withCovariate("s" + k, k == 2 ? waves : sine);
        }
        CountFit hand = byHand.withCovariate("tt", months).fit();
        for (String term : even.terms()) {
            assertThat(even.estimate(term).orElseThrow())
                    .isCloseTo(hand.estimate(term).orElseThrow(), within(1e-9));
        }
    }
}
