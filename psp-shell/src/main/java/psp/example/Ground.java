package psp.example;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import psp.core.Position;

/**
 * The simulated city's ground: the corridor as a plain box between its published streets, an invented outline.
 *
 * <p>Points keep 20 m away from every edge, so that no rule about edges and no way of drawing a ring moves one.
 */
final class Ground {

    /** 51st to 16th Street, North Avenue to Burleigh Street. */
    static final double[] BOX = {-87.9776, 43.0604, -87.9330, 43.0604, -87.9330, 43.0754, -87.9776, 43.0754};
    /** Convex, counter-clockwise, invented; about a hundred square miles. */
    static final double[] OUTLINE = {
        -88.006, 42.975, -87.932, 42.948, -87.888, 42.985, -87.876, 43.045, -87.892, 43.112, -87.940, 43.168, -88.012,
        43.176, -88.046, 43.128, -88.040, 43.030
    };

    static final double MARGIN = 20;
    /** Metres in a degree at the corridor's latitude, WGS 84. */
    private static final double METRES_EAST = 81_450;

    private static final double METRES_NORTH = 111_094;

    private Ground() {}

    /** A part of the city by its distance from the corridor, metres; the corridor itself is below 0. */
    enum Area {
        CORRIDOR(-10_000, 0),
        RING_0_500(0, 500),
        RING_500_1000(500, 1000),
        /** In one of the tracts. */
        REST(1000, 100_000),
        /** In the city, the file does not say where. */
        NO_POSITION(0, 0);

        private final double from;
        private final double to;

        Area(double from, double to) {
            this.from = from;
            this.to = to;
        }

        /** Its name in the table of true totals. */
        String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Any point well inside, or null where none is known. */
        @Nullable
        Position point(Dice dice, Tracts tracts) {
            if (this == NO_POSITION || this == REST) {
                return this == REST ? tracts.point(dice) : null;
            }
            double wider = Math.max(0, to);
            while (true) {
                double east = dice.between(BOX[0] - wider / METRES_EAST, BOX[2] + wider / METRES_EAST);
                double north = dice.between(BOX[1] - wider / METRES_NORTH, BOX[5] + wider / METRES_NORTH);
                double away = metresFromCorridor(east, north);
                if (away > from + MARGIN && away < to - MARGIN) {
                    return Position.of(east, north);
                }
            }
        }
    }

    /** The corridor and the outline as GeoJSON features, named and labelled. */
    static String geoJson() {
        return collection(List.of(
                feature("center-street", "a box between its published streets, SIMULATED PLACES", BOX),
                feature("city", "an invented outline, SIMULATED PLACES", OUTLINE)));
    }

    static String collection(List<String> features) {
        return "{\"type\": \"FeatureCollection\", \"features\": [\n" + String.join(",\n", features) + "\n]}\n";
    }

    static String feature(String name, String note, double[] ring) {
        StringBuilder text = new StringBuilder("{\"type\": \"Feature\", \"properties\": {\"name\": \"")
                .append(name)
                .append("\", \"note\": \"")
                .append(note)
                .append("\"},\n \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[");
        for (int i = 0; i < ring.length; i += 2) {
            text.append('[')
                    .append(degrees(ring[i]))
                    .append(", ")
                    .append(degrees(ring[i + 1]))
                    .append("], ");
        }
        return text.append('[')
                .append(degrees(ring[0]))
                .append(", ")
                .append(degrees(ring[1]))
                .append("]]]}}")
                .toString();
    }

    /** Five decimals, a metre: fixed, because how a double prints has changed between JDKs. */
    static String degrees(double value) {
        return BigDecimal.valueOf(Math.round(value * 1e5), 5).toPlainString();
    }

    /** The distance from the box; inside it, minus the distance to its nearest edge. */
    static double metresFromCorridor(double east, double north) {
        double x = Math.max(BOX[0] - east, east - BOX[2]) * METRES_EAST;
        double y = Math.max(BOX[1] - north, north - BOX[5]) * METRES_NORTH;
        if (x <= 0 && y <= 0) {
            return Math.max(x, y);
        }
        return Math.sqrt(Math.max(x, 0) * Math.max(x, 0) + Math.max(y, 0) * Math.max(y, 0));
    }

    /** The distance to the nearest edge of a convex counter-clockwise ring; outside it, below 0. */
    static double metresInside(double[] ring, double east, double north) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ring.length; i += 2) {
            int j = (i + 2) % ring.length;
            double dx = (ring[j] - ring[i]) * METRES_EAST;
            double dy = (ring[j + 1] - ring[i + 1]) * METRES_NORTH;
            double px = (east - ring[i]) * METRES_EAST;
            double py = (north - ring[i + 1]) * METRES_NORTH;
            least = Math.min(least, (dx * py - dy * px) / Math.sqrt(dx * dx + dy * dy));
        }
        return least;
    }
}
