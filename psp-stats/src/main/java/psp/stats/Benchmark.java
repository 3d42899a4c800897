package psp.stats;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import psp.core.Described;
import psp.core.internal.Phrases;
import psp.stats.inference.Interval;
import psp.stats.inference.Verdict;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Data;
import psp.stats.internal.text.Words;

/**
 * One way to say what a count would have been, and how far now is from it, net of the comparison area.
 *
 * @param kind which way
 * @param name what it is called in a sentence, such as {@code the mean of eleven years}
 * @param ratio now over what was expected, above 0 and finite
 * @param interval the range of that ratio, with its method; null where the earlier years are too few for one
 * @param count how many there were; one half more where halves were added for a zero
 * @param assumes what one has to believe to use it
 */
public record Benchmark(
        Kind kind, String name, double ratio, @Nullable Interval interval, double count, String assumes)
        implements Described, Serializable {

    private static final long serialVersionUID = 1;

    /** The ways to say what a count would have been; all stand side by side, and one may be registered beforehand. */
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
        DRIFT,
        /** As the level of the area moves in its city, from all earlier months. It decides unless another was registered. */
        CITY
    }

    /**
     * One way to say what a count would have been.
     *
     * @param kind which way
     * @param name what it is called in a sentence, such as {@code the mean of eleven years}
     * @param ratio now over what was expected, above 0 and finite
     * @param interval the range of that ratio, with its method; null where the earlier years are too few for one
     * @param count how many there were; one half more where halves were added for a zero
     * @param assumes what one has to believe to use it
     */
    public Benchmark {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(assumes, "assumes");
        if (!(ratio > 0) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException("The ratio " + ratio + " must be a finite number above 0");
        }
        Checks.number("count", count);
    }

    /** {@return how many more (below 0: fewer) there were than expected: count · (1 − 1 / ratio)} */
    public double difference() {
        return difference(ratio);
    }

    private double difference(double to) {
        return count == 0 ? 0 : count * (1 - 1 / to);
    }

    /** {@return whether it has a range, so that it can decide} */
    public boolean hasRange() {
        return interval != null;
    }

    /** Returns the same without its range, as it stands beside the one that decides. */
    Benchmark withoutRange() {
        return new Benchmark(kind, name, ratio, null, count, assumes);
    }

    /** {@return the range of {@link #difference}, from the fewest to the most; the ends may be infinite, as they are without a range} */
    public Interval differenceRange() {
        return interval == null
                ? new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.95, "too few earlier years")
                : new Interval(
                        difference(interval.lo()), difference(interval.hi()), interval.level(), interval.method());
    }

    /** {@return the difference in words: "about 78 fewer than expected from the mean of five years", "about what was expected from …"} */
    public String distance() {
        boolean same = Math.round(difference()) == 0;
        return (same ? "about what was expected" : "about " + Phrases.difference(difference()) + " than expected")
                + " from " + name;
    }

    /** {@return what this reading says if it decides: below, above or cannot tell} */
    public Verdict verdict() {
        return interval == null ? Verdict.CANNOT_TELL : Verdict.of(interval);
    }

    @Override
    public Map<String, Object> data() {
        return new Data()
                .with("reading", kind)
                .with("name", name)
                .with("verdict", interval == null ? null : verdict())
                .with("expected", count - difference())
                .with("difference", difference())
                .with("differenceInterval", interval == null ? null : differenceRange())
                .with("ratio", ratio)
                .with("interval", interval)
                .with("assumes", assumes)
                .map();
    }

    /**
     * Returns the difference and percent, and where there is one the range and verdict.
     *
     * @return such as {@code about 78 fewer than expected from last year's course (235 fewer to 48 more), 12 % lower (…): we can't say}
     */
    @Override
    public String toString() {
        return interval == null
                ? distance()
                : distance() + " (" + range() + "), " + Words.change(ratio) + " (" + interval.inWords() + "): "
                        + verdict().words();
    }

    /** {@return the range of the difference in words, such as {@code 235 fewer to 48 more}} */
    public String range() {
        return interval == null
                ? "too few earlier years for a range"
                : Words.differences(count, interval.lo(), interval.hi());
    }
}
