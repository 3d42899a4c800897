package psp.stats;

import java.io.Serializable;
import java.util.Objects;

/**
 * One way to say what a count would have been, and how far now is from it, net of the comparison area.
 *
 * @param kind which way
 * @param name what it is called in a sentence, such as {@code the mean of eleven years}
 * @param ratio now over what was expected, above 0
 * @param interval the range of that ratio, with its method
 * @param count how many there were; one half more where halves were added for a zero
 * @param assumes what one has to believe to use it
 */
public record Yardstick(Kind kind, String name, double ratio, Interval interval, double count, String assumes)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /** The ways to say what a count would have been; all stand side by side, and one may be sealed beforehand. */
    public enum Kind {
        /** As last year, moved with the comparison area. */
        LAST_YEAR,
        /** As on average over the last three years, beside the comparison area. */
        THREE_YEARS,
        /** As on average over the last five years, beside the comparison area. */
        FIVE_YEARS,
        /** As on average over all earlier years, beside the comparison area. */
        ALL_YEARS,
        /** On the straight line through all earlier years, beside the comparison area. */
        DRIFT;

        /** Returns whether the verdict needs this one where none is sealed: last year, the widest past and its drift. */
        public boolean decides() {
            return this == LAST_YEAR || this == ALL_YEARS || this == DRIFT;
        }
    }

    /** One way to say what a count would have been. */
    public Yardstick {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(assumes, "assumes");
        if (!(ratio > 0) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException("The ratio " + ratio + " must be a finite number above 0");
        }
    }

    /** Returns how many more (below 0: fewer) there were than expected: count · (1 − 1 / ratio). */
    public double difference() {
        return count * (1 - 1 / ratio);
    }

    /** Returns what this yardstick alone says: below, above or cannot tell. */
    public Verdict verdict() {
        return Verdict.of(interval);
    }

    /**
     * Returns the difference, its range, percent and verdict.
     *
     * @return such as {@code about 78 fewer than last year's course (235 fewer to 48 more): cannot tell}
     */
    @Override
    public String toString() {
        return "about " + Words.difference(difference()) + " than by " + name + " (" + range() + "), "
                + Words.change(ratio) + " (" + Words.range(interval) + "): " + verdict().text();
    }

    /** Returns the range of the difference in words, such as {@code 235 fewer to 48 more}. */
    public String range() {
        return Words.differences(count * (1 - 1 / interval.lo()), count * (1 - 1 / interval.hi()));
    }
}
