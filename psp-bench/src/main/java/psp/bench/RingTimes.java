package psp.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import psp.core.Boundary;
import psp.core.Position;
import psp.core.Ring;
import psp.core.Zone;
import psp.geo.LocalPlane;
import psp.geo.Rings;

/**
 * Seconds of processor for one ring around made zones of 10,000 vertices, shores and shapes that no zone has.
 *
 * <p>{@code RingTimes TIMES [SHAPE...]}, a shape by a part of its name, such as {@code "comb, square teeth, 10 km"}; without one,
 * all. Each is drawn over 10 km and over 100 km, with rings of 150, 500 and 1,000 m; a small zone's rings are made first, and the
 * median of so many times is printed. A ring that is refused is printed so.
 */
public final class RingTimes {

    private static final int VERTICES = 10_000;
    private static final double[] SIZES = {10_000, 100_000};
    private static final double[] WIDTHS = {150, 500, 1_000};
    private static final LocalPlane PLANE = LocalPlane.around(Position.of(-87.95, 43.06));

    private RingTimes() {}

    /**
     * Runs.
     *
     * @param args as above
     */
    public static void main(String[] args) {
        int times = Integer.parseInt(args[0]);
        List<String> asked = List.of(args).subList(1, args.length);
        Map<String, Zone> zones = new LinkedHashMap<>();
        for (double size : SIZES) {
            shapes(size).forEach((name, ground) -> {
                String full = name + ", " + (int) (size / 1_000) + " km";
                if (asked.isEmpty() || asked.stream().anyMatch(full::contains)) {
                    zones.put(full, Zone.of(name, ground));
                }
            });
        }
        Zone small = Zone.of("small", circle(1_000, 500, i -> i % 2 == 0 ? 1 : 0.6));
        for (int i = 0; i < 20; i++) {
            Rings.around(small, 20 + i);
        }
        System.out.println("| shape | 150 m | 500 m | 1,000 m | vertices of the rings |");
        System.out.println("|---|---|---|---|---|");
        zones.forEach((name, zone) -> {
            StringBuilder line = new StringBuilder("| " + name);
            List<String> vertices = new ArrayList<>();
            for (double width : WIDTHS) {
                List<Double> seconds = new ArrayList<>();
                String refused = "";
                Zone ring = null;
                for (int i = 0; i < times && refused.isEmpty(); i++) {
                    long begun = processor();
                    try {
                        ring = Rings.around(zone, width).get(0);
                        seconds.add((processor() - begun) / 1e9);
                    } catch (IllegalArgumentException e) {
                        refused = "refused";
                    }
                }
                seconds.sort(null);
                line.append(" | ")
                        .append(
                                refused.isEmpty()
                                        ? String.format(Locale.ROOT, "%.2f", seconds.get(times / 2))
                                        : refused);
                vertices.add(ring == null ? "" : String.format(Locale.ROOT, "%,d", size(ring)));
            }
            System.out.println(line + " | " + String.join("; ", vertices) + " |");
        });
    }

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static int size(Zone zone) {
        Boundary boundary = zone.boundary();
        return boundary == null
                ? 0
                : boundary.parts().stream()
                        .mapToInt(part -> part.shell().size()
                                + part.holes().stream().mapToInt(Ring::size).sum())
                        .sum();
    }

    private static Map<String, Boundary> shapes(double size) {
        Map<String, Boundary> shapes = new LinkedHashMap<>();
        SplittableRandom radii = new SplittableRandom(1);
        SplittableRandom bends = new SplittableRandom(2);
        double[] shore = new double[VERTICES];
        double out = 0;
        for (int i = 0; i < VERTICES; i++) {
            out = 0.98 * out + 0.01 * (bends.nextDouble() - 0.5);
            shore[i] = 0.9 + out;
        }
        shapes.put("circle", circle(VERTICES, size, i -> 1));
        shapes.put("winding shore", circle(VERTICES, size, i -> shore[i]));
        shapes.put("spiral", spiral(size));
        shapes.put("square with 2,500 holes", squares(size, true));
        shapes.put("comb, pointed teeth", comb(size, false));
        shapes.put("comb, square teeth", comb(size, true));
        shapes.put("2,500 squares", squares(size, false));
        shapes.put("star of 5,000 points", circle(VERTICES, size, i -> i % 2 == 0 ? 1 : 0.4));
        shapes.put("circle by random radii", circle(VERTICES, size, i -> 0.3 + 0.7 * radii.nextDouble()));
        return shapes;
    }

