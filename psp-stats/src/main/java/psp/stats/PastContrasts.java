package psp.stats;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;
import psp.core.Described;
import psp.core.Table;
import psp.core.Tabular;
import psp.stats.inference.Interval;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.RatioOfRatios;
import psp.stats.inference.Reason;
import psp.stats.inference.Verdict;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Data;
import psp.stats.internal.text.Digits;
import psp.stats.internal.text.Words;

/**
 * A net change (focus against comparison) judged by how the same contrast swung in earlier years, when nothing was
 * tried.
 *
 * <p>For each two consecutive earlier years {@code z = log ratio of ratios / se}, with {@code se² = sum of 1/count};
 * {@code phi = mean of z²}, not centred. Last year's reading is {@code log ratio of ratios ± t · se · √phi} with as
 * many degrees of freedom as contrasts. The other readings use {@code L = log(focus / comparison)} of each year: its
 * mean over years, with the prediction interval {@code ± t · s · √(1 + 1/k)}, and the straight line through it, with
 * the prediction interval of regression (N. R. Draper and H. Smith, Applied Regression Analysis, 3rd edition, 1998,
 * section 3.1). Where a count is zero, one half is added to every count, and the method says so.
 *
 * <p>No range is narrower than that of Poisson counts: a calm past, such as years without any incident, is no promise
 * that counts do not scatter. Where years lie between now and the last earlier window, the earlier contrasts are taken
 * over the same distance; as they then overlap, only those that would not count as degrees of freedom.
 *
 * <p>One reading decides: the one registered before the data were there, else what was to be expected by how the level of the area
 * moves ({@link #expected}). The others stand beside it as counts and differences.
 *
 * <pre>{@code
 * PastContrasts net = study.net();
 * System.out.println(net.verdict());
 * net.expected().ifPresent(like -> System.out.println(like.counted() + " where about " + like.expected() + " were expected"));
 * }</pre>
 */
public final class PastContrasts implements Described, Tabular, Serializable {

    private static final long serialVersionUID = 1;
    /** With fewer earlier years the usual swings are not known. */
    private static final int LEAST_YEARS = 5;

    private static final double POWER = 0.8;

    private final String comparisonName;
    private final List<YearCount> past;
    private final YearCount now;
    private final Benchmark.@Nullable Kind sealed;
    private final @Nullable Expected expected;
    private final double level;

    private PastContrasts(
            String comparisonName,
            List<YearCount> past,
            YearCount now,
            Benchmark.@Nullable Kind sealed,
            @Nullable Expected expected,
            double level) {
        this.comparisonName = comparisonName;
        this.past = past;
        this.now = now;
        this.sealed = sealed;
        this.expected = expected;
        this.level = level;
    }

    /**
     * The contrast of now with its past.
     *
     * @param comparisonName what the comparison area is called
     * @param past the same calendar window in earlier years, the earliest first, evenly spaced; at least one
     * @param now the window judged; years may lie between the last earlier one and it
     * @return the readings at 95 %
     * @throws IllegalArgumentException if there is no earlier year, or windows overlap, are out of order, unevenly
     *     spaced, or of other calendar days
     */
    public static PastContrasts of(String comparisonName, List<YearCount> past, YearCount now) {
        PastContrasts bare = of(comparisonName, past, now, null);
        return new PastContrasts(comparisonName, bare.past, now, null, Expected.byYears(bare.past, now), bare.level);
    }

    /** The same with what the table leads one to expect; unless another reading was registered, that decides. */
    static PastContrasts of(String comparisonName, List<YearCount> past, YearCount now, @Nullable Expected expected) {
        Objects.requireNonNull(comparisonName, "comparisonName");
        Objects.requireNonNull(now, "now");
        if (Objects.requireNonNull(past, "past").isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no earlier year to compare " + now.window() + " with; give counts of at least one");
        }
        YearCount.refuseUneven(past, now);
        return new PastContrasts(comparisonName, List.copyOf(past), now, null, expected, 0.95);
    }

