package psp.bench.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import psp.core.AreaCounts;
import psp.core.CountSeries;
import psp.core.Period;
import psp.stats.watch.Watch;

/**
 * One area watched over one calendar year against the years before it, without a baseline.
 *
 * @param name of the area
 * @param year that is watched
 * @param perYear how many there were a year in the past
 * @param watch after the year
 * @param looks what was watched, in order
 */
public record WatchedYear(String name, int year, double perYear, Watch watch, List<Look> looks) {

    /** One look: what was seen in a week or month, and what a holding level would have given. */
    record Look(Period period, long seen, double expected) {}

    /** The years before one. */
    public static Period past(int year, int years) {
        return Period.ofYear(year - years).span(Period.ofYear(year - 1));
    }

    /** Watches; empty where nothing was counted in the past. */
    public static Optional<WatchedYear> of(AreaCounts area, int year, int years, CountSeries.Step step) {
        CountSeries before = series(area, past(year, years), step);
        if (before.total() == 0) {
            return Optional.empty();
        }
        List<CountSeries.Entry> entries =
                series(area, Period.ofYear(year), step).entries();
        Watch watch = Watch.of(Optional.empty(), before);
        // After an alarm a watch adds nothing up; one that sees nothing never alarms, and expects the same.
        Watch silent = watch;
        List<Look> looks = new ArrayList<>();
        for (CountSeries.Entry entry : entries) {
            double expected = silent.expected();
            watch = watch.observe(entry.period(), entry.count());
            silent = silent.observe(entry.period(), 0);
            looks.add(new Look(entry.period(), entry.count(), silent.expected() - expected));
        }
        return Optional.of(
                new WatchedYear(area.name(), year, before.total() / (double) years, watch, List.copyOf(looks)));
    }

    private static CountSeries series(AreaCounts area, Period span, CountSeries.Step step) {
        return step == CountSeries.Step.MONTHS ? area.monthly(span) : area.weekly(span);
    }

    public boolean alarmed() {
        return watch.alarm().isPresent();
    }

    /** The look that raised the alarm, or the last one without an alarm. */
    public Period last() {
        return looks.get(watch.alarm().orElse(looks.size()) - 1).period();
    }

    /** The year up to the alarm, or the whole of it. */
    Period soFar() {
        return Period.of(looks.get(0).period().start(), last().end());
    }

    /**
     * With which look a higher level most likely began, seen from the end of a period: where the likelihood of a Poisson
     * rate of its own since then, over what was expected, is largest.
     */
    public Period start(Period upTo) {
        double best = Double.NEGATIVE_INFINITY;
        Period start = looks.get(0).period();
        double seen = 0;
        double expected = 0;
        for (int i = looks.size() - 1; i >= 0; i--) {
            Look look = looks.get(i);
            if (look.period().start().isBefore(upTo.end())) {
                seen += look.seen();
                expected += look.expected();
                double gain = seen > expected ? seen * Math.log(seen / expected) - (seen - expected) : 0;
                if (gain >= best) {
                    best = gain;
                    start = look.period();
                }
            }
        }
        return start;
    }
}
