package psp.geo;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import psp.core.CountHeader;
import psp.core.Coverage;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Place;
import psp.core.ZoneCounter;
import psp.core.ZoneCounts;

/**
 * A counter of bare points by place and day, for one thread: coordinates and days come in arrays, and no incident is made.
 *
 * <p>It is for points by the hundred million, whose outcome was chosen before: give each thread, or each part of a cluster's
 * table, one of its own, and add them up by {@link #plus}, or their {@link #counts} by {@link ZoneCounts#plus}; both give the
 * same bytes as one counter in any order. A place keeps the days of its points while they are few, and one count for each
 * covered day once that is less; memory is thus at most four bytes a place and covered day and four a point.
 */
public final class PointCounter {

    private static final String OUTSIDE = "outside the covered days";
    private static final int BATCH = 1_024;
    private static final int[] NONE = new int[0];

    private final ZoneIndex index;
    private final Outcome outcome;
    private final CountHeader header;
    private final Coverage covered;
    private final int firstDay;
    private final int days;
    /** By place number: the days of its points, or one count a day once the array is as long as the days. */
    private int[][] rows = new int[64][];

    private int[] sizes = new int[64];
    private final int[] numbers = new int[BATCH];
    private final CellGrid.Rest rest = new CellGrid.Rest(BATCH);
    private final double[] batchLongitudes = new double[BATCH];
    private final double[] batchLatitudes = new double[BATCH];
    private long outside;
    private final int[] withoutPosition;

    /**
     * Starts from nothing.
     *
     * @param index of the zones
     * @param outcome what the points are of; it is the caller who chooses them
     * @param covered the covered days, declared
     * @throws IllegalArgumentException if the covered days are not declared
     */
    public PointCounter(ZoneIndex index, Outcome outcome, Coverage covered) {
        this.index = Objects.requireNonNull(index, "index");
        this.outcome = Objects.requireNonNull(outcome, "outcome");
        this.covered = Objects.requireNonNull(covered, "covered");
        header = index.header(outcome);
        new ZoneCounter(outcome, header, covered);
        Period span = covered.span();
        firstDay = Math.toIntExact(span.start().toEpochDay());
        days = span.days();
        withoutPosition = new int[days];
    }

    /**
     * Counts points.
     *
     * @param longitudes degrees east, −180 to 180
     * @param latitudes degrees north, −90 to 90, as many
     * @param epochDays the local day of each, as {@link LocalDate#toEpochDay}, as many; points of a day that is not covered
     *     are noted and not counted
     * @param from the first of the points to be counted
     * @param to their end, itself left out
     * @throws IllegalArgumentException if the arrays are not as long, or a coordinate is NaN, infinite or out of range; no
     *     later point is then counted, and the counter is not to be used further
     * @throws IndexOutOfBoundsException if {@code from} to {@code to} is no part of the points
     */
    public void add(double[] longitudes, double[] latitudes, int[] epochDays, int from, int to) {
        if (longitudes.length != latitudes.length || longitudes.length != epochDays.length) {
            throw new IllegalArgumentException(longitudes.length + " longitudes, " + latitudes.length
                    + " latitudes and " + epochDays.length + " days; give as many of each");
        }
        Objects.checkFromToIndex(from, to, longitudes.length);
        for (int start = from; start < to; start += BATCH) {
            int n = Math.min(BATCH, to - start);
            System.arraycopy(longitudes, start, batchLongitudes, 0, n);
            System.arraycopy(latitudes, start, batchLatitudes, 0, n);
            index.locate(batchLongitudes, batchLatitudes, 0, n, numbers, rest);
            for (int i = 0; i < n; i++) {
                count(numbers[i], epochDays[start + i]);
            }
        }
    }

    /**
     * Counts a point whose position is not known.
     *
     * @param epochDay its local day
     */
    public void addWithoutPosition(int epochDay) {
        int day = epochDay - firstDay;
        if (day < 0 || day >= days) {
            outside++;
        } else {
            withoutPosition[day] = Math.incrementExact(withoutPosition[day]);
        }
    }

