package psp.stats.watch;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import psp.stats.internal.math.BetaLaw;
import psp.stats.internal.math.Cholesky;
import psp.stats.level.HoldingFit;
import psp.stats.level.NextCount;
import psp.stats.level.Observation;

/**
 * The plan of one year of watching: what a holding level would give, and from which count on it is an alarm.
 *
 * <p>It is made from the past alone, at the start of the year; {@link YearSoFar} adds the counts up and looks.
 */
final class WatchYear {

    private static final double NEGLIGIBLE = 1e-3;
    /** What one mean dispersion in all weights leaves out; found by simulation, see docs/evidence/calibration.md. */
    private static final double CARE = 1.03;
    /** The same beside a comparison, whose shocks move the information too; see docs/evidence/watch-against.md. */
    private static final double CARE_BESIDE = 1.06;

    final HoldingFit fit;
    /** Below which share of the fall a rise is to be ignored. */
    final double share;

    private final double[][] precision;
    /** The dispersions that count, from the heaviest: their places in the fit, and the past's knowledge at each. */
    private final int[] heaviest;

    private final Cholesky[] known;
    private final double information;
    private final double looks;
    private final double level;
    private final double constant;
    /** By how much the line is higher than the promise on average asks for, in standard errors at the year's end. */
    final double raise;

    /**
     * Plans a year.
     *
     * @param fit the past
     * @param start the tick at which the year starts
     * @param looks how many looks a year has
     * @param share of the fall below which a rise is to be ignored, 0 to below 1
     * @param chance of an alarm in this year if the level holds
     */
    WatchYear(HoldingFit fit, int start, int looks, double share, double chance) {
        this.fit = fit;
        this.share = share;
        this.precision = fit.precision(fit.phi);
        this.heaviest = IntStream.range(0, fit.weights.length)
                .filter(i -> fit.weights[i] >= NEGLIGIBLE)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -fit.weights[i]))
                .mapToInt(i -> i)
                .toArray();
        this.known = Arrays.stream(heaviest)
                .mapToObj(i -> Cholesky.of(fit.precision(fit.dispersions[i])))
                .toArray(Cholesky[]::new);
        YearSoFar year = new YearSoFar(this);
        for (int k = 0; k < looks; k++) {
            int from = start + (int) Math.round(k * fit.ticksPerYear / looks);
            int to = start + (int) Math.round((k + 1) * fit.ticksPerYear / looks);
            year = year.with(new Observation(from, to, to - from, 0), (to - from) * fit.perTick, k == looks - 1);
        }
        double expected = year.expected() / fit.phi / (1 + ratio());
        this.information = year.information();
        this.looks = Math.min(looks, expected);
        this.level = Math.max(0, 1 - information / expected);
        this.constant = constant(chance);
        this.raise = 0;
    }

    private WatchYear(WatchYear plan, double raise) {
        this.fit = plan.fit;
        this.share = plan.share;
        this.precision = plan.precision;
        this.heaviest = plan.heaviest;
        this.known = plan.known;
        this.information = plan.information;
        this.looks = plan.looks;
        this.level = plan.level;
        this.constant = plan.constant;
        this.raise = raise;
    }

    /** The same with its line so many standard errors higher. */
    WatchYear raised(double more) {
        return new WatchYear(this, raise + more);
    }

    /** The constant of the line at another chance. */
    private double constant(double chance) {
        return (fit.ratio() > 0 ? CARE_BESIDE : CARE) * WatchBoundary.constant(looks, level, chance);
    }

    /** The line at a look, in standard errors. */
    double line(double known, boolean review) {
        return (constant + raise) * WatchBoundary.shape(known / information, review);
    }

    /**
     * How many standard errors a range takes that holds at every look of a year at once.
     *
     * @param part how much of a year has been seen; above 1 as 1
     * @param confidence such as 0.95
     */
    double reach(double part, double confidence) {
        double u = Math.min(1, part);
        double known = level < 1 ? u / (1 - level + level * u) : 1;
        return constant((1 - confidence) / 2) * WatchBoundary.shape(known, false);
    }

    /** How many focus counts one of the comparison stands for, and so how much its own scatter adds; 0 without one. */
    double ratio() {
        return fit.ratio() * fit.factor(share);
    }

    int columns() {
        return precision.length;
    }

    /** Solves for the part of a proportional rise that level and season could explain. */
    double[] explained(double[][] moments, double[] vector) {
        double less = 1 + ratio();
        double[][] sum = new double[precision.length][];
        double[] part = new double[vector.length];
        for (int j = 0; j < sum.length; j++) {
            sum[j] = precision[j].clone();
            for (int k = 0; k <= j; k++) {
                sum[j][k] += moments[j][k] / less;
            }
            part[j] = vector[j] / less;
        }
        return Cholesky.of(sum).solve(part);
    }

    /**
     * The chance that a holding level gives such a weighted sum or a larger one: a scaled negative binomial, mixed over the
     * dispersion. Beside a comparison the average is in doubt by the comparison's own scatter, and counts half an incident of
     * it more, as half of the sum is left out: Jeffreys' law of the share.
     *
     * @param expected the sum on average
     * @param variance what its variance would be if the counts were Poisson and the level known
     * @param slope its derivatives by the coefficients of the fit
     * @param enough from where on it does not matter how large the chance is; what is given then is at least this
     */
    double tail(double sum, double expected, double variance, double[] slope, double enough) {
        double all = 0;
        for (int i : heaviest) {
            all += fit.weights[i];
        }
        double ratio = ratio();
        double mean = expected + ratio / 2;
        double tail = 0;
        for (int i = 0; i < heaviest.length && tail < enough * all; i++) {
            double dispersion = fit.dispersions[heaviest[i]];
            double scale = expected > 0 ? dispersion * variance / expected : dispersion;
            double doubt = NextCount.DRIFT * NextCount.DRIFT
                    + dispersion * known[i].inverseForm(slope) / (mean * mean)
                    + ratio * scale / mean;
            double odds = mean / scale * doubt;
            tail += fit.weights[heaviest[i]] * BetaLaw.cdf(sum / scale, 1 / doubt, odds / (1 + odds), 1 / (1 + odds));
        }
        return tail / all;
    }
}
