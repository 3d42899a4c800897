package psp.io.zone;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import psp.core.DataException;
import psp.core.internal.Texts;

/** Finds what the features of a file are called. */
final class ZoneNames {

    private ZoneNames() {}

    /** The values of a property, one a feature; {@code id} is also the feature's own. */
    static List<String> of(String file, List<GeoNode> features, String property) {
        List<String> names = new ArrayList<>();
        for (GeoNode feature : features) {
            String name = feature.properties.get(property);
            name = name == null && property.equals("id") ? feature.id : name;
            if (name == null) {
                SortedSet<String> present = properties(features);
                throw present.contains(property)
                        ? feature.problem(
                                file,
                                "feature " + (names.size() + 1) + " has no '" + property
                                        + "', by which zones are named")
                        : DataException.inFile(
                                file,
                                "no feature has the property '" + property + "'; the properties"
                                        + " are " + present
                                        + (present.isEmpty()
                                                ? ""
                                                : ", the nearest is '" + Texts.nearest(property, present) + "'"));
            }
            names.add(name);
        }
        return names;
    }

    /** The features' own ids; else the property {@code name}; else the only property that differs everywhere. */
    static List<String> byDefault(String file, List<GeoNode> features, String stem) {
        if (features.stream().allMatch(feature -> feature.id != null)) {
            return features.stream().map(feature -> String.valueOf(feature.id)).toList();
        }
        if (features.stream().allMatch(feature -> feature.properties.containsKey("name"))) {
            return of(file, features, "name");
        }
        List<String> unique = properties(features).stream()
                .filter(property -> unique(features, property))
                .toList();
        if (unique.size() == 1) {
            return of(file, features, unique.get(0));
        }
        if (features.size() == 1) {
            return List.of(stem);
        }
        throw DataException.inFile(
                file,
                "which property names the zones? Say so by readZones(file, \"…\"); the"
                        + " properties are " + properties(features)
                        + (unique.isEmpty() ? "" : ", of which " + unique + " have no value twice"));
    }

    private static SortedSet<String> properties(List<GeoNode> features) {
        SortedSet<String> names = new TreeSet<>();
        features.forEach(feature -> names.addAll(feature.properties.keySet()));
        return names;
    }

    private static boolean unique(List<GeoNode> features, String property) {
        Set<String> values = new HashSet<>();
        for (GeoNode feature : features) {
            String value = feature.properties.get(property);
            if (value == null || !values.add(value)) {
                return false;
            }
        }
        return true;
    }
}
