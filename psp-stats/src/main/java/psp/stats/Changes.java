package psp.stats;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import psp.core.AreaCounts;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Phase;
import psp.core.ZoneCounts;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.Reason;
import psp.stats.internal.text.Words;
import psp.stats.window.StudyWindows;

/** Did it fall: the change of an area from its reference to a window. */
final class Changes {

    private final StudyWindows windows;
    private final Operation operation;
    private final ZoneCounts counts;

    Changes(StudyWindows windows) {
        this.windows = windows;
        this.operation = windows.operation();
        this.counts = windows.counts();
    }

    /** Why the change to a window cannot be had. */
    Optional<Reason> whyNot(Period window) {
        return windows.whyNot(windows.reference(window), window);
    }

    Reduction of(AreaCounts area, Period window, String name) {
        Period then = windows.reference(window);
        Phase baseline = windows.baseline(window).orElse(null);
        if (baseline == null) {
            return change(area, then.inWords(), then, name, window, true);
        }
        boolean same = windows.sameDays(baseline.period(), window).isPresent();
        String reference =
                same && baseline.period().days() > 366 && !baseline.period().equals(then)
                        ? baseline.label() + " (" + then.inWords() + ")"
                        : baseline.label();
        return change(area, reference, then, name, window, same);
    }

    private Reduction change(AreaCounts area, String reference, Period then, String name, Period now, boolean same) {
        Reason.refuse(windows.whyNot(then, now));
        return new Reduction(
                area.name(),
                reference,
                name,
                ratio(area, then, now),
                same,
                same ? CityLevels.kept(counts).change(windows, area, then, now).orElse(null) : null,
                List.of(then),
                now);
    }

    static RateRatio ratio(AreaCounts area, Period then, Period now) {
        return RateRatio.of(Rate.of(area.countWhole(then), then.days()), Rate.of(area.countWhole(now), now.days()));
    }

    /** Against the mean of three, of five and of all earlier years, as far as they are covered without a gap. */
    List<Reduction> againstEarlierYears() {
        Phase phase = windows.active();
        List<Period> past = windows.pastWindows(phase.period());
        return IntStream.of(3, 5, past.size())
                .filter(years -> years > 1 && years <= past.size())
                .distinct()
                .mapToObj(years -> mean(past.subList(past.size() - years, past.size()), phase))
                .toList();
    }

    private Reduction mean(List<Period> years, Phase phase) {
        AreaCounts area = operation.focus(counts);
        boolean each = StudyWindows.step(phase.period()) == 1;
        return new Reduction(
                area.name(),
                "mean of " + (each ? Words.years(years.size()) : Words.windows(years.size())),
                phase.label(),
                RateRatio.of(
                        Rate.of(
                                years.stream().mapToLong(area::countWhole).reduce(0, Math::addExact),
                                years.stream().mapToLong(Period::days).sum()),
                        Rate.of(area.countWhole(phase.period()), phase.period().days())),
                true,
                null,
                years,
                phase.period());
    }

    Located located() {
        Period now = windows.active().period();
        return Located.of(counts, operation.focus(counts), windows.reference(now), now);
    }
}
