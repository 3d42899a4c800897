package psp.stats.inference;

import java.io.Serializable;
import java.util.Objects;
import org.apache.commons.statistics.distribution.TDistribution;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Digits;

/**
 * A change with its spread: fitted over sub-periods (quasi-Poisson, t, corrected for autocorrelation), or that of earlier years.
 *
 * @param logRatio the log of the rate ratio, finite
 * @param standardError its standard error, above 0
 * @param freedom the degrees of freedom of t, above 0
 * @param dispersion the spread of the sub-periods, or of the earlier years
 * @param yearly whether it is how far the count moves from year to year; else how far sub-periods scatter
 */
public record Spread(double logRatio, double standardError, double freedom, Dispersion dispersion, boolean yearly)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * Checks the numbers.
     *
     * @param logRatio the log of the rate ratio, finite
     * @param standardError its standard error, above 0
     * @param freedom the degrees of freedom of t, above 0
     * @param dispersion the spread of the sub-periods, or of the earlier years
     * @param yearly whether it is how far the count moves from year to year; else how far sub-periods scatter
     * @throws IllegalArgumentException if one is out of range
     */
    public Spread {
        Objects.requireNonNull(dispersion, "dispersion");
        if (!Double.isFinite(logRatio) || !(standardError > 0) || !(freedom > 0) || Double.isInfinite(standardError)) {
            throw new IllegalArgumentException("A log ratio of " + logRatio + " with the standard error "
                    + standardError + " on " + freedom + " degrees of freedom is no change that could be told");
        }
    }

    /**
     * A change fitted over sub-periods.
     *
     * @param logRatio the log of the rate ratio, finite
     * @param standardError its standard error, above 0
     * @param freedom the degrees of freedom of t, above 0
     * @param dispersion the spread of the sub-periods, or of the earlier years
     */
    public Spread(double logRatio, double standardError, double freedom, Dispersion dispersion) {
        this(logRatio, standardError, freedom, dispersion, false);
    }

    /**
     * {@return the interval of the rate ratio, at a level such as 0.95}
     *
     * @param level between 0 and 1
     */
    public Interval interval(double level) {
        Checks.level(level);
        double half = TDistribution.of(freedom).inverseSurvivalProbability((1 - level) / 2) * standardError;
        return new Interval(StrictMath.exp(logRatio - half), StrictMath.exp(logRatio + half), level, method());
    }

    /** {@return the two-sided p against no change; it is below 1 − level exactly when the interval leaves out 1} */
    public double pValue() {
        return Math.min(1, 2 * TDistribution.of(freedom).survivalProbability(Math.abs(logRatio) / standardError));
    }

    /** {@return the same with at least the error of Poisson counts} */
    public Spread noNarrowerThanPoisson() {
        double inflation = dispersion.inflation();
        return inflation >= 1
                ? this
                : new Spread(
                        logRatio,
                        standardError / inflation,
                        freedom,
                        new Dispersion(
                                dispersion.phi(),
                                dispersion.autocorrelation(),
                                1,
                                dispersion.subPeriods(),
                                dispersion.freedom()),
                        yearly);
    }

    /** {@return how the interval was made} */
    public String method() {
        return yearly
                ? "year-to-year variation of " + dispersion.subPeriods() + " earlier changes and of like areas, t of "
                        + Digits.of(freedom, 3) + ", phi " + Digits.of(dispersion.phi(), 3)
                : "quasi-Poisson over " + dispersion.subPeriods() + " sub-periods, t of " + Digits.of(freedom, 3)
                        + ", phi "
                        + Digits.of(dispersion.phi(), 3) + ", autocorrelation "
                        + Digits.of(dispersion.autocorrelation(), 2)
                        + (dispersion.phi() < 1 && dispersion.inflation() == 1 ? ", no narrower than Poisson" : "");
    }
}
