package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psp.core.CountSeries;
import psp.core.Operation;
import psp.core.Period;
import psp.core.RecordingBreak;
import psp.core.ZoneCounts;

/**
 * Since when the level has been back: words, laws of the posterior, what is refused, and how often the set is right.
 */
class ChangeDateTest {

    private static final int[] SCATTER = {0, 3, -2, 1, -1, 2, -3, 0, 1, -1, 2, -2};

    /** A year at 20 a month, one at 10, then 10 a month until 20 again with a watched month, from 0. */
    private static long[] months(int before, int during, int again, int watched) {
        long[] counts = new long[24 + watched];
        for (int t = 0; t < counts.length; t++) {
            int level = t < 12 || t >= 24 + again ? before : during;
            counts[t] = Math.max(0, level + (level > 4 ? SCATTER[t * 7 % 12] : 0));
        }
        return counts;
    }

    private static ChangeDate of(long... counts) {
        return ChangeDate.of(counts, 12, 12, 12);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void tellsSinceWhen() {
        ChangeDate back = of(months(20, 10, 5, 12));
        assertThat(back).hasToString("back since period 6, 90 %: period 2 to period 6; never under 1 %, gradual 40 %");
        assertThat(back.mostLikely().orElseThrow().period()).isEqualTo(6);
        assertThat(back.set().never()).isFalse();
        assertThat(back.set().contains(6)).isTrue();
        assertThat(back.set().contains(7)).isFalse();
        assertThat(back.set().size()).isEqualTo(5);
        assertThat(back.told()).isTrue();
    }

    @Test
    void neverIsOneOfTheAnswers() {
        ChangeDate holding = of(months(20, 10, 99, 12));
        assertThat(holding.set().never()).isTrue();
        assertThat(holding.never()).isBetween(0.5, 0.6);
        assertThat(holding.toString())
                .startsWith("we can't say whether it is back: never 53 %; if back, since period" + " 12");
        assertThat(of(months(400, 50, 99, 12)).set().contains(3)).isFalse();
        assertThat(of(months(400, 50, 99, 12)).withPriorOfNever(0.95))
                .hasToString("no sign of a return by period 12: never over 99 %, gradual 81 %");
    }

    @Test
    void theSharpestChangeIsDatedToThePeriod() {
        assertThat(of(months(50_000, 25_000, 6, 12)))
                .hasToString("back since period 7, 90 %: period 7; never under 1 %, gradual under 1 %");
    }

    @Test
    void aHalfYearRampIsCalledGradual() {
        long[] counts = months(200, 100, 99, 12);
        for (int t = 27; t < 36; t++) {
            counts[t] = 100 + Math.min(100, Math.round(100 * (t - 26.5) / 6));
        }
        ChangeDate ramp = of(counts);
        assertThat(ramp.gradual()).isGreaterThan(0.95);
        assertThat(ramp.mostLikely().orElseThrow().period()).isBetween(3, 5);
        assertThat(ramp.mostLikely().orElseThrow().gradual())
                .isGreaterThan(ramp.mostLikely().orElseThrow().sudden());
    }

    @Test
    void withoutABaselineIncidentItCannotTell() {
        ChangeDate none = of(new long[36]);
        assertThat(none)
                .hasToString(
                        "we can't say since when: no incident in the baseline, so there is no level to come back to");
        assertThat(none.told()).isFalse();
        assertThat(none.mostLikely()).isEmpty();
        assertThat(none.never()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(none.gradual()).isEqualTo(0.5, within(1e-12));
        assertThat(none.set().size()).isEqualTo(13);
        assertThat(none.givenAlarm(3, 0.1).never()).isNotNaN();
        assertThat(of(months(0, 5, 5, 12)).told()).isFalse();
    }

    @Test
    void zerosElsewhereAreCounts() {
        ChangeDate emptied = of(months(4, 0, 99, 12));
        assertThat(emptied.never()).isBetween(0.7, 0.85);
        assertThat(emptied.set().never()).isTrue();
        assertThat(of(months(4, 0, 6, 12)).set().never()).isFalse();
        assertThat(of(months(1, 0, 99, 1)).never()).isBetween(0.3, 0.5);
        long[] rare = new long[36];
        rare[3] = 1;
        assertThat(of(rare).never()).isBetween(0.3, 0.6);
        assertThat(of(rare).caveats()).containsExactly("the fall itself is not established (Poisson, 90 %)");
    }

    @Test
    void withoutAFallNothingIsBack() {
        ChangeDate risen = of(months(20, 20, 6, 12));
        long[] counts = months(20, 20, 99, 12);
        Arrays.fill(counts, 30, 36, 45);
        assertThat(of(counts).toString()).doesNotContain("back since");
        assertThat(risen.toString())
                .startsWith("we can't say whether it is back: never ")
                .endsWith("the fall itself is" + " not established (Poisson, 90 %)");
    }

    @Test
    void saysWhatIsAssumed() {
        assertThat(of(months(20, 19, 5, 12)).caveats())
                .containsExactly("the fall itself is not established (Poisson, 90 %)");
        long[] half = new long[20];
        Arrays.fill(half, 20);
        Arrays.fill(half, 6, 12, 4);
        assertThat(ChangeDate.of(half, 6, 6, 12).toString())
                .endsWith("; with so short a past the season is mostly assumed");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 7, 11, 99})
    void chancesSumToOneAndTheSetIsTheLikeliest(int again) {
        ChangeDate change = of(months(20, 10, again, 12));
        assertThat(change.never()
                        + change.starts().stream()
                                .mapToDouble(ChangeDate.Start::chance)
                                .sum())
                .isCloseTo(1, within(1e-12));
        for (double level : new double[] {0.5, 0.8, 0.9, 0.99}) {
            ChangeDate.Dates set = change.set(level);
            double held = (set.never() ? change.never() : 0)
                    + set.starts().stream()
                            .mapToDouble(ChangeDate.Start::chance)
                            .sum();
            double least = set.starts().stream()
                    .mapToDouble(ChangeDate.Start::chance)
                    .min()
                    .orElse(1);
            assertThat(held).isGreaterThanOrEqualTo(level - 1e-9);
            assertThat(change.starts().stream().filter(s -> !set.contains(s.period())))
                    .allMatch(s -> s.chance() <= least);
            assertThat(held - Math.min(least, set.never() ? change.never() : 1)).isLessThan(level);
        }
        assertThat(change.set(0.99).size())
                .isGreaterThanOrEqualTo(change.set(0.5).size());
    }

    @Test
    void theUnitOfExposureDoesNotMatter() {
        long[] counts = months(20, 10, 5, 12);
        double[] days = new double[36];
        Arrays.fill(days, 30);
        ChangeDate inDays = ChangeDate.of(counts, days, 12, 12, 12);
        assertThat(inDays.never()).isCloseTo(of(counts).never(), within(1e-9));
        assertThat(inDays).hasToString(of(counts).toString());
    }

    @Test
    void halfTheExposureWithHalfTheCountIsNoChange() {
        long[] counts = months(40, 20, 99, 12);
        double[] days = new double[36];
        Arrays.fill(days, 30);
        double whole = ChangeDate.of(counts, days, 12, 12, 12).never();
        for (int t = 24; t < 36; t++) {
            counts[t] /= 2;
            days[t] /= 2;
        }
        assertThat(ChangeDate.of(counts, days, 12, 12, 12).never()).isCloseTo(whole, within(0.2));
    }

    @Test
    void thePriorMovesTheOddsAsBayesSays() {
        ChangeDate third = of(months(20, 10, 99, 12));
        ChangeDate even = third.withPriorOfNever(0.5);
        assertThat(third.priorOfNever()).isEqualTo(1 / 3.0);
        assertThat(odds(even) / odds(third)).isCloseTo(2, within(1e-9));
        refused(() -> third.withPriorOfNever(1), "The chance 1.0 of never is not between 0 and 1; 0.5 is even");
        refused(
                () -> third.withPriorOfNever(Double.NaN),
                "The chance NaN of never is not between 0 and 1; 0.5 is even");
    }

    private static double odds(ChangeDate change) {
        return change.never() / (1 - change.never());
    }

    @Test
    void anAlarmTakenAsGivenIsNoEvidence() {
        ChangeDate plain = of(months(20, 10, 10, 12));
        ChangeDate given = plain.givenAlarm(12, 0.1);
        assertThat(plain.never()).isLessThan(0.05);
        assertThat(given.never()).isGreaterThan(2 * plain.never());
        assertThat(given.toString()).endsWith("; given the alarm in period 12");
        assertThat(plain.toString()).doesNotContain("alarm");
        refused(() -> plain.givenAlarm(13, 0.1), "The alarm in watched period 13 is not within 1 to 12");
        refused(() -> plain.givenAlarm(0, 0.1), "The alarm in watched period 0 is not within 1 to 12");
        refused(
                () -> plain.givenAlarm(3, Double.NaN),
                "The chance NaN of a false alarm is not between 0 and 1; 0.1 is usual");
    }

    /** A rise a good while after the alarm did not raise it: the date given the alarm is by then, or never. */
    @Test
    void noReturnGivenAnAlarmStartsAfterIt() {
        long[] counts = months(20, 10, 10, 18);
        for (int t = 33; t < counts.length; t++) {
            counts[t] = 22;
        }
        counts[25] = 20;
        ChangeDate plain = of(counts);
        ChangeDate given = plain.givenAlarm(2, 0.1);
        assertThat(plain.mostLikely().orElseThrow().period()).isBetween(8, 11);
        assertThat(given.starts())
                .hasSize(18)
                .filteredOn(start -> start.period() > 2)
                .allSatisfy(start -> assertThat(start.chance()).isZero());
        assertThat(given.never()
                        + given.starts().stream()
                                .mapToDouble(ChangeDate.Start::chance)
                                .sum())
                .isCloseTo(1, within(1e-12));
        assertThat(given.set().starts())
                .allSatisfy(start -> assertThat(start.period()).isLessThanOrEqualTo(2));
        assertThat(given.mostLikely().orElseThrow().period()).isLessThanOrEqualTo(2);
        assertThat(given.withPriorOfNever(0.5).set(0.999).size()).isLessThanOrEqualTo(3);
        assertThat(of(months(0, 0, 1, 18)).givenAlarm(2, 0.1).set().size()).isEqualTo(3);
        assertThat(plain.givenAlarm(18, 0.1).priorOfNever()).isEqualTo(plain.priorOfNever());
    }

    @Test
    void refusesWhatCannotBearADate() {
        refused(
                () -> ChangeDate.of(new long[30], 5, 12, 12),
                "A change date needs 6 months of baseline and 3 months of operation; there are 5 months and 12 months");
        refused(
                () -> ChangeDate.of(new long[30], 12, 2, 12),
                "A change date needs 6 months of baseline and 3 months of operation; there are 12 months and 2 months");
        refused(() -> of(new long[24]), "Nothing was watched after the operation; a change date needs a whole period");
        refused(() -> of(new long[20]), "12 periods of baseline and 12 of operation do not fit into 20 counts");
        refused(() -> ChangeDate.of(new long[36], 12, 12, Double.NaN), "NaN periods a year; above 0, such as 12 or 52");
        refused(
                () -> ChangeDate.of(new long[36], new double[35], 12, 12, 12),
                "There are 36 counts and 35 exposures; give as many of each");
        refused(
                () -> ChangeDate.of(new long[36], new double[36], 12, 12, 12),
                "The exposure of period 1 must be a finite number above 0, such as days, not 0.0");
        long[] negative = new long[36];
        negative[4] = -1;
        refused(() -> of(negative), "The count of period 5 must be from 0 to 2^50, not -1");
        refused(
                () -> of(months(20, 10, 5, 12)).set(1),
                "The level must be between 0 and 1, not 1.0; write 0.95 for 95 %");
    }

    @Test
    @Tag("slow")
    void neverSaysNaN() {
        long seed = 5;
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 200; trial++) {
            long[] counts = new long[30 + random.nextInt(12)];
            double[] exposures = new double[counts.length];
            double[] level = random.doubles(3)
                    .map(u -> u < 0.25 ? 0 : Math.pow(10, 14 * u - 4))
                    .toArray();
            double unit = Math.pow(10, 200 * random.nextDouble() - 100);
            for (int t = 0; t < counts.length; t++) {
                counts[t] = (long) (2 * random.nextDouble() * level[t < 12 ? 0 : t < 24 ? 1 : 2]);
                exposures[t] = unit * (random.nextInt(20) == 0 ? 1e-6 : 1);
            }
            ChangeDate change = ChangeDate.of(counts, exposures, 12, 12, 12);
            for (ChangeDate one : List.of(change, change.givenAlarm(1 + trial % 6, 0.1))) {
                assertThat(one.never()
                                + one.starts().stream()
                                        .mapToDouble(ChangeDate.Start::chance)
                                        .sum())
                        .as("seed %s, trial %s", seed, trial)
                        .isCloseTo(1, within(1e-9));
                assertThat(one.toString()).doesNotContain("NaN");
            }
        }
    }

