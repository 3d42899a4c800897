package psp.io.projection;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import psp.core.Position;
import psp.core.internal.Texts;

/**
 * How the coordinates of a file are turned into degrees: State Plane, UTM, and others of the like.
 *
 * <p>{@code MapProjection.of("EPSG:2264")}, or the text of a {@code .prj} file. Known are degrees, Lambert's conformal
 * conic, transverse Mercator, UTM, Mercator, web Mercator and Albers' conic, in metres or feet, on WGS 84, NAD83, NAD27
 * or a datum that tells its shift itself. NAD83 and its later adjustments are taken for WGS 84, from which they are 1 to
 * 2 m. NAD27 is shifted by three parameters (EPSG transformation 1173, EPSG 1176 in Alaska), good to about 10 m;
 * {@link #remark} says so.
 *
 * <p>Needs {@code org.locationtech.proj4j:proj4j} on the class path, and {@code proj4j-epsg} for numbers of the EPSG.
 */
public final class MapProjection implements Projection {

    private static final long serialVersionUID = 1;
    private static final Pattern EPSG = Pattern.compile("(?i)\\s*EPSG:+(\\d{1,6})\\s*");
    /** Beyond any map in any unit; proj4j brings longitudes into range turn by turn. */
    private static final double FARTHEST = 1e9;

    private static final MapProjection WGS84 = new MapProjection("WGS 84 degrees", Proj4.WGS84, null);

    private final String name;
    private final String parameters;
    private final @Nullable String remark;
    private transient Proj4 proj4;

    private MapProjection(String name, String parameters, @Nullable String remark) {
        this.name = name;
        this.parameters = parameters;
        this.remark = remark;
        this.proj4 = Proj4.of(name, parameters);
    }

    /**
     * Degrees as they are.
     *
     * @return the projection that changes nothing
     */
    public static MapProjection wgs84() {
        return WGS84;
    }

    /**
     * A projection by number or by text.
     *
     * @param text {@code EPSG:2264}, the content of a {@code .prj} file ({@code PROJCS[…]}), or parameters as of PROJ
     *     ({@code +proj=lcc +lat_1=…})
     * @return the projection
     * @throws IllegalArgumentException if it is none of these, or of a kind that is not known, naming it; or if proj4j is
     *     missing
     */
    public static MapProjection of(String text) {
        Objects.requireNonNull(text, "text");
        Matcher epsg = EPSG.matcher(text);
        if (epsg.matches()) {
            String code = "EPSG:" + Integer.parseInt(epsg.group(1));
            return of(code, Proj4.parameters(code));
        }
        if (text.strip().startsWith("+")) {
            return of(text.strip(), text.strip());
        }
        PrjText prj = PrjText.parse(text);
        return of(prj.name(), prj.parameters());
    }

    private static MapProjection of(String name, String parameters) {
        if (parameters.equals(Proj4.WGS84)) {
            return new MapProjection(name, parameters, null);
        }
        if (parameters.contains("+nadgrids")) {
            throw new IllegalArgumentException(
                    "The projection " + name + " asks for a grid of shifts, which proj4j reads"
                            + " wrongly; export the file again in WGS 84 degrees (EPSG:4326)");
        }
        boolean nad27 = parameters.contains("+datum=NAD27");
        String shift = name.contains("Alaska") ? "-5,135,172" : "-8,160,176";
        return new MapProjection(
                name,
                nad27 ? parameters.replace("+datum=NAD27", "+ellps=clrk66 +towgs84=" + shift + ",0,0,0,0") : parameters,
                nad27
                        ? "turned from NAD27 by three parameters, good to about 10 m; export in"
                                + " NAD83 or WGS 84 for better"
                        : null);
    }

    /**
     * A point in degrees.
     *
     * @param x eastward, in the unit of the projection; degrees east for degrees
     * @param y northward, likewise
     * @return longitude and latitude
     * @throws IllegalArgumentException if a number is NaN or infinite, or the point does not lie on the map
     */
    @Override
    public Position degrees(double x, double y) {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("(" + x + ", " + y + ") are no coordinates");
        }
        double[] degrees = Math.abs(x) < FARTHEST && Math.abs(y) < FARTHEST
                ? proj4.degrees(x, y)
                : new double[] {Double.NaN, Double.NaN};
        if (!(Math.abs(degrees[0]) <= 180 && Math.abs(degrees[1]) <= 90)) {
            throw new IllegalArgumentException(
                    "(" + x + ", " + y + ") does not lie on the map of " + name + "; is this the right projection?");
        }
        return Position.of(degrees[0], degrees[1]);
    }

    /**
     * What to know about the result.
     *
     * @return how far it may be off, or null where there is nothing to say
     */
    public @Nullable String remark() {
        return remark;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MapProjection p && name.equals(p.name) && parameters.equals(p.parameters);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, parameters);
    }

    /**
     * The name and the parameters.
     *
     * @return such as {@code EPSG:2264: +proj=lcc +lat_1=…}
     */
    @Override
    public String toString() {
        return name.equals(parameters) ? name : name + ": " + parameters;
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        proj4 = Proj4.of(Texts.name(name, "projection's name"), parameters);
    }
}
