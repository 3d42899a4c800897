package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import psp.core.CountSeries;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.stats.internal.math.Randoms;

class WithdrawalPlanTest {

    private static final long[] BASELINE = {11, 9, 12, 10, 14, 15, 13, 12, 9, 8, 10, 9};
    private static final long[] OPERATION = {5, 4, 6, 5, 7, 8, 7, 6, 5, 4, 5, 5};
    private static final Watch WATCH = Watch.of(12, BASELINE, OPERATION);
    private static final WithdrawalPlan PLAN = WithdrawalPlan.of(WATCH);

    @Test
    void stepsDownInStagesThatFollowEachOther() {
        List<WithdrawalPlan.Stage> stages = PLAN.stages();
        assertThat(stages).extracting(WithdrawalPlan.Stage::officers).containsExactly(0.5, 0.25, 0.0);
        assertThat(stages).extracting(WithdrawalPlan.Stage::from).containsExactly(0, 4, 8);
        assertThat(stages).extracting(WithdrawalPlan.Stage::to).containsExactly(4, 8, 13);
        for (WithdrawalPlan.Stage stage : stages) {
            assertThat(stage.seen()).isBetween(0.8, 0.95);
            assertThat(stage.falseAlarm()).isBetween(0.005, 0.06);
            assertThat((double) stage.halted()).isGreaterThan(stage.expected() * 1.3);
        }
        assertThat(stages.get(0).toString())
                .isEqualTo(
                        "1/2 of the officers for 4 months (1 to 4): halted at the alarm of its watch, at its end from 36 on, 21.6 expected; a full return is seen with 83 %, a lasting level halted with 2 %");
        assertThat(PLAN.falseAlarm()).isCloseTo(0.09, within(0.02));
        assertThat(PLAN.toString())
                .startsWith("step down over 13 months: officers at 1/2 for 4, 1/4 for 4, none for 5; each"
                        + " stage is halted at its alarm")
                .endsWith("never \"safe\"");
    }

    /** What the plan says of a stage's end is what the watch does there. */
    @Test
    void theNumberThatHaltsIsThatOfTheWatch() {
        WithdrawalPlan.Stage first = PLAN.stages().get(0);
        long[] seen = new long[4];
        double[] part = {5.0 / 21, 5.0 / 21, 5.5 / 21, 5.5 / 21};
        for (long total = first.halted() - 3; total <= first.halted() + 3; total++) {
            for (int k = 0; k < 4; k++) {
                seen[k] = Math.round(total * part[k]);
            }
            seen[3] += total - Arrays.stream(seen).sum();
            Watch watch = WATCH;
            for (long count : seen) {
                watch = watch.observe(count);
            }
            if (Math.abs(total - first.halted()) > 1) {
                assertThat(watch.alarm().isPresent()).as("%d", total).isEqualTo(total > first.halted());
            }
        }
    }

