package psp.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;
import psp.core.Boundary;

/** One part of a zone, ready to be asked for a point. */
final class IndexedPart {

    private final int zone;
    private final Polygon polygon;
    private final IndexedPointInAreaLocator locator;

    IndexedPart(int zone, Boundary.Part part) {
        this.zone = zone;
        this.polygon = JtsGeometries.polygon(part);
        this.locator = new IndexedPointInAreaLocator(polygon);
    }

    int zone() {
        return zone;
    }

    Envelope envelope() {
        return polygon.getEnvelopeInternal();
    }

    Polygon polygon() {
        return polygon;
    }

    /** Interior, boundary or exterior, as JTS says; even-odd over all rings. */
    int location(Coordinate point) {
        return locator.locate(point);
    }

    static List<IndexedPart> of(int zone, Boundary ground) {
        List<IndexedPart> parts = new ArrayList<>();
        ground.parts().forEach(part -> parts.add(new IndexedPart(zone, part)));
        return parts;
    }
}
