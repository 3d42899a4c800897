package psp.io.zone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import psp.core.DataException;
import psp.core.Zones;
import psp.io.internal.file.Bounded;
import psp.io.internal.file.DataFile;
import psp.io.internal.file.Inflated;
import psp.io.internal.file.Signature;
import psp.io.internal.file.TextFile;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/**
 * The one door for zones: what a file is, its first bytes say, whatever it is called.
 *
 * <p>GeoJSON, also one feature a line; a shapefile, also zipped; KML and KMZ; a CSV with a column of well-known text, of its
 * binary or of GeoJSON geometries. A GeoPackage, a file geodatabase, a web page and others are named with the way out.
 *
 * <pre>{@code
 * var file = folder.resolve("zones.csv");
 * Files.writeString(file, "name,wkt\nsquare,\"POLYGON ((-87.95 43.05, -87.94 43.05, -87.94 43.06, -87.95 43.05))\"\n");
 * System.out.println(ZoneFile.read(file).names());
 * }</pre>
 */
public final class ZoneFile {

    private static final Logger LOG = LoggerFactory.getLogger(ZoneFile.class);
    private static final int START = 1 << 16;
    /** Polygons in GeoJSON, in Esri's or TopoJSON's JSON, or in well-known text. */
    private static final Pattern GROUND = Pattern.compile(
            "(?i)\"(Multi)?Polygon\"|\"GeometryCollection\"|\"rings\"|\"Topology\"|[\",;\\t\\n ](MULTI)?POLYGON\\s*Z?\\s*\\(");

    private ZoneFile() {}

    /**
     * Reads zones by their default names, as {@link GeoJson#readZones(Path)} finds them.
     *
     * @param file the file
     * @return the zones
     * @throws DataException if it holds no zones, saying what it is and what to do, or several properties may name them
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Zones read(Path file) {
        return read(file, null, Limits.DEFAULT, remark -> LOG.info("{}: {}", file, remark));
    }

    /**
     * Reads zones by the properties that name them, within limits, and tells what to know.
     *
     * @param file the file
     * @param namedBy the property that names the zones, or several as in {@code BORO, PCT, ZONE}; {@code row} is the number
     *     of the row, {@code repeat} that of a repeated name; null for the default
     * @param limits what the file may ask of the machine
     * @param remarks gets a line for each thing left out, taken for granted or put together
     * @return the zones
     * @throws DataException as {@link #read(Path)}
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Zones read(Path file, @Nullable String namedBy, Limits limits, Consumer<String> remarks) {
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(remarks, "remarks");
        String label = DataFile.label(file);
        if (Files.isDirectory(file)) {
            return ofFolder(file, label, namedBy, limits, remarks);
        }
        byte[] bytes = start(file, label);
        if (Signature.ZIP.starts(bytes)) {
            return ofZip(file, label, namedBy, limits, remarks);
        }
        if (Signature.GZIP.starts(bytes)) {
            bytes = inflated(file, label, limits);
        }
        if (Signature.SHAPEFILE.starts(bytes)) {
            return Shapefile.read(file, namedBy, null, limits, remarks);
        }
        if (Signature.SQLITE.starts(bytes)) {
            throw Foreign.geoPackage(label);
        }
        if (Signature.COMPOUND.starts(bytes)) {
            throw Foreign.spreadsheet(label);
        }
        String start = text(bytes);
        if (start.startsWith("{") || start.startsWith("[")) {
            return GeoJson.read(file, namedBy, limits, remarks);
        }
        if (start.startsWith("<")) {
            return ofXml(file, label, start, namedBy, limits, remarks);
        }
        if (start.chars()
                        .filter(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r')
                        .count()
                > start.length() / 20) {
            throw Foreign.unknown(label);
        }
        return zones(label, ZoneTable.read(label, file, delimiter(start), limits), namedBy, remarks);
    }

    /**
     * Whether a file seems to hold zones rather than incidents, by its start: polygons, or a format of ground alone.
     *
     * @param file the file, or the folder of a geodatabase or shapefile
     * @return false also where it cannot be read
     */
    public static boolean holdsZones(Path file) {
        String label = DataFile.label(file);
        if (Files.isDirectory(file)) {
            return true;
        }
        try {
            byte[] bytes = start(file, label);
            if (Signature.ZIP.starts(bytes)) {
                try (ZipFile zip = DataFile.zip(file, label)) {
                    return zip.stream()
                            .anyMatch(entry ->
                                    isNamed(entry, ".shp") || isNamed(entry, ".kml") || isNamed(entry, ".gdbtable"));
                }
            }
            if (Signature.GZIP.starts(bytes)) {
                bytes = inflated(file, label, Limits.DEFAULT);
            }
            String start = text(bytes);
            return Signature.SHAPEFILE.starts(bytes)
                    || Signature.SQLITE.starts(bytes)
                    || start.startsWith("<") && start.contains("<kml")
                    || GROUND.matcher(start).find();
        } catch (IOException | UncheckedIOException | DataException e) {
            return false;
        }
    }

