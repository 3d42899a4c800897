package psp.io.projection;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import psp.core.Position;

/**
 * How a file's two coordinates say where: degrees, or feet or metres of a map projection named by its EPSG code.
 *
 * <p>Degrees are built in. For any other code {@link MapProjection} is taken, which needs proj4j on the class path, or the
 * {@link Projection} given by {@link #by}.
 */
public final class CoordinateSystem implements Serializable {

    private static final long serialVersionUID = 1;
    private static final Pattern CODE = Pattern.compile("EPSG:\\d{4,6}");
    private static final String WGS_84 = "EPSG:4326";

    /** Longitude and latitude in degrees of WGS 84, EPSG:4326. */
    public static final CoordinateSystem DEGREES = new CoordinateSystem(WGS_84, null);

    private final String code;
    private final @Nullable Projection projection;

    private CoordinateSystem(String code, @Nullable Projection projection) {
        this.code = code;
        this.projection = projection;
    }

    /**
     * A system by its code.
     *
     * @param code such as {@code EPSG:3435}, in any case
     * @return the system; {@link #DEGREES} for {@code EPSG:4326}
     * @throws IllegalArgumentException if it is not such a code
     */
    public static CoordinateSystem of(String code) {
        String upper = code.strip().toUpperCase(Locale.ROOT);
        if (!CODE.matcher(upper).matches()) {
            throw new IllegalArgumentException(
                    "'" + code + "' is no EPSG code; write it as in EPSG:3435, or EPSG:4326" + " for degrees");
        }
        return upper.equals(WGS_84) ? DEGREES : new CoordinateSystem(upper, null);
    }

    /**
     * The same, turned into degrees by a projection.
     *
     * @param turning the projection of this code
     * @return a new system
     */
    public CoordinateSystem by(Projection turning) {
        return new CoordinateSystem(code, Objects.requireNonNull(turning, "turning"));
    }

    /**
     * The code.
     *
     * @return such as {@code EPSG:3435}
     */
    public String code() {
        return code;
    }

    /** Whether the coordinates are degrees as they are. */
    boolean isDegrees() {
        return code.equals(WGS_84) && projection == null;
    }

    /**
     * The projection.
     *
     * @return what turns the coordinates into degrees
     * @throws IllegalArgumentException if none is known for this code, or proj4j is missing
     */
    public Projection projection() {
        if (projection != null) {
            return projection;
        }
        if (isDegrees()) {
            return Position::of;
        }
        return MapProjection.of(code);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CoordinateSystem system
                && code.equals(system.code)
                && Objects.equals(projection, system.projection);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, projection);
    }

    /**
     * The code.
     *
     * @return such as {@code EPSG:3435}
     */
    @Override
    public String toString() {
        return code + (isDegrees() ? " (degrees)" : "");
    }
}
