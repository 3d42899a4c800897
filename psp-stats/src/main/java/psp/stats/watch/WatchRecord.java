package psp.stats.watch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import psp.core.AreaCounts;
import psp.core.CountSeries;
import psp.core.Period;
import psp.core.internal.Texts;
import psp.stats.level.CityLine;
import psp.stats.level.HoldingFit;
import psp.stats.level.Observation;
import psp.stats.window.Breaks;
import psp.stats.window.WatchWindows;

/**
 * What a watch has been told: the past, the counts watched so far, and after which of them it was restarted.
 *
 * @param origin the day on which the watch starts; null for plain periods without dates
 * @param perYear how many looks a year has
 * @param baseline before the operation, may be empty
 * @param operation the level that is to hold, at least one stretch
 * @param watched since the origin
 * @param restarts how many stretches had been watched at each restart
 * @param beside whether the exposures are the counts of a comparison
 * @param city the rest of the city that carries the level; null for a fixed level
 */
record WatchRecord(
        @Nullable LocalDate origin,
        int perYear,
        List<Observation> baseline,
        List<Observation> operation,
        List<Observation> watched,
        List<Integer> restarts,
        boolean beside,
        @Nullable WatchCity city) {

    private static final double DAYS_PER_YEAR = 365.25;
    private static final int HOLDING_YEARS = 4;
    private static final double LONGEST_LOOK = 1.5;
    private static final double SHORTEST_LOOK = 0.6;

    public WatchRecord {
        baseline = List.copyOf(baseline);
        operation = List.copyOf(operation);
        restarts = List.copyOf(restarts);
    }

    double ticksPerYear() {
        return origin == null ? perYear : DAYS_PER_YEAR;
    }

    WatchRecord with(Observation spell) {
        List<Observation> more = new ArrayList<>(watched.size() + 1);
        more.addAll(watched);
        more.add(spell);
        return new WatchRecord(origin, perYear, baseline, operation, more, restarts, beside, city);
    }

    /** The same that was told the first of some stretches, which are kept as they are. */
    WatchRecord upTo(List<Observation> all, int told) {
        return new WatchRecord(origin, perYear, baseline, operation, all.subList(0, told), restarts, beside, city);
    }

    WatchRecord restarted() {
        List<Integer> more = new ArrayList<>(restarts);
        more.add(watched.size());
        return new WatchRecord(origin, perYear, baseline, operation, watched, more, beside, city);
    }

    WatchRecord unwatched() {
        return new WatchRecord(origin, perYear, baseline, operation, List.of(), List.of(), beside, city);
    }

    /** The tick after the last stretch. */
    int end() {
        return watched.isEmpty() ? 0 : watched.get(watched.size() - 1).to();
    }

    /**
     * The operation and what was watched since, no older than four years; a stretch that ends within so many ticks before the
     * last one is left out, for its reports may still come in.
     */
    List<Observation> holding(int delay) {
        List<Observation> all = new ArrayList<>(operation);
        int settled = end() - delay;
        watched.stream().filter(spell -> spell.to() <= settled).forEach(all::add);
        int oldest = all.get(all.size() - 1).to() - (int) Math.round(HOLDING_YEARS * ticksPerYear());
        return all.stream().filter(spell -> spell.from() >= oldest).toList();
    }

    /** What the past and what was watched since say of the level that holds. */
    HoldingFit fit() {
        return HoldingFit.of(baseline, holding(0), ticksPerYear(), beside);
    }

    /** Whether the past is long enough for the date of a return. */
    boolean isDatable() {
        return ChangeDate.bears(years(baseline), years(operation));
    }

    /** Refuses a stretch that is not of the looks planned: a part of one is common at an end, two in a row are another step. */
    void refuseOtherLooks(Observation spell) {
        double look = ticksPerYear() / perYear;
        boolean isLong = spell.to() - spell.from() > LONGEST_LOOK * look;
        boolean isShort = !watched.isEmpty() && isShort(spell, look) && isShort(watched.get(watched.size() - 1), look);
        if (isLong || isShort) {
            throw new IllegalArgumentException("The period " + name(spell) + " has " + (spell.to() - spell.from())
                    + " days"
                    + (isLong
                            ? ""
                            : ", and the one before it "
                                    + (watched.get(watched.size() - 1).to()
                                            - watched.get(watched.size() - 1).from()))
                    + "; this watch is planned for " + perYear + " looks a year, of about "
                    + Math.round(look)
                    + " days each. Give counts of such periods, or plan a watch from a past counted by"
                    + " these");
        }
    }

    /** Refuses stretches that no series gives: out of order, longer than a look, or over a year from the one before. */
    void refuseBroken() {
        refuseLooks(perYear);
        double look = ticksPerYear() / perYear;
        long last = Integer.MIN_VALUE;
        for (List<Observation> part : List.of(baseline, operation, watched)) {
            for (int i = 0; i < part.size(); i++) {
                Observation spell = part.get(i);
                boolean apart = i > 0 && spell.from() - last > ticksPerYear();
                if (spell.from() < last || apart || spell.to() - (long) spell.from() > LONGEST_LOOK * look) {
                    throw new IllegalArgumentException("the stretch of the ticks " + spell.from() + " to " + spell.to()
                            + " is not one of " + perYear
                            + " looks a year that follows the one before; get the stored watch"
                            + " again, or begin it anew");
                }
                last = spell.to();
            }
        }
    }

    /** A look has a day or more; what is simulated of a year costs the square of its looks. */
    static void refuseLooks(int perYear) {
        if (perYear < 2 || perYear > 366) {
            throw new IllegalArgumentException(perYear + " periods a year; from 2 to 366, such as 12 or 52");
        }
    }

    private static boolean isShort(Observation spell, double look) {
        return spell.to() - spell.from() < SHORTEST_LOOK * look;
    }

    private double years(List<Observation> spells) {
        return spells.stream().mapToInt(spell -> spell.to() - spell.from()).sum() / ticksPerYear();
    }

    /** The same with the counts of another, of the same stretches, as exposures. */
    WatchRecord beside(WatchRecord other) {
        return new WatchRecord(
                origin,
                perYear,
                beside(baseline, other.baseline),
                beside(operation, other.operation),
                beside(watched, other.watched),
                restarts,
                true,
                null);
    }

    WatchRecord restartedAs(WatchRecord other) {
        return new WatchRecord(origin, perYear, baseline, operation, watched, other.restarts, beside, city);
    }

    /** The same that rests on a city, or on a fixed level. */
    WatchRecord in(@Nullable WatchCity other) {
        return new WatchRecord(origin, perYear, baseline, operation, watched, restarts, beside, other);
    }

    /** The same after one more stretch, with what was counted in the rest of the city. */
    WatchRecord with(Observation spell, long rest) {
        return (city == null ? this : in(city.with(spell, rest))).with(spell);
    }

    /** The same with the counts of the rest of the city as exposures; the same itself on a fixed level. */
    WatchRecord besideCity() {
        WatchCity rest = city;
        return rest == null ? this : beside(rested(rest));
    }

    private WatchRecord rested(WatchCity rest) {
        return new WatchRecord(
                origin,
                perYear,
                rested(baseline, rest),
                rested(operation, rest),
                rested(watched, rest),
                restarts,
                false,
                null);
    }

    private static List<Observation> rested(List<Observation> spells, WatchCity rest) {
        return spells.stream().map(spell -> spell.counting(rest.in(spell))).toList();
    }

    /** Whether another record holds the counts of the rest of the city that carries this one. */
    boolean isCarriedBy(WatchRecord other) {
        WatchCity rest = city;
        return rest != null
                && rested(baseline, rest).equals(other.baseline)
                && rested(operation, rest).equals(other.operation)
                && rested(watched, rest).equals(other.watched);
    }

    /** The same that rests on a city, whose counts of the same stretches another record holds. */
    WatchRecord in(CityLine line, WatchRecord other) {
        SortedMap<Integer, Long> rest = new TreeMap<>();
        Stream.of(other.baseline, other.operation, other.watched)
                .flatMap(List::stream)
                .forEach(spell -> rest.put(spell.from(), spell.count()));
        return in(new WatchCity(line, rest));
    }

    /** Refuses another record that is not of the same stretches. */
    void checkBeside(WatchRecord other) {
        if (perYear != other.perYear || !Objects.equals(origin, other.origin)) {
            throw new IllegalArgumentException(
                    "The comparison has " + other.perYear + " looks a year from " + other.start() + ", the focus "
                            + perYear + " from " + start() + "; watch both by the same periods");
        }
        if (other.operation.stream().mapToLong(Observation::count).sum() == 0) {
            throw new IllegalArgumentException(
                    "Nothing was counted in the comparison during the operation: it has no course"
                            + " to compare with; take a larger one");
        }
        checkSize("baseline", baseline, other.baseline);
        checkSize("operation", operation, other.operation);
        checkSize("watched periods", watched, other.watched);
        check("baseline", baseline, other.baseline);
        check("operation", operation, other.operation);
        check("watched periods", watched, other.watched);
    }

    private String start() {
        return origin == null ? "period 1" : origin.toString();
    }

    private static void checkSize(String part, List<Observation> focus, List<Observation> comparison) {
        if (focus.size() != comparison.size()) {
            throw new IllegalArgumentException("Of the " + part + ", the comparison has "
                    + Texts.plural(comparison.size(), "period") + " and the focus " + focus.size()
                    + "; both must be counted in the same periods");
        }
    }

    private void check(String part, List<Observation> focus, List<Observation> comparison) {
        for (int i = 0; i < focus.size(); i++) {
            Observation one = focus.get(i);
            Observation other = comparison.get(i);
            if (one.from() != other.from() || one.to() != other.to() || one.exposure() != other.exposure()) {
                throw new IllegalArgumentException("Of the " + part + ", the focus has " + name(one) + " ("
                        + one.exposure() + " covered) where the comparison has " + name(other) + " (" + other.exposure()
                        + " covered); both must be counted in the same periods");
            }
        }
    }

    /** The same stretches with the counts of another area; refused where the table does not hold this record. */
    WatchRecord of(AreaCounts focus, AreaCounts other, Breaks breaks) {
        if (origin == null) {
            throw new IllegalArgumentException(
                    "This watch counts plain periods without dates; give the comparison's counts"
                            + " of the same periods");
        }
        List<Observation> all =
                Stream.of(baseline, operation, watched).flatMap(List::stream).toList();
        breaks.between(period(all.get(0)), period(all.get(all.size() - 1))).ifPresent(day -> {
            throw new IllegalArgumentException(
                    "The record system changed (" + day + ") within what is watched; focus and"
                            + " comparison before and after it are not alike. Drop the break with counts.withBreaks() to"
                            + " compare across it all the same");
        });
        return new WatchRecord(
                origin,
                perYear,
                of(baseline, focus, other),
                of(operation, focus, other),
                of(watched, focus, other),
                restarts,
                false,
                null);
    }

    private List<Observation> of(List<Observation> spells, AreaCounts focus, AreaCounts other) {
        return spells.stream()
                .map(spell -> {
                    Period period = period(spell);
                    int days = focus.table().coverage().days(period);
                    long count = focus.count(period);
                    if (days != spell.exposure() || count != spell.count()) {
                        throw new IllegalArgumentException("In " + period + " this watch saw " + spell.count() + " in "
                                + spell.exposure() + " covered days, these counts hold " + count + " in " + days
                                + "; a corrected count makes a new watch from the corrected record");
                    }
                    return new Observation(spell.from(), spell.to(), days, other.count(period));
                })
                .toList();
    }

    /** The counts of some stretches of a record with dates. */
    CountSeries series(List<Observation> spells) {
        return new CountSeries(
                "the area",
                step(),
                spells.stream()
                        .map(spell -> new CountSeries.Entry(period(spell), spell.count(), spell.exposure(), false))
                        .toList());
    }

    private CountSeries.Step step() {
        return perYear == 12 ? CountSeries.Step.MONTHS : CountSeries.Step.WEEKS;
    }

    /** The days of a stretch of a record with dates. */
    Period period(Observation spell) {
        return Period.of(day(spell.from()), day(spell.to()));
    }

    /** The day of a tick of a record with dates. */
    LocalDate day(int tick) {
        return Objects.requireNonNull(origin, "origin").plusDays(tick);
    }

    private static List<Observation> beside(List<Observation> focus, List<Observation> comparison) {
        List<Observation> both = new ArrayList<>(focus.size());
        for (int i = 0; i < focus.size(); i++) {
            both.add(focus.get(i).beside(comparison.get(i)));
        }
        return both;
    }

    /** Whether a look that ends at a tick is the first to end at the half or the whole of a year, to half a look. */
    boolean endsHalf(int before, int now, int yearStart) {
        return Math.floor(2 * yearPart(now, yearStart)) > Math.floor(2 * yearPart(before, yearStart));
    }

    private double yearPart(int tick, int yearStart) {
        return (tick - yearStart) / ticksPerYear() + 0.5 / perYear;
    }

    /** The period that follows a tick, nothing counted in it yet; of a dated watch to the next Monday or month. */
    Observation next(int tick) {
        if (origin == null) {
            return new Observation(tick, tick + 1, 1, 0);
        }
        Period period = WatchWindows.next(day(tick), step());
        return Observation.of(origin, period, period.days(), 0);
    }

    /** The stretch in words: its days, or its number from 1. */
    String name(Observation spell) {
        return origin == null ? "period " + (spell.from() + 1) : period(spell).toString();
    }
}
