package psp.share.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.Incidents;
import psp.core.Phase;
import psp.core.Statement;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.io.WholeFile;
import psp.share.PackFile;
import psp.share.StudyPack;
import psp.share.brief.Brief;
import psp.share.internal.text.Html;
import psp.stats.Answer;
import psp.stats.Answers;
import psp.stats.Study;
import psp.stats.report.CompStat;
import psp.stats.watch.Watch;
import psp.stats.watch.WatchVerdict;

/**
 * The weekly look at one study: reads the newest export, compares it with the last, and writes a folder of its day under
 * {@code out}, whole or not at all.
 */
final class StudyUpdate {

    private static final String LATEST = "latest.txt";
    private static final String SEEN = "latest.seen";
    private static final String LOOKS = "looks.csv";
    private static final String SUMMARY = "summary.txt";
    private static final String INPUTS = "inputs.txt";
    private static final String ALARM = "ALARM";
    private static final double SHRUNK = 0.9;
    private static final int SENTENCES = 3;
    private static final List<String> FILES =
            List.of("incidents", "counts", "zones", "other areas", "columns", "done", "context", "dose");

    private static final String REPEATED =
            "Asked again at each look while the operation goes on: whether it fell is judged by each look"
                    + " alone, not allowing for how many there were.";

    private final Path folder;
    private final Path out;
    private final Path within;
    private final Exports exports;
    private final Consumer<String> tell;

    private StudyUpdate(Path folder, Path within, Exports exports, Consumer<String> tell) {
        this.folder = folder;
        this.out = folder.resolve("out");
        this.within = within;
        this.exports = exports;
        this.tell = tell;
    }

    /** The looks at some studies; a fault of one stops no other. */
    static List<StudyLook> all(List<Path> folders, Path within, Consumer<String> tell) {
        Exports exports = new Exports();
        List<StudyLook> looks = new ArrayList<>();
        for (Path folder : folders) {
            StudyUpdate update = new StudyUpdate(folder, within, exports, tell);
            try {
                looks.add(update.locked());
            } catch (CancellationException e) {
                throw e;
            } catch (RuntimeException e) {
                String why = e instanceof DataException
                                || e instanceof IllegalArgumentException
                                || e instanceof UncheckedIOException
                        ? String.valueOf(e.getMessage())
                        : "psp itself failed: " + e;
                // What the last look saw is not over because this one failed.
                looks.add(new StudyLook(
                        folder, update.wasAlarm(), why, false, List.of(folder.getFileName() + ": " + why)));
            }
        }
        return List.copyOf(looks);
    }

    private boolean wasAlarm() {
        Path summary = out.resolve(latest().getOrDefault("folder", ".")).resolve(SUMMARY);
        return Files.isRegularFile(summary) && text(summary).startsWith(ALARM);
    }

    private StudyLook locked() {
        StudyText text = StudyFolder.text(folder);
        return OutFolder.alone(folder, within, there -> look(text));
    }

    private StudyLook look(StudyText text) throws IOException {
        StudyInputs inputs = new StudyInputs(folder, within, text, exports, true, tell);
        String key = key(text);
        Map<String, String> latest = latest();
        if (key.equals(latest.get("key"))) {
            return said(out.resolve(latest.getOrDefault("folder", "")), false);
        }
        StudyPack pack = StudyFolder.pack(inputs, folder.resolve(StudyFolder.PLAN), tell);
        boolean goesOn = goesOn(pack.study());
        pack = goesOn ? pack.withRemarks(List.of(REPEATED)) : pack;
        Study study = pack.study();
        LocalDate day = study.counts().coverage().span().lastDay();
        String export = String.valueOf(inputs.counting().file().getFileName());
        Incidents incidents = inputs.counting().incidents();
        Seen seen = incidents == null ? null : exports.made(incidents, Seen.class, List.of(), () -> Seen.of(incidents));
        Seen before = Files.isRegularFile(out.resolve(SEEN)) ? Seen.ofBytes(PackFile.read(out.resolve(SEEN))) : null;
        refuseOlder(export, day, latest, seen, before);
        Path made = made(key);
        if (made == null) {
            List<String> lines = lines(pack, export, day, latest, seen, before);
            if (goesOn) {
                lines.add(REPEATED);
            }
            made = write(pack, day, key, lines);
        }
        look(made, key, pack.answers(), day, export);
        if (seen != null) {
            WholeFile.write(out.resolve(SEEN), seen.toBytes());
        }
        WholeFile.write(
                out.resolve(LATEST),
                Texts.utf8("folder = " + made.getFileName() + "\nup to = " + day + "\nexport = "
                        + Texts.withoutControls(export) + "\nkey = " + key + "\n"));
        return said(made, true);
    }

