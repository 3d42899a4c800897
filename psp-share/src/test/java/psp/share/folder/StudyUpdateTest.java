package psp.share.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.internal.Texts;
import psp.share.Replay;
import psp.share.StudyPack;

class StudyUpdateTest {

    private static final String STUDY = """
            outcome = robberies
            incidents = ../exports/*.csv
            zone = Beat
            focus = B0
            active = 2016-04-01/2017-01-01
            withdrawn = 2017-01-01/
            """;

    @TempDir
    Path city;

    @BeforeEach
    void study() throws IOException {
        Files.createDirectories(city.resolve("exports"));
        Files.createDirectories(city.resolve("a"));
        Files.writeString(city.resolve("a/study.txt"), STUDY);
        export("2017-06-26", 1);
    }

    /** Ten beats, every third day one incident in each; in the first half as many from April 2016, or so many times in 2017. */
    private static String rows(LocalDate until, int back) {
        StringBuilder rows = new StringBuilder("Case No,Date,Offense,Beat\n");
        int n = 0;
        for (LocalDate day = LocalDate.of(2011, 1, 1); day.isBefore(until); day = day.plusDays(1)) {
            for (int beat = 0; beat < 10; beat++) {
                boolean there = (day.toEpochDay() * 7 + beat * 5) % 3 == 0;
                boolean active = !day.isBefore(LocalDate.of(2016, 4, 1)) && (day.getYear() == 2016 || back == 1);
                boolean kept = beat > 0 || !active || day.toEpochDay() % 2 == 0;
                int times = !there || !kept ? 0 : beat == 0 && day.getYear() == 2017 ? back : 1;
                for (int i = 0; i < times; i++) {
                    rows.append('C')
                            .append(day)
                            .append('-')
                            .append(beat)
                            .append('-')
                            .append(i)
                            .append(',')
                            .append(day)
                            .append(",ROBBERY,B")
                            .append(beat)
                            .append('\n');
                    n++;
                }
            }
        }
        assertThat(n).isPositive();
        return rows.toString();
    }

    private void export(String until, int back) throws IOException {
        export(until, rows(LocalDate.parse(until), back));
    }

    private void export(String until, String rows) throws IOException {
        Path file = Files.writeString(city.resolve("exports").resolve(until + ".csv"), rows);
        Files.setLastModifiedTime(
                file, FileTime.from(LocalDate.parse(until).atStartOfDay().toInstant(java.time.ZoneOffset.UTC)));
    }

    private List<StudyLook> update(String... names) {
        return StudyFolder.update(Stream.of(names).map(city::resolve).toList(), city, told -> {});
    }

