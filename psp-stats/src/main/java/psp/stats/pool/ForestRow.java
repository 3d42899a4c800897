package psp.stats.pool;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.inference.Interval;
import psp.stats.internal.text.Checks;

/**
 * A row of a forest plot: a study, all of them on average, or what a next site may expect.
 *
 * @param kind what it shows
 * @param name the site's name, or what stands for it
 * @param before the count before; null for a prediction, as are the others
 * @param exposureBefore its days; null for all together
 * @param after the count after
 * @param exposureAfter its days; null for all together
 * @param difference how many more, below 0 fewer
 * @param ratio the rate ratio, 0 to infinity; null where there is none
 * @param range its range
 * @param weight its share of the pooled ratio, 0 to 1: 0 where nothing was counted; null but for sites
 * @param phi how much more its counts scatter than Poisson ones, 1 or more; null but for sites
 */
public record ForestRow(
        Kind kind,
        String name,
        @Nullable Long before,
        @Nullable Double exposureBefore,
        @Nullable Long after,
        @Nullable Double exposureAfter,
        @Nullable Double difference,
        @Nullable Double ratio,
        Interval range,
        @Nullable Double weight,
        @Nullable Double phi)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /** What a row shows. */
    public enum Kind {
        /** One study by itself, its range its own. */
        SITE("site"),
        /** All of them on average. */
        POOLED("pooled"),
        /** What a next site may expect; it has no counts. */
        PREDICTION("prediction");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** {@return the word that stands in tables, such as {@code pooled}} */
        public String text() {
            return text;
        }
    }

    /**
     * Checks the numbers.
     *
     * @param kind what it shows
     * @param name the site's name, or what stands for it
     * @param before the count before; null for a prediction, as are the others
     * @param exposureBefore its days; null for all together
     * @param after the count after
     * @param exposureAfter its days; null for all together
     * @param difference how many more, below 0 fewer
     * @param ratio the rate ratio, 0 to infinity; null where there is none
     * @param range its range
     * @param weight its share of the pooled ratio, 0 to 1: 0 where nothing was counted; null but for sites
     * @param phi how much more its counts scatter than Poisson ones, 1 or more; null but for sites
     * @throws IllegalArgumentException if one is NaN
     */
    public ForestRow {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(range, "range");
        number("exposure before", exposureBefore);
        number("exposure after", exposureAfter);
        number("difference", difference);
        number("ratio", ratio);
        number("weight", weight);
        number("phi", phi);
    }

    private static void number(String what, @Nullable Double value) {
        Checks.number(what, value == null ? 0 : value);
    }

    /** Returns the name, the counts and the range. */
    @Override
    public String toString() {
        String counts = difference == null || before == null || after == null
                ? ""
                : Phrases.difference(difference) + ", " + Texts.grouped(before) + " to " + Texts.grouped(after) + ", ";
        return name + ": " + counts + (ratio == null && kind != Kind.PREDICTION ? "no ratio" : range.inWords());
    }
}
