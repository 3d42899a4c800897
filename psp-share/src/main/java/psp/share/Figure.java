package psp.share;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import psp.share.internal.text.Numbers;
import psp.stats.inference.Interval;

/**
 * One named figure of a study: a number, with its range where it has one, or words.
 *
 * @param section which answer it belongs to, such as {@code reduction} or {@code standing against 2015}
 * @param quantity what it is, such as {@code ratio}; section and quantity together name the figure
 * @param number the number, may be infinite; null where the figure is words
 * @param range the range of the number with its level and method; null where it has none
 * @param words the words; empty where the figure is a number
 */
public record Figure(
        String section,
        String quantity,
        @Nullable Double number,
        @Nullable Interval range,
        String words) implements Serializable {

    private static final long serialVersionUID = 1;
    /** The quantity that stands in a section whose answer cannot be had; its words say why. */
    public static final String CANNOT = "not answered";

    /**
     * One named figure.
     *
     * @param section which answer it belongs to, such as {@code reduction} or {@code standing against 2015}
     * @param quantity what it is, such as {@code ratio}; section and quantity together name the figure
     * @param number the number, may be infinite; null where the figure is words
     * @param range the range of the number with its level and method; null where it has none
     * @param words the words; empty where the figure is a number
     * @throws IllegalArgumentException if a name is blank, the number is NaN, or it is number and words or neither
     */
    public Figure {
        Objects.requireNonNull(section, "section");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(words, "words");
        if (section.isBlank() || quantity.isBlank()) {
            throw new IllegalArgumentException(
                    "The figure '" + section + ": " + quantity + "' needs a section and a" + " quantity");
        }
        if (number != null && number.isNaN()) {
            throw new IllegalArgumentException("The figure '" + section + ": " + quantity + "' is not a number (NaN)");
        }
        if (number == null ? words.isEmpty() || range != null : !words.isEmpty()) {
            throw new IllegalArgumentException("The figure '" + section + ": " + quantity
                    + "' is either a number, perhaps with a range, or words");
        }
    }

    /** Returns a number without a range. */
    static Figure of(String section, String quantity, double number) {
        return new Figure(section, quantity, number, null, "");
    }

    /** Returns a number with its range. */
    static Figure of(String section, String quantity, double number, Interval range) {
        return new Figure(section, quantity, number, Objects.requireNonNull(range, "range"), "");
    }

    /** Returns words. */
    static Figure of(String section, String quantity, String words) {
        return new Figure(section, quantity, null, null, words);
    }

    /** {@return the figure's whole name, such as {@code reduction: ratio}} */
    public String name() {
        return section + ": " + quantity;
    }

    /**
     * Returns the name and the value.
     *
     * @return such as {@code reduction: ratio 0.808972503618 (0.704 to 0.941)}
     */
    @Override
    public String toString() {
        if (number == null) {
            return name() + " " + words;
        }
        return name() + " " + Numbers.text(number)
                + (range == null ? "" : " (" + Numbers.text(range.lo()) + " to " + Numbers.text(range.hi()) + ")");
    }
}
