package psp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import psp.bench.draw.Draws;
import psp.bench.watch.WithdrawalCell;

class WatchPowersTest {

    private static String run(List<WithdrawalCell> cells) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new WatchPowers(new PrintStream(bytes, true, StandardCharsets.UTF_8), 30, 5).run(cells);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsTheSameFromOneSeedAndLeavesOutWhatIsNotStated() {
        WithdrawalCell sudden = cell("1", 1, false, 0);
        String told = run(List.of(sudden, cell("2", 0, false, 0), cell("3", 1, true, 0), cell("4", 1, false, 3)));
        assertThat(told)
                .startsWith("1 cells with a sudden return at the withdrawal, 30 series each, seed 5.")
                .contains("## In 6 months", "## In 12 months", "## Months until four chances in five");
        assertThat(told.lines()
                        .filter(line -> line.startsWith("| 0.") || line.startsWith("| 1."))
                        .count())
                .isEqualTo(20);
        assertThat(run(List.of(sudden))).isEqualTo(told);
    }

    private static WithdrawalCell cell(String id, double returned, boolean gradual, int lag) {
        return new WithdrawalCell(id, 12, 12, 1.5, 0.25, 0.58, 0, 0.4, returned, gradual, lag, 0, 0, false, 12);
    }

    @Test
    void aRandomCellIsTheSameFromOneSeed() {
        WithdrawalCell cell = WatchPowers.randomCell(3, Draws.of(9, 1, 3));
        assertThat(WatchPowers.randomCell(3, Draws.of(9, 1, 3))).isEqualTo(cell);
        assertThat(cell.level() * cell.frequency()).isBetween(20.0, 1200.0);
        assertThat(cell.fall()).isBetween(0.2, 0.6);
        assertThat(cell.watched()).isEqualTo(cell.frequency());
    }
}
