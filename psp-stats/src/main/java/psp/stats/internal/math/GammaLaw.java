package psp.stats.internal.math;

import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * The gamma law with rate 1; for another rate divide by it.
 *
 * @param shape finite and above 0
 */
public record GammaLaw(double shape) {
    /** Checks the shape. */
    public GammaLaw {
        if (!(shape > 0 && shape < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A gamma shape must be finite and above 0, not " + shape);
        }
    }

    /** Returns P(X &lt;= x) for x from 0 up. */
    public double cdf(double x) {
        return RegularizedGamma.P.value(shape, x);
    }

    /** Returns P(X &gt; x) for x from 0 up. */
    public double sf(double x) {
        return RegularizedGamma.Q.value(shape, x);
    }

    /** Returns the point that X stays below with probability p, 0 to 1; infinite for 1. */
    public double quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("A probability must be from 0 to 1, not " + p);
        }
        if (p == 0 || p == 1) {
            return p == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        double start = Math.log(shape) + Normal.quantile(p) / Math.sqrt(shape);
        return Math.exp(
                p <= 0.5
                        ? Tail.solve(u -> new Tail(cdf(Math.exp(u)), slope(u)), p, start)
                        : -Tail.solve(u -> new Tail(sf(Math.exp(-u)), slope(-u)), 1 - p, -start));
    }

    private double slope(double lnX) {
        return shape * Math.exp(SaddlePoint.lnPoisson(shape, Math.exp(lnX)));
    }
}
