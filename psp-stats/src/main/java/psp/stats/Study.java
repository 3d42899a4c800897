package psp.stats;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import psp.core.AreaCounts;
import psp.core.ComparisonArea;
import psp.core.CountSeries;
import psp.core.DataQuality;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Phase;
import psp.core.RecordingBreak;
import psp.core.Statement;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;
import psp.stats.inference.RatioOfRatios;
import psp.stats.inference.Reason;
import psp.stats.inference.Verdict;
import psp.stats.inference.WeightedDisplacement;
import psp.stats.watch.Watch;
import psp.stats.window.StudyWindows;
import psp.stats.window.WatchWindows;

/**
 * The one entry point: an operation and the counts it is judged by.
 *
 * <pre>{@code
 * System.out.println(study.reduction());           // did it fall?
 * System.out.println(study.net());                 // more than elsewhere, and beyond normal year-to-year variation?
 * System.out.println(study.displacement());        // did it move?
 * System.out.println(study.watch());               // is it coming back?
 * System.out.println(study.standing(LocalDate.of(2017, 9, 30)));   // where do we stand?
 * System.out.println(study.statement().wrapped(100));              // the paragraph to read aloud
 * }</pre>
 *
 * <p>All windows must be covered as a whole by the counts; days of a {@link RecordingBreak} are not crossed unless told
 * to. The focus zones together are one area; where they have dates of their own, study each. Years are compared by the
 * same calendar window; one longer than a year is compared with windows that do not overlap it or each other. A table
 * already counted serves as well as incidents; where it holds nothing beside the focus, only what needs no comparison
 * can be asked. Immutable.
 */
public final class Study implements Serializable {

    private static final long serialVersionUID = 1;

    private final StudyWindows windows;
    private final Benchmark.@Nullable Kind sealed;
    private final String label;
    private final DataQuality quality;

    private Study(StudyWindows windows, Benchmark.@Nullable Kind sealed, String label, DataQuality quality) {
        this.windows = windows;
        this.sealed = sealed;
        this.label = label;
        this.quality = quality;
    }

    /**
     * {@return a study}
     *
     * @param operation what was done, with at least one active phase
     * @param counts a table with the operation's zones
     * @throws IllegalArgumentException if a zone is unknown, the focus is part of its own comparison, there is no
     *     active phase, or the focus zones have different dates
     */
    public static Study of(Operation operation, ZoneCounts counts) {
        return new Study(StudyWindows.of(operation, counts), null, "", DataQuality.notAssessed());
    }

    /**
     * {@return the same with a benchmark that was sealed before the data were there; it then decides the net verdict
     * alone}
     *
     * @param kind the benchmark that was chosen beforehand
     */
    public Study sealed(Benchmark.Kind kind) {
        return new Study(windows, Objects.requireNonNull(kind, "kind"), label, quality);
    }

    /** {@return the same, comparing across days on which the record system changed} */
    public Study crossingBreaks() {
        return new Study(windows.crossing(true), sealed, label, quality);
    }

    /**
     * {@return the same with a label on its statement, such as {@code SIMULATED PLACES}}
     *
     * @param text what the data are; empty for real ones
     */
    public Study labelled(String text) {
        return new Study(windows, sealed, Texts.name(text, "label"), quality);
    }

    /**
     * {@return the same with what its file can bear; its statement then says what of that touches it}
     *
     * @param found what the file can bear
     */
    public Study withQuality(DataQuality found) {
        return new Study(windows, sealed, label, Objects.requireNonNull(found, "found"));
    }

    /** {@return the benchmark that was sealed before the data were there; empty if none was} */
    public Optional<Benchmark.Kind> sealedBenchmark() {
        return Optional.ofNullable(sealed);
    }

    /** {@return whether days on which the record system changed are compared across} */
    public boolean crossesBreaks() {
        return windows.crossesBreaks();
    }

    /** {@return the label of its statement; empty unless given} */
    public String label() {
        return label;
    }

    /** {@return what the file can bear; not assessed unless given} */
    public DataQuality quality() {
        return quality;
    }

    /** {@return the operation} */
    public Operation operation() {
        return windows.operation();
    }

    /** {@return the counts} */
    public ZoneCounts counts() {
        return windows.counts();
    }

