package psp.core;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;

/** Puts counts already made into a {@link ZoneCounts}, and refuses what is missing or doubled. */
final class CountTable {

    private CountTable() {}

    static ZoneCounts of(String outcome, Collection<ZoneCounts.Cell> cells, @Nullable String whole) {
        if (cells.isEmpty()) {
            throw new IllegalArgumentException(
                    "The table has no cell; give every zone in every period, zeros included");
        }
        Map<String, Map<Period, Long>> byZone = new TreeMap<>();
        SortedSet<Period> periods = new TreeSet<>();
        for (ZoneCounts.Cell cell : cells) {
            periods.add(cell.period());
            Long earlier = byZone.computeIfAbsent(cell.zone().strip(), zone -> new HashMap<>())
                    .put(cell.period(), cell.count());
            if (earlier != null) {
                throw new IllegalArgumentException("The table has " + cell.period() + " of '" + cell.zone()
                        + "' twice: " + earlier + " and " + cell.count());
            }
        }
        Coverage coverage = Coverage.ofTable(periods);
        byZone.forEach((zone, counts) -> refuseMissing(zone, counts, periods));
        TreeMap<Place, DayCounts> rows = new TreeMap<>();
        if (whole != null) {
            rows.put(Place.NO_ZONE, rest(byZone, whole, periods));
            byZone.remove(whole);
        }
        if (byZone.isEmpty()) {
            throw new IllegalArgumentException("The table has no zone beside the whole '" + whole + "'");
        }
        byZone.forEach((zone, counts) -> rows.put(Place.in(zone), dayCounts(counts, periods)));
        TreeMap<String, CountHeader.Ground> grounds = new TreeMap<>();
        byZone.keySet().forEach(zone -> grounds.put(zone, new CountHeader.Ground("no boundary", null, null)));
        CountHeader header = new CountHeader(
                outcome,
                outcome + ": as counted by the department",
                Unit.INCIDENTS,
                grounds,
                "as recorded",
                "local",
                null,
                List.of());
        return new ZoneCounts(header, coverage, rows, new TreeMap<>());
    }

    private static void refuseMissing(String zone, Map<Period, Long> counts, SortedSet<Period> periods) {
        for (Period period : periods) {
            if (!counts.containsKey(period)) {
                throw new IllegalArgumentException("The table has no count of '" + zone + "' in " + period
                        + "; write 0 if there was none, or leave the period out for every zone");
            }
        }
    }

    private static DayCounts rest(Map<String, Map<Period, Long>> byZone, String whole, SortedSet<Period> periods) {
        Map<Period, Long> all = byZone.get(whole);
        if (all == null) {
            throw Texts.unknown("column", whole, byZone.keySet());
        }
        Map<Period, Long> rest = new HashMap<>();
        for (Period period : periods) {
            long parts = 0;
            for (Map.Entry<String, Map<Period, Long>> zone : byZone.entrySet()) {
                if (!zone.getKey().equals(whole)) {
                    parts = Math.addExact(parts, zone.getValue().getOrDefault(period, 0L));
                }
            }
            long sum = all.getOrDefault(period, 0L);
            if (parts > sum) {
                throw new IllegalArgumentException("In " + period + " the zones add up to " + parts + ", more than the "
                        + sum + " of the whole '" + whole + "'; do they overlap?");
            }
            rest.put(period, sum - parts);
        }
        return dayCounts(rest, periods);
    }

    private static DayCounts dayCounts(Map<Period, Long> counts, SortedSet<Period> periods) {
        int[] days = periods.stream()
                .map(Period::start)
                .map(LocalDate::toEpochDay)
                .mapToInt(Math::toIntExact)
                .toArray();
        long[] sums = periods.stream().mapToLong(counts::get).toArray();
        return DayCounts.of(days, sums);
    }

    /** The counts of rows by place, each on the first day of its period. */
    static TreeMap<Place, DayCounts> ofRows(CountHeader header, Coverage covered, Collection<ZoneCounts.Row> rows) {
        Set<Period> own = Set.copyOf(covered.periods());
        Map<Place, TreeMap<Integer, Long>> byPlace = new TreeMap<>();
        for (ZoneCounts.Row row : rows) {
            for (String zone : row.place().zones()) {
                if (!header.zones().containsKey(zone)) {
                    throw Texts.unknown("zone", zone, header.zones().keySet());
                }
            }
            Period period = row.period();
            boolean table = covered.kind() == Coverage.Kind.TABLE;
            if (table ? !own.contains(period) : period.days() != 1 || !covered.covers(period)) {
                throw new IllegalArgumentException("The row of " + row.place() + " in " + period + " is not of "
                        + (table ? "a period of the table" : "a single covered day") + "; it covers " + covered);
            }
            int day = Math.toIntExact(period.start().toEpochDay());
            if (byPlace.computeIfAbsent(row.place(), place -> new TreeMap<>()).put(day, row.count()) != null) {
                throw new IllegalArgumentException("The row of " + row.place() + " in " + period + " is there twice");
            }
        }
        TreeMap<Place, DayCounts> table = new TreeMap<>();
        byPlace.forEach((place, counts) -> table.put(
                place,
                DayCounts.of(
                        counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
                        counts.values().stream().mapToLong(Long::longValue).toArray())));
        return table;
    }
}
