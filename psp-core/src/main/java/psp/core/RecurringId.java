package psp.core;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import psp.core.internal.Texts;

/**
 * An id that several rows of a file carry.
 *
 * @param id the record's own number
 * @param rows how many rows carry it, at least 2
 * @param differing in what they differ, such as {@code [occurred, position]}; empty if they are identical
 */
public record RecurringId(String id, int rows, List<String> differing) implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * An id that several rows carry.
     *
     * @param id the record's own number
     * @param rows how many rows carry it, at least 2
     * @param differing in what they differ, such as {@code [occurred, position]}; empty if they are identical
     * @throws IllegalArgumentException if fewer than 2 rows carry it
     */
    public RecurringId {
        Objects.requireNonNull(differing, "differing");
        id = Texts.name(id, "incident's id");
        differing = List.copyOf(differing);
        if (rows < 2) {
            throw new IllegalArgumentException("The id " + id + " recurs in " + rows + " row; at least 2");
        }
    }

    /**
     * Whether the rows say different things.
     *
     * @return true if they differ in anything
     */
    public boolean conflicting() {
        return !differing.isEmpty();
    }

    /**
     * The id, the rows, and in what they differ.
     *
     * @return such as {@code MKE1: 2 rows, differing in occurred}
     */
    @Override
    public String toString() {
        return id + ": " + rows + " rows, "
                + (differing.isEmpty() ? "identical" : "differing in " + String.join(", ", differing));
    }
}
