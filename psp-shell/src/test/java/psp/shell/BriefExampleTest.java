package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import psp.share.StudyPack;
import psp.share.brief.Brief;

/** The example makes a pack and a page of a study, and of one that cannot tell. */
class BriefExampleTest {

    @Test
    void theExampleMakesPackAndPage() throws Exception {
        Printed printed;
        try (ScriptRunner runner = ScriptRunner.start()) {
            printed = Printed.by(() -> runner.run(Path.of("../examples/center-street/brief.jsh")));
        }
        assertThat(printed.err()).isEmpty();
        assertThat(printed.out().lines())
                .hasSize(4)
                .first()
                .asString()
                .startsWith("internal pack of violent incidents in center-street: ");
        String last = printed.out().lines().toList().get(3);
        Path folder = Path.of(last.substring(last.indexOf(", beside its pack in ") + ", beside its pack in ".length()));
        String page = Files.readString(folder.resolve("violent-incidents.html"));
        assertThat(page)
                .contains(
                        "<p class=\"answer\">132 fewer violent incidents in center-street, perhaps normal variation, while all"
                                + " the rest of the city had 8 % fewer.</p>",
                        "SIMULATED PLACES</text>");
        assertThat(StudyPack.read(folder.resolve("violent-incidents.zip")).differences())
                .isEmpty();
        assertThat(Brief.of(StudyPack.read(folder.resolve("violent-incidents.zip")))
                        .html())
                .isEqualTo(page);
        assertThat(Files.readString(folder.resolve("shootings.html")))
                .contains("<p class=\"answer\">Whether shootings in center-street fell, we can&#39;t say.</p>")
                .doesNotContain("<figure id=\"changes\">", "<figure id=\"benchmarks\">");
        assertThat(folder.resolve("shootings/months.png")).isNotEmptyFile();
    }
}
