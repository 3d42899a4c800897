package psp.share.internal.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON the same on every machine: UTF-8, two blanks, line feeds, numbers of 12 digits. */
public final class JsonText {

    /** Writes the members of the outermost object. */
    public interface Body {
        void write(JsonText json) throws IOException;
    }

    private final JsonGenerator out;

    private JsonText(JsonGenerator out) {
        this.out = out;
    }

    /** One member a line. */
    public static byte[] object(Body body) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return written(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines), body);
    }

    /** Plain data, as {@link psp.core.Described} gives them: one member a line. */
    public static byte[] of(Map<String, ?> data) {
        return object(json -> {
            for (Map.Entry<String, ?> member : data.entrySet()) {
                json.out.writeFieldName(member.getKey());
                json.plain(member.getValue());
            }
        });
    }

    private void plain(Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> member : map.entrySet()) {
                out.writeFieldName(String.valueOf(member.getKey()));
                plain(member.getValue());
            }
            out.writeEndObject();
        } else if (value instanceof Collection<?> items) {
            out.writeStartArray();
            for (Object item : items) {
                plain(item);
            }
            out.writeEndArray();
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Double number) {
            out.writeNumber(Numbers.text(number));
        } else if (value instanceof Number whole) {
            out.writeNumber(whole.longValue());
        } else {
            out.writeString(value.toString());
        }
    }

    /** One item of a list a line. */
    public static byte[] rows(Body body) {
        return written(
                new DefaultPrettyPrinter()
                        .withObjectIndenter(new DefaultPrettyPrinter.FixedSpaceIndenter())
                        .withArrayIndenter(new DefaultIndenter("  ", "\n")),
                body);
    }

    private static byte[] written(DefaultPrettyPrinter printer, Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = new JsonFactory().createGenerator(bytes).setPrettyPrinter(printer)) {
            out.writeStartObject();
            body.write(new JsonText(out));
            out.writeEndObject();
            out.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A constant in words, such as {@code stepped down}. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    public void text(String name, @Nullable String value) throws IOException {
        out.writeFieldName(name);
        if (value == null) {
            out.writeNull();
        } else {
            out.writeString(value);
        }
    }

    public void whole(String name, long value) throws IOException {
        out.writeNumberField(name, value);
    }

    public void number(String name, @Nullable Double value) throws IOException {
        out.writeFieldName(name);
        if (value == null) {
            out.writeNull();
        } else if (Double.isInfinite(value)) {
            out.writeString(Numbers.text(value));
        } else {
            out.writeNumber(Numbers.text(value));
        }
    }

    public void truth(String name, boolean value) throws IOException {
        out.writeBooleanField(name, value);
    }

    public void texts(String name, Collection<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    public void object(String name, Body body) throws IOException {
        out.writeObjectFieldStart(name);
        body.write(this);
        out.writeEndObject();
    }

    /** What is written of one item of a list. */
    public interface Item<T> {
        void write(T item) throws IOException;
    }

    public <T> void objects(String name, Iterable<? extends T> items, Item<T> body) throws IOException {
        out.writeArrayFieldStart(name);
        for (T item : items) {
            out.writeStartObject();
            body.write(item);
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
