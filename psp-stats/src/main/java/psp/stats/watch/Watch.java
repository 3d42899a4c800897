package psp.stats.watch;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import psp.core.AreaCounts;
import psp.core.CountSeries;
import psp.core.Described;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Statement;
import psp.core.Table;
import psp.core.Tabular;
import psp.core.ZoneCounts;
import psp.stats.inference.Reason;
import psp.stats.inference.ShareLost;
import psp.stats.internal.text.Checks;
import psp.stats.level.HoldingFit;
import psp.stats.level.Observation;
import psp.stats.window.Breaks;

/**
 * A watch over an area after the officers have moved on: is it coming back, and when would we know?
 *
 * <pre>{@code
 * Watch watch = Watch.after(operation, counts, CountSeries.Step.MONTHS).falseAlarmChancePerYear(0.10);
 * watch = watch.observe(Period.parse("2018-01"), 14, 85);                      // in the focus, and in the rest of its city
 * if (watch.verdict() == WatchVerdict.SIGNS_OF_RETURN) System.out.println(watch.statement());
 * Watch stored = Watch.parse(watch.toText());                                  // the form to store
 *
 * long[] before = {11, 9, 12, 10, 14, 15, 13, 12, 9, 8, 10, 9};                // no table: two series of 12 a year
 * Watch alone = Watch.of(12, before, new long[] {5, 4, 6, 5, 7, 8, 7, 6, 5, 4, 5, 5}).observe(14);
 * }</pre>
 *
 * <p>Where the table holds eight other areas like the focus, and before the officers moved on as many days as the operation had and a
 * year more, the watch rests on its city: the level of the operation is carried by what
 * the rest of the city does, and an alarm is a rise beyond it that such areas show in one year of ten where nothing was done; a rise
 * with the city is {@link WatchVerdict#CITYWIDE}. {@link #observe(Period, long, long)} then takes focus and rest, and the stored text
 * needs no table. Without a city it rests on a fixed level, as below, and alarms more often where levels move by themselves
 * (docs/evidence/places.md).
 *
 * <p>The promise is the chance of any false alarm in a year in which the level of the operation holds, given none before,
 * year after year; it counts the doubt of level, season and dispersion, which come from a short past, and the many looks. It
 * holds on average over such pasts, for counts that scatter independently about their level; figures are in
 * docs/evidence/calibration.md. At each anniversary the year just watched joins the level that holds, and the sum starts anew: a
 * return too small to be seen within a year thus becomes a part of the level, while the share lost is always told
 * against the operation itself. An alarm ends the watch until {@link #restart}: what is
 * observed meanwhile is kept and not judged. Immutable; {@link #observe(long)} gives a
 * new value, and {@link #toText} is the form to store.
 */
public final class Watch implements Described, Tabular, Serializable {

    private static final long serialVersionUID = 1;

    final transient WatchState state;
    final transient WatchRecord record;
    final transient WatchRules rules;
    private final transient @Nullable AsTold told;

    /** What was judged by other rules, or on another machine, than it would be here and now. */
    private record AsTold(String judgedBy, String otherwise) {}

    private Watch(WatchState state) {
        this(state, null);
    }

    private Watch(WatchState state, @Nullable AsTold told) {
        this.state = state;
        this.told = told;
        this.record = state.record();
        this.rules = state.rules();
    }

    /** Sees a whole record again, such as under other rules. */
    private static Watch replay(WatchRecord record, WatchRules rules) {
        return new Watch(WatchState.replay(record, rules));
    }

    /**
     * {@return a watch from plain counts of equally long periods without dates}
     *
     * @param perYear how many periods a year has, such as 12 or 52
     * @param baseline the counts before the operation, may be empty where nothing is known of it
     * @param operation the counts of the operation, whose level is to hold; it ends where the watch starts
     * @throws IllegalArgumentException if a count is negative, there are fewer than six periods of operation, or nothing
     *     was counted at all
     */
    public static Watch of(int perYear, long[] baseline, long[] operation) {
        return replay(WatchStart.of(perYear, baseline, operation), WatchRules.DEFAULT);
    }

