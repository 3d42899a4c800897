package psp.stats;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A net change (focus against comparison) judged by how the same contrast swung in earlier years, when nothing was tried.
 *
 * <p>For each two consecutive earlier years {@code z = log ratio of ratios / se}, with {@code se² = sum of 1/count};
 * {@code phi = mean of z²}, not centred. Last year's reading is {@code log ratio of ratios ± t · se · √phi} with as many
 * degrees of freedom as contrasts. The other readings use {@code L = log(focus / comparison)} of each year: its mean
 * over years, with the prediction interval {@code ± t · s · √(1 + 1/k)}, and the straight line through it, with the
 * prediction interval of regression (N. R. Draper and H. Smith, Applied Regression Analysis, 3rd edition, 1998, section
 * 3.1). Where a count is zero, one half is added to every count, and the method says so.
 *
 * <p>The verdict is below or above only where last year, the mean of all earlier years and their drift all say so, or
 * where the one yardstick sealed before the data says so; else it cannot tell.
 */
public final class PastContrasts implements Serializable {

    private static final long serialVersionUID = 1;
    /** With fewer earlier years the usual swings are not known. */
    private static final int LEAST_YEARS = 5;

    private final String comparisonName;
    private final List<YearCount> past;
    private final YearCount now;
    private final Yardstick.@Nullable Kind sealed;
    private final @Nullable Spread within;
    private final double level;

    private PastContrasts(String comparisonName, List<YearCount> past, YearCount now,
            Yardstick.@Nullable Kind sealed, @Nullable Spread within, double level) {
        this.comparisonName = comparisonName;
        this.past = past;
        this.now = now;
        this.sealed = sealed;
        this.within = within;
        this.level = level;
    }

    /**
     * The contrast of now with its past.
     *
     * @param comparisonName what the comparison area is called
     * @param past the same window in earlier years, the earliest first, the last one just before now; at least one
     * @param now the window judged
     * @return the readings at 95 %
     * @throws IllegalArgumentException if there is no earlier year, or windows are out of order
     */
    public static PastContrasts of(String comparisonName, List<YearCount> past, YearCount now) {
        if (past.isEmpty()) {
            throw new IllegalArgumentException("There is no earlier year to compare " + now.window()
                    + " with; give counts of at least one");
        }
        List<YearCount> all = new ArrayList<>(past);
        all.add(now);
        for (int i = 1; i < all.size(); i++) {
            if (!all.get(i - 1).window().start().isBefore(all.get(i).window().start())) {
                throw new IllegalArgumentException("The window " + all.get(i).window() + " does not come after "
                        + all.get(i - 1).window() + "; give the earliest first");
            }
        }
        return new PastContrasts(comparisonName, List.copyOf(past), now, null, null, 0.95);
    }

    /**
     * The same with a yardstick that was sealed before the data were there, and decides alone.
     *
     * @param kind the yardstick
     * @return new readings
     * @throws IllegalArgumentException if it cannot be had from so few years
     */
    public PastContrasts sealed(Yardstick.Kind kind) {
        PastContrasts other = new PastContrasts(comparisonName, past, now, kind, within, level);
        if (other.yardstick(kind).isEmpty()) {
            throw new IllegalArgumentException("The yardstick " + kind + " needs more than " + Words.years(past.size())
                    + "; those there are " + yardsticks().stream().map(Yardstick::kind).toList());
        }
        return other;
    }

    /**
     * The same at another level.
     *
     * @param other between 0 and 1, such as 0.9
     * @return new readings
     */
    public PastContrasts level(double other) {
        Checks.level(other);
        return new PastContrasts(comparisonName, past, now, sealed, within, other);
    }

