package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psp.stats.OracleCsv;
import psp.stats.internal.math.Normal;
import psp.stats.level.HoldingFit;
import psp.stats.level.Observation;

/** Looks of a year, dates of a return and chances of an alarm, against an independent computation: tables by docs/evidence/levels.R and returns.R. */
class WatchOracleTest {

    private static final Map<String, double[]> LEVELS = OracleCsv.values("levels");
    private static final Map<String, double[]> RETURNS = OracleCsv.values("returns");

    private static double[] of(Map<String, double[]> table, String set, String what, Object at) {
        String key = set + " " + what + " " + at;
        double[] found = table.get(key);
        assertThat(found).as(key).isNotNull();
        return found;
    }

    private static HoldingFit fit(String set) {
        double[] asked = of(LEVELS, set, "fit", "");
        List<Observation> spells = new ArrayList<>();
        for (int i = 1; LEVELS.containsKey(set + " spell " + i); i++) {
            double[] row = of(LEVELS, set, "spell", i);
            spells.add(new Observation((int) row[0], (int) row[1], (int) row[2], (long) row[3]));
        }
        int n = (int) asked[0];
        return HoldingFit.of(spells.subList(0, n), spells.subList(n, spells.size()), asked[1], asked[2] > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "months, 9, 0",
        "months, 9, 0.25",
        "days, 336, 0",
        "days, 336, 0.25",
        "alone, 16, 0",
        "wild, 12, 0",
        "beside, 9, 0",
        "beside, 9, 0.25"
    })
    void whatTheLooksOfAYearSay(String set, int start, double share) {
        HoldingFit fit = fit(set);
        double chance = 0.07;
        WatchYear plan = new WatchYear(fit, start, 12, share, chance);
        String at = share == 0 ? "0" : "0.25";
        double[] seen = of(LEVELS, set, "year", at);
        double[] planned = of(LEVELS, set, "plan", at);
        double constant = (set.equals("beside") ? 1.06 : 1.03) * WatchBoundary.constant(planned[1], planned[2], chance);
        assertThat(plan.line(planned[0], true)).isCloseTo(constant, within(1e-6));
        assertThat(plan.line(planned[0] / 16, true)).isCloseTo(2 * constant, within(1e-6));
        assertThat(plan.raised(0.3).raised(0.2).line(planned[0], false))
                .isCloseTo(1.15 * (constant + 0.5), within(1e-6));
        double level = planned[2];
        double reach = (set.equals("beside") ? 1.06 : 1.03) * WatchBoundary.constant(planned[1], planned[2], 0.025);
        assertThat(plan.reach(1, 0.95)).isCloseTo(1.15 * reach, within(1e-6));
        assertThat(plan.reach(3, 0.95)).isCloseTo(1.15 * reach, within(1e-6));
        assertThat(plan.reach(0.5, 0.95))
                .isCloseTo(1.15 * reach * Math.pow(0.5 / (1 - level / 2), -0.25), within(1e-6));
        YearSoFar year = new YearSoFar(plan);
        long sum = 0;
        for (int k = 0; k < 12; k++) {
            int from = start + (int) Math.round(k * fit.ticksPerYear / 12);
            int to = start + (int) Math.round((k + 1) * fit.ticksPerYear / 12);
            Observation spell = new Observation(from, to, to - from, (long) seen[k]);
            year = year.with(spell, (to - from) * fit.perTick, true);
            sum += spell.count();
            double[] look = LEVELS.get(set + " look " + (share > 0 ? "25.0" : "0.0") + (k < 9 ? "0" : "") + (k + 1));
            if (look == null) {
                continue;
            }
            assertThat(year.size()).isEqualTo((int) look[0]);
            assertThat(year.seen()).isEqualTo(sum);
            assertThat(year.expected()).isCloseTo(look[1], within(1e-8 * look[1]));
            assertThat(year.information()).isCloseTo(look[2], within(1e-7 * look[2]));
            assertThat(year.z()).isCloseTo(look[3], within(1e-7));
            Observation first = new Observation(start, start + (int) Math.round(fit.ticksPerYear / 12), 1, 0);
            assertThat(year.weight(fit.row(first, share))).isCloseTo(look[4], within(1e-8));
            assertThat(year.critical(1.4)).isCloseTo(look[5], within(1e-7 * look[5]));
            for (boolean review : new boolean[] {false, true}) {
                double line = plan.line(year.information(), review);
                assertThat(year.crosses(review)).isEqualTo(look[3] > line);
                assertThat(line)
                        .isCloseTo(
                                constant * (review ? 1 : 1.15) * Math.pow(Math.min(1, look[2] / planned[0]), -0.25),
                                within(1e-6));
            }
        }
        assertThat(year.critical(37)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(year.critical(-41)).as("every sum lies above").isEqualTo(-1);
        assertThat(year.critical(0.6)).isGreaterThanOrEqualTo(year.expected());
    }

    private static double[][] ramps(String set) {
        return IntStream.iterate(1, h -> RETURNS.containsKey(set + " ramp " + h), h -> h + 1)
                .mapToObj(h -> of(RETURNS, set, "ramp", h))
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"back", "long", "wild"})
    void howMuchEachStartOfAReturnIsSupported(String set) {
        double[] parts = of(RETURNS, set, "parts", "");
        ReturnPosterior.Answer answer = ReturnPosterior.of(
                of(RETURNS, set, "counts", ""),
                of(RETURNS, set, "exposures", ""),
                of(RETURNS, set, "years", ""),
                Arrays.stream(of(RETURNS, set, "earlier", ""))
                        .mapToInt(year -> (int) year)
                        .toArray(),
                (int) parts[0],
                (int) parts[1],
                ramps(set));
        double[] logs = answer.logLikelihoods();
        double top = Arrays.stream(logs).max().orElseThrow();
        double all = Arrays.stream(logs).map(log -> Math.exp(log - top)).sum();
        assertThat(Arrays.stream(logs).map(log -> Math.exp(log - top) / all).toArray())
                .containsExactly(of(RETURNS, set, "chances", ""), within(1e-9));
        assertThat(answer.phi()).isCloseTo(of(RETURNS, set, "phi", "")[0], within(1e-8));
        assertThat(answer.fall()).isCloseTo(of(RETURNS, set, "fall", "")[0], within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"even", "uneven"})
    void whenAnAlarmIsDue(String set) {
        double[] asked = of(RETURNS, set, "alarm", "");
        double[] ramp = of(RETURNS, set, "ramp", "alarm");
        AlarmChance watch = new AlarmChance(of(RETURNS, set, "holding", ""), asked[0], asked[1]);
        double limit = of(RETURNS, set, "limit", "")[0];
        assertThat(watch.limit((int) asked[2], 0.1)).isCloseTo(limit, within(1e-5 * limit));
        assertThat(IntStream.range(0, ramp.length)
                        .mapToDouble(t -> watch.firstAt(limit, ramp, asked[3], t))
                        .toArray())
                .containsExactly(of(RETURNS, set, "first", ""), within(1e-10));
    }

