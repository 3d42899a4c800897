package psp.io.internal.place;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import psp.core.Position;

/** A box in degrees in which most positions of a file are expected, edges included. */
public record Extent(double west, double south, double east, double north) implements Serializable {

    private static final long serialVersionUID = 1;
    /** Wide enough for a county and its neighbours, narrow enough to tell a longitude from a latitude. */
    private static final double REACH = 2;

    public Extent {
        Position.of(west, south);
        Position.of(east, north);
        if (!(west < east && south < north)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The extent %s %s to %s %s has no width or height; give west, south, east, north with west < east"
                            + " and south < north",
                    west,
                    south,
                    east,
                    north));
        }
    }

    /** Two degrees around the medians, which a few far points do not move; null of no points. */
    public static @Nullable Extent around(double[] longitudes, double[] latitudes) {
        if (longitudes.length == 0) {
            return null;
        }
        double x = median(longitudes);
        double y = median(latitudes);
        return new Extent(
                Math.max(-180, x - REACH), Math.max(-90, y - REACH), Math.min(180, x + REACH), Math.min(90, y + REACH));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    boolean contains(double longitude, double latitude) {
        return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "longitude %s to %s, latitude %s to %s", west, east, south, north);
    }
}
