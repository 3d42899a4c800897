package psp.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import psp.bench.read.BesideBare;
import psp.core.Boundary;
import psp.core.CountSeries;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Zone;
import psp.geo.EdgeRule;
import psp.geo.ZoneIndex;
import psp.geo.ZoneShapes;
import psp.io.Columns;
import psp.io.Counted;
import psp.io.IncidentCsv;
import psp.io.IncidentFiles;

/**
 * Reads a generated CSV file to monthly zone counts beside a bare FastCSV loop over it: {@code CsvSpeed [rows]}, ten million
 * unless told, to be run with {@code -Xmx256m}.
 *
 * <p>Eight columns, ISO dates, duplicates not checked. The bare loop asks FastCSV for every field of every record and adds up
 * their lengths. Each is run three times in turn; printed are the medians. The last two lines read the file on two threads.
 */
public final class CsvSpeed {

    private static final Period SPAN = Period.parse("2015-01-01/2018-01-01");
    private static final Columns COLUMNS = Columns.named("nr", "offense", "occurred", "lon", "lat");
    private static final int BEATS = 40;
    private static final int TURNS = 3;

    private final Path file;
    private final BesideBare race;
    private final PrintStream out;

    private CsvSpeed(Path file, long rows, PrintStream out) {
        this.file = file;
        this.out = out;
        race = new BesideBare(rows, TURNS);
    }

    /**
     * Generates the file, prints a line a way, and deletes it.
     *
     * @param args the number of rows, or none
     * @throws IOException if there is no room for the file, some 90 bytes a row
     */
    public static void main(String[] args) throws IOException {
        run(args.length == 0 ? 10_000_000 : Long.parseLong(args[0]), System.out);
    }

    static void run(long rows, PrintStream out) throws IOException {
        Path file = Files.createTempFile("psp-speed", ".csv");
        try {
            generate(file, rows);
            out.printf(
                    Locale.ROOT,
                    "%,d rows, %,d bytes, heap of %,d MB%n",
                    rows,
                    Files.size(file),
                    Runtime.getRuntime().maxMemory() >> 20);
            new CsvSpeed(file, rows, out).all();
        } finally {
            Files.delete(file);
        }
    }

    private static void generate(Path file, long rows) throws IOException {
        SplittableRandom random = new SplittableRandom(20160401);
        String[] offenses = {"ROBBERY", "AGGRAVATED ASSAULT", "HOMICIDE"};
        long minutes = SPAN.days() * 1440;
        LocalDateTime start = SPAN.start().atStartOfDay();
        try (Writer csv = Files.newBufferedWriter(file)) {
            csv.write("nr,offense,occurred,reported,lon,lat,beat,status\n");
            StringBuilder row = new StringBuilder();
            for (long n = 0; n < rows; n++) {
                LocalDateTime moment = start.plusMinutes((long) ((double) n / rows * minutes));
                row.setLength(0);
                row.append("MKE")
                        .append(n)
                        .append(',')
                        .append(offenses[random.nextInt(3)])
                        .append(',');
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.formatTo(moment, row);
                row.append(',').append(moment.toLocalDate().plusDays(random.nextInt(4)));
                degrees(row.append(','), -88_050_000 + random.nextInt(200_000));
                degrees(row.append(','), 42_950_000 + random.nextInt(200_000));
                csv.append(row.append(",B").append(random.nextInt(BEATS)).append(",closed\n"));
            }
        }
    }

    private static void degrees(StringBuilder row, int millionths) {
        int of = Math.abs(millionths);
        row.append(millionths < 0 ? "-" : "").append(of / 1_000_000).append('.');
        row.append(1_000_000 + of % 1_000_000).deleteCharAt(row.length() - 7);
    }

    private void all() {
        Zone city = Zone.of("city", Boundary.box(-88.05, 42.95, -87.85, 43.15));
        Outcome violent = Outcome.of("violent", "ROBBERY", "AGGRAVATED ASSAULT", "HOMICIDE");
        tell(
                BEATS + " recorded beats",
                () -> IncidentCsv.countByZone(
                        file, Columns.named("nr", "offense", "occurred").withZones("beat"), violent, "beat"));
        byPosition(city, violent, Runnable::run, "");
        ExecutorService two = Executors.newFixedThreadPool(2);
        byPosition(city, violent, two, " on two threads");
        two.shutdown();
    }

    private void byPosition(Zone city, Outcome violent, Executor executor, String how) {
        for (double side : new double[] {2_500, 1_000}) {
            ZoneIndex index = ZoneIndex.of(ZoneShapes.grid(city, side), EdgeRule.HALF_OPEN);
            IncidentFiles files = IncidentFiles.of(List.of(file), COLUMNS).on(executor);
            tell(index.zones().size() + " zones by position" + how, () -> files.count(index, violent));
        }
    }

    private void tell(String what, Supplier<Counted> counting) {
        out.println(race.compare(
                what,
                this::bare,
                () -> counting.get().counts().total().monthly(SPAN).entries().stream()
                        .mapToLong(CountSeries.Entry::count)
                        .sum()));
    }

    private long bare() {
        long characters = 0;
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord row : rows) {
                for (int i = 0; i < row.getFieldCount(); i++) {
                    characters += row.getField(i).length();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return characters;
    }
}
