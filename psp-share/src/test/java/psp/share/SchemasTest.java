package psp.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import psp.stats.Benchmark;

/** The files of a pack are as docs/schemas says; of JSON Schema this knows just what those use. */
class SchemasTest {

    private static final Path SCHEMAS = Path.of("..", "docs", "schemas");

    private static @Nullable Object parse(byte[] bytes) throws IOException {
        try (JsonParser in = new JsonFactory().createParser(bytes)) {
            in.nextToken();
            return value(in);
        }
    }

    private static @Nullable Object value(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                while (in.nextToken() != JsonToken.END_OBJECT) {
                    String name = in.currentName();
                    in.nextToken();
                    members.put(name, value(in));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(in));
                }
                yield items;
            }
            case VALUE_STRING -> in.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> new BigDecimal(in.getText());
        };
    }

    private static String type(@Nullable Object value) {
        return value == null
                ? "null"
                : value instanceof Map
                        ? "object"
                        : value instanceof List
                                ? "array"
                                : value instanceof String
                                        ? "string"
                                        : value instanceof Boolean
                                                ? "boolean"
                                                : ((BigDecimal) value)
                                                                        .stripTrailingZeros()
                                                                        .scale()
                                                                <= 0
                                                        ? "integer"
                                                        : "number";
    }

    private static void check(Map<?, ?> schema, @Nullable Object value, String path, List<String> faults) {
        assertThat(List.of(
                        "$schema",
                        "title",
                        "description",
                        "type",
                        "enum",
                        "pattern",
                        "minimum",
                        "items",
                        "properties",
                        "required",
                        "additionalProperties"))
                .as("words this test knows")
                .containsAll(texts(schema.keySet()));
        Object types = schema.get("type");
        List<?> allowed = types instanceof List<?> list ? list : List.of(String.valueOf(types));
        String type = type(value);
        if (!allowed.contains(type) && !(type.equals("integer") && allowed.contains("number"))) {
            faults.add(path + " is " + type + ", not " + allowed);
            return;
        }
        if (schema.get("enum") instanceof List<?> choices && !choices.contains(value)) {
            faults.add(path + " is " + value + ", none of " + choices);
        }
        if (value instanceof String text && schema.get("pattern") instanceof String pattern && !text.matches(pattern)) {
            faults.add(path + " is '" + text + "', not " + pattern);
        }
        if (value instanceof BigDecimal number
                && schema.get("minimum") instanceof BigDecimal least
                && number.compareTo(least) < 0) {
            faults.add(path + " is " + number);
        }
        if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                check((Map<?, ?>) schema.get("items"), items.get(i), path + "[" + i + "]", faults);
            }
        }
        if (value instanceof Map<?, ?> members) {
            Map<?, ?> properties = (Map<?, ?>) schema.get("properties");
            ((List<?>) schema.get("required"))
                    .stream()
                            .filter(name -> !members.containsKey(name))
                            .forEach(name -> faults.add(path + " has no " + name));
            members.forEach((name, member) -> {
                if (properties.get(name) instanceof Map<?, ?> known) {
                    check(known, member, path + "." + name, faults);
                } else {
                    faults.add(path + " has an unknown " + name);
                }
            });
        }
    }

    private static List<String> texts(Iterable<?> names) {
        List<String> all = new ArrayList<>();
        names.forEach(name -> all.add(String.valueOf(name)));
        return all;
    }

    @Test
    void everyJsonFileOfAPackFitsItsSchema() throws IOException {
        StudyPack days = StudyPack.of(Samples.days()).withZones(Samples.ZONES);
        StudyPack table = StudyPack.of(Samples.table().sealed(Benchmark.Kind.DRIFT))
                .fixedBeforehand(SealedPlan.of(
                                LocalDate.of(2016, 3, 15),
                                "shootings",
                                Samples.table().operation())
                        .withBenchmark(Benchmark.Kind.DRIFT));
        for (StudyPack pack : new StudyPack[] {days, table, days.published()}) {
            for (String name : pack.files()) {
                if (name.endsWith(".json") && !name.equals("zones.geojson")) {
                    List<String> faults = new ArrayList<>();
                    check(
                            (Map<?, ?>)
                                    parse(Files.readAllBytes(SCHEMAS.resolve(name.replace(".json", ".schema.json")))),
                            parse(pack.file(name)),
                            name,
                            faults);
                    assertThat(faults).as(pack + " " + name).isEmpty();
                }
            }
        }
    }
}
