package psp.geo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import psp.core.Boundary;
import psp.core.Place;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;

/** Asks every edge of every zone in decimal arithmetic without any rounding. */
record ExactJudge(Zones zones, EdgeRule rule) {

    Place locate(double x, double y) {
        TreeSet<String> names = new TreeSet<>();
        for (Zone zone : zones) {
            for (Boundary.Part part : zone.boundary().parts()) {
                List<Ring> rings = new ArrayList<>(part.holes());
                rings.add(part.shell());
                boolean inside = false;
                for (Ring ring : rings) {
                    for (int i = 1; i < ring.size(); i++) {
                        inside ^= passesEast(ring, i, x, y);
                        if (rule == EdgeRule.CLOSED && holds(ring, i, x, y)) {
                            names.add(zone.name());
                        }
                    }
                }
                if (inside) {
                    names.add(zone.name());
                }
            }
        }
        return Place.in(names);
    }

    private static boolean passesEast(Ring ring, int i, double x, double y) {
        if ((ring.latitude(i - 1) > y) == (ring.latitude(i) > y)) {
            return false;
        }
        int low = ring.latitude(i) > y ? i - 1 : i;
        return side(ring, low, 2 * i - 1 - low, x, y) > 0;
    }

    private static boolean holds(Ring ring, int i, double x, double y) {
        return Math.min(ring.longitude(i - 1), ring.longitude(i)) <= x
                && Math.max(ring.longitude(i - 1), ring.longitude(i)) >= x
                && Math.min(ring.latitude(i - 1), ring.latitude(i)) <= y
                && Math.max(ring.latitude(i - 1), ring.latitude(i)) >= y
                && side(ring, i - 1, i, x, y) == 0;
    }

    private static int side(Ring ring, int from, int to, double x, double y) {
        BigDecimal ax = new BigDecimal(ring.longitude(from));
        BigDecimal ay = new BigDecimal(ring.latitude(from));
        return new BigDecimal(ring.longitude(to))
                .subtract(ax)
                .multiply(new BigDecimal(y).subtract(ay))
                .subtract(new BigDecimal(ring.latitude(to)).subtract(ay).multiply(new BigDecimal(x).subtract(ax)))
                .signum();
    }
}
