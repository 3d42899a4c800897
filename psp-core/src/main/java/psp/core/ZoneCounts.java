package psp.core;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;

/**
 * Whole numbers by place and day: the waist through which everything statistical sees the ground.
 *
 * <p>A row is a {@link Place}, a set of zones, so each counted incident is in exactly one row also where zones overlap,
 * and {@link #in}, {@link AreaCounts#union}, {@link AreaCounts#minus} and {@link #total} are exact sums. Nothing in it is
 * about people. Tables of equal headers are added by {@link #plus} in any order to the same bytes.
 *
 * <pre>{@code
 * System.out.println(counts.in("Harbour").count(Period.parse("2016")));
 * System.out.println(counts.total().minus(counts.in("Harbour")).monthly(Period.parse("2016")));
 * var again = ZoneCounts.ofBytes(counts.toBytes());                           // the form to store
 * var table = ZoneCounts.ofTable("burglary", List.of(                          // no coordinates: a table that is there already
 *         new ZoneCounts.Cell(Period.parse("2015"), "Harbour", 120), new ZoneCounts.Cell(Period.parse("2016"), "Harbour", 97)));
 * }</pre>
 */
public final class ZoneCounts implements Tabular, Serializable {

    private static final long serialVersionUID = 1;
    private static final ZoneCounts NONE = new ZoneCounts(null, null, new TreeMap<>(), new TreeMap<>());

    private final transient @Nullable CountHeader header;
    private final transient @Nullable Coverage coverage;
    private final transient List<Place> places;
    private final transient List<DayCounts> rows;
    private final transient SortedMap<String, Long> notCounted;
    private transient volatile @Nullable DayCounts everywhere;
    private transient volatile @Nullable Map<String, int[]> placesByZone;
    private final transient Map<Class<?>, Object> derived = new ConcurrentHashMap<>();

    ZoneCounts(
            @Nullable CountHeader header,
            @Nullable Coverage coverage,
            SortedMap<Place, DayCounts> table,
            SortedMap<String, Long> notCounted) {
        this(header, coverage, table.keySet(), table.values(), notCounted);
    }

    /** Of places in order and the row of each; empty ones are left out. */
    ZoneCounts(
            @Nullable CountHeader header,
            @Nullable Coverage coverage,
            Collection<Place> sortedPlaces,
            Collection<DayCounts> rows,
            SortedMap<String, Long> notCounted) {
        this.header = header;
        this.coverage = coverage;
        List<Place> keptPlaces = new ArrayList<>(rows.size());
        List<DayCounts> keptRows = new ArrayList<>(rows.size());
        Iterator<Place> place = sortedPlaces.iterator();
        for (DayCounts row : rows) {
            Place next = place.next();
            if (!row.isEmpty()) {
                keptPlaces.add(next);
                keptRows.add(row);
            }
        }
        this.places = Collections.unmodifiableList(keptPlaces);
        this.rows = Collections.unmodifiableList(keptRows);
        this.notCounted = Collections.unmodifiableSortedMap(new TreeMap<>(notCounted));
    }

    /**
     * The empty table, to which any table can be added.
     *
     * @return a table without header
     */
    public static ZoneCounts none() {
        return NONE;
    }

    /**
     * Counts incidents whose place is known to the caller.
     *
     * @param outcome what is counted
     * @param header what the table is a count of
     * @param placeOf where an incident lies
     * @param covered the covered days, or null to infer them from all incidents, counted or not
     * @return a collector; parallel streams give the same bytes
     */
    public static Collector<Incident, ?, ZoneCounts> counting(
            Outcome outcome, CountHeader header, Function<Incident, Place> placeOf, @Nullable Coverage covered) {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(placeOf, "placeOf");
        return Collector.of(
                () -> new ZoneCounter(outcome, header, covered),
                (counter, incident) -> counter.add(incident, placeOf),
                ZoneCounter::plus,
                ZoneCounter::counts);
    }

    /**
     * Counts incidents by a zone that the file itself records, without any coordinates.
     *
     * @param outcome what is counted
     * @param column the column of {@link Incident#zones}, such as {@code beat}
     * @param zones the zones there are; an incident of another zone is counted under (no zone), one without any under
     *     (no position)
     * @return a collector; the covered days are inferred
     */
    public static Collector<Incident, ?, ZoneCounts> byRecordedZone(Outcome outcome, String column, Zones zones) {
        Objects.requireNonNull(column, "column");
        return counting(
                outcome,
                CountHeader.of(outcome, zones, "as recorded"),
                incident -> {
                    String zone = incident.zones().get(column);
                    return zone == null ? Place.NO_POSITION : zones.contains(zone) ? Place.in(zone) : Place.NO_ZONE;
                },
                null);
    }

