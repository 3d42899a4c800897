package psp.stats.inference;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.apache.commons.statistics.distribution.TDistribution;
import psp.core.Described;
import psp.stats.internal.math.Normal;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Data;
import psp.stats.internal.text.Digits;

/**
 * How much of a fall has been lost again: g = (now − low) / (baseline − low), with the set of all g that three rates do
 * not contradict.
 *
 * <p>0 is the low itself, 1 a full return, above 1 more than there was before, below 0 lower than the low. A g belongs to
 * the set where the range of {@code now − (1 − g) · low − g · baseline} holds 0; that range is put together from the
 * ranges of the three rates (A. Donner and G. Zou, Statistical Methods in Medical Research 21, 2012), which for errors
 * that do not depend on the rate is E. Fieller's set (JRSS B 16, 1954). Where the fall itself is established, that is
 * where the range of {@code baseline − low} lies above 0, the set is an interval; where it is not, no share is said, and
 * the set is two rays, the whole line, or undefined, for where the baseline is not above the low nothing could be given
 * back. The three rates must be independent of each other, and the low not picked because it came out low: whoever picks
 * it pays with a higher level. NaN and infinite values are refused.
 *
 * @param low the rate to which it fell
 * @param baseline the rate before the fall, in the same unit
 * @param now the rate now, in the same unit
 * @param level the chance that the set holds the truth, between 0 and 1: 0.95 for 95 %
 * @param freedom the degrees of freedom of t where the errors are estimated, above 0; infinite for normal limits
 */
