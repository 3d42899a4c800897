package psp.stats.watch;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import psp.core.CountSeries;
import psp.core.Described;
import psp.core.Operation;
import psp.core.Phase;
import psp.core.Table;
import psp.core.Tabular;
import psp.core.ZoneCounts;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Data;
import psp.stats.window.PhasedSeries;

/**
 * Since when the level has been back after a withdrawal: a set of dates, "never" among them.
 *
 * <p>The counts of a baseline, of an operation and of the watched periods after it are taken as level × exposure ×
 * season, by {@code 1 − r} lower in the operation; after it the level holds for ever, or returns by a share g of the
 * fall from the start of a watched period on, at once ({@code sudden}) or in a straight line over half a year ({@code
 * gradual}). The answer is the posterior of these courses: "never" has {@link #priorOfNever()} beforehand, the rest is
 * shared equally by the periods and between sudden and gradual; r has equal chances on a stretch about what the past
 * shows, within 0 and 1, g on (0, 1]. Level, r, g, season (two harmonics whose coefficients are normal with standard
 * deviations 0.25 and 0.08) and dispersion (a spike at 1, else up to 20; both as a watch believes) are integrated out, so a short past
 * makes the set larger. Counts of variance {@code phi · mean} enter by their quasi-likelihood. Nothing is drawn at
 * random.
 *
 * <p>The level to come back to is that of the last year of baseline; earlier years have levels of their own and tell of the season.
 * A return beyond the baseline counts as a full one; a second change, a trend, or a change of the season are not in
 * the model. Source: the discrete change-point posterior of A. F. M. Smith, Biometrika 62 (1975), with the likelihood
 * integrated by Laplace's method. docs/evidence/change-date.md shows how often its sets hold the truth.
 *
 * <p><b>After an alarm.</b> Whoever asks "since when" because a watch alarmed has selected series whose counts happened
 * to run high, and the plain posterior of those is too sure. {@link #givenAlarm} takes the alarm as given and divides
 * the likelihood of each course by the chance that it gives a first alarm in just that period, so that only what the
 * counts say beyond having raised it remains. It answers for the alarm: never, or a start by then, but none after it. The
 * plain posterior is right for a reader who looked at the series anyway, and for one who takes the alarm as false.
 *
 * <pre>{@code
 * var months = new long[] {20, 22, 19, 21, 20, 18, 21, 20, 22, 19, 20, 21, 9, 8, 10, 11, 9, 8, 10, 9, 9, 10, 11, 8, 9, 10, 19, 21, 20, 22};
 * var since = ChangeDate.of(months, 12, 12, 12);   // a year before, a year of the operation, then what was watched
 * System.out.println(since + "; " + since.set(0.90).starts());
 * }</pre>
 */
public final class ChangeDate implements Described, Tabular, Serializable {

    private static final long serialVersionUID = 1;

    /** The level of {@link #set()}. */
    public static final double LEVEL = 0.9;

    private static final double NEVER = 1 / 3.0;
    private static final String NO_FALL = "the fall itself is not established (Poisson, 90 %)";
    private static final double LEAST_BASELINE = 0.5;
    private static final double LEAST_OPERATION = 0.25;
    /** No alarm is taken as less likely than this, lest a rough chance decide alone. */
    private static final double LEAST_CHANCE = 1e-3;

    /**
     * A period with which a return may have started.
     *
     * @param period from 1, the first watched one
     * @param label such as {@code June 2017}
     * @param sudden the chance that a return started here at once, 0 to 1
     * @param gradual the chance that a gradual one did, 0 to 1
     */
    public record Start(int period, String label, double sudden, double gradual) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * A period with which a return may have started.
         *
         * @param period from 1, the first watched one
         * @param label such as {@code June 2017}
         * @param sudden the chance that a return started here at once, 0 to 1
         * @param gradual the chance that a gradual one did, 0 to 1
         */
        public Start {
            Objects.requireNonNull(label, "label");
            if (period < 1 || !(sudden >= 0) || !(gradual >= 0) || !(sudden + gradual <= 1 + 1e-9)) {
                throw new IllegalArgumentException("The chances " + sudden + " and " + gradual + " of period " + period
                        + " are not within 0 and 1, or the period is below 1");
            }
        }

