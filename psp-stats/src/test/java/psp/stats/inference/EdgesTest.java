package psp.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers the values of this room refuse, and on which side of an edge they stand. */
class EdgesTest {

    private static RateRatio counts(long before, double daysBefore, long after, double daysAfter) {
        return RateRatio.of(Rate.of(before, daysBefore), Rate.of(after, daysAfter));
    }

    private static final RateRatio FOCUS = counts(207, 90, 110, 92);
    private static final RateRatio COMPARISON = counts(308, 120, 318, 61);
    private static final RateRatio RING = counts(178, 31, 157, 30);
    private static final RateRatio BESIDE_RING = counts(400, 45, 510, 50);

    private static Stream<DoubleFunction<Object>> levels() {
        return Stream.of(
                level -> new Interval(0, 1, level, "given"),
                FOCUS::interval,
                RatioOfRatios.of(FOCUS, COMPARISON)::interval,
                WeightedDisplacement.of(FOCUS, COMPARISON).local()::interval,
                WeightedDisplacement.of(FOCUS, COMPARISON).withDisplacement(RING)::quotientInterval,
                Dispersion.given(2)::interval,
                new Dispersion(2, 0, 1.4, 12, 11)::interval,
                new Spread(0, 1, 10, Dispersion.given(2))::interval,
                ShareLost.of(ShareLost.Rate.of(46, 1, 1), ShareLost.Rate.of(80, 1, 1), ShareLost.Rate.of(71, 1, 1), 0.9)
                        ::withLevel);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 95, Double.NaN})
    void aLevelLiesBetween0And1(double level) {
        assertThat(levels())
                .allSatisfy(door -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> door.apply(level))
                        .withMessage("The level must be between 0 and 1, not " + level + "; write 0.95 for 95 %"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.POSITIVE_INFINITY, Double.NaN})
    void aDispersionIsFiniteAndAbove0(double phi) {
        Stream<DoubleFunction<Object>> doors = Stream.of(
                WeightedDisplacement.of(FOCUS, COMPARISON)::withDispersion,
                RatioOfRatios.of(FOCUS, COMPARISON)::withPhi,
                value -> new Dispersion(value, 0, 1, 12, 11),
                value -> new Dispersion(1, 0, value, 12, 11),
                value -> ShareLost.Rate.of(4, 1, value));
        assertThat(doors)
                .allSatisfy(door -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> door.apply(phi))
                        .withMessage(
                                "The dispersion phi must be a finite number above 0, not " + phi + "; 1 is Poisson"));
    }

    @Test
    void noneIsANumberOfAResult() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightedDisplacement.Part(Double.NaN, 1, "normal"))
                .withMessage("The estimate is NaN, which is no number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightedDisplacement.Part(1, Double.NaN, "normal"))
                .withMessage("The standard error is NaN, which is no number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reason.Withheld(Double.NaN, 1, 0, 0, "too few"))
                .withMessage("The shareThen is NaN, which is no number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reason.Withheld(1, Double.NaN, 0, 0, "too few"))
                .withMessage("The shareNow is NaN, which is no number");
    }

    @Test
    void degreesOfFreedomOfASpreadAreAbove0AndItsErrorTooAndFinite() {
        Dispersion given = Dispersion.given(2);
        for (double[] each :
                new double[][] {{0, 0, 10}, {0, 1, 0}, {0, Double.POSITIVE_INFINITY, 10}, {Double.NaN, 1, 10}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Spread(each[0], each[1], each[2], given))
                    .withMessage("A log ratio of " + each[0] + " with the standard error " + each[1] + " on " + each[2]
                            + " degrees of freedom is no change that could be told");
        }
        assertThat(new Dispersion(2, 0, 1.4, 0, 0).freedom()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dispersion(2, 1, 1.4, 12, 11))
                .withMessage("The autocorrelation 1.0 is not from 0 to below 1");
        for (double freedom : new double[] {0, -1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ShareLost(
                            ShareLost.Rate.of(4, 1, 1),
                            ShareLost.Rate.of(8, 1, 1),
                            ShareLost.Rate.of(6, 1, 1),
                            0.95,
                            freedom))
                    .withMessage(freedom + " degrees of freedom; above 0, infinite for normal limits");
        }
    }

    @Test
    void aSpreadOfExactlyPoissonIsLeftAsItIs() {
        Spread poisson = new Spread(0.3, 0.2, 11, new Dispersion(0.7, 0, 1, 12, 11));
        assertThat(poisson.noNarrowerThanPoisson()).isSameAs(poisson);
        assertThat(poisson.method())
                .isEqualTo(
                        "quasi-Poisson over 12 sub-periods, t of 11, phi 0.7, autocorrelation 0, no narrower than Poisson");
        assertThat(new Spread(0.3, 0.2, 11, new Dispersion(1, 0, 1, 12, 11)).method())
                .isEqualTo("quasi-Poisson over 12 sub-periods, t of 11, phi 1, autocorrelation 0");
    }

    @Test
    void aRangeThatEndsAtNoChangeIsNoVerdict() {
        assertThat(Verdict.of(new Interval(0.5, 1, 0.95, ""))).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(Verdict.of(new Interval(1, 2, 0.95, ""))).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(Verdict.of(new Interval(0.5, Math.nextDown(1.0), 0.95, ""))).isEqualTo(Verdict.BELOW);
        assertThat(Verdict.of(new Interval(Math.nextUp(1.0), 2, 0.95, ""))).isEqualTo(Verdict.ABOVE);
        assertThat(List.of(Verdict.values()))
                .extracting(Verdict::words)
                .containsExactly("below", "above", "within the margin", "we can't say");
        assertThat(List.of(Verdict.values()))
                .extracting(Verdict::text)
                .containsExactly("below", "above", "within the margin", "cannot tell");
    }

    @Test
    void bothEndsOfARangeBelongToIt() {
        Interval range = new Interval(0.5, 4, 0.95, "given");
        assertThat(range.contains(0.5)).isTrue();
        assertThat(range.contains(4)).isTrue();
        assertThat(range.contains(Math.nextUp(4.0))).isFalse();
        assertThat(range.usable()).as("eight times").isTrue();
        assertThat(new Interval(0.5, Math.nextUp(4.0), 0.95, "given").usable()).isFalse();
    }

    /** Derivatives by numbers and uniroot, R 4.2.2. */
    @Test
    void windowsOfUnlikeLengthAreWeighedByTheirDays() {
        WeightedDisplacement one = WeightedDisplacement.of(FOCUS, COMPARISON).withDisplacement(RING);
        assertThat(one.net().orElseThrow().estimate()).isCloseTo(-512.647846601, within(1e-8));
        assertThat(one.net().orElseThrow().standardError()).isCloseTo(75.71015005, within(1e-6));
        assertThat(one.quotient().orElseThrow()).isCloseTo(1.84962989343, within(1e-10));
        Interval set = one.quotientInterval(0.95).orElseThrow();
        assertThat(set.lo()).isCloseTo(1.21303833, within(1e-7));
        assertThat(set.hi()).isCloseTo(2.59589697, within(1e-7));
    }

    /** The same, the ring beside a comparison of its own. */
    @Test
    void twoComparisonsScatterEachForItself() {
        WeightedDisplacement two = WeightedDisplacement.of(FOCUS, COMPARISON).withDisplacement(RING, BESIDE_RING);
        assertThat(two.net().orElseThrow().estimate()).isCloseTo(-360.443433695, within(1e-8));
        assertThat(two.net().orElseThrow().standardError()).isCloseTo(52.28437215, within(1e-6));
        assertThat(two.quotient().orElseThrow()).isCloseTo(0.199319083954, within(1e-10));
        Interval set = two.quotientInterval(0.95).orElseThrow();
        assertThat(set.lo()).isCloseTo(-0.0203296197, within(1e-8));
        assertThat(set.hi()).isCloseTo(0.445141071, within(1e-8));
        WeightedDisplacement scattered = WeightedDisplacement.of(counts(207, 90, 60, 92), counts(308, 91, 318, 93))
                .withDisplacement(RING, BESIDE_RING)
                .withDispersion(2);
        assertThat(scattered.net().orElseThrow().standardError()).isCloseTo(47.40545745, within(1e-6));
        Interval wide = scattered.quotientInterval(0.95).orElseThrow();
        assertThat(wide.lo()).isCloseTo(-0.155798401, within(1e-8));
        assertThat(wide.hi()).isCloseTo(0.79035823, within(1e-8));
        WeightedDisplacement none = two.withDisplacement(RING, counts(0, 45, 3, 50));
        assertThat(none.net()).as("the ring's own comparison had none before").isEmpty();
        assertThat(none.quotient()).isEmpty();
        assertThat(WeightedDisplacement.of(FOCUS, COMPARISON)
                        .net()
                        .orElseThrow()
                        .estimate())
                .as("without a ring it needs no comparison")
                .isCloseTo(110 - 207 * (92.0 / 90) * (318.0 / 61) / (308.0 / 120), within(1e-9));
    }

    @Test
    void ratiosOfRatiosTakeTheirDays() {
        RatioOfRatios ratio = RatioOfRatios.of(FOCUS, COMPARISON);
        assertThat(ratio.estimate())
                .isCloseTo((110.0 / 92) / (207.0 / 90) / ((318.0 / 61) / (308.0 / 120)), within(1e-12));
        assertThat(FOCUS)
                .hasToString("207 to 110 in exposures of 90 and 92, 48 % lower (59 % to 34 % lower, exact Poisson)");
        assertThat(Rate.of(207, 90)).hasToString("207 in 90");
    }

    @Test
    void areasOfLikeSizeDifferByNoMoreThanAFifth() {
        assertThat(WeightedDisplacement.of(counts(80, 1, 80, 1), counts(100, 1, 110, 1))
                        .scaleWarning())
                .hasValue("the areas differ in size (80 and 100 before), so a common percentage fakes a difference:"
                        + " its percentage alone would read -2; see the net effect");
        assertThat(WeightedDisplacement.of(counts(81, 1, 80, 1), counts(100, 1, 110, 1))
                        .scaleWarning())
                .isEmpty();
        assertThat(WeightedDisplacement.of(counts(0, 1, 0, 1), counts(0, 1, 110, 1))
                        .scaleWarning())
                .isEmpty();
        assertThat(WeightedDisplacement.of(counts(9, 1, 0, 1), counts(0, 1, 110, 1))
                        .scaleWarning())
                .hasValueSatisfying(said -> assertThat(said).contains("which has none to change by"));
        assertThat(WeightedDisplacement.of(counts(0, 1, 0, 1), COMPARISON))
                .hasToString("focus and ring together: nothing was counted, before or after");
    }

    @Test
    void aShareOfTwoHundredPointsIsSaidAndMoreIsNot() {
        ShareLost share = ShareLost.of(
                ShareLost.Rate.of(4, 1, 1), ShareLost.Rate.of(30, 1, 1), ShareLost.Rate.of(50, 1, 1), 0.95);
        assertThat(share.kind()).isEqualTo(ShareLost.Kind.INTERVAL);
        assertThat(share.highest().orElseThrow() - share.lowest().orElseThrow()).isGreaterThan(2);
        assertThat(share).hasToString("how much was lost again we can't say: the counts are too small for a range");
        assertThat(share.below(10)).as("from -10 to 10 may be asked").isTrue();
        assertThat(share.above(-10)).isTrue();
        ShareLost at =
                ShareLost.of(ShareLost.Rate.of(10.0, 0), ShareLost.Rate.of(20.0, 0), ShareLost.Rate.of(15.0, 0), 0.95);
        assertThat(at.below(0.5)).as("half of it is not below half").isFalse();
        assertThat(at.above(0.5)).isFalse();
        assertThat(at.data())
                .containsEntry("kind", ShareLost.Kind.INTERVAL.toString())
                .containsEntry("share", 0.5)
                .containsEntry("sentence", "50 % of the reduction lost again (50 to 50 %)");
        assertThat(share.data()).containsKey("interval");
    }
}
