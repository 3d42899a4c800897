package psp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.bench.read.FuzzSeeds;

class FuzzTest {

    private static String run(String... options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status = Fuzz.run(options, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(status).as(text).isZero();
        return text;
    }

    /** Ten minutes of it by command: docs/evidence/fuzz.md. */
    @Test
    void thirtySecondsOfDamagedFilesAreReadOrRefusedAsDocumented() {
        assertThat(run("--seed", "1", "--seconds", "30")).startsWith("seed 1: ").contains(" 0 failures; ");
    }

    @Test
    void theSameTrialsHaveTheSameFateWhateverTheThreads() {
        assertThat(fates(run("--seed", "2", "--trials", "60", "--threads", "3")))
                .isEqualTo(fates(run("--seed", "2", "--trials", "60", "--threads", "1")))
                .startsWith("seed 2: 480 inputs, ");
    }

    /** A workbook holds when it was written; two threads may write theirs in two seconds. */
    @Test
    void aTrialDoesNotDependOnTheClock(@TempDir Path folder) {
        byte[] properties = FuzzSeeds.xlsx(folder).get("docProps/core.xml");
        assertThat(new String(properties, StandardCharsets.UTF_8).replaceAll("2016-01-01T00:00:00Z", ""))
                .contains("created")
                .doesNotContainPattern("\\d\\d:\\d\\d");
    }

    /** The page was printed by the runner: its kinds sum, and are those of today. */
    @Test
    void thePageTellsOfAMillionInputsWithoutAFailure() throws IOException {
        List<long[]> lines = Pattern.compile(
                        "(?m)^(?:seed \\d+| +[A-Z]+): ([\\d,]+) inputs, ([\\d,]+) read, ([\\d,]+) refused as"
                                + " documented, (\\d+) failures; ")
                .matcher(Files.readString(Path.of("../docs/evidence/fuzz.md")))
                .results()
                .map(line -> IntStream.rangeClosed(1, 4)
                        .mapToLong(i -> Long.parseLong(line.group(i).replace(",", "")))
                        .toArray())
                .toList();
        assertThat(lines.get(0)[0]).isGreaterThan(1_000_000);
        assertThat(lines)
                .hasSize(1
                        + (int) run("--seed", "3", "--trials", "1")
                                .lines()
                                .skip(1)
                                .count())
                .allMatch(line -> line[0] == line[1] + line[2] + line[3] && line[3] == 0);
        for (int i = 0; i < 4; i++) {
            int column = i;
            assertThat(lines.stream().skip(1).mapToLong(line -> line[column]).sum())
                    .isEqualTo(lines.get(0)[column]);
        }
    }

    private static String fates(String text) {
        return text.replaceAll(";.*", "");
    }
}
