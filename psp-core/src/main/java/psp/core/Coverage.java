package psp.core;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;

/**
 * The days that a table of counts speaks of: on them a missing count is zero, on all others it is unknown.
 *
 * @param kind how the days are known
 * @param periods sorted, without a common day; runs of days are joined, a table's own periods are not
 */
public record Coverage(Kind kind, List<Period> periods) implements Serializable {

    private static final long serialVersionUID = 1;

    /** How covered days are known, and whether they can be told apart. */
    public enum Kind {
        /** Days that the department says the file covers. */
        DECLARED,
        /** From the first to the last day that the file happens to hold, before any choice of outcome. */
        INFERRED,
        /** The periods of a table already counted, which cannot be split. */
        TABLE
    }

    /**
     * Some covered days.
     *
     * @param kind how the days are known
     * @param periods sorted, without a common day; runs of days are joined, a table's own periods are not
     * @throws IllegalArgumentException if there is none, or periods of a table overlap without being equal
     */
    public Coverage {
        Objects.requireNonNull(kind, "kind");
        if (periods.isEmpty()) {
            throw new IllegalArgumentException("The covered days are empty; name at least one period");
        }
        periods = joined(kind, periods.stream().sorted().distinct().toList());
    }

    private static List<Period> joined(Kind kind, List<Period> sorted) {
        List<Period> joined = new ArrayList<>();
        for (Period next : sorted) {
            Period last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last == null) {
                joined.add(next);
            } else if (kind == Kind.TABLE) {
                if (last.overlaps(next)) {
                    throw new IllegalArgumentException("The periods " + last + " and " + next
                            + " of the table overlap; each day belongs to one period");
                }
                joined.add(next);
            } else if (kind == Kind.INFERRED || !next.start().isAfter(last.end())) {
                joined.set(joined.size() - 1, last.span(next));
            } else {
                joined.add(next);
            }
        }
        return List.copyOf(joined);
    }

    /**
     * Days that the department says the file covers.
     *
     * @param periods one or several runs of days
     * @return the coverage
     */
    public static Coverage declared(Period... periods) {
        Objects.requireNonNull(periods, "periods");
        return new Coverage(Kind.DECLARED, Arrays.asList(periods));
    }

    /**
     * From the first to the last day that a file happens to hold.
     *
     * @param span these days
     * @return the coverage, flagged as inferred
     */
    public static Coverage inferred(Period span) {
        Objects.requireNonNull(span, "span");
        return new Coverage(Kind.INFERRED, List.of(span));
    }

    /**
     * The periods of a table already counted.
     *
     * @param periods the table's periods
     * @return the coverage
     */
    public static Coverage ofTable(Collection<Period> periods) {
        Objects.requireNonNull(periods, "periods");
        return new Coverage(Kind.TABLE, List.copyOf(periods));
    }

    /**
     * The days of both.
     *
     * @param other coverage of the same kind
     * @return the union; between two inferred spans the days between them too
     * @throws IllegalArgumentException if the kinds differ
     */
    public Coverage plus(Coverage other) {
        if (kind != other.kind) {
            throw new IllegalArgumentException(
                    "Counts whose covered days are " + kind + " cannot be added to counts whose" + " covered days are "
                            + other.kind + "; declare the covered days of both");
        }
        List<Period> all = new ArrayList<>(periods);
        all.addAll(other.periods);
        return new Coverage(kind, all);
    }

    /**
     * How many days of a period are covered; of a table, those of its periods that lie in it as a whole.
     *
     * @param period any period
     * @return 0 to {@code period.days()}
     */
    public int days(Period period) {
        int days = 0;
        for (Period covered : overlapping(period.start(), period.end())) {
            if (kind != Kind.TABLE || period.contains(covered)) {
                days += covered.intersection(period).orElseThrow().days();
            }
        }
        return days;
    }

    /**
     * Whether every day of a period is covered.
     *
     * @param period any period
     * @return true if so
     */
    public boolean covers(Period period) {
        return days(period) == period.days();
    }

    /**
     * From the first to the last covered day.
     *
     * @return the span, gaps included
     */
    public Period span() {
        return periods.get(0).span(periods.get(periods.size() - 1));
    }

    /**
     * Why a period cannot be counted.
     *
     * @param period any period
     * @return a sentence, where it cuts one of a table's own periods in two or no day of it is covered; empty where it can
     */
    public Optional<String> refusal(Period period) {
        return cut(period)
                .or(() -> days(period) > 0
                        ? Optional.empty()
                        : Optional.of("No day of " + period + " is covered; the counts cover " + this));
    }

    /**
     * Why a period cannot be counted as a whole.
     *
     * @param period any period
     * @return a sentence, as {@link #refusal} or where a day of it is not covered; empty where it can
     */
    public Optional<String> refusalWhole(Period period) {
        return refusal(period)
                .or(() -> covers(period)
                        ? Optional.empty()
                        : Optional.of("Only " + days(period) + " of the " + period.days() + " days of " + period
                                + " are covered; the counts cover " + this));
    }

    /**
     * {@return why a period cuts one of a table's own periods in two, naming that; empty where it does not}
     *
     * @param period any run of days
     */
    public Optional<String> cut(Period period) {
        return kind != Kind.TABLE
                ? Optional.empty()
                : overlapping(period.start(), period.end()).stream()
                        .filter(whole -> !period.contains(whole))
                        .findFirst()
                        .map(whole -> "The period " + period + " cuts " + whole
                                + ", which the table counts as one; ask for whole periods of the table");
    }

    /** The period of a table that holds a day, or null. */
    @Nullable
    Period holding(LocalDate day) {
        List<Period> found = overlapping(day, day.plusDays(1));
        return found.isEmpty() ? null : found.get(0);
    }

    /** The periods that share a day with a stretch of days, for they lie in order and apart. */
    private List<Period> overlapping(LocalDate start, LocalDate end) {
        int first = leading(period -> !period.end().isAfter(start));
        return periods.subList(
                first, Math.max(first, leading(period -> period.start().isBefore(end))));
    }

    /** How many of the first periods are so, where the others are not. */
    private int leading(Predicate<Period> test) {
        int low = 0;
        int high = periods.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (test.test(periods.get(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The span, how it is known, and the days missing in it.
     *
     * @return such as {@code 2005-01-01 to 2016-12-31, inferred}
     */
    @Override
    public String toString() {
        int covered = periods.stream().mapToInt(Period::days).sum();
        String missing =
                covered == span().days() ? "" : ", " + Texts.plural(span().days() - covered, "day") + " missing";
        return span().start() + " to " + span().lastDay() + ", "
                + (kind == Kind.TABLE
                        ? Texts.plural(periods.size(), "period") + " of a table"
                        : kind == Kind.DECLARED ? "declared" : "inferred")
                + missing;
    }
}
