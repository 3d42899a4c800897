package psp.stats.inference;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import psp.core.Described;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Data;
import psp.stats.internal.text.Digits;
import psp.stats.internal.text.Words;

/**
 * The range of values that the data do not contradict at a level; both ends belong to it.
 *
 * @param lo the lower end, may be negative infinity
 * @param hi the upper end, may be infinity
 * @param level the chance that such a range holds the truth, between 0 and 1: 0.95 for 95 %
 * @param method how it was computed, in a few words
 */
public record Interval(double lo, double hi, double level, String method) implements Described, Serializable {
    /**
     * Checks the ends and the level.
     *
     * @param lo the lower end, may be negative infinity
     * @param hi the upper end, may be infinity
     * @param level the chance that such a range holds the truth, between 0 and 1: 0.95 for 95 %
     * @param method how it was computed, in a few words
     * @throws IllegalArgumentException if an end is NaN, the ends are reversed or the level is not between 0 and 1
     */
    public Interval {
        Objects.requireNonNull(method, "method");
        if (!(lo <= hi)) {
            throw new IllegalArgumentException("An interval cannot run from " + lo + " to " + hi);
        }
        Checks.level(level);
    }

    /**
     * Tells whether a value lies in the interval; its ends do.
     *
     * @param value any number, infinite ones too
     * @return whether it lies in the interval
     * @throws IllegalArgumentException if it is NaN
     */
    public boolean contains(double value) {
        Checks.number("value", value);
        return lo <= value && value <= hi;
    }

    /** {@return the range of a ratio in words, as in {@code 28 to 9 % lower} or {@code 30 % lower to 9 % higher}} */
    public String inWords() {
        return Words.range(lo, hi);
    }

    /**
     * {@return whether a range of ratios is narrow enough to be of use: its upper end at most eight times its lower one} A wider one is
     * in tables and data, and not in sentences.
     */
    public boolean usable() {
        return Words.isUsable(lo, hi);
    }

    @Override
    public Map<String, Object> data() {
        return new Data()
                .with("low", lo)
                .with("high", hi)
                .with("level", level)
                .with("method", method)
                .map();
    }

    /** Returns both ends to four digits, the level and the method. */
    @Override
    public String toString() {
        return "[" + Digits.of(lo, 4) + ", " + Digits.of(hi, 4) + "] " + Digits.percent(level) + ", " + method;
    }
}