    /**
     * {@return a watch from series with dates}
     *
     * @param baseline before the operation; empty where nothing is known of it
     * @param operation the operation, whose level is to hold; the watch starts where it ends
     * @throws IllegalArgumentException if they are not both of weeks or both of months, overlap, or are too short
     */
    public static Watch of(Optional<CountSeries> baseline, CountSeries operation) {
        return replay(WatchStart.of(baseline, operation), WatchRules.DEFAULT);
    }

    /** The watch of a whole record, such as one of many zones. */
    static Watch of(WatchRecord record, WatchRules rules) {
        return replay(record, rules);
    }

    /**
     * {@return a watch by weeks, or by months where the table knows no days, over the focus of an operation; it has seen all that
     * the table covers after the officers moved on}
     *
     * @param operation with an active phase; its baseline is the phase of that kind, else up to five whole years before
     * @param counts a table with the operation's zones
     * @throws IllegalArgumentException if there is no active phase or too little past, a window is not covered, or the
     *     record system changed within it
     */
    public static Watch after(Operation operation, ZoneCounts counts) {
        return after(operation, counts, WatchStart.step(counts));
    }

    /**
     * {@return why there is no watch after an operation, decided before anything is computed: too little past, days that are not
     * covered, or a change of the record system; empty where there is one}
     *
     * @param operation with an active phase
     * @param counts a table with the operation's zones
     */
    public static Optional<Reason> whyNotAfter(Operation operation, ZoneCounts counts) {
        return WatchStart.whyNotAfter(operation, counts, WatchStart.step(counts));
    }

    /**
     * {@return a watch by weeks or months; see {@link #after(Operation, ZoneCounts)}}
     *
     * @param operation with an active phase
     * @param counts a table with the operation's zones
     * @param step {@link CountSeries.Step#WEEKS} or {@link CountSeries.Step#MONTHS}
     */
    public static Watch after(Operation operation, ZoneCounts counts, CountSeries.Step step) {
        return replay(WatchStart.after(operation, counts, step, Map.of()), WatchRules.DEFAULT);
    }

    /**
     * {@return a watch by months of an operation whose focus counts come from elsewhere, such as a newer export; the rest of the city, and what
     * like ground says, are the table's}
     *
     * @param operation with an active phase of whole months
     * @param counts a table with the operation's zones that covers the rest of the city in these months
     * @param middles for each zone its middle, two numbers in any unit of length that is the same both ways, so that like ground is made
     *     of neighbours; where empty, those of the table's header, and without these zones beside each other in the order of names are
     * @param focus what was counted in the focus, month by month from the first day of the active phase on; none for the table's own
     * @throws IllegalArgumentException if the months do not end with the active phase, or one is not covered
     */
    public static Watch after(Operation operation, ZoneCounts counts, Map<String, double[]> middles, long... focus) {
        return replay(
                focus.length == 0
                        ? WatchStart.after(operation, counts, CountSeries.Step.MONTHS, middles)
                        : WatchStart.after(
                                operation,
                                counts,
                                middles,
                                Arrays.stream(focus).boxed().toList()),
                WatchRules.DEFAULT);
    }

    /** The watch that would begin now, the operation still active; what the counts cover after it is left out. */
    static Watch before(Operation operation, ZoneCounts counts, CountSeries.Step step) {
        return replay(WatchStart.before(operation, counts, step), WatchRules.DEFAULT);
    }

    private Watch under(WatchRules other) {
        return other.equals(rules) ? this : replay(record, other);
    }

    /**
     * {@return the same under another promise: the chance of a false alarm in a year of holding, 0.0001 to 0.5}
     *
     * @param chance the chance in a year in which nothing changes, such as 0.10
     */
    public Watch falseAlarmChancePerYear(double chance) {
        return under(rules.withChance(chance));
    }

