package psp.stats.window;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Phase;
import psp.core.RecordingBreak;
import psp.core.ZoneCounts;
import psp.stats.inference.Reason;

/**
 * The calendar of a study: which windows are compared, which earlier years stand beside them, and which breaks of recording
 * lie between. Immutable.
 */
public final class StudyWindows implements Serializable {

    private static final long serialVersionUID = 1;

    private final Operation operation;
    private final ZoneCounts counts;
    private final boolean crossing;

    private StudyWindows(Operation operation, ZoneCounts counts, boolean crossing) {
        this.operation = operation;
        this.counts = counts;
        this.crossing = crossing;
    }

    /**
     * The calendar of an operation.
     *
     * @param operation what was done, with at least one active phase
     * @param counts a table with the operation's zones
     * @throws IllegalArgumentException if a zone is unknown, the focus is part of its own comparison, there is no active
     *     phase, or the focus zones have different dates
     */
    public static StudyWindows of(Operation operation, ZoneCounts counts) {
        Objects.requireNonNull(operation, "operation").check(Objects.requireNonNull(counts, "counts"));
        if (!operation.sameDates()) {
            throw new IllegalArgumentException("The focus zones " + operation.focusZones()
                    + " have different dates; study each of them with an operation of its own");
        }
        if (operation.first(Phase.Kind.ACTIVE).isEmpty()) {
            throw new IllegalArgumentException("The operation in " + operation.focusZones()
                    + " has no active phase; name one, such as active(\"2016-04-01/2017-01-01\")");
        }
        return new StudyWindows(operation, counts, false);
    }

    /** Returns the same, which compares across days on which the record system changed, or does not. */
    public StudyWindows crossing(boolean breaks) {
        return new StudyWindows(operation, counts, breaks);
    }

    /** Returns the operation. */
    public Operation operation() {
        return operation;
    }

    /** Returns the counts. */
    public ZoneCounts counts() {
        return counts;
    }

    /** Returns whether days on which the record system changed are compared across. */
    public boolean crossesBreaks() {
        return crossing;
    }

    /** The zones where something was done or felt, which are like no other: focus, rings, and where the officers went. */
    public static SortedSet<String> treated(Operation operation) {
        SortedSet<String> treated = new TreeSet<>(operation.focusZones());
        treated.addAll(operation.rings());
        treated.addAll(operation.movedTo());
        return treated;
    }

    /** Returns the day from which the month after a last day counted can be looked at, with a month for late reports. */
    public static LocalDate nextLook(LocalDate lastDay) {
        return lastDay.plusDays(1).plusMonths(1).withDayOfMonth(1);
    }

    /** Returns the first active phase. */
    public Phase active() {
        return operation.first(Phase.Kind.ACTIVE).orElseThrow();
    }

    /** Returns the baseline that was named, unless it overlaps a window. */
    public Optional<Phase> baseline(Period window) {
        return operation
                .first(Phase.Kind.BASELINE)
                .filter(phase -> !phase.period().overlaps(window));
    }

    /** Returns what a window is compared with: the baseline's same calendar days or all of it, else the last year before. */
    public Period reference(Period window) {
        return baseline(window)
                .map(Phase::period)
                .map(named -> sameDays(named, window).orElse(named))
                .orElseGet(() -> lastUntreated(window));
    }

