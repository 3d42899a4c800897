package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import psp.core.CountSeries;
import psp.core.DataException;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.stats.inference.RateRatio;
import psp.stats.internal.math.Cholesky;
import psp.stats.internal.text.Digits;
import psp.stats.level.HoldingFit;
import psp.stats.level.Spell;

class WatchMethodTest {

    private static final long[] BASELINE = {11, 9, 12, 10, 14, 15, 13, 12, 9, 8, 10, 9};
    private static final long[] OPERATION = {5, 4, 6, 5, 7, 8, 7, 6, 5, 4, 5, 5};
    private static final Watch PLAIN = Watch.of(12, BASELINE, OPERATION);
    private static final long[] BACK = {5, 6, 4, 12, 13, 14, 12, 13, 12};

    private static Watch seeing(Watch watch, long... counts) {
        Watch seen = watch;
        for (long count : counts) {
            seen = seen.observe(count);
        }
        return seen;
    }

    @Test
    void everyMethodSaysWhatItsPromiseAssumes() {
        assertThat(WatchMethod.PREDICTIVE.assumes())
                .startsWith("counts that scatter independently about a level that holds");
        assertThat(WatchMethod.E_PROCESS.assumes())
                .startsWith("independent Poisson counts")
                .endsWith("for good, not per year");
        assertThat(WatchMethod.CUSUM.assumes())
                .isEqualTo("independent Poisson counts of one known mean without season, over equal"
                        + " periods; the promise is per year");
        assertThat(PLAIN.method()).isEqualTo(WatchMethod.PREDICTIVE);
        assertThat(seeing(PLAIN, BACK).by(WatchMethod.PREDICTIVE)).isEqualTo(seeing(PLAIN, BACK));
    }

    /** Each watched month beside the same month of the operation, each of which serves once. */
    @Test
    void theEProcessIsThatOfFreshPairs() {
        Watch watch = seeing(PLAIN.by(WatchMethod.E_PROCESS), BACK);
        EProcess pairs = EProcess.of(10, 10);
        int alarm = 0;
        for (int i = 0; i < BACK.length && alarm == 0; i++) {
            pairs = pairs.observe(RateRatio.of(OPERATION[i], 1, BACK[i], 1));
            alarm = pairs.showsRise(0.1) ? i + 1 : 0;
        }
        assertThat(alarm).isEqualTo(8);
        assertThat(watch.refusal()).isEmpty();
        assertThat(watch.alarm()).hasValue(alarm);
        assertThat(watch.toString())
                .startsWith("signs of return, seen at period 8: ")
                .endsWith("; by the e-process (e 20 of 10) one false alarm in 10 watches, for good");
    }

    @Test
    void theEProcessSaysWhenItSeesNothingMore() {
        Watch year = seeing(PLAIN.by(WatchMethod.E_PROCESS), OPERATION);
        Watch later = seeing(year, 20, 20);
        assertThat(later.alarm()).isEmpty();
        assertThat(later.toString())
                .contains("2 of the periods found no fresh partner in the operation: they told nothing");
        assertThat(seeing(PLAIN, OPERATION).observe(20).alarm()).hasValue(13);
    }

    @Test
    void aRestartBeginsItsEvidenceAnewWithThePeriodsLeft() {
        Watch restarted = seeing(PLAIN.by(WatchMethod.E_PROCESS), BACK).restart();
        assertThat(restarted.toString()).contains("(e 1 of 10)");
        assertThat(restarted.observe(4).toString()).doesNotContain("no fresh partner");
        assertThat(seeing(restarted, 4, 5, 5, 5).toString()).contains("1 of the periods found no fresh partner");
        assertThat(Watch.parse(restarted.observe(4).toText()))
                .hasToString(restarted.observe(4).toString());
    }

