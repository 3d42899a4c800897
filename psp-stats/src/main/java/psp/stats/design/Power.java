package psp.stats.design;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import psp.stats.inference.Alternative;
import psp.stats.inference.Interval;
import psp.stats.inference.IntervalMethod;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.Spread;
import psp.stats.internal.math.CountLaw;
import psp.stats.internal.math.NegativeBinomialLaw;
import psp.stats.internal.math.PoissonLaw;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Digits;
import psp.stats.level.YearlyVariation;
import psp.stats.window.SubPeriods;

/**
 * What two counts could show: computed before the work starts, or before "no difference" is read as "none".
 *
 * <p>Exact for Poisson counts up to a mean of 3,000: the chance that the exact central two-sided test at 5 % finds a
 * change in the right direction, summed over both counts. Above, or where counts scatter more than Poisson ones, by the
 * normal law of twice the difference of square roots, whose variance is {@code phi · (1 + before's days / after's)}:
 * the chance of one who knows phi. One who must estimate phi too, from like months, sees less; {@link #simulated} gives
 * that, with the simulation's error. Both take the level of a year as fixed: {@code Study.reduction()}, which also allows
 * for how far levels move from year to year, usually sees less.
 *
 * <pre>{@code
 * System.out.println(Power.words(60, 1, 1.5));                                // 60 a year, as long after as before, phi 1.5
 * System.out.println(Power.monthsNeeded(20, 0.25, 1.5, 0.8) + " months");      // 20 a month, to see a fall of a quarter 4 times in 5
 * }</pre>
 */
public final class Power {

    private static final double ALPHA = 0.05;
    private static final double EXACT_UP_TO = 3_000;
    private static final double SEEN = 0.8;
    private static final int TRIALS = 2_000;
    private static final long SEED = 2016;

    private Power() {}

    /**
     * {@return the chance of seeing a fall}
     *
     * @param before the expected count before, above 0
     * @param exposures days after over days before, above 0
     * @param fall the true fall, as a share from 0 to below 1
     * @param phi the dispersion, above 0; 1 is Poisson and exact
     */
    public static double chanceOfSeeing(double before, double exposures, double fall, double phi) {
        Checks.exposure("before", before);
        Checks.exposure("ratio", exposures);
        Checks.phi(phi);
        if (!(fall >= 0 && fall < 1)) {
            throw new IllegalArgumentException("The fall " + fall + " is not a share from 0 to below 1");
        }
        double after = before * exposures * (1 - fall);
        return phi == 1 && before <= EXACT_UP_TO && after <= EXACT_UP_TO
                ? exact(before, after, exposures)
                : normal(before, after, exposures, phi);
    }

    private static double exact(double before, double after, double exposures) {
        PoissonDistribution b = PoissonDistribution.of(before);
        PoissonDistribution a = PoissonDistribution.of(after);
        int low = b.inverseCumulativeProbability(1e-12);
        int high = b.inverseSurvivalProbability(1e-12);
        double chance = 0;
        int limit = -1;
        for (int x = low; x <= high; x++) {
            while (RateRatio.of(Rate.of(x, 1), Rate.of(limit + 1L, exposures))
                            .pValue(IntervalMethod.CLOPPER_PEARSON, Alternative.LESS)
                    < ALPHA / 2) {
                limit++;
            }
            chance += limit < 0 ? 0 : b.probability(x) * a.cumulativeProbability(limit);
        }
        return chance;
    }

    private static double normal(double before, double after, double exposures, double phi) {
        double reach = 2 * (Math.sqrt(before) - Math.sqrt(after / exposures)) / Math.sqrt(phi * (1 + 1 / exposures));
        NormalDistribution normal = NormalDistribution.of(0, 1);
        return normal.cumulativeProbability(reach - normal.inverseSurvivalProbability(ALPHA / 2));
    }

