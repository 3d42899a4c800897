package psp.io.projection;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/** The one bridge to proj4j: parameters as of PROJ in, degrees out. Without proj4j, WGS 84 degrees still pass. */
final class Proj4 {

    static final String WGS84 = "+proj=longlat +datum=WGS84 +no_defs";
    static final String WEB_MERCATOR = "web mercator";
    private static final double WEB_RADIUS = 6_378_137;
    private static final List<String> KINDS = List.of("longlat", "latlong", "lcc", "tmerc", "utm", "merc", "aea");

    private final @Nullable Object transform;
    private final boolean web;

    private Proj4(@Nullable Object transform, boolean web) {
        this.transform = transform;
        this.web = web;
    }

    static Proj4 of(String name, String parameters) {
        if (parameters.equals(WGS84) || parameters.equals(WEB_MERCATOR)) {
            return new Proj4(null, parameters.equals(WEB_MERCATOR));
        }
        try {
            return new Proj4(Library.transform(name, parameters), false);
        } catch (NoClassDefFoundError e) {
            throw missing(e);
        }
    }

    /** The parameters of a number of the EPSG. */
    static String parameters(String code) {
        try {
            return code.equals("EPSG:4326")
                    ? WGS84
                    : code.equals("EPSG:3857") ? WEB_MERCATOR : Library.parameters(code);
        } catch (NoClassDefFoundError e) {
            throw missing(e);
        }
    }

    private static IllegalArgumentException missing(Throwable e) {
        return new IllegalArgumentException(
                "Projected coordinates need org.locationtech.proj4j:proj4j on the class path,"
                        + " and proj4j-epsg for numbers; add them, or export the file again in WGS 84 degrees (EPSG:4326)",
                e);
    }

    double[] degrees(double x, double y) {
        if (web) {
            return new double[] {
                Math.toDegrees(x / WEB_RADIUS), Math.toDegrees(StrictMath.atan(StrictMath.sinh(y / WEB_RADIUS)))
            };
        }
        return transform == null ? new double[] {x, y} : Library.degrees(transform, x, y);
    }

    /** Loaded only where proj4j is needed; it has no module name, so psp.io asks at run time to read the class path. */
    private static final class Library {

        static {
            Proj4.class.getModule().addReads(Proj4.class.getClassLoader().getUnnamedModule());
        }

        static Object transform(String name, String parameters) {
            String kind = Stream.of(parameters.split("\\s+"))
                    .filter(word -> word.startsWith("+proj="))
                    .map(word -> word.substring(6))
                    .findFirst()
                    .orElse("");
            if (!KINDS.contains(kind)) {
                throw new IllegalArgumentException("The projection " + name + " is of the kind '" + kind
                        + "', and known are " + KINDS + "; export the file again in WGS 84 degrees (EPSG:4326)");
            }
            try {
                CRSFactory factory = new CRSFactory();
                CoordinateReferenceSystem from = factory.createFromParameters(name, parameters);
                CoordinateReferenceSystem to = factory.createFromParameters("WGS 84", WGS84);
                return new BasicCoordinateTransform(from, to);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("The projection " + name + " cannot be read: " + e.getMessage(), e);
            }
        }

        static String parameters(String code) {
            try {
                return new CRSFactory()
                        .createFromName(code)
                        .getParameterString()
                        .strip();
            } catch (Proj4jException | IllegalStateException e) {
                throw new IllegalArgumentException(
                        "There is no projection " + code + " in the list of proj4j; is"
                                + " org.locationtech.proj4j:proj4j-epsg on the class path?",
                        e);
            }
        }

        static double[] degrees(Object transform, double x, double y) {
            ProjCoordinate out = new ProjCoordinate();
            try {
                ((BasicCoordinateTransform) transform).transform(new ProjCoordinate(x, y), out);
            } catch (Proj4jException e) {
                return new double[] {Double.NaN, Double.NaN};
            }
            return new double[] {out.x, out.y};
        }
    }
}
