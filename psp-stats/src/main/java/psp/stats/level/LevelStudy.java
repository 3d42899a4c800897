package psp.stats.level;

import java.nio.IntBuffer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import psp.core.AreaCounts;
import psp.core.Coverage;
import psp.core.Period;
import psp.core.Place;
import psp.core.Position;
import psp.core.ZoneCounts;

/** Asks a table of counts how the level of an area moves in its city; what other ground says is kept for the next operation. */
public final class LevelStudy {
    private static final double DAYS_A_YEAR = 365.25;
    private static final int LONGEST_MONTH = 31;
    /** An operation must have lasted nearly a quarter. */
    private static final double LEAST_YEARS = 0.24;

    private final ZoneCounts table;
    private final Map<String, double[]> middles;
    private final Map<Cut, Ticks> grounds = new ConcurrentHashMap<>();

    /** How the table is cut: on which day of the month periods start, and where the last one is cut short, if it is. */
    private record Cut(int day, @Nullable LocalDate end) {}

    /** The table in periods that start on one day of the month, or in its own where these are longer; nowhere are places in no zone. */
    private record Ticks(CityGround ground, BitSet nowhere, List<LocalDate> starts, LocalDate end) {
        /** Returns how many periods have ended by a day. */
        int ended(LocalDate day) {
            return day.isBefore(end) ? Math.max(0, from(day.plusDays(1)) - 1) : starts.size();
        }

