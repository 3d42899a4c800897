package psp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzTest {

    private static String run(String... options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status = Fuzz.run(options, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(status).as(text).isZero();
        return text;
    }

    /** Ten minutes of it by command: docs/fuzz.md. */
    @Test
    void thirtySecondsOfDamagedFilesAreReadOrRefusedAsDocumented() {
        assertThat(run("--seed", "1", "--seconds", "30")).startsWith("seed 1: ").contains(" 0 failures; ");
    }

    @Test
    void theSameTrialsHaveTheSameFateWhateverTheThreads() {
        assertThat(fates(run("--seed", "2", "--trials", "60", "--threads", "3")))
                .isEqualTo(fates(run("--seed", "2", "--trials", "60", "--threads", "1"))).startsWith("seed 2: 480 inputs, ");
    }

    /** A workbook holds when it was written; two threads may write theirs in two seconds. */
    @Test
    void aTrialDoesNotDependOnTheClock(@TempDir Path folder) {
        byte[] properties = FuzzSeeds.xlsx(folder).get("docProps/core.xml");
        assertThat(new String(properties, StandardCharsets.UTF_8).replaceAll("2016-01-01T00:00:00Z", "")).contains("created")
                .doesNotContainPattern("\\d\\d:\\d\\d");
    }

    private static String fates(String text) {
        return text.replaceAll(";.*", "");
    }
}