    /** Whether the counts end while the operation goes on, so that the same question will be asked again. */
    private static boolean goesOn(Study study) {
        return study.lastDay()
                .filter(day -> study.operation().phases().stream()
                        .allMatch(phase -> !phase.period().contains(day)
                                || phase.kind() == Phase.Kind.ACTIVE
                                || phase.kind() == Phase.Kind.STEPPED_DOWN))
                .isPresent();
    }

    /** The hash of all that the answer is made of. */
    private String key(StudyText text) {
        StudyFiles files = new StudyFiles(folder, within);
        StringBuilder all = new StringBuilder(Statement.RULES);
        all.append('\n').append(exports.hash(folder.resolve(StudyText.NAME)));
        for (String name : FILES) {
            StudyText.Entry entry = text.find(name);
            if (entry != null) {
                files.parts(entry)
                        .forEach(file ->
                                all.append('\n').append(name).append(' ').append(exports.hash(file)));
            }
        }
        Path plan = folder.resolve(StudyFolder.PLAN);
        if (Files.isRegularFile(plan)) {
            all.append("\nplan ").append(exports.hash(plan));
        }
        return Texts.sha256(Texts.utf8(all.toString()));
    }

    private Map<String, String> latest() {
        Map<String, String> said = new TreeMap<>();
        Path file = out.resolve(LATEST);
        if (Files.isRegularFile(file)) {
            text(file).lines().forEach(line -> {
                int sign = line.indexOf('=');
                if (sign > 0) {
                    said.put(
                            line.substring(0, sign).strip(),
                            line.substring(sign + 1).strip());
                }
            });
        }
        return said;
    }

    private static String text(Path file) {
        return new String(PackFile.read(file), StandardCharsets.UTF_8);
    }

    /** Last week's file, or one that was cut, replaces nothing. */
    private static void refuseOlder(
            String export, LocalDate day, Map<String, String> latest, @Nullable Seen seen, @Nullable Seen before) {
        String reached = latest.get("up to");
        if (reached != null && day.toString().compareTo(reached) < 0) {
            throw new IllegalArgumentException(export + " reaches to " + day + ", the last look to " + reached
                    + ": an older file? Nothing was written; the earlier pages are whole");
        }
        if (seen != null && before != null && seen.size() < SHRUNK * before.size()) {
            throw new IllegalArgumentException(export + " has " + Texts.grouped(seen.size())
                    + " incidents, the last one had "
                    + Texts.grouped(before.size()) + ": a file that was cut? Nothing was written; the earlier pages are"
                    + " whole. If it is right, delete out/" + SEEN);
        }
    }

    private List<String> lines(
            StudyPack pack,
            String export,
            LocalDate day,
            Map<String, String> latest,
            @Nullable Seen seen,
            @Nullable Seen before) {
        List<String> lines = new ArrayList<>();
        Study study = pack.study();
        String label = study.label().isEmpty() ? "" : study.label() + ". ";
        String outcome = study.counts().header().outcome();
        lines.add(label + Character.toUpperCase(outcome.charAt(0)) + outcome.substring(1) + " in "
                + Phrases.places(study.operation().focusZones()) + ", up to " + day + " (" + export
                + (seen == null ? "" : ", " + Texts.plural(seen.size(), "incident")) + ")");
        lines.add(
                seen == null || before == null
                        ? latest.isEmpty() ? "First look: nothing to compare with." : "The last export was not kept."
                        : "Since " + latest.getOrDefault("export", "the last export") + ": "
                                + before.to(seen).line() + ".");
        windows(pack).ifPresent(lines::add);
        lines.add("Watch: " + watch(pack.answers()) + ".");
        pack.statement().parts().stream()
                .limit(SENTENCES)
                .map(part -> part.lead().isEmpty() ? part.text() : part.lead() + " " + part.text())
                .forEach(lines::add);
        return lines;
    }

