package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of docs/monday.md, one after the other in an empty folder, prints the lines that the page shows. */
class MondayTest {

    private static final Pattern BLOCK = Pattern.compile("```console\n\\$ \\./psp ([^\n]*)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void theCommandsPrintWhatThePageShows() throws Exception {
        ConsolePage page =
                ConsolePage.of("monday.md", folder, "monday/files.jsh", "monday/next-week.jsh", "monday/study.txt");
        Matcher block = BLOCK.matcher(page.text());
        int commands = 0;
        while (block.find()) {
            String[] printed = page.printed(block.group(1).split(" ")).split("\n");
            assertThat(printed)
                    .as(block.group(1))
                    .hasSizeLessThanOrEqualTo(block.group(1).startsWith("update") ? 10 : 99);
            String[] shown = block.group(2).split("\n");
            assertThat(printed)
                    .as(block.group(1))
                    .containsSubsequence(Arrays.stream(shown)
                            .filter(line -> !line.equals("…"))
                            .toArray(String[]::new));
            if (block.group(1).contains("--study")) {
                Files.copy(
                        ConsolePage.example("monday/study.txt"),
                        folder.resolve("monday/b3/study.txt"),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            commands++;
        }
        assertThat(commands).isEqualTo(7);
        page.shows("monday/study.txt");
        assertThat(folder.resolve("monday/mail.txt")).content().startsWith("b3: no alarm\n");
        assertThat(folder.resolve("monday/mail.html")).exists();
    }
}
