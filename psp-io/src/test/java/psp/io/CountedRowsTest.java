package psp.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.Boundary;
import psp.core.CountHeader;
import psp.core.DataException;
import psp.core.Incidents;
import psp.core.Intake;
import psp.core.Outcome;
import psp.core.Place;
import psp.core.RowUnit;
import psp.core.Unit;
import psp.core.Zone;
import psp.core.ZoneCounter;
import psp.core.Zones;
import psp.geo.EdgeRule;
import psp.geo.ZoneIndex;
import psp.io.limit.Limits;

/** Counting the rows of a file gives the bytes and the account of counting its incidents. */
class CountedRowsTest {

    private static final int TRIALS = 250;
    private static final List<Outcome> OUTCOMES = List.of(
            Outcome.all("all"),
            Outcome.of("robbery", "ROBBERY", "R"),
            Outcome.withText("with an a", "A").and(Outcome.of("robbery", "ROBBERY", "ASSAULT")),
            Outcome.where("with a long id", incident -> incident.id().length() > 2),
            Outcome.of("at night", "ROBBERY").hours(20, 4).dayStartsAt(6),
            Outcome.all("victims").counting(Unit.VICTIMS));
    private static final ZoneIndex INDEX = ZoneIndex.of(
            Zones.of(
                    Zone.of("country", Boundary.box(-170, 10, -60, 80)),
                    Zone.of("west", Boundary.box(-88, 42, -87.92, 44)),
                    Zone.of("east", Boundary.box(-87.95, 42, -87, 44))),
            EdgeRule.HALF_OPEN);

    @TempDir
    private Path folder;

    /** Both ways give this, or fail with one message. */
    private static String result(Supplier<Counted> counting) {
        try {
            Counted counted = counting.get();
            return counted.intake() + "\n" + counted.counts() + "\n"
                    + HexFormat.of().formatHex(counted.counts().toBytes());
        } catch (DataException | UncheckedIOException | IllegalArgumentException e) {
            return e.toString();
        }
    }

    private static Counted ofIncidents(Path file, Columns columns, Outcome outcome) {
        ZoneCounter counter = new ZoneCounter(outcome, INDEX.header(outcome), null);
        Intake intake = IncidentFile.forEach(
                file,
                columns,
                Limits.DEFAULT,
                one -> counter.add(one, it -> it.position() == null ? Place.NO_POSITION : INDEX.locate(it.position())));
        return new Counted(counter.counts(), intake);
    }

    private static Counted ofIncidents(Path file, Columns columns, Outcome outcome, String column) {
        Incidents incidents = IncidentFile.read(file, columns, Limits.DEFAULT);
        List<String> names = incidents.stream()
                .map(one -> one.zones().get(column))
                .filter(zone -> zone != null)
                .distinct()
                .toList();
        if (names.isEmpty()) {
            throw DataException.inFile(String.valueOf(file.getFileName()), "no row has a zone in '" + column + "'");
        }
        ZoneCounter counter =
                new ZoneCounter(outcome, CountHeader.of(outcome, Zones.named(names), "as recorded"), null);
        incidents.forEach(one -> counter.add(one, it -> {
            String zone = it.zones().get(column);
            return zone == null ? Place.NO_POSITION : Place.in(zone);
        }));
        return new Counted(counter.counts(), incidents.intake());
    }

    private static void alike(Path file, Columns columns, Outcome outcome, String as) {
        String counted = result(
                () -> IncidentFiles.of(List.of(file), columns).on(Runnable::run).count(INDEX, outcome));
        // An empty file among several is no error.
        if (!counted.startsWith("0 read")) {
            assertThat(counted).as(as).isEqualTo(result(() -> ofIncidents(file, columns, outcome)));
        }
        for (String column : columns.recordedZones()) {
            assertThat(result(() -> IncidentCsv.countByZone(file, columns, outcome, column)))
                    .as(as)
                    .isEqualTo(result(() -> ofIncidents(file, columns, outcome, column)));
        }
    }

