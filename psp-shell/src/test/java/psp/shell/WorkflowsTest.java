package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What strangers' machines run is what anyone can run here: the gate, one of its commands, or one that CONTRIBUTING.md names. */
class WorkflowsTest {

    private static final Path ROOT = Path.of(System.getProperty("psp.root", ".."));
    private static final Pattern RUN = Pattern.compile("(?m)^\\s*- run: (.+)$");
    private static final Pattern STEP = Pattern.compile("(?m)^step \"[^\"]+\" (.+)$");

    @Test
    void everyCommandIsOneOfTheGate() throws IOException {
        List<String> gate = STEP.matcher(text(".ci/run").replace("\"$shared\"", "-Dpsp.shared.required=false"))
                .results()
                .map(step -> step.group(1))
                .toList();
        String named = text("CONTRIBUTING.md");
        int commands = 0;
        try (Stream<Path> files = Files.list(ROOT.resolve(".github/workflows"))) {
            for (Path file : files.sorted().toList()) {
                for (MatchResult run :
                        RUN.matcher(Files.readString(file)).results().toList()) {
                    String command = run.group(1).strip();
                    assertThat(gate.contains(command) || named.contains("`" + command + "`"))
                            .as(file.getFileName() + ": " + command)
                            .isTrue();
                    commands++;
                }
            }
        }
        assertThat(commands).isEqualTo(4);
    }

    @Test
    void everyJdkAndSystemThatIsSupportedIsTried() throws IOException {
        assertThat(text(".github/workflows/verify.yml"))
                .contains("os: [ubuntu-latest, windows-latest, macos-latest]", "java: [17, 21, 25]");
    }

    private static String text(String name) throws IOException {
        return Files.readString(ROOT.resolve(name)).replace("\r\n", "\n");
    }
}