        /** Returns the first period that does not start before a day. */
        int from(LocalDate day) {
            int found = Collections.binarySearch(starts, day);
            return found >= 0 ? found : -found - 1;
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
     * @param middles the zones' middles, in any unit of length that is the same both ways; of none those that the table's header keeps,
     *     and without these neighbours are those beside each other in the order of names
     */
    public static LevelStudy of(ZoneCounts table, Map<String, double[]> middles) {
        return table.derived(Known.class, Known::new).of(middles);
    }

    /** Returns the middles that a table's header keeps, degrees of longitude as long as those of latitude; of none nothing. */
    private static Map<String, double[]> ofHeader(ZoneCounts table) {
        Map<String, Position> known = new TreeMap<>();
        table.header().zones().forEach((zone, ground) -> {
            if (ground.middle() != null) {
                known.put(zone, ground.middle());
            }
        });
        double north = known.values().stream()
                .mapToDouble(Position::latitude)
                .average()
                .orElse(0);
        double east =
                known.values().stream().findFirst().map(Position::longitude).orElse(0.0);
        double narrow = StrictMath.cos(StrictMath.toRadians(north));
        Map<String, double[]> middles = new HashMap<>();
        known.forEach((zone, at) -> {
            double degrees = at.longitude() - east;
            middles.put(zone, new double[] {narrow * (degrees - 360 * Math.rint(degrees / 360)), at.latitude()});
        });
        return middles;
    }

    /** Returns whether neighbours are known by the middles of zones. */
    public boolean hasMiddles() {
        return !middles.isEmpty();
    }

    /** The studies of one table, so that net, watch and the next operation share what like ground says. */
    private static final class Known {

        private final ZoneCounts table;
        private final Map<Map<String, List<Double>>, LevelStudy> byMiddles = new ConcurrentHashMap<>();

        Known(ZoneCounts table) {
            this.table = table;
        }

        LevelStudy of(Map<String, double[]> middles) {
            Map<String, List<Double>> key = new HashMap<>();
            middles.forEach(
                    (zone, at) -> key.put(zone, Arrays.stream(at).boxed().toList()));
            return byMiddles.computeIfAbsent(
                    key, unused -> new LevelStudy(table, middles.isEmpty() ? ofHeader(table) : middles));
        }
    }

    /**
     * Returns what was to be expected of an area beside another.
     *
     * @param area the area
     * @param comparison what it is set beside
     * @param treated zones that may not be like ground, nor any that shares a place with them
     * @param since the first day that may be used
     * @param until the day after the last one that tells the area's own level: where the operation began
     * @param window its days; with a table of months or longer periods whole ones of these
     * @return empty where no quarter before it is counted, or nothing was counted elsewhere
     */
    public Optional<NetLevel> net(
            AreaCounts area,
            AreaCounts comparison,
            Collection<String> treated,
            LocalDate since,
            LocalDate until,
            Period window) {
        Ticks ticks = ticks(window.start(), window.end());
        int from = ticks.starts().indexOf(window.start());
        int end = window.end().equals(ticks.end())
                ? ticks.starts().size()
                : ticks.starts().indexOf(window.end());
        return from < 1 || end <= from
                ? Optional.empty()
                : NetLevel.of(
                        ticks.ground(),
                        excluded(ticks, Set.copyOf(treated)),
                        series(ticks, area),
                        series(ticks, comparison),
                        ticks.from(since),
                        Math.min(from, ticks.ended(until)),
                        from,
                        end);
    }

    /**
     * Returns how far the count of an area moves from year to year.
     *
     * @param area the area
     * @param treated zones that may not be like ground, nor any that shares a place with them
     * @param past the same window in earlier years when nothing was done, in order
     * @param lag how many windows back the change goes that is to be judged
     */
    public YearlyVariation yearly(AreaCounts area, Collection<String> treated, List<Period> past, int lag) {
        double[] own = past.stream().mapToDouble(area::countWhole).toArray();
        return YearlyVariation.of(own, past.size() <= lag ? List.of() : like(own, treated, past, lag), lag);
    }

    /** Returns how far the count of an area beside another's moves from year to year, as {@link #yearly} does. */
    public static YearlyVariation beside(AreaCounts area, AreaCounts comparison, List<Period> past, int lag) {
        return YearlyVariation.beside(
                past.stream().mapToDouble(area::countWhole).toArray(),
                past.stream().mapToDouble(comparison::countWhole).toArray(),
                lag);
    }

    /** What like areas say of some windows; of none where they are fewer than eight. */
    private List<YearlyVariation.Told> like(double[] own, Collection<String> treated, List<Period> past, int lag) {
        Period last = past.get(past.size() - 1);
        Ticks ticks = ticks(last.start(), last.end());
        List<Integer> from = past.stream()
                .map(window -> ticks.starts().indexOf(window.start()))
                .toList();
        int first = from.get(0);
        int length = ticks.ended(last.end()) - from.get(from.size() - 1);
        if (from.contains(-1) || length < 1) {
            return List.of();
        }
        CityGround ground = ticks.ground();
        double perYear = Arrays.stream(own).average().orElse(0) / (length * ground.tickYears());
        Map<IntBuffer, YearlyVariation.Told> told = ground.kept(new ToldKey(from, length, lag), ConcurrentHashMap::new);
        List<YearlyVariation.Told> like = new ArrayList<>();
        int end = from.get(from.size() - 1) + length;
        for (int[] zones :
                LevelFit.like(ground, Donors.rung(perYear), first, end, excluded(ticks, Set.copyOf(treated)))) {
            like.add(told.computeIfAbsent(IntBuffer.wrap(zones), group -> told(ground.sum(zones), from, length, lag)));
        }
        return like.size() < LevelFit.LEAST_DONORS ? List.of() : like;
    }

    private record ToldKey(List<Integer> from, int length, int lag) {}

    private static YearlyVariation.Told told(double[] counts, List<Integer> from, int length, int lag) {
        double[] windows = from.stream()
                .mapToDouble(at -> Arrays.stream(counts, at, at + length).sum())
                .toArray();
        return YearlyVariation.Told.of(windows, lag);
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

    private BitSet excluded(Ticks ticks, Set<String> zones) {
        BitSet out = table.in(zones).members();
        out.or(ticks.nowhere());
        return out;
    }

    private static double[] series(Ticks ticks, AreaCounts area) {
        return ticks.ground().sum(area.members());
    }

    private Ticks ticks(LocalDate anchor, LocalDate end) {
        int day = anchor.getDayOfMonth();
        Ticks whole = grounds.computeIfAbsent(new Cut(day, null), cut -> made(anchor, null));
        return end.isAfter(whole.end()) || !whole.starts().contains(end) && !end.equals(whole.end())
                ? grounds.computeIfAbsent(new Cut(day, end), cut -> made(anchor, end))
                : whole;
    }

    /** The table in months from the anchor's day of the month on, the last one cut short if that is asked; or in its own periods. */
    private Ticks made(LocalDate anchor, @Nullable LocalDate cut) {
        Period span = table.coverage().span();
        List<LocalDate> starts = new ArrayList<>();
        long longest = table.coverage().kind() == Coverage.Kind.TABLE
                ? table.nonZeroRows()
                        .mapToLong(row -> row.period().days())
                        .max()
                        .orElse(1)
                : 1;
        LocalDate end;
        if (longest <= LONGEST_MONTH) {
            LocalDate first = anchor.minusMonths(ChronoUnit.MONTHS.between(span.start(), anchor));
            LocalDate last = cut == null || cut.isAfter(span.end()) ? span.end() : cut;
            LocalDate next = first;
            for (int i = 1;
                    next.isBefore(last) && (cut != null || !first.plusMonths(i).isAfter(last));
                    i++) {
                starts.add(next);
                next = first.plusMonths(i);
            }
            end = cut == null ? next : last;
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
        BitSet nowhere = new BitSet();
        for (int i = 0; i < places.size(); i++) {
            nowhere.set(i, places.get(i).zones().isEmpty());
        }
        List<LocalDate> days = new ArrayList<>(starts);
        days.add(end);
        double[][] counts = Arrays.stream(table.between(days))
                .map(row -> Arrays.stream(row).asDoubleStream().toArray())
                .toArray(double[][]::new);
        return new Ticks(
                new CityGround(
                        places.stream().map(Place::toString).toList(),
                        counts,
                        years,
                        coordinate(places, 0),
                        coordinate(places, 1)),
                nowhere,
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
