package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psp.core.CountSeries;
import psp.core.Period;

/** What a watch does where its assumptions fail; the long figures are in docs/watch-behaviour.md. */
class WatchBehaviourTest {

    private static CountSeries series(String span, CountSeries.Step step, long count) {
        List<Period> periods = step == CountSeries.Step.MONTHS ? Period.parse(span).months() : Period.parse(span).weeks();
        return new CountSeries("corridor", step, periods.stream()
                .map(period -> new CountSeries.Entry(period, count, period.days(), false)).toList());
    }

    @Test
    void aSingleSettledDayTellsNothingAndDoesNotFail() {
        Watch watch = Watch.of(Optional.of(series("2015", CountSeries.Step.MONTHS, 20)),
                series("2016", CountSeries.Step.MONTHS, 10));
        watch = watch.observe(Period.parse("2017-01-01/2017-01-02"), 1).observe(Period.parse("2017-01-09/2017-01-16"), 3);
        assertThat(watch.share().orElseThrow().level()).isLessThan(1);
        assertThat(watch.verdict()).isEqualTo(WatchVerdict.TOO_EARLY);
    }
}
