package psp.io.zone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Texts;
import psp.io.internal.file.Bounded;
import psp.io.internal.file.DataFile;
import psp.io.internal.file.Inflated;
import psp.io.limit.Limits;

/** The files that make one shapefile, as bytes: from a folder, or from one {@code .zip}. */
final class ShapefileParts {

    private static final List<String> ENDINGS = List.of("shp", "dbf", "prj", "cpg");

    private final String label;
    private final Map<String, byte[]> byEnding;

    private ShapefileParts(String label, Map<String, byte[]> byEnding) {
        this.label = label;
        this.byEnding = byEnding;
    }

    static ShapefileParts open(Path file, Limits limits) {
        String label = DataFile.label(file);
        if (label.toLowerCase(Locale.ROOT).endsWith(".zip")) {
            return new ShapefileParts(label, fromZip(file, label, limits));
        }
        if (!label.toLowerCase(Locale.ROOT).endsWith(".shp")) {
            throw DataException.inFile(label, "is not named .shp or .zip; name the .shp file of the shapefile");
        }
        Map<String, byte[]> parts = new HashMap<>();
        parts.put("shp", bytes(file, label, limits));
        String stem = label.substring(0, label.length() - 4);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (Stream<Path> others = Files.list(folder)) {
                others.sorted().forEach(other -> {
                    String name = DataFile.label(other);
                    String ending = ending(name);
                    // Letters of the ending, not of the name, differ from program to program.
                    if (!ending.equals("shp")
                            && ENDINGS.contains(ending)
                            && name.substring(0, name.length() - 4).equals(stem)) {
                        parts.putIfAbsent(ending, bytes(other, name, limits));
                    }
                });
            } catch (IOException e) {
                throw DataFile.problem(label, e);
            }
        }
        return new ShapefileParts(label, parts);
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static byte[] bytes(Path file, String label, Limits limits) {
        try (InputStream in = DataFile.open(file)) {
            return bounded(in, label, limits, limits.bytesInMemory());
        } catch (IOException e) {
            throw DataFile.problem(label, e);
        }
    }

    private static byte[] bounded(InputStream in, String label, Limits limits, int left) throws IOException {
        byte[] bytes = in.readNBytes(left);
        if (bytes.length == left && in.read() >= 0) {
            throw Bounded.tooMany(label, limits);
        }
        return bytes;
    }

    private static Map<String, byte[]> fromZip(Path file, String label, Limits limits) {
        Map<String, byte[]> parts = new HashMap<>();
        List<String> shapefiles = new ArrayList<>();
        int left = limits.bytesInMemory();
        try (ZipFile zip = DataFile.zip(file, label)) {
            for (ZipEntry entry : zip.stream().toList()) {
                String ending = ending(entry.getName());
                if (entry.isDirectory() || entry.getName().startsWith("__MACOSX/") || !ENDINGS.contains(ending)) {
                    continue;
                }
                if (ending.equals("shp")) {
                    shapefiles.add(entry.getName());
                }
                try (InputStream in = Inflated.entry(zip, entry, label, limits)) {
                    byte[] bytes = bounded(in, label, limits, left);
                    left -= bytes.length;
                    parts.put(ending, bytes);
                }
            }
        } catch (IOException e) {
            throw e instanceof NoSuchFileException none ? DataFile.missing(file, none) : DataFile.problem(label, e);
        }
        if (shapefiles.size() != 1) {
            throw DataException.inFile(
                    label,
                    shapefiles.isEmpty()
                            ? "holds no .shp"
                            : "holds several shapefiles, " + shapefiles + "; unpack it and name one");
        }
        return parts;
    }

    String label() {
        return label;
    }

    /** The name without its ending. */
    String stem() {
        return label.substring(0, label.length() - 4);
    }

    byte[] shp() {
        return byEnding.getOrDefault("shp", new byte[0]);
    }

    List<@Nullable SortedMap<String, String>> table() {
        byte[] dbf = byEnding.get("dbf");
        if (dbf == null) {
            throw DataException.inFile(
                    label, "has no .dbf beside it, which names the zones; get it from the same export");
        }
        byte[] cpg = byEnding.get("cpg");
        return Dbf.read(
                stem() + ".dbf",
                dbf,
                cpg == null || cpg.length == 0 || cpg.length > 100
                        ? null
                        : new String(cpg, StandardCharsets.ISO_8859_1));
    }

    @Nullable
    String prj() {
        byte[] prj = byEnding.get("prj");
        String text = prj == null
                ? ""
                : new String(prj, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
        return text.isEmpty() ? null : text;
    }

    @Override
    public String toString() {
        return label + " with " + Texts.plural(byEnding.size(), "part");
    }
}
