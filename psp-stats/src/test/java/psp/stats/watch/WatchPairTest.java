package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import psp.core.DataException;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.core.internal.Stored;

class WatchPairTest {

    private static final Watch SHOTS = Watch.of(
            12, new long[] {11, 9, 12, 10, 14, 15, 13, 12, 9, 8, 10, 9}, new long[] {5, 4, 6, 5, 7, 8, 7, 6, 5, 4, 5, 5
            });
    private static final Watch SHOOTINGS = Watch.of(
            12, new long[] {4, 3, 5, 4, 5, 6, 5, 4, 3, 3, 4, 4}, new long[] {2, 1, 2, 2, 3, 3, 2, 2, 2, 1, 2, 2});
    private static final WatchPair PAIR =
            new WatchPair("shots fired", SHOTS.falseAlarmChancePerYear(0.2), "shootings", SHOOTINGS);

    private static WatchPair seeing(WatchPair pair, int periods, long shots, long shootings) {
        WatchPair seen = pair;
        for (int i = 0; i < periods; i++) {
            seen = seen.observe(shots, shootings);
        }
        return seen;
    }

    @Test
    void theWarningWarnsAndTheVerdictDecides() {
        assertThat(PAIR.verdict()).isEqualTo(PairVerdict.TOO_EARLY);
        WatchPair warned = seeing(PAIR, 5, 12, 2);
        assertThat(warned.verdict()).isEqualTo(PairVerdict.WARNING_ALONE);
        assertThat(warned.toString())
                .startsWith("warning alone: shots fired show signs of return, shootings do not. Warning by"
                        + " shots fired: signs of return, seen at period ")
                .contains("one false alarm in 5 years if nothing changes. Verdict by"
                        + " shootings: too early to tell: 5 months, 10 seen")
                .endsWith("one false alarm in 10 years if nothing changes");
        WatchPair both = seeing(warned, 6, 12, 9);
        assertThat(both.verdict()).isEqualTo(PairVerdict.SIGNS_OF_RETURN);
        assertThat(both.toString()).startsWith("signs of return of shootings, and the warning was given. ");
        WatchPair unwarned = seeing(PAIR, 6, 5, 9);
        assertThat(unwarned.verdict()).isEqualTo(PairVerdict.SIGNS_OF_RETURN);
        assertThat(unwarned.toString()).startsWith("signs of return of shootings, without a warning. ");
        assertThat(PairVerdict.WARNING_ALONE.text()).isEqualTo("warning alone");
    }

    @Test
    void aHoldingPairSaysSoByTheVerdictAlone() {
        WatchPair pair = new WatchPair("shots fired", SHOTS, "all gun violence", SHOTS);
        WatchPair holding = seeing(pair, 14, 5, 5);
        assertThat(holding.verdict()).isEqualTo(PairVerdict.NO_SIGN_OF_RETURN_YET);
        assertThat(holding.toString()).startsWith("no sign of return yet of all gun violence, no warning. ");
        assertThat(seeing(PAIR, 14, 5, 2).verdict()).isEqualTo(PairVerdict.TOO_EARLY);
    }

    @Test
    void aRestartIsOfTheWatchThatAlarmed() {
        WatchPair warned = seeing(PAIR, 5, 12, 2);
        WatchPair again = warned.restart();
        assertThat(again.verdict()).isEqualTo(PairVerdict.TOO_EARLY);
        assertThat(again.warning().seen()).isZero();
        assertThat(again.decisive()).isEqualTo(warned.decisive());
        assertThatIllegalArgumentException()
                .isThrownBy(PAIR::restart)
                .withMessage("There was no alarm, neither of shots fired"
                        + " nor of shootings; only an alarm ends a watch, and a restart begins another");
    }

    @Test
    void theStoredFormAnswersTheSame() {
        WatchPair warned = seeing(PAIR, 5, 12, 2);
        assertThat(warned.toText())
                .startsWith("psp watch pair 3\nwarning outcome shots fired\npsp watch 3\n")
                .contains("\nverdict outcome shootings\npsp watch 3\n");
        assertThat(WatchPair.parse(warned.toText())).isEqualTo(warned).hasToString(warned.toString());
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> WatchPair.parse("psp watch 2\n"))
                .withMessageContaining("this psp reads 'psp watch pair 3'");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> WatchPair.parse("psp watch pair 2\nwarning outcome a\n"))
                .withMessageContaining("its two watches are not parted by lines");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> WatchPair.parse(Stored.close(Stored.open(warned.toText())
                        .orElseThrow()
                        .replace("verdict outcome shootings", "verdict outcome shots fired"))))
                .withMessageContaining("Both outcomes are 'shots fired'");
    }

    private static ZoneCounts table(String outcome, long level) {
        return ZoneCounts.ofTable(
                outcome,
                Period.parse("2014-01-01/2018-01-01").months().stream()
                        .map(month -> new ZoneCounts.Cell(
                                month,
                                "corridor",
                                month.start().isBefore(Period.parse("2016").start()) ? 2 * level : level))
                        .toList());
    }

    @Test
    void followsAnOperation() {
        Operation operation = Operation.in("corridor").active("2016");
        WatchPair pair = WatchPair.after(operation, table("shots fired", 20), table("shootings", 5));
        assertThat(pair.warningOutcome()).isEqualTo("shots fired");
        assertThat(pair.warning()).isEqualTo(Watch.after(operation, table("shots fired", 20)));
        assertThat(pair.observe(Period.parse("2018-01"), 40, 5)
                        .observe(40, 5)
                        .decisive()
                        .watched())
                .isEqualTo(14);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WatchPair.after(operation, table("shootings", 20), table("shootings", 5)))
                .withMessage("Both outcomes are 'shootings'; a warning needs an outcome of its own, such"
                        + " as shots fired beside shootings");
    }
}
