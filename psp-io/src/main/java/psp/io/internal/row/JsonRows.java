package psp.io.internal.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Library;
import psp.core.internal.Texts;
import psp.io.internal.file.DataFile;
import psp.io.internal.file.OverLimit;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/**
 * The objects of a JSON file as rows: an object a line, a list of objects as Socrata gives, GeoJSON features, ArcGIS'
 * features with attributes, or what an answer holds under {@code rows}, {@code data}, {@code records} and the like; lists of
 * values by the names that stand before them.
 *
 * <p>Properties are columns, those of objects in objects by {@code outer.inner}; a point is {@code longitude} and
 * {@code latitude} after its name, as in {@code geometry.longitude}. The columns are those of the first 1,000 objects, of
 * fewer where these are longer than the longest row.
 * Milliseconds since 1970, as ArcGIS writes dates, become moments of UTC where the name speaks of a date or time.
 */
public final class JsonRows extends RowSource {

    private static final int LOOKED_AT = 1_000;
    private static final int LISTS_NAMED = 20;
    private static final Set<String> LISTS =
            Set.of("features", "rows", "records", "data", "results", "items", "value", "values");
    /** What a server says in place of rows. */
    private static final List<String> FAILURES =
            List.of("error.message", "message", "error", "errorMessage", "errors", "detail");

    private static final Pattern DATED = Pattern.compile("(?i)date|time|_dt|dttm");
    /** From March 1973 to November 2096 in milliseconds. */
    private static final long FIRST_MILLISECOND = 100_000_000_000L;

    private static final long LAST_MILLISECOND = 4_000_000_000_000L;

    /** An object's properties by name, and the line where it starts. */
    private record Found(Map<String, String> values, long line) {}

    private final Limits limits;
    private final JsonParser in;
    private final Deque<Found> held = new ArrayDeque<>();
    private final List<String> header;
    private final Map<String, Integer> at = new HashMap<>();
    private final TreeMap<String, Long> notes = new TreeMap<>();
    private final int lookedAt;
    private final List<String> named = new ArrayList<>();
    private boolean listed;
    private boolean ended;
    /** Whether the rows are still looked for. */
    private boolean seeking;

    /** How many objects are open around the list of rows. */
    private int around;

    private boolean cut;
    /** Of the object that is being read, names and values. */
    private long characters;

    private JsonRows(String label, JsonParser in, Limits limits) throws IOException {
        super(label);
        this.in = in;
        this.limits = limits;
        start();
        for (long sum = characters; held.size() < LOOKED_AT && sum <= limits.rowCharacters(); sum += characters) {
            Found found = object();
            if (found == null) {
                break;
            }
            held.add(found);
        }
        lookedAt = held.size();
        held.forEach(found -> found.values.keySet().forEach(name -> at.putIfAbsent(name, at.size())));
        String[] names = new String[at.size()];
        at.forEach((name, i) -> names[i] = name);
        header = Arrays.asList(names);
        if (header.isEmpty()) {
            throw DataException.inFile(label, "holds no object with properties");
        }
        if (header.size() > limits.columns()) {
            throw DataException.inFile(
                    label, "its objects have more properties, " + OverLimit.allows("columns", limits.columns()));
        }
    }

    public static RowSource open(Path file, Limits limits, Progress progress) {
        String label = DataFile.label(file);
        InputStream stream = DataFile.open(file, limits, progress);
        try {
            JsonParser in = factory(limits).createParser(stream);
            return new JsonRows(label, in, limits);
        } catch (IOException | RuntimeException e) {
            try {
                stream.close();
            } catch (IOException later) {
                e.addSuppressed(later);
            }
            throw e instanceof RuntimeException known ? known : problem(label, (IOException) e, limits);
        }
    }

    /** What the parser says, without the word of the file that it quotes. */
    public static String withoutToken(String text) {
        return text.replaceFirst("(?s)token '.*?'(?=:|$)", "word");
    }

