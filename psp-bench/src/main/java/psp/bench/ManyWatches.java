package psp.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import psp.bench.draw.Draws;
import psp.core.CountHeader;
import psp.core.CountSeries;
import psp.core.Coverage;
import psp.core.Incident;
import psp.core.Occurrence;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Place;
import psp.core.Table;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.stats.report.SpikeReport;
import psp.stats.watch.Watch;
import psp.stats.watch.Watches;

/**
 * Watches many zones at once and one week further, reports their spikes, and prints how long it took and how many alarms
 * were false: {@code ManyWatches [--zones 10000] [--weeks 520] [--budget 10] [--seed 2017] [--reports 100]
 * [--pasts 2000]}.
 *
 * <p>Two years are past: one of baseline, one of an operation that lowered the level by 28 %. Then the level holds, but in
 * one zone of a hundred it comes back whole after 26 weeks. Counts are Poisson or of dispersion 1.5 or 2, with a season.
 */
public final class ManyWatches {

    private static final LocalDate START = LocalDate.of(2013, 12, 30);
    private static final int YEAR = 52;
    private static final int LAG = 26;
    private static final double LEAST = 0.05;
    private static final double MOST = 4;
    private static final double FALL = 0.28;
    private static final Outcome OUTCOME = Outcome.of("simulated", "X");

    private final PrintStream out;
    private final int zones;
    private final int weeks;
    private final double budget;
    private final long seed;

    ManyWatches(PrintStream out, int zones, int weeks, double budget, long seed) {
        this.out = out;
        this.zones = zones;
        this.weeks = weeks;
        this.budget = budget;
        this.seed = seed;
    }

