package psp.geo;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Location;
import psp.core.Boundary;
import psp.core.CountHeader;
import psp.core.Coverage;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Outcome;
import psp.core.Place;
import psp.core.Position;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;

/**
 * Tells in which zones a point lies, and counts incidents by it.
 *
 * <p>Edges are straight in longitude and latitude. A part of a zone is judged by the even-odd rule over its rings; a
 * zone holds what any of its parts holds. Immutable, safe for any number of threads, stored as its zones.
 *
 * <p>Built once: a grid of about a million cells over the zones, most of which lie in one place as a whole and answer by
 * one look; the others hold the few edges that pass. Answers are exact, see docs/evidence/zone-index.md.
 *
 * <pre>{@code
 * var index = ZoneIndex.of(zones);
 * System.out.println(index.locate(-87.93, 43.05));                            // longitude first
 * System.out.println(index.count(incidents, violent).in("Harbour").count());
 * System.out.println(index.edges(incidents, "Harbour"));                      // how many lie on or near its edge
 * }</pre>
 */
public final class ZoneIndex implements Serializable {

    private static final long serialVersionUID = 1;
    private static final double NEAR_METRES = 30;
    /** Points taken at a time, so that what is written for them is still at hand when it is read again. */
    private static final int BATCH = 1024;

    private final transient Zones zones;
    private final transient EdgeRule edgeRule;
    private final transient List<Zone> byNumber;
    /** By the number of a set of zones; filled as they are asked for. */
    private transient volatile @Nullable Place[] places = new Place[64];

    private transient volatile @Nullable CellGrid grid;

    private ZoneIndex(Zones zones, EdgeRule edgeRule) {
        this.zones = Objects.requireNonNull(zones, "zones");
        this.edgeRule = Objects.requireNonNull(edgeRule, "edgeRule");
        this.byNumber = zones.stream().toList();
        byNumber.forEach(ZoneIndex::boundary);
    }

    private static Boundary boundary(Zone zone) {
        Boundary boundary = zone.boundary();
        if (boundary == null) {
            throw new IllegalArgumentException(
                    "The zone '" + zone.name() + "' has no boundary, so no point can be found"
                            + " in it; read it from GeoJSON, or count by a recorded column with ZoneCounts.byRecordedZone");
        }
        return boundary;
    }

    /**
     * An index with the usual edge rule: closed for a lone zone, half-open for several.
     *
     * @param zones zones with boundaries
     * @return the index
     * @throws IllegalArgumentException if a zone has no boundary
     */
    public static ZoneIndex of(Zones zones) {
        return of(zones, zones.size() == 1 ? EdgeRule.CLOSED : EdgeRule.HALF_OPEN);
    }

    /**
     * An index with an edge rule.
     *
     * @param zones zones with boundaries
     * @param edgeRule who owns a point on an edge
     * @return the index
     * @throws IllegalArgumentException if a zone has no boundary
     */
    public static ZoneIndex of(Zones zones, EdgeRule edgeRule) {
        return of(zones, edgeRule, share -> {});
    }

    /**
     * An index with an edge rule that tells how far it is built, for sets of a million vertices.
     *
     * @param zones zones with boundaries
     * @param edgeRule who owns a point on an edge
     * @param progress told the share built, rising from 0 to 1
     * @return the index
     * @throws IllegalArgumentException if a zone has no boundary
     */
    public static ZoneIndex of(Zones zones, EdgeRule edgeRule, DoubleConsumer progress) {
        Objects.requireNonNull(progress, "progress");
        ZoneIndex index = new ZoneIndex(zones, edgeRule);
        index.grid = index.built(progress);
        return index;
    }

    private CellGrid built(DoubleConsumer progress) {
        return GridBuilder.build(
                byNumber.stream().map(ZoneIndex::boundary).toList(), edgeRule == EdgeRule.CLOSED, progress);
    }

    /** The cells; of an index that was stored they are built when a point is first asked for. */
    private CellGrid grid() {
        CellGrid built = grid;
        if (built == null) {
            synchronized (this) {
                built = grid;
                if (built == null) {
                    built = built(share -> {});
                    grid = built;
                }
            }
        }
        return built;
    }

    /**
     * The zones.
     *
     * @return as given
     */
    public Zones zones() {
        return zones;
    }

    /**
     * The edge rule.
     *
     * @return who owns a point on an edge
     */
    public EdgeRule edgeRule() {
        return edgeRule;
    }

    /**
     * The place of a point.
     *
     * @param position where
     * @return the zones it lies in; {@link Place#NO_ZONE} if none
     */
    public Place locate(Position position) {
        CellGrid cells = grid();
        return place(cells, cells.locate(position.longitude(), position.latitude()));
    }

    /**
     * The place of a point.
     *
     * @param longitude degrees east, −180 to 180
     * @param latitude degrees north, −90 to 90
     * @return the zones it lies in; {@link Place#NO_ZONE} if none
     * @throws IllegalArgumentException if a coordinate is NaN, infinite or out of range
     */
    public Place locate(double longitude, double latitude) {
        return locate(Position.of(longitude, latitude));
    }

