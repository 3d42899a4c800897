package psp.stats.watch;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import psp.core.CountSeries;
import psp.core.Operation;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;
import psp.stats.inference.Reason;
import psp.stats.inference.ShareLost;
import psp.stats.internal.math.BetaLaw;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Digits;
import psp.stats.level.HoldingFit;
import psp.stats.level.Observation;

/**
 * What can be said before the officers leave: which rebound is already ruled out, how long a watch would need, and in which
 * stages they may be drawn down so that each is halted by an alarm before the next begins.
 *
 * <pre>{@code
 * WithdrawalPlan plan = WithdrawalPlan.of(operation, counts, CountSeries.Step.MONTHS);
 * System.out.println(plan.stages());               // half of them, a quarter, none: how long each, and what halts it
 * System.out.println(plan.rebound());              // what the latest months rule out
 * }</pre>
 *
 * <p>A stage lasts until its watch would have seen a full return with the chance 0.8 ({@link WatchPower}), or a year
 * where it would not; each begins a watch of its own, whose level is to hold, with the promise of the watch that was
 * given. Stages are planned from what is known now: their season is their own, their level that of the operation. A stage
 * without an alarm is no proof that the next one holds, and none of this says "safe". Immutable.
 */
public final class WithdrawalPlan implements Serializable {

    private static final long serialVersionUID = 1;
    private static final double USUAL = 0.8;
    private static final double LEVEL = 0.95;
    private static final int QUARTERS = 4;

    private final Watch watch;
    private final Rebound rebound;
    private final WatchPower half;
    private final WatchPower full;
    private final List<Stage> stages;

    /**
     * What the latest quarter of a year of the operation, at most its later half, rules out.
     *
     * @param looks how many weeks or months it has
     * @param look what a look is called, such as month
     * @param seen how many incidents there were
     * @param expected how many the earlier part of the operation would have given, season counted
     * @param ratio the largest ratio of now over the earlier part that is not ruled out at 95 % (the upper end of a
     *     two-sided range; negative binomial with dispersion and doubt of the level), above 0
     * @param share the largest share of the fall lost again that is not ruled out at 95 % ({@link ShareLost}); null
     *     where the fall itself is not established
     */
    public record Rebound(
            int looks,
            String look,
            long seen,
            double expected,
            double ratio,
            @Nullable Double share) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * Checks the numbers.
         *
         * @param looks how many weeks or months it has
         * @param look what a look is called, such as month
         * @param seen how many incidents there were
         * @param expected how many the earlier part of the operation would have given, season counted
         * @param ratio the largest ratio of now over the earlier part that is not ruled out at 95 % (the upper end of a
         *     two-sided range; negative binomial with dispersion and doubt of the level), above 0
         * @param share the largest share of the fall lost again that is not ruled out at 95 % ({@link ShareLost}); null
         *     where the fall itself is not established
         * @throws IllegalArgumentException if one is NaN or negative where it cannot be
         */
        public Rebound {
            Objects.requireNonNull(look, "look");
            Checks.count("lately", seen);
            Checks.number("expected", expected);
            Checks.number("ratio", ratio);
            if (share != null) {
                Checks.number("share", share);
            }
            if (looks < 1 || expected < 0 || ratio < 0) {
                throw new IllegalArgumentException("A rebound over " + looks + " periods with " + expected
                        + " expected and a ratio up to " + ratio + "; at least one period, and no number below 0");
            }
        }

