package psp.stats.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {
    private static double[] filled(int n, double value) {
        double[] filled = new double[n];
        Arrays.fill(filled, value);
        return filled;
    }

    private static double[] forecast(double[] area, double[] rest, int origin, int end, LevelLaw law) {
        double[] mean = new double[2];
        double[] relative = new double[2];
        new Trial(area, rest, 0, origin, origin, end, 1 / 12.0)
                .forecast(new LevelLaws(List.of(new LevelLaw(0.05, 0.16, 2.4), law)), mean, relative);
        return new double[] {mean[1], relative[1]};
    }

    @Test
    void aConstantShareOfTheRestIsCarriedOn() {
        double[] rest = filled(48, 1000);
        Arrays.fill(rest, 36, 48, 1500);
        double[] out = forecast(filled(48, 50), rest, 36, 48, new LevelLaw(0.004, 0.01, 1));
        assertThat(out[0]).isCloseTo(12 * 75, within(1e-6));
    }

    @Test
    void withoutAWalkTheErrorIsThatOfAllThatWasCounted() {
        double[] out = forecast(filled(48, 50), filled(48, 1000), 36, 48, new LevelLaw(0, 0, 1));
        // 1800 counted beside 36,000, and 12,000 in the rest of the window; the vague beginning (variance 4) adds
        // nothing
        assertThat(out[1]).isCloseTo(1 / 1800.0 + 1 / 36000.0 + 1 / 12000.0, within(1e-6));
    }

    @Test
    void aWalkAddsItsVarianceUpToTheWindow() {
        // one block of three months, known well; the window is the next three months: the walk takes a quarter year
        double[] out = forecast(filled(6, 1e8), filled(6, 1e12), 3, 6, new LevelLaw(0.04, 0, 1));
        assertThat(out[1]).isCloseTo(0.04 * 0.25, within(1e-6));
    }

    @Test
    void aShortMemoryIsForgotten() {
        double[] area = filled(120, 100);
        area[107] = 400;
        double[] rest = filled(120, 10000);
        double near = forecast(area, rest, 108, 111, new LevelLaw(0.0005, 0.2, 1))[0] / 300;
        double[] late = Arrays.copyOf(area, 120);
        double far = forecast(late, rest, 117, 120, new LevelLaw(0.0005, 0.2, 1))[0] / 300;
        assertThat(near).isGreaterThan(1.2);
        assertThat(far).isBetween(0.97, 1.1);
    }
}
