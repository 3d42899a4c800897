package psp.stats.level;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The small zones of one city: what was counted in each, period by period, and where its middle lies if that is known. */
public final class CityGround {
    private final List<String> names;
    private final double[][] counts;
    private final double[] total;
    private final double tickYears;
    private final double @Nullable [] x;
    private final double @Nullable [] y;
    private final Map<Integer, int[]> nearest = new ConcurrentHashMap<>();
    private final Map<Object, Object> kept = new ConcurrentHashMap<>();

    /**
     * Makes the ground of a city.
     *
     * @param names the zones' names, sorted; without middles a zone's neighbours are those beside it in this order
     * @param counts for each zone its counts, one a period
     * @param tickYears the length of a period in years
     * @param x the zones' middles from west to east in any unit of length, or null
     * @param y the zones' middles from south to north in the same unit, or null
     */
    public CityGround(
            List<String> names, double[][] counts, double tickYears, double @Nullable [] x, double @Nullable [] y) {
        if (names.size() != counts.length) {
            throw new IllegalArgumentException(names.size() + " names for " + counts.length + " rows of counts");
        }
        if (!(tickYears > 0)) {
            throw new IllegalArgumentException("A period must last longer than nothing, not " + tickYears + " years");
        }
        this.names = List.copyOf(names);
        this.counts = Arrays.stream(counts).map(double[]::clone).toArray(double[][]::new);
        this.tickYears = tickYears;
        this.x = x == null || y == null ? null : x.clone();
        this.y = x == null || y == null ? null : y.clone();
        this.total = sum(IntStream.range(0, counts.length).toArray());
    }

    /** Returns the number of zones. */
    public int zones() {
        return counts.length;
    }

    /** Returns the zones' names. */
    public List<String> names() {
        return names;
    }

    /** Returns the number of periods. */
    public int ticks() {
        return counts.length == 0 ? 0 : counts[0].length;
    }

    /** Returns the length of a period in years. */
    public double tickYears() {
        return tickYears;
    }

    /** Returns the periods that make one year, at least one. */
    public int ticksPerYear() {
        return (int) Math.max(1, Math.round(1 / tickYears));
    }

    /** Returns whether neighbours are known by the middles of zones. */
    public boolean hasMiddles() {
        return x != null;
    }

    /** Returns what was counted in the whole city, period by period. */
    public double[] total() {
        return total.clone();
    }

    /** Returns what was counted in some zones together, period by period. */
    public double[] sum(int[] zones) {
        double[] sum = new double[ticks()];
        for (int zone : zones) {
            for (int tick = 0; tick < sum.length; tick++) {
                sum[tick] += counts[zone][tick];
            }
        }
        return sum;
    }

    /** Returns the same; of most zones what all have less what the few others have. */
    double[] sum(BitSet zones) {
        if (2 * zones.cardinality() < counts.length) {
            return sum(zones.stream().toArray());
        }
        BitSet others = new BitSet();
        others.set(0, counts.length);
        others.andNot(zones);
        double[] sum = total();
        double[] less = sum(others.stream().toArray());
        for (int tick = 0; tick < sum.length; tick++) {
            sum[tick] -= less[tick];
        }
        return sum;
    }

    private record MeansKey(int from, int to) {}

    /** Returns what all zones had a year in some periods, which nobody changes. */
    double[] means(int from, int to) {
        return kept(
                new MeansKey(from, to),
                () -> IntStream.range(0, zones())
                        .mapToDouble(zone -> mean(zone, from, to))
                        .toArray());
    }

    double mean(int zone, int from, int to) {
        double sum = 0;
        for (int tick = from; tick < to; tick++) {
            sum += counts[zone][tick];
        }
        return to > from ? sum / ((to - from) * tickYears) : 0;
    }

    /** Returns all zones, the nearest to one of them first. */
    int[] nearest(int zone) {
        return nearest.computeIfAbsent(zone, this::sorted);
    }

    /** Returns what was made for a key before, or makes and keeps it. */
    @SuppressWarnings("unchecked")
    <T> T kept(Object key, java.util.function.Supplier<T> maker) {
        Object found = kept.get(key);
        if (found == null) {
            found = maker.get();
            Object other = kept.putIfAbsent(key, found);
            found = other == null ? found : other;
        }
        return (T) found;
    }

    private int[] sorted(int zone) {
        record Far(double distance, int zone) {}
        return IntStream.range(0, zones())
                .mapToObj(other -> new Far(distance(zone, other), other))
                .sorted(java.util.Comparator.comparingDouble(Far::distance).thenComparingInt(Far::zone))
                .mapToInt(Far::zone)
                .toArray();
    }

    private double distance(int a, int b) {
        double[] east = x;
        double[] north = y;
        if (east == null || north == null || !Double.isFinite(east[a] + east[b] + north[a] + north[b])) {
            return Math.abs(a - b);
        }
        double dx = east[a] - east[b];
        double dy = north[a] - north[b];
        return dx * dx + dy * dy;
    }
}
