package psp.stats.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import psp.stats.OracleCsv;
import psp.stats.inference.Interval;

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
                model = model.withCovariate(
                        "x" + (j + 1),
                        Arrays.stream(columns[j].split(" "))
                                .mapToDouble(Double::parseDouble)
                                .toArray());
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
}
