package psp.stats.watch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import psp.core.AreaCounts;
import psp.core.CountSeries;
import psp.core.Coverage;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Phase;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;
import psp.stats.inference.Reason;
import psp.stats.internal.text.Checks;
import psp.stats.level.HoldingFit;
import psp.stats.level.Observation;
import psp.stats.window.Breaks;
import psp.stats.window.StudyWindows;
import psp.stats.window.WatchWindows;

/** With what a watch starts: the record of its past, from plain counts, series with dates or a table. */
public final class WatchStart {

    private WatchStart() {}

    static WatchRecord of(int perYear, long[] baseline, long[] operation) {
        WatchRecord.refuseLooks(perYear);
        int operated = -operation.length;
        return told(
                null,
                perYear,
                plain(baseline, operated - baseline.length, "baseline"),
                plain(operation, operated, "operation"),
                List.of());
    }

    private static List<Observation> plain(long[] counts, int from, String name) {
        List<Observation> spells = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            Checks.count("of the " + name, counts[i]);
            spells.add(new Observation(from + i, from + i + 1, 1, counts[i]));
        }
        return spells;
    }

    static WatchRecord of(Optional<CountSeries> baseline, CountSeries operation) {
        return of(baseline, operation, Optional.empty());
    }

    private static WatchRecord of(
            Optional<CountSeries> baseline, CountSeries operation, Optional<CountSeries> watched) {
        baseline.filter(before -> before.step() != operation.step()).ifPresent(before -> {
            throw new IllegalArgumentException("The baseline is in " + before.step() + ", the operation in "
                    + operation.step() + "; give both in the same step");
        });
        LocalDate origin =
                operation.entries().get(operation.size() - 1).period().end();
        int perYear = looksPerYear(operation.step());
        List<Observation> before = baseline.map(series -> dated(series, origin)).orElse(List.of());
        List<Observation> during = dated(operation, origin);
        if (!before.isEmpty()
                && before.get(before.size() - 1).to() > during.get(0).from()) {
            throw new IllegalArgumentException("The baseline runs to "
                    + baseline.orElseThrow().entries().get(before.size() - 1).period()
                    + ", after the operation's start "
                    + operation.entries().get(0).period().start());
        }
        return told(
                origin,
                perYear,
                before,
                during,
                watched.map(series -> dated(series, origin)).orElse(List.of()));
    }

    private static List<Observation> dated(CountSeries series, LocalDate origin) {
        return series.entries().stream()
                .filter(entry -> entry.exposureDays() > 0)
                .map(entry -> Observation.of(origin, entry.period(), entry.exposureDays(), entry.count()))
                .toList();
    }

    /** A record that has seen some stretches. */
    static WatchRecord told(
            @Nullable LocalDate origin,
            int perYear,
            List<Observation> baseline,
            List<Observation> operation,
            List<Observation> watched) {
        Reason.refuse(whyNot(baseline, operation));
        return new WatchRecord(origin, perYear, baseline, operation, watched, List.of(), false, null);
    }

    /** Why no watch can start with such a past: too few periods of the operation, or nothing counted before. */
    private static Optional<Reason> whyNot(List<Observation> baseline, List<Observation> operation) {
        return operation.size() < HoldingFit.LEAST_PERIODS
                ? Optional.of(new Reason.TooFew(
                        operation.size(),
                        HoldingFit.LEAST_PERIODS,
                        "The operation has " + operation.size() + " periods; a watch needs at least "
                                + HoldingFit.LEAST_PERIODS + " to know the level that is to hold"))
                : isEmpty(baseline, operation)
                        ? Optional.of(new Reason.TooFew(0, 1, nothing(baseline)))
                        : Optional.empty();
    }

    /** Whether nothing at all was counted before, so that there is no level. */
    static boolean isEmpty(List<Observation> baseline, List<Observation> operation) {
        return (baseline.isEmpty() ? operation : baseline).stream().allMatch(spell -> spell.count() == 0);
    }

    /** What to say then. */
    static String nothing(List<Observation> baseline) {
        return "Nothing was counted in the " + (baseline.isEmpty() ? "operation" : "baseline")
                + ": take a longer past, a larger area or a wider outcome";
    }

    static int looksPerYear(CountSeries.Step step) {
        return switch (step) {
            case WEEKS -> 52;
            case MONTHS -> 12;
            default -> throw new IllegalArgumentException("A watch looks by weeks or months, not by " + step);
        };
    }

    /** Weeks, or months where the table knows no days. */
    static CountSeries.Step step(ZoneCounts counts) {
        return counts.coverage().kind() == Coverage.Kind.TABLE ? CountSeries.Step.MONTHS : CountSeries.Step.WEEKS;
    }

    /** Why no watch over the focus can start after an operation, of whose withdrawal a day is covered. */
    static Optional<Reason> whyNotAfter(Operation operation, ZoneCounts counts, CountSeries.Step step) {
        Optional<Reason> without = WatchWindows.whyNot(operation.phases(), counts);
        return without.isPresent()
                ? without
                : whyNot(WatchWindows.of(operation.phases(), counts), operation, counts, step);
    }

    private static Optional<Reason> whyNot(
            WatchWindows windows, Operation operation, ZoneCounts counts, CountSeries.Step step) {
        AreaCounts focus = operation.focus(counts);
        LocalDate origin = windows.active().end();
        return windows.broken(Breaks.inFocus(operation, counts))
                .or(() -> Stream.of(windows.baseline(), windows.active(), windows.withdrawn())
                        .flatMap(span -> WatchWindows.periods(span, step).stream())
                        .flatMap(cell -> counts.coverage().cut(cell).stream())
                        .findFirst()
                        .map(cut -> new Reason.NotCovered(windows.withdrawn(), counts.coverage(), cut)))
                .or(() -> whyNot(
                        dated(WatchWindows.series(focus, windows.baseline(), step), origin),
                        dated(WatchWindows.series(focus, windows.active(), step), origin)));
    }

    static WatchRecord after(
            Operation operation, ZoneCounts counts, CountSeries.Step step, Map<String, double[]> middles) {
        StudyWindows.of(operation, counts);
        WatchWindows windows = WatchWindows.of(operation.phases(), counts);
        Reason.refuse(windows.broken(Breaks.inFocus(operation, counts)));
        AreaCounts focus = operation.focus(counts);
        WatchRecord alone = of(
                Optional.of(WatchWindows.series(focus, windows.baseline(), step)),
                WatchWindows.series(focus, windows.active(), step),
                Optional.of(WatchWindows.series(focus, windows.withdrawn(), step)));
        return WatchGround.of(operation, counts, middles).carried(alone, focus, windows);
    }

    /** Why no watch can begin now, while the operation lasts: nothing of it is covered, or too little before or within it. */
    static Optional<Reason> whyNotBefore(Operation operation, ZoneCounts counts, CountSeries.Step step) {
        Period active = StudyWindows.of(operation, counts).active().period();
        LocalDate end = counts.coverage().span().end();
        if (!end.isAfter(active.start())) {
            return Optional.of(new Reason.NotCovered(
                    active,
                    counts.coverage(),
                    "The counts cover no day of the active phase " + active + "; they cover " + counts.coverage()));
        }
        Period soFar = soFar(active, end);
        return WatchWindows.whyNoBaseline(operation.phases(), soFar, counts)
                .or(() -> whyNot(WatchWindows.before(operation.phases(), soFar, counts), operation, counts, step));
    }

    private static Period soFar(Period active, LocalDate end) {
        return Period.of(active.start(), end.isBefore(active.end()) ? end : active.end());
    }

    static WatchRecord before(Operation operation, ZoneCounts counts, CountSeries.Step step) {
        Reason.refuse(whyNotBefore(operation, counts, step));
        AreaCounts focus = operation.focus(counts);
        Period soFar = soFar(
                operation.first(Phase.Kind.ACTIVE).orElseThrow().period(),
                counts.coverage().span().end());
        WatchWindows windows = WatchWindows.before(operation.phases(), soFar, counts);
        WatchRecord alone = of(
                Optional.of(WatchWindows.series(focus, windows.baseline(), step)),
                WatchWindows.series(focus, soFar, step));
        return WatchGround.of(operation, counts, Map.of()).carried(alone, focus, windows);
    }

    /** The record of months of an operation whose focus counts come from elsewhere, and of the table's rest of the city. */
    static WatchRecord after(Operation operation, ZoneCounts counts, Map<String, double[]> middles, List<Long> focus) {
        Period active = StudyWindows.of(operation, counts).active().period();
        List<Period> months = WatchWindows.months(active.start(), focus.size());
        int operated = (int) months.stream().filter(active::contains).count();
        if (operated == 0 || !months.get(operated - 1).end().equals(active.end())) {
            throw new IllegalArgumentException("The counts of the focus are of " + Texts.plural(focus.size(), "month")
                    + " from " + active.start() + " on; give one for each whole month of the active phase " + active
                    + " and of the time after it");
        }
        LocalDate origin = active.end();
        List<Observation> own = new ArrayList<>();
        SortedMap<Integer, Long> others = new TreeMap<>();
        WatchGround ground = WatchGround.of(operation, counts, middles);
        for (int i = 0; i < focus.size(); i++) {
            Checks.count("of the focus", focus.get(i));
            Observation spell =
                    Observation.of(origin, months.get(i), months.get(i).days(), focus.get(i));
            own.add(spell);
            others.put(spell.from(), ground.rest().countWhole(months.get(i)));
        }
        WatchRecord alone = told(origin, 12, List.of(), own.subList(0, operated), own.subList(operated, own.size()));
        long counted =
                own.subList(0, operated).stream().mapToLong(Observation::count).sum();
        return ground.line(active, counted)
                .map(line -> alone.in(new WatchCity(line, others)))
                .orElse(alone);
    }
}
