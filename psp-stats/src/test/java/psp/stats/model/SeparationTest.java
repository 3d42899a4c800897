package psp.stats.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import psp.stats.inference.Interval;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;

/** What fits say where periods without an incident, or columns that say one thing twice, leave something open. */
class SeparationTest {

    private static final long[] NONE_THEN_MANY = {0, 0, 0, 0, 0, 0, 30, 20, 40, 10, 30, 20};
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private static CountFit step(long... counts) {
        return CountModel.of(counts, 12)
                .withStep("after", counts.length / 2, counts.length)
                .fit();
    }

    private static Interval range(CountFit fit, String term, StandardErrors errors) {
        return fit.interval(term, 0.95, errors).orElseThrow();
    }

    @Test
    void aRiseFromNothingIsWithoutAnUpperLimit() {
        CountFit fit = step(NONE_THEN_MANY);
        assertThat(fit.estimate("after")).hasValue(INFINITE);
        assertThat(fit.estimate(CountModel.INTERCEPT)).hasValue(-INFINITE);
        assertThat(fit.remarks())
                .containsExactly(
                        "'(Intercept)' tells periods without any incident from the others: its estimate is minus"
                                + " infinity",
                        "no incident but where 'after' applies: its estimate is plus infinity");
        assertThat(fit.standardError("after", StandardErrors.MODEL)).isEmpty();
        assertThat(fit.spread("after")).isEmpty();
        assertThat(fit.pValue("after", StandardErrors.MODEL).orElseThrow() / (2 * Math.pow(0.5, 150)))
                .as("the exact conditional test")
                .isCloseTo(1, within(1e-9));
        assertThat(fit.pValue("after", StandardErrors.QUASI).orElseThrow())
                .as("anova(test = 'F') of R 4.2.2")
                .isCloseTo(2.0567372633095693e-6, within(1e-14));
        Interval exact = range(fit, "after", StandardErrors.MODEL);
        assertThat(exact.lo())
                .isCloseTo(
                        Math.log(RateRatio.of(Rate.of(0, 6), Rate.of(150, 6))
                                .interval(0.95)
                                .lo()),
                        within(1e-10));
        for (StandardErrors errors : StandardErrors.values()) {
            Interval range = range(fit, "after", errors);
            assertThat(range.hi()).isEqualTo(INFINITE);
            assertThat(range.lo()).isFinite().isLessThanOrEqualTo(exact.lo());
            assertThat(fit.pValue("after", errors).orElseThrow()).isBetween(2 * Math.pow(0.5, 151), 0.05);
        }
        assertThat(range(fit, "after", StandardErrors.QUASI).method())
                .isEqualTo("likelihood ratio at infinity, F of 1 and 10, phi 2.2");
        assertThat(fit.toString())
                .startsWith("quasi-poisson, 12 periods, phi 2.20: (Intercept) -∞ after ∞; '(Intercept)' tells ");
    }

    @Test
    void threeAfterNoneSaysNothingOfTheRatio() {
        long[] counts = new long[24];
        counts[15] = counts[17] = counts[20] = 1;
        CountFit fit = step(counts);
        double exact = Math.log(
                RateRatio.of(Rate.of(0, 12), Rate.of(3, 12)).interval(0.95).lo());
        assertThat(exact).isCloseTo(-0.8837, within(1e-4));
        for (StandardErrors errors : StandardErrors.values()) {
            assertThat(range(fit, "after", errors).lo()).isCloseTo(exact, within(1e-10));
            assertThat(fit.pValue("after", errors).orElseThrow()).isCloseTo(0.25, within(1e-12));
        }
        assertThat(fit.profileInterval("after", 0.95).orElseThrow().lo()).isCloseTo(exact, within(1e-10));
    }