    private Map<String, String> bytes() throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(city.resolve("a/out"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(city.relativize(file).toString(), Texts.sha256(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }

    @Test
    void askedWhileTheOperationGoesOnItSaysThatLooksAreNotAllowedFor() throws IOException {
        assertThat(update("a").get(0).lines()).noneMatch(line -> line.startsWith("Asked again at each look"));
        Files.writeString(
                city.resolve("a/study.txt"),
                STUDY.replace("active = 2016-04-01/2017-01-01\nwithdrawn = 2017-01-01/", "active = 2016-04-01/"));
        StudyLook look = update("a").get(0);
        assertThat(look.fault()).isNull();
        String said =
                "Asked again at each look while the operation goes on: whether it fell is judged by each look alone, not"
                        + " allowing for how many there were.";
        assertThat(look.lines()).contains(said);
        try (Stream<Path> packs = Files.walk(city.resolve("a/out"))) {
            assertThat(packs.filter(file -> file.endsWith("study.zip"))
                            .map(StudyPack::read)
                            .map(StudyPack::remarks))
                    .contains(List.of(said));
        }
    }

    @Test
    void theSameFileChangesNoByteAndTheNextIsComparedWithIt() throws IOException {
        StudyLook first = update("a").get(0);
        assertThat(first.fault()).isNull();
        assertThat(first.changed()).isTrue();
        assertThat(first.lines()).hasSizeLessThanOrEqualTo(10).contains("First look: nothing to compare with.");
        assertThat(first.lines().get(0)).startsWith("Robberies in B0, up to 2017-06-10 (2017-06-26.csv, ");
        Path day = city.resolve("a/out/2017-06-10");
        assertThat(Replay.of(day.resolve("study.zip")).same()).isTrue();
        Map<String, String> before = bytes();
        StudyLook again = update("a").get(0);
        assertThat(again.changed()).isFalse();
        assertThat(bytes()).isEqualTo(before);

        String rows = rows(LocalDate.parse("2017-07-03"), 1)
                .replace("C2017-06-02-1-0,2017-06-02,ROBBERY,B1", "")
                .replace("2012-01-01,ROBBERY", "2012-01-01,ASSAULT");
        export("2017-07-03", rows);
        StudyLook next = update("a").get(0);
        assertThat(next.lines().get(1))
                .startsWith("Since 2017-06-26.csv: ")
                .contains(" 0 older), ")
                .doesNotContain(" 0 reclassified");
        assertThat(Files.readString(city.resolve("a/out/latest.txt"))).startsWith("folder = 2017-06-17\n");
        assertThat(bytes()).containsAllEntriesOf(withoutLatest(before));
        assertThat(Files.readString(city.resolve("a/out/looks.csv")).lines()).hasSize(3);
    }

    private static Map<String, String> withoutLatest(Map<String, String> hashes) {
        Map<String, String> kept = new TreeMap<>(hashes);
        kept.keySet().removeIf(name -> name.contains("latest") || name.contains("looks"));
        return kept;
    }

    @Test
    void anAlarmIsNotHiddenByAFault() throws IOException {
        export("2017-06-27", 4);
        Files.createDirectories(city.resolve("b"));
        Files.writeString(city.resolve("b/study.txt"), STUDY.replace("B0", "B99"));
        Files.createDirectories(city.resolve("c"));
        Files.writeString(city.resolve("c/study.txt"), STUDY.replace("../exports/*.csv", "../../../etc/passwd"));
        List<StudyLook> looks = update("b", "c", "nowhere", "a");
        assertThat(looks.get(0).fault()).contains("'B99' names a zone that was not counted");
        assertThat(looks.get(1).fault()).contains("incidents");
        assertThat(looks.get(2).fault()).contains("There is no study.txt");
        assertThat(looks.get(3).alarm()).isTrue();
        assertThat(looks.get(3).lines().get(0)).startsWith("ALARM. ");
        // The alarm of the last look stands while a broken export hides what came after.
        export("2017-07-10", "Case No,Date,Offense,Beat\n");
        StudyLook broken = update("a").get(0);
        assertThat(broken.alarm()).isTrue();
        assertThat(broken.fault()).isNotNull();
    }

    @Test
    void anOlderOrACutFileReplacesNothing() throws IOException {
        update("a");
        Map<String, String> before = bytes();
        export("2017-06-27", rows(LocalDate.parse("2017-06-20"), 1));
        assertThat(update("a").get(0).fault())
                .isEqualTo(
                        "2017-06-27.csv reaches to 2017-06-04, the last look to 2017-06-10: an older file? Nothing was"
                                + " written; the earlier pages are whole");
        String whole = rows(LocalDate.parse("2017-07-03"), 1);
        export(
                "2017-06-28",
                "Case No,Date,Offense,Beat\n"
                        + whole.substring(whole.length() / 2).replaceFirst("^.*\n", ""));
        assertThat(update("a").get(0).fault()).contains("a file that was cut?");
        assertThat(bytes()).isEqualTo(before);
    }

    @Test
    void whatAStoppedUpdateLeftIsClearedAway() throws IOException {
        Path out = Files.createDirectories(city.resolve("a/out"));
        Files.writeString(Files.createDirectories(out.resolve(".psp-1")).resolve("brief.html"), "half");
        update("a");
        assertThat(out.resolve(".psp-1")).doesNotExist();
        // Stopped behind the folder of the day and before the name of the newest: the next one finds it.
        Files.delete(out.resolve("latest.txt"));
        Map<String, String> before = bytes();
        update("a");
        assertThat(bytes()).containsAllEntriesOf(before).containsKey("a/out/latest.txt");
        assertThat(Files.readString(out.resolve("looks.csv")).lines()).hasSize(2);
    }

    /** Bits turned and cuts in what was kept of the last export: nothing is compared; psp.stored.trials takes more of them. */
    @Test
    void noDamagedRecordOfTheLastExportIsCompared() throws IOException {
        update("a");
        byte[] whole = Files.readAllBytes(city.resolve("a/out/latest.seen"));
        assertThat(Seen.ofBytes(whole)).isNotNull();
        SplittableRandom random = new SplittableRandom(20171129);
        int trials = Integer.getInteger("psp.stored.trials", 1_000);
        for (int i = 0; i < trials; i++) {
            byte[] damaged = whole.clone();
            if (i % 4 == 3) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            } else {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertThat(Seen.ofBytes(damaged)).as("trial " + i).isNull();
        }
    }

    @Test
    void twoAtOnceDoNotMeet() throws IOException {
        Path out = Files.createDirectories(city.resolve("a/out"));
        try (FileChannel channel =
                        FileChannel.open(out.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(update("a").get(0).fault()).contains("nothing was written");
        }
        assertThat(update("a").get(0).fault()).isNull();
    }
}
