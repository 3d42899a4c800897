package psp.share;

import java.io.Serializable;
import java.util.Objects;

/**
 * Something that a pack says otherwise than it is when done again.
 *
 * @param file which of its files
 * @param figure which figure or part of the file
 * @param said what the pack says
 * @param computed what it is
 */
public record Mismatch(String file, String figure, String said, String computed) implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * Something that a pack says otherwise.
     *
     * @param file which of its files
     * @param figure which figure or part of the file
     * @param said what the pack says
     * @param computed what it is
     */
    public Mismatch {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(figure, "figure");
        Objects.requireNonNull(said, "said");
        Objects.requireNonNull(computed, "computed");
    }

    /** Returns such as {@code results.json, reduction: after: says 560, is 559}. */
    @Override
    public String toString() {
        return file + ", " + figure + ": says " + said + ", is " + computed;
    }
}
