package psp.stats.watch;

import java.io.Serializable;
import java.util.Arrays;
import psp.stats.internal.math.Quantiles;
import psp.stats.internal.text.Digits;

/**
 * How far the true chance of a false alarm in a year of holding may lie from the promised one: the promise is kept on
 * average over pasts such as this, and this past may have come out low or high, or calmer than the area is.
 *
 * <p>Found by simulation: in each of some hundred worlds that the past leaves open (dispersion, season and the level that
 * holds, as for {@link WatchPower}, without a word on the fall) some hundred years of holding are watched; the spread of
 * their alarm rates over the worlds, less what those hundred years add to it by chance, is what is told. Rates are chances
 * from 0 to 1. In docs/evidence/watch-power.md the true rate of a past lay above the stated range in 5 to 16 % of pasts and below it
 * in 9 to 22 %, where a tenth each was meant.
 *
 * @param promised the chance that is promised
 * @param mean the chance on average over what the past leaves open
 * @param low a tenth of what it leaves open has a lower chance than this
 * @param high a tenth of it has a higher chance than this
 * @param raise by how many standard errors at the year's end the line is higher than the promise on average asks for; 0
 *     without {@link Watch#guaranteed}
 */
public record WatchRisk(double promised, double mean, double low, double high, double raise) implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int WORLDS = 400;
    private static final int COURSES = 200;
    private static final double TENTH = 0.1;
    private static final double STEP = 0.125;
    private static final int STEPS = 33;

    /**
     * Checks the numbers.
     *
     * @param promised the chance that is promised
     * @param mean the chance on average over what the past leaves open
     * @param low a tenth of what it leaves open has a lower chance than this
     * @param high a tenth of it has a higher chance than this
     * @param raise by how many standard errors at the year's end the line is higher than the promise on average asks for; 0
     *     without {@link Watch#guaranteed}
     * @throws IllegalArgumentException if one is no chance from 0 to 1, or the raise is below 0
     */
    public WatchRisk {
        for (double chance : new double[] {promised, mean, low, high}) {
            if (!(chance >= 0 && chance <= 1)) {
                throw new IllegalArgumentException("The chance " + chance + " is not from 0 to 1");
            }
        }
        if (!(low <= high && raise >= 0)) {
            throw new IllegalArgumentException("A range from " + low + " to " + high + " and a raise of " + raise
                    + "; the range runs upwards and a raise is 0 or more");
        }
    }

    /**
     * Simulates.
     *
     * @param share of the fall that may be lost again without a word
     */
    static WatchRisk of(Courses futures, double share, double promised, double raise) {
        double[] critical = futures.critical(0);
        double[] alarms = new double[WORLDS];
        futures.draw(
                share,
                Courses.Belief.PLAIN,
                WORLDS,
                COURSES,
                (world, sums) -> alarms[world] += futures.alarm(sums, critical) < sums.length ? 1.0 / COURSES : 0);
        double[] risks = sharpened(alarms);
        return new WatchRisk(
                promised,
                Arrays.stream(alarms).average().orElseThrow(),
                Quantiles.of(risks, TENTH),
                Quantiles.of(risks, 1 - TENTH),
                raise);
    }

    /**
     * By how many standard errors the line must be raised for the promise to hold in a share of what the past leaves open,
     * all dispersions alike likely before: a guarantee that leaned on the belief that counts may well be Poisson would be
     * kept too seldom where they are not.
     *
     * @param guaranteed that share
     */
    static double raise(Courses futures, double share, double guaranteed, double promised) {
        double[][] critical = new double[STEPS][];
        for (int g = 0; g < STEPS; g++) {
            critical[g] = futures.critical(g * STEP);
        }
        float[][] needs = new float[WORLDS][COURSES];
        int[] next = new int[WORLDS];
        futures.draw(
                share,
                Courses.Belief.CAUTIOUS,
                WORLDS,
                COURSES,
                (world, sums) -> needs[world][next[world]++] = (float) need(sums, critical, futures.inARow()));
        double low = 0;
        double high = STEPS * STEP;
        for (int i = 0; i < 24; i++) {
            double middle = i == 0 ? 0 : (low + high) / 2;
            double[] alarms = Arrays.stream(needs)
                    .mapToDouble(world -> share(world, middle))
                    .toArray();
            if (Quantiles.of(sharpened(alarms), guaranteed) > promised) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double share(float[] needs, double raise) {
        int above = 0;
        for (float need : needs) {
            above += need > raise ? 1 : 0;
        }
        return (double) above / needs.length;
    }

    /** The raise above which a course does not alarm; below 0 where it does not anyhow. */
    private static double need(double[] sums, double[][] critical, int inARow) {
        double most = -1;
        double[] needs = new double[sums.length];
        for (int k = 0; k < sums.length; k++) {
            int g = 0;
            while (g < critical.length && sums[k] > critical[g][k]) {
                g++;
            }
            needs[k] = g == 0
                    ? -1
                    : g == critical.length
                            ? g * STEP
                            : (g - (critical[g][k] - sums[k]) / (critical[g][k] - critical[g - 1][k])) * STEP;
            double least = needs[k];
            for (int back = 1; back < inARow; back++) {
                least = Math.min(least, k - back < 0 ? -1 : needs[k - back]);
            }
            most = Math.max(most, least);
        }
        return most;
    }

    /** Rates from a finite number of courses, drawn to their mean until they spread as the true ones do. */
    private static double[] sharpened(double[] rates) {
        double mean = Arrays.stream(rates).average().orElseThrow();
        double noise = 0;
        double spread = 0;
        for (double rate : rates) {
            noise += rate * (1 - rate) / (COURSES - 1);
            spread += (rate - mean) * (rate - mean);
        }
        double keep = spread > noise ? Math.sqrt(1 - noise / spread) : 0;
        return Arrays.stream(rates)
                .map(rate -> mean + keep * (rate - mean))
                .sorted()
                .toArray();
    }

    /**
     * Returns the range in words.
     *
     * @return such as {@code false alarms in 2 to 19 % of holding years, 10 % promised; 9.1 % on average …}
     */
    @Override
    public String toString() {
        return "false alarms in " + percent(low) + " to " + percent(high) + " % of years in which nothing changes, "
                + percent(promised)
                + " % promised; " + percent(mean)
                + " % on average over what this past leaves open, less and more in a tenth"
                + " of it each"
                + (raise > 0 ? "; the line is raised by " + Digits.of(raise, 2) + " standard errors" : "");
    }

    private static String percent(double chance) {
        return chance < 0.1 ? Digits.of(Math.rint(1000 * chance) / 10, 2) : String.valueOf(Math.round(100 * chance));
    }
}