    /** Returns the first day of the operation. */
    public LocalDate begin() {
        return operation.phases().stream()
                .filter(phase -> phase.kind() != Phase.Kind.BASELINE)
                .map(phase -> phase.period().start())
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    /** Returns the same window of the last year that ends before the operation begins. */
    public Period lastUntreated(Period window) {
        return window.plusYears(-yearsBack(window));
    }

    private int yearsBack(Period window) {
        int years = step(window);
        while (window.plusYears(-years).end().isAfter(active().period().start())) {
            years += step(window);
        }
        return years;
    }

    /** Returns how many years apart windows of this length do not overlap: one, unless it is longer than a year. */
    public static int step(Period window) {
        int years = 1;
        while (window.plusYears(-years).end().isAfter(window.start())) {
            years++;
        }
        return years;
    }

    /** Returns the last year of a stretch, or all of a shorter one. */
    public static Period lastYear(Period stretch) {
        LocalDate year = stretch.end().minusYears(1);
        return year.isAfter(stretch.start()) ? Period.of(year, stretch.end()) : stretch;
    }

    /** Returns the middle of a period in years, such as 2016.5. */
    static double middle(Period period) {
        LocalDate day = period.start();
        return day.getYear() + (day.getDayOfYear() - 1 + period.days() / 2.0) / day.lengthOfYear();
    }

    /** Returns the latest window of the same calendar days that a baseline holds; empty if it holds none. */
    public Optional<Period> sameDays(Period baseline, Period window) {
        Period then = lastUntreated(window);
        for (int k = yearsBack(window); then.start().isAfter(baseline.start()); k += step(window)) {
            then = window.plusYears(-k);
            if (baseline.contains(then)) {
                break;
            }
        }
        return baseline.contains(then) ? Optional.of(then) : Optional.empty();
    }

    /** Returns the same window in all covered years before the operation, the earliest first. */
    public List<Period> pastWindows(Period window) {
        List<Period> past = new ArrayList<>();
        for (int k = yearsBack(window); window.start().getYear() > k; k += step(window)) {
            Period then = window.plusYears(-k);
            if (!counts.coverage().covers(then) || breakBetween(then, window).isPresent()) {
                break;
            }
            past.add(0, then);
        }
        return List.copyOf(past);
    }

    /** Returns whole years before the operation, as far back as they are covered and of one recording, the earliest first. */
    public List<Period> yearsBefore(Period now) {
        LocalDate begin = begin();
        List<Period> years = new ArrayList<>();
        for (int k = 1; k <= Season.MOST_YEARS && begin.getYear() > k; k++) {
            Period year = Period.of(begin, begin.plusYears(1)).plusYears(-k);
            if (!counts.coverage().covers(year)
                    || year.overlaps(now)
                    || breakBetween(year, now).isPresent()) {
                break;
            }
            years.add(0, year);
        }
        return List.copyOf(years);
    }

    /** Returns the first break of recording between two windows that concerns the operation; empty if none does. */
    public Optional<RecordingBreak> breakBetween(Period then, Period now) {
        return crossing ? Optional.empty() : Breaks.compared(operation, counts).between(then, now);
    }

    /**
     * Refuses to compare two windows with a break of recording between them.
     *
     * @throws IllegalArgumentException if there is one, naming it
     */
    public void refuseBreak(Period then, Period now) {
        Reason.refuse(broken(then, now));
    }

    /** Returns that the record system changed between two windows; empty where it did not, or that is crossed. */
    public Optional<Reason> broken(Period then, Period now) {
        return breakBetween(then, now)
                .map(b -> new Reason.BreakBetween(
                        then,
                        now,
                        b,
                        "Between " + then + " and " + now + " the record system changed (" + b
                                + "); counts before and after it are not alike. Study.crossingBreaks() compares them"
                                + " all the same"));
    }

    /**
     * Returns why two windows cannot be compared: a break of recording between them, or days of one of them that are not
     * counted; empty where they can.
     */
    public Optional<Reason> whyNot(Period then, Period now) {
        return broken(then, now)
                .or(() -> Reason.NotCovered.of(then, counts.coverage()))
                .or(() -> Reason.NotCovered.of(now, counts.coverage()));
    }

    /** Returns the last covered day in a phase that is no baseline, not after the as-of date; empty if none is. */
    public Optional<LocalDate> lastDay() {
        LocalDate asOf = counts.header().asOf();
        return operation.phases().stream()
                .filter(phase -> phase.kind() != Phase.Kind.BASELINE)
                .flatMap(this::covered)
                .map(Period::lastDay)
                .map(day -> asOf != null && asOf.isBefore(day) ? asOf : day)
                .max(LocalDate::compareTo);
    }

    /** Returns whether a day of the first phase of a kind is covered; false where there is no such phase. */
    public boolean begun(Phase.Kind kind) {
        return operation.first(kind).stream().flatMap(this::covered).findAny().isPresent();
    }

    private Stream<Period> covered(Phase phase) {
        return counts.coverage().periods().stream().flatMap(days -> days.intersection(phase.period()).stream());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StudyWindows that
                && operation.equals(that.operation)
                && counts.equals(that.counts)
                && crossing == that.crossing;
    }

    @Override
    public int hashCode() {
        return Objects.hash(operation, counts, crossing);
    }

    /** Returns the operation's phases. */
    @Override
    public String toString() {
        return "windows of " + operation.phases();
    }
}