    private void count(int place, int epochDay) {
        int day = epochDay - firstDay;
        if (day < 0 || day >= days) {
            outside++;
            return;
        }
        if (place >= sizes.length) {
            int more = Math.max(2 * sizes.length, place + 1);
            rows = Arrays.copyOf(rows, more);
            sizes = Arrays.copyOf(sizes, more);
        }
        int[] row = rows[place];
        if (row != null && row.length == days) {
            row[day] = Math.incrementExact(row[day]);
            return;
        }
        int size = sizes[place];
        if (row == null || size == row.length) {
            row = wider(row, size);
            rows[place] = row;
            if (row.length == days) {
                row[day] = Math.incrementExact(row[day]);
                return;
            }
        }
        row[size] = day;
        sizes[place] = size + 1;
    }

    /** Room for more days of points, or one count for each day where that is no longer. */
    private int[] wider(int @Nullable [] row, int size) {
        if (row == null) {
            return new int[Math.min(4, days)];
        }
        int length = size + (size >> 1) + 1;
        return length < days ? Arrays.copyOf(row, length) : byDay(row, size);
    }

    private int[] byDay(int[] points, int size) {
        int[] counts = new int[days];
        addTo(counts, points, size);
        return counts;
    }

    private static void addTo(int[] counts, int[] points, int size) {
        for (int i = 0; i < size; i++) {
            counts[points[i]]++;
        }
    }

    private int[] byDay(int place) {
        int[] row = rows[place];
        return row == null ? NONE : row.length == days ? row : byDay(row, sizes[place]);
    }

    /**
     * Takes over what another counter of the same index, outcome and covered days has counted.
     *
     * @param other the other counter, not to be used further
     * @return this
     * @throws IllegalArgumentException if it is of another index, outcome or coverage
     */
    @SuppressWarnings("ReferenceEquality") // the numbers of places mean something within one index alone
    public PointCounter plus(PointCounter other) {
        if (index != other.index
                || !outcome.definition().equals(other.outcome.definition())
                || !covered.equals(other.covered)) {
            throw new IllegalArgumentException(
                    "The other counter is of another index, outcome or covered days; add their" + " counts() instead");
        }
        for (int place = 0; place < other.sizes.length; place++) {
            int[] row = other.rows[place];
            if (row != null && row.length == days) {
                addByDay(place, row);
            } else if (row != null) {
                for (int i = 0; i < other.sizes[place]; i++) {
                    count(place, firstDay + row[i]);
                }
            }
            other.rows[place] = NONE;
        }
        for (int day = 0; day < days; day++) {
            withoutPosition[day] = Math.addExact(withoutPosition[day], other.withoutPosition[day]);
        }
        outside = Math.addExact(outside, other.outside);
        return this;
    }

    private void addByDay(int place, int[] counts) {
        int[] sums = place < sizes.length ? byDay(place) : NONE;
        if (place >= sizes.length) {
            rows = Arrays.copyOf(rows, Math.max(2 * sizes.length, place + 1));
            sizes = Arrays.copyOf(sizes, rows.length);
        }
        if (sums.length == 0) {
            rows[place] = counts;
            return;
        }
        for (int day = 0; day < days; day++) {
            sums[day] = Math.addExact(sums[day], counts[day]);
        }
        rows[place] = sums;
    }

    /**
     * The counts so far.
     *
     * @return an immutable table
     */
    public ZoneCounts counts() {
        ZoneCounter counter = new ZoneCounter(outcome, header, covered);
        LocalDate first = LocalDate.ofEpochDay(firstDay);
        counter.leaveOut(OUTSIDE, outside);
        counter.add(Place.NO_POSITION, first, withoutPosition);
        int[] scratch = new int[days];
        for (int place = 0; place < sizes.length; place++) {
            int[] row = rows[place];
            if (row != null && row.length == days) {
                counter.add(index.place(place), first, row);
            } else if (row != null) {
                Arrays.fill(scratch, 0);
                addTo(scratch, row, sizes[place]);
                counter.add(index.place(place), first, scratch);
            }
        }
        return counter.counts();
    }

    /**
     * The counts so far.
     *
     * @return as the table's
     */
    @Override
    public String toString() {
        return counts().toString();
    }
}