    @Test
    void otherStagesAreNamedByTheUser() {
        WithdrawalPlan at = PLAN.officers(0.6, 0);
        assertThat(at.stages()).extracting(WithdrawalPlan.Stage::officers).containsExactly(0.6, 0.0);
        assertThat(at).asString().startsWith("step down over 8 months: officers at 60 % for 4, none for 4;");
        assertThat(at.full().looksUntil(0.8)).isEqualTo(PLAN.full().looksUntil(0.8));
        assertThat(PLAN.officers(0).stages()).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.officers())
                .withMessageContaining("at least one stage");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.officers(0.2, 0.5))
                .withMessage(
                        "The officers do not fall from 0.2 to 0.5; name the stages from the most to the fewest, such as"
                                + " 0.5, 0.25, 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAN.officers(Double.NaN))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> PLAN.officers(1)).withMessageContaining("1.0");
    }

    @Test
    void fewIncidentsGiveNoTimelyStepDown() {
        WithdrawalPlan plan = WithdrawalPlan.of(Watch.of(
                12, new long[] {2, 1, 0, 3, 1, 2, 0, 1, 2, 1, 1, 2}, new long[] {0, 1, 1, 0, 1, 0, 0, 2, 0, 1, 0, 1}));
        assertThat(plan.stages()).extracting(stage -> stage.to() - stage.from()).containsOnly(12);
        assertThat(plan)
                .asString()
                .startsWith("no timely step-down: a stage of a year sees a full return with 6")
                .contains("which share of the reduction that is we can't say");
    }

    @Test
    void theLatestMonthsRuleOutARebound() {
        WithdrawalPlan.Rebound rebound = PLAN.rebound();
        assertThat(rebound.looks()).isEqualTo(3);
        assertThat(rebound.seen()).isEqualTo(14);
        assertThat(rebound.expected()).isCloseTo(14.4, within(0.1));
        assertThat(rebound.ratio()).isCloseTo(1.89, within(0.01));
        assertThat(rebound.share()).isCloseTo(1.03, within(0.01));
        assertThat(rebound)
                .hasToString("a rise by more than 89 % is ruled out by the latest 3 months: 14 seen, 14.5 expected"
                        + " from the operation before; a return of more than 103 % of the fall is ruled out");
    }

    /** The upper limit of a rise that is there is missed in one of forty. */
    @Test
    void whatIsRuledOutIsSeldomThere() {
        long seed = 31;
        Randoms randoms = new Randoms(seed);
        for (double phi : new double[] {1, 2}) {
            for (double rise : new double[] {1, 1.6}) {
                int missed = 0;
                int trials = 600;
                for (int i = 0; i < trials; i++) {
                    long[] operation = new long[12];
                    Arrays.setAll(operation, k -> new CountTable(k < 9 ? 8 : 8 * rise, phi).draw(randoms));
                    long[] baseline = new long[12];
                    Arrays.setAll(baseline, k -> new CountTable(15, phi).draw(randoms));
                    Watch watch = Watch.of(12, baseline, operation);
                    missed += WithdrawalPlan.rebound(watch).ratio() < rise ? 1 : 0;
                }
                assertThat((double) missed / trials)
                        .as("seed " + seed + ", phi " + phi + ", rise " + rise)
                        .isBetween(0.005, 0.045);
            }
        }
    }

    private static ZoneCounts counts(int months) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int month = 0; month < months; month++) {
            cells.add(new ZoneCounts.Cell(
                    Period.ofMonth(YearMonth.of(2015, 1).plusMonths(month)),
                    "a",
                    month < 12 ? BASELINE[month] : OPERATION[month % 12]));
            cells.add(new ZoneCounts.Cell(Period.ofMonth(YearMonth.of(2015, 1).plusMonths(month)), "b", 20));
        }
        return ZoneCounts.ofTable("shootings", cells);
    }

    /** The operation is planned to last to the end of 2017; the counts end with 2016. */
    @Test
    void anOperationStillActiveIsPlannedUpToTheLatestCount() {
        Operation operation = Operation.in("a").active("2016-01-01/2018-01-01");
        WithdrawalPlan plan = WithdrawalPlan.of(operation, counts(24));
        assertThat(plan.rebound().seen()).isEqualTo(14);
        assertThat(plan.stages()).extracting(WithdrawalPlan.Stage::to).containsExactly(4, 8, 13);
        assertThat(WithdrawalPlan.of(operation, counts(24), CountSeries.Step.MONTHS))
                .hasToString(plan.toString());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WithdrawalPlan.of(operation, counts(12)))
                .withMessageContaining("cover no day of the active phase 2016-01-01/2018-01-01");
        WithdrawalPlan over = WithdrawalPlan.of(Operation.in("a").active("2016"), counts(30));
        assertThat(over).hasToString(plan.toString());
    }

    @Test
    void refusesWhatIsNoPlan() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WithdrawalPlan.of(WATCH.observe(4)))
                .withMessage(
                        "This watch has seen 1 month since the officers left; a plan is made before they leave, from a"
                                + " watch that has yet to see its first count");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WithdrawalPlan.of(Watch.of(12, new long[0], OPERATION)))
                .withMessageContaining("knows no baseline");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WithdrawalPlan.Stage(0, "month", 0, 4, Double.NaN, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new WithdrawalPlan.Stage(0, "month", 4, 4, 0, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new WithdrawalPlan.Rebound(0, "month", 1, 1, 1, null));
    }
}
