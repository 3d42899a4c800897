package psp.stats.internal.math;

/**
 * Random numbers from a seed that are the same on any machine and JDK: SplitMix64 (G. L. Steele, D. Lea and C. H. Flood,
 * OOPSLA 2014), and G. Marsaglia's polar method (1964) with strict logarithms. One thread at a time.
 */
public final class Randoms {

    private static final double TO_UNIT = 0x1p-53;

    private long state;
    private double kept = Double.NaN;

    /** A run of numbers. */
    public Randoms(long seed) {
        this.state = seed;
    }

    /** Returns a number from 0 to below 1. */
    public double uniform() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * TO_UNIT;
    }

    /** Returns a standard normal number. */
    public double normal() {
        if (!Double.isNaN(kept)) {
            double second = kept;
            kept = Double.NaN;
            return second;
        }
        while (true) {
            double x = 2 * uniform() - 1;
            double y = 2 * uniform() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                double length = Math.sqrt(-2 * StrictMath.log(square) / square);
                kept = y * length;
                return x * length;
            }
        }
    }
}
