package psp.stats.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class YearlyVariationTest {

    private static double[] years(int n, double mean, double sd, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] counts = new double[n];
        for (int i = 0; i < n; i++) {
            counts[i] = Math.rint(mean * StrictMath.exp(sd * random.nextGaussian()));
        }
        return counts;
    }

    @Test
    void aPastThatMovesIsToldFromOneThatDoesNot() {
        YearlyVariation calm = YearlyVariation.of(years(12, 10_000, 0.01, 1), List.of(), 1);
        YearlyVariation wild = YearlyVariation.of(years(12, 10_000, 0.3, 1), List.of(), 1);
        assertThat(calm.variance(1e-4)).isLessThan(0.006);
        assertThat(wild.variance(1e-4)).isGreaterThan(0.08);
        assertThat(wild.changes()).isEqualTo(11);
    }

    @Test
    void likeAreasSpeakWhereTheOwnPastIsShort() {
        List<YearlyVariation.Told> like = IntStream.range(0, 20)
                .mapToObj(i -> YearlyVariation.Told.of(years(12, 5_000, 0.25, 7 + i), 1))
                .toList();
        assertThat(YearlyVariation.of(new double[] {50}, like, 1).variance(1e-4))
                .isGreaterThan(
                        YearlyVariation.of(new double[] {50}, List.of(), 1).variance(1e-4));
    }

    @Test
    void countsThatScatterMoreThanPoissonAreToldFromALevelThatMoves() {
        double[] scattered = new double[40];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < scattered.length; i++) {
            scattered[i] = Math.max(0, Math.rint(20 + random.nextGaussian() * StrictMath.sqrt(60)));
        }
        YearlyVariation told = YearlyVariation.of(scattered, List.of(), 1);
        assertThat(told.variance(0.1)).isBetween(0.2, 0.5);
        assertThat(told.freedom(0.1)).isBetween(3.0, 1000.0);
    }

    @Test
    void besideACityThatMovesAlikeLittleIsLeft() {
        double[] city = years(12, 100_000, 0.3, 5);
        double[] share =
                IntStream.range(0, 12).mapToDouble(i -> Math.rint(city[i] / 10)).toArray();
        assertThat(YearlyVariation.beside(share, city, 1).variance(1e-4))
                .isLessThan(YearlyVariation.of(share, List.of(), 1).variance(1e-4) / 5);
    }

    @Test
    void withoutAnyPastItIsThatOfOtherCities() {
        YearlyVariation none = YearlyVariation.of(new double[0], List.of(), 1);
        assertThat(none.variance(1e-4)).isBetween(0.01, 0.04);
        assertThat(none.changes()).isZero();
        assertThat(YearlyVariation.of(new double[0], List.of(), 3).variance(1e-4))
                .isGreaterThan(none.variance(1e-4));
    }
}
