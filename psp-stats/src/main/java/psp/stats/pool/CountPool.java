package psp.stats.pool;

import java.util.Arrays;
import java.util.List;
import psp.stats.internal.math.Normal;
import psp.stats.internal.math.Roots;

/** Pools the counts of sites that say something, at least two, with some incident before and some after among them. */
final class CountPool {

    /** A standard deviation of log ratios that is not exceeded: a factor of 150 up or down. */
    static final double MOST_TAU = 5;

    private static final double[] GRID = {1e-3, 0.05, 0.1, 0.2, 0.3, 0.45, 0.65, 0.9, 1.3, 1.9, 2.7, 3.7, MOST_TAU};
    private static final int POINTS = 161;
    /** A log likelihood this far under the highest no longer counts. */
    private static final double DEEP = 40;

    /** Differences of log likelihoods, and slopes, that are nothing but rounding. */
    private static final double FLAT = 1e-12;

    private final SharedEffect effect;

    CountPool(List<Site> sites) {
        effect = new SharedEffect(
                sites.stream()
                        .mapToDouble(s -> s.reduction().ratio().before() / s.phi())
                        .toArray(),
                sites.stream()
                        .mapToDouble(s -> s.reduction().ratio().after() / s.phi())
                        .toArray(),
                sites.stream().mapToDouble(Site::offset).toArray());
    }

    /** The pool by a method of counts. */
    Pooled.Fit fit(PoolingMethod method) {
        double tau = method.fixed() ? 0 : tau(method == PoolingMethod.COUNTS);
        double mean = effect.likeliestMean(tau);
        SharedEffect.At at = effect.at(mean, tau);
        double information = -at.mm();
        // At its greatest value tau is no longer free.
        if (method == PoolingMethod.COUNTS_ML && tau > 0 && tau < MOST_TAU && at.ss() < 0) {
            information += at.ms() * at.ms() / at.ss();
        }
        double q = 0;
        double[] weights = new double[effect.size()];
        for (int i = 0; i < weights.length; i++) {
            SharedEffect.At site = effect.at(i, mean, tau);
            q += site.mm() < 0 ? site.m() * site.m() / -site.mm() : 0;
            weights[i] = -site.mm();
        }
        return new Pooled.Fit(mean, Math.sqrt(1 / information), tau * tau, q / (weights.length - 1), weights);
    }

    /** The likeliest tau; 0 where less than 0.001, and at most {@link #MOST_TAU}. */
    private double tau(boolean restricted) {
        Profile[] profiles = new Profile[GRID.length];
        double near = effect.likeliestMean(MOST_TAU);
        for (int i = GRID.length - 1; i >= 0; i--) {
            near = effect.likeliestMean(GRID[i], near);
            profiles[i] = profile(GRID[i], restricted, near);
        }
        int best = 0;
        for (int i = 1; i < profiles.length; i++) {
            best = profiles[i].value > profiles[best].value ? i : best;
        }
        // Where every site has one incident, mean and tau cannot be told apart: the likelihood is flat but for
        // rounding.
        if (profiles[best].value - profiles[0].value < FLAT * (1 + Math.abs(profiles[0].value))) {
            best = 0;
        }
        boolean rising = profiles[best].slope > FLAT;
        if (best == 0 && !rising) {
            return 0;
        }
        if (best == GRID.length - 1 && rising) {
            return MOST_TAU;
        }
        int low = rising ? best : best - 1;
        return Roots.of(
                tau -> {
                    Profile at = profile(tau, restricted);
                    return Math.abs(at.slope) <= FLAT * (1 + Math.abs(at.value)) ? 0 : at.slope;
                },
                GRID[low],
                GRID[low + 1]);
    }

    /** The log likelihood of tau at the likeliest mean, and its slope; restricted if asked for. */
    private Profile profile(double tau, boolean restricted) {
        return profile(tau, restricted, effect.likeliestMean(tau));
    }

    private Profile profile(double tau, boolean restricted, double mean) {
        SharedEffect.At at = effect.at(mean, tau);
        return restricted
                ? new Profile(
                        mean,
                        -1 / at.mm(),
                        at.value() - StrictMath.log(-at.mm()) / 2,
                        at.s() - (at.mms() - at.mmm() * at.ms() / at.mm()) / at.mm() / 2)
                : new Profile(mean, -1 / at.mm(), at.value(), at.s());
    }

    private record Profile(double mean, double variance, double value, double slope) {}

    /**
     * Both limits of a next site's log ratio: tau weighted by its restricted likelihood from 0 to {@link #MOST_TAU},
     * normal given tau.
     */
    double[] next(double level) {
        double[] means = new double[POINTS];
        double[] deviations = new double[POINTS];
        double[] weights = new double[POINTS];
        Arrays.fill(weights, Double.NEGATIVE_INFINITY);
        double reach = StrictMath.log(10 * MOST_TAU + Math.sqrt(1 + 100 * MOST_TAU * MOST_TAU));
        double tau = tau(true);
        // From the likeliest tau both ways, as far as it matters.
        int top = (int) Math.round((POINTS - 1) * StrictMath.log(10 * tau + Math.sqrt(1 + 100 * tau * tau)) / reach);
        double highest = Double.NEGATIVE_INFINITY;
        int from = top;
        int to = top;
        for (int side = -1; side <= 1; side += 2) {
            double near = effect.likeliestMean(tau);
            for (int i = side < 0 ? top : top + 1; i >= 0 && i < POINTS; i += side) {
                // Evenly in the inverse hyperbolic sine of 10 tau: fine below 0.1, in even ratios above.
                double x = reach * i / (POINTS - 1);
                double other = StrictMath.sinh(x) / 10;
                near = effect.likeliestMean(other, near);
                Profile profile = profile(other, true, near);
                double weight = profile.value + StrictMath.log(StrictMath.cosh(x));
                if (!(weight >= highest - DEEP)) {
                    break;
                }
                means[i] = near;
                deviations[i] = Math.sqrt(profile.variance + other * other);
                weights[i] = weight;
                highest = Math.max(highest, weight);
                from = Math.min(from, i);
                to = Math.max(to, i);
            }
        }
        double sum = 0;
        for (int i = from; i <= to; i++) {
            // Simpson's rule.
            double simpson = i == 0 || i == POINTS - 1 ? 1 : i % 2 == 1 ? 4 : 2;
            weights[i] = simpson * StrictMath.exp(weights[i] - highest);
            sum += weights[i];
        }
        double tail = (1 - level) / 2 * sum;
        int first = from;
        int last = to;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = first; i <= last; i++) {
            double far = -Normal.quantile(Math.min(0.4, (1 - level) / 4)) * deviations[i];
            low = Math.min(low, means[i] - 20 * far);
            high = Math.max(high, means[i] + 20 * far);
        }
        return new double[] {
            Roots.of(x -> tail - below(x, first, last, means, deviations, weights, 1), low, high),
            Roots.of(x -> below(x, first, last, means, deviations, weights, -1) - tail, low, high)
        };
    }

    /** The weighted chance of a smaller value, or with side −1 of a greater one. */
    private static double below(
            double x, int from, int to, double[] means, double[] deviations, double[] weights, int side) {
        double sum = 0;
        for (int i = from; i <= to; i++) {
            sum += weights[i] * Normal.cdf(side * (x - means[i]) / deviations[i]);
        }
        return sum;
    }
}
