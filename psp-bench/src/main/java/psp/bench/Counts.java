package psp.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import psp.core.Coverage;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.PointCounter;
import psp.geo.ZoneIndex;
import psp.io.zone.GeoJson;

/**
 * Counts many simulated points by zone and day: {@code Counts ZONES.geojson[.gz] --points N --threads T --seed S}.
 *
 * <p>Points come in blocks of a million, each from its number and the seed alone: three in four lie about a vertex of a zone
 * drawn at random, some hundred metres away, one anywhere in the box of the zones; each on one of 1,826 days. The last line is
 * {@code points,threads,seconds,sha256 of the canonical counts}; the seconds are those of counting the blocks, without making
 * the points, building the index and making the table, which are told above.
 */
public final class Counts {

    private static final int BLOCK = 1_000_000;
    private static final int WARM_UP = 5;
    private static final int DAYS = 1_826;
    private static final LocalDate START = LocalDate.of(2016, 1, 1);
    private static final double SPREAD = 0.003;

    private final ZoneIndex index;
    private final long seed;
    private final double[] vertices;
    private final double[] box = {180, 90, -180, -90};
    private final Outcome outcome = Outcome.all("simulated points");
    private final Coverage covered = Coverage.declared(Period.of(START, START.plusDays(DAYS)));
    private final double[] longitudes = new double[BLOCK];
    private final double[] latitudes = new double[BLOCK];
    private final int[] days = new int[BLOCK];

    private Counts(Zones zones, long seed) {
        index = ZoneIndex.of(zones);
        this.seed = seed;
        vertices = zones.stream()
                .map(Zone::boundary)
                .filter(Objects::nonNull)
                .flatMap(ground -> ground.parts().stream())
                .flatMapToDouble(part -> Arrays.stream(part.shell().toArray()))
                .toArray();
        for (int i = 0; i < vertices.length; i++) {
            box[i % 2] = Math.min(box[i % 2], vertices[i]);
            box[2 + i % 2] = Math.max(box[2 + i % 2], vertices[i]);
        }
    }

    /**
     * Runs the count.
     *
     * @param args file and options
     */
    public static void main(String[] args) {
        Map<String, String> options = new HashMap<>(Map.of("--points", "10000000", "--threads", "2", "--seed", "2017"));
        for (int i = 1; i < args.length; i += 2) {
            if (!options.containsKey(args[i]) || i + 1 == args.length) {
                System.err.println(
                        "No option '" + args[i] + "' with a value; the options are --points, --threads, --seed");
                System.exit(2);
            }
            options.put(args[i], args[i + 1]);
        }
        if (args.length == 0) {
            System.err.println("Name a file of zones: Counts ZONES.geojson[.gz] --points N --threads T --seed S");
            System.exit(2);
        }
        long began = System.nanoTime();
        Counts counts = new Counts(GeoJson.readZones(Path.of(args[0])), Long.parseLong(options.get("--seed")));
        counts.index.locate(counts.box[0], counts.box[1]);
        System.out.printf(
                Locale.ROOT,
                "%,d zones, read and indexed in %.1f s%n",
                counts.index.zones().size(),
                (System.nanoTime() - began) / 1e9);
        counts.run(Long.parseLong(options.get("--points")), Integer.parseInt(options.get("--threads")));
    }

    private void run(long points, int threads) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            // Some before, so that few points are not timed in code that the machine has yet to compile.
            for (int i = 1; i <= WARM_UP; i++) {
                makeBlock(-i, executor, threads);
                count(counters(threads), BLOCK, executor);
            }
            List<PointCounter> counters = counters(threads);
            double seconds = 0;
            for (long block = 0; block * BLOCK < points; block++) {
                makeBlock(block, executor, threads);
                seconds += count(counters, (int) Math.min(BLOCK, points - block * BLOCK), executor);
                if (block % 10 == 9) {
                    System.out.printf(Locale.ROOT, "%,d points, %.1f s%n", (block + 1) * BLOCK, seconds);
                }
            }
            long began = System.nanoTime();
            PointCounter all = counters.remove(0);
            while (!counters.isEmpty()) {
                all = all.plus(counters.remove(0));
            }
            ZoneCounts table = all.counts();
            System.out.printf(
                    Locale.ROOT,
                    "%s%n%,d places; the table was made in %.1f s%n",
                    table,
                    table.places().size(),
                    (System.nanoTime() - began) / 1e9);
            System.out.printf(Locale.ROOT, "%d,%d,%.3f,%s%n", points, threads, seconds, table.sha256());
        } finally {
            executor.shutdown();
        }
    }

    private List<PointCounter> counters(int threads) {
        List<PointCounter> counters = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            counters.add(new PointCounter(index, outcome, covered));
        }
        return counters;
    }

    private interface Part {

        void run(int thread, int from, int to);
    }

    private static void inParts(int size, int threads, ExecutorService executor, Part part) {
        CompletableFuture<?>[] parts = new CompletableFuture<?>[threads];
        for (int i = 0; i < threads; i++) {
            int thread = i;
            int from = (int) ((long) size * i / threads);
            int to = (int) ((long) size * (i + 1) / threads);
            parts[i] = CompletableFuture.runAsync(() -> part.run(thread, from, to), executor);
        }
        CompletableFuture.allOf(parts).join();
    }

    private double count(List<PointCounter> counters, int size, ExecutorService executor) {
        long began = System.nanoTime();
        inParts(
                size,
                counters.size(),
                executor,
                (thread, from, to) -> counters.get(thread).add(longitudes, latitudes, days, from, to));
        return (System.nanoTime() - began) / 1e9;
    }

    /** Points of a block: a thousand at a time from one stream of numbers, so that any number of threads makes the same. */
    private void makeBlock(long block, ExecutorService executor, int threads) {
        int stretch = 1_000;
        inParts(BLOCK / stretch, threads, executor, (thread, from, to) -> {
            for (int i = from; i < to; i++) {
                make(
                        new SplittableRandom(seed * 0x9E3779B97F4A7C15L + block * (BLOCK / stretch) + i),
                        i * stretch,
                        (i + 1) * stretch);
            }
        });
    }

    /** Degrees beside a vertex, most often few. */
    private static double aside(SplittableRandom random) {
        double one = random.nextDouble();
        return SPREAD * (one - random.nextDouble());
    }

    private void make(SplittableRandom random, int from, int to) {
        for (int i = from; i < to; i++) {
            if (random.nextInt(4) == 0) {
                longitudes[i] = random.nextDouble(box[0], box[2]);
                latitudes[i] = random.nextDouble(box[1], box[3]);
            } else {
                int vertex = random.nextInt(vertices.length / 2);
                longitudes[i] = within(vertices[2 * vertex] + aside(random), 180);
                latitudes[i] = within(vertices[2 * vertex + 1] + aside(random), 90);
            }
            days[i] = (int) START.toEpochDay() + random.nextInt(DAYS);
        }
    }

    private static double within(double degrees, double limit) {
        return Math.max(-limit, Math.min(limit, degrees));
    }
}
