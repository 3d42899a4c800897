package psp.bench.index;

import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.index.strtree.STRtree;
import psp.core.Zone;
import psp.core.Zones;
import psp.geo.JtsGeometries;

/** What a Java program picks today: a tree of envelopes over the zones, and an indexed locator for each. */
public final class JtsPeer {

    private final STRtree tree = new STRtree();

    public JtsPeer(Zones zones) {
        for (Zone zone : zones) {
            MultiPolygon ground = JtsGeometries.toJts(zone.boundary());
            IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(ground);
            // Once, for it makes its index at the first question.
            locator.locate(ground.getCoordinate());
            tree.insert(ground.getEnvelopeInternal(), locator);
        }
        tree.build();
    }

    /** How many zones hold a point, edges included. */
    public int locate(double longitude, double latitude) {
        Coordinate point = new Coordinate(longitude, latitude);
        @SuppressWarnings("unchecked")
        List<IndexedPointInAreaLocator> near = tree.query(new Envelope(point));
        int zones = 0;
        for (IndexedPointInAreaLocator zone : near) {
            zones += zone.locate(point) == Location.EXTERIOR ? 0 : 1;
        }
        return zones;
    }
}
