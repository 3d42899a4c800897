package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/first-run.md shows is what the example prints, and a commander can follow it. */
class FirstRunTest {

    @Test
    void theExamplePrintsWhatTheDocumentShows() throws Exception {
        Path top = Path.of("..");
        String document = Files.readString(top.resolve("docs/first-run.md")).replace("\r\n", "\n");
        int start = document.indexOf("```text\n") + "```text\n".length();
        String shown = document.substring(start, document.indexOf("```", start));
        Printed printed;
        try (ScriptRunner runner = ScriptRunner.start()) {
            printed = Printed.by(() -> runner.run(top.resolve("examples/center-street/center-street.jsh")));
        }
        assertThat(printed.err()).isEmpty();
        assertThat(printed.out().lines().collect(Collectors.joining("\n"))).isEqualTo(shown.strip());
        List<String> lines = shown.lines().toList();
        assertThat(lines).hasSizeBetween(8, 24).allMatch(line -> line.length() <= 100);
        assertThat(lines.get(0)).startsWith("CENTER STREET, MILWAUKEE: SIMULATED PLACES, true monthly totals. ");
        assertThat(lines)
                .anyMatch(line -> line.contains("691 to 559"))
                .anyMatch(line -> line.contains("53, 80, 46, 71"));
        assertThat(Files.readString(top.resolve("README.md")).replace("\r\n", "\n"))
                .as("the README shows the same")
                .contains("```text\n" + shown + "```");
    }

    /** What a script's words ask for is printed below the answers. */
    @Test
    void theSmallPrintIsThereWhenAskedFor() throws Exception {
        Printed printed;
        try (ScriptRunner runner = ScriptRunner.start(List.of("--detail"))) {
            printed = Printed.by(() -> runner.run(Path.of("..").resolve("examples/center-street/center-street.jsh")));
        }
        assertThat(printed.out())
                .contains("Read:    86,834 read = 86,834 counted + 0 left out")
                .contains("Benchmarks, without verdicts of their own:")
                .contains("To read aloud:")
                .contains(" trials on like ground of this city, ");
    }
}
