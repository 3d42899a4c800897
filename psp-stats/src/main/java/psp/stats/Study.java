package psp.stats;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import psp.core.AreaCounts;
import psp.core.ComparisonArea;
import psp.core.DataQuality;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Phase;
import psp.core.RecordingBreak;
import psp.core.Statement;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;
import psp.stats.inference.RateRatio;
import psp.stats.inference.RatioOfRatios;
import psp.stats.inference.Spread;
import psp.stats.inference.Verdict;
import psp.stats.internal.text.Words;
import psp.stats.watch.Watch;
import psp.stats.window.Season;
import psp.stats.window.StudyWindows;
import psp.stats.window.SubPeriods;

/**
 * The one entry point: an operation and the counts it is judged by.
 *
 * <pre>{@code
 * Study study = Study.of(operation, counts);
 * study.reduction();      // did it fall?
 * study.net();            // more than elsewhere, and beyond its usual swings?
 * study.displacement();   // did it move?
 * study.watch();          // is it coming back?
 * study.standing(asOf);   // where do we stand?
 * study.statement();      // the paragraph to read aloud
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

    private final Operation operation;
    private final ZoneCounts counts;
    private final Yardstick.@Nullable Kind sealed;
    private final boolean crossing;
    private final String label;
    private final DataQuality quality;

    private Study(
            Operation operation,
            ZoneCounts counts,
            Yardstick.@Nullable Kind sealed,
            boolean crossing,
            String label,
            DataQuality quality) {
        this.operation = operation;
        this.counts = counts;
        this.sealed = sealed;
        this.crossing = crossing;
        this.label = label;
        this.quality = quality;
    }

    /**
     * A study.
     *
     * @param operation what was done, with at least one active phase
     * @param counts a table with the operation's zones
     * @throws IllegalArgumentException if a zone is unknown, the focus is part of its own comparison, there is no
     *     active phase, or the focus zones have different dates
     */
    public static Study of(Operation operation, ZoneCounts counts) {
        StudyWindows.of(operation, counts);
        return new Study(operation, counts, null, false, "", DataQuality.notAssessed());
    }

    /**
     * Returns the same with a yardstick that was sealed before the data were there; it then decides the net verdict
     * alone.
     */
    public Study sealed(Yardstick.Kind kind) {
        return new Study(operation, counts, Objects.requireNonNull(kind, "kind"), crossing, label, quality);
    }

    /** Returns the same, comparing across days on which the record system changed. */
    public Study crossingBreaks() {
        return new Study(operation, counts, sealed, true, label, quality);
    }

    /** Returns the same with a label on its statement, such as {@code SIMULATED PLACES}. */
    public Study labelled(String text) {
        return new Study(operation, counts, sealed, crossing, Texts.name(text, "label"), quality);
    }

    /** Returns the same with what its file can bear; its statement then says what of that touches it. */
    public Study withQuality(DataQuality found) {
        return new Study(operation, counts, sealed, crossing, label, Objects.requireNonNull(found, "found"));
    }

    /** Returns the yardstick that was sealed before the data were there; empty if none was. */
    public Optional<Yardstick.Kind> sealedYardstick() {
        return Optional.ofNullable(sealed);
    }

    /** Returns whether days on which the record system changed are compared across. */
    public boolean crossesBreaks() {
        return crossing;
    }

    /** Returns the label of its statement; empty unless given. */
    public String label() {
        return label;
    }

    /** Returns what the file can bear; not assessed unless given. */
    public DataQuality quality() {
        return quality;
    }

    /** Returns the operation. */
    public Operation operation() {
        return operation;
    }

    /** Returns the counts. */
    public ZoneCounts counts() {
        return counts;
    }

    private StudyWindows windows() {
        return StudyWindows.of(operation, counts).crossing(crossing);
    }

    private Phase active() {
        return operation.first(Phase.Kind.ACTIVE).orElseThrow();
    }

    private String focusName() {
        return Texts.sum(operation.focusZones());
    }

    /**
     * Returns the watch over the focus after the officers moved on: is it coming back?
     *
     * @throws IllegalArgumentException if there is too little past, nothing is covered afterwards, or the record system
     *     changed
     */
    public Watch watch() {
        return Watch.after(operation, crossing ? counts.withBreaks() : counts);
    }

    /**
     * Returns the whole months of the focus area since the operation began, beside what the year before it and the season
     * lead one to expect.
     *
     * @throws IllegalArgumentException if no year before is covered and no baseline named, months cannot be counted, or the
     *     record system changed
     */
    public ExpectedCourse course() {
        return ExpectedCourse.of(operation, crossing ? counts.withBreaks() : counts);
    }

    // Did it fall?

    /**
     * Returns the change of the focus area in the first active phase, against the baseline or the same window last
     * year.
     *
     * @throws IllegalArgumentException if a window is not covered, or a break of recording lies between
     */
    public Reduction reduction() {
        return reduction(active());
    }

    /**
     * Returns the change of the focus area in a phase, against the baseline's same calendar days, or without a baseline
     * the same window of the last year before the operation. A baseline that does not hold these days is compared as a
     * whole, and the result says that the seasons differ.
     *
     * @throws IllegalArgumentException if a window is not covered, or a break of recording lies between
     */
    public Reduction reduction(Phase phase) {
        Objects.requireNonNull(phase, "phase");
        return reduction(operation.focus(counts), phase.period(), phase.label());
    }

    /** Returns the change of the focus area in any window, as {@link #reduction(Phase)} does. */
    public Reduction reduction(Period window) {
        Objects.requireNonNull(window, "window");
        return reduction(operation.focus(counts), window, Words.period(window));
    }

    /**
     * Returns the change of the comparison area in the first active phase, against the same reference as {@link
     * #reduction()}: what stands beside the focus. {@link #net()} judges the two together.
     *
     * @throws IllegalArgumentException if a window is not covered, or a break of recording lies between
     */
    public Reduction elsewhere() {
        return reduction(operation.comparison(counts), active().period(), active().label());
    }

    private Reduction reduction(AreaCounts area, Period window, String name) {
        Phase baseline = operation
                .first(Phase.Kind.BASELINE)
                .filter(p -> !p.period().overlaps(window))
                .orElse(null);
        if (baseline == null) {
            Period then = windows().lastUntreated(window);
            return change(area, Words.period(then), then, name, window, true);
        }
        Period then = windows().sameDays(baseline.period(), window).orElse(null);
        if (then == null) {
            return change(area, baseline.label(), baseline.period(), name, window, false);
        }
        String reference = baseline.period().days() > 366 && !baseline.period().equals(then)
                ? baseline.label() + " (" + Words.period(then) + ")"
                : baseline.label();
        return change(area, reference, then, name, window, true);
    }

    /**
     * Returns whether enough has a position to tell the change of {@link #reduction()}, and its bounds if all without
     * one lay in the focus area or none.
     *
     * @throws IllegalArgumentException if a window is not covered
     */
    public Located located() {
        Period now = active().period();
        Period then = operation
                .first(Phase.Kind.BASELINE)
                .map(Phase::period)
                .filter(p -> !p.overlaps(now))
                .map(baseline -> windows().sameDays(baseline, now).orElse(baseline))
                .orElseGet(() -> windows().lastUntreated(now));
        AreaCounts all = counts.total();
        AreaCounts without = counts.noPosition();
        AreaCounts focus = operation.focus(counts);
        return new Located(
                then,
                now,
                all.countWhole(then),
                all.countWhole(then) - without.countWhole(then),
                all.countWhole(now),
                all.countWhole(now) - without.countWhole(now),
                focus.countWhole(then),
                focus.countWhole(now));
    }

    private Reduction change(AreaCounts area, String reference, Period then, String name, Period now, boolean same) {
        windows().refuseBreak(then, now);
        return new Reduction(
                area.name(),
                reference,
                name,
                ratio(area, then, now),
                same,
                same
                        ? SubPeriods.change(area, then, now)
                                .map(Spread::noNarrowerThanPoisson)
                                .orElse(null)
                        : null);
    }

    /**
     * Returns the change in the first active phase against last year, the mean of three, of five, and of all earlier
     * years, as far as they are covered without a gap; the counts of several years are added up, so that the doubt of
     * both sides counts.
     */
    public List<Reduction> reductions() {
        Phase phase = active();
        AreaCounts area = operation.focus(counts);
        List<Period> past = windows().pastWindows(phase.period());
        List<Reduction> all = new ArrayList<>();
        all.add(reduction());
        IntStream.of(3, 5, past.size())
                .filter(years -> years > 1 && years <= past.size())
                .distinct()
                .forEach(years -> {
                    List<Period> last = past.subList(past.size() - years, past.size());
                    long before = last.stream().mapToLong(area::countWhole).reduce(0, Math::addExact);
                    long days = last.stream().mapToLong(Period::days).sum();
                    all.add(Reduction.poisson(
                            area.name(),
                            "mean of "
                                    + (StudyWindows.step(phase.period()) == 1
                                            ? Words.years(years)
                                            : Words.windows(years)),
                            phase.label(),
                            RateRatio.of(
                                    before,
                                    days,
                                    area.countWhole(phase.period()),
                                    phase.period().days()),
                            true));
                });
        return List.copyOf(all);
    }

    // More than elsewhere, and beyond its usual swings?

    /** Returns the change of the focus area against the comparison area in the first active phase. */
    public PastContrasts net() {
        return net(active().period());
    }

    /**
     * Returns the change of the focus area against the comparison area in a window, judged by the same contrast in
     * earlier years.
     *
     * @throws IllegalArgumentException if the window or the one a year earlier is not covered, a break of recording
     *     lies between, or nothing was counted in the comparison area
     */
    public PastContrasts net(Period window) {
        Objects.requireNonNull(window, "window");
        return contrast(operation.focus(counts), window);
    }

    private PastContrasts contrast(AreaCounts area, Period window) {
        return contrast(area, operation.comparison(counts), window);
    }

    private PastContrasts contrast(AreaCounts area, AreaCounts comparison, Period window) {
        if (comparison.count() == 0) {
            throw new IllegalArgumentException("Nothing was counted in the comparison, " + comparison.name()
                    + "; the zones are " + counts.zones() + ". Count its zones too, or give the table a column of the"
                    + " whole; reduction() needs no comparison");
        }
        List<YearCount> past = windows().pastWindows(window).stream()
                .map(then -> yearCount(area, comparison, then))
                .toList();
        if (past.isEmpty()) {
            windows().refuseBreak(windows().lastUntreated(window), window);
            area.countWhole(windows().lastUntreated(window));
        }
        PastContrasts readings = PastContrasts.of(comparison.name(), past, yearCount(area, comparison, window));
        if (!readings.knowsSwings()) {
            readings = readings.within(SubPeriods.contrast(
                            area, comparison, past.get(past.size() - 1).window(), window)
                    .map(Spread::noNarrowerThanPoisson)
                    .orElse(null));
        }
        return sealed == null ? readings : readings.sealed(sealed);
    }

    /** Whether there is anything beside the focus to compare it with. */
    boolean comparable() {
        return operation.comparison(counts).count() > 0;
    }

    private static YearCount yearCount(AreaCounts area, AreaCounts comparison, Period window) {
        return new YearCount(window, area.countWhole(window), comparison.countWhole(window));
    }

    /**
     * Returns the change of the focus against the comparison area beside the same change of other zones.
     *
     * @param zones where nothing was done; zones that share an incident with the focus are refused
     * @throws IllegalArgumentException if a zone is unknown, or shares an incident with the focus
     */
    public Placebo placebo(Collection<String> zones) {
        Period now = active().period();
        Period then = windows().lastUntreated(now);
        windows().refuseBreak(then, now);
        AreaCounts focus = operation.focus(counts);
        AreaCounts comparison = operation.comparison(counts);
        List<AreaCounts> others = zones.stream().map(counts::in).toList();
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
     * Returns the change against last year and the net reading for several assumed starts of the operation, side by
     * side; each to the end of the first active phase.
     *
     * @param starts days such as {@code 2016-01-01}
     * @throws IllegalArgumentException if none is named, or a start is not before the end of the phase
     */
    public List<AssumedStart> startingAt(String... starts) {
        if (starts.length == 0) {
            throw new IllegalArgumentException("No assumed start is named; name days such as 2016-04-01");
        }
        List<AssumedStart> all = new ArrayList<>();
        for (String text : starts) {
            LocalDate start = Period.parse(text).start();
            if (!start.isBefore(active().period().end())) {
                throw new IllegalArgumentException(
                        "The assumed start " + start + " is not before the end of " + active());
            }
            Period window = Period.of(start, active().period().end());
            Study assumed = new Study(operationFrom(window), counts, sealed, crossing, label, quality);
            all.add(new AssumedStart(start, assumed.reduction(), assumed.net()));
        }
        return List.copyOf(all);
    }

    private Operation operationFrom(Period window) {
        Operation other = Operation.in(operation.focusZones().toArray(String[]::new))
                .comparison(operation.comparison())
                .phase(Phase.of(Phase.Kind.ACTIVE, window));
        if (!operation.rings().isEmpty()) {
            other = other.ring(operation.rings().toArray(String[]::new));
        }
        return operation.city() == null ? other : other.within(operation.city());
    }

    /**
     * The readings for one assumed start.
     *
     * @param start the assumed first day
     * @param reduction the focus area's change against last year
     * @param net the change against the comparison area
     */
    public record AssumedStart(LocalDate start, Reduction reduction, PastContrasts net) implements Serializable {

        private static final long serialVersionUID = 1;

        /** The answers of one assumed start. */
        public AssumedStart {
            Objects.requireNonNull(start, "start");
            Objects.requireNonNull(reduction, "reduction");
            Objects.requireNonNull(net, "net");
        }

        /** Returns the start, the change and the net verdict. */
        @Override
        public String toString() {
            return "from " + start + ": " + reduction.counts() + ", " + reduction.percent() + "; net "
                    + net.verdict().text();
        }
    }

    // Did it move?

    /** Returns the course of each ring against the comparison area in the first active phase. */
    public List<Displacement> displacement() {
        return displacement(active());
    }

    /**
     * Returns the course of each ring against the comparison area in a phase; the focus is cut out of the rings.
     *
     * @throws IllegalArgumentException if the operation names no ring, or the comparison holds the rings
     */
    public List<Displacement> displacement(Phase phase) {
        Objects.requireNonNull(phase, "phase");
        if (operation.rings().isEmpty()) {
            throw new IllegalArgumentException("The operation names no ring; add ring(\"…\") to see whether it moved");
        }
        Study apart = apart();
        AreaCounts focus = operation.focus(counts);
        List<Displacement> all = new ArrayList<>();
        for (String ring : operation.rings()) {
            AreaCounts area = counts.in(ring).minus(focus).named(ring);
            all.add(new Displacement(
                    ring,
                    phase.label(),
                    reduction(area, phase.period(), phase.label()),
                    apart.contrast(area, phase.period())));
        }
        return List.copyOf(all);
    }

    /**
     * Returns the course of each zone to which the officers went next, against the comparison area in a phase: a gain
     * there stands beside the loss.
     *
     * @throws IllegalArgumentException if the operation names no such zone
     */
    public List<Displacement> movedTo(Phase phase) {
        if (operation.movedTo().isEmpty()) {
            throw new IllegalArgumentException(
                    "The operation does not say where the officers went; add movedTo(\"…\")");
        }
        return operation.movedTo().stream()
                .map(zone -> {
                    AreaCounts area = counts.in(zone);
                    AreaCounts others = operation.comparison(counts).minus(area);
                    return new Displacement(
                            zone,
                            phase.label(),
                            reduction(area, phase.period(), phase.label()),
                            contrast(area, others, phase.period()));
                })
                .toList();
    }

    /**
     * Returns the course of the focus area in another table of the same operation, such as of other hours or other
     * offences: whether violence moved into them.
     *
     * @param other a table with the operation's zones
     */
    public Displacement displacementTo(ZoneCounts other) {
        return displacementTo(other, active());
    }

    /** Returns the course of the focus area in another table in a phase; see {@link #displacementTo(ZoneCounts)}. */
    public Displacement displacementTo(ZoneCounts other, Phase phase) {
        Objects.requireNonNull(other, "other");
        Objects.requireNonNull(phase, "phase");
        Study there = new Study(operation.check(other), other, sealed, crossing, label, quality);
        return new Displacement(
                other.header().outcome(), phase.label(), there.reduction(phase), there.net(phase.period()));
    }

    /**
     * Returns what focus and rings together won or lost in the first active phase beside the comparison area, the rings
     * left out of it; phi from earlier years where there are five, at least 1, else 1.
     *
     * @throws IllegalArgumentException if the operation names no ring
     */
    public TotalEffect totalEffect() {
        if (operation.rings().isEmpty()) {
            throw new IllegalArgumentException("The operation names no ring; add ring(\"…\") to see the total effect");
        }
        Study apart = apart();
        Period now = active().period();
        Period then = windows().lastUntreated(now);
        AreaCounts rings = operation.rings(counts).orElseThrow();
        AreaCounts comparison = apart.operation.comparison(counts);
        double phi = Math.max(
                1,
                apart.contrast(operation.focus(counts).union(rings), now).phi().orElse(1.0));
        return new TotalEffect(
                ratio(operation.focus(counts), then, now), ratio(rings, then, now), ratio(comparison, then, now), phi);
    }

    private static RateRatio ratio(AreaCounts area, Period then, Period now) {
        return RateRatio.of(area.countWhole(then), then.days(), area.countWhole(now), now.days());
    }

    /** The same study with the rings out of the comparison. */
    private Study apart() {
        return operation.comparison().withRings()
                ? new Study(operation.comparison(ComparisonArea.REST_OF_CITY), counts, sealed, crossing, label, quality)
                : this;
    }

    // Where do we stand?

    /**
     * Returns the phase that holds a day, from its start to that day, against the same calendar days of every other
     * phase that has begun, and against the low; without a baseline also against the last year before the operation. Of a
     * reference of several years the latest one counts; one that holds only some of these days is compared over those;
     * one that holds none is compared season-adjusted where three earlier years or more tell the season, else it is
     * {@link Verdict#CANNOT_TELL}.
     *
     * @param asOf the last day that counts
     * @throws IllegalArgumentException if no phase holds the day, it is later than the table's own as-of date, a window
     *     is not covered, or a break of recording lies between
     */
    public Standing standing(LocalDate asOf) {
        Phase current = current(asOf);
        return standing(
                asOf,
                current,
                references(current, asOf).stream()
                        .filter(phase -> !phase.equals(current)
                                && !phase.period().start().isAfter(asOf))
                        .toList());
    }

    /**
     * Returns the same against some of the phases alone; these are then the family.
     *
     * @param asOf the last day that counts
     * @param labels the user's words for the phases
     * @throws IllegalArgumentException as {@link #standing(LocalDate)}, and if no phase has a label, it is named twice,
     *     or its phase begins only after now or is now itself
     */
    public Standing standing(LocalDate asOf, String... labels) {
        Objects.requireNonNull(labels, "labels");
        Phase current = current(asOf);
        List<Phase> phases = references(current, asOf);
        List<Phase> named = new ArrayList<>();
        for (String label : labels) {
            Phase phase = phases.stream()
                    .filter(p -> p.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> Texts.unknown(
                            "phase", label, phases.stream().map(Phase::label).toList()));
            if (!phase.period().start().isBefore(current.period().start())) {
                throw new IllegalArgumentException(
                        "The reference " + phase + (phase.equals(current) ? " is now itself" : " begins after " + asOf)
                                + "; name earlier phases");
            }
            if (named.contains(phase)) {
                throw new IllegalArgumentException("The reference " + phase + " is named twice");
            }
            named.add(phase);
        }
        return standing(asOf, current, named);
    }

    private Standing standing(LocalDate asOf, Phase current, List<Phase> references) {
        Period now = Period.of(current.period().start(), asOf.plusDays(1));
        return new Standing(
                asOf,
                references.stream().map(reference -> entry(reference, now)).toList(),
                0.05,
                0.15);
    }

    private Phase current(LocalDate asOf) {
        Objects.requireNonNull(asOf, "asOf");
        LocalDate own = counts.header().asOf();
        if (own != null && asOf.isAfter(own)) {
            throw new IllegalArgumentException("The counts are as of " + own + " and cannot say where it stands on "
                    + asOf + "; name that day or an earlier one");
        }
        return operation.phases().stream()
                .filter(phase -> phase.period().contains(asOf))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No phase of the operation holds " + asOf + "; the phases are " + operation.phases()));
    }

    private List<Phase> references(Phase current, LocalDate asOf) {
        List<Phase> references = new ArrayList<>(operation.phases());
        if (operation.first(Phase.Kind.BASELINE).isEmpty()) {
            Period before = windows().lastUntreated(Period.of(current.period().start(), asOf.plusDays(1)));
            references.add(0, new Phase(Phase.Kind.BASELINE, before, Words.period(before)));
        }
        return references;
    }

    /**
     * Returns a window against the same calendar days of other years.
     *
     * @param now the window, such as {@code 2017-01-01/2017-11-29}; the as-of date is its last day
     * @param years the reference years, such as 2015 and 2016
     * @throws IllegalArgumentException if no year is named, one is named twice, its window does not end before now
     *     begins or is not covered, or a break of recording lies between
     */
    public Standing standing(Period now, int... years) {
        Objects.requireNonNull(years, "years");
        Objects.requireNonNull(now, "now");
        List<Standing.Entry> entries = new ArrayList<>();
        for (int year : years) {
            Period then = now.inYear(year);
            if (then.end().isAfter(now.start())) {
                throw new IllegalArgumentException(
                        "The reference " + then + " does not end before " + now + " begins; name earlier years");
            }
            if (Arrays.stream(years).filter(other -> other == year).count() > 1) {
                throw new IllegalArgumentException("The reference year " + year + " is named twice");
            }
            entries.add(entry(String.valueOf(year), null, now, then));
        }
        return new Standing(now.lastDay(), entries, 0.05, 0.15);
    }

    /**
     * The calendar days of now that lie in a reference, its latest year first; nothing to compare if there are none.
     */
    private Standing.Entry entry(Phase reference, Period now) {
        Period then = null;
        Period same = null;
        int crossed = now.end().getYear() - now.start().getYear();
        int first = reference.period().start().getYear() - crossed;
        for (int year = reference.period().end().getYear(); year >= first; year--) {
            Period shifted = now.inYear(year);
            Period part = shifted.intersection(reference.period()).orElse(null);
            Period back = part == null
                    ? null
                    : part.equals(shifted)
                            ? now
                            : part.inYear(part.start().getYear() + now.start().getYear() - year)
                                    .intersection(now)
                                    .orElse(null);
            if (back != null && (same == null || back.days() > same.days())) {
                then = part;
                same = back;
            }
        }
        return then == null || same == null
                ? seasonal(reference, now)
                : entry(reference.label(), reference.kind(), same, then);
    }

    private Standing.Entry entry(String reference, Phase.@Nullable Kind kind, Period now, Period then) {
        windows().refuseBreak(then, now);
        AreaCounts area = operation.focus(counts);
        Spread spread = SubPeriods.change(area, then, now)
                .or(() -> Season.borrowed(area, windows().yearsBefore(now), then, now))
                .orElse(null);
        return new Standing.Entry(
                counts.header().outcome(), reference, kind, now, then, ratio(area, then, now), spread, false);
    }

    /** Now against all of a reference of another season, as far as earlier years tell what the season does. */
    private Standing.Entry seasonal(Phase reference, Period now) {
        windows().refuseBreak(reference.period(), now);
        AreaCounts area = operation.focus(counts);
        Spread change = Season.adjusted(area, windows().yearsBefore(now), reference.period(), now)
                .orElse(null);
        return change == null
                ? new Standing.Entry(
                        counts.header().outcome(), reference.label(), reference.kind(), now, null, null, null, false)
                : new Standing.Entry(
                        counts.header().outcome(),
                        reference.label(),
                        reference.kind(),
                        now,
                        reference.period(),
                        ratio(area, reference.period(), now),
                        change,
                        true);
    }

    // What can be said aloud?

    /** Returns the findings of the first active phase, and what cannot be told, as sentences made by rule. */
    public Statement statement() {
        return new StatementWriter(this).statement(label);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Study that
                && operation.equals(that.operation)
                && counts.equals(that.counts)
                && sealed == that.sealed
                && crossing == that.crossing
                && label.equals(that.label);
    }

    @Override
    public int hashCode() {
        return Objects.hash(operation, counts, crossing, label);
    }

    /**
     * Returns the operation's first line and the reduction.
     *
     * @return such as {@code violent in center-street: 132 fewer: 691 to 559 …}
     */
    @Override
    public String toString() {
        return counts.header().outcome() + " in " + focusName() + ": " + reduction();
    }
}
