package psp.stats.internal.math;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Logarithms of Poisson and binomial probabilities that keep their relative accuracy in the far tails and at counts
 * of billions.
 *
 * <p>A probability written as exp(-deviance) times a Stirling correction has no large terms that cancel, unlike a
 * difference of log factorials. Source: C. Loader, Fast and accurate computation of binomial probabilities (2000).
 * Counts need not be whole, which is what the beta, gamma and negative binomial laws use.
 */
public final class SaddlePoint {
    private static final double LN_2_PI = StrictMath.log(2 * Math.PI);

    private SaddlePoint() {}

    /** Returns ln of the Poisson probability of x at this mean; both may be any number from 0 up. */
    static double lnPoisson(double x, double mean) {
        if (x == 0) {
            return -mean;
        }
        if (mean == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return -stirlingError(x) - deviance(x, mean, x - mean) - (LN_2_PI + StrictMath.log(x)) / 2;
    }

    /**
     * Returns ln of the binomial probability of x successes and y failures.
     *
     * @param p chance of a success
     * @param q 1 - p, given apart because the difference loses digits where p is close to one
     */
    static double lnBinomial(double x, double y, double p, double q) {
        if (x == 0) {
            return y == 0 ? 0 : y * lnChance(q, p);
        }
        if (y == 0) {
            return x * lnChance(p, q);
        }
        if (p == 0 || q == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double n = x + y;
        // x - n p, without the cancellation that costs all digits where y is small beside x
        double above = x * q - y * p;
        return stirlingError(n)
                - stirlingError(x)
                - stirlingError(y)
                - deviance(x, n * p, above)
                - deviance(y, n * q, -above)
                - (LN_2_PI + StrictMath.log(x) + StrictMath.log(y / n)) / 2;
    }

    private static double lnChance(double p, double q) {
        return q < 0.5 ? StrictMath.log1p(-q) : StrictMath.log(p);
    }

    /**
     * Returns x ln(x / mean) - (x - mean), 0 or more: half the deviance of a Poisson count; both may be any number from 0
     * up, and a count above 0 at a mean of 0 is infinitely far.
     */
    public static double deviance(double x, double mean) {
        return x == 0 ? mean : mean == 0 ? Double.POSITIVE_INFINITY : deviance(x, mean, x - mean);
    }

    /** Returns x ln(x / mean) - difference, where difference = x - mean, without cancellation where these are close. */
    private static double deviance(double x, double mean, double difference) {
        if (!(Math.abs(difference) < 0.1 * (x + mean))) {
            return x * StrictMath.log(x / mean) - difference;
        }
        // x ln(x / mean) = 2 x artanh(v); its series after the first term, which joins with mean - x
        double v = difference / (x + mean);
        double v2 = v * v;
        double sum = difference * v;
        double term = 2 * x * v;
        for (int j = 3; ; j += 2) {
            term *= v2;
            double next = sum + term / j;
            if (next == sum) {
                return sum;
            }
            sum = next;
        }
    }

    /** Returns ln x! less Stirling's approximation of it. */
    private static double stirlingError(double x) {
        if (x < 16) {
            return LogGamma.value(x + 1) - (x + 0.5) * StrictMath.log(x) + x - LN_2_PI / 2;
        }
        double r = 1 / (x * x);
        return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - r / 1188) * r) * r) * r) / x;
    }
}
