package psp.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import psp.core.Boundary;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;

/** Random tilings: quadrilaterals between the jittered nodes of a grid, which share every edge and vertex. */
final class Tilings {

    private Tilings() {}

    /** A tiling of {@code size × size} quadrilaterals around a point, nodes at multiples of {@code 1 / scale}. */
    static Zones jittered(SplittableRandom random, int size, double lon, double lat, double scale) {
        double[][][] nodes = new double[size + 1][size + 1][];
        for (int i = 0; i <= size; i++) {
            for (int j = 0; j <= size; j++) {
                double x = lon + 0.01 * (i + 0.6 * (random.nextDouble() - 0.5));
                double y = lat + 0.01 * (j + 0.6 * (random.nextDouble() - 0.5));
                nodes[i][j] = new double[] {Math.rint(x * scale) / scale, Math.rint(y * scale) / scale};
            }
        }
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                zones.add(Zone.of(
                        "tile " + i + " " + j,
                        Boundary.of(ring(random, nodes[i][j], nodes[i + 1][j], nodes[i + 1][j + 1], nodes[i][j + 1]))));
            }
        }
        return Zones.of(zones);
    }

    /** In either direction, from any corner: the same ground. */
    private static Ring ring(SplittableRandom random, double[]... corners) {
        int start = random.nextInt(4);
        boolean back = random.nextBoolean();
        double[] lonLat = new double[10];
        for (int i = 0; i < 5; i++) {
            double[] corner = corners[Math.floorMod(start + (back ? -i : i), 4)];
            lonLat[2 * i] = corner[0];
            lonLat[2 * i + 1] = corner[1];
        }
        return Ring.of(lonLat);
    }
}
