package psp.geo;

import java.io.Serializable;
import java.util.Objects;
import org.locationtech.jts.geom.Coordinate;
import psp.core.Boundary;
import psp.core.Position;

/**
 * A plane in metres laid on the ground around a centre: east and north of it.
 *
 * <p>The transverse Mercator projection of the WGS 84 ellipsoid on the meridian of the centre, scale 1, by Krüger's
 * series to the fourth order (C. F. F. Karney, Transverse Mercator with an accuracy of a few nanometers, Journal of
 * Geodesy 85, 2011). Lengths are right to a millionth within 9 km of the meridian and to a hundred-thousandth within
 * 28 km: centre a plane on each zone.
 */
public final class LocalPlane implements Serializable {

    private static final long serialVersionUID = 1;
    private static final double EQUATORIAL_RADIUS = 6_378_137.0;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));
    private static final double N = FLATTENING / (2 - FLATTENING);
    private static final double RADIUS = EQUATORIAL_RADIUS / (1 + N) * (1 + N * N / 4 + N * N * N * N / 64);
    private static final double[] FORWARD = {
        N / 2 - 2 * N * N / 3 + 5 * N * N * N / 16 + 41 * N * N * N * N / 180,
        13 * N * N / 48 - 3 * N * N * N / 5 + 557 * N * N * N * N / 1440,
        61 * N * N * N / 240 - 103 * N * N * N * N / 140,
        49561 * N * N * N * N / 161280
    };
    private static final double[] BACK = {
        N / 2 - 2 * N * N / 3 + 37 * N * N * N / 96 - N * N * N * N / 360,
        N * N / 48 + N * N * N / 15 - 437 * N * N * N * N / 1440,
        17 * N * N * N / 480 - 37 * N * N * N * N / 840,
        4397 * N * N * N * N / 161280
    };

    private final Position centre;
    private final double northOfEquator;

    private LocalPlane(Position centre) {
        this.centre = centre;
        this.northOfEquator = project(0, centre.latitude())[1];
    }

    /**
     * A plane around a point.
     *
     * @param centre where east and north are 0; not a pole
     * @return the plane
     */
    public static LocalPlane around(Position centre) {
        if (Math.abs(centre.latitude()) > 89) {
            throw new IllegalArgumentException("The plane around " + centre
                    + " would hold a pole; psp works from 89 degrees south to 89 degrees north");
        }
        return new LocalPlane(centre);
    }

    /**
     * A plane around the middle of some ground.
     *
     * @param ground the ground, which may lie across longitude 180
     * @return the plane
     */
    public static LocalPlane around(Boundary ground) {
        Sheet sheet = Sheet.of(Objects.requireNonNull(ground, "ground"));
        Coordinate middle = sheet.drawn(ground).getEnvelopeInternal().centre();
        return around(Position.of(sheet.longitude(middle.x), middle.y));
    }

    /**
     * A point in metres.
     *
     * @param lon degrees east
     * @param lat degrees north
     * @return metres east and north of the centre
     * @throws IllegalArgumentException if a coordinate is NaN, infinite or out of range
     */
    public double[] metres(double lon, double lat) {
        Position.of(lon, lat);
        double[] xy = project(lon - centre.longitude(), lat);
        xy[1] -= northOfEquator;
        return xy;
    }

    private static double[] project(double eastDegrees, double lat) {
        double lambda = Math.toRadians(eastDegrees);
        double tau = StrictMath.tan(Math.toRadians(lat));
        double t = conformal(tau);
        double xi = StrictMath.atan2(t, StrictMath.cos(lambda));
        double eta = asinh(StrictMath.sin(lambda) / StrictMath.hypot(t, StrictMath.cos(lambda)));
        double north = xi;
        double east = eta;
        for (int j = 1; j <= 4; j++) {
            north += FORWARD[j - 1] * StrictMath.sin(2 * j * xi) * StrictMath.cosh(2 * j * eta);
            east += FORWARD[j - 1] * StrictMath.cos(2 * j * xi) * StrictMath.sinh(2 * j * eta);
        }
        return new double[] {RADIUS * east, RADIUS * north};
    }

    /** The tangent of the conformal latitude from that of the latitude. */
    private static double conformal(double tau) {
        double secant = StrictMath.hypot(1, tau);
        double sigma = StrictMath.sinh(ECCENTRICITY * atanh(ECCENTRICITY * tau / secant));
        return tau * StrictMath.hypot(1, sigma) - sigma * secant;
    }

    private static double asinh(double x) {
        double size = Math.abs(x);
        return Math.copySign(StrictMath.log1p(size + size * size / (1 + StrictMath.hypot(1, size))), x);
    }

    private static double atanh(double x) {
        return (StrictMath.log1p(x) - StrictMath.log1p(-x)) / 2;
    }

    /**
     * A point in degrees.
     *
     * @param east metres east of the centre
     * @param north metres north of the centre
     * @return longitude and latitude
     * @throws IllegalArgumentException if a number is NaN or infinite, or the point leaves the map
     */
    public Position position(double east, double north) {
        double[] lonLat = degrees(east, north);
        return Position.of(lonLat[0], lonLat[1]);
    }

    /** Longitude, which may be beyond 180, and latitude of a point in metres. */
    double[] degrees(double east, double north) {
        if (!(Math.abs(east) < Double.POSITIVE_INFINITY && Math.abs(north) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("(" + east + ", " + north + ") are no metres east and north");
        }
        double xi = (north + northOfEquator) / RADIUS;
        double eta = east / RADIUS;
        double x = xi;
        double e = eta;
        for (int j = 1; j <= 4; j++) {
            x -= BACK[j - 1] * StrictMath.sin(2 * j * xi) * StrictMath.cosh(2 * j * eta);
            e -= BACK[j - 1] * StrictMath.cos(2 * j * xi) * StrictMath.sinh(2 * j * eta);
        }
        double sinh = StrictMath.sinh(e);
        double cos = StrictMath.cos(x);
        double target = StrictMath.sin(x) / StrictMath.hypot(sinh, cos);
        double tau = target / (1 - ECCENTRICITY * ECCENTRICITY);
        for (int step = 0; step < 5; step++) {
            double seen = conformal(tau);
            double rest = 1 - ECCENTRICITY * ECCENTRICITY;
            tau += (target - seen)
                    / StrictMath.hypot(1, seen)
                    * (1 + rest * tau * tau)
                    / (rest * StrictMath.hypot(1, tau));
        }
        return new double[] {
            centre.longitude() + Math.toDegrees(StrictMath.atan2(sinh, cos)), Math.toDegrees(StrictMath.atan(tau))
        };
    }

    /**
     * The distance of two points.
     *
     * @param a a point near the centre
     * @param b another
     * @return metres
     */
    public double distance(Position a, Position b) {
        double[] p = metres(a.longitude(), a.latitude());
        double[] q = metres(b.longitude(), b.latitude());
        return StrictMath.hypot(p[0] - q[0], p[1] - q[1]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LocalPlane plane && centre.equals(plane.centre);
    }

    @Override
    public int hashCode() {
        return centre.hashCode();
    }

    /**
     * The centre.
     *
     * @return such as {@code plane in metres around (-87.95, 43.067)}
     */
    @Override
    public String toString() {
        return "plane in metres around " + centre;
    }
}
