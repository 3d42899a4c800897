package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import psp.core.CountSeries;
import psp.core.DataException;
import psp.core.Operation;
import psp.core.Period;
import psp.core.RecordingBreak;
import psp.core.ZoneCounts;
import psp.stats.internal.math.BetaLaw;
import psp.stats.internal.math.Normal;
import psp.stats.level.HoldingFit;
import psp.stats.level.Observation;

class ComparedWatchTest {

    private static final long[] BASELINE = {11, 9, 12, 10, 14, 15, 13, 12, 9, 8, 10, 9};
    private static final long[] OPERATION = {5, 4, 6, 5, 7, 8, 7, 6, 5, 4, 5, 5};
    private static final long[] BEFORE = {52, 47, 55, 49, 63, 70, 66, 58, 47, 44, 50, 48};
    private static final long[] DURING = {50, 46, 57, 52, 60, 71, 64, 57, 49, 43, 51, 47};
    private static final Watch PLAIN = Watch.of(12, BASELINE, OPERATION);
    private static final ComparedWatch START = PLAIN.against(BEFORE, DURING);

    private static ComparedWatch seeing(ComparedWatch watch, long[] focus, long[] comparison) {
        ComparedWatch seen = watch;
        for (int i = 0; i < focus.length; i++) {
            seen = seen.observe(focus[i], comparison[i]);
        }
        return seen;
    }

    private static final long[] BACK = {5, 6, 4, 12, 13, 14, 12, 13, 12};
    private static final long[] AS_EVER = {51, 47, 56, 50, 62, 70, 65, 57, 48};
    private static final ComparedWatch LOCAL = seeing(START, BACK, AS_EVER);

    @Test
    void aReturnOfTheFocusAloneIsLocal() {
        assertThat(LOCAL.extent()).isEqualTo(Extent.LOCAL);
        assertThat(LOCAL.localAlarm()).hasValue(6);
        assertThat(LOCAL.focus())
                .isEqualTo(PLAIN.observe(5)
                        .observe(6)
                        .observe(4)
                        .observe(12)
                        .observe(13)
                        .observe(14)
                        .observe(12)
                        .observe(13)
                        .observe(12));
        assertThat(LOCAL.comparison().alarm()).isEmpty();
        assertThat(LOCAL.expectedByComparison()).isCloseTo(35.4, within(0.1));
        assertThat(LOCAL.toString())
                .startsWith("local: more than the comparison's course explains, seen at period 6: 54 seen in"
                        + " this year of watching, 35.4 expected by the comparison's course; one false alarm \"local\" in 10 years in"
                        + " which both keep their ratio. Plain watch: signs of return, seen at period 6");
    }

    @Test
    void aRiseOfBothIsCitywide() {
        ComparedWatch watch = seeing(
                START, new long[] {9, 8, 11, 10, 12, 14, 12, 11, 9}, new long[] {95, 88, 104, 96, 118, 130, 120, 110, 90
                });
        assertThat(watch.extent()).isEqualTo(Extent.CITYWIDE);
        assertThat(watch.localAlarm()).isEmpty();
        assertThat(watch.focus().alarm()).hasValue(3);
        assertThat(watch.expectedByComparison()).isCloseTo(99.7, within(0.1));
        assertThat(watch.toString())
                .startsWith("citywide: the comparison rose too, seen at period 1, and nothing beyond it is"
                        + " shown: 96 seen");
    }

    @Test
    void elseItCannotTell() {
        assertThat(START.extent()).isEqualTo(Extent.CANNOT_TELL);
        ComparedWatch holding =
                seeing(START, new long[] {4, 4, 5, 4, 5, 6, 6, 5, 4}, new long[] {40, 37, 45, 40, 50, 56, 52, 46, 38});
        assertThat(holding.extent()).isEqualTo(Extent.CANNOT_TELL);
        assertThat(holding.toString())
                .startsWith("we can't say: nothing beyond what the comparison did is shown: 43 seen in this"
                        + " year of watching, 42.3 expected by the comparison's course");
    }