    /**
     * The places of many points, by number: see {@link #place}.
     *
     * @param longitudes degrees east, −180 to 180
     * @param latitudes degrees north, −90 to 90, as many
     * @return a number for each point; 0 is no zone
     * @throws IllegalArgumentException if there are not as many of both, or a coordinate is NaN, infinite or out of range,
     *     naming the point
     */
    public int[] locate(double[] longitudes, double[] latitudes) {
        Objects.requireNonNull(longitudes, "longitudes");
        int[] numbers = new int[longitudes.length];
        locate(longitudes, latitudes, 0, longitudes.length, numbers);
        return numbers;
    }

    /**
     * The places of some of many points, so that threads may share the work; a call takes 16 kB and no more.
     *
     * @param longitudes degrees east, −180 to 180
     * @param latitudes degrees north, −90 to 90, as many
     * @param from the first point
     * @param to the end of the points, itself left out
     * @param numbers gets the number of each point's place, at the point's index; what lies outside {@code from} to
     *     {@code to} is left alone
     * @throws IllegalArgumentException if there are not as many latitudes or numbers as longitudes, or a coordinate is
     *     NaN, infinite or out of range, naming the point; numbers are then not to be used
     * @throws IndexOutOfBoundsException if {@code from} to {@code to} is no part of the points
     */
    public void locate(double[] longitudes, double[] latitudes, int from, int to, int[] numbers) {
        Objects.requireNonNull(longitudes, "longitudes");
        Objects.requireNonNull(latitudes, "latitudes");
        Objects.requireNonNull(numbers, "numbers");
        if (longitudes.length != latitudes.length || longitudes.length != numbers.length) {
            throw new IllegalArgumentException(longitudes.length + " longitudes, " + latitudes.length
                    + " latitudes and " + numbers.length + " numbers; give as many of each");
        }
        Objects.checkFromToIndex(from, to, longitudes.length);
        locate(longitudes, latitudes, from, to, numbers, new CellGrid.Rest(Math.min(BATCH, to - from)));
    }

    /** As {@link #locate(double[], double[], int, int, int[])}, with room for a batch, used again and again. */
    void locate(double[] longitudes, double[] latitudes, int from, int to, int[] numbers, CellGrid.Rest rest) {
        CellGrid cells = grid();
        for (int start = from; start < to; start += BATCH) {
            int end = Math.min(to, start + BATCH);
            if (!cells.locate(longitudes, latitudes, start, end, numbers, rest)) {
                refuse(longitudes, latitudes, start, end);
                for (int i = start; i < end; i++) {
                    numbers[i] = cells.locate(longitudes[i], latitudes[i]);
                }
            }
        }
    }