    /**
     * {@return the same whose promise holds in a stated share of all such pasts, not only on average over them: its line
     * is raised until the chance of a false alarm in a year of holding is above the promise in no more than the rest of
     * what the past leaves open, with no belief that counts may well be Poisson (docs/evidence/watch-power.md)} The cost is told by
     * {@link #power()}; each plan, that is each year of watching and each change of a rule, takes a tenth of a second more
     * by month and half a second by week, so let this rule be the last to be changed.
     *
     * @param shareOfPasts from 0.5 to 0.99, such as 0.9 for nine in ten; 0 takes the guarantee back
     */
    public Watch guaranteed(double shareOfPasts) {
        return under(rules.withGuaranteed(shareOfPasts));
    }

    /**
     * {@return the same that lets a rise pass which loses again less than a share of the fall, 0 to below 1}
     *
     * @param shareOfTheFall such as 0.25: a rise by less than a quarter of the fall passes
     */
    public Watch ignoreRiseBelow(double shareOfTheFall) {
        if (record.baseline().isEmpty() && shareOfTheFall > 0) {
            throw new IllegalArgumentException("This watch knows no baseline, so there is no fall to take a share of");
        }
        return under(rules.withIgnored(shareOfTheFall));
    }

    /**
     * {@return the same that alarms only where so many further looks in a row are above the line too} This asks of the sum of
     * the year so far, which one high month lifts for good: it does not undo a single outlier. With two further looks a
     * threefold month still alarms in 0.47 of years instead of 0.67, and half a return is seen in 0.69 instead of 0.84
     * (docs/evidence/watch-behaviour.md); look into an alarm that rests on one month, and {@link #restart}.
     *
     * @param looks 0 to half of the looks of a year, beyond which hardly anything would alarm; 0 unless said
     */
    public Watch confirmedByNext(int looks) {
        return under(rules.withConfirmations(looks));
    }

    /**
     * {@return the same whose last so many days are provisional, for late reports: neither the share lost nor "no sign" rests on
     * them}
     *
     * @param days 0 to 182; 14 unless said
     * @throws IllegalArgumentException if there are more, or this watch has no dates
     */
    public Watch lateReports(int days) {
        if (record.origin() == null) {
            throw new IllegalArgumentException(
                    "This watch counts plain periods without dates, which are taken as complete;"
                            + " give series with dates, or leave out the periods whose reports may still come in");
        }
        return under(rules.withDelay(days));
    }

    /**
     * {@return the watch after the next period: of a plain watch the next one, of a dated watch the whole week from Monday
     * or month that follows the last}
     *
     * @param count 0 or more
     */
    public Watch observe(long count) {
        refuseCity();
        return observe(count, 0);
    }

    /**
     * {@return the watch after the next period, as {@link #observe(long)} takes it, beside the rest of the city}
     *
     * @param count in the focus, 0 or more
     * @param rest what was counted in the rest of the city, 0 or more; a watch on a fixed level lets it pass
     */
    public Watch observe(long count, long rest) {
        Checks.count("of the next period", count);
        Checks.count("of the rest of the city", rest);
        Observation next = record.next(record.end());
        return see(new Observation(next.from(), next.to(), next.exposure(), count), rest);
    }

    private void refuseCity() {
        if (restsOnCity()) {
            throw new IllegalArgumentException(
                    "This watch rests on its city: say what was counted in the rest of it too, such as"
                            + " observe(period, count, rest), or watch a fixed level with alone()");
        }
    }

    /**
     * {@return the watch after a period, all of whose days are covered; earlier days left out count as not seen}
     *
     * @param period not before the end of the last one
     * @param count 0 or more
     * @throws IllegalArgumentException if this watch {@linkplain #restsOnCity() rests on its city}, which {@link #observe(Period, long,
     *     long)} takes, it overlaps or precedes what was seen, is much longer than a look, or as much
     *     shorter as the one before was too, or this watch has no dates
     */
    public Watch observe(Period period, long count) {
        refuseCity();
        return observe(period, count, 0);
    }

