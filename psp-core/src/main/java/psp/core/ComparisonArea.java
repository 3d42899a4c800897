package psp.core;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * With what an operation's focus is compared: the rest of the city, or named zones.
 *
 * @param zones the zones' names; empty for the rest of the city
 * @param withRings whether the rings are left in the rest of the city
 */
public record ComparisonArea(SortedSet<String> zones, boolean withRings) implements Serializable {

    private static final long serialVersionUID = 1;
    private static final String REST = "the rest of the city";

    /** The rest of the city, without focus and rings. */
    public static final ComparisonArea REST_OF_CITY = new ComparisonArea(new TreeSet<>(), false);
    /** The rest of the city, the rings left in. */
    public static final ComparisonArea REST_OF_CITY_WITH_RINGS = new ComparisonArea(new TreeSet<>(), true);

    /**
     * With what an operation's focus is compared.
     *
     * @param zones the zones' names; empty for the rest of the city
     * @param withRings whether the rings are left in the rest of the city
     */
    public ComparisonArea {
        TreeSet<String> names = new TreeSet<>();
        zones.forEach(zone -> names.add(Zone.checkedName(zone)));
        zones = Collections.unmodifiableSortedSet(names);
    }

    /**
     * Named zones.
     *
     * @param zones their names, at least one
     * @return the comparison area
     * @throws IllegalArgumentException if none is named
     */
    public static ComparisonArea of(String... zones) {
        if (zones.length == 0) {
            throw new IllegalArgumentException(
                    "The comparison names no zone; name at least one, or leave it out for the" + " rest of the city");
        }
        return new ComparisonArea(new TreeSet<>(Arrays.asList(zones)), false);
    }

    /**
     * The area in words.
     *
     * @return such as {@code the rest of the city}, of which the rings are no part, or {@code all the rest of the city}
     */
    @Override
    public String toString() {
        return zones.isEmpty() ? withRings ? "all " + REST : REST : String.join(" + ", zones);
    }
}
