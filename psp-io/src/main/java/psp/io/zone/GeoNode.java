package psp.io.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;

/** What one object of a GeoJSON file, or one record of a shapefile, says: a collection, a feature or a geometry. */
final class GeoNode {

    final long line;
    final SortedMap<String, String> properties = new TreeMap<>();
    /** The names of the properties in the order of the file. */
    final List<String> fields = new ArrayList<>();

    final List<GeoNode> features = new ArrayList<>();
    /** Of a GeometryCollection. */
    final List<GeoNode> geometries = new ArrayList<>();

    @Nullable
    String type;

    @Nullable
    String id;

    /** Whether the id is written as a number, as programs count features. */
    boolean hasNumberAsId;

    @Nullable
    GeoNode geometry;
    /** Nested lists, at the bottom of which is a {@code double[2]} a position. */
    @Nullable
    Object coordinates;

    /** An object that starts in a line, or 0 where the file has no lines. */
    GeoNode(long line) {
        this.line = line;
    }

    void put(String property, String value) {
        fields.add(property);
        properties.put(property, value);
    }

    DataException problem(String file, String text) {
        return line == 0 ? DataException.inFile(file, text) : DataException.atLine(file, line, text);
    }
}
