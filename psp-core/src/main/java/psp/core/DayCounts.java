package psp.core;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Counts of one place by day: the days with at least one, in order, and running sums. Days are epoch days. */
final class DayCounts {

    static final DayCounts EMPTY = new DayCounts(new int[0], new long[] {0});

    private final int[] days;
    /** One longer than the days: what lies before the i-th. */
    private final long[] before;

    private DayCounts(int[] days, long[] before) {
        this.days = days;
        this.before = before;
    }

    /** Of days in rising order; zeros are left out. */
    static DayCounts of(int[] risingDays, long[] counts) {
        int n = 0;
        int[] days = new int[risingDays.length];
        long[] before = new long[risingDays.length + 1];
        for (int i = 0; i < risingDays.length; i++) {
            if (counts[i] != 0) {
                days[n] = risingDays[i];
                before[n + 1] = Math.addExact(before[n], counts[i]);
                n++;
            }
        }
        return ofSums(days, before, n);
    }

    /** Of so many days, in rising order, and the sums before each of them and behind the last; the arrays are not to be used further. */
    static DayCounts ofSums(int[] days, long[] before, int n) {
        return n == 0
                ? EMPTY
                : n == days.length
                        ? new DayCounts(days, before)
                        : new DayCounts(Arrays.copyOf(days, n), Arrays.copyOf(before, n + 1));
    }

    /** Of one count for each day from a day on; zeros are left out. */
    static DayCounts from(int firstDay, long[] counts) {
        int[] days = new int[counts.length];
        long[] before = new long[counts.length + 1];
        int n = 0;
        for (int i = 0; i < counts.length; i++) {
            // Without a branch on a count, which nobody can foresee.
            days[n] = firstDay + i;
            before[n + 1] = Math.addExact(before[n], counts[i]);
            n += counts[i] == 0 ? 0 : 1;
        }
        return ofSums(days, before, n);
    }

    boolean isEmpty() {
        return days.length == 0;
    }

    int size() {
        return days.length;
    }

    int day(int i) {
        return days[i];
    }

    long count(int i) {
        return before[i + 1] - before[i];
    }

    /** The sum over a period. */
    long in(Period period) {
        return before[from(period.end().toEpochDay())]
                - before[from(period.start().toEpochDay())];
    }

    /** Adds the sums over stretches of epoch days, in order and without a common day, to what is there. */
    void addTo(long[] sums, long[] starts, long[] ends) {
        int at = 0;
        for (int i = 0; i < sums.length; i++) {
            int start = next(at, starts[i]);
            at = next(start, ends[i]);
            sums[i] = Math.addExact(sums[i], before[at] - before[start]);
        }
    }

    /** As {@link #from}, from a place on that does not lie behind it. */
    private int next(int least, long epochDay) {
        int at = least;
        while (at < days.length && days[at] < epochDay) {
            at++;
        }
        return at;
    }

    long sum() {
        return before[days.length];
    }

    private int from(long epochDay) {
        int at = Arrays.binarySearch(days, Math.toIntExact(epochDay));
        return at >= 0 ? at : -at - 1;
    }

    /** Of many places together. */
    static DayCounts sum(Collection<DayCounts> parts) {
        int first = parts.stream()
                .filter(part -> !part.isEmpty())
                .mapToInt(part -> part.days[0])
                .min()
                .orElse(0);
        int last = parts.stream()
                .filter(part -> !part.isEmpty())
                .mapToInt(part -> part.days[part.size() - 1])
                .max()
                .orElse(-1);
        long[] sums = new long[Math.max(0, last - first + 1)];
        for (DayCounts part : parts) {
            for (int i = 0; i < part.size(); i++) {
                int at = part.day(i) - first;
                sums[at] = Math.addExact(sums[at], part.count(i));
            }
        }
        return from(first, sums);
    }

    DayCounts plus(DayCounts other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        int[] merged = new int[days.length + other.days.length];
        long[] sums = new long[merged.length + 1];
        int n = 0;
        int i = 0;
        int j = 0;
        while (i < days.length && j < other.days.length) {
            int mine = days[i];
            int theirs = other.days[j];
            merged[n] = Math.min(mine, theirs);
            i += mine <= theirs ? 1 : 0;
            j += theirs <= mine ? 1 : 0;
            sums[++n] = Math.addExact(before[i], other.before[j]);
        }
        for (; i < days.length; i++) {
            merged[n] = days[i];
            sums[++n] = Math.addExact(before[i + 1], other.before[j]);
        }
        for (; j < other.days.length; j++) {
            merged[n] = other.days[j];
            sums[++n] = Math.addExact(before[i], other.before[j + 1]);
        }
        return ofSums(merged, sums, n);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DayCounts counts
                && Arrays.equals(days, counts.days)
                && Arrays.equals(before, counts.before);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(days) + Arrays.hashCode(before);
    }

    /** The counts of each row between days in order, one from each day to the next. */
    static long[][] between(List<DayCounts> rows, List<LocalDate> days) {
        long[] limits = days.stream().mapToLong(LocalDate::toEpochDay).toArray();
        for (int i = 1; i < limits.length; i++) {
            if (limits[i] <= limits[i - 1]) {
                throw new IllegalArgumentException(
                        "The day " + days.get(i) + " does not come after " + days.get(i - 1));
            }
        }
        long[] starts = Arrays.copyOf(limits, Math.max(0, limits.length - 1));
        long[] ends = Arrays.copyOfRange(limits, Math.min(1, limits.length), limits.length);
        long[][] counts = new long[rows.size()][starts.length];
        for (int i = 0; i < counts.length; i++) {
            rows.get(i).addTo(counts[i], starts, ends);
        }
        return counts;
    }
}
