package psp.stats;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import psp.core.Described;
import psp.core.Period;
import psp.core.Phase;
import psp.core.Statement;
import psp.core.Table;
import psp.core.Tabular;
import psp.core.internal.Texts;
import psp.stats.inference.Interval;
import psp.stats.inference.MultipleTests;
import psp.stats.inference.RateRatio;
import psp.stats.inference.ShareLost;
import psp.stats.inference.Spread;
import psp.stats.inference.Verdict;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Data;
import psp.stats.internal.text.Words;

/**
 * Where an area stands now against each reference, and against the low: one family of comparisons.
 *
 * <p>Each p is that of the change by how far the count moves from year to year, in the area and in like areas of the table, or that of
 * the exact central (Clopper-Pearson) test of two Poisson counts over the same calendar days, whichever is larger: spread
 * widens a range, it never narrows it. A reference that holds none
 * of the calendar days is compared season-adjusted, or not at all. The p are adjusted over the family by Holm; within the
 * margin by two one-sided tests, at a level divided by the size of the family. The unadjusted p and interval stand beside
 * and never decide. {@link #poisson()} gives the same family by the exact test alone.
 *
 * <pre>{@code
 * Standing standing = study.standing(LocalDate.of(2017, 12, 31));
 * System.out.println(standing.against("active").verdict());
 * standing.readings().forEach(reading -> System.out.println(reading.entry().reference() + ": " + reading.verdict()));
 * }</pre>
 *
 * @param asOf the last day that counts
 * @param entries the comparisons of the family
 * @param alpha the chance of any wrong "below" or "above" in the family, between 0 and 1
 * @param margin what counts as no relevant difference, as a share above 0, such as 0.15
 */