    /**
     * {@return the last covered day in a phase that is no baseline, not after the counts' as-of date: the day to which it can
     * be said where the focus stands; empty where no such day is covered}
     */
    public Optional<LocalDate> lastDay() {
        return windows.lastDay();
    }

    /** {@return the days of the first active phase in earlier years, where they are covered whole and no break lies between; the earliest first} */
    public List<Period> earlierWindows() {
        return windows.pastWindows(active().period());
    }

    private Phase active() {
        return windows.active();
    }

    private String focusName() {
        return Texts.sum(operation().focusZones());
    }

    private AreaCounts focus() {
        return operation().focus(counts());
    }

    private AreaCounts comparison() {
        return operation().comparison(counts());
    }

    /** The counts without the breaks that are crossed. */
    private ZoneCounts unbroken() {
        return crossesBreaks() ? counts().withBreaks() : counts();
    }

    /** The same study of another operation or other counts. */
    private Study with(Operation operation, ZoneCounts counts) {
        return new Study(StudyWindows.of(operation, counts).crossing(crossesBreaks()), sealed, label, quality);
    }

    // All at once

    /**
     * {@return every question of this study, each with its result or the reason why there is none; each is computed once, when
     * it is first asked for}
     *
     * @param assumedStarts other days on which the operation may have begun, as {@link #startingAt} takes them; none unless
     *     wanted
     * @throws IllegalArgumentException if an assumed start is no day, or not before the end of the active phase
     */
    public Answers answers(String... assumedStarts) {
        return new Answers(this, List.of(Objects.requireNonNull(assumedStarts, "assumedStarts")));
    }

    /**
     * {@return what can be said aloud: what was found, where it stands after later phases, whether it is coming back after a
     * withdrawal, and what cannot be told; as sentences made by rule} The same as that of {@link #answers}.
     */
    public Statement statement() {
        return answers().statement();
    }

    // Is it coming back?

    /**
     * Returns the watch over the focus after the officers moved on: is it coming back?
     *
     * @return the watch over the covered days of the withdrawal
     * @throws IllegalArgumentException if there is too little past, nothing is covered afterwards, or the record system
     *     changed
     */
    public Watch watch() {
        return Watch.after(operation(), unbroken());
    }

    /**
     * Returns the same watch by weeks or by months; {@link #watch()} takes weeks where the counts have days, else their own months.
     *
     * @param step {@link CountSeries.Step#WEEKS} or {@link CountSeries.Step#MONTHS}
     * @return the watch by that step
     * @throws IllegalArgumentException as {@link #watch()}, and if the step is days, or the counts cannot be cut into it
     */
    public Watch watch(CountSeries.Step step) {
        return Watch.after(operation(), unbroken(), step);
    }

    /**
     * {@return the whole months of the focus area since the operation began, beside what the year before it and the season
     * lead one to expect}
     *
     * @throws IllegalArgumentException if no year before is covered and no baseline named, months cannot be counted, or the
     *     record system changed
     */
    public ExpectedCourse course() {
        return ExpectedCourse.of(operation(), unbroken());
    }

    // Did it fall?

    /**
     * {@return the change of the focus area in the first active phase, against the baseline or the same window last
     * year}
     *
     * @throws IllegalArgumentException if a window is not covered, or a break of recording lies between
     */
    public Reduction reduction() {
        return reduction(active());
    }

    /**
     * {@return the change of the focus area in a phase, against the baseline's same calendar days, or without a baseline
     * the same window of the last year before the operation} A baseline that does not hold these days is compared as a
     * whole, and the result says that the seasons differ.
     *
     * @param phase a phase of the operation
     * @throws IllegalArgumentException if a window is not covered, or a break of recording lies between
     */
    public Reduction reduction(Phase phase) {
        Objects.requireNonNull(phase, "phase");
        return changes().of(focus(), phase.period(), phase.label());
    }

    /**
     * {@return the change of the focus area in any window, as {@link #reduction(Phase)} does}
     *
     * @param window any run of covered days
     */
    public Reduction reduction(Period window) {
        Objects.requireNonNull(window, "window");
        return changes().of(focus(), window, window.inWords());
    }

