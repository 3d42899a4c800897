package psp.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import psp.core.Boundary;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;

/** Zones that are hard to index, all about a tenth of a degree wide, by a seed. */
final class Shapes {

    private final SplittableRandom random;
    private final double lon;
    private final double lat;
    private final double scale;

    /** Around a point, with vertices at multiples of {@code 1 / scale}. */
    Shapes(SplittableRandom random, double lon, double lat, double scale) {
        this.random = random;
        this.lon = lon;
        this.lat = lat;
        this.scale = scale;
    }

    /** Several shapes that lie over each other. */
    Zones heap() {
        List<Zone> zones = new ArrayList<>();
        zones.add(Zone.of("star", Boundary.of(star(5 + random.nextInt(40)))));
        zones.add(Zone.of("comb", Boundary.of(comb(2 + random.nextInt(12)))));
        zones.add(Zone.of("spiral", Boundary.of(spiral(8 + random.nextInt(30)))));
        zones.add(Zone.of("scribble", Boundary.of(scribble(5 + random.nextInt(8)))));
        zones.add(Zone.of("holes", touchingHoles()));
        zones.add(
                Zone.of("parts", Boundary.of(star(9)).plus(Boundary.of(star(7))).plus(sharedBoxes())));
        zones.add(Zone.of(
                "spike",
                Boundary.of(ring(0, 0, 0.05, 0, 0.05, 0.05, 0.02, 0.05, 0.02, 0.07, 0.02, 0.05, 0, 0.05, 0, 0))));
        return Zones.of(zones);
    }

    /** Slices around one point, which is a vertex of them all, under a star. */
    Zones pie(int slices) {
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < slices; i++) {
            double from = 2 * Math.PI * i / slices;
            double to = 2 * Math.PI * ((i + 1) % slices) / slices;
            zones.add(Zone.of(
                    "slice " + i,
                    Boundary.of(ring(
                            0,
                            0,
                            0.05 * StrictMath.cos(from),
                            0.05 * StrictMath.sin(from),
                            0.05 * StrictMath.cos(to),
                            0.05 * StrictMath.sin(to),
                            0,
                            0))));
        }
        zones.add(Zone.of("star", Boundary.of(star(11))));
        return Zones.of(zones);
    }

    Ring star(int corners) {
        double[] lonLat = new double[2 * corners + 2];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = 0.005 + 0.045 * random.nextDouble();
            lonLat[2 * i] = radius * StrictMath.cos(angle);
            lonLat[2 * i + 1] = radius * StrictMath.sin(angle);
        }
        return closed(lonLat);
    }

    private Ring comb(int teeth) {
        double[] lonLat = new double[4 * teeth + 4];
        for (int i = 0; i <= 2 * teeth - 1; i++) {
            lonLat[2 * i] = -0.05 + 0.1 * i / (2 * teeth);
            lonLat[2 * i + 1] = i % 2 == 0 ? 0.04 : -0.03;
        }
        lonLat[4 * teeth] = -0.05;
        lonLat[4 * teeth + 1] = -0.04;
        return closed(lonLat);
    }

    private Ring spiral(int steps) {
        IntToDoubleFunction angle = i -> 0.6 * i;
        double[] lonLat = new double[4 * steps + 2];
        for (int i = 0; i < steps; i++) {
            double outer = 0.05 * (i + 2) / (steps + 2);
            double inner = 0.05 * (i + 1) / (steps + 2);
            int back = 2 * steps - 1 - i;
            lonLat[2 * i] = outer * StrictMath.cos(angle.applyAsDouble(i));
            lonLat[2 * i + 1] = outer * StrictMath.sin(angle.applyAsDouble(i));
            lonLat[2 * back] = inner * StrictMath.cos(angle.applyAsDouble(i));
            lonLat[2 * back + 1] = inner * StrictMath.sin(angle.applyAsDouble(i));
        }
        return closed(lonLat);
    }

    /** Vertices anywhere: crosses itself many times. */
    private Ring scribble(int corners) {
        double[] lonLat = new double[2 * corners + 2];
        for (int i = 0; i < 2 * corners; i++) {
            lonLat[i] = 0.1 * random.nextDouble() - 0.05;
        }
        return closed(lonLat);
    }

    /** Holes that touch the outer ring, each other at a vertex, and each other along an edge. */
    private Boundary touchingHoles() {
        return Boundary.of(
                ring(-0.04, -0.04, 0.04, -0.04, 0.04, 0.04, 0, 0.04, -0.04, 0.04, -0.04, -0.04),
                ring(0, 0.04, 0.01, 0.02, -0.01, 0.02, 0, 0.04),
                ring(0.01, 0.02, 0.03, 0.02, 0.03, 0, 0.01, 0.02),
                ring(-0.03, -0.03, -0.02, -0.03, -0.02, -0.02, -0.03, -0.02, -0.03, -0.03),
                ring(-0.02, -0.03, -0.01, -0.03, -0.01, -0.02, -0.02, -0.02, -0.02, -0.03));
    }

    private Boundary sharedBoxes() {
        return Boundary.of(ring(-0.01, -0.01, 0.01, -0.01, 0.01, 0.01, -0.01, 0.01, -0.01, -0.01))
                .plus(Boundary.of(ring(0.01, -0.01, 0.03, -0.01, 0.03, 0.01, 0.01, 0.01, 0.01, -0.01)));
    }

    private Ring closed(double[] lonLat) {
        lonLat[lonLat.length - 2] = lonLat[0];
        lonLat[lonLat.length - 1] = lonLat[1];
        return ring(lonLat);
    }

    private Ring ring(double... around) {
        double[] lonLat = new double[around.length];
        for (int i = 0; i < around.length; i++) {
            lonLat[i] = Math.rint(((i % 2 == 0 ? lon : lat) + around[i]) * scale) / scale;
        }
        return Ring.of(lonLat);
    }
}
