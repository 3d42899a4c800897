package psp.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import psp.bench.index.CrimePoints;
import psp.bench.index.Layers;
import psp.core.Coverage;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.PointCounter;
import psp.geo.Wkt;
import psp.geo.ZoneIndex;

/**
 * Counts uniform points by zone and day, and writes them for a database to count again: {@code PeerCounts LAYER COUNT
 * DIRECTORY} writes {@code zones.csv} (number, WKT), {@code points.csv} (longitude, latitude, day) and {@code counts.csv}
 * (zone's number, day, count, where not 0), and prints the seconds of counting, index and table included, the median of five.
 */
public final class PeerCounts {

    private static final long SEED = 2017;
    private static final int DAYS = 1_826;
    private static final int RUNS = 5;
    private static final LocalDate START = LocalDate.of(2016, 1, 1);

    private PeerCounts() {}

    /**
     * Runs.
     *
     * @param args layer, number of points, directory
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("usage: PeerCounts LAYER COUNT DIRECTORY");
            System.exit(2);
        }
        Zones zones = Layers.layer(args[0]);
        CrimePoints points = CrimePoints.uniform(zones, Integer.parseInt(args[1]), SEED);
        double[] longitudes = points.longitudes();
        double[] latitudes = points.latitudes();
        SplittableRandom random = new SplittableRandom(SEED);
        int[] days = IntStream.range(0, longitudes.length)
                .map(i -> (int) START.toEpochDay() + random.nextInt(DAYS))
                .toArray();
        double[] seconds = new double[RUNS];
        ZoneCounts counts = ZoneCounts.none();
        for (int i = 0; i < RUNS; i++) {
            long began = System.nanoTime();
            PointCounter counter = new PointCounter(
                    ZoneIndex.of(zones),
                    Outcome.all("points"),
                    Coverage.declared(Period.of(START, START.plusDays(DAYS))));
            counter.add(longitudes, latitudes, days, 0, days.length);
            counts = counter.counts();
            seconds[i] = (System.nanoTime() - began) / 1e9;
        }
        java.util.Arrays.sort(seconds);
        write(Path.of(args[2]), zones, longitudes, latitudes, days, counts);
        System.out.printf(Locale.ROOT, "%.2f%n", seconds[RUNS / 2]);
    }

    private static void write(
            Path directory, Zones zones, double[] longitudes, double[] latitudes, int[] days, ZoneCounts counts)
            throws IOException {
        Map<String, Integer> numbers = new TreeMap<>();
        zones.forEach(zone -> numbers.put(zone.name(), numbers.size()));
        Files.write(
                directory.resolve("zones.csv"),
                zones.stream()
                        .map(zone -> numbers.get(zone.name()) + ";" + Wkt.write(zone.boundary()))
                        .toList());
        try (PrintWriter text = new PrintWriter(directory.resolve("points.csv").toFile(), StandardCharsets.UTF_8)) {
            for (int i = 0; i < days.length; i++) {
                text.print(longitudes[i] + ";" + latitudes[i] + ";" + LocalDate.ofEpochDay(days[i]) + "\n");
            }
        }
        Map<String, Long> cells = new TreeMap<>();
        counts.nonZeroRows()
                .forEach(row -> row.place()
                        .zones()
                        .forEach(zone -> cells.merge(
                                numbers.get(zone) + ";" + row.period().start(), row.count(), Long::sum)));
        Files.write(
                directory.resolve("counts.csv"),
                cells.entrySet().stream()
                        .map(cell -> cell.getKey() + ";" + cell.getValue())
                        .toList());
    }
}
