package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import psp.stats.Copies;
import psp.stats.OracleCsv;
import psp.stats.WorstError;
import psp.stats.inference.Interval;
import psp.stats.inference.RateRatio;

class EProcessTest {

    @Test
    void agreesWithTheTable() {
        Map<String, EProcess> soFar = new HashMap<>();
        var evalues = new WorstError();
        var limits = new WorstError();
        for (OracleCsv row : OracleCsv.rows("eprocess")) {
            EProcess now = soFar.getOrDefault(row.text("series"), EProcess.of(row.number("a"), row.number("b")))
                    .observe(row.rates());
            soFar.put(row.text("series"), now);
            assertThat(now.looks()).isEqualTo(row.count("look"));
            evalues.compare(row, "ln_e_two_sided", now.lnEvalue());
            if (!row.text("ln_e_increase").isEmpty()) {
                evalues.compare(row, "ln_e_increase", now.lnEvalueOfRise());
            }
            Interval interval = now.interval(0.95).orElseThrow();
            limits.compare(row, "cs95_lo", interval.lo());
            if (row.text("cs95_hi").equals("+inf")) {
                assertThat(interval.hi()).isInfinite();
            } else {
                limits.compare(row, "cs95_hi", interval.hi());
            }
        }
        evalues.isAtMost(1e-12, 88);
        limits.isAtMost(1e-12, 90);
    }

    /** mpmath 1.3.0 at 40 digits. */
    @Test
    void largeCountsKeepTheirDigits() {
        assertThat(EProcess.of(10, 10)
                        .observe(RateRatio.of(1_000_000, 1, 1_003_000, 1))
                        .lnEvalue())
                .isCloseTo(-3.5231022613545531191, within(1e-11));
        assertThat(EProcess.of(1, 1)
                        .observe(RateRatio.of(10_000_000_000L, 92, 3_000_000_000L, 30))
                        .lnEvalue())
                .isCloseTo(8141803.410754648533526144, within(1e-7));
        assertThat(EProcess.of(10, 10)
                        .observe(RateRatio.of(10_000, 1, 10_500, 1))
                        .lnEvalueOfRise())
                .isCloseTo(3.3062299579964164268, within(1e-11));
        assertThat(EProcess.of(0.5, 0.5).observe(RateRatio.of(3, 92, 40, 30)).lnEvalueOfRise())
                .isCloseTo(44.356824967997761945, within(1e-11));
    }

    /** By quadrature with mpmath 1.3.0: the prior of all looks, and its cut renewed at the largest share so far. */
    @Test
    void exposuresMayDiffer() {
        EProcess few = EProcess.of(1, 1)
                .observe(RateRatio.of(5, 31, 9, 30))
                .observe(RateRatio.of(6, 31, 11, 31))
                .observe(RateRatio.of(7, 29, 8, 28))
                .observe(RateRatio.of(6, 30, 14, 31));
        assertThat(few.lnEvalue()).isCloseTo(0.526234651376009581, within(1e-13));
        assertThat(few.lnEvalueOfRise()).isCloseTo(1.2191563273667571269, within(1e-13));
        EProcess many = EProcess.of(1, 1)
                .observe(RateRatio.of(50, 31, 90, 30))
                .observe(RateRatio.of(60, 31, 110, 31))
                .observe(RateRatio.of(70, 29, 80, 28))
                .observe(RateRatio.of(60, 30, 140, 31));
        assertThat(many.lnEvalue()).isCloseTo(21.387539865027295681, within(1e-11));
        assertThat(many.lnEvalueOfRise()).isCloseTo(22.064612979237350395, within(1e-11));
        assertThat(many)
                .hasToString("240 to 420 in 4 looks: e 3,820,000,000 against no rise, 1,940,000,000 against equal rates"
                        + " (exposures differ, Poisson)");
        Interval interval = many.interval(0.95).orElseThrow();
        assertThat(many.lnEvalue(interval.lo())).isCloseTo(Math.log(20), within(1e-9));
        assertThat(many.lnEvalue(interval.hi())).isCloseTo(Math.log(20), within(1e-9));
    }

    /** A constant share while exposures change a hundredfold: no ratio fits. */
    @Test
    void whereNoRatioIsLeftTheIntervalIsEmpty() {
        EProcess process =
                EProcess.of(1, 1).observe(RateRatio.of(500, 100, 500, 1)).observe(RateRatio.of(500, 1, 500, 1));
        assertThat(process.interval(0.95)).isEmpty();
    }

