package psp.shell;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import psp.share.folder.StudyFolder;

/** Writes a template that runs as it is. */
@Command(
        name = "new-study",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes a folder with a commented study.txt and invented counts, which runs as it is.",
            "",
            "  psp new-study DIR      then      psp run DIR",
            ""
        },
        footer = {"", "Status: 0 written, 1 a file of the template is there already, 2 called wrongly."})
final class NewStudy implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "the folder, made where it is missing")
    private @Nullable Path folder;

    @Override
    public Integer call() {
        Path path = Objects.requireNonNull(folder, "folder");
        return Shown.faultsSaid(() -> {
            StudyFolder.create(path).forEach(file -> System.out.println("wrote " + file));
            System.out.println("Next:  psp run " + path + "     as it is; then put your own into study.txt");
            return 0;
        });
    }
}
