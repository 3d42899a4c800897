package psp.core;

import java.io.Serializable;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import psp.core.internal.Texts;

/**
 * Two exports of one file compared by id, month by month: what a later export added, dropped and changed.
 *
 * <p>What appeared in recent months is late reports; what appeared, vanished or changed long ago is a sign that records
 * are reclassified or purged, so that a count of today and one printed a year ago are not alike.
 *
 * @param months the months of both exports in order; an incident that changed its month is told in its earlier export's
 */
public record Snapshots(List<Month> months) implements Tabular, Serializable {

    private static final long serialVersionUID = 1;

    /**
     * One month in both exports.
     *
     * @param month the calendar month of occurrence
     * @param older how many the older export has
     * @param newer how many the newer export has
     * @param appeared how many are in the newer export alone
     * @param vanished how many are in the older export alone
     * @param moved how many of those in both have another position, or gained or lost one
     * @param reclassified how many of those in both have other offences
     * @param redated how many of those in both have another day
     */
    public record Month(
            Period month,
            long older,
            long newer,
            long appeared,
            long vanished,
            long moved,
            long reclassified,
            long redated)
            implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * One month in both exports.
         *
         * @param month the calendar month of occurrence
         * @param older how many the older export has
         * @param newer how many the newer export has
         * @param appeared how many are in the newer export alone
         * @param vanished how many are in the older export alone
         * @param moved how many of those in both have another position, or gained or lost one
         * @param reclassified how many of those in both have other offences
         * @param redated how many of those in both have another day
         * @throws IllegalArgumentException if a number is negative
         */
        public Month {
            Objects.requireNonNull(month, "month");
            if (Math.min(
                            Math.min(Math.min(older, newer), Math.min(appeared, vanished)),
                            Math.min(Math.min(moved, reclassified), redated))
                    < 0) {
                throw new IllegalArgumentException("A number of " + month + " is negative; all are 0 or more");
            }
        }

        /**
         * The change of the count and what made it.
         *
         * @return such as {@code 2016-04: 50 to 53 (4 appeared, 1 vanished, 0 moved, 2 reclassified, 0 redated)}
         */
        @Override
        public String toString() {
            return YearMonth.from(month.start()) + ": " + Texts.grouped(older) + " to " + Texts.grouped(newer) + " ("
                    + appeared
                    + " appeared, " + vanished + " vanished, " + moved + " moved, " + reclassified + " reclassified, "
                    + redated + " redated)";
        }
    }

    /**
     * Two exports compared.
     *
     * @param months the months of both exports in order; an incident that changed its month is told in its earlier export's
     */
    public Snapshots {
        Objects.requireNonNull(months, "months");
        months = List.copyOf(months);
    }

    /**
     * Compares two exports.
     *
     * @param older the earlier export, its ids unique
     * @param newer the later export, its ids unique
     * @return the comparison
     * @throws IllegalArgumentException if an id recurs within one export, naming it
     */
    public static Snapshots of(Incidents older, Incidents newer) {
        Map<String, Incident> before = byId(Objects.requireNonNull(older, "older"));
        Map<String, Incident> after = byId(Objects.requireNonNull(newer, "newer"));
        TreeMap<YearMonth, long[]> sums = new TreeMap<>();
        before.forEach((id, then) -> {
            long[] row = sums.computeIfAbsent(YearMonth.from(then.occurred().day()), month -> new long[7]);
            Incident now = after.get(id);
            row[0]++;
            if (now == null) {
                row[3]++;
                return;
            }
            row[4] += Objects.equals(then.position(), now.position()) ? 0 : 1;
            row[5] += then.offenses().equals(now.offenses()) ? 0 : 1;
            row[6] += then.occurred().day().equals(now.occurred().day()) ? 0 : 1;
        });
        after.forEach((id, now) -> {
            long[] row = sums.computeIfAbsent(YearMonth.from(now.occurred().day()), month -> new long[7]);
            row[1]++;
            row[2] += before.containsKey(id) ? 0 : 1;
        });
        List<Month> months = new ArrayList<>();
        sums.forEach(
                (month, n) -> months.add(new Month(Period.ofMonth(month), n[0], n[1], n[2], n[3], n[4], n[5], n[6])));
        return new Snapshots(months);
    }

    private static Map<String, Incident> byId(Incidents log) {
        Map<String, Incident> byId = new HashMap<>();
        for (Incident incident : log) {
            if (byId.put(incident.id(), incident) != null) {
                throw new IllegalArgumentException("The id '" + incident.id() + "' recurs in "
                        + log.intake().source() + "; join its rows first, as in incidents.joined(RowUnit.OFFENSES)");
            }
        }
        return byId;
    }

    private long sum(ToLongFunction<Month> part) {
        return months.stream().mapToLong(part).sum();
    }

    /** The months with their counts in both exports and what made the difference. */
    @Override
    public Table asTable() {
        return Table.ofRecords(Month.class, months);
    }

    /**
     * The sums of all months.
     *
     * @return such as {@code 900 to 930 incidents: 40 appeared, 10 vanished, 3 moved, 5 reclassified, 1 redated}
     */
    @Override
    public String toString() {
        return Texts.grouped(sum(Month::older)) + " to " + Texts.plural(sum(Month::newer), "incident") + ": "
                + Texts.grouped(sum(Month::appeared)) + " appeared, " + Texts.grouped(sum(Month::vanished))
                + " vanished, " + Texts.grouped(sum(Month::moved)) + " moved, "
                + Texts.grouped(sum(Month::reclassified)) + " reclassified, " + Texts.grouped(sum(Month::redated))
                + " redated";
    }
}
