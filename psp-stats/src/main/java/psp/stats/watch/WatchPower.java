package psp.stats.watch;

import java.io.Serializable;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Digits;

/**
 * The chance that a return would be seen: of a sudden return of a share of the fall at the start of this year of watching,
 * by each look of that year.
 *
 * <p>Found by simulation from the fitted past with its doubt: dispersion from its posterior, season and both levels from
 * their joint normal law, in which the fall is weighed with what falls are where a watch is kept (log ratio normal about
 * −0.5 with standard deviation 0.25, a fall of 39 % in the middle: a fall that came out large by chance would promise too
 * much), negative binomial counts of variance {@code phi · mean}. It is a chance before the counts of the year are known,
 * also where some of them are; what was seen is in {@link Watch#verdict} and {@link Watch#share}. It ends with the year: at
 * the anniversary a return that was not seen joins the level, and is seen later only if it grows. By tenths of the stated
 * chance the share seen lay within 0.031 of it over the cells of the withdrawal benchmark and within 0.039 over sixty drawn at
 * random, the time to four chances in five within 15 %; a single area whose true fall was small may be promised 0.12 too
 * much (docs/evidence/watch-power.md). The random numbers are fixed: the same watch answers the same on any machine.
 */
public final class WatchPower implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int WORLDS = 768;
    private static final int COURSES = 8;
    private static final double USUAL = 0.8;

    private final double share;
    private final double[] chances;
    private final double[] errors;
    private final int now;
    private final String look;

    private WatchPower(double share, double[] chances, double[] errors, int now, String look) {
        this.share = share;
        this.chances = chances;
        this.errors = errors;
        this.now = now;
        this.look = look;
    }

    /**
     * Simulates.
     *
     * @param share of the fall, 0 for a holding level
     * @param now how many looks of the year have been
     * @param look what a look is called, such as month
     */
    static WatchPower of(Courses futures, double share, int now, String look) {
        int looks = futures.looks();
        double[] critical = futures.critical(0);
        int[][] seen = new int[WORLDS / 2][looks + 1];
        futures.draw(
                share,
                share > 0 ? Courses.Belief.FALL : Courses.Belief.PLAIN,
                WORLDS,
                COURSES,
                (world, sums) -> seen[world / 2][futures.alarm(sums, critical)]++);
        double[] mean = new double[looks];
        double[] square = new double[looks];
        for (int[] pair : seen) {
            double sum = 0;
            for (int k = 0; k < looks; k++) {
                sum += pair[k] / (2.0 * COURSES);
                mean[k] += sum;
                square[k] += sum * sum;
            }
        }
        double[] errors = new double[looks];
        for (int k = 0; k < looks; k++) {
            mean[k] /= seen.length;
            errors[k] = Math.sqrt(Math.max(0, square[k] / seen.length - mean[k] * mean[k]) / (seen.length - 1));
        }
        // A year cut into weeks at its ends has 53 of them, or 54, where a city's year of looks has 52.
        return new WatchPower(share, mean, errors, Math.min(now, looks), look);
    }

    /** The rise with which the counts of four courses in five would cross the line at some look of the year. */
    static double visibleRise(Courses futures) {
        double[] critical = futures.critical(0);
        double[] needed = new double[WORLDS * COURSES];
        int[] n = {0};
        futures.draw(0, Courses.Belief.PLAIN, WORLDS, COURSES, (world, sums) -> {
            double least = Double.POSITIVE_INFINITY;
            for (int k = futures.inARow() - 1; k < sums.length; k++) {
                double most = 0;
                for (int back = 0; back < futures.inARow(); back++) {
                    double sum = sums[k - back];
                    most = Math.max(most, sum > 0 ? critical[k - back] / sum : Double.POSITIVE_INFINITY);
                }
                least = Math.min(least, most);
            }
            needed[n[0]++] = least;
        });
        Arrays.sort(needed);
        return Math.max(0, needed[(int) (USUAL * needed.length)] - 1);
    }

    /** {@return the share of the fall that returns, 1 for a full return} */
    public double share() {
        return share;
    }

    /** {@return how many looks this year of watching has} */
    public int looks() {
        return chances.length;
    }

    /**
     * {@return the chance of an alarm at one of the first looks of this year of watching}
     *
     * @param look how many looks, from 0 to those of the year
     * @throws IllegalArgumentException if the year has no such look
     */
    public double chanceSeenBy(int look) {
        check(look);
        return look == 0 ? 0 : chances[look - 1];
    }

    /** {@return the chance of an alarm by now, 0 at the start of a year} */
    public double chanceSeenByNow() {
        return chanceSeenBy(now);
    }

    /**
     * {@return the standard error with which the simulation knows a chance, about 0.01 at most}
     *
     * @param look as in {@link #chanceSeenBy}
     */
    public double error(int look) {
        check(look);
        return look == 0 ? 0 : errors[look - 1];
    }

    private void check(int look) {
        if (look < 0 || look > chances.length) {
            throw new IllegalArgumentException("Look " + look + " of a year of watching with " + chances.length
                    + "; from 0, before the first, to " + chances.length);
        }
    }

    /**
     * {@return after how many looks of the year the chance reaches a given one; empty where the year ends before}
     *
     * @param chance between 0 and 1, such as 0.8
     */
    public OptionalInt looksUntil(double chance) {
        Checks.level(chance);
        for (int k = 0; k < chances.length; k++) {
            if (chances[k] >= chance) {
                return OptionalInt.of(k + 1);
            }
        }
        return OptionalInt.empty();
    }

    /** What it holds. */
    private Object[] held() {
        return new Object[] {share, chances, errors, now, look};
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WatchPower that && Arrays.deepEquals(held(), that.held());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(held());
    }

    /**
     * Returns the chances in words.
     *
     * @return such as {@code full return: seen by now 46 %, 4 times in 5 from month 9 on; by the year's end 91 %
     *     (simulated, ± 1 %)}
     */
    @Override
    public String toString() {
        OptionalInt usual = looksUntil(USUAL);
        String end = percent(chances.length);
        String head = now > 0 && now < chances.length ? "seen by now " + percent(now) + ", " : "";
        String told = usual.isEmpty()
                ? "not 4 times in 5 within the year"
                : "4 times in 5 " + (now >= usual.getAsInt() ? "since " : "from ") + look + " " + usual.getAsInt()
                        + (now >= usual.getAsInt() ? "" : " on");
        return what() + ": " + head + told + "; by the year's end " + end + " (" + Texts.plural(chances.length, look)
                + ", simulated, ± " + Digits.of(Math.max(0.1, 200 * errors[chances.length - 1]), 1) + " %)";
    }

    private String what() {
        return share == 1
                ? "full return"
                : share == 0
                        ? "level lasts"
                        : share == 0.5 ? "half return" : "return of " + Digits.of(100 * share, 2) + " % of the fall";
    }

    private String percent(int look) {
        return Math.round(100 * chanceSeenBy(look)) + " %";
    }
}
