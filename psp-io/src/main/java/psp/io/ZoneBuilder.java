package psp.io;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import psp.core.Boundary;
import psp.core.DataException;
import psp.core.Ring;
import psp.core.Zone;

/** Turns features into zones, and names feature, zone, part and ring where one cannot be. */
final class ZoneBuilder {

    private final String file;
    private final int number;
    private final String name;
    private final GeoNode feature;
    private final Consumer<String> remarks;

    ZoneBuilder(String file, int number, String name, GeoNode feature, Consumer<String> remarks) {
        this.file = file;
        this.number = number;
        this.name = name;
        this.feature = feature;
        this.remarks = remarks;
    }

    Zone zone() {
        try {
            Zone zone = new Zone(name, null, feature.properties);
            return feature.geometry == null ? zone : new Zone(name, boundary(feature.geometry), feature.properties);
        } catch (IllegalArgumentException e) {
            throw problem(String.valueOf(e.getMessage()));
        }
    }

    private DataException problem(String text) {
        return feature.problem(file, "feature " + number + " (zone '" + name + "'): " + text);
    }

    private Boundary boundary(GeoNode geometry) {
        String type = String.valueOf(geometry.type);
        if (!type.equals("Polygon") && !type.equals("MultiPolygon")) {
            throw problem("its geometry is " + (geometry.type == null ? "of no type" : "a " + type)
                    + "; zones are Polygon or MultiPolygon");
        }
        Object coordinates = known(geometry.coordinates);
        List<?> parts = list(type.equals("Polygon") ? List.of(coordinates) : coordinates, type);
        if (parts.isEmpty()) {
            throw problem("its " + type + " has no coordinates");
        }
        List<Boundary.Part> all = new ArrayList<>();
        for (int p = 0; p < parts.size(); p++) {
            List<?> rings = list(parts.get(p), type);
            if (rings.isEmpty()) {
                throw problem("part " + (p + 1) + " has no ring");
            }
            List<Ring> made = rings(rings, p + 1, type);
            if (!made.isEmpty()) {
                all.add(new Boundary.Part(made.get(0), made.subList(1, made.size())));
            }
        }
        if (all.isEmpty()) {
            throw problem("it has no area: no ring has three different vertices that are not in one line");
        }
        return new Boundary(all);
    }

    /** The rings of one part; none if its outer ring has no area. */
    private List<Ring> rings(List<?> rings, int part, String type) {
        List<Ring> made = new ArrayList<>();
        for (int r = 0; r < rings.size(); r++) {
            String where = "part " + part + ", " + (r == 0 ? "outer ring" : "hole " + r);
            double[] vertices = vertices(list(rings.get(r), type), type);
            try {
                if (!isFlat(vertices)) {
                    made.add(Ring.of(vertices));
                    continue;
                }
                remarks.accept("zone '" + name + "' (feature " + number + "): left out " + where
                        + ", which has no area, at (" + vertices[0] + ", " + vertices[1] + ")");
                if (r == 0) {
                    return List.of();
                }
            } catch (IllegalArgumentException e) {
                throw problem(where + ": " + e.getMessage());
            }
        }
        return made;
    }

    /** Whether a ring is closed and bounds no ground, as slivers do that were rounded away. */
    private static boolean isFlat(double[] xy) {
        int n = xy.length;
        if (n < 4 || xy[0] != xy[n - 2] || xy[1] != xy[n - 1]) {
            return false;
        }
        return !Ring.boundsGround(xy);
    }

    private Object known(@Nullable Object coordinates) {
        if (coordinates == null) {
            throw problem("its geometry has no coordinates");
        }
        return coordinates;
    }

    private List<?> list(@Nullable Object value, String type) {
        if (known(value) instanceof List<?> list) {
            return list;
        }
        throw problem("its coordinates are not nested as those of a " + type);
    }

    private double[] vertices(List<?> ring, String type) {
        double[] xy = new double[2 * ring.size()];
        for (int i = 0; i < ring.size(); i++) {
            if (!(ring.get(i) instanceof double[] vertex)) {
                throw problem("its coordinates are not nested as those of a " + type);
            }
            xy[2 * i] = vertex[0];
            xy[2 * i + 1] = vertex[1];
        }
        return xy;
    }
}