    /**
     * {@return the change of the comparison area in the first active phase, against the same reference as {@link
     * #reduction()}: what stands beside the focus} {@link #net()} judges the two together.
     *
     * @throws IllegalArgumentException if a window is not covered, or a break of recording lies between
     */
    public Reduction elsewhere() {
        return changes().of(comparison(), active().period(), active().label());
    }

    private Changes changes() {
        return new Changes(windows);
    }

    /** Why the change in the first active phase cannot be had. */
    Optional<Reason> whyNoChange() {
        return changes().whyNot(active().period());
    }

    /**
     * {@return whether enough has a position to tell the change of {@link #reduction()}, and its bounds if all without
     * one lay in the focus area or none}
     *
     * @throws IllegalArgumentException if a window is not covered
     */
    public Located located() {
        return changes().located();
    }

    /**
     * {@return the change in the first active phase against last year, the mean of three, of five, and of all earlier
     * years, as far as they are covered without a gap; the counts of several years are added up, so that the doubt of
     * both sides counts}
     */
    public List<Reduction> reductions() {
        List<Reduction> all = new ArrayList<>(List.of(reduction()));
        all.addAll(changes().againstEarlierYears());
        return List.copyOf(all);
    }

    /** Those of {@link #reductions} but the first. */
    List<Reduction> againstEarlierYears() {
        return changes().againstEarlierYears();
    }

    // More than elsewhere, and beyond its usual swings?

    /** {@return the change of the focus area against the comparison area in the first active phase} */
    public PastContrasts net() {
        return net(active().period());
    }

    /**
     * {@return the change of the focus area against the comparison area in a window, judged by the same contrast in
     * earlier years}
     *
     * @param window any run of covered days
     * @throws IllegalArgumentException if the window or the one a year earlier is not covered, a break of recording
     *     lies between, or nothing was counted in the comparison area
     */
    public PastContrasts net(Period window) {
        Objects.requireNonNull(window, "window");
        return contrast(focus(), comparison(), window);
    }

    /** Why the change against a comparison area cannot be had. */
    Optional<Reason> whyNoNet(AreaCounts area, AreaCounts comparison, Period window) {
        return whyIncomparable(comparison)
                .or(() -> windows.whyNot(windows.lastUntreated(window), window))
                .or(() -> sealed == null
                        ? Optional.empty()
                        : readings(area, comparison, window).whyNotSealed(sealed));
    }

    /** Why nothing can be compared with an area. */
    private Optional<Reason> whyIncomparable(AreaCounts comparison) {
        return comparison.count() > 0
                ? Optional.empty()
                : Optional.of(new Reason.NotAsked("Nothing was counted in the comparison, " + comparison.name()
                        + "; the zones are " + counts().zones()
                        + ". Count its zones too, or give the table a column of the"
                        + " whole; reduction() needs no comparison"));
    }

    private PastContrasts contrast(AreaCounts area, AreaCounts comparison, Period window) {
        Reason.refuse(whyNoNet(area, comparison, window));
        PastContrasts readings = readings(area, comparison, window);
        return sealed == null ? readings : readings.sealed(sealed);
    }

    /** The readings, with what was to be expected by how the level of the area moves. */
    private PastContrasts readings(AreaCounts area, AreaCounts comparison, Period window) {
        List<YearCount> past = windows.pastWindows(window).stream()
                .map(then -> yearCount(area, comparison, then))
                .toList();
        YearCount now = yearCount(area, comparison, window);
        return CityLevels.kept(counts())
                .expected(windows, area, comparison, window, now.focus())
                .map(expected -> PastContrasts.of(comparison.name(), past, now, expected))
                .orElseGet(() -> PastContrasts.of(comparison.name(), past, now));
    }

    private static YearCount yearCount(AreaCounts area, AreaCounts comparison, Period window) {
        return new YearCount(window, area.countWhole(window), comparison.countWhole(window));
    }

