package psp.bench;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import psp.core.DataException;
import psp.core.Place;
import psp.core.Zones;
import psp.geo.ZoneIndex;
import psp.io.zone.GeoJson;

/**
 * Prints the zone of every row of a file of points: {@code row,zone}, one line a data row.
 *
 * <p>{@code Locate ZONES.geojson POINTS.csv --zone-id PROPERTY --lon COLUMN --lat COLUMN}. Rows count from 1; the zone
 * is empty outside of all zones or without a usable position, several are joined by {@code ;}. Repairs are named on
 * standard error. Status 1 for bad data, 2 for bad usage.
 */
public final class Locate {

    private static final String USAGE =
            "usage: Locate ZONES.geojson POINTS.csv --zone-id PROPERTY --lon COLUMN --lat COLUMN";

    private Locate() {}

    /**
     * Runs and ends the process.
     *
     * @param args as in the usage
     */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        Map<String, String> options = new HashMap<>();
        if (args.length == 8) {
            for (int i = 2; i < args.length; i += 2) {
                options.put(args[i], args[i + 1]);
            }
        }
        String property = options.get("--zone-id");
        String lon = options.get("--lon");
        String lat = options.get("--lat");
        if (property == null || lon == null || lat == null) {
            err.println(USAGE);
            return 2;
        }
        try {
            Zones zones = GeoJson.readZones(Path.of(args[0]), property, err::println);
            ZoneIndex index = ZoneIndex.of(zones);
            index.remarks().forEach(err::println);
            Writer lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            locate(index, Path.of(args[1]), lon, lat, lines);
            lines.flush();
            return 0;
        } catch (DataException | IllegalArgumentException | UncheckedIOException | CsvParseException e) {
            err.println(e.getMessage());
            return 1;
        } catch (IOException e) {
            err.println(e);
            return 1;
        }
    }

    private static void locate(ZoneIndex index, Path points, String lon, String lat, Writer out) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(points), 1 << 16);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .detectBomHeader(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(in)) {
            Iterator<CsvRecord> rows = csv.iterator();
            if (!rows.hasNext()) {
                throw DataException.inFile(points.toString(), "is empty");
            }
            List<String> header = rows.next().getFields();
            int x = column(points, header, lon);
            int y = column(points, header, lat);
            out.write("row,zone\n");
            for (long row = 1; rows.hasNext(); row++) {
                CsvRecord record = rows.next();
                out.write(Long.toString(row));
                out.write(',');
                if (record.getFieldCount() > Math.max(x, y)) {
                    out.write(zones(index, record.getField(x), record.getField(y)));
                }
                out.write('\n');
            }
        }
    }

    private static int column(Path points, List<String> header, String name) {
        int at = header.indexOf(name);
        if (at < 0) {
            throw DataException.inFile(
                    points.toString(), "there is no column '" + name + "'; the columns are " + header);
        }
        return at;
    }

    private static String zones(ZoneIndex index, String longitude, String latitude) {
        double lon = degrees(longitude, 180);
        double lat = degrees(latitude, 90);
        if (Double.isNaN(lon) || Double.isNaN(lat)) {
            return "";
        }
        Place place = index.locate(lon, lat);
        return place.zones().size() == 1 ? place.zones().first() : String.join(";", place.zones());
    }

    /** The number, or NaN where there is none in range. */
    private static double degrees(String text, int limit) {
        if (text.isBlank()) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(text);
            return Math.abs(value) <= limit ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
