package psp.stats.inference;

import java.io.Serializable;
import java.util.Objects;
import java.util.OptionalDouble;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.internal.math.BetaLaw;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Digits;
import psp.stats.internal.text.Words;

/**
 * Two counts with their exposures, and the ratio of the rate after to the rate before with its doubt.
 *
 * <p>The ratio is (after / exposureAfter) / (before / exposureBefore). Both counts are taken as independent and
 * Poisson; where months or weeks scatter more than that, every range and p here is too narrow, and the result says
 * "Poisson" for that reason. Accurate to about 1e-12 for counts up to a thousand million.
 *
 * <p>Zeros: nothing before gives a ratio of infinity with a finite lower limit; nothing after gives a ratio of 0 with
 * a finite upper limit; nothing at all gives no ratio, the interval from 0 to infinity and p = 1. NaN never comes out.
 *
 * <pre>{@code
 * var ratio = RateRatio.of(Rate.of(691, 275), Rate.of(559, 275));              // counts, and the days in which they were counted
 * System.out.println(ratio.estimate().getAsDouble() + ", " + ratio.interval(0.95) + ", p " + ratio.pValue());
 * }</pre>
 *
 * @param rateBefore the count before with its exposure
 * @param rateAfter the count after with its exposure, in the same unit
 */
