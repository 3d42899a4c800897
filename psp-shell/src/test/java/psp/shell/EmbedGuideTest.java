package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java of docs/embed.md stands in the file that it names, and each folder of examples/ is run by the gate. */
class EmbedGuideTest {

    private static final Path TOP = Path.of("..");
    private static final Pattern NAMED_BLOCK =
            Pattern.compile("(?s)`(examples/\\S+\\.java)`:\\n\\n```java\\n(.*?)```\\n");

    @Test
    void everyBlockStandsInTheTestedSourceThatItNames() throws IOException {
        String guide = read("docs/embed.md");
        List<MatchResult> blocks = NAMED_BLOCK.matcher(guide).results().toList();
        assertThat(blocks).as("each java block names its source").hasSize(guide.split("```java", -1).length - 1);
        for (MatchResult block : blocks) {
            assertThat(unindented(read(block.group(1)))).as(block.group(1)).contains(unindented(block.group(2)));
        }
    }

    private static String read(String file) throws IOException {
        return Files.readString(TOP.resolve(file)).replace("\r\n", "\n");
    }

    private static String unindented(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    /** By a step of its own, or by the test of the page that shows what it prints. */
    @Test
    void everyExampleIsRunInTheGate() throws IOException {
        String gate = read(".ci/run");
        try (Stream<Path> tests = Files.list(TOP.resolve("psp-shell/src/test/java/psp/shell"));
                Stream<Path> folders = Files.list(TOP.resolve("examples"))) {
            StringBuilder pages = new StringBuilder();
            for (Path test :
                    tests.filter(file -> file.toString().endsWith("Test.java")).toList()) {
                pages.append(Files.readString(test));
            }
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(gate.contains("examples/" + name + "/")
                                    || pages.toString().contains("\"" + name + "/")
                                    || pages.toString().contains("\"" + name + ".md\""))
                            .as("examples/" + name + " is run by .ci/run or by a test of its page")
                            .isTrue());
        }
    }
}
