package psp.io.zone;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.io.internal.file.Bounded;
import psp.io.internal.file.DataFile;
import psp.io.internal.row.JsonRows;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/** Reads the objects of a GeoJSON file, member by member in any order, and recognizes its look-alikes. */
final class GeoJsonParser {

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
        try (JsonParser in = json.createParser(stream)) {
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
        if (in.nextToken() != null) {
            throw problem("goes on after the end of the GeoJSON; put all features into one FeatureCollection");
        }
        return root;
    }

    private DataException problem(String text) {
        return DataException.atLine(file, Math.max(1, in.currentTokenLocation().getLineNr()), text);
    }

    private GeoNode object() throws IOException {
        GeoNode node = new GeoNode(in.currentTokenLocation().getLineNr());
        String esri = null;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String member = in.currentName();
            in.nextToken();
            switch (member) {
                case "type" -> node.type = text();
                case "id" -> node.id = text();
                case "properties" -> properties(node);
                case "geometry" -> node.geometry = in.currentToken() == JsonToken.START_OBJECT ? object() : skipped();
                case "coordinates" ->
                    node.coordinates = in.currentToken() == JsonToken.START_ARRAY ? array() : skipped();
                case "features" -> features(node);
                case "rings", "attributes", "geometryType" -> {
                    esri = member;
                    in.skipChildren();
                }
                default -> in.skipChildren();
            }
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

    private void features(GeoNode node) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw problem("'features' is not a list");
        }
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                throw problem("feature " + (node.features.size() + 1) + " is not an object");
            }
            node.features.add(object());
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
            String value = text();
            if (value != null) {
                node.properties.put(name, value);
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
