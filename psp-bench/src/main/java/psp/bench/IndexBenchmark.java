package psp.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import psp.bench.index.CrimePoints;
import psp.bench.index.EsriPeer;
import psp.bench.index.JtsPeer;
import psp.bench.index.Layers;
import psp.bench.index.LucenePeer;
import psp.core.Zones;
import psp.geo.ZoneIndex;

/**
 * Points located in a second: psp beside what a program can pick today, on the same ten million points of real layers.
 *
 * <p>Run as a program it measures and prints the table of docs/evidence/zone-index.md: {@code IndexBenchmark [LAYER…]}, beside
 * {@code ../shared/data}. Points are those of {@link CrimePoints}, seed 2017, taken in turn 50,000 at a
 * time, by the peers, which are slower, 2,000.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx8g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class IndexBenchmark {

    private static final int POINTS = 10_000_000;
    private static final int BLOCK = 50_000;
    private static final int SMALL_BLOCK = 2_000;
    private static final long SEED = 2017;
    private static final List<String> LAYERS = List.of(
            "police_precincts",
            "census_tracts_2010",
            "election_districts",
            Layers.EVERYTHING,
            "milwaukee/police_districts",
            "milwaukee/census_tracts_2010_milwaukee_county",
            "milwaukee/center_street_corridor");

    /** The zones. */
    @Param("police_precincts")
    private String layer;

    /** Where the points lie: {@code crime} or {@code uniform}. */
    @Param("crime")
    private String points;

    private Zones zones;
    private double[] longitudes;
    private double[] latitudes;

    /** Reads the zones and makes the points, the same in every run. */
    @Setup
    public void make() {
        zones = Layers.layer(layer);
        CrimePoints made = points.equals("crime")
                ? CrimePoints.crimeLike(zones, POINTS, SEED)
                : CrimePoints.uniform(zones, POINTS, SEED);
        longitudes = made.longitudes();
        latitudes = made.latitudes();
    }

    /**
     * Where in the points a thread is, and how much of its own time it took: on a machine that others use too, points a
     * second of a thread's own time can be compared, points a second by the clock cannot.
     */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Turn {

        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        /** Points located. */
        public long located;

        /** The thread's own time for them. */
        public long nanoseconds;

        private final int[] numbers = new int[POINTS];
        private int at;
        private int length;
        private long since;

        /** Two threads begin at different points. */
        @Setup
        public void begin() {
            at = (int) (Thread.currentThread().getId() % 2) * (POINTS / 2);
        }

        /** Nothing is located yet. */
        @Setup(Level.Iteration)
        public void start() {
            length = 0;
        }

        /** The first of the next so many points. */
        private int next(int points) {
            long now = THREADS.getCurrentThreadCpuTime();
            if (length > 0) {
                located += length;
                nanoseconds += now - since;
            }
            since = now;
            length = points;
            at = (at + points) % POINTS;
            return at;
        }
    }

    /** psp's index. */
    @State(Scope.Benchmark)
    public static class Cells {

        private ZoneIndex index;

        /** Builds it. */
        @Setup
        public void build(IndexBenchmark all) {
            index = ZoneIndex.of(all.zones);
            System.out.printf(
                    Locale.ROOT,
                    "%n%.1f %% of the points are answered by the first look%n",
                    100 * index.shareAtFirstLook(all.longitudes, all.latitudes));
        }
    }

    /** JTS. */
    @State(Scope.Benchmark)
    public static class Jts {

        private JtsPeer peer;

        /** Builds it. */
        @Setup
        public void build(IndexBenchmark all) {
            peer = new JtsPeer(all.zones);
        }
    }

    /** Lucene. */
    @State(Scope.Benchmark)
    public static class Lucene {

        private LucenePeer peer;

        /** Builds it. */
        @Setup
        public void build(IndexBenchmark all) {
            peer = new LucenePeer(all.zones);
        }
    }

    /** Esri's geometry-api. */
    @State(Scope.Benchmark)
    public static class Esri {

        private EsriPeer peer;

        /** Builds it. */
        @Setup
        public void build(IndexBenchmark all) {
            peer = new EsriPeer(all.zones);
        }
    }

    /** Adds up the coordinates and does nothing else: the memory's limit. */
    @Benchmark
    @OperationsPerInvocation(BLOCK)
    public double sum(Turn turn) {
        int from = turn.next(BLOCK);
        double sum = 0;
        for (int i = from; i < from + BLOCK; i++) {
            sum += longitudes[i] + latitudes[i];
        }
        return sum;
    }

    /** The batch. */
    @Benchmark
    @OperationsPerInvocation(BLOCK)
    public int cells(Cells cells, Turn turn) {
        int from = turn.next(BLOCK);
        cells.index.locate(longitudes, latitudes, from, from + BLOCK, turn.numbers);
        return turn.numbers[from];
    }

    /** The batch on two threads. */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(BLOCK)
    public int cellsOnTwoThreads(Cells cells, Turn turn) {
        return cells(cells, turn);
    }

    /** One point after the other, each with its place. */
    @Benchmark
    @OperationsPerInvocation(BLOCK)
    public int cellsOneByOne(Cells cells, Turn turn) {
        int from = turn.next(BLOCK);
        int zones = 0;
        for (int i = from; i < from + BLOCK; i++) {
            zones += cells.index.locate(longitudes[i], latitudes[i]).zones().size();
        }
        return zones;
    }

    /** JTS's tree and indexed locators. */
    @Benchmark
    @OperationsPerInvocation(SMALL_BLOCK)
    public long jts(Jts jts, Turn turn) {
        int from = turn.next(SMALL_BLOCK);
        long marks = 0;
        for (int i = from; i < from + SMALL_BLOCK; i++) {
            marks += jts.peer.locate(longitudes[i], latitudes[i]);
        }
        return marks;
    }

    /** Lucene's polygons. */
    @Benchmark
    @OperationsPerInvocation(SMALL_BLOCK)
    public long lucene(Lucene lucene, Turn turn) {
        int from = turn.next(SMALL_BLOCK);
        long marks = 0;
        for (int i = from; i < from + SMALL_BLOCK; i++) {
            marks += lucene.peer.locate(longitudes[i], latitudes[i]);
        }
        return marks;
    }

    /** Esri's polygons. */
    @Benchmark
    @OperationsPerInvocation(SMALL_BLOCK)
    public long esri(Esri esri, Turn turn) {
        int from = turn.next(SMALL_BLOCK);
        long marks = 0;
        for (int i = from; i < from + SMALL_BLOCK; i++) {
            marks += esri.peer.locate(longitudes[i], latitudes[i]);
        }
        return marks;
    }

    /**
     * Measures and prints the table.
     *
     * @param args layers; none for all
     * @throws RunnerException if the measuring fails
     */
    public static void main(String[] args) throws RunnerException {
        List<String> layers = args.length == 0 ? LAYERS : List.of(args);
        String only = IndexBenchmark.class.getSimpleName() + ".";
        Collection<RunResult> crime = new Runner(new OptionsBuilder()
                        .include(only)
                        .param("layer", layers.toArray(String[]::new))
                        .param("points", "crime")
                        .build())
                .run();
        Collection<RunResult> uniform = new Runner(new OptionsBuilder()
                        .include(only + "(cells|jts|sum)$")
                        .param("layer", layers.toArray(String[]::new))
                        .param("points", "uniform")
                        .build())
                .run();
        System.out.println();
        table("crime-like", layers, crime);
        table("uniform", layers, uniform);
    }

    private static void table(String points, List<String> layers, Collection<RunResult> results) {
        Map<String, Map<String, Double>> byLayer = new LinkedHashMap<>();
        for (RunResult result : results) {
            String method = result.getParams().getBenchmark().replaceAll(".*\\.", "");
            Map<String, Double> row =
                    byLayer.computeIfAbsent(result.getParams().getParam("layer"), layer -> new TreeMap<>());
            row.put(
                    method,
                    1000
                            * result.getSecondaryResults().get("located").getScore()
                            / result.getSecondaryResults().get("nanoseconds").getScore());
            row.put(method + " by the clock", result.getPrimaryResult().getScore());
        }
        System.out.println("| " + points + " points, millions a second of a thread's own time | sum | psp, batch"
                + " | one by one | JTS | Lucene | Esri | psp / JTS | psp / best peer | sum / psp"
                + " | two threads / one, by the clock |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (String layer : layers) {
            Map<String, Double> row = byLayer.getOrDefault(layer, Map.of());
            double psp = row.getOrDefault("cells", Double.NaN);
            double jts = row.getOrDefault("jts", Double.NaN);
            double best = Math.max(jts, Math.max(row.getOrDefault("lucene", 0.0), row.getOrDefault("esri", 0.0)));
            System.out.println("| " + layer + " | " + of(row, "sum") + " | " + of(row, "cells") + " | "
                    + of(row, "cellsOneByOne") + " | " + of(row, "jts") + " | " + of(row, "lucene") + " | "
                    + of(row, "esri") + " | " + number(psp / jts) + " | " + number(psp / best) + " | "
                    + number(row.getOrDefault("sum", Double.NaN) / psp) + " | "
                    + number(row.getOrDefault("cellsOnTwoThreads by the clock", Double.NaN)
                            / row.getOrDefault("cells by the clock", Double.NaN))
                    + " |");
        }
        System.out.println();
    }

    private static String of(Map<String, Double> row, String method) {
        return number(row.getOrDefault(method, Double.NaN));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}