    @Test
    void zeros() {
        EProcess start = EProcess.of(1, 1);
        assertThat(start.lnEvalue()).isZero();
        assertThat(start.lnEvalueOfRise()).isZero();
        assertThat(start.interval(0.95).orElseThrow())
                .hasToString("[0, infinity] 95 %, anytime-valid (Poisson, Beta mixture)");
        EProcess none = start.observe(RateRatio.of(0, 30, 0, 31));
        assertThat(none.lnEvalue()).isZero();
        assertThat(none.lnEvalueOfRise()).isZero();
        assertThat(none)
                .hasToString("0 to 0 in 1 look: e 1 against no rise, 1 against equal rates"
                        + " (1.033 times the exposure, Poisson)");
        EProcess fallen = EProcess.of(10, 10).observe(RateRatio.of(30, 1, 0, 1));
        Interval narrow = fallen.interval(0.05).orElseThrow();
        assertThat(narrow.lo()).isZero();
        assertThat(fallen.lnEvalue(narrow.hi())).isCloseTo(-Math.log(0.95), within(1e-12));
        EProcess far = EProcess.of(1, 1).observe(RateRatio.of(1_000_000, 1, 1, 1));
        assertThat(far.lnEvalueOfRise())
                .as("beyond the smallest double")
                .isLessThan(-13)
                .isGreaterThan(Double.NEGATIVE_INFINITY);
        assertThat(EProcess.of(1, 1).observe(RateRatio.of(1, 1, 1_000_000, 1)))
                .hasToString(
                        "1 to 1,000,000 in 1 look: e above 1e299 against no rise, above 1e299 against equal rates (Poisson)");
        assertThat(far.observe(RateRatio.of(1, 1, 1, 2)).lnEvalueOfRise())
                .as("cut anew")
                .isFinite();
    }

    @Test
    void theSameInBatchAndOneByOne() {
        EProcess months = EProcess.of(1, 1);
        for (int i = 0; i < 12; i++) {
            months = months.observe(RateRatio.of(20, 30, 35, 30));
        }
        EProcess year = EProcess.of(1, 1).observe(RateRatio.of(240, 360, 420, 360));
        assertThat(months.lnEvalue()).isEqualTo(year.lnEvalue());
        assertThat(months.lnEvalueOfRise()).isEqualTo(year.lnEvalueOfRise());
        assertThat(Copies.of(months)).isEqualTo(months);
    }

    /** Equal rates that move together from look to look, watched for 120 looks with exposures of 28 to 31 days. */
    @Test
    void falseAlarmsForGoodAreAtMostTheirChance() {
        UniformRandomProvider random = new SplittableRandom(2017)::nextLong;
        int rises = 0;
        int changes = 0;
        int outside = 0;
        for (int trial = 0; trial < 1_000; trial++) {
            EProcess process = EProcess.of(1, 1);
            boolean rise = false;
            boolean change = false;
            boolean out = false;
            for (int look = 0; look < 120; look++) {
                double mean = 5 + 3 * Math.sin(look / 2.0);
                int days = 28 + look % 4;
                int after = poisson(mean * days / 30, random);
                process = process.observe(RateRatio.of(poisson(mean, random), 30, after, days));
                rise |= process.showsRise(0.1);
                change |= process.lnEvalue() >= Math.log(10);
                out |= look % 40 == 39
                        && !process.interval(0.9).map(i -> i.contains(1)).orElse(false);
            }
            rises += rise ? 1 : 0;
            changes += change ? 1 : 0;
            outside += out ? 1 : 0;
        }
        assertThat(rises).as("of 1,000, seed 2017").isBetween(10, 120);
        assertThat(changes).isBetween(10, 120);
        assertThat(outside).isBetween(1, changes);
    }

    private static int poisson(double mean, UniformRandomProvider random) {
        DiscreteDistribution.Sampler sampler = PoissonDistribution.of(mean).createSampler(random);
        return sampler.sample();
    }

    @Test
    void aRiseIsShown() {
        EProcess process = EProcess.of(1, 1);
        while (!process.showsRise(0.05)) {
            process = process.observe(RateRatio.of(10, 30, 15, 30));
        }
        assertThat(process.looks()).isEqualTo(10);
        assertThat(process)
                .hasToString("100 to 150 in 10 looks: e 23.8 against no rise, 11.9 against equal rates (Poisson)");
    }

    @Test
    void refusesWhatIsNoEvidence() {
        refused(
                () -> EProcess.of(0, 1),
                "The shapes of the Beta law must be finite and above 0, not 0.0 and 1.0;" + " 1 and 1 are flat");
        refused(
                () -> EProcess.of(1, Double.NaN),
                "The shapes of the Beta law must be finite and above 0, not 1.0" + " and NaN; 1 and 1 are flat");
        refused(() -> EProcess.of(1, 1).lnEvalue(0), "The ratio must be a finite number above 0, not 0.0");
        refused(
                () -> EProcess.of(1, 1).interval(95),
                "The level must be between 0 and 1, not 95.0; write 0.95 for 95 %");
        refused(
                () -> EProcess.of(1, 1).showsRise(Double.NaN),
                "The chance of a false alarm must be between 0 and 1," + " not NaN");
        refused(
                () -> new EProcess(1, 1, 0, List.of(new EProcess.Sum(1, 2, 3)), 0),
                "After 0 looks there cannot be 1 sum" + " with 0.0 carried; start with EProcess.of and observe");
        refused(
                () -> new EProcess.Sum(0, 2, 3),
                "The exposure after over the exposure before must be a finite number"
                        + " above 0, such as days, not 0.0");
        refused(
                () -> {
                    EProcess process = EProcess.of(1, 1);
                    for (int days = 1; days <= 101; days++) {
                        process = process.observe(RateRatio.of(1, 7, 1, days));
                    }
                },
                "More than 100 different ratios of exposures; measure exposures in whole days, or count both sides in the"
                        + " same days");
    }

    private static void refused(ThrowingCallable door, String message) {
        assertThatIllegalArgumentException().isThrownBy(door).withMessage(message);
    }
}
