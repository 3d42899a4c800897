package psp.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psp.core.DataException;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.stats.Study;

class HostilePackTest {

    private static final StudyPack PACK = StudyPack.of(Samples.table());

    @TempDir
    private Path folder;

    private static void refused(byte[] zip, String message) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> StudyPack.ofBytes(zip, "x.zip"))
                .withMessageContaining(message);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Replay.of(zip, "x.zip"))
                .withMessageContaining(message);
    }

    private static byte[] zip(boolean stored, Map<String, byte[]> entries) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry head = new ZipEntry(entry.getKey());
                if (stored) {
                    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
                    crc.update(entry.getValue());
                    head.setMethod(ZipEntry.STORED);
                    head.setSize(entry.getValue().length);
                    head.setCrc(crc.getValue());
                }
                zip.putNextEntry(head);
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] with(String file, String text) {
        SortedMap<String, byte[]> files = ReplayTest.files(PACK);
        files.put(file, text.getBytes(StandardCharsets.UTF_8));
        ReplayTest.forgeSums(files);
        return PackZip.write(files);
    }

    private static String text(String file) {
        return new String(PACK.file(file), StandardCharsets.UTF_8);
    }

    /** Replay goes on past a wrong sum; with right sums and an unreadable file both refuse. */
    private static void unreadable(String file, String text, String message) {
        refused(with(file, text), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../outside.txt",
                "/etc/passwd",
                "C:\\windows\\win.ini",
                "counts.csv/",
                "./counts.csv",
                "COUNTS.CSV",
                "counts.csv\u0000.exe",
                "\u202Evsc.stnuoc",
                "a/counts.csv"
            })
    void aNameThatNoPackHoldsIsRefused(String name) {
        SortedMap<String, byte[]> files = ReplayTest.files(PACK);
        files.put(name, new byte[] {1});
        refused(
                PackZip.write(files),
                "which no pack holds; the names are [README.txt, SHA256SUMS, also.csv, answers.json,");
    }

    @Test
    void nothingIsUnpackedSoABombCannotGoOff() throws Exception {
        SortedMap<String, byte[]> files = ReplayTest.files(PACK);
        files.put("counts.csv", new byte[50_000_000]);
        byte[] bomb = zip(false, files);
        assertThat(bomb.length).isLessThan(100_000);
        refused(bomb, "x.zip: holds 'counts.csv', 50,000,000 bytes packed into ");
        refused(bomb, ", which no pack needs");
    }

    /** Unpacked and zipped again, compressed, in a folder, with what systems leave behind: the sums decide. */
    @Test
    void whatWasPackedAgainIsThePackWhereItsFilesAre() throws Exception {
        SortedMap<String, byte[]> files = ReplayTest.files(PACK);
        assertThat(StudyPack.ofBytes(zip(false, files), "x.zip")).isEqualTo(PACK);
        assertThat(StudyPack.ofBytes(zip(true, files), "x.zip")).isEqualTo(PACK);
        TreeMap<String, byte[]> inFolder = new TreeMap<>();
        files.forEach((name, bytes) -> inFolder.put("study/" + name, bytes));
        inFolder.put("study/", new byte[0]);
        inFolder.put("study/.DS_Store", new byte[] {1});
        inFolder.put("__MACOSX/study/._counts.csv", new byte[] {1});
        assertThat(StudyPack.ofBytes(zip(false, inFolder), "x.zip")).isEqualTo(PACK);
        assertThat(Replay.of(zip(false, inFolder), "x.zip").same()).isTrue();
        inFolder.put("other/plan.json", new byte[] {1});
        refused(zip(false, inFolder), "x.zip: holds files in two folders");
        inFolder.remove("other/plan.json");
        inFolder.put("study/virus.exe", new byte[] {1});
        refused(zip(false, inFolder), "x.zip: holds 'study/virus.exe', which no pack holds");
        inFolder.remove("study/virus.exe");
        inFolder.put("../counts.csv", new byte[] {1});
        refused(zip(false, inFolder), "x.zip: holds files in two folders");

        // A digit changed on the way is named by its file, and by its figure.
        String results = text("results.json");
        int digit = results.indexOf("\"number\" : ") + 11;
        files.put(
                "results.json",
                (results.substring(0, digit)
                                + (results.charAt(digit) == '9' ? '8' : '9')
                                + results.substring(digit + 1))
                        .getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> StudyPack.ofBytes(zip(false, files), "x.zip"))
                .withMessageContaining("results.json is not the file whose sum is in SHA256SUMS");
        assertThat(Replay.of(zip(false, files), "x.zip").differences())
                .extracting(Mismatch::file)
                .contains("results.json");
        assertThat(Replay.of(zip(false, files), "x.zip").differences()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void theFolderIntoWhichItWasUnpackedReplaysToo() throws Exception {
        Path unpacked = Files.createDirectory(folder.resolve("study"));
        for (String name : PACK.files()) {
            Files.write(unpacked.resolve(name), PACK.file(name));
        }
        Files.write(unpacked.resolve(".DS_Store"), new byte[] {1});
        assertThat(Replay.of(unpacked).same()).isTrue();
        assertThat(Replay.of(unpacked).hash()).isEqualTo(PACK.hash());
        Files.writeString(unpacked.resolve("counts.csv"), text("counts.csv").replace(",19\n", ",18\n"));
        assertThat(Replay.of(unpacked).differences()).extracting(Mismatch::file).contains("counts.csv", "results.json");
        Files.delete(unpacked.resolve("counts.csv"));
        Files.createSymbolicLink(unpacked.resolve("counts.csv"), Path.of("/etc/passwd"));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Replay.of(unpacked))
                .withMessageContaining("holds 'counts.csv', which is a link or a folder");
    }

    /** Bits turned and cuts in a pack that was packed again: another content is never read. */
    @Test
    void noDamagedZipIsAnotherPack() throws Exception {
        byte[] whole = zip(false, ReplayTest.files(PACK));
        Random random = new Random(20171129);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = whole.clone();
            if (i % 4 == 3) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            } else {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                assertThat(StudyPack.ofBytes(damaged, "x.zip").hash()).isEqualTo(PACK.hash());
            } catch (DataException e) {
                assertThat(e).hasMessageStartingWith("x.zip");
            }
        }
    }

    @Test
    void aSizeBeyondTheFileIsRefused() {
        byte[] zip = PACK.toBytes();
        zip[22] = (byte) 0xFF;
        zip[23] = (byte) 0xFF;
        zip[24] = (byte) 0xFF;
        zip[25] = (byte) 0xFF;
        refused(zip, "x.zip: is cut short or damaged; get it again");
        refused(Arrays.copyOf(PACK.toBytes(), 700), "x.zip: is cut short or damaged; get it again");
        refused(new byte[0], "x.zip: is no study pack: it does not begin as a zip does");
        refused("hello".getBytes(StandardCharsets.UTF_8), "x.zip: is no study pack");
    }

    @Test
    void aDoubledFileIsRefused() {
        byte[] one = PACK.toBytes();
        int end = end(one);
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        twice.write(one, 0, end);
        twice.write(one, 0, one.length);
        refused(twice.toByteArray(), "x.zip: holds 'README.txt' twice");
    }

    private static int end(byte[] zip) {
        int at = 0;
        for (String name : PACK.files()) {
            at += 30 + name.length() + PACK.file(name).length;
        }
        return at;
    }

    @Test
    void aMillionEntriesAreRefusedAtTheFirst() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 1_000_000; i++) {
                ZipEntry entry = new ZipEntry("e" + i);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(0);
                entry.setCrc(0);
                zip.putNextEntry(entry);
            }
        }
        refused(bytes.toByteArray(), "x.zip: holds 'e0', which no pack holds");
    }

    @Test
    void aMissingFileIsNamed() {
        SortedMap<String, byte[]> files = ReplayTest.files(PACK);
        files.remove("results.json");
        ReplayTest.forgeSums(files);
        refused(PackZip.write(files), "x.zip: holds no 'results.json'; a pack has [README.txt,");
    }

    @Test
    void whatFollowsTheZipOrHidesInItIsFound() {
        byte[] longer = Arrays.copyOf(PACK.toBytes(), PACK.toBytes().length + 3);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> StudyPack.ofBytes(longer, "x.zip"))
                .withMessageContaining("the zip's list of files is not as psp writes it, or something follows it");
        assertThat(Replay.of(longer, "x.zip").differences())
                .singleElement()
                .extracting(Mismatch::figure)
                .isEqualTo("the zip");
    }

    @Test
    void nestingOfAMillionIsNotRead() {
        String deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
        for (String file : new String[] {"study.json", "quality.json"}) {
            unreadable(file, deep, file + ": is nested deeper than 32");
        }
        unreadable(
                "zones.geojson",
                "{\"type\":\"FeatureCollection\",\"features\":" + deep + "}",
                "zones.geojson, line 1: ");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() ->
                        StudyPack.ofBytes(with("results.json", deep), "x.zip").differences())
                .withMessageStartingWith("results.json: is nested deeper than 32");
    }

    @Test
    void hostileJsonIsNamedByItsPlace() {
        String study = text("study.json");
        unreadable(
                "study.json",
                study.replace("\"kind\" : \"internal\"", "\"kind\" : \"internal\", \"kind\" : \"public\""),
                "study.json, line 4: is not JSON: Duplicate field 'kind'");
        unreadable(
                "study.json",
                study.replace("\"internal\"", "\"secret\""),
                "study.json: kind is 'secret'; it is one of [internal, public]");
        unreadable(
                "study.json",
                study.replace("\"alpha\"", "\"alfa\"").replace("\"schema\" : 1", "\"schema\" : 1e999999999"),
                "study.json: schema is");
        unreadable(
                "study.json",
                study.replace("\"schema\" : 1", "\"schema\" : " + "9".repeat(100_000)),
                "study.json: is nested deeper than 32, or has a text or number that is longer");
        unreadable(
                "study.json", study.replace("2016-04-01/2017-01-01", "2016-04-01/2016-04-01"), "study.json: operation");
        unreadable(
                "study.json",
                study.replace("\"Quay\"", "\"Quai\""),
                "a value of 4 characters is no place of study.json");
        unreadable("study.json", study.replace("2009-01-01/2009-02-01", "0001-01-01/2009-02-01"), "counts.csv: ");
        unreadable(
                "quality.json",
                text("quality.json").replace("\"precisionMetres\" : null", "\"precisionMetres\" : -1"),
                "quality.json: the whole cannot be: The precision -1.0 m is not above 0");
        assertThat(Replay.of(
                                with(
                                        "results.json",
                                        text("results.json")
                                                .replaceFirst(
                                                        "\"ratio\", \"number\" : [0-9.]+",
                                                        "\"ratio\", \"number\" : 1e999999999")),
                                "x.zip")
                        .differences())
                .isNotEmpty();
    }

    @Test
    void hostileCountsAreNamedByTheirLine() {
        String counts = text("counts.csv");
        unreadable(
                "counts.csv",
                counts.replace("2009-02-01,19", "2009-02-01,-19"),
                "counts.csv, line 2, column 'count': a value of 3 characters is no whole number of 0 or more");
        unreadable(
                "counts.csv",
                counts.replace("2009-02-01,19", "2009-02-01,9999999999999999999"),
                "is no whole number of 0 or more");
        unreadable(
                "counts.csv",
                counts.replace(",19\n", ",999999999999\n"),
                "makes the whole greater than 1,000,000,000,000");
        unreadable(
                "counts.csv",
                counts.replace("Harbour,2009-01-01", "Harbor,2009-01-01"),
                "counts.csv, line 2, column 'place': a value of 6 characters is no place of study.json; those are [(no zone), Harbour, Quay]");
        unreadable(
                "counts.csv",
                counts.replace("Harbour,2009-01-01/2009-02-01", "Harbour,2009-02-01/2009-03-01"),
                "twice");
        unreadable(
                "counts.csv",
                counts.substring(0, counts.lastIndexOf("\n", counts.length() - 2) + 1),
                "counts.csv: has 305 rows; the places and periods of study.json make 306");
        unreadable(
                "counts.csv", counts.replace("Harbour,2009-01-01", "\"Harbour,2009-01-01"), "counts.csv: the fields");
    }

    @Test
    void namesThatAreMarkupOrFormulasStayNames() {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        String script = "<script>alert(1)</script>";
        for (int month = 0; month < 24; month++) {
            Period period = Period.ofMonth(YearMonth.of(2015, 1).plusMonths(month));
            cells.add(new ZoneCounts.Cell(period, script, 5 + month % 3));
            cells.add(new ZoneCounts.Cell(period, "=cmd|' /C calc'!A0", 9 + month % 2));
            cells.add(new ZoneCounts.Cell(period, "'@SUM(1)", 9));
        }
        StudyPack pack = StudyPack.of(Study.of(
                Operation.in(script)
                        .comparison("=cmd|' /C calc'!A0", "'@SUM(1)")
                        .active("2016-04-01/2017-01-01"),
                ZoneCounts.ofTable("x", cells)));
        assertThat(new String(pack.file("counts.csv"), StandardCharsets.UTF_8).lines())
                .contains(
                        "'=cmd|' /C calc'!A0,2015-01-01/2015-02-01,9",
                        "''@SUM(1),2015-01-01/2015-02-01,9",
                        script + ",2015-01-01/2015-02-01,5")
                .noneMatch(line -> line.matches("[=+@-].*"));
        StudyPack again = StudyPack.ofBytes(pack.toBytes(), "x.zip");
        assertThat(again.differences()).isEmpty();
        assertThat(again.study().operation().comparison().zones()).contains("'@SUM(1)");
        assertThat(again.study().operation().focusZones()).containsExactly(script);
    }

    @ParameterizedTest
    @ValueSource(strings = {"safe\u202Eno", "\u2066safe", "one\u2028two"})
    void marksThatTurnWhatIsReadAreRefused(String name) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int year = 2014; year < 2017; year++) {
            cells.add(new ZoneCounts.Cell(Period.ofYear(year), name, 7));
        }
        Study study = Study.of(Operation.in(name).active("2016"), ZoneCounts.ofTable("x", cells));
        assertThatThrownBy(() -> StudyPack.of(study))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching(
                        "The text '.*\\?.*' holds the mark U\\+20[26][0-9A-F], which turns or breaks what is read;"
                                + " leave it out");
        unreadable("study.json", text("study.json").replace("INVENTED", name), "holds the mark U+20");
    }

    @Test
    void placesThatCannotBeToldApartAreRefused() {
        psp.core.Outcome outcome = psp.core.Outcome.all("x");
        psp.core.Zones zones = psp.core.Zones.named(List.of("a", "b", "a + b"));
        List<psp.core.Incident> incidents = new ArrayList<>();
        for (int day = 0; day < 900; day++) {
            incidents.add(psp.core.Incident.of(
                    "i" + day,
                    psp.core.Occurrence.on(java.time.LocalDate.of(2014, 6, 1).plusDays(day))));
        }
        ZoneCounts counts = incidents.stream()
                .collect(ZoneCounts.counting(
                        outcome,
                        psp.core.CountHeader.of(outcome, zones, "as recorded"),
                        incident ->
                                incident.id().endsWith("0") ? psp.core.Place.in("a", "b") : psp.core.Place.in("a + b"),
                        null));
        Study study = Study.of(Operation.in("a", "b", "a + b").active("2016-01-01/2016-04-01"), counts);
        assertThatThrownBy(() -> StudyPack.of(study))
                .hasMessage("Two places are both called 'a + b'; name the zones without ' + '");
    }

    @Test
    void aFileThatIsNotThereOrTooLargeIsSaid() throws Exception {
        assertThatThrownBy(() -> StudyPack.read(folder.resolve("none.zip")))
                .hasMessageContaining("there is no such file");
        Path large = folder.resolve("large.zip");
        try (java.io.RandomAccessFile file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(PackFile.MOST_BYTES + 1L);
        }
        assertThatThrownBy(() -> StudyPack.read(large))
                .isInstanceOf(DataException.class)
                .hasMessage("large.zip: is larger than 256,000,000 bytes, more than any pack needs");
        Files.delete(large);
    }
}
