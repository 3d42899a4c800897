package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import psp.core.AreaCounts;
import psp.core.CountSeries;
import psp.core.DataException;
import psp.core.Operation;
import psp.core.Period;
import psp.core.RecordingBreak;
import psp.core.ZoneCounts;
import psp.core.internal.Stored;

/** A watch whose level the rest of the city carries. */
class CarriedWatchTest {

    private static final Operation LEFT =
            Operation.in("z00").active("2016-04-01/2017-01-01").withdrawn("2017");

    /**
     * Zones of about 20 a month from 2010 to 2017, the first of them at 0.6 of it from April 2016 on.
     *
     * @param focus how many times its low the first has from 2017 on
     * @param city how many times its level the whole city has from 2017 on, the first zone with it
     */
    private static ZoneCounts table(int zones, double focus, double city) {
        SplittableRandom random = new SplittableRandom(2016);
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int zone = 0; zone < zones; zone++) {
            for (int month = 0; month < 96; month++) {
                double times = (zone > 0 || month < 75 ? 1 : month < 84 ? 0.6 : 0.6 * focus) * (month < 84 ? 1 : city);
                long count = 0;
                for (int i = 0; i < 320; i++) {
                    count += random.nextDouble() < 0.0625 * times ? 1 : 0;
                }
                cells.add(new ZoneCounts.Cell(
                        Period.ofMonth(YearMonth.of(2010, 1).plusMonths(month)), "z%02d".formatted(zone), count));
            }
        }
        return ZoneCounts.ofTable("violent", cells);
    }

    @Test
    void aReturnAlarmsALevelThatLastsDoesNotAndARiseWithTheCityIsCitywide() {
        Watch back = Watch.after(LEFT, table(21, 1 / 0.6, 1));
        assertThat(back.restsOnCity()).isTrue();
        assertThat(back.placebos().getAsInt()).isGreaterThan(100);
        assertThat(back.verdict()).isEqualTo(WatchVerdict.SIGNS_OF_RETURN);
        assertThat(Watch.after(LEFT, table(21, 1, 1)).alarm()).isEmpty();
        Watch city = Watch.after(LEFT, table(21, 1, 1.6));
        assertThat(city.alarm()).isEmpty();
        assertThat(city.verdict()).isEqualTo(WatchVerdict.CITYWIDE);
        assertThat(city.toString())
                .startsWith("up with the rest of the city: 12 months, ")
                .contains(" expected at the operation's level, moved with the rest of the city, ")
                .contains(" by its own level alone");
        assertThat(city.statement().paragraph()).contains("It rose with the whole city.");
        assertThat(city.statement().findings().get(0).detail())
                .contains("leavings of like areas of this city where nothing was done");
        assertThat(city.alone().verdict()).isEqualTo(WatchVerdict.SIGNS_OF_RETURN);
        assertThat(city.looks()).hasSize(12).allMatch(look -> look.period() != null);
        assertThat(city.looks().stream().mapToDouble(WatchLook::expected).sum())
                .isCloseTo(city.expected(), within(1e-6));
    }

    @Test
    void aServiceNeedsNoTable() {
        ZoneCounts counts = table(21, 1 / 0.6, 1);
        AreaCounts rest = LEFT.comparison(counts);
        Watch whole = Watch.after(LEFT, counts);
        Watch stored = Watch.after(
                Operation.in("z00").active("2016-04-01/2017-01-01").withdrawn("2017-01-01/2017-03-01"), counts);
        for (Period month : Period.parse("2017-03-01/2018-01-01").months()) {
            stored =
                    Watch.parse(stored.toText()).observe(month, counts.in("z00").count(month), rest.count(month));
        }
        assertThat(stored).isEqualTo(whole).hasToString(whole.toString());
        assertThat(stored.looks()).isEqualTo(whole.looks());
        assertThat(stored.restart().observe(5, 400).verdict()).isNotNull();
        Watch next = whole;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> next.observe(3))
                .withMessageContaining("observe(period, count, rest)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> next.guaranteed(0.9))
                .withMessageContaining("like ground");
        String text = Stored.open(whole.toText()).orElseThrow();
        for (String broken : List.of(
                text.replace("law ", "law -"),
                text.replaceFirst("city [0-9.]+", "city NaN"),
                text.replaceFirst("(watched \\d+ \\d+ \\d+ \\d+) \\d+", "$1"),
                text.replaceFirst("(watched \\d+ \\d+ \\d+ \\d+) \\d+", "$1 -4"))) {
            org.assertj.core.api.Assertions.assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> Watch.parse(Stored.close(broken)));
        }
    }

    @Test
    void laterMonthsChangeNoAlarm() {
        ZoneCounts counts = table(21, 1.35, 1);
        int alarm = Watch.after(LEFT, counts).alarm().orElse(99);
        for (int months = 1; months <= 12; months++) {
            Period seen =
                    Period.of(LocalDate.of(2017, 1, 1), LocalDate.of(2017, 1, 1).plusMonths(months));
            Watch part = Watch.after(
                    Operation.in("z00").active("2016-04-01/2017-01-01").withdrawn(seen.toString()), counts);
            assertThat(part.alarm().orElse(99)).isEqualTo(alarm <= months ? alarm : 99);
        }
    }

    @Test
    void withoutEightLikeAreasOrAcrossABreakItRestsOnAFixedLevel() {
        Watch few = Watch.after(LEFT, table(8, 1, 1));
        assertThat(few.restsOnCity()).isFalse();
        assertThat(few.statement().findings().get(0).detail()).contains("it rests on a fixed level");
        assertThat(few.observe(4)).isEqualTo(few.observe(4, 100));
        ZoneCounts broken = table(21, 1, 1)
                .withBreaks(RecordingBreak.on(LocalDate.of(2013, 1, 1), "new system")
                        .in("z07"));
        assertThat(Watch.after(LEFT, broken).restsOnCity()).isFalse();
        assertThat(Watch.after(Operation.in("z00").active("2016-06-12/2016-12-20"), days())
                        .restsOnCity())
                .isTrue();
    }

    /** A smaller chance asks for more; by weeks there are more looks, and the line lies a little higher for it. */
    @ParameterizedTest
    @EnumSource(
            value = CountSeries.Step.class,
            names = {"WEEKS", "MONTHS"})
    @Tag("slow")
    void aSmallerChanceAlarmsLess(CountSeries.Step step) {
        Watch watch = Watch.after(Operation.in("z00").active("2016-04-01/2017-01-01"), days(), step);
        assertThat(watch.restsOnCity()).isTrue();
        double last = 1;
        for (double chance : new double[] {0.4, 0.2, 0.1, 0.05, 0.01, 0.001}) {
            WatchPower holds = watch.falseAlarmChancePerYear(chance).power(1);
            assertThat(holds.chanceSeenBy(holds.looks())).isLessThanOrEqualTo(last);
            last = holds.chanceSeenBy(holds.looks());
            WatchRisk risk = watch.falseAlarmChancePerYear(chance).risk();
            assertThat(risk.mean()).isBetween(chance < 0.01 ? 0 : 0.3 * chance, 2.5 * chance + 0.002);
        }
        assertThat(Watch.parse(watch.toText())).hasToString(watch.toString());
    }

    /** 2017 begins on a Sunday: cut into weeks it has 53. */
    @Test
    void aCalendarYearOfWeeksIsToldToItsEnd() {
        Watch watch = Watch.after(Operation.in("z00").active("2016").withdrawn("2017"), days(), CountSeries.Step.WEEKS);
        assertThat(watch.restsOnCity()).isTrue();
        assertThat(watch.watched()).isEqualTo(53);
        assertThat(watch.power().chanceSeenByNow())
                .isEqualTo(watch.power().chanceSeenBy(watch.power().looks()));
        assertThat(watch.statement().paragraph()).startsWith("Did it come back?");
    }

    @Test
    void planAndPowerComeFromTheSameModel() {
        WithdrawalPlan plan = WithdrawalPlan.of(
                Operation.in("z00").active("2016-04-01/2017-01-01"), table(21, 1, 1), CountSeries.Step.MONTHS);
        assertThat(plan.stages()).hasSize(3);
        assertThat(plan.full().chanceSeenBy(12)).isGreaterThan(plan.half().chanceSeenBy(12));
        assertThat(plan.stages().get(0).falseAlarm()).isLessThan(0.15);
        Watch watch = Watch.after(LEFT, table(21, 1, 1));
        assertThat(watch.visibleRise()).isBetween(0.1, 1.0);
        assertThat(watch.share().orElseThrow().level()).isGreaterThan(0.95);
        assertThat(Watch.of(12, new long[] {1, 0, 0, 1, 0, 0}, new long[] {0, 0, 1, 0, 0, 0})
                        .visibleRise())
                .isGreaterThan(1);
    }

    @Test
    void besideItsOwnCityTheComparedWatchIsIt() {
        ZoneCounts counts = table(21, 1 / 0.6, 1);
        Watch watch = Watch.after(LEFT, counts);
        ComparedWatch beside = watch.against(LEFT, counts);
        assertThat(beside.localAlarm()).isEqualTo(watch.alarm());
        assertThat(beside.expectedByComparison()).isEqualTo(watch.expected());
        assertThat(beside.focus()).isEqualTo(watch.alone());
        assertThat(ComparedWatch.parse(beside.toText())).isEqualTo(beside).hasToString(beside.toString());
        assertThat(beside.observe(20, 400).localAlarm()).isEqualTo(watch.alarm());
    }

    @Test
    void eachOfManyZonesIsCarriedByTheRest() {
        ZoneCounts counts = table(24, 1 / 0.6, 1);
        Operation many =
                Operation.in("z00", "z01").active("2016-04-01/2017-01-01").withdrawn("2017");
        Watches watches = Watches.after(many, counts, 0.2);
        assertThat(watches.of("z00").restsOnCity()).isTrue();
        assertThat(watches.alarmed()).contains("z00");
        Period month = Period.parse("2018-01");
        assertThat(watches.observe(month, Map.of("z00", 20L, "z01", 20L), 440)
                        .of("z01")
                        .watched())
                .isEqualTo(13);
        assertThatIllegalArgumentException().isThrownBy(() -> watches.observe(month, Map.of("z00", 20L, "z01", 20L)));
    }

    /** Days of the same, so that a watch by weeks may look at it and an operation may begin on any day. */
    private static ZoneCounts days() {
        SplittableRandom random = new SplittableRandom(2017);
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2013, 1, 1); day.getYear() < 2018; day = day.plusDays(1)) {
            for (int zone = 0; zone < 12; zone++) {
                long count = 0;
                while (random.nextDouble() < (zone == 0 && day.isAfter(LocalDate.of(2016, 3, 31)) ? 0.35 : 0.5)) {
                    count++;
                }
                cells.add(new ZoneCounts.Cell(Period.ofDay(day), "z%02d".formatted(zone), count));
            }
        }
        return ZoneCounts.ofTable("violent", cells);
    }
}
