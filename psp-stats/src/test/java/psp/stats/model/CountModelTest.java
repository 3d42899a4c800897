package psp.stats.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import psp.core.Period;
import psp.core.Phase;
import psp.stats.OracleCsv;
import psp.stats.TrueTotals;
import psp.stats.WorstError;
import psp.stats.inference.Interval;

class CountModelTest {

    private static final List<OracleCsv> SERIES = OracleCsv.rows("glm_series");

    private static CountFit fit(OracleCsv row, String family) {
        String design = row.text("model");
        List<OracleCsv> rows = SERIES.stream()
                .filter(r -> r.text("series").equals(row.text("series")))
                .toList();
        boolean days = row.text("offset").equals("logdays");
        CountModel model = CountModel.of(
                        rows.stream().mapToLong(r -> r.count("y")).toArray(),
                        rows.stream()
                                .mapToDouble(r -> days ? r.number("days") / 30.4375 : 1)
                                .toArray(),
                        rows.stream().mapToDouble(r -> r.number("t") / 12).toArray())
                .family(family.equals("nb") ? Family.NEGATIVE_BINOMIAL : Family.POISSON)
                .withSeason(design.startsWith("season2") ? 2 : 1);
        model = design.contains("trend") ? model.withTrend() : model;
        for (String step : List.of("step", "withdraw", "ret")) {
            if (design.contains("_" + step)) {
                model = model.withCovariate(
                        step, rows.stream().mapToDouble(r -> r.number(step)).toArray());
            }
        }
        return model.fit();
    }

    private static String key(OracleCsv row) {
        return row.text("series") + row.text("model") + row.text("offset") + row.text("family");
    }

    @Test
    void coefficientsAndErrorsAgree() {
        Set<String> usable = new HashSet<>();
        OracleCsv.rows("glm_models").stream()
                .filter(r -> r.text("usable_as_oracle").equals("yes"))
                .forEach(r -> usable.add(key(r)));
        var worst = new WorstError();
        for (OracleCsv row : OracleCsv.rows("glm_coefs")) {
            if (usable.contains(key(row))) {
                CountFit fit = fit(row, row.text("family"));
                String term = row.text("term");
                worst.compare(row, "estimate", fit.estimate(term).orElseThrow());
                worst.compare(
                        row, "se", fit.standardError(term, StandardErrors.MODEL).orElseThrow());
                worst.compare(
                        row,
                        "se_HC0",
                        fit.standardError(term, StandardErrors.HC0).orElseThrow());
                worst.compare(
                        row,
                        "se_NW3",
                        fit.standardError(term, StandardErrors.NEWEY_WEST_3).orElseThrow());
                if (row.has("se_quasi")) {
                    worst.compare(
                            row,
                            "se_quasi",
                            fit.standardError(term, StandardErrors.QUASI).orElseThrow());
                }
            }
        }
        worst.isAtMost(1e-6, 1_000);
    }

    @Test
    void profileLimitsAgree() {
        var worst = new WorstError();
        for (OracleCsv row : OracleCsv.rows("glm_profile_ci")) {
            Interval limits = fit(row, "poisson")
                    .profileInterval(row.text("term"), row.number("level"))
                    .orElseThrow();
            worst.compare(row, "lo", limits.lo());
            worst.compare(row, "hi", limits.hi());
        }
        worst.isAtMost(5e-4, 100);
    }