    /** A comparison that rose years ago is no reason to call a new rise citywide. */
    @Test
    void bothMustRiseWithinAYear() {
        long[] shocked = new long[14];
        Arrays.setAll(shocked, i -> 2 * DURING[i % 12]);
        long[] held = new long[14];
        Arrays.setAll(held, i -> OPERATION[i % 12]);
        ComparedWatch watch = seeing(START, held, shocked);
        assertThat(watch.comparison().alarm()).isPresent();
        assertThat(watch.extent()).isEqualTo(Extent.CANNOT_TELL);
        long[] rising = {11, 11, 12, 12, 11, 10, 11, 12};
        long[] fallen = new long[8];
        Arrays.setAll(fallen, i -> 4 * DURING[i]);
        ComparedWatch later = seeing(watch, rising, fallen);
        assertThat(later.focus().alarm()).isPresent();
        assertThat(later.localAlarm()).isEmpty();
        assertThat(later.extent()).isEqualTo(Extent.CANNOT_TELL);
        assertThat(later.toString())
                .startsWith("we can't say whether it is local or citywide: the focus rose, neither is shown: ");
    }

    /** A guarantee is the plain watch's own; the share is watched on average over pasts. */
    @Test
    void theRulesOfThePlainWatchStayItsOwn() {
        ComparedWatch watch = seeing(PLAIN.guaranteed(0.9).against(BEFORE, DURING), BACK, AS_EVER);
        assertThat(watch.localAlarm()).hasValue(6);
        assertThat(watch.expectedByComparison()).isEqualTo(LOCAL.expectedByComparison());
        assertThat(ComparedWatch.parse(watch.toText())).hasToString(watch.toString());
    }

