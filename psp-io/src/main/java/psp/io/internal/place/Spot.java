package psp.io.internal.place;

import org.jspecify.annotations.Nullable;
import psp.core.Position;

/**
 * What the two coordinates of a row say: a position, none, or why the row must be left out.
 *
 * @param position where, or null
 * @param problem why the row is left out, or null
 * @param far whether the position is kept although it lies outside the extent
 */
public record Spot(@Nullable Position position, @Nullable String problem, boolean far) {

    public static final Spot NOWHERE = new Spot(null, null, false);
    static final Spot ONE_ALONE = bad("only one coordinate");
    static final Spot UNREADABLE = bad("unreadable position");
    public static final Spot SWAPPED = bad("longitude and latitude swapped");
    public static final Spot PROJECTED = bad("projected coordinates, not degrees");
    static final Spot OUT_OF_RANGE = bad("position out of range");

    private static Spot bad(String problem) {
        return new Spot(null, problem, false);
    }
}
