package psp.stats.level;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the log rate of an area moves from one year's window to that of another, in years when nothing was done.
 *
 * <p>The changes d of earlier years are normal with the variance {@code phi (1/before + 1/after) + tau²}: counts scatter phi times as
 * much as Poisson counts, and the level moves by tau; one half is added to each count. A grid of both is weighed by the area's own
 * changes, by those of like areas of the city as two further ones, and beforehand by what Milwaukee, New York and Chicago show: phi
 * about 1.2 (standard deviation 0.6, never below 1), tau² log-normal with median 0.015, beside the rest of the city 0.008, factor e
 * (after A. Gelman et al., Bayesian Data Analysis, 3rd edition, 2013, section 5.4).
 */
public final class YearlyVariation {
    private static final double[] PHI = {1, 1.3, 1.7, 2.2, 2.8, 3.6};
    private static final double PHI_BEFORE = 1.2;
    private static final double PHI_SPREAD = 0.6;
    private static final double MEDIAN = 0.015;
    private static final double MEDIAN_BESIDE = 0.008;
    private static final double[] TAU = {
        0.0005, 0.0009, 0.0016, 0.003, 0.005, 0.009, 0.017, 0.03, 0.055, 0.1, 0.18, 0.32, 0.58
    };
    /** How many own changes those of like areas are worth. */
    private static final double LIKE_WORTH = 2;

    private static final double LEAST_FREEDOM = 3;
    private static final double MOST_FREEDOM = 1000;

    private final double[] weight;
    private final int changes;

    /**
     * What one area says of the grid.
     *
     * @param logLikelihood of each point of the grid
     * @param changes how many changes it rests on
     */
    record Told(double[] logLikelihood, int changes) {
        static Told of(double[] counts, int lag) {
            double[] log = new double[PHI.length * TAU.length];
            for (int g = 0; g < log.length; g++) {
                log[g] = YearlyVariation.logLikelihood(counts, null, lag, g);
            }
            return new Told(log, Math.max(0, counts.length - lag));
        }
    }

    private YearlyVariation(double[] weight, int changes) {
        this.weight = weight;
        this.changes = changes;
    }

    /**
     * Returns the variation of an area's count.
     *
     * @param own its counts in the same window of earlier years, in order
     * @param like what like areas say of the grid
     * @param lag how many windows back the change goes that is to be judged, at least 1
     */
    static YearlyVariation of(double[] own, List<Told> like, int lag) {
        return of(own, null, like, MEDIAN, lag);
    }

    /**
     * Returns the variation of an area's count beside another's.
     *
     * @param own its counts in the same window of earlier years, in order
     * @param rest those of the other
     * @param lag how many windows back the change goes that is to be judged, at least 1
     */
    static YearlyVariation beside(double[] own, double[] rest, int lag) {
        return of(own, rest, List.of(), MEDIAN_BESIDE, lag);
    }

    /** Returns the variation of an area of which nothing is known but how such areas move in other cities. */
    public static YearlyVariation unknown() {
        return of(new double[0], null, List.of(), MEDIAN, 1);
    }

    private static YearlyVariation of(double[] own, double @Nullable [] rest, List<Told> like, double median, int lag) {
        double[] weight = new double[PHI.length * TAU.length];
        double most = Double.NEGATIVE_INFINITY;
        for (int g = 0; g < weight.length; g++) {
            double off = StrictMath.log(tau(g) / (median * (1 + lag) / 2));
            double more = (phi(g) - PHI_BEFORE) / PHI_SPREAD;
            double others = 0;
            int told = 0;
            for (Told area : like) {
                others += area.logLikelihood()[g];
                told += area.changes();
            }
            weight[g] = -(off * off + more * more) / 2
                    + logLikelihood(own, rest, lag, g) / lag
                    + (told == 0 ? 0 : others / told * LIKE_WORTH);
            most = Math.max(most, weight[g]);
        }
        double sum = 0;
        for (int g = 0; g < weight.length; g++) {
            weight[g] = StrictMath.exp(weight[g] - most);
            sum += weight[g];
        }
        for (int g = 0; g < weight.length; g++) {
            weight[g] /= sum;
        }
        return new YearlyVariation(weight, Math.max(0, own.length - lag));
    }

    private static double phi(int g) {
        return PHI[g % PHI.length];
    }

    private static double tau(int g) {
        return TAU[g / PHI.length];
    }

    /** Returns on how many changes of the area's own past it rests, beside those of others. */
    public int changes() {
        return changes;
    }

    /**
     * Returns a quantile of the variance by which the level moves by itself.
     *
     * @param chance the chance of no more, from 0 to 1
     */
    public double moved(double chance) {
        double below = 0;
        for (int t = 0; t < TAU.length - 1; t++) {
            for (int p = 0; p < PHI.length; p++) {
                below += weight[t * PHI.length + p];
            }
            if (below >= chance) {
                return TAU[t];
            }
        }
        return TAU[TAU.length - 1];
    }

    /** Returns the variance of a log change whose Poisson variance is given. */
    public double variance(double poisson) {
        double sum = 0;
        for (int g = 0; g < weight.length; g++) {
            sum += weight[g] * (phi(g) * poisson + tau(g));
        }
        return sum;
    }

    /** Returns the degrees of freedom with which that variance is known (F. E. Satterthwaite, Biometrics Bulletin 2, 1946). */
    public double freedom(double poisson) {
        double mean = variance(poisson);
        double spread = 0;
        for (int g = 0; g < weight.length; g++) {
            double off = phi(g) * poisson + tau(g) - mean;
            spread += weight[g] * off * off;
        }
        return Math.max(LEAST_FREEDOM, Math.min(MOST_FREEDOM, 2 * mean * mean / spread));
    }

    private static double logLikelihood(double[] counts, double @Nullable [] rest, int lag, int g) {
        double sum = 0;
        for (int i = lag; i < counts.length; i++) {
            double change = change(counts, i, lag);
            double poisson = poisson(counts, i, lag);
            if (rest != null) {
                change -= change(rest, i, lag);
                poisson += poisson(rest, i, lag);
            }
            double variance = phi(g) * poisson + tau(g);
            sum -= (StrictMath.log(variance) + change * change / variance) / 2;
        }
        return sum;
    }

    private static double change(double[] counts, int i, int lag) {
        return StrictMath.log((counts[i] + 0.5) / (counts[i - lag] + 0.5));
    }

    private static double poisson(double[] counts, int i, int lag) {
        return 1 / (counts[i] + 0.5) + 1 / (counts[i - lag] + 0.5);
    }
}
