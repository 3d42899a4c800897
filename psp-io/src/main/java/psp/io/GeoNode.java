package psp.io;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one object of a GeoJSON file says: a collection, a feature or a geometry. */
final class GeoNode {

    final long line;
    final SortedMap<String, String> properties = new TreeMap<>();
    final List<GeoNode> features = new ArrayList<>();
    @Nullable String type;
    @Nullable String id;
    @Nullable GeoNode geometry;
    /** Nested lists, at the bottom of which is a {@code double[2]} a position. */
    @Nullable Object coordinates;

    GeoNode(long line) {
        this.line = line;
    }
}