    private static void refuse(double[] longitudes, double[] latitudes, int from, int to) {
        for (int i = from; i < to; i++) {
            try {
                Position.of(longitudes[i], latitudes[i]);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Point " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
    }

    /**
     * The share of some points whose place one look at a cell tells; the others need an edge or more. It is what the time
     * for them rests on.
     *
     * @param longitudes degrees east
     * @param latitudes degrees north, as many
     * @return 0 to 1; points beyond all zones count as told; 1 without points
     * @throws IllegalArgumentException if there are not as many of both, or a coordinate is NaN, infinite or out of range,
     *     naming the point
     */
    public double shareAtFirstLook(double[] longitudes, double[] latitudes) {
        Objects.requireNonNull(longitudes, "longitudes");
        Objects.requireNonNull(latitudes, "latitudes");
        if (longitudes.length != latitudes.length) {
            throw new IllegalArgumentException(
                    longitudes.length + " longitudes and " + latitudes.length + " latitudes; give as many of both");
        }
        refuse(longitudes, latitudes, 0, longitudes.length);
        CellGrid cells = grid();
        long told = IntStream.range(0, longitudes.length)
                .filter(i -> cells.toldAtOnce(longitudes[i], latitudes[i]))
                .count();
        return longitudes.length == 0 ? 1 : (double) told / longitudes.length;
    }

    /**
     * The place that a number stands for, in this index alone.
     *
     * @param number as {@link #locate(double[], double[])} gives it: equal for equal places, in no order
     * @return the place
     * @throws IllegalArgumentException if this index has given no such number
     */
    public Place place(int number) {
        CellGrid cells = grid();
        if (number < 0 || number >= cells.places().size()) {
            throw new IllegalArgumentException(
                    "There is no place " + number + "; give a number that this index answered for a point");
        }
        return place(cells, number);
    }

    private Place place(CellGrid cells, int number) {
        @Nullable Place[] known = places;
        Place place = number < known.length ? known[number] : null;
        return place != null ? place : newPlace(cells, number);
    }

    private synchronized Place newPlace(CellGrid cells, int number) {
        Place place = number == 0
                ? Place.NO_ZONE
                : Place.in(Arrays.stream(cells.places().members(number))
                        .mapToObj(zone -> byNumber.get(zone).name())
                        .toList());
        if (number >= places.length) {
            places = Arrays.copyOf(places, Math.max(2 * places.length, number + 1));
        }
        places[number] = place;
        return place;
    }

    private Place locate(Incident incident) {
        Position position = incident.position();
        return position == null ? Place.NO_POSITION : locate(position);
    }

    /**
     * Counts incidents by place and day; the covered days are inferred from all of them.
     *
     * @param incidents the log
     * @param outcome what is counted
     * @return the table
     */
    public ZoneCounts count(Incidents incidents, Outcome outcome) {
        return incidents.stream().collect(counting(outcome));
    }

    /**
     * Counts incidents by place and day.
     *
     * @param incidents the log
     * @param outcome what is counted
     * @param covered the days that the file covers
     * @return the table
     */
    public ZoneCounts count(Incidents incidents, Outcome outcome, Coverage covered) {
        return incidents.stream().collect(counting(outcome, covered));
    }

    /**
     * Counts a stream of incidents; the covered days are inferred from all of them.
     *
     * @param outcome what is counted
     * @return a collector
     */
    public Collector<Incident, ?, ZoneCounts> counting(Outcome outcome) {
        return ZoneCounts.counting(outcome, header(outcome), this::locate, null);
    }

    /**
     * Counts a stream of incidents.
     *
     * @param outcome what is counted
     * @param covered the days that the file covers
     * @return a collector
     */
    public Collector<Incident, ?, ZoneCounts> counting(Outcome outcome, Coverage covered) {
        return ZoneCounts.counting(outcome, header(outcome), this::locate, Objects.requireNonNull(covered, "covered"));
    }

    /**
     * What a table counted by this index is a count of.
     *
     * @param outcome what is counted
     * @return the header, for {@link psp.core.ZoneCounter}
     */
    public CountHeader header(Outcome outcome) {
        return CountHeader.of(outcome, zones, edgeRule.text());
    }

    /**
     * How incidents lie to the edges of a zone; near is within 30 m.
     *
     * @param incidents the log
     * @param zone the zone's name
     * @return an account that sums to the log
     * @throws IllegalArgumentException if there is no such zone
     */
    public EdgeAccount edges(Incidents incidents, String zone) {
        return edges(incidents, zone, NEAR_METRES);
    }

    /**
     * How incidents lie to the edges of a zone.
     *
     * @param incidents the log
     * @param zone the zone's name
     * @param metres what counts as near, above 0
     * @return an account that sums to the log
     * @throws IllegalArgumentException if there is no such zone, or metres is not above 0
     */
    public EdgeAccount edges(Incidents incidents, String zone, double metres) {
        if (!(metres > 0) || Double.isInfinite(metres)) {
            throw new IllegalArgumentException(metres + " m is not a width; give metres above 0");
        }
        boundary(zones.get(zone));
        ZoneMetres ground = ZoneMetres.of(zones.get(zone));
        long[] sums = new long[6];
        for (Incident incident : incidents) {
            Position position = incident.position();
            if (position == null) {
                sums[5]++;
                continue;
            }
            int location = ground.location(position);
            int side = location == Location.INTERIOR ? 0 : location == Location.BOUNDARY ? 1 : 2;
            sums[side]++;
            if (side == 1 || ground.within(metres, position)) {
                sums[side == 2 ? 4 : 3]++;
            }
        }
        return new EdgeAccount(zone, sums[0], sums[1], sums[2], metres, sums[3], sums[4], sums[5]);
    }

    /**
     * What is odd about the zones, and how it was read: rings that touch or cross themselves or each other, ground where
     * nobody lives, as where longitude and latitude are swapped.
     *
     * @return sentences that name zone, place and reading or fix; empty for clean zones
     */
    public List<String> remarks() {
        return byNumber.stream().flatMap(zone -> ZoneRemarks.of(zone).stream()).toList();
    }

    /** Whether the other finds the same zones by the same rule. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ZoneIndex that && edgeRule == that.edgeRule && zones.equals(that.zones);
    }

    @Override
    public int hashCode() {
        return 31 * zones.hashCode() + edgeRule.name().hashCode();
    }

    /**
     * The number of zones and the edge rule.
     *
     * @return such as {@code 7 zones, half-open edges}
     */
    @Override
    public String toString() {
        return zones.size() + (zones.size() == 1 ? " zone, " : " zones, ") + edgeRule.text() + " edges";
    }

    @Serial
    private Object writeReplace() {
        return new Stored(zones, edgeRule);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("an index is read from its zones");
    }

    private record Stored(Zones zones, EdgeRule edgeRule) implements Serializable {

        private static final long serialVersionUID = 1;

        @Serial
        private Object readResolve() {
            return new ZoneIndex(zones, edgeRule);
        }
    }
}
