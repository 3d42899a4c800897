package psp.core;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;

/**
 * The counts of any zone of a table in the same periods: what is common to all zones, such as which days are covered, is
 * found once, so that thousands of zones cost little more than their counts.
 *
 * <p>For each zone it says what {@link AreaCounts} says. Two are equal exactly when their tables and periods are. What is
 * stored is the whole table with the periods. Immutable.
 */
public final class PeriodCounts implements Tabular, Serializable {

    private static final long serialVersionUID = 1;
    private final ZoneCounts table;
    private final List<Period> periods;
    private final transient int[] exposures;
    private final transient long[] starts;
    private final transient long[] ends;
    private final transient Map<String, List<Integer>> places = new HashMap<>();

    PeriodCounts(ZoneCounts table, List<Period> periods) {
        this.table = table;
        this.periods = List.copyOf(periods);
        this.exposures = new int[periods.size()];
        Coverage coverage = table.coverage();
        for (int i = 0; i < exposures.length; i++) {
            Period period = periods.get(i);
            if (i > 0 && period.start().isBefore(periods.get(i - 1).end())) {
                throw new IllegalArgumentException(
                        "The period " + period + " follows " + periods.get(i - 1) + " and starts before its end");
            }
            coverage.cut(period).ifPresent(why -> {
                throw new IllegalArgumentException(why);
            });
            exposures[i] = coverage.days(period);
        }
        this.starts = periods.stream()
                .mapToLong(period -> period.start().toEpochDay())
                .toArray();
        this.ends =
                periods.stream().mapToLong(period -> period.end().toEpochDay()).toArray();
        table.zones().forEach(zone -> places.put(zone, new ArrayList<>(1)));
        for (int i = 0; i < table.places().size(); i++) {
            for (String zone : table.places().get(i).zones()) {
                places.computeIfAbsent(zone, name -> new ArrayList<>(1)).add(i);
            }
        }
    }

    /**
     * The periods.
     *
     * @return in order
     */
    public List<Period> periods() {
        return periods;
    }

    /**
     * How many days of each period are covered.
     *
     * @return one number a period, 0 to its days
     */
    public int[] exposureDays() {
        return exposures.clone();
    }

    /**
     * The counts of a zone.
     *
     * @param zone its name
     * @return one count a period; 0 also where no day is covered
     * @throws IllegalArgumentException if there is no such zone, naming those there are
     */
    public long[] in(String zone) {
        List<Integer> rows = places.get(Objects.requireNonNull(zone, "zone"));
        if (rows == null) {
            throw Texts.unknown("zone", zone, table.zones());
        }
        long[] sums = new long[exposures.length];
        for (int row : rows) {
            table.row(row).addTo(sums, starts, ends);
        }
        return sums;
    }

    /** The zones period by period with the days covered, zeros included. */
    @Override
    public Table asTable() {
        List<List<?>> rows = new ArrayList<>();
        for (String zone : table.zones()) {
            long[] counts = in(zone);
            for (int i = 0; i < counts.length; i++) {
                rows.add(List.of(zone, periods.get(i).start(), periods.get(i).lastDay(), counts[i], exposures[i]));
            }
        }
        return Table.of("zone", "from", "to", "incidents", "days").plusAll(rows);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PeriodCounts that && periods.equals(that.periods) && table.equals(that.table);
    }

    @Override
    public int hashCode() {
        return Objects.hash(periods, table);
    }

    /**
     * The table's total, and the periods.
     *
     * @return such as {@code 3 zones in 520 periods, 2015-01-05 to 2024-12-22}
     */
    @Override
    public String toString() {
        return Texts.plural(table.zones().size(), "zone") + " in " + Texts.plural(periods.size(), "period")
                + (periods.isEmpty()
                        ? ""
                        : ", " + periods.get(0).start() + " to "
                                + periods.get(periods.size() - 1).lastDay());
    }

    @Serial
    private Object writeReplace() {
        return new Form(table, periods);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("counts of periods are read as their table and periods");
    }

    private record Form(ZoneCounts table, List<Period> periods) implements Serializable {

        @Serial
        private Object readResolve() {
            return new PeriodCounts(table, periods);
        }
    }
}
