package psp.stats.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;
import psp.core.Table;
import psp.core.Tabular;
import psp.core.internal.Texts;
import psp.stats.inference.Dispersion;
import psp.stats.inference.Interval;
import psp.stats.inference.Spread;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Digits;

/**
 * A fitted {@link CountModel}: coefficients, errors, intervals, and what the residuals say about the model.
 *
 * <p>Coefficients are logs of rate ratios. A term that is a combination of earlier ones is left out and said so in
 * {@link #remarks}; so is a term whose periods hold no incident at all (its estimate is then minus infinity, with a
 * finite upper limit by the profile likelihood).
 */
public final class CountFit implements Tabular, Serializable {

    private static final long serialVersionUID = 1;
    /** With fewer periods robust errors are too small. */
    private static final int LEAST_FOR_ROBUST = 60;

    private final List<String> terms;
    private final double[][] columns;
    private final double[] counts;
    private final double[] offset;
    private final List<String> labels;
    private final Family family;
    private final LogLinear fit;
    private final List<String> remarks;

    private CountFit(
            List<String> terms,
            double[][] columns,
            double[] counts,
            double[] offset,
            List<String> labels,
            Family family,
            LogLinear fit,
            List<String> remarks) {
        this.terms = terms;
        this.columns = columns;
        this.counts = counts;
        this.offset = offset;
        this.labels = labels;
        this.family = family;
        this.fit = fit;
        this.remarks = remarks;
    }

    static CountFit of(
            List<String> terms,
            double[][] columns,
            double[] counts,
            double[] exposures,
            List<String> labels,
            Family family,
            List<String> notes) {
        double[] offset = Arrays.stream(exposures).map(StrictMath::log).toArray();
        LogLinear fit = family == Family.NEGATIVE_BINOMIAL
                ? LogLinear.fitSize(columns, counts, offset)
                : LogLinear.fit(columns, counts, offset, Double.POSITIVE_INFINITY, null);
        List<String> remarks = new ArrayList<>(notes);
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
        return error(term, errors).map(error -> OptionalDouble.of(error.size())).orElse(OptionalDouble.empty());
    }

    /** A standard error, the degrees of freedom of its t, and what it was reckoned from. */
    private record Error(double size, double freedom, String method) {}

    private Optional<Error> error(String term, StandardErrors errors) {
        OptionalDouble estimate = estimate(term);
        if (estimate.isEmpty() || Double.isInfinite(estimate.getAsDouble())) {
            return Optional.empty();
        }
        int j = index(term);
        Covariance robust = new Covariance(columns, counts, fit);
        return Optional.of(
                switch (errors) {
                    case MODEL -> error(fit.unscaled[j][j], errors);
                    case QUASI -> error(fit.unscaled[j][j] * phi().orElse(1), errors);
                    case QUASI_AR1 -> {
                        Covariance.Ar1 ar1 = robust.ar1();
                        yield new Error(
                                Math.sqrt(ar1.covariance()[j][j]),
                                ar1.freedom(),
                                errors.label() + ", phi " + Digits.of(ar1.phi(), 3) + ", autocorrelation "
                                        + Digits.of(ar1.rho(), 2));
                    }
                    case HC0 -> error(robust.sandwich(0, false)[j][j], errors);
                    case HC3 -> error(robust.sandwich(0, true)[j][j], errors);
                    case NEWEY_WEST_3 -> error(robust.sandwich(3, false)[j][j], errors);
                });
    }

