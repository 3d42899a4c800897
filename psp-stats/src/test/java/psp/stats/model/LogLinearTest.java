package psp.stats.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psp.stats.inference.Spread;

/** Fits with unequal means: sizes and deviances by Fisher's steps and uniroot in R 4.2.2, losses by the likelihoods themselves, and their steps. */
class LogLinearTest {

    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final double[] FEW = {0, 3, 0, 1, 0, 0, 5, 0, 2, 0, 0, 1, 0, 0, 4, 0, 9, 0, 0, 11, 0, 7, 16, 3};
    private static final double[] MANY = {900, 260, 410, 1200, 340, 780, 2100, 95, 1800, 3300, 620, 4100};

    private static double[] filled(int n, double value) {
        double[] all = new double[n];
        Arrays.fill(all, value);
        return all;
    }

    private static double[] months(int n) {
        double[] all = new double[n];
        Arrays.setAll(all, i -> (i + 1) / 12.0);
        return all;
    }

    private static Design trend(double[] counts) {
        return Design.of(new double[][] {filled(counts.length, 1), months(counts.length)}, counts);
    }

    @Test
    void theSizeOfCountsAlongATrendIsThatOfR() {
        LogLinear few = LogLinear.fitSize(trend(FEW), new double[24]);
        assertThat(few.size).isCloseTo(0.397202060818729, within(1e-9));
        assertThat(few.coefficients)
                .containsExactly(new double[] {-0.645739724609824, 1.249412779745954}, within(1e-8));
        assertThat(few.deviance).isCloseTo(22.0383131006358, within(1e-8));
        LogLinear many = LogLinear.fitSize(trend(MANY), new double[12]);
        assertThat(many.size).isCloseTo(1.69729207632824, within(1e-9));
        assertThat(many.coefficients).containsExactly(new double[] {6.02668745618374, 1.85673700153542}, within(1e-8));
        assertThat(many.deviance).isCloseTo(13.13921798506, within(1e-8));
        assertThat(many.converged).isTrue();
    }

