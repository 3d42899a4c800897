package psp.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FeedsTest {

    private static final Pattern FILE =
            Pattern.compile("(?m)^\\| (\\S+\\.csv) \\| ([\\d,]+) \\| ([\\d,]+) \\| ([\\d,]+) \\|");

    @Test
    void theDocumentIsWhatTheRunnerPrintsOfTheRealFiles() throws IOException {
        Path data = Path.of(System.getProperty("psp.root", ".."), "..", "shared", "data");
        boolean there = Files.isDirectory(data);
        if (Boolean.getBoolean("psp.shared.required")) {
            assertThat(there).as("real files in " + data).isTrue();
        }
        assumeTrue(there, "skipped, since there are no real files in " + data);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Feeds.print(data, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        String printed = bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
        assertThat(printed).isEqualTo(document());
    }

    @Test
    void ofEveryRealFileReadIsKeptAndSetAside() throws IOException {
        var files = FILE.matcher(document()).results().toList();
        assertThat(files).hasSize(7);
        for (MatchResult file : files) {
            assertThat(number(file, 2)).as(file.group(1)).isPositive().isEqualTo(number(file, 3) + number(file, 4));
        }
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("../docs/feeds.md")).replace("\r\n", "\n");
    }

    private static long number(MatchResult file, int group) {
        return Long.parseLong(file.group(group).replace(",", ""));
    }
}