    /**
     * {@return the chance of seeing a fall by simulation of months: as many before as after, negative binomial counts
     * (Poisson at phi 1), the quasi-Poisson range over like months, or the exact Poisson one where there are too few}
     *
     * @param aMonth the expected count a month before, above 0
     * @param months how many months each, 1 to 120
     * @param fall the true fall, as a share from 0 to below 1
     * @param phi the dispersion, 1 or more
     * @param trials how many, such as 2,000
     * @param seed the same seed gives the same answer
     */
    public static Chance simulated(double aMonth, int months, double fall, double phi, int trials, long seed) {
        Checks.exposure("a month", aMonth);
        Checks.phi(phi);
        if (!(fall >= 0 && fall < 1) || months < 1 || months > 120 || trials < 1 || !(phi >= 1)) {
            throw new IllegalArgumentException("A fall of " + fall + " over " + months + " months at phi " + phi + ", "
                    + trials + " trials, cannot be simulated; a fall from 0 to below 1, 1 to 120 months, phi and trials"
                    + " from 1");
        }
        SplittableRandom random = new SplittableRandom(seed);
        CountLaw before = law(aMonth, phi);
        CountLaw after = law(aMonth * (1 - fall), phi);
        double[] days = new double[months];
        Arrays.fill(days, 1);
        int seen = 0;
        for (int t = 0; t < trials; t++) {
            long[] then = random.doubles(months).mapToLong(before::quantile).toArray();
            long[] now = random.doubles(months).mapToLong(after::quantile).toArray();
            RateRatio counts = RateRatio.of(
                    Rate.of(Arrays.stream(then).sum(), 1),
                    Rate.of(Arrays.stream(now).sum(), 1));
            Interval range = (months < SubPeriods.LEAST_EACH
                            ? Optional.<Spread>empty()
                            : SubPeriods.fit(then, now, days))
                    .map(spread -> spread.noNarrowerThanPoisson().interval(1 - ALPHA))
                    .orElseGet(() -> counts.interval(1 - ALPHA));
            seen += range.hi() < 1 ? 1 : 0;
        }
        return new Chance((double) seen / trials, trials);
    }

    private static CountLaw law(double mean, double phi) {
        return phi == 1 ? new PoissonLaw(mean) : new NegativeBinomialLaw(mean / (phi - 1), mean);
    }

    /**
     * A chance found by simulation.
     *
     * @param value from 0 to 1
     * @param trials from how many trials
     */
    public record Chance(double value, int trials) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * Checks the numbers.
         *
         * @param value from 0 to 1
         * @param trials from how many trials
         * @throws IllegalArgumentException if the value is not from 0 to 1, or there is no trial
         */
        public Chance {
            if (!(value >= 0 && value <= 1) || trials < 1) {
                throw new IllegalArgumentException("A chance of " + value + " from " + trials
                        + " trials is none; from 0 to 1, of one trial or more");
            }
        }

        /** {@return the simulation's standard error, {@code √(value · (1 − value) / trials)}} */
        public double error() {
            return Math.sqrt(value * (1 - value) / trials);
        }