    @Test
    void aCombinationOfTermsSeparatesTooAndTheOthersAreAnsweredWithoutThosePeriods() {
        // Nothing in the overlap of both steps only: neither column alone is free of incidents.
        long[] counts = {9, 12, 8, 7, 5, 11, 6, 10, 0, 0, 0, 0, 14, 9, 12, 8};
        CountFit fit = CountModel.of(counts, 12)
                .withStep("one", 4, 12)
                .withStep("other", 8, 16)
                .fit();
        assertThat(fit.remarks()).isEmpty();
        double[] overlap = new double[16];
        Arrays.fill(overlap, 8, 12, 1);
        CountModel three = CountModel.of(counts, 12)
                .withStep("one", 4, 12)
                .withStep("other", 8, 16)
                .withCovariate("both", overlap);
        CountFit more = three.family(Family.POISSON).fit();
        assertThat(more.estimate("both")).hasValue(-INFINITE);
        assertThat(more.estimate("one").orElseThrow()).isCloseTo(Math.log(32 / 36.0), within(1e-10));
        assertThat(more.standardError("one", StandardErrors.MODEL).orElseThrow())
                .isCloseTo(Math.sqrt(1 / 32.0 + 1 / 36.0), within(1e-10));
        assertThat(more.degreesOfFreedom()).isEqualTo(12);
        // A difference of two covariates that is free of incidents, while each has some.
        double[] x = {0, 1, 2, 3, 4, 5, 6, 7};
        double[] z = {0, 1, 2, 3, 4, 5, 7, 9};
        CountFit difference = CountModel.of(new long[] {4, 6, 3, 5, 4, 6, 0, 0}, 12)
                .withCovariate("x", x)
                .withCovariate("z", z)
                .fit();
        assertThat(difference.estimate("x")).hasValue(INFINITE);
        assertThat(difference.estimate("z")).hasValue(-INFINITE);
        assertThat(difference.estimate(CountModel.INTERCEPT).orElseThrow()).isFinite();
        assertThat(difference.remarks())
                .containsExactly(
                        "'x' tells periods without any incident from the others: its estimate is plus infinity",
                        "no incident where 'z' applies: its estimate is minus infinity"
                                .replace(
                                        "no incident where 'z' applies",
                                        "'z' tells periods without any incident from the others"));
        assertThat(range(difference, "x", StandardErrors.MODEL).lo()).isFinite();
        assertThat(range(difference, "z", StandardErrors.MODEL).hi()).isFinite();
    }

    @Test
    void halfAYearWithoutAnyLeavesTheWavesOpenAndTheStepAsItIs() {
        long[] counts = new long[60];
        Arrays.setAll(counts, i -> i % 12 >= 4 && i % 12 <= 8 ? 0 : 3 + i * 7 % 5);
        CountFit fit = CountModel.of(counts, 12)
                .withSeason(5)
                .withStep("after", 24, 60)
                .fit();
        List<String> waves = List.of("c1", "s1", "c2", "s2", "c3", "s3", "c4", "s4", "c5", "s5");
        assertThat(waves).allSatisfy(wave -> {
            assertThat(fit.estimate(wave)).isEmpty();
            assertThat(fit.standardError(wave, StandardErrors.QUASI)).isEmpty();
            assertThat(fit.interval(wave, 0.95)).isEmpty();
        });
        assertThat(fit.remarks())
                .contains("periods without any incident leave c1, s1, c2, s2, c3, s3, c4, s4, c5, s5 open: left out");
        long before = Arrays.stream(counts, 0, 24).sum();
        long after = Arrays.stream(counts, 24, 60).sum();
        assertThat(fit.estimate("after").orElseThrow())
                .as("every year the same months, each with its own level")
                .isCloseTo(Math.log(after / 36.0 / (before / 24.0)), within(1e-9));
        assertThat(fit.standardError("after", StandardErrors.MODEL).orElseThrow())
                .isCloseTo(Math.sqrt(1.0 / before + 1.0 / after), within(1e-9));
    }

    @Test
    void nothingAtAllHasAnUpperLimitOfItsRateAndSaysNothingOfAStep() {
        CountFit rate = CountModel.of(new long[24], 12).fit();
        assertThat(rate.estimate(CountModel.INTERCEPT)).hasValue(-INFINITE);
        for (StandardErrors errors : StandardErrors.values()) {
            Interval range = range(rate, CountModel.INTERCEPT, errors);
            assertThat(range.lo()).isEqualTo(-INFINITE);
            assertThat(range.hi()).as("exact").isCloseTo(Math.log(-Math.log(0.025) / 24), within(1e-10));
        }
        CountFit fit = step(new long[24]);
        assertThat(fit.estimate("after")).isEmpty();
        assertThat(fit.interval("after", 0.95)).isEmpty();
        assertThat(fit.pValue("after", StandardErrors.MODEL)).isEmpty();
        assertThat(fit.remarks())
                .containsExactly(
                        "no incident where '(Intercept)' applies: its estimate is minus infinity",
                        "periods without any incident leave after open: left out");
    }

