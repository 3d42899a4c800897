package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WatchPowerTest {

    private static final Watch WATCH = Watch.of(12, new long[] {11, 9, 12, 10, 14, 15, 13, 12, 9, 8, 10, 9},
            new long[] {5, 4, 6, 5, 7, 8, 7, 6, 5, 4, 5, 5});

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
            assertThat(half.chanceSeenBy(look)).isGreaterThanOrEqualTo(half.chanceSeenBy(look - 1))
                    .isLessThanOrEqualTo(full.chanceSeenBy(look));
        }
    }

    @Test
    void aWatchUnderWaySaysWhatWouldHaveBeenSeenByNow() {
        assertThat(WATCH.power().chanceSeenByNow()).isZero();
        WatchPower now = WATCH.observe(5).observe(6).observe(4).power();
        assertThat(now.chanceSeenByNow()).isEqualTo(now.chanceSeenBy(3)).isCloseTo(WATCH.power().chanceSeenBy(3), within(0.01));
    }

    @Test
    void theRiskLiesAboutThePromiseAndAGuaranteeRaisesTheLine() {
        WatchRisk risk = WATCH.risk();
        assertThat(risk.mean()).isCloseTo(0.10, within(0.03));
        assertThat(risk.low()).isLessThan(0.01);
        assertThat(risk.high()).isGreaterThan(0.2);
        Watch sure = WATCH.guaranteed(0.9);
        assertThat(sure.risk().high()).isCloseTo(0.10, within(0.01));
        assertThat(sure.risk().raise()).isGreaterThan(0.3);
        assertThat(sure.power().looksUntil(0.8).getAsInt()).isGreaterThan(WATCH.power().looksUntil(0.8).getAsInt());
        assertThat(sure.toText()).contains("rules 0.1 0 0 14 0.5 0.9\n");
        assertThat(Watch.parse(sure.toText())).hasToString(sure.toString());
        assertThat(sure.guaranteed(0)).isEqualTo(WATCH);
    }

    @Test
    void aPlanStepsDownUnderAlarmsAndNeverSaysSafeAlone() {
        WithdrawalPlan plan = WithdrawalPlan.of(WATCH);
        assertThat(plan.stages()).extracting(WithdrawalPlan.Stage::officers).containsExactly(0.5, 0.25, 0.0);
        assertThat(plan.falseAlarm()).isBetween(0.03, 0.15);
        assertThat(plan).asString().startsWith("step down over ").endsWith("never \"safe\"");
        assertThat(plan.full().looksUntil(0.8)).hasValue(4);
    }

    @Test
    void refusesWhatCannotBeAsked() {
        assertThatIllegalArgumentException().isThrownBy(() -> WATCH.power(0)).withMessageContaining("0");
        assertThatIllegalArgumentException().isThrownBy(() -> WATCH.power(Double.NaN)).withMessageContaining("NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> WATCH.power().chanceSeenBy(99)).withMessageContaining("99");
        assertThatIllegalArgumentException().isThrownBy(() -> WATCH.guaranteed(0.2)).withMessage("The promise is to hold in"
                + " the share 0.2 of all pasts; from 0.5 to 0.99, such as 0.9 for nine in ten, or 0 for the promise on"
                + " average");
        assertThatIllegalArgumentException().isThrownBy(() -> Watch.of(12, new long[0], new long[] {5, 4, 6, 5, 7, 8})
                .power()).withMessage("This watch knows no baseline, so there is no fall that could return");
    }
}