    /**
     * A count already made: one number of one zone in one period.
     *
     * @param period when, as one
     * @param zone where
     * @param count how many, 0 to 2^50
     */
    public record Cell(Period period, String zone, long count) implements Serializable {

        private static final long serialVersionUID = 1;
        private static final long GREATEST = 1L << 50;

        /**
         * A count already made.
         *
         * @param period when, as one
         * @param zone where
         * @param count how many, 0 to 2^50
         * @throws IllegalArgumentException if the count is negative or above 2^50
         */
        public Cell {
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(zone, "zone");
            if (count < 0) {
                throw new IllegalArgumentException(
                        "The count " + count + " of " + zone + " in " + period + " is negative; counts are 0 or more");
            }
            if (count > GREATEST) {
                throw new IllegalArgumentException("The count " + count + " of " + zone + " in " + period
                        + " is greater than 2^50; is it a number of incidents?");
            }
        }
    }

    /**
     * A table that a department already has, such as months by zones.
     *
     * @param outcome what was counted, in the department's words
     * @param cells every zone in every period, zeros included
     * @return the table; its zones share no ground
     * @throws IllegalArgumentException if a cell is missing, doubled or periods overlap, naming the first one
     */
    public static ZoneCounts ofTable(String outcome, Collection<Cell> cells) {
        return CountTable.of(outcome, cells, null);
    }

    /**
     * A table with one column for the whole, which holds the others: the rest is found by subtraction and counted under
     * (no zone).
     *
     * @param outcome what was counted, in the department's words
     * @param cells every zone in every period, zeros included
     * @param whole the name of the column that holds all others, such as {@code city}
     * @return the table; the other zones share no ground
     * @throws IllegalArgumentException if a cell is missing or doubled, periods overlap, or the parts exceed the whole
     */
    public static ZoneCounts ofTable(String outcome, Collection<Cell> cells, String whole) {
        return CountTable.of(outcome, cells, Texts.name(whole, "column of the whole"));
    }