    @Test
    void countsThatDoNotScatterAreNoCertainty() {
        long[] ones = new long[24];
        Arrays.fill(ones, 1);
        CountFit even = step(ones);
        CountFit halved = step(4, 4, 4, 4, 4, 4, 2, 2, 2, 2, 2, 2);
        for (CountFit fit : List.of(even, halved)) {
            double poisson = fit.standardError("after", StandardErrors.MODEL).orElseThrow();
            assertThat(fit.standardError("after", StandardErrors.QUASI).orElseThrow())
                    .as("the plain one, as in R")
                    .isCloseTo(0, within(1e-9));
            for (StandardErrors errors :
                    List.of(StandardErrors.MODEL, StandardErrors.QUASI, StandardErrors.QUASI_AR1)) {
                Interval range = range(fit, "after", errors);
                assertThat(range.hi() - range.lo()).isGreaterThan(2 * 1.96 * poisson);
            }
            for (StandardErrors errors : List.of(StandardErrors.HC0, StandardErrors.HC3, StandardErrors.NEWEY_WEST_3)) {
                assertThat(fit.interval("after", 0.95, errors)).isEmpty();
                assertThat(fit.pValue("after", errors)).isEmpty();
            }
            assertThat(fit.residuals().influential("after")).isEmpty();
        }
        assertThat(halved.pValue("after", StandardErrors.QUASI).orElseThrow())
                .as("2 * pt(-log(2) / sqrt(1/24 + 1/12), 10) of R 4.2.2")
                .isCloseTo(0.07836905212919469, within(1e-10));
    }

    @Test
    void aColumnLeftOutTakesNothingFromTheOthers() {
        long[] counts = {3, 5, 4, 6, 2, 3, 4, 1, 2};
        CountModel model = CountModel.of(counts, 12)
                .family(Family.POISSON)
                .withStep("one", 0, 3)
                .withStep("two", 3, 6);
        CountFit fit = model.withStep("three", 6, 9).fit();
        Interval profile = fit.profileInterval("one", 0.95).orElseThrow();
        assertThat(profile.lo()).as("confint of R 4.2.2").isCloseTo(-0.371600260, within(5e-4));
        assertThat(profile.hi()).isCloseTo(1.527482, within(5e-4));
        assertThat(profile).isEqualTo(model.fit().profileInterval("one", 0.95).orElseThrow());
        assertThat(fit.profileInterval("three", 0.95)).isEmpty();
    }

    @Test
    void theProfileOfANegativeBinomialSettlesFarFromItsFit() {
        CountFit fit = CountModel.of(new long[] {0, 0, 0, 0, 0, 1000, 0, 0, 0, 1, 0, 0, 500, 0, 0, 0}, 12)
                .family(Family.NEGATIVE_BINOMIAL)
                .withStep("after", 8, 16)
                .fit();
        assertThat(fit.size()).as("by optimize of R 4.2.2").isCloseTo(0.0258577888, within(1e-8));
        Interval profile = fit.profileInterval("after", 0.95).orElseThrow();
        assertThat(profile.lo()).as("by uniroot of R 4.2.2").isCloseTo(-11.36276946, within(1e-6));
        assertThat(profile.hi()).isCloseTo(9.980471061, within(1e-6));
    }

    @Test
    void countsOfAnySizeUpToTheDoorAreFitted() {
        long most = 1L << 50;
        CountFit fit = step(most, most, most, most / 2, most / 2, most / 2);
        assertThat(fit.estimate("after").orElseThrow()).isCloseTo(-Math.log(2), within(1e-12));
        assertThat(fit.standardError("after", StandardErrors.MODEL).orElseThrow())
                .isCloseTo(Math.sqrt(1 / (3.0 * most) + 2 / (3.0 * most)), within(1e-15));
        assertThat(fit.remarks()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> step(1, most + 1))
                .withMessage("The count of period 2 must be from 0 to 2^50, not 1125899906842625");
        CountFit apart = CountModel.of(
                        new long[] {1, 0, 3, 2}, new double[] {1e-300, 1, 1e300, 1}, new double[] {1, 2, 3, 4})
                .fit();
        assertThat(apart.estimate(CountModel.INTERCEPT).orElseThrow())
                .isCloseTo(Math.log(6) - 300 * Math.log(10), within(1e-9));
    }

    /** Twice the log-likelihood that a log ratio of two equally long Poisson stretches loses. */
    private static double lost(double before, double after, double log) {
        double share = 1 / (1 + Math.exp(-log));
        double all = before + after;
        return 2
                * (before * Math.log(before / (all * (1 / (1 + Math.exp(log)))))
                        + after * Math.log(after / (all * share)));
    }

