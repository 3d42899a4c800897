package psp.stats.watch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psp.stats.level.HoldingFit;
import psp.stats.level.Observation;

/**
 * Where a watch stands after some looks. It goes from one look to the next, and from year to year.
 *
 * @param record what it was told
 * @param rules by which it looks
 * @param plan of the year on a fixed level
 * @param city the plan beside the rest of the city; null on a fixed level
 * @param year the looks of the year so far on a fixed level
 * @param yearStart the tick at which the year begins
 * @param crossed how many looks in a row crossed the line
 * @param alarm which of the stretches watched raised the alarm, from 0; below 0 without one
 * @param review whether the last look ended half a year
 */
record WatchState(
        WatchRecord record,
        WatchRules rules,
        WatchYear plan,
        @Nullable CityPlan city,
        YearSoFar year,
        int yearStart,
        int crossed,
        int alarm,
        boolean review) {

    private static final long MOST_COUNT = 1L << 40;
    private static final double LEAST_EXPECTED = 1e-6;

    private static WatchState planned(WatchRecord record, WatchRules rules) {
        return planned(record.fit(), record, rules, 0);
    }

    /** One that has yet to see its first count, or the first one after a restart or an anniversary. */
    private static WatchState planned(HoldingFit fit, WatchRecord record, WatchRules rules, int yearStart) {
        WatchYear plan = new WatchYear(fit, yearStart, record.perYear(), rules.ignored(), rules.chance());
        if (rules.guaranteed() > 0) {
            WatchFutures futures = new WatchFutures(plan, record, List.of(), yearStart, rules.confirmations());
            plan = plan.raised(WatchRisk.raise(futures, plan.share, rules.guaranteed(), rules.chance()));
        }
        WatchCity rest = record.city();
        CityPlan carried = rest == null
                ? null
                : new CityPlan(
                        record,
                        rest,
                        record.holding(provisional(record, rules)),
                        rules,
                        yearStart,
                        fit.factor(rules.ignored()));
        return new WatchState(record, rules, plan, carried, new YearSoFar(plan), yearStart, 0, -1, false);
    }

    private WatchState plannedAgain(WatchRecord told, int start) {
        return planned(plan.fit.again(told.baseline(), told.holding(provisional(told, rules))), told, rules, start);
    }

    /** For how many ticks before the last one counts are provisional; plain periods are taken as complete. */
    private static int provisional(WatchRecord record, WatchRules rules) {
        return record.origin() == null ? 0 : rules.delay();
    }

    /** Sees a whole record again, such as under other rules. */
    static WatchState replay(WatchRecord record, WatchRules rules) {
        return replay(record, rules, null);
    }

    /**
     * The same, keeping the alarm as it was told since the last restart.
     *
     * @param told which of the stretches raised it, below 0 where none did; null to judge by the rules
     */
    static WatchState replay(WatchRecord record, WatchRules rules, @Nullable Integer told) {
        rules.check(record);
        int since = record.restarts().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (told != null
                && told >= 0
                && (told < since || told >= record.watched().size())) {
            throw new IllegalArgumentException(
                    "the alarm is of look " + (told + 1) + ", which was not watched since " + "the last restart");
        }
        WatchState state = planned(record.unwatched(), rules);
        for (int i = 0; i < record.watched().size(); i++) {
            if (record.restarts().contains(i)) {
                state = state.restarted();
            }
            WatchState next = state.see(
                    state.record.upTo(record.watched(), i + 1), record.watched().get(i));
            state = told == null || i < since || state.alarm >= 0 ? next : next.telling(told == i ? i : -1);
        }
        return record.restarts().contains(record.watched().size()) ? state.restarted() : state;
    }

    private WatchState telling(int told) {
        return new WatchState(record, rules, plan, city, year, yearStart, crossed, told, review);
    }

    /** The same after one more stretch, the last of a record. */
    WatchState see(WatchRecord seen, Observation spell) {
        double perYear = record.ticksPerYear();
        if (spell.middle() - yearStart >= perYear) {
            int years = (int) Math.floor((spell.middle() - yearStart) / perYear);
            return (alarm >= 0 ? this : plannedAgain(record, yearStart + (int) Math.round(years * perYear)))
                    .seeWithin(seen, spell);
        }
        return seeWithin(seen, spell);
    }

    private WatchState seeWithin(WatchRecord seen, Observation spell) {
        if (alarm >= 0) {
            return new WatchState(seen, rules, plan, city, year, yearStart, crossed, alarm, review);
        }
        boolean ends = record.endsHalf(year.size() == 0 ? yearStart : record.end(), spell.to(), yearStart);
        YearSoFar next = year.with(spell, true);
        WatchCity rest = seen.city();
        boolean crosses = city == null || rest == null
                ? next.crosses(ends)
                : city.crosses(rest, last(seen, seen.watched().size(), next.size()));
        int inARow = crosses ? crossed + 1 : 0;
        int told = inARow > rules.confirmations() ? seen.watched().size() - 1 : -1;
        return new WatchState(seen, rules, plan, city, next, yearStart, inARow, told, ends);
    }

    private static List<Observation> last(WatchRecord record, int end, int number) {
        return record.watched().subList(end - number, end);
    }

    /** The stretches of the current year of watching; after an alarm, up to it. */
    private List<Observation> seenThisYear() {
        return last(record, alarm < 0 ? record.watched().size() : alarm + 1, year.size());
    }

    /** The same at the start of a new year, whether there was an alarm or not. */
    WatchState restarted() {
        return plannedAgain(record.restarted(), record.end());
    }

    /** Each look since the start as it was then, without those between an alarm and a restart. */
    static List<WatchLook> looks(WatchRecord record, WatchRules rules) {
        List<WatchLook> looks = new ArrayList<>();
        WatchState state = planned(record.unwatched(), rules);
        for (int i = 0; i < record.watched().size(); i++) {
            if (record.restarts().contains(i)) {
                state = state.restarted();
            }
            Observation spell = record.watched().get(i);
            WatchState next = state.see(state.record.with(spell), spell);
            if (state.alarm < 0) {
                double before = next.year.size() == 1 ? 0 : state.expected();
                looks.add(new WatchLook(
                        record.name(spell),
                        record.origin() == null ? null : record.period(spell),
                        spell.count(),
                        Math.max(LEAST_EXPECTED, next.expected() - before),
                        state.alarmsFrom(spell)));
            }
            state = next;
        }
        return List.copyOf(looks);
    }

    /** The least count of a stretch that raises the alarm; null where none does by itself. */
    private @Nullable Long alarmsFrom(Observation spell) {
        long high = 1;
        while (!alarms(spell, high)) {
            if (high > MOST_COUNT) {
                return null;
            }
            high *= 2;
        }
        long low = -1;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (alarms(spell, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private boolean alarms(Observation spell, long count) {
        Observation other = spell.counting(count);
        return see(record.with(other), other).alarm >= 0;
    }

    /** How many a level that lasts would have given over the looks of the year, on average. */
    double expected() {
        WatchCity rest = record.city();
        return city == null || rest == null ? year.expected() : city.expected(rest, seenThisYear());
    }

    /** Above the fixed level, and no more than the rest of the city, which rose too, explains. */
    boolean isCitywide() {
        return city != null && year.size() > 0 && expected() > year.expected() && year.crosses(review);
    }

    /** The shares of the fall lost again, beside the rest of the city where it carries the level. */
    WatchShares shares() {
        WatchCity rest = record.city();
        if (rest == null
                || rest.rest().values().stream().mapToLong(Long::longValue).sum() == 0) {
            return fixedShares();
        }
        WatchRecord beside = record.besideCity();
        int before = (int) record.watched().stream()
                .filter(spell -> spell.middle() < yearStart)
                .count();
        HoldingFit ratio = HoldingFit.of(
                beside.baseline(),
                beside.upTo(beside.watched(), before).holding(provisional(record, rules)),
                beside.ticksPerYear(),
                true);
        return new WatchShares(
                beside,
                new WatchYear(ratio, yearStart, record.perYear(), rules.ignored(), rules.chance()),
                provisional(record, rules),
                rest.line());
    }

    /** The same on a fixed level. */
    WatchShares fixedShares() {
        return new WatchShares(record, plan, provisional(record, rules), null);
    }

    /** The courses that the year may take. */
    Courses futures() {
        WatchCity rest = record.city();
        return city == null || rest == null
                ? new WatchFutures(plan, record, seenThisYear(), yearStart, rules.confirmations())
                : city.courses(rest, seenThisYear(), rules.confirmations());
    }

    /** Those of a year of watching that begins at a tick to come, planned from what is known now. */
    Courses futuresFrom(int tick) {
        WatchCity rest = record.city();
        if (rest != null) {
            return new CityPlan(record, rest, record.holding(0), rules, tick, plan.fit.factor(rules.ignored()))
                    .courses(rest, List.of(), rules.confirmations());
        }
        WatchYear later = new WatchYear(plan.fit, tick, record.perYear(), rules.ignored(), rules.chance());
        return new WatchFutures(later.raised(plan.raise), record, List.of(), tick, rules.confirmations());
    }
}