    /**
     * The same with a benchmark that was sealed before the data were there, and decides alone.
     *
     * @param kind the benchmark
     * @return new readings
     * @throws IllegalArgumentException if it cannot be had from so few years
     */
    public PastContrasts sealed(Benchmark.Kind kind) {
        Reason.refuse(whyNotSealed(kind));
        return new PastContrasts(comparisonName, past, now, kind, expected, level);
    }

    /** Why a sealed benchmark cannot be had from so few years. */
    Optional<Reason> whyNotSealed(Benchmark.Kind kind) {
        if (benchmark(kind).filter(Benchmark::hasRange).isPresent()) {
            return Optional.empty();
        }
        return kind == Benchmark.Kind.CITY
                ? Optional.of(new Reason.NotAsked("The benchmark CITY needs incidents in " + comparisonName
                        + "; those there are "
                        + benchmarks().stream().map(Benchmark::kind).toList()))
                : Optional.of(new Reason.TooFew(
                        past.size(),
                        kind == Benchmark.Kind.FIVE_YEARS ? LEAST_YEARS + 1 : LEAST_YEARS,
                        "The benchmark " + kind + " needs more than " + earlier(past.size()) + "; those there are "
                                + benchmarks().stream().map(Benchmark::kind).toList()));
    }

    /**
     * The same at another level; what was to be expected keeps its 95 %.
     *
     * @param other between 0 and 1, such as 0.9
     * @return new readings
     */
    public PastContrasts level(double other) {
        Checks.level(other);
        return new PastContrasts(comparisonName, past, now, sealed, expected, other);
    }

    /**
     * {@return what was to be expected by how the level of the area moves beside the comparison; empty where nothing was counted in
     * the comparison}
     */
    public Optional<Expected> expected() {
        return Optional.ofNullable(expected);
    }

    /**
     * {@return how much of a fall since last year was to be expected anyway, where the area was chosen for being high or last year was
     * its highest of at least three: such an area comes down by itself} Empty of any other, or where no fall was to be expected.
     */
    public OptionalDouble expectedAnyway() {
        YearCount last = past.get(past.size() - 1);
        double before =
                (double) last.focus() / last.window().days() * now.window().days();
        return expected != null && expected.high() && before > expected.expected()
                ? OptionalDouble.of(before - expected.expected())
                : OptionalDouble.empty();
    }

    /** Whether last year was the area's highest of at least three. */
    boolean lastWasHighest() {
        return Expected.lastIsHighest(past.stream().map(YearCount::focus).toList());
    }

    /** {@return the earlier years, the earliest first} */
    public List<YearCount> past() {
        return past;
    }

    /** {@return the window judged} */
    public YearCount now() {
        return now;
    }

    /** {@return what the comparison area is called} */
    public String comparisonName() {
        return comparisonName;
    }

    /** Whether there are enough earlier years (five, and four contrasts) to know the usual swings. */
    private boolean knowsSwings() {
        return past.size() >= LEAST_YEARS && contrasts().size() >= LEAST_YEARS - 1;
    }

    /** {@return the ratio of ratios against last year, taken as Poisson: usually too narrow} */
    public RatioOfRatios poisson() {
        return contrast(past.get(past.size() - 1), now);
    }

    private RatioOfRatios contrast(YearCount before, YearCount after) {
        RatioOfRatios ratio = RatioOfRatios.of(
                RateRatio.of(
                        Rate.of(before.focus(), before.window().days()),
                        Rate.of(after.focus(), after.window().days())),
                RateRatio.of(
                        Rate.of(before.comparison(), before.window().days()),
                        Rate.of(after.comparison(), after.window().days())));
        return anyZero() ? ratio.haldane() : ratio;
    }

    /** How many windows back the last earlier one lies: 1, unless years between were left out. */
    private int lag() {
        return past.size() < 2
                ? 1
                : yearsBack() / (past.get(1).year() - past.get(0).year());
    }

    private int yearsBack() {
        return now.year() - past.get(past.size() - 1).year();
    }

    /** The earlier contrasts over the same distance as the one judged. */
    private List<RatioOfRatios> contrasts() {
        List<RatioOfRatios> all = new ArrayList<>();
        for (int i = lag(); i < past.size(); i++) {
            all.add(contrast(past.get(i - lag()), past.get(i)));
        }
        return all;
    }

