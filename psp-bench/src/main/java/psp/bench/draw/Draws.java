package psp.bench.draw;

import java.util.SplittableRandom;
import psp.stats.internal.math.Normal;

/** Random counts for calibrations: the same from a seed on any machine and in any order of trials. */
public final class Draws {

    private final SplittableRandom random;

    private Draws(SplittableRandom random) {
        this.random = random;
    }

    /** The draws of one trial of one row. */
    public static Draws of(long seed, long row, long trial) {
        return new Draws(new SplittableRandom(seed * 1_000_003 + row * 7_919 + trial * 104_729 * 31));
    }

    public double normal() {
        return random.nextGaussian();
    }

    public double uniform() {
        return random.nextDouble();
    }

    /** A Poisson count: by inversion below 30, else by W. Hörmann's transformed rejection (PTRS, 1993). */
    public long poisson(double mean) {
        if (!(mean > 0)) {
            return 0;
        }
        if (mean < 30) {
            double u = random.nextDouble();
            double p = StrictMath.exp(-mean);
            long k = 0;
            for (double sum = p; u > sum && k < 1000; sum += p) {
                k++;
                p *= mean / k;
            }
            return k;
        }
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double scale = 1.1239 + 1.1328 / (b - 3.4);
        double limit = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            long k = (long) Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= limit) {
                return k;
            }
            if (k < 0 || (us < 0.013 && v > us)) {
                continue;
            }
            if (Math.log(v * scale / (a / (us * us) + b)) <= k * Math.log(mean) - mean - lnFactorial(k)) {
                return k;
            }
        }
    }

    private static double lnFactorial(long k) {
        if (k < 20) {
            double product = 1;
            for (long i = 2; i <= k; i++) {
                product *= i;
            }
            return Math.log(product);
        }
        double x = k + 1.0;
        return (x - 0.5) * Math.log(x) - x + 0.9189385332046727 + 1 / (12 * x) - 1 / (360 * x * x * x);
    }

    /** A gamma variate of mean {@code shape · scale}: G. Marsaglia and W. W. Tsang (2000). */
    public double gamma(double shape, double scale) {
        if (shape < 1) {
            return gamma(shape + 1, scale) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                if (Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                    return d * v * scale;
                }
            }
        }
    }

    /** A count of variance {@code phi · mean}: negative binomial, Poisson at phi 1. */
    public long count(double mean, double phi) {
        return phi <= 1 || !(mean > 0) ? poisson(mean) : poisson(gamma(mean / (phi - 1), phi - 1));
    }

    /** What goes together from one period to the next. */
    public enum Memory {
        /** The counts themselves: their normal scores are an autoregression, their law is kept. */
        COUNTS,
        /** The rate under the counts, an autoregressive log-normal factor; counts scatter about it as Poisson ones. */
        RATE
    }

    /** Counts about some means whose rate has the memory. */
    public long[] series(double[] means, double level, double phi, double autocorrelation) {
        return series(means, level, phi, autocorrelation, Memory.RATE);
    }

    /**
     * Counts about some means, of marginal dispersion phi (at the given level, where the rate has the memory): negative
     * binomial, Poisson at phi 1.
     */
    public long[] series(double[] means, double level, double phi, double autocorrelation, Memory memory) {
        long[] counts = new long[means.length];
        double spread = Math.sqrt(Math.log1p((phi - 1) / level));
        double state = normal();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = autocorrelation == 0
                    ? count(means[i], phi)
                    : memory == Memory.RATE
                            ? poisson(means[i] * Math.exp(spread * state - spread * spread / 2))
                            : quantile(means[i], phi, Normal.cdf(state));
            state = autocorrelation * state + Math.sqrt(1 - autocorrelation * autocorrelation) * normal();
        }
        return counts;
    }

    /** The count that a negative binomial one (Poisson at phi 1) stays at or below with a probability. */
    private static long quantile(double mean, double phi, double probability) {
        double size = phi <= 1 ? 0 : mean / (phi - 1);
        double p = phi <= 1 ? Math.exp(-mean) : Math.exp(-size * Math.log(phi));
        double sum = p;
        long k = 0;
        while (probability > sum && (p > 1e-300 || k < mean)) {
            k++;
            p *= phi <= 1 ? mean / k : (k - 1 + size) / k * ((phi - 1) / phi);
            sum += p;
        }
        return k;
    }
}
