package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import psp.stats.level.Observation;

/** Watches and dates at their edges: which stretches count, what a chance is made of, what is refused. */
class WatchEdgesTest {

    private static final long[] COUNTS = {
        16, 24, 17, 25, 23, 16, 24, 25, 18, 15, 24, 26, 12, 11, 13, 12, 12, 14, 11, 12, 13, 12, 11, 13, 12, 11, 13, 12,
        11, 14, 16, 12, 24, 17, 25, 16, 23, 25, 19, 22
    };

    private static double[] years(int n) {
        return IntStream.range(0, n).mapToDouble(i -> (i + 0.5) / 12).toArray();
    }

    private static double[] ramp(int start, boolean gradual) {
        return IntStream.range(0, 16)
                .mapToDouble(t -> t < start ? 0 : gradual ? Math.min(1, (t - start + 0.5) / 6) : 1)
                .toArray();
    }

    private static double[][] ramps() {
        double[][] ramps = new double[33][16];
        for (int k = 0; k < 16; k++) {
            ramps[1 + k] = ramp(k, false);
            ramps[17 + k] = ramp(k, true);
        }
        return ramps;
    }

    private static ReturnPosterior.Answer answer() {
        double[] ones = new double[40];
        Arrays.fill(ones, 1);
        return ReturnPosterior.of(
                Arrays.stream(COUNTS).asDoubleStream().toArray(), ones, years(40), new int[40], 12, 24, ramps());
    }

    private static double[] chances(double[] logs) {
        double top = Arrays.stream(logs).max().orElseThrow();
        double all = Arrays.stream(logs).map(log -> Math.exp(log - top)).sum();
        return Arrays.stream(logs).map(log -> Math.exp(log - top) / all).toArray();
    }

    private static void same(ChangeDate date, double[] chances) {
        assertThat(date.never()).isCloseTo(chances[0], within(1e-9));
        double gradual = 0;
        for (int k = 0; k < 16; k++) {
            ChangeDate.Start start = date.starts().get(k);
            assertThat(start.period()).isEqualTo(k + 1);
            assertThat(start.sudden()).isCloseTo(chances[1 + k], within(1e-9));
            assertThat(start.gradual()).isCloseTo(chances[17 + k], within(1e-9));
            gradual += chances[17 + k];
        }
        assertThat(date.gradual()).isCloseTo(gradual / (1 - chances[0]), within(1e-9));
    }

    @Test
    void aChanceIsTheLikelihoodTimesWhatIsBelievedBefore() {
        ReturnPosterior.Answer answer = answer();
        double[] logs = answer.logLikelihoods();
        ChangeDate date = ChangeDate.of(COUNTS, 12, 12, 12);
        Arrays.setAll(logs, h -> logs[h] + Math.log(h == 0 ? 1 / 3.0 : 2 / 3.0 / 32));
        same(date, chances(logs));
        assertThat(date.phi()).isCloseTo(answer.phi(), within(1e-12));
        Arrays.setAll(logs, h -> logs[h] + Math.log(h == 0 ? 3 * 0.8 : 1.5 * 0.2));
        same(date.withPriorOfNever(0.8), chances(logs));
    }

    @Test
    void anAlarmThatIsGivenIsDividedOut() {
        ReturnPosterior.Answer answer = answer();
        double[] logs = answer.logLikelihoods();
        double low = (Arrays.stream(COUNTS, 12, 24).sum() + 0.5) / 12;
        double[] expected = new double[16];
        Arrays.fill(expected, low);
        AlarmChance watch = new AlarmChance(expected, answer.phi(), 12 * low);
        // Twelve of the watched months are a year.
        double limit = watch.limit(12, 0.1);
        double[][] ramps = ramps();
        int alarm = 11;
        Arrays.setAll(
                logs,
                h -> h > 0 && (h - 1) % 16 >= alarm
                        ? Double.NEGATIVE_INFINITY
                        : logs[h]
                                + Math.log(h == 0 ? 1 / 3.0 : 2 / 3.0 / (2 * alarm))
                                - Math.log(Math.max(
                                        1e-3,
                                        watch.firstAt(
                                                limit, ramps[h], answer.fall() / (1 - answer.fall()), alarm - 1))));
        same(ChangeDate.of(COUNTS, 12, 12, 12).givenAlarm(alarm, 0.1), chances(logs));
    }

    @Test
    void datesAreEqualWhereTheyHoldTheSame() {
        ChangeDate date = ChangeDate.of(COUNTS, 12, 12, 12);
        assertThat(date)
                .isEqualTo(ChangeDate.of(COUNTS, 12, 12, 12))
                .hasSameHashCodeAs(ChangeDate.of(COUNTS, 12, 12, 12))
                .isNotEqualTo(date.withPriorOfNever(0.5))
                .isNotEqualTo(null);
        assertThat(date.withPriorOfNever(0.5).hashCode()).isNotEqualTo(date.hashCode());
        assertThat(date.data())
                .containsEntry("told", true)
                .containsEntry("since", date.mostLikely().orElseThrow().label())
                .containsEntry("setHoldsNever", false)
                .containsEntry("sentence", date.toString());
        assertThat(date.asTable().rows()).hasSize(17);
        assertThat(date.asTable().rows().get(0)).containsExactly(null, "never", null, null, date.never(), false);
        ChangeDate.Start ninth = date.starts().get(8);
        assertThat(date.asTable().rows().get(9))
                .containsExactly(
                        9,
                        "period 9",
                        ninth.sudden(),
                        ninth.gradual(),
                        ninth.chance(),
                        date.set().contains(9));
        assertThat(date.set(0.999999999).size())
                .isLessThanOrEqualTo(17)
                .isGreaterThan(date.set(0.9).size());
        assertThatIllegalArgumentException().isThrownBy(() -> date.set(1));
        for (double chance : new double[] {0, 1}) {
            assertThatIllegalArgumentException().isThrownBy(() -> date.withPriorOfNever(chance));
            assertThatIllegalArgumentException().isThrownBy(() -> date.givenAlarm(3, chance));
        }
    }

