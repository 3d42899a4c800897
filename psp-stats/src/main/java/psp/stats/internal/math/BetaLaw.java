package psp.stats.internal.math;

/**
 * The beta law.
 *
 * @param a first shape, finite and above 0
 * @param b second shape, finite and above 0
 */
public record BetaLaw(double a, double b) {
    /** Checks the shapes. */
    public BetaLaw {
        if (!(a > 0 && b > 0 && a < Double.POSITIVE_INFINITY && b < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Beta shapes must be finite and above 0, not " + a + " and " + b);
        }
    }

    /** Returns P(X &lt;= x) for x from 0 to 1. */
    public double cdf(double x) {
        return cdf(a, b, x, 1 - x);
    }

    /** Returns P(X &lt;= x); y is 1 - x to all its digits. */
    public static double cdf(double a, double b, double x, double y) {
        if (x == 0 || y == 0) {
            return y == 0 ? 1 : 0;
        }
        return x <= (a + 1) / (a + b + 2) ? lower(a, b, x, y) : 1 - lower(b, a, y, x);
    }

    /** Returns ln P(X &lt;= x), also where the probability is below the smallest double; y is 1 - x, both above 0. */
    public static double lnCdf(double a, double b, double x, double y) {
        return x <= (a + 1) / (a + b + 2)
                ? lnPower(a, b, x, y) - StrictMath.log(fraction(a, b, x, y))
                : StrictMath.log1p(-lower(b, a, y, x));
    }

    /** Returns the point that X stays below with probability p, 0 to 1. */
    public double quantile(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("A probability must be from 0 to 1, not " + p);
        }
        if (p == 0 || p == 1) {
            return p;
        }
        double odds = StrictMath.exp(p <= 0.5 ? lnOddsQuantile(p) : -new BetaLaw(b, a).lnOddsQuantile(1 - p));
        return 1 / (1 + 1 / odds);
    }

    /**
     * Returns ln(x / (1 - x)) of the point x that X stays below with probability p.
     *
     * <p>For the point that X exceeds with a small probability, turn the law around (swap the shapes) and the sign.
     * For shapes far below one half the point can lie beyond the smallest double; psp has no such shapes.
     *
     * @param p above 0 and below 1, best at most one half
     */
    public double lnOddsQuantile(double p) {
        double start = StrictMath.log(a / b) + Normal.quantile(p) * Math.sqrt(1 / a + 1 / b);
        return Tail.solve(this::tail, p, start);
    }

    private Tail tail(double lnOdds) {
        double x = 1 / (1 + StrictMath.exp(-lnOdds));
        double y = 1 / (1 + StrictMath.exp(lnOdds));
        return new Tail(cdf(a, b, x, y), power(a, b, x, y));
    }

    /** Returns x^a y^b / B(a, b), the density of the log odds. */
    private static double power(double a, double b, double x, double y) {
        return a * b / (a + b) * StrictMath.exp(SaddlePoint.lnBinomial(a, b, x, y));
    }

    /** Returns ln(x^a y^b / B(a, b)), the log of the density of the log odds; y is 1 - x to all its digits. */
    public static double lnPower(double a, double b, double x, double y) {
        return StrictMath.log(a * b / (a + b)) + SaddlePoint.lnBinomial(a, b, x, y);
    }

    private static double lower(double a, double b, double x, double y) {
        return power(a, b, x, y) / fraction(a, b, x, y);
    }

    /**
     * Returns the power over P(X &lt;= x) up to about the mean: the even part of the continued fraction of DLMF 8.17.22
     * in Lentz's form. Its only difference, a y - b x, keeps its digits also where one shape is huge and x next to 0 or
     * 1. With the power in front from a saddle point, billions and far tails cost no digits; the number of turns grows
     * with the square root of the larger shape.
     */
    private static double fraction(double a, double b, double x, double y) {
        double above = a * y - b * x + 1;
        double fraction = nonZero(a / (a + 1) * above);
        double c = fraction;
        double d = 0;
        double turn = 0;
        for (long n = 1; Math.abs(turn - 1) > 1e-16; n++) {
            double at = a + 2.0 * n;
            double even = n * (b - n) * x / (at - 1);
            double over = even * ((a + n - 1) * ((a + b + n - 1) / (at - 1)) * x);
            double under = n + even + (a + n) / (at + 1) * (above + n * (1 + y));
            d = 1 / nonZero(under + over * d);
            c = nonZero(under + over / c);
            turn = d * c;
            fraction *= turn;
        }
        return fraction;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < 1e-300 ? 1e-300 : value;
    }
}