    @Test
    void oneHugePeriodAmongOnesKeepsTheDigitsOfTheOthers() {
        for (int place : new int[] {0, 5, 20}) {
            long[] counts = new long[26];
            Arrays.fill(counts, 1);
            counts[place] = 1L << 33;
            CountModel model = CountModel.of(counts, 12).withStep("after", 13, 26);
            CountFit fit = model.family(Family.POISSON).fit();
            double before = Arrays.stream(counts, 0, 13).sum();
            double after = Arrays.stream(counts, 13, 26).sum();
            assertThat(fit.estimate("after").orElseThrow()).isCloseTo(Math.log(after / before), within(1e-10));
            assertThat(fit.standardError("after", StandardErrors.MODEL).orElseThrow())
                    .isCloseTo(Math.sqrt(1 / before + 1 / after), within(1e-9));
            Interval profile = fit.profileInterval("after", 0.95).orElseThrow();
            assertThat(lost(before, after, profile.lo())).as("chi-squared").isCloseTo(3.841458820694, within(1e-4));
            assertThat(lost(before, after, profile.hi())).isCloseTo(3.841458820694, within(1e-4));
            // A phi of billions: a limit is where the loss says so, or nowhere within a factor of e^1e9.
            Interval wide = model.fit().profileInterval("after", 0.95).orElseThrow();
            assertThat(wide.method()).startsWith("profile likelihood, F of 1 and 24 scaled by phi ");
            assertThat(wide.lo()).isLessThan(profile.lo());
            assertThat(wide.hi()).isGreaterThan(profile.hi());
        }
    }

    @Test
    void robustVariancesAreNeverBelowZero() {
        CountFit fit = CountModel.of(new long[] {1, 1, 1, 1, 1, 34359738368L}, 12)
                .withStep("after", 3, 6)
                .withSeason(1)
                .family(Family.POISSON)
                .fit();
        for (String term : fit.terms()) {
            for (StandardErrors errors : StandardErrors.values()) {
                assertThat(fit.standardError(term, errors).orElseThrow())
                        .as(term + " " + errors)
                        .isGreaterThanOrEqualTo(0);
            }
        }
        // White's of a bare step: within each half the scatter about its mean, over its total.
        long[] counts = {3, 7, 5, 9, 12, 15};
        CountFit step = step(counts);
        double before = (4 + 4 + 0) / (15.0 * 15.0);
        double after = (9 + 0 + 9) / (36.0 * 36.0);
        assertThat(step.standardError("after", StandardErrors.HC0).orElseThrow())
                .isCloseTo(Math.sqrt(before + after), within(1e-12));
        assertThat(step.standardError("after", StandardErrors.HC3).orElseThrow())
                .as("leverages of a third")
                .isCloseTo(1.5 * Math.sqrt(before + after), within(1e-12));
    }

    @Test
    void theSizeOfANegativeBinomialIsTheLikeliestHoweverFarTheFirstMeansAreOff() {
        long[] counts = {1, 0, 0, 1, 0, 2, 1, 1, 0, 0, 2, 1, 0, 0, 2, 0, 0, 500, 1, 2, 0, 0, 1, 2};
        CountFit fit = CountModel.of(counts, 12)
                .withSeason(1)
                .withStep("after", 12, 24)
                .family(Family.NEGATIVE_BINOMIAL)
                .fit();
        assertThat(fit.size())
                .as("nlm over all five numbers from the best of twenty starts, R 4.2.2")
                .isCloseTo(0.224575381584, within(1e-7));
        assertThat(fit.estimate("after").orElseThrow()).isCloseTo(2.06651644783, within(1e-6));
        assertThat(fit.estimate("c1").orElseThrow()).isCloseTo(-1.71346800724, within(1e-6));
        assertThat(fit.estimate("s1").orElseThrow()).isCloseTo(-0.436165246957, within(1e-6));
    }

    @Test
    void timeCountedFromTheYearNoughtCostsNoDigits() {
        long[] counts = {5, 9, 4, 7, 12, 8, 11, 15, 9, 14};
        double[] ones = new double[10];
        Arrays.fill(ones, 1);
        double[] late = new double[10];
        double[] early = new double[10];
        Arrays.setAll(late, i -> 2010 + i / 12.0);
        Arrays.setAll(early, i -> i / 12.0);
        CountFit far = CountModel.of(counts, ones, late).withTrend().fit();
        CountFit near = CountModel.of(counts, ones, early).withTrend().fit();
        assertThat(far.estimate("tt").orElseThrow())
                .isCloseTo(near.estimate("tt").orElseThrow(), within(1e-9));
        Interval one = far.profileInterval("tt", 0.95).orElseThrow();
        Interval other = near.profileInterval("tt", 0.95).orElseThrow();
        assertThat(one.lo()).isCloseTo(other.lo(), within(1e-8));
        assertThat(one.hi()).isCloseTo(other.hi(), within(1e-8));
    }
}
