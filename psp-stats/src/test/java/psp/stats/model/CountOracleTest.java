package psp.stats.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import psp.stats.OracleCsv;
import psp.stats.inference.Interval;
import psp.stats.inference.Spread;

/** Negative binomial fits with their profiles against MASS, and separation against R's glm: tables by docs/evidence/oracles.R. */
class CountOracleTest {

    private static long[] counts(OracleCsv row) {
        return Arrays.stream(row.text("counts").split(" "))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    @Test
    void sizeErrorsAndProfileAreThoseOfMass() {
        int rows = 0;
        for (OracleCsv row : OracleCsv.rows("glm_nb")) {
            long[] counts = counts(row);
            CountFit fit = CountModel.of(counts, 12)
                    .withStep("after", (int) row.count("from"), counts.length)
                    .family(Family.NEGATIVE_BINOMIAL)
                    .fit();
            String term = row.text("term");
            String as = row.text("set") + " " + term;
            // theta.ml takes its last step of Newton's at 1e-4.
            assertThat(fit.size() / row.number("theta")).as(as).isCloseTo(1, within(1e-6));
            assertThat(fit.estimate(term).orElseThrow()).as(as).isCloseTo(row.number("estimate"), within(1e-8));
            assertThat(fit.standardError(term, StandardErrors.MODEL).orElseThrow())
                    .as(as)
                    .isCloseTo(row.number("se"), within(1e-7));
            Interval profile = fit.profileInterval(term, 0.95).orElseThrow();
            assertThat(profile.lo()).as(as).isCloseTo(row.number("lo"), within(1e-6));
            assertThat(profile.hi()).as(as).isCloseTo(row.number("hi"), within(1e-6));
            assertThat(profile.lo()).as(as + ", confint").isCloseTo(row.number("spline_lo"), within(1e-3));
            assertThat(profile.hi()).as(as + ", confint").isCloseTo(row.number("spline_hi"), within(1e-3));
            rows++;
        }
        assertThat(rows).isEqualTo(8);
    }

    @Test
    void whatRRunsAfterWithoutEndIsInfiniteAndTheRestIsAsInR() {
        int rows = 0;
        for (OracleCsv row : OracleCsv.rows("glm_separation")) {
            CountModel model = CountModel.of(counts(row), 12).family(Family.POISSON);
            String[] columns = row.text("columns").split(";");
            for (int j = 0; j < columns.length; j++) {
                model = model.withCovariate("x" + (j + 1), numbers(columns[j]));
            }
            double estimate = model.fit().estimate(row.text("term")).orElseThrow();
            String as = row.text("set") + " " + row.text("term");
            switch (row.text("way")) {
                case "plus" -> assertThat(estimate).as(as).isEqualTo(Double.POSITIVE_INFINITY);
                case "minus" -> assertThat(estimate).as(as).isEqualTo(Double.NEGATIVE_INFINITY);
                default -> assertThat(estimate).as(as).isCloseTo(row.number("estimate"), within(1e-7));
            }
            rows++;
        }
        assertThat(rows).isEqualTo(19);
    }

    /** The standard errors that psp gives by default, and the robust ones, by R's matrices. */
    @Test
    void autocorrelationDispersionAndErrorsAreThoseOfTheMatrices() {
        int rows = 0;
        for (OracleCsv row : OracleCsv.rows("glm_ar1")) {
            CountFit fit = CountModel.of(counts(row), 12)
                    .withCovariate("x", numbers(row.text("column")))
                    .family(row.text("family").equals("nb") ? Family.NEGATIVE_BINOMIAL : Family.POISSON)
                    .fit();
            String term = row.text("term");
            String as = row.text("set") + " " + row.text("family") + " " + term;
            Spread spread = fit.spread(term).orElseThrow();
            assertThat(spread.dispersion().autocorrelation()).as(as).isCloseTo(row.number("rho"), within(1e-6));
            assertThat(spread.dispersion().phi()).as(as).isCloseTo(row.number("phi"), within(1e-6));
            assertThat(spread.freedom() / Math.max(1, row.number("freedom")))
                    .as(as)
                    .isCloseTo(1, within(1e-5));
            same(fit, term, StandardErrors.QUASI_AR1, row.number("ar1"), as);
            same(fit, term, StandardErrors.HC0, row.number("hc0"), as);
            same(fit, term, StandardErrors.HC3, row.number("hc3"), as);
            rows++;
        }
        assertThat(rows).isEqualTo(18);
    }

    /** qt and qf with the phi of quasipoisson, R 4.2.2. */
    @Test
    void wideScatterWidensRangesByTheRootOfPhi() {
        long[] counts = {4, 17, 22, 9, 16, 2, 5, 3, 8, 21, 12, 20, 15, 29, 14, 4, 7, 1, 3, 2, 6, 11, 25, 12};
        CountFit fit = CountModel.of(counts, 12).withStep("after", 12, 24).fit();
        assertThat(fit.phi().orElseThrow()).isCloseTo(6.08791275648, within(1e-9));
        Interval quasi = fit.interval("after", 0.95, StandardErrors.QUASI).orElseThrow();
        assertThat(quasi.lo()).isCloseTo(-0.7002396098, within(1e-8));
        assertThat(quasi.hi()).isCloseTo(0.5509165522, within(1e-8));
        assertThat(fit.pValue("after", StandardErrors.QUASI).orElseThrow()).isCloseTo(0.806806815218, within(1e-9));
        Interval profile = fit.profileInterval("after", 0.95).orElseThrow();
        assertThat(profile.lo()).isCloseTo(-0.707812083, within(1e-6));
        assertThat(profile.hi()).isCloseTo(0.5535741262, within(1e-6));
        assertThat(profile.method()).isEqualTo("profile likelihood, F of 1 and 22 scaled by phi 6.09");
        assertThat(fit.interval("after", 0.95).orElseThrow().method())
                .isEqualTo("t of 11.7, quasi-Poisson, phi 7.14, autocorrelation 0.49");
    }

    /** Of twelve periods without any and twelve with some, the likelihood is that of a binomial: R 4.2.2, by its matrices. */
    @Test
    void anInfiniteStepIsBoundedByTheScatterAndTheCorrelationOfItsPeriods() {
        long[] counts = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 19, 9, 12, 7, 4, 12, 8, 15, 21, 12, 18};
        CountFit fit = CountModel.of(counts, 12).withStep("after", 12, 24).fit();
        Interval range = fit.interval("after", 0.95, StandardErrors.QUASI_AR1).orElseThrow();
        assertThat(range.lo()).isCloseTo(2.397377752, within(1e-6));
        assertThat(range.hi()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(fit.pValue("after", StandardErrors.QUASI_AR1).orElseThrow() / 1.964641831e-4)
                .isCloseTo(1, within(1e-6));
        assertThat(range.method())
                .isEqualTo("likelihood ratio at infinity, F of 1 and 7.87, phi 2.34, autocorrelation 0.36");
    }

    @Test
    void modelsAndFitsAreEqualWhereTheyHoldTheSame() {
        CountModel model = CountModel.of(new long[] {4, 6, 5, 3}, 12).withStep("after", 2, 4);
        CountModel same = CountModel.of(new long[] {4, 6, 5, 3}, 12).withStep("after", 2, 4);
        assertThat(model).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(model.family(Family.POISSON));
        assertThat(model).hasToString("quasi-poisson, 4 periods, 18 in all: (Intercept), after");
        assertThat(model.fit()).isEqualTo(same.fit()).hasSameHashCodeAs(same.fit());
        assertThat(model.fit()).isNotEqualTo(model.family(Family.POISSON).fit());
        assertThat(model.fit().asTable().rows()).hasSize(2);
        assertThat(model.fit().deviance())
                .as("twice the sum of n log(n / mean)")
                .isCloseTo(
                        2 * (4 * Math.log(0.8) + 6 * Math.log(1.2) + 5 * Math.log(1.25) + 3 * Math.log(0.75)),
                        within(1e-12));
    }

    private static void same(CountFit fit, String term, StandardErrors errors, double expected, String as) {
        assertThat(fit.standardError(term, errors).orElseThrow() / expected)
                .as(as + " " + errors)
                .isCloseTo(1, within(1e-5));
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
