package psp.share.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import psp.core.Boundary;
import psp.core.Coverage;
import psp.core.Intake;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Position;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.ZoneIndex;
import psp.share.MapLayer;
import psp.share.Paper;
import psp.share.Samples;
import psp.share.StudyPack;
import psp.stats.Expected;
import psp.stats.PastContrasts;
import psp.stats.Study;
import psp.stats.report.CompStat;
import psp.stats.watch.WithdrawalPlan;

/** Each block of the page says what its value says, is left out where there is none, and is drawn again from the pack. */
class BriefBlocksTest {

    private static final Zones CITY = Zones.of(
            Samples.HARBOUR,
            Zone.of("Market", Boundary.box(-87.95, 43.06, -87.93, 43.07)),
            Zone.of("Far off", Boundary.box(-86.5, 43.05, -86.4, 43.06)));

    private static ZoneCounts robberies(String covered, Outcome outcome) {
        Period days = Period.parse(covered);
        return Samples.incidents().stream()
                .filter(incident -> days.contains(incident.occurred().day()))
                .collect(ZoneIndex.of(CITY).counting(outcome, Coverage.declared(days)));
    }

    private static StudyPack running() {
        Study study = Study.of(
                Operation.in("Harbour").active("2016-04-01/2016-11-01"),
                robberies("2010-01-01/2016-11-01", Outcome.of("robberies", "ROBBERY")));
        return StudyPack.of(study).withZones(CITY);
    }

    /** The page of a pack and of the same pack read again, which is the same. */
    private static String page(StudyPack pack) {
        StudyPack again = StudyPack.ofBytes(pack.toBytes(), "study.zip");
        assertThat(again.differences()).isEmpty();
        assertThat(again).isEqualTo(pack);
        String html = Brief.of(pack).html();
        assertThat(Brief.of(again).html()).isEqualTo(html);
        return html;
    }

    private static String cells(List<String> row) {
        return "<tr><th scope=\"row\">" + row.get(0) + "</th><td>"
                + String.join("</td><td>", row.subList(1, row.size())) + "</td></tr>";
    }

    @Test
    void theWeeklyTableIsCompStatOfTheOutcomeAndThoseAlsoCounted() {
        StudyPack plain = running();
        ZoneCounts by = robberies(
                "2010-01-01/2016-11-01", Outcome.of("by night", "ROBBERY").hours(20, 4));
        StudyPack pack = plain.withAlsoCounted(List.of(by));
        CompStat table = pack.weekly().orElseThrow();
        assertThat(table.rows()).hasSize(6).extracting(CompStat.Row::outcome).contains("robberies", "by night");
        assertThat(table.rows().subList(0, 3))
                .isEqualTo(plain.weekly().orElseThrow().rows());
        assertThat(table.rows().subList(3, 6))
                .isEqualTo(CompStat.of(List.of(by), List.of("Harbour"), table.asOf())
                        .rows());
        String page = page(pack);
        new WeeklyTable(table).rows().forEach(row -> assertThat(page).contains(cells(row)));
        assertThat(page).contains("<h2>The weeks up to 31 October 2016</h2>");
        assertThat(pack.published().alsoCounted()).isEmpty();
        assertThat(StudyPack.of(Samples.city()).weekly()).isEmpty();
        assertThat(Brief.of(StudyPack.of(Samples.city())).html()).doesNotContain("The weeks up to");
        assertThatThrownBy(() -> plain.withAlsoCounted(
                        List.of(robberies("2011-01-01/2016-11-01", Outcome.of("robberies", "ROBBERY")))))
                .hasMessageContaining("count both over the same days");
    }

