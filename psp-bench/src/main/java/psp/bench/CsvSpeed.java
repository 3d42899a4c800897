package psp.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.SplittableRandom;
import psp.core.Boundary;
import psp.core.Coverage;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Place;
import psp.core.Zone;
import psp.core.ZoneCounter;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.ZoneIndex;
import psp.io.Columns;
import psp.io.IncidentCsv;

/**
 * From a file of rows to monthly counts by zone, beside a bare loop over the same rows: {@code CsvSpeed [ROWS] [FOLDER]}.
 *
 * <p>The file is generated (eight columns, ISO dates, 36 zones in a grid) and deleted at the end. Each way runs three times in
 * turn; the best of each counts. The bare loop is FastCSV's own, which makes a record of texts of each row and looks at nothing.
 * Run it in a small heap: {@code java -Xmx256m -cp … psp.bench.CsvSpeed 10000000}.
 */
public final class CsvSpeed {

    private static final int ROUNDS = 3;
    private static final String[] OFFENSES = {"ROBBERY", "AGGRAVATED ASSAULT", "HOMICIDE", "THEFT"};

    private CsvSpeed() {
    }

    /**
     * Runs.
     *
     * @param args how many rows, 10,000,000 by default, and where the file may be written
     * @throws IOException if it cannot be written
     */
    public static void main(String[] args) throws IOException {
        long rows = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
        Path file = Files.createTempFile(args.length > 1 ? Path.of(args[1]) : Path.of(System.getProperty("java.io.tmpdir")),
                "psp-rows-", ".csv");
        try {
            write(file, rows);
            System.out.printf(Locale.ROOT, "%,d rows, %,d MB, a heap of %,d MB%n%n", rows, Files.size(file) >> 20,
                    Runtime.getRuntime().maxMemory() >> 20);
            System.out.println("| round | bare loop, s | to counts, s | bare / to counts |\n|---|---|---|---|");
            double bare = Double.POSITIVE_INFINITY;
            double counted = Double.POSITIVE_INFINITY;
            ZoneCounts counts = ZoneCounts.none();
            for (int round = 1; round <= ROUNDS; round++) {
                long began = System.nanoTime();
                bare(file);
                double first = (System.nanoTime() - began) / 1e9;
                began = System.nanoTime();
                counts = counts(file);
                double second = (System.nanoTime() - began) / 1e9;
                System.out.printf(Locale.ROOT, "| %d | %.2f | %.2f | %.2f |%n", round, first, second, first / second);
                bare = Math.min(bare, first);
                counted = Math.min(counted, second);
            }
            System.out.printf(Locale.ROOT, "%nBest of each: %.2f of the bare loop's speed; %,.0f rows a second. %s%n", bare / counted,
                    rows / counted, counts);
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file, long rows) throws IOException {
        SplittableRandom random = new SplittableRandom(2017);
        LocalDateTime start = LocalDateTime.of(2012, 1, 1, 0, 0);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,occurred,reported,offense,lon,lat,district,source\n");
            StringBuilder line = new StringBuilder();
            for (long i = 0; i < rows; i++) {
                LocalDateTime when = start.plusMinutes(random.nextInt(5 * 365 * 1440));
                line.setLength(0);
                line.append("S-").append(1_000_000_000 + i).append(',').append(when).append(',')
                        .append(when.toLocalDate().plusDays(random.nextInt(5))).append(',').append(OFFENSES[random.nextInt(4)])
                        .append(",-87.").append(90_000 + random.nextInt(6_000)).append(",43.0").append(3_000 + random.nextInt(6_000))
                        .append(',').append(1 + random.nextInt(7)).append(",CITIZEN\n");
                out.append(line);
            }
        }
    }

    private static long bare(Path file) throws IOException {
        long fields = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            for (CsvRecord row : reader) {
                fields += row.getFieldCount();
            }
        }
        return fields;
    }

    private static ZoneCounts counts(Path file) {
        ZoneIndex index = ZoneIndex.of(grid());
        Outcome outcome = Outcome.of("violent", "ROBBERY", "AGGRAVATED ASSAULT", "HOMICIDE");
        ZoneCounter counter = new ZoneCounter(outcome, index.header(outcome),
                Coverage.declared(Period.parse("2012-01-01/2017-01-01")));
        IncidentCsv.forEach(file, Columns.named("id", "offense", "occurred", "lon", "lat").withReported("reported")
                .withZones("district"), incident -> counter.add(incident, in -> in.position() == null ? Place.NO_POSITION
                        : index.locate(in.position())));
        return counter.counts();
    }

    private static Zones grid() {
        Zone[] zones = new Zone[36];
        for (int i = 0; i < zones.length; i++) {
            double west = -87.96 + 0.01 * (i % 6);
            double south = 43.03 + 0.01 * (i / 6);
            zones[i] = Zone.of("zone " + i, Boundary.box(west, south, west + 0.01, south + 0.01));
        }
        return Zones.of(zones);
    }
}