    /**
     * {@return the earlier contrasts in standard errors, the earliest first; one fewer than consecutive earlier years}
     */
    public double[] z() {
        return contrasts().stream().mapToDouble(RatioOfRatios::z).toArray();
    }

    /**
     * {@return the mean of z² of the earlier contrasts: 1 if they swing as Poisson counts do; empty below five years} A
     * value below 1 is shown as it is and taken as 1.
     */
    public Optional<Double> phi() {
        return knowsSwings()
                ? Optional.of(Arrays.stream(z()).map(z -> z * z).average().orElseThrow())
                : Optional.empty();
    }

    /** {@return all readings side by side: last year, mean of three, of five and of all years, their drift} */
    public List<Benchmark> benchmarks() {
        List<Benchmark> all = new ArrayList<>();
        for (Benchmark.Kind kind : Benchmark.Kind.values()) {
            benchmark(kind).ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    /**
     * {@return one reading; empty where the earlier years are too few for it} Last year's is always there, without a range below
     * five earlier years.
     *
     * @param kind which reading
     */
    public Optional<Benchmark> benchmark(Benchmark.Kind kind) {
        return switch (Objects.requireNonNull(kind, "kind")) {
            case LAST_YEAR -> Optional.of(lastYear());
            case THREE_YEARS -> past.size() > 3 && knowsSwings() ? Optional.of(mean(kind, 3)) : Optional.empty();
            case FIVE_YEARS -> past.size() > 5 ? Optional.of(mean(kind, 5)) : Optional.empty();
            case ALL_YEARS -> knowsSwings() ? Optional.of(mean(kind, past.size())) : Optional.empty();
            case DRIFT -> knowsSwings() ? Optional.of(drift()) : Optional.empty();
            case CITY -> expected().map(this::byLevel);
        };
    }

    /** How its level moves; where none was counted one half stands for it, as in the other readings. */
    private Benchmark byLevel(Expected told) {
        double count = Math.max(0.5, told.counted());
        return new Benchmark(
                Benchmark.Kind.CITY,
                told.restsOnCity() ? "its level in the city" : "its own level",
                count / told.expected(),
                told.ratio(),
                count,
                "that the area would have gone on beside " + comparisonName
                        + (told.restsOnCity() ? " as areas like it do" : " as areas of its size do in other cities"));
    }

    private Benchmark lastYear() {
        RatioOfRatios ratio = poisson();
        double log = ratio.logEstimate();
        String name = yearsBack() == 1
                ? "last year's course of " + comparisonName
                : "the course of " + comparisonName + " since "
                        + past.get(past.size() - 1).year();
        String assumes = (yearsBack() == 1
                        ? "that last year was an ordinary one"
                        : "that " + past.get(past.size() - 1).year() + " was an ordinary year")
                + ", and the area would have moved with " + comparisonName;
        if (!knowsSwings()) {
            return reading(Benchmark.Kind.LAST_YEAR, name, log, null, assumes);
        }
        double phi = phi().orElseThrow();
        double half = t(freedom(Benchmark.Kind.LAST_YEAR)) * ratio.standardError() * StrictMath.sqrt(Math.max(1, phi));
        return reading(
                Benchmark.Kind.LAST_YEAR,
                name,
                log,
                interval(
                        log,
                        half,
                        "t of " + freedom(Benchmark.Kind.LAST_YEAR) + " earlier contrasts, phi " + Digits.of(phi, 3)
                                + (phi < 1 ? ", taken as 1" : "") + halves()),
                assumes);
    }

    private int freedom(Benchmark.Kind kind) {
        return switch (kind) {
            case LAST_YEAR -> Math.max(1, contrasts().size() / lag());
            case DRIFT -> past.size() - 2;
            default -> past.size() - 1;
        };
    }

    private Benchmark mean(Benchmark.Kind kind, int years) {
        double[] logs = logs();
        double[] weights = new double[logs.length];
        Arrays.fill(weights, logs.length - years, logs.length, 1.0 / years);
        double mean = Arrays.stream(logs).average().orElseThrow();
        double squares =
                Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
        return predicted(
                kind,
                "the mean of " + earlier(years),
                weights,
                squares,
                "that the area's place beside " + comparisonName + " did not drift over those years");
    }

    private Benchmark drift() {
        double[] logs = logs();
        double[] years = past.stream().mapToDouble(YearCount::year).toArray();
        double middle = Arrays.stream(years).average().orElseThrow();
        double mean = Arrays.stream(logs).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < logs.length; i++) {
            xx += (years[i] - middle) * (years[i] - middle);
            xy += (years[i] - middle) * (logs[i] - mean);
        }
        double squares = 0;
        double[] weights = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            double residual = logs[i] - mean - xy / xx * (years[i] - middle);
            squares += residual * residual;
            weights[i] = 1.0 / logs.length + (now.year() - middle) * (years[i] - middle) / xx;
        }
        return predicted(
                Benchmark.Kind.DRIFT,
                "the trend of " + earlier(logs.length),
                weights,
                squares,
                "that the area's straight trend beside " + comparisonName + " would have gone on");
    }