    /**
     * {@return the change of the focus against the comparison area beside the same change of other zones}
     *
     * @param zones where nothing was done; zones that share an incident with the focus are refused
     * @throws IllegalArgumentException if a zone is unknown, or shares an incident with the focus
     */
    public Placebo placebo(Collection<String> zones) {
        Period now = active().period();
        Period then = windows.lastUntreated(now);
        windows.refuseBreak(then, now);
        AreaCounts focus = focus();
        AreaCounts comparison = comparison();
        List<AreaCounts> others = zones.stream().map(counts()::in).toList();
        for (AreaCounts other : others) {
            if (other.intersection(focus).count() > 0) {
                throw new IllegalArgumentException("The placebo zone '" + other.name() + "' shares "
                        + Texts.plural(other.intersection(focus).count(), "incident")
                        + " with the focus; leave it out");
            }
        }
        boolean halves = others.stream().anyMatch(a -> a.countWhole(then) == 0 || a.countWhole(now) == 0);
        return new Placebo(
                placebo(focus, comparison, then, now, halves),
                others.stream()
                        .map(area -> placebo(area, comparison.minus(area), then, now, halves))
                        .toList());
    }

    private static Placebo.Change placebo(
            AreaCounts area, AreaCounts comparison, Period then, Period now, boolean halves) {
        RatioOfRatios ratio = RatioOfRatios.of(
                area.countWhole(then), area.countWhole(now), comparison.countWhole(then), comparison.countWhole(now));
        return Placebo.Change.of(area.name(), halves ? ratio.haldane() : ratio);
    }

    /**
     * {@return the change against last year and the net reading for several assumed starts of the operation, side by
     * side; each to the end of the first active phase, and judged by itself: that several are tried is not allowed for, and said}
     *
     * @param starts days such as {@code 2016-01-01}
     * @throws IllegalArgumentException if none is named, or a start is not before the end of the phase
     */
    public List<AssumedStart> startingAt(String... starts) {
        if (starts.length == 0) {
            throw new IllegalArgumentException("No assumed start is named; name days such as 2016-04-01");
        }
        return Arrays.stream(starts)
                .map(this::assumed)
                .map(assumed -> new AssumedStart(
                        assumed.active().period().start(), assumed.reduction(), assumed.net(), starts.length))
                .toList();
    }

    /** The same study with another first day of the active phase, and without further phases. */
    Study assumed(String text) {
        LocalDate start = Period.parse(text).start();
        if (!start.isBefore(active().period().end())) {
            throw new IllegalArgumentException("The assumed start " + start + " is not before the end of " + active());
        }
        Phase active =
                Phase.of(Phase.Kind.ACTIVE, Period.of(start, active().period().end()));
        return with(operation().withPhases(List.of(active)), counts());
    }

    /** Why change and net reading of the active phase cannot be had. */
    Optional<Reason> whyNotTold() {
        return whyNoChange().or(this::whyNoNet);
    }

    /** Why nothing can be compared with the focus. */
    Optional<Reason> whyIncomparable() {
        return whyIncomparable(comparison());
    }

    /** Why the change against the comparison cannot be had in the active phase. */
    Optional<Reason> whyNoNet() {
        return whyNoNet(focus(), comparison(), active().period());
    }

    // Did it move?

    /** {@return the course of each ring against the comparison area in the first active phase} */
    public List<Displacement> displacement() {
        return displacement(active());
    }

    /**
     * {@return the course of each ring against the comparison area in a phase; the focus is cut out of the rings}
     *
     * @param phase a phase of the operation
     * @throws IllegalArgumentException if the operation names no ring, or the comparison holds the rings
     */
    public List<Displacement> displacement(Phase phase) {
        Objects.requireNonNull(phase, "phase");
        Reason.refuse(whyNoRing("whether it moved"));
        Study apart = apart();
        return operation().rings().stream()
                .map(ring -> apart.displaced(ring(ring), apart.comparison(), phase))
                .toList();
    }

    private AreaCounts ring(String name) {
        return counts().in(name).minus(focus()).named(name);
    }

    private Displacement displaced(AreaCounts area, AreaCounts comparison, Phase phase) {
        return new Displacement(
                area.name(),
                phase.label(),
                changes().of(area, phase.period(), phase.label()),
                contrast(area, comparison, phase.period()));
    }

    private Optional<Reason> whyNoRing(String question) {
        return operation().rings().isEmpty()
                ? Optional.of(new Reason.NotAsked("The operation names no ring; add ring(\"…\") to see " + question))
                : Optional.empty();
    }

