package psp.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.Coverage;
import psp.core.DataException;
import psp.core.Finding;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Occurrence;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.geo.ZoneIndex;
import psp.stats.Study;
import psp.stats.inference.Verdict;
import psp.stats.pool.Site;

class PooledPacksTest {

    @TempDir
    private Path folder;

    private Path harbour;
    private Path quay;
    private Path station;

    @BeforeEach
    void packs() {
        harbour = written("harbour.zip", pack("Harbour", "shootings", 20, 12));
        quay = written("quay.zip", pack("Quay", "shootings", 15, 11).published());
        station = written("station.zip", pack("Station", "shootings", 1, 0));
    }

    private Path written(String name, StudyPack pack) {
        Path file = folder.resolve(name);
        pack.write(file);
        return file;
    }

    /** Months of 2012 to 2016, of which the last year was treated. */
    private static StudyPack pack(String focus, String outcome, long before, long after) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int month = 0; month < 60; month++) {
            Period period = Period.ofMonth(YearMonth.of(2012, 1).plusMonths(month));
            long level = month < 48 ? before : after;
            cells.add(new ZoneCounts.Cell(
                    period, focus, level > 1 ? level + month * 7 % 5 - 2 : level * (month % 12 / 9)));
            cells.add(new ZoneCounts.Cell(period, "rest", 90 + month * 11 % 23));
        }
        return StudyPack.of(Study.of(Operation.in(focus).active("2016"), ZoneCounts.ofTable(outcome, cells))
                .labelled("INVENTED"));
    }

    @Test
    void packsOfBothKindsArePooled() {
        PooledPacks packs = PooledPacks.read(harbour, quay, station);
        assertThat(packs.outcome()).isEqualTo("shootings");
        assertThat(packs.members())
                .extracting(member -> member.pack().kind())
                .containsExactly(PackKind.INTERNAL, PackKind.PUBLIC, PackKind.INTERNAL);
        assertThat(packs.sites().sites()).extracting(Site::name).containsExactly("Harbour", "Quay", "Station");
        assertThat(packs.sites().before()).isEqualTo(242 + 182 + 3);
        assertThat(packs.sites().after()).isEqualTo(144 + 132);
        assertThat(packs.sites().verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(packs.toString())
                .startsWith("we can't say: 152 fewer at 3 sites: 427 to 276, on average 36 % lower")
                .endsWith("; shootings in 2 internal packs and 1 public");
        assertThat(packs.statement().label()).isEqualTo("INVENTED");
        assertThat(packs.statement().findings())
                .extracting(Finding::sentence)
                .startsWith(
                        "Counted: shootings, in 2 internal packs and 1 public.",
                        "Pooled: 3 sites (Harbour, Quay, Station).",
                        "427 to 276 in all (152 fewer): 36 % lower (62 % lower to 9 % higher).")
                .endsWith("Compared with its own city each pack says: below at 3, above at 0, we can't say at 0.");
    }

    @Test
    void theReportHoldsEachPackItsKindAndItsDispersion() {
        PooledPacks packs = PooledPacks.read(harbour, quay, station);
        String report = packs.report();
        assertThat(report)
                .startsWith(
                        packs.statement().wrapped(100) + "\n\n" + packs.sites().forestText() + "\nThe packs\n"
                                + "  Harbour: internal pack, active against 2015; phi 2.33 ")
                .contains(
                        "\n  Quay: public pack, active against 2015; ",
                        "\n  Station: internal pack, active against 2015; phi 1.27 (0.82 to 2.25) from 3 sub-periods,"
                                + " autocorrelation 0.00\n    " + station
                                + ", hash "
                                + packs.members().get(2).pack().hash().substring(0, 16) + "…\n",
                        "\nWithout one of them\n  without Harbour: ",
                        "\nBy other methods\n",
                        "Paule-Mandel, Hartung-Knapp, one half added at 1 site\n");
    }

    @Test
    void aReductionIsThatOfThePacksOwnCounts() {
        PooledPacks packs = PooledPacks.read(harbour, quay);
        for (PooledPacks.Member member : packs.members()) {
            assertThat(member.site().reduction())
                    .isEqualTo(member.pack().study().reduction());
        }
        assertThat(packs.sites().forest(0.95).get(0).ratio()).isCloseTo(144.0 / 242, within(0.01));
    }

    @Test
    void onePackOrNoneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PooledPacks.read(harbour))
                .withMessage(harbour + " is one pack alone; give two or more of the same outcome");
        assertThatIllegalArgumentException()
                .isThrownBy(PooledPacks::read)
                .withMessage("No pack was given; give two or more of the same outcome");
    }

    @Test
    void mixedOutcomesAreRefusedByNameUnlessSaidToBeOne() {
        Path other = written("dock.zip", pack("Dock", "non-fatal shootings", 9, 7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PooledPacks.read(harbour, other, station))
                .withMessage("The packs count other outcomes, 'shootings' in " + harbour + " and " + station
                        + ", 'non-fatal shootings' in " + other
                        + "; if they are one and the same, say so by a name for it: --as shootings");
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(harbour, "Milwaukee");
        files.put(other, "");
        List<String> told = new ArrayList<>();
        PooledPacks packs = PooledPacks.read(files, "people shot", told::add);
        assertThat(told).containsExactly("computing again " + harbour, "computing again " + other);
        assertThat(packs.sites().sites()).extracting(Site::name).containsExactly("Milwaukee", "Dock");
        assertThat(packs.statement().findings())
                .extracting(Finding::sentence)
                .startsWith(
                        "Counted: people shot, in 2 internal packs.",
                        "Taken for one outcome: 'shootings' in " + harbour + ", 'non-fatal shootings' in " + other
                                + ".");
    }

    @Test
    void oneStudyEntersOnce() {
        StudyPack open = pack("Harbour", "shootings", 20, 12).published();
        Path published = written("open.zip", open);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PooledPacks.read(harbour, quay, published))
                .withMessage(harbour + " (internal) and " + published + " (public) are packs of one study, of Harbour;"
                        + " a study enters once, so leave one out");
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(quay, "a");
        files.put(written("copy.zip", StudyPack.read(quay)), "b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PooledPacks.read(files, "", told -> {}))
                .withMessageContaining("are packs of one study, of b");
    }

    @Test
    void twoPlacesOfOneNameAreToBeNamed() {
        Path other = written("other.zip", pack("Harbour", "shootings", 8, 7));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PooledPacks.read(harbour, other))
                .withMessage(harbour + " and " + other
                        + " are both of 'Harbour'; if these are two places, name them: CITY=" + other);
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(harbour, "");
        files.put(other, "New Orleans");
        assertThat(PooledPacks.read(files, "", told -> {}).sites().sites()).hasSize(2);
    }

    @Test
    void aLaterPackOfTheSameGroundIsTheSameStudy() {
        StudyPack days = StudyPack.of(Samples.days()).withZones(Samples.ZONES);
        StudyPack earlier = StudyPack.of(Study.of(
                        Operation.in("Harbour").active("2016-05-01/2017-01-01"),
                        Samples.days().counts()))
                .withZones(Samples.ZONES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PooledPacks.read(written("a.zip", days), written("b.zip", earlier)))
                .withMessageContaining("are packs of one study, of Harbour");
    }

    @Test
    void aPackWhoseChangeCannotBeToldIsNamed() {
        List<Incident> log = new ArrayList<>();
        for (LocalDate day : Period.parse("2015-01-01/2017-01-01").eachDay().stream()
                .map(Period::start)
                .toList()) {
            Incident incident = Incident.of("I" + day, Occurrence.at(day.atTime(9, 0)), "ROBBERY");
            log.add(day.getYear() == 2016 && day.getDayOfMonth() < 9 ? incident : incident.at(-87.94, 43.055));
        }
        ZoneCounts counts = ZoneIndex.of(Samples.ZONES)
                .count(
                        Incidents.of(log),
                        Outcome.of("shootings", "ROBBERY"),
                        Coverage.declared(Period.parse("2015-01-01/2017-01-01")));
        Path file = written(
                "dock.zip", StudyPack.of(Study.of(Operation.in("Harbour").active("2016"), counts)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PooledPacks.read(harbour, file))
                .withMessageStartingWith(file + ": we can't say how it changed, ")
                .withMessageEndingWith("; leave it out, and say so");
    }

    @Test
    void aChangedOrMissingPackIsNamed() throws Exception {
        byte[] zip = Files.readAllBytes(quay);
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        zip[text.indexOf("\"after\", \"number\" : 132") + 20] = '7';
        Files.write(quay, zip);
        assertThatThrownBy(() -> PooledPacks.read(harbour, quay))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("quay.zip")
                .hasMessageContaining("results.json");
        assertThatThrownBy(() -> PooledPacks.read(harbour, folder.resolve("none.zip")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("there is no such file");
    }
}
