package psp.stats;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import psp.core.Period;
import psp.core.internal.Texts;

/**
 * Where an area stands now against each reference, over the same calendar days: one family of comparisons.
 *
 * <p>Exact central (Clopper-Pearson) p of two Poisson counts, adjusted over the family by Holm; within the margin by
 * two one-sided tests, at a level divided by the size of the family. The unadjusted p stands beside and never decides.
 *
 * @param asOf the last day that counts
 * @param entries the comparisons of the family
 * @param alpha the chance of any wrong "below" or "above" in the family, between 0 and 1
 * @param margin what counts as no relevant difference, as a share above 0, such as 0.15
 */
public record Standing(LocalDate asOf, List<Entry> entries, double alpha, double margin) implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * One comparison of now with a reference.
     *
     * @param outcome what is counted
     * @param reference the user's word for the reference, such as {@code 2015}
     * @param now the days of now that are compared; all of it where nothing could be compared
     * @param then the same calendar days of the reference; null where it holds none of them
     * @param ratio the two counts with their days; null where there is nothing to compare
     */
    public record Entry(String outcome, String reference, Period now, @Nullable Period then, @Nullable RateRatio ratio)
            implements Serializable {

        private static final long serialVersionUID = 1;

        /** One comparison of now with a reference. */
        public Entry {
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(now, "now");
        }
    }

    /**
     * A reading of one comparison within its family.
     *
     * @param entry the comparison
     * @param p the exact central p alone; null where there is nothing to compare
     * @param adjusted the same adjusted by Holm; null where there is nothing to compare
     * @param verdict below, above, within the margin or cannot tell
     * @param leaning whether only the adjustment stands against below or above
     */
    public record Reading(Entry entry, @Nullable Double p, @Nullable Double adjusted, Verdict verdict, boolean leaning)
            implements Serializable {

        private static final long serialVersionUID = 1;

        /** A reference judged. */
        public Reading {
            Objects.requireNonNull(entry, "entry");
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
            RateRatio ratio = entry.ratio();
            if (ratio == null) {
                return "cannot tell (the reference has none of these calendar days)";
            }
            String side = ratio.estimate().orElse(1) > 1 ? "above" : "below";
            return verdict.text() + (leaning ? " (probably " + side + ")" : "");
        }

        /**
         * Returns the reference, both counts, the change and the verdict.
         *
         * @return such as {@code against 2016: 25 more, 44 to 69, up 57 % (…): cannot tell (probably above)}
         */
        @Override
        public String toString() {
            RateRatio ratio = entry.ratio();
            if (ratio == null) {
                return "against " + entry.reference() + ": " + words();
            }
            return "against " + entry.reference() + ": "
                    + Reduction.poisson(entry.outcome(), entry.reference(), "now", ratio, true) + ": " + words();
        }
    }

    /**
     * A family of comparisons.
     *
     * @throws IllegalArgumentException if it is empty, or alpha or margin are out of range
     */
    public Standing {
        Objects.requireNonNull(entries, "entries");
        Objects.requireNonNull(asOf, "asOf");
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to stand against; name at least one reference");
        }
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("The chance alpha " + alpha + " is not between 0 and 1; 0.05 is usual");
        }
        if (!(margin > 0) || Double.isInfinite(margin)) {
            throw new IllegalArgumentException("The margin " + margin + " is not a share above 0; 0.15 is usual");
        }
    }

    /**
     * Returns the same with another chance of any wrong "below" or "above".
     *
     * @param other between 0 and 1, such as 0.1
     */
    public Standing withAlpha(double other) {
        return new Standing(asOf, entries, other, margin);
    }

    /**
     * Returns the same with another margin.
     *
     * @param other a share above 0, such as 0.1
     */
    public Standing withMargin(double other) {
        return new Standing(asOf, entries, alpha, other);
    }

    /**
     * Returns one family of all comparisons, such as of two outcomes that are told together; the verdicts are those of
     * the larger family.
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

    /** Returns the readings, in the order of the entries. */
    public List<Reading> readings() {
        List<@Nullable Double> alone = new ArrayList<>();
        for (Entry entry : entries) {
            RateRatio ratio = entry.ratio();
            alone.add(ratio == null ? null : (Double) ratio.pValue());
        }
        List<@Nullable Double> adjusted = MultipleTests.HOLM.adjust(alone);
        int family = (int) alone.stream().filter(Objects::nonNull).count();
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Verdict verdict = verdict(entries.get(i).ratio(), adjusted.get(i), family);
            Double p = alone.get(i);
            readings.add(new Reading(entries.get(i), p, adjusted.get(i), verdict,
                    verdict == Verdict.CANNOT_TELL && p != null && p < alpha));
        }
        return List.copyOf(readings);
    }

    private Verdict verdict(@Nullable RateRatio ratio, @Nullable Double adjusted, int family) {
        if (ratio == null || adjusted == null || ratio.estimate().isEmpty()) {
            return Verdict.CANNOT_TELL;
        }
        if (adjusted < alpha) {
            return ratio.estimate().getAsDouble() < 1 ? Verdict.BELOW : Verdict.ABOVE;
        }
        double level = 1 - 2 * alpha / family;
        if (level > 0) {
            Interval oneSided = ratio.interval(level);
            if (oneSided.lo() > 1 / (1 + margin) && oneSided.hi() < 1 + margin) {
                return Verdict.WITHIN_MARGIN;
            }
        }
        return Verdict.CANNOT_TELL;
    }

    /** Returns the reading against one reference of the first outcome that has it. */
    public Reading against(String reference) {
        return readings().stream().filter(reading -> reading.entry().reference().equals(reference)).findFirst()
                .orElseThrow(() -> Texts.unknown("reference", reference,
                        entries.stream().map(Entry::reference).distinct().toList()));
    }

    /** Returns the readings as sentences made by rule, one an outcome, and what cannot be told. */
    public Statement statement() {
        List<String> findings = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        for (String outcome : entries.stream().map(Entry::outcome).distinct().toList()) {
            List<Reading> own = readings().stream().filter(r -> r.entry().outcome().equals(outcome)).toList();
            findings.add("As of " + Words.day(asOf) + ", " + outcome + ": "
                    + own.stream().map(Reading::toString).collect(Collectors.joining("; ")) + ".");
            List<String> open = own.stream().filter(r -> r.verdict() == Verdict.CANNOT_TELL)
                    .map(r -> r.entry().reference()).toList();
            if (!open.isEmpty()) {
                doubts.add("whether " + outcome + " stand below or above " + String.join(" or ", open));
            }
        }
        return new Statement("", findings, doubts, Statement.RULES);
    }

    /** Returns the family and how it was judged, in one line. */
    public String method() {
        long compared = entries.stream().filter(entry -> entry.ratio() != null).count();
        return "exact Poisson, adjusted over the family of " + compared + " by Holm at "
                + Digits.percent(alpha) + "; margin " + Digits.percent(margin);
    }

    /**
     * Returns the verdict against each reference.
     *
     * @return such as {@code against 2015: cannot tell; against 2016: cannot tell (probably above); as of 2017-11-28}
     */
    @Override
    public String toString() {
        boolean several = entries.stream().map(Entry::outcome).distinct().count() > 1;
        return readings().stream().map(reading -> (several ? reading.entry().outcome() + " " : "") + "against "
                + reading.entry().reference() + ": " + reading.words()).collect(Collectors.joining("; "))
                + "; as of " + asOf + ", " + method();
    }
}
