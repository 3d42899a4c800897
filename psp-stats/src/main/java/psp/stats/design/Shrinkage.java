package psp.stats.design;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import psp.stats.inference.Interval;
import psp.stats.internal.math.Normal;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Digits;
import psp.stats.internal.text.Words;

/**
 * What to expect of a zone that was chosen for being high: part of its excess goes back by itself (regression to the
 * mean).
 *
 * <p>Zones' levels vary about a common mean, and each year's count scatters about the zone's level with variance {@code
 * phi · level}. By moments over zones and years: {@code phi} from the scatter within zones once each year's common
 * course is taken out, the variance between levels from that of the zones' means less its noise. The expected count is
 * {@code w · zone's mean + (1 − w) · common mean}, {@code w = between / (between + phi · mean / years)}. Source: C. N.
 * Morris, Journal of the American Statistical Association 78 (1983), empirical Bayes.
 *
 * @param zones how many zones
 * @param years how many past years
 * @param mean the mean count of a zone in a year, at the level of the last year
 * @param between the variance between the zones' levels, 0 or more
 * @param phi the dispersion of a year's count, above 0
 * @param assumedPhi whether phi was assumed, because one year alone cannot tell it
 */
public record Shrinkage(int zones, int years, double mean, double between, double phi, boolean assumedPhi)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * How far zones differ, and how far years.
     *
     * @param zones how many zones
     * @param years how many past years
     * @param mean the mean count of a zone in a year, at the level of the last year
     * @param between the variance between the zones' levels, 0 or more
     * @param phi the dispersion of a year's count, above 0
     * @param assumedPhi whether phi was assumed, because one year alone cannot tell it
     */
    public Shrinkage {
        Checks.number("mean", mean);
        Checks.number("variance between zones", between);
        Checks.number("dispersion", phi);
    }

    /**
     * From past counts.
     *
     * @param counts one row a zone, one column a year, the last year last; at least three zones; zones that share no
     *     ground
     * @param assumedPhi the dispersion to assume; needed with fewer than three years, null to estimate it
     * @return the model
     * @throws IllegalArgumentException if rows differ in length, a count is negative, all are zero, or phi is needed
     */
    public static Shrinkage of(long[][] counts, @Nullable Double assumedPhi) {
        int zones = counts.length;
        int years = zones == 0 ? 0 : counts[0].length;
        if (zones < 3 || years < 1) {
            throw new IllegalArgumentException(zones + " zones and " + years
                    + " years; regression to the mean needs at least three zones and one year");
        }
        if (years < 3 && assumedPhi == null) {
            throw new IllegalArgumentException(
                    "With " + Words.years(years) + " phi cannot be estimated; give one to assume,"
                            + " and try several, as Shrinkage.sensitivity does");
        }
        double[] yearSum = new double[years];
        for (long[] row : counts) {
            if (row.length != years) {
                throw new IllegalArgumentException(
                        "The zones have " + years + " and " + row.length + " years; give as many for each");
            }
            for (int y = 0; y < years; y++) {
                Checks.count("of a zone", row[y]);
                yearSum[y] += row[y];
            }
        }
        double all = Arrays.stream(yearSum).sum();
        if (all == 0) {
            throw new IllegalArgumentException("All counts are zero; there is nothing to regress to");
        }
        double mean = yearSum[years - 1] > 0 ? yearSum[years - 1] / zones : all / zones / years;
        double average = all / zones / years;
        double pearson = 0;
        double[] levels = new double[zones];
        for (int z = 0; z < zones; z++) {
            double own = Arrays.stream(counts[z]).sum();
            levels[z] = own / years;
            for (int y = 0; y < years; y++) {
                double expected = own * yearSum[y] / all;
                pearson += expected > 0 ? (counts[z][y] - expected) * (counts[z][y] - expected) / expected : 0;
            }
        }
        double phi = assumedPhi != null ? assumedPhi : Math.max(1e-6, pearson / ((zones - 1.0) * (years - 1.0)));
        Checks.phi(phi);
        double spread =
                Arrays.stream(levels).map(l -> (l - average) * (l - average)).sum() / (zones - 1);
        double between = Math.max(0, spread - phi * average / years);
        double scale = mean / average;
        return new Shrinkage(zones, years, mean, between * scale * scale, phi, assumedPhi != null);
    }

    /**
     * {@return the models that assume phi 1, 1.5, 2 and 3: how much the answer hangs on what was assumed}
     *
     * @param counts as for {@link #of}
     */
    public static List<Shrinkage> sensitivity(long[][] counts) {
        return Stream.of(1.0, 1.5, 2.0, 3.0).map(phi -> of(counts, phi)).toList();
    }

    /** {@return the weight of the zone's own past, 0 to 1} */
    public double weight() {
        return between / (between + phi * mean / years);
    }

    /**
     * {@return the count to expect of a zone next year, had nothing been done, at the level of the last year}
     *
     * @param pastMean the zone's mean yearly count at that level, 0 or more
     */
    public double expected(double pastMean) {
        if (!(pastMean >= 0) || Double.isInfinite(pastMean)) {
            throw new IllegalArgumentException("The mean " + pastMean + " is not 0 or more");
        }
        return weight() * pastMean + (1 - weight()) * mean;
    }

    /**
     * {@return the change of a zone net of what it would have lost by itself: {@code after / (expected · course) − 1}}
     *
     * @param pastMean the zone's mean yearly count
     * @param after its count now
     * @param course by how much all zones changed since, as a ratio above 0; 1 for not at all
     */
    public double netChange(double pastMean, long after, double course) {
        Checks.count("after", after);
        Checks.exposure("course", course);
        return after / (expected(pastMean) * course) - 1;
    }

    /**
     * {@return the interval of {@code after / (expected · course)}, net of what the zone would have lost by itself;
     * normal on the log scale, with the variance of both sides: {@code phi / after} and that of the zone's level given
     * its past, {@code between · (1 − weight)}} The doubt about mean, phi and course is not in it. From 0 where nothing
     * came after.
     *
     * @param pastMean the zone's mean yearly count at the level of the last year
     * @param after its count now
     * @param course by how much all zones changed since, as a ratio above 0
     * @param level between 0 and 1, such as 0.95
     */
    public Interval netInterval(double pastMean, long after, double course, double level) {
        Checks.level(level);
        double ratio = 1 + netChange(pastMean, after, course);
        double expected = expected(pastMean);
        double count = Math.max(after, 0.5);
        double error = Math.sqrt(phi / count + between * (1 - weight()) / (expected * expected));
        double reach = StrictMath.exp(-Normal.quantile((1 - level) / 2) * error);
        return new Interval(
                ratio / reach,
                Math.max(ratio, 0.5 / (expected * course)) * reach,
                level,
                "normal on the log scale, shrunk, phi " + Digits.of(phi, 3) + (assumedPhi ? ", assumed" : ""));
    }

    /**
     * Returns the weight and the mean.
     *
     * @return such as {@code 62 % of a zone's excess over 24.1 stays, the rest goes back by itself (phi 1.30)}
     */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.0f %% of a zone's excess over %.1f stays, the rest goes back by itself (phi %.2f%s)",
                100 * weight(),
                mean,
                phi,
                assumedPhi ? ", assumed" : "");
    }
}
