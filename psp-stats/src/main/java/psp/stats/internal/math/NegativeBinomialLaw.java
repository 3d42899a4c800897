package psp.stats.internal.math;

/**
 * The negative binomial law with variance mean + mean² / size.
 *
 * @param size any positive number, whole or not; the larger, the closer to Poisson
 * @param mean a finite number from 0 up
 */
public record NegativeBinomialLaw(double size, double mean) implements CountLaw {
    /** Checks the size and mean. */
    public NegativeBinomialLaw {
        if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A negative binomial size must be finite and above 0, not " + size);
        }
        if (!(mean >= 0 && mean < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A negative binomial mean must be finite and at least 0, not " + mean);
        }
    }

    @Override
    public double lnPmf(long k) {
        if (k < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (k == 0) {
            return -size * StrictMath.log1p(mean / size);
        }
        return StrictMath.log(size / (size + k)) + SaddlePoint.lnBinomial(size, k, p(), q());
    }

    @Override
    public double cdf(long k) {
        return k < 0 ? 0 : BetaLaw.cdf(size, k + 1.0, p(), q());
    }

    @Override
    public double sf(long k) {
        return k < 0 ? 1 : BetaLaw.cdf(k + 1.0, size, q(), p());
    }

    private double p() {
        return size / (size + mean);
    }

    private double q() {
        return mean / (size + mean);
    }
}
