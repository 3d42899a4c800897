package psp.example;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.ProjCoordinate;
import psp.core.Incident;
import psp.core.Position;
import psp.core.Ring;
import psp.core.Zone;
import psp.io.Columns;
import psp.io.IncidentCsv;
import psp.io.WholeFile;
import psp.io.zone.GeoJson;

/**
 * The simulated city as an analyst would get it: a spreadsheet exported from a records system, and the corridor drawn in a
 * mapping program, both in the feet of Wisconsin's State Plane (EPSG:2289). Everything in it is SIMULATED.
 *
 * @param spreadsheet a title, the names of the columns, a row an incident with date and time apart, a total
 * @param shapefile one polygon, with {@code .dbf} and {@code .prj}
 * @param tracts the city's other ground, GeoJSON in degrees
 */
public record AnalystExport(Path spreadsheet, Path shapefile, Path tracts) {

    private static final List<String> HEADER = List.of("Incident No", "Offense", "Date", "Time", "X", "Y", "Beat");
    private static final String PRJ =
            "PROJCS[\"NAD_1983_StatePlane_Wisconsin_South_FIPS_4803_Feet\",GEOGCS[\"GCS_North_American"
                    + "_1983\",DATUM[\"D_North_American_1983\",SPHEROID[\"GRS_1980\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],"
                    + "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Lambert_Conformal_Conic\"],PARAMETER[\"False_Easting\",1968500.0],"
                    + "PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",-90.0],PARAMETER[\"Standard_Parallel_1\","
                    + "42.73333333333333],PARAMETER[\"Standard_Parallel_2\",44.06666666666667],PARAMETER[\"Latitude_Of_Origin\",42.0],"
                    + "UNIT[\"Foot_US\",0.3048006096012192]]";
    private static final CoordinateTransform TO_FEET = toFeet();

    /** The three files. */
    public AnalystExport {
        Objects.requireNonNull(spreadsheet, "spreadsheet");
        Objects.requireNonNull(shapefile, "shapefile");
        Objects.requireNonNull(tracts, "tracts");
    }

    private static CoordinateTransform toFeet() {
        CRSFactory systems = new CRSFactory();
        return new CoordinateTransformFactory()
                .createTransform(systems.createFromName("EPSG:4326"), systems.createFromName("EPSG:2289"));
    }

    /**
     * Writes the files.
     *
     * @param folder made where it is missing; files of these names are replaced
     * @return where they are
     * @throws UncheckedIOException if they cannot be written
     */
    public static AnalystExport into(Path folder) {
        SimulatedCity city = SimulatedCity.centerStreet();
        Zone corridor = GeoJson.readZones(city.zones()).get("center-street");
        Columns columns = Columns.named("id", "offenses", "occurred", "lon", "lat");
        Path spreadsheet = WholeFile.write(
                folder.resolve("SIMULATED-export.xlsx"), out -> write(IncidentCsv.read(city.violent(), columns), out));
        Path tracts = folder.resolve(city.tracts().getFileName());
        WholeFile.write(tracts, out -> Files.copy(city.tracts(), out));
        return new AnalystExport(spreadsheet, shapefile(folder, corridor), tracts);
    }

    private static void write(Iterable<Incident> incidents, OutputStream out) throws IOException {
        Workbook book = new Workbook(out, "psp", null);
        Worksheet sheet = book.newWorksheet("Sheet1");
        sheet.value(0, 0, "Violent crime, SIMULATED, run 2017-01-09");
        for (int i = 0; i < HEADER.size(); i++) {
            sheet.value(1, i, HEADER.get(i));
        }
        int row = 2;
        for (Incident incident : incidents) {
            sheet.value(row, 0, incident.id());
            sheet.value(row, 1, String.join("|", incident.offenses()));
            sheet.value(row, 2, incident.occurred().day(0));
            sheet.style(row, 2).format("m/d/yyyy").set();
            sheet.value(row, 3, incident.occurred().start().toLocalTime().toString());
            Position where = incident.position();
            if (where != null) {
                double[] feet = feet(where.longitude(), where.latitude());
                sheet.value(row, 4, Math.rint(100 * feet[0]) / 100);
                sheet.value(row, 5, Math.rint(100 * feet[1]) / 100);
            }
            sheet.value(row, 6, beat(where));
            row++;
        }
        sheet.value(row, 0, "Total");
        sheet.value(row, 1, row - 2);
        book.finish();
    }

    private static double[] feet(double longitude, double latitude) {
        ProjCoordinate feet = TO_FEET.transform(new ProjCoordinate(longitude, latitude), new ProjCoordinate());
        return new double[] {feet.x, feet.y};
    }

    /** One beat for the corridor, four about it, one for each tract of the rest of the city. */
    private static String beat(@Nullable Position where) {
        if (where == null) {
            return "";
        }
        double[] box = Ground.BOX;
        String tract = Tracts.at(where);
        if (!tract.isEmpty()) {
            return tract;
        }
        if (where.latitude() < box[1] || where.latitude() > box[5]) {
            return where.latitude() < box[1] ? "South" : "North";
        }
        return where.longitude() < box[0] ? "West" : where.longitude() > box[2] ? "East" : "CS";
    }

    /** One polygon as ESRI's white paper of July 1998 lays it out, with a table of one field. */
    private static Path shapefile(Path folder, Zone corridor) {
        Ring shell = Objects.requireNonNull(corridor.boundary()).parts().get(0).shell();
        int points = shell.size();
        int content = 44 + 4 + 16 * points;
        ByteBuffer shp = ByteBuffer.allocate(100 + 8 + content);
        shp.putInt(9994).position(24);
        shp.putInt(shp.capacity() / 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(1000)
                .putInt(5)
                .position(100);
        shp.order(ByteOrder.BIG_ENDIAN).putInt(1).putInt(content / 2);
        shp.order(ByteOrder.LITTLE_ENDIAN).putInt(5).position(108 + 36);
        shp.putInt(1).putInt(points).putInt(0);
        // Outer rings run clockwise there, ours the other way round.
        for (int i = points - 1; i >= 0; i--) {
            double[] feet = feet(shell.longitude(i), shell.latitude(i));
            shp.putDouble(feet[0]).putDouble(feet[1]);
        }
        ByteBuffer dbf = ByteBuffer.allocate(32 + 32 + 1 + 21 + 1).order(ByteOrder.LITTLE_ENDIAN);
        dbf.put((byte) 3)
                .put(new byte[] {117, 1, 9})
                .putInt(1)
                .putShort((short) 65)
                .putShort((short) 21)
                .position(32);
        dbf.put("NAME".getBytes(StandardCharsets.US_ASCII)).position(32 + 11);
        dbf.put((byte) 'C').position(32 + 16);
        dbf.put((byte) 20).position(64);
        dbf.put((byte) 0x0D)
                .put((byte) ' ')
                .put(String.format(Locale.ROOT, "%-20s", corridor.name()).getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0x1A);
        WholeFile.write(folder.resolve("SIMULATED-corridor.dbf"), dbf.array());
        WholeFile.write(folder.resolve("SIMULATED-corridor.prj"), PRJ.getBytes(StandardCharsets.UTF_8));
        return WholeFile.write(folder.resolve("SIMULATED-corridor.shp"), shp.array());
    }
}
