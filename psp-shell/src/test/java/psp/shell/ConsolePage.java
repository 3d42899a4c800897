package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of docs/ that shows commands with what they print; they run one after the other in a folder of their own. */
final class ConsolePage {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    /** What a JVM tells before anything else where options are set for all; a page does not show it. */
    private static final Pattern OPTIONS_TOLD = Pattern.compile("(?m)^Picked up [A-Z_]*JAVA_[A-Z_]*OPTIONS: .*\\R");

    private static final Pattern BLOCK = Pattern.compile("```console\n\\$ \\./psp ([^\n]*)\n(.*?)```", Pattern.DOTALL);

    private final String text;
    private final Path folder;

    private ConsolePage(String text, Path folder) {
        this.text = text;
        this.folder = folder;
    }

    /** What happens after a command of the page. */
    interface After {
        void command(String command) throws IOException;
    }

    /** A page, and the files of examples/ that its commands name. */
    static ConsolePage of(String name, Path folder, String... examples) throws IOException {
        for (String example : examples) {
            Path copy = folder.resolve("examples").resolve(example);
            Files.createDirectories(copy.getParent());
            Files.copy(example(example), copy);
        }
        return new ConsolePage(
                Files.readString(TOP.resolve("docs").resolve(name)).replace("\r\n", "\n"), folder);
    }

    static Path example(String name) {
        return TOP.resolve("examples").resolve(name);
    }

    String text() {
        return text;
    }

    /** Holds every command to what the page shows, hashes aside, and returns how many there are. */
    int holds(After after) throws Exception {
        Matcher block = BLOCK.matcher(text);
        int commands = 0;
        while (block.find()) {
            assertThat(hashless(printed(block.group(1).split(" "))))
                    .as(block.group(1))
                    .isEqualTo(hashless(block.group(2)));
            after.command(block.group(1));
            commands++;
        }
        return commands;
    }

    /** The page also shows some files as they are. */
    void shows(String... examples) throws IOException {
        for (String example : examples) {
            assertThat(text).contains(Files.readString(example(example)).strip());
        }
    }

    /** A hash changes with the version of psp, and with every word of a sentence. */
    private static String hashless(String text) {
        return text.replaceAll("[0-9a-f]{64}", "…").replaceAll("[0-9a-f]{16}…", "…");
    }

    String printed(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "psp.shell.Psp"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String text = OPTIONS_TOLD
                .matcher(Files.readString(out, StandardCharsets.UTF_8))
                .replaceAll("");
        assertThat(process.exitValue()).as(text).isZero();
        return text.replace("\r\n", "\n");
    }
}
