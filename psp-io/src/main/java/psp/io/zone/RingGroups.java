package psp.io.zone;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts the rings of a shapefile's polygon together: outer rings run clockwise, holes the other way, in any order.
 *
 * <p>A hole belongs to the smallest outer ring around it. Where rings run the wrong way, as some programs write them,
 * one that lies in no other is taken for an outer ring, with a remark.
 */
final class RingGroups {

    private final List<List<double[]>> parts = new ArrayList<>();
    private final Consumer<String> remarks;

    private RingGroups(Consumer<String> remarks) {
        this.remarks = remarks;
    }

    /** The parts, each an outer ring and its holes. */
    static List<List<double[]>> of(List<double[]> rings, Consumer<String> remarks) {
        RingGroups groups = new RingGroups(remarks);
        List<double[]> holes = new ArrayList<>();
        for (double[] ring : rings) {
            if (twiceArea(ring) <= 0) {
                groups.start(ring);
            } else {
                holes.add(ring);
            }
        }
        // Large first, so that a ring taken for an outer one is there before those in it.
        holes.sort((a, b) -> Double.compare(twiceArea(b), twiceArea(a)));
        holes.forEach(groups::place);
        return groups.parts;
    }

    private void start(double[] ring) {
        List<double[]> part = new ArrayList<>();
        part.add(ring);
        parts.add(part);
    }

    private void place(double[] hole) {
        List<double[]> best = null;
        for (List<double[]> part : parts) {
            if (mostlyIn(hole, part.get(0)) && (best == null || size(part) < size(best))) {
                best = part;
            }
        }
        if (best == null) {
            remarks.accept("a ring that runs as a hole does, yet lies in no other, is taken for an outer ring");
            start(hole);
        } else {
            best.add(hole);
        }
    }

    private static double size(List<double[]> part) {
        return Math.abs(twiceArea(part.get(0)));
    }

    /** Above 0 where the ring runs counter-clockwise; computed from its first vertex, to keep the digits. */
    static double twiceArea(double[] xy) {
        double sum = 0;
        for (int i = 2; i + 3 < xy.length; i += 2) {
            sum += (xy[i] - xy[0]) * (xy[i + 3] - xy[1]) - (xy[i + 2] - xy[0]) * (xy[i + 1] - xy[1]);
        }
        return sum;
    }

    /** Whether most of up to seven vertices lie inside; a hole may touch the outer ring. */
    private static boolean mostlyIn(double[] hole, double[] shell) {
        int n = hole.length / 2 - 1;
        int tried = Math.min(n, 7);
        int in = 0;
        for (int i = 0; i < tried; i++) {
            int v = 2 * (int) ((long) i * n / tried);
            // The middle of an edge, since vertices may be shared.
            in += contains(shell, (hole[v] + hole[v + 2]) / 2, (hole[v + 1] + hole[v + 3]) / 2) ? 1 : 0;
        }
        return 2 * in > tried;
    }

    private static boolean contains(double[] xy, double x, double y) {
        boolean in = false;
        for (int i = 0; i + 3 < xy.length; i += 2) {
            if (xy[i + 1] > y != xy[i + 3] > y
                    && x < (xy[i + 2] - xy[i]) * (y - xy[i + 1]) / (xy[i + 3] - xy[i + 1]) + xy[i]) {
                in = !in;
            }
        }
        return in;
    }
}
