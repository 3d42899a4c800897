package psp.geo;

import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;
import psp.core.Boundary;

/** One part of a zone, ready to be asked for a point. */
final class IndexedPart {

    private final Polygon polygon;
    private final IndexedPointInAreaLocator locator;

    IndexedPart(Boundary.Part part) {
        this.polygon = JtsGeometries.polygon(part);
        this.locator = new IndexedPointInAreaLocator(polygon);
    }

    Envelope envelope() {
        return polygon.getEnvelopeInternal();
    }

    /** Interior, boundary or exterior, as JTS says; even-odd over all rings. */
    int location(Coordinate point) {
        return locator.locate(point);
    }
}
