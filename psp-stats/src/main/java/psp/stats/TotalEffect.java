package psp.stats;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;
import psp.core.Described;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.inference.Interval;
import psp.stats.inference.RateRatio;
import psp.stats.inference.Reason;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Data;
import psp.stats.internal.text.Digits;
import psp.stats.internal.text.Words;

/**
 * What an operation won in its focus area and lost or won in the ring, both beside the comparison area.
 *
 * <p>With focus A, ring B and comparison C before (0) and after (1): gross effect {@code A0 − A1}; total net effect {@code
 * (A0 + B0) · C1 / C0 − (A1 + B1)}, crimes fewer than expected where above 0, its variance by the delta method; weighted
 * displacement quotient {@code WDQ = (B1/C1 − B0/C0) / (A1/C1 − A0/C0)}: below 0 the loss moved, above 0 the ring gained
 * too. WDQ is given only with the set of values that Fieller's theorem leaves; where that set is unbounded it is undefined,
 * for the focus itself may not have changed, and where nothing was counted in the ring. Sources: K. J. Bowers and S. D. Johnson, Journal of Quantitative Criminology
 * 19 (2003); E. C. Fieller, Journal of the Royal Statistical Society B 16 (1954).
 *
 * @param focus the focus area's counts
 * @param ring the ring's counts
 * @param comparison the comparison area's counts, both above 0
 * @param phi the dispersion of all, above 0
 */
public record TotalEffect(RateRatio focus, RateRatio ring, RateRatio comparison, double phi)
        implements Described, Serializable {

    private static final long serialVersionUID = 1;

    /**
     * Three areas over the same windows.
     *
     * @throws IllegalArgumentException if the comparison has a zero, or the windows differ
     */
    public TotalEffect {
        Objects.requireNonNull(focus, "focus");
        Objects.requireNonNull(ring, "ring");
        Objects.requireNonNull(comparison, "comparison");
        Checks.phi(phi);
        Reason.refuse(whyNot(comparison));
        for (RateRatio other : new RateRatio[] {ring, comparison}) {
            if (other.exposureBefore() != focus.exposureBefore() || other.exposureAfter() != focus.exposureAfter()) {
                throw new IllegalArgumentException(
                        "The areas were counted over different days; count all over the same");
            }
        }
    }

    /** Why there is no net effect beside a comparison: nothing was counted in it in a window. */
    static Optional<Reason> whyNot(RateRatio comparison) {
        long least = Math.min(comparison.before(), comparison.after());
        return least > 0
                ? Optional.empty()
                : Optional.of(new Reason.TooFew(
                        least,
                        1,
                        "The comparison has " + comparison.before() + " and " + comparison.after()
                                + " incidents; a net effect needs some in both windows"));
    }

    /** {@return how many fewer there were in the focus area: before less after} */
    public long gross() {
        return focus.before() - focus.after();
    }

    private double course() {
        return (double) comparison.after() / comparison.before();
    }

    /** {@return how many fewer there were in focus and ring together than the comparison's course gives} */
    public double net() {
        return (focus.before() + ring.before()) * course() - (focus.after() + ring.after());
    }

    /**
     * {@return the range of the total net effect: normal, by the delta method, times √phi; without limits where nothing was
     * counted in focus and ring}
     *
     * @param level between 0 and 1, such as 0.95
     */
    public Interval interval(double level) {
        Checks.level(level);
        if (nothing(focus) && nothing(ring)) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level, "nothing was counted there");
        }
        double before = focus.before() + ring.before();
        double course = course();
        double variance = course * course * before
                + before * before * course * course * (1.0 / comparison.after() + 1.0 / comparison.before())
                + focus.after()
                + ring.after();
        double half =
                NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2) * Math.sqrt(phi * variance);
        return new Interval(net() - half, net() + half, level, "normal, delta method, phi " + Digits.of(phi, 3));
    }

    /**
     * {@return the weighted displacement quotient; empty where its Fieller set at 95 % is unbounded, or nothing was counted
     * in the ring}
     */
    public Optional<Double> quotient() {
        return quotientInterval(0.95).map(set -> ringChange() / focusChange());
    }

    private static boolean nothing(RateRatio area) {
        return area.before() + area.after() == 0;
    }

    private double focusChange() {
        return (double) focus.after() / comparison.after() - (double) focus.before() / comparison.before();
    }

    private double ringChange() {
        return (double) ring.after() / comparison.after() - (double) ring.before() / comparison.before();
    }

    /**
     * {@return Fieller's set of the quotient; empty where it is unbounded, and the quotient undefined, or nothing was counted
     * in the ring}
     *
     * @param level between 0 and 1, such as 0.95
     */
    public Optional<Interval> quotientInterval(double level) {
        Checks.level(level);
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        double a = focusChange();
        double b = ringChange();
        double varianceA =
                phi * (variance(focus.after(), comparison.after()) + variance(focus.before(), comparison.before()));
        double varianceB =
                phi * (variance(ring.after(), comparison.after()) + variance(ring.before(), comparison.before()));
        double both = phi
                * (covariance(focus.after(), ring.after(), comparison.after())
                        + covariance(focus.before(), ring.before(), comparison.before()));
        double lead = a * a - z * z * varianceA;
        if (nothing(ring) || !(lead > 0)) {
            return Optional.empty();
        }
        double middle = a * b - z * z * both;
        double root = Math.sqrt(Math.max(0, middle * middle - lead * (b * b - z * z * varianceB)));
        return Optional.of(new Interval(
                (middle - root) / lead, (middle + root) / lead, level, "Fieller, phi " + Digits.of(phi, 3)));
    }

    /** The variance of a count over another, both Poisson. */
    private static double variance(double count, double over) {
        return count / (over * over) + count * count / (over * over * over);
    }

    /** The covariance of two counts over the same third one. */
    private static double covariance(double one, double other, double over) {
        return one * other / (over * over * over);
    }

    @Override
    public Map<String, Object> data() {
        return new Data()
                .with("gross", gross())
                .with("net", net())
                .with("interval", interval(0.95))
                .with("phi", phi)
                .with("quotient", quotient())
                .with("quotientInterval", quotientInterval(0.95))
                .with("sentence", toString())
                .map();
    }

    /** Returns the gross effect, the total net effect with its range, and the quotient. */
    @Override
    public String toString() {
        if (nothing(focus) && nothing(ring)) {
            return "nothing was counted in focus and ring, before or after";
        }
        Interval range = interval(0.95);
        return Texts.grouped(Math.abs(gross())) + (gross() < 0 ? " more" : " fewer")
                + " in the focus; with the ring about "
                + (Math.round(net()) == 0 ? "what was expected" : Phrases.difference(-net()) + " than expected")
                + " from what the comparison did (" + Words.differences(-range.hi(), -range.lo())
                + "); displacement quotient " + quotientInWords();
    }

    private String quotientInWords() {
        return nothing(ring)
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
}