    /**
     * Runs.
     *
     * @param args the options
     */
    public static void main(String[] args) {
        Map<String, String> options = new HashMap<>(Map.of(
                "--zones",
                "10000",
                "--weeks",
                "520",
                "--budget",
                "10",
                "--seed",
                "2017",
                "--reports",
                "100",
                "--pasts",
                "2000"));
        for (int i = 0; i < args.length; i += 2) {
            if (!options.containsKey(args[i]) || i + 1 == args.length) {
                System.err.println("No option '" + args[i] + "' with a value; the options are " + options.keySet());
                System.exit(2);
            }
            options.put(args[i], args[i + 1]);
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        ManyWatches run = new ManyWatches(
                out,
                Integer.parseInt(options.get("--zones")),
                Integer.parseInt(options.get("--weeks")),
                Double.parseDouble(options.get("--budget")),
                Long.parseLong(options.get("--seed")));
        run.watch();
        run.spikes(Integer.parseInt(options.get("--reports")), 1_000);
        run.chances(Integer.parseInt(options.get("--pasts")));
    }

    private static String zone(int number) {
        return String.format(Locale.ROOT, "zone %05d", number + 1);
    }

    private static boolean returns(int zone) {
        return zone % 100 == 99;
    }

    private long[] counts(int zone, boolean holding) {
        Draws draws = Draws.of(seed, zone, 0);
        double level = LEAST * Math.pow(MOST / LEAST, draws.uniform());
        double phase = draws.uniform();
        double phi = 1 + zone % 3 / 2.0;
        long[] counts = new long[weeks];
        for (int i = 0; i < weeks; i++) {
            boolean low = !holding && i >= YEAR && !(returns(zone) && i >= 2 * YEAR + LAG);
            double mean =
                    level * (low ? 1 - FALL : 1) * Math.exp(0.25 * Math.cos(2 * Math.PI * ((double) i / YEAR - phase)));
            counts[i] = draws.count(mean, phi);
        }
        return counts;
    }

    /** A table by days, such as comes from incidents; each week's counts fall on its days in turn. */
    private static ZoneCounts table(int zones, int weeks, IntFunction<long[]> counts) {
        CountHeader header = CountHeader.of(
                OUTCOME,
                Zones.named(
                        IntStream.range(0, zones).mapToObj(ManyWatches::zone).toList()),
                "as recorded");
        Coverage covered = Coverage.declared(Period.of(START, START.plusWeeks(weeks)));
        Map<String, Place> places = new HashMap<>();
        header.zones().keySet().forEach(zone -> places.put(zone, Place.in(zone)));
        return IntStream.range(0, zones)
                .boxed()
                .parallel()
                .flatMap(zone -> {
                    long[] numbers = counts.apply(zone);
                    String name = zone(zone);
                    return IntStream.range(0, numbers.length)
                            .boxed()
                            .flatMap(week -> LongStream.range(0, numbers[week])
                                    .mapToObj(i -> Incident.of(
                                            name,
                                            Occurrence.on(START.plusWeeks(week).plusDays((i + zone) % 7)),
                                            "X")));
                })
                .collect(ZoneCounts.counting(OUTCOME, header, incident -> places.get(incident.id()), covered));
    }

    void watch() {
        Timed<ZoneCounts> table = timed(() -> table(zones, weeks, zone -> counts(zone, false)));
        out.printf(
                Locale.ROOT,
                "%s. Seed %d, %d cores.%n%n",
                table.value,
                seed,
                Runtime.getRuntime().availableProcessors());
        Operation operation = Operation.in(
                        IntStream.range(0, zones).mapToObj(ManyWatches::zone).toArray(String[]::new))
                .baseline(START + "/" + START.plusWeeks(YEAR))
                .active(START.plusWeeks(YEAR) + "/" + START.plusWeeks(2 * YEAR));
        long before = used();
        Timed<Watches> watched =
                timed(() -> Watches.after(operation, table.value, CountSeries.Step.WEEKS, budget, Map.of()));
        Timed<Table> verdicts = timed(watched.value::asTable);
        long after = used();
        out.println("| what | seconds | seconds of all cores |");
        out.println("|---|---|---|");
        row("the table from incidents (not a part of the promise)", table.seconds, table.cpu);
        row("from the table to the watches", watched.seconds, watched.cpu);
        row(
                "their verdicts and shares as a table, " + verdicts.value.rows().size() + " rows",
                verdicts.seconds,
                verdicts.cpu);
        row("from counts to verdicts", watched.seconds + verdicts.seconds, watched.cpu + verdicts.cpu);
        out.printf(Locale.ROOT, "%n%s.%n%n", watched.value);
        alarms(watched.value);
        out.printf(
                Locale.ROOT,
                "The watches take %.0f MB, records of %d weeks included.%n%n",
                (after - before) / 1e6,
                weeks);
        observe();
        Timed<SpikeReport> report =
                timed(() -> SpikeReport.of(table.value, START.plusWeeks(weeks).minusDays(1)));
        out.printf(
                Locale.ROOT,
                "A spike report on all zones: %.1f seconds, %.1f of all cores. It says: %s.%n%n",
                report.seconds,
                report.cpu,
                report.value);
    }

    private void row(String what, double seconds, double cpu) {
        out.printf(Locale.ROOT, "| %s | %.1f | %.1f |%n", what, seconds, cpu);
    }

    private void alarms(Watches watches) {
        int years = (weeks - 2 * YEAR) / YEAR;
        int[] alarms = new int[years];
        int[] watched = new int[years];
        int[] byPhi = new int[3];
        int returned = 0;
        int seen = 0;
        int unwatched = 0;
        for (int zone = 0; zone < zones; zone++) {
            Watch watch = watches.watches().get(zone(zone));
            if (watch == null) {
                unwatched++;
                continue;
            }
            int alarm = watch.alarm().orElse(Integer.MAX_VALUE);
            if (returns(zone)) {
                returned++;
                seen += alarm > LAG && alarm <= weeks ? 1 : 0;
            } else {
                for (int year = 0; year < years && alarm > year * YEAR; year++) {
                    watched[year]++;
                    alarms[year] += alarm <= (year + 1) * YEAR ? 1 : 0;
                    byPhi[zone % 3] += alarm <= (year + 1) * YEAR ? 1 : 0;
                }
            }
        }
        out.printf(
                Locale.ROOT,
                "False alarms in each year of watching: %s, of %s holding zones still watched; promised on"
                        + " average: %.1f a year. By dispersion 1, 1.5 and 2: %s. Returns seen by the end: %d of %d. %d zones without any"
                        + " count before.%n%n",
                Arrays.toString(alarms),
                Arrays.toString(watched),
                budget * (zones - returned) / zones,
                Arrays.toString(byPhi),
                seen,
                returned,
                unwatched);
    }

    /** Times single looks of one watch after another, on one core, the first look and those that begin a year apart. */
    private void observe() {
        int sample = Math.min(zones, 500);
        double[][] micros = new double[2][sample * (weeks - 2 * YEAR)];
        int[] n = new int[2];
        for (int round = 0; round < 3; round++) {
            Arrays.fill(n, 0);
            for (int zone = 0; zone < sample; zone++) {
                long[] counts = counts(zone, false);
                if (Arrays.stream(counts, 0, YEAR).sum() == 0) {
                    continue;
                }
                Watch watch = Watch.of(YEAR, Arrays.copyOf(counts, YEAR), Arrays.copyOfRange(counts, YEAR, 2 * YEAR))
                        .falseAlarmChancePerYear(Math.max(1e-4, budget / zones));
                for (int i = 2 * YEAR; i < weeks; i++) {
                    long start = System.nanoTime();
                    watch = watch.observe(counts[i]);
                    int kind = i > 2 * YEAR && i % YEAR == 0 ? 1 : 0;
                    if (i > 2 * YEAR) {
                        micros[kind][n[kind]++] = (System.nanoTime() - start) / 1e3;
                    }
                }
            }
        }
        for (int kind = 0; kind < 2; kind++) {
            double[] sorted = Arrays.copyOf(micros[kind], n[kind]);
            Arrays.sort(sorted);
            out.printf(
                    Locale.ROOT,
                    "One `observe`%s: mean %.1f microseconds, median %.1f, 99 of 100 within %.1f.%n",
                    kind == 0 ? " within a year" : " that begins a further year and fits anew",
                    Arrays.stream(sorted).average().orElse(Double.NaN),
                    sorted[sorted.length / 2],
                    sorted[(int) (sorted.length * 0.99)]);
        }
        out.println();
    }

    /** How often reports on holding zones name a zone, and how many counts lie above their range. */
    void spikes(int reports, int of) {
        int years = 3;
        int named = 0;
        int shared = 0;
        double above = 0;
        double byChance = 0;
        for (int report = 0; report < reports; report++) {
            int first = report * of;
            ManyWatches drawn = new ManyWatches(out, of, years * YEAR, budget, seed + 1);
            SpikeReport told = SpikeReport.of(
                    table(of, years * YEAR, zone -> drawn.counts(first + zone, true)),
                    START.plusWeeks(years * YEAR).minusDays(1));
            named += told.standingOut().isEmpty() ? 0 : 1;
            shared += told.rows().stream().anyMatch(row -> row.benjaminiHochberg() <= 0.05) ? 1 : 0;
            above += (double) told.aboveRange().size() / reports;
            byChance += told.aboveByChance() / reports;
        }
        out.printf(
                Locale.ROOT,
                "%d spike reports on %,d holding zones, %d years each: %d name a zone by Holm at 5 %%, %d by"
                        + " Benjamini and Hochberg at 5 %%; above their range lie %.1f counts a report, said to be by chance: %.1f.%n",
                reports,
                of,
                years,
                named,
                shared,
                above,
                byChance);
    }

    /** How often a first year of holding, weekly, alarms at small chances. */
    void chances(int pasts) {
        double[] chances = {0.01, 0.001, 0.0001};
        out.printf(
                Locale.ROOT,
                "%n%,d pasts a row, one year of weeks watched: the share with an alarm where the chance promised"
                        + " is%n%n| mean a week | dispersion | %s |%n|---|---|---|---|---|%n",
                pasts,
                Arrays.stream(chances)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(" | "))
                        .replace("1.0E-4", "0.0001"));
        for (double phi : new double[] {1, 1.5, 2, 3}) {
            for (double level : new double[] {0.1, 0.5, 2, 8}) {
                int[][] alarms = IntStream.range(0, pasts)
                        .parallel()
                        .mapToObj(i ->
                                alarms(Draws.of(seed, Math.round(phi * 100 + level * 1000), i), level, phi, chances))
                        .toArray(int[][]::new);
                String shares = IntStream.range(0, chances.length)
                        .mapToObj(k -> String.format(
                                Locale.ROOT,
                                "%.5f",
                                Arrays.stream(alarms)
                                        .mapToInt(row -> row[k])
                                        .average()
                                        .orElse(0)))
                        .collect(Collectors.joining(" | "));
                out.printf(Locale.ROOT, "| %s | %s | %s |%n", level, phi, shares);
            }
        }
    }

