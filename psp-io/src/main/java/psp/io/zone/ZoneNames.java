package psp.io.zone;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import psp.core.DataException;
import psp.core.internal.Texts;

/**
 * Finds what the features of a file are called, and tells how and how many features each name joins.
 *
 * <p>Several properties, {@code BORO, PCT, ZONE}, are joined by blanks. {@code row} among them is the number of the row,
 * {@code repeat} counts those that would have the same name, from the second on.
 */
final class ZoneNames {

    private static final String ROW = "row";
    private static final String REPEAT = "repeat";
    /** Names of properties that count features in a file and mean nothing elsewhere. */
    private static final Pattern COUNTING = Pattern.compile(
            "(?i)(object_?id|fid|oid|gid|ogc_fid|feature_?id|cartodb_id|_id|global_?id|:id)(_?\\d*|_.*)");
    /** Names of properties that measure the ground. */
    private static final Pattern MEASURE = Pattern.compile(
            "(?i)area|length|len|perimeter|sq_?mi|sq_?km|sq_?ft|acre|"
                    + "hectare|width|shape_|st_|vertices|population|households|count|latitude|longitude|intptlat|intptlon|centroid|point_[xy]|^(?:x|y|lat|lon|long|lng)$");

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,15}");
    private static final Pattern WHOLE_WITH_POINT = Pattern.compile("(-?\\d{1,15})\\.0+");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d++(\\.\\d*+)?|\\.\\d++)([eE][-+]?\\d++)?");
    /** Joined properties name features where this share of the names differ. */
    private static final double MOSTLY = 2.0 / 3;

    private static final int SHOWN = 5;

    private final String file;
    private final List<GeoNode> features;
    private final Consumer<String> remarks;
    private final Map<String, Boolean> plain = new HashMap<>();

    private ZoneNames(String file, List<GeoNode> features, Consumer<String> remarks) {
        this.file = file;
        this.features = features;
        this.remarks = remarks;
    }

    /**
     * The names.
     *
     * @param properties one, or several between commas; {@code id} is also the feature's own. Null where nobody said
     * @param stem the file's name without its ending, for a single feature
     */
    static List<String> of(
            String file, List<GeoNode> features, @Nullable String properties, String stem, Consumer<String> remarks) {
        ZoneNames names = new ZoneNames(file, features, remarks);
        return names.told(properties == null ? names.found(stem) : names.chosen(properties));
    }

    private List<String> chosen(String properties) {
        if (!properties.contains(",") || present().contains(properties)) {
            return isNumberOf(properties, ROW) ? rows() : by(properties);
        }
        List<String> names = new ArrayList<>(Collections.nCopies(features.size(), ""));
        for (String each : properties.split(",")) {
            String property = each.strip();
            if (isNumberOf(property, REPEAT)) {
                count(names);
            } else {
                List<String> values = isNumberOf(property, ROW)
                        ? IntStream.rangeClosed(1, features.size())
                                .mapToObj(Integer::toString)
                                .toList()
                        : features.stream()
                                .map(feature -> value(feature, property))
                                .toList();
                if (values.stream().allMatch(String::isEmpty)) {
                    throw noSuch(property);
                }
                for (int i = 0; i < values.size(); i++) {
                    names.set(i, (names.get(i) + " " + values.get(i)).strip());
                }
            }
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                names.set(i, row(i));
            }
        }
        return names;
    }

    private boolean isNumberOf(String property, String word) {
        return property.equals(word) && !present().contains(word);
    }

    private static void count(List<String> names) {
        Map<String, Integer> seen = new HashMap<>();
        names.replaceAll(name -> {
            int times = seen.merge(name, 1, Integer::sum);
            return times == 1 ? name : name + " " + times;
        });
    }

    private String value(GeoNode feature, String property) {
        String value = feature.properties.get(property);
        value = value == null && property.equals("id") ? feature.id : value;
        return value == null ? "" : isPlain(property) ? plain(value) : value;
    }

    /** Whether no two features have one name by losing points and zeros. */
    private boolean isPlain(String property) {
        return plain.computeIfAbsent(property, asked -> {
            Set<String> written = new HashSet<>();
            Set<String> read = new HashSet<>();
            for (GeoNode feature : features) {
                String value = feature.properties.getOrDefault(asked, "");
                written.add(value);
                read.add(plain(value));
            }
            return written.size() == read.size();
        });
    }

    /** A number that is written with a point and zeros has lost its type on the way. */
    private static String plain(String value) {
        String text = value.strip();
        Matcher whole = text.endsWith("0") ? WHOLE_WITH_POINT.matcher(text) : null;
        return whole != null && whole.matches() ? whole.group(1) : text;
    }

    private List<String> rows() {
        return IntStream.range(0, features.size()).mapToObj(this::row).toList();
    }

    /** As in {@code row 07} of 12, so that names stand in the order of the rows. */
    private String row(int feature) {
        int digits = Integer.toString(features.size()).length();
        return String.format(Locale.ROOT, "%s %0" + digits + "d", ROW, feature + 1);
    }

    /** The values of a property, one a feature. */
    private List<String> by(String property) {
        List<String> names = new ArrayList<>();
        for (GeoNode feature : features) {
            String name = value(feature, property);
            if (name.isEmpty()) {
                throw present().contains(property)
                        ? feature.problem(
                                file,
                                "feature " + (names.size() + 1) + " has no '" + property
                                        + "', by which zones are named")
                        : noSuch(property);
            }
            names.add(name);
        }
        return names;
    }

    private DataException noSuch(String property) {
        SortedSet<String> present = present();
        return DataException.inFile(
                file,
                "no feature has the property '" + property + "'; the properties" + " are " + present
                        + (present.isEmpty() ? "" : ", the nearest is '" + Texts.nearest(property, present) + "'"));
    }

    /**
     * The features' own ids, unless they are numbers; else the property {@code name}; else the only property that differs
     * everywhere and neither counts nor measures; else what the others say together; else what only counts.
     */
    private List<String> found(String stem) {
        boolean ids = features.stream().allMatch(feature -> feature.id != null);
        if (ids && !idsCount()) {
            return features.stream().map(feature -> String.valueOf(feature.id)).toList();
        }
        SortedSet<String> present = present();
        String name = present.contains("name")
                ? "name"
                : present.stream().filter("name"::equalsIgnoreCase).findFirst().orElse(null);
        if (name != null && everywhere(name)) {
            return by(name);
        }
        List<String> unique = present.stream()
                .filter(property -> !counts(property) && !measures(property) && differs(property))
                .toList();
        if (unique.size() == 1) {
            tellPassedOver(unique.get(0), ids);
            return by(unique.get(0));
        }
        if (features.size() == 1) {
            return List.of(ids ? String.valueOf(features.get(0).id) : stem);
        }
        if (unique.size() > 1) {
            throw DataException.inFile(
                    file,
                    "which property names the zones? Say so by readZones(file, \"…\"), or by several as in \"A, B\"; the"
                            + " properties are " + present + ", of which " + unique + " have no value twice");
        }
        return withoutOne(ids);
    }

    /** Whether the features' own ids are bare numbers that run from 0 or 1, or repeat a property that counts. */
    private boolean idsCount() {
        List<String> ids =
                features.stream().map(feature -> String.valueOf(feature.id)).toList();
        if (features.stream().anyMatch(feature -> !feature.hasNumberAsId)) {
            return false;
        }
        Set<String> all = new HashSet<>(ids);
        int first = all.contains("0") ? 0 : 1;
        boolean run = IntStream.range(first, first + ids.size())
                .mapToObj(Integer::toString)
                .allMatch(all::contains);
        return features.size() > 1
                && (run
                        || present().stream()
                                .filter(this::counts)
                                .anyMatch(property -> features.stream()
                                        .allMatch(feature ->
                                                value(feature, property).equals(feature.id))));
    }

    private void tellPassedOver(String property, boolean ids) {
        List<String> passed = present().stream()
                .filter(other -> differs(other) && (counts(other) || measures(other)))
                .toList();
        if (ids || !passed.isEmpty()) {
            remarks.accept("zones are named by " + property + ", not by "
                    + (ids ? "the features' numbers" : "")
                    + (ids && !passed.isEmpty() ? " or " : "")
                    + String.join(", ", passed) + ", which only count or measure");
        }
    }

    /** No property differs everywhere: several together, a counting one, or the row. */
    private List<String> withoutOne(boolean ids) {
        List<String> telling = fields().stream()
                .filter(property -> !counts(property) && !measures(property) && variants(property) > 1)
                .toList();
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            GeoNode feature = features.get(i);
            String name = telling.stream()
                    .map(property -> value(feature, property))
                    .filter(value -> !value.isEmpty())
                    .collect(Collectors.joining(" "));
            joined.add(name.isEmpty() ? row(i) : name);
        }
        if (!telling.isEmpty() && new HashSet<>(joined).size() >= MOSTLY * features.size()) {
            remarks.accept("no property names the zones by itself; they are named by "
                    + (telling.size() == 1
                            ? telling.get(0) + ", which repeats or is missing here and there"
                            : String.join(", ", telling) + " together"));
            return joined;
        }
        String counting = present().stream()
                .filter(property -> counts(property) && differs(property))
                .findFirst()
                .orElse(null);
        if (counting != null || ids) {
            remarks.accept("no property names the zones; they are named by "
                    + (counting == null ? "the features' numbers" : counting) + ", which only counts");
            return counting == null
                    ? features.stream()
                            .map(feature -> String.valueOf(feature.id))
                            .toList()
                    : by(counting);
        }
        remarks.accept("no property names the zones; they are named by their row, as in '" + row(0) + "'");
        return rows();
    }

    private SortedSet<String> present() {
        SortedSet<String> names = new TreeSet<>();
        features.forEach(feature -> names.addAll(feature.properties.keySet()));
        return names;
    }

    /** The properties in the order of the file. */
    private List<String> fields() {
        LinkedHashSet<String> all = new LinkedHashSet<>();
        features.forEach(feature -> all.addAll(feature.fields));
        return List.copyOf(all);
    }

    private boolean counts(String property) {
        return COUNTING.matcher(property).matches();
    }

    /** Whether a property holds numbers alone and is called a measure, or holds fractions. */
    private boolean measures(String property) {
        boolean fractions = false;
        for (GeoNode feature : features) {
            String value = plain(feature.properties.getOrDefault(property, ""));
            if (!value.isEmpty() && !NUMBER.matcher(value).matches()) {
                return false;
            }
            fractions |= !value.isEmpty() && !WHOLE.matcher(value).matches();
        }
        return fractions || MEASURE.matcher(property).find();
    }

    private boolean everywhere(String property) {
        return features.stream().noneMatch(feature -> value(feature, property).isEmpty());
    }

    private long variants(String property) {
        return features.stream()
                .map(feature -> value(feature, property))
                .distinct()
                .count();
    }

    private boolean differs(String property) {
        return everywhere(property) && variants(property) == features.size();
    }

    /** Without control characters; tells which names join several features. */
    private List<String> told(List<String> names) {
        List<String> clean = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (Texts.hasControl(name)) {
                name = Texts.withoutControls(name);
                remarks.accept("feature " + (i + 1) + ": control characters in its name are replaced: '" + name + "'");
            }
            clean.add(name);
        }
        Map<String, Integer> joined = new LinkedHashMap<>();
        clean.forEach(name -> joined.merge(name.strip(), 1, Integer::sum));
        joined.values().removeIf(times -> times == 1);
        if (!joined.isEmpty()) {
            remarks.accept(Texts.plural(joined.size(), "name") + (joined.size() == 1 ? " joins" : " join")
                    + " several features each into one zone: "
                    + joined.entrySet().stream()
                            .limit(SHOWN)
                            .map(each -> "'" + each.getKey() + "' " + each.getValue())
                            .collect(Collectors.joining(", "))
                    + (joined.size() > SHOWN ? ", …" : ""));
        }
        return clean;
    }
}