    /** Twice the difference of the log-likelihoods, whose binomial coefficients cancel. */
    private static double lost(double[] counts, double[] best, double[] other, double size) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double y = counts[i];
            sum += Double.isInfinite(size)
                    ? (y == 0 ? 0 : y * Math.log(best[i] / other[i])) - best[i] + other[i]
                    : (y == 0 ? 0 : y * Math.log(best[i] / other[i]))
                            - (y + size) * Math.log((best[i] + size) / (other[i] + size));
        }
        return 2 * sum;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 3, 80, 5000, Double.POSITIVE_INFINITY})
    void whatOtherCoefficientsLoseIsTheDifferenceOfTheLikelihoods(double size) {
        for (double[] counts : new double[][] {FEW, MANY}) {
            double[] time = months(counts.length);
            LogLinear best = LogLinear.fit(trend(counts), new double[counts.length], size);
            for (double held : new double[] {-1, 0.5, 2.5}) {
                double[] offset = Arrays.stream(time).map(t -> held * t).toArray();
                LogLinear other =
                        LogLinear.fit(Design.of(new double[][] {filled(counts.length, 1)}, counts), offset, size);
                double expected = lost(counts, best.means, other.means, size);
                assertThat(best.lost(other, counts) / expected)
                        .as("size %s, held at %s", size, held)
                        .isCloseTo(1, within(1e-8));
            }
        }
    }

    /** None in the second half: its mean is zero, and holding its step at a number costs what its likelihood loses. */
    @ParameterizedTest
    @ValueSource(doubles = {0.8, 6, Double.POSITIVE_INFINITY})
    void separatedPeriodsLoseByTheirMeansAlone(double size) {
        double[] counts = {3, 9, 4, 6, 0, 0, 0, 0};
        double[] after = {0, 0, 0, 0, 1, 1, 1, 1};
        LogLinear best = LogLinear.fit(Design.of(new double[][] {filled(8, 1), after}, counts), new double[8], size);
        assertThat(best.means).containsExactly(new double[] {5.5, 5.5, 5.5, 5.5, 0, 0, 0, 0}, within(1e-9));
        double[] offset = Arrays.stream(after).map(x -> -1.2 * x).toArray();
        LogLinear other = LogLinear.fit(Design.of(new double[][] {filled(8, 1)}, counts), offset, size);
        assertThat(best.lost(other, counts)).isCloseTo(lost(counts, best.means, other.means, size), within(1e-9));
    }

    @Test
    void ordinaryFitsTakeFewSteps() {
        assertThat(LogLinear.fit(trend(FEW), new double[24], INFINITE).steps).isLessThanOrEqualTo(8);
        assertThat(LogLinear.fit(trend(MANY), new double[12], INFINITE).steps).isLessThanOrEqualTo(8);
        assertThat(LogLinear.fit(trend(FEW), new double[24], 0.4).steps).isLessThanOrEqualTo(9);
        assertThat(LogLinear.fit(trend(MANY), new double[12], 2).steps).isLessThanOrEqualTo(8);
        double[] one = {1, 2, 0, 3, 1_000_000_000, 2, 1, 0};
        LogLinear huge = LogLinear.fit(trend(one), new double[8], INFINITE);
        assertThat(huge.settled).isTrue();
        assertThat(huge.steps).isLessThanOrEqualTo(40);
    }

    /** A start far off is no harm: from e to the 40th too high and too low, or where a step would overshoot. */
    @ParameterizedTest
    @ValueSource(doubles = {-300, -40, -5, 5, 40, 300})
    void whereAFitStartsChangesNothing(double off) {
        for (double size : new double[] {0.4, 20, INFINITE}) {
            Design design = trend(FEW);
            LogLinear fit = LogLinear.fit(design, new double[24], size);
            double[] start = fit.start.clone();
            Arrays.setAll(start, i -> start[i] + off * (i == 0 ? 1 : -0.5));
            LogLinear again = LogLinear.fit(design, new double[24], size, start);
            assertThat(again.coefficients).as("size %s", size).containsExactly(fit.coefficients, within(1e-8));
            assertThat(again.settled).isTrue();
            assertThat(again.steps).isLessThanOrEqualTo(12);
        }
    }

    /** A spread's inflation is its error over Poisson's. */
    @Test
    void theSpreadOfATermIsItsErrorByTheCorrelatedResiduals() {
        CountFit fit = CountModel.of(new long[] {4, 17, 22, 9, 16, 2, 5, 3, 8, 21, 12, 20, 15, 29, 14, 4}, 12)
                .withTrend()
                .fit();
        Spread spread = fit.spread("tt").orElseThrow();
        double ar1 = fit.standardError("tt", StandardErrors.QUASI_AR1).orElseThrow();
        double model = fit.standardError("tt", StandardErrors.MODEL).orElseThrow();
        assertThat(spread.standardError()).isCloseTo(ar1, within(1e-12));
        assertThat(spread.dispersion().inflation()).isCloseTo(ar1 / model, within(1e-12));
        assertThat(spread.logRatio()).isEqualTo(fit.estimate("tt").orElseThrow());
        assertThat(spread.dispersion().subPeriods()).isEqualTo(16);
        assertThat(spread.dispersion().freedom()).isEqualTo(spread.freedom());
    }

    @Test
    void withoutFreedomTheModelAloneSaysSomething() {
        CountFit fit =
                CountModel.of(new long[] {0, 9}, 12).withStep("after", 1, 2).fit();
        assertThat(fit.interval("after", 0.95, StandardErrors.MODEL)).isPresent();
        assertThat(fit.interval("after", 0.95, StandardErrors.QUASI)).isEmpty();
        assertThat(fit.interval("after", 0.95)).isEmpty();
        assertThat(fit.pValue("after", StandardErrors.QUASI)).isEmpty();
        assertThat(fit.profileInterval("after", 0.95).orElseThrow().method())
                .isEqualTo(fit.interval("after", 0.95, StandardErrors.MODEL)
                        .orElseThrow()
                        .method());
        CountFit two =
                CountModel.of(new long[] {4, 9}, 12).withStep("after", 1, 2).fit();
        assertThat(two.interval("after", 0.95, StandardErrors.MODEL)).isEmpty();
        assertThat(two.spread("after")).isEmpty();
        assertThat(two.profileInterval("after", 0.95).orElseThrow().method()).isEqualTo("profile likelihood, Poisson");
        for (double level : new double[] {0, 1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> two.profileInterval("after", level))
                    .withMessage("The level must be between 0 and 1, not " + level + "; write 0.95 for 95 %");
            assertThatIllegalArgumentException().isThrownBy(() -> two.interval("after", level, StandardErrors.MODEL));
        }
        assertThat(two.hashCode())
                .isNotEqualTo(CountModel.of(new long[] {5, 9}, 12)
                        .withStep("after", 1, 2)
                        .fit()
                        .hashCode());
    }
}
