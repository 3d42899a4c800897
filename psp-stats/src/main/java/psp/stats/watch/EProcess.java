package psp.stats.watch;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import psp.core.internal.Texts;
import psp.stats.inference.Dispersion;
import psp.stats.inference.Interval;
import psp.stats.inference.RateRatio;
import psp.stats.internal.math.BetaLaw;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Digits;

/**
 * The evidence on the ratio of two Poisson rates, before and after, that may be looked at after every look without a
 * price: an e-process with a Beta mixture.
 *
 * <p>Given the sum of both counts of a look, the count after is binomial with share
 * {@code q = ratio · t / (1 + ratio · t)}, t being the exposure after over the exposure before. The e-value is the
 * probability of all counts so far under a share drawn from a Beta law, over their probability under one ratio.
 * <strong>Promise:</strong> while that ratio is the true one, the chance that the e-value ever reaches 1 / c, at any
 * look however long one watches and whenever one stops, is at most c (Ville's inequality). So "e of 20 or more" is a
 * false alarm in at most one watch of twenty, for good and not per year.
 *
 * <p><strong>What it assumes:</strong> both counts of every look are Poisson and independent, and each look counts
 * incidents of its own. Neither rate needs to be known, and both may move together from look to look: season and
 * citywide shocks cancel. Nothing else breaks it more surely than overdispersion: with a variance of twice the mean
 * the promise is lost, and this value cannot see that; ask {@link Dispersion} first. A count before that is one fixed
 * baseline must not be put in again at every look.
 *
 * <p>Exposures may differ from look to look; up to 100 different ratios of them are kept apart. Sources: J. Ville
 * (1939); H. Robbins, Annals of Mathematical Statistics 41 (1970), for mixtures and confidence sequences.
 *
 * @param a first shape of the Beta law of the share of incidents after, finite and above 0
 * @param b its second shape; a = b = 1 is flat, a = b = 10 looks for small changes
 * @param looks how many looks were observed
 * @param sums the counts so far, by ratio of exposures
 * @param lnCarried what the one-sided e-value carries from earlier, smaller ratios of exposures; 0 at the start
 */
public record EProcess(double a, double b, long looks, List<Sum> sums, double lnCarried) implements Serializable {

    private static final int MOST_SUMS = 100;
    private static final int FEW = 64;

    /**
     * All counts of looks with the same ratio of exposures.
     *
     * @param exposures the exposure after over the exposure before, finite and above 0
     * @param before count before, from 0 to 2^50
     * @param after count after, from 0 to 2^50
     */
    public record Sum(double exposures, long before, long after) implements Serializable {
        /**
         * Checks the counts.
         *
         * @throws IllegalArgumentException if one is out of its range
         */
        public Sum {
            Checks.exposure("after over the exposure before", exposures);
            Checks.count("before", before);
            Checks.count("after", after);
        }

        private Sum plus(RateRatio look) {
            return new Sum(exposures, before + look.before(), after + look.after());
        }

        /** Returns the log odds of an incident to be after, where ln(ratio) is this. */
        private double lnOdds(double lnRatio) {
            return lnRatio + Math.log(exposures);
        }
    }

    /**
     * Checks the shapes.
     *
     * @throws IllegalArgumentException if one is not finite and above 0, or the looks, sums and carried value
     *     contradict each other
     */
    public EProcess {
        if (!(a > 0 && b > 0 && a < Double.POSITIVE_INFINITY && b < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The shapes of the Beta law must be finite and above 0, not " + a
                    + " and " + b + "; 1 and 1 are flat");
        }
        sums = List.copyOf(Objects.requireNonNull(sums, "sums"));
        if (looks < sums.size()
                || sums.isEmpty() != (looks == 0)
                || !Double.isFinite(lnCarried)
                || sums.isEmpty() && lnCarried != 0
                || sums.stream().map(Sum::exposures).distinct().count() < sums.size()) {
            throw new IllegalArgumentException("After " + Texts.plural(looks, "look") + " there cannot be "
                    + Texts.plural(sums.size(), "sum") + " with " + lnCarried + " carried;"
                    + " start with EProcess.of and observe");
        }
        if (sums.size() > MOST_SUMS) {
            throw new IllegalArgumentException("More than " + MOST_SUMS + " different ratios of exposures; measure"
                    + " exposures in whole days, or count both sides in the same days");
        }
    }