    private static Optional<String> windows(StudyPack pack) {
        return pack.weekly().map(table -> {
            StringBuilder line = new StringBuilder();
            String first = pack.study().counts().header().outcome();
            for (CompStat.Row row : table.rows()) {
                line.append(line.isEmpty() ? "" : "; ")
                        .append(row.outcome().equals(first) ? "" : row.outcome() + ", ")
                        .append(pack.study().operation().focusZones().size() > 1 ? row.zone() + ", " : "")
                        .append(row.window())
                        .append(": ")
                        .append(row.now())
                        .append(row.lastYear() == null ? "" : " (last year " + row.lastYear() + ")")
                        .append(row.low() == null ? "" : ", expected " + row.low() + " to " + row.high());
            }
            return line + ".";
        });
    }

    private static String watch(Answers answers) {
        Answer<Watch> answer = answers.watch();
        return answer.result()
                .map(Watch::toString)
                .orElseGet(() -> answer.reason().orElseThrow().sentence().replaceFirst("\\.$", ""));
    }

    private static boolean isAlarm(Answers answers) {
        return answers.watch()
                .result()
                .map(watch -> watch.verdict() == WatchVerdict.SIGNS_OF_RETURN)
                .orElse(false);
    }

    /** The folder that was made of the same inputs, where an update was stopped behind it; null if none was. */
    private @Nullable Path made(String key) throws IOException {
        try (Stream<Path> folders = Files.list(out)) {
            return folders.filter(made -> Files.isRegularFile(made.resolve(INPUTS)))
                    .filter(made -> text(made.resolve(INPUTS)).strip().equals(key))
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }
    }

    private Path write(StudyPack pack, LocalDate day, String key, List<String> lines) throws IOException {
        Path part = Files.createDirectory(out.resolve(OutFolder.PART + "look"));
        try {
            tell.accept("writing " + day);
            pack.write(part.resolve("study.zip"));
            Brief.of(pack).write(part.resolve("brief.html"));
            WholeFile.write(
                    part.resolve(SUMMARY),
                    Texts.utf8((isAlarm(pack.answers()) ? ALARM : "no alarm") + "\n"
                            + String.join("\n", lines.stream().map(Html::plain).toList())
                            + "\n"));
            WholeFile.write(part.resolve(INPUTS), Texts.utf8(key + "\n"));
            Path made = out.resolve(day.toString());
            for (int i = 2; Files.exists(made); i++) {
                made = out.resolve(day + "-" + i);
            }
            return Files.move(part, made, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            OutFolder.delete(part);
        }
    }

    /** Adds a line to the looks, once. */
    private void look(Path made, String key, Answers answers, LocalDate day, String export) {
        Study study = answers.study();
        Path file = out.resolve(LOOKS);
        String before = Files.isRegularFile(file) ? text(file) : "day,folder,export,focus,count,watch,alarm,key\n";
        if (before.contains(key)) {
            return;
        }
        String watch =
                answers.watch().result().map(seen -> seen.verdict().text()).orElse("not watched");
        WholeFile.write(
                file,
                Texts.utf8(before + day + "," + made.getFileName() + "," + quoted(export) + ","
                        + quoted(String.join("; ", study.operation().focusZones())) + ","
                        + study.operation().focusZones().stream()
                                .mapToLong(zone -> study.counts().in(zone).count())
                                .sum()
                        + "," + watch + "," + isAlarm(answers) + "," + key + "\n"));
    }

    private static String quoted(String text) {
        String plain = Texts.withoutControls(text).replace("\"", "\"\"");
        return "\"" + (plain.matches("(?s)[=+@-].*") ? "'" : "") + plain + "\"";
    }

    private StudyLook said(Path made, boolean changed) {
        List<String> lines = new ArrayList<>(text(made.resolve(SUMMARY)).lines().toList());
        boolean alarm = lines.remove(0).equals(ALARM);
        lines.set(0, (alarm ? "ALARM. " : "") + lines.get(0));
        lines.add((changed ? "wrote " : "nothing new since ") + made);
        return new StudyLook(folder, alarm, null, changed, lines);
    }
}
