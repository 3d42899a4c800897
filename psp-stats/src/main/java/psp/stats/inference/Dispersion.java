package psp.stats.inference;

import java.io.Serializable;
import java.util.Locale;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import psp.stats.internal.text.Checks;

/**
 * How much more counts scatter than Poisson ones, and how much neighbouring periods go together.
 *
 * <p>{@code phi} is the sum of squared Pearson residuals over what independent Poisson ones would give; it is always
 * estimated and shown, never tested for being 1. Its interval takes that sum as {@code phi · chi²} with {@code freedom}
 * degrees (P. McCullagh and J. A. Nelder, Generalized Linear Models, 1989, section 4.5). Under eight sub-periods it cannot
 * be estimated and must be given.
 *
 * @param phi the dispersion, above 0; 1 is Poisson
 * @param autocorrelation of neighbouring periods, 0 to 1
 * @param inflation what both do to a standard error: a factor on the Poisson one, above 0
 * @param subPeriods from how many periods; 0 where phi was given by the user
 * @param freedom degrees of freedom, 0 where phi was given by the user
 */
public record Dispersion(double phi, double autocorrelation, double inflation, int subPeriods, double freedom)
        implements Serializable {

    private static final long serialVersionUID = 1;
    /** With fewer sub-periods phi is not estimable. */
    public static final int LEAST_PERIODS = 8;

    /**
     * Checks the numbers.
     *
     * @param phi the dispersion, above 0; 1 is Poisson
     * @param autocorrelation of neighbouring periods, 0 to 1
     * @param inflation what both do to a standard error: a factor on the Poisson one, above 0
     * @param subPeriods from how many periods; 0 where phi was given by the user
     * @param freedom degrees of freedom, 0 where phi was given by the user
     * @throws IllegalArgumentException if one is out of range
     */
    public Dispersion {
        Checks.phi(phi);
        Checks.phi(inflation);
        if (!(autocorrelation >= 0 && autocorrelation < 1)) {
            throw new IllegalArgumentException("The autocorrelation " + autocorrelation + " is not from 0 to below 1");
        }
        if (subPeriods < 0 || !(freedom >= 0)) {
            throw new IllegalArgumentException(
                    subPeriods + " sub-periods with " + freedom + " degrees of freedom; 0 or more");
        }
    }

    /**
     * {@return a dispersion that the user knows, such as from another year; it has no interval}
     *
     * @param phi variance over mean; 1 is Poisson
     */
    public static Dispersion given(double phi) {
        return new Dispersion(phi, 0, Math.sqrt(phi), 0, 0);
    }

    /** {@return whether phi was estimated from the data at hand} */
    public boolean estimated() {
        return subPeriods > 0;
    }

    /**
     * {@return the interval of phi; both ends are phi itself where it was given}
     *
     * @param level between 0 and 1, such as 0.95
     */
    public Interval interval(double level) {
        Checks.level(level);
        if (!estimated()) {
            return new Interval(phi, phi, level, "given");
        }
        ChiSquaredDistribution chi = ChiSquaredDistribution.of(freedom);
        return new Interval(
                freedom * phi / chi.inverseSurvivalProbability((1 - level) / 2),
                freedom * phi / chi.inverseCumulativeProbability((1 - level) / 2),
                level,
                "chi-squared");
    }

    /** Returns phi with its interval and the autocorrelation, such as {@code phi 1.4 (0.6 to 4.2), autocorrelation 0.1}. */
    @Override
    public String toString() {
        if (!estimated()) {
            return String.format(Locale.ROOT, "phi %.2f, given", phi);
        }
        Interval range = interval(0.95);
        return String.format(
                Locale.ROOT,
                "phi %.2f (%.2f to %.2f) from %d sub-periods, autocorrelation %.2f",
                phi,
                range.lo(),
                range.hi(),
                subPeriods,
                autocorrelation);
    }
}
