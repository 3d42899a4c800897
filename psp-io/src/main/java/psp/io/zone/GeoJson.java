package psp.io.zone;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import psp.core.DataException;
import psp.core.Zones;
import psp.core.internal.Texts;
import psp.io.internal.file.DataFile;
import psp.io.limit.Limits;

/**
 * Zones in GeoJSON (RFC 7946), plain or {@code .gz}: a FeatureCollection, one Feature, a bare geometry, or one Feature a
 * line.
 *
 * <p>Geometries are Polygon or MultiPolygon, also within a GeometryCollection, holes included, longitude first, in WGS 84
 * degrees; heights are left out, and a feature without ground is a zone without a boundary, with a remark. Properties are kept as text, lists and objects as
 * JSON, nulls left out. Features with one id are one zone. Esri JSON and TopoJSON are recognized and answered with the
 * setting that gives GeoJSON. A closed ring without area, as rounding leaves them of slivers, bounds no ground and is
 * left out with a remark (logged, where no taker is given); other bad rings are errors. Swapped coordinates
 * are recognized where nobody lives (south of 60° S, north of 84° N, or out of range), so a file from a country whose
 * exchanged coordinates are inhabited must be looked at by eye.
 *
 * <pre>{@code
 * var file = folder.resolve("zones.geojson");
 * GeoJson.write(zones, file);
 * System.out.println(GeoJson.readZones(file).get("Harbour"));
 * }</pre>
 */
public final class GeoJson {

    private static final Logger LOG = LoggerFactory.getLogger(GeoJson.class);

    private GeoJson() {}

    /**
     * Reads zones by their default names: the features' own ids, unless they are numbers that only count; else the property
     * {@code name}; else the only property that no two features share and that neither counts (OBJECTID, FID) nor measures
     * (AREA, LENGTH); else, of a single feature, the file's name without its ending; else the properties that tell most of
     * them apart together; else what only counts, or the row. What was passed over, and names that join several features,
     * are remarks.
     *
     * @param file the file
     * @return the zones
     * @throws DataException if it is not GeoJSON, several properties may name the zones (they are listed), or a ring
     *     cannot be, naming feature and zone
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Zones readZones(Path file) {
        return read(file, null, Limits.DEFAULT, remark -> LOG.info("{}: {}", file, remark));
    }

    /**
     * Reads zones by the property that names them.
     *
     * @param file the file
     * @param idProperty the property's name, or several as in {@code BORO, PCT, ZONE}; {@code id} is also the features'
     *     own id, {@code row} the number of the row, {@code repeat} that of a repeated name
     * @return the zones; features with one value are one zone
     * @throws DataException if it is not GeoJSON, a feature lacks the property, or a ring cannot be
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Zones readZones(Path file, String idProperty) {
        return readZones(file, idProperty, remark -> LOG.info("{}: {}", file, remark));
    }

    /**
     * Reads zones by the property that names them, and tells what was left out.
     *
     * @param file the file
     * @param idProperty the property's name, or several as in {@code BORO, PCT, ZONE}; {@code id} is also the features'
     *     own id, {@code row} the number of the row, {@code repeat} that of a repeated name
     * @param remarks gets a line for every ring without area that was left out, naming zone, part and place
     * @return the zones; features with one value are one zone
     * @throws DataException if it is not GeoJSON, a feature lacks the property, or a ring cannot be
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Zones readZones(Path file, String idProperty, Consumer<String> remarks) {
        return readZones(file, idProperty, Limits.DEFAULT, remarks);
    }

    /**
     * Reads zones by the property that names them, within other limits, and tells what was left out.
     *
     * @param file the file
     * @param idProperty the property's name, or several as in {@code BORO, PCT, ZONE}; {@code id} is also the features'
     *     own id, {@code row} the number of the row, {@code repeat} that of a repeated name
     * @param limits what the file may ask of the machine
     * @param remarks gets a line for every ring without area that was left out, naming zone, part and place
     * @return the zones; features with one value are one zone
     * @throws DataException if it is not GeoJSON, a feature lacks the property, a ring cannot be, or a limit is passed
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Zones readZones(Path file, String idProperty, Limits limits, Consumer<String> remarks) {
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(remarks, "remarks");
        String property = Texts.name(idProperty, "property that names the zones");
        return read(file, property, limits, remarks);
    }

    /**
     * Reads zones of which some lie across longitude 180, as in Alaska or Fiji, and splits those there: see
     * {@link psp.geo.Antimeridian}. The other ways to read refuse them.
     *
     * @param file the file
     * @param idProperty the property's name, or several as in {@code BORO, PCT, ZONE}; {@code id} is also the features'
     *     own id, {@code row} the number of the row, {@code repeat} that of a repeated name
     * @param remarks gets a line for every part that was split and for every ring without area that was left out
     * @return the zones; features with one value are one zone
     * @throws DataException if it is not GeoJSON, a feature lacks the property, or a ring cannot be
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Zones readZonesAcross180(Path file, String idProperty, Consumer<String> remarks) {
        Objects.requireNonNull(remarks, "remarks");
        String property = Texts.name(idProperty, "property that names the zones");
        List<GeoNode> features = features(file, Limits.DEFAULT);
        String label = DataFile.label(file);
        return zones(label, features, ZoneNames.of(label, features, property, stem(label), remarks), true, remarks);
    }

    /**
     * Reads zones from bytes in memory, named by the features' own ids or as {@link #readZones(Path)} does.
     *
     * @param bytes a GeoJSON text in UTF-8
     * @param label what errors call it
     * @return the zones
     * @throws DataException as {@link #readZones(Path)}
     */
    public static Zones ofBytes(byte[] bytes, String label) {
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(label, "label");
        List<GeoNode> features = features(GeoJsonParser.parse(bytes, label), label);
        Consumer<String> remarks = remark -> LOG.info("{}: {}", label, remark);
        return zones(label, features, ZoneNames.of(label, features, null, stem(label), remarks), false, remarks);
    }

