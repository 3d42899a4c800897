package psp.bench.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import psp.core.CountSeries;
import psp.core.Period;
import psp.core.ZoneCounts;

/** A year watched against the two before: what it says is what a watch of the same counts says. */
class WatchedYearTest {

    private static ZoneCounts counts(int before, int after, int since) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (Period month : Period.parse("2018-01-01/2021-01-01").months()) {
            boolean back = month.start().getYear() == 2020 && month.start().getMonthValue() >= since;
            cells.add(new ZoneCounts.Cell(month, "beat", back ? after : before));
        }
        return ZoneCounts.ofTable("shootings", cells);
    }

    @Test
    void datesAStep() {
        WatchedYear year = WatchedYear.of(counts(10, 20, 6).in("beat"), 2020, 2, CountSeries.Step.MONTHS)
                .orElseThrow();
        assertThat(year.perYear()).isEqualTo(120);
        assertThat(year.alarmed()).isTrue();
        assertThat(year.last()).isEqualTo(Period.parse("2020-08"));
        assertThat(year.soFar()).isEqualTo(Period.parse("2020-01-01/2020-09-01"));
        assertThat(year.start(year.last())).isEqualTo(Period.parse("2020-06"));
        assertThat(year.start(Period.ofYear(2020))).isEqualTo(Period.parse("2020-06"));
    }

    @Test
    void expectsThePastInEveryLookOfTheYearAlsoAfterAnAlarm() {
        WatchedYear year = WatchedYear.of(counts(10, 30, 3).in("beat"), 2020, 2, CountSeries.Step.MONTHS)
                .orElseThrow();
        assertThat(year.alarmed()).isTrue();
        assertThat(year.looks()).hasSize(12);
        assertThat(year.looks().get(11).expected()).isCloseTo(10, within(0.5));
    }

    @Test
    void hasNothingToWatchAfterAPastOfZeros() {
        assertThat(WatchedYear.of(counts(0, 1, 1).in("beat"), 2020, 2, CountSeries.Step.MONTHS))
                .isEmpty();
    }
}
