package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import psp.core.CountSeries;
import psp.core.DataException;
import psp.core.Operation;
import psp.core.Period;
import psp.core.RecordingBreak;
import psp.core.ZoneCounts;
import psp.core.internal.Stored;

class WatchTest {

    private static final long[] BASELINE = {11, 9, 12, 10, 14, 15, 13, 12, 9, 8, 10, 9};
    private static final long[] OPERATION = {5, 4, 6, 5, 7, 8, 7, 6, 5, 4, 5, 5};
    private static final Watch PLAIN = Watch.of(12, BASELINE, OPERATION);

    private static long[] times(long factor, long[] counts) {
        return Arrays.stream(counts).map(count -> factor * count).toArray();
    }

    private static Watch seeing(Watch watch, long... counts) {
        Watch seen = watch;
        for (long count : counts) {
            seen = seen.observe(count);
        }
        return seen;
    }

    @Test
    void startsKnowingOnlyThePast() {
        assertThat(PLAIN.watched()).isZero();
        assertThat(PLAIN.alarm()).isEmpty();
        assertThat(PLAIN.verdict()).isEqualTo(WatchVerdict.TOO_EARLY);
        assertThat(PLAIN.share()).isEmpty();
        assertThat(PLAIN.phi()).isBetween(1.0, 1.3);
        assertThat(PLAIN.falseAlarmChancePerYear()).isEqualTo(0.1);
    }

    @Test
    void aHoldingYearEndsWithoutASignAndSaysSo() {
        long[] year = {5, 6, 4, 7, 7, 5, 6, 4, 7, 7, 4, 4, 6, 5};
        assertThat(seeing(PLAIN, year).verdict())
                .as("some 70 a year: normal variation of a year could hide half of the fall")
                .isEqualTo(WatchVerdict.TOO_EARLY);
        Watch watch = seeing(Watch.of(12, times(4, BASELINE), times(4, OPERATION)), times(4, year));
        assertThat(watch.verdict()).isEqualTo(WatchVerdict.NO_SIGN_OF_RETURN_YET);
        assertThat(watch.share().orElseThrow().below(0.5)).isTrue();
        assertThat(watch.toString())
                .startsWith("no sign of return yet: 14 months, 44 seen in the last 2, 39.5 expected at the"
                        + " operation's level; ")
                .endsWith("one false alarm in 10 years if nothing changes, never \"safe\"");
    }

    @Test
    void aFullReturnIsSeen() {
        Watch watch = seeing(PLAIN, 5, 6, 4, 12, 13, 14, 12, 13, 12);
        assertThat(watch.alarm()).hasValue(6);
        assertThat(watch.alarmed()).hasValue("period 6");
        assertThat(watch.alarmPeriod()).isEmpty();
        assertThat(watch.verdict()).isEqualTo(WatchVerdict.SIGNS_OF_RETURN);
        assertThat(watch.toString())
                .startsWith("signs of return, seen at period 6: 9 months, 54 seen in the 6 up to the alarm,");
        Watch again = watch.restart();
        assertThat(again.alarm()).isEmpty();
        assertThat(again.watched()).isEqualTo(9);
        assertThat(again.seen()).isZero();
    }

    /** A year after an alarm the share is of months that nothing was chosen by. */
    @Test
    void aShareIsCalledChosenAsLongAsItsMonthsHoldTheAlarm() {
        Watch watch = seeing(PLAIN, 5, 6, 4, 12, 13, 14);
        for (int month = 7; month <= 20; month++) {
            assertThat(watch.toString().contains(" (chosen for being high); about one false"))
                    .as("before month " + month)
                    .isEqualTo(month <= 18);
            watch = watch.observe(6);
        }
        assertThat(watch.toString())
                .startsWith("signs of return, seen at period 6: 20 months, 54 seen in the 6 up to the alarm,");
    }

    @Test
    void saysItAloud() {
        assertThat(seeing(PLAIN, 5, 6, 4, 12, 13, 14, 12, 13, 12).statement().paragraph())
                .isEqualTo(
                        "Did it come back? There are signs. 9 months: 54 in the 6 months up to the alarm, about 35 expected at the operation's level; first seen at period 6.");
        Watch dated = Watch.after(Operation.in("corridor").active("2016").withdrawn("2017-01-01/2017-04-01"), table(8));
        assertThat(dated.statement().paragraph())
                .isEqualTo(
                        "Did it come back? We can't say. January–March 2017: 24, about 24 expected at the operation's level; too few to call. If it stays so, that it has not come back can be told from 2 April 2018.");
        assertThat(dated.changeDate().toString()).startsWith("we can't say whether it is back: never ");
    }

