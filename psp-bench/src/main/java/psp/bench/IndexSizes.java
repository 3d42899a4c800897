package psp.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import psp.bench.index.Layers;
import psp.core.Zones;
import psp.geo.ZoneIndex;

/**
 * How long an index takes to build and how much memory it holds, layer by layer, beside what it may.
 *
 * <p>{@code IndexSizes [LAYER…]} prints a line a layer; none for all layers of New York and the files of Milwaukee. The time
 * is the thread's own, the shortest of five builds after one; at most 1 s up to 130,000 vertices and 8 µs a vertex above are allowed. The
 * memory is what is in use with the index less what is without it, at most 8 MB and 260 B a vertex. Status 1 if more.
 */
public final class IndexSizes {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int BUILDS = 5;
    private static final int VERTICES_A_SECOND = 130_000;

    private IndexSizes() {}

    /**
     * Runs.
     *
     * @param args layers
     */
    public static void main(String[] args) {
        Map<String, Zones> layers = new TreeMap<>();
        if (args.length == 0) {
            layers.putAll(Layers.all(Layers.data().resolve("nyc/all_zones.geojson.gz")));
            for (String file : new String[] {
                "milwaukee/police_districts",
                "milwaukee/census_tracts_2010_milwaukee_county",
                "milwaukee/center_street_corridor"
            }) {
                layers.put(file, Layers.layer(file));
            }
        }
        for (String layer : args) {
            layers.put(layer, Layers.layer(layer));
        }
        System.out.println("| layer | zones | vertices | build, s | at most | memory, MB | at most |");
        System.out.println("|---|---|---|---|---|---|---|");
        boolean within = true;
        for (Map.Entry<String, Zones> layer : layers.entrySet()) {
            within &= measure(layer.getKey(), layer.getValue());
        }
        System.exit(within ? 0 : 1);
    }

    private static boolean measure(String name, Zones zones) {
        long vertices = Layers.vertices(zones);
        double seconds = Double.POSITIVE_INFINITY;
        ZoneIndex.of(zones);
        for (int i = 0; i < BUILDS; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            ZoneIndex.of(zones);
            seconds = Math.min(seconds, (THREADS.getCurrentThreadCpuTime() - start) / 1e9);
        }
        long before = used();
        ZoneIndex index = ZoneIndex.of(zones);
        double megabytes = (used() - before) / 1e6;
        double mostSeconds = vertices <= VERTICES_A_SECOND ? 1 : 8e-6 * vertices;
        double mostMegabytes = 8 + 260e-6 * vertices;
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %,d | %.2f | %.2f | %.1f | %.1f |%n",
                name,
                index.zones().size(),
                vertices,
                seconds,
                mostSeconds,
                megabytes,
                mostMegabytes);
        return seconds <= mostSeconds && megabytes <= mostMegabytes;
    }

    /** Returns the bytes held after a collection, the least of four. */
    static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }
}
