package psp.io.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import psp.io.internal.field.Decimal;

/**
 * One bracket of a {@code .prj} file, well-known text of a reference system: a keyword and what it holds.
 *
 * <p>After OGC 01-009, chapter 7, with the names that Esri uses. It is turned into parameters as PROJ has them.
 */
final class PrjText {

    private static final int LONGEST = 65_536;
    private static final int DEEPEST = 16;
    private static final String GRS80 = "+ellps=GRS80 +towgs84=0,0,0,0,0,0,0";
    private static final double DEGREE = Math.PI / 180;

    private final String keyword;
    private final List<String> values = new ArrayList<>();
    private final List<PrjText> inner = new ArrayList<>();

    private PrjText(String keyword) {
        this.keyword = keyword.toUpperCase(Locale.ROOT);
    }

    static PrjText parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The text of the projection has " + text.length() + " characters, more than any");
        }
        PrjText root = new Reader(text.strip()).node(0);
        if (!root.keyword.equals("PROJCS") && !root.keyword.equals("GEOGCS")) {
            throw unknown(
                    root.keyword.endsWith("CRS")
                            ? "the text is well-known text 2 (" + root.keyword
                                    + "), of which the first kind (PROJCS) is needed"
                            : "the text starts with "
                                    + (root.keyword.length() > 20 ? root.keyword.substring(0, 20) + "…" : root.keyword)
                                    + ", not with PROJCS or GEOGCS");
        }
        return root;
    }

    private static IllegalArgumentException unknown(String what) {
        return new IllegalArgumentException(
                "The projection cannot be read: " + what + "; export the file again in WGS 84 degrees (EPSG:4326)");
    }

    /** Walks through the text. */
    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        PrjText node(int depth) {
            if (depth > DEEPEST) {
                throw unknown("its brackets are nested deeper than " + DEEPEST);
            }
            int start = at;
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            PrjText node = new PrjText(text.substring(start, at));
            if (node.keyword.isEmpty() || !next('[', '(')) {
                throw unknown("it breaks off at character " + at);
            }
            do {
                skipBlanks();
                if (at < text.length() && text.charAt(at) == '"') {
                    int end = text.indexOf('"', at + 1);
                    if (end < 0) {
                        throw unknown("a quote at character " + at + " does not close");
                    }
                    node.values.add(text.substring(at + 1, end));
                    at = end + 1;
                } else if (at < text.length() && Character.isLetter(text.charAt(at)) && bracketFollows()) {
                    node.inner.add(node(depth + 1));
                } else {
                    int from = at;
                    while (at < text.length() && ",])".indexOf(text.charAt(at)) < 0) {
                        at++;
                    }
                    node.values.add(text.substring(from, at).strip());
                }
            } while (next(',', ','));
            if (!next(']', ')')) {
                throw unknown("it breaks off at character " + at);
            }
            return node;
        }

        private boolean bracketFollows() {
            int i = at;
            while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
                i++;
            }
            while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
                i++;
            }
            return i < text.length() && (text.charAt(i) == '[' || text.charAt(i) == '(');
        }

        private boolean next(char one, char other) {
            skipBlanks();
            if (at < text.length() && (text.charAt(at) == one || text.charAt(at) == other)) {
                at++;
                return true;
            }
            return false;
        }

        private void skipBlanks() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }

    /** What the system is called. */
    String name() {
        String name = value(0).replaceAll("\\p{Cntrl}", " ").strip();
        return name.isEmpty() ? "unnamed projection" : name.substring(0, Math.min(80, name.length()));
    }

    private String value(int i) {
        return i < values.size() ? values.get(i) : "";
    }

    private @Nullable PrjText child(String word) {
        return inner.stream()
                .filter(node -> node.keyword.equals(word))
                .findFirst()
                .orElse(null);
    }

    private PrjText needed(String word) {
        PrjText child = child(word);
        if (child == null) {
            throw unknown("its " + keyword + " has no " + word);
        }
        return child;
    }

    private double number(int i) {
        double value = Decimal.parse(value(i));
        if (Double.isNaN(value)) {
            throw unknown("the " + keyword + " '" + value(0) + "' has '" + value(i) + "' for a number");
        }
        return value;
    }

    /** Numbers beyond any map are damage; proj4j turns in circles over some of them. */
    private static double within(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw unknown("its " + what + " is " + value + ", not within " + least + " to " + most);
        }
        return value;
    }

    /** The parameters as PROJ has them. */
    String parameters() {
        if (keyword.equals("GEOGCS")) {
            String datum = datum(this);
            return datum.equals("+datum=WGS84") || datum.equals(GRS80)
                    ? Proj4.WGS84
                    : "+proj=longlat " + datum + " +no_defs";
        }
        double unit = needed("UNIT").number(1);
        within("unit in metres", unit, 0.001, 100_000);
        String kind = needed("PROJECTION").value(0).toLowerCase(Locale.ROOT);
        String origin = " +lon_0="
                + within(
                        "central meridian",
                        parameter(
                                0,
                                "central_meridian",
                                "longitude_of_center",
                                "longitude_of_origin",
                                "longitude_of_natural_origin"),
                        -360,
                        360)
                + " +x_0=" + within("false easting", unit * parameter(0, "false_easting"), -1e8, 1e8)
                + " +y_0=" + within("false northing", unit * parameter(0, "false_northing"), -1e8, 1e8);
        String latitude = " +lat_0="
                + within(
                        "latitude of origin",
                        parameter(0, "latitude_of_origin", "latitude_of_center", "latitude_of_natural_origin"),
                        -90,
                        90);
        String scale = " +k=" + within("scale factor", parameter(1, "scale_factor"), 0.1, 10);
        String shape =
                switch (kind) {
                    case "transverse_mercator", "gauss_kruger" -> "+proj=tmerc" + latitude + scale;
                    case "lambert_conformal_conic", "lambert_conformal_conic_2sp", "lambert_conformal_conic_1sp" -> {
                        double first = parameter(Double.NaN, "standard_parallel_1");
                        double middle = parameter(0, "latitude_of_origin", "latitude_of_center");
                        double one = Double.isNaN(first) ? middle : first;
                        double two = parameter(one, "standard_parallel_2");
                        yield "+proj=lcc" + parallels(one, two) + latitude + (one == two ? scale : "");
                    }
                    case "albers", "albers_conic_equal_area" ->
                        "+proj=aea"
                                + parallels(parameter(0, "standard_parallel_1"), parameter(0, "standard_parallel_2"))
                                + latitude;
                    case "mercator_auxiliary_sphere" -> Proj4.WEB_MERCATOR;
                    case "mercator", "mercator_1sp" ->
                        child("EXTENSION") != null && name().contains("Pseudo")
                                ? Proj4.WEB_MERCATOR
                                : "+proj=merc" + scale;
                    default ->
                        throw unknown(
                                "it is of the kind '" + needed("PROJECTION").value(0) + "', and known are"
                                        + " Lambert_Conformal_Conic, Transverse_Mercator, Mercator, Mercator_Auxiliary_Sphere and Albers");
                };
        return shape.equals(Proj4.WEB_MERCATOR)
                ? shape
                : shape + origin + " " + datum(needed("GEOGCS")) + " +to_meter=" + unit + " +no_defs";
    }

    /** Two parallels as far south as north make a cone without a slope, for which these formulas fail. */
    private static String parallels(double one, double two) {
        within("first standard parallel", one, -89.9, 89.9);
        within("second standard parallel", two, -89.9, 89.9);
        within("cone's slope", Math.abs(one + two), 0.1, 180);
        return " +lat_1=" + one + " +lat_2=" + two;
    }

    private double parameter(double otherwise, String... names) {
        for (String name : names) {
            for (PrjText node : inner) {
                if (node.keyword.equals("PARAMETER")
                        && node.value(0).toLowerCase(Locale.ROOT).equals(name)) {
                    return node.number(1);
                }
            }
        }
        return otherwise;
    }

    private static String datum(PrjText geogcs) {
        PrjText unit = geogcs.child("UNIT");
        if (unit != null && Math.abs(unit.number(1) - DEGREE) > 1e-9) {
            throw unknown("its angles are in " + unit.value(0) + ", not in degrees");
        }
        PrjText meridian = geogcs.child("PRIMEM");
        if (meridian != null && meridian.number(1) != 0) {
            throw unknown("its longitudes are counted from " + meridian.value(0) + ", not from Greenwich");
        }
        PrjText datum = geogcs.needed("DATUM");
        String name = datum.value(0).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (name.startsWith("d")) {
            name = name.substring(1); // Esri writes D_WGS_1984
        }
        if (name.contains("wgs1984") || name.contains("wgs84") || name.contains("worldgeodeticsystem1984")) {
            return "+datum=WGS84";
        }
        if (name.contains("northamerican1927") || name.contains("northamericandatum1927") || name.equals("nad27")) {
            return "+datum=NAD27";
        }
        if (name.contains("northamerican1983")
                || name.contains("northamericandatum1983")
                || name.startsWith("nad1983")
                || name.startsWith("nad83")
                || name.contains("europeanterrestrialreferencesystem1989")
                || name.equals("etrs1989")) {
            return GRS80;
        }
        PrjText shift = datum.child("TOWGS84");
        if (shift == null) {
            throw unknown("its datum '" + datum.value(0) + "' is not WGS 84, NAD83 or NAD27 and tells no shift");
        }
        PrjText body = datum.needed("SPHEROID");
        StringBuilder text = new StringBuilder("+a=" + within("equatorial radius", body.number(1), 6.3e6, 6.5e6)
                + " +rf=" + within("inverse flattening", body.number(2), 200, 400) + " +towgs84=");
        for (int i = 0; i < 7; i++) {
            text.append(i == 0 ? "" : ",")
                    .append(i < shift.values.size() ? within("shift", shift.number(i), -1e5, 1e5) : 0);
        }
        return text.toString();
    }
}
