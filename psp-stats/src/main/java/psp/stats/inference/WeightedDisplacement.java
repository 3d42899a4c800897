package psp.stats.inference;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import psp.core.Described;
import psp.core.internal.Phrases;
import psp.stats.internal.math.Normal;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Data;
import psp.stats.internal.text.Digits;
import psp.stats.internal.text.Words;

/**
 * What changed in a focus area and in the area next to it, each weighed against a comparison area. Below zero means fewer
 * incidents, everywhere.
 *
 * <p>With focus A, its comparison C, displacement area B and its comparison D, before (0) and after (1), each count over
 * its exposure, there are two ways to weigh:
 *
 * <ul>
 *   <li>by differences, the weighted displacement difference: {@link #local} = (A1 − A0) − (C1 − C0), {@link #displaced} =
 *       (B1 − B0) − (D1 − D0), {@link #total} their sum. Meant for areas of like size: a common percentage change in areas
 *       of unlike size looks like an effect, see {@link #scaleWarning}. Source: A. Wheeler, J. Ratcliffe, Crime Science 7:11
 *       (2018);
 *   <li>by ratios, right for areas of any size: {@link #net} = A1 − A0 · C1 / C0 + B1 − B0 · D1 / D0, and the weighted
 *       displacement quotient, {@link #quotient} = (B1 / D1 − B0 / D0) / (A1 / C1 − A0 / C0): below 0 the fall moved, above 0
 *       the displacement area gained too. Source: K. J. Bowers, S. D. Johnson, Journal of Quantitative Criminology 19
 *       (2003).
 * </ul>
 *
 * <p>The variance of each count is the count times phi (1 is Poisson), the ranges are normal, by the delta method where
 * counts are multiplied, and by Fieller's theorem for the quotient (E. C. Fieller, Journal of the Royal Statistical Society
 * B 16, 1954). Where one comparison serves both, its scatter enters both parts alike.
 *
 * @param focus the area that was worked on
 * @param comparison its comparison
 * @param displacement the area to which incidents may have moved
 * @param displacementComparison its comparison; null where that of the focus serves both
 * @param phi how much more the counts scatter than Poisson ones, above 0
 */
