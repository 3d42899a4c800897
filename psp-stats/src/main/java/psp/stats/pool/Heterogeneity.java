package psp.stats.pool;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import psp.core.internal.Texts;
import psp.stats.inference.Interval;

/**
 * How far several sites' log ratios differ beyond what their counts explain.
 *
 * <p>Log ratios are taken as normal with known variance; one half is added to both counts of a site with a zero, where
 * all of this is rough. {@code Q} is the weighted sum of squares about the fixed mean, chi-squared if all sites have
 * one ratio. With {@code s²} the variance within a typical site, {@code I² = tau² / (tau² + s²)} is the share of the
 * scatter that is between sites, and {@code H = sqrt((tau² + s²) / s²)} how many times wider it is than by chance. Tau²
 * by REML, its limits by Q-profile. Sources: J. P. T. Higgins and S. G. Thompson, Statistics in Medicine 21 (2002); W.
 * Viechtbauer, Statistics in Medicine 26 (2007).
 *
 * @param q Cochran's Q, 0 or more
 * @param freedom its degrees of freedom: a site less than had any incident, 1 or more
 * @param pValue the chance of such a Q or more, had all sites one ratio; with few sites it is seldom small
 * @param tau2 the variance of the true log ratios, 0 or more
 * @param tau2Range its interval, from 0; both ends 0 where the sites are more alike than chance would have them
 * @param i2 the share of the scatter that is between sites, 0 to below 1
 * @param i2Range its interval
 * @param h how many times wider the scatter is than by chance, 1 or more
 * @param hRange its interval
 * @param halved at how many sites one half was added to both counts
 */
public record Heterogeneity(
        double q,
        int freedom,
        double pValue,
        double tau2,
        Interval tau2Range,
        double i2,
        Interval i2Range,
        double h,
        Interval hRange,
        int halved)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * Checks the numbers.
     *
     * @param q Cochran's Q, 0 or more
     * @param freedom its degrees of freedom: a site less than had any incident, 1 or more
     * @param pValue the chance of such a Q or more, had all sites one ratio; with few sites it is seldom small
     * @param tau2 the variance of the true log ratios, 0 or more
     * @param tau2Range its interval, from 0; both ends 0 where the sites are more alike than chance would have them
     * @param i2 the share of the scatter that is between sites, 0 to below 1
     * @param i2Range its interval
     * @param h how many times wider the scatter is than by chance, 1 or more
     * @param hRange its interval
     * @param halved at how many sites one half was added to both counts
     * @throws IllegalArgumentException if one is NaN or out of range
     */
    public Heterogeneity {
        Objects.requireNonNull(tau2Range, "tau2Range");
        Objects.requireNonNull(i2Range, "i2Range");
        Objects.requireNonNull(hRange, "hRange");
        if (!(q >= 0)
                || freedom < 1
                || !(pValue >= 0 && pValue <= 1)
                || !(tau2 >= 0)
                || !(i2 >= 0 && i2 <= 1)
                || !(h >= 1)
                || halved < 0) {
            throw new IllegalArgumentException("Q " + q + " on " + freedom + " degrees of freedom, p " + pValue
                    + ", tau² "
                    + tau2 + ", I² " + i2 + ", H " + h + " and " + halved
                    + " halves are no account of how sites differ");
        }
    }

    /** Of a variance between sites and that within a typical one. */
    static Heterogeneity of(NormalPool pool, double level, int halved) {
        double tau2 = pool.fit(PoolingMethod.REML).tau2();
        double within = pool.typicalVariance();
        double[] limits = pool.tau2Limits(level);
        double q = pool.q(0);
        String method = "Q-profile";
        return new Heterogeneity(
                q,
                pool.freedom(),
                ChiSquaredDistribution.of(pool.freedom()).survivalProbability(q),
                tau2,
                new Interval(limits[0], limits[1], level, method),
                share(tau2, within),
                new Interval(share(limits[0], within), share(limits[1], within), level, method),
                wider(tau2, within),
                new Interval(wider(limits[0], within), wider(limits[1], within), level, method),
                halved);
    }

    private static double share(double tau2, double within) {
        return tau2 / (tau2 + within);
    }

    private static double wider(double tau2, double within) {
        return Math.sqrt(1 + tau2 / within);
    }

    /** Returns I² with its interval, tau with its interval, and Q. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.0f %% of the scatter is between sites (%.0f to %.0f), tau %.2f (%.2f to %.2f), Q %.1f"
                        + " on %d, p %.3f%s",
                100 * i2,
                100 * i2Range.lo(),
                100 * i2Range.hi(),
                Math.sqrt(tau2),
                Math.sqrt(tau2Range.lo()),
                Math.sqrt(tau2Range.hi()),
                q,
                freedom,
                pValue,
                halved == 0 ? "" : "; rough: one half added at " + Texts.plural(halved, "site"));
    }
}
