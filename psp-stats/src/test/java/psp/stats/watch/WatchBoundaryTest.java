package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Integrates over looks again, by trapezoids, and finds the table's chances. */
class WatchBoundaryTest {

    private static final int POINTS = 500;
    private static final int POINTS_A_STEP = 4;
    private static final double FAR = 9;

    @ParameterizedTest
    @CsvSource({
        "2, 0, 0.1",
        "4, 0.25, 0.05",
        "12, 0.5, 0.1",
        "12, 0.9, 0.01",
        "24, 0.75, 0.2",
        "52, 0.5, 0.1",
        "52, 0, 0.005",
        "36, 0.25, 0.5",
        "52, 0.99, 0.005",
        "36, 0.99, 0.005",
        "4, 0, 0.0001",
        "52, 0.5, 0.0001",
        "12, 0.9, 0.0005",
        "24, 0.25, 0.002",
        "52, 0.99, 0.0001"
    })
    void theTableKeepsItsChances(int looks, double share, double chance) {
        double c = WatchBoundary.constant(looks, share, chance);
        assertThat(crossing(looks, share, c)).isCloseTo(chance, within(2e-3 * chance));
    }

    @ParameterizedTest
    @CsvSource({
        "14, 0.4, 0.07",
        "10, 0.6, 0.1",
        "44, 0.55, 0.03",
        "30, 0.1, 0.15",
        "12, 0.93, 0.1",
        "26, 0.98, 0.1",
        "44, 0.3, 0.001",
        "10, 0.6, 0.0002",
        "52, 0.98, 0.0003",
        "30, 0.1, 0.0035"
    })
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
            double low = Math.min(-8 * Math.sqrt(information), high - 1);
            double spread = Math.sqrt(information - before);
            double v = u + 1.0 / looks;
            double ahead = v / (1 - share + share * v) - information;
            int points = Math.max(
                    POINTS, (int) (POINTS_A_STEP * (high - low) / Math.sqrt(Math.min(ahead, spread * spread))));
            double step = (high - low) / (points - 1);
            double[] next = new double[points];
            double[] density = new double[points];
            for (int i = 0; i < points; i++) {
                next[i] = low + i * step;
                int from = Arrays.binarySearch(at, next[i] - FAR * spread);
                for (int j = Math.max(from, -from - 1); j < at.length && at[j] < next[i] + FAR * spread; j++) {
                    double z = (next[i] - at[j]) / spread;
                    density[i] += mass[j] * Math.exp(-z * z / 2) / (spread * Math.sqrt(2 * Math.PI));
                }
                density[i] *= i == 0 || i == points - 1 ? step / 2 : step;
            }
            at = next;
            mass = density;
            before = information;
        }
        return 1 - Arrays.stream(mass).sum();
    }
}
