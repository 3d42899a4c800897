package psp.stats.internal.text;

/** What every door of this room refuses. */
public final class Checks {
    /** Up to here a count, and the sum of two, is exact in a double. */
    private static final long LARGEST_COUNT = 1L << 50;

    private Checks() {}

    public static void count(String name, long count) {
        if (count < 0 || count > LARGEST_COUNT) {
            throw new IllegalArgumentException("The count " + name + " must be from 0 to 2^50, not " + count);
        }
    }

    /** A number of a result, which may be unbounded but never none. */
    public static void number(String name, double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("The " + name + " is NaN, which is no number");
        }
    }

    public static void exposure(String name, double exposure) {
        if (!(exposure > 0 && exposure < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The exposure " + name + " must be a finite number above 0, such as days, not " + exposure);
        }
    }

    public static void level(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "The level must be between 0 and 1, not " + level + "; write 0.95 for 95 %");
        }
    }

    public static void phi(double phi) {
        if (!(phi > 0 && phi < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The dispersion phi must be a finite number above 0, not " + phi + "; 1 is Poisson");
        }
    }
}
