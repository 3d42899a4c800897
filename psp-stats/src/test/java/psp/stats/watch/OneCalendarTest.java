package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import psp.core.CountSeries;
import psp.core.Operation;
import psp.core.Period;
import psp.core.RecordingBreak;
import psp.core.ZoneCounts;

/** Whoever asks of one operation is answered from one calendar: the same baseline, the same stretches, the same breaks. */
class OneCalendarTest {

    private static final Operation PLAIN = Operation.in("focus").active("2016-04-01/2017-01-01");

    static List<Arguments> operations() {
        List<Operation> operations = List.of(
                PLAIN,
                PLAIN.withdrawn("2017-01-01/2017-10-01"),
                PLAIN.baseline("2015").withdrawn("2017-01-01/2018-01-01"),
                PLAIN.baseline("2013-01-01/2016-01-01"),
                Operation.in("focus").active("2016-04-12/2016-12-20").withdrawn("2016-12-20/2017-11-17"),
                Operation.in("focus").active("2014-01-01/2014-09-01"));
        List<Arguments> all = new ArrayList<>();
        for (Operation operation : operations) {
            for (CountSeries.Step step : List.of(CountSeries.Step.WEEKS, CountSeries.Step.MONTHS)) {
                for (String day : List.of("", "2010-01-01", "2014-06-01", "2016-07-01", "2017-06-01")) {
                    for (String zone : List.of("focus", "other", "everywhere")) {
                        all.add(Arguments.of(operation, step, day, zone));
                    }
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aWatchDatesAReturnAsTheDateItself(Operation operation, CountSeries.Step step, String day, String zone) {
        ZoneCounts counts = day.isEmpty() ? days() : days().withBreaks(broken(day, zone));
        String[] watched = {""};
        Throwable notWatched = catchThrowable(() ->
                watched[0] = Watch.after(operation, counts, step).changeDate().toString());
        String[] dated = {""};
        Throwable notDated = catchThrowable(
                () -> dated[0] = ChangeDate.of(operation, counts, step).toString());
        assertThat(dated[0]).isEqualTo(watched[0]);
        assertThat(notDated == null ? null : notDated.getMessage())
                .isEqualTo(notWatched == null ? null : notWatched.getMessage());
        if (zone.equals("other")) {
            assertThat(notWatched).isNull();
        }
    }

    @Test
    void earlierYearsOfBaselineTellTheSeasonAndNotTheLevel() {
        long[] low = series(20, 20);
        long[] high = series(60, 20);
        ChangeDate one = ChangeDate.of(low, 36, 12, 12);
        ChangeDate other = ChangeDate.of(high, 36, 12, 12);
        assertThat(other.mostLikely().orElseThrow().period())
                .isEqualTo(one.mostLikely().orElseThrow().period());
        assertThat(Math.abs(other.never() - one.never())).isLessThan(0.02);
    }

    /** Two earlier years at a level, the last of baseline at another, an operation at half of it, and a return in its third month. */
    private static long[] series(long earlier, long last) {
        long[] counts = new long[60];
        for (int t = 0; t < counts.length; t++) {
            counts[t] = t < 24 ? earlier + t % 3 : t < 36 || t >= 50 ? last + t % 3 : last / 2;
        }
        return counts;
    }

    private static RecordingBreak broken(String day, String zone) {
        RecordingBreak everywhere = RecordingBreak.on(LocalDate.parse(day), "new system");
        return zone.equals("everywhere") ? everywhere : everywhere.in(zone);
    }

    private static ZoneCounts days() {
        SplittableRandom random = new SplittableRandom(2016);
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2011, 1, 1); day.getYear() < 2018; day = day.plusDays(1)) {
            double level =
                    day.getYear() == 2016 || day.isBefore(LocalDate.of(2017, 5, 1)) && day.getYear() == 2017 ? 0.5 : 1;
            for (String zone : List.of("focus", "other")) {
                long count = 0;
                while (random.nextDouble() < 0.4 * level) {
                    count++;
                }
                cells.add(new ZoneCounts.Cell(Period.ofDay(day), zone, count));
            }
        }
        return ZoneCounts.ofTable("shootings", cells);
    }
}