    private Error error(double variance, StandardErrors errors) {
        return new Error(
                Math.sqrt(variance),
                degreesOfFreedom(),
                errors.label()
                        + (errors.robust() && counts.length < LEAST_FOR_ROBUST
                                ? ", too narrow with fewer than " + LEAST_FOR_ROBUST + " periods"
                                : ""));
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
     * @param level between 0 and 1, such as 0.95
     * @return limits of the log of the rate ratio; empty if the term was left out or no degree of freedom remains
     */
    public Optional<Interval> interval(String term, double level) {
        return interval(term, level, StandardErrors.QUASI_AR1);
    }

    /**
     * An interval of a coefficient: estimate ± t · standard error.
     *
     * @param term its name
     * @param level between 0 and 1, such as 0.95
     * @param errors how the standard error is reckoned
     * @return limits of the log of the rate ratio, their method naming the errors and whether they are too narrow for
     *     so few periods; empty if the term was left out, its estimate is infinite, or no degree of freedom remains
     */
    public Optional<Interval> interval(String term, double level, StandardErrors errors) {
        Checks.level(level);
        double estimate = estimate(term).orElse(0);
        return error(term, errors).filter(error -> degreesOfFreedom() > 0).map(error -> {
            double half = TDistribution.of(error.freedom).inverseSurvivalProbability((1 - level) / 2) * error.size;
            return new Interval(
                    estimate - half,
                    estimate + half,
                    level,
                    "t of " + Digits.of(error.freedom, 3) + ", " + error.method);
        });
    }

    /**
     * The two-sided p of a coefficient being 0, matching {@link #interval(String, double, StandardErrors)}.
     *
     * @param term its name
     * @param errors how the standard error is reckoned
     * @return 0 to 1, or empty where there is no interval
     */
    public OptionalDouble pValue(String term, StandardErrors errors) {
        Optional<Error> error = error(term, errors);
        if (error.isEmpty() || degreesOfFreedom() == 0) {
            return OptionalDouble.empty();
        }
        double size = Math.abs(estimate(term).orElseThrow());
        return OptionalDouble.of(
                size == 0
                        ? 1
                        : Math.min(
                                1,
                                2
                                        * TDistribution.of(error.get().freedom)
                                                .survivalProbability(size / error.get().size)));
    }

    /**
     * The change of a term with the default errors: quasi-Poisson, t, corrected for autocorrelation.
     *
     * @param term its name
     * @return the log ratio with its error and the spread it comes from; empty where there is no interval
     */
    public Optional<Spread> spread(String term) {
        OptionalDouble poisson = standardError(term, StandardErrors.MODEL);
        if (poisson.isEmpty() || degreesOfFreedom() == 0) {
            return Optional.empty();
        }
        int j = index(term);
        Covariance.Ar1 residuals = new Covariance(columns, counts, fit).ar1();
        double error = Math.sqrt(residuals.covariance()[j][j]);
        if (!(error > 0) || !(residuals.phi() > 0)) {
            return Optional.empty();
        }
        return Optional.of(new Spread(
                fit.coefficients[j],
                error,
                residuals.freedom(),
                new Dispersion(
                        residuals.phi(),
                        residuals.rho(),
                        error / poisson.getAsDouble(),
                        counts.length,
                        residuals.freedom())));
    }

    /**
     * The interval of a coefficient by its profile likelihood; scaled by F and phi for quasi-Poisson, and said so.
     *
     * @param term its name
     * @param level between 0 and 1, such as 0.95
     * @return limits of the log of the rate ratio, infinite where the likelihood does not fall; empty if the term was
     *     left out
     */
    public Optional<Interval> profileInterval(String term, double level) {
        Checks.level(level);
        int j = index(term);
        if (!fit.used[j]) {
            return Optional.empty();
        }
        boolean scaled = family == Family.QUASI_POISSON && phi().isPresent();
        double drop = scaled
                ? phi().getAsDouble() * FDistribution.of(1, degreesOfFreedom()).inverseCumulativeProbability(level)
                : ChiSquaredDistribution.of(1).inverseCumulativeProbability(level);
        String method = "profile likelihood, "
                + (scaled
                        ? "F of 1 and " + degreesOfFreedom() + " scaled by phi " + Digits.of(phi().getAsDouble(), 3)
                        : Double.isInfinite(fit.size)
                                ? "Poisson"
                                : "negative binomial of size " + Digits.of(fit.size, 3));
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
        return Optional.of(new Interval(low, limit(lost, start, scale), level, method));
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
        return OptionalDouble.of(
                Arrays.stream(residuals().pearson()).map(r -> r * r).sum() / degreesOfFreedom());
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

    /** Returns what the fit leaves: residuals, their autocorrelation, periods that stand out or pull. */
    public Residuals residuals() {
        return new Residuals(this, new Covariance(columns, counts, fit));
    }

    /** The periods' names, in order. */
    List<String> labels() {
        return labels;
    }

    /** The count of a period. */
    long count(int period) {
        return Math.round(counts[period]);
    }

    /** The same model without one period. */
    CountFit without(int period) {
        double[][] fewer =
                Arrays.stream(columns).map(column -> drop(column, period)).toArray(double[][]::new);
        List<String> names = new ArrayList<>(labels);
        names.remove(period);
        return of(
                terms,
                fewer,
                drop(counts, period),
                Arrays.stream(drop(offset, period)).map(StrictMath::exp).toArray(),
                names,
                family,
                List.of());
    }

    private static double[] drop(double[] values, int at) {
        double[] rest = new double[values.length - 1];
        System.arraycopy(values, 0, rest, 0, at);
        System.arraycopy(values, at + 1, rest, at, rest.length - at);
        return rest;
    }

    /** The terms: estimate and 95 % range with its method, on the scale of the logarithm; blank where the fit cannot tell. */
    @Override
    public Table asTable() {
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        for (String term : terms()) {
            Optional<Interval> range = interval(term, 0.95);
            rows.add(Arrays.asList(
                    term,
                    estimate(term),
                    range.map(Interval::lo).orElse(null),
                    range.map(Interval::hi).orElse(null),
                    range.map(Interval::method).orElse(null)));
        }
        return Table.of("term", "estimate", "low", "high", "method").plusAll(rows);
    }

    /**
     * The family, the terms and the dispersion.
     *
     * @return such as {@code quasi-poisson, 36 periods, phi 1.31: (Intercept) 2.33 step -0.28}, and the remarks
     */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(family.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        text.append(", ").append(counts.length).append(" periods");
        phi().ifPresent(phi -> text.append(String.format(Locale.ROOT, ", phi %.2f", phi)));
        text.append(':');
        for (String term : terms) {
            OptionalDouble estimate = estimate(term);
            text.append(' ')
                    .append(term)
                    .append(' ')
                    .append(
                            estimate.isEmpty()
                                    ? "left out"
                                    : Double.isInfinite(estimate.getAsDouble())
                                            ? "-∞"
                                            : String.format(Locale.ROOT, "%.3f", estimate.getAsDouble()));
        }
        remarks.forEach(remark -> text.append("; ").append(remark));
        return text.toString();
    }
}
