package psp.stats.internal.math;

/**
 * The law of a random count: its probabilities and both tails, each computed by itself, so that a tail of 1e-200
 * has as many true digits as one of 0.2.
 */
public sealed interface CountLaw permits PoissonLaw, BinomialLaw, NegativeBinomialLaw {
    /** Returns ln P(X = k), negative infinity where k cannot occur. */
    double lnPmf(long k);

    /** Returns P(X &lt;= k). */
    double cdf(long k);

    /** Returns P(X &gt; k). */
    double sf(long k);

    /** Returns P(X = k), 0 where it is below the smallest double. */
    default double pmf(long k) {
        return StrictMath.exp(lnPmf(k));
    }

    /**
     * Returns the least count that X stays at or below with at least this probability.
     *
     * @param p from 0 to below 1
     */
    default long quantile(double p) {
        long low = -1;
        long high = 1;
        while (cdf(high) < p) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (cdf(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
