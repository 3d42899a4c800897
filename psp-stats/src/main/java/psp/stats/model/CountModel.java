package psp.stats.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import psp.core.CountSeries;
import psp.core.Period;
import psp.core.Phase;
import psp.core.internal.Texts;
import psp.stats.internal.text.Checks;

/**
 * A log-linear model of counts over time: level, season, trend, steps and covariates, with exposure.
 *
 * <p>{@code log(mean) = log(exposure) + intercept + sum of terms}. Immutable; each method gives a new model and
 * {@link #fit} a {@link CountFit}. Terms are named as in the fit's answers: {@code (Intercept)}, {@code c1}, {@code s1}
 * (cosine and sine of the year), {@code c2}, {@code s2} (of the half year), {@code tt} (years), and the user's names.
 *
 * <pre>{@code
 * var monthly = counts.in("Harbour").monthly(Period.parse("2012-01-01/2018-01-01"));
 * var fit = CountModel.of(monthly).withSeason().withStep("operation", 48, 60).fit();   // 48 months before, then a year
 * System.out.println(fit);
 * }</pre>
 */
public final class CountModel implements Serializable {

    private static final long serialVersionUID = 1;

    /** Name of the constant term. */
    public static final String INTERCEPT = "(Intercept)";

    private final double[] counts;
    private final double[] exposures;
    private final double[] years;
    private final List<String> labels;
    private final LinkedHashMap<String, double[]> terms;
    private final Set<String> waves;
    private final Family family;
    private final List<Period> periods;
    private final List<String> notes;

    private CountModel(
            double[] counts,
            double[] exposures,
            double[] years,
            List<String> labels,
            Map<String, double[]> terms,
            Set<String> waves,
            Family family,
            List<Period> periods,
            List<String> notes) {
        this.counts = counts;
        this.exposures = exposures;
        this.years = years;
        this.labels = labels;
        this.terms = new LinkedHashMap<>(terms);
        this.waves = waves;
        this.family = family;
        this.periods = periods;
        this.notes = notes;
    }

    private CountModel with(Map<String, double[]> other, List<String> more) {
        return new CountModel(counts, exposures, years, labels, other, waves, family, periods, more);
    }