    /**
     * Returns the state before the first look.
     *
     * @throws IllegalArgumentException if a shape is not finite and above 0
     */
    public static EProcess of(double a, double b) {
        return new EProcess(a, b, 0, List.of(), 0);
    }

    /**
     * Returns the state after one more look.
     *
     * @param look the counts of this look alone with their exposures
     * @throws IllegalArgumentException if all counts come to more than 2^50, or this is the 101st ratio of exposures
     */
    public EProcess observe(RateRatio look) {
        Objects.requireNonNull(look, "look");
        double exposures = look.exposureAfter() / look.exposureBefore();
        List<Sum> next = new ArrayList<>(sums);
        for (int i = 0; i < next.size(); i++) {
            if (next.get(i).exposures() == exposures) {
                next.set(i, next.get(i).plus(look));
                return new EProcess(a, b, looks + 1, next, lnCarried);
            }
        }
        next.add(new Sum(exposures, look.before(), look.after()));
        double largest = largestExposures();
        return new EProcess(
                a,
                b,
                looks + 1,
                next,
                exposures <= largest ? lnCarried : lnCarried + lnHigher(largest) - lnHigher(exposures));
    }

    /** Returns the natural logarithm of the e-value against equal rates; 0 before the first look. */
    public double lnEvalue() {
        return lnEvalueAt(0);
    }

