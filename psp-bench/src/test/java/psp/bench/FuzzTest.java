package psp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FuzzTest {

    @Test
    void damagedFilesAreReadOrRefusedAsDocumented() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status = Fuzz.run(new String[] {"--seed", "1", "--trials", "400"}, new PrintStream(bytes, true,
                StandardCharsets.UTF_8));
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("seed 1: 3,200 inputs of 8 kinds, ").contains(" 0 failures; ");
        assertThat(status).as(text).isZero();
    }
}
