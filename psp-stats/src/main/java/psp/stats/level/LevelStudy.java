package psp.stats.level;

import java.lang.ref.SoftReference;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import psp.core.AreaCounts;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Place;
import psp.core.ZoneCounts;

/** Asks a table of counts how the level of an area moves in its city; what other ground says is kept for the next operation. */
public final class LevelStudy {
    private static final double DAYS_A_YEAR = 365.25;
    /** An operation must have lasted nearly a quarter. */
    private static final double LEAST_YEARS = 0.24;

    /** The latest tables asked, so that net, watch and the next operation share what like ground says. */
    private static final Deque<SoftReference<LevelStudy>> KNOWN = new ArrayDeque<>();

    private static final int MOST_KNOWN = 4;

    private final ZoneCounts table;
    private final Map<String, double[]> middles;
    private final Map<LocalDate, Ticks> grounds = new ConcurrentHashMap<>();

    /** The table in periods that start on one day of the month, or in its own where these are longer. */
    private record Ticks(CityGround ground, List<Place> places, List<LocalDate> starts, LocalDate end) {
        int at(LocalDate day, String what) {
            int i = day.equals(end) ? starts.size() : starts.indexOf(day);
            if (i < 0) {
                throw new IllegalArgumentException("The " + what + " " + day
                        + " is not the first day of one of the table's periods, which start " + starts.get(0) + " to "
                        + starts.get(starts.size() - 1));
            }
            return i;
        }
    }

    private LevelStudy(ZoneCounts table, Map<String, double[]> middles) {
        this.table = table;
        this.middles = Map.copyOf(middles);
    }

    /**
     * Returns a study of a table.
     *
     * @param table counts of a city's zones
     * @param middles the zones' middles, in any unit of length that is the same both ways; without them neighbours are those beside
     *     each other in the order of names
     */
    public static LevelStudy of(ZoneCounts table, Map<String, double[]> middles) {
        synchronized (KNOWN) {
            KNOWN.removeIf(one -> one.get() == null);
            for (SoftReference<LevelStudy> known : KNOWN) {
                LevelStudy study = known.get();
                if (study != null && study.isOf(table, middles)) {
                    return study;
                }
            }
            LevelStudy study = new LevelStudy(table, middles);
            KNOWN.addFirst(new SoftReference<>(study));
            if (KNOWN.size() > MOST_KNOWN) {
                KNOWN.removeLast();
            }
            return study;
        }
    }

    @SuppressWarnings("ReferenceEquality") // one table asked again, not one that is alike
    private boolean isOf(ZoneCounts other, Map<String, double[]> otherMiddles) {
        return table == other
                && middles.size() == otherMiddles.size()
                && middles.entrySet().stream()
                        .allMatch(entry -> Arrays.equals(entry.getValue(), otherMiddles.get(entry.getKey())));
    }

    /**
     * Returns what was to be expected in a window of an operation's focus beside its comparison.
     *
     * @param operation the operation
     * @param window whole periods of the table
     */
    public NetLevel net(Operation operation, Period window) {
        Ticks ticks = ticks(window.start(), window.end());
        int from = ticks.at(window.start(), "window's start");
        int end = ticks.at(window.end(), "window's end");
        return NetLevel.of(
                ticks.ground(),
                excluded(ticks, operation),
                series(ticks, operation.focus(table)),
                series(ticks, operation.comparison(table)),
                from,
                end);
    }

    /**
     * Returns what was to be expected of an area beside another, where like ground of the table tells it.
     *
     * @param area the area
     * @param comparison what it is set beside
     * @param treated zones that may not be like ground, nor any that shares a place with them
     * @param window its days
     * @return empty where fewer than eight like areas are there, the window is not made of the table's own months or periods, days
     *     before it are not covered, or nothing was counted elsewhere
     */
    public Optional<NetLevel> ask(AreaCounts area, AreaCounts comparison, Collection<String> treated, Period window) {
        Ticks ticks = ticks(window.start(), window.end());
        int from = ticks.starts().indexOf(window.start());
        int end = window.end().equals(ticks.end())
                ? ticks.starts().size()
                : ticks.starts().indexOf(window.end());
        return from < 1
                        || end <= from
                        || !table.coverage().covers(Period.of(ticks.starts().get(0), window.end()))
                ? Optional.empty()
                : NetLevel.ask(
                                ticks.ground(),
                                excluded(ticks, Set.copyOf(treated)),
                                series(ticks, area),
                                series(ticks, comparison),
                                from,
                                end)
                        .filter(NetLevel::restsOnCity);
    }

