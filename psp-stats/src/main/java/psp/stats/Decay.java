package psp.stats;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import psp.core.CountSeries;
import psp.core.Operation;
import psp.core.Phase;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;
import psp.stats.inference.Dispersion;
import psp.stats.inference.Interval;
import psp.stats.inference.Spread;
import psp.stats.inference.Verdict;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Words;
import psp.stats.model.CountModel;
import psp.stats.model.StandardErrors;
import psp.stats.window.PhasedSeries;

/**
 * Whether the effect fades while the officers are still there: the trend within the active phase.
 *
 * <p>A log-linear model of baseline and active periods: a level for each year of baseline, one wave of a season from all of them, a step for the
 * active phase and a straight line within it, in years about its middle. The slope's interval is quasi-Poisson, t,
 * corrected for autocorrelation ({@link StandardErrors#QUASI_AR1}), and never narrower than Poisson's; as a test its
 * size is at most 6 % under a flat active phase of 12 to 18 months, see docs/evidence/change-date.md. A rising slope alone does
 * not say why: the city may rise, or officers may have been fewer; {@link Dose} stands beside it. With fewer than five
 * incidents in either phase nothing is told. Source: P. McCullagh and J. A. Nelder, Generalized Linear Models (1989).
 */
public final class Decay implements Serializable {

    private static final long serialVersionUID = 1;
    private static final double LEAST_BASELINE = 1;
    private static final int LEAST_ACTIVE = Dispersion.LEAST_PERIODS;
    private static final double LEAST_YEARS = 0.5;
    private static final int LEAST_COUNT = 5;
    private static final double LEVEL = 0.95;
    private static final String DECAY = "decay";

    private final long baselineCount;
    private final long activeCount;
    private final int activePeriods;
    private final @Nullable Spread slope;
    private final String silence;

    private Decay(PhasedSeries series) {
        int from = series.baseline();
        this.baselineCount = Math.round(series.count(0, from));
        this.activeCount = Math.round(series.count(from, series.past()));
        this.activePeriods = series.past() - from;
        if (activeCount < LEAST_COUNT || baselineCount < LEAST_COUNT) {
            this.slope = null;
            this.silence =
                    activeCount < LEAST_COUNT ? few(activeCount, "active phase") : few(baselineCount, "baseline");
            return;
        }
        this.slope = model(series).fit().spread(DECAY).orElse(null);
        this.silence = slope == null ? "the counts do not bear a season and a trend" : "";
    }

    private static String few(long count, String phase) {
        return Texts.plural(count, "incident") + " in the " + phase + ", fewer than " + LEAST_COUNT;
    }

    private static CountModel model(PhasedSeries series) {
        int from = series.baseline();
        int to = series.past();
        double[] years = Arrays.copyOf(series.years(), to);
        double middle = Arrays.stream(years, from, to).average().orElseThrow();
        double[] trend = new double[to];
        for (int t = from; t < to; t++) {
            trend[t] = years[t] - middle;
        }
        long[] counts =
                Arrays.stream(series.counts()).limit(to).mapToLong(Math::round).toArray();
        CountModel model = CountModel.of(counts, Arrays.copyOf(series.exposures(), to), years)
                .withSeason(1)
                .withStep("active", from, to);
        int[] earlier = Arrays.copyOf(series.yearsEarlier(), to);
        for (int year = Arrays.stream(earlier).max().orElse(0); year > 0; year--) {
            int that = year;
            model = model.withCovariate(
                    "level " + year + " earlier",
                    Arrays.stream(earlier)
                            .mapToDouble(own -> own == that ? 1 : 0)
                            .toArray());
        }
        return model.withCovariate(DECAY, trend);
    }

    /**
     * {@return the decay of counts at equal exposure, evenly spaced}
     *
     * @param counts baseline, then active phase; each 0 or more
     * @param baseline how many are baseline, at least a year
     * @param periodsPerYear such as 12 or 52
     * @throws IllegalArgumentException if a phase is too short or a number out of range
     */
    public static Decay of(long[] counts, int baseline, double periodsPerYear) {
        double[] ones = new double[counts.length];
        Arrays.fill(ones, 1);
        return of(PhasedSeries.of(counts, ones, baseline, Math.max(0, counts.length - baseline), periodsPerYear));
    }