    private static Boundary circle(int vertices, double size, IntToDoubleFunction radius) {
        List<double[]> ring = new ArrayList<>();
        for (int i = 0; i < vertices; i++) {
            double angle = 2 * Math.PI * i / vertices;
            double reach = size / 2 * radius.applyAsDouble(i);
            ring.add(new double[] {reach * StrictMath.cos(angle), reach * StrictMath.sin(angle)});
        }
        return Boundary.of(ring(ring));
    }

    /** Ten times round, a twentieth of its size wide where it begins. */
    private static Boundary spiral(double size) {
        List<double[]> ring = new ArrayList<>();
        for (int i = 0; i < VERTICES; i++) {
            boolean back = i >= VERTICES / 2;
            double along = (back ? VERTICES - 1 - i : i) / (VERTICES / 2.0);
            double angle = 2 * Math.PI * 10 * along;
            double reach = size / 2 * (0.1 + 0.9 * along) - (back ? size / 60 : 0);
            ring.add(new double[] {reach * StrictMath.cos(angle), reach * StrictMath.sin(angle)});
        }
        return Boundary.of(ring(ring));
    }

    private static Boundary comb(double size, boolean square) {
        List<double[]> ring = new ArrayList<>();
        int teeth = square ? VERTICES / 4 : VERTICES / 2;
        double tooth = size / teeth;
        for (int i = 0; i < teeth; i++) {
            double west = i * tooth - size / 2;
            ring.add(new double[] {west, 0});
            if (square) {
                ring.add(new double[] {west, size / 2});
                ring.add(new double[] {west + tooth / 2, size / 2});
                ring.add(new double[] {west + tooth / 2, 0});
            } else {
                ring.add(new double[] {west + tooth / 2, size / 2});
            }
        }
        ring.add(new double[] {size / 2, 0});
        ring.add(new double[] {size / 2, -size / 10});
        ring.add(new double[] {-size / 2, -size / 10});
        return Boundary.of(ring(ring));
    }

    /** Fifty rows of fifty, as parts or as holes. */
    private static Boundary squares(double size, boolean holes) {
        List<Ring> rings = new ArrayList<>();
        double step = size / 50;
        double side = step / 4;
        for (int i = 0; i < VERTICES / 4; i++) {
            double west = i % 50 * step - size / 2 + side;
            double south = i / 50 * step - size / 2 + side;
            rings.add(square(west, south, side));
        }
        if (holes) {
            return Boundary.of(square(-size / 2, -size / 2, size), rings.toArray(Ring[]::new));
        }
        return new Boundary(
                rings.stream().map(ring -> new Boundary.Part(ring, List.of())).toList());
    }

    private static Ring square(double west, double south, double side) {
        return ring(List.of(
                new double[] {west, south},
                new double[] {west + side, south},
                new double[] {west + side, south + side},
                new double[] {west, south + side}));
    }

    private static Ring ring(List<double[]> metres) {
        double[] degrees = new double[2 * metres.size() + 2];
        for (int i = 0; i <= metres.size(); i++) {
            double[] at = metres.get(i % metres.size());
            Position position = PLANE.position(at[0], at[1]);
            degrees[2 * i] = position.longitude();
            degrees[2 * i + 1] = position.latitude();
        }
        return Ring.of(degrees);
    }
}