    /** Whether a year of holding alarms, 0 or 1, at each of some chances. */
    private static int[] alarms(Draws draws, double level, double phi, double[] chances) {
        double phase = draws.uniform();
        long[] counts = new long[3 * YEAR];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = draws.count(
                    level
                            * (i < YEAR ? 1 : 1 - FALL)
                            * Math.exp(0.25 * Math.cos(2 * Math.PI * ((double) i / YEAR - phase))),
                    phi);
        }
        int[] alarms = new int[chances.length];
        for (int k = 0; k < chances.length && Arrays.stream(counts, 0, YEAR).sum() > 0; k++) {
            Watch watch = Watch.of(YEAR, Arrays.copyOf(counts, YEAR), Arrays.copyOfRange(counts, YEAR, 2 * YEAR))
                    .falseAlarmChancePerYear(chances[k]);
            for (int i = 2 * YEAR; i < counts.length && watch.alarm().isEmpty(); i++) {
                watch = watch.observe(counts[i]);
            }
            alarms[k] = watch.alarm().isPresent() ? 1 : 0;
        }
        return alarms;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private record Timed<T>(T value, double seconds, double cpu) {}

    private static <T> Timed<T> timed(Supplier<T> work) {
        long cpu = cpu();
        long start = System.nanoTime();
        T value = work.get();
        return new Timed<>(value, (System.nanoTime() - start) / 1e9, (cpu() - cpu) / 1e9);
    }

    /** Nanoseconds of all cores; compiling and collecting are a part. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