        /** {@return the chance that the return started here, 0 to 1} */
        public double chance() {
            return sudden + gradual;
        }
    }

    /**
     * The fewest answers that together have at least a given chance.
     *
     * @param never whether "it never came back" is one of them
     * @param starts the periods among them, in time order
     * @param level the chance, between 0 and 1
     */
    public record Dates(boolean never, List<Start> starts, double level) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * The fewest answers that together have at least a given chance.
         *
         * @param never whether "it never came back" is one of them
         * @param starts the periods among them, in time order
         * @param level the chance, between 0 and 1
         */
        public Dates {
            starts = List.copyOf(Objects.requireNonNull(starts, "starts"));
            Checks.level(level);
        }

        /** {@return how many answers it holds, 1 or more; "never" counts as one} */
        public int size() {
            return starts.size() + (never ? 1 : 0);
        }

        /**
         * {@return whether a return with a watched period, from 1, is one of them}
         *
         * @param period the number of a watched period, from 1
         */
        public boolean contains(int period) {
            return starts.stream().anyMatch(start -> start.period() == period);
        }

        /** Returns the answers in words, such as {@code June 2017 to August 2017, or never}. */
        @Override
        public String toString() {
            List<String> runs = new ArrayList<>();
            for (int i = 0, j; i < starts.size(); i = j) {
                j = i + 1;
                while (j < starts.size()
                        && starts.get(j).period() == starts.get(j - 1).period() + 1) {
                    j++;
                }
                runs.add(starts.get(i).label()
                        + (j == i + 1 ? "" : " to " + starts.get(j - 1).label()));
            }
            String dates = String.join(", ", runs);
            return runs.isEmpty() ? "never" : dates + (never ? ", or never" : "");
        }
    }

    private final List<String> labels;
    private final double[] logLikelihoods;
    private final double[] alarmChances;
    /** How many of the watched periods may hold the start of a return: all, or those up to the alarm. */
    private final int latest;

    private final double[] expected;
    private final double[][] ramps;
    private final double phi;
    private final double fall;
    private final double operationCount;
    private final int year;
    private final double priorOfNever;
    private final @Nullable String silence;
    private final @Nullable String alarm;
    private final List<String> caveats;

    private ChangeDate(PhasedSeries series) {
        this.labels = List.copyOf(series.labels().subList(series.past(), series.size()));
        int watched = labels.size();
        this.ramps = new double[1 + 2 * watched][];
        ramps[0] = new double[watched];
        for (int k = 0; k < watched; k++) {
            ramps[1 + k] = series.ramp(k, false);
            ramps[1 + watched + k] = series.ramp(k, true);
        }
        double before = series.count(series.lastYear(), series.baseline());
        this.operationCount = series.count(series.baseline(), series.past());
        this.silence = before == 0
                ? (series.lastYear() == 0 ? "no incident in the baseline" : "no incident in the last year of baseline")
                        + ", so there is no level to come back to"
                : null;
        ReturnPosterior.Answer answer = before == 0
                ? new ReturnPosterior.Answer(new double[ramps.length], 1, 0.5)
                : ReturnPosterior.of(
                        series.counts(),
                        series.exposures(),
                        series.years(),
                        series.yearsEarlier(),
                        series.baseline(),
                        series.past(),
                        ramps);
        this.logLikelihoods = answer.logLikelihoods();
        this.phi = answer.phi();
        this.fall = answer.fall();
        this.alarmChances = new double[0];
        this.latest = watched;
        double low = (operationCount + 0.5) / series.exposure(series.baseline(), series.past());
        this.expected = Arrays.stream(series.exposures(), series.past(), series.size())
                .map(e -> e * low)
                .toArray();
        double start = series.years()[series.past()];
        this.year = (int) Math.max(
                1,
                Arrays.stream(series.years(), series.past(), series.size())
                        .filter(t -> t < start + 0.99)
                        .count());
        this.priorOfNever = NEVER;
        this.alarm = null;
        this.caveats = before == 0 ? List.of() : caveats(series, Math.round(before));
    }

    private ChangeDate(
            ChangeDate other, double priorOfNever, double[] alarmChances, int latest, @Nullable String alarm) {
        this.labels = other.labels;
        this.ramps = other.ramps;
        this.logLikelihoods = other.logLikelihoods;
        this.phi = other.phi;
        this.fall = other.fall;
        this.operationCount = other.operationCount;
        this.expected = other.expected;
        this.year = other.year;
        this.silence = other.silence;
        this.caveats = other.caveats;
        this.priorOfNever = priorOfNever;
        this.alarmChances = alarmChances;
        this.latest = latest;
        this.alarm = alarm;
    }

    private static List<String> caveats(PhasedSeries series, long before) {
        List<String> caveats = new ArrayList<>();
        RateRatio change = RateRatio.of(
                Rate.of(before, series.exposure(series.lastYear(), series.baseline())),
                Rate.of(
                        Math.round(series.count(series.baseline(), series.past())),
                        series.exposure(series.baseline(), series.past())));
        if (change.interval(LEVEL).hi() >= 1) {
            caveats.add(NO_FALL);
        }
        if (series.years()[series.past() - 1] - series.years()[0] < 1.4) {
            caveats.add("with so short a past the season is mostly assumed");
        }
        return List.copyOf(caveats);
    }

    /**
     * {@return the change date of counts at equal exposure, evenly spaced}
     *
     * @param counts baseline, then operation, then watched periods; each 0 or more
     * @param baseline how many are baseline, at least half a year
     * @param operation how many are operation, at least a quarter of a year
     * @param periodsPerYear such as 12 or 52
     * @throws IllegalArgumentException if the past is too short, nothing was watched, or a number is out of range
     */
    public static ChangeDate of(long[] counts, int baseline, int operation, double periodsPerYear) {
        double[] ones = new double[counts.length];
        Arrays.fill(ones, 1);
        return of(counts, ones, baseline, operation, periodsPerYear);
    }

    /**
     * {@return the change date of counts with exposures, evenly spaced}
     *
     * @param counts baseline, then operation, then watched periods; each 0 or more
     * @param exposures as many, finite and above 0, such as days
     * @param baseline how many are baseline, at least half a year
     * @param operation how many are operation, at least a quarter of a year
     * @param periodsPerYear such as 12 or 52
     * @throws IllegalArgumentException if the past is too short, nothing was watched, or a number is out of range
     */
    public static ChangeDate of(long[] counts, double[] exposures, int baseline, int operation, double periodsPerYear) {
        return of(PhasedSeries.of(counts, exposures, baseline, operation, periodsPerYear));
    }

    /**
     * {@return the change date of three series; periods without a covered day are left out and are no possible start}
     *
     * @param baseline before the operation, at least half a year
     * @param operation while it lasted, at least a quarter of a year
     * @param watched after it; leave out days whose reports may still come in
     * @throws IllegalArgumentException if a series is too short, or one starts before the one before it ends
     */
    public static ChangeDate of(CountSeries baseline, CountSeries operation, CountSeries watched) {
        return of(PhasedSeries.of(
                Objects.requireNonNull(baseline, "baseline"),
                Objects.requireNonNull(operation, "operation"),
                Objects.requireNonNull(watched, "watched")));
    }

    /**
     * {@return the change date of an operation's focus in months or weeks: that of {@link Watch#after(Operation, ZoneCounts,
     * CountSeries.Step)}, over the same stretches}
     *
     * @param operation with an active phase; its baseline is the phase of that kind, else up to five whole years before
     * @param counts a table with its zones, which covers days after the operation
     * @param step months or weeks
     * @throws IllegalArgumentException if a phase is missing or too short, a zone is unknown, a break of recording lies
     *     between, or the step is another
     */
    public static ChangeDate of(Operation operation, ZoneCounts counts, CountSeries.Step step) {
        return of(PhasedSeries.of(
                Objects.requireNonNull(operation, "operation"),
                Objects.requireNonNull(counts, "counts"),
                Objects.requireNonNull(step, "step"),
                Phase.Kind.WITHDRAWN));
    }

    /** Whether so many years of baseline and of operation are enough. */
    static boolean bears(double baselineYears, double operationYears) {
        return baselineYears >= LEAST_BASELINE - PhasedSeries.SHORT
                && operationYears >= LEAST_OPERATION - PhasedSeries.SHORT;
    }

    private static ChangeDate of(PhasedSeries series) {
        series.refuseShort(LEAST_BASELINE, LEAST_OPERATION, "A change date");
        if (series.past() == series.size()) {
            throw new IllegalArgumentException(
                    "Nothing was watched after the operation; a change date needs a whole" + " period");
        }
        return new ChangeDate(series);
    }

    /**
     * {@return the same with another chance of "never" beforehand}
     *
     * @param chance between 0 and 1; one third unless said
     */
    public ChangeDate withPriorOfNever(double chance) {
        if (!(chance > 0 && chance < 1)) {
            throw new IllegalArgumentException(
                    "The chance " + chance + " of never is not between 0 and 1; 0.5 is even");
        }
        return new ChangeDate(this, chance, alarmChances, latest, alarm);
    }

    /**
     * {@return the same given that a watch raised its first alarm in a watched period}
     *
     * <p>The watch is taken to add up counts above the operation's level and to alarm when the sum reaches one limit;
     * the chance of a first alarm is computed by a normal law with the dispersion and the level's error, averaged over
     * g. Other rules that look at every period select much alike. A chance below 0.001 counts as that.
     *
     * <p>A return that began only after the alarm is not among the answers, for it cannot have raised it: "never" keeps the
     * chance that it has beforehand, and the periods up to the alarm share the rest. Where the counts rise only after a
     * false alarm, the answer is thus too early; the plain date answers then.
     *
     * @param period the watched period of the alarm, from 1
     * @param falseAlarms the watch's chance of an alarm in a year of holding, between 0 and 1, such as 0.10
     * @throws IllegalArgumentException if the period was not watched or the chance is out of range
     */
    public ChangeDate givenAlarm(int period, double falseAlarms) {
        if (period < 1 || period > labels.size()) {
            throw new IllegalArgumentException(
                    "The alarm in watched period " + period + " is not within 1 to " + labels.size());
        }
        if (!(falseAlarms > 0 && falseAlarms < 1)) {
            throw new IllegalArgumentException(
                    "The chance " + falseAlarms + " of a false alarm is not between 0 and 1; 0.1 is usual");
        }
        AlarmChance watch = new AlarmChance(expected, phi, operationCount + 0.5);
        double limit = watch.limit(year, falseAlarms);
        double[] chances = new double[ramps.length];
        for (int h = 0; h < chances.length; h++) {
            chances[h] = start(h) < period
                    ? Math.max(LEAST_CHANCE, watch.firstAt(limit, ramps[h], fall / (1 - fall), period - 1))
                    : 1;
        }
        return new ChangeDate(this, priorOfNever, chances, period, labels.get(period - 1));
    }

    /** {@return whether the counts can say anything; if not, every chance is the one beforehand} */
    public boolean told() {
        return silence == null;
    }

    /** {@return what a reader must know, such as that the fall itself is not established; perhaps nothing} */
    public List<String> caveats() {
        return silence == null ? caveats : List.of(silence);
    }

    /** {@return the chance of "never" beforehand, between 0 and 1} */
    public double priorOfNever() {
        return priorOfNever;
    }

    /** {@return the dispersion that was found, 1 to 20; 1 is Poisson} */
    public double phi() {
        return phi;
    }

    /** The watched period, from 0, with which a course begins to return; below 0 for never. */
    private int start(int course) {
        return course == 0 ? -1 : (course - 1) % labels.size();
    }

    private double[] chances() {
        double[] logs = new double[logLikelihoods.length];
        for (int h = 0; h < logs.length; h++) {
            logs[h] = start(h) >= latest
                    ? Double.NEGATIVE_INFINITY
                    : logLikelihoods[h]
                            + StrictMath.log(h == 0 ? priorOfNever : (1 - priorOfNever) / (2 * latest))
                            - (alarmChances.length == 0 ? 0 : StrictMath.log(alarmChances[h]));
        }
        double top = Arrays.stream(logs).max().orElseThrow();
        double[] chances =
                Arrays.stream(logs).map(log -> StrictMath.exp(log - top)).toArray();
        double sum = Arrays.stream(chances).sum();
        return Arrays.stream(chances).map(chance -> chance / sum).toArray();
    }

    /** {@return the chance that the level has not begun to return in any watched period, 0 to 1} */
    public double never() {
        return chances()[0];
    }

    /**
     * {@return all watched periods with their chances, in time order, 0 after an alarm that is given; with {@link #never} they
     * sum to 1}
     */
    public List<Start> starts() {
        double[] chances = chances();
        int watched = labels.size();
        List<Start> starts = new ArrayList<>();
        for (int k = 0; k < watched; k++) {
            starts.add(new Start(k + 1, labels.get(k), chances[1 + k], chances[1 + watched + k]));
        }
        return List.copyOf(starts);
    }

    /** {@return the likeliest start of a return, the earliest of several alike; empty where the counts say nothing} */
    public Optional<Start> mostLikely() {
        return told() ? starts().stream().reduce((a, b) -> b.chance() > a.chance() ? b : a) : Optional.empty();
    }

    /**
     * {@return the chance that the return is gradual if there is one, 0 to 1; one half where nothing speaks for either}
     */
    public double gradual() {
        double gradual = starts().stream().mapToDouble(Start::gradual).sum();
        double sudden = starts().stream().mapToDouble(Start::sudden).sum();
        return sudden + gradual > 0 ? gradual / (sudden + gradual) : 0.5;
    }

    /** {@return the set at 90 %} */
    public Dates set() {
        return set(LEVEL);
    }

    /**
     * {@return the fewest answers that together have at least this chance; of answers alike "never" comes first, then
     * the earlier period} All of them where the counts say nothing, up to an alarm that is given.
     *
     * @param level between 0 and 1
     */
    public Dates set(double level) {
        Checks.level(level);
        if (!told()) {
            return new Dates(true, starts().subList(0, latest), level);
        }
        double sum = 0;
        boolean never = false;
        double chanceOfNever = never();
        List<Start> chosen = new ArrayList<>();
        List<Start> ranked = starts().stream()
                .sorted(Comparator.comparingDouble(Start::chance).reversed())
                .toList();
        for (int i = 0; sum < level - 1e-12 && (i < ranked.size() || !never); ) {
            if (!never && (i == ranked.size() || chanceOfNever >= ranked.get(i).chance())) {
                never = true;
                sum += chanceOfNever;
            } else {
                chosen.add(ranked.get(i));
                sum += ranked.get(i++).chance();
            }
        }
        chosen.sort(Comparator.comparingInt(Start::period));
        return new Dates(never, chosen, level);
    }

    private static String percent(double chance) {
        long whole = Math.round(100 * chance);
        return whole < 1 ? "under 1 %" : whole > 99 ? "over 99 %" : whole + " %";
    }

    @Override
    public Map<String, Object> data() {
        Dates set = set();
        return new Data()
                .with("told", told())
                .with("since", mostLikely().map(Start::label))
                .with("chance", mostLikely().map(Start::chance))
                .with("never", never())
                .with("gradual", gradual())
                .with("level", set.level())
                .with("setHoldsNever", set.never())
                .with("set", set.starts().stream().map(Start::label).toList())
                .with("phi", phi)
                .with("caveats", caveats)
                .with("sentence", toString())
                .map();
    }

    /** What it holds. */
    private Object[] held() {
        return new Object[] {
            labels,
            logLikelihoods,
            alarmChances,
            latest,
            expected,
            ramps,
            phi,
            fall,
            operationCount,
            year,
            priorOfNever,
            silence,
            alarm,
            caveats
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChangeDate that && Arrays.deepEquals(held(), that.held());
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(held());
    }

    /** The answers: "never", then each watched period, with their chances and whether they are in the set at 90 %. */
    @Override
    public Table asTable() {
        Dates set = set();
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        rows.add(Arrays.asList(null, "never", null, null, never(), set.never()));
        starts().forEach(start -> rows.add(List.of(
                start.period(),
                start.label(),
                start.sudden(),
                start.gradual(),
                start.chance(),
                set.contains(start.period()))));
        return Table.of("period", "since", "sudden", "gradual", "chance", "in the set")
                .plusAll(rows);
    }

    /**
     * Returns since when, in words made by rule: "higher", not "back", where the fall itself is not established.
     *
     * @return such as {@code back since June 2017, 90 %: May 2017 to July 2017; never under 1 %, gradual 31 %}
     */
    @Override
    public String toString() {
        String given = alarm == null ? "" : "; given the alarm in " + alarm;
        if (silence != null) {
            return "we can't say since when: " + silence + given;
        }
        Dates set = set();
        String last = labels.get(labels.size() - 1);
        Start likely = mostLikely().orElseThrow();
        String head;
        if (set.starts().isEmpty()) {
            head = "no sign of a return by " + last + ": never " + percent(never());
        } else if (!set.never()) {
            head = (caveats.contains(NO_FALL) ? "higher since " : "back since ") + likely.label() + ", 90 %: " + set
                    + "; never " + percent(never());
        } else {
            head = "we can't say whether it is back: never " + percent(never()) + "; if back, since " + likely.label()
                    + ", 90 %: " + set;
        }
        return head + ", gradual " + percent(gradual()) + given
                + (caveats.isEmpty() ? "" : "; " + String.join("; ", caveats));
    }
}
