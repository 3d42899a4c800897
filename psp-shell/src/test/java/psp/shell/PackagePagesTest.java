package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of each published package teaches by an example, which runs as it stands, and says since when the package is there. */
class PackagePagesTest {

    private static final Path ROOT = Path.of(System.getProperty("psp.root", ".."));
    private static final List<String> PUBLISHED = List.of("core", "geo", "stats", "io", "share");
    private static final Pattern EXPORTS = Pattern.compile("exports (psp[.\\w]*);");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>\\{@code\\n(.*?)\\n \\* \\}</pre>");

    @Test
    void everyExampleRunsAsItStands() throws IOException {
        int run = 0;
        try (ScriptRunner runner = ScriptRunner.start()) {
            for (String module : PUBLISHED) {
                for (String name : exported(module)) {
                    List<MatchResult> examples =
                            EXAMPLE.matcher(page(module, name)).results().toList();
                    assertThat(examples).as("examples of the page of " + name).isNotEmpty();
                    for (MatchResult example : examples) {
                        String code = example.group(1).replaceAll("(?m)^ \\* ?", "");
                        assertThatCode(() -> Printed.by(() -> runner.run("the page of " + name, code)))
                                .as(name)
                                .doesNotThrowAnyException();
                        run++;
                    }
                }
            }
        }
        assertThat(run).isEqualTo(16);
    }

    @Test
    void everyPageSaysSinceWhen() throws IOException {
        for (String module : PUBLISHED) {
            for (String name : exported(module)) {
                assertThat(page(module, name)).as(name).contains(" * @since 0.1\n");
            }
        }
    }

    private static List<String> exported(String module) throws IOException {
        String info = Files.readString(ROOT.resolve("psp-" + module + "/src/main/java/module-info.java"));
        return EXPORTS.matcher(info).results().map(line -> line.group(1)).toList();
    }

    private static String page(String module, String name) throws IOException {
        return Files.readString(ROOT.resolve("psp-" + module + "/src/main/java")
                        .resolve(name.replace('.', '/'))
                        .resolve("package-info.java"))
                .replace("\r\n", "\n");
    }
}
