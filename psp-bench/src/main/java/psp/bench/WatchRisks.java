package psp.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import psp.bench.draw.Draws;
import psp.bench.watch.WithdrawalCell;
import psp.stats.watch.Watch;
import psp.stats.watch.WatchRisk;

/**
 * Compares the risk of a false alarm that a watch states with the true one of its past: {@code WatchRisks --cells CELLS.csv
 * [--only 2,5,8] [--reps 200] [--courses 500] [--seed 2017]} draws pasts of holding cells by the protocol of the withdrawal
 * benchmark, lets each be followed by many holding years, and prints a Markdown table: how often the true risk lies within
 * the stated range, and whether a guaranteed watch keeps its promise in nine pasts of ten. Cells with autocorrelation are
 * left out, for there past and future are not independent.
 */
public final class WatchRisks {

    private static final double PROMISE = 0.1;
    private static final double GUARANTEED = 0.9;

    private final int courses;
    private final long seed;

    private WatchRisks(int courses, long seed) {
        this.courses = courses;
        this.seed = seed;
    }

    /**
     * Runs.
     *
     * @param args the options
     * @throws IOException if the cells cannot be read
     */
    public static void main(String[] args) throws IOException {
        int reps = 200;
        int courses = 500;
        long seed = 2017;
        List<String> only = List.of();
        List<WithdrawalCell> cells = List.of();
        for (int i = 0; i < args.length; i += 2) {
            String value = i + 1 < args.length ? args[i + 1] : "";
            if (args[i].equals("--cells") && !value.isEmpty()) {
                cells = WithdrawalCell.read(Path.of(value));
            } else if (args[i].equals("--only") && !value.isEmpty()) {
                only = List.of(value.split(","));
            } else if (args[i].equals("--reps") && value.matches("[1-9]\\d{0,5}")) {
                reps = Integer.parseInt(value);
            } else if (args[i].equals("--courses") && value.matches("[1-9]\\d{0,5}")) {
                courses = Integer.parseInt(value);
            } else if (args[i].equals("--seed") && value.matches("\\d{1,15}")) {
                seed = Long.parseLong(value);
            } else {
                System.err.println(
                        "usage: WatchRisks --cells CELLS.csv [--only ID,ID] [--reps N] [--courses N]" + " [--seed S]");
                System.exit(2);
            }
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.printf(
                Locale.ROOT,
                "%,d pasts a cell, each followed by %,d holding years, seed %d; promise %s a year.%n%n",
                reps,
                courses,
                seed,
                PROMISE);
        out.println(
                "| cell | a year | level | phi | fall | true risk on average | its tenth | its nine tenths | stated on average"
                        + " | below the range | above it | guaranteed: kept in | true risk on average | line raised by |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        WatchRisks run = new WatchRisks(courses, seed);
        for (WithdrawalCell cell : cells) {
            if (cell.returned() == 0 && cell.autocorrelation() == 0 && (only.isEmpty() || only.contains(cell.id()))) {
                out.println(run.row(cell, reps));
            }
        }
    }

    /** One past: the true risk, what was stated, and the true risk and the raise of the guaranteed watch. */
    private record Trial(double risk, WatchRisk stated, double guaranteed, double raise) {}

    private String row(WithdrawalCell cell, int reps) {
        List<Trial> trials = IntStream.range(0, reps)
                .parallel()
                .mapToObj(i -> trial(cell, i))
                .toList();
        double[] risks = trials.stream().mapToDouble(Trial::risk).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.2f | %.1f | %.2f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.2f |",
                cell.id(),
                cell.frequency(),
                cell.level(),
                cell.phi(),
                cell.fall(),
                Arrays.stream(risks).average().orElseThrow(),
                risks[reps / 10],
                risks[reps * 9 / 10],
                trials.stream()
                        .mapToDouble(trial -> trial.stated().mean())
                        .average()
                        .orElseThrow(),
                share(trials, trial -> trial.risk() < trial.stated().low()),
                share(trials, trial -> trial.risk() > trial.stated().high()),
                share(trials, trial -> trial.guaranteed() <= PROMISE),
                trials.stream().mapToDouble(Trial::guaranteed).average().orElseThrow(),
                trials.stream().mapToDouble(Trial::raise).average().orElseThrow());
    }

    private static double share(List<Trial> trials, java.util.function.Predicate<Trial> of) {
        return (double) trials.stream().filter(of).count() / trials.size();
    }

    private Trial trial(WithdrawalCell cell, int rep) {
        int f = cell.frequency();
        long row = 500_000 + Long.parseLong(cell.id());
        int draw = 0;
        long[] past;
        do {
            past = cell.draw(1, Draws.of(seed, row, rep + 1_000_000L * draw++));
        } while (Arrays.stream(past, 0, f).sum() == 0);
        Watch plain = Watch.of(f, Arrays.copyOf(past, f), Arrays.copyOfRange(past, f, 2 * f));
        Watch guaranteed = plain.guaranteed(GUARANTEED);
        int alarms = 0;
        int fewer = 0;
        for (int course = 0; course < courses; course++) {
            long[] then = cell.draw(1, Draws.of(seed, row + 100_000L * (rep + 1), course));
            if (alarms(plain, then, f)) {
                alarms++;
                // A raised line is crossed only where the other one is.
                fewer += alarms(guaranteed, then, f) ? 1 : 0;
            }
        }
        return new Trial(
                (double) alarms / courses,
                plain.risk(),
                (double) fewer / courses,
                guaranteed.risk().raise());
    }

    private static boolean alarms(Watch watch, long[] counts, int f) {
        Watch seen = watch;
        for (int i = 0; i < f && seen.alarm().isEmpty(); i++) {
            seen = seen.observe(counts[2 * f + i]);
        }
        return seen.alarm().isPresent();
    }
}
