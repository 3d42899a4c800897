package psp.share.internal.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Library;

/** A value of a JSON file that knows where it stands, so that whatever is wrong with it is named by its place. */
public final class JsonNode {

    /** Far beyond what a pack holds; what is nested deeper is not read. */
    private static final int DEPTH = 32;

    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_NUMBER = 40;

    private final String file;
    private final String path;
    /** A map of nodes, a list of nodes, a text, a number, a truth, or null. */
    private final @Nullable Object value;

    private JsonNode(String file, String path, @Nullable Object value) {
        this.file = file;
        this.path = path;
        this.value = value;
    }

    /** Made when first asked for, after the library was looked at. */
    private static final class Parsers {

        static final JsonFactory JSON = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNameLength(1_000)
                        .maxNumberLength(LONGEST_NUMBER)
                        .build())
                .build();
    }

    public static JsonNode parse(byte[] bytes, String file) {
        Library.JACKSON_CORE.need();
        try (JsonParser in = Parsers.JSON.createParser(bytes)) {
            if (in.nextToken() == null) {
                throw DataException.inFile(file, "is empty");
            }
            JsonNode root = read(in, file, "");
            if (in.nextToken() != null) {
                throw DataException.inFile(file, "goes on after its end");
            }
            return root;
        } catch (JsonProcessingException e) {
            if (e instanceof StreamConstraintsException) {
                throw DataException.inFile(
                        file,
                        "is nested deeper than " + DEPTH + ", or has a text or number that is longer"
                                + " than any pack's; it was not read");
            }
            throw DataException.atLine(
                    file,
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr()),
                    "is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw DataException.inFile(file, "cannot be read: " + e.getMessage());
        }
    }

    private static JsonNode read(JsonParser in, String file, String path) throws IOException {
        JsonToken token = in.currentToken();
        return new JsonNode(
                file,
                path,
                switch (token) {
                    case START_OBJECT -> {
                        Map<String, JsonNode> members = new LinkedHashMap<>();
                        while (in.nextToken() != JsonToken.END_OBJECT) {
                            String name = in.currentName();
                            in.nextToken();
                            members.put(name, read(in, file, path.isEmpty() ? name : path + "." + name));
                        }
                        yield members;
                    }
                    case START_ARRAY -> {
                        List<JsonNode> items = new ArrayList<>();
                        while (in.nextToken() != JsonToken.END_ARRAY) {
                            items.add(read(in, file, path + "[" + items.size() + "]"));
                        }
                        yield items;
                    }
                    case VALUE_STRING -> in.getText();
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(in, file, path);
                    case VALUE_TRUE -> true;
                    case VALUE_FALSE -> false;
                    default -> null;
                });
    }

    private static BigDecimal number(JsonParser in, String file, String path) throws IOException {
        try {
            return in.getDecimalValue();
        } catch (NumberFormatException e) {
            throw new JsonNode(file, path, null).problem("is a number that cannot be: its exponent is too long");
        }
    }

    private String where() {
        return path.isEmpty() ? "the whole" : path;
    }

    public DataException problem(String what) {
        return DataException.inFile(file, where() + " " + what);
    }

    @SuppressWarnings("unchecked")
    private Map<String, JsonNode> members() {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, JsonNode>) map;
        }
        throw problem("is no object");
    }

    /** The member of a name, which must be there. */
    public JsonNode get(String name) {
        JsonNode member = members().get(name);
        if (member == null) {
            throw problem("has no '" + name + "'; it has " + members().keySet());
        }
        return member;
    }

    /** The member of a name; null if it is not there or null. */
    @Nullable
    public JsonNode find(String name) {
        JsonNode member = members().get(name);
        return member == null || member.value == null ? null : member;
    }

    Set<String> names() {
        return members().keySet();
    }

    boolean isNumber() {
        return value instanceof BigDecimal;
    }

    /** The items of a list. */
    @SuppressWarnings("unchecked")
    public List<JsonNode> items() {
        if (value instanceof List<?> list) {
            return (List<JsonNode>) list;
        }
        throw problem("is no list");
    }

    public String text() {
        if (value instanceof String text) {
            return text;
        }
        throw problem("is no text");
    }

    public boolean truth() {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw problem("is neither true nor false");
    }

    /** A number, or one of the words {@code infinity} and {@code -infinity}. */
    public double number() {
        if (value instanceof BigDecimal number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        if ("infinity".equals(value)) {
            return Double.POSITIVE_INFINITY;
        }
        if ("-infinity".equals(value)) {
            return Double.NEGATIVE_INFINITY;
        }
        throw problem("is no number");
    }

    /** A number as it is written. */
    public String written() {
        return value instanceof BigDecimal number ? number.toString() : text();
    }

    public long whole() {
        try {
            if (value instanceof BigDecimal number) {
                return number.longValueExact();
            }
        } catch (ArithmeticException e) {
            throw problem("is not a whole number: " + value);
        }
        throw problem("is no number");
    }

    public List<String> texts() {
        return items().stream().map(JsonNode::text).toList();
    }

    /** One of the constants of an enum, by its name in lower case with blanks. */
    public <E extends Enum<E>> E oneOf(Collection<E> choices) {
        for (E choice : choices) {
            if (JsonText.word(choice).equals(text())) {
                return choice;
            }
        }
        throw problem("is '" + text() + "'; it is one of "
                + choices.stream().map(JsonText::word).toList());
    }

    /** What a maker makes of the text; its refusal is named with the place. */
    public <T> T as(Function<String, T> maker) {
        return made(() -> maker.apply(text()));
    }

    public interface Maker<T> {
        T make();
    }

    /** What is made of this; the refusal of an impossible value is named with the place. */
    public <T> T made(Maker<T> maker) {
        try {
            return maker.make();
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw problem("cannot be: " + e.getMessage());
        }
    }
}
