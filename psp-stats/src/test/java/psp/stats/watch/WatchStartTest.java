package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import psp.core.CountSeries;
import psp.core.Operation;
import psp.core.Period;
import psp.core.RecordingBreak;
import psp.core.ZoneCounts;
import psp.stats.Copies;
import psp.stats.OracleCsv;
import psp.stats.inference.Reason;
import psp.stats.level.Observation;

/** With what a watch starts: the invented city of the level's table, and plain counts. */
class WatchStartTest {

    private static final Map<String, double[]> LEVELS = OracleCsv.values("levels");
    private static final Operation LEFT = Operation.in("z00").active("2016").withdrawn("2017");
    private static final ZoneCounts CITY = city(12);

    private static ZoneCounts city(int zones) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int zone = 0; zone < zones; zone++) {
            double[] counts = LEVELS.get("city zone " + zone);
            for (int t = 0; t < counts.length; t++) {
                LocalDate month = LocalDate.of(2010, 1, 1).plusMonths(t);
                cells.add(new ZoneCounts.Cell(
                        Period.of(month, month.plusMonths(1)), "z%02d".formatted(zone), (long) counts[t]));
            }
        }
        return ZoneCounts.ofTable("violent", cells);
    }

    private static long[] focus(int from, int to) {
        return Arrays.stream(LEVELS.get("city zone 0"), from, to)
                .mapToLong(count -> (long) count)
                .toArray();
    }

    @Test
    void countsFromElsewhereStandBesideTheTablesCity() {
        Watch table = Watch.after(LEFT, CITY);
        Watch told = Watch.after(LEFT, CITY, Map.of(), focus(72, 96));
        assertThat(told.restsOnCity()).isTrue();
        assertThat(told.placebos()).isEqualTo(table.placebos());
        assertThat(told.expected()).isEqualTo(table.expected());
        assertThat(told.seen()).isEqualTo(table.seen());
        assertThat(told.alarm()).isEqualTo(table.alarm());
        assertThat(told.share()).as("no baseline is told").isEmpty();
        assertThat(Watch.after(LEFT, CITY, Map.of())).isEqualTo(table);
        assertThat(Watch.after(LEFT, CITY, Map.of(), focus(72, 84)).watched()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watch.after(LEFT, CITY, Map.of(), focus(72, 83)))
                .withMessage(
                        "The counts of the focus are of 11 months from 2016-01-01 on; give one for each whole month"
                                + " of the active phase 2016-01-01/2017-01-01 and of the time after it");
        long[] negative = focus(72, 96);
        negative[20] = -1;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Watch.after(LEFT, CITY, Map.of(), negative))
                .withMessageContaining("-1");
        ZoneCounts few = city(8);
        assertThat(Watch.after(LEFT, few, Map.of(), focus(72, 96)).restsOnCity())
                .as("seven others")
                .isFalse();
    }

    @Test
    void whyThereIsNoWatchIsKnownBefore() {
        assertThat(Watch.whyNotAfter(LEFT, CITY)).isEmpty();
        Operation early = Operation.in("z00").active("2010").withdrawn("2011");
        assertThat(Watch.whyNotAfter(early, CITY).orElseThrow().sentence())
                .isEqualTo(message(() -> Watch.after(early, CITY)));
        Operation late = Operation.in("z00").active("2018");
        assertThat(Watch.whyNotAfter(late, CITY)).isPresent();
        Operation short1 = Operation.in("z00").active("2016-10-01/2017-01-01").withdrawn("2017");
        Reason reason = Watch.whyNotAfter(short1, CITY).orElseThrow();
        assertThat(reason.sentence()).isEqualTo(message(() -> Watch.after(short1, CITY)));
        ZoneCounts broken = CITY.withBreaks(RecordingBreak.on(LocalDate.of(2016, 6, 1), "new system"));
        assertThat(Watch.whyNotAfter(LEFT, broken)).isPresent();
        assertThat(WatchStart.whyNotAfter(
                        Operation.in("z00").active("2016-01-15/2017-01-01").withdrawn("2017"),
                        CITY,
                        CountSeries.Step.MONTHS))
                .containsInstanceOf(Reason.NotCovered.class);
        assertThat(WatchStart.whyNotBefore(Operation.in("z00").active("2018"), CITY, CountSeries.Step.MONTHS))
                .containsInstanceOf(Reason.NotCovered.class);
        assertThat(WatchStart.whyNotBefore(Operation.in("z00").active("2017"), CITY, CountSeries.Step.MONTHS))
                .isEmpty();
        assertThat(WatchStart.whyNotBefore(
                        Operation.in("z00").active("2017-10-01/2018-06-01"), CITY, CountSeries.Step.MONTHS))
                .as("three months of it")
                .isPresent();
    }

    private static String message(Runnable call) {
        try {
            call.run();
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
        return "none";
    }

    @Test
    void plainCountsAreNumberedBackwardsFromTheStart() {
        WatchRecord record = WatchStart.of(2, new long[] {7}, new long[] {1, 2, 3, 4, 5, 6});
        assertThat(record.baseline()).containsExactly(new Observation(-7, -6, 1, 7));
        assertThat(record.operation().get(5)).isEqualTo(new Observation(-1, 0, 1, 6));
        assertThat(WatchStart.of(366, new long[] {7}, new long[] {1, 2, 3, 4, 5, 6})
                        .perYear())
                .isEqualTo(366);
        for (int perYear : new int[] {1, 367}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> WatchStart.of(perYear, new long[0], new long[6]))
                    .withMessage(perYear + " periods a year; from 2 to 366, such as 12 or 52");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WatchStart.of(12, new long[] {3, -2}, new long[] {1, 2, 3, 4, 5, 6}))
                .withMessageContaining("of the baseline");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WatchStart.of(12, new long[] {3}, new long[] {1, 2, 3, -4, 5, 6}))
                .withMessageContaining("of the operation");
    }

    @Test
    void rulesHaveTheirEdges() {
        WatchRules usual = WatchRules.DEFAULT;
        assertThat(usual.withChance(0.0001).chance()).isEqualTo(0.0001);
        assertThat(usual.withChance(0.5).chance()).isEqualTo(0.5);
        refused(() -> usual.withChance(0.00009), "A false-alarm chance of 9.0E-5 a year; from 0.0001 to 0.5");
        refused(() -> usual.withChance(0.51), "A false-alarm chance of 0.51 a year");
        refused(
                () -> usual.withIgnored(1),
                "A rise below the share 1.0 of the fall is to be ignored; from 0 to below 1");
        refused(() -> usual.withIgnored(-0.1), "A rise below the share -0.1");
        refused(() -> usual.withConfirmations(-1), "-1 confirming looks; 0 or more");
        assertThat(usual.withDelay(0).delay()).isZero();
        assertThat(usual.withDelay(182).delay()).isEqualTo(182);
        refused(() -> usual.withDelay(183), "A delay of 183 days; from 0 to 182");
        refused(() -> usual.withDelay(-1), "A delay of -1 days");
        assertThat(new WatchRules(0.1, 0, 0, 14, 1, 0).share()).isEqualTo(1);
        refused(() -> new WatchRules(0.1, 0, 0, 14, 1.1, 0), "A share lost of 1.1; above 0 and at most 1");
        refused(() -> new WatchRules(0.1, 0, 0, 14, 0, 0), "A share lost of 0.0");
        assertThat(usual.withGuaranteed(0.5).guaranteed()).isEqualTo(0.5);
        assertThat(usual.withGuaranteed(0.99).guaranteed()).isEqualTo(0.99);
        refused(() -> usual.withGuaranteed(0.49), "The promise is to hold in the share 0.49 of all pasts");
        refused(() -> usual.withGuaranteed(0.991), "The promise is to hold in the share 0.991 of all pasts");
        assertThat(usual.settings(true)).isEmpty();
        assertThat(usual.withIgnored(0.25)
                        .withConfirmations(1)
                        .withGuaranteed(0.9)
                        .withDelay(1)
                        .settings(true))
                .isEqualTo(
                        ", a rise below 25 % of the reduction ignored, confirmed by the next check, in 90 % of such pasts,"
                                + " the last 1 day provisional");
        assertThat(usual.withConfirmations(2).withDelay(30).settings(false))
                .isEqualTo(", confirmed by the next 2 checks");
        WatchRecord record = WatchStart.of(12, new long[] {3}, new long[] {1, 2, 3, 4, 5, 6});
        usual.withConfirmations(6).check(record);
        refused(
                () -> usual.withConfirmations(7).check(record),
                "7 confirming looks of the 12 of a year, after which the sum starts anew: hardly any return would ever"
                        + " alarm; at most 6");
        Watch city = Watch.after(LEFT, CITY);
        refused(() -> city.guaranteed(0.9), "This watch rests on its city");
        assertThat(city.alone().guaranteed(0.9).restsOnCity()).isFalse();
    }

    private static final long[] BEFORE = {20, 22, 19, 21, 20, 18, 21, 20, 22, 19, 20, 21};
    private static final long[] DURING = {10, 11, 9, 10, 12, 9, 8, 10, 11, 10, 9, 11};

    @Test
    void aWatchIsItsText() {
        Watch watch = Watch.of(12, BEFORE, DURING).observe(12).observe(30);
        assertThat(watch)
                .isEqualTo(Watch.parse(watch.toText()))
                .hasSameHashCodeAs(Watch.parse(watch.toText()))
                .isNotEqualTo(watch.observe(3))
                .isNotEqualTo(null);
        assertThat(watch.observe(3).hashCode()).isNotEqualTo(watch.hashCode());
        assertThat(Copies.of(watch)).isEqualTo(watch);
        assertThat(Copies.of(watch.against(BEFORE, DURING, 11, 12))).isEqualTo(watch.against(BEFORE, DURING, 11, 12));
        assertThat(watch.data()).containsEntry("sentence", watch.toString());
        List<WatchLook> looks = watch.looks();
        assertThat(watch.asTable().rows()).hasSize(looks.size());
        for (int i = 0; i < looks.size(); i++) {
            WatchLook look = looks.get(i);
            Long alarmsFrom = look.alarmsFrom();
            assertThat(watch.asTable().rows().get(i))
                    .containsExactly(
                            look.name(),
                            look.count(),
                            look.expected(),
                            alarmsFrom,
                            alarmsFrom == null ? null : look.count() >= alarmsFrom);
        }
        assertThat(watch.asTable().rows())
                .anySatisfy(row -> assertThat(row.get(4)).isEqualTo(true));
        assertThat(watch.risk().promised()).isEqualTo(0.1);
        assertThat(watch.risk().mean()).isBetween(0.05, 0.15);
        assertThat(watch.alarmPeriod()).isEmpty();
        assertThat(watch.power(2).share()).isEqualTo(2);
        refused(() -> watch.power(0), "A return of the share 0.0 of the fall; above 0 and at most 2");
        refused(() -> watch.power(2.1), "A return of the share 2.1 of the fall");
        refused(() -> watch.observe(-1), "The count");
        refused(() -> watch.observe(1, -1), "The count");
        Watch alone = Watch.of(12, new long[0], DURING);
        assertThat(alone.ignoreRiseBelow(0)).isEqualTo(alone);
        refused(() -> alone.ignoreRiseBelow(0.1), "This watch knows no baseline");
        refused(() -> alone.power(0.5), "This watch knows no baseline");
        refused(alone::changeDate, "This watch knows no baseline");
        assertThat(Watch.of(52, BEFORE, DURING).toString()).contains("0 weeks");
        assertThat(Watch.of(13, BEFORE, DURING).toString()).contains("0 periods");
        ChangeDate date = watch.changeDate();
        long[] all = java.util.stream.LongStream.concat(
                        java.util.stream.LongStream.concat(Arrays.stream(BEFORE), Arrays.stream(DURING)),
                        java.util.stream.LongStream.of(12, 30))
                .toArray();
        assertThat(date).isEqualTo(ChangeDate.of(all, 12, 12, 12));
        Watch city = Watch.after(LEFT, CITY);
        assertThat(city.expectedAlone()).isEqualTo(city.alone().expected());
        Period next = Period.parse("2018-01");
        refused(() -> city.observe(next, -1, 5), "The count");
        refused(() -> city.observe(next, 5, -1), "The count");
        refused(() -> city.observe(next, 5), "This watch rests on its city");
        assertThat(city.observe(next, 5, 90).watched()).isEqualTo(13);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String start) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageStartingWith(start);
    }
}
