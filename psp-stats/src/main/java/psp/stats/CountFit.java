package psp.stats;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import psp.core.internal.Texts;
import psp.stats.internal.Covariance;
import psp.stats.internal.LogLinear;

/**
 * A fitted {@link CountModel}: coefficients, errors, intervals, and what the residuals say about the model.
 *
 * <p>Coefficients are logs of rate ratios. A term that is a combination of earlier ones is left out and said so in
 * {@link #remarks}; so is a term whose periods hold no incident at all (its estimate is then minus infinity, with a
 * finite upper limit by the profile likelihood).
 */
public final class CountFit implements Serializable {

    private static final long serialVersionUID = 1;

    private final List<String> terms;
    private final double[][] columns;
    private final double[] counts;
    private final double[] offset;
    private final List<String> labels;
    private final Family family;
    private final LogLinear fit;
    private final List<String> remarks;

    private CountFit(List<String> terms, double[][] columns, double[] counts, double[] offset, List<String> labels,
            Family family, LogLinear fit, List<String> remarks) {
        this.terms = terms;
        this.columns = columns;
        this.counts = counts;
        this.offset = offset;
        this.labels = labels;
        this.family = family;
        this.fit = fit;
        this.remarks = remarks;
    }

    static CountFit of(List<String> terms, double[][] columns, double[] counts, double[] exposures,
            List<String> labels, Family family) {
        double[] offset = Arrays.stream(exposures).map(StrictMath::log).toArray();
        LogLinear fit = family == Family.NEGATIVE_BINOMIAL ? LogLinear.fitSize(columns, counts, offset)
                : LogLinear.fit(columns, counts, offset, Double.POSITIVE_INFINITY, null);
        List<String> remarks = new ArrayList<>();
        for (int j = 0; j < terms.size(); j++) {
            if (!fit.used[j]) {
                remarks.add("the term '" + terms.get(j) + "' is a combination of those before it and was left out");
            } else if (separated(columns[j], counts)) {
                remarks.add("no incident where '" + terms.get(j) + "' applies: its estimate is minus infinity");
            }
        }
        if (family == Family.NEGATIVE_BINOMIAL && Double.isInfinite(fit.size)) {
            remarks.add("counts spread no more than Poisson ones: the answer is the Poisson fit");
        }
        if (!fit.converged) {
            remarks.add("the fit did not settle");
        }
        return new CountFit(terms, columns, counts, offset, labels, family, fit, List.copyOf(remarks));
    }

    /** A column of zeros and positive numbers under which no incident lies. */
    private static boolean separated(double[] column, double[] counts) {
        boolean constant = true;
        for (int i = 0; i < column.length; i++) {
            if (column[i] < 0 || column[i] > 0 && counts[i] > 0) {
                return false;
            }
            constant &= column[i] != 0;
        }
        return !constant || Arrays.stream(counts).allMatch(c -> c == 0);
    }

    /**
     * The terms.
     *
     * @return their names, the constant first
     */
    public List<String> terms() {
        return terms;
    }

    /**
     * What a reader must know about the fit.
     *
     * @return sentences, perhaps none
     */
    public List<String> remarks() {
        return remarks;
    }

    /**
     * A coefficient: the log of a rate ratio.
     *
     * @param term its name
     * @return the estimate; empty if the term was left out; minus infinity where no incident lies under it
     * @throws IllegalArgumentException if there is no such term, naming those there are
     */
    public OptionalDouble estimate(String term) {
        int j = index(term);
        if (!fit.used[j]) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(separated(columns[j], counts) ? Double.NEGATIVE_INFINITY : fit.coefficients[j]);
    }

