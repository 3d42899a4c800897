package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import psp.core.CountSeries;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.stats.inference.Verdict;

/** Whether the effect fades: words, the sign of the slope, zeros, and what is refused. */
class DecayTest {

    /** A year at 30 a month with a season, then an active phase at 15 that rises by a share a year. */
    private static long[] counts(int active, double rise) {
        long[] counts = new long[12 + active];
        for (int t = 0; t < counts.length; t++) {
            double level = t < 12 ? 30 : 15 * Math.pow(1 + rise, (t - 12 - active / 2.0) / 12);
            counts[t] = Math.round(level * Math.exp(0.3 * Math.cos(2 * Math.PI * t / 12.0))) + t * 5 % 3 - 1;
        }
        return counts;
    }

    private static Decay of(long... counts) {
        return Decay.of(counts, 12, 12);
    }

    @Test
    void aFlatPhaseIsNotSaidToFade() {
        Decay flat = of(counts(18, 0));
        assertThat(flat.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(flat.perYear().orElseThrow()).isBetween(0.9, 1.1);
        assertThat(flat.toString())
                .startsWith("we can't say whether it fades: ")
                .contains(" in 18 active periods," + " quasi");
    }

    @Test
    void aRiseAndAFallAreTold() {
        Decay rising = of(counts(18, 1));
        assertThat(rising.verdict()).isEqualTo(Verdict.ABOVE);
        assertThat(rising.perYear().orElseThrow()).isCloseTo(2, within(0.3));
        assertThat(rising.toString()).startsWith("signs of fading: ");
        assertThat(rising.pValue().orElseThrow()).isLessThan(0.05);
        assertThat(rising.interval(0.99).lo()).isLessThan(rising.interval(0.95).lo());
        Decay falling = of(counts(18, -0.6));
        assertThat(falling.verdict()).isEqualTo(Verdict.BELOW);
        assertThat(falling.toString()).startsWith("no fading: still falling: ");
    }

    @Test
    void noRangeIsNarrowerThanPoissons() {
        Decay smooth = of(counts(18, 0));
        assertThat(smooth.dispersion().phi()).isLessThan(1);
        assertThat(smooth.toString()).endsWith(", no narrower than Poisson");
        assertThat(smooth.interval(0.95).hi() / smooth.interval(0.95).lo()).isGreaterThan(1.5);
    }

    @Test
    void zerosCannotTell() {
        Decay none = of(new long[24]);
        assertThat(none).hasToString("we can't say whether it fades: 0 incidents in the active phase, fewer than 5");
        assertThat(none.perYear()).isEmpty();
        assertThat(none.pValue()).isEmpty();
        assertThat(none.dispersion()).isNull();
        assertThat(none.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(none.interval(0.95).lo()).isZero();
        assertThat(none.interval(0.95).hi()).isInfinite();
        long[] only = new long[24];
        Arrays.fill(only, 12, 24, 2);
        assertThat(of(only)).hasToString("we can't say whether it fades: 0 incidents in the baseline, fewer than 5");
        Arrays.fill(only, 0, 12, 2);
        assertThat(of(only).verdict()).isEqualTo(Verdict.CANNOT_TELL);
        Arrays.fill(only, 12, 19, 0);
        assertThat(of(only).toString()).doesNotContain("NaN");
    }

    @Test
    void readsAnOperation() {
        long[] counts = counts(12, 1.5);
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int t = 0; t < counts.length; t++) {
            cells.add(new ZoneCounts.Cell(Period.ofMonth(YearMonth.of(2015, 1).plusMonths(t)), "a", counts[t]));
        }
        ZoneCounts table = ZoneCounts.ofTable("shootings", cells);
        Decay decay = Decay.of(Operation.in("a").active("2016"), table, CountSeries.Step.MONTHS);
        assertThat(decay.perYear().orElseThrow()).isCloseTo(of(counts).perYear().orElseThrow(), within(0.1));
        assertThat(Decay.of(
                        table.in("a").monthly(Period.parse("2015")),
                        table.in("a").monthly(Period.parse("2016"))))
                .hasToString(decay.toString());
    }

    @Test
    void refusesWhatIsTooShort() {
        assertThatThrownBy(() -> Decay.of(new long[24], 11, 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A test for decay needs 12 months of baseline and 6 months of operation; there are 11"
                        + " months"
                        + " and 13 months");
        assertThatThrownBy(() -> of(new long[17]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A test for decay needs 12 months of baseline and 6 months of operation; there are 12"
                        + " months"
                        + " and 5 months");
        assertThatThrownBy(() -> of(new long[19]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A test for decay needs 8 active periods; there are 7. Take shorter periods, or wait");
        assertThatThrownBy(() -> of(counts(12, 0)).interval(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
