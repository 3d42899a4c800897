package psp.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.DataException;
import psp.io.internal.row.CsvFile;
import psp.io.internal.row.Row;
import psp.io.internal.row.RowSource;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/** Rows read ahead on other threads, by blocks of any size, are those read one after the other. */
class ReadAheadTest {

    private static final int TRIALS = 500;
    private static final int[] BLOCKS = {1, 7, 40, 300, 1 << 17};

    private final ExecutorService pool = Executors.newFixedThreadPool(3);

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    /** All that is told of a file, row by row, to the end or a failure. */
    private static List<String> told(RowSource source, @Nullable BitSet asked) {
        List<String> told = new ArrayList<>(source.header());
        try (source) {
            if (asked != null) {
                BitSet recurring = new BitSet();
                recurring.set(1);
                source.readOnly(asked, recurring);
            }
            for (Row row = source.next(); row != null; row = source.next()) {
                StringBuilder text = new StringBuilder(row.line() + (row.isBroken() ? " broken" : ":"));
                for (int i = 0; i < row.size(); i++) {
                    text.append('<').append(row.field(i)).append('>');
                }
                told.add(text.toString());
            }
            told.addAll(source.remarks());
        } catch (DataException | UncheckedIOException e) {
            told.add(e.toString());
        }
        return told;
    }

    /** Has its first task done when it comes back, by another thread, so that the reader knows at once that somebody is free. */
    private Executor prompt() {
        AtomicBoolean begun = new AtomicBoolean();
        return task -> {
            Future<?> done = pool.submit(task);
            if (begun.compareAndSet(false, true)) {
                assertThat(done).succeedsWithin(Duration.ofSeconds(60));
            }
        };
    }

    private static RowSource source(Path file, Limits limits) {
        return IncidentFile.source(file, Columns.none().reading().writing(), limits, Progress.NONE);
    }

    private static List<String> told(
            Path file, Limits limits, @Nullable BitSet asked, @Nullable Executor executor, int block) {
        RowSource rows;
        try {
            rows = source(file, limits);
        } catch (DataException | UncheckedIOException e) {
            return List.of(e.toString());
        }
        return told(executor == null || !(rows instanceof CsvFile csv) ? rows : csv.ahead(executor, block), asked);
    }

    @Test
    void hostileFilesByBlocksOfAnySize() throws IOException {
        long seed = 2_022;
        int broken = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Random random = new Random(seed + trial);
            Path file = Files.write(folder.resolve("log.csv"), bytes(random));
            Limits limits = random.nextInt(4) == 0
                    ? Limits.DEFAULT.withFieldCharacters(20).withRowCharacters(60)
                    : Limits.DEFAULT;
            BitSet asked = new BitSet();
            asked.set(0, 1 + random.nextInt(4));
            List<String> alone = told(file, limits, asked, null, 0);
            broken += alone.toString().contains("broken") ? 1 : 0;
            for (int block : BLOCKS) {
                Executor executor = random.nextInt(4) == 0 ? pool : prompt();
                assertThat(told(file, limits, asked, executor, block))
                        .as("seed " + (seed + trial) + ", blocks of " + block)
                        .isEqualTo(alone);
            }
            assertThat(told(file, limits, null, prompt(), 7))
                    .as("seed " + (seed + trial))
                    .isEqualTo(told(file, limits, null, null, 0));
        }
        assertThat(broken).as("files with a broken row").isBetween(30, TRIALS - 100);
    }

    private static byte[] bytes(Random random) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String[] ends = {"\n", "\r\n", "\r"};
        String end = ends[random.nextInt(20) == 0 ? 2 : random.nextInt(2)];
        if (random.nextInt(6) == 0) {
            bytes.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        }
        if (random.nextInt(6) == 0) {
            write(bytes, "Report of the day" + end + end);
        }
        write(bytes, (random.nextInt(6) == 0 ? "\"a" + end + "a\"" : "a") + ",b,c,d" + end);
        int odd = random.nextInt(3) == 0 ? 1_000_000 : 4 + random.nextInt(60);
        int rows = random.nextInt(80);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < 4; i++) {
                write(bytes, i == 0 ? "" : ",");
                if (random.nextInt(odd) == 0) {
                    String[] fields = {
                        "\"x,y\"",
                        "\"he said \"\"no\"\"\"",
                        "\"two" + end + "lines\"",
                        "5'10\"",
                        "\"open",
                        "\"a\"b",
                        "é€😀",
                        "",
                        " ",
                        "\uFEFF",
                        "a field of over twenty characters",
                        "1,2",
                        "\"\"",
                        "\"l" + end + "1,2,3,4" + end + "5,6,7,8" + end + "9\"",
                        "\0"
                    };
                    write(bytes, fields[random.nextInt(fields.length)]);
                } else {
                    write(bytes, (char) ('p' + random.nextInt(4)) + "" + random.nextInt(30));
                }
            }
            if (random.nextInt(odd) == 0) {
                bytes.write(0xE2);
            }
            write(
                    bytes,
                    random.nextInt(odd) == 0 ? end + end : random.nextInt(odd) == 0 ? ends[random.nextInt(3)] : end);
        }
        byte[] all = bytes.toByteArray();
        return random.nextInt(4) == 0 ? Arrays.copyOf(all, Math.max(9, all.length - random.nextInt(9))) : all;
    }

    private static void write(ByteArrayOutputStream bytes, String text) throws IOException {
        bytes.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An executor that refuses, or whose only thread is the one that asks, takes nothing away. */
    @Test
    void nobodyNeedsToHelp() throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), "a,b\n" + "1,2\n".repeat(3_000));
        List<String> alone = told(file, Limits.DEFAULT, null, null, 0);
        assertThat(alone).hasSize(3_002).endsWith("3001:<1><2>");
        BitSet both = new BitSet();
        both.set(0, 2);
        Executor refusing = task -> {
            throw new RejectedExecutionException("closed");
        };
        assertThat(told(file, Limits.DEFAULT, both, refusing, 50)).isEqualTo(alone);
        assertThat(told(file, Limits.DEFAULT, null, refusing, 50)).isEqualTo(alone);
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            assertThat(one.submit(() -> told(file, Limits.DEFAULT, both, one, 50)))
                    .succeedsWithin(Duration.ofSeconds(60))
                    .isEqualTo(alone);
        } finally {
            one.shutdownNow();
        }
    }
}
