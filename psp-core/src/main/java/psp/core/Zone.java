package psp.core;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;

/**
 * Named ground; the boundary may be missing where a department has zone names alone.
 *
 * @param name the name, which is its identity within {@link Zones}
 * @param boundary the ground, or null
 * @param properties what else the file says of it, sorted by key
 */
public record Zone(String name, @Nullable Boundary boundary, SortedMap<String, String> properties)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * Named ground.
     *
     * @param name the name, which is its identity within {@link Zones}
     * @param boundary the ground, or null
     * @param properties what else the file says of it, sorted by key
     * @throws IllegalArgumentException if the name is blank, or in round brackets, which are psp's own places
     */
    public Zone {
        Objects.requireNonNull(properties, "properties");
        name = checkedName(name);
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    static String checkedName(String text) {
        String name = Texts.name(text, "zone's name");
        if (name.startsWith("(") && name.endsWith(")")) {
            throw new IllegalArgumentException("A zone cannot be named '" + name
                    + "': names in round brackets, such as (no position), are psp's own places");
        }
        return name;
    }

    /**
     * A zone known by name alone.
     *
     * @param name the name
     * @return the zone without a boundary
     */
    public static Zone named(String name) {
        return new Zone(name, null, new TreeMap<>());
    }

    /**
     * A zone with its ground.
     *
     * @param name the name
     * @param boundary the ground
     * @return the zone
     */
    public static Zone of(String name, Boundary boundary) {
        return new Zone(name, Objects.requireNonNull(boundary, "boundary"), new TreeMap<>());
    }

    /**
     * The same with properties.
     *
     * @param values what else is known of it
     * @return a new zone
     */
    public Zone withProperties(Map<String, String> values) {
        Objects.requireNonNull(values, "values");
        return new Zone(name, boundary, new TreeMap<>(values));
    }

    /**
     * The same under another name.
     *
     * @param other the name
     * @return a new zone of the same version
     */
    public Zone withName(String other) {
        return new Zone(other, boundary, properties);
    }

    /**
     * The version of the ground: see {@link Boundary#version}.
     *
     * @return 64 hexadecimal digits, or {@code no boundary}
     */
    public String version() {
        return boundary == null ? "no boundary" : boundary.version();
    }

    /**
     * The area: see {@link Boundary#squareMetres}.
     *
     * @return square metres, or empty without a boundary
     */
    public OptionalDouble squareMetres() {
        return boundary == null ? OptionalDouble.empty() : OptionalDouble.of(boundary.squareMetres());
    }

    /**
     * The name, the extent and the start of the version.
     *
     * @return such as {@code center-street: 1 part, 101 vertices, version 1a2b3c4d}
     */
    @Override
    public String toString() {
        return boundary == null
                ? name + ": no boundary"
                : name + ": " + boundary + ", version " + version().substring(0, 8);
    }
}
