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

/** Every command of docs/replicate.md, in an empty folder, prints what the page shows; hashes are left out. */
class ReplicateTest {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("```console\n\\$ \\./psp ([^\n]*)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void theCommandsPrintWhatThePageShows() throws Exception {
        String page = Files.readString(TOP.resolve("docs/replicate.md")).replace("\r\n", "\n");
        for (String name : List.of("replicate/files.jsh", "center-street/pack.jsh")) {
            Path copy = folder.resolve("examples").resolve(name);
            Files.createDirectories(copy.getParent());
            Files.copy(TOP.resolve("examples").resolve(name), copy);
        }
        Matcher block = BLOCK.matcher(page);
        int commands = 0;
        while (block.find()) {
            assertThat(hashless(printed(block.group(1).split(" ")))).as(block.group(1)).isEqualTo(block.group(2));
            if (block.group(1).endsWith("files.jsh")) {
                Files.copy(TOP.resolve("examples/replicate/study.txt"), folder.resolve("center-street/study.txt"));
            }
            commands++;
        }
        assertThat(commands).isEqualTo(9);
    }

    /** A hash changes with the version of psp, and with every word of a sentence. */
    private static String hashless(String text) {
        return text.replaceAll("[0-9a-f]{64}", "…").replaceAll("[0-9a-f]{16}…", "…");
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

    @Test
    void theFilesAreThoseOfThePage() throws Exception {
        String page = Files.readString(TOP.resolve("docs/replicate.md")).replace("\r\n", "\n");
        for (String name : List.of("study.txt", "chicago.txt")) {
            assertThat(page).contains(Files.readString(TOP.resolve("examples/replicate").resolve(name)).strip());
        }
    }
}
