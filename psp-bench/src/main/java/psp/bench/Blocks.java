package psp.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import psp.bench.index.BlockCity;
import psp.bench.index.Layers;
import psp.core.Zones;
import psp.geo.ZoneIndex;

/**
 * Forty thousand blocks that tile a city, and points whose block a formula tells.
 *
 * <p>{@code Blocks [--points N] [--threads T] [--seed S]} makes a {@link BlockCity}, builds its index, and locates the points,
 * by hundred thousands, each by its number and the seed alone. The block of every point is held to the formula. Seconds are a
 * thread's own time; the memory is what is in use with the index less what is without it. Run it with {@code -Xmx1g}. Status 1
 * if a point lies in another block than the formula tells.
 */
public final class Blocks {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int BLOCK = 100_000;

    private final BlockCity city;
    private final ZoneIndex index;
    private final long seed;
    private final AtomicLong nanoseconds = new AtomicLong();
    private final AtomicLong inside = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();

    private Blocks(BlockCity city, ZoneIndex index, long seed) {
        this.city = city;
        this.index = index;
        this.seed = seed;
    }

    /**
     * Runs.
     *
     * @param args as above
     */
    public static void main(String[] args) {
        long points = 100_000_000;
        int threads = 2;
        long seed = 2017;
        for (int i = 0; i + 1 < args.length; i += 2) {
            long value = Long.parseLong(args[i + 1]);
            switch (args[i]) {
                case "--points" -> points = value;
                case "--threads" -> threads = (int) value;
                case "--seed" -> seed = value;
                default -> throw new IllegalArgumentException("No option '" + args[i] + "'; see Blocks");
            }
        }
        BlockCity city = new BlockCity(seed);
        Zones zones = city.zones();
        long before = IndexSizes.used();
        long began = THREADS.getCurrentThreadCpuTime();
        ZoneIndex index = ZoneIndex.of(zones);
        double seconds = (THREADS.getCurrentThreadCpuTime() - began) / 1e9;
        long vertices = Layers.vertices(zones);
        System.out.printf(
                Locale.ROOT,
                "%,d blocks, %,d vertices; index built in %.1f s, the first build after the start, in a heap of at"
                        + " most %,d MB; it takes %.1f MB, at most %.1f%n",
                zones.size(),
                vertices,
                seconds,
                Runtime.getRuntime().maxMemory() >> 20,
                (IndexSizes.used() - before) / 1e6,
                8 + 260e-6 * vertices);
        Blocks blocks = new Blocks(city, index, seed);
        blocks.run(points, threads);
        System.out.printf(
                Locale.ROOT,
                "%,d points on %d threads, %,d of them in a block: %.1f s of the threads' own time to locate them,"
                        + " %.0f ns a point; %,d in another block than the formula tells%n",
                points,
                threads,
                blocks.inside.get(),
                blocks.nanoseconds.get() / 1e9,
                (double) blocks.nanoseconds.get() / points,
                blocks.wrong.get());
        System.exit(blocks.wrong.get() == 0 ? 0 : 1);
    }

    private void run(long points, int threads) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<CompletableFuture<Void>> parts = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int first = thread;
                parts.add(CompletableFuture.runAsync(
                        () -> {
                            for (long block = first; block * BLOCK < points; block += threads) {
                                locate(block, (int) Math.min(BLOCK, points - block * BLOCK));
                            }
                        },
                        executor));
            }
            parts.forEach(CompletableFuture::join);
        } finally {
            executor.shutdown();
        }
    }

    private void locate(long block, int count) {
        SplittableRandom random = new SplittableRandom(seed + (block << 32));
        int[] owners = new int[count];
        double[] longitudes = new double[count];
        double[] latitudes = new double[count];
        long[] xy = new long[2];
        for (int i = 0; i < count; i++) {
            city.point(random, xy);
            owners[i] = city.owner(xy[0], xy[1]);
            longitudes[i] = xy[0] / BlockCity.UNITS;
            latitudes[i] = xy[1] / BlockCity.UNITS;
        }
        int[] numbers = new int[count];
        long began = THREADS.getCurrentThreadCpuTime();
        index.locate(longitudes, latitudes, 0, count, numbers);
        nanoseconds.addAndGet(THREADS.getCurrentThreadCpuTime() - began);
        int held = 0;
        for (int i = 0; i < count; i++) {
            String name = owners[i] < 0 ? "" : Integer.toString(owners[i]);
            held += owners[i] < 0 ? 0 : 1;
            if (!name.equals(String.join(" ", index.place(numbers[i]).zones()))) {
                wrong.incrementAndGet();
            }
        }
        inside.addAndGet(held);
    }
}
