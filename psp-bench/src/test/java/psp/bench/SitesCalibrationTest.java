package psp.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import psp.stats.pool.Site;

class SitesCalibrationTest {

    private static String run(int reps) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new SitesCalibration(new PrintStream(bytes, true, StandardCharsets.UTF_8), reps, 5).run(List.of(2, 4));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsTheSameFromOneSeed() {
        String told = run(4);
        assertThat(told).startsWith("4 sets a row, seed 5; two standard errors of 0.95 are ± 0.218.");
        assertThat(told.lines()
                        .filter(line -> line.startsWith("| 2 ") || line.startsWith("| 4 "))
                        .count())
                .isEqualTo(18);
        assertThat(told.lines().filter(line -> line.startsWith("| 2 ")))
                .allMatch(line -> line.contains("| – | – | 1.000 |"));
        assertThat(run(4)).isEqualTo(told);
    }

    @Test
    void theSimulatedSetsAreThoseOfTheReferenceTables() {
        assertThat(SitesCalibration.sets().lines())
                .hasSize(27)
                .startsWith(
                        "sparse,site 1,1,365.0,1,365.0,1.0",
                        "sparse,site 2,3,365.0,0,365.0,1.0",
                        "sparse,site 3,1,365.0,0,182.5,1.0")
                .endsWith("scattered,site 7,8,365.0,7,365.0,2.0");
    }

    @Test
    void aSiteCarriesTheDispersionThatIsKnown() {
        Site site = SitesCalibration.site("a", 10, 365, 0, 365, 2);
        assertThat(site.phi()).isCloseTo(2, within(1e-12));
        assertThat(SitesCalibration.site("a", 10, 365, 0, 365, 1).reduction().spread())
                .isNull();
    }
}