    private static Zones zones(
            String label, List<GeoNode> features, @Nullable String namedBy, Consumer<String> remarks) {
        if (features.isEmpty()) {
            throw DataException.inFile(label, "has no features");
        }
        VertexCheck.refuseIfMost(label, features);
        return ZoneBuilder.zones(
                label, features, ZoneNames.of(label, features, namedBy, GeoJson.stem(label), remarks), false, remarks);
    }

    private static Zones ofXml(
            Path file, String label, String start, @Nullable String namedBy, Limits limits, Consumer<String> remarks) {
        if (Foreign.isPage(start)) {
            throw Foreign.page(label, start);
        }
        try (InputStream in = new Bounded(DataFile.open(file, limits, Progress.NONE), label, limits)) {
            return zones(label, Kml.read(label, in), namedBy, remarks);
        } catch (IOException e) {
            throw DataFile.problem(label, e);
        }
    }

    private static Zones ofFolder(
            Path folder, String label, @Nullable String namedBy, Limits limits, Consumer<String> remarks) {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        } catch (IOException e) {
            throw DataFile.problem(label, e);
        }
        if (files.stream().anyMatch(file -> DataFile.isNamed(file, ".gdbtable"))) {
            throw Foreign.geodatabase(label, "");
        }
        List<Path> shapes =
                files.stream().filter(file -> DataFile.isNamed(file, ".shp")).toList();
        if (shapes.size() != 1) {
            throw DataException.inFile(label, "is a directory; name one file in it");
        }
        return Shapefile.read(shapes.get(0), namedBy, null, limits, remarks);
    }

    private static Zones ofZip(
            Path file, String label, @Nullable String namedBy, Limits limits, Consumer<String> remarks) {
        try (ZipFile zip = DataFile.zip(file, label)) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/"))
                    .toList();
            if (entries.stream().anyMatch(entry -> isNamed(entry, ".shp"))) {
                return Shapefile.read(file, namedBy, null, limits, remarks);
            }
            if (entries.stream().anyMatch(entry -> isNamed(entry, ".gdbtable"))) {
                throw Foreign.geodatabase(label, "/vsizip/");
            }
            if (entries.stream().anyMatch(entry -> isNamed(entry, ".rels") || isNamed(entry, "content.xml"))) {
                throw Foreign.spreadsheet(label);
            }
            List<? extends ZipEntry> kml =
                    entries.stream().filter(entry -> isNamed(entry, ".kml")).toList();
            if (!kml.isEmpty()) {
                try (InputStream in = new Bounded(Inflated.entry(zip, kml.get(0), label, limits), label, limits)) {
                    if (kml.size() > 1) {
                        remarks.accept("holds " + kml.size() + " KML files; read "
                                + kml.get(0).getName());
                    }
                    return zones(label, Kml.read(label, in), namedBy, remarks);
                }
            }
            if (entries.size() == 1 && (isNamed(entries.get(0), "json") || isNamed(entries.get(0), "jsonl"))) {
                return GeoJson.read(file, namedBy, limits, remarks);
            }
            throw DataException.inFile(
                    label,
                    "holds neither a shapefile nor KML nor GeoJSON but "
                            + entries.stream().limit(5).map(ZipEntry::getName).toList());
        } catch (IOException e) {
            throw DataFile.problem(label, e);
        }
    }

    private static boolean isNamed(ZipEntry entry, String ending) {
        return entry.getName().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    private static byte[] start(Path file, String label) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(START);
            if (bytes.length == 0) {
                throw DataException.inFile(label, "is empty");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw DataFile.missing(file, e);
        } catch (IOException e) {
            throw DataFile.problem(label, e);
        }
    }

    private static byte[] inflated(Path file, String label, Limits limits) {
        try (InputStream in = DataFile.open(file, limits, Progress.NONE)) {
            return in.readNBytes(START);
        } catch (IOException e) {
            throw DataFile.problem(label, e);
        }
    }

    /** The first characters, without blanks, byte order marks and the marks of GeoJSON text sequences. */
    private static String text(byte[] bytes) {
        return TextFile.start(bytes).replaceFirst("^[\\s\\uFEFF\\x1E]+", "");
    }

    /** What the first line has most of outside quotes: commas, semicolons or tabs. */
    private static char delimiter(String start) {
        String line = start.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
        char best = ',';
        for (char each : new char[] {';', '\t', '|'}) {
            if (count(line, each) > count(line, best)) {
                best = each;
            }
        }
        return best;
    }

    private static long count(String line, char c) {
        return line.chars().filter(each -> each == c).count();
    }
}
