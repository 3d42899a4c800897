package psp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import psp.bench.draw.Draws;
import psp.bench.watch.WatchScene;
import psp.core.CountSeries;
import psp.core.Period;

/** The runner prints the same figures from the same seed, a row for each behaviour. */
class WatchBehavioursTest {

    private static String printed(long seed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new WatchBehaviours(new PrintStream(bytes, true, StandardCharsets.UTF_8), 2, seed).run();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsEveryBehaviourAndIsRepeatable() {
        String tables = printed(1);
        assertThat(tables).isEqualTo(printed(1)).doesNotContain("NaN");
        assertThat(WatchBehaviours.assumptions())
                .allSatisfy(scene -> assertThat(tables).contains("| " + scene.name() + " | "));
        assertThat(WatchBehaviours.pasts())
                .allSatisfy(scene -> assertThat(tables).contains("| " + scene.name() + " | "));
        assertThat(tables.lines().filter(line -> line.startsWith("| months | ") || line.startsWith("| weeks | ")))
                .hasSize(10);
        assertThat(tables.lines().filter(line -> line.startsWith("| 10 | "))).hasSize(3);
    }

    @Test
    void aSceneHasItsLevels() {
        WatchScene scene = WatchScene.plain(CountSeries.Step.WEEKS, 1000).falling(0.5, 1);
        CountSeries before = scene.draw(scene.span(true).orElseThrow(), 0, 0, Draws.of(1, 1, 1));
        CountSeries during = scene.draw(scene.span(false).orElseThrow(), 0, 0, Draws.of(1, 1, 2));
        assertThat(before.total() / 12_000.0).isBetween(1.0, 1.05);
        assertThat(during.total() / 6_000.0).isBetween(1.0, 1.05);
        Period year = Period.of(LocalDate.of(2018, 1, 1), LocalDate.of(2019, 1, 1));
        assertThat(scene.draw(year, 1, 0, Draws.of(1, 1, 3)).total() / 12_000.0).isBetween(1.0, 1.05);
        assertThat(scene.draw(year, 1, 6, Draws.of(1, 1, 4)).total() / 9_000.0).isBetween(0.98, 1.06);
    }
}