    // From an operation

    private static final Operation OPERATION =
            Operation.in("corridor").active("2016").withdrawn("2017");

    private static ZoneCounts table(int again) {
        long[] counts = months(20, 10, again, 12);
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int t = 0; t < counts.length; t++) {
            cells.add(new ZoneCounts.Cell(Period.ofMonth(YearMonth.of(2015, 1).plusMonths(t)), "corridor", counts[t]));
        }
        return ZoneCounts.ofTable("shootings", cells);
    }

    @Test
    void datesAWithdrawnPhase() {
        ChangeDate back = ChangeDate.of(OPERATION, table(5), CountSeries.Step.MONTHS);
        assertThat(back.toString())
                .startsWith("back since June 2017, 90 %: February 2017 to June 2017; never under 1" + " %");
        assertThat(ChangeDate.of(OPERATION, table(99), CountSeries.Step.MONTHS).toString())
                .contains(", or never");
        Operation named = Operation.in("corridor")
                .baseline("2015-01-01/2016-01-01")
                .active("2016")
                .withdrawn("2017");
        assertThat(ChangeDate.of(named, table(5), CountSeries.Step.MONTHS)).hasToString(back.toString());
        Period year = Period.parse("2015-01-01/2016-01-01");
        ZoneCounts table = table(5);
        assertThat(ChangeDate.of(
                        table.in("corridor").monthly(year),
                        table.in("corridor").monthly(Period.parse("2016")),
                        table.in("corridor").monthly(Period.parse("2017"))))
                .hasToString(back.toString());
    }

    @Test
    void refusesAnOperationThatCannotBearADate() {
        refused(
                () -> ChangeDate.of(
                        Operation.in("corridor").active("2016-01-01/2018-01-01"), table(5), CountSeries.Step.MONTHS),
                "The counts cover no day after the active phase 2016-01-01/2018-01-01; they cover 2015-01-01 to"
                        + " 2017-12-31, 36 periods of a table");
        refused(
                () -> ChangeDate.of(OPERATION, table(5), CountSeries.Step.YEARS),
                "A watch looks by weeks or months, not by YEARS; give CountSeries.Step.WEEKS or"
                        + " CountSeries.Step.MONTHS");
        refused(
                () -> ChangeDate.of(
                        Operation.in("corridor").active("2015").withdrawn("2016"), table(5), CountSeries.Step.MONTHS),
                "No whole year before the active phase 2015-01-01/2016-01-01 is covered by 2015-01-01 to 2017-12-31, 36"
                        + " periods of a table; name the baseline, such as baseline(\"2015\")");
        refused(
                () -> ChangeDate.of(
                        OPERATION,
                        table(5).withBreaks(RecordingBreak.on(LocalDate.of(2016, 7, 1), "new system")),
                        CountSeries.Step.MONTHS),
                "The record system changed (2016-07-01 everywhere: new system) between the baseline and the end of the"
                        + " watch; counts before and after it are not alike. Take a baseline from that day on, or drop the"
                        + " break with counts.withBreaks() to watch across it all the same");
        AtOnce areas = new AtOnce(table(5));
        refused(
                () -> ChangeDate.of(areas.year(2016), areas.year(2015), areas.year(2017)),
                "The period"
                        + " 2015-01-01/2015-02-01 comes after 2016-12-01/2017-01-01 and starts before its end; give baseline,"
                        + " operation and what came then, in this order");
    }

    private record AtOnce(ZoneCounts table) {

        CountSeries year(int year) {
            return table.in("corridor").monthly(Period.ofYear(year));
        }
    }

    // How often it is right

    @Test
    @Tag("slow")
    void holdsTheTruthAsOftenAsItSays() {
        long seed = 20170401;
        SplittableRandom random = new SplittableRandom(seed);
        int held = 0;
        int never = 0;
        int trials = 330;
        for (int trial = 0; trial < trials; trial++) {
            int lag = trial % 11 == 10 ? 99 : trial % 11;
            long[] counts = new long[36];
            double phase = random.nextDouble();
            for (int t = 0; t < counts.length; t++) {
                double season = Math.exp(0.25 * Math.cos(2 * Math.PI * (t / 12.0 - phase)));
                counts[t] = poisson(season * (t < 12 || t >= 24 + lag ? 15 : 8), random);
            }
            ChangeDate.Dates set = of(counts).set();
            held += lag == 99 ? (set.never() ? 1 : 0) : set.contains(lag + 1) ? 1 : 0;
            never += lag == 99 && set.never() ? 1 : 0;
        }
        assertThat(held).as("of %s, seed %s", trials, seed).isGreaterThanOrEqualTo((int) Math.round(0.88 * trials));
        assertThat(never).as("of %s, seed %s", trials / 11, seed).isGreaterThanOrEqualTo(27);
    }

    private static long poisson(double mean, SplittableRandom random) {
        long k = -1;
        for (double sum = 0; sum < mean; k++) {
            sum -= Math.log(1 - random.nextDouble());
        }
        return k;
    }
}
