package psp.stats.internal.math;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErfc;

/** The standard normal law. */
public final class Normal {
    private static final double SQRT_2 = Math.sqrt(2);

    private Normal() {}

    /** Returns P(Z &lt;= z). */
    public static double cdf(double z) {
        return Erfc.value(-z / SQRT_2) / 2;
    }

    /** Returns P(|Z| &gt;= |z|). */
    public static double twoSided(double z) {
        return Erfc.value(Math.abs(z) / SQRT_2);
    }

    /** Returns the point that Z stays below with probability p, 0 to 1. */
    public static double quantile(double p) {
        return -SQRT_2 * InverseErfc.value(2 * p);
    }
}
