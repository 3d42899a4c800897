package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psp.core.CountSeries;
import psp.core.Finding;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.stats.internal.text.Digits;

/** What a watch says in each of its states, word by word, its numbers being those of its values. */
class WatchWordsTest {

    private static final long[] BEFORE = {20, 22, 19, 21, 20, 18, 21, 20, 22, 19, 20, 21};
    private static final long[] DURING = {10, 11, 9, 10, 12, 9, 8, 10, 11, 10, 9, 11};

    private static Watch watch(long[] before, long[] during, long... seen) {
        Watch watch = Watch.of(12, before, during);
        for (long count : seen) {
            watch = watch.observe(count);
        }
        return watch;
    }

    private static Finding told(Watch watch) {
        assertThat(watch.statement().findings()).hasSize(1);
        return watch.statement().findings().get(0);
    }

    @Test
    void whatIsTooEarlyIsSaidWithTheDayFromWhichItCanBeTold() {
        Watch early = watch(BEFORE, DURING, 10, 13);
        assertThat(early.verdict()).isEqualTo(WatchVerdict.TOO_EARLY);
        int until = early.periodsUntilTold().orElseThrow();
        assertThat(until).isPositive();
        assertThat(early)
                .hasToString("too early to tell: 2 months, 23 seen, " + Digits.of(early.expected(), 3)
                        + " expected at the operation's level; " + early.share().orElseThrow()
                        + "; whether less than 50 % of the reduction is lost can be told after period " + (2 + until)
                        + " if it stays at that level; about one false alarm in 10 years if nothing changes");
        Finding finding = told(early);
        assertThat(finding.question()).isEqualTo("Did it come back?");
        assertThat(finding.reply()).isEqualTo(Finding.Reply.CANT_SAY);
        assertThat(finding.sentence())
                .isEqualTo("2 months: 23, about " + Math.round(early.expected())
                        + " expected at the operation's level; too few to call.");
        assertThat(finding.detail())
                .isEqualTo(early + "; a full return at the start of this year would have shown by now with a chance of "
                        + Math.round(100 * early.power().chanceSeenByNow())
                        + " %; it rests on a fixed level, and one that moves by itself, as levels do, alarms more"
                        + " often");
        assertThat(early.statement().doubts()).isEmpty();
        assertThat(told(watch(BEFORE, DURING)).sentence()).isEqualTo("Nothing has been watched yet.");
        assertThat(watch(BEFORE, DURING))
                .asString()
                .startsWith("too early to tell: 0 months, 0 seen, 0 expected at the operation's level; how much was"
                        + " lost again we can't say: nothing complete has been seen yet; whether less than");
        assertThat(told(watch(BEFORE, DURING)).detail())
                .doesNotContain("a full return")
                .contains("fixed level");
        assertThat(early.falseAlarmChancePerYear(0.2))
                .asString()
                .endsWith("; about one false alarm in 5 years if nothing changes");
    }

    @Test
    void signsOfReturnNameTheirPeriodAndSinceWhen() {
        Watch back = watch(BEFORE, DURING, 10, 23, 26, 24);
        assertThat(back.verdict()).isEqualTo(WatchVerdict.SIGNS_OF_RETURN);
        int alarm = back.alarm().orElseThrow();
        long seen = back.seen();
        assertThat(alarm).isBetween(2, 4);
        String upTo = alarm == 4 ? "" : " in the " + alarm + " months up to the alarm";
        assertThat(told(back).sentence())
                .isEqualTo("4 months: " + seen + upTo + ", about " + Math.round(back.expected())
                        + " expected at the operation's level; first seen at period " + alarm + ".");
        assertThat(told(back).reply()).isEqualTo(Finding.Reply.SIGN);
        assertThat(back)
                .hasToString("signs of return, seen at period " + alarm + ": 4 months, " + seen + " seen"
                        + (alarm == 4 ? "" : " in the " + alarm + " up to the alarm") + ", "
                        + Digits.of(back.expected(), 3) + " expected at the operation's level; "
                        + back.share().orElseThrow()
                        + " (chosen for being high); about one false alarm in 10 years if nothing changes");
        assertThat(told(back).detail())
                .isEqualTo(back + "; once seen, the counts say: "
                        + back.changeDate().givenAlarm(alarm, 0.1)
                        + "; it rests on a fixed level, and one that moves by itself, as levels do, alarms more often");
        assertThat(back.statement().doubts()).isEmpty();
        Watch undated = watch(new long[] {20, 21, 20}, DURING, 25, 27, 26);
        assertThat(undated.verdict()).isEqualTo(WatchVerdict.SIGNS_OF_RETURN);
        assertThat(undated.statement().doubts())
                .containsExactly("since when, which takes half a year of baseline and three months of operation");
        assertThat(told(undated).detail()).doesNotContain("once seen");
        Watch alone = watch(new long[0], DURING, 25, 27, 26);
        assertThat(alone.verdict()).isEqualTo(WatchVerdict.SIGNS_OF_RETURN);
        assertThat(alone.statement().doubts()).isEmpty();
        assertThat(told(alone).detail()).doesNotContain("once seen");
        assertThat(alone)
                .asString()
                .contains("; how much was lost again we can't say: no baseline is known; about one false alarm");
    }