    @Test
    void aStepWithoutAnyIncidentHasAFiniteUpperLimit() {
        CountFit fit = CountModel.of(new long[] {4, 6, 5, 5, 0, 0, 0, 0}, 12)
                .withStep("step", 4, 8)
                .fit();
        assertThat(fit.estimate("step")).hasValue(Double.NEGATIVE_INFINITY);
        assertThat(fit.remarks()).containsExactly("no incident where 'step' applies: its estimate is minus infinity");
        assertThat(fit.standardError("step", StandardErrors.QUASI_AR1)).isEmpty();
        double exact = Math.log(1 / Math.pow(0.025, 1 / 20.0) - 1);
        Interval range = fit.interval("step", 0.95).orElseThrow();
        assertThat(range.lo()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(range.hi()).as("F of 1 and 3, all that the four months say").isGreaterThan(exact);
        Interval limits = CountModel.of(new long[] {4, 6, 5, 5, 0, 0, 0, 0}, 12)
                .withStep("step", 4, 8)
                .family(Family.POISSON)
                .fit()
                .profileInterval("step", 0.95)
                .orElseThrow();
        assertThat(limits.lo()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(limits.hi())
                .as("C. J. Clopper and E. S. Pearson's of 20 and 0 incidents")
                .isCloseTo(exact, within(1e-10));
        assertThat(fit.toString()).contains("step -∞").doesNotContain("NaN");
    }

    @Test
    void zerosEverywhereAreNoError() {
        CountFit fit = CountModel.of(new long[12], 12).withStep("step", 6, 12).fit();
        assertThat(fit.toString()).doesNotContain("NaN");
        assertThat(fit.spread("step")).isEmpty();
        assertThat(fit.interval("step", 0.95)).isEmpty();
    }

    @Test
    void aColumnThatAddsNothingIsLeftOutAndNamed() {
        CountFit fit = CountModel.of(new long[] {3, 5, 4, 6, 2, 3}, 12)
                .withStep("one", 0, 3)
                .withStep("other", 3, 6)
                .fit();
        assertThat(fit.estimate("other")).isEmpty();
        assertThat(fit.profileInterval("other", 0.95)).isEmpty();
        assertThat(fit.remarks())
                .containsExactly("the term 'other' is a combination of those before it and was left out");
        assertThat(fit.degreesOfFreedom()).isEqualTo(4);
    }

    @Test
    void countsThatSpreadLessThanPoissonGetThePoissonFit() {
        long[] counts = {10, 11, 10, 9, 10, 11, 10, 9, 10, 10};
        CountFit negative =
                CountModel.of(counts, 12).family(Family.NEGATIVE_BINOMIAL).fit();
        CountFit poisson = CountModel.of(counts, 12).family(Family.POISSON).fit();
        assertThat(negative.size()).isInfinite();
        assertThat(negative.remarks())
                .containsExactly("counts spread no more than Poisson ones: the answer is the Poisson fit");
        assertThat(negative.estimate(CountModel.INTERCEPT).orElseThrow())
                .isCloseTo(poisson.estimate(CountModel.INTERCEPT).orElseThrow(), within(1e-12));
    }

    @Test
    void residualsTellTheModel() {
        SplittableRandom random = new SplittableRandom(4);
        long[] counts = new long[400];
        Arrays.setAll(counts, i -> {
            long k = 0;
            for (double p = random.nextDouble(); p > Math.exp(-5); p *= random.nextDouble()) {
                k++;
            }
            return k;
        });
        CountFit fit = CountModel.of(counts, 52).withSeason().fit();
        assertThat(fit.terms()).containsExactly(CountModel.INTERCEPT, "c1", "s1", "c2", "s2");
        assertThat(fit.phi().orElseThrow()).as("seed 4").isCloseTo(1, within(0.15));
        assertThat(Math.abs(fit.residuals().autocorrelation(1)))
                .isLessThan(2 * fit.residuals().autocorrelationBand());
        double[] residuals = fit.residuals().quantile(new SplittableRandom(1));
        double square = Arrays.stream(residuals).map(r -> r * r).average().orElseThrow();
        assertThat(square).as("standard normal, seed 1").isCloseTo(1, within(0.2));
        assertThat(fit.residuals().quantile(new SplittableRandom(1))).isEqualTo(residuals);
    }

    @Test
    void anOutlierIsNamedWithTheAnswerWithoutIt() {
        long[] counts = {10, 12, 9, 11, 10, 9, 11, 60, 10, 11, 9, 12};
        CountFit fit = CountModel.of(counts, 12).withStep("step", 6, 12).fit();
        assertThat(fit.residuals().influential("step")).hasSize(1);
        Residuals.Influence outlier = fit.residuals().influential("step").get(0);
        assertThat(outlier.period()).isEqualTo("period 8");
        assertThat(outlier.count()).isEqualTo(60);
        assertThat(outlier.estimateWithout()).isCloseTo(Math.log(53 / 5.0 / (61 / 6.0)), within(1e-9));
    }

    @Test
    void aPeriodThatStandsOutIsNamedThoughItPullsAtNothing() {
        long[] counts = {10, 12, 9, 11, 10, 9, 11, 60, 10, 11, 9, 12};
        Residuals residuals =
                CountModel.of(counts, 12).withStep("step", 6, 12).fit().residuals();
        assertThat(residuals.outlying("step"))
                .extracting(Residuals.Influence::period)
                .containsExactly("period 8");
        assertThat(residuals.outlying("step").get(0))
                .hasToString("period 8: 60 where 18.8 were expected; without it 4 % higher");
        assertThat(residuals.outlying(CountModel.INTERCEPT)).hasSize(1);
        assertThat(residuals.influential(CountModel.INTERCEPT))
                .as("the months before do not see it")
                .isEmpty();
        assertThat(residuals.toString()).endsWith(", 1 period standing out").startsWith("autocorrelation ");
        CountFit calm =
                CountModel.of(new long[] {10, 12, 9, 11, 10, 9, 11, 10}, 12).fit();
        assertThat(calm.residuals().outlying(CountModel.INTERCEPT)).isEmpty();
    }

    @Test
    void studentizedResidualsAreThoseOfTheFitWithoutThePeriod() {
        // Of a constant rate the mean-shift form: t of the period against the others' mean and scatter.
        long[] counts = {10, 12, 9, 14, 10, 9, 11, 20};
        double[] t = CountModel.of(counts, 12).fit().residuals().studentized();
        double mean = Arrays.stream(counts).average().orElseThrow();
        double all =
                Arrays.stream(counts).mapToDouble(c -> (c - mean) * (c - mean)).sum();
        for (int i = 0; i < counts.length; i++) {
            double off = counts[i] - mean;
            double rest = (all - off * off * 8 / 7) / 6;
            assertThat(t[i]).isCloseTo(off / Math.sqrt(rest * 7 / 8), within(1e-9));
        }
        assertThat(CountModel.of(new long[] {3, 5}, 12)
                        .withStep("s", 1, 2)
                        .fit()
                        .residuals()
                        .studentized())
                .containsExactly(0, 0);
    }

    @Test
    void robustErrorsWarnWherePeriodsAreFew() {
        CountModel months =
                CountModel.of(new long[] {4, 6, 5, 5, 3, 2, 4, 3}, 12).withStep("step", 4, 8);
        assertThat(months.fit()
                        .interval("step", 0.95, StandardErrors.HC0)
                        .orElseThrow()
                        .method())
                .isEqualTo("t of 6, HC0, too narrow with fewer than 60 periods");
        assertThat(months.fit()
                        .interval("step", 0.95, StandardErrors.NEWEY_WEST_3)
                        .orElseThrow()
                        .method())
                .isEqualTo("t of 6, Newey-West, lag 3, too narrow with fewer than 60 periods");
        assertThat(months.fit()
                        .interval("step", 0.95, StandardErrors.HC3)
                        .orElseThrow()
                        .method())
                .isEqualTo("t of 6, HC3");
        assertThat(CountModel.of(new long[60], 12).withStep("step", 4, 8).fit().interval("step", 0.95))
                .isEmpty();
        long[] five = new long[60];
        Arrays.setAll(five, i -> 3 + i % 3);
        assertThat(CountModel.of(five, 12)
                        .fit()
                        .interval(CountModel.INTERCEPT, 0.95, StandardErrors.HC0)
                        .orElseThrow()
                        .method())
                .isEqualTo("t of 59, HC0");
        assertThat(months.fit().interval("step", 0.95).orElseThrow().method())
                .isEqualTo("t of 6, quasi-Poisson, phi 0.178, autocorrelation 0, no narrower than Poisson");
        assertThat(months.fit().profileInterval("step", 0.95).orElseThrow().method())
                .isEqualTo("profile likelihood, F of 1 and 6 scaled by phi 0.178, no narrower than Poisson");
        assertThat(months.family(Family.POISSON)
                        .fit()
                        .profileInterval("step", 0.95)
                        .orElseThrow()
                        .method())
                .isEqualTo("profile likelihood, Poisson");
    }

    @Test
    void theSeasonChosenByLengthIsSaid() {
        long[] counts = new long[60];
        Arrays.setAll(counts, i -> 3 + i % 4);
        for (Object[] one : new Object[][] {
            {12, "season: none, by the length of 0.9 years"},
            {36, "season: one harmonic, by the length of 2.9 years"},
            {60, "season: two harmonics, by the length of 4.9 years"}
        }) {
            CountFit fit = CountModel.of(Arrays.copyOf(counts, (Integer) one[0]), 12)
                    .withSeason()
                    .fit();
            assertThat(fit.remarks()).containsExactly((String) one[1]);
            assertThat(fit.toString()).endsWith("; " + one[1]);
        }
    }

    @Test
    void phasesAreStepsOfTheSeries() {
        CountModel model = CountModel.of(TrueTotals.read("violent_incidents")
                .in("center-street")
                .monthly(Period.parse("2014-01-01/2017-01-01")));
        Phase active = Phase.of(Phase.Kind.ACTIVE, Period.parse("2016-04-01/2017-01-01"));
        assertThat(model.withPhase(active).fit().estimate("active"))
                .isEqualTo(model.withStep("active", 27, 36).fit().estimate("active"));
        double[] half = new double[36];
        Arrays.fill(half, 28, 36, 1);
        half[27] = 15 / 30.0;
        assertThat(model.withPhase(Phase.of(Phase.Kind.ACTIVE, Period.parse("2016-04-16/2017-01-01")))
                        .fit()
                        .estimate("active"))
                .isEqualTo(model.withCovariate("active", half).fit().estimate("active"));
        refused(
                () -> model.withPhase(Phase.of(Phase.Kind.ACTIVE, Period.parse("2017"))),
                "No period of the series, 2014-01-01/2014-02-01 to 2016-12-01/2017-01-01, lies in active 2017-01-01/2018-01-01");
        refused(
                () -> CountModel.of(new long[] {1, 2}, 12).withPhase(active),
                "The model knows no dates, so not when active"
                        + " 2016-04-01/2017-01-01 was; make it of a series, or use withStep");
    }

    @Test
    void aSeriesCarriesItsExposure() {
        CountModel model = CountModel.of(TrueTotals.read("violent_incidents")
                .in("center-street")
                .monthly(Period.parse("2014-01-01/2017-01-01")));
        CountFit fit = model.withSeason().withTrend().fit();
        assertThat(fit.terms()).containsExactly(CountModel.INTERCEPT, "c1", "s1", "tt");
        assertThat(fit.residuals().influential("tt"))
                .allMatch(month -> month.period().startsWith("201"));
        assertThat(Math.exp(fit.estimate(CountModel.INTERCEPT).orElseThrow()))
                .as("a day")
                .isBetween(1.5, 2.8);
    }

    @Test
    void refusesWhatIsNoSeries() {
        refused(
                () -> CountModel.of(new long[] {1, -1}, 12),
                "The count -1 of period 2 is negative; counts are 0 or more");
        refused(
                () -> CountModel.of(new long[] {1, 2}, new double[] {1, 0}, new double[] {1, 2}),
                "The exposure 0.0 of period 2 is not above 0; leave out periods that were not observed");
        refused(
                () -> CountModel.of(new long[] {1, 2}, new double[] {1, 1}, new double[] {1, Double.NaN}),
                "The time NaN of period 2 does not come after the one before");
        refused(
                () -> CountModel.of(new long[0], 12),
                "There are 0 counts, 0 exposures and 0 times; give as many of each, at least one");
        refused(() -> CountModel.of(new long[] {1}, Double.NaN), "NaN periods a year; above 0, such as 12 or 52");
        CountModel two = CountModel.of(new long[] {1, 2}, 12);
        refused(() -> two.withStep("s", 1, 3), "The step 's' from 1 to 3 is not a run of the 2 periods");
        refused(() -> two.withSeason(0), "0 harmonics; 1 or more, or leave the season out");
        refused(() -> two.withTrend().withTrend(), "The term 'tt' is there already");
        refused(() -> two.withSeason(1).fit(), "2 periods cannot bear the 3 terms [(Intercept), c1, s1]");
        refused(() -> two.fit().estimate("step"), "No term 'step'; the terms are [(Intercept)]");
        refused(
                () -> two.fit().interval("(Intercept)", 1),
                "The level must be between 0 and 1, not 1.0; write 0.95 for 95 %");
        refused(() -> two.fit().residuals().autocorrelation(2), "The lag 2 is not within 1 to 1");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
