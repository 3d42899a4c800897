package psp.stats;

import java.io.Serializable;
import java.util.Objects;
import psp.core.internal.Texts;

/**
 * A window that was picked for being the lowest of several: of any windows one is the lowest, so that its fall is
 * judged as one chance among as many.
 *
 * <p>The lowest is compared with all others together. With k windows its p is k times the exact central two-sided one,
 * and its interval the exact central one at the level {@code 1 − (1 − level) / k} (C. E. Bonferroni, 1936): neither is
 * ever too bold, whatever the rates, and both answer together. What to expect of such a window next is shrunk towards
 * the others: {@code w · count + (1 − w) · mean}, {@code w = 1 − mean / variance of the windows}, 0 where they vary no
 * more than Poisson counts (C. N. Morris, Journal of the American Statistical Association 78, 1983). Counts are taken
 * as Poisson.
 *
 * @param name what the lowest window is called
 * @param lowest the other windows together (before) and the lowest (after)
 * @param windows among how many windows it was picked, 2 or more
 * @param share how much of its distance from the mean rate can be expected to stay, 0 to 1
 */
public record PickedLow(String name, RateRatio lowest, int windows, double share) implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if there are fewer than two windows, or the share is not from 0 to 1
     */
    public PickedLow {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(lowest, "lowest");
        if (windows < 2 || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A window picked among " + windows + ", of which the share " + share
                    + " stays, is none; two windows or more, and a share from 0 to 1");
        }
    }

    /**
     * Picks the window with the lowest rate, the first of equals.
     *
     * @param names the windows' names
     * @param counts one a window, 0 or more
     * @param exposures one a window, above 0, such as days
     * @throws IllegalArgumentException if lengths differ, there are fewer than two, or a number is out of range
     */
    public static PickedLow of(String[] names, long[] counts, double[] exposures) {
        int n = names.length;
        if (n < 2 || counts.length != n || exposures.length != n) {
            throw new IllegalArgumentException("There are " + n + " names, " + counts.length + " counts and "
                    + exposures.length + " exposures; give as many of each, two or more");
        }
        int low = 0;
        long all = 0;
        double days = 0;
        for (int i = 0; i < n; i++) {
            Checks.count("of '" + names[i] + "'", counts[i]);
            Checks.exposure("of '" + names[i] + "'", exposures[i]);
            low = counts[i] / exposures[i] < counts[low] / exposures[low] ? i : low;
            all = Math.addExact(all, counts[i]);
            days += exposures[i];
        }
        double excess = 0;
        for (int i = 0; i < n; i++) {
            double expected = all * exposures[i] / days;
            excess += expected > 0 ? (counts[i] - expected) * (counts[i] - expected) / expected : 0;
        }
        double spread = excess / (n - 1);
        return new PickedLow(names[low],
                RateRatio.of(all - counts[low], days - exposures[low], counts[low], exposures[low]), n, spread > 1 ? 1 - 1 / spread : 0);
    }

    /** Returns the p of the lowest against the others, corrected for having been picked, at most 1. */
    public double pValue() {
        return Math.min(1, windows * lowest.pValue());
    }

    /**
     * Returns the interval of its rate over the others', corrected for having been picked.
     *
     * @param level between 0 and 1, such as 0.95
     */
    public Interval interval(double level) {
        Checks.level(level);
        Interval wide = lowest.interval(1 - (1 - level) / windows);
        return new Interval(wide.lo(), wide.hi(), level,
                wide.method() + ", the lowest of " + windows + " (Bonferroni)");
    }

    /** Returns what the corrected interval says: below, or cannot tell. */
    public Verdict verdict() {
        return Verdict.of(interval(0.95));
    }

    /** Returns the count to expect in a window of the same exposure, shrunk towards the mean of all. */
    public double expected() {
        double mean = (lowest.before() + lowest.after()) / (lowest.exposureBefore() + lowest.exposureAfter())
                * lowest.exposureAfter();
        return share * lowest.after() + (1 - share) * mean;
    }

    /** Returns the verdict, the counts with the corrected range, and what to expect next. */
    @Override
    public String toString() {
        return verdict().text() + ": " + name + " picked as the lowest of " + windows + ", "
                + Texts.grouped(lowest.after()) + " where the others give " + Digits.of(lowest.before() * (lowest.exposureAfter()
                / lowest.exposureBefore()), 3) + " (" + Words.range(interval(0.95)) + "); expect about "
                + Digits.of(expected(), 3) + " in the next like it";
    }
}
