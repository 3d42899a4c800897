package psp.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import psp.share.Mismatch;
import psp.share.StudyPack;
import psp.share.brief.Brief;

/** Draws the page a commander reads from a pack, which it checks first. */
@Command(
        name = "brief",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the page a commander reads from a study pack: one HTML file beside it, whole in itself.",
            ""
        },
        footer = {
            "",
            "Status: 0 written, 1 the pack is unreadable or says otherwise than its counts do, 2 called wrongly."
        })
final class BriefPack implements Callable<Integer> {

    private static final int SHOWN = 5;

    @Parameters(paramLabel = "PACK", description = "a study pack, such as out/study.zip")
    private @Nullable Path pack;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "the page; without it NAME-brief.html beside the pack NAME.zip")
    private @Nullable Path out;

    @Option(
            names = "--parts",
            paramLabel = "DIR",
            description = "also writes each picture as .svg and .png there, and the statement as .rtf")
    private @Nullable Path parts;

    @Override
    public Integer call() {
        Path path = Objects.requireNonNull(pack, "pack");
        return Shown.faultsSaid(() -> {
            Shown.progress("computing again " + path);
            StudyPack read = StudyPack.read(path);
            List<Mismatch> differences = read.differences();
            if (!differences.isEmpty()) {
                Shown.clear();
                System.err.println("psp: the pack says otherwise than its counts do; psp replay names all of it:");
                differences.stream().limit(SHOWN).forEach(System.err::println);
                return 1;
            }
            Shown.progress("drawing");
            Brief brief = Brief.of(read);
            Path page = out == null
                    ? path.resolveSibling(
                            String.valueOf(path.getFileName()).replaceFirst("\\.zip$", "") + "-brief.html")
                    : out;
            brief.write(page);
            List<Path> written = parts == null ? List.of() : brief.writeParts(parts);
            Shown.clear();
            System.out.println("wrote " + page);
            written.forEach(file -> System.out.println("wrote " + file));
            return 0;
        });
    }
}