        /** Returns what is ruled out, in words. */
        @Override
        public String toString() {
            String above = ratio <= 1
                    ? "any rise"
                    : ratio > 2
                            ? "no realistic rise"
                            : "a rise by more than " + Texts.grouped(Math.round(100 * (ratio - 1))) + " %";
            return above + " is ruled out by the latest " + Texts.plural(looks, look) + ": " + seen + " seen, "
                    + Digits.of(expected, 3) + " expected from the operation before"
                    + (share == null
                            ? "; which share of the reduction that is we can't say, for the reduction is not established"
                            : share <= 0
                                    ? "; any return of the fall is ruled out"
                                    : "; a return of more than " + Math.round(100 * share)
                                            + " % of the fall is ruled out");
        }
    }

    /**
     * A stage of a step-down.
     *
     * @param officers which part of them stays, 0 to below 1
     * @param look what a look is called, such as month
     * @param from after how many weeks or months of the step-down it begins
     * @param to after how many it ends, above {@code from}
     * @param seen the chance that a full return at its start is seen within it
     * @param falseAlarm the chance that it is halted although the level holds
     * @param expected how many incidents a holding level gives within it
     * @param halted from which number of incidents on its last look is an alarm where they come as the season does; the
     *     watch judges look by look, and may halt the stage before
     */
    public record Stage(
            double officers,
            String look,
            int from,
            int to,
            double seen,
            double falseAlarm,
            double expected,
            long halted)
            implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * Checks the numbers.
         *
         * @param officers which part of them stays, 0 to below 1
         * @param look what a look is called, such as month
         * @param from after how many weeks or months of the step-down it begins
         * @param to after how many it ends, above {@code from}
         * @param seen the chance that a full return at its start is seen within it
         * @param falseAlarm the chance that it is halted although the level holds
         * @param expected how many incidents a holding level gives within it
         * @param halted from which number of incidents on its last look is an alarm where they come as the season does; the
         *     watch judges look by look, and may halt the stage before
         * @throws IllegalArgumentException if one is out of range
         */
        public Stage {
            checkPart(officers);
            Objects.requireNonNull(look, "look");
            for (double chance : new double[] {seen, falseAlarm}) {
                if (!(chance >= 0 && chance <= 1)) {
                    throw new IllegalArgumentException("The chance " + chance + " is not from 0 to 1");
                }
            }
            Checks.number("expected", expected);
            if (from < 0 || to <= from || expected < 0 || halted < 0) {
                throw new IllegalArgumentException(
                        "A stage from " + from + " to " + to + " with " + expected + " expected, halted from " + halted
                                + " on; it ends after it begins, and no number is below 0");
            }
        }

        /** Returns the stage in words. */
        @Override
        public String toString() {
            return part(officers) + " of the officers for " + Texts.plural(to - from, look) + " (" + (from + 1) + " to "
                    + to
                    + "): halted at the alarm of its watch, at its end from " + Texts.grouped(halted) + " on, "
                    + Digits.of(expected, 3)
                    + " expected; a full return is seen with " + Math.round(100 * seen)
                    + " %, a lasting level halted with "
                    + Math.round(100 * falseAlarm) + " %";
        }
    }

    private WithdrawalPlan(Watch watch, double... officers) {
        this.watch = watch;
        this.half = watch.power(0.5);
        this.full = watch.power(1);
        this.rebound = rebound(watch);
        this.stages = List.copyOf(stages(watch, officers));
    }

    /**
     * {@return a plan by weeks, or by months where the table knows no days; see {@link #of(Operation, ZoneCounts, CountSeries.Step)}}
     *
     * @param operation with an active phase
     * @param counts a table with the operation's zones
     */
    public static WithdrawalPlan of(Operation operation, ZoneCounts counts) {
        return of(Watch.before(operation, counts, WatchStart.step(counts)));
    }

    /**
     * {@return why there is no plan, decided before anything is computed: nothing of the operation is covered, too little is before
     * or within it, or the record system changed; empty where there is one}
     *
     * @param operation with an active phase
     * @param counts a table with the operation's zones
     */
    public static Optional<Reason> whyNot(Operation operation, ZoneCounts counts) {
        return WatchStart.whyNotBefore(operation, counts, WatchStart.step(counts));
    }

    /**
     * {@return a plan for the focus of an operation whose first active phase lasts; what the counts cover after its end is left out}
     *
     * @param operation with an active phase; its baseline is the phase of that kind, else up to five whole years before
     * @param counts a table with the operation's zones
     * @param step {@link CountSeries.Step#WEEKS} or {@link CountSeries.Step#MONTHS}
     * @throws IllegalArgumentException if there is no active phase or too little past, the baseline is not covered, or the
     *     record system changed within it
     */
    public static WithdrawalPlan of(Operation operation, ZoneCounts counts, CountSeries.Step step) {
        return of(Watch.before(operation, counts, Objects.requireNonNull(step, "step")));
    }

    /**
     * {@return a plan from the watch that would begin now; its promise and its other rules are those of the stages' watches}
     *
     * @param watch with a baseline, that has seen nothing yet
     * @throws IllegalArgumentException if it knows no baseline or has watched already
     */
    public static WithdrawalPlan of(Watch watch) {
        if (watch.watched() > 0) {
            throw new IllegalArgumentException("This watch has seen " + Texts.plural(watch.watched(), watch.look())
                    + " since the officers left; a plan is made before they leave, from a watch that has yet to see its"
                    + " first count");
        }
        return new WithdrawalPlan(watch, 0.5, 0.25, 0);
    }

    /**
     * {@return the same with other stages}
     *
     * @param parts of the officers who stay in each stage, such as 0.5, 0.25, 0; falling, from 0 to below 1
     * @throws IllegalArgumentException if there is none, or they do not fall
     */
    public WithdrawalPlan officers(double... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("A step-down has at least one stage, such as officers(0)");
        }
        for (int i = 0; i < parts.length; i++) {
            checkPart(parts[i]);
            if (i > 0 && !(parts[i] < parts[i - 1])) {
                throw new IllegalArgumentException("The officers do not fall from " + parts[i - 1] + " to " + parts[i]
                        + "; name the stages from the most to the fewest, such as 0.5, 0.25, 0");
            }
        }
        return new WithdrawalPlan(watch, parts);
    }

    private static void checkPart(double part) {
        if (!(part >= 0 && part < 1)) {
            throw new IllegalArgumentException("The part " + part + " of the officers; from 0 to below 1, such as 0.5");
        }
    }

    static Rebound rebound(Watch watch) {
        List<Observation> all = watch.operation();
        int looks = Math.max(1, Math.min(watch.perYear() / QUARTERS, all.size() / 2));
        List<Observation> low = all.subList(0, all.size() - looks);
        List<Observation> now = all.subList(all.size() - looks, all.size());
        // The latest part has no share in the season by which it is judged.
        HoldingFit fit = HoldingFit.of(watch.record.baseline(), low, watch.record.ticksPerYear());
        double[] before = {count(low), exposure(low, fit)};
        double[] lately = {count(now), exposure(now, fit)};
        double expected = before[0] * lately[1] / before[1];
        double doubt = fit.phi / Math.max(before[0], 0.5) + fit.seasonDoubt(now, low);
        ShareLost share = watch.shareWithinOperation(low, now, LEVEL);
        double ratio = ratio(lately[0], Math.max(before[0], 0.5) * lately[1] / before[1], fit.phi, doubt);
        return new Rebound(
                looks,
                watch.look(),
                (long) lately[0],
                expected,
                ratio,
                share.fallEstablished() ? share.highest().orElseThrow() : null);
    }

    private static double count(List<Observation> spells) {
        return spells.stream().mapToLong(Observation::count).sum();
    }

    private static double exposure(List<Observation> spells, HoldingFit fit) {
        return spells.stream()
                .mapToDouble(spell -> spell.exposure() * fit.season(spell))
                .sum();
    }

    /** The ratio at which so few incidents or fewer have the chance of one tail. */
    private static double ratio(double seen, double expected, double phi, double doubt) {
        double low = 0;
        double high = 1;
        while (lower(seen, high * expected, phi, doubt) > (1 - LEVEL) / 2) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            if (lower(seen, middle * expected, phi, doubt) > (1 - LEVEL) / 2) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The chance of fewer of a scaled negative binomial count, and half that of as many, as in {@link YearSoFar}. */
    private static double lower(double seen, double mean, double phi, double doubt) {
        double odds = mean / phi * doubt;
        return 1 - BetaLaw.cdf((seen + 0.5) / phi, 1 / doubt, odds / (1 + odds), 1 / (1 + odds));
    }

    private static List<Stage> stages(Watch watch, double... officers) {
        List<Stage> stages = new ArrayList<>();
        int from = 0;
        int start = 0;
        for (double part : officers) {
            Courses futures = watch.state.futuresFrom(start);
            WatchPower full = WatchPower.of(futures, 1, 0, watch.look());
            WatchPower none = WatchPower.of(futures, 0, 0, watch.look());
            int looks = full.looksUntil(USUAL).orElse(full.looks());
            double halted = Math.floor(futures.critical(0)[looks - 1]) + 1;
            stages.add(new Stage(
                    part,
                    watch.look(),
                    from,
                    from + looks,
                    full.chanceSeenBy(looks),
                    none.chanceSeenBy(looks),
                    futures.expected(looks - 1),
                    (long) Math.max(0, halted)));
            from += looks;
            start = futures.end(looks - 1);
        }
        return stages;
    }

    /** {@return what the latest part of the operation rules out} */
    public Rebound rebound() {
        return rebound;
    }

    /** {@return the chance that half a return after leaving at once would be seen, look by look} */
    public WatchPower half() {
        return half;
    }

    /** {@return the chance that a full return after leaving at once would be seen, look by look} */
    public WatchPower full() {
        return full;
    }

    /** {@return the stages in order} */
    public List<Stage> stages() {
        return stages;
    }

    /** {@return the chance that some stage is halted although the level holds throughout} */
    public double falseAlarm() {
        double none = 1;
        for (Stage stage : stages) {
            none *= 1 - stage.falseAlarm();
        }
        return 1 - none;
    }

    private static String part(double officers) {
        return officers == 0
                ? "none"
                : 1 / officers == Math.rint(1 / officers)
                        ? "1/" + Math.round(1 / officers)
                        : Math.round(100 * officers) + " %";
    }

    /** What it holds. */
    private Object[] held() {
        return new Object[] {watch, rebound, half, full, stages};
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WithdrawalPlan that && Arrays.deepEquals(held(), that.held());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(held());
    }

    /** Returns the plan in words; the first of them are how long the step-down takes. */
    @Override
    public String toString() {
        boolean timely = stages.stream().allMatch(stage -> stage.seen() >= USUAL);
        int all = stages.get(stages.size() - 1).to();
        double least = stages.stream().mapToDouble(Stage::seen).min().orElseThrow();
        String head = timely
                ? "step down over " + Texts.plural(all, watch.look()) + ": "
                : "no timely step-down: a stage of a year sees a full return with " + Math.round(100 * least)
                        + " %, not 4 times in 5; over " + Texts.plural(all, watch.look()) + ": ";
        return head
                + stages.stream()
                        .map(stage -> part(stage.officers()) + " for " + (stage.to() - stage.from()))
                        .collect(Collectors.joining(", ", "officers at ", ""))
                + "; each stage is halted at its alarm ("
                + Math.round(100 * falseAlarm()) + " % that one is although nothing changed); " + rebound
                + "; leaving at once, a full return is seen " + until(full) + ", half a return " + until(half)
                + "; never \"safe\"";
    }

    private String until(WatchPower power) {
        OptionalInt looks = power.looksUntil(USUAL);
        return looks.isPresent()
                ? "4 times in 5 after " + Texts.plural(looks.getAsInt(), watch.look())
                : "with " + Math.round(100 * power.chanceSeenBy(power.looks())) + " % within a year";
    }
}
