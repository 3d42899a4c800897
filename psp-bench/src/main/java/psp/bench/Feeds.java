package psp.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import psp.core.DataException;
import psp.core.DataQuality;
import psp.core.Intake;
import psp.io.Feed;
import psp.io.FileCheck;
import psp.io.Guess;
import psp.io.limit.Progress;

/** Reads every CSV file under a folder by its guess and prints what was read, kept and left out: {@code Feeds FOLDER}. */
public final class Feeds {

    private final PrintStream out;

    private Feeds(PrintStream out) {
        this.out = out;
    }

    /**
     * Prints docs/feeds.md.
     *
     * @param args the folder of real files
     * @throws IOException if the folder cannot be listed
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1 || !Files.isDirectory(Path.of(args[0]))) {
            System.err.println("usage: Feeds FOLDER");
            System.exit(2);
        }
        print(Path.of(args[0]), new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    static void print(Path folder, PrintStream out) throws IOException {
        new Feeds(out).print(folder);
    }

    private void print(Path folder) throws IOException {
        out.println("# Feeds: what psp reads of real files, and which feeds it knows\n");
        out.println(
                "`java -cp psp-bench/target/benchmarks.jar psp.bench.Feeds FOLDER > docs/feeds.md`, FOLDER being the real"
                        + " files that are not in the\nrepository. Every file of incidents is read by the guess that"
                        + " `./psp check FILE` would name.\n");
        out.println("| file | read | = counted | + left out | counted without a position | quality |");
        out.println("|---|---:|---:|---:|---:|---|");
        StringBuilder refused = new StringBuilder();
        StringBuilder notes = new StringBuilder();
        for (Path file : files(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            try {
                row(name, FileCheck.guessed(file, Progress.NONE), notes);
            } catch (DataException e) {
                refused.append("- ")
                        .append(name)
                        .append(": ")
                        .append(e.getMessage())
                        .append('\n');
            }
        }
        out.println("\nReasons and notes, by file:\n\n" + notes);
        out.println("No file of incidents, and said to be none:\n\n" + refused);
        feeds();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    private void row(String name, FileCheck check, StringBuilder notes) {
        Intake intake = check.intake();
        DataQuality quality = check.quality();
        out.println("| " + name + " | " + grouped(intake.read()) + " | " + grouped(intake.kept()) + " | "
                + grouped(intake.asideCount()) + " | " + grouped(intake.withoutPosition()) + " | " + quality + " |");
        String aside = intake.setAside().entrySet().stream()
                .map(e -> grouped(e.getValue().count()) + " " + e.getKey())
                .collect(Collectors.joining(", "));
        notes.append("- ").append(name).append(": left out ").append(aside.isEmpty() ? "nothing" : aside);
        intake.notes().forEach(note -> notes.append("; ").append(note));
        Guess guess = check.guess();
        if (guess != null) {
            notes.append(". Columns: ").append(guess.columns());
            guess.doubts().forEach(doubt -> notes.append(". Look: ").append(doubt));
        }
        notes.append(".\n");
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void feeds() {
        out.println("## Feeds that psp knows\n");
        out.println(
                "By `--columns NAME` and `Columns.of(\"NAME\")`; from the column names of public exports. A user's own file"
                        + " of the same form is read\nby `--columns FILE` and `Columns.read(FILE)`; the Javadoc of `Feed` lists the"
                        + " keys.\n");
        for (Feed feed : Feed.known()) {
            out.println("- **" + feed.name() + "**: " + feed.title() + "."
                    + feed.missing().stream()
                            .map(what -> " Missing: " + what + ".")
                            .collect(Collectors.joining())
                    + feed.notVerified().stream()
                            .map(what -> " Not verified: " + what + ".")
                            .collect(Collectors.joining())
                    + feed.notes().stream()
                            .map(what -> " " + what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + ".")
                            .collect(Collectors.joining()));
        }
    }
}
