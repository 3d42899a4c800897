package psp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithdrawalTest {

    private static final String CELLS = """
            id,freq,lambda0,phi,amp,phase,amp2,r,g,onset,lag,ar,drift,noise,watched
            1,12,10.0,1.0,0.25,0.58,0,0.28,1.0,sudden,2,0.0,0,nb1,12
            2,12,4.0,2.0,0.25,0.58,0,0.5,0.0,sudden,0,0.0,0,nb1,36
            3,52,2.0,1.5,0.25,0.58,0,0.5,1.0,gradual,0,0.0,0,nb2,52
            """;

    @TempDir
    private Path folder;

    private List<String> run(String... args) throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            Withdrawal.main(args);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** What is said at a look depends on what was seen up to it alone, and not on how long the series is. */
    @Test
    void seriesCutAnywhereAnswerTheSame() throws IOException {
        Path cells = Files.writeString(folder.resolve("cells.csv"), CELLS);
        List<String> drawn = run("--draw", cells.toString(), "--reps", "40", "--seed", "3");
        assertThat(drawn).hasSize(121).startsWith("cell,rep,freq,y");
        assertThat(drawn).isEqualTo(run("--draw", cells.toString(), "--reps", "40", "--seed", "3"));
        List<String> whole =
                run("--series", Files.write(folder.resolve("whole.csv"), drawn).toString());
        long seed = 11;
        SplittableRandom random = new SplittableRandom(seed);
        List<String> cut = new ArrayList<>(drawn.subList(0, 1));
        List<String> expected = new ArrayList<>(List.of("cell,rep,alarm"));
        for (int i = 1; i < drawn.size(); i++) {
            String[] fields = drawn.get(i).split(",");
            String[] counts = fields[3].split(" ");
            int past = 2 * Integer.parseInt(fields[2]);
            int seen = random.nextInt(counts.length - past + 1);
            cut.add(fields[0] + "," + fields[1] + "," + fields[2] + ","
                    + String.join(" ", Arrays.copyOf(counts, past + seen)));
            String alarm = whole.get(i).split(",")[2];
            expected.add(fields[0] + "," + fields[1] + ","
                    + (!alarm.equals("NA") && Integer.parseInt(alarm) <= seen ? alarm : "NA"));
        }
        assertThat(expected.stream().filter(line -> !line.endsWith("NA")).count())
                .isBetween(20L, 100L);
        assertThat(run("--series", Files.write(folder.resolve("cut.csv"), cut).toString()))
                .as("seed " + seed)
                .isEqualTo(expected);
    }
}