    /**
     * Returns the natural logarithm of the e-value against one ratio of the rate after to the rate before.
     *
     * @param ratio finite and above 0; 1 is equal rates
     * @throws IllegalArgumentException otherwise
     */
    public double lnEvalue(double ratio) {
        if (!(ratio > 0 && ratio < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The ratio must be a finite number above 0, not " + ratio);
        }
        return lnEvalueAt(Math.log(ratio));
    }

    /**
     * Returns the natural logarithm of the e-value against every ratio of at most 1: "it has not risen".
     *
     * <p>The Beta law is cut off below the share that equal rates would give, so that no look can gain on average while
     * the rate has not risen. Where exposures differ, the cut is at the largest share so far: from there on the Beta
     * law, as the counts before have shaped it, is cut anew.
     */
    public double lnEvalueOfRise() {
        return lnEvalue() + lnCarried + lnHigher(largestExposures());
    }

    /**
     * Tells whether a rise is shown now; the chance that it ever is while the rate has not risen is at most this.
     *
     * @param chance between 0 and 1, such as 0.05
     * @throws IllegalArgumentException otherwise
     */
    public boolean showsRise(double chance) {
        if (!(chance > 0 && chance < 1)) {
            throw new IllegalArgumentException("The chance of a false alarm must be between 0 and 1, not " + chance);
        }
        return lnEvalueOfRise() >= -Math.log(chance);
    }

    /**
     * Returns the ratios that the e-value does not exclude: the confidence sequence at this look. The chance that the
     * true ratio is ever outside, at any look, is at most 1 - level; so also the intersection of several looks holds.
     *
     * @param level between 0 and 1, such as 0.95
     * @return limits from 0 (nothing after) to infinity (nothing before); empty where every single ratio is excluded,
     *     which can only happen with different ratios of exposures
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Optional<Interval> interval(double level) {
        Checks.level(level);
        double limit = -Math.log1p(-level);
        double inside = mostLikely();
        for (int i = 0; (before() == 0 || after() == 0) && lnEvalueAt(inside) >= limit; i++) {
            inside += after() == 0 ? -1 : 1;
        }
        return lnEvalueAt(inside) >= limit
                ? Optional.empty()
                : Optional.of(new Interval(
                        after() == 0 ? 0 : Math.exp(end(inside, -1, limit)),
                        before() == 0 ? Double.POSITIVE_INFINITY : Math.exp(end(inside, 1, limit)),
                        level,
                        "anytime-valid (Poisson, Beta mixture)"));
    }

    /** Returns the counts before and after, and the e-values against no rise and against equal rates. */
    @Override
    public String toString() {
        return Texts.grouped(before()) + " to " + Texts.grouped(after()) + " in " + Texts.plural(looks, "look") + ": e "
                + evalue(lnEvalueOfRise()) + " against no rise, " + evalue(lnEvalue()) + " against equal rates ("
                + exposures() + "Poisson)";
    }

    private String exposures() {
        return sums.size() > 1
                ? "exposures differ, "
                : largestExposures() == 0 || largestExposures() == 1
                        ? ""
                        : Digits.of(largestExposures(), 4) + " times the exposure, ";
    }

    private static String evalue(double ln) {
        String value = Digits.of(Math.exp(Math.max(-690, Math.min(690, ln))), 3);
        return ln > 690
                ? "above 1e299"
                : ln < -690
                        ? "below 1e-299"
                        : ln > Math.log(1e3) && ln < Math.log(1e15) ? Texts.grouped(Long.parseLong(value)) : value;
    }

    private long before() {
        return sums.stream().mapToLong(Sum::before).sum();
    }

    private long after() {
        return sums.stream().mapToLong(Sum::after).sum();
    }

    private double largestExposures() {
        return sums.stream().mapToDouble(Sum::exposures).max().orElse(0);
    }

    /** Returns ln P(share above that of equal rates) under the Beta law as the counts so far have shaped it. */
    private double lnHigher(double exposures) {
        return exposures == 0
                ? 0
                : BetaLaw.lnCdf(b + before(), a + after(), 1 / (1 + exposures), 1 / (1 + 1 / exposures));
    }

    private double lnEvalueAt(double lnRatio) {
        return before() + after() <= FEW ? oneByOne(lnRatio) : byDensities(lnRatio);
    }

    /** Incident by incident: exactly 0 where nothing speaks for either side. */
    private double oneByOne(double lnRatio) {
        double ln = 0;
        long before = 0;
        long after = 0;
        for (Sum sum : sums) {
            double lnOdds = sum.lnOdds(lnRatio);
            for (int i = 0; i < sum.after(); i++, after++) {
                ln += Math.log((a + after) / (a + b + before + after) * (1 + Math.exp(-lnOdds)));
            }
            for (int i = 0; i < sum.before(); i++, before++) {
                ln += Math.log((b + before) / (a + b + before + after) * (1 + Math.exp(lnOdds)));
            }
        }
        return ln;
    }

    /**
     * The density of the share before all looks over that after them, at the share that the ratio gives (Savage and
     * Dickey): no large terms that cancel. Sums with another share are corrected for the difference.
     */
    private double byDensities(double lnRatio) {
        double lnOdds = sums.get(0).lnOdds(lnRatio);
        double q = share(lnOdds);
        double p = share(-lnOdds);
        double ln = BetaLaw.lnPower(a, b, q, p) - BetaLaw.lnPower(a + after(), b + before(), q, p);
        for (Sum sum : sums.subList(1, sums.size())) {
            double other = sum.lnOdds(lnRatio);
            ln += sum.after() * Math.log(q / share(other)) + sum.before() * Math.log(p / share(-other));
        }
        return ln;
    }

    private static double share(double lnOdds) {
        return 1 / (1 + Math.exp(-lnOdds));
    }

    /** Returns the growth of the log e-value with ln(ratio): the incidents expected after, less those seen. */
    private double slope(double lnRatio) {
        return sums.stream()
                .mapToDouble(s -> s.before() * share(s.lnOdds(lnRatio)) - s.after() * share(-s.lnOdds(lnRatio)))
                .sum();
    }

    /** Returns ln of the most likely ratio; with a count of zero, of one with half an incident there. */
    private double mostLikely() {
        double lnOdds = Math.log(Math.max(0.5, after()) / Math.max(0.5, before()));
        double low = lnOdds - Math.log(largestExposures() == 0 ? 1 : largestExposures());
        double high = lnOdds
                - Math.log(sums.stream().mapToDouble(Sum::exposures).min().orElse(1));
        for (double middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2) {
            if (slope(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Returns the end on one side; the log e-value is convex, so that Newton's steps from outside never pass it. */
    private double end(double inside, int side, double limit) {
        double at = inside + side;
        for (double stride = 1; lnEvalueAt(at) < limit; stride *= 2) {
            at += side * stride;
        }
        for (int i = 0; i < 200; i++) {
            double next = at - (lnEvalueAt(at) - limit) / slope(at);
            if (!((at - next) * side > 1e-15 * Math.abs(at))) {
                return at;
            }
            at = next;
        }
        return at;
    }
}
