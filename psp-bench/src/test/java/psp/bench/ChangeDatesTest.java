package psp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The runner prints the same figures from the same seed, a row for each cell. */
class ChangeDatesTest {

    private static String printed(long seed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ChangeDates(new PrintStream(bytes, true, StandardCharsets.UTF_8), 2, seed).run();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsEveryCellAndIsRepeatable() {
        String tables = printed(1);
        assertThat(tables).isEqualTo(printed(1)).doesNotContain("NaN");
        assertThat(tables.lines().filter(line -> line.startsWith("| 12 | ") && line.split("\\|").length == 15))
                .hasSize(48);
        assertThat(tables.lines().filter(line -> line.startsWith("| 52 | "))).hasSize(8);
        assertThat(tables).contains("## Beyond the model", "## Given an alarm", "The largest size is ");
    }
}