    /** Why the course of a ring cannot be had in the active phase. */
    Optional<Reason> whyNoDisplacement() {
        Study apart = apart();
        return whyNoRing("whether it moved")
                .or(this::whyNoChange)
                .or(() -> operation().rings().stream()
                        .flatMap(ring -> apart.whyNoNet(ring(ring), apart.comparison(), active().period()).stream())
                        .findFirst());
    }

    /**
     * {@return the course of each zone to which the officers went next, against the comparison area in a phase: a gain
     * there stands beside the loss}
     *
     * @param phase a phase of the operation
     * @throws IllegalArgumentException if the operation names no such zone
     */
    public List<Displacement> movedTo(Phase phase) {
        Objects.requireNonNull(phase, "phase");
        Reason.refuse(whyNowhere());
        return operation().movedTo().stream()
                .map(zone -> displaced(counts().in(zone), comparison().minus(counts().in(zone)), phase))
                .toList();
    }

    /** Those of the first active phase. */
    List<Displacement> movedTo() {
        return movedTo(active());
    }

    private Optional<Reason> whyNowhere() {
        return operation().movedTo().isEmpty()
                ? Optional.of(
                        new Reason.NotAsked("The operation does not say where the officers went; add movedTo(\"…\")"))
                : Optional.empty();
    }

    /** Why the course of a zone to which the officers went cannot be had in the active phase. */
    Optional<Reason> whyNotMovedTo() {
        return whyNowhere()
                .or(this::whyNoChange)
                .or(() -> operation().movedTo().stream()
                        .map(counts()::in)
                        .flatMap(area -> whyNoNet(area, comparison().minus(area), active().period()).stream())
                        .findFirst());
    }

    /**
     * {@return the course of the focus area in another table of the same operation, such as of other hours or other
     * offences: whether violence moved into them}
     *
     * @param other a table with the operation's zones
     */
    public Displacement displacementTo(ZoneCounts other) {
        return displacementTo(other, active());
    }

    /**
     * {@return the course of the focus area in another table in a phase; see {@link #displacementTo(ZoneCounts)}}
     *
     * @param other counts that hold the focus under its name, such as of another outcome
     * @param phase a phase of the operation
     */
    public Displacement displacementTo(ZoneCounts other, Phase phase) {
        Objects.requireNonNull(other, "other");
        Objects.requireNonNull(phase, "phase");
        Study there = with(operation(), other);
        return new Displacement(
                other.header().outcome(), phase.label(), there.reduction(phase), there.net(phase.period()));
    }

    /**
     * {@return focus and rings in the first active phase, weighed together against the comparison, the rings left out of it; phi from how far they move beside it from year to year}
     *
     * @throws IllegalArgumentException if the operation names no ring
     */
    public WeightedDisplacement weightedDisplacement() {
        Reason.refuse(whyNoRing("the weighted displacement"));
        Study apart = apart();
        Period now = active().period();
        Period then = windows.lastUntreated(now);
        AreaCounts rings = operation().rings(counts()).orElseThrow();
        AreaCounts comparison = apart.comparison();
        AreaCounts both = focus().union(rings);
        Reason.refuse(apart.whyNoNet(both, comparison, now));
        double phi = CityLevels.dispersion(windows, both, comparison, then, now);
        return WeightedDisplacement.of(Changes.ratio(focus(), then, now), Changes.ratio(comparison, then, now))
                .withDisplacement(Changes.ratio(rings, then, now))
                .withDispersion(phi);
    }

    /** Why there is no weighted displacement. */
    Optional<Reason> whyNoWeightedDisplacement() {
        Study apart = apart();
        Period now = active().period();
        return whyNoRing("the weighted displacement")
                .or(() -> apart.whyNoNet(
                        focus().union(operation().rings(counts()).orElseThrow()), apart.comparison(), now))
                .or(() -> WeightedDisplacement.whyNoNet(
                        Changes.ratio(apart.comparison(), windows.lastUntreated(now), now)));
    }

    /** The same study with the rings out of the comparison. */
    private Study apart() {
        return operation().comparison().withRings()
                ? with(operation().comparison(ComparisonArea.REST_OF_CITY), counts())
                : this;
    }

