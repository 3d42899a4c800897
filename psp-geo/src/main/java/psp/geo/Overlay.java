package psp.geo;

import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;

/**
 * Polygons laid over each other: with their own vertices where that can be, and else, in one of some thousand cases of many
 * edges nearly on one line, on a grid as fine as numbers bear.
 */
final class Overlay {

    /** Decimal digits that a coordinate keeps on the grid. */
    private static final int DIGITS = 13;

    private Overlay() {}

    static Geometry union(List<? extends Geometry> all) {
        try {
            return OverlayNGRobust.union(List.<Geometry>copyOf(all));
        } catch (TopologyException e) {
            Geometry together = all.get(0).getFactory().buildGeometry(all);
            return UnaryUnionNG.union(together, grid(together.getEnvelopeInternal()));
        }
    }

    static Geometry union(Geometry one, Geometry other) {
        return overlay(one, other, OverlayNG.UNION);
    }

    static Geometry intersection(Geometry one, Geometry other) {
        return overlay(one, other, OverlayNG.INTERSECTION);
    }

    static Geometry difference(Geometry ground, Geometry less) {
        return overlay(ground, less, OverlayNG.DIFFERENCE);
    }

    private static Geometry overlay(Geometry one, Geometry other, int operation) {
        try {
            return OverlayNGRobust.overlay(one, other, operation);
        } catch (TopologyException e) {
            Envelope extent = one.getEnvelopeInternal();
            extent.expandToInclude(other.getEnvelopeInternal());
            return OverlayNG.overlay(one, other, operation, grid(extent));
        }
    }

    private static PrecisionModel grid(Envelope extent) {
        double most = Math.max(
                Math.max(Math.abs(extent.getMinX()), Math.abs(extent.getMaxX())),
                Math.max(Math.abs(extent.getMinY()), Math.abs(extent.getMaxY())));
        return new PrecisionModel(StrictMath.pow(10, DIGITS - StrictMath.ceil(StrictMath.log10(most))));
    }
}