    /**
     * A reading by prediction: now against a weighted sum w of the earlier logarithms, whose variance is
     * {@code s² (1 + sum of w²)}, and no less than that of Poisson counts with the same weights.
     */
    private Benchmark predicted(Benchmark.Kind kind, String name, double[] weights, double squares, String assumes) {
        double[] logs = logs();
        double log = log(now);
        double scale = 1;
        double poisson = poissonVariance(now);
        for (int i = 0; i < logs.length; i++) {
            log -= weights[i] * logs[i];
            scale += weights[i] * weights[i];
            poisson += weights[i] * weights[i] * poissonVariance(past.get(i));
        }
        double variance = squares / freedom(kind) * scale;
        String method = "prediction from " + earlier(logs.length) + ", t of " + freedom(kind)
                + (variance < poisson ? ", no narrower than Poisson" : "") + halves();
        double half = t(freedom(kind)) * StrictMath.sqrt(Math.max(variance, poisson));
        return reading(kind, name, log, interval(log, half, method), assumes);
    }

    /** "eleven years"; of windows longer than a year, "four windows". */
    private String earlier(int n) {
        return past.size() < 2 || past.get(1).year() - past.get(0).year() == 1 ? Words.years(n) : Words.windows(n);
    }

    private double t(int freedom) {
        return TDistribution.of(freedom).inverseSurvivalProbability((1 - level) / 2);
    }

    private Interval interval(double log, double half, String method) {
        return new Interval(StrictMath.exp(log - half), StrictMath.exp(log + half), level, method);
    }

    private Benchmark reading(
            Benchmark.Kind kind, String name, double log, @Nullable Interval interval, String assumes) {
        return new Benchmark(kind, name, StrictMath.exp(log), interval, now.focus() + half(), assumes);
    }

    private boolean anyZero() {
        return now.focus() == 0
                || now.comparison() == 0
                || past.stream().anyMatch(year -> year.focus() == 0 || year.comparison() == 0);
    }

    private double half() {
        return anyZero() ? 0.5 : 0;
    }

    private String halves() {
        return anyZero() ? ", one half added to each count" : "";
    }

    private double[] logs() {
        return past.stream().mapToDouble(this::log).toArray();
    }

    private double log(YearCount year) {
        return StrictMath.log((year.focus() + half()) / (year.comparison() + half()));
    }

    private double poissonVariance(YearCount year) {
        return 1 / (year.focus() + half()) + 1 / (year.comparison() + half());
    }

    /** {@return the verdict of the reading that decides: the registered one, else what was to be expected} */
    public Verdict verdict() {
        return shown().verdict();
    }

    /**
     * {@return whether the verdict is that of a reading: the registered one, else what was to be expected}
     *
     * @param benchmark one of {@link #benchmarks}
     */
    public boolean decides(Benchmark benchmark) {
        return Objects.requireNonNull(benchmark, "benchmark").equals(shown()) && benchmark.hasRange();
    }

