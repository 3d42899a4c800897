package psp.stats.inference;

import java.io.Serializable;
import psp.core.internal.Texts;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Digits;

/**
 * A count with its exposure: how many, in how many days (or any unit).
 *
 * <pre>{@code
 * RateRatio.of(Rate.of(53, 365), Rate.of(46, 366));
 * }</pre>
 *
 * @param count from 0 to 2^50
 * @param exposure days (or any unit) in which it was counted, finite and above 0
 */
public record Rate(long count, double exposure) implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * Checks both.
     *
     * @param count from 0 to 2^50
     * @param exposure days (or any unit) in which it was counted, finite and above 0
     * @throws IllegalArgumentException if the count is negative or above 2^50, or the exposure is not a finite number above 0
     */
    public Rate {
        Checks.count("of a rate", count);
        Checks.exposure("of a rate", exposure);
    }

    /**
     * {@return a count with its exposure; see the record for what is refused}
     *
     * @param count from 0 to 2^50
     * @param exposure days (or any unit) in which it was counted, finite and above 0
     */
    public static Rate of(long count, double exposure) {
        return new Rate(count, exposure);
    }

    /** Returns such as {@code 53 in 365}. */
    @Override
    public String toString() {
        return Texts.grouped(count) + " in " + Digits.of(exposure, 6);
    }
}
