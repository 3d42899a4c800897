package psp.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import psp.core.DataQuality;
import psp.core.Finding;
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
import psp.stats.inference.Reason;

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
        assertThat(located)
                .hasToString(
                        "25 fewer to 2 more, if those without a position lie as the others; 97.0 % located, then 90.0 %"
                                + " (withheld: over 3 points apart)");
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
    void thoseWithoutAPositionAreSpreadAsTheLocatedOnesLie() {
        // 400 without a position, a tenth of the located ones in the zone: 40 of them more, give or take 1.96 √(400 ·
        // 0.09).
        Located located = new Located(THEN, NOW, 1_000, 1_000, 1_000, 600, 100, 60);
        assertThat(located.least()).isEqualTo(-40);
        assertThat(located.greatest()).isEqualTo(360);
        assertThat(located.spreadLeast()).isEqualTo(-12);
        assertThat(located.spreadGreatest()).isEqualTo(12);
        Located all = new Located(THEN, NOW, 50, 50, 40, 40, 5, 4);
        assertThat(List.of(all.spreadLeast(), all.spreadGreatest(), all.least(), all.greatest()))
                .containsOnly(-1L);
        Located none = new Located(THEN, NOW, 10, 0, 10, 10, 0, 4);
        assertThat(List.of(none.spreadLeast(), none.spreadGreatest())).containsExactly(-6L, 4L);
    }

    /** Five years of 600 incidents, a tenth in the focus; of each year's so many in 100 have a place. */
    private static Answers answers(int... placed) {
        List<Incident> log = new ArrayList<>();
        for (int year = 2013; year < 2013 + placed.length; year++) {
            for (int i = 0; i < 3_600; i++) {
                Incident incident = Incident.of(
                        year + "-" + i, Occurrence.on(LocalDate.of(year, 1, 1).plusDays(i % 365)), "A");
                log.add(
                        i * 37 % 100 < placed[year - 2013]
                                ? incident.withZones(Map.of("beat", i % 10 == 3 ? "focus" : "rest"))
                                : incident);
            }
        }
        ZoneCounts counts = log.stream()
                .collect(ZoneCounts.byRecordedZone(
                        Outcome.of("a", "A"), "beat", Zones.of(Zone.named("focus"), Zone.named("rest"))));
        return Study.of(
                        Operation.in("focus")
                                .active("2015")
                                .withdrawn("2016-01-01/" + (2013 + placed.length - 1) + "-12-31"),
                        counts)
                .answers();
    }

    @Test
    void standingAndWatchAreWithheldWhereTheirOwnWindowsAreLocatedUnlike() {
        Answers even = answers(98, 98, 98, 98);
        assertThat(even.standing().result()).isPresent();
        assertThat(even.watch().result()).isPresent();
        // The change itself compares 2014 and 2015, which are alike; what came after is not.
        Answers later = answers(98, 98, 98, 90);
        assertThat(later.reduction().result()).isPresent();
        assertThat(later.standing().reason()).get().isInstanceOf(Reason.Withheld.class);
        assertThat(later.watch().reason())
                .get()
                .satisfies(why -> assertThat(why.sentence())
                        .startsWith(
                                "After the officers moved on, against active: withheld, for 98.0 % had a position then and"
                                        + " 90.0 % now ("));
        assertThat(later.statement().findings())
                .filteredOn(finding -> finding.reply() == Finding.Reply.WITHHELD)
                .extracting(Finding::question)
                .containsExactly("Did it come back?", "Where are we now?");
        // Twelve months against fifteen: the counts themselves are no difference.
        assertThat(new Located(THEN, Period.parse("2016-01-01/2017-04-01"), 100, 98, 130, 110, 10, 9)
                        .withheld("Now", "2015"))
                .get()
                .satisfies(why -> assertThat(why.sentence())
                        .isEqualTo("Now, against 2015: withheld, for 98.0 % had a position then and 84.6 % now."));
        Answers warned = answers(98, 98, 96, 94);
        assertThat(warned.located().result()).map(Located::allows).contains(Located.Allows.TELLING);
        assertThat(warned.watch().result()).isPresent();
        assertThat(warned.standing().reason()).get().isInstanceOf(Reason.Withheld.class);
        assertThat(answers(96, 96, 96, 94).statement().paragraph())
                .contains(" have no place (96.0 % and 94.0 % are located).");
    }

    @Test
    void oneReasonIsToldOnce() {
        Answers all = answers(98, 98, 90, 98);
        assertThat(all.reduction().reason()).get().isInstanceOf(Reason.Withheld.class);
        assertThat(all.course().reason()).get().isInstanceOf(Reason.Withheld.class);
        assertThat(all.statement().findings())
                .filteredOn(finding -> finding.reply() == Finding.Reply.WITHHELD)
                .extracting(Finding::question)
                .containsExactly("Did it fall?");
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