    // Where do we stand?

    /**
     * {@return the phase that holds a day, from its start to that day, against the same calendar days of every other
     * phase that has begun, and against the low; without a baseline also against the last year before the operation} Of a
     * reference of several years the latest one counts; one that holds only some of these days is compared over those;
     * one that holds none is compared season-adjusted where three earlier years or more tell the season, else it is
     * {@link Verdict#CANNOT_TELL}.
     *
     * @param asOf the last day that counts
     * @throws IllegalArgumentException if no phase holds the day, it is later than the table's own as-of date, a window
     *     is not covered, or a break of recording lies between
     */
    public Standing standing(LocalDate asOf) {
        return new Standings(windows).of(Objects.requireNonNull(asOf, "asOf"));
    }

    /**
     * {@return the same against some of the phases alone; these are then the family}
     *
     * @param asOf the last day that counts
     * @param labels the user's words for the phases, such as {@code active}; {@link #standing(Period, int...)} takes years
     * @throws IllegalArgumentException as {@link #standing(LocalDate)}, and if no phase has a label, it is named twice,
     *     or its phase begins only after now or is now itself
     */
    public Standing standing(LocalDate asOf, String... labels) {
        return new Standings(windows)
                .of(Objects.requireNonNull(asOf, "asOf"), Objects.requireNonNull(labels, "labels"));
    }

    /**
     * {@return a window against the same calendar days of other years}
     *
     * @param now the window, such as {@code 2017-01-01/2017-11-29}; the as-of date is its last day
     * @param years the reference years, such as 2015 and 2016
     * @throws IllegalArgumentException if no year is named, one is named twice, its window does not end before now
     *     begins or is not covered, or a break of recording lies between
     */
    public Standing standing(Period now, int... years) {
        return new Standings(windows).of(Objects.requireNonNull(now, "now"), Objects.requireNonNull(years, "years"));
    }

    /** The last day, if there is a phase after the first active one. */
    private Optional<LocalDate> standingDay() {
        return lastDay().filter(day -> !day.isBefore(active().period().end()));
    }

    /** Where it stands on the last day, if there is a phase after the first active one and enough has a position. */
    Answer<Standing> standing() {
        LocalDate asOf = standingDay().orElse(null);
        return asOf == null
                ? new Answer.Untold<>(new Reason.NotAsked("no phase after the operation is covered yet"))
                : Answer.of(
                        new Standings(windows)
                                .whyNot(asOf)
                                .or(() -> standingShares().entrySet().stream()
                                        .flatMap(each -> each.getValue().withheld("Now", each.getKey()).stream())
                                        .findFirst()),
                        () -> standing(asOf));
    }

    /** Whether enough has a position for the comparisons of the standing, by their references. */
    Map<String, Located> standingShares() {
        return standingDay().map(new Standings(windows)::located).orElse(Map.of());
    }

    /** Whether enough has a position to watch the focus; only where days after the officers moved on are covered. */
    Located watchShares() {
        WatchWindows watched = WatchWindows.of(operation().phases(), counts());
        return Located.of(counts(), focus(), watched.active(), watched.withdrawn());
    }

    /** Why nothing is watched. */
    Optional<Reason> whyNoWatch() {
        return windows.begun(Phase.Kind.WITHDRAWN)
                ? Watch.whyNotAfter(operation(), unbroken())
                        .or(() -> watchShares().withheld("After the officers moved on", active().label()))
                : Optional.of(new Reason.NotAsked("no days after the officers moved on are covered"));
    }

    /** Why nothing is expected of the months since the operation began. */
    Optional<Reason> whyNoCourse() {
        return ExpectedCourse.whyNot(operation(), unbroken());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Study that
                && windows.equals(that.windows)
                && sealed == that.sealed
                && label.equals(that.label)
                && quality.equals(that.quality);
    }

    @Override
    public int hashCode() {
        return Objects.hash(windows, sealed, label, quality);
    }

    /**
     * Returns the operation's first line and the reduction.
     *
     * @return such as {@code violent in center-street: 132 fewer: 691 to 559 …}
     */
    @Override
    public String toString() {
        return counts().header().outcome() + " in " + focusName() + ": " + reduction();
    }
}
