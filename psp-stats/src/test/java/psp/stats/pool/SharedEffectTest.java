package psp.stats.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import psp.stats.internal.math.Roots;

/** The integral over the sites' differences against a plain sum over a fine grid, and derivatives against differences. */
class SharedEffectTest {

    private static double byGrid(double before, double after, double mean, double sd) {
        double n = before + after;
        double peak = 0;
        double[] logs = new double[40_001];
        double step = 240.0 / (logs.length - 1);
        for (int i = 0; i < logs.length; i++) {
            double z = -120 + step * i;
            double x = mean + sd * z;
            logs[i] = after * x - n * (Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))) - z * z / 2;
            peak = i == 0 ? logs[i] : Math.max(peak, logs[i]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - peak);
        }
        return peak + Math.log(sum * step / Math.sqrt(2 * Math.PI));
    }

    private static double greatest(double before, double after) {
        double n = before + after;
        return (before == 0 ? 0 : before * Math.log(before / n)) + (after == 0 ? 0 : after * Math.log(after / n));
    }

    @Test
    void theIntegralIsRightForZerosFewManyAndFarApart() {
        for (double sd : new double[] {0.001, 0.1, 0.5, 1, 2, 5}) {
            for (double[] counts :
                    new double[][] {{1, 0}, {0, 4}, {1, 1}, {1.5, 0}, {7, 3}, {60, 0}, {400, 600}, {0, 1000}}) {
                for (double mean : new double[] {-4, -0.3, 0, 2}) {
                    double[] none = {0};
                    double value = new SharedEffect(new double[] {counts[0]}, new double[] {counts[1]}, none)
                            .at(mean, sd)
                            .value();
                    assertThat(value)
                            .as("sd %s, %s and %s, mean %s", sd, counts[0], counts[1], mean)
                            .isCloseTo(
                                    byGrid(counts[0], counts[1], mean, sd) - greatest(counts[0], counts[1]),
                                    within(1e-9));
                }
            }
        }
    }

    @Test
    void derivativesAreThoseOfTheValue() {
        SharedEffect effect =
                new SharedEffect(new double[] {11, 8, 0}, new double[] {7, 0, 3}, new double[] {-0.4, 0, 0.2});
        double h = 1e-4;
        for (double sd : new double[] {0.2, 1.1}) {
            double mean = -0.3;
            SharedEffect.At at = effect.at(mean, sd);
            SharedEffect.At left = effect.at(mean - h, sd);
            SharedEffect.At right = effect.at(mean + h, sd);
            SharedEffect.At less = effect.at(mean, sd - h);
            SharedEffect.At more = effect.at(mean, sd + h);
            assertThat((right.value() - left.value()) / 2 / h).isCloseTo(at.m(), within(1e-6));
            assertThat((more.value() - less.value()) / 2 / h).isCloseTo(at.s(), within(1e-6));
            assertThat((right.m() - left.m()) / 2 / h).isCloseTo(at.mm(), within(1e-6));
            assertThat((more.m() - less.m()) / 2 / h).isCloseTo(at.ms(), within(1e-6));
            assertThat((more.s() - less.s()) / 2 / h).isCloseTo(at.ss(), within(1e-6));
            assertThat((right.mm() - left.mm()) / 2 / h).isCloseTo(at.mmm(), within(1e-6));
            assertThat((more.mm() - less.mm()) / 2 / h).isCloseTo(at.mms(), within(1e-6));
        }
    }

    @Test
    void withoutDifferencesItIsBinomial() {
        SharedEffect effect = new SharedEffect(new double[] {10, 12}, new double[] {5, 9}, new double[] {0, 0});
        assertThat(effect.likeliestMean(0)).isCloseTo(Math.log(14.0 / 22), within(1e-13));
        assertThat(effect.at(0, 0).value())
                .isCloseTo(36 * Math.log(0.5) - greatest(10, 5) - greatest(12, 9), within(1e-12));
        assertThat(-effect.at(Math.log(14.0 / 22), 0).mm()).isCloseTo(36 * (14.0 / 36) * (22.0 / 36), within(1e-12));
    }

    @Test
    void aZeroOfAFallingFunctionIsFound() {
        assertThat(Roots.of(x -> 2 - x * x, 0, 5)).isCloseTo(Math.sqrt(2), within(1e-13));
        assertThat(Roots.of(x -> Math.exp(-x) - 1e-9, 0, 1000)).isCloseTo(-Math.log(1e-9), within(1e-9));
        assertThat(Roots.upwards(x -> 7 - x, 0, 1)).isCloseTo(7, within(1e-12));
        assertThat(Roots.upwards(x -> -1 - x, 0, 1)).isZero();
        assertThat(Roots.upwards(x -> 1, 0, 1)).isInfinite();
    }

    @Test
    void sitesOfUnlikeSizeAndPlaceHaveALikeliestMeanForEveryScatter() {
        SharedEffect effect = new SharedEffect(
                new double[] {524_288, 1, 4096, 0, 32_768},
                new double[] {524_288, 1, 1, 274_877_906_944.0, 32_768},
                new double[] {-1.675, 15.77, 0.0235, 29.78, -18.69});
        for (double sd : new double[] {0, 0.001, 0.05, 0.3, 1.3, 5}) {
            double mean = effect.likeliestMean(sd);
            SharedEffect.At at = effect.at(mean, sd);
            assertThat(at.mm()).as("sd %s", sd).isNegative();
            assertThat(at.m() / Math.sqrt(-at.mm())).as("sd %s", sd).isCloseTo(0, within(1e-6));
        }
    }

    @Test
    void withoutScatterTheInformationIsThatOfTheBinomialHoweverManyThereAre() {
        SharedEffect effect =
                new SharedEffect(new double[] {1e9, 1e9, 5}, new double[] {1.1e9, 0.9e9, 5}, new double[] {0, 0, 0});
        double mean = effect.likeliestMean(0);
        assertThat(mean).isCloseTo(0, within(1e-12));
        assertThat(effect.at(mean, 0).mm()).isCloseTo(-1.0000000025e9, within(1.0));
    }
}