    /** A factory of parsers within the limits. */
    public static JsonFactory factory(Limits limits) {
        Library.JACKSON_CORE.need();
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(limits.fieldCharacters())
                        .maxNameLength(Math.min(50_000, limits.fieldCharacters()))
                        .build())
                .build();
    }

    /** What a failed reading of JSON is. */
    public static RuntimeException problem(String label, IOException e, Limits limits) {
        if (e instanceof JsonProcessingException json) {
            long line = json.getLocation() == null
                    ? 1
                    : Math.max(1, json.getLocation().getLineNr());
            String text = String.valueOf(json.getOriginalMessage());
            if (e instanceof StreamConstraintsException) {
                return DataException.atLine(
                        label,
                        line,
                        text.contains("nesting")
                                ? "is nested deeper, " + OverLimit.allows("depth", limits.depth())
                                : "a text or number is longer, "
                                        + OverLimit.allows("fieldCharacters", limits.fieldCharacters()));
            }
            return DataException.atLine(label, line, "is not JSON: " + withoutToken(text));
        }
        return e instanceof CharConversionException
                ? DataException.inFile(label, "is not in UTF-8: " + e.getMessage())
                : DataFile.problem(label, e);
    }

    private DataException problem(String text) {
        return DataException.atLine(
                label(), Math.max(1, in.currentTokenLocation().getLineNr()), text);
    }

    /** Goes to the first object: in a list, under features, or the whole file. */
    private void start() throws IOException {
        JsonToken token = in.nextToken();
        if (token == JsonToken.START_ARRAY) {
            listed = true;
        } else if (token != JsonToken.START_OBJECT) {
            throw problem("is not JSON of incidents, which starts with '{' or '['");
        } else {
            long line = in.currentTokenLocation().getLineNr();
            Map<String, String> values = new LinkedHashMap<>();
            seeking = true;
            around = 1;
            object("", values);
            seeking = false;
            if (listed) {
                notes.clear();
                return;
            }
            refuseFailure(values);
            held.add(new Found(values, line));
        }
    }

    /** Refuses what a server says where it has no rows. */
    private void refuseFailure(Map<String, String> values) {
        for (String name : FAILURES) {
            String said = values.get(name);
            if (said != null && values.size() <= 6) {
                throw DataException.inFile(
                        label(),
                        "is no data but what a server said in its place: '" + Texts.withoutControls(start(said))
                                + "'; ask it again, for less at once if it was too slow");
            }
        }
    }

    private @Nullable Found object() throws IOException {
        if (ended) {
            return null;
        }
        JsonToken token = in.nextToken();
        if (token == null || listed && token == JsonToken.END_ARRAY) {
            ended = true;
            readRest();
            return null;
        }
        if (listed && token == JsonToken.START_ARRAY) {
            return values();
        }
        if (token != JsonToken.START_OBJECT) {
            throw problem("holds '" + start(in.getText()) + "' where an object is expected");
        }
        characters = 0;
        Map<String, String> values = new LinkedHashMap<>();
        long line = in.currentTokenLocation().getLineNr();
        object("", values);
        return new Found(values, line);
    }

    /** A row as a list of values. */
    private Found values() throws IOException {
        characters = 0;
        long line = in.currentTokenLocation().getLineNr();
        List<String> all = new ArrayList<>();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            all.add(token.isScalarValue() && token != JsonToken.VALUE_NULL ? in.getText() : "");
            in.skipChildren();
            characters += all.get(all.size() - 1).length();
            if (characters > limits.rowCharacters()) {
                throw problem("a row is longer, " + OverLimit.allows("rowCharacters", limits.rowCharacters()));
            }
            if (all.size() > limits.columns()) {
                throw problem("a row has more values, " + OverLimit.allows("columns", limits.columns()));
            }
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            // Names that are fewer than the values do not say which.
            String name = named.size() == all.size() ? named.get(i) : "column " + (i + 1);
            values.put(name, all.get(i));
        }
        return new Found(values, line);
    }

    /** Reads what stands behind the list of rows: whether the answer was cut. */
    private void readRest() throws IOException {
        String name = "";
        for (JsonToken token = around > 0 ? in.nextToken() : null; token != null; token = in.nextToken()) {
            name = token == JsonToken.FIELD_NAME ? in.currentName() : name;
            seeCut(name, token);
        }
        if (cut) {
            remark(
                    "LOOK: the answer was cut by the server (exceededTransferLimit): rows are missing; download the rest");
        }
    }

    private void seeCut(String name, @Nullable JsonToken token) {
        cut |= token == JsonToken.VALUE_TRUE && name.equals("exceededTransferLimit");
    }

    private static String start(@Nullable String text) {
        return text == null ? "" : text.substring(0, Math.min(40, text.length()));
    }

    private void object(String before, Map<String, String> values) throws IOException {
        while (!(seeking && listed) && in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            if (seeking) {
                seeCut(name, token);
                if (token == JsonToken.START_ARRAY && LISTS.contains(name)) {
                    listed = true;
                    return;
                }
            }
            member(before, name, values);
        }
    }

    private void member(String before, String name, Map<String, String> values) throws IOException {
        boolean transparent = before.isEmpty() && (name.equals("properties") || name.equals("attributes"));
        switch (in.currentToken()) {
            case START_OBJECT -> {
                String inner = transparent ? "" : before + name + ".";
                object(inner.isEmpty() ? "" : inner, values);
                if (values.containsKey(inner + "x") && values.containsKey(inner + "y") && name.equals("geometry")) {
                    values.put(inner + "longitude", values.get(inner + "x"));
                    values.put(inner + "latitude", values.get(inner + "y"));
                }
            }
            case START_ARRAY -> list(before, name, values);
            case VALUE_NULL -> {}
            default -> {
                String value = dated(name, in.getText());
                values.put(before + name, value);
                characters += before.length() + name.length() + value.length();
            }
        }
        if (characters > limits.rowCharacters()) {
            throw problem("an object is longer, " + OverLimit.allows("rowCharacters", limits.rowCharacters()));
        }
        if (values.size() > limits.columns()) {
            throw problem("an object has more properties, " + OverLimit.allows("columns", limits.columns()));
        }
    }

    /** A pair of numbers named coordinates is a point; other lists are left out and counted. */
    private void list(String before, String name, Map<String, String> values) throws IOException {
        if (seeking && (name.equals("columns") || name.equals("fields"))) {
            names();
            return;
        }
        List<String> numbers = new ArrayList<>();
        JsonToken token = in.nextToken();
        while (token != JsonToken.END_ARRAY) {
            if (numbers.size() < 2) {
                numbers.add(token.isNumeric() ? in.getText() : "");
            }
            in.skipChildren();
            token = in.nextToken();
        }
        boolean point = name.equals("coordinates")
                && numbers.size() >= 2
                && !numbers.get(0).isEmpty()
                && !numbers.get(1).isEmpty();
        if (point) {
            values.put(before + "longitude", numbers.get(0));
            values.put(before + "latitude", numbers.get(1));
        } else {
            String note = "with a list in '" + before + name + "', left out";
            notes.merge(
                    notes.size() < LISTS_NAMED || notes.containsKey(note)
                            ? note
                            : "with a list in another property, left" + " out",
                    1L,
                    Long::sum);
        }
    }

    /** The names of the columns, told before rows that are lists. */
    private void names() throws IOException {
        named.clear();
        int depth = 0;
        for (JsonToken token = in.nextToken(); depth > 0 || token != JsonToken.END_ARRAY; token = in.nextToken()) {
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            boolean name = depth == 1 && "name".equals(in.currentName());
            if (token == JsonToken.VALUE_STRING && (name || depth == 0) && named.size() <= limits.columns()) {
                named.add(in.getText());
            }
        }
    }

    private String dated(String name, String text) {
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT
                || text.length() < 12
                || text.length() > 13
                || !DATED.matcher(name).find()) {
            return text;
        }
        long milliseconds = Long.parseLong(text);
        if (milliseconds < FIRST_MILLISECOND || milliseconds >= LAST_MILLISECOND) {
            return text;
        }
        notes.merge("with milliseconds since 1970 in '" + name + "', read as a moment of UTC", 1L, Long::sum);
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(milliseconds), ZoneOffset.UTC) + "+00:00";
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    protected @Nullable Row read() {
        try {
            Found found = held.isEmpty() ? object() : held.poll();
            if (found == null) {
                return null;
            }
            String[] fields = new String[header.size()];
            Arrays.fill(fields, "");
            found.values.forEach((name, value) -> {
                Integer i = at.get(name);
                if (i == null) {
                    notes.merge(
                            "with a property that the first " + Texts.grouped(lookedAt) + " have not, left out",
                            1L,
                            Long::sum);
                } else {
                    fields[i] = value;
                }
            });
            return new Row(fields, found.line);
        } catch (IOException e) {
            throw problem(label(), e, limits);
        }
    }

    @Override
    public List<String> remarks() {
        List<String> all = new ArrayList<>(super.remarks());
        notes.forEach((note, n) -> all.add(Texts.grouped(n) + " " + note));
        return all;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