    /** The line's constant lies on the planes through its table: along looks by their logarithm, along chances by the normal's points. */
    @Test
    void betweenItsPointsTheTableIsStraight() {
        assertThat(WatchBoundary.constant(12, 0.5, 0.1)).isEqualTo(1.5041);
        assertThat(WatchBoundary.constant(6, 0.75, 0.002)).isCloseTo(2.9512, within(1e-12));
        double geometric = WatchBoundary.constant(Math.sqrt(12 * 16), 0.5, 0.1);
        assertThat(geometric).isCloseTo((1.5041 + 1.5147) / 2, within(1e-12));
        assertThat(WatchBoundary.constant(12, 0.625, 0.1)).isCloseTo((1.5041 + 1.4937) / 2, within(1e-12));
        double between = Normal.cdf((Normal.quantile(0.1) + Normal.quantile(0.2)) / 2);
        assertThat(WatchBoundary.constant(12, 0.5, between)).isCloseTo((1.5041 + 1.1535) / 2, within(1e-12));
        assertThat(WatchBoundary.constant(1, 0, 0.1)).as("fewer than two").isEqualTo(1.4160);
        assertThat(WatchBoundary.constant(300, 0, 0.5)).isEqualTo(0.6825);
        assertThat(WatchBoundary.constant(12, 1, 0.1)).as("one look").isCloseTo(1.2815515655446, within(1e-12));
        assertThat(WatchBoundary.constant(12, 0.995, 0.1)).isCloseTo((1.3481 + 1.2815515655446) / 2, within(1e-12));
    }
}
