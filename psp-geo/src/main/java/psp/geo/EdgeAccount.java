package psp.geo;

import java.io.Serializable;
import java.util.Objects;
import psp.core.internal.Texts;

/**
 * How many incidents lie inside a zone, exactly on an edge of it, and outside, and how many lie near an edge.
 *
 * <p>Incidents placed along a street that is an edge fall on either side by chance alone: the ones near an edge say how
 * much the zone's count rests on it.
 *
 * @param zone the zone
 * @param inside strictly inside
 * @param onEdge exactly on an edge
 * @param outside strictly outside
 * @param metres what counts as near, above 0
 * @param nearInside of those inside or on an edge: at most so many metres from one
 * @param nearOutside of those outside: at most so many metres from one
 * @param noPosition without a position
 */
public record EdgeAccount(
        String zone,
        long inside,
        long onEdge,
        long outside,
        double metres,
        long nearInside,
        long nearOutside,
        long noPosition)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * An account that sums.
     *
     * @param zone the zone
     * @param inside strictly inside
     * @param onEdge exactly on an edge
     * @param outside strictly outside
     * @param metres what counts as near, above 0
     * @param nearInside of those inside or on an edge: at most so many metres from one
     * @param nearOutside of those outside: at most so many metres from one
     * @param noPosition without a position
     * @throws IllegalArgumentException if a number is negative, a part exceeds its whole, or metres is not above 0
     */
    public EdgeAccount {
        Objects.requireNonNull(zone, "zone");
        if (!(metres > 0) || Double.isInfinite(metres)) {
            throw new IllegalArgumentException(
                    "The account of the edges of '" + zone + "' has " + metres + " m as near; give metres above 0");
        }
        if (inside < 0
                || onEdge < 0
                || outside < 0
                || noPosition < 0
                || nearInside < onEdge
                || nearInside > inside + onEdge
                || nearOutside < 0
                || nearOutside > outside) {
            throw new IllegalArgumentException("The account of the edges of '" + zone + "' does not sum: " + inside
                    + " inside, " + onEdge + " on an edge, " + outside + " outside, " + nearInside + " and "
                    + nearOutside + " near an edge");
        }
    }

    /**
     * All incidents looked at.
     *
     * @return inside + on an edge + outside + without a position
     */
    public long total() {
        return inside + onEdge + outside + noPosition;
    }

    /**
     * The numbers in one line.
     *
     * @return such as {@code 8,123 inside, 0 on an edge, 78,268 outside (center-street); within 30 m of …}
     */
    @Override
    public String toString() {
        return Texts.grouped(inside) + " inside, " + Texts.grouped(onEdge) + " on an edge, " + Texts.grouped(outside)
                + " outside (" + zone + "); within " + Math.round(metres) + " m of an edge " + Texts.grouped(nearInside)
                + " of those in it and " + Texts.grouped(nearOutside) + " of those outside; "
                + Texts.grouped(noPosition) + " without a position";
    }
}
