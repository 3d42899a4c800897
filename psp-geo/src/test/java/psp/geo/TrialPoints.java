package psp.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import psp.core.Boundary;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;

/** Points at which an index may go wrong: on vertices and edges, a last bit beside them, snapped, level with a vertex. */
final class TrialPoints {

    private TrialPoints() {}

    static List<double[]> of(Zones zones, int count, SplittableRandom random) {
        List<Ring> rings = new ArrayList<>();
        for (Zone zone : zones) {
            for (Boundary.Part part : zone.boundary().parts()) {
                rings.add(part.shell());
                rings.addAll(part.holes());
            }
        }
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(point(rings.get(random.nextInt(rings.size())), i % 8, random));
        }
        return points;
    }

    private static double[] point(Ring ring, int kind, SplittableRandom random) {
        int i = 1 + random.nextInt(ring.size() - 1);
        double x = ring.longitude(i);
        double y = ring.latitude(i);
        double t = random.nextInt(3) == 0 ? 0.5 : random.nextDouble();
        double onX = ring.longitude(i - 1) + t * (x - ring.longitude(i - 1));
        double onY = ring.latitude(i - 1) + t * (y - ring.latitude(i - 1));
        double snap = StrictMath.pow(10, 4 + random.nextInt(4));
        return switch (kind) {
            case 0 -> new double[] {x, y};
            case 1 -> new double[] {beside(x, random), beside(y, random)};
            case 2 -> new double[] {onX, onY};
            case 3 -> new double[] {beside(onX, random), beside(onY, random)};
            case 4 -> new double[] {Math.rint(onX * snap) / snap, Math.rint(onY * snap) / snap};
            case 5 -> new double[] {x + 0.1 * (random.nextDouble() - 0.5), y};
            case 6 -> new double[] {x, y + 0.1 * (random.nextDouble() - 0.5)};
            default -> new double[] {x + 0.15 * (random.nextDouble() - 0.5), y + 0.15 * (random.nextDouble() - 0.5)};
        };
    }

    private static double beside(double value, SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> Math.nextUp(value);
            case 1 -> Math.nextDown(value);
            default -> value;
        };
    }
}
