package psp.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RateRatioTest {
    private static final double ENDLESS = Double.POSITIVE_INFINITY;

    /** "Leaves out 1" and "p below alpha" are one statement; not one pair of counts may break it. */
    @ParameterizedTest
    @EnumSource(names = "JEFFREYS", mode = EnumSource.Mode.EXCLUDE)
    void intervalAndPNeverContradict(IntervalMethod method) {
        int contradictions = 0;
        int checked = 0;
        for (double[] exposures : new double[][] {{1, 1}, {12, 9}, {365, 366}}) {
            for (long before = 0; before <= 60; before++) {
                for (long after = 0; after <= 60; after++) {
                    RateRatio ratio = RateRatio.of(Rate.of(before, exposures[0]), Rate.of(after, exposures[1]));
                    for (double level : new double[] {0.90, 0.95, 0.99}) {
                        boolean excluded = !ratio.interval(method, level).contains(1);
                        contradictions += excluded == ratio.pValue(method) < 1 - level ? 0 : 1;
                        checked++;
                    }
                }
            }
        }
        assertThat(checked).isEqualTo(3 * 61 * 61 * 3);
        assertThat(contradictions).isZero();
    }

    /** Levels that put a limit exactly on 1: the level 1 - p of the data themselves. */
    @ParameterizedTest
    @EnumSource(names = "JEFFREYS", mode = EnumSource.Mode.EXCLUDE)
    void aTieBelongsToTheInterval(IntervalMethod method) {
        for (long after = 1; after <= 200; after++) {
            RateRatio ratio = RateRatio.of(Rate.of(40, 365), Rate.of(after, 366));
            double level = 1 - ratio.pValue(method);
            if (level > 0 && level < 1) {
                for (double near : new double[] {Math.nextDown(level), level, Math.nextUp(level)}) {
                    if (near > 0 && near < 1) {
                        assertThat(ratio.interval(method, near).contains(1))
                                .as("%s at %s", ratio, near)
                                .isEqualTo(!(ratio.pValue(method) < 1 - near));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void exchangingTheCountsTurnsTheIntervalOver(IntervalMethod method) {
        RateRatio ratio = RateRatio.of(Rate.of(46, 366), Rate.of(71, 365));
        Interval there = ratio.interval(method, 0.95);
        Interval back = ratio.exchanged().interval(method, 0.95);
        assertThat(back.lo()).isCloseTo(1 / there.hi(), Percentage.withPercentage(1e-11));
        assertThat(back.hi()).isCloseTo(1 / there.lo(), Percentage.withPercentage(1e-11));
    }

    /** Centre Street: 46 shootings in 2016, 71 in 2017; the README's central p 0.025 and mid-p 0.020. */
    @Test
    void shootingsOfTwoYears() {
        RateRatio ratio = RateRatio.of(Rate.of(46, 366), Rate.of(71, 365));
        assertThat(ratio.pValue()).isCloseTo(0.025, within(5e-4));
        assertThat(ratio.pValue(IntervalMethod.MID_P)).isCloseTo(0.020, within(5e-4));
        assertThat(ratio.interval(0.95)).isEqualTo(ratio.interval(IntervalMethod.CLOPPER_PEARSON, 0.95));
        assertThat(ratio)
                .hasToString("46 to 71 in exposures of 366 and 365, 55 % higher (5 % to 129 % higher, exact Poisson)");
    }

    @ParameterizedTest
    @EnumSource
    void nothingAtAllTellsNothing(IntervalMethod method) {
        RateRatio ratio = RateRatio.of(Rate.of(0, 12), Rate.of(0, 9));
        assertThat(ratio.estimate()).isEmpty();
        assertThat(ratio.percentChange()).isEmpty();
        assertThat(ratio.probabilityOfDecrease()).isEmpty();
        assertThat(ratio.interval(method, 0.95)).isEqualTo(new Interval(0, ENDLESS, 0.95, method.label()));
        if (method.hasPValue()) {
            assertThat(ratio.pValue(method)).isOne();
        }
    }

    @Test
    void zeroOnOneSideGivesAOneSidedAnswer() {
        RateRatio up = RateRatio.of(Rate.of(0, 1), Rate.of(7, 1));
        assertThat(up.estimate()).hasValue(ENDLESS);
        assertThat(up.interval(0.9).hi()).isEqualTo(ENDLESS);
        // (1/2)^7 in the tail: the limit is where p^7 = 0.05
        double p = Math.pow(0.05, 1 / 7.0);
        assertThat(up.interval(0.9).lo()).isCloseTo(p / (1 - p), within(1e-13));
        assertThat(up.pValue()).isCloseTo(2 * Math.pow(0.5, 7), within(1e-16));
        RateRatio down = up.exchanged();
        assertThat(down.estimate()).hasValue(0);
        assertThat(down.interval(0.9).lo()).isZero();
        assertThat(down.interval(0.9).hi()).isCloseTo((1 - p) / p, within(1e-13));
        assertThat(down.percentChange()).hasValue(-100);
    }

    @Test
    void scoreFollowsItsFormula() {
        RateRatio ratio = RateRatio.of(Rate.of(20, 2), Rate.of(15, 1));
        double z = (15 * 2 - 20) / Math.sqrt(35 * 2 * 1);
        assertThat(ratio.pValue(IntervalMethod.SCORE))
                .isCloseTo(2 * psp.stats.internal.math.Normal.cdf(-z), within(1e-14));
        Interval i = ratio.interval(IntervalMethod.SCORE, 0.95);
        for (double limit : new double[] {i.lo(), i.hi()}) {
            double odds = limit / 2;
            double score = (15 - 20 * odds) / Math.sqrt(35 * odds);
            assertThat(Math.abs(score)).isCloseTo(1.959963984540054, within(1e-12));
        }
    }

    /** Values of mpmath at 30 digits: binomial tails summed term by term. */
    @ParameterizedTest
    @CsvSource({
        "1000000000, 1000100000, 0.012676222335773787",
        "1000000000, 1000000000, 0.50000892062057892",
        "1000000, 1000100, 0.47209610615344885"
    })
    void countsOfAThousandMillion(long before, long after, double greater) {
        RateRatio ratio = RateRatio.of(Rate.of(before, 1), Rate.of(after, 1));
        assertThat(ratio.pValue(IntervalMethod.CLOPPER_PEARSON, Alternative.GREATER))
                .isCloseTo(greater, Percentage.withPercentage(1e-8));
        assertThat(ratio.interval(0.95).contains(1)).isEqualTo(ratio.pValue() >= 1 - 0.95);
    }

    /** The upper limit for one against a million is p / (1 - p) with p^1000001 = 0.975, here by logarithms. */
    @Test
    void limitsFarOutKeepTheirDigits() {
        double q = -Math.expm1(Math.log1p(-0.025) / 1_000_001);
        assertThat(RateRatio.of(Rate.of(1, 1), Rate.of(1_000_000, 1))
                        .interval(0.95)
                        .hi())
                .isCloseTo((1 - q) / q, Percentage.withPercentage(1e-10));
    }

    @Test
    void tinyExposuresOnlyScale() {
        Interval usual = RateRatio.of(Rate.of(3, 1), Rate.of(7, 100)).interval(0.95);
        Interval tiny = RateRatio.of(Rate.of(3, 1e-300), Rate.of(7, 1e-298)).interval(0.95);
        assertThat(tiny.lo()).isCloseTo(usual.lo(), Percentage.withPercentage(1e-10));
        assertThat(tiny.hi()).isCloseTo(usual.hi(), Percentage.withPercentage(1e-10));
        assertThat(RateRatio.of(Rate.of(3, 1e-150), Rate.of(7, 1e149)).pValue()).isBetween(0.0, 1e-300);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        -1 | 1   | 5  | 1 | The count of a rate must be from 0 to 2^50, not -1
        1  | 1   | -5 | 1 | The count of a rate must be from 0 to 2^50, not -5
        1  | 0   | 5  | 1 | The exposure of a rate must be a finite number above 0, such as days, not 0.0
        1  | 1   | 5  | NaN | The exposure of a rate must be a finite number above 0, such as days, not NaN
        1  | Infinity | 5  | 1 | The exposure of a rate must be a finite number above 0, such as days, not Infinity
        1  | 1E-200 | 5  | 1E200 | The exposures 1.0E-200 and 1.0E200 are too far apart to compare
        """)
    void refusesAtTheDoor(long before, double t0, long after, double t1, String text) {
        assertThatThrownBy(() -> RateRatio.of(Rate.of(before, t0), Rate.of(after, t1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(text);
    }

    @Test
    void refusesLevelsAndMissingTests() {
        RateRatio ratio = RateRatio.of(Rate.of(4, 1), Rate.of(5, 1));
        for (double level : new double[] {0, 1, 95, -0.5, Double.NaN}) {
            assertThatThrownBy(() -> ratio.interval(level))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The level must be between 0 and 1, not " + level + "; write 0.95 for 95 %");
        }
        assertThatThrownBy(() -> ratio.pValue(IntervalMethod.JEFFREYS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JEFFREYS has no p-value: use probabilityOfDecrease(), "
                        + "or one of [CLOPPER_PEARSON, MID_P, SCORE]");
        assertThatThrownBy(() -> new Interval(2, 1, 0.9, "x")).hasMessage("An interval cannot run from 2.0 to 1.0");
        assertThatThrownBy(() -> new Interval(Double.NaN, 1, 0.9, "x"))
                .hasMessage("An interval cannot run from NaN to 1.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        691 | 559 | 132 fewer: 691 to 559, 19 % lower (28 % to 9 % lower, exact Poisson)
        0   | 0   | no difference: 0 to 0 (too few for a range that helps, exact Poisson)
        0   | 7   | 7 more: 0 to 7, up from none (at least 44 % higher, exact Poisson)
        7   | 0   | 7 fewer: 7 to 0, 100 % lower (at least 31 % lower, exact Poisson)
        9   | 9   | no difference: 9 to 9, unchanged (too few for a range that helps, exact Poisson)
        """)
    void saysItInWords(long before, long after, String words) {
        assertThat(RateRatio.of(Rate.of(before, 275), Rate.of(after, 275))).hasToString(words);
    }

    @Test
    void survivesSerialization() throws Exception {
        RateRatio ratio = RateRatio.of(Rate.of(46, 366), Rate.of(71, 365));
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(ratio);
            out.writeObject(ratio.interval(0.95));
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(ratio);
            assertThat(in.readObject()).isEqualTo(ratio.interval(0.95));
        }
    }
}
