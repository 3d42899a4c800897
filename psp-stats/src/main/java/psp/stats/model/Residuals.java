package psp.stats.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Digits;
import psp.stats.internal.text.Words;

/**
 * What a fit leaves, and so what speaks against it: residuals, how neighbours go together, periods that stand out, and
 * periods that pull at an answer, each with the answer without it.
 */
public final class Residuals implements Serializable {

    private static final long serialVersionUID = 1;

    private final CountFit fit;
    private final Covariance covariance;

    Residuals(CountFit fit, Covariance covariance) {
        this.fit = fit;
        this.covariance = covariance;
    }

    /** {@return one residual a period, over its standard deviation under the family with phi 1} */
    public double[] pearson() {
        return covariance.pearson();
    }

    /**
     * {@return the autocorrelation of the Pearson residuals, −1 to 1; 0 where all residuals are 0}
     *
     * @param lag 1 to the number of periods less 1
     * @throws IllegalArgumentException if the lag is out of range
     */
    public double autocorrelation(int lag) {
        double[] r = pearson();
        if (lag < 1 || lag >= r.length) {
            throw new IllegalArgumentException("The lag " + lag + " is not within 1 to " + (r.length - 1));
        }
        double all = 0;
        double lagged = 0;
        for (int i = 0; i < r.length; i++) {
            all += r[i] * r[i];
            lagged += i >= lag ? r[i] * r[i - lag] : 0;
        }
        return all == 0 ? 0 : lagged / all;
    }

    /** {@return the band in which autocorrelations of independent residuals lie 19 times in 20: ± 1.96 / √periods} */
    public double autocorrelationBand() {
        return 1.959963984540054 / Math.sqrt(fit.labels().size());
    }

    /**
     * {@return residuals that are standard normal if the model is right, made continuous by a random number each}
     * Source: P. K. Dunn and G. K. Smyth, Journal of Computational and Graphical Statistics 5 (1996).
     *
     * @param random the source of random numbers; the same seed gives the same residuals
     */
    public double[] quantile(RandomGenerator random) {
        return covariance.quantileResiduals(Objects.requireNonNull(random, "random"));
    }

    /**
     * {@return one residual a period that follows t with one degree of freedom fewer than the fit has: over an error
     * computed without that period} 0 where a period decides its own fitted mean or no freedom is left. Source: R. D.
     * Cook and S. Weisberg, Residuals and Influence in Regression (1982), section 2.2.2.
     */
    public double[] studentized() {
        double[] r = pearson();
        int freedom = fit.degreesOfFreedom();
        double phi = fit.phi().orElse(0);
        double[] remainders = covariance.remainders();
        for (int i = 0; i < r.length; i++) {
            double own = r[i] / Math.sqrt(phi * remainders[i]);
            double rest = (freedom - own * own) / (freedom - 1);
            r[i] = freedom < 2 || remainders[i] < 1e-9 || !(phi > 0)
                    ? 0
                    : rest > 0 ? own / Math.sqrt(rest) : Math.copySign(Double.POSITIVE_INFINITY, own);
        }
        return r;
    }

    /**
     * {@return the periods that stand out, with a term's estimate without each: their studentized residual would be as
     * far from 0 in fewer than one of twenty series of this length}
     *
     * @param term the term's name
     */
    public List<Influence> outlying(String term) {
        double[] r = studentized();
        if (fit.degreesOfFreedom() < 2) {
            return List.of();
        }
        double limit = TDistribution.of(fit.degreesOfFreedom() - 1.0).inverseSurvivalProbability(0.025 / r.length);
        return without(term, i -> Math.abs(r[i]) > limit, 0);
    }

    /**
     * {@return the periods that pull at a term: those without which its estimate moves by more than half a standard
     * error, no smaller than Poisson's}
     *
     * @param term the term's name
     */
    public List<Influence> influential(String term) {
        OptionalDouble error = fit.standardError(term, StandardErrors.MODEL);
        return error.isEmpty() || fit.degreesOfFreedom() < 2
                ? List.of()
                : without(
                        term,
                        i -> true,
                        0.5
                                * error.getAsDouble()
                                * Math.sqrt(Math.max(1, fit.phi().orElse(1))));
    }

    private List<Influence> without(String term, IntPredicate period, double least) {
        double estimate = fit.estimate(term).orElse(Double.NaN);
        double[] means = fit.means();
        List<Influence> found = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            OptionalDouble without = period.test(i) ? fit.without(i).estimate(term) : OptionalDouble.empty();
            if (without.isPresent() && Math.abs(without.getAsDouble() - estimate) >= least) {
                found.add(new Influence(fit.labels().get(i), fit.count(i), means[i], without.getAsDouble()));
            }
        }
        return List.copyOf(found);
    }

    /**
     * A period that stands out or pulls at a term.
     *
     * @param period the period
     * @param count its count
     * @param expected its fitted mean
     * @param estimateWithout the term's estimate without it, the log of a rate ratio
     */
    public record Influence(String period, long count, double expected, double estimateWithout)
            implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * One period's weight.
         *
         * @param period the period
         * @param count its count
         * @param expected its fitted mean
         * @param estimateWithout the term's estimate without it, the log of a rate ratio
         */
        public Influence {
            Objects.requireNonNull(period, "period");
            Checks.number("expected count", expected);
            Checks.number("estimate without " + period, estimateWithout);
        }

        /** Returns the period, its count, what was expected, and the change without it. */
        @Override
        public String toString() {
            return period + ": " + Texts.grouped(count) + " where " + Digits.of(expected, 3)
                    + " were expected; without it " + Words.change(StrictMath.exp(estimateWithout));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Residuals that && fit.equals(that.fit);
    }

    @Override
    public int hashCode() {
        return fit.hashCode();
    }

    /** Returns the autocorrelation with its band, phi, and how many periods stand out. */
    @Override
    public String toString() {
        boolean lagged = fit.labels().size() > 1;
        return (lagged
                        ? String.format(
                                Locale.ROOT,
                                "autocorrelation %.2f (within ± %.2f if independent), ",
                                autocorrelation(1),
                                autocorrelationBand())
                        : "")
                + fit.phi().stream()
                        .mapToObj(phi -> "phi " + Digits.of(phi, 3))
                        .findFirst()
                        .orElse("phi not estimable")
                + ", " + Texts.plural(outlying(CountModel.INTERCEPT).size(), "period") + " standing out";
    }
}