    /**
     * {@return the watch after a period, as {@link #observe(Period, long)} takes it, beside the rest of the city}
     *
     * @param period the week or month that follows the last one observed
     * @param count in the focus, 0 or more
     * @param rest what was counted in the rest of the city in the same days, 0 or more; a watch on a fixed level lets it pass
     */
    public Watch observe(Period period, long count, long rest) {
        Objects.requireNonNull(period, "period");
        Checks.count("of " + period, count);
        Checks.count("of the rest of the city in " + period, rest);
        if (record.origin() == null) {
            throw new IllegalArgumentException(
                    "This watch counts plain periods without dates; observe " + count + " without " + period);
        }
        Observation spell = Observation.of(record.origin(), period, period.days(), count);
        if (spell.from() < record.end()) {
            throw new IllegalArgumentException("The period " + period + " begins before "
                    + record.day(record.end()) + ", up to which counts were already seen; a corrected count makes a"
                    + " new watch from the corrected record");
        }
        record.refuseOtherLooks(spell);
        return see(spell, rest);
    }

    private Watch see(Observation spell, long rest) {
        return new Watch(state.see(record.with(spell, rest), spell), told);
    }

    /** {@return the same on a fixed level, which asks no city} */
    public Watch alone() {
        return restsOnCity() ? replay(record.in(null), rules) : this;
    }

    /** {@return whether the level is carried by the rest of the city, so that each look takes its count too} */
    public boolean restsOnCity() {
        return record.city() != null;
    }

    /** {@return on how many leavings of like areas of the city, where nothing was done, the threshold rests; empty on a fixed level} */
    public OptionalInt placebos() {
        return record.city() == null
                ? OptionalInt.empty()
                : OptionalInt.of(record.city().line().placebos());
    }

    /**
     * {@return the watch after an alarm was looked into and dismissed: what was seen joins the level that holds, and a new
     * year begins} To watch after a return of the officers, begin a new watch after that phase.
     *
     * @throws IllegalArgumentException if there was no alarm
     */
    public Watch restart() {
        if (!isAlarmed()) {
            throw new IllegalArgumentException(
                    "There was no alarm; only an alarm ends a watch, and a restart begins another");
        }
        return restarted();
    }

    /** The same at the start of a new year, whether there was an alarm or not. */
    Watch restarted() {
        return new Watch(state.restarted());
    }

    /** Whether there was an alarm. */
    boolean isAlarmed() {
        return state.alarm() >= 0;
    }

    int looksPerYear() {
        return record.perYear();
    }

    /**
     * {@return this watch beside a comparison: is a return local, or citywide?}
     *
     * @param other a watch of the comparison over the same stretches; where it is the rest of the city on which this watch rests, this
     *     watch itself tells what is local
     * @throws IllegalArgumentException if the stretches differ, naming the first that does
     */
    public ComparedWatch against(Watch other) {
        record.checkBeside(Objects.requireNonNull(other, "other").record);
        return ComparedWatch.of(this, other);
    }

    /**
     * {@return this plain watch beside a comparison's counts of the same periods}
     *
     * @param baseline one for each period of the baseline
     * @param operation one for each period of the operation
     * @param watched one for each period watched so far
     * @throws IllegalArgumentException if there are more or fewer, one is negative, or this watch has dates
     */
    public ComparedWatch against(long[] baseline, long[] operation, long... watched) {
        Watch other = of(record.perYear(), baseline, operation);
        for (long count : watched) {
            other = other.observe(count);
        }
        return against(replay(other.record, rules));
    }

    /**
     * {@return this watch with dates beside the comparison area of its operation}
     *
     * @param operation whose comparison is taken: by default the city − focus − rings
     * @param counts a table that holds what this watch saw
     * @throws IllegalArgumentException if this watch has no dates, the table covers other days or holds other counts of the
     *     focus, or the record system changed in between
     */
    public ComparedWatch against(Operation operation, ZoneCounts counts) {
        AreaCounts focus = Objects.requireNonNull(operation, "operation")
                .check(Objects.requireNonNull(counts, "counts"))
                .focus(counts);
        WatchRecord beside = record.of(focus, operation.comparison(counts), Breaks.compared(operation, counts));
        return against(replay(beside, rules));
    }

