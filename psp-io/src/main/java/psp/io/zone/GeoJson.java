package psp.io.zone;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import psp.core.DataException;
import psp.core.Zone;
import psp.core.Zones;
import psp.core.internal.Texts;
import psp.io.internal.file.DataFile;
import psp.io.limit.Limits;

/**
 * Zones in GeoJSON (RFC 7946), plain or {@code .gz}: a FeatureCollection, one Feature, or a bare geometry.
 *
 * <p>Geometries are Polygon or MultiPolygon, holes included, longitude first, in WGS 84 degrees; heights are left out,
 * and a feature without a geometry is a zone without a boundary. Properties are kept as text, lists and objects as
 * JSON, nulls left out. Features with one id are one zone. Esri JSON and TopoJSON are recognized and answered with the
 * setting that gives GeoJSON. A closed ring without area, as rounding leaves them of slivers, bounds no ground and is
 * left out with a remark (logged, where no taker is given); other bad rings are errors. Swapped coordinates
 * are recognized where nobody lives (south of 60° S, north of 84° N, or out of range), so a file from a country whose
 * exchanged coordinates are inhabited must be looked at by eye.
 */
public final class GeoJson {

    private static final Logger LOG = LoggerFactory.getLogger(GeoJson.class);

    private GeoJson() {}

    /**
     * Reads zones by their default names: the features' own ids; else the property {@code name}; else the only property
     * that no two features share; else, of a single feature, the file's name without its ending.
     *
     * @param file the file
     * @return the zones
     * @throws DataException if it is not GeoJSON, no property names the zones (those present are listed), or a ring
     *     cannot be, naming feature and zone
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Zones readZones(Path file) {
        List<GeoNode> features = features(file, Limits.DEFAULT);
        return zones(
                DataFile.label(file),
                features,
                ZoneNames.byDefault(DataFile.label(file), features, stem(DataFile.label(file))),
                false,
                remark -> LOG.info("{}: {}", file, remark));
    }

    /**
     * Reads zones by the property that names them.
     *
     * @param file the file
     * @param idProperty the property's name; {@code id} is also the features' own id
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
     * @param idProperty the property's name; {@code id} is also the features' own id
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
     * @param idProperty the property's name; {@code id} is also the features' own id
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
        List<GeoNode> features = features(file, limits);
        return zones(
                DataFile.label(file), features, ZoneNames.of(DataFile.label(file), features, property), false, remarks);
    }

    /**
     * Reads zones of which some lie across longitude 180, as in Alaska or Fiji, and splits those there: see
     * {@link psp.geo.Antimeridian}. The other ways to read refuse them.
     *
     * @param file the file
     * @param idProperty the property's name; {@code id} is also the features' own id
     * @param remarks gets a line for every part that was split and for every ring without area that was left out
     * @return the zones; features with one value are one zone
     * @throws DataException if it is not GeoJSON, a feature lacks the property, or a ring cannot be
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Zones readZonesAcross180(Path file, String idProperty, Consumer<String> remarks) {
        Objects.requireNonNull(remarks, "remarks");
        String property = Texts.name(idProperty, "property that names the zones");
        List<GeoNode> features = features(file, Limits.DEFAULT);
        return zones(
                DataFile.label(file), features, ZoneNames.of(DataFile.label(file), features, property), true, remarks);
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
        return zones(
                label,
                features,
                ZoneNames.byDefault(label, features, stem(label)),
                false,
                remark -> LOG.info("{}: {}", label, remark));
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

    private static List<GeoNode> features(Path path, Limits limits) {
        return features(GeoJsonParser.parse(path, limits), DataFile.label(path));
    }

    private static List<GeoNode> features(GeoNode root, String file) {
        List<GeoNode> features =
                switch (String.valueOf(root.type)) {
                    case "FeatureCollection" -> root.features;
                    case "Feature" -> List.of(root);
                    case "Polygon", "MultiPolygon" -> {
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
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            zones.add(new ZoneBuilder(file, i + 1, names.get(i), features.get(i), split, remarks).zone());
        }
        try {
            return Zones.of(zones);
        } catch (IllegalArgumentException e) {
            throw DataException.inFile(file, String.valueOf(e.getMessage()));
        }
    }

    private static String stem(String label) {
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
