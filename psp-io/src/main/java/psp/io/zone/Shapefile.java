package psp.io.zone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import psp.core.DataException;
import psp.core.Position;
import psp.core.Zones;
import psp.core.internal.Texts;
import psp.io.internal.place.Coordinates;
import psp.io.limit.Limits;
import psp.io.projection.MapProjection;
import psp.io.projection.Projection;

/**
 * Zones in a shapefile: {@code beats.shp} with {@code beats.dbf}, {@code .prj} and {@code .cpg} beside it, or a
 * {@code .zip} that holds them.
 *
 * <p>Polygons of any number of parts and holes, heights and measures left out. A record without a shape is a zone without
 * a boundary; one deleted in the table is left out with a remark. The fields of the table become properties. Coordinates
 * are turned into degrees as the {@code .prj} tells; without it they must be degrees already. Records with one name are
 * one zone.
 */
public final class Shapefile {

    private static final Logger LOG = LoggerFactory.getLogger(Shapefile.class);

    private Shapefile() {}

    /**
     * Reads zones by their default names, as {@link GeoJson#readZones(Path)}.
     *
     * @param file the {@code .shp} or {@code .zip}
     * @return the zones
     * @throws DataException if a part is missing or damaged, the shapes are not polygons, several fields may name the zones (they
     *     are listed), the projection is missing or not known, or a ring cannot be
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Zones readZones(Path file) {
        return read(file, null, null, Limits.DEFAULT, remarks(file));
    }

    /**
     * Reads zones by the field that names them.
     *
     * @param file the {@code .shp} or {@code .zip}
     * @param nameField the field of the table, or several as in {@code BORO, PCT, ZONE}
     * @return the zones
     * @throws DataException as {@link #readZones(Path)}, or if a record lacks the field
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Zones readZones(Path file, String nameField) {
        return readZones(file, nameField, null, Limits.DEFAULT, remarks(file));
    }

    /**
     * Reads zones by the field that names them, with another projection and other limits, and tells what to know.
     *
     * @param file the {@code .shp} or {@code .zip}
     * @param nameField the field of the table, or several as in {@code BORO, PCT, ZONE}
     * @param projection that of the coordinates, or null for that of the {@code .prj}
     * @param limits what the file may ask of the machine
     * @param remarks gets a line for each thing left out or taken for granted
     * @return the zones
     * @throws DataException as {@link #readZones(Path)}, or if a limit is passed, naming it
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Zones readZones(
            Path file, String nameField, @Nullable Projection projection, Limits limits, Consumer<String> remarks) {
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(remarks, "remarks");
        String field = Texts.name(nameField, "field that names the zones");
        return read(file, field, projection, limits, remarks);
    }

    static Zones read(
            Path file,
            @Nullable String named,
            @Nullable Projection projection,
            Limits limits,
            Consumer<String> remarks) {
        ShapefileParts parts = ShapefileParts.open(file, limits);
        return zones(parts, features(parts, projection, remarks), named, remarks);
    }

    private static Consumer<String> remarks(Path file) {
        return remark -> LOG.info("{}: {}", file, remark);
    }

    private static List<GeoNode> features(ShapefileParts parts, @Nullable Projection given, Consumer<String> remarks) {
        List<@Nullable List<double[]>> shapes = Shapes.read(parts.label(), parts.shp());
        List<@Nullable SortedMap<String, String>> table = parts.table();
        if (table.size() != shapes.size()) {
            throw DataException.inFile(
                    parts.label(),
                    "has " + Texts.plural(shapes.size(), "shape") + " and the table "
                            + Texts.plural(table.size(), "record") + "; are the parts of one export?");
        }
        Projection projection = given != null ? given : projection(parts, shapes, remarks);
        if (projection instanceof MapProjection map && map.remark() != null) {
            remarks.accept(map.remark());
        }
        List<GeoNode> features = new ArrayList<>();
        int deleted = 0;
        for (int i = 0; i < shapes.size(); i++) {
            SortedMap<String, String> properties = table.get(i);
            if (properties == null) {
                deleted++;
            } else {
                features.add(feature(parts.label(), i + 1, shapes.get(i), properties, projection, remarks));
            }
        }
        if (deleted > 0) {
            remarks.accept("left out " + Texts.plural(deleted, "record") + " deleted in the table");
        }
        if (features.isEmpty()) {
            throw DataException.inFile(parts.label(), "has no shapes");
        }
        VertexCheck.refuseIfMost(parts.label(), features);
        return features;
    }

    private static GeoNode feature(
            String file,
            int record,
            @Nullable List<double[]> rings,
            SortedMap<String, String> properties,
            Projection projection,
            Consumer<String> remarks) {
        GeoNode feature = new GeoNode(0);
        properties.forEach(feature::put);
        if (rings != null) {
            feature.geometry = new GeoNode(0);
            feature.geometry.type = "MultiPolygon";
            List<Object> all = new ArrayList<>();
            for (List<double[]> part :
                    RingGroups.of(rings, remark -> remarks.accept("record " + record + ": " + remark))) {
                List<Object> inDegrees = new ArrayList<>();
                part.forEach(ring -> inDegrees.add(degrees(file, record, ring, projection)));
                all.add(inDegrees);
            }
            feature.geometry.coordinates = all;
        }
        return feature;
    }

    private static List<double[]> degrees(String file, int record, double[] xy, Projection projection) {
        List<double[]> vertices = new ArrayList<>(xy.length / 2);
        for (int i = 0; i < xy.length; i += 2) {
            try {
                Position vertex = projection.degrees(xy[i], xy[i + 1]);
                vertices.add(new double[] {vertex.longitude(), vertex.latitude()});
            } catch (IllegalArgumentException e) {
                throw DataException.inFile(file, "record " + record + ": " + e.getMessage());
            }
        }
        return vertices;
    }

    private static Projection projection(
            ShapefileParts parts, List<@Nullable List<double[]>> shapes, Consumer<String> remarks) {
        String prj = parts.prj();
        if (prj != null) {
            try {
                return MapProjection.of(prj);
            } catch (IllegalArgumentException e) {
                throw DataException.inFile(parts.label(), ".prj: " + e.getMessage());
            }
        }
        for (List<double[]> rings : shapes) {
            if (rings != null
                    && !rings.isEmpty()
                    && rings.get(0).length > 0
                    && Coordinates.projected(rings.get(0)[0], rings.get(0)[1])) {
                throw DataException.inFile(
                        parts.label(),
                        "has no .prj beside it, and its coordinates are feet or metres"
                                + " of a map projection, such as [" + rings.get(0)[0] + ", " + rings.get(0)[1]
                                + "]; get the"
                                + " .prj, or name the projection as in MapProjection.of(\"EPSG:2264\")");
            }
        }
        remarks.accept("has no .prj; the coordinates are taken for WGS 84 degrees");
        return MapProjection.wgs84();
    }

    private static Zones zones(
            ShapefileParts parts, List<GeoNode> features, @Nullable String named, Consumer<String> remarks) {
        return ZoneBuilder.zones(
                parts.label(),
                features,
                ZoneNames.of(parts.label(), features, named, parts.stem(), remarks),
                false,
                remarks);
    }
}
