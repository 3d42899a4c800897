package psp.stats;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import psp.core.Table;
import psp.core.Tabular;
import psp.core.internal.Texts;
import psp.stats.inference.Dispersion;
import psp.stats.inference.Interval;
import psp.stats.inference.Spread;
import psp.stats.internal.text.Checks;
import psp.stats.internal.text.Digits;
import psp.stats.internal.text.Words;
import psp.stats.model.CountModel;

/**
 * Officer-hours planned and delivered, period by period, beside the counts: association only, never a response.
 *
 * <p>Hours follow counts as much as counts follow hours: officers are sent where and when it is bad, and both share
 * season and trend. The association is therefore no effect of the hours, and no number of hours may be read from it. It
 * is the slope of a quasi-Poisson log-linear model of the count on delivered hours per exposure, in mean hours, its
 * interval by t corrected for autocorrelation, never narrower than Poisson's. Source: P. McCullagh and J. A. Nelder,
 * Generalized Linear Models (1989).
 *
 * @param entries the periods in time order, at least one
 */
public record Dose(List<Entry> entries) implements Tabular, Serializable {

    private static final long serialVersionUID = 1;
    private static final double LEVEL = 0.95;
    private static final double TENTH = 0.1;

    /**
     * A period.
     *
     * @param label what it is called, such as {@code June 2016}
     * @param count what was counted, 0 or more
     * @param exposure above 0, such as days
     * @param planned officer-hours planned, 0 or more; null where not known
     * @param delivered officer-hours delivered, 0 or more; null where not known
     */
    public record Entry(
            String label,
            long count,
            double exposure,
            @Nullable Double planned,
            @Nullable Double delivered) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * A period.
         *
         * @param label what it is called, such as {@code June 2016}
         * @param count what was counted, 0 or more
         * @param exposure above 0, such as days
         * @param planned officer-hours planned, 0 or more; null where not known
         * @param delivered officer-hours delivered, 0 or more; null where not known
         * @throws IllegalArgumentException if a number is negative, not finite, or the exposure not above 0
         */
        public Entry {
            label = Texts.name(label, "period's label");
            Checks.count("of " + label, count);
            Checks.exposure("of " + label, exposure);
            hours(label, "planned", planned);
            hours(label, "delivered", delivered);
        }

        private static void hours(String label, String what, @Nullable Double hours) {
            if (hours != null && !(hours >= 0 && hours < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("The hours " + what + " of " + label + " are " + hours
                        + "; give a finite number from 0 up, or null where they are not known");
            }
        }

        /** {@return delivered over planned hours, 0 or more; empty where either is not known or none was planned} */
        public OptionalDouble shareDelivered() {
            return planned == null || delivered == null || planned == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(delivered / planned);
        }

        /** Returns the label, the count, and the hours. */
        @Override
        public String toString() {
            return label + ": " + Texts.grouped(count) + " counted, " + words(delivered) + " of " + words(planned)
                    + " hours delivered";
        }

        private static String words(@Nullable Double hours) {
            return hours == null ? "unknown" : Digits.of(hours, 6);
        }
    }

    /**
     * Officer-hours beside counts.
     *
     * @param entries the periods in time order, at least one
     * @throws IllegalArgumentException if there is no period
     */
    public Dose {
        entries = List.copyOf(Objects.requireNonNull(entries, "entries"));
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("There is no period; give counts and hours of at least one");
        }
    }

    private double sum(Function<Entry, @Nullable Double> hours) {
        double sum = 0;
        for (Entry entry : entries) {
            Double one = entry.planned() == null || entry.delivered() == null ? null : hours.apply(entry);
            sum += one == null ? 0 : one;
        }
        return sum;
    }

    /** {@return all hours delivered over all planned, of periods where both are known; empty where none were planned} */
    public OptionalDouble shareDelivered() {
        double planned = sum(Entry::planned);
        return planned > 0 ? OptionalDouble.of(sum(Entry::delivered) / planned) : OptionalDouble.empty();
    }

    /** {@return in how many periods planned or delivered hours are not known} */
    public int missing() {
        return (int) entries.stream()
                .filter(e -> e.planned() == null || e.delivered() == null)
                .count();
    }

    /**
     * Returns the ratio of rates that goes with a tenth of the mean hours more, as an association; periods without
     * delivered hours are left out.
     *
     * @param level between 0 and 1, such as 0.95
     * @return the range of the ratio; empty with fewer than eight such periods, hours all alike, or no incident
     */
    public Optional<Interval> association(double level) {
        Checks.level(level);
        return slope().map(slope -> slope.interval(level))
                .map(whole -> new Interval(tenth(whole.lo()), tenth(whole.hi()), level, whole.method()));
    }

    private static double tenth(double ratio) {
        return StrictMath.pow(ratio, TENTH);
    }

    private Optional<Spread> slope() {
        List<Entry> known = entries.stream().filter(e -> e.delivered() != null).toList();
        double[] hours = known.stream()
                .mapToDouble(e -> Objects.requireNonNull(e.delivered()) / e.exposure())
                .toArray();
        double mean = Arrays.stream(hours).average().orElse(0);
        if (known.size() < Dispersion.LEAST_PERIODS
                || known.stream().allMatch(e -> e.count() == 0)
                || Arrays.stream(hours).allMatch(h -> Math.abs(h - hours[0]) <= 1e-9 * mean)) {
            return Optional.empty();
        }
        return CountModel.of(
                        known.stream().mapToLong(Entry::count).toArray(),
                        known.stream().mapToDouble(Entry::exposure).toArray(),
                        IntStream.range(0, known.size()).asDoubleStream().toArray())
                .withCovariate("hours", Arrays.stream(hours).map(h -> h / mean).toArray())
                .fit()
                .spread("hours");
    }

    /** The periods with their counts and what was planned and delivered. */
    @Override
    public Table asTable() {
        return Table.ofRecords(Entry.class, entries);
    }

    /**
     * Returns the share delivered and the association, named as no more than that.
     *
     * @return such as {@code 82 % of the planned hours delivered; association only: 10 % more hours beside counts down
     *     3 % (…)}
     */
    @Override
    public String toString() {
        OptionalDouble share = shareDelivered();
        String head = share.isEmpty()
                ? "share delivered unknown"
                : String.format(Locale.ROOT, "%.0f %% of the planned hours delivered", 100 * share.getAsDouble());
        Optional<Spread> slope = slope();
        String beside = slope.isEmpty()
                ? "we can't say"
                : "10 % more hours beside counts "
                        + Words.change(tenth(StrictMath.exp(slope.get().logRatio()))) + " ("
                        + association(LEVEL).orElseThrow().inWords() + "); no effect of the hours is claimed";
        int missing = missing();
        return head + "; association only: " + beside
                + (missing == 0 ? "" : "; hours missing in " + Texts.plural(missing, "period"));
    }
}