    @Test
    void whetherOfficersMayMoveIsAskedWhileTheyAreThere() {
        StudyPack pack = running();
        WithdrawalPlan plan =
                WithdrawalPlan.of(pack.study().operation(), pack.study().counts());
        String page = page(pack);
        assertThat(page).contains("<b>May we move officers?");
        MoveOfficers.rows(plan).forEach(row -> assertThat(page).contains(cells(row)));
        assertThat(plan.stages().get(0).halted()).isPositive();
        assertThat(page(StudyPack.of(Samples.days()).withZones(Samples.ZONES))).doesNotContain("May we move officers?");
        Study early = Study.of(
                Operation.in("Harbour").active("2016-04-01/2017-01-01"),
                robberies("2010-01-01/2016-04-15", Outcome.of("robberies", "ROBBERY")));
        assertThat(page(StudyPack.of(early)))
                .contains("<b>May we move officers? <span class=\"verdict open\">We can&#39;t say.</span></b> "
                        + WithdrawalPlan.whyNot(early.operation(), early.counts())
                                .orElseThrow()
                                .sentence());
    }

    @Test
    void thePlaceboPictureSaysWhereTheAreaLies() {
        StudyPack pack = StudyPack.of(Samples.city());
        Expected expected =
                pack.answers().net().result().flatMap(PastContrasts::expected).orElseThrow();
        assertThat(expected.placebos()).isPositive();
        String svg = Brief.of(pack).charts().get("placebos");
        assertThat(svg)
                .contains(
                        expected.counted() + " counted, about " + Wording.about(expected.expected()) + " expected",
                        Wording.change(expected.counted() / expected.expected()));
        assertThat(svg.split("stroke=\"#4f5b66\" stroke-width=\"1\"", -1).length - 1)
                .as("marks of the trials")
                .isEqualTo(expected.placeboRatios().size());
        String page = page(pack);
        assertThat(page).contains("one in twenty of " + expected.placebos() + " trials");
        assertThat(Brief.of(running()).charts()).doesNotContainKey("placebos");
        assertThat(Brief.of(running()).html()).contains("<h3>Counted and expected</h3>");
    }

    @Test
    void aMonthIsARecordOnlyOverManyMonths() {
        long[] counts = {9, 3, 4, 5, 4, 3, 4, 8};
        List<ZoneCounts.Cell> cells = IntStream.range(0, 24)
                .mapToObj(month -> new ZoneCounts.Cell(
                        Period.ofMonth(java.time.YearMonth.of(2015, 1).plusMonths(month)),
                        "Harbour",
                        month < 16 ? 5 : counts[month - 16]))
                .toList();
        Study study = Study.of(
                Operation.in("Harbour").active("2016-02-01/2016-06-01"), ZoneCounts.ofTable("shootings", cells));
        LatestMonth latest = LatestMonth.of(study.answers()).orElseThrow();
        assertThat(latest.record()).isEqualTo("the most since May 2016");
        assertThat(latest.count()).isEqualTo(8);
        assertThat(page(StudyPack.of(study))).contains("December 2016 had 8, the most since May 2016");
    }

    @Test
    void theMapHasNeighboursStreetsAndTheirNames() {
        MapLayer streets = new MapLayer(List.of(
                new MapLayer.Line("North Avenue", List.of(Position.of(-88.2, 43.0555), Position.of(-87.7, 43.0555))),
                new MapLayer.Line("Elsewhere Road", List.of(Position.of(-86, 43), Position.of(-86, 44)))));
        StudyPack pack = running().withContext(streets);
        assertThat(pack.context().lines()).extracting(MapLayer.Line::name).containsExactly("North Avenue");
        assertThat(page(pack)).contains(">Market</text>", ">Harbour</text>").doesNotContain(">Far off</text>");
        String alone = Brief.of(StudyPack.of(running().study())
                        .withZones(Zones.of(Samples.HARBOUR))
                        .withContext(streets))
                .charts()
                .get("map");
        assertThat(alone).contains(">North Avenue</text>");
        assertThat(MapLayer.of(CITY).lines()).hasSize(3).allMatch(MapLayer.Line::isClosed);
        assertThat(StudyPack.of(Samples.days()).withContext(streets).context().isEmpty())
                .isTrue();
        assertThatThrownBy(() -> running()
                        .withContext(new MapLayer(List.of(new MapLayer.Line(
                                "a\u202Eb", streets.lines().get(0).way())))))
                .hasMessageContaining("U+202E");
    }

