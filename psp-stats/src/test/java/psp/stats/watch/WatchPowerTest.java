package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import psp.core.CountSeries;
import psp.core.Period;
import psp.stats.internal.math.Randoms;

class WatchPowerTest {

    private static final Watch WATCH = Watch.of(
            12, new long[] {11, 9, 12, 10, 14, 15, 13, 12, 9, 8, 10, 9}, new long[] {5, 4, 6, 5, 7, 8, 7, 6, 5, 4, 5, 5
            });

    @Test
    void saysWhenAReturnWouldBeSeen() {
        WatchPower full = WATCH.power();
        assertThat(full.looksUntil(0.8)).hasValue(4);
        assertThat(full.chanceSeenBy(6)).isCloseTo(0.978, within(0.002));
        assertThat(full.chanceSeenBy(12)).isGreaterThan(0.998);
        assertThat(full).asString().startsWith("full return: 4 times in 5 from month 4 on; by the year's end 100 %");
        WatchPower half = WATCH.power(0.5);
        assertThat(half.looksUntil(0.8)).hasValue(9);
        for (int look = 2; look <= 12; look++) {
            assertThat(half.chanceSeenBy(look))
                    .isGreaterThanOrEqualTo(half.chanceSeenBy(look - 1))
                    .isLessThanOrEqualTo(full.chanceSeenBy(look));
        }
    }

    @Test
    void aWatchUnderWaySaysWhatWouldHaveBeenSeenByNow() {
        assertThat(WATCH.power().chanceSeenByNow()).isZero();
        WatchPower now = WATCH.observe(5).observe(6).observe(4).power();
        assertThat(now.chanceSeenByNow())
                .isEqualTo(now.chanceSeenBy(3))
                .isCloseTo(WATCH.power().chanceSeenBy(3), within(0.01));
    }

    @Test
    @Tag("slow")
    void theRiskLiesAboutThePromiseAndAGuaranteeRaisesTheLine() {
        WatchRisk risk = WATCH.risk();
        assertThat(risk.mean()).isCloseTo(0.10, within(0.03));
        assertThat(risk.low()).isLessThan(0.01);
        assertThat(risk.high()).isGreaterThan(0.2);
        Watch sure = WATCH.guaranteed(0.9);
        // Raised without the belief that counts may well be Poisson, which the range leans on.
        assertThat(sure.risk().high()).isBetween(0.05, 0.10);
        assertThat(sure.risk().mean()).isLessThan(risk.mean() / 2);
        assertThat(sure.risk().raise()).isGreaterThan(0.3);
        assertThat(sure.power().looksUntil(0.8).getAsInt())
                .isGreaterThan(WATCH.power().looksUntil(0.8).getAsInt());
        assertThat(sure.toText()).contains("rules 0.1 0 0 14 0.5 0.9\n");
        assertThat(Watch.parse(sure.toText())).hasToString(sure.toString());
        assertThat(sure.guaranteed(0)).isEqualTo(WATCH);
    }

    @Test
    @Tag("slow")
    void aPlanStepsDownUnderAlarmsAndNeverSaysSafeAlone() {
        WithdrawalPlan plan = WithdrawalPlan.of(WATCH);
        assertThat(plan.stages()).extracting(WithdrawalPlan.Stage::officers).containsExactly(0.5, 0.25, 0.0);
        assertThat(plan.falseAlarm()).isBetween(0.03, 0.15);
        assertThat(plan).asString().startsWith("step down over ").endsWith("never \"safe\"");
        assertThat(plan.full().looksUntil(0.8)).hasValue(4);
    }

