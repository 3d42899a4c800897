package psp.stats.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psp.stats.inference.Interval;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "0.72, 0.91, 28 % to 9 % lower",
        "0.7, 1.09, 30 % lower to 9 % higher",
        "1.05, 1.25, 5 % to 25 % higher",
        "0.49, 0.998, 51 % to 0.2 % lower",
        "1.0004, 1.25, 0.04 % to 25 % higher",
        "0.6, 1.004, 40 % lower to 0.4 % higher",
        "0.6, 1, 40 % lower to unchanged",
        "1.05, Infinity, at least 5 % higher",
        "0, Infinity, too few for a range that helps",
        "0.07, 12.94, too few for a range that helps",
        "0.6, 9.99, too few for a range that helps",
        "1.2, 33, at least 20 % higher",
        "12, 40, 12 to 40 times as high",
        "0, 1479.24, 'too few for a range that helps'",
        "0, 1e300, 'too few for a range that helps'",
        "11, Infinity, at least 11 times as high"
    })
    void aRangeIsInPercentUntilHowManyTimesSaysMore(double lo, double hi, String words) {
        assertThat(new Interval(lo, hi, 0.95, "quasi-Poisson").inWords()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "-170, -0.3, 170 to 0.3 fewer",
        "0.04, 12, 0.04 to 12 more",
        "-170, 0.3, 170 fewer to no difference",
        "-55, 0, 55 fewer to no difference",
        "-235, 48, 235 fewer to 48 more"
    })
    void aRangeThatLeavesOutNoDifferenceDoesNotReadAsNone(double fewest, double most, String words) {
        assertThat(Words.differences(fewest, most)).isEqualTo(words);
    }
}
