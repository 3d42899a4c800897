package psp.stats.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psp.stats.Copies;
import psp.stats.inference.ShareLost.Kind;
import psp.stats.inference.ShareLost.Rate;

class ShareLostTest {

    private static ShareLost counts(long low, long baseline, long now) {
        return ShareLost.of(Rate.of(low, 1, 1), Rate.of(baseline, 1, 1), Rate.of(now, 1, 1), 0.95);
    }

    private static ShareLost fieller(double low, double baseline, double now, double variance) {
        return ShareLost.of(Rate.of(low, variance), Rate.of(baseline, variance), Rate.of(now, variance), 0.95);
    }

    @Test
    void anEstablishedFallHasAnInterval() {
        ShareLost share = counts(46, 80, 71);
        assertThat(share.kind()).isEqualTo(Kind.INTERVAL);
        assertThat(share.fallEstablished()).isTrue();
        assertThat(share.estimate().orElseThrow()).isCloseTo(25.0 / 34, within(1e-12));
        assertThat(share.pieces()).hasSize(1);
        assertThat(share.contains(0)).isFalse();
        assertThat(share.contains(1)).isTrue();
        assertThat(share.above(0)).isTrue();
        assertThat(share.below(1)).isFalse();
        assertThat(share).hasToString("74 % of the reduction lost again (15 to 179 %)");
    }

    /** Errors that do not depend on the rate: the roots of Fieller's quadratic, by hand. */
    @Test
    void withConstantErrorsItIsFiellersSet() {
        double c2 = Math.pow(1.959963984540054, 2);
        ShareLost share = fieller(10, 30, 16, 4);
        // (6 − 20 g)² = c² · 4 · (1 + (1 − g)² + g²)
        double a = 400 - 8 * c2;
        double b = -240 + 8 * c2;
        double c = 36 - 8 * c2;
        double root = Math.sqrt(b * b - 4 * a * c);
        assertThat(share.lowest().orElseThrow()).isCloseTo((-b - root) / (2 * a), within(1e-12));
        assertThat(share.highest().orElseThrow()).isCloseTo((-b + root) / (2 * a), within(1e-12));
        assertThat(share).hasToString("30 % of the reduction lost again (3 to 54 %)");
        assertThat(share.below(0.6)).isTrue();
        assertThat(share.below(0.5)).isFalse();
    }

    @Test
    void aFallThatIsNotEstablishedSaysNoShare() {
        ShareLost rays = fieller(10, 13, 30, 4);
        assertThat(rays.kind()).isEqualTo(Kind.TWO_RAYS);
        assertThat(rays.estimate()).isEmpty();
        assertThat(rays.pieces()).hasSize(2);
        assertThat(rays.lowest()).hasValue(Double.NEGATIVE_INFINITY);
        assertThat(rays.highest()).hasValue(Double.POSITIVE_INFINITY);
        assertThat(rays.contains(0)).isFalse();
        assertThat(rays.contains(20.0 / 3)).isTrue();
        assertThat(rays.above(0)).isFalse();
        ShareLost line = counts(7, 8, 11);
        assertThat(line.kind()).isEqualTo(Kind.WHOLE_LINE);
        assertThat(line.pieces()).singleElement().satisfies(all -> {
            assertThat(all.lo()).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(all.hi()).isEqualTo(Double.POSITIVE_INFINITY);
        });
        assertThat(List.of(rays, line))
                .allSatisfy(share -> assertThat(share)
                        .hasToString("how much was lost again we can't say: the reduction itself is not established"));
    }

    @Test
    void whereNothingFellItIsUndefined() {
        for (ShareLost share : List.of(counts(9, 9, 20), counts(50, 10, 20), counts(0, 0, 0))) {
            assertThat(share.kind()).isEqualTo(Kind.UNDEFINED);
            assertThat(share.pieces()).isEmpty();
            assertThat(share.contains(1)).isFalse();
            assertThat(share.below(1)).isFalse();
            assertThat(share.lowest()).isEmpty();
            assertThat(share).hasToString("nothing had fallen that could be lost again");
        }
    }

    @Test
    void zerosAndKnownRates() {
        assertThat(counts(0, 30, 0).estimate()).hasValue(0);
        assertThat(counts(0, 30, 0).highest().orElseThrow()).isBetween(0.05, 0.2);
        ShareLost known = fieller(10, 20, 15, 0);
        assertThat(known.estimate()).hasValue(0.5);
        assertThat(known.lowest()).hasValue(0.5);
        assertThat(known.highest()).hasValue(0.5);
        ShareLost wide = new ShareLost(Rate.of(40, 1, 1), Rate.of(90, 1, 1), Rate.of(60, 1, 1), 0.95, 5);
        assertThat(wide.highest().orElseThrow())
                .isGreaterThan(ShareLost.of(wide.low(), wide.baseline(), wide.now(), 0.95)
                        .highest()
                        .orElseThrow());
        assertThat(wide.withLevel(0.5).highest().orElseThrow())
                .isLessThan(wide.highest().orElseThrow());
        assertThat(wide.pieces().get(0).method()).isEqualTo("ratio of differences, t of 5");
    }