public record Standing(LocalDate asOf, List<Entry> entries, double alpha, double margin)
        implements Described, Tabular, Serializable {

    private static final long serialVersionUID = 1;

    /**
     * One comparison of now with a reference.
     *
     * @param outcome what is counted
     * @param reference the user's word for the reference, such as {@code 2015}
     * @param kind which phase of the operation it is; null where it is none, such as a year
     * @param now the days of now that are compared; all of it where nothing could be compared
     * @param then the same calendar days of the reference, or all of it where the season is adjusted for; null where
     *     nothing could be compared
     * @param ratio the two counts with their days; null where there is nothing to compare
     * @param spread the change over sub-periods with their spread; null where it cannot be estimated
     * @param seasonal whether then and now hold other calendar days; only the spread, which knows the season, is compared
     */
    public record Entry(
            String outcome,
            String reference,
            Phase.@Nullable Kind kind,
            Period now,
            @Nullable Period then,
            @Nullable RateRatio ratio,
            @Nullable Spread spread,
            boolean seasonal)
            implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * One comparison of now with a reference.
         *
         * @param outcome what is counted
         * @param reference the user's word for the reference, such as {@code 2015}
         * @param kind which phase of the operation it is; null where it is none, such as a year
         * @param now the days of now that are compared; all of it where nothing could be compared
         * @param then the same calendar days of the reference, or all of it where the season is adjusted for; null where
         *     nothing could be compared
         * @param ratio the two counts with their days; null where there is nothing to compare
         * @param spread the change over sub-periods with their spread; null where it cannot be estimated
         * @param seasonal whether then and now hold other calendar days; only the spread, which knows the season, is compared
         * @throws IllegalArgumentException if the reference does not end before now begins, or seasons differ and no
         *     spread adjusts for them
         */
        public Entry {
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(now, "now");
            if (then != null && then.end().isAfter(now.start())) {
                throw new IllegalArgumentException("The reference " + reference + " " + then + " does not end before "
                        + now + " begins; name earlier ones");
            }
            if (seasonal && (ratio == null || spread == null)) {
                throw new IllegalArgumentException("The reference " + reference + " holds other calendar days than "
                        + now + "; give the season-adjusted change, or no ratio");
            }
        }

        /**
         * Two bare counts, their range labelled Poisson.
         *
         * @param outcome what is counted
         * @param reference the user's word for the reference, such as {@code 2015}
         * @param now the days of now that are compared; all of it where nothing could be compared
         * @param then the same calendar days of the reference, or all of it where the season is adjusted for; null where
         *     nothing could be compared
         * @param ratio the two counts with their days; null where there is nothing to compare
         */
        public Entry(String outcome, String reference, Period now, @Nullable Period then, @Nullable RateRatio ratio) {
            this(outcome, reference, null, now, then, ratio, null, false);
        }

        /** {@return now's rate over the reference's, season-adjusted where it has to be; empty without one} */
        public OptionalDouble estimate() {
            if (seasonal && spread != null) {
                return OptionalDouble.of(StrictMath.exp(spread.logRatio()));
            }
            return ratio == null ? OptionalDouble.empty() : ratio.estimate();
        }

        /** {@return the two-sided p alone, unadjusted; empty where there is nothing to compare} */
        public OptionalDouble pValue() {
            return ratio == null
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(seasonal && spread != null ? spread.pValue() : Reduction.pValue(ratio, spread));
        }

        /**
         * {@return the interval of the rate ratio alone: it leaves out 1 exactly when p is below 1 − level; from 0 to
         * infinity where there is nothing to compare}
         *
         * @param level between 0 and 1, such as 0.95
         */
        public Interval interval(double level) {
            if (ratio == null) {
                return new Interval(0, Double.POSITIVE_INFINITY, level, "nothing to compare");
            }
            return seasonal
                    ? named("season-adjusted, ", Objects.requireNonNull(spread).interval(level))
                    : Reduction.interval(ratio, spread, level);
        }

        private static Interval named(String how, Interval range) {
            return new Interval(range.lo(), range.hi(), range.level(), how + range.method());
        }

        private String counts() {
            RateRatio both = Objects.requireNonNull(ratio);
            return seasonal
                    ? Texts.grouped(both.before()) + " in " + Texts.plural(Math.round(both.exposureBefore()), "day")
                            + " of another season to " + Texts.grouped(both.after()) + " in "
                            + Math.round(both.exposureAfter())
                    : Reduction.poisson(outcome, reference, "now", both, true).counts();
        }

        private Entry poisson() {
            return seasonal
                    ? new Entry(outcome, reference, kind, now, null, null, null, false)
                    : new Entry(outcome, reference, kind, now, then, ratio, null, false);
        }
    }

    /**
     * A reading of one comparison within its family.
     *
     * @param entry the comparison
     * @param p the p alone; null where there is nothing to compare
     * @param adjusted the same adjusted by Holm; null where there is nothing to compare
     * @param alone the interval of the rate ratio alone, at 1 − alpha
     * @param interval the interval within the family: it leaves out 1 exactly when the verdict is below or above
     * @param verdict below, above, within the margin or cannot tell
     * @param leaning whether only the adjustment stands against below or above
     */
    public record Reading(
            Entry entry,
            @Nullable Double p,
            @Nullable Double adjusted,
            Interval alone,
            Interval interval,
            Verdict verdict,
            boolean leaning)
            implements Described, Serializable {

        private static final long serialVersionUID = 1;

        /**
         * A reading of one comparison within its family.
         *
         * @param entry the comparison
         * @param p the p alone; null where there is nothing to compare
         * @param adjusted the same adjusted by Holm; null where there is nothing to compare
         * @param alone the interval of the rate ratio alone, at 1 − alpha
         * @param interval the interval within the family: it leaves out 1 exactly when the verdict is below or above
         * @param verdict below, above, within the margin or cannot tell
         * @param leaning whether only the adjustment stands against below or above
         */
        public Reading {
            Objects.requireNonNull(entry, "entry");
            Objects.requireNonNull(alone, "alone");
            Objects.requireNonNull(interval, "interval");
            Objects.requireNonNull(verdict, "verdict");
            Checks.number("p", p == null ? 1 : p);
            Checks.number("adjusted p", adjusted == null ? 1 : adjusted);
        }

        /**
         * Returns the verdict in words; where only the adjustment stands against it, with the likely side.
         *
         * @return such as {@code cannot tell (probably above)}
         */
        public String words() {
            return words(verdict.text());
        }

        /** The verdict as a sentence says it, such as {@code we can't say (probably above)}. */
        String said() {
            return words(verdict.words());
        }

        private String words(String told) {
            if (entry.ratio() == null) {
                return told + " (none of these calendar days, and nothing to know the season by)";
            }
            String side = entry.estimate().orElse(1) > 1 ? "above" : "below";
            return told + (leaning ? " (probably " + side + ")" : "") + (entry.seasonal() ? ", season-adjusted" : "");
        }

        @Override
        public Map<String, Object> data() {
            RateRatio both = entry.ratio();
            return new Data()
                    .with("outcome", entry.outcome())
                    .with("reference", entry.reference())
                    .with("verdict", verdict)
                    .with("leaning", leaning)
                    .with("seasonal", entry.seasonal())
                    .with("nowDays", entry.now())
                    .with("referenceDays", entry.then())
                    .with("before", both == null ? null : (Long) both.before())
                    .with("after", both == null ? null : (Long) both.after())
                    .with("daysBefore", both == null ? null : (Double) both.exposureBefore())
                    .with("daysAfter", both == null ? null : (Double) both.exposureAfter())
                    .with("ratio", entry.estimate())
                    .with("interval", both == null ? null : alone)
                    .with("familyInterval", both == null ? null : interval)
                    .with("p", p)
                    .with("adjustedP", adjusted)
                    .with("sentence", toString())
                    .map();
        }

        /**
         * Returns the reference, both counts, the change, its range alone and within the family, and the verdict.
         *
         * @return such as {@code against 2016: 25 more: 44 to 69 …, 57 % higher (…): we can't say (probably above)}
         */
        @Override
        public String toString() {
            String head = "against " + entry.reference() + ": ";
            if (entry.ratio() == null) {
                return head + said();
            }
            if (entry.estimate().isEmpty()) {
                return head + entry.counts() + ", nothing in either, so no percentage: " + said();
            }
            String family = interval.level() == alone.level()
                    ? ""
                    : ", allowing for all comparisons made at once " + interval.inWords();
            return head + entry.counts() + ", " + Words.change(entry.estimate().getAsDouble()) + " (" + alone.inWords()
                    + family + "): " + said();
        }
    }

    /**
     * The phase of the operation with the lowest rate beside now, and how much of the fall has been lost again since.
     *
     * <p>Whoever picks the lowest of k phases after the fact picks its luck too, and now looks higher beside it than it
     * is. So p and level are those of k comparisons (Bonferroni): whichever phase is picked by whatever rule, the chance
     * of a wrong "above" is at most alpha, for it needs one of k true comparisons to fail at alpha / k. The low is one of
     * the family's phases, so it is no further member of it; its p is the larger of Holm's and k times p.
     *
     * @param reading the comparison with the phase that came out lowest
     * @param pickedFrom from how many phases it was picked, 1 or more
     * @param share how much of the fall from the baseline is lost again, at level 1 − alpha / k; null where baseline, low
     *     and now do not hold the same calendar days
     */
    public record Low(
            Reading reading, int pickedFrom, @Nullable ShareLost share) implements Described, Serializable {

        private static final long serialVersionUID = 1;

        /**
         * The phase with the lowest rate beside now.
         *
         * @param reading the comparison with the phase that came out lowest
         * @param pickedFrom from how many phases it was picked, 1 or more
         * @param share how much of the fall from the baseline is lost again, at level 1 − alpha / k; null where baseline, low
         *     and now do not hold the same calendar days
         */
        public Low {
            Objects.requireNonNull(reading, "reading");
        }

        private String name() {
            return "the lowest level (" + reading.entry().reference()
                    + (pickedFrom == 1 ? "" : ", lowest of " + pickedFrom + " phases") + ")";
        }

        @Override
        public Map<String, Object> data() {
            return new Data()
                    .with("reference", reading.entry().reference())
                    .with("pickedFrom", pickedFrom)
                    .with("reading", reading)
                    .with("share", share)
                    .with("sentence", toString())
                    .map();
        }

        /**
         * Returns the verdict against the low, and the share lost.
         *
         * @return such as {@code against the lowest level (the summer, lowest of 2 phases): we can't say; 74 % of the reduction lost again …}
         */
        @Override
        public String toString() {
            return "against " + name() + ": " + reading.said() + (share == null ? "" : "; " + share);
        }
    }

    /**
     * A family of comparisons.
     *
     * @param asOf the last day that counts
     * @param entries the comparisons of the family
     * @param alpha the chance of any wrong "below" or "above" in the family, between 0 and 1
     * @param margin what counts as no relevant difference, as a share above 0, such as 0.15
     * @throws IllegalArgumentException if it is empty, or alpha or margin are out of range
     */
    public Standing {
        Objects.requireNonNull(entries, "entries");
        Objects.requireNonNull(asOf, "asOf");
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to stand against; name at least one reference");
        }
        if (!(alpha > 0 && alpha <= 0.5)) {
            throw new IllegalArgumentException("The chance alpha of a wrong verdict is " + alpha
                    + ", not above 0 and at most 0.5; write 0.05 for 5 %");
        }
        if (!(margin > 0 && margin <= 1)) {
            throw new IllegalArgumentException(
                    "The margin " + margin + " is not a share above 0 and at most 1; write 0.15 for 15 %");
        }
    }

    /**
     * {@return the same with another chance of any wrong "below" or "above"}
     *
     * @param other above 0 and at most 0.5, such as 0.1 for 10 %
     */
    public Standing withAlpha(double other) {
        return new Standing(asOf, entries, other, margin);
    }

    /**
     * {@return the same with another margin}
     *
     * @param other a share above 0 and at most 1, such as 0.1 for 10 %
     */
    public Standing withMargin(double other) {
        return new Standing(asOf, entries, alpha, other);
    }

    /**
     * {@return one family of all comparisons, such as of two outcomes that are told together; the verdicts are those of
     * the larger family}
     *
     * @param others further standings as of the same day
     * @throws IllegalArgumentException if they are as of another day, or by other rules
     */
    public Standing with(Standing... others) {
        Objects.requireNonNull(others, "others");
        List<Entry> all = new ArrayList<>(entries);
        for (Standing other : others) {
            if (!other.asOf.equals(asOf) || other.alpha != alpha || other.margin != margin) {
                throw new IllegalArgumentException("Standings as of " + asOf + " and " + other.asOf + ", alpha " + alpha
                        + " and " + other.alpha + ", margin " + margin + " and " + other.margin
                        + " are no family; make them alike");
            }
            all.addAll(other.entries);
        }
        return new Standing(asOf, all, alpha, margin);
    }

    /**
     * {@return the same family by the exact test of two bare counts alone, labelled Poisson; references of another season
     * cannot be compared then}
     */
    public Standing poisson() {
        return new Standing(asOf, entries.stream().map(Entry::poisson).toList(), alpha, margin);
    }

    /** {@return the readings, in the order of the entries} */
    public List<Reading> readings() {
        List<@Nullable Double> alone = new ArrayList<>();
        for (Entry entry : entries) {
            OptionalDouble p = entry.pValue();
            alone.add(p.isPresent() ? (Double) p.getAsDouble() : null);
        }
        List<@Nullable Double> adjusted = MultipleTests.HOLM.adjust(alone);
        int family = (int) alone.stream().filter(Objects::nonNull).count();
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            readings.add(reading(entries.get(i), alone.get(i), adjusted.get(i), family));
        }
        return List.copyOf(readings);
    }

    private Reading reading(Entry entry, @Nullable Double p, @Nullable Double adjusted, int family) {
        Interval alone = entry.interval(1 - alpha);
        double share = alpha / Math.max(1, family);
        if (p == null || adjusted == null || entry.estimate().isEmpty()) {
            return new Reading(entry, p, adjusted, alone, entry.interval(1 - share), Verdict.CANNOT_TELL, false);
        }
        boolean beyond = adjusted < alpha;
        // Holm's later steps ask for less than alpha / family; the interval is that of the step which decided.
        Interval interval = entry.interval(1 - (beyond && p >= share ? alpha * p / adjusted : share));
        Verdict verdict =
                beyond ? Verdict.of(interval) : within(entry, share) ? Verdict.WITHIN_MARGIN : Verdict.CANNOT_TELL;
        return new Reading(entry, p, adjusted, alone, interval, verdict, verdict == Verdict.CANNOT_TELL && p < alpha);
    }

    private boolean within(Entry entry, double share) {
        if (share >= 0.5) {
            return false;
        }
        Interval oneSided = entry.interval(1 - 2 * share);
        return oneSided.lo() > 1 / (1 + margin) && oneSided.hi() < 1 + margin;
    }

    /** {@return the low of the first outcome; empty where no earlier phase but the baseline can be compared} */
    public Optional<Low> low() {
        return low(entries.get(0).outcome());
    }

    /**
     * Returns the low of an outcome: of the phases other than the baseline the one beside which now is highest.
     *
     * @param outcome the name of what was counted
     * @return empty where no such phase can be compared
     * @throws IllegalArgumentException if there is no such outcome
     */
    public Optional<Low> low(String outcome) {
        if (!outcomes().contains(Objects.requireNonNull(outcome, "outcome"))) {
            throw Texts.unknown("outcome", outcome, outcomes());
        }
        List<Reading> all = readings();
        List<Reading> phases = all.stream()
                .filter(r -> r.entry().outcome().equals(outcome))
                .filter(r ->
                        r.p() != null && r.entry().kind() != null && r.entry().kind() != Phase.Kind.BASELINE)
                .toList();
        int family = (int) all.stream().filter(r -> r.p() != null).count();
        return phases.stream()
                .max(Comparator.comparingDouble(
                                (Reading r) -> r.entry().estimate().orElse(0))
                        .thenComparing(r -> r.entry().now())
                        .thenComparing(r -> r.entry().reference()))
                .map(r -> low(r, phases.size(), family));
    }

    private Low low(Reading lowest, int pickedFrom, int family) {
        double p = Objects.requireNonNull(lowest.p());
        double adjusted = Math.max(Objects.requireNonNull(lowest.adjusted()), Math.min(1, pickedFrom * p));
        return new Low(
                reading(lowest.entry(), p, adjusted, Math.max(pickedFrom, family)),
                pickedFrom,
                share(lowest.entry(), 1 - alpha / pickedFrom));
    }

    private @Nullable ShareLost share(Entry low, double level) {
        Entry baseline = entries.stream()
                .filter(entry -> entry.kind() == Phase.Kind.BASELINE
                        && entry.outcome().equals(low.outcome())
                        && entry.now().equals(low.now()))
                .findFirst()
                .orElse(null);
        RateRatio fallen = baseline == null || baseline.seasonal() ? null : baseline.ratio();
        RateRatio risen = low.seasonal() ? null : low.ratio();
        if (fallen == null || risen == null) {
            return null;
        }
        double phi = 1;
        double freedom = Double.POSITIVE_INFINITY;
        for (Spread spread :
                new Spread[] {low.spread(), Objects.requireNonNull(baseline).spread()}) {
            if (spread != null) {
                phi = Math.max(phi, StrictMath.pow(spread.dispersion().inflation(), 2));
                freedom = Math.min(freedom, spread.freedom());
            }
        }
        return new ShareLost(
                ShareLost.Rate.of(risen.before(), risen.exposureBefore(), phi),
                ShareLost.Rate.of(fallen.before(), fallen.exposureBefore(), phi),
                ShareLost.Rate.of(risen.after(), risen.exposureAfter(), phi),
                level,
                freedom);
    }

    /**
     * {@return the reading against one reference of the first outcome that has it}
     *
     * @param reference the name of a reference, such as {@code 2015}
     * @throws IllegalArgumentException if there is none of that name
     */
    public Reading against(String reference) {
        return readings().stream()
                .filter(reading -> reading.entry().reference().equals(reference))
                .findFirst()
                .orElseThrow(() -> Texts.unknown(
                        "reference",
                        reference,
                        entries.stream().map(Entry::reference).distinct().toList()));
    }

    /** {@return the readings as sentences made by rule, one an outcome, and what cannot be told} */
    public Statement statement() {
        return new StandingWords(this).statement();
    }

    /** {@return the family by name and how it was judged, in one line} */
    public String method() {
        return new StandingWords(this).method();
    }

    List<String> outcomes() {
        return entries.stream().map(Entry::outcome).distinct().toList();
    }

    @Override
    public Map<String, Object> data() {
        return new Data()
                .with("asOf", asOf)
                .with("alpha", alpha)
                .with("margin", margin)
                .with("method", method())
                .with("readings", readings())
                .with(
                        "lowest",
                        outcomes().stream()
                                .flatMap(outcome -> low(outcome).stream())
                                .toList())
                .with("sentence", toString())
                .map();
    }

    /** The readings: both counts with their days, the ratio, its range alone and within the family, p, and verdict. */
    @Override
    public Table asTable() {
        List<List<? extends @Nullable Object>> rows = new ArrayList<>();
        for (Reading reading : readings()) {
            Entry entry = reading.entry();
            @Nullable RateRatio both = entry.ratio();
            rows.add(Arrays.asList(
                    entry.outcome(),
                    entry.reference(),
                    entry.now(),
                    entry.then(),
                    both == null ? null : (Long) both.before(),
                    both == null ? null : (Long) both.after(),
                    both == null ? null : (Double) both.exposureBefore(),
                    both == null ? null : (Double) both.exposureAfter(),
                    entry.estimate(),
                    reading.alone().lo(),
                    reading.alone().hi(),
                    reading.interval().lo(),
                    reading.interval().hi(),
                    reading.p(),
                    reading.adjusted(),
                    reading.words()));
        }
        return Table.of(
                        "outcome",
                        "reference",
                        "now",
                        "then",
                        "before",
                        "after",
                        "days before",
                        "days after",
                        "ratio",
                        "low",
                        "high",
                        "low of all",
                        "high of all",
                        "p",
                        "adjusted p",
                        "verdict")
                .plusAll(rows);
    }

    /**
     * Returns the verdict against each reference, and against the low.
     *
     * @return such as {@code against 2015: we can't say; against 2016: we can't say (probably above); up to 28 November 2017}
     */
    @Override
    public String toString() {
        return new StandingWords(this).line();
    }
}
