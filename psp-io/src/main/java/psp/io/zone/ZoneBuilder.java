package psp.io.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import psp.core.Boundary;
import psp.core.DataException;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;
import psp.geo.Antimeridian;

/** Turns features into zones, and names feature, zone, part and ring where one cannot be. */
final class ZoneBuilder {

    private final String file;
    private final int number;
    private final String name;
    private final GeoNode feature;
    private final boolean split;
    private final Consumer<String> remarks;

    /** Takes a feature; what lies across longitude 180 is split there if asked, and else refused. */
    ZoneBuilder(String file, int number, String name, GeoNode feature, boolean split, Consumer<String> remarks) {
        this.file = file;
        this.number = number;
        this.name = name;
        this.feature = feature;
        this.split = split;
        this.remarks = remarks;
    }

    /** The zones of features; those of one name are one zone. */
    static Zones zones(
            String file, List<GeoNode> features, List<String> names, boolean split, Consumer<String> remarks) {
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            zones.add(new ZoneBuilder(file, i + 1, names.get(i), features.get(i), split, remarks).zone());
        }
        Set<String> withGround = zones.stream()
                .filter(zone -> zone.boundary() != null)
                .map(Zone::name)
                .collect(Collectors.toSet());
        for (int i = 0; i < features.size() && withGround.isEmpty(); i++) {
            GeoNode geometry = features.get(i).geometry;
            if (geometry != null) {
                throw features.get(i)
                        .problem(file, "feature " + (i + 1) + " (zone '" + names.get(i) + "'): " + without(geometry));
            }
        }
        // A part without ground adds nothing to the others of its name.
        zones.removeIf(zone -> zone.boundary() == null && withGround.contains(zone.name()));
        try {
            return Zones.of(zones);
        } catch (IllegalArgumentException e) {
            throw DataException.inFile(file, String.valueOf(e.getMessage()));
        }
    }

    Zone zone() {
        try {
            Zone zone = new Zone(name, null, feature.properties);
            if (feature.geometry == null) {
                return zone;
            }
            List<Boundary.Part> parts = parts(feature.geometry);
            if (!parts.isEmpty()) {
                return new Zone(name, new Boundary(parts), feature.properties);
            }
            remarks.accept("zone '" + name + "' (feature " + number + ") has no ground: " + without(feature.geometry));
            return zone;
        } catch (IllegalArgumentException e) {
            throw problem(String.valueOf(e.getMessage()));
        }
    }

    /** Why there is no ground. */
    static String without(GeoNode geometry) {
        String type = String.valueOf(geometry.type);
        return geometry.type == null
                ? "its geometry is of no type"
                : type.equals("Polygon") || type.equals("MultiPolygon")
                        ? geometry.coordinates instanceof List<?> list && list.isEmpty()
                                ? "its " + type + " has no coordinates"
                                : "it has no area: no ring has three different vertices that are not in one line"
                        : type.equals("GeometryCollection")
                                ? "its GeometryCollection holds no polygon"
                                : "its geometry is a " + type + "; zones are Polygon or MultiPolygon";
    }

    private DataException problem(String text) {
        return feature.problem(file, "feature " + number + " (zone '" + name + "'): " + text);
    }

    /** The polygons of a geometry; other kinds have none. */
    private List<Boundary.Part> parts(GeoNode geometry) {
        String type = String.valueOf(geometry.type);
        List<Boundary.Part> all = new ArrayList<>();
        if (type.equals("GeometryCollection")) {
            geometry.geometries.forEach(each -> all.addAll(parts(each)));
        }
        if (!type.equals("Polygon") && !type.equals("MultiPolygon")) {
            return all;
        }
        Object coordinates = known(geometry.coordinates);
        List<?> parts = list(coordinates, type);
        if (type.equals("Polygon") && !parts.isEmpty()) {
            parts = List.of(parts);
        }
        for (int p = 0; p < parts.size(); p++) {
            List<?> rings = list(parts.get(p), type);
            if (!rings.isEmpty()) {
                all.addAll(parts(rings, p + 1, type));
            }
        }
        return all;
    }

    /** The part that some rings bound; none if its outer ring has no area, more if it is split. */
    private List<Boundary.Part> parts(List<?> rings, int part, String type) {
        List<double[]> kept = new ArrayList<>();
        List<Ring> made = new ArrayList<>();
        for (int r = 0; r < rings.size(); r++) {
            String where = "part " + part + ", " + (r == 0 ? "outer ring" : "hole " + r);
            double[] vertices = vertices(list(rings.get(r), type), type);
            try {
                if (!isFlat(vertices)) {
                    kept.add(vertices);
                    if (!split) {
                        made.add(Ring.of(vertices));
                    }
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
        return split ? split(kept, part) : List.of(new Boundary.Part(made.get(0), made.subList(1, made.size())));
    }

    private List<Boundary.Part> split(List<double[]> rings, int part) {
        try {
            double[][] holes = rings.subList(1, rings.size()).toArray(double[][]::new);
            List<Boundary.Part> parts = Antimeridian.split(rings.get(0), holes).parts();
            if (rings.stream().anyMatch(Antimeridian::crosses)) {
                remarks.accept("zone '" + name + "' (feature " + number + "): split part " + part
                        + " at longitude 180 into " + parts.size());
            }
            return parts;
        } catch (IllegalArgumentException e) {
            throw problem("part " + part + ": " + e.getMessage());
        }
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
