package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every {@code java} block of the README that a {@code text} block follows prints just that, run in one session. */
class ReadmeTest {

    private static final Pattern EXAMPLE =
            Pattern.compile("(?m)^```java\\n(.*?)^```\\n\\s*^```text\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    @Test
    void printsWhatItSays() throws Exception {
        String readme = Files.readString(Path.of("..", "README.md")).replace("\r\n", "\n");
        List<MatchResult> examples = EXAMPLE.matcher(readme).results().toList();
        assertThat(examples)
                .as("java blocks of README.md followed by a text block")
                .isNotEmpty();
        try (ScriptRunner runner = ScriptRunner.start()) {
            for (MatchResult example : examples) {
                long line = readme.substring(0, example.start()).lines().count() + 2;
                Printed printed = Printed.by(
                        () -> runner.run("README.md, the block from line " + line + ", there", example.group(1)));
                assertThat(trimmed(printed.out())).as("README.md line " + line).isEqualTo(trimmed(example.group(2)));
                assertThat(printed.err()).as("README.md line " + line).isEmpty();
            }
        }
    }

    private static String trimmed(String text) {
        return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }
}
