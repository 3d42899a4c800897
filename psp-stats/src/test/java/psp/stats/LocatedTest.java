package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import psp.core.DataQuality;
import psp.core.Incident;
import psp.core.Occurrence;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Position;
import psp.core.RecordingBreak;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;

class LocatedTest {

    private static final Period THEN = Period.parse("2015");
    private static final Period NOW = Period.parse("2016");

    /** Two years of 3,650 incidents, a tenth of them in the focus, so many in 100 of each year with a place. */
    private static Study study(int placedThen, int placedNow) {
        List<Incident> log = new ArrayList<>();
        for (int year = 2015; year <= 2016; year++) {
            int placed = year == 2015 ? placedThen : placedNow;
            for (int i = 0; i < 3_650; i++) {
                Incident incident = Incident.of(
                        year + "-" + i, Occurrence.on(LocalDate.of(year, 1, 1).plusDays(i / 10)), "A");
                // In each hundred the first so many have a place; the focus is one in ten of every row of ten.
                log.add(
                        i * 37 % 100 < placed
                                ? incident.withZones(Map.of("beat", i % 10 == 3 ? "focus" : "rest"))
                                : incident);
            }
        }
        log.add(Incident.of("last", Occurrence.on(LocalDate.of(2016, 12, 31)), "B"));
        ZoneCounts counts = log.stream()
                .collect(ZoneCounts.byRecordedZone(
                        Outcome.of("a", "A"), "beat", Zones.of(Zone.named("focus"), Zone.named("rest"))));
        return Study.of(Operation.in("focus").active("2016"), counts);
    }

    @Test
    void aFallOfTheLocatedShareIsNoFall() {
        Study study = study(97, 90);
        Located located = study.located();
        assertThat(located.shareThen()).isBetween(0.965, 0.975);
        assertThat(located.shareNow()).isBetween(0.895, 0.905);
        assertThat(located.allows()).isEqualTo(Located.Allows.WITHHOLDING);
        assertThat(located.least()).isLessThan(-100);
        assertThat(located.greatest()).isGreaterThan(300);
        assertThat(located.toString())
                .endsWith(" more, all in or all out; 97.0 % located, then 90.0 % (withheld: over 3" + " points apart)");
        assertThat(study.statement().paragraph())
                .contains("Active, against 2015: withheld, for 97.0 % had a position then" + " and 90.0 % now (")
                .doesNotContain("down ")
                .doesNotContain("Beside ");
    }

    @Test
    void under95PercentIsToldWithItsDoubtAndUnder85Withheld() {
        assertThat(study(94, 93).located().allows()).isEqualTo(Located.Allows.WARNING);
        assertThat(study(94, 93).statement().paragraph())
                .contains("Beware: ")
                .contains(" have no place (94.0 % and 93.0 % are located).");
        assertThat(study(84, 84).located().allows()).isEqualTo(Located.Allows.WITHHOLDING);
        assertThat(study(84, 84).located().toString()).endsWith("(withheld: under 85 %)");
        assertThat(study(100, 99).located().allows()).isEqualTo(Located.Allows.TELLING);
    }

    @Test
    void theFileQualityTravelsIntoTheStatement() {
        DataQuality quality = new DataQuality(
                List.of(),
                null,
                null,
                List.of(new DataQuality.PileUp(Position.of(-87.9, 43), 33, true)),
                null,
                List.of(),
                List.of(
                        RecordingBreak.on(LocalDate.of(2015, 7, 1), "jump"),
                        RecordingBreak.on(LocalDate.of(2010, 7, 1), "long ago"),
                        RecordingBreak.on(LocalDate.of(2015, 8, 1), "elsewhere").in("rest")));
        Study study = study(100, 100).withQuality(quality);
        assertThat(study.quality()).isEqualTo(quality);
        assertThat(study.statement().doubts())
                .contains(
                        "whether the jump on 1 July 2015 is one of crime or of recording",
                        "where 33 incidents happened whose place looks like a stand-in")
                .noneMatch(d -> d.contains("2010"))
                .noneMatch(d -> d.contains("August"));
    }

    @Test
    void countsOutOfOrderAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Located(THEN, NOW, 10, 11, 10, 10, 1, 1))
                .withMessage("The counts 1 of 11 of 10 and 1 of 10 of 10 are out of order");
        Located none = new Located(THEN, NOW, 0, 0, 0, 0, 0, 0);
        assertThat(none.shareNow()).isOne();
        assertThat(none.allows()).isEqualTo(Located.Allows.TELLING);
    }
}