    @Test
    void anAlarmCanAskForTheNextLooksToo() {
        Watch once = seeing(PLAIN.confirmedByNext(2), 5, 6, 4, 12, 13, 14, 12, 13, 12);
        assertThat(once.alarm()).hasValue(8);
        assertThat(seeing(PLAIN.confirmedByNext(2), 5, 6, 4, 12, 13, 14, 12).alarm())
                .isEmpty();
    }

    @Test
    void aRiseBelowAStatedShareCanBeLetPass() {
        long[] half = {8, 7, 9, 8, 10, 11, 10, 9, 7, 6, 8, 7};
        assertThat(seeing(PLAIN, half).alarm()).isPresent();
        Watch lenient = seeing(PLAIN.ignoreRiseBelow(0.5), half);
        assertThat(lenient.alarm()).isEmpty();
        assertThat(lenient.expected()).isCloseTo(99.5, within(1.0));
    }

    @Test
    void rulesGivenLateAreThoseGivenEarly() {
        long[] counts = {5, 6, 9, 12, 10, 8, 9, 7, 9, 3, 4, 7, 8, 9};
        assertThat(seeing(PLAIN, counts).falseAlarmChancePerYear(0.3))
                .isEqualTo(seeing(PLAIN.falseAlarmChancePerYear(0.3), counts));
        assertThat(seeing(PLAIN, counts).falseAlarmChancePerYear(0.3).alarm())
                .isEqualTo(seeing(PLAIN.falseAlarmChancePerYear(0.3), counts).alarm());
    }

    @Test
    void theStoredFormAnswersTheSame() {
        Watch watch = seeing(PLAIN.falseAlarmChancePerYear(0.05).ignoreRiseBelow(0.1), 5, 6, 4, 7, 7, 22, 21, 4);
        assertThat(watch.toText())
                .startsWith("psp watch 3\njudged by psp rules 2\nalarm 7\norigin -\nlooks 12\nrules 0.05 0.1 0 14 0.5\n"
                        + "baseline -24 -23 1 11\n");
        Watch back = Watch.parse(watch.toText());
        assertThat(back).isEqualTo(watch).hasToString(watch.toString());
        assertThat(back.observe(9)).hasToString(watch.observe(9).toString());
        Watch restarted = watch.restart();
        assertThat(Watch.parse(restarted.toText())).hasToString(restarted.toString());
        assertThat(Watch.parse(restarted.observe(3).toText()))
                .hasToString(restarted.observe(3).toString());
    }

