package psp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ManyWatchesTest {

    /** The times differ from run to run, the answers do not. */
    private static String answers() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ManyWatches run = new ManyWatches(new PrintStream(bytes, true, StandardCharsets.UTF_8), 60, 208, 0.6, 1);
        run.watch();
        run.spikes(2, 50);
        return bytes.toString(StandardCharsets.UTF_8)
                .replaceAll("\\d+\\.\\d+ (\\||seconds|of all)", "#")
                .replaceAll("(?m)^(One|The watches) .*$", "")
                .replaceAll(": #.*It says", "");
    }

    @Test
    void saysTheSameFromOneSeed() {
        String answers = answers();
        assertThat(answers)
                .isEqualTo(answers())
                .doesNotContain("NaN")
                .contains(
                        "False alarms in each year of watching: [",
                        "2 spike reports on 50 holding zones",
                        "; 60 zones. Seed 1, ");
    }
}
