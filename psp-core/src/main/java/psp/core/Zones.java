package psp.core;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import psp.core.internal.Texts;

/**
 * A set of zones, sorted by name. Zones of one name are one zone: its parts are put together.
 *
 * <pre>{@code
 * var all = Zones.of(Zone.named("Harbour"), Zone.named("Market")).plus(Zones.named("Mill Street"));
 * System.out.println(all.names());
 * System.out.println(zones.get("Harbour").squareMetres());
 * }</pre>
 */
public final class Zones implements Iterable<Zone>, Serializable {

    private static final long serialVersionUID = 1;

    private final TreeMap<String, Zone> byName;

    private Zones(TreeMap<String, Zone> byName) {
        this.byName = byName;
    }

    /**
     * A set of zones.
     *
     * @param zones the zones
     * @return the set
     */
    public static Zones of(Zone... zones) {
        Objects.requireNonNull(zones, "zones");
        return of(Arrays.asList(zones));
    }

    /**
     * A set of zones.
     *
     * @param zones the zones
     * @return the set
     * @throws IllegalArgumentException if there is none
     */
    public static Zones of(Collection<Zone> zones) {
        if (zones.isEmpty()) {
            throw new IllegalArgumentException("There are no zones; give at least one");
        }
        TreeMap<String, List<Zone>> groups = new TreeMap<>();
        for (Zone zone : zones) {
            groups.computeIfAbsent(zone.name(), name -> new ArrayList<>()).add(zone);
        }
        TreeMap<String, Zone> byName = new TreeMap<>();
        groups.forEach((name, parts) -> byName.put(name, parts.size() == 1 ? parts.get(0) : merged(name, parts)));
        return new Zones(byName);
    }

    /**
     * A zone and others, such as a focus zone and its rings.
     *
     * @param first a zone
     * @param more further zones
     * @return the set
     */
    public static Zones of(Zone first, Collection<Zone> more) {
        return of(Stream.concat(Stream.of(first), more.stream()).toList());
    }

    /**
     * Zones known by name alone.
     *
     * @param names their names, such as {@code "District 1", "District 2"}
     * @return the set
     */
    public static Zones named(String... names) {
        Objects.requireNonNull(names, "names");
        return named(Arrays.asList(names));
    }

    /**
     * Zones known by name alone.
     *
     * @param names their names
     * @return the set
     */
    public static Zones named(Collection<String> names) {
        return of(names.stream().map(Zone::named).toList());
    }

    private static Zone merged(String name, List<Zone> zones) {
        List<Boundary.Part> parts = new ArrayList<>();
        SortedMap<String, SortedSet<String>> values = new TreeMap<>();
        for (Zone zone : zones) {
            if (zone.boundary() == null) {
                throw new IllegalArgumentException(
                        "Zone '" + name + "' is there several times, once without a boundary; name them apart");
            }
            parts.addAll(zone.boundary().parts());
            zone.properties()
                    .forEach((key, value) ->
                            values.computeIfAbsent(key, k -> new TreeSet<>()).add(value));
        }
        TreeMap<String, String> properties = new TreeMap<>();
        values.forEach((key, value) -> properties.put(key, String.join("; ", value)));
        return new Zone(name, new Boundary(parts), properties);
    }

    /**
     * The set with further zones.
     *
     * @param more further zones
     * @return a new set
     */
    public Zones plus(Zones more) {
        return of(Stream.concat(stream(), more.stream()).toList());
    }

    /**
     * A zone by its name.
     *
     * @param name the name
     * @return the zone
     * @throws IllegalArgumentException if there is none of that name, naming those there are
     */
    public Zone get(String name) {
        Objects.requireNonNull(name, "name");
        Zone zone = byName.get(name);
        if (zone == null) {
            throw Texts.unknown("zone", name, byName.keySet());
        }
        return zone;
    }

    /**
     * Whether there is a zone of a name.
     *
     * @param name the name
     * @return true if so
     */
    public boolean contains(String name) {
        Objects.requireNonNull(name, "name");
        return byName.containsKey(name);
    }

    /**
     * The names.
     *
     * @return all names, sorted
     */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /**
     * How many there are.
     *
     * @return at least 1
     */
    public int size() {
        return byName.size();
    }

    /**
     * The zones one after the other.
     *
     * @return all zones by name
     */
    public Stream<Zone> stream() {
        return byName.values().stream();
    }

    @Override
    public Iterator<Zone> iterator() {
        return List.copyOf(byName.values()).iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Zones zones && byName.equals(zones.byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    /**
     * The number and the names.
     *
     * @return such as {@code 2 zones: Harbour, Market}
     */
    @Override
    public String toString() {
        String names = String.join(", ", byName.keySet().stream().limit(10).toList());
        return Texts.plural(size(), "zone") + ": " + names + (size() > 10 ? ", …" : "");
    }
}