    @Test
    void theEProcessRefusesWhereThePastScatters() {
        Watch scattered = Watch.of(12, new long[] {20, 3, 14, 1, 25, 9, 2, 18, 6, 22, 1, 11}, new long[] {
                    9, 0, 4, 12, 1, 7, 0, 10, 3, 1, 8, 2
                })
                .by(WatchMethod.E_PROCESS);
        assertThat(scattered.refusal())
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith("it needs Poisson counts, and the past scatters with phi ")
                        .endsWith(" (above 1.3)"));
        Watch seen = seeing(scattered, 20, 20, 20);
        assertThat(seen.watched()).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(seen::alarm)
                .withMessageStartingWith("No promise by E_PROCESS: it needs" + " Poisson counts")
                .withMessageEndingWith("take the method PREDICTIVE, or by(WatchMethod.E_PROCESS).forced() to"
                        + " watch without a promise");
        assertThatIllegalArgumentException().isThrownBy(seen::verdict);
        assertThatIllegalArgumentException().isThrownBy(seen::alarmed);
        assertThat(seen.toString()).startsWith("no promise by the e-process: it needs Poisson counts");
        assertThat(Watch.parse(seen.toText())).hasToString(seen.toString());
        Watch forced = seen.forced();
        assertThat(forced.refusal()).isEmpty();
        assertThat(forced.alarm()).isPresent();
        assertThat(forced.toString()).contains(") no promise, forced: it needs Poisson counts");
        assertThat(Watch.parse(forced.toText())).isEqualTo(forced).hasToString(forced.toString());
        assertThat(forced.toText()).contains("\nmethod E_PROCESS forced\n");
    }

    /** Weeks in which nothing has a season, over years: the one past by which a CUSUM's promise can be kept. */
    private static Watch calm() {
        long[] weeks = new long[260];
        Arrays.setAll(weeks, i -> new long[] {48, 55, 51, 44, 57, 50, 39, 52, 60, 46, 49, 43, 56}[i % 13]);
        long[] operation = new long[260];
        Arrays.setAll(operation, i -> new long[] {28, 35, 31, 24, 37, 30, 19, 32, 40, 26, 29, 23, 36}[i % 13]);
        return Watch.of(52, weeks, operation);
    }

    @Test
    void theCusumIsThatOfTheKnownMean() {
        Watch watch = calm().by(WatchMethod.CUSUM);
        Cusum chart = Cusum.of(39, 1).withAlarmChance(30, 52, 0.1);
        long[] counts = {31, 28, 50, 44, 47, 52, 49};
        int alarm = 0;
        for (int i = 0; alarm == 0; i++) {
            chart = chart.observe(counts[i]);
            alarm = chart.alarmed() ? i + 1 : 0;
        }
        Watch seen = seeing(watch, counts);
        assertThat(watch.refusal()).isEmpty();
        assertThat(seen.alarm()).hasValue(alarm);
        assertThat(seen.toString())
                .endsWith("by the CUSUM (sum " + Digits.of(chart.sum(), 4) + ", alarms at or above "
                        + Digits.of(chart.threshold(), 4)
                        + " (each count less 39)) one false alarm in 10 years of holding");
        assertThat(seeing(watch.confirmedByNext(1), counts).alarm()).hasValue(alarm + 1);
        assertThat(seen.restart().toString()).contains("(sum 0, alarms");
    }

    @Test
    void theCusumRefusesAShortPast() {
        Watch watch = PLAIN.by(WatchMethod.CUSUM);
        assertThat(watch.refusal())
                .hasValue("it needs Poisson counts of one known mean without season, and by what the past shows"
                        + " and leaves open of level, season and dispersion the chance of an alarm in a holding year is 0.24 (above"
                        + " 0.12)");
        assertThat(seeing(watch, BACK).forced().alarm()).hasValue(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.against(BASELINE, OPERATION)
                        .focus()
                        .by(WatchMethod.CUSUM)
                        .verdict())
                .withMessageStartingWith("No promise by CUSUM: it needs Poisson counts of one known mean");
    }

    @Test
    void theCusumRefusesASeason() {
        long[] weeks = new long[260];
        Arrays.setAll(weeks, i -> Math.round(50 * (1 + 0.2 * Math.cos(2 * Math.PI * i / 52)) + i * 7 % 11 - 5));
        Watch watch = Watch.of(52, weeks, weeks).by(WatchMethod.CUSUM);
        assertThat(watch.phi()).isCloseTo(1, within(0.01));
        assertThat(watch.refusal())
                .hasValueSatisfying(
                        why -> assertThat(why).contains("the chance of an alarm in a holding year" + " is 0."));
    }

    /** The few points of the cubature against draws of level, season, dispersion and counts. */
    @Test
    void theChanceOfTheCusumIsThatOfDraws() {
        long seed = 1954;
        SplittableRandom random = new SplittableRandom(seed);
        List<Spell> before = PlainSpells.of(-24, BASELINE);
        List<Spell> holding = PlainSpells.of(-12, OPERATION);
        HoldingFit fit = HoldingFit.of(before, holding, 12);
        WatchRecord record = new WatchRecord(null, 12, before, holding, List.of(), List.of(), false);
        KnownMeanSum judge = KnownMeanSum.of(record, WatchRules.DEFAULT, fit, 0);
        double[][] doubt = new double[fit.coefficients().length][];
        Cholesky lower = Cholesky.of(fit.covariance(1));
        Arrays.setAll(doubt, lower::column);
        int trials = 6_000;
        int alarms = 0;
        for (int trial = 0; trial < trials; trial++) {
            double[] shift = new double[doubt.length];
            for (double[] column : doubt) {
                double z = random.nextGaussian();
                for (int j = 0; j < shift.length; j++) {
                    shift[j] += z * column[j];
                }
            }
            WatchJudge sum = judge;
            boolean alarmed = false;
            for (int i = 0; i < 12; i++) {
                Spell spell = new Spell(i, i + 1, 1, 0);
                double[] row = fit.row(spell, 0);
                double eta = 0;
                for (int j = 0; j < row.length; j++) {
                    eta += row[j] * shift[j];
                }
                double mean = fit.level() * fit.season(spell) * Math.exp(eta);
                sum = sum.with(new Spell(i, i + 1, 1, poisson(random, mean)));
                alarmed |= sum.crosses(new YearSoFar(new WatchYear(fit, 0, 12, 0, 0.1)), false);
            }
            alarms += alarmed ? 1 : 0;
        }
        // the draws leave the dispersion at 1, which the past nearly does
        assertThat((double) alarms / trials).as("seed " + seed).isCloseTo(judge.chance(), within(0.03));
    }

    private static long poisson(SplittableRandom random, double mean) {
        double limit = StrictMath.exp(-mean);
        long count = -1;
        for (double product = 1; product > limit || count < 0; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /** Months of 28 to 31 days find the month of their season, whatever the gaps. */
    @Test
    void datedPeriodsArePairedByTheirSeason() {
        ZoneCounts counts = ZoneCounts.ofTable(
                "shootings",
                Period.parse("2014-01-01/2018-01-01").months().stream()
                        .map(month -> new ZoneCounts.Cell(
                                month,
                                "corridor",
                                month.start().getYear() == 2016
                                        ? 8 + month.start().getMonthValue()
                                        : 8))
                        .toList());
        Watch watch = Watch.after(Operation.in("corridor").active("2016"), counts, CountSeries.Step.MONTHS)
                .by(WatchMethod.E_PROCESS)
                .forced();
        EProcess pairs = EProcess.of(10, 10);
        for (Period month : Period.parse("2017").months()) {
            pairs = pairs.observe(RateRatio.of(
                    8 + month.start().getMonthValue(),
                    month.start().minusYears(1).lengthOfMonth(),
                    8,
                    month.days()));
        }
        assertThat(watch.toString()).contains("(e " + Digits.of(Math.exp(pairs.lnEvalueOfRise()), 3) + " of 10)");
        assertThat(watch.toString()).doesNotContain("no fresh partner");
    }

    @Test
    void refusesWhatAMethodCannot() {
        assertThatIllegalArgumentException()
                .isThrownBy(PLAIN::forced)
                .withMessage("The method PREDICTIVE refuses nothing; only"
                        + " another one can be forced, such as by(WatchMethod.CUSUM).forced()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.ignoreRiseBelow(0.2).by(WatchMethod.CUSUM))
                .withMessage(
                        "A rise below the share 0.2 of the fall is to be ignored, which the CUSUM cannot: it knows no fall; take the"
                                + " method PREDICTIVE");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Watch.parse(PLAIN.toText().replace("baseline -24", "method SHEWHART\nbaseline -24")))
                .withMessageContaining("SHEWHART");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(
                        () -> Watch.parse(PLAIN.toText().replace("baseline -24", "method CUSUM perhaps\nbaseline -24")))
                .withMessageContaining("after a method nothing but 'forced' can stand");
    }

    @Test
    void anAreaWithoutAnyIncidentHasAChartToo() {
        Watch watch = Watch.of(12, new long[] {1, 0, 0, 0, 0, 0}, new long[6]);
        for (WatchMethod method : WatchMethod.values()) {
            Watch by =
                    method == WatchMethod.PREDICTIVE ? watch : watch.by(method).forced();
            assertThat(seeing(by, 0, 0, 0).alarm()).isEqualTo(java.util.OptionalInt.empty());
            assertThat(seeing(by, 0, 0, 0).toString()).doesNotContain("NaN");
        }
        assertThat(Optional.of(watch.by(WatchMethod.CUSUM).forced())
                        .map(w -> seeing(w, 2, 3, 2))
                        .orElseThrow()
                        .alarm())
                .isPresent();
    }

    /** Stretches of one period each. */
    private static final class PlainSpells {

        static List<Spell> of(int from, long[] counts) {
            return java.util.stream.IntStream.range(0, counts.length)
                    .mapToObj(i -> new Spell(from + i, from + i + 1, 1, counts[i]))
                    .toList();
        }
    }
}
