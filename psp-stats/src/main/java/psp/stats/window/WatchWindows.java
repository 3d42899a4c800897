package psp.stats.window;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import psp.core.AreaCounts;
import psp.core.CountSeries;
import psp.core.Period;
import psp.core.Phase;
import psp.core.ZoneCounts;
import psp.stats.inference.Reason;

/**
 * The three stretches of a watch after an operation.
 *
 * @param baseline the phase of that kind, else up to five whole years before
 * @param active the first active phase
 * @param withdrawn the phase of that kind, else all that is covered after the active one
 */
public record WatchWindows(Period baseline, Period active, Period withdrawn) {

    private static final int MOST_BASELINE_YEARS = 5;

    /** Those of some phases, of which one is active. */
    public static WatchWindows of(List<Phase> phases, ZoneCounts counts) {
        Reason.refuse(whyNot(phases, counts));
        Period active = first(phases, Phase.Kind.ACTIVE).orElseThrow();
        Period withdrawn = first(phases, Phase.Kind.WITHDRAWN).orElseGet(() -> Period.of(active.end(), end(counts)));
        return new WatchWindows(
                first(phases, Phase.Kind.BASELINE).orElseGet(() -> yearsBefore(active, counts)),
                active,
                covered(withdrawn, counts));
    }

    /** The stretch without the days after the last one counted, so that its last week or month names none of them. */
    private static Period covered(Period span, ZoneCounts counts) {
        return span.contains(end(counts)) && end(counts).isAfter(span.start())
                ? Period.of(span.start(), end(counts))
                : span;
    }

    /** Those of an operation that is still active: the stretch so far, and no withdrawal. */
    public static WatchWindows before(List<Phase> phases, Period soFar, ZoneCounts counts) {
        Reason.refuse(whyNoBaseline(phases, soFar, counts));
        return new WatchWindows(
                first(phases, Phase.Kind.BASELINE).orElseGet(() -> yearsBefore(soFar, counts)), soFar, soFar);
    }

    private static Optional<Period> first(List<Phase> phases, Phase.Kind kind) {
        return phases.stream()
                .filter(phase -> phase.kind() == kind)
                .map(Phase::period)
                .findFirst();
    }

    /** Why there are no such stretches: nothing is covered after the operation, or no whole year before it. */
    public static Optional<Reason> whyNot(List<Phase> phases, ZoneCounts counts) {
        Period active = first(phases, Phase.Kind.ACTIVE).orElseThrow();
        Optional<Reason> after =
                first(phases, Phase.Kind.WITHDRAWN).isPresent() || end(counts).isAfter(active.end())
                        ? Optional.empty()
                        : Optional.of(new Reason.NotCovered(
                                Period.ofDay(active.end()),
                                counts.coverage(),
                                "The counts cover no day after the active phase " + active + "; they cover "
                                        + counts.coverage()));
        return after.or(() -> whyNoBaseline(phases, active, counts));
    }

    /** Why there is nothing before an operation to start from: no baseline is named, and no whole year covered. */
    public static Optional<Reason> whyNoBaseline(List<Phase> phases, Period active, ZoneCounts counts) {
        Period year = Period.of(active.start().minusYears(1), active.start());
        return first(phases, Phase.Kind.BASELINE).isPresent()
                        || counts.coverage().covers(year)
                ? Optional.empty()
                : Optional.of(new Reason.NotCovered(
                        year,
                        counts.coverage(),
                        "No whole year before the active phase " + active + " is covered by " + counts.coverage()
                                + "; name the baseline, such as baseline(\"2015\")"));
    }

    private static LocalDate end(ZoneCounts counts) {
        return counts.coverage().span().end();
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
        return Period.of(start, active.start());
    }

    /** Why counts cannot be watched as one: a break of recording between the first and the last day. */
    public Optional<Reason> broken(Breaks breaks) {
        return breaks.between(baseline, withdrawn)
                .map(day -> new Reason.BreakBetween(
                        baseline,
                        withdrawn,
                        day,
                        "The record system changed (" + day + ") between the baseline and the end"
                                + " of the watch; counts before and after it are not alike. Take a baseline from that day"
                                + " on, or drop the break with counts.withBreaks() to watch across it all the same"));
    }

    /**
     * The counts of an area in one of the stretches.
     *
     * @param step weeks or months
     */
    public static CountSeries series(AreaCounts area, Period span, CountSeries.Step step) {
        return switch (step) {
            case MONTHS -> area.monthly(span);
            case WEEKS -> area.weekly(span);
            default ->
                throw new IllegalArgumentException("A watch looks by weeks or months, not by " + step
                        + "; give CountSeries.Step.WEEKS or CountSeries.Step.MONTHS");
        };
    }

    /** The periods of a stretch, those at its ends cut. */
    public static List<Period> periods(Period span, CountSeries.Step step) {
        return step == CountSeries.Step.WEEKS ? span.weeks() : span.months();
    }

    /** So many months from a day on. */
    public static List<Period> months(LocalDate start, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> Period.of(start.plusMonths(i), start.plusMonths(i + 1L)))
                .toList();
    }

    /** The period that begins on a day and ends with its month, or on its Sunday. */
    public static Period next(LocalDate start, CountSeries.Step step) {
        return periods(
                        Period.of(start, step == CountSeries.Step.WEEKS ? start.plusWeeks(1) : start.plusMonths(1)),
                        step)
                .get(0);
    }
}
