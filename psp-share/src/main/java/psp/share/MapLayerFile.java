package psp.share;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.Position;
import psp.io.zone.ZoneFile;
import psp.share.internal.text.JsonNode;
import psp.share.internal.text.Numbers;

/** A layer of the map as a file of lines, and as {@code context.csv} in a pack: a name and the points of a way in each row. */
final class MapLayerFile {

    private static final List<String> HEADER = List.of("name", "way");
    private static final String POINTS = ";";
    private static final List<String> NAMED_BY =
            List.of("name", "NAME", "Name", "fullname", "FULLNAME", "street", "STREET", "Street", "label", "LABEL");

    private MapLayerFile() {}

    static MapLayer read(Path file) {
        String label = String.valueOf(file.getFileName());
        byte[] bytes = PackFile.read(file);
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        return text.startsWith("{") && text.contains("LineString\"")
                ? ofGeoJson(JsonNode.parse(bytes, label), label)
                : MapLayer.of(ZoneFile.read(file));
    }

    private static MapLayer ofGeoJson(JsonNode json, String label) {
        JsonNode features = json.find("features");
        List<MapLayer.Line> lines = new ArrayList<>();
        for (JsonNode feature : features == null ? List.of(json) : features.items()) {
            JsonNode geometry = feature.find("geometry");
            if (geometry != null) {
                String name = name(feature.find("properties"));
                ways(geometry).forEach(way -> lines.add(way.made(() -> new MapLayer.Line(name, points(way)))));
            }
        }
        if (lines.isEmpty()) {
            throw DataException.inFile(label, "holds no line for the map; give streets as LineString, or districts");
        }
        return new MapLayer(lines);
    }

    /** The lists of points of a geometry: lines, and the rings of polygons. */
    private static List<JsonNode> ways(JsonNode geometry) {
        return switch (geometry.get("type").text()) {
            case "LineString" -> List.of(geometry.get("coordinates"));
            case "MultiLineString", "Polygon" -> geometry.get("coordinates").items();
            case "MultiPolygon" ->
                geometry.get("coordinates").items().stream()
                        .flatMap(part -> part.items().stream())
                        .toList();
            default -> List.of();
        };
    }

    private static List<Position> points(JsonNode way) {
        return way.items().stream()
                .map(point -> {
                    List<JsonNode> numbers = point.items();
                    if (numbers.size() < 2) {
                        throw point.problem("is no position of a longitude and a latitude");
                    }
                    return point.made(() ->
                            Position.of(numbers.get(0).number(), numbers.get(1).number()));
                })
                .toList();
    }

    private static String name(@Nullable JsonNode properties) {
        return properties == null
                ? ""
                : NAMED_BY.stream()
                        .map(properties::find)
                        .filter(Objects::nonNull)
                        .map(JsonNode::text)
                        .findFirst()
                        .orElse("");
    }

    static byte[] write(MapLayer layer) {
        return CsvText.write(
                HEADER,
                layer.lines().stream()
                        .map(line -> List.of(
                                line.name(),
                                line.way().stream()
                                        .map(at -> Numbers.text(at.longitude()) + " " + Numbers.text(at.latitude()))
                                        .collect(Collectors.joining(POINTS))))
                        .toList());
    }

    static MapLayer parse(byte[] bytes, String file) {
        List<MapLayer.Line> lines = new ArrayList<>();
        CsvText.read(bytes, file, HEADER, row -> {
            try {
                lines.add(new MapLayer.Line(
                        row.fields().get(0),
                        Arrays.stream(row.fields().get(1).split(POINTS, -1))
                                .map(MapLayerFile::point)
                                .toList()));
            } catch (IllegalArgumentException e) {
                throw DataException.atLine(file, row.number(), "is no line of a map: " + e.getMessage());
            }
        });
        return new MapLayer(lines);
    }

    private static Position point(String text) {
        return Optional.of(text.split(" ", -1))
                .filter(numbers -> numbers.length == 2)
                .map(numbers -> Position.of(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])))
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no longitude and latitude"));
    }
}
