package psp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The runners print the same figures from the same seed, a row for each cell. */
class ComparedWatchesTest {

    private static String compared(long seed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ComparedWatches(new PrintStream(bytes, true, StandardCharsets.UTF_8), 2, seed).run();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsEveryCellAndIsRepeatable() {
        String tables = compared(1);
        assertThat(tables).isEqualTo(compared(1)).doesNotContain("NaN");
        assertThat(tables.lines().filter(line -> line.matches("\\| [15]2 \\|.*") && line.split("\\|").length == 11))
                .hasSize(54);
        assertThat(tables.lines().filter(line -> line.matches("\\| [15]2 \\|.*") && line.split("\\|").length == 10))
                .hasSize(36);
        assertThat(tables).contains("(allowed 0.12)", "## Year after year", "## Beyond the model");
    }
}