    /**
     * Returns what the city lends to a watch over an area whose level is carried by the rest.
     *
     * @param active the days of the operation that hold the level; the watch starts where they end
     * @param counted how many were counted in the area in these days
     * @param rest what carries it
     * @param treated zones that may not be like ground, nor any that shares a place with them
     * @return empty where fewer than eight like areas are there, the operation lasted less than a quarter, days before its end are not
     *     covered, or nothing was counted elsewhere
     */
    public Optional<CityLine> line(Period active, long counted, AreaCounts rest, Collection<String> treated) {
        Period span = table.coverage().span();
        if (ChronoUnit.MONTHS.between(span.start(), active.end()) < 1
                || active.end().isAfter(span.end())) {
            return Optional.empty();
        }
        Ticks ticks = ticks(active.end(), active.end());
        int leaving = active.end().equals(ticks.end())
                ? ticks.starts().size()
                : ticks.starts().indexOf(active.end());
        int from = 0;
        while (from < leaving && ticks.starts().get(from).isBefore(active.start())) {
            from++;
        }
        if (leaving - from < LEAST_YEARS / ticks.ground().tickYears()
                || !table.coverage().covers(Period.of(ticks.starts().get(0), active.end()))) {
            return Optional.empty();
        }
        double years = (leaving - from) * ticks.ground().tickYears();
        return rest.count(active) == 0
                ? Optional.empty()
                : WatchLevel.of(ticks.ground(), excluded(ticks, Set.copyOf(treated)), counted / years, from, leaving);
    }

    private BitSet excluded(Ticks ticks, Operation operation) {
        Set<String> zones = new HashSet<>(operation.focusZones());
        zones.addAll(operation.rings());
        zones.addAll(operation.movedTo());
        return excluded(ticks, zones);
    }

    private static BitSet excluded(Ticks ticks, Set<String> zones) {
        BitSet out = new BitSet();
        for (int i = 0; i < ticks.places().size(); i++) {
            SortedSet<String> here = ticks.places().get(i).zones();
            out.set(i, here.isEmpty() || here.stream().anyMatch(zones::contains));
        }
        return out;
    }

    private static double[] series(Ticks ticks, AreaCounts area) {
        SortedSet<Place> chosen = area.places();
        BitSet members = new BitSet();
        for (int i = 0; i < ticks.places().size(); i++) {
            members.set(i, chosen.contains(ticks.places().get(i)));
        }
        return ticks.ground().sum(members.stream().toArray());
    }

    private Ticks ticks(LocalDate anchor, LocalDate end) {
        Ticks known = grounds.get(anchor.withDayOfMonth(Math.min(28, anchor.getDayOfMonth()))
                .withYear(2000)
                .withMonth(1));
        if (known != null && (end.equals(known.end()) || known.starts().contains(end))) {
            return known;
        }
        return grounds.computeIfAbsent(
                anchor.withDayOfMonth(Math.min(28, anchor.getDayOfMonth()))
                        .withYear(2000)
                        .withMonth(1),
                day -> made(anchor));
    }

    private Ticks made(LocalDate anchor) {
        Period span = table.coverage().span();
        List<LocalDate> starts = new ArrayList<>();
        long longest =
                table.nonZeroRows().mapToLong(row -> row.period().days()).max().orElse(1);
        LocalDate end;
        if (longest <= 31) {
            LocalDate first = anchor.minusMonths(ChronoUnit.MONTHS.between(span.start(), anchor));
            LocalDate next = first;
            for (int i = 1;
                    !next.isAfter(span.end().minusDays(1))
                            && !first.plusMonths(i).isAfter(span.end());
                    i++) {
                starts.add(next);
                next = first.plusMonths(i);
            }
            end = next;
        } else {
            List<Period> own = table.rows().stream()
                    .map(ZoneCounts.Row::period)
                    .distinct()
                    .sorted()
                    .toList();
            own.forEach(period -> starts.add(period.start()));
            end = own.get(own.size() - 1).end();
        }
        if (starts.isEmpty()) {
            throw new IllegalArgumentException("The table covers less than one whole month: " + span);
        }
        double years = ChronoUnit.DAYS.between(starts.get(0), end) / DAYS_A_YEAR / starts.size();
        List<Place> places = table.places();
        Map<Place, Integer> at = new HashMap<>();
        places.forEach(place -> at.put(place, at.size()));
        double[][] counts = new double[places.size()][starts.size()];
        LocalDate last = end;
        table.nonZeroRows().forEach(row -> {
            LocalDate day = row.period().start();
            int found = Collections.binarySearch(starts, day);
            int tick = found >= 0 ? found : -found - 2;
            if (tick >= 0 && day.isBefore(last)) {
                counts[Objects.requireNonNull(at.get(row.place()))][tick] += row.count();
            }
        });
        return new Ticks(
                new CityGround(
                        places.stream().map(Place::toString).toList(),
                        counts,
                        years,
                        coordinate(places, 0),
                        coordinate(places, 1)),
                places,
                List.copyOf(starts),
                end);
    }

    private double @Nullable [] coordinate(List<Place> places, int which) {
        if (middles.isEmpty()) {
            return null;
        }
        return places.stream()
                .mapToDouble(place -> place.zones().stream()
                        .map(middles::get)
                        .filter(Objects::nonNull)
                        .mapToDouble(middle -> middle[which])
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }
}
