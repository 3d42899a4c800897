package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Integrates over looks again, by trapezoids, and finds the table's chances. */
class WatchBoundaryTest {

    private static final int POINTS = 500;

    @ParameterizedTest
    @CsvSource({"2, 0, 0.1", "4, 0.25, 0.05", "12, 0.5, 0.1", "12, 0.9, 0.01", "24, 0.75, 0.2", "52, 0.5, 0.1",
        "52, 0, 0.005", "36, 0.25, 0.5"})
    void theTableKeepsItsChances(int looks, double share, double chance) {
        double c = WatchBoundary.constant(looks, share, chance);
        assertThat(crossing(looks, share, c)).isCloseTo(chance, within(2e-3 * chance));
    }

    @ParameterizedTest
    @CsvSource({"14, 0.4, 0.07", "10, 0.6, 0.1", "44, 0.55, 0.03", "30, 0.1, 0.15", "12, 0.93, 0.1",
        "26, 0.98, 0.1"})
    void betweenItsPointsTheChanceIsKeptToATwentieth(int looks, double share, double chance) {
        assertThat(crossing(looks, share, WatchBoundary.constant(looks, share, chance)))
                .isCloseTo(chance, within(chance / 20));
    }

    @Test
    void oneLookNeedsNoMoreThanItsOwnQuantile() {
        assertThat(WatchBoundary.constant(12, 1, 0.05)).isCloseTo(1.6448536269514722, within(1e-12));
    }

    @Test
    void theLineFallsWithInformationAndIsHigherBetweenReviews() {
        assertThat(WatchBoundary.shape(1, true)).isEqualTo(1);
        assertThat(WatchBoundary.shape(0.0625, true)).isCloseTo(2, within(1e-12));
        assertThat(WatchBoundary.shape(0.0625, false)).isCloseTo(2.3, within(1e-12));
        assertThat(WatchBoundary.shape(1.3, true)).isEqualTo(1);
    }

    /** The chance that a Brownian motion seen at equal stretches of a year crosses c times the line. */
    private static double crossing(int looks, double share, double c) {
        double[] at = {0};
        double[] mass = {1};
        double before = 0;
        for (int k = 1; k <= looks; k++) {
            double u = (double) k / looks;
            double information = u / (1 - share + share * u);
            boolean review = 2 * k % looks == 0;
            double high = c * WatchBoundary.shape(information, review) * Math.sqrt(information);
            double low = Math.min(-7 * Math.sqrt(information), high - 1);
            double step = (high - low) / (POINTS - 1);
            double spread = Math.sqrt(information - before);
            double[] next = new double[POINTS];
            double[] density = new double[POINTS];
            for (int i = 0; i < POINTS; i++) {
                next[i] = low + i * step;
                for (int j = 0; j < at.length; j++) {
                    double z = (next[i] - at[j]) / spread;
                    density[i] += mass[j] * Math.exp(-z * z / 2) / (spread * Math.sqrt(2 * Math.PI));
                }
                density[i] *= i == 0 || i == POINTS - 1 ? step / 2 : step;
            }
            at = next;
            mass = density;
            before = information;
        }
        return 1 - Arrays.stream(mass).sum();
    }
}
