package psp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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

    private static String fates(String text) {
        return text.replaceAll(";.*", "");
    }
}
