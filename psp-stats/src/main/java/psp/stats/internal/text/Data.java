package psp.stats.internal.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import psp.core.Described;
import psp.core.Period;
import psp.core.Table;

/** Makes plain data of values: what any JSON library writes the same, numbers to 12 digits. */
public final class Data {

    private static final MathContext DIGITS = new MathContext(12);

    private final Map<String, Object> map = new LinkedHashMap<>();

    /** Puts a value; nothing where it is null, an empty optional or not finite. */
    public Data with(String key, @Nullable Object value) {
        Object plain = plain(value);
        if (plain != null) {
            map.put(key, plain);
        }
        return this;
    }

    /** The data, unmodifiable. */
    public Map<String, Object> map() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Map) {
            return value;
        }
        if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        if (value instanceof Double number) {
            return Double.isFinite(number)
                    ? (Object) new BigDecimal(number).round(DIGITS).doubleValue()
                    : null;
        }
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? plain(number.getAsDouble()) : null;
        }
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? plain(number.getAsInt()) : null;
        }
        if (value instanceof Optional<?> optional) {
            return plain(optional.orElse(null));
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof LocalDate || value instanceof Period) {
            return value.toString();
        }
        if (value instanceof Described result) {
            return result.data();
        }
        if (value instanceof Table table) {
            return rows(table);
        }
        if (value instanceof Collection<?> all) {
            return all.stream().map(Data::plain).filter(Objects::nonNull).toList();
        }
        throw new IllegalArgumentException("A " + value.getClass().getName() + " is no plain data");
    }

    /** One object a row, its keys the columns' names in one word, such as {@code alarmsFrom}. */
    private static List<Map<String, Object>> rows(Table table) {
        List<String> keys = table.header().stream().map(Data::key).toList();
        return table.rows().stream()
                .map(row -> {
                    Data cells = new Data();
                    for (int i = 0; i < keys.size(); i++) {
                        cells.with(keys.get(i), row.get(i));
                    }
                    return cells.map();
                })
                .toList();
    }

    private static String key(String column) {
        StringBuilder key = new StringBuilder();
        for (String word : column.split("[^A-Za-z0-9]+")) {
            key.append(
                    key.isEmpty()
                            ? word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1)
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return key.toString();
    }
}