    /**
     * One number of a table: of one place in one of the periods that the table knows, days or its own.
     *
     * @param place where
     * @param period one covered day, or a period of a table already counted
     * @param count how many, 0 to 2^50
     */
    public record Row(Place place, Period period, long count) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * One number of a table.
         *
         * @param place where
         * @param period one covered day, or a period of a table already counted
         * @param count how many, 0 to 2^50
         * @throws IllegalArgumentException if the count is negative or above 2^50
         */
        public Row {
            Objects.requireNonNull(place, "place");
            new Cell(Objects.requireNonNull(period, "period"), place.toString(), count);
        }
    }

    /**
     * The table as rows: every place with an incident on every covered day, or in every period of a table already counted,
     * zeros included; {@link #ofRows} makes the table again.
     *
     * @return by place, then by period
     * @throws IllegalArgumentException if the table is empty or covers no day
     */
    public List<Row> rows() {
        return everyRow().toList();
    }

    /**
     * The table as the rows that are not zero, one after the other and none kept.
     *
     * @return by place, then by period
     * @throws IllegalArgumentException if the table is empty or covers no day
     */
    public Stream<Row> nonZeroRows() {
        return everyRow().filter(row -> row.count() > 0);
    }

    private Stream<Row> everyRow() {
        List<Period> periods = coverage().kind() == Coverage.Kind.TABLE
                ? coverage().periods()
                : coverage().periods().stream()
                        .flatMap(days -> days.eachDay().stream())
                        .toList();
        return IntStream.range(0, places.size())
                .boxed()
                .flatMap(i -> periods.stream()
                        .map(period ->
                                new Row(places.get(i), period, rows.get(i).in(period))));
    }

    /**
     * A table from rows, such as those of {@link #rows}; a row that is missing is zero.
     *
     * @param header what the table is a count of
     * @param covered the covered days
     * @param rows in any order
     * @param notCounted how many incidents were seen and not counted, by reason
     * @return the table
     * @throws IllegalArgumentException if a row is doubled, of a zone unknown to the header, or of a period that is neither a
     *     covered day nor, where these are a table's, one of its periods
     */
    public static ZoneCounts ofRows(
            CountHeader header, Coverage covered, Collection<Row> rows, SortedMap<String, Long> notCounted) {
        Objects.requireNonNull(notCounted, "notCounted");
        return new ZoneCounts(
                Objects.requireNonNull(header, "header"),
                Objects.requireNonNull(covered, "covered"),
                CountTable.ofRows(header, covered, rows),
                notCounted);
    }

    /**
     * The same counts over fewer zones: places that then lie in the same ones are put together, so that no total changes.
     *
     * @param zones the zones to keep
     * @return a table that knows no other zone, nor a recording break of another one
     * @throws IllegalArgumentException if there is no such zone, naming those there are, or none is named
     */
    public ZoneCounts onlyZones(Collection<String> zones) {
        in(Objects.requireNonNull(zones, "zones"));
        TreeMap<String, CountHeader.Ground> grounds = new TreeMap<>(header().zones());
        grounds.keySet().retainAll(zones);
        List<RecordingBreak> breaks = header().breaks().stream()
                .filter(b -> b.zone() == null || zones.contains(b.zone()))
                .toList();
        TreeMap<Place, DayCounts> fewer = new TreeMap<>();
        for (int i = 0; i < places.size(); i++) {
            TreeSet<String> kept = new TreeSet<>(places.get(i).zones());
            kept.retainAll(zones);
            fewer.merge(new Place(kept, places.get(i).located()), rows.get(i), DayCounts::plus);
        }
        return new ZoneCounts(
                new CountHeader(
                        header().outcome(),
                        header().definition(),
                        header().unit(),
                        grounds,
                        header().edgeRule(),
                        header().clock(),
                        header().asOf(),
                        breaks),
                coverage,
                fewer,
                notCounted);
    }

    /**
     * Adds two tables.
     *
     * @param other a table with an equal header, or {@link #none}
     * @return the sums; the covered days of both
     * @throws IllegalArgumentException if the headers differ, naming how
     */
    public ZoneCounts plus(ZoneCounts other) {
        Objects.requireNonNull(other, "other");
        if (header == null) {
            return other;
        }
        if (other.header == null) {
            return this;
        }
        String difference = header.difference(other.header);
        if (!difference.isEmpty()) {
            throw new IllegalArgumentException("Counts of unlike things cannot be added: " + difference);
        }
        List<Place> both = new ArrayList<>(Math.max(places.size(), other.places.size()));
        List<DayCounts> sums = new ArrayList<>(both.size());
        for (int i = 0, j = 0; i < places.size() || j < other.places.size(); ) {
            int order = i == places.size()
                    ? 1
                    : j == other.places.size() ? -1 : places.get(i).compareTo(other.places.get(j));
            both.add(order <= 0 ? places.get(i) : other.places.get(j));
            sums.add(
                    order < 0
                            ? rows.get(i)
                            : order > 0 ? other.rows.get(j) : rows.get(i).plus(other.rows.get(j)));
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        TreeMap<String, Long> left = new TreeMap<>(notCounted);
        other.notCounted.forEach((reason, n) -> left.merge(reason, n, Math::addExact));
        Coverage days =
                coverage == null ? other.coverage : other.coverage == null ? coverage : coverage.plus(other.coverage);
        return new ZoneCounts(header, days, both, sums, left);
    }

    /**
     * Adds tables up.
     *
     * @return a collector over {@link #plus}
     */
    public static Collector<ZoneCounts, ?, ZoneCounts> adding() {
        return Collector.of(
                () -> new ZoneCounts[] {NONE},
                (sum, next) -> sum[0] = sum[0].plus(next),
                (a, b) -> {
                    a[0] = a[0].plus(b[0]);
                    return a;
                },
                sum -> sum[0]);
    }

    /**
     * The same table as of a day.
     *
     * @param day the day on which the file was drawn
     * @return a new table
     */
    public ZoneCounts withAsOf(LocalDate day) {
        return withHeader(header().withAsOf(day));
    }

    /**
     * The same table with the days on which the record system changed.
     *
     * @param days the breaks
     * @return a new table
     */
    public ZoneCounts withBreaks(RecordingBreak... days) {
        Objects.requireNonNull(days, "days");
        return withHeader(header().withBreaks(Arrays.asList(days)));
    }

    private ZoneCounts withHeader(CountHeader other) {
        return new ZoneCounts(other, coverage, places, rows, notCounted);
    }

    /**
     * What the table is a count of.
     *
     * @return the header
     * @throws IllegalArgumentException if it is {@link #none}
     */
    public CountHeader header() {
        if (header == null) {
            throw new IllegalArgumentException("The table is empty: nothing was counted; count incidents first");
        }
        return header;
    }

    /**
     * The covered days.
     *
     * @return the days on which a missing count is zero
     * @throws IllegalArgumentException if no incident was read and none were declared
     */
    public Coverage coverage() {
        if (coverage == null) {
            throw new IllegalArgumentException(
                    "The table covers no day: no incident was read; declare the covered days");
        }
        return coverage;
    }

    /**
     * The zones' names.
     *
     * @return all zones of the header, sorted, also those without any incident
     */
    public List<String> zones() {
        return List.copyOf(header().zones().keySet());
    }

    /**
     * The places with at least one incident.
     *
     * @return sorted; each incident is in exactly one
     */
    public List<Place> places() {
        return places;
    }

    /**
     * How many incidents were seen and not counted, by reason.
     *
     * @return such as {@code {another offence=123}}
     */
    public SortedMap<String, Long> notCounted() {
        return notCounted;
    }

    /**
     * The counts in at least one of some zones.
     *
     * @param zones their names
     * @return the union; an incident in two of them counts once
     * @throws IllegalArgumentException if there is no such zone, naming those there are
     */
    public AreaCounts in(String... zones) {
        Objects.requireNonNull(zones, "zones");
        return in(Arrays.asList(zones));
    }

    /**
     * The counts in at least one of some zones.
     *
     * @param zones their names
     * @return the union; an incident in two of them counts once
     * @throws IllegalArgumentException if there is no such zone, naming those there are, or none is named
     */
    public AreaCounts in(Collection<String> zones) {
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("No zone is named; " + Texts.choices("zone", "", zones()));
        }
        for (String zone : zones) {
            if (!header().zones().containsKey(zone)) {
                throw Texts.unknown("zone", zone, header().zones().keySet());
            }
        }
        BitSet members = new BitSet(places.size());
        Map<String, int[]> byZone = placesByZone();
        for (String zone : zones) {
            for (int place : byZone.getOrDefault(zone, new int[0])) {
                members.set(place);
            }
        }
        return new AreaCounts(this, Texts.sum(zones), members);
    }

    /**
     * The counts of all zones in the same periods, for thousands of zones at once.
     *
     * @param periods in order, without a common day; whole periods of the table, where it is one already counted
     * @return a view of this table
     * @throws IllegalArgumentException if two periods overlap or are out of order, or one cuts a period of the table
     */
    public PeriodCounts by(List<Period> periods) {
        return new PeriodCounts(this, Objects.requireNonNull(periods, "periods"));
    }

    /**
     * The counts of every place between days, for thousands of places at once; a period of a table already counted lies
     * where it starts.
     *
     * @param days in order, at least one
     * @return one row a place, in the order of {@link #places}, and in it one count from each day to the next
     * @throws IllegalArgumentException if the days are not in order
     */
    public long[][] between(List<LocalDate> days) {
        return DayCounts.between(rows, days);
    }

    /**
     * The counts everywhere, positions known or not.
     *
     * @return all places
     */
    public AreaCounts total() {
        return area("the whole", place -> true);
    }

    /**
     * The counts whose position is known and lies in no zone.
     *
     * @return one place or none
     */
    public AreaCounts noZone() {
        return area(Place.NO_ZONE.toString(), Place.NO_ZONE::equals);
    }

    /**
     * The counts of which no position is known.
     *
     * @return one place or none
     */
    public AreaCounts noPosition() {
        return area(Place.NO_POSITION.toString(), Place.NO_POSITION::equals);
    }

    /**
     * The counts of one place: exactly these zones, no more and no fewer.
     *
     * @param place a place, such as one of {@link #places}
     * @return its counts; zero where nothing was counted
     */
    public AreaCounts at(Place place) {
        return area(place.toString(), place::equals);
    }

    private AreaCounts area(String name, Predicate<Place> chosen) {
        BitSet members = new BitSet(places.size());
        for (int i = 0; i < places.size(); i++) {
            members.set(i, chosen.test(places.get(i)));
        }
        return new AreaCounts(this, name, members);
    }

    DayCounts row(int place) {
        return rows.get(place);
    }

    /** The counts of all places together, added up once. */
    DayCounts everywhere() {
        DayCounts known = everywhere;
        if (known == null) {
            known = DayCounts.sum(rows);
            everywhere = known;
        }
        return known;
    }

    /** The numbers of each zone's places, found once, so that thousands of zones are asked for one after the other. */
    private Map<String, int[]> placesByZone() {
        Map<String, int[]> known = placesByZone;
        if (known == null) {
            Map<String, IntStream.Builder> builders = new HashMap<>();
            for (int i = 0; i < places.size(); i++) {
                for (String zone : places.get(i).zones()) {
                    builders.computeIfAbsent(zone, key -> IntStream.builder()).add(i);
                }
            }
            known = new HashMap<>();
            for (Map.Entry<String, IntStream.Builder> zone : builders.entrySet()) {
                known.put(zone.getKey(), zone.getValue().build().toArray());
            }
            placesByZone = known;
        }
        return known;
    }

    SortedMap<Place, DayCounts> table() {
        TreeMap<Place, DayCounts> table = new TreeMap<>();
        for (int i = 0; i < places.size(); i++) {
            table.put(places.get(i), rows.get(i));
        }
        return table;
    }

    @Nullable
    CountHeader headerOrNull() {
        return header;
    }

    @Nullable
    Coverage coverageOrNull() {
        return coverage;
    }

    /**
     * What was made of this table before, or makes and keeps it as long as the table is there; not stored with it.
     *
     * @param <T> what is made of the table
     * @param kind what it is
     * @param maker makes it of the table; the same each time
     * @return the same value each time
     */
    public <T> T derived(Class<T> kind, Function<ZoneCounts, T> maker) {
        Objects.requireNonNull(maker, "maker");
        Object known = derived.get(Objects.requireNonNull(kind, "kind"));
        if (known == null) {
            T made = maker.apply(this);
            known = derived.putIfAbsent(kind, made);
            known = known == null ? made : known;
        }
        return kind.cast(known);
    }

    /**
     * The table in its one canonical form of bytes: versioned, the same in any merge order, run, JDK and locale.
     *
     * @return the bytes that {@link #ofBytes} reads
     */
    public byte[] toBytes() {
        return CountBytes.write(this);
    }

    /**
     * Reads the canonical form.
     *
     * @param bytes as made by {@link #toBytes}
     * @return the table
     * @throws DataException if they are not of this form, or of a later version
     */
    public static ZoneCounts ofBytes(byte[] bytes) {
        return CountBytes.read(bytes);
    }

    /**
     * The hash of the canonical form.
     *
     * @return SHA-256, 64 hexadecimal digits
     */
    public String sha256() {
        return Texts.sha256(toBytes());
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof ZoneCounts counts && Arrays.equals(toBytes(), counts.toBytes());
    }

    @Override
    public int hashCode() {
        return 31 * places.hashCode() + rows.hashCode();
    }

    /** What was counted, place by place: the rows of {@link #rows}, zeros among them; see also {@link #by}. */
    @Override
    public Table asTable() {
        List<List<?>> cells = new ArrayList<>();
        rows().forEach(row -> cells.add(List.of(
                row.place().toString(), row.period().start(), row.period().lastDay(), row.count())));
        return Table.of("place", "from", "to", "incidents").plusAll(cells);
    }

    /**
     * The total, the days, the zones and what is without a position.
     *
     * @return such as {@code 86,834 incidents (violent), 2005-01-01 to 2016-12-31, inferred; 2 zones}
     */
    @Override
    public String toString() {
        if (header == null) {
            return "no counts";
        }
        long without = noPosition().count();
        return Texts.grouped(total().count()) + " " + header.unit().text() + " (" + header.outcome() + "), "
                + (coverage == null ? "no day covered" : coverage) + "; "
                + Texts.plural(header.zones().size(), "zone")
                + (without == 0 ? "" : ", " + Texts.grouped(without) + " without a position");
    }

    @Serial
    private Object writeReplace() {
        return new Bytes(toBytes());
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a table of counts is read from its bytes");
    }

    private record Bytes(byte[] canonical) implements Serializable {

        @Serial
        private Object readResolve() {
            return ofBytes(canonical);
        }
    }
}