    /**
     * The bytes that {@link #write} would put into a file.
     *
     * @param zones the zones
     * @return a FeatureCollection in UTF-8; the same zones give the same bytes
     */
    public static byte[] toBytes(Zones zones) {
        return GeoJsonWriter.bytes(Objects.requireNonNull(zones, "zones"));
    }

    static Zones read(Path file, @Nullable String named, Limits limits, Consumer<String> remarks) {
        String label = DataFile.label(file);
        List<GeoNode> features = features(file, limits);
        return zones(label, features, ZoneNames.of(label, features, named, stem(label), remarks), false, remarks);
    }

    private static List<GeoNode> features(Path path, Limits limits) {
        return features(GeoJsonParser.parse(path, limits), DataFile.label(path));
    }

    private static List<GeoNode> features(GeoNode root, String file) {
        List<GeoNode> features =
                switch (String.valueOf(root.type)) {
                    case "FeatureCollection" -> root.features;
                    case "Feature" -> List.of(root);
                    case "Polygon", "MultiPolygon", "GeometryCollection" -> {
                        GeoNode feature = new GeoNode(root.line);
                        feature.geometry = root;
                        yield List.of(feature);
                    }
                    default ->
                        throw DataException.atLine(
                                file,
                                root.line,
                                root.type == null
                                        ? "is not GeoJSON: it has no 'type'; it should be FeatureCollection"
                                        : "is of type '" + root.type
                                                + "'; zones are a FeatureCollection, Feature, Polygon or MultiPolygon");
                };
        if (features.isEmpty()) {
            throw DataException.inFile(file, "has no features");
        }
        VertexCheck.refuseIfMost(file, features);
        return features;
    }

    private static Zones zones(
            String file, List<GeoNode> features, List<String> names, boolean split, Consumer<String> remarks) {
        return ZoneBuilder.zones(file, features, names, split, remarks);
    }

    static String stem(String label) {
        String name = label.toLowerCase(Locale.ROOT).endsWith(".gz") ? label.substring(0, label.length() - 3) : label;
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /**
     * Writes zones as a FeatureCollection whose features have the zones' names as ids; {@link #readZones(Path)} gives
     * equal zones. The same zones give the same bytes.
     *
     * @param zones the zones
     * @param file the file, replaced if there; compressed if it ends in {@code .gz}
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static void write(Zones zones, Path file) {
        GeoJsonWriter.write(Objects.requireNonNull(zones, "zones"), Objects.requireNonNull(file, "file"));
    }
}
