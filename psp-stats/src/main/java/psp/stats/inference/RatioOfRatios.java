package psp.stats.inference;

import java.io.Serializable;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import psp.stats.internal.math.Normal;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Digits;

/**
 * The change in one area over the change in another (RIRR, a ratio of two rate ratios): below 1 the area fell more,
 * or rose less, than the comparison.
 *
 * <p>Estimate = (after / before) / (comparison after / comparison before); standard error of its logarithm
 * = sqrt(phi x sum of 1 / count); normal limits and p on the log scale. Exposures cancel where both areas were counted
 * over the same days and otherwise enter as in {@link RateRatio}. Where one of the four counts is zero nothing of this
 * is defined; then, or when asked for by {@link #haldane()}, one half is added to each count, and the method printed
 * says so. Source: A. Agresti, Categorical Data Analysis (2013), section 3.1; the halves are J. Haldane's,
 * Annals of Human Genetics 20 (1956).
 *
 * @param treated the area that was worked on
 * @param comparison the area beside which it is held
 * @param phi how much more the counts scatter than Poisson ones, above 0; 1 is Poisson
 * @param halfAdded whether one half is added to each count
 */
public record RatioOfRatios(RateRatio treated, RateRatio comparison, double phi, boolean halfAdded)
        implements Serializable {
    /**
     * Checks phi, and adds the halves where a count is zero.
     *
     * @param treated the area that was worked on
     * @param comparison the area beside which it is held
     * @param phi how much more the counts scatter than Poisson ones, above 0; 1 is Poisson
     * @param halfAdded whether one half is added to each count
     * @throws IllegalArgumentException if phi is not a finite number above 0
     */
    public RatioOfRatios {
        Objects.requireNonNull(treated, "treated");
        Objects.requireNonNull(comparison, "comparison");
        Checks.phi(phi);
        halfAdded |= hasZero(treated) || hasZero(comparison);
    }

    /**
     * {@return the ratio of two rate ratios, taken as Poisson (phi 1)}
     *
     * @param treated the ratio of the area of focus
     * @param comparison the ratio of its comparison
     */
    public static RatioOfRatios of(RateRatio treated, RateRatio comparison) {
        return new RatioOfRatios(treated, comparison, 1, false);
    }

    /**
     * {@return the ratio for four counts over the same days in both areas, taken as Poisson (phi 1)}
     *
     * @param before counted in the focus before, 0 or more
     * @param after counted in the focus after, 0 or more
     * @param comparisonBefore counted in the comparison before, 0 or more
     * @param comparisonAfter counted in the comparison after, 0 or more
     */
    public static RatioOfRatios of(long before, long after, long comparisonBefore, long comparisonAfter) {
        return of(
                RateRatio.of(Rate.of(before, 1), Rate.of(after, 1)),
                RateRatio.of(Rate.of(comparisonBefore, 1), Rate.of(comparisonAfter, 1)));
    }

    /**
     * {@return the same counts with another dispersion, a finite number above 0}
     *
     * @param other variance over mean; 1 is Poisson
     */
    public RatioOfRatios withPhi(double other) {
        return new RatioOfRatios(treated, comparison, other, halfAdded);
    }

    /** {@return the same with one half added to each count (Haldane), whether or not one is zero} */
    public RatioOfRatios haldane() {
        return new RatioOfRatios(treated, comparison, phi, true);
    }

    /** {@return the ratio of ratios, above 0} */
    public double estimate() {
        return StrictMath.exp(logEstimate());
    }

    /** {@return the natural logarithm of the ratio of ratios} */
    public double logEstimate() {
        return logRatio(treated) - logRatio(comparison);
    }

    /** {@return the standard error of the logarithm} */
    public double standardError() {
        return Math.sqrt(phi * cells().map(n -> 1 / n).sum());
    }

    /** {@return the logarithm in standard errors} */
    public double z() {
        return logEstimate() / standardError();
    }

    /** {@return the two-sided normal p-value against a ratio of 1} */
    public double pValue() {
        return Normal.twoSided(z());
    }

    /**
     * {@return the interval of the ratio, normal on the log scale}
     *
     * @param level between 0 and 1, such as 0.95
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Interval interval(double level) {
        Checks.level(level);
        double reach = -Normal.quantile((1 - level) / 2) * standardError();
        return new Interval(
                StrictMath.exp(logEstimate() - reach), StrictMath.exp(logEstimate() + reach), level, method());
    }

    /** {@return how the limits are computed: the scale, phi, and whether one half was added} */
    public String method() {
        return "normal on the log scale, " + (phi == 1 ? "Poisson" : "phi " + Digits.of(phi, 4))
                + (halfAdded ? ", one half added to each count" : "");
    }

    /** Returns the four counts, the ratio, its 95 % interval and the method. */
    @Override
    public String toString() {
        return treated.before() + " to " + treated.after() + " against " + comparison.before() + " to "
                + comparison.after() + ": ratio " + Digits.of(estimate(), 3) + " " + interval(0.95);
    }

    private DoubleStream cells() {
        return LongStream.of(treated.before(), treated.after(), comparison.before(), comparison.after())
                .mapToDouble(this::cell);
    }

    private double logRatio(RateRatio r) {
        return StrictMath.log(cell(r.after()) / cell(r.before()) * (r.exposureBefore() / r.exposureAfter()));
    }

    private double cell(long count) {
        return halfAdded ? count + 0.5 : count;
    }

    private static boolean hasZero(RateRatio r) {
        return r.before() == 0 || r.after() == 0;
    }
}
