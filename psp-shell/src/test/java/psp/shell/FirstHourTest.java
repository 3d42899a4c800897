package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of docs/first-hour.md, in an empty folder, prints what the page shows. */
class FirstHourTest {

    @TempDir
    private Path folder;

    @Test
    void theCommandsPrintWhatThePageShows() throws Exception {
        ConsolePage page = ConsolePage.of(
                "first-hour.md",
                folder,
                "first-hour/files.jsh",
                "first-hour/by-beat.jsh",
                "first-hour/by-corridor.jsh",
                "first-hour/columns.txt");
        assertThat(page.holds(command -> {})).isEqualTo(5);
        page.shows("first-hour/by-beat.jsh", "first-hour/by-corridor.jsh", "first-hour/columns.txt");
    }
}
