package psp.io.zone;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import psp.core.Boundary;
import psp.core.DataException;
import psp.core.Ring;
import psp.geo.Wkb;
import psp.geo.Wkt;
import psp.io.internal.row.CsvFile;
import psp.io.internal.row.Row;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/** The rows of a CSV with a column of ground: well-known text, its binary in hexadecimal digits, or GeoJSON geometries. */
final class ZoneTable {

    private static final Pattern TEXT =
            Pattern.compile("(?is)\\s*+(SRID=\\d++;\\s*+)?(MULTI)?POLYGON\\s*+(ZM|Z|M)?\\s*+(\\(.*|EMPTY\\s*)");
    private static final Pattern JSON = Pattern.compile("(?is)\\s*\\{.*\"(Multi)?Polygon\".*");
    private static final Pattern BINARY = Pattern.compile("(?i)0[01][0-9a-f]{20,}");
    private static final Pattern REFERENCE = Pattern.compile("(?i)\\A\\s*+SRID=(\\d++);\\s*+");
    private static final int LOOKED_AT = 100;

    private ZoneTable() {}

    static List<GeoNode> read(String file, Path path, char delimiter, Limits limits) {
        try (CsvFile table = new CsvFile(path, delimiter, limits, Progress.NONE)) {
            List<Row> held = new ArrayList<>();
            int column = -1;
            Row row = table.nextClosed();
            for (; row != null && column < 0 && held.size() < LOOKED_AT; row = table.nextClosed()) {
                held.add(row);
                column = column(row, table.header().size());
            }
            if (column < 0) {
                throw DataException.inFile(
                        file,
                        "holds no zones: none of its columns " + table.header()
                                + " is of well-known text (POLYGON …) or GeoJSON; export the layer as GeoJSON or shapefile");
            }
            List<GeoNode> features = new ArrayList<>();
            for (Row each : held) {
                features.add(feature(file, table.header(), each, column));
            }
            for (; row != null; row = table.nextClosed()) {
                features.add(feature(file, table.header(), row, column));
            }
            return features;
        }
    }

    private static int column(Row row, int columns) {
        for (int i = 0; i < Math.min(columns, row.size()); i++) {
            String text = row.field(i);
            if (TEXT.matcher(text).matches()
                    || JSON.matcher(text).matches()
                    || BINARY.matcher(text).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static GeoNode feature(String file, List<String> header, Row row, int column) {
        GeoNode feature = new GeoNode(row.line());
        for (int i = 0; i < Math.min(header.size(), row.size()); i++) {
            String value = row.field(i).strip();
            if (i != column && !value.isEmpty()) {
                feature.put(header.get(i), value);
            }
        }
        String text = column < row.size() ? row.field(column).strip() : "";
        if (!text.isEmpty()) {
            try {
                feature.geometry = geometry(file, row.line(), text);
            } catch (IllegalArgumentException e) {
                throw DataException.atLine(file, row.line(), "column '" + header.get(column) + "': " + e.getMessage());
            }
        }
        return feature;
    }

    private static GeoNode geometry(String file, long line, String text) {
        if (text.startsWith("{")) {
            return GeoJsonParser.parse(text.getBytes(StandardCharsets.UTF_8), file + ", line " + line);
        }
        GeoNode geometry = new GeoNode(line);
        geometry.type = "MultiPolygon";
        if (text.toUpperCase(Locale.ROOT).endsWith("EMPTY")) {
            geometry.coordinates = List.of();
        } else if (BINARY.matcher(text).matches()) {
            geometry.coordinates = nested(Wkb.readHex(text));
        } else {
            var reference = REFERENCE.matcher(text);
            if (reference.lookingAt() && !reference.group(1).equals("4326")) {
                throw new IllegalArgumentException("the ground is in the reference system " + reference.group(1)
                        + "; have it turned into WGS 84 degrees first, as by ST_Transform(geom, 4326)");
            }
            geometry.coordinates = nested(Wkt.read(REFERENCE.matcher(text).replaceFirst("")));
        }
        return geometry;
    }

    private static List<Object> nested(Boundary ground) {
        List<Object> parts = new ArrayList<>();
        for (Boundary.Part part : ground.parts()) {
            List<Object> rings = new ArrayList<>();
            rings.add(vertices(part.shell()));
            part.holes().forEach(hole -> rings.add(vertices(hole)));
            parts.add(rings);
        }
        return parts;
    }

    private static List<Object> vertices(Ring ring) {
        List<Object> vertices = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            vertices.add(new double[] {ring.longitude(i), ring.latitude(i)});
        }
        return vertices;
    }
}
