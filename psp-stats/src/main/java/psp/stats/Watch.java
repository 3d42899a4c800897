package psp.stats;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import psp.core.AreaCounts;
import psp.core.CountSeries;
import psp.core.Coverage;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Phase;
import psp.core.RecordingBreak;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;
import psp.stats.internal.Normal;

/**
 * A watch over an area after the officers have moved on: is it coming back, and when would we know?
 *
 * <pre>{@code
 * Watch watch = Watch.after(operation, counts).falseAlarmChancePerYear(0.10);
 * watch = watch.observe(Period.parse("2017-01-02/2017-01-09"), 1);
 * if (watch.verdict() == WatchVerdict.SIGNS_OF_RETURN) page(watch.toString());
 * }</pre>
 *
 * <p>The promise is the chance of any false alarm in a year in which the level of the operation holds, given none before,
 * year after year; it counts the doubt of level, season and dispersion, which come from a short past, and the many looks. It
 * holds on average over such pasts, for counts that scatter independently about their level; figures are in
 * docs/calibration.md. At each anniversary the year just watched joins the level that holds, and the sum starts anew: a
 * return too small to be seen within a year thus becomes a part of the level, while the share given back is always told
 * against the operation itself. An alarm ends the watch until {@link #restart}. Immutable; {@link #observe(long)} gives a
 * new value, and {@link #toText} is the form to store.
 */
public final class Watch implements Serializable {

    private static final long serialVersionUID = 1;
    private static final double LEVEL = 0.95;
    private static final int MOST_BASELINE_YEARS = 5;
    static final int LEAST_PERIODS = 6;

    private final transient WatchRecord record;
    private final transient WatchRules rules;
    private final transient YearSoFar year;
    private final transient WatchYear plan;
    private final transient int yearStart;
    private final transient int crossed;
    private final transient int alarm;
    private final transient boolean review;

    private Watch(WatchRecord record, WatchRules rules, WatchYear plan, YearSoFar year, int yearStart, int crossed,
            int alarm, boolean review) {
        this.record = record;
        this.rules = rules;
        this.plan = plan;
        this.year = year;
        this.yearStart = yearStart;
        this.crossed = crossed;
        this.alarm = alarm;
        this.review = review;
    }

    /** A watch that has yet to see its first count, or the first one after a restart or an anniversary. */
    private static Watch planned(WatchRecord record, WatchRules rules, int yearStart) {
        HoldingFit fit = HoldingFit.of(record.baseline(), record.holding(record.watched().size()), record.ticksPerYear());
        WatchYear plan = new WatchYear(fit, yearStart, record.perYear(), rules.ignored(), rules.chance());
        if (rules.guaranteed() > 0) {
            WatchFutures futures = new WatchFutures(plan, record, List.of(), yearStart, rules.confirmations());
            plan = plan.raised(WatchRisk.raise(futures, plan.share, rules.guaranteed(), rules.chance()));
        }
        return new Watch(record, rules, plan, new YearSoFar(plan), yearStart, 0, -1, false);
    }

    /** Sees a whole record again, such as under other rules. */
    private static Watch replay(WatchRecord record, WatchRules rules) {
        Watch watch = planned(record.unwatched(), rules, 0);
        for (int i = 0; i < record.watched().size(); i++) {
            if (record.restarts().contains(i)) {
                watch = watch.restart();
            }
            watch = watch.see(record.watched().get(i));
        }
        return record.restarts().contains(record.watched().size()) ? watch.restart() : watch;
    }

    /**
     * A watch from plain counts of equally long periods without dates.
     *
     * @param perYear how many periods a year has, such as 12 or 52
     * @param baseline the counts before the operation, may be empty where nothing is known of it
     * @param operation the counts of the operation, whose level is to hold; it ends where the watch starts
     * @throws IllegalArgumentException if a count is negative, there are fewer than six periods of operation, or nothing
     *     was counted at all
     */
    public static Watch of(int perYear, long[] baseline, long[] operation) {
        if (perYear < 2 || perYear > 366) {
            throw new IllegalArgumentException(perYear + " periods a year; from 2 to 366, such as 12 or 52");
        }
        int operated = -operation.length;
        return start(null, perYear, plain(baseline, operated - baseline.length, "baseline"),
                plain(operation, operated, "operation"));
    }

