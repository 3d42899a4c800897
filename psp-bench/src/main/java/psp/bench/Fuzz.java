package psp.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import psp.bench.read.Damage;
import psp.bench.read.FuzzSeeds;
import psp.core.DataException;
import psp.core.Incidents;
import psp.core.Intake;
import psp.geo.Wkb;
import psp.geo.Wkt;
import psp.io.Columns;
import psp.io.IncidentFile;
import psp.io.limit.Limits;
import psp.io.projection.MapProjection;
import psp.io.zone.GeoJson;
import psp.io.zone.Shapefile;

/**
 * Reads damaged files at random and holds the doors to their contract: {@code Fuzz --seconds N --seed S}, or {@code --trials
 * N} of each kind, on as many threads as there are processors or {@code --threads N}; {@code --only KIND --trial T} repeats one
 * and prints what it threw.
 *
 * <p>Only the documented exceptions, with a message; no trial over a second of its thread's time or 512 MB of memory taken in
 * all; every account sums. A trial depends on seed, kind and number alone. Status 1 where a door failed.
 */
public final class Fuzz {

    private static final Columns COLUMNS = Columns.named("id", "offenses", "occurred", "lon", "lat")
            .withIds(Intake.Ids.CHECKED)
            .withNowhere("0,0");
    private static final long LONGEST_NANOS = 1_000_000_000;
    private static final long MOST_BYTES = 512_000_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long seed;
    private final Path folder;
    private final Map<String, byte[]> workbook;
    private final PrintStream out;
    private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);

    private Fuzz(long seed, Path folder, PrintStream out) throws IOException {
        this.seed = seed;
        this.folder = Files.createDirectories(folder);
        this.out = out;
        workbook = FuzzSeeds.xlsx(folder);
        for (Kind kind : Kind.values()) {
            tallies.put(kind, new Tally());
        }
    }

    /** What became of the inputs of a kind. */
    private static final class Tally {

        private long read;
        private long refused;
        private int failures;
        private long longest;
        private long most;

        void add(Tally other) {
            read += other.read;
            refused += other.refused;
            failures += other.failures;
            longest = Math.max(longest, other.longest);
            most = Math.max(most, other.most);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,d inputs, %,d read, %,d refused as documented, %d failures; longest %.3f s, at"
                            + " most %.1f MB taken",
                    read + refused + failures,
                    read,
                    refused,
                    failures,
                    longest / 1e9,
                    most / 1e6);
        }
    }

    /** A kind of input and the door that reads it. */
    private enum Kind {
        CSV,
        JSON,
        ZONES,
        WKT,
        WKB,
        PRJ,
        SHAPEFILE,
        XLSX
    }

    /**
     * Runs and ends the process.
     *
     * @param args as above
     */
    public static void main(String[] args) {
        System.exit(run(args, System.out));
    }

    static int run(String[] args, PrintStream out) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        long seed = Long.parseLong(options.getOrDefault("--seed", "1"));
        Path folder = null;
        try {
            folder = Files.createTempDirectory("psp-fuzz");
            if (options.containsKey("--trial")) {
                Fuzz fuzz = new Fuzz(seed, folder, out);
                Kind kind = Kind.valueOf(options.getOrDefault("--only", "CSV").toUpperCase(Locale.ROOT));
                fuzz.one(kind, Long.parseLong(options.get("--trial")), true);
                return fuzz.tallies.get(kind).failures == 0 ? 0 : 1;
            }
            return all(seed, folder, options, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(folder);
        }
    }

    private static int all(long seed, Path folder, Map<String, String> options, PrintStream out) throws IOException {
        long trials = Long.parseLong(options.getOrDefault("--trials", Long.toString(Long.MAX_VALUE)));
        double seconds =
                Double.parseDouble(options.getOrDefault("--seconds", options.containsKey("--trials") ? "1e9" : "10"));
        int threads = Integer.parseInt(options.getOrDefault(
                "--threads", Integer.toString(Runtime.getRuntime().availableProcessors())));
        long end = System.nanoTime() + (long) (seconds * 1e9);
        List<Fuzz> parts = new ArrayList<>();
        List<CompletableFuture<Void>> running = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < threads; i++) {
            Fuzz part = new Fuzz(seed, folder.resolve("thread" + i), out);
            int first = i;
            parts.add(part);
            running.add(CompletableFuture.runAsync(() -> part.every(first, threads, trials, end), pool));
        }
        pool.shutdown();
        running.forEach(CompletableFuture::join);
        return told(seed, parts, out);
    }

    private static int told(long seed, List<Fuzz> parts, PrintStream out) {
        Tally all = new Tally();
        StringBuilder kinds = new StringBuilder();
        for (Kind kind : Kind.values()) {
            Tally sum = new Tally();
            parts.forEach(part -> sum.add(part.tallies.get(kind)));
            all.add(sum);
            kinds.append("  ").append(kind).append(": ").append(sum).append(System.lineSeparator());
        }
        out.println("seed " + seed + ": " + all);
        out.print(kinds);
        return all.failures == 0 ? 0 : 1;
    }

    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void every(long first, int step, long trials, long end) {
        try {
            for (long trial = first; trial < trials && System.nanoTime() < end; trial += step) {
                for (Kind kind : Kind.values()) {
                    one(kind, trial, false);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void one(Kind kind, long trial, boolean shown) throws IOException {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + kind.ordinal() * 7_919L + trial * 104_729L);
        byte[] bytes =
                switch (kind) {
                    case CSV -> Damage.of(utf8(FuzzSeeds.CSV), random);
                    case JSON -> Damage.of(utf8(FuzzSeeds.JSON), random);
                    case ZONES -> Damage.of(utf8(FuzzSeeds.ZONES), random);
                    case WKT -> Damage.of(utf8(FuzzSeeds.WKT), random);
                    case WKB -> Damage.of(FuzzSeeds.wkb(), random);
                    case PRJ -> Damage.of(utf8(FuzzSeeds.PRJ), random);
                    case SHAPEFILE -> random.nextBoolean() ? Damage.of(FuzzSeeds.shp(), random) : FuzzSeeds.shp();
                    case XLSX -> workbook(random);
                };
        Path file = file(kind, bytes, random);
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        long start = THREADS.getCurrentThreadCpuTime();
        String problem = null;
        Tally tally = tallies.get(kind);
        boolean whole = false;
        try {
            open(kind, file, bytes);
            whole = true;
        } catch (DataException | IllegalArgumentException | UncheckedIOException e) {
            boolean documented = e.getMessage() != null
                    && !(e instanceof NumberFormatException)
                    && (e instanceof DataException
                            || e.getClass() == IllegalArgumentException.class
                                    && (kind == Kind.WKT || kind == Kind.WKB || kind == Kind.PRJ));
            problem = documented ? null : "undocumented " + e;
            if (shown) {
                out.println(e);
            }
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            problem = "undocumented " + e + " at "
                    + List.of(e.getStackTrace()).stream().limit(4).toList();
        }
        long nanos = THREADS.getCurrentThreadCpuTime() - start;
        long taken = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        tally.longest = Math.max(tally.longest, nanos);
        tally.most = Math.max(tally.most, taken);
        if (problem == null && (nanos > LONGEST_NANOS || taken > MOST_BYTES)) {
            problem = String.format(Locale.ROOT, "took %.2f s and %.0f MB", nanos / 1e9, taken / 1e6);
        }
        tally.read += problem == null && whole ? 1 : 0;
        tally.refused += problem == null && !whole ? 1 : 0;
        if (problem != null) {
            tally.failures++;
            out.printf("seed %d, %s, trial %d: %s%n", seed, kind, trial, problem);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A workbook of which one part is damaged, or its bytes as a whole. */
    private byte[] workbook(SplittableRandom random) {
        if (random.nextInt(5) == 0) {
            return Damage.of(FuzzSeeds.zipped(workbook), random);
        }
        Map<String, byte[]> parts = new LinkedHashMap<>(workbook);
        List<String> names = List.copyOf(parts.keySet());
        String sheet = names.stream()
                .filter(name -> name.contains("sheet1.xml"))
                .findFirst()
                .orElse(names.get(0));
        String name = random.nextBoolean() ? sheet : names.get(random.nextInt(names.size()));
        parts.put(name, Damage.of(parts.get(name), random));
        return FuzzSeeds.zipped(parts);
    }

    private Path file(Kind kind, byte[] bytes, SplittableRandom random) throws IOException {
        if (kind == Kind.SHAPEFILE) {
            Files.write(
                    folder.resolve("a.dbf"),
                    random.nextBoolean() ? Damage.of(FuzzSeeds.dbf(), random) : FuzzSeeds.dbf());
            Files.write(
                    folder.resolve("a.prj"),
                    random.nextInt(4) == 0 ? Damage.of(utf8(FuzzSeeds.PRJ), random) : utf8(FuzzSeeds.PRJ));
        }
        String name =
                switch (kind) {
                    case CSV -> "a.csv";
                    case JSON -> "a.json";
                    case ZONES -> "a.geojson";
                    case SHAPEFILE -> "a.shp";
                    case XLSX -> "a.xlsx";
                    default -> "a.bin";
                };
        return kind == Kind.WKT || kind == Kind.WKB || kind == Kind.PRJ
                ? folder
                : Files.write(folder.resolve(name), bytes);
    }

    private static void open(Kind kind, Path file, byte[] bytes) {
        switch (kind) {
            case CSV -> incidents(file, COLUMNS);
            case JSON ->
                incidents(
                        file,
                        Columns.named("id", "offenses", "occurred", "geometry.longitude", "geometry.latitude")
                                .withUtc("America/Chicago"));
            case XLSX -> incidents(file, COLUMNS);
            case ZONES -> GeoJson.readZones(file);
            case SHAPEFILE -> Shapefile.readZones(file, "name", null, Limits.DEFAULT, remark -> {});
            case WKT -> Wkt.read(new String(bytes, StandardCharsets.UTF_8));
            case WKB -> Wkb.read(bytes);
            case PRJ ->
                MapProjection.of(new String(bytes, StandardCharsets.UTF_8)).degrees(2_552_000, 390_000);
            default -> throw new AssertionError(kind);
        }
    }

    private static void incidents(Path file, Columns columns) {
        Incidents log = IncidentFile.read(file, columns);
        Intake account = log.intake();
        long aside = account.setAside().values().stream()
                .mapToLong(Intake.SetAside::count)
                .sum();
        if (account.read() != account.kept() + aside || account.kept() != log.size()) {
            throw new IllegalStateException("the account does not sum: " + account);
        }
    }
}