    /**
     * A model of a constant rate.
     *
     * @param counts one a period, from 0 to 2^50
     * @param exposures one a period, above 0, such as days
     * @param years the time of each period in years, rising; season and trend are computed from it
     * @return a quasi-Poisson model
     * @throws IllegalArgumentException if lengths differ, or a number is negative, not finite or out of order
     */
    public static CountModel of(long[] counts, double[] exposures, double[] years) {
        int n = counts.length;
        if (n == 0 || exposures.length != n || years.length != n) {
            throw new IllegalArgumentException("There are " + n + " counts, " + exposures.length + " exposures and "
                    + years.length + " times; give as many of each, at least one");
        }
        for (int i = 0; i < n; i++) {
            if (counts[i] < 0) {
                throw new IllegalArgumentException(
                        "The count " + counts[i] + " of period " + (i + 1) + " is negative; counts are 0 or more");
            }
            Checks.count("of period " + (i + 1), counts[i]);
            if (!(exposures[i] > 0) || Double.isInfinite(exposures[i])) {
                throw new IllegalArgumentException("The exposure " + exposures[i] + " of period " + (i + 1)
                        + " is not above 0; leave out periods that were not observed");
            }
            if (!Double.isFinite(years[i]) || i > 0 && !(years[i] > years[i - 1])) {
                throw new IllegalArgumentException(
                        "The time " + years[i] + " of period " + (i + 1) + " does not come after the one before");
            }
        }
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        Map<String, double[]> terms = new LinkedHashMap<>();
        terms.put(INTERCEPT, ones);
        List<String> labels = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            labels.add("period " + i);
        }
        return new CountModel(
                Arrays.stream(counts).asDoubleStream().toArray(),
                exposures.clone(),
                years.clone(),
                List.copyOf(labels),
                terms,
                Set.of(),
                Family.QUASI_POISSON,
                List.of(),
                List.of());
    }

    /**
     * A model of counts at equal exposure, evenly spaced.
     *
     * @param counts one a period, from 0 to 2^50
     * @param periodsPerYear such as 12 or 52; the first period is at {@code 1 / periodsPerYear} years
     * @return a quasi-Poisson model
     */
    public static CountModel of(long[] counts, double periodsPerYear) {
        if (!(periodsPerYear > 0) || Double.isInfinite(periodsPerYear)) {
            throw new IllegalArgumentException(periodsPerYear + " periods a year; above 0, such as 12 or 52");
        }
        double[] ones = new double[counts.length];
        Arrays.fill(ones, 1);
        double[] years = new double[counts.length];
        Arrays.setAll(years, i -> (i + 1) / periodsPerYear);
        return of(counts, ones, years);
    }

    /**
     * A model of a series; periods of which no day is covered are left out.
     *
     * @param series counts with their exposure in days; the time of a period is its middle in the calendar year
     * @return a quasi-Poisson model
     */
    public static CountModel of(CountSeries series) {
        List<CountSeries.Entry> seen =
                series.entries().stream().filter(e -> e.exposureDays() > 0).toList();
        int origin = seen.isEmpty() ? 0 : seen.get(0).period().start().getYear();
        CountModel model = of(
                seen.stream().mapToLong(CountSeries.Entry::count).toArray(),
                seen.stream().mapToDouble(CountSeries.Entry::exposureDays).toArray(),
                seen.stream().mapToDouble(e -> middle(e.period()) - origin).toArray());
        return new CountModel(
                model.counts,
                model.exposures,
                model.years,
                seen.stream().map(e -> e.period().toString()).toList(),
                model.terms,
                model.waves,
                model.family,
                seen.stream().map(CountSeries.Entry::period).toList(),
                List.of());
    }

    private static double middle(Period period) {
        LocalDate day = period.start();
        return day.getYear() + (day.getDayOfYear() - 1 + period.days() / 2.0) / day.lengthOfYear();
    }

    /**
     * The same with a season of harmonics.
     *
     * @param harmonics how many waves a year, 1 or more
     * @return a new model with the terms {@code c1}, {@code s1}, …
     */
    public CountModel withSeason(int harmonics) {
        if (harmonics < 1) {
            throw new IllegalArgumentException(harmonics + " harmonics; 1 or more, or leave the season out");
        }
        CountModel model = this;
        for (int k = 1; k <= harmonics; k++) {
            double wave = 2 * Math.PI * k;
            model = model.withCovariate(
                            "c" + k,
                            Arrays.stream(years)
                                    .map(t -> StrictMath.cos(wave * t))
                                    .toArray())
                    .withCovariate(
                            "s" + k,
                            Arrays.stream(years)
                                    .map(t -> StrictMath.sin(wave * t))
                                    .toArray());
        }
        Set<String> all = new LinkedHashSet<>(waves);
        IntStream.rangeClosed(1, harmonics).forEach(k -> all.addAll(List.of("c" + k, "s" + k)));
        return new CountModel(
                counts,
                exposures,
                years,
                labels,
                model.terms,
                Collections.unmodifiableSet(all),
                family,
                periods,
                notes);
    }

    /**
     * The same with as many harmonics as the length bears: none below one and a half years, one below four, else two,
     * from the middle of the first period to that of the last (of 48 months just below four); which, is said among the fit's remarks.
     *
     * @return a new model
     */
    public CountModel withSeason() {
        double length = years[years.length - 1] - years[0];
        int harmonics = length < 1.5 ? 0 : length < 4 ? 1 : 2;
        CountModel model = harmonics == 0 ? this : withSeason(harmonics);
        List<String> more = new ArrayList<>(notes);
        more.add(String.format(
                Locale.ROOT,
                "season: %s, by the length of %.1f years",
                harmonics == 0 ? "none" : harmonics == 1 ? "one harmonic" : "two harmonics",
                length));
        return model.with(model.terms, List.copyOf(more));
    }

    /**
     * The same with a straight trend on the log scale.
     *
     * @return a new model with the term {@code tt}, a coefficient a year
     */
    public CountModel withTrend() {
        return withCovariate("tt", years);
    }

    /**
     * The same with a step: another level in some periods.
     *
     * @param name what to call it
     * @param from the first period with it, from 0
     * @param to the period before which it ends
     * @return a new model
     */
    public CountModel withStep(String name, int from, int to) {
        if (from < 0 || to > counts.length || from >= to) {
            throw new IllegalArgumentException("The step '" + name + "' from " + from + " to " + to
                    + " is not a run of the " + counts.length + " periods");
        }
        double[] step = new double[counts.length];
        Arrays.fill(step, from, to, 1);
        return withCovariate(name, step);
    }

    /**
     * The same with a step in a phase, named by its label: 1 in periods within it, the share of days in periods that
     * its edges cut.
     *
     * @param phase the phase
     * @return a new model
     * @throws IllegalArgumentException if the model was not made of a series, or no period lies in the phase
     */
    public CountModel withPhase(Phase phase) {
        if (periods.isEmpty()) {
            throw new IllegalArgumentException(
                    "The model knows no dates, so not when " + phase + " was; make it of a series, or use withStep");
        }
        double[] step = periods.stream()
                .mapToDouble(period -> period.intersection(phase.period())
                        .map(part -> (double) part.days() / period.days())
                        .orElse(0.0))
                .toArray();
        if (Arrays.stream(step).allMatch(share -> share == 0)) {
            throw new IllegalArgumentException("No period of the series, " + periods.get(0) + " to "
                    + periods.get(periods.size() - 1) + ", lies in " + phase);
        }
        return withCovariate(phase.label(), step);
    }

    /**
     * The same with a covariate.
     *
     * @param name what to call it
     * @param values one a period, finite
     * @return a new model
     */
    public CountModel withCovariate(String name, double[] values) {
        if (values.length != counts.length || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "The covariate '" + name + "' needs " + counts.length + " finite numbers, one a period");
        }
        if (terms.containsKey(name)) {
            throw new IllegalArgumentException("The term '" + name + "' is there already");
        }
        Map<String, double[]> more = new LinkedHashMap<>(terms);
        more.put(Objects.requireNonNull(name, "name"), values.clone());
        return with(more, notes);
    }

    /**
     * The same with another family.
     *
     * @param other how counts spread about their mean
     * @return a new model
     */
    public CountModel family(Family other) {
        return new CountModel(
                counts,
                exposures,
                years,
                labels,
                terms,
                waves,
                Objects.requireNonNull(other, "family"),
                periods,
                notes);
    }

    /**
     * Fits by maximum likelihood.
     *
     * @return the fit
     * @throws IllegalArgumentException if there are fewer periods than terms
     */
    public CountFit fit() {
        if (counts.length < terms.size()) {
            throw new IllegalArgumentException(
                    counts.length + " periods cannot bear the " + terms.size() + " terms " + terms.keySet());
        }
        return CountFit.of(
                List.copyOf(terms.keySet()),
                waves,
                terms.values().toArray(new double[0][]),
                counts,
                exposures,
                labels,
                family,
                notes);
    }

    private Object[] held() {
        return new Object[] {
            counts,
            exposures,
            years,
            labels,
            terms.keySet().toArray(),
            terms.values().toArray(),
            waves,
            family,
            periods,
            notes
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CountModel that && Arrays.deepEquals(held(), that.held());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(held());
    }

    /**
     * The family, the periods and the terms.
     *
     * @return such as {@code quasi-poisson, 36 periods, 412 in all: (Intercept), tt}
     */
    @Override
    public String toString() {
        return family.name().toLowerCase(Locale.ROOT).replace('_', '-') + ", " + Texts.plural(counts.length, "period")
                + ", " + Texts.grouped((long) Arrays.stream(counts).sum()) + " in all: "
                + String.join(", ", terms.keySet());
    }
}
