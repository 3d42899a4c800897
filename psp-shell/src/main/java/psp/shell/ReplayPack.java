package psp.shell;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import psp.share.Replay;

/** Does a pack again and names whatever differs. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Computes every figure of a study pack again from its own counts, and names each file and figure that"
                    + " differs.",
            ""
        },
        footer = {"", "Status: 0 all the same, 1 something differs or the pack is unreadable, 2 called wrongly."})
final class ReplayPack implements Callable<Integer> {

    @Parameters(
            paramLabel = "PACK",
            description = "a study pack, such as out/study.zip, or the folder it was unpacked into")
    private @Nullable Path pack;

    @Override
    public Integer call() {
        Path path = Objects.requireNonNull(pack, "pack");
        return Shown.faultsSaid(() -> {
            Shown.progress("computing again " + path);
            Replay replay = Replay.of(path);
            Shown.clear();
            System.out.println(replay);
            return replay.same() ? 0 : 1;
        });
    }
}
