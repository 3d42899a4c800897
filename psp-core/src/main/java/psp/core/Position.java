package psp.core;

import java.io.Serializable;
import java.util.Locale;

/**
 * A point on the ground: longitude and latitude in degrees, WGS 84, longitude first as in GeoJSON.
 *
 * @param longitude degrees east, −180 to 180
 * @param latitude degrees north, −90 to 90
 */
public record Position(double longitude, double latitude) implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * A point on the ground; −0.0 becomes 0.0.
     *
     * @param longitude degrees east, −180 to 180
     * @param latitude degrees north, −90 to 90
     * @throws IllegalArgumentException if a coordinate is NaN, infinite or out of range, with the likely fix
     */
    public Position {
        if (!(Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException(problem("latitude", latitude, 90, longitude, latitude));
        }
        if (!(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException(problem("longitude", longitude, 180, longitude, latitude));
        }
        longitude += 0.0;
        latitude += 0.0;
    }

    /**
     * A point on the ground.
     *
     * @param longitude degrees east, −180 to 180
     * @param latitude degrees north, −90 to 90
     * @return the point
     */
    public static Position of(double longitude, double latitude) {
        return new Position(longitude, latitude);
    }

    private static String problem(String what, double value, int limit, double longitude, double latitude) {
        String fix;
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            fix = "leave the position out where there is none";
        } else if (Math.abs(latitude) <= 180 && Math.abs(longitude) <= 90) {
            fix = "longitude comes first: are the two swapped?";
        } else {
            fix = "projected coordinates (feet or metres) must be turned into degrees first";
        }
        return String.format(
                Locale.ROOT, "The %s %s is not within -%d to %d degrees; %s", what, value, limit, limit, fix);
    }

    /**
     * The point in decimal degrees.
     *
     * @return such as {@code (-87.95, 43.067)}
     */
    @Override
    public String toString() {
        return "(" + longitude + ", " + latitude + ")";
    }
}
