package psp.io.internal.place;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import psp.core.Position;
import psp.io.internal.field.Decimal;
import psp.io.internal.field.Slice;
import psp.io.projection.CoordinateSystem;
import psp.io.projection.Projection;

/**
 * Tells positions from what only looks like them.
 *
 * <p>A swapped pair is not always out of range: Milwaukee's (−87.95, 43.07) swapped is (43.07, −87.95), a legal place
 * on the ice. So a pair outside the extent is swapped if exchanging the two brings it inside; without an extent, if it
 * lies where nobody lives (south of 60° S or north of 84° N) and its exchange does not. 0,0 and −1,−1, and words such as
 * {@code NULL} and {@code #N/A}, are no position.
 */
public final class Coordinates {

    private static final Set<String> NOTHING =
            Set.of("NONE", "NULL", "(NULL)", "NA", "N/A", "NAN", "NIL", "UNKNOWN", "UNK", "REDACTED", "-", ".", "?");

    private static final double SOUTHERNMOST = -60;
    private static final double NORTHERNMOST = 84;
    /** Nobody's degrees, but a small number of feet or metres. */
    private static final double PROJECTED_FROM = 360;
    /** A tenth of a metre: 0,0 also where a computation left a crumb. */
    private static final double NEAR_ZERO = 1e-6;

    private final List<String> single;
    private final List<String[]> pairs;
    private final @Nullable Projection projection;

    public Coordinates(List<String> nowhere) {
        this(nowhere, CoordinateSystem.DEGREES);
    }

    public Coordinates(List<String> nowhere, CoordinateSystem system) {
        projection = system.equals(CoordinateSystem.DEGREES) ? null : system.projection();
        single = nowhere.stream().filter(text -> text.indexOf(',') < 0).toList();
        pairs = nowhere.stream()
                .filter(text -> text.indexOf(',') >= 0)
                .map(text -> new String[] {
                    text.substring(0, text.indexOf(',')).strip(),
                    text.substring(text.indexOf(',') + 1).strip()
                })
                .toList();
    }

    /** What two fields say, given without surrounding blanks. */
    public Spot read(Slice x, Slice y, @Nullable Extent extent) {
        if (x.isEmpty() || y.isEmpty()) {
            return x.length() == y.length() || declared(x, y) ? Spot.NOWHERE : Spot.ONE_ALONE;
        }
        if (declared(x, y)) {
            return Spot.NOWHERE;
        }
        if (isNothing(x) || isNothing(y)) {
            return Spot.NOWHERE;
        }
        double lon = Decimal.coordinate(x, projection == null);
        double lat = Decimal.coordinate(y, projection == null);
        if (Double.isNaN(lon) || Double.isNaN(lat)) {
            return Spot.UNREADABLE;
        }
        boolean minusOne = lon == -1 && lat == -1 && (extent == null || !extent.contains(lon, lat));
        if (zero(lon, lat) || minusOne) {
            return Spot.NOWHERE;
        }
        return projection == null ? judge(lon, lat, extent) : turned(projection, lon, lat, extent);
    }

    private static Spot turned(Projection projection, double x, double y, @Nullable Extent extent) {
        try {
            Position place = projection.degrees(x, y);
            return judge(place.longitude(), place.latitude(), extent);
        } catch (IllegalArgumentException e) {
            return Spot.OUT_OF_RANGE;
        }
    }

    private static boolean zero(double x, double y) {
        return Math.abs(x) < NEAR_ZERO && Math.abs(y) < NEAR_ZERO;
    }

    private boolean declared(Slice x, Slice y) {
        if (single.isEmpty() && pairs.isEmpty()) {
            return false;
        }
        for (String spelling : single) {
            if (same(spelling, x) || same(spelling, y)) {
                return true;
            }
        }
        for (String[] pair : pairs) {
            if (same(pair[0], x) && same(pair[1], y)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text says that there is none, in the words of databases and spreadsheets. */
    public static boolean isNothing(Slice text) {
        char first = text.charAt(0);
        boolean number =
                first >= '0' && first <= '9' || (first == '-' || first == '+' || first == '.') && text.length() > 1;
        return !number && (first == '#' || NOTHING.contains(text.toString().toUpperCase(Locale.ROOT)));
    }

    /** Equal as written, or as numbers: 0 and 0.0 are one spelling. */
    private static boolean same(String spelling, Slice text) {
        return spelling.contentEquals(text) || Decimal.parse(spelling) == Decimal.parse(text);
    }

    static Spot judge(double lon, double lat, @Nullable Extent extent) {
        if (zero(lon, lat)) {
            return Spot.NOWHERE;
        }
        if (projected(lon, lat)) {
            return Spot.PROJECTED;
        }
        boolean legal = Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
        if (extent == null) {
            return swapped(lon, lat)
                    ? Spot.SWAPPED
                    : legal ? new Spot(Position.of(lon, lat), null, false) : Spot.OUT_OF_RANGE;
        }
        if (legal && extent.contains(lon, lat)) {
            return new Spot(Position.of(lon, lat), null, false);
        }
        return extent.contains(lat, lon)
                ? Spot.SWAPPED
                : legal ? new Spot(Position.of(lon, lat), null, true) : Spot.OUT_OF_RANGE;
    }

    public static boolean projected(double lon, double lat) {
        return Math.abs(lon) > PROJECTED_FROM || Math.abs(lat) > PROJECTED_FROM;
    }

    /** Whether nobody can live there, and somebody could with the two exchanged. */
    public static boolean swapped(double lon, double lat) {
        return !inhabited(lon, lat) && inhabited(lat, lon);
    }

    private static boolean inhabited(double lon, double lat) {
        return Math.abs(lon) <= 180 && lat >= SOUTHERNMOST && lat <= NORTHERNMOST;
    }
}
