package psp.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import psp.core.Place;
import psp.core.Position;
import psp.core.Zones;
import psp.geo.ZoneIndex;
import psp.geo.ZoneMetres;
import psp.io.zone.GeoJson;

/**
 * Holds the zones that a file records to those that its positions lie in, and tells how far off the others are.
 *
 * <p>{@code Recorded ZONES.geojson POINTS.csv --zone-id PROPERTY --lon COLUMN --lat COLUMN --recorded COLUMN --occurred
 * COLUMN [--from YEAR]} prints a table of rows that sums to the file's, and the ten most frequent pairs of a recorded zone
 * and another in which the position lies, with the years in which they occur.
 */
public final class Recorded {

    private static final double[] METRES = {1, 30, 100, 1_000};
    private static final int PAIRS = 10;

    private final ZoneIndex index;
    private final Map<String, ZoneMetres> grounds = new HashMap<>();
    private final Map<String, Long> rows = new TreeMap<>();
    private final long[] off = new long[METRES.length + 1];
    private final Map<String, List<String>> pairs = new TreeMap<>();

    private Recorded(Zones zones) {
        index = ZoneIndex.of(zones);
    }

    /**
     * Runs.
     *
     * @param args as told
     * @throws IOException if the points cannot be read
     */
    public static void main(String[] args) throws IOException {
        Map<String, String> options = new HashMap<>(Map.of("--from", "0000"));
        for (int i = 2; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        if (options.size() != 6 || args.length % 2 != 0) {
            System.err.println("usage: Recorded ZONES.geojson POINTS.csv --zone-id PROPERTY --lon COLUMN --lat COLUMN"
                    + " --recorded COLUMN --occurred COLUMN [--from YEAR]");
            System.exit(2);
        }
        Recorded recorded = new Recorded(GeoJson.readZones(Path.of(args[0]), options.get("--zone-id")));
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(Path.of(args[1]))) {
            for (NamedCsvRecord row : csv) {
                String year = row.getField(options.get("--occurred")).substring(0, 4);
                if (year.compareTo(options.get("--from")) < 0) {
                    recorded.add("before " + options.get("--from"));
                } else {
                    recorded.add(recorded.look(
                            row.getField(options.get("--recorded")),
                            row.getField(options.get("--lon")),
                            row.getField(options.get("--lat")),
                            year));
                }
            }
        }
        recorded.print(System.out);
    }

    private void add(String what) {
        rows.merge(what, 1L, Long::sum);
    }

    private String look(String zone, String longitude, String latitude, String year) {
        if (zone.isBlank() || longitude.isBlank() || latitude.isBlank()) {
            return zone.isBlank() ? "no zone recorded" : "no position";
        }
        if (!index.zones().contains(zone)) {
            return "a zone that the map does not have";
        }
        Position position = Position.of(Double.parseDouble(longitude), Double.parseDouble(latitude));
        Place place = index.locate(position);
        if (place.equals(Place.in(zone))) {
            return "in the recorded zone";
        }
        double metres = grounds.computeIfAbsent(
                        zone, name -> ZoneMetres.of(index.zones().get(name)))
                .metresToEdge(position);
        int step = 0;
        while (step < METRES.length && metres > METRES[step]) {
            step++;
        }
        off[step]++;
        pairs.computeIfAbsent("recorded " + zone + ", lies in " + place, pair -> new ArrayList<>())
                .add(year);
        return "elsewhere";
    }

    private void print(PrintStream out) {
        long same = rows.getOrDefault("in the recorded zone", 0L);
        long other = rows.getOrDefault("elsewhere", 0L);
        rows.forEach((what, count) -> out.printf(Locale.ROOT, "%,8d %s%n", count, what));
        out.printf(
                Locale.ROOT,
                "%7.2f%% of the %,d rows with a position and a recorded zone lie in it%n",
                100.0 * same / (same + other),
                same + other);
        for (int step = 0; step < off.length; step++) {
            out.printf(
                    Locale.ROOT,
                    "%,8d elsewhere, %s m from the recorded zone%n",
                    off[step],
                    step < METRES.length
                            ? "at most " + Math.round(METRES[step])
                            : "more than " + Math.round(METRES[step - 1]));
        }
        pairs.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<String>> pair) ->
                                -pair.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .limit(PAIRS)
                .forEach(pair -> out.printf(
                        Locale.ROOT,
                        "%,8d %s, %s to %s%n",
                        pair.getValue().size(),
                        pair.getKey(),
                        pair.getValue().stream().min(Comparator.naturalOrder()).orElse(""),
                        pair.getValue().stream().max(Comparator.naturalOrder()).orElse("")));
    }
}