    /** The watch of this record's counts given those of a comparison, on average over pasts. */
    Watch beside(Watch comparison) {
        return record.isCarriedBy(comparison.record)
                ? this
                : replay(record.beside(comparison.record), rules.withGuaranteed(0));
    }

    /** The same, restarted where another was. */
    Watch restartedAs(Watch other) {
        return record.restarts().equals(other.record.restarts())
                ? this
                : replay(record.restartedAs(other.record), rules);
    }

    /** The watch beside a comparison after both have seen one more stretch. */
    Watch seeLast(Watch focus, Watch comparison) {
        int last = focus.watched() - 1;
        Observation own = focus.record.watched().get(last);
        Observation other = comparison.record.watched().get(last);
        return restsOnCity() ? see(own, other.count()) : see(own.beside(other), 0);
    }

    /**
     * {@return which period since the start of the watch raised the alarm, from 1; empty without an alarm}
     */
    public OptionalInt alarm() {
        return isAlarmed() ? OptionalInt.of(state.alarm() + 1) : OptionalInt.empty();
    }

    /**
     * {@return the days of the look that raised the alarm: its last day is the first on which it could be known} Empty without an alarm, and
     * of a plain watch, which has no days.
     */
    public Optional<Period> alarmPeriod() {
        return isAlarmed() && record.origin() != null
                ? Optional.of(record.period(record.watched().get(state.alarm())))
                : Optional.empty();
    }

    /**
     * {@return each look since the start as it was then, without those between an alarm and a restart: what was seen and expected, and
     * the count from which on it alarms}
     */
    public List<WatchLook> looks() {
        return WatchState.looks(record, rules);
    }

    /** {@return how many periods were watched since the start} */
    public int watched() {
        return record.watched().size();
    }

    /** {@return how many incidents were seen in the current year of watching; after an alarm, up to it} */
    public long seen() {
        return state.year().seen();
    }

    /** {@return how many a level that lasts would have given over the same looks as {@link #seen}, on average} */
    public double expected() {
        return state.expected();
    }

    /** How many the operation's own level would have given, whatever the city does. */
    double expectedAlone() {
        return state.year().expected();
    }

    /** {@return the mean dispersion phi that the past shows, or the like ground of the city; 1 is Poisson} */
    public double phi() {
        return record.city() == null ? fit().phi : record.city().line().scatter();
    }

    /** {@return the chance of a false alarm in a year of holding that is promised} */
    public double falseAlarmChancePerYear() {
        return rules.chance();
    }

    /**
     * {@return the share of the fall lost again in the last twelve months of watching at most, season taken out, the last
     * days of {@link #lateReports} left out; its set holds at every look of a year at once (repeated confidence intervals:
     * C} Jennison and B. W. Turnbull, JRSS B 51, 1989). As long as an alarm lies in those months it is chosen for being high,
     * and said to be. Empty where there is no baseline, or nothing has been seen yet that is not provisional.
     */
    public Optional<ShareLost> share() {
        return state.shares().soFar();
    }

    /**
     * {@return what can be said after the last look}
     */
    public WatchVerdict verdict() {
        return isAlarmed() ? WatchVerdict.SIGNS_OF_RETURN : state.isCitywide() ? WatchVerdict.CITYWIDE : told();
    }

    private WatchVerdict told() {
        return share().filter(share -> share.below(rules.share())).isPresent()
                ? WatchVerdict.NO_SIGN_OF_RETURN_YET
                : WatchVerdict.TOO_EARLY;
    }

    /**
     * {@return after how many further periods the share lost again would be shown to be below the stated one if the count
     * stays at the level of the operation from now on; 0 where it is so now, empty where two years would not do}
     */
    public OptionalInt periodsUntilTold() {
        return state.shares().periodsUntilBelow(rules.share());
    }

