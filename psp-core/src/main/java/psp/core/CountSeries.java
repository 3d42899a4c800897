package psp.core;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import psp.core.internal.Texts;

/**
 * Counts of one area period by period, each with its exposure in days.
 *
 * @param area what the area is called
 * @param step how the periods follow each other
 * @param entries the periods in order, at least one
 */
public record CountSeries(String area, Step step, List<Entry> entries) implements Tabular, Serializable {

    private static final long serialVersionUID = 1;

    /** How the periods of a series follow each other. */
    public enum Step {
        /** Local days. */
        DAYS {
            @Override
            boolean whole(Period cell) {
                return true;
            }
        },
        /** Weeks from Monday to Sunday. */
        WEEKS {
            @Override
            boolean whole(Period cell) {
                return cell.days() == 7 && cell.start().getDayOfWeek() == DayOfWeek.MONDAY;
            }
        },
        /** Calendar months. */
        MONTHS {
            @Override
            boolean whole(Period cell) {
                return cell.start().getDayOfMonth() == 1
                        && cell.end().equals(cell.start().plusMonths(1));
            }
        },
        /** Calendar years. */
        YEARS {
            @Override
            boolean whole(Period cell) {
                return cell.start().getDayOfYear() == 1
                        && cell.end().equals(cell.start().plusYears(1));
            }
        },
        /** The same first days of several years. */
        YEARS_TO_DATE {
            @Override
            boolean whole(Period cell) {
                return true;
            }
        };

        /** Whether a period is a whole one of this step. */
        abstract boolean whole(Period cell);
    }

    /**
     * The count of one period.
     *
     * @param period when
     * @param count how many, 0 or more
     * @param exposureDays how many days of it are covered, 0 to its days
     * @param partial whether it is cut, or some of its days are not covered
     */
    public record Entry(Period period, long count, int exposureDays, boolean partial) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * The count of one period.
         *
         * @param period when
         * @param count how many, 0 or more
         * @param exposureDays how many days of it are covered, 0 to its days
         * @param partial whether it is cut, or some of its days are not covered
         * @throws IllegalArgumentException if a number is out of range
         */
        public Entry {
            Objects.requireNonNull(period, "period");
            if (count < 0 || exposureDays < 0 || exposureDays > period.days()) {
                throw new IllegalArgumentException("The count " + count + " on " + exposureDays + " days of " + period
                        + " is out of range; counts are 0 or more, days 0 to " + period.days());
            }
        }
    }

    /**
     * Counts period by period.
     *
     * @param area what the area is called
     * @param step how the periods follow each other
     * @param entries the periods in order, at least one
     * @throws IllegalArgumentException if there is none, or one starts before the one before it ends
     */
    public CountSeries {
        Objects.requireNonNull(entries, "entries");
        area = Texts.name(area, "area's name");
        Objects.requireNonNull(step, "step");
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("The series of " + area + " has no period");
        }
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i)
                    .period()
                    .start()
                    .isBefore(entries.get(i - 1).period().end())) {
                throw new IllegalArgumentException(
                        "The period " + entries.get(i).period() + " follows "
                                + entries.get(i - 1).period() + " and starts before its end");
            }
        }
    }

    /**
     * How many periods it has.
     *
     * @return at least 1
     */
    public int size() {
        return entries.size();
    }

    /**
     * The counts.
     *
     * @return one a period
     */
    public long[] counts() {
        return entries.stream().mapToLong(Entry::count).toArray();
    }

    /**
     * The exposures.
     *
     * @return covered days, one a period
     */
    public double[] exposures() {
        return entries.stream().mapToDouble(Entry::exposureDays).toArray();
    }

    /**
     * The series without periods that are cut or not covered as a whole.
     *
     * @return the whole periods
     * @throws IllegalArgumentException if none is whole
     */
    public CountSeries whole() {
        return new CountSeries(
                area, step, entries.stream().filter(entry -> !entry.partial()).toList());
    }

    /**
     * The sum.
     *
     * @return 0 or more
     */
    public long total() {
        return entries.stream().mapToLong(Entry::count).reduce(0, Math::addExact);
    }

    /** The periods with the area's name, the count, the days that count, and whether days are missing. */
    @Override
    public Table asTable() {
        Table table = Table.of("area", "from", "to", "incidents", "days", "partial");
        List<List<?>> rows = new ArrayList<>();
        entries.forEach(entry -> rows.add(List.of(
                area,
                entry.period().start(),
                entry.period().lastDay(),
                entry.count(),
                entry.exposureDays(),
                entry.partial())));
        return table.plusAll(rows);
    }

    /**
     * The sum, the number of periods and the counts.
     *
     * @return such as {@code 250 in center-street, 4 years: 53, 80, 46, 71}
     */
    @Override
    public String toString() {
        long partial = entries.stream().filter(Entry::partial).count();
        return Texts.grouped(total()) + " in " + area + ", " + size() + " "
                + step.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": "
                + String.join(
                        ", ",
                        entries.stream().map(e -> Texts.grouped(e.count())).toList())
                + (partial == 0 ? "" : " (" + partial + " partial)");
    }
}