    @Test
    void everyFileOfTheTestsThatCanBeGuessed() throws IOException {
        Path root = Path.of(System.getProperty("psp.root", ".."));
        int counted = 0;
        for (String kept : List.of("psp-io/src/test/resources", "psp-shell/src/test/resources/fuzz", "examples")) {
            try (Stream<Path> files = Files.walk(root.resolve(kept))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    Columns columns;
                    try {
                        columns = IncidentCsv.guess(file).columns();
                    } catch (DataException | UncheckedIOException | IllegalArgumentException e) {
                        continue;
                    }
                    counted++;
                    alike(file, columns, OUTCOMES.get(counted % 2), file.toString());
                    if (columns.column(Role.ID) != null) {
                        alike(file, columns.withIds(Intake.Ids.CHECKED), OUTCOMES.get(0), file.toString());
                    }
                }
            }
        }
        assertThat(counted).isGreaterThan(20);
    }

    @Test
    void randomRowsOfEveryOddKind() throws IOException {
        long seed = 22;
        for (int trial = 0; trial < TRIALS; trial++) {
            Random random = new Random(seed + trial);
            Path file = Files.writeString(folder.resolve("log.csv"), text(random), StandardCharsets.UTF_8);
            Outcome outcome = OUTCOMES.get(trial % OUTCOMES.size());
            alike(file, columns(random), outcome, "seed " + (seed + trial) + ", " + outcome);
        }
    }

    private static Columns columns(Random random) {
        Columns columns = (random.nextInt(8) == 0
                        ? Columns.named("id", "offense", "occurred")
                        : Columns.named("id", "offense", "occurred", "lon", "lat"))
                .withZones("beat", "area");
        columns = random.nextInt(3) == 0 ? columns.withReported("told") : columns.withLatest("told");
        columns = random.nextInt(3) == 0 ? columns.withTime("time") : columns;
        columns = random.nextInt(3) == 0 ? columns.withVictims("killed", "hurt") : columns;
        columns = random.nextInt(5) == 0 ? columns.withDatesAsWritten() : columns;
        columns = random.nextInt(5) == 0 ? columns.withBlankIds() : columns;
        columns = random.nextInt(8) == 0 ? columns.withIds(Intake.Ids.CHECKED) : columns;
        return random.nextInt(8) == 0 ? columns.withRows(RowUnit.OFFENSES) : columns;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("id,offense,occurred,told,time,lon,lat,killed,hurt,beat,area\n");
        int rows = random.nextInt(10) == 0 ? 2_500 : 60;
        int odd = 3 + random.nextInt(60);
        for (int i = 0; i < rows; i++) {
            String day = "201" + (5 + random.nextInt(2)) + "-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10);
            text.append(odd(
                            random,
                            odd,
                            "IR-" + random.nextInt(100_000),
                            "7",
                            "",
                            "16-Apr",
                            "1.6E+08",
                            "a\tb",
                            "é8\uFFFD77777",
                            "Total"))
                    .append(',')
                    .append(odd(
                            random,
                            odd,
                            random.nextBoolean() ? "ROBBERY" : "ASSAULT",
                            "",
                            "R|THEFT",
                            " robbery ",
                            "\uFFFD"))
                    .append(',')
                    .append(odd(
                            random,
                            odd,
                            day + "T21:30:00",
                            day,
                            "2016-02-30",
                            "2016-01-31 03:00:00",
                            "",
                            "NULL",
                            "1900-01-01",
                            "2044-01-01",
                            "42461",
                            "\"x\ny\""))
                    .append(',')
                    .append(odd(random, odd, day, "", "soon"))
                    .append(',')
                    .append(odd(random, odd, "", "845", "99"))
                    .append(',')
                    .append(odd(
                            random,
                            odd,
                            "-87.9" + random.nextInt(1_000),
                            "",
                            "0",
                            "43.05",
                            "2200000",
                            "\"-87,94\"",
                            "NULL",
                            "-120",
                            "x"))
                    .append(',')
                    .append(odd(random, odd, " 43.0" + random.nextInt(1_000), "", "0", "-87.95", "380000", "95"))
                    .append(',')
                    .append(odd(random, odd, "0", "", "1.0", "many"))
                    .append(',')
                    .append(odd(random, odd, "1", "", "-2"))
                    .append(',')
                    .append(odd(
                            random,
                            odd,
                            "B" + random.nextInt(9),
                            "",
                            "(none)",
                            "B\u0000",
                            "a\tb",
                            "\u0000\u2003\u0000"))
                    .append(',')
                    .append(odd(random, odd, "north", "", "\u2003south ", "more,fields"))
                    .append('\n');
        }
        return text.toString();
    }

    /** The usual value, or one of the odd ones once in so many. */
    private static String odd(Random random, int times, String usual, String... odd) {
        return random.nextInt(times) == 0 ? odd[random.nextInt(odd.length)] : usual;
    }
}
