package psp.bench.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import psp.core.Table;
import psp.geo.Wkb;
import psp.geo.Wkt;
import psp.io.TableFile;

/** Small whole files of each kind, from which damaged ones are made. */
public final class FuzzSeeds {

    public static final String CSV = "id,occurred,told,time,offenses,lon,lat,killed,beat\n"
            + "1,2016-04-01T22:15,2016-04-02,845,ROBBERY|ASSAULT,-87.95,43.067,0,7\n".repeat(3)
            + "2,2016-04-02,,,\"A, \"\"B\"\"\",,,,\n3,,2016-04-05,,R,0,0,1,9\n4,2016-04-03 01:00:00,,,Ré,-87.9,43.1,2,8\n";
    public static final String JSON =
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point"
                    + "\",\"coordinates\":[-87.95,43.067]},\"properties\":{\"id\":1,\"offenses\":\"R\",\"occurred\":\"2016-04-01\"}},\n"
                    + "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"id\":\"2\",\"offenses\":null,\"occurred\":"
                    + "1459566900000,\"more\":{\"a\":[1,2]}}}]}";
    private static final String SQUARE = "[[-88,43],[-87.5,43],[-87.25,44.5],[-88,44],[-88,43]]";
    public static final String ZONES =
            "{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"id\":1,\"properties\":{"
                    + "\"name\":\"A\",\"n\":[1,null]},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" + SQUARE
                    + "]}},\n{\"type\":"
                    + "\"Feature\",\"id\":2,\"properties\":null,\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[["
                    + SQUARE
                    + "],[" + SQUARE + "]]}}]}";
    public static final String WKT =
            "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1)), ((5 5, 6 5, 6 6, 5 5)))";
    public static final String PRJ =
            "PROJCS[\"NAD_1927_StatePlane_Wisconsin_South_FIPS_4803\",GEOGCS[\"GCS_North_American_1927\",DATUM["
                    + "\"D_North_American_1927\",SPHEROID[\"Clarke_1866\",6378206.4,294.9786982]],PRIMEM[\"Greenwich\",0.0],UNIT["
                    + "\"Degree\",0.0174532925199433]],PROJECTION[\"Lambert_Conformal_Conic\"],PARAMETER[\"False_Easting\",2000000.0],"
                    + "PARAMETER[\"Central_Meridian\",-90.0],PARAMETER[\"Standard_Parallel_1\",42.73333333333333],PARAMETER[\"Standard_"
                    + "Parallel_2\",44.06666666666667],PARAMETER[\"Latitude_Of_Origin\",42.0],UNIT[\"Foot_US\",0.3048006096012192]]";

    private FuzzSeeds() {}

    public static byte[] wkb() {
        return Wkb.write(Wkt.read(WKT));
    }

    /** A shape of three rings and a null shape, after Esri's description. */
    public static byte[] shp() {
        double[][] rings = {
            {2_552_000, 390_000, 2_552_000, 394_000, 2_556_000, 394_000, 2_556_000, 390_000, 2_552_000, 390_000},
            {2_553_000, 391_000, 2_554_000, 391_000, 2_554_000, 392_000, 2_553_000, 392_000, 2_553_000, 391_000},
            {2_560_000, 390_000, 2_560_000, 391_000, 2_561_000, 391_000, 2_560_000, 390_000}
        };
        int content = 44 + 4 * 3 + 16 * 14;
        ByteBuffer out = ByteBuffer.allocate(100 + 8 + content + 8 + 4);
        out.putInt(9994)
                .putInt(24, out.capacity() / 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(28, 1000)
                .putInt(32, 5);
        out.order(ByteOrder.BIG_ENDIAN).position(100);
        out.putInt(1)
                .putInt(content / 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(5)
                .position(100 + 8 + 36);
        out.putInt(3).putInt(14).putInt(0).putInt(5).putInt(10);
        for (double[] ring : rings) {
            for (double number : ring) {
                out.putDouble(number);
            }
        }
        out.order(ByteOrder.BIG_ENDIAN).putInt(2).putInt(2).putInt(0);
        return out.array();
    }

    public static byte[] dbf() {
        ByteBuffer out = ByteBuffer.allocate(32 + 64 + 1 + 2 * 19 + 1).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 3)
                .put(new byte[] {116, 4, 1})
                .putInt(2)
                .putShort((short) 97)
                .putShort((short) 19)
                .position(32);
        out.put("name".getBytes(StandardCharsets.US_ASCII))
                .put(32 + 11, (byte) 'C')
                .put(32 + 16, (byte) 10);
        out.position(64);
        out.put("n".getBytes(StandardCharsets.US_ASCII))
                .put(64 + 11, (byte) 'N')
                .put(64 + 16, (byte) 8)
                .position(96);
        out.put((byte) 0x0D).put(" Harbour          7".getBytes(StandardCharsets.US_ASCII));
        out.put(" Market     *******".getBytes(StandardCharsets.US_ASCII)).put((byte) 0x1A);
        return out.array();
    }

    /** The parts of a workbook by name. */
    public static Map<String, byte[]> xlsx(Path folder) {
        Path file = folder.resolve("seed.xlsx");
        TableFile.write(
                Table.of("id", "occurred", "offenses", "lon", "lat")
                        .plus("1", LocalDate.of(2016, 4, 1), "R", -87.95, 43.067)
                        .plus(2, LocalDateTime.of(2016, 4, 2, 22, 15), "=A", -87.9, 43.1)
                        .plus("007", "2016-04-03", "B", null, true),
                file);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                String name = entry.getName();
                byte[] part = zip.getInputStream(entry).readAllBytes();
                parts.put(name, name.equals("docProps/core.xml") ? withoutClock(part) : part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    /** The time of writing is part of a workbook, and none of a trial. */
    private static byte[] withoutClock(byte[] properties) {
        return new String(properties, StandardCharsets.UTF_8)
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "2016-01-01T00:00:00Z")
                .getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] zipped(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(LocalDateTime.of(2016, 1, 1, 0, 0));
                out.putNextEntry(entry);
                out.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