    @Test
    void withoutAFallNothingCanBeLost() {
        Watch level = watch(BEFORE, BEFORE, 20, 21);
        assertThat(level.verdict()).isEqualTo(WatchVerdict.TOO_EARLY);
        assertThat(level.share().orElseThrow().fallEstablished()).isFalse();
        assertThat(level.toString()).doesNotContain("whether less than");
        assertThat(level.toldFrom()).isEmpty();
        assertThat(watch(new long[0], DURING, 10).toString())
                .startsWith("too early to tell: 1 month, 10 seen, ")
                .doesNotContain("whether less than");
        Watch few = watch(new long[] {3, 2, 4, 3, 2, 3}, new long[] {1, 0, 1, 0, 0, 1}, 1);
        assertThat(few.periodsUntilTold()).isEmpty();
        assertThat(told(few).detail())
                .contains("no realistic rise would have shown: even twice as many would not show");
        assertThat(told(watch(BEFORE, DURING, 10)).detail()).doesNotContain("no realistic rise");
    }

    private static CountSeries series(String span, long... counts) {
        Period period = Period.parse(span);
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            LocalDate month = period.start().plusMonths(i);
            cells.add(new ZoneCounts.Cell(Period.of(month, month.plusMonths(1)), "z", counts[i]));
        }
        return ZoneCounts.ofTable("violent", cells).in("z").monthly(period);
    }

    @Test
    void aDatedWatchNamesItsDays() {
        Watch dated = Watch.of(Optional.of(series("2015", BEFORE)), series("2016", DURING))
                .observe(10)
                .observe(12);
        assertThat(told(dated).sentence())
                .startsWith("January–February 2017: 22, about " + Math.round(dated.expected())
                        + " expected at the operation's level; too few to call. If it stays so, that it has not come back"
                        + " can be told from ");
        LocalDate day = dated.toldFrom().orElseThrow();
        int periods = dated.periodsUntilTold().orElseThrow();
        assertThat(day).isEqualTo(LocalDate.of(2017, 1, 1).plusDays((long) (59 + Math.ceil(periods * 365.25 / 12))));
        assertThat(dated.statement().doubts()).containsExactly("the last 14 days, whose reports may still come in");
        assertThat(dated.lateReports(0).statement().doubts()).isEmpty();
        Watch back = dated.observe(24).observe(26).observe(25);
        assertThat(told(back).sentence())
                .endsWith("; first seen in " + back.alarmPeriod().orElseThrow().inWords() + ".");
    }

    @Test
    void plansAreEqualWhereTheyHoldTheSame() {
        Watch start = Watch.of(12, BEFORE, DURING);
        WithdrawalPlan plan = WithdrawalPlan.of(start);
        assertThat(plan)
                .isEqualTo(WithdrawalPlan.of(Watch.of(12, BEFORE, DURING)))
                .hasSameHashCodeAs(WithdrawalPlan.of(start))
                .isNotEqualTo(plan.officers(0.5, 0))
                .isNotEqualTo(null);
        assertThat(plan.officers(0.5, 0).hashCode()).isNotEqualTo(plan.hashCode());
        Operation active = Operation.in("z").active("2016");
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            LocalDate month = LocalDate.of(2015, 1, 1).plusMonths(i);
            cells.add(new ZoneCounts.Cell(
                    Period.of(month, month.plusMonths(1)), "z", i < 12 ? BEFORE[i] : DURING[i - 12]));
        }
        ZoneCounts table = ZoneCounts.ofTable("violent", cells);
        assertThat(WithdrawalPlan.whyNot(active, table)).isEmpty();
        assertThat(WithdrawalPlan.whyNot(Operation.in("z").active("2018"), table))
                .isPresent();
        ComparedWatch one = start.against(BEFORE, DURING);
        assertThat(one).isEqualTo(Watch.of(12, BEFORE, DURING).against(BEFORE, DURING));
        assertThat(one).isNotEqualTo(one.observe(10, 10)).isNotEqualTo(null);
        assertThat(one.observe(10, 10).hashCode()).isNotEqualTo(one.hashCode());
        assertThat(one.phi()).isBetween(1.0, 1.5);
    }
}