public record RateRatio(Rate rateBefore, Rate rateAfter) implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * Checks that the two can be compared.
     *
     * @param rateBefore the count before with its exposure
     * @param rateAfter the count after with its exposure, in the same unit
     * @throws IllegalArgumentException if the exposures are more than a factor of 1e300 apart
     */
    public RateRatio {
        double exposures = rateAfter.exposure() / rateBefore.exposure();
        if (!(exposures > 1e-300 && exposures < 1e300)) {
            throw new IllegalArgumentException("The exposures " + rateBefore.exposure() + " and " + rateAfter.exposure()
                    + " are too far apart to compare");
        }
    }

    /**
     * {@return the ratio of the rate after to the rate before; see the record for what is refused}
     *
     * @param before the rate of the first window
     * @param after the rate of the second one
     */
    public static RateRatio of(Rate before, Rate after) {
        return new RateRatio(before, after);
    }

    /** {@return the count before: 0 to 2^50} */
    public long before() {
        return rateBefore.count();
    }

    /** {@return the count after: 0 to 2^50} */
    public long after() {
        return rateAfter.count();
    }

    /** {@return the exposure of the count before: finite and above 0} */
    public double exposureBefore() {
        return rateBefore.exposure();
    }

    /** {@return the exposure of the count after: finite and above 0} */
    public double exposureAfter() {
        return rateAfter.exposure();
    }

    /** {@return the rate after over the rate before: 0 to infinity, empty where both counts are zero} */
    public OptionalDouble estimate() {
        return nothing()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) after() / before() * (exposureBefore() / exposureAfter()));
    }

    /** {@return the change in percent: -100 to infinity, empty where both counts are zero} */
    public OptionalDouble percentChange() {
        return estimate().stream().map(ratio -> 100 * (ratio - 1)).findFirst();
    }

    /**
     * {@return the exact central interval of the ratio at a level such as 0.95}
     *
     * @param level between 0 and 1
     */
    public Interval interval(double level) {
        return interval(IntervalMethod.CLOPPER_PEARSON, level);
    }

    /**
     * Returns the interval of the ratio.
     *
     * @param method the way to compute it
     * @param level between 0 and 1, such as 0.95
     * @return limits from 0 to infinity; of a method with a p-value they leave out 1 exactly when p is below 1 - level
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Interval interval(IntervalMethod method, double level) {
        Objects.requireNonNull(method, "method");
        Checks.level(level);
        if (nothing()) {
            return new Interval(0, Double.POSITIVE_INFINITY, level, method.label());
        }
        return new Interval(lowest(method, level), 1 / exchanged().lowest(method, level), level, method.label());
    }

    /** {@return the exact central two-sided p: twice the smaller tail, at most 1} */
    public double pValue() {
        return pValue(IntervalMethod.CLOPPER_PEARSON);
    }

    /**
     * {@return the two-sided p-value against a ratio of 1: twice the smaller tail, at most 1}
     *
     * @param method a method whose {@link IntervalMethod#hasPValue} is true
     * @throws IllegalArgumentException if the method has no p-value
     */
    public double pValue(IntervalMethod method) {
        return Math.min(1, 2 * Math.min(pValue(method, Alternative.LESS), pValue(method, Alternative.GREATER)));
    }

    /**
     * {@return the one-sided p-value: the chance, were the rates equal, of a count after at least this low (LESS) or
     * this high (GREATER) given the sum of both} Where both counts are zero it is 1.
     *
     * @param method a method whose {@link IntervalMethod#hasPValue} is true
     * @param alternative the side
     * @throws IllegalArgumentException if the method has no p-value
     */
    public double pValue(IntervalMethod method, Alternative alternative) {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(alternative, "alternative");
        if (!method.hasPValue()) {
            throw new IllegalArgumentException(method + " has no p-value: use probabilityOfDecrease(), or one of ["
                    + IntervalMethod.CLOPPER_PEARSON + ", " + IntervalMethod.MID_P + ", " + IntervalMethod.SCORE + "]");
        }
        if (nothing()) {
            return 1;
        }
        RateRatio side = alternative == Alternative.GREATER ? this : exchanged();
        return side.upperTail(method);
    }

    /**
     * {@return the posterior probability that the rate after is lower, under Jeffreys' prior (a gamma of shape one
     * half for each rate); empty where both counts are zero and the prior alone would speak}
     */
    public OptionalDouble probabilityOfDecrease() {
        return nothing()
                ? OptionalDouble.empty()
                : OptionalDouble.of(BetaLaw.cdf(
                        after() + 0.5, before() + 0.5, shareAfter(), exchanged().shareAfter()));
    }

    /** {@return the same two counts with before and after exchanged} */
    @SuppressWarnings("ArgumentSelectionDefectChecker") // exchanged on purpose
    public RateRatio exchanged() {
        return new RateRatio(rateAfter, rateBefore);
    }

    /** Returns both counts, the change and its exact 95 % range in words. */
    @Override
    public String toString() {
        String exposures = exposureBefore() == exposureAfter()
                ? ""
                : " in exposures of " + Digits.of(exposureBefore(), 6) + " and " + Digits.of(exposureAfter(), 6);
        String difference = exposures.isEmpty() ? Phrases.difference((double) after() - before()) + ": " : "";
        return difference + Texts.grouped(before()) + " to " + Texts.grouped(after()) + exposures
                + (nothing() ? "" : ", " + Words.change(estimate().orElseThrow()))
                + " (" + interval(0.95).inWords() + ", exact Poisson)";
    }

    private boolean nothing() {
        return before() == 0 && after() == 0;
    }

    /** Returns the chance that an incident falls after, were the rates equal. */
    private double shareAfter() {
        return 1 / (1 + exposureBefore() / exposureAfter());
    }

    private double upperTail(IntervalMethod method) {
        return method.upperTail(before(), after(), shareAfter(), exchanged().shareAfter());
    }

    private double lowest(IntervalMethod method, double level) {
        double tail = (1 - level) / 2;
        double limit = method.lowestOdds(before(), after(), tail) * (exposureBefore() / exposureAfter());
        if (method.hasPValue() && Math.abs(limit - 1) < 1e-9) {
            // Limit and p are two roundings of one number. Where they could fall on different sides, p decides.
            return 2 * upperTail(method) < 1 - level ? Math.max(limit, Math.nextUp(1.0)) : Math.min(limit, 1);
        }
        return limit;
    }
}