    private static List<Spell> plain(long[] counts, int from, String name) {
        List<Spell> spells = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            Checks.count("of the " + name, counts[i]);
            spells.add(new Spell(from + i, from + i + 1, 1, counts[i]));
        }
        return spells;
    }

    /**
     * A watch from series with dates.
     *
     * @param baseline before the operation; empty where nothing is known of it
     * @param operation the operation, whose level is to hold; the watch starts where it ends
     * @throws IllegalArgumentException if they are not both of weeks or both of months, overlap, or are too short
     */
    public static Watch of(Optional<CountSeries> baseline, CountSeries operation) {
        baseline.filter(before -> before.step() != operation.step()).ifPresent(before -> {
            throw new IllegalArgumentException("The baseline is in " + before.step() + ", the operation in "
                    + operation.step() + "; give both in the same step");
        });
        LocalDate origin = operation.entries().get(operation.size() - 1).period().end();
        int perYear = switch (operation.step()) {
            case WEEKS -> 52;
            case MONTHS -> 12;
            default -> throw new IllegalArgumentException("A watch looks by weeks or months, not by " + operation.step());
        };
        List<Spell> before = baseline.map(series -> dated(series, origin)).orElse(List.of());
        List<Spell> during = dated(operation, origin);
        if (!before.isEmpty() && before.get(before.size() - 1).to() > during.get(0).from()) {
            throw new IllegalArgumentException("The baseline runs to " + baseline.orElseThrow().entries()
                    .get(before.size() - 1).period() + ", after the operation's start "
                    + operation.entries().get(0).period().start());
        }
        return start(origin, perYear, before, during);
    }

    private static List<Spell> dated(CountSeries series, LocalDate origin) {
        return series.entries().stream().filter(entry -> entry.exposureDays() > 0)
                .map(entry -> WatchRecord.spell(origin, entry.period(), entry.exposureDays(), entry.count())).toList();
    }

    private static Watch start(@Nullable LocalDate origin, int perYear, List<Spell> baseline, List<Spell> operation) {
        if (operation.size() < LEAST_PERIODS) {
            throw new IllegalArgumentException("The operation has " + operation.size() + " periods; a watch needs at least "
                    + LEAST_PERIODS + " to know the level that is to hold");
        }
        if (!baseline.isEmpty() && baseline.stream().mapToLong(Spell::count).sum() == 0
                || baseline.isEmpty() && operation.stream().mapToLong(Spell::count).sum() == 0) {
            throw new IllegalArgumentException("Nothing was counted in the "
                    + (baseline.isEmpty() ? "operation" : "baseline")
                    + ": there is no level to watch; take a longer past, a larger area or a wider outcome");
        }
        return planned(new WatchRecord(origin, perYear, baseline, operation, List.of(), List.of()), WatchRules.DEFAULT, 0);
    }

    /**
     * A watch by weeks, or by months where the table knows no days, over the focus of an operation; it has seen all that
     * the table covers after the officers moved on.
     *
     * @param operation with an active phase; its baseline is the phase of that kind, else up to five whole years before
     * @param counts a table with the operation's zones
     * @throws IllegalArgumentException if there is no active phase or too little past, a window is not covered, or the
     *     record system changed within it
     */
    public static Watch after(Operation operation, ZoneCounts counts) {
        return after(operation, counts, step(counts));
    }

    /** Weeks, or months where the table knows no days. */
    static CountSeries.Step step(ZoneCounts counts) {
        return counts.coverage().kind() == Coverage.Kind.TABLE ? CountSeries.Step.MONTHS : CountSeries.Step.WEEKS;
    }

    /**
     * A watch by weeks or months; see {@link #after(Operation, ZoneCounts)}.
     *
     * @param step {@link CountSeries.Step#WEEKS} or {@link CountSeries.Step#MONTHS}
     */
    public static Watch after(Operation operation, ZoneCounts counts, CountSeries.Step step) {
        Study.of(operation, counts);
        Period active = operation.first(Phase.Kind.ACTIVE).orElseThrow().period();
        Period withdrawn = operation.first(Phase.Kind.WITHDRAWN).map(Phase::period)
                .orElseGet(() -> afterwards(active, counts));
        AreaCounts focus = operation.focus(counts);
        Watch watch = begin(operation, counts, step, active, withdrawn.lastDay());
        for (CountSeries.Entry entry : series(focus, withdrawn, step).entries()) {
            if (entry.exposureDays() > 0) {
                watch = watch.see(WatchRecord.spell(watch.origin(), entry.period(), entry.exposureDays(), entry.count()));
            }
        }
        return watch;
    }

    /** The watch that would begin now, the operation still active; what the counts cover after it is left out. */
    static Watch before(Operation operation, ZoneCounts counts, CountSeries.Step step) {
        Study.of(operation, counts);
        Period active = operation.first(Phase.Kind.ACTIVE).orElseThrow().period();
        LocalDate end = counts.coverage().periods().get(counts.coverage().periods().size() - 1).end();
        if (!end.isAfter(active.start())) {
            throw new IllegalArgumentException("The counts cover no day of the active phase " + active + "; they cover "
                    + counts.coverage());
        }
        Period soFar = Period.of(active.start(), end.isBefore(active.end()) ? end : active.end());
        return begin(operation, counts, step, soFar, soFar.lastDay());
    }

    private static Watch begin(Operation operation, ZoneCounts counts, CountSeries.Step step, Period active, LocalDate last) {
        Period baseline = operation.first(Phase.Kind.BASELINE).map(Phase::period)
                .orElseGet(() -> yearsBefore(active, counts));
        for (RecordingBreak day : counts.header().breaks()) {
            if (day.parts(baseline.start(), last)
                    && (day.zone() == null || operation.focusZones().contains(day.zone()))) {
                throw new IllegalArgumentException("The record system changed (" + day + ") between the baseline and the end"
                        + " of the watch; counts before and after it are not alike. Take a baseline from that day on, or"
                        + " drop the break with counts.withBreaks() to watch across it all the same");
            }
        }
        AreaCounts focus = operation.focus(counts);
        return of(Optional.of(series(focus, baseline, step)), series(focus, active, step));
    }

    private static Period afterwards(Period active, ZoneCounts counts) {
        LocalDate end = counts.coverage().periods().get(counts.coverage().periods().size() - 1).end();
        if (!end.isAfter(active.end())) {
            throw new IllegalArgumentException("The counts cover no day after the active phase " + active
                    + "; they cover " + counts.coverage());
        }
        return Period.of(active.end(), end);
    }

    private static Period yearsBefore(Period active, ZoneCounts counts) {
        LocalDate start = active.start();
        for (int years = 1; years <= MOST_BASELINE_YEARS; years++) {
            Period longer = Period.of(active.start().minusYears(years), active.start());
            if (!counts.coverage().covers(longer)) {
                break;
            }
            start = longer.start();
        }
        if (start.equals(active.start())) {
            throw new IllegalArgumentException("No whole year before the active phase " + active + " is covered by "
                    + counts.coverage() + "; name the baseline, such as baseline(\"2015\")");
        }
        return Period.of(start, active.start());
    }

    private static CountSeries series(AreaCounts area, Period span, CountSeries.Step step) {
        return step == CountSeries.Step.WEEKS ? area.weekly(span) : area.monthly(span);
    }

    private LocalDate origin() {
        return Objects.requireNonNull(record.origin(), "origin");
    }

    /** Returns the same under another promise: the chance of a false alarm in a year of holding, 0.005 to 0.5. */
    public Watch falseAlarmChancePerYear(double chance) {
        return replay(record, new WatchRules(chance, rules.ignored(), rules.confirmations(), rules.delay(), rules.share(),
                rules.guaranteed()));
    }

    /**
     * Returns the same whose promise holds in a stated share of all such pasts, not only on average over them: its line is
     * raised until the chance of a false alarm in a year of holding is above the promise in no more than the rest of what
     * the past leaves open. The cost is told by {@link #power()}; each plan, that is each year of watching and each change of
     * a rule, takes up to half a second more, so let this rule be the last to be changed.
     *
     * @param shareOfPasts from 0.5 to 0.99, such as 0.9 for nine in ten; 0 takes the guarantee back
     */
    public Watch guaranteed(double shareOfPasts) {
        return replay(record, new WatchRules(rules.chance(), rules.ignored(), rules.confirmations(), rules.delay(),
                rules.share(), shareOfPasts));
    }

    /** Returns the same that lets a rise pass which gives back less than a share of the fall, 0 to below 1. */
    public Watch ignoreRiseBelow(double shareOfTheFall) {
        if (record.baseline().isEmpty() && shareOfTheFall > 0) {
            throw new IllegalArgumentException("This watch knows no baseline, so there is no fall to take a share of");
        }
        return replay(record, new WatchRules(rules.chance(), shareOfTheFall, rules.confirmations(), rules.delay(), rules.share(),
                rules.guaranteed()));
    }

    /** Returns the same that alarms only where so many further looks in a row are above the line too. */
    public Watch confirmedByNext(int looks) {
        return replay(record, new WatchRules(rules.chance(), rules.ignored(), looks, rules.delay(), rules.share(),
                rules.guaranteed()));
    }

    /** Returns the same whose last so many days are provisional, for late reports; 14 by default. */
    public Watch lateReports(int days) {
        return replay(record, new WatchRules(rules.chance(), rules.ignored(), rules.confirmations(), days, rules.share(),
                rules.guaranteed()));
    }

    /**
     * Returns the watch after the next period: of a plain watch the next one, of a dated watch the whole week from Monday
     * or month that follows the last.
     *
     * @param count 0 or more
     */
    public Watch observe(long count) {
        Checks.count("of the next period", count);
        Spell next = record.next(record.end());
        return see(new Spell(next.from(), next.to(), next.exposure(), count));
    }

    /**
     * Returns the watch after a period, all of whose days are covered; earlier days left out count as not seen.
     *
     * @param period not before the end of the last one
     * @param count 0 or more
     * @throws IllegalArgumentException if it overlaps or precedes what was seen, or this watch has no dates
     */
    public Watch observe(Period period, long count) {
        Objects.requireNonNull(period, "period");
        Checks.count("of " + period, count);
        if (record.origin() == null) {
            throw new IllegalArgumentException("This watch counts plain periods without dates; observe " + count
                    + " without " + period);
        }
        Spell spell = WatchRecord.spell(origin(), period, period.days(), count);
        if (spell.from() < record.end()) {
            throw new IllegalArgumentException("The period " + period + " begins before "
                    + origin().plusDays(record.end()) + ", up to which counts were already seen; a corrected count makes a"
                    + " new watch from the corrected record");
        }
        return see(spell);
    }

    private Watch see(Spell spell) {
        double perYear = record.ticksPerYear();
        if (spell.middle() - yearStart >= perYear) {
            int years = (int) Math.floor((spell.middle() - yearStart) / perYear);
            return (alarm >= 0 ? this : planned(record, rules, yearStart + (int) Math.round(years * perYear)))
                    .seeWithin(spell);
        }
        return seeWithin(spell);
    }

    private Watch seeWithin(Spell spell) {
        WatchRecord seen = record.with(spell);
        if (alarm >= 0) {
            return new Watch(seen, rules, plan, year, yearStart, crossed, alarm, review);
        }
        boolean ends = record.endsHalf(year.size() == 0 ? yearStart : record.end(), spell.to(), yearStart);
        YearSoFar next = year.with(spell, true);
        int above = next.crosses(ends) ? crossed + 1 : 0;
        int told = above > rules.confirmations() ? seen.watched().size() - 1 : -1;
        return new Watch(seen, rules, plan, next, yearStart, above, told, ends);
    }

    /**
     * Returns the watch after an alarm was looked into and dismissed: what was seen joins the level that holds, and a new
     * year begins. To watch after a return of the officers, begin a new watch after that phase.
     *
     * @throws IllegalArgumentException if there was no alarm
     */
    public Watch restart() {
        if (alarm < 0) {
            throw new IllegalArgumentException("There was no alarm; only an alarm ends a watch, and a restart begins another");
        }
        return planned(record.restarted(), rules, record.end());
    }

    /** Returns which period since the start of the watch raised the alarm, from 1; empty without an alarm. */
    public OptionalInt alarm() {
        return alarm < 0 ? OptionalInt.empty() : OptionalInt.of(alarm + 1);
    }

    /** Returns how many periods were watched since the start. */
    public int watched() {
        return record.watched().size();
    }

    /** Returns how many incidents were seen in the current year of watching. */
    public long seen() {
        return year.seen();
    }

    /** Returns how many a holding level would have given in the current year so far, on average. */
    public double expected() {
        return year.expected();
    }

    /** Returns the mean dispersion phi that the past shows; 1 is Poisson. */
    public double phi() {
        return plan.fit.phi;
    }

    /** Returns the chance of a false alarm in a year of holding that is promised. */
    public double falseAlarmChancePerYear() {
        return rules.chance();
    }

    /**
     * Returns the share of the fall given back in the last twelve months of watching at most, season taken out, the last
     * days of {@link #lateReports} left out; its set holds at every look of a year at once (repeated confidence intervals:
     * C. Jennison and B. W. Turnbull, JRSS B 51, 1989). After an alarm it is chosen for being high. Empty where there is no
     * baseline, or nothing has been seen yet that is not provisional.
     */
    public Optional<ShareGivenBack> share() {
        List<Spell> now = settled();
        return record.baseline().isEmpty() || now.isEmpty() ? Optional.empty() : Optional.of(share(now, 0));
    }

    /** The stretches of the last twelve months whose reports are in. */
    private List<Spell> settled() {
        int end = record.end() - (record.origin() == null ? 0 : rules.delay());
        double start = end - record.ticksPerYear();
        return record.watched().stream().filter(spell -> spell.to() <= end && spell.middle() > start).toList();
    }

    /** The share that some stretches show, with so many ticks more at the low. */
    private ShareGivenBack share(List<Spell> now, double more) {
        double years = (now.stream().mapToDouble(Spell::exposure).sum() + more) / record.ticksPerYear();
        return share(record.operation(), now, more, 1 - 2 * Normal.cdf(-plan.reach(years, LEVEL)));
    }

    private ShareGivenBack share(List<Spell> then, List<Spell> now, double more, double level) {
        int lastYear = record.baseline().get(record.baseline().size() - 1).to() - (int) Math.round(record.ticksPerYear());
        ShareGivenBack.Rate low = rate(then, 0, 0);
        ShareGivenBack.Rate before = rate(record.baseline().stream().filter(spell -> spell.middle() > lastYear).toList(),
                0, 0);
        int freedom = Math.max(4, record.baseline().size() + record.operation().size() - HoldingFit.HARMONICS - 2);
        return new ShareGivenBack(low, before, rate(now, more, plan.fit.seasonDoubt(now, then)), level, freedom);
    }

    private ShareGivenBack.Rate rate(List<Spell> spells, double more, double doubt) {
        double exposure = more;
        long count = 0;
        for (Spell spell : spells) {
            exposure += spell.exposure() * plan.fit.season(spell);
            count += spell.count();
        }
        double value = (count + more * plan.fit.level()) / exposure;
        return new ShareGivenBack.Rate(value, value * value * doubt, plan.fit.phi / exposure);
    }

    /** Returns what can be said after the last look. */
    public WatchVerdict verdict() {
        return alarm >= 0 ? WatchVerdict.SIGNS_OF_RETURN
                : share().filter(share -> share.below(rules.share())).isPresent() ? WatchVerdict.NO_SIGN_OF_RETURN_YET
                : WatchVerdict.TOO_EARLY;
    }

    /**
     * Returns after how many further periods the share given back would be shown to be below the stated one if the level
     * of the operation holds from now on; 0 where it is so now, empty where two years would not do.
     */
    public OptionalInt periodsUntilTold() {
        if (record.baseline().isEmpty()) {
            return OptionalInt.empty();
        }
        double period = record.ticksPerYear() / record.perYear();
        List<Spell> now = settled();
        for (int ahead = 0; ahead <= 2 * record.perYear(); ahead++) {
            double dropped = record.end() + ahead * period - record.ticksPerYear();
            List<Spell> left = now.stream().filter(spell -> spell.middle() > dropped).toList();
            if (ahead + left.size() > 0 && share(left, Math.min(ahead, record.perYear()) * period).below(rules.share())) {
                return OptionalInt.of(ahead);
            }
        }
        return OptionalInt.empty();
    }

    /** Returns the chance that a full return at the start of this year of watching would be seen by each look of it. */
    public WatchPower power() {
        return power(1);
    }

    /**
     * Returns the chance that a sudden return at the start of this year of watching would be seen by each look of it;
     * simulated anew at each call, in some milliseconds by month and some tens of them by week.
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
        return WatchPower.of(futures(), shareReturned, year.size(), look());
    }

    /**
     * Returns how far the true chance of a false alarm in this year of holding may lie from the promised one, given what
     * the past leaves open; simulated anew at each call, in up to half a second.
     */
    public WatchRisk risk() {
        return WatchRisk.of(futures(), plan.share, rules.chance(), plan.raise);
    }

    private WatchFutures futures() {
        int to = alarm < 0 ? watched() : alarm + 1;
        return new WatchFutures(plan, record, record.watched().subList(to - year.size(), to), yearStart,
                rules.confirmations());
    }

    /** The courses of a year of watching that begins at a tick to come, planned from what is known now. */
    WatchFutures futuresFrom(int tick) {
        WatchYear later = new WatchYear(plan.fit, tick, record.perYear(), rules.ignored(), rules.chance());
        return new WatchFutures(later.raised(plan.raise), record, List.of(), tick, rules.confirmations());
    }

    /** The share given back within the operation, from one part of it to another. */
    ShareGivenBack shareWithinOperation(List<Spell> low, List<Spell> now, double level) {
        return share(low, now, 0, level);
    }

    List<Spell> operation() {
        return record.operation();
    }

    HoldingFit fit() {
        return plan.fit;
    }

    int perYear() {
        return record.perYear();
    }

    /** What a look is called. */
    String look() {
        return record.perYear() == 12 ? "month" : record.perYear() == 52 ? "week" : "period";
    }

    /** Returns the days of the alarm, or of a plain watch its number, in words; empty without an alarm. */
    public Optional<String> alarmed() {
        return alarm < 0 ? Optional.empty() : Optional.of(record.name(record.watched().get(alarm)));
    }

    /** Returns the form to store, versioned: the past, the rules and all that was seen; {@link #parse} reads it. */
    public String toText() {
        return WatchText.write(record, rules);
    }

    /**
     * Reads the stored form; the answers are the same as those of the watch that wrote it.
     *
     * @throws psp.core.DataException if the text is not of this form, naming line and value
     */
    public static Watch parse(String text) {
        return WatchText.read(Objects.requireNonNull(text, "text"), Watch::replay);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Watch watch && toText().equals(watch.toText());
    }

    @Override
    public int hashCode() {
        return toText().hashCode();
    }

    /** Returns the verdict, what was seen and expected, the share given back, and the promise. */
    @Override
    public String toString() {
        String looks = look();
        String seen = Texts.plural(watched(), looks) + ", " + seen() + " seen in "
                + Texts.plural(year.size(), looks) + " of this year of watching, " + Digits.of(expected(), 3)
                + " expected if the level holds";
        String told = share().map(ShareGivenBack::toString).orElse("no share given back is said: "
                + (record.baseline().isEmpty() ? "no baseline is known" : "nothing settled has been seen yet"));
        String promise = "one false alarm in " + Digits.of(1 / rules.chance(), 2) + " years of holding";
        return switch (verdict()) {
            case SIGNS_OF_RETURN -> "signs of return, seen at " + alarmed().orElseThrow() + ": " + seen + "; " + told
                    + " (chosen for being high); " + promise;
            case NO_SIGN_OF_RETURN_YET -> "no sign of return yet: " + seen + "; " + told + "; " + promise + ", never \"safe\"";
            case TOO_EARLY -> "too early to tell: " + seen + "; " + told + "; " + until() + "; " + promise;
        };
    }

    private String until() {
        OptionalInt periods = periodsUntilTold();
        if (periods.isEmpty()) {
            return "two more years would not tell half of a return from none";
        }
        int tick = record.end() + (int) Math.ceil(periods.getAsInt() * record.ticksPerYear() / record.perYear());
        return "if it holds, that can be said " + (record.origin() == null ? "after period " + tick
                : "from " + Words.day(origin().plusDays(tick)));
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