    @Test
    void halfAYearAndAQuarterBearADate() {
        assertThat(ChangeDate.bears(0.48, 0.23)).isTrue();
        assertThat(ChangeDate.bears(0.479, 0.25)).isFalse();
        assertThat(ChangeDate.bears(0.5, 0.229)).isFalse();
        assertThat(WatchStart.of(12, new long[] {3, 0, 0, 0, 0, 0}, new long[] {1, 2, 3, 4, 5, 6})
                        .isDatable())
                .isTrue();
        assertThat(WatchStart.of(12, new long[] {3, 0, 0, 0, 0}, new long[] {1, 2, 3, 4, 5, 6})
                        .isDatable())
                .isFalse();
        assertThat(ChangeDate.of(new long[40], 12, 12, 12).caveats())
                .containsExactly("no incident in the baseline, so there is no level to come back to");
        long[] year = Arrays.copyOf(COUNTS, 30);
        long[] less = Arrays.copyOfRange(COUNTS, 6, 30);
        assertThat(ChangeDate.of(year, 12, 12, 12).caveats()).isEmpty();
        assertThat(ChangeDate.of(less, 6, 12, 12).caveats())
                .as("from the middle of the first month to that of the eighteenth 1.42 years")
                .isEmpty();
        assertThat(ChangeDate.of(Arrays.copyOfRange(COUNTS, 7, 30), 6, 11, 12).caveats())
                .as("1.33 years")
                .containsExactly("with so short a past the season is mostly assumed");
    }

    private static WatchRecord record(int perYear, List<Observation> operation, List<Observation> watched) {
        return new WatchRecord(null, perYear, List.of(), operation, watched, List.of(), false, null);
    }

    private static List<Observation> spells(int from, int n, int exposure) {
        return IntStream.range(from, from + n)
                .mapToObj(t -> new Observation(t, t + 1, exposure, 3))
                .toList();
    }

    @Test
    void fourYearsAtMostAreTheLevelThatHolds() {
        WatchRecord record = record(12, spells(-12, 12, 1), spells(0, 50, 1));
        assertThat(record.holding(0)).hasSize(48).first().isEqualTo(new Observation(2, 3, 1, 3));
        assertThat(record.holding(10)).hasSize(48).first().isEqualTo(new Observation(-8, -7, 1, 3));
        assertThat(record.holding(10).get(47)).isEqualTo(new Observation(39, 40, 1, 3));
        assertThat(record(12, spells(-60, 60, 1), List.of()).holding(0)).hasSize(48);
        assertThat(record.end()).isEqualTo(50);
    }

    @Test
    void otherLooksThanThoseOfTheComparisonAreRefused() {
        WatchRecord one = record(12, spells(-12, 12, 1), spells(0, 2, 1));
        one.checkBeside(record(12, spells(-12, 12, 1), spells(0, 2, 1)));
        refused(
                one,
                record(12, spells(-11, 11, 1), spells(0, 2, 1)),
                "Of the operation, the comparison has 11 periods and the focus 12; both must be counted in the same"
                        + " periods");
        refused(
                one,
                record(12, spells(-12, 12, 1), spells(0, 1, 1)),
                "Of the watched periods, the comparison has 1 period and the focus 2; both must be counted in the same"
                        + " periods");
        refused(
                one,
                record(12, spells(-13, 12, 1), spells(0, 2, 1)),
                "Of the operation, the focus has period -11 (1 covered) where the comparison has period -12 (1 covered);"
                        + " both must be counted in the same periods");
        refused(
                one,
                record(12, spells(-12, 12, 1), spells(0, 2, 2)),
                "Of the watched periods, the focus has period 1 (1 covered) where the comparison has period 1 (2"
                        + " covered); both must be counted in the same periods");
        WatchRecord long1 =
                new WatchRecord(null, 12, spells(-24, 12, 1), spells(-12, 12, 1), List.of(), List.of(), false, null);
        refused(
                long1,
                record(12, spells(-12, 12, 1), List.of()),
                "Of the baseline, the comparison has 0 periods and the focus 12; both must be counted in the same"
                        + " periods");
        refused(
                long1,
                new WatchRecord(null, 12, spells(-25, 12, 1), spells(-12, 12, 1), List.of(), List.of(), false, null),
                "Of the baseline, the focus has period -23 (1 covered) where the comparison has period -24 (1 covered);"
                        + " both must be counted in the same periods");
    }

    private static void refused(WatchRecord one, WatchRecord other, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.checkBeside(other))
                .withMessage(message);
    }

    @Test
    void halvesOfAYearEndToHalfALook() {
        WatchRecord record = record(12, spells(-12, 12, 1), List.of());
        for (int look = 1; look <= 24; look++) {
            assertThat(record.endsHalf(look - 1, look, 0)).as("look " + look).isEqualTo(look % 6 == 0);
        }
        assertThat(record.endsHalf(3, 9, 3)).isTrue();
        assertThat(record.endsHalf(3, 8, 3)).isFalse();
    }
}
