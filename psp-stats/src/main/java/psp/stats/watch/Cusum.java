package psp.stats.watch;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import psp.core.internal.Texts;
import psp.stats.internal.math.CountLaw;
import psp.stats.internal.math.NegativeBinomialLaw;
import psp.stats.internal.math.PoissonLaw;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Digits;

/**
 * A cumulative sum of counts that alarms when it has grown too high, with the exact lengths of its runs.
 *
 * <p>At every look {@code sum = max(0, sum + count - reference)}. Between alarms nothing but the sum is kept. An alarm
 * ends the run; {@link #restart()} begins another.
 *
 * <p>The run lengths are exact for independent counts of one known mean and one known dispersion, starting from a sum
 * of 0: Poisson where phi is 1, negative binomial with variance {@code phi · mean} and size {@code mean / (phi - 1)}
 * where it is above. A mean or phi estimated from a short past, a season, counts that depend on one another or looks
 * of unequal length are none of that, and false alarms then come more often than said here.
 *
 * <p>They are exact because the sum walks on a lattice: the reference is kept as a fraction. One within 1e-9 of a
 * fraction with a denominator up to 1,000 is that fraction; any other is rounded to three decimals, so that at most
 * 0.0005 separates what was asked from what runs. {@link #reference()} returns what runs. A reference in halves or
 * tenths is fast and costs no power that could be noticed; the time of {@link #averageRunLength} grows with the square
 * of threshold times denominator, of which 20,000 is the most. The threshold may be any number.
 *
 * <p>Sources: E. Page, Biometrika 41 (1954); D. Brook, D. Evans, Biometrika 59 (1972).
 *
 * @param reference what each count is lessened by, from 0.001 to a million; best about halfway between the mean while
 *     all is well and the mean to be found, see {@link #optimalReference}
 * @param threshold where the alarm is, from 0 (above 0 where the rule is AT_OR_ABOVE) to 1e9
 * @param rule whether a sum equal to the threshold alarms
 * @param phi the dispersion, 1 or more; 1 is Poisson
 * @param looks how many counts were observed in this run
 * @param sum the sum now, from 0 up
 * @param alarmed whether the last look raised the alarm
 */
