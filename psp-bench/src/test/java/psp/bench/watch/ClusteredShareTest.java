package psp.bench.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Standard errors of a share in clusters, by hand. */
class ClusteredShareTest {

    private static List<ClusteredShare.Case> cases(boolean[]... years) {
        List<ClusteredShare.Case> cases = new ArrayList<>();
        for (int year = 0; year < years.length; year++) {
            for (int place = 0; place < years[year].length; place++) {
                cases.add(new ClusteredShare.Case(year, "place " + place, years[year][place]));
            }
        }
        return cases;
    }

    @Test
    void wholeYearsInStepWidenTheErrorByYearAlone() {
        ClusteredShare share = ClusteredShare.of(
                cases(new boolean[] {true, true, true}, new boolean[3], new boolean[3], new boolean[3]));
        assertThat(share.share()).isEqualTo(0.25);
        // Residual sums by year 3 · 0.75 and three times 3 · −0.25; by place all 0; alone 0.75 and −0.25.
        assertThat(share.byYear()).isCloseTo(Math.sqrt(4.0 / 3 * (2.25 * 2.25 + 3 * 0.75 * 0.75) / 144), within(1e-12));
        assertThat(share.byPlace()).isZero();
        assertThat(share.byBoth()).isEqualTo(share.byYear());
        assertThat(share).hasToString("0.250 ± 0.250 (3 of 12; standard error by year 0.250, by precinct 0.000)");
    }

    @Test
    void addsTheTwoKindsAndTakesTheSingleThingsOff() {
        ClusteredShare share = ClusteredShare.of(cases(new boolean[] {true, true}, new boolean[] {true, false}));
        double year = 2 * (0.5 * 0.5 + 0.5 * 0.5) / 16;
        double alone = 4.0 / 3 * (3 * 0.25 * 0.25 + 0.75 * 0.75) / 16;
        assertThat(share.byYear()).isCloseTo(Math.sqrt(year), within(1e-12)).isEqualTo(share.byPlace());
        assertThat(share.byBoth())
                .isCloseTo(Math.sqrt(Math.max(2 * year - alone, Math.max(alone, year))), within(1e-12));
    }
}
