package psp.stats.level;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import psp.stats.internal.math.NegativeBinomialLaw;

/**
 * What a level that holds gives in one stretch to come: a mean and the law of counts about it.
 *
 * <p>A count of mean m comes from a negative binomial law of variance {@code phi · m + doubt · m²}, mixed over phi as the
 * past weighs it, where doubt holds the error of level and season and a drift of 3 % a year.
 */
public final class NextCount {

    /** The yearly drift that no past excludes: the log standard deviation of a level that "holds". */
    public static final double DRIFT = 0.03;

    private static final double TAIL = 0.025;
    private static final double NEGLIGIBLE = 1e-6;

    private final double mean;
    private final List<NegativeBinomialLaw> laws = new ArrayList<>();
    private final List<Double> weights = new ArrayList<>();
    private final double all;

    public NextCount(HoldingFit fit, Observation spell) {
        mean = fit.mean(spell);
        double sum = 0;
        for (int i = 0; i < fit.weights.length; i++) {
            if (fit.weights[i] >= NEGLIGIBLE) {
                double scatter = DRIFT * DRIFT + fit.doubt(spell, i) + (fit.dispersions[i] - 1) / mean;
                laws.add(new NegativeBinomialLaw(1 / scatter, mean));
                weights.add(fit.weights[i]);
                sum += fit.weights[i];
            }
        }
        all = sum;
    }

    public double mean() {
        return mean;
    }

    /** The chance of more than k. */
    public double above(long k) {
        double sum = 0;
        for (int i = 0; i < laws.size(); i++) {
            sum += weights.get(i) * laws.get(i).sf(k);
        }
        return sum / all;
    }

    /** The least count that chance alone gives 19 times in 20. */
    public long low() {
        return first(k -> above(k) < 1 - TAIL);
    }

    /** The greatest. */
    public long high() {
        return first(k -> above(k) <= TAIL);
    }

    /** The first count from 0 on for which something is true that stays true. */
    static long first(LongPredicate reached) {
        long step = 1;
        while (!reached.test(step - 1)) {
            step *= 2;
        }
        long least = step / 2;
        for (long half = step / 4; half > 0; half /= 2) {
            least += reached.test(least + half - 1) ? 0 : half;
        }
        return least;
    }
}
