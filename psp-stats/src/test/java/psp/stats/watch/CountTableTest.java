package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psp.stats.internal.math.CountLaw;
import psp.stats.internal.math.NegativeBinomialLaw;
import psp.stats.internal.math.PoissonLaw;
import psp.stats.internal.math.Randoms;

class CountTableTest {

    @Test
    void numbersAreThoseOfSplitMix() {
        Randoms randoms = new Randoms(0);
        // The first two outputs of SplitMix64 from the state 0 are e220a8397b1dcdaf and 6e789e6aa1b965f4.
        assertThat(randoms.uniform()).isEqualTo((0xe220a8397b1dcdafL >>> 11) * 0x1p-53);
        assertThat(randoms.uniform()).isEqualTo((0x6e789e6aa1b965f4L >>> 11) * 0x1p-53);
    }

    @Test
    void normalNumbersAreNormal() {
        Randoms randoms = new Randoms(4711);
        int n = 200_000;
        double[] moments = new double[4];
        int beyond = 0;
        for (int i = 0; i < n; i++) {
            double z = randoms.normal();
            beyond += z > 1.959964 ? 1 : 0;
            for (int j = 0; j < 4; j++) {
                moments[j] += StrictMath.pow(z, j + 1) / n;
            }
        }
        assertThat(moments[0]).isCloseTo(0, within(0.01));
        assertThat(moments[1]).isCloseTo(1, within(0.015));
        assertThat(moments[2]).isCloseTo(0, within(0.03));
        assertThat(moments[3]).isCloseTo(3, within(0.1));
        assertThat((double) beyond / n).isCloseTo(0.025, within(0.0015));
    }

    /** The drawn counts follow the law of the same mean and dispersion. */
    @ParameterizedTest
    @CsvSource({"0.02, 1", "0.3, 2", "0.3, 20", "7, 1", "7, 3", "180, 1", "180, 4", "2400, 13", "9000, 2"})
    void countsFollowTheirLaw(double mean, double phi) {
        CountLaw law = phi == 1 ? new PoissonLaw(mean) : new NegativeBinomialLaw(mean / (phi - 1), mean);
        CountTable table = new CountTable(mean, phi);
        Randoms randoms = new Randoms(12);
        int n = 40_000;
        long[] limits = {(long) mean, (long) (mean - Math.sqrt(phi * mean)), (long) (mean + 2 * Math.sqrt(phi * mean))};
        int[] below = new int[limits.length];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            long count = table.draw(randoms);
            sum += count;
            for (int j = 0; j < limits.length; j++) {
                below[j] += count <= limits[j] ? 1 : 0;
            }
        }
        assertThat(sum / n).isCloseTo(mean, within(4 * Math.sqrt(phi * mean / n) + 1e-9));
        for (int j = 0; j < limits.length; j++) {
            assertThat((double) below[j] / n).as("up to %d", limits[j]).isCloseTo(law.cdf(limits[j]), within(0.011));
        }
    }

    /** Laws one after the other in one room, wide and narrow, draw as each does in its own. */
    @Test
    void aTableThatIsUsedAgainIsThatOfItsLaw() {
        CountTable used = new CountTable();
        double[][] laws = {{180, 4}, {0.02, 1}, {2400, 900}, {7, 3}, {9000, 2}, {0, 1}, {2400, 13}};
        for (double[] law : laws) {
            used.set(law[0], law[1]);
            CountTable own = new CountTable(law[0], law[1]);
            Randoms one = new Randoms(5);
            Randoms other = new Randoms(5);
            for (int i = 0; i < 1_000; i++) {
                assertThat(used.draw(one)).as("%s", Arrays.toString(law)).isEqualTo(own.draw(other));
            }
        }
    }

    @Test
    void nothingComesFromNothing() {
        CountTable none = new CountTable(0, 3);
        Randoms randoms = new Randoms(1);
        for (int i = 0; i < 100; i++) {
            assertThat(none.draw(randoms)).isZero();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CountTable(Double.NaN, 1))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CountTable(1, 0.5))
                .withMessageContaining("0.5");
    }
}
