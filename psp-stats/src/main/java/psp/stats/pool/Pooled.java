package psp.stats.pool;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;
import psp.core.Table;
import psp.core.Tabular;
import psp.core.internal.Texts;
import psp.stats.inference.Interval;
import psp.stats.inference.RateRatio;
import psp.stats.internal.math.Normal;
import psp.stats.internal.math.Roots;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Digits;
import psp.stats.internal.text.Words;

/**
 * One rate ratio for several sites, by one method: the mean of their log ratios with its doubt, and how far they
 * differ.
 *
 * <p>Limits are {@code exp(mean ± c · standard error)}, {@code c} a normal or t quantile by {@link PoolingLimits}.
 * Edges:
 *
 * <ul>
 * <li>no site with an incident: no ratio, the interval from 0 to infinity, p 1;
 * <li>one such site: its own ratio, interval and p;
 * <li>by counts, and nothing after in all sites together (or nothing before): the ratio 0 (infinity). Tau cannot be
 * told, so the other limit is as of one ratio for all sites: there the chance of seeing nothing is half of 1 − level
 * or, but with {@link PoolingLimits#NORMAL}, {@code exp(−t² / 2)} if that is less, as the likelihood of a range by t
 * would have it.
 * </ul>
 *
 * <p>NaN never comes out. Immutable.
 */
public final class Pooled implements Tabular, Serializable {

    private static final long serialVersionUID = 1;
    private static final double LEVEL = 0.95;

    /** What a method finds: mean and error of the log ratio, tau², Hartung and Knapp's q, the weights. */
    record Fit(double mean, double standardError, double tau2, double q, double[] weights) {}

    private final PoolingMethod method;
    private final PoolingLimits limits;
    private final List<Site> told;
    private final double logRatio;
    private final double standardError;
    private final double tau2;
    private final double[] weights;

    private Pooled(PoolingMethod method, PoolingLimits limits, List<Site> told, @Nullable Fit fit) {
        this.method = method;
        this.limits = limits;
        this.told = told;
        if (fit == null) {
            this.logRatio = told.isEmpty() ? 0 : StrictMath.log(edgeRatio(told));
            this.standardError = Double.POSITIVE_INFINITY;
            this.tau2 = 0;
            this.weights = told.stream().mapToDouble(site -> 1.0 / told.size()).toArray();
        } else {
            this.logRatio = fit.mean;
            this.standardError = fit.standardError * Math.sqrt(limits.factor(fit.q));
            this.tau2 = fit.tau2;
            this.weights = fit.weights;
        }
    }

    /** Pools the sites that have any incident. */
    static Pooled of(List<Site> sites, PoolingMethod method, PoolingLimits limits) {
        List<Site> told = sites.stream().filter(Site::told).toList();
        if (told.size() < 2 || method.ofCounts() && onOneSide(told)) {
            return new Pooled(method, limits, told, null);
        }
        return new Pooled(
                method,
                limits,
                told,
                method.ofCounts() ? new CountPool(told).fit(method) : new NormalPool(told).fit(method));
    }

    /** Whether there is nothing before in all sites together, or nothing after. */
    static boolean onOneSide(List<Site> sites) {
        return sites.stream().allMatch(site -> site.reduction().ratio().before() == 0)
                || sites.stream().allMatch(site -> site.reduction().ratio().after() == 0);
    }

    private static double edgeRatio(List<Site> told) {
        return told.size() == 1
                ? told.get(0).reduction().ratio().estimate().orElseThrow()
                : told.get(0).reduction().ratio().after() == 0 ? 0 : Double.POSITIVE_INFINITY;
    }

    /** {@return how it was pooled} */
    public PoolingMethod method() {
        return method;
    }

    /** {@return how its limits are made} */
    public PoolingLimits limits() {
        return limits;
    }

    /** {@return how many sites had any incident, 0 or more; the others say nothing of a ratio} */
    public int sites() {
        return told.size();
    }

    /** {@return the pooled rate ratio: 0 to infinity, empty where no site had any incident} */
    public OptionalDouble estimate() {
        return told.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(StrictMath.exp(logRatio));
    }

    /** {@return the mean of the log ratios: minus infinity to infinity, empty where no site had any incident} */
    public OptionalDouble logEstimate() {
        return told.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(logRatio);
    }

    /**
     * {@return the standard error of the log ratio, above 0; infinite at the edges, where limits do not come from it}
     */
    public double standardError() {
        return standardError;
    }

    /**
     * {@return tau, the standard deviation of the sites' true log ratios: 0.2 is about 20 % up or down} 0 for fewer than
     * two sites and at the edges; by counts at most 5.
     */
    public double tau() {
        return Math.sqrt(tau2);
    }

    /** {@return the square of {@link #tau}} */
    public double tau2() {
        return tau2;
    }

    /** A told site's share of the whole weight. */
    double weight(Site site) {
        int i = told.indexOf(site);
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return i < 0 ? 0 : weights[i] / sum;
    }

    private double critical(double tail, double freedom) {
        return limits == PoolingLimits.NORMAL
                ? -Normal.quantile(tail)
                : TDistribution.of(freedom).inverseSurvivalProbability(tail);
    }

