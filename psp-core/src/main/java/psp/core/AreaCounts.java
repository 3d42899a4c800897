package psp.core;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;

/**
 * A set of places of one table and their counts; set algebra over it is exact, also where zones overlap.
 *
 * <p>Two are equal exactly when their tables, names and places are. What is stored is the whole table with the numbers of the
 * places. Immutable.
 */
public final class AreaCounts implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int MANY_PLACES = 32;

    private final ZoneCounts table;
    private final String name;
    private final BitSet members;

    AreaCounts(ZoneCounts table, String name, BitSet members) {
        this.table = table;
        this.name = name;
        this.members = members;
    }

    /**
     * What it is called.
     *
     * @return such as {@code the whole − center-street}
     */
    public String name() {
        return name;
    }

    /**
     * The same under another name.
     *
     * @param other what to call it
     * @return a new view
     */
    public AreaCounts named(String other) {
        return new AreaCounts(table, Texts.name(other, "area's name"), members);
    }

    /**
     * The table it is a part of.
     *
     * @return the table
     */
    public ZoneCounts table() {
        return table;
    }

    /**
     * The places in either.
     *
     * @param other an area of the same table
     * @return the union; each incident counts once
     */
    public AreaCounts union(AreaCounts other) {
        BitSet set = copy(other);
        set.or(other.members);
        return new AreaCounts(table, name + " + " + other.name, set);
    }

    /**
     * The places here that are not in the other.
     *
     * @param other an area of the same table
     * @return the difference
     */
    public AreaCounts minus(AreaCounts other) {
        BitSet set = copy(other);
        set.andNot(other.members);
        return new AreaCounts(table, name + " − " + other.name, set);
    }

    /**
     * The places in both: where two zones overlap.
     *
     * @param other an area of the same table
     * @return the intersection
     */
    public AreaCounts intersection(AreaCounts other) {
        BitSet set = copy(other);
        set.and(other.members);
        return new AreaCounts(table, name + " ∩ " + other.name, set);
    }

    /** Place numbers mean something within one table alone, or one equal to it. */
    private BitSet copy(AreaCounts other) {
        if (!table.equals(other.table)) {
            throw new IllegalArgumentException(
                    "'" + name + "' and '" + other.name + "' are areas of two tables; take both from one");
        }
        return (BitSet) members.clone();
    }

    /**
     * The places.
     *
     * @return those with at least one incident, sorted
     */
    public SortedSet<Place> places() {
        TreeSet<Place> places = new TreeSet<>();
        members.stream().forEach(i -> places.add(table.places().get(i)));
        return places;
    }

    /**
     * The numbers of its places.
     *
     * @return their numbers in {@link ZoneCounts#places}
     */
    public BitSet members() {
        return (BitSet) members.clone();
    }

    /**
     * The count of all covered days.
     *
     * @return 0 or more
     */
    public long count() {
        return sum(DayCounts::sum);
    }

    /**
     * The count of a period.
     *
     * @param period whole periods of the table, where it is one already counted
     * @return 0 or more
     * @throws IllegalArgumentException if no day of it is covered, or it cuts a period of the table
     */
    public long count(Period period) {
        refuse(table.coverage().refusal(period));
        return sum(period);
    }

    /**
     * The count of a period that must be covered as a whole.
     *
     * @param period whole periods of the table, where it is one already counted
     * @return 0 or more
     * @throws IllegalArgumentException if a day of it is not covered, or it cuts a period of the table
     */
    public long countWhole(Period period) {
        refuse(table.coverage().refusalWhole(period));
        return sum(period);
    }

    private static void refuse(Optional<String> refusal) {
        refusal.ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
    }

    private long sum(Period period) {
        return sum(row -> row.in(period));
    }

    /** Of most places of a table, what all have less what the few others have: the same whole number, sooner. */
    private long sum(ToLongFunction<DayCounts> counted) {
        int all = table.places().size();
        if (all < MANY_PLACES || 2 * members.cardinality() < all) {
            return sum(members, counted);
        }
        BitSet others = new BitSet();
        others.set(0, all);
        others.andNot(members);
        return counted.applyAsLong(table.everywhere()) - sum(others, counted);
    }

    private long sum(BitSet places, ToLongFunction<DayCounts> counted) {
        return places.stream().mapToLong(i -> counted.applyAsLong(table.row(i))).reduce(0, Math::addExact);
    }

    /**
     * The counts day by day.
     *
     * @param span which days
     * @return one count a day
     */
    public CountSeries daily(Period span) {
        return series(CountSeries.Step.DAYS, span.eachDay());
    }

    /**
     * The counts of weeks from Monday to Sunday.
     *
     * @param span which days; weeks that it cuts are marked as partial
     * @return one count a week
     */
    public CountSeries weekly(Period span) {
        return series(CountSeries.Step.WEEKS, span.weeks());
    }

    /**
     * The counts of calendar months.
     *
     * @param span which days; months that it cuts are marked as partial
     * @return one count a month
     */
    public CountSeries monthly(Period span) {
        return series(CountSeries.Step.MONTHS, span.months());
    }

    /**
     * The counts of calendar years.
     *
     * @param span which days; years that it cuts are marked as partial
     * @return one count a year
     */
    public CountSeries yearly(Period span) {
        return series(CountSeries.Step.YEARS, span.years());
    }

    /**
     * The counts from New Year to a day, and of the same days of earlier years, the earliest first.
     *
     * <p>On 29 February the days of other years run to 28 February: the rule of {@link Period#plusYears}.
     *
     * @param lastDay the last day that counts
     * @param earlierYears how many earlier years, 0 or more
     * @return one count a year
     * @throws IllegalArgumentException if {@code earlierYears} is below 0, or a year outside 1 to 9999
     */
    public CountSeries yearsToDate(LocalDate lastDay, int earlierYears) {
        Period now = Period.ofDay(lastDay.withDayOfYear(1)).span(Period.ofDay(lastDay));
        if (earlierYears < 0 || earlierYears >= lastDay.getYear()) {
            throw new IllegalArgumentException(earlierYears + " earlier years; 0 or more, and not before year 1");
        }
        List<Period> windows = IntStream.rangeClosed(0, earlierYears)
                .mapToObj(i -> now.plusYears(i - earlierYears))
                .toList();
        return series(CountSeries.Step.YEARS_TO_DATE, windows);
    }

    private CountSeries series(CountSeries.Step step, List<Period> cells) {
        return new CountSeries(
                name,
                step,
                cells.stream()
                        .map(cell -> {
                            refuse(table.coverage().cut(cell));
                            int days = table.coverage().days(cell);
                            boolean whole = days == cell.days() && step.whole(cell);
                            return new CountSeries.Entry(cell, sum(cell), days, !whole);
                        })
                        .toList());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AreaCounts that
                && name.equals(that.name)
                && members.equals(that.members)
                && table.equals(that.table);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, members);
    }

    /**
     * The count and the name.
     *
     * @return such as {@code 8,123 in center-street, 2005-01-01 to 2016-12-31, inferred}
     */
    @Override
    public String toString() {
        return Texts.grouped(count()) + " in " + name + ", " + table.coverage();
    }

    @Serial
    private Object writeReplace() {
        return new Form(table, name, members.toLongArray());
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("an area is read as its table and places");
    }

    private record Form(ZoneCounts table, String name, long[] members) implements Serializable {

        @Serial
        private Object readResolve() throws InvalidObjectException {
            BitSet places = BitSet.valueOf(members);
            if (places.length() > table.places().size()) {
                throw new InvalidObjectException("an area of " + places.length() + " places in a table of "
                        + table.places().size());
            }
            return new AreaCounts(table, Texts.name(name, "area's name"), places);
        }
    }
}
