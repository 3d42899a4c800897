package psp.shell;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import psp.share.SealedPlan;
import psp.share.folder.StudyFolder;

/** Seals what a study plans before the data are there. */
@Command(
        name = "seal",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Seals outcome, operation, ground and benchmark of DIR/study.txt in DIR/plan.json, before the counts are"
                    + " there; a later run then says what changed since.",
            "",
            "The seal proves what was planned, not when: hand it to somebody outside on that day.",
            ""
        },
        footer = {"", "Status: 0 sealed, 1 sealed before or a line is wrong, 2 called wrongly."})
final class SealStudy implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "a folder with a study.txt")
    private @Nullable Path folder;

    @Option(names = "--on", required = true, paramLabel = "DAY", description = "the day, such as 2016-03-15")
    private @Nullable LocalDate day;

    @Override
    public Integer call() {
        Path path = Objects.requireNonNull(folder, "folder");
        LocalDate on = Objects.requireNonNull(day, "day");
        return Shown.faultsSaid(() -> {
            SealedPlan plan = StudyFolder.seal(path, Shown.within(path), on);
            System.out.println(plan);
            System.out.println("wrote " + path.resolve("plan.json") + ", seal " + plan.seal());
            return 0;
        });
    }
}
