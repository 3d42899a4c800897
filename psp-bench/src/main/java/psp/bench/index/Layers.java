package psp.bench.index;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import psp.core.Zone;
import psp.core.Zones;
import psp.io.zone.GeoJson;

/**
 * The layers of New York's zones, from {@code nyc/all_zones.geojson.gz} in the folder of real data that
 * {@code -Dpsp.shared} names: the path from psp's own folder is {@code ../shared/data}.
 */
public final class Layers {

    /** All zones of the file together, which overlap. */
    public static final String EVERYTHING = "everything";

    private Layers() {}

    public static Path data() {
        return Path.of(System.getProperty("psp.shared", "../shared/data"));
    }

    /** All layers by name, and all zones together as {@link #EVERYTHING}. */
    public static Map<String, Zones> all(Path file) {
        Zones all = GeoJson.readZones(file, "id");
        Map<String, List<Zone>> byLayer = all.stream()
                .collect(Collectors.groupingBy(zone -> zone.properties().get("layer")));
        Map<String, Zones> layers = new TreeMap<>();
        byLayer.forEach((layer, zones) -> layers.put(layer, Zones.of(zones)));
        layers.put(EVERYTHING, all);
        return layers;
    }

    /**
     * A layer of New York, a file of another city such as {@code milwaukee/police_districts}, or zones of our own making:
     * {@code made/precincts}, {@code made/tracts}, {@code made/blocks}.
     */
    public static Zones layer(String name) {
        if (name.startsWith("made/")) {
            return made(name);
        }
        Path file = data().resolve(name + ".geojson");
        return name.endsWith("police_districts")
                ? GeoJson.readZones(file, "district")
                : name.contains("/")
                        ? GeoJson.readZones(file)
                        : all(data().resolve("nyc/all_zones.geojson.gz")).get(name);
    }

    private static Zones made(String name) {
        return switch (name) {
            case "made/precincts" -> MadeCity.precincts();
            case "made/tracts" -> MadeCity.tracts();
            case "made/blocks" -> new BlockCity(MadeCity.SEED).zones();
            default ->
                throw new IllegalArgumentException(
                        "No zones '" + name + "' are made; there are made/precincts, made/tracts, made/blocks");
        };
    }

    public static long vertices(Zones zones) {
        return zones.stream().mapToLong(zone -> zone.boundary().vertices()).sum();
    }
}
