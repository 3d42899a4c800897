package psp.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import psp.bench.index.CrimePoints;
import psp.bench.index.EsriPeer;
import psp.bench.index.JtsPeer;
import psp.bench.index.Layers;
import psp.bench.index.LucenePeer;
import psp.bench.index.Peer;
import psp.bench.index.PreparedPeer;
import psp.bench.index.S2Peer;
import psp.core.Zone;
import psp.core.Zones;
import psp.geo.EdgeRule;
import psp.geo.Wkt;
import psp.geo.ZoneIndex;

/**
 * psp beside libraries for Java on the same points and zones, and the same written for programs that are no Java.
 *
 * <p>{@code Race LAYER COUNT DIRECTORY}. Points are those of {@link CrimePoints}, seed 2017: three millions for psp, which would
 * else find them all in the processor's caches, and the first COUNT of them for the others. A line for each library: its name,
 * millions of points a second of the thread's own time, the best of the runs that begin within a second and of two at least,
 * and of how many points it finds other zones than psp under {@link EdgeRule#CLOSED}. The directory
 * gets {@code zones.wkt}, a zone a line, {@code points.bin}, pairs of doubles as the processor has them, {@code points.csv},
 * {@code marks.bin}, a {@link Peer#mark sum of marks} for each point as psp has it, and {@code pairs.csv}, points with
 * each zone that psp finds, both from 0. {@code psp-bench/peers/race.sh} does the rest.
 */
public final class Race {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long SEED = 2017;
    /** Points that psp is timed with, too many for the processor's caches. */
    private static final int MANY = 3_000_000;

    private static final int FEWEST_RUNS = 2;
    private static final long SECOND = 1_000_000_000;

    private Race() {}

    /**
     * Runs.
     *
     * @param args layer, number of points, directory
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("usage: Race LAYER COUNT DIRECTORY");
            System.exit(2);
        }
        Zones zones = Layers.layer(args[0]);
        CrimePoints points = CrimePoints.crimeLike(zones, MANY, SEED);
        double[] longitudes = points.longitudes();
        double[] latitudes = points.latitudes();
        long[] marks = new long[Integer.parseInt(args[1])];
        write(zones, points, marks, Path.of(args[2]));
        int[] numbers = new int[MANY];
        ZoneIndex index = ZoneIndex.of(zones);
        double psp = best(MANY, () -> index.locate(longitudes, latitudes, 0, MANY, numbers));
        System.out.printf(Locale.ROOT, "psp\t%.2f\t0%n", psp);
        Map<String, Function<Zones, Peer>> peers = new LinkedHashMap<>();
        peers.put("JTS indexed", JtsPeer::new);
        peers.put("JTS prepared", PreparedPeer::new);
        peers.put("Lucene", LucenePeer::new);
        peers.put("Esri", EsriPeer::new);
        peers.put("S2", S2Peer::new);
        for (Map.Entry<String, Function<Zones, Peer>> entry : peers.entrySet()) {
            Peer peer;
            try {
                peer = entry.getValue().apply(zones);
            } catch (OutOfMemoryError e) {
                System.out.println(entry.getKey() + "\tout of memory\t0");
                continue;
            }
            long[] found = new long[marks.length];
            double rate = best(marks.length, () -> {
                for (int i = 0; i < found.length; i++) {
                    found[i] = peer.locate(longitudes[i], latitudes[i]);
                }
            });
            int others = 0;
            for (int i = 0; i < found.length; i++) {
                others += found[i] == marks[i] ? 0 : 1;
            }
            System.out.printf(Locale.ROOT, "%s\t%.3f\t%d%n", entry.getKey(), rate, others);
        }
    }

    private static void write(Zones zones, CrimePoints points, long[] marks, Path directory) throws IOException {
        List<Zone> byNumber = zones.stream().toList();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        byNumber.forEach(zone -> numbers.put(zone.name(), numbers.size()));
        Files.write(
                directory.resolve("zones.wkt"),
                byNumber.stream().map(zone -> Wkt.write(zone.boundary())).toList());
        ZoneIndex index = ZoneIndex.of(zones, EdgeRule.CLOSED);
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
        try (DataOutputStream places = binary(directory.resolve("points.bin"));
                DataOutputStream sums = binary(directory.resolve("marks.bin"));
                PrintWriter text = text(directory.resolve("points.csv"));
                PrintWriter pairs = text(directory.resolve("pairs.csv"))) {
            for (int i = 0; i < marks.length; i++) {
                double longitude = points.longitudes()[i];
                double latitude = points.latitudes()[i];
                for (String zone : index.locate(longitude, latitude).zones()) {
                    int number = numbers.get(zone);
                    marks[i] += Peer.mark(number);
                    pairs.print(i + "," + number + "\n");
                }
                places.write(
                        bytes.putDouble(0, longitude).putDouble(8, latitude).array());
                sums.write(bytes.putLong(0, marks[i]).array(), 0, 8);
                text.print(i + "," + longitude + "," + latitude + "\n");
            }
        }
    }

    private static DataOutputStream binary(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
    }

    private static PrintWriter text(Path file) throws IOException {
        return new PrintWriter(file.toFile(), StandardCharsets.UTF_8);
    }

    private static double best(int points, Runnable run) {
        double best = 0;
        long first = THREADS.getCurrentThreadCpuTime();
        long start = first;
        for (int i = 0; i < FEWEST_RUNS || start - first < SECOND; i++) {
            run.run();
            long end = THREADS.getCurrentThreadCpuTime();
            best = Math.max(best, 1e3 * points / (end - start));
            start = end;
        }
        return best;
    }
}
