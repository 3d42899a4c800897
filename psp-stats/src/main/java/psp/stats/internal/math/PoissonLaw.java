package psp.stats.internal.math;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * The Poisson law.
 *
 * @param mean a finite number from 0 up
 */
public record PoissonLaw(double mean) implements CountLaw {
    /** Checks the mean. */
    public PoissonLaw {
        if (!(mean >= 0 && mean < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A Poisson mean must be finite and at least 0, not " + mean);
        }
    }

    @Override
    public double lnPmf(long k) {
        return k < 0 ? Double.NEGATIVE_INFINITY : SaddlePoint.lnPoisson(k, mean);
    }

    @Override
    public double cdf(long k) {
        return k < 0 ? 0 : mean == 0 ? 1 : RegularizedGamma.Q.value(k + 1.0, mean);
    }

    @Override
    public double sf(long k) {
        return k < 0 ? 1 : mean == 0 ? 0 : RegularizedGamma.P.value(k + 1.0, mean);
    }
}
