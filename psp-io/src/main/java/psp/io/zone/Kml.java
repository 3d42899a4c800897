package psp.io.zone;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.io.internal.row.Xml;

/**
 * The placemarks of a KML file (OGC 12-007r2): polygons, also within a MultiGeometry, the name, and what ExtendedData says.
 *
 * <p>Read element by element, without document types and entities, so that a file can ask for nothing else.
 */
final class Kml {

    private static final Pattern BLANK_AFTER_COMMA = Pattern.compile(",\\s+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int DEEPEST = 200;

    private final String file;
    private final XMLStreamReader in;
    private final Deque<String> path = new ArrayDeque<>();
    private final List<GeoNode> features = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable GeoNode placemark;
    private List<Object> polygon = new ArrayList<>();
    private String field = "";

    private Kml(String file, XMLStreamReader in) {
        this.file = file;
        this.in = in;
    }

    static List<GeoNode> read(String file, InputStream stream) throws IOException {
        try {
            XMLStreamReader in = Xml.reader(Xml.text(file, stream));
            try {
                return new Kml(file, in).placemarks();
            } finally {
                in.close();
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException disk) {
                throw disk;
            }
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            String problem = "is damaged or no XML: "
                    + String.valueOf(e.getMessage()).lines().reduce((a, b) -> b).orElse("");
            throw line > 0 ? DataException.atLine(file, line, problem) : DataException.inFile(file, problem);
        }
    }

    private List<GeoNode> placemarks() throws XMLStreamException {
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(in.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(in.getText());
                case XMLStreamConstants.END_ELEMENT -> end(in.getLocalName());
                default -> {}
            }
        }
        return features;
    }

    private void start(String element) {
        if (path.isEmpty() && !element.equals("kml")) {
            throw DataException.inFile(
                    file,
                    "is XML of another kind (" + element.substring(0, Math.min(40, element.length())) + "), not KML; "
                            + Foreign.ogr2ogr(file, ""));
        }
        if (path.size() > DEEPEST) {
            throw DataException.atLine(
                    file, in.getLocation().getLineNumber(), "its elements are nested deeper than " + DEEPEST);
        }
        text.setLength(0);
        path.push(element);
        switch (element) {
            case "Placemark" -> placemark = new GeoNode(in.getLocation().getLineNumber());
            case "Polygon" -> polygon = new ArrayList<>();
            case "Data", "SimpleData" -> {
                String name = in.getAttributeValue(null, "name");
                field = name == null ? "" : name;
            }
            default -> {}
        }
    }

    private void end(String element) {
        path.pop();
        GeoNode feature = placemark;
        if (feature == null) {
            return;
        }
        String value = text.toString().strip();
        switch (element) {
            case "name" -> {
                if ("Placemark".equals(path.peek()) && !value.isEmpty()) {
                    feature.put("name", value);
                }
            }
            case "value" -> put(feature, value);
            case "SimpleData" -> put(feature, value);
            case "coordinates" -> coordinates(feature, value);
            case "Polygon" -> {
                GeoNode geometry = geometry(feature, "MultiPolygon");
                if (geometry.coordinates instanceof ArrayList<?> all) {
                    @SuppressWarnings("unchecked")
                    List<Object> parts = (List<Object>) all;
                    parts.add(polygon);
                }
            }
            case "Placemark" -> {
                features.add(feature);
                placemark = null;
            }
            default -> {}
        }
        text.setLength(0);
    }

    private void put(GeoNode feature, String value) {
        if (!field.isEmpty() && !value.isEmpty()) {
            feature.put(field, value);
        }
    }

    private static GeoNode geometry(GeoNode feature, String type) {
        GeoNode geometry = feature.geometry;
        if (geometry == null || !type.equals(geometry.type) && type.equals("MultiPolygon")) {
            geometry = new GeoNode(feature.line);
            geometry.type = type;
            geometry.coordinates = new ArrayList<>();
            feature.geometry = geometry;
        }
        return geometry;
    }

    private void coordinates(GeoNode feature, String value) {
        if (!path.contains("Polygon")) {
            geometry(feature, path.contains("LineString") ? "LineString" : "Point");
            return;
        }
        List<Object> ring = new ArrayList<>();
        for (String tuple : BLANKS.split(BLANK_AFTER_COMMA.matcher(value).replaceAll(","))) {
            if (!tuple.isEmpty()) {
                String[] numbers = tuple.split(",");
                try {
                    ring.add(new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])});
                } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                    throw DataException.atLine(
                            file,
                            in.getLocation().getLineNumber(),
                            String.format(
                                    Locale.ROOT,
                                    "a ring has the position '%s'; KML has longitude,latitude",
                                    tuple.substring(0, Math.min(40, tuple.length()))));
                }
            }
        }
        if (path.contains("innerBoundaryIs")) {
            polygon.add(ring);
        } else {
            polygon.add(0, ring);
        }
    }
}