public record WeightedDisplacement(
        RateRatio focus,
        RateRatio comparison,
        RateRatio displacement,
        @Nullable RateRatio displacementComparison,
        double phi)
        implements Described, Serializable {

    private static final long serialVersionUID = 1;
    private static final RateRatio NONE = RateRatio.of(Rate.of(0, 1), Rate.of(0, 1));
    private static final String NOTHING = "nothing was counted there";

    /**
     * Checks that the areas are there.
     *
     * @param focus the area that was worked on
     * @param comparison its comparison
     * @param displacement the area to which incidents may have moved
     * @param displacementComparison its comparison; null where that of the focus serves both
     * @param phi how much more the counts scatter than Poisson ones, above 0
     * @throws IllegalArgumentException if phi is not a number above 0
     */
    public WeightedDisplacement {
        Objects.requireNonNull(focus, "focus");
        Objects.requireNonNull(comparison, "comparison");
        Objects.requireNonNull(displacement, "displacement");
        Checks.phi(phi);
    }

    /**
     * {@return the focus beside its comparison, without a displacement area, Poisson}
     *
     * @param focus the area of focus, before and after
     * @param comparison the comparison area over the same windows
     */
    public static WeightedDisplacement of(RateRatio focus, RateRatio comparison) {
        return new WeightedDisplacement(focus, comparison, NONE, NONE, 1);
    }

    /**
     * {@return the same with a displacement area beside the comparison of the focus}
     *
     * @param area the displacement area, before and after
     */
    public WeightedDisplacement withDisplacement(RateRatio area) {
        return new WeightedDisplacement(focus, comparison, area, null, phi);
    }

    /**
     * {@return the same with a displacement area beside a comparison of its own}
     *
     * @param area the displacement area, before and after
     * @param areaComparison its comparison over the same windows
     */
    public WeightedDisplacement withDisplacement(RateRatio area, RateRatio areaComparison) {
        return new WeightedDisplacement(focus, comparison, area, areaComparison, phi);
    }

    /**
     * {@return the same where counts scatter phi times as much as Poisson ones}
     *
     * @param other phi, finite and above 0
     */
    public WeightedDisplacement withDispersion(double other) {
        return new WeightedDisplacement(focus, comparison, displacement, displacementComparison, other);
    }

    /**
     * {@return why nothing can be weighed by ratios: nothing was counted in the comparison in a window; empty where something was}
     *
     * @param comparison the comparison area before and after
     */
    public static Optional<Reason> whyNoNet(RateRatio comparison) {
        long least = Math.min(comparison.before(), comparison.after());
        return least > 0
                ? Optional.empty()
                : Optional.of(new Reason.TooFew(
                        least,
                        1,
                        "The comparison has " + comparison.before() + " and " + comparison.after()
                                + " incidents; a net effect needs some in both windows"));
    }

    /**
     * {@return the difference of the focus from its comparison, by differences}
     */
    public Part local() {
        return part(variance(focus) + variance(comparison), change(focus) - change(comparison));
    }

    /**
     * {@return the same of the displacement area: nothing where none was given}
     */
    public Part displaced() {
        return part(variance(displacement) + variance(beside()), change(displacement) - change(beside()));
    }

    /**
     * {@return the weighted displacement difference: the sum of both}
     */
    public Part total() {
        double areas = variance(focus) + variance(displacement);
        double comparisons = oneComparison() ? 4 * variance(comparison) : variance(comparison) + variance(beside());
        return part(areas + comparisons, local().estimate() + displaced().estimate());
    }

    /**
     * {@return how many incidents more than their comparisons would give there were after, in focus and displacement area together: below zero is fewer}
     * Empty where nothing was counted in a comparison in a window.
     */
    public Optional<Part> net() {
        boolean alone = isNothing(displacement);
        if (whyNoNet(comparison).isPresent() || (!alone && whyNoNet(beside()).isPresent())) {
            return Optional.empty();
        }
        double expectedFocus = expected(focus, comparison);
        double expectedBeside = alone ? 0 : expected(displacement, beside());
        double scatter = scaled(focus, comparison) * expectedFocus + focus.after() + displacement.after();
        if (!alone) {
            scatter += scaled(displacement, beside()) * expectedBeside;
        }
        double error = oneComparison()
                ? square(expectedFocus + expectedBeside) * relative(comparison)
                : square(expectedFocus) * relative(comparison)
                        + (alone ? 0 : square(expectedBeside) * relative(beside()));
        double estimate = focus.after() - expectedFocus + displacement.after() - expectedBeside;
        boolean nothing = isNothing(focus) && alone;
        return Optional.of(
                new Part(estimate, nothing ? 0 : Math.sqrt(phi * (scatter + error)), method("normal, delta method")));
    }

    /**
     * {@return the weighted displacement quotient; empty where {@link #quotientInterval} at 95 % is}
     */
    public OptionalDouble quotient() {
        return quotientInterval(0.95).isPresent()
                ? OptionalDouble.of(share(displacement, beside()) / share(focus, comparison))
                : OptionalDouble.empty();
    }

    /**
     * {@return Fieller's set of the quotient; empty where it is unbounded, for then the focus itself may not have changed, where nothing was counted in the displacement area, or nothing in a comparison in a window}
     *
     * @param level between 0 and 1, such as 0.95
     */
    public Optional<Interval> quotientInterval(double level) {
        Checks.level(level);
        if (isNothing(displacement)
                || whyNoNet(comparison).isPresent()
                || whyNoNet(beside()).isPresent()) {
            return Optional.empty();
        }
        double z = Normal.quantile((1 - level) / 2);
        double a = share(focus, comparison);
        double b = share(displacement, beside());
        double varianceA = phi * shareVariance(focus, comparison);
        double varianceB = phi * shareVariance(displacement, beside());
        double lead = a * a - z * z * varianceA;
        if (!(lead > 0)) {
            return Optional.empty();
        }
        double middle = a * b - (oneComparison() ? z * z * phi * sharedVariance() : 0);
        double root = Math.sqrt(Math.max(0, middle * middle - lead * (b * b - z * z * varianceB)));
        return Optional.of(
                new Interval((middle - root) / lead, (middle + root) / lead, level, method("normal, Fieller")));
    }

    /**
     * {@return a warning where the areas differ in size by more than a quarter: then a change by the same percentage in both looks like an effect}
     * It names the difference that the comparison's own percentage would fake in the focus.
     */
    public Optional<String> scaleWarning() {
        double focusBefore = before(focus);
        double comparisonBefore = before(comparison);
        double larger = Math.max(focusBefore, comparisonBefore);
        if (larger == 0 || Math.min(focusBefore, comparisonBefore) > 0.8 * larger) {
            return Optional.empty();
        }
        String faked = comparisonBefore == 0
                ? "which has none to change by"
                : "its percentage alone would read "
                        + Digits.of(change(comparison) * (focusBefore / comparisonBefore - 1), 3);
        return Optional.of("the areas differ in size (" + focus.before() + " and " + comparison.before()
                + " before), so a common percentage fakes a difference: " + faked + "; see the net effect");
    }

    @Override
    public Map<String, Object> data() {
        return new Data()
                .with("net", net().map(Part::data))
                .with("phi", phi)
                .with("quotient", quotient())
                .with("quotientInterval", quotientInterval(0.95))
                .with("sentence", toString())
                .map();
    }

    /** Returns the net effect with its range and the quotient, or why there is none. */
    @Override
    public String toString() {
        if (isNothing(focus) && isNothing(displacement)) {
            return "focus and ring together: nothing was counted, before or after";
        }
        return net().map(this::inWords)
                .orElse(
                        "focus and ring together: the comparison counted none in a window, which gives nothing to weigh by");
    }

    private String inWords(Part net) {
        Interval range = net.interval(0.95);
        return "focus and ring together: about "
                + (Math.round(net.estimate()) == 0
                        ? "what was expected"
                        : Phrases.difference(net.estimate()) + " than expected")
                + " from what the comparison did (" + Words.differences(range.lo(), range.hi())
                + "); displacement quotient " + quotientInWords();
    }

    private String quotientInWords() {
        return isNothing(displacement)
                ? "undefined, for nothing was counted in the ring"
                : quotientInterval(0.95)
                        .map(set -> String.format(
                                Locale.ROOT,
                                "%.2f (%.2f to %.2f)",
                                hundredths(quotient().orElseThrow()),
                                hundredths(set.lo()),
                                hundredths(set.hi())))
                        .orElse("undefined");
    }

    /** A number to two decimals that is never −0. */
    private static double hundredths(double value) {
        return Math.rint(100 * value) / 100 + 0.0;
    }

    private boolean oneComparison() {
        return displacementComparison == null;
    }

    private RateRatio beside() {
        return displacementComparison == null ? comparison : displacementComparison;
    }

    private String method(String way) {
        return way + ", " + (phi == 1 ? "Poisson" : "phi " + Digits.of(phi, 3));
    }

    private Part part(double variance, double estimate) {
        return new Part(estimate, Math.sqrt(phi * variance), method("normal"));
    }

    private static boolean isNothing(RateRatio area) {
        return area.before() + area.after() == 0;
    }

    private static double square(double value) {
        return value * value;
    }

    private static double before(RateRatio area) {
        return area.before() / area.exposureBefore();
    }

    private static double after(RateRatio area) {
        return area.after() / area.exposureAfter();
    }

    private static double change(RateRatio area) {
        return after(area) - before(area);
    }

    /** The variance of the change of a Poisson rate. */
    private static double variance(RateRatio area) {
        return after(area) / area.exposureAfter() + before(area) / area.exposureBefore();
    }

    /** How many incidents after a count before becomes by the course of a comparison. */
    private static double scaled(RateRatio area, RateRatio beside) {
        return area.exposureAfter() / area.exposureBefore() * (after(beside) / before(beside));
    }

    private static double expected(RateRatio area, RateRatio beside) {
        return area.before() * scaled(area, beside);
    }

    /** The squared relative error of a comparison's course. */
    private static double relative(RateRatio beside) {
        return 1.0 / beside.after() + 1.0 / beside.before();
    }

    /** The change of an area as a share of its comparison. */
    private static double share(RateRatio area, RateRatio beside) {
        return after(area) / after(beside) - before(area) / before(beside);
    }

    private static double shareVariance(RateRatio area, RateRatio beside) {
        return variance(after(area), area.exposureAfter(), after(beside), beside.exposureAfter())
                + variance(before(area), area.exposureBefore(), before(beside), beside.exposureBefore());
    }

    /** The variance of a Poisson rate over another. */
    private static double variance(double rate, double exposure, double over, double overExposure) {
        return rate / exposure / square(over) + square(rate) / (over * square(over)) / overExposure;
    }

    /** The covariance of two changes as shares of one comparison. */
    private double sharedVariance() {
        double then = before(comparison);
        double now = after(comparison);
        return before(focus) * before(displacement) / (then * square(then)) / comparison.exposureBefore()
                + after(focus) * after(displacement) / (now * square(now)) / comparison.exposureAfter();
    }

    /**
     * A difference of counts (or of counts per exposure) with its standard error.
     *
     * @param estimate the difference, below zero for fewer
     * @param standardError its standard error, 0 where every count is zero
     * @param method how its ranges are computed
     */
    public record Part(double estimate, double standardError, String method) implements Described, Serializable {
        private static final long serialVersionUID = 1;

        /**
         * A difference with its standard error.
         *
         * @param estimate the difference, below zero for fewer
         * @param standardError its standard error, 0 where every count is zero
         * @param method how its ranges are computed
         */
        public Part {
            Checks.number("estimate", estimate);
            Checks.number("standard error", standardError);
            Objects.requireNonNull(method, "method");
        }

        /**
         * {@return the normal interval at a level such as 0.95; without limits where every count is zero}
         *
         * @param level between 0 and 1
         */
        public Interval interval(double level) {
            Checks.level(level);
            if (nothing()) {
                return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level, NOTHING);
            }
            double reach = -Normal.quantile((1 - level) / 2) * standardError;
            return new Interval(estimate - reach, estimate + reach, level, method);
        }

        /**
         * {@return the difference in standard errors, empty where every count is zero}
         */
        public OptionalDouble z() {
            return nothing() ? OptionalDouble.empty() : OptionalDouble.of(estimate / standardError);
        }

        private boolean nothing() {
            return standardError == 0;
        }

        /**
         * {@return the two-sided normal p-value against no difference, empty where every count is zero}
         */
        public OptionalDouble pValue() {
            return z().stream().map(Normal::twoSided).findFirst();
        }

        @Override
        public Map<String, Object> data() {
            return new Data()
                    .with("estimate", estimate)
                    .with("interval", interval(0.95))
                    .with("p", pValue())
                    .map();
        }

        /** Returns the difference and its 95 % interval, or that nothing was counted. */
        @Override
        public String toString() {
            return nothing() ? NOTHING : Digits.of(estimate, 4) + " " + interval(0.95);
        }
    }
}
