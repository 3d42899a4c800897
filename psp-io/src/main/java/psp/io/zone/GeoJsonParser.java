package psp.io.zone;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Texts;
import psp.io.internal.file.Bounded;
import psp.io.internal.file.DataFile;
import psp.io.internal.row.JsonRows;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/** Reads the objects of a GeoJSON file, member by member in any order, and recognizes its look-alikes. */
final class GeoJsonParser {

    private static final int MARK = 0x1E;
    private static final int SHOWN = 200;

    private final String file;
    private final JsonParser in;

    private GeoJsonParser(String file, JsonParser in) {
        this.file = file;
        this.in = in;
    }

    static GeoNode parse(Path path, Limits limits) {
        try (InputStream stream =
                new Bounded(DataFile.open(path, limits, Progress.NONE), DataFile.label(path), limits)) {
            return parse(stream, DataFile.label(path), limits);
        } catch (IOException e) {
            throw JsonRows.problem(DataFile.label(path), e, limits);
        }
    }

    static GeoNode parse(byte[] bytes, String file) {
        return parse(new ByteArrayInputStream(bytes), file, Limits.DEFAULT);
    }

    private static GeoNode parse(InputStream stream, String file, Limits limits) {
        JsonFactory json = JsonRows.factory(limits)
                .rebuild()
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .build();
        try (JsonParser in = json.createParser(withoutMarks(stream))) {
            return new GeoJsonParser(file, in).root();
        } catch (IOException e) {
            throw JsonRows.problem(file, e, limits);
        }
    }

    private GeoNode root() throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw problem("is not GeoJSON, which starts with '{'");
        }
        GeoNode root = object();
        JsonToken next = in.nextToken();
        if (next == null) {
            return root;
        }
        // One feature a line, as ogr2ogr's GeoJSONSeq and newline-delimited GeoJSON have it.
        GeoNode all = new GeoNode(root.line);
        all.type = "FeatureCollection";
        all.features.add(root);
        for (; next != null; next = in.nextToken()) {
            GeoNode feature = next == JsonToken.START_OBJECT ? object() : root;
            if (!"Feature".equals(root.type) || !"Feature".equals(feature.type) || next != JsonToken.START_OBJECT) {
                throw problem(
                        "goes on after the end of the GeoJSON; put all features into one FeatureCollection, or one a"
                                + " line");
            }
            all.features.add(feature);
        }
        return all;
    }

    /** Marks that GeoJSON text sequences (RFC 8142) put before each feature are blanks. */
    private static InputStream withoutMarks(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                return one == MARK ? ' ' : one;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = super.read(bytes, from, length);
                for (int i = from; i < from + read; i++) {
                    bytes[i] = bytes[i] == MARK ? (byte) ' ' : bytes[i];
                }
                return read;
            }
        };
    }

    private DataException problem(String text) {
        return DataException.atLine(file, Math.max(1, in.currentTokenLocation().getLineNr()), text);
    }

    private GeoNode object() throws IOException {
        GeoNode node = new GeoNode(in.currentTokenLocation().getLineNr());
        String esri = null;
        String error = null;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String member = in.currentName();
            in.nextToken();
            switch (member) {
                case "type" -> node.type = text();
                case "id" -> {
                    node.hasNumberAsId = in.currentToken().isNumeric();
                    node.id = text();
                }
                case "properties" -> properties(node);
                case "geometry" -> node.geometry = in.currentToken() == JsonToken.START_OBJECT ? object() : skipped();
                case "coordinates" ->
                    node.coordinates = in.currentToken() == JsonToken.START_ARRAY ? array() : skipped();
                case "features" -> objects(node.features, "feature");
                case "geometries" -> objects(node.geometries, "geometry");
                case "exceededTransferLimit" -> refuseCutShort();
                case "error" -> error = text();
                case "rings", "attributes", "geometryType" -> {
                    esri = member;
                    in.skipChildren();
                }
                default -> in.skipChildren();
            }
        }
        if (error != null && node.type == null) {
            throw problem("is no zones but the server's error: " + Texts.withoutControls(shortened(error))
                    + "; ask for the file again");
        }
        if (esri != null && node.type == null) {
            throw problem("is Esri JSON, not GeoJSON ('" + esri + "'); export it again with the two settings f=geojson"
                    + " and outSR=4326");
        }
        if ("Topology".equals(node.type)) {
            throw problem("is TopoJSON, not GeoJSON; unfold it first, as by mapshaper with -o format=geojson, in"
                    + " degrees (EPSG:4326)");
        }
        return node;
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // null is of any type
    private <T> @Nullable T skipped() throws IOException {
        in.skipChildren();
        return null;
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private void refuseCutShort() throws IOException {
        if (in.currentToken() == JsonToken.VALUE_TRUE) {
            throw problem("says that it is cut short (exceededTransferLimit): zones are missing; ask the server for the"
                    + " rest as well (resultOffset=), or download the layer as a file");
        }
        in.skipChildren();
    }

    private void objects(List<GeoNode> into, String what) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw problem("'" + in.currentName() + "' is not a list");
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                throw problem(what + " " + (into.size() + 1) + " is not an object");
            }
            into.add(object());
        }
    }

    private void properties(GeoNode node) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return;
        }
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            if (name.equals("exceededTransferLimit")) {
                refuseCutShort();
                continue;
            }
            String value = text();
            if (value != null) {
                node.put(name, value);
            }
        }
    }

    /** A value as written, lists and objects as JSON; null for null. */
    private @Nullable String text() throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (in.currentToken().isScalarValue()) {
            return in.getText();
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            out.copyCurrentStructure(in);
        }
        return text.toString();
    }

    /** Nested lists; a list that starts with a number is a position, of which the height is left out. */
    private Object array() throws IOException {
        List<Object> list = new ArrayList<>();
        JsonToken token = in.nextToken();
        if (token.isNumeric()) {
            return position();
        }
        for (; token != JsonToken.END_ARRAY; token = in.nextToken()) {
            if (token != JsonToken.START_ARRAY) {
                throw problem("the coordinates hold '" + in.getText() + "' where a list is expected");
            }
            list.add(array());
        }
        return list;
    }

    private double[] position() throws IOException {
        double[] xy = new double[2];
        int n = 0;
        for (JsonToken token = in.currentToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            if (!token.isNumeric()) {
                throw problem("a position holds '" + in.getText() + "'; give numbers, longitude first");
            }
            if (n < 2) {
                xy[n] = in.getDoubleValue();
            }
            n++;
        }
        if (n < 2) {
            throw problem("a position has one number; give longitude and latitude");
        }
        return xy;
    }
}
