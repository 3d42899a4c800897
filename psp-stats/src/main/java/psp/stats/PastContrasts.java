package psp.stats;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;
import psp.core.Described;
import psp.core.Period;
import psp.core.Table;
import psp.core.Tabular;
import psp.stats.inference.Interval;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.inference.RatioOfRatios;
import psp.stats.inference.Reason;
import psp.stats.inference.Spread;
import psp.stats.inference.Verdict;
import psp.stats.internal.math.Normal;
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
 * <p>One reading decides: the yardstick sealed before the data, or where none was and the table holds like areas of the city
 * what their levels lead one to expect ({@link #city}). Without either the verdict is below or above only where last year, the mean
 * of all earlier years and their drift all say so; else it cannot tell.
 */
public final class PastContrasts implements Described, Tabular, Serializable {

    private static final long serialVersionUID = 1;
    /** With fewer earlier years the usual swings are not known. */
    private static final int LEAST_YEARS = 5;

    private final String comparisonName;
    private final List<YearCount> past;
    private final YearCount now;
    private final Yardstick.@Nullable Kind sealed;
    private final @Nullable Spread within;
    private final @Nullable Expected city;
    private final double level;

    private PastContrasts(
            String comparisonName,
            List<YearCount> past,
            YearCount now,
            Yardstick.@Nullable Kind sealed,
            @Nullable Spread within,
            @Nullable Expected city,
            double level) {
        this.comparisonName = comparisonName;
        this.past = past;
        this.now = now;
        this.sealed = sealed;
        this.within = within;
        this.city = city;
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
        Objects.requireNonNull(comparisonName, "comparisonName");
        Objects.requireNonNull(now, "now");
        if (Objects.requireNonNull(past, "past").isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no earlier year to compare " + now.window() + " with; give counts of at least one");
        }
        List<YearCount> all = new ArrayList<>(past);
        all.add(now);
        for (int i = 1; i < all.size(); i++) {
            Period before = all.get(i - 1).window();
            Period after = all.get(i).window();
            if (before.end().isAfter(after.start())) {
                throw new IllegalArgumentException("The window " + after + " does not come after " + before
                        + "; give the earliest first, without common days");
            }
            if (!before.inYear(year(now)).equals(now.window())
                    && !now.window().inYear(before.start().getYear()).equals(before)) {
                throw new IllegalArgumentException("The windows " + before + " and " + now.window()
                        + " are of different calendar days; compare the same window of each year");
            }
            int step = year(all.get(1)) - year(all.get(0));
            int apart = year(all.get(i)) - year(all.get(i - 1));
            if (i < past.size() ? apart != step : past.size() > 1 && apart % step != 0) {
                throw new IllegalArgumentException("From " + before + " to " + after + " it is " + Words.years(apart)
                        + ", between the first two windows " + Words.years(step)
                        + "; give every year, or only those after the gap");
            }
        }
        return new PastContrasts(comparisonName, List.copyOf(past), now, null, null, null, 0.95);
    }

    /**
     * The same with a yardstick that was sealed before the data were there, and decides alone.
     *
     * @param kind the yardstick
     * @return new readings
     * @throws IllegalArgumentException if it cannot be had from so few years
     */
    public PastContrasts sealed(Yardstick.Kind kind) {
        Reason.refuse(whyNotSealed(kind));
        return new PastContrasts(comparisonName, past, now, kind, within, city, level);
    }

    /** Why a sealed yardstick cannot be had from so few years. */
    Optional<Reason> whyNotSealed(Yardstick.Kind kind) {
        if (yardstick(kind).isPresent()) {
            return Optional.empty();
        }
        return kind == Yardstick.Kind.CITY
                ? Optional.of(
                        new Reason.NotAsked("The yardstick CITY needs a table with at least eight other areas like the"
                                + " focus, such as tracts or beats, counted in whole months before it; those there are "
                                + yardsticks().stream().map(Yardstick::kind).toList()))
                : Optional.of(new Reason.TooFew(
                        past.size(),
                        kind == Yardstick.Kind.FIVE_YEARS ? LEAST_YEARS + 1 : LEAST_YEARS,
                        "The yardstick " + kind + " needs more than " + earlier(past.size()) + "; those there are "
                                + yardsticks().stream().map(Yardstick::kind).toList()));
    }

    /**
     * The same at another level; what the city leads one to expect keeps its 95 %.
     *
     * @param other between 0 and 1, such as 0.9
     * @return new readings
     */
    public PastContrasts level(double other) {
        Checks.level(other);
        return new PastContrasts(comparisonName, past, now, sealed, within, city, other);
    }

    /** The same with the contrast's spread over sub-periods, for last year's reading where earlier years are too few. */
    PastContrasts within(@Nullable Spread spread) {
        return new PastContrasts(comparisonName, past, now, sealed, spread, city, level);
    }

    /** The same with what like areas of the city lead one to expect; unless another yardstick was sealed, that decides. */
    PastContrasts inCity(Expected expected) {
        return new PastContrasts(comparisonName, past, now, sealed, within, expected, level);
    }

    /**
     * Returns what was to be expected by how the level of like areas of the city moves; empty where the table holds fewer than
     * eight such areas, the window is not of whole months, or the operation had begun before it.
     */
    public Optional<Expected> city() {
        return Optional.ofNullable(city);
    }

    /** Returns the earlier years, the earliest first. */
    public List<YearCount> past() {
        return past;
    }

    /** Returns the window judged. */
    public YearCount now() {
        return now;
    }

    /** Returns what the comparison area is called. */
    public String comparisonName() {
        return comparisonName;
    }

    /** Returns whether there are enough earlier years (five, and four contrasts) to know the usual swings. */
    public boolean knowsSwings() {
        return past.size() >= LEAST_YEARS && contrasts().size() >= LEAST_YEARS - 1;
    }

    /** Returns the ratio of ratios against last year, taken as Poisson: usually too narrow. */
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
        return past.size() < 2 ? 1 : yearsBack() / (year(past.get(1)) - year(past.get(0)));
    }

    private int yearsBack() {
        return year(now) - year(past.get(past.size() - 1));
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
     * Returns the earlier contrasts in standard errors, the earliest first; one fewer than consecutive earlier years.
     */
    public double[] z() {
        return contrasts().stream().mapToDouble(RatioOfRatios::z).toArray();
    }

    /**
     * Returns the mean of z² of the earlier contrasts: 1 if they swing as Poisson counts do; empty below five years. A
     * value below 1 is shown as it is and taken as 1.
     */
    public Optional<Double> phi() {
        return knowsSwings()
                ? Optional.of(Arrays.stream(z()).map(z -> z * z).average().orElseThrow())
                : Optional.empty();
    }

    /** Returns all readings side by side: last year, mean of three, of five and of all years, their drift. */
    public List<Yardstick> yardsticks() {
        List<Yardstick> all = new ArrayList<>();
        for (Yardstick.Kind kind : Yardstick.Kind.values()) {
            yardstick(kind).ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    /**
     * Returns one reading; empty where the earlier years are too few for it. Last year's is always there: below five
     * earlier years it is from the spread of sub-periods, or the Poisson one, which says that it is too narrow.
     */
    public Optional<Yardstick> yardstick(Yardstick.Kind kind) {
        return switch (Objects.requireNonNull(kind, "kind")) {
            case LAST_YEAR -> Optional.of(lastYear());
            case THREE_YEARS -> past.size() > 3 && knowsSwings() ? Optional.of(mean(kind, 3)) : Optional.empty();
            case FIVE_YEARS -> past.size() > 5 ? Optional.of(mean(kind, 5)) : Optional.empty();
            case ALL_YEARS -> knowsSwings() ? Optional.of(mean(kind, past.size())) : Optional.empty();
            case DRIFT -> knowsSwings() ? Optional.of(drift()) : Optional.empty();
            case CITY -> city().map(this::byCity);
        };
    }

    /** The level of like areas; where none was counted one half stands for it, as in the other readings. */
    private Yardstick byCity(Expected expected) {
        double count = Math.max(0.5, expected.counted());
        return new Yardstick(
                Yardstick.Kind.CITY,
                "its level in the city",
                count / expected.expected(),
                expected.ratio(),
                count,
                "that the area would have gone on beside " + comparisonName + " as areas like it do",
                false);
    }

    private Yardstick lastYear() {
        RatioOfRatios ratio = poisson();
        double log = ratio.logEstimate();
        String name = yearsBack() == 1
                ? "last year's course of " + comparisonName
                : "the course of " + comparisonName + " since " + year(past.get(past.size() - 1));
        if (!knowsSwings() && within != null) {
            return reading(
                    Yardstick.Kind.LAST_YEAR,
                    name,
                    within.logRatio(),
                    within.interval(level),
                    "that both areas swing from year to year no more than from month to month");
        }
        if (!knowsSwings()) {
            Interval narrow = ratio.interval(level);
            return reading(
                    Yardstick.Kind.LAST_YEAR,
                    name,
                    log,
                    new Interval(narrow.lo(), narrow.hi(), level, narrow.method() + ", too narrow"),
                    "that both areas swing from year to year no more than Poisson counts do",
                    true);
        }
        double phi = phi().orElseThrow();
        double half = t(freedom(Yardstick.Kind.LAST_YEAR)) * ratio.standardError() * StrictMath.sqrt(Math.max(1, phi));
        return reading(
                Yardstick.Kind.LAST_YEAR,
                name,
                log,
                interval(
                        log,
                        half,
                        "t of " + freedom(Yardstick.Kind.LAST_YEAR) + " earlier contrasts, phi " + Digits.of(phi, 3)
                                + (phi < 1 ? ", taken as 1" : "") + halves()),
                (yearsBack() == 1
                                ? "that last year was an ordinary one"
                                : "that " + year(past.get(past.size() - 1)) + " was an ordinary year")
                        + ", and the area would have moved with " + comparisonName);
    }

    private int freedom(Yardstick.Kind kind) {
        return switch (kind) {
            case LAST_YEAR -> Math.max(1, contrasts().size() / lag());
            case DRIFT -> past.size() - 2;
            default -> past.size() - 1;
        };
    }

    private Yardstick mean(Yardstick.Kind kind, int years) {
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

    private Yardstick drift() {
        double[] logs = logs();
        double[] years = past.stream().mapToDouble(PastContrasts::year).toArray();
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
            weights[i] = 1.0 / logs.length + (year(now) - middle) * (years[i] - middle) / xx;
        }
        return predicted(
                Yardstick.Kind.DRIFT,
                "the drift of " + earlier(logs.length),
                weights,
                squares,
                "that the area's straight drift beside " + comparisonName + " would have gone on");
    }

    /**
     * A reading by prediction: now against a weighted sum w of the earlier logarithms, whose variance is
     * {@code s² (1 + sum of w²)}, and no less than that of Poisson counts with the same weights.
     */
    private Yardstick predicted(Yardstick.Kind kind, String name, double[] weights, double squares, String assumes) {
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
        return past.size() < 2 || year(past.get(1)) - year(past.get(0)) == 1 ? Words.years(n) : Words.windows(n);
    }

    private static int year(YearCount count) {
        return count.window().start().getYear();
    }

    private double t(int freedom) {
        return TDistribution.of(freedom).inverseSurvivalProbability((1 - level) / 2);
    }

    private Interval interval(double log, double half, String method) {
        return new Interval(StrictMath.exp(log - half), StrictMath.exp(log + half), level, method);
    }

    private Yardstick reading(Yardstick.Kind kind, String name, double log, Interval interval, String assumes) {
        return reading(kind, name, log, interval, assumes, false);
    }

    private Yardstick reading(
            Yardstick.Kind kind, String name, double log, Interval interval, String assumes, boolean tooNarrow) {
        return new Yardstick(kind, name, StrictMath.exp(log), interval, now.focus() + half(), assumes, tooNarrow);
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

    /**
     * Returns the verdict by the rule: the sealed yardstick alone; else what like areas of the city lead one to expect, where the
     * table holds them; else last year, the widest past and its drift at once.
     */
    public Verdict verdict() {
        if (sealed != null) {
            return yardstick(sealed).orElseThrow().verdict();
        }
        if (city != null) {
            return city.verdict();
        }
        if (!knowsSwings()) {
            return Verdict.CANNOT_TELL;
        }
        Set<Verdict> said = EnumSet.noneOf(Verdict.class);
        deciding().forEach(yardstick -> said.add(yardstick.verdict()));
        return said.size() == 1 ? said.iterator().next() : Verdict.CANNOT_TELL;
    }

    /**
     * Returns whether the verdict is made of a yardstick: the sealed one alone, or where enough earlier years are known last
     * year, the widest past and its drift.
     *
     * @param yardstick one of {@link #yardsticks}
     */
    public boolean decides(Yardstick yardstick) {
        Objects.requireNonNull(yardstick, "yardstick");
        return sealed != null || city != null
                ? yardstick.kind() == (sealed == null ? Yardstick.Kind.CITY : sealed)
                : knowsSwings() && yardstick.kind().decides();
    }

    private List<Yardstick> deciding() {
        return yardsticks().stream().filter(this::decides).toList();
    }

    /**
     * Returns which yardsticks say what, such as {@code below the mean of eleven years; not beyond last year's usual
     * swings, nor beyond the drift of those years}.
     */
    public String reasons() {
        if (sealed != null) {
            Yardstick own = yardstick(sealed).orElseThrow();
            return own.verdict().text() + " by the yardstick sealed beforehand, " + own.name();
        }
        if (city != null) {
            return city.verdict().text() + " by how areas like it move in the city; " + city.placeboWords();
        }
        if (!knowsSwings()) {
            return "only " + earlier(past.size()) + " before: how much this contrast usually swings is not known";
        }
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.BELOW, Verdict.ABOVE)) {
            List<String> named = deciding().stream()
                    .filter(y -> y.verdict() == verdict)
                    .map(this::swing)
                    .toList();
            if (!named.isEmpty()) {
                parts.add(verdict.text() + " " + named.stream().collect(Collectors.joining(", and ")));
            }
        }
        List<String> not = deciding().stream()
                .filter(y -> y.verdict() == Verdict.CANNOT_TELL)
                .map(this::swing)
                .toList();
        if (!not.isEmpty()) {
            parts.add("not beyond " + String.join(", nor beyond ", not));
        }
        return String.join("; ", parts);
    }

    private String swing(Yardstick yardstick) {
        return switch (yardstick.kind()) {
            case LAST_YEAR ->
                yearsBack() == 1 ? "last year's usual swings" : "the usual swings over " + Words.years(yearsBack());
            case DRIFT ->
                yardsticks().stream().anyMatch(y -> y.kind() == Yardstick.Kind.ALL_YEARS)
                        ? "the drift of those years"
                        : yardstick.name();
            default -> yardstick.name();
        };
    }

    /**
     * Returns the smallest true rise of the focus against the comparison that would have been called above with a given
     * probability by last year's reading, or the sealed one: {@code exp((t + t(probability)) · error) − 1}, where
     * {@code ± t · error} is the reading's range. The other yardsticks of the verdict are not reckoned in.
     *
     * @param probability between 0.5 and 1, such as 0.8
     * @return a share, such as 0.2 for 20 %; infinite where too few earlier years let nothing be called
     */
    public double detectableRise(double probability) {
        if (!(probability >= 0.5 && probability < 1)) {
            throw new IllegalArgumentException(
                    "The probability " + probability + " is not from 0.5 to 1; 0.8 is usual");
        }
        if (sealed == null && city == null && !knowsSwings()) {
            return Double.POSITIVE_INFINITY;
        }
        Yardstick decisive = shown();
        double half =
                StrictMath.log(decisive.interval().hi() / decisive.interval().lo()) / 2;
        if (decisive.tooNarrow() || decisive.kind() == Yardstick.Kind.CITY) {
            return StrictMath.expm1(half * (1 + Normal.quantile(probability) / Normal.quantile((1 + level) / 2)));
        }
        int freedom = freedom(decisive.kind());
        return StrictMath.expm1(
                half * (1 + TDistribution.of(freedom).inverseCumulativeProbability(probability) / t(freedom)));
    }

    /** The reading that is told: the sealed one, else the city's, else last year's. */
    Yardstick shown() {
        Yardstick.Kind own = city == null ? Yardstick.Kind.LAST_YEAR : Yardstick.Kind.CITY;
        return yardstick(sealed == null ? own : sealed).orElseThrow();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PastContrasts that
                && comparisonName.equals(that.comparisonName)
                && past.equals(that.past)
                && now.equals(that.now)
                && sealed == that.sealed
                && Objects.equals(city, that.city)
                && level == that.level;
    }

    @Override
    public int hashCode() {
        return Objects.hash(comparisonName, past, now, level);
    }

    /**
     * Returns how many were counted, how many would have been expected by the reading that is told (the sealed one, else last
     * year's), the difference with its range, and all readings.
     */
    @Override
    public Map<String, Object> data() {
        Yardstick told = shown();
        return new Data()
                .with("verdict", verdict())
                .with("comparison", comparisonName)
                .with("window", now.window())
                .with("counted", now.focus())
                .with("expected", told.count() - told.difference())
                .with("difference", told.difference())
                .with("interval", told.differenceRange())
                .with("sealed", sealed)
                .with("reasons", reasons())
                .with("earlierYears", past.size())
                .with("phi", phi())
                .with("readings", yardsticks())
                .with("sentence", toString())
                .map();
    }

    /** The yardsticks: the net difference and ratio with their ranges, the verdict of each, and what it assumes. */
    @Override
    public Table asTable() {
        List<List<?>> rows = new ArrayList<>();
        yardsticks()
                .forEach(yardstick -> rows.add(List.of(
                        comparisonName,
                        yardstick.name(),
                        yardstick.difference(),
                        yardstick.ratio(),
                        yardstick.interval().lo(),
                        yardstick.interval().hi(),
                        yardstick.interval().level(),
                        yardstick.verdict().text(),
                        yardstick.assumes())));
        return Table.of("comparison", "yardstick", "difference", "ratio", "low", "high", "level", "verdict", "assumes")
                .plusAll(rows);
    }

    /**
     * Returns the verdict and last year's reading.
     *
     * @return such as {@code cannot tell: about 78 fewer than by last year's course of city (235 fewer to 48 more); …}
     */
    @Override
    public String toString() {
        Yardstick shown = shown();
        return verdict().text() + ": " + shown.distance() + " (" + shown.range() + "); " + reasons();
    }
}
