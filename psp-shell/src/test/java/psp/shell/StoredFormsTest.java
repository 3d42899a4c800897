package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.share.Replay;
import psp.share.SealedPlan;
import psp.share.StudyPack;
import psp.stats.watch.ComparedWatch;
import psp.stats.watch.Watch;
import psp.stats.watch.WatchPair;

/**
 * What departments have stored is read by every later psp: docs/stored-forms.md. A form that is changed gets a new version, and a file of
 * the old one stays here; earlier ones are in psp-core and psp-stats, {@code stored/zone-counts-1.hex} and {@code stored/watch-2.txt}.
 */
class StoredFormsTest {

    @TempDir
    private Path folder;

    private static byte[] stored(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(StoredFormsTest.class.getResourceAsStream("/stored/" + name), name)) {
            return in.readAllBytes();
        }
    }

    private static String text(String name) throws IOException {
        return new String(stored(name), StandardCharsets.UTF_8);
    }

    private Path file(String name) throws IOException {
        return Files.write(folder.resolve(name), stored(name));
    }

    @Test
    void countsOfVersion2() throws IOException {
        ZoneCounts counts = ZoneCounts.ofBytes(stored("zone-counts-2.bin"));
        assertThat(counts.in("Harbour").count(Period.parse("2015"))).isEqualTo(253);
        assertThat(counts.toBytes()).isEqualTo(stored("zone-counts-2.bin"));
    }

    @Test
    void watchesOfVersion3() throws IOException {
        Watch watch = Watch.parse(text("watch-3.txt"));
        assertThat(watch.alarm()).hasValue(2);
        assertThat(watch.toldOtherwise()).isEmpty();
        assertThat(watch.toText()).isEqualTo(text("watch-3.txt"));
        assertThat(ComparedWatch.parse(text("compared-watch-3.txt")).toText()).isEqualTo(text("compared-watch-3.txt"));
        assertThat(WatchPair.parse(text("watch-pair-3.txt")).toText()).isEqualTo(text("watch-pair-3.txt"));
    }

    /** Its figures are those of the rules that made it; by the same rules they are the same. */
    @Test
    void packsOfSchema1() throws IOException {
        StudyPack pack = StudyPack.read(file("study-pack-1.zip"));
        assertThat(pack.study().counts()).isEqualTo(ZoneCounts.ofBytes(stored("zone-counts-2.bin")));
        assertThat(Replay.of(folder.resolve("study-pack-1.zip")).differences()).isEmpty();
    }

    @Test
    void plansOfSchema1() throws IOException {
        SealedPlan plan = SealedPlan.read(file("plan-1.json"));
        assertThat(plan.sealedOn()).hasToString("2016-03-15");
        plan.write(folder.resolve("again.json"));
        assertThat(Files.readAllBytes(folder.resolve("again.json"))).isEqualTo(stored("plan-1.json"));
    }
}