    /**
     * Returns the interval of the mean ratio.
     *
     * @param level between 0 and 1, such as 0.95
     * @return limits from 0 to infinity; they leave out 1 exactly when the p-value is below 1 − level
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Interval interval(double level) {
        Checks.level(level);
        if (told.isEmpty()) {
            return new Interval(0, Double.POSITIVE_INFINITY, level, "no incident at any site");
        }
        if (told.size() == 1) {
            Interval own = told.get(0).reduction().interval(level);
            return new Interval(own.lo(), own.hi(), level, "one site: " + own.method());
        }
        if (Double.isInfinite(standardError)) {
            return edge(level);
        }
        double half = critical((1 - level) / 2, told.size() - 1) * standardError;
        return new Interval(StrictMath.exp(logRatio - half), StrictMath.exp(logRatio + half), level, label());
    }

    /** The one-sided interval where all incidents are before, or all after. */
    private Interval edge(double level) {
        double tail = (1 - level) / 2;
        double limit = StrictMath.log(tail);
        if (limits != PoolingLimits.NORMAL) {
            double t = critical(tail, told.size() - 1.0);
            limit = Math.min(limit, -t * t / 2);
        }
        double least = limit;
        boolean none = logRatio < 0;
        double start = none ? -1e3 : 1e3;
        double at = none
                ? Roots.of(mean -> lnChance(mean, true) - least, start, -start)
                : Roots.of(mean -> least - lnChance(mean, false), -start, start);
        String label = "as one ratio for all; tau not estimable";
        return none
                ? new Interval(0, StrictMath.exp(at), level, label)
                : new Interval(StrictMath.exp(at), Double.POSITIVE_INFINITY, level, label);
    }

    /** The log chance that all incidents fall before, or after, given each site's sum. */
    private double lnChance(double mean, boolean before) {
        double sum = 0;
        for (Site site : told) {
            RateRatio ratio = site.reduction().ratio();
            double lnOdds = (site.offset() + mean) * (before ? 1 : -1);
            double lnOther = lnOdds > 0
                    ? lnOdds + StrictMath.log1p(StrictMath.exp(-lnOdds))
                    : StrictMath.log1p(StrictMath.exp(lnOdds));
            sum -= (ratio.before() + ratio.after()) / site.phi() * lnOther;
        }
        return sum;
    }

    /** {@return the two-sided p against a mean ratio of 1; 1 where no site had any incident} */
    public double pValue() {
        if (told.isEmpty()) {
            return 1;
        }
        if (told.size() == 1) {
            return told.get(0).reduction().pValue();
        }
        if (Double.isInfinite(standardError)) {
            double none = lnChance(0, logRatio < 0);
            double exact = Math.min(1, 2 * StrictMath.exp(none));
            return limits == PoolingLimits.NORMAL ? exact : Math.max(exact, twoSided(Math.sqrt(-2 * none)));
        }
        return logRatio == 0 ? 1 : twoSided(Math.abs(logRatio) / standardError);
    }

    private double twoSided(double z) {
        return limits == PoolingLimits.NORMAL
                ? Normal.twoSided(z)
                : Math.min(1, 2 * TDistribution.of(told.size() - 1.0).survivalProbability(z));
    }

    /**
     * Returns the range of a next site's true ratio by {@code exp(mean ± t · sqrt(standard error² + tau²))}, {@code t}
     * with two degrees of freedom less than sites (a normal quantile with {@link PoolingLimits#NORMAL}). It takes tau as
     * known: with few sites, or where tau came out as 0, it is too narrow; {@link Sites#prediction} is not. Source: J. P. T.
     * Higgins, S. G. Thompson and D. J. Spiegelhalter, JRSS A 172 (2009).
     *
     * @param level between 0 and 1, such as 0.95
     * @return limits from 0 to infinity: just these with fewer than three sites, or at the edges
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Interval prediction(double level) {
        Checks.level(level);
        if (told.size() < 3 || Double.isInfinite(standardError)) {
            return new Interval(0, Double.POSITIVE_INFINITY, level, "not estimable of these sites");
        }
        double half = critical((1 - level) / 2, told.size() - 2) * Math.sqrt(standardError * standardError + tau2);
        return new Interval(StrictMath.exp(logRatio - half), StrictMath.exp(logRatio + half), level, label());
    }

    private String label() {
        long halved = method.ofCounts() ? 0 : told.stream().filter(Site::halved).count();
        return method.label() + ", " + limits.label()
                + (halved == 0 ? "" : ", one half added at " + Texts.plural(halved, "site"));
    }

    /** The one row: the ratio with its 95 % range, p, tau, the prediction that takes tau as known, and the method. */
    @Override
    public Table asTable() {
        Interval range = interval(LEVEL);
        Interval prediction = prediction(LEVEL);
        return Table.of(
                        "pooled by",
                        "limits",
                        "sites",
                        "ratio",
                        "low",
                        "high",
                        "level",
                        "p",
                        "tau",
                        "prediction low",
                        "prediction high")
                .plus(
                        method.label(),
                        limits.label(),
                        told.size(),
                        estimate(),
                        range.lo(),
                        range.hi(),
                        range.level(),
                        pValue(),
                        tau(),
                        prediction.lo(),
                        prediction.hi());
    }

    private Object[] held() {
        return new Object[] {method, limits, told, logRatio, standardError, tau2, weights};
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Pooled that && Arrays.deepEquals(held(), that.held());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(held());
    }

    /** Returns the change, its 95 % range, tau and the method. */
    @Override
    public String toString() {
        if (told.isEmpty()) {
            return "no incident at any site: no ratio";
        }
        Interval range = interval(LEVEL);
        return Words.change(StrictMath.exp(logRatio)) + " (" + range.inWords() + "), tau " + Digits.of(tau(), 3) + "; "
                + range.method();
    }
}
