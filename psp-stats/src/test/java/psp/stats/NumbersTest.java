package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.stats.design.Comparison;
import psp.stats.design.Power;
import psp.stats.design.Shrinkage;
import psp.stats.inference.Interval;
import psp.stats.inference.Spread;
import psp.stats.internal.math.NegativeBinomialLaw;
import psp.stats.internal.math.PoissonLaw;
import psp.stats.model.CountFit;
import psp.stats.model.CountModel;
import psp.stats.model.Family;
import psp.stats.model.Residuals;
import psp.stats.model.StandardErrors;
import psp.stats.window.SubPeriods;

/** Small cases worked out apart, with scipy 1.10.1 where nothing else is said. */
class NumbersTest {

    private static ZoneCounts years(long[]... zones) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int z = 0; z < zones.length; z++) {
            for (int y = 0; y < zones[z].length; y++) {
                cells.add(new ZoneCounts.Cell(
                        Period.ofYear(2017 - zones[z].length + y), String.valueOf((char) ('a' + z)), zones[z][y]));
            }
        }
        return ZoneCounts.ofTable("x", cells);
    }

    @Test
    void aCandidatesErrorAndPreTrend() {
        ZoneCounts table = years(new long[] {50, 62, 55, 70, 64, 48}, new long[] {200, 210, 190, 230, 240, 235});
        Comparison one = Comparison.candidates(Operation.in("a").active("2016"), table, List.of())
                .get(0);
        assertThat(one.zone()).isEqualTo("b");
        assertThat(one.years()).isEqualTo(5);
        assertThat(one.error()).isCloseTo(0.10958057201295399, within(1e-12));
        assertThat(one.preTrend()).isCloseTo(0.015946612107368297, within(1e-12));
        assertThat(one.largestPreTrend()).isCloseTo(0.10508825065379936, within(1e-12));
        assertThat(one.effect()).isCloseTo(-0.2666286632539485, within(1e-12));
        assertThat(one.effectUnderPreTrend()).isCloseTo(-0.37171691390774786, within(1e-12));
        assertThat(one)
                .hasToString("b: yearly error 12 %, pre-trend up to +11 % a year not excluded; effect 23 % lower,"
                        + " under that trend 31 % lower");
    }

    @Test
    void aCandidateWithAZeroGetsHalves() {
        ZoneCounts table = years(new long[] {5, 0, 4, 3, 2}, new long[] {20, 21, 19, 23, 24});
        Comparison one = Comparison.candidates(Operation.in("a").active("2016"), table, List.of())
                .get(0);
        assertThat(one.error()).isCloseTo(1.9526680437818784, within(1e-12));
        assertThat(one.preTrend()).isCloseTo(0.0529181070653711, within(1e-12));
        assertThat(one.largestPreTrend()).isCloseTo(2.705263896092868, within(1e-12));
        assertThat(one.effect()).isCloseTo(-0.378144933021781, within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Comparison.candidates(
                        Operation.in("a").active("2016"), years(new long[] {5, 4, 3}, new long[] {9, 9, 9}), List.of()))
                .withMessageStartingWith("Only two years before 2016-01-01/2017-01-01 are covered");
    }

    @Test
    void shrinkageByMoments() {
        Shrinkage model = Shrinkage.of(new long[][] {{20, 24, 22}, {9, 7, 12}, {40, 50, 38}, {15, 11, 20}}, null);
        assertThat(model.phi()).isCloseTo(0.9447209701986234, within(1e-12));
        assertThat(model.mean()).isEqualTo(23);
        assertThat(model.between()).isCloseTo(215.8153088260006, within(1e-9));
        assertThat(model.weight()).isCloseTo(0.9675292737110168, within(1e-12));
        assertThat(model.zones()).isEqualTo(4);
        assertThat(model.years()).isEqualTo(3);
        assertThat(model.assumedPhi()).isFalse();
        assertThat(Shrinkage.of(new long[][] {{4, 0}, {6, 0}, {5, 0}}, 1.0).mean())
                .as("a last year without any: the mean of all")
                .isEqualTo(2.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.netChange(40, -1, 1))
                .withMessage("The count after must be from 0 to 2^50, not -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.netChange(40, 1, 0))
                .withMessageContaining("course");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.netInterval(40, 1, 1, 1.5))
                .withMessageContaining("not 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shrinkage.of(new long[][] {{-1}, {0}, {3}}, 1.0))
                .withMessage("The count of a zone must be from 0 to 2^50, not -1");
    }

    @Test
    void aStepOfTwoLevels() {
        CountFit fit = CountModel.of(new long[] {10, 14, 8, 12, 5, 9, 6, 7}, 12)
                .withStep("step", 4, 8)
                .fit();
        assertThat(fit.estimate("step").orElseThrow()).isCloseTo(-0.48835276791393206, within(1e-10));
        assertThat(fit.standardError("step", StandardErrors.QUASI).orElseThrow())
                .isCloseTo(0.17613187994030374, within(1e-10));
        assertThat(fit.pValue("step", StandardErrors.QUASI).orElseThrow())
                .as("the error of Poisson counts, for phi is below 1")
                .isCloseTo(0.092731736989089153, within(1e-10));
        Interval range = fit.interval("step", 0.9, StandardErrors.QUASI).orElseThrow();
        assertThat(range.lo()).isCloseTo(-0.96339699922636934, within(1e-10));
        assertThat(range.hi()).isCloseTo(-0.013308536601494836, within(1e-10));
        assertThat(range.level()).isEqualTo(0.9);
        Residuals residuals = fit.residuals();
        assertThat(residuals.autocorrelation(1)).isCloseTo(-0.7795328732850263, within(1e-9));
        assertThat(residuals.autocorrelation(2)).isCloseTo(0.543789534155904, within(1e-9));
        assertThat(residuals.autocorrelationBand()).isCloseTo(1.959963984540054 / Math.sqrt(8), within(1e-12));
        assertThat(residuals.toString())
                .startsWith("autocorrelation -0.78 (within ± 0.69 if independent), phi 0.519, 0 periods");
        assertThat(fit.pValue("step", StandardErrors.QUASI_AR1))
                .as("a negative autocorrelation counts as none")
                .hasValueCloseTo(fit.pValue("step", StandardErrors.QUASI).orElseThrow(), within(1e-12));
        Spread spread = fit.spread("step").orElseThrow();
        assertThat(spread.logRatio()).isEqualTo(fit.estimate("step").orElseThrow());
        assertThat(spread.dispersion().phi()).isCloseTo(fit.phi().orElseThrow(), within(1e-12));
        assertThat(spread.dispersion().inflation()).isEqualTo(1);
        CountFit scattered = CountModel.of(new long[] {10, 24, 3, 12, 5, 9, 1, 7}, 12)
                .withStep("step", 4, 8)
                .fit();
        assertThat(scattered.phi().orElseThrow()).isCloseTo(4.1728509585652409, within(1e-9));
        assertThat(scattered.standardError("step", StandardErrors.QUASI).orElseThrow())
                .isCloseTo(Math.sqrt(4.1728509585652409 * (1 / 49.0 + 1 / 22.0)), within(1e-10));
        assertThat(scattered.pValue("step", StandardErrors.QUASI).orElseThrow())
                .isCloseTo(0.17749955334221038, within(1e-8));
        Interval wide = scattered.interval("step", 0.9, StandardErrors.QUASI).orElseThrow();
        assertThat(wide.lo()).isCloseTo(-1.8194849228474372, within(1e-8));
        assertThat(wide.hi()).isCloseTo(0.21792923334281378, within(1e-8));
        Spread inflated = scattered.spread("step").orElseThrow();
        assertThat(inflated.dispersion().inflation())
                .isCloseTo(Math.sqrt(scattered.phi().orElseThrow()), within(1e-12));
        CountFit full =
                CountModel.of(new long[] {3, 5}, 12).withStep("step", 1, 2).fit();
        assertThat(full.pValue("step", StandardErrors.QUASI))
                .as("no degree of freedom")
                .isEmpty();
        assertThat(full.interval("step", 0.9)).isEmpty();
        assertThat(full.spread("step")).isEmpty();
        assertThat(full.phi()).isEmpty();
        assertThat(CountModel.of(new long[] {4, 4, 4, 4}, 12).fit().residuals().autocorrelation(1))
                .isZero();
    }

    @Test
    void aLongMemoryWidensTheRangeAsItShould() {
        // Of 200 periods in runs of five the autocorrelation is found, and the error grows by about √((1 + r) / (1 −
        // r)).
        long[] counts = new long[200];
        for (int i = 0; i < 200; i++) {
            counts[i] = 20 + (i / 5 * 7919 % 11 - 5) * 2;
        }
        CountFit fit = CountModel.of(counts, 52).withStep("step", 100, 200).fit();
        Spread spread = fit.spread("step").orElseThrow();
        double r = spread.dispersion().autocorrelation();
        assertThat(r)
                .as("more than the residuals show, for the fit took a part away")
                .isBetween(fit.residuals().autocorrelation(1), 0.95);
        double[] means = fit.means();
        double variance = 0;
        for (int a = 0; a < 200; a++) {
            for (int b = 0; b < 200; b++) {
                double weights = (a < 100 ? -1 : 1) * (b < 100 ? -1 : 1) / (means[a] * means[b] * 100 * 100);
                variance += weights * Math.sqrt(means[a] * means[b]) * Math.pow(r, Math.abs(a - b));
            }
        }
        assertThat(spread.standardError())
                .isCloseTo(Math.sqrt(spread.dispersion().phi() * variance), within(1e-9));
        double square = Arrays.stream(fit.residuals().pearson()).map(e -> e * e).sum();
        assertThat(spread.dispersion().phi())
                .as("more than the squares over their number")
                .isBetween(square / 198, square / 150);
        assertThat(spread.freedom()).as("neighbours say half the same").isBetween(10.0, 40.0);
        assertThat(fit.interval("step", 0.95).orElseThrow().method())
                .startsWith("t of ")
                .contains("autocorrelation 0.91");
    }

    @Test
    void devianceIsTwiceWhatTheSaturatedLikelihoodIsAhead() {
        long[] counts = {12, 3, 0, 25, 7, 9, 40, 2, 11, 5, 260, 18};
        CountFit poisson = CountModel.of(counts, 12).family(Family.POISSON).fit();
        double mean = Arrays.stream(counts).average().orElseThrow();
        double ahead = 0;
        for (long count : counts) {
            ahead += new PoissonLaw(count).lnPmf(count) - new PoissonLaw(mean).lnPmf(count);
        }
        assertThat(poisson.deviance()).isCloseTo(2 * ahead, within(1e-8));
        CountFit negative =
                CountModel.of(counts, 12).family(Family.NEGATIVE_BINOMIAL).fit();
        double size = negative.size();
        ahead = 0;
        for (long count : counts) {
            ahead += (count == 0 ? 0 : new NegativeBinomialLaw(size, count).lnPmf(count))
                    - new NegativeBinomialLaw(size, mean).lnPmf(count);
        }
        assertThat(negative.deviance()).isCloseTo(2 * ahead, within(1e-8));
        assertThat(negative.means()[0]).isCloseTo(mean, within(1e-9));
        for (double other : new double[] {size * 0.999, size * 1.001}) {
            assertThat(likelihood(counts, mean, other))
                    .as("the size is the likeliest")
                    .isLessThan(likelihood(counts, mean, size));
        }
        double step = size * 1e-4;
        assertThat((likelihood(counts, mean, size + step) - likelihood(counts, mean, size - step)) / (2 * step))
                .as("its score")
                .isCloseTo(0, within(1e-6));
        assertThat(negative.profileInterval(CountModel.INTERCEPT, 0.95)
                        .orElseThrow()
                        .method())
                .startsWith("profile likelihood, negative binomial of size ");
    }

    private static double likelihood(long[] counts, double mean, double size) {
        return Arrays.stream(counts)
                .mapToDouble(count -> new NegativeBinomialLaw(size, mean).lnPmf(count))
                .sum();
    }

    @Test
    void profileLimitsAreWhereTheLikelihoodHasFallen() {
        // Of 20 incidents in 4 periods at a constant rate: 2 (20 ln(m / 5) + 20 (5 / m − 1) …) by the profile of the
        // mean.
        CountFit fit = CountModel.of(new long[] {4, 6, 5, 5}, 12)
                .family(Family.POISSON)
                .fit();
        Interval range = fit.profileInterval(CountModel.INTERCEPT, 0.95).orElseThrow();
        for (double limit : new double[] {range.lo(), range.hi()}) {
            double mean = Math.exp(limit);
            assertThat(2 * (20 * Math.log(5 / mean) - 4 * (5 - mean))).isCloseTo(3.841458820694124, within(1e-7));
        }
        assertThat(range.lo()).isLessThan(Math.log(5));
        assertThat(range.hi()).isGreaterThan(Math.log(5));
    }

    @Test
    void aPlanByTheNormalLaw() {
        assertThat(Power.chanceOfSeeing(400, 2, 0.2, 3)).isCloseTo(0.5122599567227611, within(1e-9));
        assertThat(Power.chanceOfSeeing(3001, 1, 0.05, 1))
                .as("too many to sum")
                .isCloseTo(0.5006723956555709, within(1e-9));
        assertThat(Power.chanceOfSeeing(20, 0.5, 0.7, 1)).as("summed").isCloseTo(0.5070857167761743, within(1e-7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.chanceOfSeeing(20, 0, 0.7, 1))
                .withMessageContaining("ratio");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.chanceOfSeeing(20, 1, 0.7, 0))
                .withMessageContaining("phi");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.detectableFall(20, 1, 1, 1))
                .withMessageContaining("level");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.monthsNeeded(20, 0.1, 1, 0))
                .withMessageContaining("level");
        for (int[] bad : new int[][] {{0, 10}, {121, 10}, {12, 0}}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Power.simulated(20, bad[0], 0.1, 1, bad[1], 1));
        }
        assertThat(Power.simulated(5, 120, 0.5, 1, 1, 1).value()).isOne();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Power.Chance(Double.NaN, 3))
                .withMessage("A chance of NaN from 3 trials is none; from 0 to 1, of one trial or more");
    }

    @Test
    void aChangeOverLikePeriodsIsAStepBesideTheirLevels() {
        long[] then = {12, 9, 15, 11, 8, 14, 10, 13, 9, 16};
        long[] now = {9, 11, 8, 14, 7, 10, 6, 12, 10, 9};
        double[] days = {7, 7, 7, 7, 7, 7, 7, 7, 7, 8};
        Spread spread = SubPeriods.fit(then, now, days).orElseThrow();
        assertThat(spread.dispersion().subPeriods()).isEqualTo(20);
        CountModel model = CountModel.of(
                LongStream.concat(Arrays.stream(then), Arrays.stream(now)).toArray(),
                DoubleStream.concat(Arrays.stream(days), Arrays.stream(days)).toArray(),
                IntStream.range(0, 20).asDoubleStream().toArray());
        for (int s = 1; s < 10; s++) {
            double[] level = new double[20];
            level[s] = 1;
            level[s + 10] = 1;
            model = model.withCovariate("week " + s, level);
        }
        Spread own = model.withStep("step", 10, 20).fit().spread("step").orElseThrow();
        assertThat(own.logRatio()).isCloseTo(spread.logRatio(), within(1e-10));
        assertThat(own.standardError()).isCloseTo(spread.standardError(), within(1e-10));
    }

    @Test
    void strataWithoutAnIncidentSayNothing() {
        double[] days = {30, 30, 30, 30, 30};
        long[] then = {4, 0, 6, 5, 3};
        long[] now = {2, 0, 5, 3, 3};
        Spread with = SubPeriods.fit(then, now, days).orElseThrow();
        long[] shortThen = {4, 6, 5, 3};
        long[] shortNow = {2, 5, 3, 3};
        double[] four = {30, 30, 30, 30};
        Spread without = SubPeriods.fit(shortThen, shortNow, four).orElseThrow();
        assertThat(with).isEqualTo(without);
        assertThat(Math.exp(with.logRatio())).isCloseTo(13 / 18.0, within(1e-9));
        assertThat(with.dispersion().subPeriods()).isEqualTo(8);
        assertThat(SubPeriods.fit(new long[4], shortNow, four)).isEmpty();
        assertThat(SubPeriods.fit(new long[] {4, 0, 5, 3}, new long[] {2, 0, 3, 3}, four))
                .as("six periods are too few")
                .isEmpty();
    }
}