    /**
     * The standard error of a coefficient.
     *
     * @param term its name
     * @param errors how it is reckoned
     * @return above 0; empty if the term was left out or its estimate is infinite
     * @throws IllegalArgumentException if there is no such term, naming those there are
     */
    public OptionalDouble standardError(String term, StandardErrors errors) {
        OptionalDouble estimate = estimate(term);
        if (estimate.isEmpty() || Double.isInfinite(estimate.getAsDouble())) {
            return OptionalDouble.empty();
        }
        int j = index(term);
        return OptionalDouble.of(Math.sqrt(covariance(errors)[j][j]));
    }

    private double[][] covariance(StandardErrors errors) {
        return switch (errors) {
            case MODEL -> fit.unscaled;
            case QUASI -> scaled(fit.unscaled, phi().orElse(1));
            case QUASI_AR1 -> ar1().covariance();
            case HC0 -> covariances().sandwich(0, false);
            case HC3 -> covariances().sandwich(0, true);
            case NEWEY_WEST_3 -> covariances().sandwich(3, false);
        };
    }

    private Covariance covariances() {
        return new Covariance(columns, counts, fit);
    }

    private Covariance.Ar1 ar1() {
        return covariances().ar1();
    }

    private static double[][] scaled(double[][] matrix, double factor) {
        return Arrays.stream(matrix).map(row -> Arrays.stream(row).map(v -> v * factor).toArray())
                .toArray(double[][]::new);
    }

    private int index(String term) {
        int j = terms.indexOf(Objects.requireNonNull(term, "term"));
        if (j < 0) {
            throw Texts.unknown("term", term, terms);
        }
        return j;
    }

    /**
     * The default interval of a coefficient: quasi-Poisson with autocorrelation, t.
     *
     * @param term its name
     * @param level within (0, 1)
     * @return limits on the log scale; empty if the term was left out or no degree of freedom remains
     */
    public Optional<double[]> interval(String term, double level) {
        return interval(term, level, StandardErrors.QUASI_AR1);
    }

    /**
     * An interval of a coefficient: estimate ± t · standard error.
     *
     * @param term its name
     * @param level within (0, 1)
     * @param errors how the standard error is reckoned
     * @return limits on the log scale; empty if the term was left out, its estimate is infinite, or no degree of
     *     freedom remains
     */
    public Optional<double[]> interval(String term, double level, StandardErrors errors) {
        checkLevel(level);
        OptionalDouble error = standardError(term, errors);
        if (error.isEmpty() || degreesOfFreedom() == 0) {
            return Optional.empty();
        }
        double half = TDistribution.of(freedom(errors)).inverseSurvivalProbability((1 - level) / 2)
                * error.getAsDouble();
        double estimate = estimate(term).orElseThrow();
        return Optional.of(new double[] {estimate - half, estimate + half});
    }

    /**
     * The two-sided p of a coefficient being 0, matching {@link #interval(String, double, StandardErrors)}.
     *
     * @param term its name
     * @param errors how the standard error is reckoned
     * @return 0 to 1, or empty where there is no interval
     */
    public OptionalDouble pValue(String term, StandardErrors errors) {
        OptionalDouble error = standardError(term, errors);
        if (error.isEmpty() || degreesOfFreedom() == 0) {
            return OptionalDouble.empty();
        }
        double t = Math.abs(estimate(term).orElseThrow()) / error.getAsDouble();
        return OptionalDouble.of(Math.min(1, 2 * TDistribution.of(freedom(errors)).survivalProbability(t)));
    }

    private double freedom(StandardErrors errors) {
        return errors == StandardErrors.QUASI_AR1 ? ar1().freedom() : degreesOfFreedom();
    }

    /**
     * The change of a term with the default errors: quasi-Poisson, t, corrected for autocorrelation.
     *
     * @param term its name
     * @return the log ratio with its error and the spread it comes from; empty where there is no interval
     */
    public Optional<Spread> spread(String term) {
        OptionalDouble error = standardError(term, StandardErrors.QUASI_AR1);
        OptionalDouble poisson = standardError(term, StandardErrors.MODEL);
        if (error.isEmpty() || poisson.isEmpty() || degreesOfFreedom() == 0) {
            return Optional.empty();
        }
        Covariance.Ar1 residuals = ar1();
        if (!(error.getAsDouble() > 0) || !(residuals.phi() > 0)) {
            return Optional.empty();
        }
        return Optional.of(new Spread(estimate(term).orElseThrow(), error.getAsDouble(), residuals.freedom(),
                new Dispersion(residuals.phi(), residuals.rho(), error.getAsDouble() / poisson.getAsDouble(),
                        counts.length, residuals.freedom())));
    }