    /** The same with the contrast's spread over sub-periods, for last year's reading where earlier years are too few. */
    PastContrasts within(@Nullable Spread spread) {
        return new PastContrasts(comparisonName, past, now, sealed, spread, level);
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

    /** Returns whether there are enough earlier years (five) to know the usual swings. */
    public boolean knowsSwings() {
        return past.size() >= LEAST_YEARS;
    }

    /** Returns the ratio of ratios against last year, taken as Poisson: usually too narrow. */
    public RatioOfRatios poisson() {
        return contrast(past.get(past.size() - 1), now);
    }

    private static RatioOfRatios contrast(YearCount before, YearCount after) {
        return RatioOfRatios.of(
                RateRatio.of(before.focus(), before.window().days(), after.focus(), after.window().days()),
                RateRatio.of(before.comparison(), before.window().days(), after.comparison(), after.window().days()));
    }

    /** Returns the earlier contrasts in standard errors, the earliest first; one fewer than earlier years. */
    public double[] z() {
        double[] z = new double[past.size() - 1];
        for (int i = 0; i < z.length; i++) {
            z[i] = contrast(past.get(i), past.get(i + 1)).z();
        }
        return z;
    }

    /** Returns the mean of z² of the earlier contrasts: 1 if they swing as Poisson counts do; empty below five years. */
    public Optional<Double> phi() {
        if (!knowsSwings()) {
            return Optional.empty();
        }
        double sum = 0;
        for (double z : z()) {
            sum += z * z;
        }
        return Optional.of(sum / (past.size() - 1));
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
        return switch (kind) {
            case LAST_YEAR -> Optional.of(lastYear());
            case THREE_YEARS -> past.size() > 3 && knowsSwings() ? Optional.of(mean(kind, 3)) : Optional.empty();
            case FIVE_YEARS -> past.size() > 5 ? Optional.of(mean(kind, 5)) : Optional.empty();
            case ALL_YEARS -> knowsSwings() ? Optional.of(mean(kind, past.size())) : Optional.empty();
            case DRIFT -> knowsSwings() ? Optional.of(drift()) : Optional.empty();
        };
    }

    private Yardstick lastYear() {
        RatioOfRatios ratio = poisson();
        double log = ratio.logEstimate();
        if (phi().isEmpty() && within != null) {
            return reading(Yardstick.Kind.LAST_YEAR, "last year's course of " + comparisonName, within.logRatio(),
                    within.interval(level), "that both areas swing from year to year no more than from month to month");
        }
        if (phi().isEmpty()) {
            Interval narrow = ratio.interval(level);
            return reading(Yardstick.Kind.LAST_YEAR, "last year's course of " + comparisonName, log,
                    new Interval(narrow.lo(), narrow.hi(), level, narrow.method() + ", too narrow"),
                    "that both areas swing from year to year no more than Poisson counts do");
        }
        double phi = phi().orElseThrow();
        double half = t(past.size() - 1) * ratio.standardError() * Math.sqrt(phi);
        return reading(Yardstick.Kind.LAST_YEAR, "last year's course of " + comparisonName, log,
                interval(log, half, "t of " + (past.size() - 1) + " earlier contrasts, phi " + Digits.of(phi, 3)
                        + (ratio.halfAdded() ? ", one half added to each count" : "")),
                "that last year was an ordinary one, and the area would have moved with " + comparisonName);
    }

    private Yardstick mean(Yardstick.Kind kind, int years) {
        double[] logs = logs();
        double all = average(logs, 0);
        double squares = 0;
        for (double log : logs) {
            squares += (log - all) * (log - all);
        }
        double spread = Math.sqrt(squares / (logs.length - 1));
        double log = nowLog() - average(logs, logs.length - years);
        double half = t(logs.length - 1) * spread * Math.sqrt(1 + 1.0 / years);
        return reading(kind, "the mean of " + Words.years(years), log, interval(log, half,
                "prediction from " + logs.length + " years, t of " + (logs.length - 1) + halves()),
                "that the area's place beside " + comparisonName + " did not drift over those years");
    }

    private Yardstick drift() {
        double[] logs = logs();
        int n = logs.length;
        double[] years = past.stream().mapToDouble(PastContrasts::year).toArray();
        double middle = average(years, 0);
        double mean = average(logs, 0);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += (years[i] - middle) * (years[i] - middle);
            xy += (years[i] - middle) * (logs[i] - mean);
        }
        double slope = xy / xx;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double residual = logs[i] - mean - slope * (years[i] - middle);
            squares += residual * residual;
        }
        double ahead = year(now) - middle;
        double log = nowLog() - mean - slope * ahead;
        double half = t(n - 2) * Math.sqrt(squares / (n - 2)) * Math.sqrt(1 + 1.0 / n + ahead * ahead / xx);
        return reading(Yardstick.Kind.DRIFT, "the drift of " + Words.years(n), log,
                interval(log, half, "prediction from a line through " + n + " years, t of " + (n - 2) + halves()),
                "that the area's straight drift beside " + comparisonName + " would have gone on");
    }

    private static int year(YearCount count) {
        return count.window().start().getYear();
    }

    private double t(int freedom) {
        return TDistribution.of(freedom).inverseSurvivalProbability((1 - level) / 2);
    }

    private static double average(double[] values, int from) {
        double sum = 0;
        for (int i = from; i < values.length; i++) {
            sum += values[i];
        }
        return sum / (values.length - from);
    }

    private Interval interval(double log, double half, String method) {
        return new Interval(Math.exp(log - half), Math.exp(log + half), level, method);
    }

    private Yardstick reading(Yardstick.Kind kind, String name, double log, Interval interval, String assumes) {
        double ratio = Math.exp(log);
        return new Yardstick(kind, name, ratio, interval, now.focus() + (anyZero() ? 0.5 : 0), assumes);
    }

    private boolean anyZero() {
        return now.focus() == 0 || now.comparison() == 0
                || past.stream().anyMatch(year -> year.focus() == 0 || year.comparison() == 0);
    }

    private String halves() {
        return anyZero() ? ", one half added to each count" : "";
    }

    private double[] logs() {
        return past.stream().mapToDouble(this::log).toArray();
    }

    private double nowLog() {
        return log(now);
    }

    private double log(YearCount year) {
        double half = anyZero() ? 0.5 : 0;
        return Math.log((year.focus() + half) / (year.comparison() + half));
    }

    /** Returns the verdict by the rule: the sealed yardstick alone, or last year, the widest past and its drift at once. */
    public Verdict verdict() {
        if (sealed != null) {
            return yardstick(sealed).orElseThrow().verdict();
        }
        if (!knowsSwings()) {
            return Verdict.CANNOT_TELL;
        }
        Set<Verdict> said = EnumSet.noneOf(Verdict.class);
        deciding().forEach(yardstick -> said.add(yardstick.verdict()));
        return said.size() == 1 ? said.iterator().next() : Verdict.CANNOT_TELL;
    }

    private List<Yardstick> deciding() {
        return yardsticks().stream().filter(yardstick -> yardstick.kind().decides()).toList();
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
        if (!knowsSwings()) {
            return "only " + Words.years(past.size()) + " before: how much this contrast usually swings is not known";
        }
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.BELOW, Verdict.ABOVE)) {
            List<String> named = deciding().stream().filter(y -> y.verdict() == verdict).map(this::swing).toList();
            if (!named.isEmpty()) {
                parts.add(verdict.text() + " " + named.stream().collect(Collectors.joining(", and ")));
            }
        }
        List<String> not = deciding().stream().filter(y -> y.verdict() == Verdict.CANNOT_TELL).map(this::swing).toList();
        if (!not.isEmpty()) {
            parts.add("not beyond " + String.join(", nor beyond ", not));
        }
        return String.join("; ", parts);
    }

    private String swing(Yardstick yardstick) {
        return switch (yardstick.kind()) {
            case LAST_YEAR -> "last year's usual swings";
            case DRIFT -> yardsticks().stream().anyMatch(y -> y.kind() == Yardstick.Kind.ALL_YEARS)
                    ? "the drift of those years" : yardstick.name();
            default -> yardstick.name();
        };
    }

    /**
     * Returns the smallest true rise of the focus against the comparison that would have been called above with a given
     * probability, by last year's reading: {@code exp((t + t(probability)) · se · √phi) − 1}.
     *
     * @param probability between 0.5 and 1, such as 0.8
     * @return a share, such as 0.2 for 20 %
     */
    public double detectableRise(double probability) {
        if (!(probability >= 0.5 && probability < 1)) {
            throw new IllegalArgumentException("The probability " + probability + " is not from 0.5 to 1; 0.8 is usual");
        }
        int freedom = Math.max(1, past.size() - 1);
        double scale = poisson().standardError() * Math.sqrt(phi().orElse(1.0));
        double reach = phi().isPresent() ? t(freedom) + TDistribution.of(freedom).inverseCumulativeProbability(probability)
                : 1.959963984540054 + TDistribution.of(1e9).inverseCumulativeProbability(probability);
        return Math.expm1(reach * scale);
    }

    /**
     * Returns the verdict and last year's reading.
     *
     * @return such as {@code cannot tell: about 78 fewer than last year's course of city − focus (235 fewer to 48 more)}
     */
    @Override
    public String toString() {
        Yardstick shown = yardstick(sealed == null ? Yardstick.Kind.LAST_YEAR : sealed).orElseThrow();
        return verdict().text() + ": about " + Words.difference(shown.difference()) + " than by " + shown.name() + " ("
                + shown.range() + "); " + reasons();
    }
}
