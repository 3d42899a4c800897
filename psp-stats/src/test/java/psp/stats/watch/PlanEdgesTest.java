package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import psp.stats.internal.math.NegativeBinomialLaw;
import psp.stats.level.HoldingFit;
import psp.stats.level.Observation;

/** The values of a plan at their edges, and what the latest part of an operation rules out by the law itself. */
class PlanEdgesTest {

    private static final long[] BEFORE = {20, 22, 19, 21, 20, 18, 21, 20, 22, 19, 20, 21};
    private static final long[] DURING = {10, 11, 9, 10, 12, 9, 8, 10, 11, 10, 9, 11};

    private static void refused(ThrowingCallable call, String start) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageStartingWith(start);
    }

    private static List<Observation> spells(int from, long[] counts) {
        return IntStream.range(0, counts.length)
                .mapToObj(i -> new Observation(from + i, from + i + 1, 1, counts[i]))
                .toList();
    }

    /** The ratio at which as few have one chance in forty, their law mixed over no dispersion but the fitted one. */
    @Test
    void aReboundIsRuledOutByTheLawOfTheLatestQuarter() {
        WithdrawalPlan.Rebound rebound = WithdrawalPlan.rebound(Watch.of(12, BEFORE, DURING));
        List<Observation> low = spells(-12, Arrays.copyOf(DURING, 9));
        List<Observation> now = spells(-3, Arrays.copyOfRange(DURING, 9, 12));
        HoldingFit fit = HoldingFit.of(spells(-24, BEFORE), low, 12);
        double then = low.stream().mapToDouble(fit::season).sum();
        double lately = now.stream().mapToDouble(fit::season).sum();
        double expected = 90 / then * lately;
        assertThat(rebound.looks()).isEqualTo(3);
        assertThat(rebound.look()).isEqualTo("month");
        assertThat(rebound.seen()).isEqualTo(30);
        assertThat(rebound.expected()).isCloseTo(expected, within(1e-9));
        double doubt = fit.phi / 90 + fit.seasonDoubt(now, low);
        // A count over phi is negative binomial about its mean over phi: of a size of one over the doubt.
        double mean = rebound.ratio() * expected / fit.phi;
        NegativeBinomialLaw law = new NegativeBinomialLaw(1 / doubt, mean);
        double below = law.cdf((long) Math.floor(30 / fit.phi) - 1);
        double upTo = law.cdf((long) Math.ceil(30 / fit.phi));
        assertThat(below).isLessThan(0.025);
        assertThat(upTo).isGreaterThan(0.025);
        assertThat(rebound.share()).isNotNull();
        assertThat(WithdrawalPlan.rebound(Watch.of(4, new long[] {60, 62, 58, 61}, new long[] {30, 31, 29, 28, 30, 31}))
                        .looks())
                .as("one quarter")
                .isEqualTo(1);
        assertThat(WithdrawalPlan.rebound(Watch.of(52, BEFORE, DURING)).looks())
                .as("no more than half")
                .isEqualTo(6);
    }

    @Test
    void aReboundSpeaksByItsRatio() {
        assertThat(new WithdrawalPlan.Rebound(3, "month", 9, 10, 1, null))
                .asString()
                .startsWith("any rise is ruled out");
        assertThat(new WithdrawalPlan.Rebound(3, "month", 9, 10, 1.5, 0.4))
                .asString()
                .startsWith("a rise by more than 50 % is ruled out by the latest 3 months: 9 seen, ");
        assertThat(new WithdrawalPlan.Rebound(1, "month", 9, 10, 2, null))
                .asString()
                .startsWith("a rise by more than 100 % is ruled out by the latest 1 month");
        assertThat(new WithdrawalPlan.Rebound(1, "week", 9, 0, 2.1, 0.0))
                .asString()
                .startsWith("no realistic rise");
        refused(() -> new WithdrawalPlan.Rebound(0, "month", 9, 10, 1, null), "A rebound over 0 periods with 10.0");
        refused(() -> new WithdrawalPlan.Rebound(1, "month", 9, -1, 1, null), "A rebound over 1 periods with -1.0");
        refused(() -> new WithdrawalPlan.Rebound(1, "month", 9, 10, -1, null), "A rebound over 1 periods");
        assertThat(new WithdrawalPlan.Rebound(1, "month", 0, 0, 0, null).ratio())
                .isZero();
        refused(() -> new WithdrawalPlan.Rebound(1, "month", -1, 10, 1, null), "The count");
        refused(() -> new WithdrawalPlan.Rebound(1, "month", 9, Double.NaN, 1, null), "The expected is NaN");
        refused(() -> new WithdrawalPlan.Rebound(1, "month", 9, 10, Double.NaN, null), "The ratio is NaN");
        refused(() -> new WithdrawalPlan.Rebound(1, "month", 9, 10, 1, Double.NaN), "The share is NaN");
    }

    @Test
    void aStageHasItsEdges() {
        WithdrawalPlan.Stage stage = new WithdrawalPlan.Stage(0, "month", 0, 1, 1, 0, 0, 0);
        assertThat(stage.to()).isEqualTo(1);
        assertThat(new WithdrawalPlan.Stage(0.5, "month", 2, 8, 0, 1, 40, 60).toString())
                .contains("6 months")
                .doesNotContain("10 months");
        refused(() -> new WithdrawalPlan.Stage(1, "month", 0, 1, 1, 0, 0, 0), "The part 1.0 of the officers");
        refused(() -> new WithdrawalPlan.Stage(-0.1, "month", 0, 1, 1, 0, 0, 0), "The part -0.1 of the officers");
        refused(() -> new WithdrawalPlan.Stage(0, "month", 0, 1, 1.1, 0, 0, 0), "The chance 1.1 is not from 0 to 1");
        refused(() -> new WithdrawalPlan.Stage(0, "month", 0, 1, 1, -0.1, 0, 0), "The chance -0.1 is not from 0 to 1");
        refused(() -> new WithdrawalPlan.Stage(0, "month", 0, 1, 1, 0, Double.NaN, 0), "The expected is NaN");
        refused(() -> new WithdrawalPlan.Stage(0, "month", -1, 1, 1, 0, 0, 0), "A stage from -1 to 1");
        refused(() -> new WithdrawalPlan.Stage(0, "month", 1, 1, 1, 0, 0, 0), "A stage from 1 to 1");
        refused(() -> new WithdrawalPlan.Stage(0, "month", 0, 1, 1, 0, -1, 0), "A stage from 0 to 1 with -1.0");
        refused(() -> new WithdrawalPlan.Stage(0, "month", 0, 1, 1, 0, 0, -1), "A stage from 0 to 1");
    }

    @Test
    void aPlanSaysWhatItsStagesAndPowersSay() {
        WithdrawalPlan plan = WithdrawalPlan.of(Watch.of(12, BEFORE, DURING)).officers(0.5, 0);
        List<WithdrawalPlan.Stage> stages = plan.stages();
        double none = (1 - stages.get(0).falseAlarm()) * (1 - stages.get(1).falseAlarm());
        assertThat(plan.falseAlarm()).isCloseTo(1 - none, within(1e-12));
        assertThat(plan.full().looksUntil(0.8)).isPresent();
        boolean timely = stages.stream().allMatch(stage -> stage.seen() >= 0.8);
        assertThat(timely).isTrue();
        assertThat(plan)
                .hasToString("step down over " + stages.get(1).to() + " months: officers at 1/2 for "
                        + stages.get(0).to() + ", none for "
                        + (stages.get(1).to() - stages.get(1).from())
                        + "; each stage is halted at its alarm (" + Math.round(100 * plan.falseAlarm())
                        + " % that one is although nothing changed); " + plan.rebound()
                        + "; leaving at once, a full return is seen 4 times in 5 after "
                        + plan.full().looksUntil(0.8).getAsInt() + " months, half a return "
                        + (plan.half().looksUntil(0.8).isPresent()
                                ? "4 times in 5 after "
                                        + plan.half().looksUntil(0.8).getAsInt() + " months"
                                : "with " + Math.round(100 * plan.half().chanceSeenBy(12)) + " % within a year")
                        + "; never \"safe\"");
        refused(() -> plan.officers(1.0, 0), "The part 1.0 of the officers; from 0 to below 1");
        refused(() -> plan.officers(0.5, 0.5), "The officers do not fall from 0.5 to 0.5");
        WithdrawalPlan few =
                WithdrawalPlan.of(Watch.of(12, new long[] {1, 0, 1, 0, 0, 1}, new long[] {0, 1, 0, 0, 0, 0}));
        assertThat(few.toString())
                .startsWith("no timely step-down: a stage of a year sees a full return with "
                        + Math.round(100
                                * few.stages().stream()
                                        .mapToDouble(WithdrawalPlan.Stage::seen)
                                        .min()
                                        .orElseThrow())
                        + " %, not 4 times in 5; over 36 months: ")
                .contains("a full return is seen with "
                        + Math.round(100 * few.full().chanceSeenBy(12)) + " % within a year, half a return with ");
    }

    @Test
    void looksAndExtentsSpeak() {
        WatchLook look = new WatchLook("May", null, 0, 2.5, null);
        assertThat(look.count()).isZero();
        refused(() -> new WatchLook("May", null, -1, 2.5, null), "The count");
        refused(() -> new WatchLook("May", null, 3, 2.5, -1L), "The count");
        assertThat(List.of(Extent.values()))
                .extracting(Extent::text)
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
        Watch watch = Watch.of(12, BEFORE, DURING).observe(11);
        assertThat(watch.data()).containsEntry("sentence", watch.toString()).isNotEmpty();
        WatchPair pair = new WatchPair("shots", watch, "shootings", Watch.of(12, BEFORE, DURING));
        assertThat(pair.observe(9, 8).warning().watched()).isEqualTo(2);
        assertThat(pair.observe(9, 8).decisive().seen()).isEqualTo(8);
    }
}