    private static void checkLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("The level " + level + " is not within 0 and 1; 0.95 is usual");
        }
    }

    /**
     * The interval of a coefficient by its profile likelihood; scaled by F and phi for quasi-Poisson.
     *
     * @param term its name
     * @param level within (0, 1)
     * @return limits on the log scale, infinite where the likelihood does not fall; empty if the term was left out
     */
    public Optional<double[]> profileInterval(String term, double level) {
        checkLevel(level);
        int j = index(term);
        if (!fit.used[j]) {
            return Optional.empty();
        }
        double drop = family == Family.QUASI_POISSON && phi().isPresent()
                ? phi().getAsDouble() * FDistribution.of(1, degreesOfFreedom()).inverseCumulativeProbability(level)
                : ChiSquaredDistribution.of(1).inverseCumulativeProbability(level);
        double[][] others = new double[columns.length - 1][];
        for (int l = 0; l < others.length; l++) {
            others[l] = columns[l < j ? l : l + 1];
        }
        DoubleUnaryOperator lost = b -> {
            double[] moved = offset.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += b * columns[j][i];
            }
            return LogLinear.fit(others, counts, moved, fit.size, null).deviance - fit.deviance - drop;
        };
        double start = fit.coefficients[j];
        boolean unbounded = separated(columns[j], counts);
        double scale = unbounded ? 1 : Math.sqrt(Math.max(fit.unscaled[j][j], 1e-12));
        double low = unbounded ? Double.NEGATIVE_INFINITY : limit(lost, start, -scale);
        return Optional.of(new double[] {low, limit(lost, start, scale)});
    }

    /** Walks away from the estimate until the loss is above 0, then halves; infinite if it never is. */
    private static double limit(DoubleUnaryOperator lost, double start, double step) {
        double inside = start;
        double outside = start + step;
        for (int i = 0; !(lost.applyAsDouble(outside) > 0); i++) {
            if (i > 60) {
                return step > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            }
            inside = outside;
            outside += step * (1 + i / 4);
        }
        for (int i = 0; i < 60 && Math.abs(outside - inside) > 1e-11 * (1 + Math.abs(outside)); i++) {
            double middle = (inside + outside) / 2;
            if (lost.applyAsDouble(middle) > 0) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        return (inside + outside) / 2;
    }

    /**
     * Periods less fitted terms.
     *
     * @return 0 or more
     */
    public int degreesOfFreedom() {
        int rank = 0;
        for (boolean used : fit.used) {
            rank += used ? 1 : 0;
        }
        return counts.length - rank;
    }

    /**
     * The Pearson dispersion: the sum of squared Pearson residuals over the degrees of freedom.
     *
     * @return 0 or more; empty without degrees of freedom
     */
    public OptionalDouble phi() {
        if (degreesOfFreedom() == 0) {
            return OptionalDouble.empty();
        }
        double[] residuals = pearsonResiduals();
        return OptionalDouble.of(Arrays.stream(residuals).map(r -> r * r).sum() / degreesOfFreedom());
    }

    /**
     * The negative binomial size.
     *
     * @return above 0, infinite where the answer is the Poisson fit or the family is another
     */
    public double size() {
        return fit.size;
    }

    /**
     * The deviance.
     *
     * @return 0 or more
     */
    public double deviance() {
        return fit.deviance;
    }

    /**
     * The fitted means.
     *
     * @return one a period
     */
    public double[] means() {
        return fit.means.clone();
    }

    /**
     * Residuals over their standard deviation under the family with phi 1.
     *
     * @return one a period
     */
    public double[] pearsonResiduals() {
        return covariances().pearson();
    }

    /**
     * The autocorrelation of the Pearson residuals.
     *
     * @param lag 1 to the number of periods less 1
     * @return −1 to 1; 0 where all residuals are 0
     */
    public double autocorrelation(int lag) {
        double[] r = pearsonResiduals();
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

    /**
     * The band in which autocorrelations of independent residuals lie 19 times in 20: ± 1.96 / √periods.
     *
     * @return above 0
     */
    public double autocorrelationBand() {
        return 1.959963984540054 / Math.sqrt(counts.length);
    }

    /**
     * Residuals that are standard normal if the model is right; made continuous by a random number each.
     *
     * <p>P. K. Dunn and G. K. Smyth, Randomized quantile residuals, Journal of Computational and Graphical Statistics 5
     * (1996).
     *
     * @param random the source of random numbers; the same seed gives the same residuals
     * @return one a period
     */
    public double[] quantileResiduals(RandomGenerator random) {
        return covariances().quantileResiduals(random);
    }

    /**
     * Periods that pull at a term: those without which its estimate moves by more than half a standard error.
     *
     * @param term its name
     * @return the periods with the estimate without each
     */
    public List<Influence> influential(String term) {
        OptionalDouble error = standardError(term, StandardErrors.QUASI);
        List<Influence> found = new ArrayList<>();
        if (error.isEmpty() || degreesOfFreedom() < 2) {
            return found;
        }
        double estimate = estimate(term).orElseThrow();
        for (int i = 0; i < counts.length; i++) {
            OptionalDouble without = without(i).estimate(term);
            if (without.isPresent() && Math.abs(without.getAsDouble() - estimate) > 0.5 * error.getAsDouble()) {
                found.add(new Influence(labels.get(i), Math.round(counts[i]), fit.means[i], without.getAsDouble()));
            }
        }
        return List.copyOf(found);
    }

    private CountFit without(int period) {
        double[][] fewer = Arrays.stream(columns).map(column -> drop(column, period)).toArray(double[][]::new);
        List<String> names = new ArrayList<>(labels);
        names.remove(period);
        return of(terms, fewer, drop(counts, period),
                Arrays.stream(drop(offset, period)).map(StrictMath::exp).toArray(), names, family);
    }

    private static double[] drop(double[] values, int at) {
        double[] rest = new double[values.length - 1];
        System.arraycopy(values, 0, rest, 0, at);
        System.arraycopy(values, at + 1, rest, at, rest.length - at);
        return rest;
    }

    /**
     * A period that pulls at a term.
     *
     * @param period the period
     * @param count its count
     * @param expected its fitted mean
     * @param estimateWithout the term's estimate without it
     */
    public record Influence(String period, long count, double expected, double estimateWithout)
            implements Serializable {

        private static final long serialVersionUID = 1;

        /** One period's weight. */
        public Influence {
            Objects.requireNonNull(period, "period");
            Checks.number("expected count", expected);
            Checks.number("estimate without " + period, estimateWithout);
        }
    }

    /**
     * The family, the terms and the dispersion.
     *
     * @return such as {@code quasi-Poisson, 36 periods, phi 1.31: (Intercept) 2.33, step -0.28}
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(family.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        text.append(", ").append(counts.length).append(" periods");
        phi().ifPresent(phi -> text.append(String.format(Locale.ROOT, ", phi %.2f", phi)));
        text.append(':');
        for (String term : terms) {
            OptionalDouble estimate = estimate(term);
            text.append(' ').append(term).append(' ').append(estimate.isEmpty() ? "left out"
                    : Double.isInfinite(estimate.getAsDouble()) ? "-∞"
                    : String.format(Locale.ROOT, "%.3f", estimate.getAsDouble()));
        }
        return text.toString();
    }
}
