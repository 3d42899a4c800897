package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of docs/replicate.md, in an empty folder, prints what the page shows. */
class ReplicateTest {

    @TempDir
    private Path folder;

    @Test
    void theCommandsPrintWhatThePageShows() throws Exception {
        ConsolePage page = ConsolePage.of("replicate.md", folder, "replicate/files.jsh", "center-street/pack.jsh");
        assertThat(page.holds(command -> {
                    if (command.endsWith("files.jsh")) {
                        Files.copy(
                                ConsolePage.example("replicate/study.txt"), folder.resolve("center-street/study.txt"));
                    }
                }))
                .isEqualTo(9);
        page.shows("replicate/study.txt", "replicate/chicago.txt");
    }
}