    @Test
    void refusesWhatIsNoRate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rate.of(Double.NaN, 1))
                .withMessage("A rate of NaN with variance 1.0 and scale 0.0; all three are finite numbers from 0 up");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rate.of(3.0, -1))
                .withMessageStartingWith("A rate of 3.0 with variance -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rate.of(-1, 1, 1))
                .withMessage("The count of a rate must be from 0 to 2^50, not -1");
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.of(1, 0, 1)).withMessageContaining("exposure");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rate.of(1, 1, Double.NaN))
                .withMessageContaining("phi");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts(1, 2, 3).withLevel(1))
                .withMessageContaining("level");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts(50, 10, 20).below(50))
                .withMessage(
                        "The share 50.0 of a fall is not from −10 to 10; write 0.5 for half of it, 1 for a full return");
        Rate one = Rate.of(1, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShareLost(one, one, one, 0.9, Double.NaN))
                .withMessage("NaN degrees of freedom; above 0, infinite for normal limits");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void theSetIsThatOfTheTestsAndScalesWithTheUnit(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 2000; trial++) {
            double top = StrictMath.exp(random.nextDouble() * 7);
            long[] n = {
                (long) (top * random.nextDouble()),
                (long) (top * random.nextDouble()),
                (long) (top * random.nextDouble())
            };
            double phi = 1 + 2 * random.nextDouble();
            ShareLost share = of(n, 365, phi);
            ShareLost scaled = of(n, 365e-6, phi);
            String at = "seed " + seed + " trial " + trial + " " + share + " of " + List.of(n[0], n[1], n[2]);
            assertThat(scaled.kind()).as(at).isEqualTo(share.kind());
            assertThat(scaled.pieces()).as(at).hasSameSizeAs(share.pieces());
            for (int i = 0; i < share.pieces().size(); i++) {
                close(share.pieces().get(i).lo(), scaled.pieces().get(i).lo(), at);
                close(share.pieces().get(i).hi(), scaled.pieces().get(i).hi(), at);
            }
            assertThat(share.kind() == Kind.INTERVAL).as(at).isEqualTo(share.fallEstablished());
            assertThat(share.estimate().isPresent()).as(at).isEqualTo(share.fallEstablished());
            if (share.fallEstablished()) {
                assertThat(share.contains(share.estimate().getAsDouble()))
                        .as(at)
                        .isTrue();
                assertThat(share.pieces()).as(at).hasSize(1);
                assertThat(share.highest().getAsDouble() - share.lowest().getAsDouble())
                        .as(at)
                        .isFinite();
            }
            assertThat(Copies.of(share)).as(at).isEqualTo(share);
        }
    }

    private static void close(double one, double other, String at) {
        if (Double.isInfinite(one)) {
            assertThat(other).as(at).isEqualTo(one);
        } else {
            assertThat(other).as(at).isCloseTo(one, within(1e-6 * (1 + Math.abs(one))));
        }
    }

    private static ShareLost of(long[] n, double exposure, double phi) {
        return ShareLost.of(
                Rate.of(n[0], exposure, phi), Rate.of(n[1], exposure, phi), Rate.of(n[2], exposure, phi), 0.95);
    }

    /** The truth lies in the set about 19 times in 20, whether or not the fall is established. */
    @ParameterizedTest
    @CsvSource({"5, 20, 10", "3, 3.5, 6", "20, 60, 60", "0.5, 10, 2", "100, 150, 100"})
    @Tag("slow")
    void theSetHoldsTheTruth(double low, double baseline, double now) {
        Random random = new Random(23);
        double truth = (now - low) / (baseline - low);
        int trials = 40_000;
        int missed = 0;
        for (int trial = 0; trial < trials; trial++) {
            ShareLost share = counts(poisson(random, low), poisson(random, baseline), poisson(random, now));
            missed += share.kind() != Kind.UNDEFINED && !share.contains(truth) ? 1 : 0;
        }
        assertThat(missed / (double) trials).as("seed 23").isLessThan(0.0525);
    }

    private static long poisson(Random random, double mean) {
        long k = -1;
        for (double sum = 0; sum < mean; k++) {
            sum -= StrictMath.log(1 - random.nextDouble());
        }
        return k < 0 ? 0 : k;
    }
}