        /** Returns the chance with twice its error and the number of trials. */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "seen %.0f %% of the time (± %.1f points in %,d simulated trials)",
                    100 * value,
                    200 * error(),
                    trials);
        }
    }

    /**
     * Returns the smallest fall that would be seen with a given chance.
     *
     * @param before the expected count before, above 0
     * @param exposures days after over days before, above 0
     * @param phi the dispersion, above 0
     * @param chance between 0 and 1, such as 0.8
     * @return a share; 1 where not even a fall to nothing would be
     */
    public static double detectableFall(double before, double exposures, double phi, double chance) {
        Checks.level(chance);
        double low = 0;
        double high = 1 - 1e-9;
        if (chanceOfSeeing(before, exposures, high, phi) < chance) {
            return 1;
        }
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            if (chanceOfSeeing(before, exposures, middle, phi) < chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * Returns how many months after are needed to see a fall with a given chance, beside a like number of months
     * before.
     *
     * @param aMonth the expected count a month before, above 0
     * @param fall the true fall, as a share above 0 and below 1
     * @param phi the dispersion, above 0
     * @param chance between 0 and 1, such as 0.8
     * @return months, or 0 where 240 months are not enough
     */
    public static int monthsNeeded(double aMonth, double fall, double phi, double chance) {
        Checks.level(chance);
        for (int months = 1; months <= 240; months++) {
            if (chanceOfSeeing(aMonth * months, 1, fall, phi) >= chance) {
                return months;
            }
        }
        return 0;
    }

    /**
     * Returns the smallest fall for which {@code Study.reduction()} would say 4 times in 5 that it fell, of an area of which no earlier
     * years are known: by simulation of its range, in which counts scatter and the level moves by itself as levels do in other cities.
     */
    private static double fallSeen(double before, double exposures, double phi) {
        SplittableRandom random = new SplittableRandom(SEED);
        YearlyVariation yearly = YearlyVariation.unknown();
        NormalDistribution normal = NormalDistribution.of(0, 1);
        CountLaw then = law(before, phi);
        long[] counted = new long[TRIALS];
        double[] moved = new double[TRIALS];
        double[] chance = new double[TRIALS];
        for (int i = 0; i < TRIALS; i++) {
            counted[i] = then.quantile(random.nextDouble());
            moved[i] = StrictMath.exp(normal.inverseCumulativeProbability(1 - random.nextDouble())
                    * StrictMath.sqrt(yearly.moved(random.nextDouble())));
            chance[i] = random.nextDouble();
        }
        double low = 0;
        double high = 1;
        while (high - low > 0.001) {
            double fall = (low + high) / 2;
            int seen = 0;
            for (int i = 0; i < TRIALS; i++) {
                double mean = before * exposures * moved[i] * (1 - fall);
                seen += fell(counted[i], law(mean, phi).quantile(chance[i]), exposures, phi, yearly) ? 1 : 0;
            }
            if (seen < SEEN * TRIALS) {
                low = fall;
            } else {
                high = fall;
            }
        }
        return high > 0.999 ? 1 : high;
    }

    private static boolean fell(long before, long after, double exposures, double phi, YearlyVariation yearly) {
        double half = before == 0 || after == 0 ? 0.5 : 0;
        double poisson = 1 / (before + half) + 1 / (after + half);
        double variance = Math.max(yearly.variance(poisson), phi * poisson + yearly.variance(0));
        double reach = TDistribution.of(yearly.freedom(poisson)).inverseSurvivalProbability(ALPHA / 2);
        return StrictMath.log((after + half) / exposures / (before + half)) + reach * StrictMath.sqrt(variance) < 0;
    }

    /**
     * Returns the plan in words: the fall that {@code Study.reduction()} would call one, of an area whose earlier years are not known.
     *
     * @param before the expected count before, above 0
     * @param exposures days after over days before, above 0
     * @param phi the dispersion, above 0; below 1 counts as 1
     * @return such as {@code of 691 expected, a fall of 49 % or more would be seen 4 times in 5 (phi 1, and a level that moves from year
     *     to year as in other cities)}
     */
    public static String words(double before, double exposures, double phi) {
        Checks.exposure("before", before);
        Checks.exposure("ratio", exposures);
        Checks.phi(phi);
        double fall = fallSeen(before, exposures, Math.max(1, phi));
        return String.format(
                Locale.ROOT,
                "of %.0f expected, %s (phi %s, and a level that moves from year to year as in other cities)",
                before,
                fall >= 1
                        ? "not even a fall to nothing would be seen 4 times in 5"
                        : String.format(
                                Locale.ROOT, "a fall of %.0f %% or more would be seen 4 times in 5", 100 * fall),
                Digits.of(phi, 3));
    }
}
