package psp.core;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A set of zones that an incident lies in, often one, sometimes none; each incident is in exactly one place.
 *
 * @param zones the zones' names, sorted; empty where it lies in none
 * @param located false where nothing is known of the position
 */
public record Place(SortedSet<String> zones, boolean located) implements Comparable<Place>, Serializable {

    private static final long serialVersionUID = 1;

    /** Where nothing is known of the position. */
    public static final Place NO_POSITION = new Place(new TreeSet<>(), false);
    /** Where the position is known and lies in no zone. */
    public static final Place NO_ZONE = new Place(new TreeSet<>(), true);

    /**
     * A set of zones.
     *
     * @param zones the zones' names, sorted; empty where it lies in none
     * @param located false where nothing is known of the position
     * @throws IllegalArgumentException if zones are named although nothing is known of the position
     */
    public Place {
        if (!located && !zones.isEmpty()) {
            throw new IllegalArgumentException("No position, and yet in the zones " + zones);
        }
        TreeSet<String> names = new TreeSet<>();
        zones.forEach(zone -> names.add(Zone.checkedName(zone)));
        zones = Collections.unmodifiableSortedSet(names);
    }

    /**
     * The place that lies in some zones.
     *
     * @param zones the zones' names; none gives {@link #NO_ZONE}
     * @return the place
     */
    public static Place in(Collection<String> zones) {
        Objects.requireNonNull(zones, "zones");
        return new Place(new TreeSet<>(zones), true);
    }

    /**
     * The place that lies in some zones.
     *
     * @param zones the zones' names; none gives {@link #NO_ZONE}
     * @return the place
     */
    public static Place in(String... zones) {
        Objects.requireNonNull(zones, "zones");
        return in(Arrays.asList(zones));
    }

    /** Places with zones by their names, then no zone, then no position. */
    @Override
    public int compareTo(Place other) {
        if (zones.isEmpty() || other.zones.isEmpty()) {
            return rank() - other.rank();
        }
        Iterator<String> theirs = other.zones.iterator();
        for (String zone : zones) {
            if (!theirs.hasNext()) {
                return 1;
            }
            int order = zone.compareTo(theirs.next());
            if (order != 0) {
                return order;
            }
        }
        return theirs.hasNext() ? -1 : 0;
    }

    private int rank() {
        return !zones.isEmpty() ? 0 : located ? 1 : 2;
    }

    /**
     * The zones' names.
     *
     * @return such as {@code Harbour + Market}, {@code (no zone)} or {@code (no position)}
     */
    @Override
    public String toString() {
        return !located ? "(no position)" : zones.isEmpty() ? "(no zone)" : String.join(" + ", zones);
    }
}
