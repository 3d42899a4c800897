package psp.stats;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psp.core.Period;

/**
 * What a watch has been told: the past, the counts watched so far, and after which of them it was restarted.
 *
 * @param origin the day on which the watch starts; null for plain periods without dates
 * @param perYear how many looks a year has
 * @param baseline before the operation, may be empty
 * @param operation the level that is to hold, at least one stretch
 * @param watched since the origin
 * @param restarts how many stretches had been watched at each restart
 */
record WatchRecord(@Nullable LocalDate origin, int perYear, List<Spell> baseline, List<Spell> operation,
        List<Spell> watched, List<Integer> restarts) {

    private static final double DAYS_PER_YEAR = 365.25;
    private static final int HOLDING_YEARS = 4;

    WatchRecord {
        baseline = List.copyOf(baseline);
        operation = List.copyOf(operation);
        restarts = List.copyOf(restarts);
    }

    double ticksPerYear() {
        return origin == null ? perYear : DAYS_PER_YEAR;
    }

    WatchRecord with(Spell spell) {
        List<Spell> more = new ArrayList<>(watched.size() + 1);
        more.addAll(watched);
        more.add(spell);
        return new WatchRecord(origin, perYear, baseline, operation, more, restarts);
    }

    WatchRecord restarted() {
        List<Integer> more = new ArrayList<>(restarts);
        more.add(watched.size());
        return new WatchRecord(origin, perYear, baseline, operation, watched, more);
    }

    WatchRecord unwatched() {
        return new WatchRecord(origin, perYear, baseline, operation, List.of(), List.of());
    }

    /** The tick after the last stretch. */
    int end() {
        return watched.isEmpty() ? 0 : watched.get(watched.size() - 1).to();
    }

    /** The operation and the stretches watched before one of them, no older than four years. */
    List<Spell> holding(int before) {
        List<Spell> all = new ArrayList<>(operation);
        all.addAll(watched.subList(0, before));
        int oldest = all.get(all.size() - 1).to() - (int) Math.round(HOLDING_YEARS * ticksPerYear());
        return all.stream().filter(spell -> spell.from() >= oldest).toList();
    }

    /** Whether a look that ends at a tick is the first to end at the half or the whole of a year, to half a look. */
    boolean endsHalf(int before, int now, int yearStart) {
        return Math.floor(2 * yearPart(now, yearStart)) > Math.floor(2 * yearPart(before, yearStart));
    }

    private double yearPart(int tick, int yearStart) {
        return (tick - yearStart) / ticksPerYear() + 0.5 / perYear;
    }

    /** The period that follows a tick, nothing counted in it yet; of a dated watch to the next Monday or month. */
    Spell next(int tick) {
        if (origin == null) {
            return new Spell(tick, tick + 1, 1, 0);
        }
        LocalDate start = origin.plusDays(tick);
        Period period = (perYear == 12 ? Period.of(start, start.plusMonths(2)).months()
                : Period.of(start, start.plusWeeks(2)).weeks()).get(0);
        return spell(origin, period, period.days(), 0);
    }

    /** The stretch of a period with a date. */
    static Spell spell(LocalDate origin, Period period, int exposure, long count) {
        return new Spell(Math.toIntExact(ChronoUnit.DAYS.between(origin, period.start())),
                Math.toIntExact(ChronoUnit.DAYS.between(origin, period.end())), exposure, count);
    }

    /** The stretch in words: its days, or its number from 1. */
    String name(Spell spell) {
        return origin == null ? "period " + (spell.from() + 1)
                : Period.of(origin.plusDays(spell.from()), origin.plusDays(spell.to())).toString();
    }
}
