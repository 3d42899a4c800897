package psp.geo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;
import psp.core.Boundary;
import psp.core.Zone;
import psp.core.Zones;
import psp.core.internal.RingName;

/**
 * Rings around a zone in true metres, to see whether violence moved around the corner.
 *
 * <p>Each ring holds the points whose distance from the zone is more than its inner and at most its outer width; zone
 * and inner rings are cut out with their own vertices, so that no ground is in two and none is lost between. Round
 * corners have 64 chords a quarter circle, which keeps the edge of a 500 m ring within 0.1 m. Of a zone whose rings cross,
 * the ground is what {@link ZoneIndex} finds points in. A ring across longitude 180 is split there.
 *
 * <pre>{@code
 * var rings = Rings.around(zones.get("Harbour"), 500, 1000);                  // metres: 0 to 500, 500 to 1000
 * System.out.println(Zones.of(rings).names());
 * }</pre>
 */
public final class Rings {

    /** All that a sheet holds. */
    private static final Envelope FAR = new Envelope(-180, 180, -89.9, 89.9);

    /** Metres are right to 12 in 100,000 here. */
    static final double WIDEST = 100_000;

    /** Metres between edges that surely do not meet, though edges are straight in degrees to half a millimetre only. */
    private static final double LEAST_APART = 0.01;

    /** A share of the width, likewise, though arcs have chords. */
    private static final double LEAST_SHARE_APART = 1e-3;

    /** As a share; two sums of the same areas differ by less. */
    private static final double SAME_AREA = 1e-9;

    private Rings() {}

    /**
     * Rings around a zone.
     *
     * @param zone the zone, with a boundary
     * @param metres the outer widths, rising: {@code 500, 1000} gives 0–500 m and 500–1000 m
     * @return the rings, the innermost first, named such as {@code center-street ring 0-500 m}
     * @throws IllegalArgumentException if the zone has no boundary, widths are not above 0, rising and at most 100,000,
     *     a ring would go round a pole, or more than a million vertices would have to be drawn around its edge
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
     *     a ring would go round a pole, or nothing is left of one
     */
    public static List<Zone> around(Zone zone, Zones without, double... metres) {
        return around(zone, without.stream().toList(), metres);
    }

    private static List<Zone> around(Zone zone, List<Zone> without, double... metres) {
        checkWidths(metres);
        Sheet sheet = Sheet.of(List.of(boundary(zone)), metres[metres.length - 1]);
        Geometry ground = Ground.of(zone, sheet).polygons();
        List<Geometry> others = without.stream()
                .map(other -> Ground.of(other, sheet).polygons())
                .toList();
        List<Zone> rings = new ArrayList<>();
        Geometry inner = ground;
        double from = 0;
        for (double to : metres) {
            String name = RingName.of(zone.name(), text(from), text(to));
            Geometry outer = around(name, sheet, ground, to);
            Geometry ring = between(outer, inner, to - from > Math.max(LEAST_APART, LEAST_SHARE_APART * to));
            for (Geometry other : others) {
                if (ring.getEnvelopeInternal().intersects(other.getEnvelopeInternal())) {
                    ring = Overlay.difference(ring, other);
                }
            }
            if (ring.isEmpty()) {
                throw new IllegalArgumentException(
                        "Nothing is left of '" + name + "' once the other zones are cut out");
            }
            rings.add(Zone.of(name, sheet.boundary(ring)));
            inner = outer;
            from = to;
        }
        return List.copyOf(rings);
    }

    /** Edges that surely lie apart need no cut where they meet; faces told wrongly have another area. */
    private static Geometry between(Geometry outer, Geometry inner, boolean apart) {
        if (apart) {
            try {
                Geometry ring = Faces.outside(outer, inner);
                double off = ring.getArea() + inner.getArea() - outer.getArea();
                if (Math.abs(off) <= SAME_AREA * outer.getArea()) {
                    return ring;
                }
            } catch (TopologyException e) {
                // Parts of the ground touch each other by a hair.
            }
        }
        return Overlay.difference(outer, inner);
    }

    /** What lies within some metres of what is drawn on a sheet. */
    static Geometry around(String name, Sheet sheet, Geometry drawn, double metres) {
        Geometry around;
        try {
            around = Surroundings.of(sheet, drawn, metres);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + name + "' cannot be drawn: " + e.getMessage(), e);
        }
        Envelope extent = around.getEnvelopeInternal();
        if (!FAR.contains(extent)) {
            throw new IllegalArgumentException("'" + name
                    + "' would go round a pole or round the earth, where psp draws" + " nothing; give a smaller width");
        }
        return around;
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

    static String text(double metres) {
        return Double.isNaN(metres) || Double.isInfinite(metres)
                ? String.valueOf(metres)
                : new BigDecimal(metres)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
