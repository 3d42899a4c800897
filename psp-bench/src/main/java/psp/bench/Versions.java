package psp.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import psp.bench.index.CrimePoints;
import psp.bench.index.Layers;
import psp.core.Boundary;
import psp.core.Zone;
import psp.core.Zones;
import psp.geo.Wkt;
import psp.geo.ZoneIndex;

/**
 * The index of an earlier version beside today's: the same zones and points, in turn, in one run.
 *
 * <p>{@code Versions CLASSES LAYER…}, the classes a folder with those of an earlier psp-core and psp-geo; JTS is shared.
 * Prints a line a layer: millions of the {@link CrimePoints} a second of the thread's own time, the best of nine turns each, and
 * the seconds of the shortest of five builds each.
 */
public final class Versions {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int POINTS = 3_000_000;
    private static final long SEED = 2017;
    private static final int TURNS = 9;
    private static final int BUILDS = 5;

    private Versions() {}

    private interface Index {

        void locate(double[] longitudes, double[] latitudes, int[] numbers) throws ReflectiveOperationException;
    }

    private interface Build {

        Index build() throws ReflectiveOperationException;
    }

    /** An earlier version's classes, but for those of the JDK and JTS. */
    private static final class Earlier extends URLClassLoader {

        Earlier(URL classes) {
            super(new URL[] {classes}, Versions.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("psp.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }

        Build build(List<String> wellKnownTexts) throws ReflectiveOperationException {
            Class<?> zoneClass = loadClass("psp.core.Zone");
            Class<?> zonesClass = loadClass("psp.core.Zones");
            Method read = loadClass("psp.geo.Wkt").getMethod("read", String.class);
            Method zone = zoneClass.getMethod("of", String.class, loadClass("psp.core.Boundary"));
            List<Object> zones = new ArrayList<>();
            for (String text : wellKnownTexts) {
                zones.add(zone.invoke(null, Integer.toString(zones.size()), read.invoke(null, text)));
            }
            Object all = zonesClass.getMethod("of", Collection.class).invoke(null, zones);
            Class<?> index = loadClass("psp.geo.ZoneIndex");
            Method of = index.getMethod("of", zonesClass);
            Method locate =
                    index.getMethod("locate", double[].class, double[].class, int.class, int.class, int[].class);
            return () -> {
                Object built = of.invoke(null, all);
                return (x, y, numbers) -> locate.invoke(built, x, y, 0, x.length, numbers);
            };
        }
    }

    /**
     * Runs.
     *
     * @param args folder of classes, layers
     * @throws MalformedURLException if the folder cannot be named
     * @throws ReflectiveOperationException if the earlier version has other methods
     */
    public static void main(String[] args) throws MalformedURLException, ReflectiveOperationException {
        Earlier earlier = new Earlier(Path.of(args[0]).toUri().toURL());
        System.out.println("| layer | before, millions/s | now | now / before | build before, s | now |");
        System.out.println("|---|---|---|---|---|---|");
        for (String layer : List.of(args).subList(1, args.length)) {
            try {
                compare(layer, earlier);
            } catch (InvocationTargetException e) {
                throw new IllegalStateException(layer + ": the earlier version fails", e.getCause());
            }
        }
    }

    private static void compare(String layer, Earlier earlier) throws ReflectiveOperationException {
        Zones zones = Layers.layer(layer);
        List<String> texts = new ArrayList<>();
        List<Zone> same = new ArrayList<>();
        for (Zone zone : zones) {
            Boundary ground = zone.boundary();
            if (ground != null) {
                texts.add(Wkt.write(ground));
                same.add(Zone.of(Integer.toString(same.size()), ground));
            }
        }
        Zones now = Zones.of(same);
        Build[] builds = {
            earlier.build(texts),
            () -> {
                ZoneIndex index = ZoneIndex.of(now);
                return (x, y, numbers) -> index.locate(x, y, 0, x.length, numbers);
            }
        };
        CrimePoints points = CrimePoints.crimeLike(zones, POINTS, SEED);
        int[] numbers = new int[POINTS];
        Index[] indexes = new Index[2];
        double[] seconds = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        for (int i = 0; i < 2 * BUILDS; i++) {
            long began = THREADS.getCurrentThreadCpuTime();
            indexes[i % 2] = builds[i % 2].build();
            seconds[i % 2] = Math.min(seconds[i % 2], (THREADS.getCurrentThreadCpuTime() - began) / 1e9);
        }
        double[] rates = new double[2];
        for (int i = 0; i < 2 * TURNS; i++) {
            long began = THREADS.getCurrentThreadCpuTime();
            indexes[i % 2].locate(points.longitudes(), points.latitudes(), numbers);
            rates[i % 2] = Math.max(rates[i % 2], 1e3 * POINTS / (THREADS.getCurrentThreadCpuTime() - began));
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.2f | %.2f | %.2f |%n",
                layer,
                rates[0],
                rates[1],
                rates[1] / rates[0],
                seconds[0],
                seconds[1]);
    }
}
