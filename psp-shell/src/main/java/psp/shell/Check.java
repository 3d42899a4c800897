package psp.shell;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import psp.core.DataException;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.io.Columns;
import psp.io.CountCsv;
import psp.io.FileCheck;
import psp.io.limit.Progress;
import psp.io.zone.ZoneFile;
import psp.share.folder.StudyFolder;

/** The first command an analyst runs: what a file holds, what was left out and why, and what can be studied with it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says what a file of incidents holds, what was left out and why, its quality, what can be studied"
                    + " with it, and the next command to type.",
            "Of a file of zones (GeoJSON, shapefile, KML, WKT in a CSV): their number, names and where they come from,"
                    + " area, overlaps and gaps.",
            ""
        },
        footer = {"", "Status: 0 some row is usable, 1 none is, 2 called wrongly."})
final class Check implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "a file of incidents or a table of counts: CSV, .xlsx, JSON, HTML or XML; or a file of zones")
    private @Nullable Path file;

    @Option(
            names = "--columns",
            paramLabel = "NAME|FILE",
            description = "a feed that psp knows, such as chicago, or a"
                    + " text file that describes the columns; without it they are guessed, and the guess is named")
    private @Nullable String columns;

    @Option(
            names = "--named-by",
            paramLabel = "FIELD",
            description =
                    "of zones: the field that names them, or several as in \"BORO, PCT, ZONE\"; row is the number of"
                            + " the row, repeat that of a repeated name")
    private @Nullable String namedBy;

    @Option(names = "--svg", paramLabel = "PICTURE", description = "of zones: draws them into this file")
    private @Nullable Path svg;

    @Option(names = "--json", description = "prints one JSON object and nothing else")
    private boolean json;

    @Option(
            names = "--study",
            paramLabel = "DIR",
            description = "writes DIR/study.txt, which fits the file, with every guess as a note; then psp run DIR")
    private @Nullable Path study;

    @Override
    public Integer call() {
        Path path = Objects.requireNonNull(file, "file");
        if (Shown.isPipe(path)) {
            throw wrong(Shown.saveFirst(path));
        }
        if (columns == null && Files.exists(path) && ZoneFile.holdsZones(path)) {
            return zones(path);
        }
        if (!Files.isRegularFile(path)) {
            throw wrong("No file '" + path + "' in " + Path.of("").toAbsolutePath());
        }
        Columns described = columns == null ? null : described(columns);
        try {
            Progress progress = json ? Progress.NONE : Check::progress;
            FileCheck check =
                    described == null ? FileCheck.guessed(path, progress) : FileCheck.of(path, described, progress);
            if (!json) {
                Shown.clear();
            }
            if (study != null && (check.guess() == null || check.guess().counts() == null)) {
                return wrote(StudyFolder.draft(study, path, check));
            }
            if (study == null) {
                System.out.print(json ? CheckJson.of(check, columns) : CheckPage.of(path, check, columns));
                System.out.flush();
                return check.intake().kept() > 0 ? 0 : 1;
            }
            return wrote(StudyFolder.draft(study, path));
        } catch (DataException | UncheckedIOException | IllegalArgumentException e) {
            if (e instanceof DataException && described == null && !json) {
                try {
                    return table(path);
                } catch (DataException | IllegalArgumentException notATable) {
                    // It is neither; what it lacks as a file of incidents is said.
                }
            }
            if (json) {
                System.out.print(CheckJson.failed(path, Shown.inFull(e)));
            }
            System.out.flush();
            System.err.println("psp: " + Shown.inFull(e));
            return 1;
        }
    }

    private static int wrote(List<Path> files) {
        files.forEach(file -> System.out.println("wrote " + file));
        Path folder = files.get(0).getParent();
        System.out.println("Next: look at the lines after # ? in study.txt, then   psp run " + folder);
        return 0;
    }

    /** A table of counts holds no incidents, and can be studied as it is. */
    private int table(Path path) {
        List<ZoneCounts.Cell> cells = CountCsv.readCells(path);
        if (study != null) {
            return wrote(StudyFolder.draft(study, path));
        }
        TreeSet<String> zones = new TreeSet<>();
        TreeSet<Period> periods = new TreeSet<>();
        cells.forEach(cell -> {
            zones.add(cell.zone());
            periods.add(cell.period());
        });
        System.out.println(path.getFileName() + ": a table of counts, "
                + Shown.grouped(cells.stream().mapToLong(ZoneCounts.Cell::count).sum())
                + " in " + zones.size() + " zones and " + periods.size() + " periods, " + periods.first() + " to "
                + periods.last());
        System.out.println(
                "  zones: " + String.join(", ", zones.stream().limit(20).toList()));
        System.out.println("Next: psp check " + path + " --study DIR   writes the study that fits it");
        return 0;
    }

    private int zones(Path path) {
        try {
            ZonePage page = ZonePage.of(path, namedBy);
            System.out.print(json ? page.json() : page.text());
            if (svg != null) {
                page.draw(svg);
            }
            if (svg != null && !json) {
                System.out.println("  drawn    " + svg);
            }
            System.out.flush();
            return 0;
        } catch (DataException | UncheckedIOException | IllegalArgumentException e) {
            if (json) {
                System.out.print(CheckJson.failed(path, Shown.inFull(e)));
            }
            System.out.flush();
            System.err.println("psp: " + Shown.inFull(e));
            return 1;
        }
    }

    private Columns described(String name) {
        Path path = Path.of(name);
        try {
            return Files.isRegularFile(path) ? Columns.read(path) : Columns.of(name);
        } catch (DataException | UncheckedIOException | IllegalArgumentException e) {
            throw wrong(Shown.inFull(e)
                    + (name.contains(".") && !Files.exists(path)
                            ? "; and there is no file '" + name + "' in "
                                    + Path.of("").toAbsolutePath()
                            : ""));
        }
    }

    private ParameterException wrong(String message) {
        CommandLine command = Objects.requireNonNull(spec, "spec").commandLine();
        return new ParameterException(command, message);
    }

    /** A bar. */
    private static void progress(long done, long size) {
        Shown.progress(
                size == 0
                        ? "reading: " + Shown.grouped(done)
                        : "reading [" + "#".repeat((int) Math.min(40, 40 * done / size))
                                + ".".repeat((int) Math.max(0, 40 - 40 * done / size)) + "] "
                                + Math.min(100, 100 * done / size) + " %");
    }
}
