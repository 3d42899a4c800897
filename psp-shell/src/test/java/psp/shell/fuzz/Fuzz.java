package psp.shell.fuzz;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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

/**
 * Damages what is kept for each door at random and holds the doors to their contract: {@code Fuzz --seconds N --seed S}, or
 * {@code --trials N} of each door, on as many threads as there are processors or {@code --threads N}; {@code --only DOOR --trial T}
 * repeats one and prints what it threw. Status 1 where a door failed. A trial depends on seed, door and number alone.
 *
 * <p>Jazzer calls {@link #fuzzerInitialize} with the name of a door, and {@link #fuzzerTestOneInput} with each of its inputs: {@code
 * psp-shell/src/test/fuzz.sh}.
 */
public final class Fuzz {

    private static Door jazzer = Door.CSV;

    private final long seed;
    private final PrintStream out;
    private final Map<Door, Tally> tallies = new EnumMap<>(Door.class);
    private final Map<Door, List<byte[]>> corpus = new EnumMap<>(Door.class);

    private Fuzz(long seed, PrintStream out) {
        this.seed = seed;
        this.out = out;
        for (Door door : Door.values()) {
            tallies.put(door, new Tally());
            corpus.put(door, Corpus.inputs(door));
        }
    }

    /** What became of the inputs of a door. */
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
                    "%,d inputs, %,d read, %,d refused as documented, %d failures; longest %.3f s, at most %.1f MB taken",
                    read + refused + failures,
                    read,
                    refused,
                    failures,
                    longest / 1e9,
                    most / 1e6);
        }
    }

    /** Chooses the door for Jazzer, and loads what stands behind it, whose time is no input's. */
    public static void fuzzerInitialize(String[] args) {
        jazzer = Door.valueOf(args[0]);
        Corpus.inputs(jazzer).forEach(input -> Verdict.of(jazzer, input));
    }

    /** One input of Jazzer's. */
    public static void fuzzerTestOneInput(byte[] input) {
        String problem = Verdict.of(jazzer, input).problem();
        if (problem != null) {
            throw new IllegalStateException(jazzer + ": " + problem);
        }
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
        if (options.containsKey("--trial")) {
            Fuzz fuzz = new Fuzz(seed, out);
            Door door = Door.valueOf(options.getOrDefault("--only", "CSV").toUpperCase(Locale.ROOT));
            fuzz.one(door, Long.parseLong(options.get("--trial")), true);
            return fuzz.tallies.get(door).failures == 0 ? 0 : 1;
        }
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
            Fuzz part = new Fuzz(seed, out);
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
        StringBuilder doors = new StringBuilder();
        for (Door door : Door.values()) {
            Tally sum = new Tally();
            parts.forEach(part -> sum.add(part.tallies.get(door)));
            all.add(sum);
            doors.append("  ").append(door).append(": ").append(sum).append('\n');
        }
        out.println("seed " + seed + ": " + all);
        out.print(doors);
        return all.failures == 0 ? 0 : 1;
    }

    private void every(long first, int step, long trials, long end) {
        for (long trial = first; trial < trials && System.nanoTime() < end; trial += step) {
            for (Door door : Door.values()) {
                one(door, trial, false);
            }
        }
    }

    private void one(Door door, long trial, boolean shown) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + door.ordinal() * 7_919L + trial * 104_729L);
        List<byte[]> whole = corpus.get(door);
        byte[] input = Damage.of(whole.get(random.nextInt(whole.size())), random);
        Verdict verdict = Verdict.of(door, input);
        Tally tally = tallies.get(door);
        tally.longest = Math.max(tally.longest, verdict.nanos());
        tally.most = Math.max(tally.most, verdict.bytes());
        tally.read += verdict.problem() == null && verdict.read() ? 1 : 0;
        tally.refused += verdict.problem() == null && !verdict.read() ? 1 : 0;
        if (shown) {
            out.println(new String(input, StandardCharsets.UTF_8) + "\n" + verdict.thrown());
        }
        if (verdict.problem() != null) {
            tally.failures++;
            out.printf("seed %d, %s, trial %d: %s%n", seed, door, trial, verdict.problem());
        }
    }
}
