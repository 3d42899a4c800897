package psp.stats.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
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
 * <p>Coefficients are logs of rate ratios. What the counts cannot tell is said in {@link #remarks}:
 *
 * <ul>
 * <li>a term that is a combination of earlier ones is left out, and the others are answered as if it had never been
 * there;
 * <li>where terms together tell periods without any incident from the others, the likelihood rises for ever: a term that
 * runs with it one way is plus or minus infinity, with a finite limit on the other side; one that may run either way, or
 * is a wave of the season, is left out; the others are what they are in the limit, where those periods have a mean of
 * zero;
 * <li>a fit that did not settle has no ranges.
 * </ul>
 *
 * <p>Ranges and p are never narrower than Poisson counts allow, but for the robust errors, which say what they say. At
 * infinity they follow the likelihood ratio {@code R} of a value against the best one. Where the terms are levels of
 * groups of periods, {@code R} is the exact chance, given all that the other terms fix, of no incident where there was
 * none: {@code p = 2 R}, and the limit is where {@code R} is half of 1 − level (for one step that is C. J. Clopper and E.
 * S. Pearson's, Biometrika 26, 1934). With other errors than the model's, an F with phi decides where it is the more careful.
 */
public final class CountFit implements Tabular, Serializable {

    private static final long serialVersionUID = 1;
    /** With fewer periods robust errors are too small. */
    private static final int LEAST_FOR_ROBUST = 60;

    private final List<String> terms;
    private final Set<String> waves;
    private final double[][] columns;
    private final double[] counts;
    private final double[] offset;
    private final List<String> labels;
    private final Family family;
    private final Design design;
    private final LogLinear fit;
    private final List<String> remarks;

    private CountFit(
            List<String> terms,
            Set<String> waves,
            double[][] columns,
            double[] counts,
            double[] offset,
            List<String> labels,
            Family family,
            List<String> notes) {
        this.terms = terms;
        this.waves = waves;
        this.counts = counts;
        this.offset = offset;
        this.labels = labels;
        this.family = family;
        this.design = Design.of(columns, counts);
        this.columns = IntStream.range(0, columns.length)
                .mapToObj(j -> design.ways[j] == Design.Way.ALIASED ? new double[counts.length] : columns[j])
                .toArray(double[][]::new);
        this.fit = family == Family.NEGATIVE_BINOMIAL
                ? LogLinear.fitSize(design, offset)
                : LogLinear.fit(design, offset, Double.POSITIVE_INFINITY);
        List<String> all = new ArrayList<>(notes);
        all.addAll(FitRemarks.of(terms, terms.stream().map(this::way).toList(), this.columns, counts));
        if (family == Family.NEGATIVE_BINOMIAL && Double.isInfinite(fit.size)) {
            all.add("counts spread no more than Poisson ones: the answer is the Poisson fit");
        }
        if (!fit.converged) {
            all.add("the fit did not settle, so there are no ranges");
        }
        this.remarks = List.copyOf(all);
    }

    static CountFit of(
            List<String> terms,
            Set<String> waves,
            double[][] columns,
            double[] counts,
            double[] exposures,
            List<String> labels,
            Family family,
            List<String> notes) {
        double[] offset = Arrays.stream(exposures).map(StrictMath::log).toArray();
        return new CountFit(terms, waves, columns, counts, offset, labels, family, notes);
    }

    /** Where the estimate of a term lies; a wave of the season, which alone means nothing, is open if not a number. */
    private Design.Way way(String term) {
        Design.Way way = design.ways[index(term)];
        return way != Design.Way.FINITE && way != Design.Way.ALIASED && waves.contains(term) ? Design.Way.ANY : way;
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
     * @return the estimate; empty if the term was left out; plus or minus infinity where periods without any incident
     *     make it so
     * @throws IllegalArgumentException if there is no such term, naming those there are
     */
    public OptionalDouble estimate(String term) {
        return switch (way(term)) {
            case FINITE -> OptionalDouble.of(fit.coefficients[index(term)]);
            case UP -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case DOWN -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            case ANY, ALIASED -> OptionalDouble.empty();
        };
    }

    /**
     * The standard error of a coefficient, as it comes out: it has no floor, and where counts scatter less than Poisson
     * ones it may be as low as 0. Ranges and p have one.
     *
     * @param term its name
     * @param errors how it is computed
     * @return 0 or more; empty if the term was left out, its estimate is infinite, or the fit did not settle
     * @throws IllegalArgumentException if there is no such term, naming those there are
     */
    public OptionalDouble standardError(String term, StandardErrors errors) {
        if (way(term) != Design.Way.FINITE || !fit.converged) {
            return OptionalDouble.empty();
        }
        int j = index(term);
        return OptionalDouble.of(Math.sqrt(
                switch (errors) {
                    case MODEL -> fit.unscaled[j][j];
                    case QUASI -> fit.unscaled[j][j] * phi().orElse(1);
                    case QUASI_AR1 -> covariance().variance(j, covariance().ar1(degreesOfFreedom()));
                    case HC0 -> covariance().sandwich(j, 0, false);
                    case HC3 -> covariance().sandwich(j, 0, true);
                    case NEWEY_WEST_3 -> covariance().sandwich(j, 3, false);
                }));
    }

    private Covariance covariance() {
        return new Covariance(design, fit);
    }

    /** A standard error no smaller than Poisson's, the degrees of freedom of its t, and what it was computed from. */
    private record Error(double size, double freedom, String method) {}

    /** The error of a finite estimate; empty where there is none, or a robust one came out as nothing. */
    private Optional<Error> error(String term, StandardErrors errors) {
        OptionalDouble plain = standardError(term, errors);
        if (plain.isEmpty() || degreesOfFreedom() == 0) {
            return Optional.empty();
        }
        double least = standardError(term, StandardErrors.MODEL).orElseThrow();
        return switch (errors) {
            case MODEL -> Optional.of(new Error(least, degreesOfFreedom(), errors.label()));
            case QUASI ->
                Optional.of(
                        new Error(least * Math.sqrt(floored()), degreesOfFreedom(), errors.label() + floor(narrow())));
            case QUASI_AR1 -> {
                Covariance.Ar1 ar1 = covariance().ar1(degreesOfFreedom());
                yield Optional.of(new Error(
                        Math.max(least, plain.getAsDouble()),
                        ar1.freedom(),
                        errors.label() + ", phi " + Digits.of(ar1.phi(), 3) + ", autocorrelation "
                                + Digits.of(ar1.rho(), 2) + floor(plain.getAsDouble() < least)));
            }
            case HC0, HC3, NEWEY_WEST_3 ->
                Optional.of(new Error(
                                plain.getAsDouble(),
                                degreesOfFreedom(),
                                errors.label()
                                        + (errors.robust() && counts.length < LEAST_FOR_ROBUST
                                                ? ", too narrow with fewer than " + LEAST_FOR_ROBUST + " periods"
                                                : "")))
                        .filter(error -> error.size > 1e-6 * least);
        };
    }

    private static String floor(boolean floored) {
        return floored ? ", no narrower than Poisson" : "";
    }

    /** Phi as ranges take it. */
    private double floored() {
        return Math.max(1, phi().orElse(1));
    }

    private boolean narrow() {
        return phi().orElse(1) < 1;
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
     * An interval of a coefficient: estimate ± t · standard error, never narrower than Poisson unless the errors are
     * robust ones; of an infinite estimate from or to a finite limit.
     *
     * @param term its name
     * @param level between 0 and 1, such as 0.95
     * @param errors how the standard error is computed
     * @return limits of the log of the rate ratio, their method naming the errors and whether they are too narrow for
     *     so few periods; empty if the term was left out, the fit did not settle, robust errors came out as nothing, or
     *     no degree of freedom remains (which an infinite estimate with errors of the model does not need)
     */
    public Optional<Interval> interval(String term, double level, StandardErrors errors) {
        Checks.level(level);
        double estimate = estimate(term).orElse(0);
        if (Double.isInfinite(estimate)) {
            return edge(term, errors).map(edge -> edge.interval(level));
        }
        return error(term, errors).map(error -> {
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
     * @param errors how the standard error is computed
     * @return 0 to 1, or empty where there is no interval
     */
    public OptionalDouble pValue(String term, StandardErrors errors) {
        double estimate = estimate(term).orElse(0);
        if (Double.isInfinite(estimate)) {
            return edge(term, errors).map(Edge::pValue).orElse(OptionalDouble.empty());
        }
        return error(term, errors).stream()
                .mapToDouble(error -> estimate == 0
                        ? 1
                        : Math.min(
                                1,
                                2
                                        * TDistribution.of(error.freedom)
                                                .survivalProbability(Math.abs(estimate) / error.size)))
                .findFirst();
    }

    /**
     * The change of a term with the default errors: quasi-Poisson, t, corrected for autocorrelation, no narrower than
     * Poisson.
     *
     * @param term its name
     * @return the log ratio with its error and the spread it comes from; empty where the estimate is not finite, there is
     *     no interval, or the counts do not scatter at all
     */
    public Optional<Spread> spread(String term) {
        OptionalDouble poisson = standardError(term, StandardErrors.MODEL);
        if (poisson.isEmpty() || degreesOfFreedom() == 0) {
            return Optional.empty();
        }
        int j = index(term);
        Covariance.Ar1 residuals = covariance().ar1(degreesOfFreedom());
        double error = Math.sqrt(covariance().variance(j, residuals));
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
                                residuals.freedom()))
                .noNarrowerThanPoisson());
    }

    /**
     * The interval of a coefficient by its profile likelihood; scaled by F and phi, at least 1, for quasi-Poisson, and
     * said so.
     *
     * @param term its name
     * @param level between 0 and 1, such as 0.95
     * @return limits of the log of the rate ratio, infinite where the likelihood does not fall so far, or only where a mean has
     *     moved by more than a factor of e to the 10^9; just infinite ones, their
     *     method saying so, where the profile did not settle; empty if the term was left out or the fit did not settle
     */
    public Optional<Interval> profileInterval(String term, double level) {
        Checks.level(level);
        if (estimate(term).isEmpty() || !fit.converged) {
            return Optional.empty();
        }
        boolean scaled = family == Family.QUASI_POISSON && degreesOfFreedom() > 0;
        if (Double.isInfinite(estimate(term).getAsDouble())) {
            return edge(term, scaled ? StandardErrors.QUASI : StandardErrors.MODEL)
                    .map(edge -> edge.interval(level));
        }
        double drop = scaled
                ? floored() * FDistribution.of(1, degreesOfFreedom()).inverseCumulativeProbability(level)
                : ChiSquaredDistribution.of(1).inverseCumulativeProbability(level);
        String method = "profile likelihood, "
                + (scaled
                        ? "F of 1 and " + degreesOfFreedom() + " scaled by phi "
                                + Digits.of(phi().orElseThrow(), 3)
                                + floor(narrow())
                        : family());
        int j = index(term);
        Profile profile = profile(j);
        double step = Math.sqrt(fit.unscaled[j][j]) * Math.sqrt(drop);
        double low = profile.limit(fit.coefficients[j], -step, drop);
        double high = profile.limit(fit.coefficients[j], step, drop);
        return Optional.of(profile.interval(low, high, level, method));
    }

    private String family() {
        return Double.isInfinite(fit.size) ? "Poisson" : "negative binomial of size " + Digits.of(fit.size, 3);
    }

    private Profile profile(int j) {
        return new Profile(fit, columns, j, counts, offset);
    }

    /** The edge of a term with an infinite estimate; empty where the fit did not settle or phi cannot be told. */
    private Optional<Edge> edge(String term, StandardErrors errors) {
        int freedom = degreesOfFreedom();
        if (!fit.converged || errors != StandardErrors.MODEL && freedom == 0) {
            return Optional.empty();
        }
        boolean up = way(term) == Design.Way.UP;
        Profile profile = profile(index(term));
        return Optional.of(
                switch (errors) {
                    case MODEL -> new Edge(up, profile, 0, 0, family());
                    case QUASI_AR1 -> {
                        Covariance.Ar1 ar1 = covariance().ar1(freedom);
                        double inflation = ar1.phi() * (1 + ar1.rho()) / (1 - ar1.rho());
                        yield new Edge(
                                up,
                                profile,
                                Math.max(1, inflation),
                                ar1.freedom(),
                                "F of 1 and " + Digits.of(ar1.freedom(), 3) + ", phi " + Digits.of(ar1.phi(), 3)
                                        + ", autocorrelation " + Digits.of(ar1.rho(), 2) + floor(inflation < 1));
                    }
                    default ->
                        new Edge(
                                up,
                                profile,
                                floored(),
                                freedom,
                                "F of 1 and " + freedom + ", phi " + Digits.of(phi().orElseThrow(), 3)
                                        + floor(narrow()));
                });
    }

    /**
     * Periods less fitted terms.
     *
     * @return 0 or more
     */
    public int degreesOfFreedom() {
        return counts.length - design.rank();
    }

    /**
     * The Pearson dispersion: the sum of squared Pearson residuals over the degrees of freedom. It has no floor; ranges
     * take at least 1. Separated periods count among the degrees, as they do in R.
     *
     * @return 0 or more; empty without degrees of freedom
     */
    public OptionalDouble phi() {
        return degreesOfFreedom() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        Arrays.stream(covariance().pearson()).map(r -> r * r).sum() / degreesOfFreedom());
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

    /** {@return what the fit leaves: residuals, their autocorrelation, periods that stand out or pull} */
    public Residuals residuals() {
        return new Residuals(this, covariance());
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
        return new CountFit(terms, waves, fewer, drop(counts, period), drop(offset, period), names, family, List.of());
    }

    private static double[] drop(double[] values, int at) {
        double[] rest = new double[values.length - 1];
        System.arraycopy(values, 0, rest, 0, at);
        System.arraycopy(values, at + 1, rest, at, rest.length - at);
        return rest;
    }

    /** What it was fitted to; all else follows. */
    private Object[] held() {
        return new Object[] {terms, waves, columns, counts, offset, labels, family, remarks};
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CountFit that && Arrays.deepEquals(held(), that.held());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(held());
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
                                            ? estimate.getAsDouble() > 0 ? "∞" : "-∞"
                                            : String.format(Locale.ROOT, "%.3f", estimate.getAsDouble()));
        }
        remarks.forEach(remark -> text.append("; ").append(remark));
        return text.toString();
    }
}
