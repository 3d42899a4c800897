package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of each published package teaches by an example, which runs as it stands, and says since when the package is there. */
class PackagePagesTest {

    private static final Path ROOT = Path.of(System.getProperty("psp.root", ".."));
    private static final List<String> PUBLISHED = List.of("core", "geo", "stats", "io", "share");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>\\{@code\\n(.*?)\\n \\* \\}</pre>");

    @Test
    void everyExampleRunsAsItStands() throws IOException {
        SortedSet<String> shown = new TreeSet<>();
        for (String module : PUBLISHED) {
            for (String name : Exports.byModule().get("psp." + module)) {
                String page = page(module, name);
                for (MatchResult example : EXAMPLE.matcher(page).results().toList()) {
                    shown.add(name);
                    String code = example.group(1).replaceAll("(?m)^ \\* ?", "");
                    try (ScriptRunner runner = ScriptRunner.start()) {
                        assertThatCode(() -> Printed.by(() -> runner.run("the page of " + name, code)))
                                .as(name)
                                .doesNotThrowAnyException();
                    }
                }
                assertThat(shown).as("pages with an example").contains(name);
            }
        }
        assertThat(shown).hasSize(16);
    }

    @Test
    void everyPageSaysSinceWhen() throws IOException {
        for (String module : PUBLISHED) {
            for (String name : Exports.byModule().get("psp." + module)) {
                assertThat(page(module, name)).as(name).contains(" * @since 0.1\n");
            }
        }
    }

    private static String page(String module, String name) throws IOException {
        return Files.readString(ROOT.resolve("psp-" + module + "/src/main/java")
                        .resolve(name.replace('.', '/'))
                        .resolve("package-info.java"))
                .replace("\r\n", "\n");
    }
}
