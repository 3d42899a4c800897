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
import java.util.Locale;
import java.util.stream.IntStream;
import psp.bench.index.CrimePoints;
import psp.bench.index.JtsPeer;
import psp.bench.index.Layers;
import psp.core.Zones;
import psp.geo.EdgeRule;
import psp.geo.Wkt;
import psp.geo.ZoneIndex;

/**
 * Writes a layer and its crime-like points for programs that are no Java, and tells how fast psp and JTS find the same points.
 *
 * <p>{@code PeerFiles LAYER COUNT DIRECTORY} writes {@code zones.wkt}, a zone a line, {@code points.bin}, pairs of doubles as
 * the processor has them, and {@code points.csv}; the points are those of {@link CrimePoints}, seed 2017. It prints millions
 * of points a second of the thread's own time, psp's and JTS's, the best of seven and of three runs, and how many zones hold
 * a point in all, edges included. {@code psp-bench/peers/run.sh} does the rest.
 */
public final class PeerFiles {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long SEED = 2017;

    private PeerFiles() {}

    /**
     * Runs.
     *
     * @param args layer, number of points, directory
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("usage: PeerFiles LAYER COUNT DIRECTORY");
            System.exit(2);
        }
        Zones zones = Layers.layer(args[0]);
        CrimePoints points = CrimePoints.crimeLike(zones, Integer.parseInt(args[1]), SEED);
        double[] longitudes = points.longitudes();
        double[] latitudes = points.latitudes();
        Path directory = Path.of(args[2]);
        Files.write(
                directory.resolve("zones.wkt"),
                zones.stream().map(zone -> Wkt.write(zone.boundary())).toList());
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
        try (DataOutputStream binary = new DataOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(directory.resolve("points.bin"))));
                PrintWriter text =
                        new PrintWriter(directory.resolve("points.csv").toFile(), StandardCharsets.UTF_8)) {
            for (int i = 0; i < longitudes.length; i++) {
                binary.write(bytes.putDouble(0, longitudes[i])
                        .putDouble(8, latitudes[i])
                        .array());
                text.print(longitudes[i] + "," + latitudes[i] + "\n");
            }
        }
        ZoneIndex index = ZoneIndex.of(zones, EdgeRule.HALF_OPEN);
        JtsPeer jts = new JtsPeer(zones);
        int[] numbers = new int[longitudes.length];
        double psp =
                best(7, longitudes.length, () -> index.locate(longitudes, latitudes, 0, longitudes.length, numbers));
        long[] held = {0};
        double peer = best(
                3,
                longitudes.length,
                () -> held[0] = IntStream.range(0, longitudes.length)
                        .mapToLong(i -> jts.locate(longitudes[i], latitudes[i]))
                        .sum());
        System.out.printf(Locale.ROOT, "%.2f %.3f %d%n", psp, peer, held[0]);
    }

    private static double best(int runs, int points, Runnable run) {
        double best = 0;
        for (int i = 0; i < runs; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            run.run();
            best = Math.max(best, 1e3 * points / (THREADS.getCurrentThreadCpuTime() - start));
        }
        return best;
    }
}