    /**
     * {@return the day from which it could be told whether less than the stated share of the reduction is lost, if the count stays at
     * the operation's level; empty where the reduction is not established, where two years would not do, or without dates}
     */
    public Optional<LocalDate> toldFrom() {
        OptionalInt tick = new WatchWords(this).toldFromTick();
        return tick.isEmpty() || record.origin() == null ? Optional.empty() : Optional.of(record.day(tick.getAsInt()));
    }

    /** Whether the share told is one of months that were looked at because they alarmed. */
    boolean isShareChosen() {
        return isAlarmed() && state.shares().reaches(record.watched().get(state.alarm()));
    }

    /** {@return the chance that a full return at the start of this year of watching would be seen by each look of it} */
    public WatchPower power() {
        return power(1);
    }

    /**
     * {@return the chance that a sudden return at the start of this year of watching would be seen by each look of it;
     * simulated anew at each call, in some milliseconds by month and some tens of them by week}
     *
     * @param shareReturned of the fall, above 0 and at most 2, such as 0.5 for half of it
     * @throws IllegalArgumentException if the share is out of range, or no baseline is known, so that there is no fall
     */
    public WatchPower power(double shareReturned) {
        if (!(shareReturned > 0 && shareReturned <= 2)) {
            throw new IllegalArgumentException("A return of the share " + shareReturned
                    + " of the fall; above 0 and at most 2, such as 0.5 for half of it");
        }
        if (record.baseline().isEmpty()) {
            throw new IllegalArgumentException("This watch knows no baseline, so there is no fall that could return");
        }
        return WatchPower.of(state.futures(), shareReturned, state.year().size(), look());
    }

    /**
     * {@return which rise of the level at the start of this year of watching would be seen 4 times in 5 by its end, such as 0.32 for 32 %;
     * above 1 no realistic rise shows, infinite where none does} Simulated anew at each call.
     */
    public double visibleRise() {
        return WatchPower.visibleRise(state.futures());
    }

    /**
     * {@return how far the true chance of a false alarm in this year of holding may lie from the promised one, given what
     * the past leaves open; simulated anew at each call, in up to half a second}
     */
    public WatchRisk risk() {
        return WatchRisk.of(state.futures(), state.plan().share, rules.chance(), state.plan().raise);
    }

    /** The share lost within the operation, from one part of it to another. */
    ShareLost shareWithinOperation(List<Observation> low, List<Observation> now, double level) {
        return state.fixedShares().between(low, now, level);
    }

    List<Observation> operation() {
        return record.operation();
    }

    HoldingFit fit() {
        return state.plan().fit;
    }

    int perYear() {
        return record.perYear();
    }

    /** What a look is called. */
    String look() {
        return record.perYear() == 12 ? "month" : record.perYear() == 52 ? "week" : "period";
    }

    /** {@return the days of the alarm, or of a plain watch its number, in words; empty without an alarm} */
    public Optional<String> alarmed() {
        return isAlarmed() ? Optional.of(record.name(record.watched().get(state.alarm()))) : Optional.empty();
    }

    /**
     * {@return since when the level has been back, "never" among the answers} It does not know of the alarm; for a reader who
     * asks because of one, {@link ChangeDate#givenAlarm} takes the alarm as given.
     *
     * @throws IllegalArgumentException if nothing was watched, or the baseline is shorter than half a year or the operation
     *     than a quarter
     */
    public ChangeDate changeDate() {
        if (record.baseline().isEmpty()) {
            throw new IllegalArgumentException("This watch knows no baseline, so no return to it can be dated");
        }
        if (record.origin() != null && !record.watched().isEmpty()) {
            return ChangeDate.of(
                    record.series(record.baseline()),
                    record.series(record.operation()),
                    record.series(record.watched()));
        }
        List<Observation> all = new ArrayList<>(record.baseline());
        all.addAll(record.operation());
        all.addAll(record.watched());
        return ChangeDate.of(
                all.stream().mapToLong(Observation::count).toArray(),
                record.baseline().size(),
                record.operation().size(),
                record.perYear());
    }