    /** Stated chances are those of the watch itself where the past is the truth and well known. */
    @Test
    void statesWhatTheWatchThenSees() {
        long[] baseline = new long[60];
        long[] operation = new long[36];
        Arrays.setAll(baseline, i -> 100 + i % 3 - 1);
        Arrays.setAll(operation, i -> 80 + i % 3 - 1);
        Watch watch = Watch.of(12, baseline, operation);
        WatchPower power = watch.power(0.5);
        long seed = 77;
        Randoms randoms = new Randoms(seed);
        CountTable half = new CountTable(90, 1);
        int trials = 2000;
        int[] seen = new int[13];
        for (int i = 0; i < trials; i++) {
            Watch then = watch;
            for (int k = 0; k < 12 && then.alarm().isEmpty(); k++) {
                then = then.observe(half.draw(randoms));
            }
            seen[then.alarm().orElse(0)]++;
        }
        int sum = 0;
        for (int look = 1; look <= 12; look++) {
            sum += seen[look];
            assertThat(power.chanceSeenBy(look))
                    .as("seed " + seed + ", look " + look)
                    .isCloseTo((double) sum / trials, within(0.05));
        }
        assertThat(power.error(4)).isBetween(0.003, 0.01);
    }

    @Test
    void aConfirmedAlarmIsSeenLater() {
        WatchPower once = WATCH.power(0.5);
        WatchPower twice = WATCH.confirmedByNext(1).power(0.5);
        for (int look = 1; look <= 12; look++) {
            assertThat(twice.chanceSeenBy(look)).isLessThan(Math.max(once.chanceSeenBy(look), 1e-9));
        }
        assertThat(WATCH.guaranteed(0.9).confirmedByNext(1).risk().raise())
                .isLessThan(WATCH.guaranteed(0.9).risk().raise());
    }

    /** Weeks with dates: the first stretch ends on a Sunday, and the looks are those of the watch. */
    @Test
    void aWatchWithDatesLooksByItsWeeks() {
        CountSeries before = weeks("2015-01-01/2016-01-01", 6);
        Watch watch = Watch.of(Optional.of(before), weeks("2016-01-01/2017-01-01", 3));
        WatchPower power = watch.power();
        assertThat(power.looks()).isEqualTo(53);
        assertThat(power)
                .asString()
                .startsWith("full return: 4 times in 5 from week ")
                .contains("(53 weeks, simulated");
        for (int i = 0; i < 5; i++) {
            watch = watch.observe(3);
        }
        assertThat(watch.power().looks()).isEqualTo(53);
        assertThat(watch.power().chanceSeenBy(20)).isEqualTo(power.chanceSeenBy(20));
        assertThat(Watch.parse(watch.toText()).power())
                .hasToString(watch.power().toString());
    }

    private static CountSeries weeks(String span, long count) {
        return new CountSeries(
                "a",
                CountSeries.Step.WEEKS,
                Period.parse(span).weeks().stream()
                        .map(week -> new CountSeries.Entry(week, count * week.days() / 7, week.days(), week.days() < 7))
                        .toList());
    }

    /** Beside a comparison the line is raised too, and the comparison's scatter is counted. */
    @Test
    void aGuaranteeCanStandBesideAComparison() {
        long[] city = new long[12];
        Arrays.fill(city, 60);
        ComparedWatch plain = WATCH.against(city, city);
        ComparedWatch sure = WATCH.guaranteed(0.9).against(city, city);
        for (int k = 0; k < 12; k++) {
            plain = plain.observe(9, 60);
            sure = sure.observe(9, 60);
        }
        assertThat(plain.extent()).isEqualTo(Extent.LOCAL);
        assertThat(sure.toText()).contains(" 0.9\n");
        assertThat(ComparedWatch.parse(sure.toText())).hasToString(sure.toString());
    }

    @Test
    void refusesWhatCannotBeAsked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WatchRisk(0.1, Double.NaN, 0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new WatchRisk(0.1, 0.1, 0.2, 0.1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> WATCH.power().looksUntil(1.2));
        assertThatIllegalArgumentException().isThrownBy(() -> WATCH.power(0)).withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WATCH.power(Double.NaN))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WATCH.power().chanceSeenBy(99))
                .withMessageContaining("99");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WATCH.guaranteed(0.2))
                .withMessage("The promise is to hold in"
                        + " the share 0.2 of all pasts; from 0.5 to 0.99, such as 0.9 for nine in ten, or 0 for the promise on"
                        + " average");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Watch.of(12, new long[0], new long[] {5, 4, 6, 5, 7, 8}).power())
                .withMessage("This watch knows no baseline, so there is no fall that could return");
    }
}