    /** {@return what the verdict rests on, such as {@code below, by how areas like it move in the city; in 240 trials …}} */
    public String reasons() {
        return sealed == null && expected == null ? basis() : verdict().words() + ", " + basis();
    }

    private String basis() {
        return sealed != null
                ? "by the benchmark chosen beforehand, " + shown().name()
                : expected()
                        .map(told -> "by " + told.reason())
                        .orElse("nothing was counted in " + comparisonName + " to say what was to be expected");
    }

    /**
     * Returns the smallest true rise of the focus against the comparison that the reading that decides calls above 4 times in 5;
     * of a registered one {@code exp((t + t(0.8)) · error) − 1}, where {@code ± t · error} is its range.
     *
     * @return a share, such as 0.2 for 20 %; infinite where nothing would be called above
     */
    public double detectableRise() {
        Benchmark decisive = shown();
        if (!decisive.hasRange()) {
            return Double.POSITIVE_INFINITY;
        }
        if (decisive.kind() == Benchmark.Kind.CITY) {
            return expected().orElseThrow().detectableRise();
        }
        Interval range = Objects.requireNonNull(decisive.interval());
        int freedom = freedom(decisive.kind());
        return StrictMath.expm1(StrictMath.log(range.hi() / range.lo())
                / 2
                * (1 + TDistribution.of(freedom).inverseCumulativeProbability(POWER) / t(freedom)));
    }

    /** The reading that is told: the registered one, else what was to be expected, else last year's. */
    Benchmark shown() {
        return sealed == null && expected == null
                ? lastYear().withoutRange()
                : benchmark(sealed == null ? Benchmark.Kind.CITY : sealed).orElseThrow();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PastContrasts that
                && comparisonName.equals(that.comparisonName)
                && past.equals(that.past)
                && now.equals(that.now)
                && sealed == that.sealed
                && Objects.equals(expected, that.expected)
                && level == that.level;
    }

    @Override
    public int hashCode() {
        return Objects.hash(comparisonName, past, now, level);
    }

    /**
     * Returns how many were counted, how many would have been expected by the reading that decides, the difference with its
     * range, and the others beside it.
     */
    @Override
    public Map<String, Object> data() {
        Benchmark told = shown();
        return new Data()
                .with("verdict", verdict())
                .with("comparison", comparisonName)
                .with("window", now.window())
                .with("counted", now.focus())
                .with("expected", told.count() - told.difference())
                .with("difference", told.difference())
                .with("interval", told.hasRange() ? told.differenceRange() : null)
                .with("sealed", sealed)
                .with("reasons", reasons())
                .with("earlierYears", past.size())
                .with("phi", phi())
                .with("level", expected)
                .with("expectedAnyway", expectedAnyway())
                .with(
                        "readings",
                        benchmarks().stream()
                                .map(each -> decides(each) ? each : each.withoutRange())
                                .toList())
                .with("sentence", toString())
                .map();
    }

    /** The readings: the net difference and ratio of each, the range and verdict of the one that decides, and what each assumes. */
    @Override
    public Table asTable() {
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        benchmarks().forEach(benchmark -> {
            Interval range = decides(benchmark) ? benchmark.interval() : null;
            rows.add(Arrays.asList(
                    comparisonName,
                    benchmark.name(),
                    benchmark.difference(),
                    benchmark.ratio(),
                    range == null ? null : (Double) range.lo(),
                    range == null ? null : (Double) range.hi(),
                    range == null ? null : (Double) range.level(),
                    range == null ? null : benchmark.verdict().text(),
                    benchmark.assumes()));
        });
        return Table.of("comparison", "benchmark", "difference", "ratio", "low", "high", "level", "verdict", "assumes")
                .plusAll(rows);
    }

    /**
     * Returns the verdict and the reading that decides.
     *
     * @return such as {@code we can't say: about 88 fewer than expected from its level in the city (210 fewer to 20 more); …}
     */
    @Override
    public String toString() {
        Benchmark shown = shown();
        return verdict().words() + ": " + shown.distance() + " (" + shown.range() + "); " + basis();
    }
}
