package psp.geo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import psp.core.Boundary;
import psp.core.Zone;
import psp.core.Zones;

/**
 * Rings around a zone in true metres, to see whether violence moved around the corner.
 *
 * <p>Each ring holds the points whose distance from the zone is more than its inner and at most its outer width; zone
 * and inner rings are cut out with their own vertices, so that no ground is in two and none is lost between. Round
 * corners have 64 chords a quarter circle, which keeps the edge of a 500 m ring within 0.1 m.
 */
public final class Rings {

    static final int CHORDS = 64;
    /** Metres are right to 12 in 100,000 here. */
    static final double WIDEST = 100_000;

    private Rings() {}

    /**
     * Rings around a zone.
     *
     * @param zone the zone, with a boundary
     * @param metres the outer widths, rising: {@code 500, 1000} gives 0–500 m and 500–1000 m
     * @return the rings, the innermost first, named such as {@code center-street ring 0-500 m}
     * @throws IllegalArgumentException if the zone has no boundary, widths are not above 0, rising and at most 100,000,
     *     or a ring would cross longitude 180
     */
    public static List<Zone> around(Zone zone, double... metres) {
        return around(zone, List.of(), metres);
    }

    /**
     * Rings around a zone, with other zones cut out.
     *
     * @param zone the zone, with a boundary
     * @param without zones whose ground does not belong to the rings, such as another focus zone
     * @param metres the outer widths, rising
     * @return the rings, the innermost first; one that has no ground left is refused
     * @throws IllegalArgumentException if a zone has no boundary, widths are not above 0, rising and at most 100,000,
     *     a ring would cross longitude 180, or nothing is left of one
     */
    public static List<Zone> around(Zone zone, Zones without, double... metres) {
        return around(zone, without.stream().toList(), metres);
    }

    private static List<Zone> around(Zone zone, List<Zone> without, double... metres) {
        checkWidths(metres);
        Boundary ground = boundary(zone);
        LocalPlane plane = LocalPlane.around(ground);
        Geometry inMetres = PlaneGeometry.toMetres(JtsGeometries.toJts(ground), plane);
        Geometry inner = valid(JtsGeometries.toJts(ground));
        List<Geometry> others = without.stream()
                .map(other -> valid(JtsGeometries.toJts(boundary(other))))
                .toList();
        List<Zone> rings = new ArrayList<>();
        double from = 0;
        for (double to : metres) {
            String name = zone.name() + " ring " + text(from) + "-" + text(to) + " m";
            Geometry outer = inDegrees(name, buffer(inMetres, to), plane);
            Geometry ring = outer.difference(inner);
            for (Geometry other : others) {
                ring = ring.difference(other);
            }
            if (ring.isEmpty()) {
                throw new IllegalArgumentException(
                        "Nothing is left of '" + name + "' once the other zones are cut out");
            }
            rings.add(Zone.of(name, JtsGeometries.toBoundary(ring)));
            inner = outer;
            from = to;
        }
        return List.copyOf(rings);
    }

    static Geometry inDegrees(String name, Geometry inMetres, LocalPlane plane) {
        try {
            return PlaneGeometry.toDegrees(inMetres, plane);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + name + "' would cross longitude 180 or a pole, where psp draws"
                            + " nothing; give a smaller width",
                    e);
        }
    }

    private static void checkWidths(double[] metres) {
        if (metres.length == 0) {
            throw new IllegalArgumentException(
                    "No width is given; name at least one outer width in metres, such as 500");
        }
        double before = 0;
        for (double width : metres) {
            if (!(width > before) || Double.isInfinite(width)) {
                throw new IllegalArgumentException("The ring's width " + text(width) + " m does not come after "
                        + text(before) + " m; give outer widths above 0 in rising order");
            }
            if (width > WIDEST) {
                throw new IllegalArgumentException("The ring's width " + text(width)
                        + " m is more than 100000 m, beyond which the earth's curve makes metres untrue");
            }
            before = width;
        }
    }

    static Boundary boundary(Zone zone) {
        Boundary boundary = zone.boundary();
        if (boundary == null) {
            throw new IllegalArgumentException(
                    "The zone '" + zone.name() + "' has no boundary; read it from GeoJSON or well-known text first");
        }
        return boundary;
    }

    static Geometry valid(Geometry geometry) {
        return geometry.isValid() ? geometry : GeometryFixer.fix(geometry);
    }

    static Geometry buffer(Geometry inMetres, double metres) {
        BufferParameters parameters = new BufferParameters(CHORDS);
        parameters.setSimplifyFactor(0);
        return BufferOp.bufferOp(inMetres, metres, parameters);
    }

    static String text(double metres) {
        return Double.isNaN(metres) || Double.isInfinite(metres)
                ? String.valueOf(metres)
                : new BigDecimal(metres)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
