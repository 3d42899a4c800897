package psp.shell;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import psp.share.StudyPack;
import psp.share.brief.Brief;
import psp.share.folder.StudyFolder;

/** From a folder of plain files to the pack and what can be said aloud. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Reads DIR/study.txt and the files it names, writes the pack DIR/out/study.zip and the page"
                    + " DIR/out/brief.html, and says what was found.",
            ""
        },
        footer = {"", "Status: 0 done, 1 a file is wrong (named by file, line and value), 2 called wrongly."})
final class RunStudy implements Callable<Integer> {

    private static final int WIDTH = 100;

    @Parameters(paramLabel = "DIR", description = "a folder with a study.txt; psp new-study DIR writes one")
    private @Nullable Path folder;

    @Option(
            names = "--public",
            description = "also writes study-public.zip, in which every count is 0 or at least 5, and its page")
    private boolean published;

    @Option(names = "--detail", description = "also prints the small print: ranges, methods, trials")
    private boolean detail;

    @Override
    public Integer call() {
        Path path = Objects.requireNonNull(folder, "folder");
        return Shown.faultsSaid(() -> {
            StudyPack pack = StudyFolder.run(path, Shown.within(path), told -> {
                if (told.startsWith("Read: ")) {
                    Shown.clear();
                    System.out.println(told);
                } else {
                    Shown.progress(told);
                }
            });
            Shown.clear();
            pack.statement().lines(WIDTH, detail).forEach(System.out::println);
            pack.changes().forEach(change -> System.out.println("Changed since the plan was sealed: " + change));
            Path out = path.resolve("out");
            wrote(out.resolve("study.zip"), pack);
            System.out.println("wrote " + out.resolve("brief.html"));
            if (published) {
                StudyPack open = StudyFolder.publish(path, pack);
                Shown.progress("drawing brief-public.html");
                Brief.of(open).write(out.resolve("brief-public.html"));
                Shown.clear();
                open.remarks().forEach(System.out::println);
                wrote(out.resolve("study-public.zip"), open);
                System.out.println("wrote " + out.resolve("brief-public.html"));
            }
            return 0;
        });
    }

    private static void wrote(Path file, StudyPack pack) {
        System.out.println("wrote " + file + "  (" + pack.figures().all().size() + " figures, hash "
                + pack.hash().substring(0, 16) + "…)");
    }
}
