package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import psp.stats.inference.Interval;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.RatioOfRatios;
import psp.stats.inference.WeightedDisplacement;
import psp.stats.inference.WeightedDisplacement.Part;

class ContrastsTest {
    @Test
    void rirrAgreesWithTheTable() {
        var worst = new WorstError();
        for (OracleCsv row : OracleCsv.rows("rirr")) {
            var plain = RatioOfRatios.of(
                            row.count("t_pre"), row.count("t_post"), row.count("c_pre"), row.count("c_post"))
                    .withPhi(row.number("phi"));
            var haldane = plain.haldane();
            assertThat(plain.halfAdded()).isEqualTo(!row.has("z"));
            if (row.has("z")) {
                rirr(worst, row, "", plain);
                worst.compare(row, "z", plain.z());
                worst.compare(row, "p", plain.pValue());
            }
            rirr(worst, row, "haldane_", haldane);
        }
        worst.isAtMost(1e-11, 5_000);
    }

    private static void rirr(WorstError worst, OracleCsv row, String prefix, RatioOfRatios ratio) {
        Interval interval = ratio.interval(row.number("level"));
        worst.compare(row, prefix + "log_rirr", ratio.logEstimate());
        worst.compare(row, prefix + "se", ratio.standardError());
        worst.compare(row, prefix + "rirr", ratio.estimate());
        worst.compare(row, prefix + "lo", interval.lo());
        worst.compare(row, prefix + "hi", interval.hi());
    }

    @Test
    void rirrNamesItsHalvesAndPhi() {
        assertThat(RatioOfRatios.of(691, 559, 6077, 5601))
                .hasToString("691 to 559 against 6077 to 5601: "
                        + "ratio 0.878 [0.7806, 0.9869] 95 %, normal on the log scale, Poisson");
        assertThat(RatioOfRatios.of(5, 0, 4, 4).withPhi(1.5).interval(0.9).method())
                .isEqualTo("normal on the log scale, phi 1.5, one half added to each count");
        assertThatThrownBy(() -> RatioOfRatios.of(5, 1, 4, 4).withPhi(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The dispersion phi must be a finite number above 0, not NaN; 1 is Poisson");
    }

    @Test
    void exposuresOfTheSameDaysCancel() {
        var days = RatioOfRatios.of(
                RateRatio.of(Rate.of(50, 366), Rate.of(30, 365)), RateRatio.of(Rate.of(60, 366), Rate.of(55, 365)));
        assertThat(days.logEstimate())
                .isCloseTo(RatioOfRatios.of(50, 30, 60, 55).logEstimate(), within(1e-14));
    }

    @Test
    void wddAgreesWithTheTable() {
        var worst = new WorstError();
        for (OracleCsv row : OracleCsv.rows("wdd")) {
            var wdd = WeightedDisplacement.of(area(row, "treated"), area(row, "control"))
                    .withDisplacement(area(row, "disptreated"), area(row, "dispcontrol"));
            worst.compare(row, "Est_Local", wdd.local().estimate());
            worst.compare(row, "SE_Local", wdd.local().standardError());
            worst.compare(row, "Est_Displace", wdd.displaced().estimate());
            worst.compare(row, "SE_Displace", wdd.displaced().standardError());
            Part total = wdd.total();
            worst.compare(row, "Est_Total", total.estimate());
            worst.compare(row, "SE_Total", total.standardError());
            if (total.standardError() > 0) {
                worst.compare(
                        row, "LowCI", total.interval(1 - row.number("alpha")).lo());
                worst.compare(
                        row, "HighCI", total.interval(1 - row.number("alpha")).hi());
            } else {
                // Where nothing was counted the table has a range of 0 to 0; psp says that nothing was counted there.
                assertThat(total.interval(1 - row.number("alpha")).lo()).isEqualTo(Double.NEGATIVE_INFINITY);
                assertThat(total.interval(1 - row.number("alpha")).hi()).isEqualTo(Double.POSITIVE_INFINITY);
            }
            assertThat(total.z().isPresent()).isEqualTo(row.has("Z"));
            if (row.has("Z")) {
                worst.compare(row, "Z", total.z().orElseThrow());
                worst.compare(row, "p_two_sided", total.pValue().orElseThrow());
            }
        }
        worst.isAtMost(1e-11, 2_000);
    }

    private static RateRatio area(OracleCsv row, String name) {
        double size = row.number("area_" + name);
        return RateRatio.of(
                Rate.of(row.count(name + "_pre"), row.number("time_pre") * size),
                Rate.of(row.count(name + "_post"), row.number("time_post") * size));
    }

    /** The example of Wheeler and Ratcliffe (2018). */
    @Test
    void publishedExampleOfTheWdd() {
        var wdd = WeightedDisplacement.of(
                        RateRatio.of(Rate.of(207, 1), Rate.of(110, 1)), RateRatio.of(Rate.of(308, 1), Rate.of(318, 1)))
                .withDisplacement(
                        RateRatio.of(Rate.of(178, 1), Rate.of(157, 1)), RateRatio.of(Rate.of(150, 1), Rate.of(140, 1)));
        assertThat(wdd.total().estimate()).isEqualTo(-118);
        assertThat(wdd.total().standardError()).isCloseTo(Math.sqrt(1568), within(1e-12));
        assertThat(wdd.total().z().orElseThrow()).isCloseTo(-2.98, within(0.005));
        assertThat(wdd.total()).hasToString("-118 [-195.6, -40.39] 95 %, normal, Poisson");
        assertThat(wdd.displaced().estimate()).isEqualTo(-11);
    }

    @Test
    void wddOfNothingHasNoP() {
        var none = WeightedDisplacement.of(
                RateRatio.of(Rate.of(0, 1), Rate.of(0, 1)), RateRatio.of(Rate.of(0, 1), Rate.of(0, 1)));
        assertThat(none.total().z()).isEmpty();
        assertThat(none.total().pValue()).isEmpty();
        assertThat(none.total().interval(0.95).lo()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(none.total().interval(0.95).hi()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(none.total()).hasToString("nothing was counted there");
        assertThat(WeightedDisplacement.of(
                                RateRatio.of(Rate.of(9, 1), Rate.of(5, 1)), RateRatio.of(Rate.of(8, 1), Rate.of(8, 1)))
                        .total())
                .hasToString("-4 [-14.74, 6.735] 95 %, normal, Poisson");
    }

    @Test
    void areasOfOtherSizeAreWarnedOf() {
        WeightedDisplacement city = WeightedDisplacement.of(
                RateRatio.of(Rate.of(691, 1), Rate.of(559, 1)), RateRatio.of(Rate.of(6077, 1), Rate.of(5601, 1)));
        assertThat(city.total().estimate()).as("the wrong sign").isEqualTo(344);
        assertThat(city.scaleWarning())
                .hasValue("the areas differ in size (691 and 6077 before), so a common percentage fakes"
                        + " a difference: its percentage alone would read 422; see the net effect");
        assertThat(WeightedDisplacement.of(
                                RateRatio.of(Rate.of(100, 1), Rate.of(90, 1)),
                                RateRatio.of(Rate.of(110, 1), Rate.of(99, 1)))
                        .scaleWarning())
                .isEmpty();
    }
}
