package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of docs/first-hour.md, in an empty folder, prints what the page shows. */
class FirstHourTest {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("```console\n\\$ \\./psp ([^\n]*)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void theCommandsPrintWhatThePageShows() throws Exception {
        String page = Files.readString(TOP.resolve("docs/first-hour.md")).replace("\r\n", "\n");
        Path examples = Files.createDirectories(folder.resolve("examples/first-hour"));
        for (String name : List.of("files.jsh", "by-beat.jsh", "by-corridor.jsh", "columns.txt")) {
            Files.copy(TOP.resolve("examples/first-hour").resolve(name), examples.resolve(name));
        }
        Matcher block = BLOCK.matcher(page);
        int commands = 0;
        while (block.find()) {
            assertThat(printed(block.group(1).split(" "))).as(block.group(1)).isEqualTo(block.group(2));
            commands++;
        }
        assertThat(commands).isEqualTo(5);
    }

    private String printed(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "psp.shell.Psp"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isZero();
        return text.replace("\r\n", "\n");
    }

    /** The page also shows the scripts and the description of the columns, as they are. */
    @Test
    void theFilesAreThoseOfThePage() throws Exception {
        String page = Files.readString(TOP.resolve("docs/first-hour.md")).replace("\r\n", "\n");
        for (String name : List.of("by-beat.jsh", "by-corridor.jsh", "columns.txt")) {
            assertThat(page).contains(Files.readString(TOP.resolve("examples/first-hour").resolve(name)).strip());
        }
    }
}