public record Cusum(
        double reference, double threshold, AlarmRule rule, double phi, long looks, double sum, boolean alarmed)
        implements Serializable {

    private static final int LARGEST_DENOMINATOR = 1_000;
    private static final double CLOSE = 1e-9;
    private static final int MOST_STATES = 20_000;
    private static final int MOST_LOOKS = 10_000;

    /**
     * Checks the components and takes the reference and the sum to their lattice.
     *
     * @throws IllegalArgumentException if one is out of its range, or the sum and the alarm contradict each other
     */
    public Cusum {
        Objects.requireNonNull(rule, "rule");
        if (!(reference >= 0.001 && reference <= 1e6)) {
            throw new IllegalArgumentException("The reference must be from 0.001 to 1,000,000 counts, not " + reference
                    + "; see Cusum.optimalReference");
        }
        int denominator = denominator(reference);
        reference = Math.rint(reference * denominator) / denominator;
        if (!(threshold >= 0 && threshold <= 1e9 && rule.lowestAlarm(units(threshold, denominator)) > 0)) {
            throw new IllegalArgumentException("The threshold must be above 0 and at most 1e9, not " + threshold
                    + "; 0 is a threshold where the rule is ABOVE");
        }
        if (!(phi >= 1 && phi < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The dispersion phi must be a finite number from 1 up, not " + phi
                    + "; 1 is Poisson, and run lengths are not known below it");
        }
        if (looks < 0 || !(sum >= 0 && sum < Double.POSITIVE_INFINITY) || looks == 0 && (sum > 0 || alarmed)) {
            throw new IllegalArgumentException(
                    "A sum of " + sum + " after " + Texts.plural(looks, "look") + (alarmed ? " with" : " without")
                            + " an alarm cannot be; a new run has sum 0, 0 looks and no alarm");
        }
        double units = Math.rint(sum * denominator);
        sum = units / denominator;
        if (alarmed != units >= rule.lowestAlarm(units(threshold, denominator))) {
            throw new IllegalArgumentException("A sum of " + Digits.of(sum, 6)
                    + (alarmed ? " is no alarm" : " is an alarm") + " where the rule is " + rule + " "
                    + Digits.of(threshold, 6));
        }
    }

    /**
     * Returns a new run for Poisson counts that alarms at or above the threshold.
     *
     * @throws IllegalArgumentException if the reference is not from 0.001 to a million, or the threshold not above 0
     */
    public static Cusum of(double reference, double threshold) {
        return new Cusum(reference, threshold, AlarmRule.AT_OR_ABOVE, 1, 0, 0, false);
    }

    /**
     * Returns the reference value that finds a rise soonest: {@code (raised - mean) / ln(raised / mean)}, by which the
     * sum is, up to a factor, that of the log likelihood ratio of the two means. It holds for Poisson counts and,
     * as quasi-likelihood, for a variance of phi times the mean: phi changes the factor, not this value.
     *
     * @param mean the mean of a look while all is well, finite and above 0
     * @param raised the mean to be found, finite and above the mean
     * @throws IllegalArgumentException otherwise
     */
    public static double optimalReference(double mean, double raised) {
        if (!(mean > 0 && raised > mean && raised < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The mean must be above 0 and the raised mean above it and finite, not " + mean + " and " + raised);
        }
        return (raised - mean) / Math.log1p((raised - mean) / mean);
    }

    /** Returns a new run with this rule. */
    public Cusum withRule(AlarmRule rule) {
        return new Cusum(reference, threshold, rule, phi, 0, 0, false);
    }

    /** Returns a new run for counts whose variance is phi times their mean; phi is 1 or more. */
    public Cusum withPhi(double phi) {
        return new Cusum(reference, threshold, rule, phi, 0, 0, false);
    }

    /**
     * Returns a new run with the lowest threshold of the lattice that gives at least this average run length.
     *
     * @param mean the mean of a look, finite and from 0 up
     * @param looks the average run length wanted, finite and at least 1
     * @throws IllegalArgumentException if no threshold of up to 20,000 steps of the lattice does
     */
    public Cusum withRunLength(double mean, double looks) {
        if (!(looks >= 1 && looks < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The average run length must be finite and at least 1 look, not " + looks);
        }
        CountLaw law = law(mean);
        int most = 50;
        while (!(chain(law, most).averageRunLength() >= looks)) {
            if (most == MOST_STATES) {
                throw unreachable(mean, "an average run of " + Digits.of(looks, 6) + " looks");
            }
            most = Math.min(MOST_STATES, 2 * most);
        }
        return withLowestAlarm(chain(law, most).fewestStates(looks));
    }

    /**
     * Returns a new run with the lowest threshold of the lattice that keeps the chance of an alarm within some looks
     * at or below this.
     *
     * @param mean the mean of a look, finite and from 0 up
     * @param looks from 1 to 10,000, such as 52
     * @param chance between 0 and 1, such as 0.1
     * @throws IllegalArgumentException if no threshold of up to 20,000 steps of the lattice does
     */
    public Cusum withAlarmChance(double mean, int looks, double chance) {
        if (!(chance > 0 && chance < 1)) {
            throw new IllegalArgumentException("The chance of an alarm must be between 0 and 1, not " + chance);
        }
        checkLooks(looks);
        CountLaw law = law(mean);
        IntPredicate rare = states -> chain(law, states).alarmChance(looks) <= chance;
        int high = 1;
        while (!rare.test(high)) {
            if (high == MOST_STATES) {
                throw unreachable(mean, "a chance of " + Digits.of(chance, 6) + " in " + Texts.plural(looks, "look"));
            }
            high = Math.min(MOST_STATES, 2 * high);
        }
        int low = high / 2;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (rare.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return withLowestAlarm(high);
    }

    /** Returns the chance of an alarm where each look has a law of its own, starting from a sum of 0. */
    double alarmChance(List<CountLaw> laws) {
        return CusumChain.alarmChance(laws.stream().map(this::chain).toList());
    }

    private IllegalArgumentException unreachable(double mean, String wanted) {
        double highest = rule.units(MOST_STATES) / denominator(reference);
        return new IllegalArgumentException("No threshold up to " + Digits.of(highest, 6) + " gives " + wanted
                + " at a mean of " + mean + "; the reference " + Digits.of(reference, 6) + " must be higher"
                + (denominator(reference) > 1 ? " or have fewer decimals" : ""));
    }

    private Cusum withLowestAlarm(int states) {
        return new Cusum(reference, rule.units(states) / denominator(reference), rule, phi, 0, 0, false);
    }

    /**
     * Returns the average number of looks up to and with the alarm, starting from a sum of 0 and not from where this
     * run stands; infinite where the mean is 0. Relative error below 1e-10.
     *
     * @param mean the mean of a look, finite and from 0 up
     * @throws IllegalArgumentException if the mean is not, or threshold times denominator is above 20,000
     */
    public double averageRunLength(double mean) {
        return chain(law(mean)).averageRunLength();
    }

    /**
     * Returns the chance of an alarm at or before some look, starting from a sum of 0 and not from where this run
     * stands.
     *
     * @param mean the mean of a look, finite and from 0 up
     * @param looks from 1 to 10,000, such as 12 months or 52 weeks
     * @throws IllegalArgumentException if the mean or looks are not, or threshold times denominator is above 20,000
     */
    public double alarmChance(double mean, int looks) {
        checkLooks(looks);
        return chain(law(mean)).alarmChance(looks);
    }

    /**
     * Returns the run after one more look.
     *
     * @param count from 0 to 2^50
     * @throws IllegalArgumentException if the count is not, or this run has ended with an alarm
     */
    public Cusum observe(long count) {
        Checks.count("observed", count);
        if (alarmed) {
            throw new IllegalArgumentException(
                    "This run ended with an alarm at look " + looks + "; restart() begins a new one");
        }
        int denominator = denominator(reference);
        long units = Math.max(0, Math.round(sum * denominator) + denominator * count - numerator(denominator));
        boolean alarm = units >= rule.lowestAlarm(units(threshold, denominator));
        return new Cusum(reference, threshold, rule, phi, looks + 1, (double) units / denominator, alarm);
    }

    /** Returns a new run of the same chart: no looks, a sum of 0, no alarm. */
    public Cusum restart() {
        return new Cusum(reference, threshold, rule, phi, 0, 0, false);
    }

    /** Returns whether there was an alarm, the looks, the sum and the threshold, and how the sum is made. */
    @Override
    public String toString() {
        return (alarmed ? "alarm at look " + Texts.grouped(looks) : "no alarm in " + Texts.plural(looks, "look"))
                + ": sum " + Digits.of(sum, 6) + ", alarms " + rule.label() + " " + Digits.of(threshold, 6)
                + " (each count less " + Digits.of(reference, 6) + ", "
                + (phi == 1 ? "Poisson" : "phi " + Digits.of(phi, 4)) + ")";
    }

    private CusumChain chain(CountLaw law) {
        int denominator = denominator(reference);
        double states = rule.lowestAlarm(units(threshold, denominator));
        if (states > MOST_STATES) {
            throw new IllegalArgumentException("The threshold " + Digits.of(threshold, 6) + " in steps of 1/"
                    + denominator + " is beyond 20,000 steps: give the reference " + Digits.of(reference, 6)
                    + " fewer decimals");
        }
        return chain(law, (int) states);
    }

    private CusumChain chain(CountLaw law, int states) {
        int denominator = denominator(reference);
        return new CusumChain(law, numerator(denominator), denominator, states);
    }

    private CountLaw law(double mean) {
        if (!(mean >= 0 && mean < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The mean of a look must be a finite number from 0 up, not " + mean);
        }
        return phi == 1 || mean == 0 ? new PoissonLaw(mean) : new NegativeBinomialLaw(mean / (phi - 1), mean);
    }

    private static void checkLooks(int looks) {
        if (looks < 1 || looks > MOST_LOOKS) {
            throw new IllegalArgumentException("The number of looks must be from 1 to 10,000, not " + looks);
        }
    }

    private long numerator(int denominator) {
        return Math.round(reference * denominator);
    }

    private static int denominator(double reference) {
        for (int d = 1; d < LARGEST_DENOMINATOR; d++) {
            if (Math.abs(reference * d - Math.rint(reference * d)) <= CLOSE * d) {
                return d;
            }
        }
        return LARGEST_DENOMINATOR;
    }

    /** Returns the threshold in units; one that misses a whole number by rounding alone is that number. */
    private static double units(double threshold, int denominator) {
        double units = threshold * denominator;
        return Math.abs(units - Math.rint(units)) <= CLOSE * denominator ? Math.rint(units) : units;
    }
}
