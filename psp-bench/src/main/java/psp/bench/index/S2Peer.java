package psp.bench.index;

import com.google.common.geometry.S2ContainsPointQuery;
import com.google.common.geometry.S2LatLng;
import com.google.common.geometry.S2Loop;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Polygon;
import com.google.common.geometry.S2Shape;
import com.google.common.geometry.S2ShapeIndex;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import psp.core.Boundary;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;

/** S2: one index of all zones on the sphere, where edges are arcs of great circles and not straight in degrees. */
public final class S2Peer implements Peer {

    private final S2ContainsPointQuery query;
    private final IdentityHashMap<S2Shape, Long> marks = new IdentityHashMap<>();

    public S2Peer(Zones zones) {
        S2ShapeIndex index = new S2ShapeIndex();
        int number = 0;
        for (Zone zone : zones) {
            List<S2Loop> loops = new ArrayList<>();
            for (Boundary.Part part : zone.boundary().parts()) {
                loops.add(loop(part.shell()));
                part.holes().forEach(hole -> loops.add(loop(hole)));
            }
            S2Shape shape = new S2Polygon(loops).shape();
            index.add(shape);
            marks.put(shape, Peer.mark(number++));
        }
        query = new S2ContainsPointQuery(index);
        // Once, for it makes its index at the first question.
        locate(0, 0);
    }

    private static S2Loop loop(Ring ring) {
        List<S2Point> vertices = new ArrayList<>();
        for (int i = 0; i < ring.size() - 1; i++) {
            vertices.add(point(ring.longitude(i), ring.latitude(i)));
        }
        S2Loop loop = new S2Loop(vertices);
        loop.normalize();
        return loop;
    }

    private static S2Point point(double longitude, double latitude) {
        return S2LatLng.fromDegrees(latitude, longitude).toPoint();
    }

    @Override
    public long locate(double longitude, double latitude) {
        long sum = 0;
        for (S2Shape shape : query.getContainingShapes(point(longitude, latitude))) {
            sum += marks.getOrDefault(shape, 0L);
        }
        return sum;
    }
}