    /**
     * {@return what stands out in the past, in sentences, so that it is looked into before the watch is trusted: a period of
     * the baseline or the operation that the others would give once in a hundred pasts, or a drift over three or more years
     * of baseline, at 99 %} Perhaps nothing: a drift of 3 % a year, which raises false alarms to 0.15 and more, mostly passes
     * unseen. The watch itself takes all counts as they are: one threefold month in the operation, which is named in 0.83 of
     * pasts, lets half a return be seen in 0.11 of years instead of 0.84 (docs/evidence/watch-behaviour.md).
     */
    public List<String> caveats() {
        List<String> all = new ArrayList<>(new WatchCaveats(record).all());
        toldOtherwise().ifPresent(all::add);
        return List.copyOf(all);
    }

    /** {@return what can be said aloud after the last look: whether it came back, what was counted, and from when a return would show} */
    public Statement statement() {
        return new WatchWords(this).statement();
    }

    /** {@return the form to store, versioned: the past, the rules and all that was seen; {@link #parse} reads it} */
    public String toText() {
        return WatchText.write(record, rules, state.alarm(), told == null ? Statement.RULES : told.judgedBy);
    }

    /**
     * Reads the stored form; the answers are the same as those of the watch that wrote it. An alarm that was raised stays, and one
     * that was not is not raised afterwards; where the rules of this psp would tell it otherwise, {@link #toldOtherwise} says so.
     *
     * @param text what {@link #toText} gave
     * @return the watch
     * @throws psp.core.DataException if the text is not of this form, naming line and value, or was damaged or cut
     */
    public static Watch parse(String text) {
        return WatchText.read(Objects.requireNonNull(text, "text"), Watch::asTold);
    }

    private static Watch asTold(WatchRecord record, WatchRules rules, @Nullable Integer alarm, String judgedBy) {
        Watch now = replay(record, rules);
        if (alarm == null || alarm == now.state.alarm()) {
            return now;
        }
        return new Watch(
                WatchState.replay(record, rules, alarm),
                new AsTold(
                        judgedBy,
                        "whether it alarms: it was judged by '" + judgedBy + "' and told " + look(record, alarm)
                                + ", by '" + Statement.RULES + "' it would have been "
                                + look(record, now.state.alarm())));
    }

    private static String look(WatchRecord record, int alarm) {
        return alarm < 0
                ? "no alarm"
                : "an alarm at " + record.name(record.watched().get(alarm));
    }

    /**
     * {@return how the rules of this psp would tell a watch that was stored with another alarm, or none, in words; empty where they
     * tell it alike}
     */
    public Optional<String> toldOtherwise() {
        return Optional.ofNullable(told).map(AsTold::otherwise);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Watch watch && toText().equals(watch.toText());
    }

    @Override
    public int hashCode() {
        return toText().hashCode();
    }

    /** Returns the looks: what was seen and expected in each, from which count on it alarms, and whether it did. */
    @Override
    public Table asTable() {
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        looks().forEach(look -> rows.add(Arrays.asList(
                look.name(),
                look.count(),
                look.expected(),
                look.alarmsFrom(),
                look.alarmsFrom() == null ? null : (Boolean) (look.count() >= look.alarmsFrom()))));
        return Table.of("period", "seen", "expected", "alarms from", "alarm").plusAll(rows);
    }

    @Override
    public Map<String, Object> data() {
        return WatchData.of(this);
    }

    /** Returns the verdict, what was seen and expected, the share lost, and the promise. */
    @Override
    public String toString() {
        return new WatchWords(this).sentence();
    }

    @Serial
    private Object writeReplace() {
        return new Stored(toText());
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a watch is read from its text");
    }

    private record Stored(String text) implements Serializable {

        @Serial
        private Object readResolve() {
            return parse(text);
        }
    }
}
