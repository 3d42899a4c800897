package psp.share;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import psp.core.Statement;
import psp.share.internal.text.JsonNode;
import psp.share.internal.text.JsonText;
import psp.share.internal.text.Numbers;
import psp.stats.inference.Interval;

/** Figures as {@code results.json}, and how those written differ from those computed. */
final class ResultsJson {

    private ResultsJson() {}

    static byte[] write(Figures figures) {
        return JsonText.rows(json -> {
            json.text("rules", Statement.RULES);
            json.objects("figures", figures.all(), figure -> write(json, figure));
        });
    }

    private static void write(JsonText json, Figure figure) throws IOException {
        json.text("section", figure.section());
        json.text("quantity", figure.quantity());
        if (figure.number() == null) {
            json.text("words", figure.words());
            return;
        }
        json.number("number", figure.number());
        Interval range = figure.range();
        if (range != null) {
            json.number("from", range.lo());
            json.number("to", range.hi());
            json.number("level", range.level());
            json.text("method", range.method());
        }
    }

    /** One part of a figure: how it is named, and what it is for one that was computed. */
    private record Part(String json, String name, Function<Figure, @Nullable Object> value) {}

    private static final List<Part> PARTS = List.of(
            new Part("words", "", figure -> figure.words().isEmpty() ? null : figure.words()),
            new Part("number", "", Figure::number),
            new Part(
                    "from",
                    ", from",
                    figure -> figure.range() == null
                            ? null
                            : (Object) figure.range().lo()),
            new Part(
                    "to",
                    ", to",
                    figure -> figure.range() == null
                            ? null
                            : (Object) figure.range().hi()),
            new Part(
                    "level",
                    ", level",
                    figure -> figure.range() == null
                            ? null
                            : (Object) figure.range().level()),
            new Part(
                    "method",
                    ", method",
                    figure -> figure.range() == null ? null : figure.range().method()));

    /** The figures of a file that are not those computed. */
    static List<Mismatch> differences(byte[] bytes, String file, Figures computed) {
        JsonNode json = JsonNode.parse(bytes, file);
        List<Mismatch> differences = new ArrayList<>();
        if (!json.get("rules").text().equals(Statement.RULES)) {
            differences.add(new Mismatch(file, "rules", json.get("rules").text(), Statement.RULES));
        }
        Map<String, JsonNode> written = new LinkedHashMap<>();
        for (JsonNode figure : json.get("figures").items()) {
            String name =
                    figure.get("section").text() + ": " + figure.get("quantity").text();
            if (written.put(name, figure) != null) {
                throw figure.problem("'" + name + "' is there twice");
            }
        }
        for (Figure figure : computed.all()) {
            JsonNode own = written.remove(figure.name());
            if (own == null) {
                differences.add(new Mismatch(file, figure.name(), "not there", shown(figure)));
            } else {
                differ(own, figure)
                        .map(part -> difference(file, figure, own, part))
                        .forEach(differences::add);
            }
        }
        written.forEach((name, figure) -> differences.add(new Mismatch(
                file,
                name,
                figure.find("number") == null ? shown(figure.find("words")) : shown(figure.find("number")),
                "not computed")));
        return differences;
    }

    private static Stream<Part> differ(JsonNode own, Figure figure) {
        return PARTS.stream().filter(part -> {
            Object value = part.value.apply(figure);
            JsonNode node = own.find(part.json);
            if (value == null || node == null) {
                return value != null || node != null;
            }
            return value instanceof Double number
                    ? !Numbers.isWritten(number, node.written())
                    : !value.equals(node.text());
        });
    }

    private static Mismatch difference(String file, Figure figure, JsonNode own, Part part) {
        Object value = part.value.apply(figure);
        return new Mismatch(
                file,
                figure.name() + part.name,
                shown(own.find(part.json)),
                value instanceof Double number ? Numbers.text(number) : Objects.toString(value, "not there"));
    }

    private static String shown(@Nullable JsonNode node) {
        return node == null ? "not there" : node.written();
    }

    private static String shown(Figure figure) {
        Double number = figure.number();
        return number == null ? figure.words() : Numbers.text(number);
    }
}
