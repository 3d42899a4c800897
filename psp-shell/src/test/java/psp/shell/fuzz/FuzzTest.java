package psp.shell.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FuzzTest {

    private static String run(String... options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status = Fuzz.run(options, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(status).as(text).isZero();
        return text;
    }

    /** What Jazzer found once stays found: each input that is kept is read or refused as documented. */
    @ParameterizedTest
    @EnumSource(Door.class)
    void theCorpusIsReadOrRefusedAsDocumented(Door door) throws IOException {
        boolean read = false;
        for (Path file : Corpus.files(door)) {
            Verdict verdict = Verdict.of(door, Files.readAllBytes(file));
            assertThat(verdict.problem()).as(String.valueOf(file)).isNull();
            read |= verdict.read();
        }
        assertThat(read).as("one of " + door + " is whole").isTrue();
    }

    /** As long as one likes by command: docs/evidence/fuzz.md. */
    @Test
    void twoThousandDamagedFilesADoorAreReadOrRefusedAsDocumented() {
        assertThat(run("--seed", "1", "--trials", "2000"))
                .startsWith(String.format(Locale.ROOT, "seed 1: %,d inputs, ", 2_000 * Door.values().length))
                .contains(" 0 failures; ");
    }

    @Test
    void theSameTrialsHaveTheSameFateWhateverTheThreads() {
        assertThat(fates(run("--seed", "2", "--trials", "30", "--threads", "3")))
                .isEqualTo(fates(run("--seed", "2", "--trials", "30", "--threads", "1")))
                .startsWith("seed 2: " + 30 * Door.values().length + " inputs, ");
    }

    /** The page was printed by the runner: its doors sum, and are those of today. */
    @Test
    void thePageTellsOfEveryDoorWithoutAFailure() throws IOException {
        List<long[]> lines = Pattern.compile(
                        "(?m)^(?:seed \\d+| +[A-Z_]+): ([\\d,]+) inputs, ([\\d,]+) read, ([\\d,]+) refused as"
                                + " documented, (\\d+) failures; ")
                .matcher(Files.readString(Path.of("../docs/evidence/fuzz.md")))
                .results()
                .map(line -> IntStream.rangeClosed(1, 4)
                        .mapToLong(i -> Long.parseLong(line.group(i).replace(",", "")))
                        .toArray())
                .toList();
        assertThat(lines)
                .hasSize(1 + Door.values().length)
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