    @Test
    void aStoredFormThatIsNoneIsNamed() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Watch.parse("psp watch 4\n"))
                .withMessageContaining("this psp reads 'psp watch 3'");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Watch.parse(PLAIN.toText().replace("psp watch 3", "psp watch 1")))
                .withMessageContaining("it was judged by 'psp rules 1', this psp judges by 'psp rules 2'");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Watch.parse("psp watch 2\nlooks twelve\n"))
                .withMessageContaining("line 2")
                .withMessageContaining("looks twelve");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Watch.parse("psp watch 2\nlooks 12\n"))
                .withMessageContaining("it ends before its operation");
    }

    /** A watch of version 2, as psp stored it before it closed its forms with length and hash. */
    @Test
    void anEarlierFormIsReadAndStoredInTheNewOne() throws IOException {
        String earlier;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/stored/watch-2.txt"))) {
            earlier = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String withTooManyLooks = earlier.replace("looks 12\n", "looks 1212\n");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Watch.parse(withTooManyLooks))
                .withMessageContaining("1212 periods a year; from 2 to 366");
        Watch watch = Watch.parse(earlier);
        assertThat(watch.alarm()).hasValue(7);
        assertThat(watch.toldOtherwise()).isEmpty();
        assertThat(watch)
                .isEqualTo(seeing(PLAIN.falseAlarmChancePerYear(0.05).ignoreRiseBelow(0.1), 5, 6, 4, 7, 7, 22, 21, 4));
        assertThat(watch.toText()).startsWith("psp watch 3\n");
    }

    @Test
    void anAlarmStaysAsItWasTold() {
        Watch watch = seeing(PLAIN.falseAlarmChancePerYear(0.05), 5, 6, 4, 7, 7, 22, 21, 4);
        assertThat(watch.alarm()).hasValue(7);
        String lines = Stored.open(watch.toText()).orElseThrow();
        // Judged by rules that saw it a look later, and by some that did not see it at all.
        Watch later =
                Watch.parse(Stored.close(lines.replace("alarm 7", "alarm 8").replace("psp rules 2", "psp rules 0")));
        assertThat(later.alarm()).hasValue(8);
        assertThat(later.toldOtherwise())
                .hasValue(
                        "whether it alarms: it was judged by 'psp rules 0' and told an alarm at period 8, by 'psp rules 2' it"
                                + " would have been an alarm at period 7");
        assertThat(later.caveats()).contains(later.toldOtherwise().orElseThrow());
        assertThat(Watch.parse(later.toText())).isEqualTo(later);
        assertThat(Watch.parse(later.toText()).toldOtherwise()).isEqualTo(later.toldOtherwise());
        assertThat(later.observe(9).alarm()).hasValue(8);
        assertThat(later.restart().toldOtherwise()).isEmpty();
        Watch quiet = Watch.parse(Stored.close(lines.replace("alarm 7", "alarm -")));
        assertThat(quiet.alarm()).isEmpty();
        assertThat(quiet.toldOtherwise())
                .hasValueSatisfying(said -> assertThat(said)
                        .endsWith("told no alarm, by 'psp rules 2' it would have been an alarm at period 7"));
        assertThat(quiet.toString()).isNotEmpty();
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Watch.parse(Stored.close(lines.replace("alarm 7", "alarm 60"))))
                .withMessageContaining("the alarm is of look 60, which was not watched");
    }

    /** Single bits turned, and cuts: each is refused or the same watch; psp.stored.trials takes more of them. */
    @Test
    void noDamagedFormIsAnotherWatch() {
        Watch watch = seeing(PLAIN, 5, 6, 4, 7, 7, 22, 21, 4);
        byte[] stored = watch.toText().getBytes(StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(20171129);
        int trials = Integer.getInteger("psp.stored.trials", 2_000);
        int refused = 0;
        for (int i = 0; i < trials; i++) {
            byte[] damaged = stored.clone();
            if (i % 4 == 3) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            } else {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                assertThat(Watch.parse(new String(damaged, StandardCharsets.UTF_8)))
                        .isEqualTo(watch);
            } catch (DataException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(trials * 99 / 100);
    }

    /** What a watch says at a look depends on nothing after it, nor on how long it will watch. */
    @Test
    void theFutureHasNoPartInAnAlarm() {
        long seed = 20171129;
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 40; trial++) {
            int perYear = random.nextBoolean() ? 12 : 52;
            double level = 0.5 + 6 * random.nextDouble();
            long[] all = new long[5 * perYear];
            Arrays.setAll(all, i -> poisson(random, i < perYear ? 2 * level : level * (i > 3 * perYear ? 1.3 : 1)));
            Watch watch = Watch.of(perYear, Arrays.copyOf(all, perYear), Arrays.copyOfRange(all, perYear, 2 * perYear));
            int cut = 2 * perYear + random.nextInt(3 * perYear);
            Watch whole = seeing(watch, Arrays.copyOfRange(all, 2 * perYear, all.length));
            Watch part = seeing(watch, Arrays.copyOfRange(all, 2 * perYear, cut));
            int seen = cut - 2 * perYear;
            assertThat(part.alarm())
                    .as("seed " + seed + ", trial " + trial)
                    .isEqualTo(
                            whole.alarm().isPresent() && whole.alarm().getAsInt() <= seen
                                    ? whole.alarm()
                                    : part.alarm());
            assertThat(part.alarm().isPresent())
                    .isEqualTo(whole.alarm().isPresent() && whole.alarm().getAsInt() <= seen);
        }
    }

    /** The promise over many pasts; the long figures, by cell, are in docs/evidence/calibration.md. */
    @Test
    void thePromiseHoldsInTheMean() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        int trials = 1500;
        int alarms = 0;
        for (int trial = 0; trial < trials; trial++) {
            long[] all = new long[36];
            Arrays.setAll(all, i -> poisson(random, i < 12 ? 16 : 10));
            alarms += seeing(
                                    Watch.of(12, Arrays.copyOf(all, 12), Arrays.copyOfRange(all, 12, 24)),
                                    Arrays.copyOfRange(all, 24, 36))
                            .alarm()
                            .isPresent()
                    ? 1
                    : 0;
        }
        assertThat((double) alarms / trials).as("seed " + seed).isBetween(0.05, 0.10);
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
    void nothingAtAllIsNeverNaN() {
        Watch watch = Watch.of(52, new long[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0}, new long[10]);
        for (int i = 0; i < 120; i++) {
            watch = watch.observe(0);
            assertThat(watch.toString()).doesNotContain("NaN").doesNotContain("∞");
        }
        assertThat(watch.verdict()).isEqualTo(WatchVerdict.TOO_EARLY);
        assertThat(seeing(watch, 0, 0, 9, 9, 9).alarm()).isPresent();
    }

    private static ZoneCounts table(long level) {
        return ZoneCounts.ofTable(
                "shootings",
                Period.parse("2014-01-01/2018-01-01").months().stream()
                        .map(month -> new ZoneCounts.Cell(
                                month,
                                "corridor",
                                month.start().isBefore(Period.parse("2016").start()) ? 2 * level : level))
                        .toList());
    }

    @Test
    void followsAnOperation() {
        Operation operation = Operation.in("corridor").active("2016");
        Watch watch = Watch.after(operation, table(8));
        assertThat(watch.watched()).isEqualTo(12);
        assertThat(Watch.after(operation, table(16)).verdict()).isEqualTo(WatchVerdict.NO_SIGN_OF_RETURN_YET);
        assertThat(watch.observe(16).watched()).isEqualTo(13);
        assertThat(watch.observe(Period.parse("2018-02"), 16).observe(30).toText())
                .contains("watched 396 424 28 16\nwatched 424 455 31 30\n");
        assertThat(Watch.after(operation.baseline("2014-01-01/2016-01-01"), table(8)))
                .isEqualTo(watch);
        assertThat(Watch.after(operation.withdrawn("2017-01-01/2017-04-01"), table(8))
                        .watched())
                .isEqualTo(3);
    }

    @Test
    void theLastWeekNamesNoDayThatIsNotCounted() {
        ZoneCounts days = ZoneCounts.ofTable(
                "shootings",
                Period.parse("2015-01-01/2017-07-01").eachDay().stream()
                        .map(day ->
                                new ZoneCounts.Cell(day, "corridor", day.start().getYear() == 2015 ? 2 : 1))
                        .toList());
        Watch watch =
                Watch.after(Operation.in("corridor").active("2016").withdrawn("2017"), days, CountSeries.Step.WEEKS);
        List<WatchLook> looks = watch.looks();
        assertThat(looks.get(looks.size() - 1).period()).isEqualTo(Period.parse("2017-06-26/2017-07-01"));
        assertThat(watch.statement().paragraph()).contains("January–June 2017: 181");
    }

    @Test
    void refusesWhatItCannotWatch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watch.of(12, BASELINE, new long[5]))
                .withMessage("The operation has 5 periods; a watch needs at least 6 to know the level that is to hold");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watch.of(12, new long[12], OPERATION))
                .withMessage("Nothing was counted in the baseline: take a longer past, a larger area or a"
                        + " wider outcome");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watch.of(1, BASELINE, OPERATION))
                .withMessage("1 periods a year; from 2 to 366, such as 12 or 52");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.observe(-1))
                .withMessageContaining("must be from 0 to 2^50, not -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.observe(Period.parse("2017-01"), 1))
                .withMessage("This watch counts plain periods without dates; observe 1 without 2017-01-01/2017-02-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.falseAlarmChancePerYear(1))
                .withMessage(
                        "A false-alarm chance of 1.0 a year; from 0.0001 to 0.5, such as 0.10 for one alarm in ten years in which nothing changes");
        assertThatIllegalArgumentException().isThrownBy(() -> PLAIN.falseAlarmChancePerYear(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.ignoreRiseBelow(1))
                .withMessageContaining("from 0 to below 1");
        assertThatIllegalArgumentException()
                .isThrownBy(PLAIN::restart)
                .withMessage("There was no alarm; only an alarm ends a watch, and a restart begins another");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watch.of(12, new long[0], OPERATION).ignoreRiseBelow(0.2))
                .withMessage("This watch knows no baseline, so there is no fall to take a share of");
        Operation operation = Operation.in("corridor").active("2016");
        Watch dated = Watch.after(operation, table(8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dated.observe(Period.parse("2017-12"), 3))
                .withMessage(
                        "The period 2017-12-01/2018-01-01 begins before 2018-01-01, up to which counts were already seen; a corrected"
                                + " count makes a new watch from the corrected record");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dated.observe(Period.parse("2018-01"), 3)
                        .observe(Period.parse("2018-02-01/2018-02-08"), 1)
                        .observe(Period.parse("2018-02-08/2018-02-15"), 0))
                .withMessage(
                        "The period 2018-02-08/2018-02-15 has 7 days, and the one before it 7; this watch is planned for 12 looks a"
                                + " year, of about 30 days each. Give counts of such periods, or plan a watch from a past counted by"
                                + " these");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dated.observe(Period.parse("2018-Q1"), 3))
                .withMessageStartingWith(
                        "The period 2018-01-01/2018-04-01 has 90 days; this watch is planned for 12 looks a year");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watch.after(
                        operation,
                        table(8).withBreaks(RecordingBreak.on(
                                Period.parse("2016-07").start(), "NIBRS"))))
                .withMessageStartingWith(
                        "The record system changed (2016-07-01 everywhere: NIBRS) between the baseline and the end");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watch.after(Operation.in("corridor").active("2014"), table(8)))
                .withMessageStartingWith("No whole year before the active phase 2014-01-01/2015-01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watch.after(Operation.in("corridor").active("2017"), table(8)))
                .withMessageStartingWith("The counts cover no day after the active phase");
    }

    @Test
    void refusesSeriesThatDoNotFit() {
        CountSeries months = table(8).in("corridor").monthly(Period.parse("2016"));
        CountSeries earlier = table(8).in("corridor").monthly(Period.parse("2015"));
        assertThat(Watch.of(Optional.of(earlier), months).observe(3).watched()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watch.of(Optional.of(months), earlier))
                .withMessage("The baseline runs to 2016-12-01/2017-01-01, after the operation's start 2015-01-01");
        CountSeries years = new CountSeries(
                "corridor",
                CountSeries.Step.YEARS,
                List.of(new CountSeries.Entry(Period.parse("2016"), 3, 366, false)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watch.of(Optional.of(months), years))
                .withMessage("The baseline is in MONTHS, the operation in YEARS; give both in the same step");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watch.of(Optional.empty(), years))
                .withMessage("A watch looks by weeks or months, not by YEARS");
    }

    /** Each look tells from which count on it alarms: one less does not, and it does. */
    @Test
    void eachLookTellsFromWhichCountItAlarms() {
        Watch watch = seeing(PLAIN, 5, 4, 6, 5, 7, 8, 7, 6, 5, 4, 5, 5, 6, 4);
        List<WatchLook> looks = watch.looks();
        assertThat(looks).hasSize(14);
        assertThat(looks.stream().limit(12).mapToDouble(WatchLook::expected).sum())
                .isCloseTo(seeing(PLAIN, 5, 4, 6, 5, 7, 8, 7, 6, 5, 4, 5, 5).expected(), within(1e-9));
        Watch so = PLAIN;
        for (WatchLook look : looks) {
            assertThat(so.observe(look.alarmsFrom()).alarm())
                    .as(look.toString())
                    .isPresent();
            assertThat(so.observe(look.alarmsFrom() - 1).alarm())
                    .as(look.toString())
                    .isEmpty();
            so = so.observe(look.count());
        }
        assertThat(looks.get(0).toString()).startsWith("period 1: 5 seen, ").contains(" expected, alarms from ");
        Watch alarmed = seeing(PLAIN, 5, 40, 3);
        assertThat(alarmed.looks()).hasSize(2);
        assertThat(alarmed.restart().observe(6).looks())
                .hasSize(3)
                .last()
                .extracting(WatchLook::count)
                .isEqualTo(6L);
        assertThat(PLAIN.confirmedByNext(1).observe(5).looks().get(0).alarmsFrom())
                .isNull();
    }

    /** Methods that a stored watch may name were taken out; psp does not watch by another than its text says. */
    @Test
    void aStoredMethodThatIsGoneIsRefusedByName() {
        String text = PLAIN.toText();
        for (String line : List.of("method CUSUM", "method E_PROCESS forced", "method SHEWHART")) {
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> Watch.parse(Stored.close(
                            Stored.open(text).orElseThrow().replace("baseline -24", line + "\nbaseline -24"))))
                    .withMessageContaining(line);
        }
    }
}