    /**
     * {@return the decay of two series; periods without a covered day are left out}
     *
     * @param baseline before the operation, at least a year
     * @param active while it lasts, at least eight periods and half a year
     * @throws IllegalArgumentException if a series is too short, or the active one starts before the other ends
     */
    public static Decay of(CountSeries baseline, CountSeries active) {
        Objects.requireNonNull(baseline, "baseline");
        return of(PhasedSeries.of(baseline, Objects.requireNonNull(active, "active")));
    }

    /**
     * {@return the decay in an operation's first active phase, against its baseline or, without one, up to five whole years before}
     *
     * @param operation with an active phase
     * @param counts a table with its zones
     * @param step months or weeks
     * @throws IllegalArgumentException if a phase is missing or too short, a zone is unknown, a break of recording lies
     *     between, or the step is another
     */
    public static Decay of(Operation operation, ZoneCounts counts, CountSeries.Step step) {
        return of(PhasedSeries.of(
                Objects.requireNonNull(operation, "operation"),
                Objects.requireNonNull(counts, "counts"),
                Objects.requireNonNull(step, "step"),
                Phase.Kind.ACTIVE));
    }

    private static Decay of(PhasedSeries series) {
        series.refuseShort(LEAST_BASELINE, LEAST_YEARS, "A test for decay");
        if (series.past() - series.baseline() < LEAST_ACTIVE) {
            throw new IllegalArgumentException("A test for decay needs " + LEAST_ACTIVE + " active periods; there are "
                    + (series.past() - series.baseline()) + ". Take shorter periods, or wait");
        }
        return new Decay(series);
    }

    /** {@return the change a year within the active phase as a ratio, above 0; empty where it cannot be told} */
    public OptionalDouble perYear() {
        return slope == null ? OptionalDouble.empty() : OptionalDouble.of(StrictMath.exp(slope.logRatio()));
    }

    /**
     * {@return the range of the change a year, as a ratio; from 0 to infinity where it cannot be told}
     *
     * @param level between 0 and 1, such as 0.95
     */
    public Interval interval(double level) {
        Checks.level(level);
        return slope == null ? new Interval(0, Double.POSITIVE_INFINITY, level, silence) : slope.interval(level);
    }

    /** {@return the two-sided p against a flat active phase, 0 to 1; empty where it cannot be told} */
    public OptionalDouble pValue() {
        return slope == null ? OptionalDouble.empty() : OptionalDouble.of(slope.pValue());
    }

    /** {@return the spread of the periods about the model; null where the trend cannot be told} */
    public @Nullable Dispersion dispersion() {
        return slope == null ? null : slope.dispersion();
    }

    /** {@return ABOVE if the counts rise within the active phase beyond chance, BELOW if they fall, else CANNOT_TELL} */
    public Verdict verdict() {
        return Verdict.of(interval(LEVEL));
    }

    private Object[] held() {
        return new Object[] {baselineCount, activeCount, activePeriods, slope, silence};
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Decay that && Arrays.deepEquals(held(), that.held());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(held());
    }

    /**
     * Returns whether it fades, in words made by rule.
     *
     * @return such as {@code cannot tell whether it fades: up 12 % a year (30 % lower to 79 % higher), 18 active
     *     periods}
     */
    @Override
    public String toString() {
        OptionalDouble perYear = perYear();
        if (perYear.isEmpty()) {
            return "we can't say whether it fades: " + silence;
        }
        String head =
                switch (verdict()) {
                    case ABOVE -> "signs of fading";
                    case BELOW -> "no fading: still falling";
                    default -> "we can't say whether it fades";
                };
        return String.format(
                Locale.ROOT,
                "%s: %s a year (%s), %d in %d active periods, %s",
                head,
                Words.change(perYear.getAsDouble()),
                interval(LEVEL).inWords(),
                activeCount,
                activePeriods,
                interval(LEVEL).method());
    }
}