    @Test
    void lettersUnlessThePackSaysA4() {
        assertThat(page(running())).contains("@page { size: letter;").doesNotContain("A4;");
        StudyPack pack = running().on(Paper.A4);
        assertThat(pack.paper()).isEqualTo(Paper.A4);
        assertThat(page(pack)).contains("@page { size: A4;");
        assertThat(running().on(Paper.LETTER)).isEqualTo(running());
    }

    @Test
    void aStudyThatCanSayNothingSaysWhyAndWhatWouldHelp() {
        Study study = Study.of(
                Operation.in("Harbour").active("2016-04-01/2017-01-01"),
                robberies("2016-01-01/2016-06-01", Outcome.of("robberies", "ROBBERY")));
        String why = study.answers().reduction().reason().orElseThrow().sentence();
        assertThat(page(StudyPack.of(study)))
                .contains(
                        "<p class=\"answer\">Whether robberies in Harbour fell, we can&#39;t say.</p>",
                        "<b>Did it fall? <span class=\"verdict open\">We can&#39;t say.</span></b> " + why + ".",
                        "<b>Next:</b> Add the days that are missing, and run it again.")
                .doesNotContain("No sign", "<figure id=\"changes\">");
    }

    /** One incident a year is neither a level nor a fall, and no range of it is printed. */
    @Test
    void tooFewAreCalledTooFew() {
        List<ZoneCounts.Cell> cells = IntStream.range(0, 36)
                .mapToObj(month -> new ZoneCounts.Cell(
                        Period.ofMonth(java.time.YearMonth.of(2014, 1).plusMonths(month)),
                        "Harbour",
                        month % 12 == 5 ? 1 : 0))
                .toList();
        Study study = Study.of(
                Operation.in("Harbour").active("2016-04-01/2017-01-01"), ZoneCounts.ofTable("shootings", cells));
        assertThat(page(StudyPack.of(study)))
                .contains(
                        "<p class=\"answer\">Too few shootings in Harbour to say whether they fell (1 to 1).</p>",
                        "1 to 1 shootings (April–December 2016, against the same months of 2015). Unchanged (too few for a range that helps).",
                        "Not asked here: whether it fell by more than elsewhere (nothing else was counted); whether it moved"
                                + " next door (no area around it is named)");
    }

    /** Where no rise could have shown, nothing is called a missing sign. */
    @Test
    void notToHaveSeenIsNoMissingSign() {
        Study study = Study.of(
                Operation.in("Harbour").ring("Market").active("2016-04-01/2017-01-01"),
                robberies("2015-01-01/2017-01-01", Outcome.of("robberies", "ROBBERY")));
        boolean blind = study.answers().displacement().result().orElseThrow().stream()
                .noneMatch(ring -> ring.detectableRise() <= 1);
        assertThat(blind).isTrue();
        assertThat(page(StudyPack.of(study)))
                .contains("<b>Did it move? <span class=\"verdict open\">We can&#39;t say.</span></b>")
                .doesNotContain("No sign.");
    }

    @Test
    void whatWasLeftOutAndWhatToLookAtStandsOnThePage() {
        TreeMap<String, Intake.SetAside> aside = new TreeMap<>();
        aside.put("identical row of one id", new Intake.SetAside(81, List.of()));
        StudyPack pack = running()
                .withIntake(new Intake("july.csv", 1_081, 1_000, aside, 12, Intake.Ids.CHECKED, List.of()))
                .withRemarks(List.of("LOOK: exactly 1,000 rows"));
        assertThat(page(pack))
                .contains(
                        "<li>1,081 rows of july.csv were read, 1,000 counted; left out: 81, identical row of one id; duplicate"
                                + " ids checked.</li>",
                        "<li>LOOK: exactly 1,000 rows</li>");
    }
}
