package psp.stats.pool;

import java.io.Serializable;
import java.util.Objects;
import psp.core.internal.Texts;
import psp.stats.Reduction;
import psp.stats.inference.RateRatio;
import psp.stats.inference.Spread;

/**
 * One study among several: its name and what changed there.
 *
 * <p>Its standard error is that of the log rate ratio, {@code sqrt(phi · (1 / before + 1 / after))}. Where the
 * reduction has a spread, {@code phi} is the square of its inflation, dispersion and autocorrelation together, and
 * never below 1; else the counts are taken as Poisson, {@code phi = 1}.
 *
 * @param name the name among the others, such as {@code Milwaukee}
 * @param reduction both counts with their exposures and their spread
 */
public record Site(String name, Reduction reduction) implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * Checks the name.
     *
     * @param name the name among the others, such as {@code Milwaukee}
     * @param reduction both counts with their exposures and their spread
     * @throws IllegalArgumentException if it is blank or holds a control character
     */
    public Site {
        name = Texts.name(name, "site's name");
        Objects.requireNonNull(reduction, "reduction");
    }

    /**
     * {@return a study under a name}
     *
     * @param name the name among the others, such as {@code Milwaukee}
     * @param reduction both counts with their exposures and their spread
     */
    public static Site of(String name, Reduction reduction) {
        return new Site(name, reduction);
    }

    /**
     * {@return two bare counts over the same calendar days under a name, taken as Poisson}
     *
     * @param name the name among the others, such as {@code Milwaukee}
     * @param ratio the count after beside the count before
     */
    public static Site of(String name, RateRatio ratio) {
        return new Site(name, Reduction.poisson(name, "before", "after", ratio, true));
    }

    /** {@return how much more the counts' difference scatters than Poisson ones would: 1 or more} */
    public double phi() {
        Spread spread = reduction.spread();
        return spread == null
                ? 1
                : Math.max(1, StrictMath.pow(spread.dispersion().inflation(), 2));
    }

    /** Whether phi was assumed to be 1. */
    boolean poisson() {
        return reduction.spread() == null;
    }

    /** Whether there is any incident, before or after; a site without says nothing of its ratio. */
    boolean told() {
        return reduction.ratio().before() + reduction.ratio().after() > 0;
    }

    /** Whether one of the counts is zero, so that one half must be added for a normal approximation. */
    boolean halved() {
        return reduction.ratio().before() == 0 || reduction.ratio().after() == 0;
    }

    /** The log of exposure after over exposure before. */
    double offset() {
        return StrictMath.log(
                reduction.ratio().exposureAfter() / reduction.ratio().exposureBefore());
    }

    /** The log rate ratio; one half added to both counts where one is zero. */
    double logRatio() {
        return StrictMath.log((reduction.ratio().after() + half())
                        / (reduction.ratio().before() + half()))
                - offset();
    }

    /** The variance of the log rate ratio. */
    double variance() {
        return phi()
                * (1 / (reduction.ratio().before() + half())
                        + 1 / (reduction.ratio().after() + half()));
    }

    private double half() {
        return halved() ? 0.5 : 0;
    }

    /** Returns the name and the change. */
    @Override
    public String toString() {
        return name + ": " + reduction;
    }
}
