package psp.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.Boundary;
import psp.core.Coverage;
import psp.core.DataException;
import psp.core.Incidents;
import psp.core.Intake;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.ZoneIndex;

/** Many files give what one after the other gives, and nothing twice. */
class IncidentFilesTest {

    private static final Columns COLUMNS = Columns.named("id", "offense", "day", "lon", "lat");
    private static final Outcome SHOTS = Outcome.of("shootings", "SHOT");
    private static final ZoneIndex INDEX = ZoneIndex.of(Zones.of(
            Zone.of("corridor", Boundary.box(-87.95, 43.06, -87.93, 43.08)),
            Zone.of("ring", Boundary.box(-87.93, 43.06, -87.91, 43.08))));

    @TempDir
    private Path folder;

    private final List<Path> files = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        SplittableRandom random = new SplittableRandom(20160401);
        for (int year = 2012; year < 2017; year++) {
            StringBuilder text = new StringBuilder("id,offense,day,lon,lat\n");
            for (int i = 0; i < 300; i++) {
                text.append(String.format(
                        Locale.ROOT,
                        "%d-%d,%s,%s,%.5f,%.5f%n",
                        year,
                        i,
                        i % 3 == 0 ? "THEFT" : "SHOT",
                        i % 50 == 7 ? "soon" : String.format(Locale.ROOT, "%d-%02d-%02d", year, 1 + i % 12, 1 + i % 28),
                        -87.96 + 0.06 * random.nextDouble(),
                        43.05 + 0.04 * random.nextDouble()));
            }
            files.add(Files.writeString(folder.resolve(year + ".csv"), text));
        }
    }

    private Counted oneByOne() {
        ZoneCounts counts = ZoneCounts.none();
        Intake intake = null;
        for (Path file : files) {
            Incidents log = IncidentCsv.read(file, COLUMNS);
            counts = counts.plus(INDEX.count(log, SHOTS));
            intake = intake == null ? log.intake() : intake.plus(log.intake());
        }
        return new Counted(counts, intake);
    }

    @Test
    void theBytesAreThoseOfOneAfterTheOther() {
        Counted expected = oneByOne();
        for (int threads : new int[] {1, 2, 7}) {
            ExecutorService executor = Executors.newFixedThreadPool(threads);
            Counted counted = IncidentFiles.of(files, COLUMNS).on(executor).count(INDEX, SHOTS);
            executor.shutdown();
            assertThat(counted.counts().toBytes()).isEqualTo(expected.counts().toBytes());
            assertThat(counted.intake()).isEqualTo(expected.intake());
        }
        assertThat(expected.intake())
                .hasToString(
                        "1,500 read = 1,470 counted + 30 left out, 30 unreadable date (0 counted without a position; duplicate ids not checked)");
        assertThat(IncidentFiles.of(files, COLUMNS)).hasToString("5 files, 2012.csv to 2016.csv");
        Coverage covered = Coverage.declared(Period.parse("2012-01-01/2017-01-01"));
        assertThat(IncidentFiles.of(files, COLUMNS)
                        .count(INDEX, SHOTS, covered)
                        .counts()
                        .coverage())
                .isEqualTo(covered);
    }

    /** A corrupt file is named with its row; the others are kept, and after it was mended only it is read. */
    @Test
    void afterACorruptFileOnlyThatIsReadAgain() throws IOException {
        String whole = Files.readString(files.get(2));
        Files.writeString(files.get(2), whole.substring(0, 4_000) + "\n" + "x".repeat(2_000_000));
        Path kept = folder.resolve("kept");
        IncidentFiles all = IncidentFiles.of(files, COLUMNS)
                .on(Runnable::run)
                .resumingFrom(kept)
                .telling(told::add);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> all.count(INDEX, SHOTS))
                .withMessageStartingWith("2014.csv, line ")
                .withMessageContaining("a field is longer");
        assertThat(told)
                .hasSize(4)
                .first()
                .isEqualTo(
                        "2012.csv: 300 read = 294 counted + 6 left out, 6 unreadable date (0 counted without a position; duplicate ids not checked)");
        assertThat(list(kept)).hasSize(4);
        Files.writeString(files.get(2), whole);
        for (Path file : files) {
            if (file != files.get(2)) {
                // If it were read again it would count once more, for size and time are those kept.
                var time = Files.getLastModifiedTime(file);
                Files.writeString(
                        file, Files.readString(file).replace("THEFT", "SHOT ").substring(0, (int) Files.size(file)));
                Files.setLastModifiedTime(file, time);
            }
        }
        Counted resumed = all.count(INDEX, SHOTS);
        assertThat(list(kept)).hasSize(5);
        assertThat(resumed.intake().read()).isEqualTo(1_500);
        assertThat(resumed.counts().total().count()).isEqualTo(980);
        assertThat(all.count(INDEX, Outcome.of("thefts", "SHOT "))
                        .counts()
                        .total()
                        .count())
                .as("another outcome")
                .isNotEqualTo(980);
    }

    private static List<Path> list(Path kept) throws IOException {
        try (Stream<Path> all = Files.list(kept)) {
            return all.toList();
        }
    }

    @Test
    void anEmptyPartCountsNothingAndAnEmptyFileIsRefused() throws IOException {
        files.add(Files.writeString(folder.resolve("part-none.csv"), "id,offense,day,lon,lat\n"));
        assertThat(IncidentFiles.of(files, COLUMNS).count(INDEX, SHOTS).intake().read())
                .isEqualTo(1_500);
        files.add(Files.writeString(folder.resolve("nothing.csv"), ""));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> IncidentFiles.of(files, COLUMNS).count(INDEX, SHOTS))
                .withMessage("nothing.csv: is empty");
    }

    @Test
    void anotherSchemaIsNamedWithItsFile() throws IOException {
        Files.writeString(files.get(1), Files.readString(files.get(1)).replace("lon,lat", "x,y"));
        Files.writeString(files.get(3), Files.readString(files.get(3)).replace("lon,lat", "x,y"));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> IncidentFiles.of(files, COLUMNS).count(INDEX, SHOTS))
                .withMessageStartingWith("2013.csv")
                .withMessageContaining("no column 'lon'")
                .satisfies(e ->
                        assertThat(e.getSuppressed()).singleElement().asString().contains("2015.csv"));
    }

    @Test
    void aFileNamedTwiceWouldCountTwice() {
        files.add(folder.resolve("../" + folder.getFileName() + "/2012.csv"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IncidentFiles.of(files, COLUMNS))
                .withMessageContaining("2012.csv' is named twice and would count twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IncidentFiles.of(List.of(), COLUMNS))
                .withMessage("There is no file to count; name at least one");
    }

    @Test
    void aFolderThatCannotBeMadeAndCountsThatAreDamagedAreNamed() throws IOException {
        Path file = files.get(0);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() ->
                        IncidentFiles.of(files, COLUMNS).resumingFrom(file).count(INDEX, SHOTS))
                .withMessageStartingWith("The folder for counts, '");
        Path kept = folder.resolve("kept");
        IncidentFiles one = IncidentFiles.of(List.of(file), COLUMNS).resumingFrom(kept);
        one.count(INDEX, SHOTS);
        Files.write(list(kept).get(0), new byte[] {1, 2, 3});
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> one.count(INDEX, SHOTS))
                .withMessageContaining("the kept counts of 2012.csv are damaged")
                .withMessageContaining("delete this file");
    }

    /** Bits turned and cuts in what is kept: none is taken for other counts; psp.stored.trials takes more of them. */
    @Test
    void noDamagedCountsAreTakenForOthers() throws IOException {
        Path kept = folder.resolve("kept");
        IncidentFiles one = IncidentFiles.of(List.of(files.get(0)), COLUMNS).resumingFrom(kept);
        Counted counted = one.count(INDEX, SHOTS);
        Path file = list(kept).get(0);
        byte[] whole = Files.readAllBytes(file);
        assertThat(one.count(INDEX, SHOTS)).isEqualTo(counted);
        SplittableRandom random = new SplittableRandom(20171129);
        int trials = Integer.getInteger("psp.stored.trials", 1_000);
        for (int i = 0; i < trials; i++) {
            byte[] damaged = whole.clone();
            if (i % 4 == 3) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            } else {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            assertThatExceptionOfType(DataException.class)
                    .as("trial " + i)
                    .isThrownBy(() -> one.count(INDEX, SHOTS))
                    .withMessageContaining("are damaged");
        }
    }

    @Test
    void anInterruptionStopsAllFiles() {
        Thread.currentThread().interrupt();
        ExecutorService executor = Executors.newFixedThreadPool(1);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> IncidentFiles.of(files, COLUMNS).on(executor).count(INDEX, SHOTS))
                .withMessage("Counting 5 files was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        executor.shutdown();
    }

    /** Also where the thread that asks reads itself. */
    @Test
    void anInterruptionStopsTheThreadThatAsks() {
        for (IncidentFiles read : List.of(
                IncidentFiles.of(files, COLUMNS),
                IncidentFiles.of(files, COLUMNS).on(Runnable::run))) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> read.count(INDEX, SHOTS))
                    .withMessage("Counting 5 files was interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
