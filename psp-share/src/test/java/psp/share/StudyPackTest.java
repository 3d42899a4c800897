package psp.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.Boundary;
import psp.core.DataException;
import psp.core.Operation;
import psp.core.Period;
import psp.core.Zone;
import psp.core.Zones;
import psp.stats.Benchmark;
import psp.stats.Study;

class StudyPackTest {

    private static final List<ActivityEntry> DONE = List.of(
            new ActivityEntry(
                    Period.parse("2016-05-01/2016-06-01"), "two squads", "", "foot patrol", 640.5, "=SUM(A1)"),
            new ActivityEntry(
                    Period.parse("2016-04-01/2016-05-01"),
                    "one squad",
                    "the alderman",
                    "door to door, \"hello\"",
                    null,
                    ""));

    @TempDir
    private Path folder;

    private static String text(StudyPack pack, String file) {
        return new String(pack.file(file), StandardCharsets.UTF_8);
    }

    @Test
    void aPackByDayIsReadAgainWithEveryAnswerTheSame() throws Exception {
        Study study = Samples.days();
        StudyPack pack = StudyPack.of(study).withZones(Samples.ZONES).withDeeds(DONE);
        Path file = folder.resolve("study.zip");
        pack.write(file);
        StudyPack again = StudyPack.read(file);
        assertThat(again.differences()).isEmpty();
        assertThat(again).isEqualTo(pack).hasSameHashCodeAs(pack);
        assertThat(again.toBytes()).isEqualTo(Files.readAllBytes(file));
        assertThat(again.figures()).isEqualTo(Figures.of(study));
        assertThat(again.statement()).isEqualTo(study.statement());
        assertThat(again.study().counts().rows()).isEqualTo(study.counts().rows());
        assertThat(again.study().watch()).isEqualTo(study.watch());
        assertThat(again.zones().get("Harbour").version()).isEqualTo(Samples.HARBOUR.version());
        assertThat(again.deeds()).containsExactly(DONE.get(1), DONE.get(0));
        assertThat(again).asString().startsWith("internal pack of robberies in Harbour: ");
        assertThat(Replay.of(file))
                .asString()
                .startsWith("the same: all " + again.figures().all().size() + " figures and");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly(
                            "README.txt",
                            "SHA256SUMS",
                            "answers.json",
                            "counts.csv",
                            "quality.json",
                            "results.json",
                            "statement.txt",
                            "study.json",
                            "what-we-did.csv",
                            "zones.geojson");
            assertThat(zip.stream()).allMatch(entry -> entry.getMethod() == ZipEntry.STORED && entry.getSize() > 0);
        }
    }

    @Test
    void itsFilesAreForPeopleAndSpreadsheetsToo() {
        StudyPack pack = StudyPack.of(Samples.table()).withDeeds(DONE);
        assertThat(text(pack, "counts.csv").lines())
                .hasSize(1 + 3 * 102)
                .startsWith("place,period,count", "Harbour,2009-01-01/2009-02-01,19")
                .endsWith("(no zone),2017-06-01/2017-07-01,153");
        assertThat(text(pack, "what-we-did.csv")).isEqualTo("""
                from,to,units,partners,tactics,hours,note
                2016-04-01,2016-04-30,one squad,the alderman,"door to door, ""hello""\",,
                2016-05-01,2016-05-31,two squads,,foot patrol,640.5,'=SUM(A1)
                """);
        assertThat(text(pack, "results.json").lines())
                .contains("  { \"section\" : \"reduction\", \"quantity\" : \"after\", \"number\" : 117 },");
        assertThat(text(pack, "statement.txt"))
                .startsWith("INVENTED. Shootings in Harbour fell by 71 while the rest of the city stayed about level.")
                .endsWith("\n\npsp rules 2\n");
        assertThat(text(pack, "README.txt"))
                .startsWith("INTERNAL study pack, made by psp " + Version.TEXT + "\nINVENTED\n")
                .contains("psp replay PACK.zip");
        assertThat(Version.TEXT).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
    }

    @Test
    void theSameBytesInEveryLocaleAndTimeZone() {
        byte[] own = StudyPack.of(Samples.days())
                .withZones(Samples.ZONES)
                .withDeeds(DONE)
                .toBytes();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : new String[] {"tr-TR", "ar-EG-u-nu-arab", "de-DE"}) {
                for (String place : new String[] {"Pacific/Apia", "America/Chicago"}) {
                    Locale.setDefault(Locale.forLanguageTag(tag));
                    TimeZone.setDefault(TimeZone.getTimeZone(place));
                    assertThat(StudyPack.of(Samples.days(new java.util.Random(tag.hashCode())))
                                    .withZones(Samples.ZONES)
                                    .withDeeds(DONE)
                                    .toBytes())
                            .as(tag + " " + place)
                            .isEqualTo(own);
                }
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void theZonesOfTheCityAreKeptForTheyDecide() {
        Study study = Samples.city();
        assertThat(study.net().expected().orElseThrow().donors()).isGreaterThanOrEqualTo(8);
        StudyPack pack = StudyPack.of(study);
        assertThat(pack.study().counts().zones()).hasSize(25);
        assertThat(pack.answers().net()).isEqualTo(study.answers().net());
        assertThat(StudyPack.ofBytes(pack.toBytes(), "pack").differences()).isEmpty();
    }

    @Test
    void aPublicPackHoldsTheZonesOfTheOperationAlone() {
        StudyPack pack = StudyPack.of(Samples.city()).published();
        assertThat(pack.study().counts().zones()).containsExactly("Harbour");
        assertThat(pack.zones().names()).containsExactly("Harbour");
        assertThat(pack.remarks())
                .contains("Left out: the 24 other zones of the city, and with them what the internal pack says by their"
                        + " variation.");
        assertThat(pack.study().reduction().ratio())
                .isEqualTo(Samples.city().reduction().ratio());
    }

    @Test
    void groundOfAnotherVersionIsRefused() {
        StudyPack pack = StudyPack.of(Samples.days());
        assertThat(pack.zones().get("Harbour").boundary()).isNull();
        assertThat(pack.differences()).isEmpty();
        Zones other = Zones.of(Zone.of("Harbour", Boundary.box(-87.95, 43.05, -87.93, 43.07)));
        assertThatThrownBy(() -> pack.withZones(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("The ground of 'Harbour' is version [0-9a-f]{12}, but was counted in version"
                        + " [0-9a-f]{12}; give the zones of the count");
    }

    @Test
    void whatWasFixedBeforehandStandsBesideWhatWasDone() {
        Study study = Samples.table();
        SealedPlan plan = SealedPlan.of(LocalDate.of(2016, 3, 15), "shootings", study.operation());
        StudyPack kept = StudyPack.of(study).fixedBeforehand(plan);
        assertThat(kept.changes()).isEmpty();
        assertThat(text(kept, "statement.txt"))
                .endsWith("\nFixed beforehand on 2016-03-15, a day stated, not proven (seal "
                        + plan.seal().substring(0, 16) + "…): nothing changed since.\n");
        StudyPack again = StudyPack.ofBytes(kept.toBytes(), "x.zip");
        assertThat(again.plan()).contains(plan);
        assertThat(again.differences()).isEmpty();
        SealedPlan other = SealedPlan.of(
                        LocalDate.of(2016, 4, 15),
                        "shootings",
                        Operation.in("Harbour").active("2016-05-01/2017-01-01"))
                .withBenchmark(Benchmark.Kind.DRIFT)
                .withZones(Zones.of(Samples.HARBOUR));
        StudyPack changed = kept.fixedBeforehand(other);
        assertThat(changed.changes())
                .containsExactly(
                        "phase 1: planned active 2016-05-01/2017-01-01, now the summer" + " 2016-04-01/2017-01-01",
                        "phase 2: planned none, now withdrawn 2017-01-01/2017-07-01",
                        "the rings: planned [], now [Quay]",
                        "the ground of Harbour: planned " + Samples.HARBOUR.version() + ", now no boundary",
                        "the benchmark: planned drift, now none");
        assertThat(text(changed, "README.txt"))
                .contains("which is not before the operation began: changed since: phase 1");
    }

    @Test
    void aPlanIsSealedOnceAndNotChanged() throws Exception {
        SealedPlan plan = SealedPlan.of(
                LocalDate.of(2016, 3, 15), "shootings", Samples.table().operation());
        Path file = folder.resolve("plan.json");
        plan.write(file);
        assertThat(SealedPlan.read(file)).isEqualTo(plan);
        assertThat(plan.seal()).hasSize(64).isEqualTo(SealedPlan.read(file).seal());
        assertThatThrownBy(() -> plan.write(file)).hasMessageStartingWith("The plan plan.json was sealed before");
        Files.writeString(file, Files.readString(file).replace("2016-03-15", "2016-03-14 "));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> SealedPlan.read(file))
                .withMessageStartingWith("plan.json: sealedOn cannot be: ");
        Files.writeString(file, new String(plan.toBytes(), StandardCharsets.UTF_8) + " ");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> SealedPlan.read(file))
                .withMessage("plan.json: was changed after it was sealed: it is not in the form that psp writes");
    }

    @Test
    void aSealedBenchmarkIsKept() {
        StudyPack pack = StudyPack.of(Samples.table().sealed(Benchmark.Kind.ALL_YEARS));
        StudyPack again = StudyPack.ofBytes(pack.toBytes(), "x.zip");
        assertThat(again.study().sealedBenchmark()).contains(Benchmark.Kind.ALL_YEARS);
        assertThat(again.study().net())
                .isEqualTo(Samples.table().sealed(Benchmark.Kind.ALL_YEARS).net());
    }

    @Test
    void survivesSerialization() throws Exception {
        StudyPack pack = StudyPack.of(Samples.table());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(pack);
        assertThat(new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject())
                .isEqualTo(pack);
    }

    @Test
    void aRecordFilledWronglyNamesLineColumnAndValue() throws Exception {
        Path file = folder.resolve("done.csv");
        refused(
                file,
                "from,to\n",
                "done.csv, line 1: is not the header, which is from,to,units,partners,tactics,hours,note (from,to)");
        String header = "from,to,units,partners,tactics,hours,note\n";
        refused(
                file,
                header + "1 April,2016-04-30,,,,,\n",
                "done.csv, line 2, column 'from': '1 April' is no day; write it as 2016-04-01");
        refused(
                file,
                header + "2016-04-30,2016-04-01,,,,,\n",
                "done.csv, line 2, column 'to': '2016-04-01' is before the day in column 'from'");
        refused(
                file,
                header + "2016-04-01,2016-04-30,,,,many,\n",
                "done.csv, line 2, column 'hours': 'many' is no number"
                        + " of hours, 0 or more; leave it empty where it is not known");
        refused(file, header + "2016-04-01,2016-04-30\n", "done.csv, line 2: has 2 fields, the header 7");
    }

    private static void refused(Path file, String text, String message) throws Exception {
        Files.writeString(file, text);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> ActivityEntry.read(file))
                .satisfies(e -> assertThat(e.withValues()).isEqualTo(message))
                .satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain("'many'").doesNotContain("Jane"));
    }
}
