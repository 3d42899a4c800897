package psp.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.share.Replay;
import psp.share.StudyPack;
import psp.share.folder.StudyFolder;

/** A second city by docs/replicate.md alone: two public files and the lines of examples/replicate/chicago.txt. */
class RealChicagoTest {

    @TempDir
    private Path folder;

    @Test
    void theGuideLeadsToAPackThatIsReplayed() throws Exception {
        Files.copy(SharedData.file("chicago/tribune_homicides_2013_2018.csv"), folder.resolve("homicides.csv"));
        Files.copy(SharedData.file("chicago/neighborhoods.geojson"), folder.resolve("neighborhoods.geojson"));
        Files.copy(Path.of("..", "examples", "replicate", "chicago.txt"), folder.resolve("study.txt"));
        StudyPack pack = StudyFolder.run(folder);
        assertThat(pack.study().reduction().counts()).isEqualTo("35 fewer: 78 to 43 in 335 and 334 days");
        String page = Files.readString(Path.of("..", "docs", "replicate.md")).replace("\r\n", "\n");
        assertThat(page)
                .contains(
                        String.join("\n", pack.statement().lines(100, false)),
                        "wrote chicago/out/study.zip  (" + figures(pack),
                        "the same: all " + figures(pack));
        assertThat(Replay.of(folder.resolve("out/study.zip")).same()).isTrue();
        StudyPack open = pack.published();
        assertThat(open.differences()).isEmpty();
        assertThat(page).contains(String.join("\n", open.remarks()), "study-public.zip  (" + figures(open));
        assertThat(open.study().counts().rows()).hasSize(30).allMatch(row -> row.count() >= 5);
    }

    private static String figures(StudyPack pack) {
        return pack.figures().all().size() + " figures";
    }
}