public record ShareLost(Rate low, Rate baseline, Rate now, double level, double freedom)
        implements Described, Serializable {

    private static final long serialVersionUID = 1;
    private static final int LARGEST_SHARE = 10;
    /** A range from nothing to twice the reduction is of no use in words. */
    private static final double WIDEST_SAID = 2;

    /** What the set of shares looks like. */
    public enum Kind {
        /** One bounded interval: the fall is established. */
        INTERVAL,
        /** All but one bounded stretch, rarely two: a fall that is not established. */
        TWO_RAYS,
        /** Every share is possible: a fall that is not established. */
        WHOLE_LINE,
        /** The baseline is not above the low: there is nothing to lose again. */
        UNDEFINED
    }

    /**
     * A rate with its error: the variance at a true rate r is {@code variance + scale · r}.
     *
     * @param value the estimate, finite and 0 or more
     * @param variance the part of the variance that does not depend on the rate, 0 or more
     * @param scale the part that grows with it, 0 or more: phi / exposure for a count
     */
    public record Rate(double value, double variance, double scale) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * Checks the numbers.
         *
         * @param value the estimate, finite and 0 or more
         * @param variance the part of the variance that does not depend on the rate, 0 or more
         * @param scale the part that grows with it, 0 or more: phi / exposure for a count
         * @throws IllegalArgumentException if one is negative, NaN or infinite
         */
        public Rate {
            for (double number : new double[] {value, variance, scale}) {
                if (!(number >= 0) || Double.isInfinite(number)) {
                    throw new IllegalArgumentException("A rate of " + value + " with variance " + variance
                            + " and scale " + scale + "; all three are finite numbers from 0 up");
                }
            }
        }

        /**
         * {@return the rate of a count}
         *
         * @param count from 0 to 2^50
         * @param exposure days, or any unit that the three rates share; finite and above 0
         * @param phi how much more counts scatter than Poisson ones, finite and above 0; 1 is Poisson
         */
        public static Rate of(long count, double exposure, double phi) {
            Checks.count("of a rate", count);
            Checks.exposure("of a rate", exposure);
            Checks.phi(phi);
            return new Rate(count / exposure, 0, phi / exposure);
        }

        /**
         * {@return a rate with a variance of its own, such as from a model}
         *
         * @param value the estimate, finite and 0 or more
         * @param variance its variance, finite and 0 or more; 0 for a rate that is known
         */
        public static Rate of(double value, double variance) {
            return new Rate(value, variance, 0);
        }

        /** How far below (side −1) or above (side 1) the estimate the truth may lie, at c standard errors. */
        private double reach(int side, double c) {
            double skew = c * c * scale / 2;
            double half = Math.sqrt(c * c * (variance + scale * value) + skew * skew);
            return side > 0 ? half + skew : half - skew;
        }
    }

    /**
     * Checks level and freedom.
     *
     * @param low the rate to which it fell
     * @param baseline the rate before the fall, in the same unit
     * @param now the rate now, in the same unit
     * @param level the chance that the set holds the truth, between 0 and 1: 0.95 for 95 %
     * @param freedom the degrees of freedom of t where the errors are estimated, above 0; infinite for normal limits
     * @throws IllegalArgumentException if the level is not between 0 and 1, or the freedom not above 0
     */
    public ShareLost {
        Objects.requireNonNull(low, "low");
        Objects.requireNonNull(baseline, "baseline");
        Objects.requireNonNull(now, "now");
        Checks.level(level);
        if (!(freedom > 0)) {
            throw new IllegalArgumentException(freedom + " degrees of freedom; above 0, infinite for normal limits");
        }
    }

    /**
     * {@return the share lost with normal limits; see the record for what is refused}
     *
     * @param low the rate to which it fell
     * @param baseline the rate before the fall, in the same unit
     * @param now the rate now, in the same unit
     * @param level the chance that the set holds the truth, between 0 and 1: 0.95 for 95 %
     */
    public static ShareLost of(Rate low, Rate baseline, Rate now, double level) {
        return new ShareLost(low, baseline, now, level, Double.POSITIVE_INFINITY);
    }

    /**
     * {@return the same at another level, such as one that pays for several looks}
     *
     * @param other between 0 and 1
     */
    public ShareLost withLevel(double other) {
        return new ShareLost(low, baseline, now, other, freedom);
    }

    private double c() {
        double tail = (1 - level) / 2;
        return Double.isInfinite(freedom)
                ? -Normal.quantile(tail)
                : TDistribution.of(freedom).inverseSurvivalProbability(tail);
    }

    /** {@return whether the range of baseline − low lies above 0 at this level; only then is a share said} */
    public boolean fallEstablished() {
        double c = c();
        return baseline.value - low.value > StrictMath.hypot(baseline.reach(-1, c), low.reach(1, c));
    }

    /** {@return g; empty where the fall is not established} */
    public OptionalDouble estimate() {
        return fallEstablished() ? OptionalDouble.of(ratio()) : OptionalDouble.empty();
    }

    private double ratio() {
        return (now.value - low.value) / (baseline.value - low.value);
    }

    /** {@return what the set looks like} */
    public Kind kind() {
        if (!(baseline.value > low.value)) {
            return Kind.UNDEFINED;
        }
        return fallEstablished() ? Kind.INTERVAL : pieces().size() == 1 ? Kind.WHOLE_LINE : Kind.TWO_RAYS;
    }

    /**
     * {@return the set in order, with infinite ends where it has no bound: one interval where the fall is established or
     * every share is possible, two rays (rarely a piece between them) where a fall is seen but not established, nothing
     * where it is undefined}
     */
    public List<Interval> pieces() {
        if (!(baseline.value > low.value)) {
            return List.of();
        }
        double c = c();
        TreeSet<Double> cuts = new TreeSet<>(List.of(0.0, 1.0, ratio()));
        for (int side = -1; side <= 1; side += 2) {
            for (double region : new double[] {-1, 0.5, 2}) {
                addRoots(cuts, side, region, c);
            }
        }
        cuts.removeIf(cut -> !Double.isFinite(cut));
        List<Interval> pieces = new ArrayList<>();
        double start = Double.NaN;
        double from = Double.NEGATIVE_INFINITY;
        for (double to : ends(cuts)) {
            boolean inside = holds(between(from, to), c);
            if (inside && Double.isNaN(start)) {
                start = from;
            } else if (!inside && !Double.isNaN(start)) {
                pieces.add(new Interval(start, from, level, method()));
                start = Double.NaN;
            } else if (!inside && from == ratio()) {
                pieces.add(new Interval(from, from, level, method()));
            }
            from = to;
        }
        if (!Double.isNaN(start)) {
            pieces.add(new Interval(start, from, level, method()));
        }
        return List.copyOf(pieces);
    }

    private static List<Double> ends(TreeSet<Double> cuts) {
        List<Double> ends = new ArrayList<>(cuts);
        ends.add(Double.POSITIVE_INFINITY);
        return ends;
    }

    private static double between(double from, double to) {
        return Double.isInfinite(from)
                ? to - Math.max(1, Math.abs(to))
                : Double.isInfinite(to) ? from + Math.max(1, Math.abs(from)) : from + (to - from) / 2;
    }

    /** Where distance and reach are equal, on one side of 0 and with the signs of the coefficients in one region of g. */
    private void addRoots(TreeSet<Double> cuts, int side, double region, double c) {
        double ofNow = now.reach(-side, c);
        double ofLow = low.reach(region < 1 ? side : -side, c);
        double ofBaseline = baseline.reach(region > 0 ? side : -side, c);
        double risen = now.value - low.value;
        double fallen = baseline.value - low.value;
        double square = fallen * fallen - ofLow * ofLow - ofBaseline * ofBaseline;
        double half = ofLow * ofLow - risen * fallen;
        double constant = risen * risen - ofNow * ofNow - ofLow * ofLow;
        double discriminant = half * half - square * constant;
        if (discriminant >= 0) {
            double stable = -(half + Math.copySign(Math.sqrt(discriminant), half));
            cuts.add(stable / square + 0.0);
            cuts.add(constant / stable + 0.0);
        }
    }

    private boolean holds(double g, double c) {
        double distance = now.value - (1 - g) * low.value - g * baseline.value;
        int side = distance > 0 ? 1 : -1;
        double ofNow = now.reach(-side, c);
        double ofLow = (1 - g) * low.reach(g < 1 ? side : -side, c);
        double ofBaseline = g * baseline.reach(g > 0 ? side : -side, c);
        return distance * distance <= ofNow * ofNow + ofLow * ofLow + ofBaseline * ofBaseline;
    }

    /**
     * {@return whether a share belongs to the set; nothing does where it is undefined, NaN never does}
     *
     * @param share a share: 0 where nothing is lost, 1 where the level is back
     */
    public boolean contains(double share) {
        return pieces().stream().anyMatch(piece -> piece.contains(share));
    }

    /** {@return the least share in the set: minus infinity without a bound, empty where it is undefined} */
    public OptionalDouble lowest() {
        return pieces().stream().mapToDouble(Interval::lo).min();
    }

    /** {@return the greatest share in the set: infinity without a bound, empty where it is undefined} */
    public OptionalDouble highest() {
        return pieces().stream().mapToDouble(Interval::hi).max();
    }

    /**
     * {@return whether the set shows that less than this share has been lost again; never so where the fall is not
     * established}
     *
     * @param share such as 0.5 for half of the fall, 1 for a full return
     * @throws IllegalArgumentException if the share is not from −10 to 10: 0.5 is half of the fall, not 50
     */
    public boolean below(double share) {
        double asked = asked(share);
        return fallEstablished() && highest().orElseThrow() < asked;
    }

    /**
     * {@return whether the set shows that more than this share has been lost again; never so where the fall is not
     * established}
     *
     * @param share such as 0 for the low itself
     * @throws IllegalArgumentException if the share is not from −10 to 10: 0.5 is half of the fall, not 50
     */
    public boolean above(double share) {
        double asked = asked(share);
        return fallEstablished() && lowest().orElseThrow() > asked;
    }

    private static double asked(double share) {
        if (!(Math.abs(share) <= LARGEST_SHARE)) {
            throw new IllegalArgumentException("The share " + share + " of a fall is not from −" + LARGEST_SHARE
                    + " to " + LARGEST_SHARE + "; write 0.5 for half of it, 1 for a full return");
        }
        return share;
    }

    private String method() {
        return Double.isInfinite(freedom)
                ? "ratio of differences"
                : "ratio of differences, t of " + Digits.of(freedom, 3);
    }

    @Override
    public Map<String, Object> data() {
        return new Data()
                .with("kind", kind())
                .with("share", estimate())
                .with("interval", kind() == Kind.INTERVAL ? pieces().get(0) : null)
                .with("sentence", toString())
                .map();
    }

    /**
     * Returns the share with its set in words.
     *
     * @return such as {@code 74 % of the reduction lost again (35 to 138 %)}, or that no share is said because the reduction
     *     itself is not established or the range is wider than 200 points
     */
    @Override
    public String toString() {
        return switch (kind()) {
            case UNDEFINED -> "nothing had fallen that could be lost again";
            case INTERVAL ->
                highest().orElseThrow() - lowest().orElseThrow() > WIDEST_SAID
                        ? "how much was lost again we can't say: the counts are too small for a range"
                        : percent(ratio()) + " % of the reduction lost again (" + percent(lowest().orElseThrow())
                                + " to " + percent(highest().orElseThrow()) + " %)";
            case TWO_RAYS, WHOLE_LINE ->
                "how much was lost again we can't say: the reduction itself is not established";
        };
    }

    private static String percent(double share) {
        double percent = 100 * share;
        return Math.abs(percent) < 1e15 ? Long.toString(Math.round(percent)) : Digits.of(percent, 3);
    }
}
