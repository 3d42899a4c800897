package psp.stats;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import psp.core.internal.Texts;
import psp.stats.inference.Interval;
import psp.stats.inference.RatioOfRatios;

/**
 * The same contrast in zones where nothing was done: how often chance alone shows as much as the focus zone.
 *
 * <p>Each zone's change against the comparison is divided by its own standard error (log ratio of ratios over the square
 * root of the sum of 1/count; one half added to each count of every zone where one is zero); {@code p = (1 + zones at
 * least as far from 0) / (zones + 1)}. Right as far as the focus zone, had nothing been done, could have been any of the
 * others: it assumes that they are exchangeable. With 39 or more zones the 95 % range is the estimate ± the matching
 * quantile of their studentized changes times the focus's standard error. Source: A. Abadie, A. Diamond and J. Hainmueller,
 * Journal of the American Statistical Association 105 (2010), for tests by placebo units.
 *
 * @param focus the change of the focus zone
 * @param others the changes of the other zones, by name
 */
public record Placebo(Change focus, List<Change> others) implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int LEAST_FOR_INTERVAL = 39;

    /**
     * A zone's change against the comparison.
     *
     * @param zone its name
     * @param log the log ratio of ratios
     * @param standardError its Poisson standard error, above 0
     */
    public record Change(String zone, double log, double standardError) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * A zone's change.
         *
         * @param zone its name
         * @param log the log ratio of ratios
         * @param standardError its Poisson standard error, above 0
         * @throws IllegalArgumentException if a number is not finite or the error not above 0
         */
        public Change {
            Objects.requireNonNull(zone, "zone");
            if (!Double.isFinite(log) || !(standardError > 0) || Double.isInfinite(standardError)) {
                throw new IllegalArgumentException("The change of '" + zone + "', " + log + " with the standard error "
                        + standardError + ", is not a number");
            }
        }

        /** {@return the change in standard errors} */
        public double studentized() {
            return log / standardError;
        }

        static Change of(String zone, RatioOfRatios ratio) {
            return new Change(zone, ratio.logEstimate(), ratio.standardError());
        }
    }

    /**
     * Placebo zones, sorted by name.
     *
     * @param focus the change of the focus zone
     * @param others the changes of the other zones, by name
     * @throws IllegalArgumentException if there is none, or the focus is among them
     */
    public Placebo {
        Objects.requireNonNull(focus, "focus");
        others = others.stream().sorted(Comparator.comparing(Change::zone)).toList();
        if (others.isEmpty()) {
            throw new IllegalArgumentException("There is no other zone to compare '" + focus.zone() + "' with");
        }
        for (Change other : others) {
            if (other.zone().equals(focus.zone())) {
                throw new IllegalArgumentException("The focus '" + focus.zone() + "' is among its own placebo zones");
            }
        }
    }

    /** {@return the two-sided p: at least 1 / (zones + 1)} */
    public double pValue() {
        double own = Math.abs(focus.studentized());
        long far = others.stream()
                .filter(other -> Math.abs(other.studentized()) >= own)
                .count();
        return (1.0 + far) / (others.size() + 1.0);
    }

    /** {@return whether the focus is larger than every other zone (its standard error smaller): not exchangeable in size} */
    public boolean unlike() {
        return others.stream().allMatch(other -> other.standardError() > focus.standardError());
    }

    /** {@return how many zones changed at least as far downward as the focus} */
    public long asLow() {
        return others.stream()
                .filter(other -> other.studentized() <= focus.studentized())
                .count();
    }

    /** {@return the 95 % range of the focus's ratio of ratios; empty with fewer than 39 zones} */
    public Optional<Interval> interval() {
        if (others.size() < LEAST_FOR_INTERVAL) {
            return Optional.empty();
        }
        List<Double> sizes = new ArrayList<>();
        others.forEach(other -> sizes.add(Math.abs(other.studentized())));
        sizes.sort(Comparator.naturalOrder());
        int rank = (int) Math.ceil(0.95 * (others.size() + 1));
        double reach = sizes.get(Math.min(rank, sizes.size()) - 1) * focus.standardError();
        return Optional.of(new Interval(
                StrictMath.exp(focus.log() - reach),
                StrictMath.exp(focus.log() + reach),
                0.95,
                "quantile of " + others.size() + " placebo zones, exchangeable"));
    }

    /**
     * Returns where the focus lies among the others.
     *
     * @return such as {@code 12 of 190 other zones changed at least as far (p 0.07); exchangeable zones assumed}
     */
    @Override
    public String toString() {
        double own = Math.abs(focus.studentized());
        long far = others.stream()
                .filter(other -> Math.abs(other.studentized()) >= own)
                .count();
        return Texts.grouped(far) + " of " + Texts.grouped(others.size()) + " other zones changed at least as far (p "
                + String.format(Locale.ROOT, "%.3f", pValue()) + "); exchangeable zones assumed"
                + (unlike()
                        ? ", yet none of them is as large: a swing common to a whole area weighs more in a larger zone"
                        : "")
                + interval().map(range -> "; " + range.inWords()).orElse("");
    }
}