    private static List<Observation> spells(int from, long[] counts, long[] comparison) {
        List<Observation> spells = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            spells.add(new Observation(from + i, from + i + 1, 1, counts[i])
                    .beside(new Observation(from + i, from + i + 1, 1, comparison[i])));
        }
        return spells;
    }

    @Test
    void theFitIsThatOfTheRatio() {
        HoldingFit fit = HoldingFit.of(spells(-24, BASELINE, BEFORE), spells(-12, OPERATION, DURING), 12, true);
        assertThat(fit.ratio()).isCloseTo(67.0 / 647, within(0.001));
        assertThat(fit.before()).isCloseTo(132.0 / 649 / (67.0 / 647), within(0.02));
        assertThat(fit.perTick).isCloseTo(647.5 / 12, within(1e-9));
        int last = HoldingFit.HARMONICS + 1;
        // 1 / focus + 1 / comparison, and half an incident that keeps the level finite
        assertThat(fit.covariance(1)[last][last]).isCloseTo(1.0 / 67 + 1.0 / 647, within(0.0005));
        double wave = fit.season(new Observation(0, 1, 1, 0)) / fit.season(new Observation(6, 7, 1, 0));
        assertThat(wave).isBetween(0.9, 1.1);
    }

    /** Where the level is known to all digits, what remains is the binomial law of the share, by Jeffreys' prior. */
    @Test
    void theTailIsThatOfTheShare() {
        long[] many = new long[48];
        Arrays.fill(many, 1_000_000);
        HoldingFit fit = HoldingFit.of(List.of(), spells(-48, many, many), 12, true);
        assertThat(fit.phi).isBetween(1.0, 1.001);
        YearSoFar year = new YearSoFar(new WatchYear(fit, 0, 12, 0, 0.1)).with(new Observation(0, 1, 7, 15), true);
        double share = BetaLaw.cdf(15.5, 7.5, 0.5, 0.5);
        // the drift that no past excludes, 3 %, takes a little
        assertThat(year.z()).isCloseTo(-Normal.quantile(share), within(0.01));
        assertThat(new YearSoFar(new WatchYear(fit, 0, 12, 0, 0.1))
                        .with(new Observation(0, 1, 0, 0), true)
                        .crosses(true))
                .isFalse();
    }

    /** The long figures, by cell, are in docs/evidence/watch-against.md. */
    @Test
    void theLocalPromiseHoldsUnderACommonShock() {
        long seed = 20170101;
        SplittableRandom random = new SplittableRandom(seed);
        int trials = 600;
        int local = 0;
        int plain = 0;
        for (int trial = 0; trial < trials; trial++) {
            double shock = trial % 2 == 0 ? 1.2 : 0.8;
            long[][] counts = new long[2][36];
            for (int i = 0; i < 36; i++) {
                double season = 1 + 0.3 * Math.cos(Math.PI * (i - 6) / 6);
                counts[0][i] = poisson(random, season * (i < 12 ? 16 : i < 24 ? 10 : 10 * shock));
                counts[1][i] = poisson(random, season * 30 * (i < 24 ? 1 : shock));
            }
            ComparedWatch watch = Watch.of(12, Arrays.copyOf(counts[0], 12), Arrays.copyOfRange(counts[0], 12, 24))
                    .against(Arrays.copyOf(counts[1], 12), Arrays.copyOfRange(counts[1], 12, 24));
            watch = seeing(watch, Arrays.copyOfRange(counts[0], 24, 36), Arrays.copyOfRange(counts[1], 24, 36));
            local += watch.extent() == Extent.LOCAL ? 1 : 0;
            plain += shock > 1 && watch.focus().alarm().isPresent() ? 1 : 0;
        }
        assertThat((double) local / trials).as("seed " + seed).isBetween(0.04, 0.11);
        assertThat(2.0 * plain / trials).as("seed " + seed).isGreaterThan(0.3);
    }

    private static long poisson(SplittableRandom random, double mean) {
        double limit = StrictMath.exp(-mean);
        long count = -1;
        for (double product = 1; product > limit || count < 0; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    @Test
    void theStoredFormAnswersTheSame() {
        ComparedWatch watch = LOCAL.falseAlarmChancePerYear(0.05);
        assertThat(watch.falseAlarmChancePerYear()).isEqualTo(0.05);
        assertThat(watch.toText())
                .startsWith("psp compared watch 3\npsp watch 3\njudged by psp rules 2\nalarm ")
                .containsPattern("watched 8 9 1 12\nend [0-9]+ [0-9a-f]{64}\ncomparison\npsp watch 3\n");
        ComparedWatch back = ComparedWatch.parse(watch.toText());
        assertThat(back).isEqualTo(watch).hasToString(watch.toString()).hasSameHashCodeAs(watch);
        assertThat(back.observe(9, 50)).hasToString(watch.observe(9, 50).toString());
        ComparedWatch again = LOCAL.restart();
        assertThat(again.extent()).isEqualTo(Extent.CANNOT_TELL);
        assertThat(again.focus().seen()).isZero();
        assertThat(ComparedWatch.parse(again.observe(9, 50).toText()))
                .hasToString(again.observe(9, 50).toString());
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> ComparedWatch.parse("psp watch 2\n"))
                .withMessageContaining("this psp reads 'psp compared watch 3'");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> ComparedWatch.parse("psp compared watch 2\n" + PLAIN.toText()))
                .withMessageContaining("no line 'comparison' parts its two watches");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> ComparedWatch.parse("psp compared watch 2\n" + PLAIN.toText() + "comparison\n"
                        + PLAIN.observe(3).toText()))
                .withMessageContaining("the comparison has 1 period and the focus 0");
    }

    private static ZoneCounts table(String start, boolean rising) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (Period month : Period.parse("2014-01-01/2018-01-01").months()) {
            long level = month.start().isBefore(Period.parse(start).start()) ? 16 : 8;
            boolean after = !month.start().isBefore(Period.parse("2017").start());
            cells.add(new ZoneCounts.Cell(month, "corridor", after && rising ? 15 : level));
            cells.add(new ZoneCounts.Cell(month, "ring", 9));
            cells.add(new ZoneCounts.Cell(month, "rest", 60 + month.start().getMonthValue() % 5));
        }
        return ZoneCounts.ofTable("shootings", cells);
    }

    @Test
    void takesTheComparisonOfAnOperation() {
        Operation operation = Operation.in("corridor").ring("ring").active("2016");
        ZoneCounts counts = table("2016", true);
        ComparedWatch watch = Watch.after(operation, counts).against(operation, counts);
        assertThat(watch.extent()).isEqualTo(Extent.LOCAL);
        assertThat(watch.comparison().toText()).contains("watched 0 31 31 61\n");
        assertThat(watch.toString()).startsWith("local: more than the comparison's course explains, seen at 2017-0");
        assertThat(watch.observe(Period.parse("2018-01"), 8, 61)
                        .observe(9, 62)
                        .focus()
                        .watched())
                .isEqualTo(14);
        assertThat(Watch.after(operation, table("2016", false))
                        .against(operation, table("2016", false))
                        .extent())
                .isEqualTo(Extent.CANNOT_TELL);
    }

    /** Weeks that a phase cuts are stretches of fewer days, of focus and comparison alike. */
    @Test
    void takesWeeksOfDays() {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (Period day : Period.parse("2014-01-01/2017-06-15").eachDay()) {
            cells.add(new ZoneCounts.Cell(day, "corridor", day.start().getDayOfMonth() % 7 == 0 ? 1 : 0));
            cells.add(new ZoneCounts.Cell(day, "rest", 1));
        }
        Operation operation = Operation.in("corridor").active("2016");
        ZoneCounts counts = ZoneCounts.ofTable("shootings", cells);
        ComparedWatch watch =
                Watch.after(operation, counts, CountSeries.Step.WEEKS).against(operation, counts);
        assertThat(watch.focus().watched()).isEqualTo(25);
        assertThat(watch.comparison().toText())
                .contains("watched 0 1 1 1\nwatched 1 8 7 7\n")
                .contains("watched 162 165 3 3\n");
        assertThat(watch.extent()).isEqualTo(Extent.CANNOT_TELL);
        assertThat(watch.expectedByComparison()).isCloseTo(165 * 52 / 366.0, within(3.0));
    }

    @Test
    void refusesWhatDoesNotStandBeside() {
        Operation operation = Operation.in("corridor").ring("ring").active("2016");
        ZoneCounts counts = table("2016", true);
        Watch dated = Watch.after(operation, counts);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.against(operation, counts))
                .withMessage(
                        "This watch counts plain periods without dates; give the comparison's counts of the same periods");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dated.against(operation, table("2016", false)))
                .withMessage(
                        "In 2017-01-01/2017-02-01 this watch saw 15 in 31 covered days, these counts hold 8 in 31; a corrected count"
                                + " makes a new watch from the corrected record");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dated.against(PLAIN))
                .withMessage("The comparison has 12 looks a"
                        + " year from period 1, the focus 12 from 2017-01-01; watch both by the same periods");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.against(BEFORE, Arrays.copyOf(DURING, 11)))
                .withMessage(
                        "Of the operation, the comparison has 11 periods and the focus 12; both must be counted in the"
                                + " same periods");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.observe(3).against(BEFORE, DURING))
                .withMessage(
                        "Of the watched periods, the comparison has 0 periods and the focus 1; both must be counted in the same periods");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.against(BEFORE, new long[12]))
                .withMessage(
                        "Nothing was"
                                + " counted in the comparison during the operation: it has no course to compare with; take a larger one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.against(BEFORE, DURING, -1))
                .withMessageContaining("must be from 0 to 2^50, not -1");
        assertThatIllegalArgumentException()
                .isThrownBy(START::restart)
                .withMessage("There was no alarm of focus, comparison or"
                        + " local; only an alarm ends a watch, and a restart begins another");
        ZoneCounts broken =
                counts.withBreaks(RecordingBreak.on(Period.parse("2016-07").start(), "NIBRS"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dated.against(operation, broken))
                .withMessageStartingWith(
                        "The record system changed (2016-07-01 everywhere: NIBRS) within what is watched");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> START.observe(3, 1L << 40))
                .withMessage("The comparison's count 1099511627776 is above 2147483647");
    }

    @Test
    void nothingAtAllIsNeverNaN() {
        ComparedWatch watch = Watch.of(52, new long[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0}, new long[10])
                .against(new long[] {0, 1, 0, 0, 0, 0, 0, 0, 0, 0}, new long[] {0, 0, 1, 0, 0, 0, 0, 0, 0, 0});
        for (int i = 0; i < 120; i++) {
            watch = watch.observe(0, 0);
            assertThat(watch.toString())
                    .startsWith("we can't say")
                    .doesNotContain("NaN")
                    .doesNotContain("∞");
        }
        assertThat(watch.observe(9, 0).observe(9, 0).observe(9, 1).extent()).isEqualTo(Extent.LOCAL);
    }
}
