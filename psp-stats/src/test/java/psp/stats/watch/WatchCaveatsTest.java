package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psp.core.CountSeries;
import psp.core.Period;
import psp.stats.internal.math.Randoms;

class WatchCaveatsTest {

    private static final long[] BASELINE = {23, 25, 27, 24, 31, 33, 29, 27, 22, 21, 24, 23};
    private static final long[] OPERATION = {14, 12, 16, 15, 18, 19, 17, 15, 13, 12, 14, 13};

    private static long[] with(long[] counts, int month, long count) {
        long[] other = counts.clone();
        other[month] = count;
        return other;
    }

    @Test
    void nothingStandsOutOfAPlainPast() {
        assertThat(Watch.of(12, BASELINE, OPERATION).caveats()).isEmpty();
        assertThat(Watch.of(12, new long[0], OPERATION).caveats()).isEmpty();
        assertThat(Watch.of(12, BASELINE, new long[12]).caveats()).isEmpty();
        assertThat(Watch.of(12, new long[] {1, 0, 0}, new long[] {0, 0, 0, 0, 0, 1})
                        .caveats())
                .isEmpty();
    }

    @Test
    void aHighOrEmptyPeriodIsNamedWithWhatTheOthersLeadOneToExpect() {
        assertThat(Watch.of(12, BASELINE, with(OPERATION, 3, 45)).caveats())
                .containsExactly("of the operation, period -8"
                        + " stands out: 45, where the other periods lead one to expect 17. The watch takes it as it is, and sees"
                        + " a return later; perhaps one event counted many");
        assertThat(Watch.of(12, with(BASELINE, 9, 0), OPERATION).caveats())
                .singleElement()
                .asString()
                .startsWith("of the baseline, period -14 stands out: 0, where the other periods lead one to expect 2")
                .endsWith(
                        ". The watch takes it as it is, and sees a return later; perhaps its reports are not complete");
        assertThat(Watch.of(12, BASELINE, with(OPERATION, 9, 0)).caveats())
                .singleElement()
                .asString()
                .endsWith("and alarms sooner where nothing comes back; perhaps its reports are not complete");
        assertThat(Watch.of(12, with(BASELINE, 1, 90), with(OPERATION, 3, 0)).caveats())
                .hasSize(2);
    }

    /** The dates are named, the sentence is a part of the statement, and what is watched later changes nothing. */
    @Test
    void itIsSaidAloudWithItsDays() {
        Watch watch = Watch.of(Optional.of(months("2015", BASELINE)), months("2016", with(OPERATION, 11, 60)));
        assertThat(watch.caveats())
                .singleElement()
                .asString()
                .startsWith("of the operation, 2016-12-01/2017-01-01 stands out: 60, where");
        assertThat(watch.statement().findings().get(0).detail())
                .contains("; of the operation, 2016-12-01/2017-01-01 stands out: 60, where");
        assertThat(watch.observe(99).observe(99).caveats()).isEqualTo(watch.caveats());
        assertThat(Watch.parse(watch.toText()).caveats()).isEqualTo(watch.caveats());
    }

    private static CountSeries months(String year, long[] counts) {
        return new CountSeries(
                "a",
                CountSeries.Step.MONTHS,
                Period.parse(year).months().stream()
                        .map(month -> new CountSeries.Entry(
                                month, counts[month.start().getMonthValue() - 1], month.days(), false))
                        .toList());
    }

    @Test
    void aDriftOverThreeYearsOfBaselineIsNamed() {
        assertThat(Watch.of(12, years(3, 1.15), OPERATION).caveats())
                .containsExactly("the baseline's 3 years rise by 15 % a year"
                        + " (5 to 27 %): a level that goes on so is taken for a return; watch it beside a comparison");
        assertThat(Watch.of(12, years(5, 0.88), OPERATION).caveats())
                .singleElement()
                .asString()
                .startsWith("the baseline's 5 years fall by 1")
                .contains(": a level that goes on so hides one; watch it");
        assertThat(Watch.of(12, years(2, 1.3), OPERATION).caveats()).isEmpty();
        assertThat(Watch.of(12, years(5, 1.02), OPERATION).caveats()).isEmpty();
    }

    private static long[] years(int years, double factor) {
        long[] counts = new long[12 * years];
        Arrays.setAll(counts, i -> Math.round(BASELINE[i % 12] * Math.pow(factor, i / 12.0)));
        return counts;
    }

    /** A threefold month is mostly found, and a plain past hardly ever called odd. */
    @Test
    void speaksWhereItShould() {
        long seed = 41;
        Randoms randoms = new Randoms(seed);
        CountTable before = new CountTable(25, 1.5);
        CountTable during = new CountTable(15, 1.5);
        CountTable odd = new CountTable(45, 1.5);
        int plain = 0;
        int found = 0;
        for (int trial = 0; trial < 300; trial++) {
            long[] baseline = new long[12];
            long[] operation = new long[12];
            Arrays.setAll(baseline, i -> before.draw(randoms));
            Arrays.setAll(operation, i -> during.draw(randoms));
            plain += Watch.of(12, baseline, operation).caveats().isEmpty() ? 0 : 1;
            found += Watch.of(12, baseline, with(operation, 6, odd.draw(randoms)))
                            .caveats()
                            .isEmpty()
                    ? 0
                    : 1;
        }
        assertThat(plain / 300.0).as("plain, seed " + seed).isLessThan(0.05);
        assertThat(found / 300.0).as("one threefold month, seed " + seed).isGreaterThan(0.6);
    }
}
