package psp.bench;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;
import psp.core.Boundary;
import psp.core.Place;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;
import psp.geo.EdgeRule;
import psp.geo.JtsGeometries;
import psp.geo.ZoneIndex;

/**
 * Holds {@link ZoneIndex} to JTS and to arithmetic without rounding at points that are hard, under both edge rules.
 *
 * <p>{@code Agreement [--zones nyc/all_zones.geojson.gz] [--points 50000000] [--seed 1] [--layers a,b,c]} prints a line a
 * layer. Where the two differ, decimal arithmetic without rounding says which is wrong; it also judges every 4096th point.
 * Status 1 if {@code ZoneIndex} is wrong anywhere.
 */
public final class Agreement {

    private static final int CHUNK = 1 << 16;
    private static final int JUDGED = 1 << 12;

    private record Item(String zone, Boundary.Part part, IndexedPointInAreaLocator locator) {
    }

    /** What was seen: points, points on an edge, points where JTS is wrong, where psp is wrong, judged exactly. */
    private record Tally(long points, long onEdge, long jtsWrong, long pspWrong, long judged) {

        Tally plus(Tally other) {
            return new Tally(points + other.points, onEdge + other.onEdge, jtsWrong + other.jtsWrong,
                    pspWrong + other.pspWrong, judged + other.judged);
        }
    }

    private final ZoneIndex halfOpen;
    private final ZoneIndex closed;
    private final STRtree tree = new STRtree();
    private final List<Ring> rings = new ArrayList<>();

    private Agreement(Zones zones) {
        halfOpen = ZoneIndex.of(zones, EdgeRule.HALF_OPEN);
        closed = ZoneIndex.of(zones, EdgeRule.CLOSED);
        for (Zone zone : zones) {
            for (Boundary.Part part : zone.boundary().parts()) {
                Geometry ground = JtsGeometries.toJts(new Boundary(List.of(part)));
                tree.insert(ground.getEnvelopeInternal(),
                        new Item(zone.name(), part, new IndexedPointInAreaLocator(ground)));
                rings.addAll(rings(part));
            }
        }
        tree.build();
    }

    /**
     * Runs.
     *
     * @param args the options
     */
    public static void main(String[] args) {
        Map<String, String> options = new HashMap<>(Map.of("--zones", "nyc/all_zones.geojson.gz", "--points", "50000000",
                "--seed", "1", "--layers", ""));
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        if (options.size() > 4 || args.length % 2 != 0) {
            System.err.println("usage: Agreement [--zones FILE] [--points N] [--seed N] [--layers a,b,c]");
            System.exit(2);
        }
        long points = Long.parseLong(options.get("--points"));
        long seed = Long.parseLong(options.get("--seed"));
        Map<String, Zones> layers = Layers.all(Layers.data().resolve(Path.of(options.get("--zones"))));
        if (!options.get("--layers").isEmpty()) {
            layers.keySet().retainAll(List.of(options.get("--layers").split(",")));
        }
        System.out.println("| layer | zones | vertices | points | on an edge | JTS wrong | psp wrong | judged exactly |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        long wrong = 0;
        for (Map.Entry<String, Zones> layer : layers.entrySet()) {
            Tally tally = new Agreement(layer.getValue()).run(points, seed);
            wrong += tally.pspWrong;
            System.out.printf(Locale.ROOT, "| %s | %,d | %,d | %,d | %,d | %,d | %,d | %,d |%n", layer.getKey(),
                    layer.getValue().size(), Layers.vertices(layer.getValue()), tally.points, tally.onEdge,
                    tally.jtsWrong, tally.pspWrong, tally.judged);
        }
        System.exit(wrong > 0 ? 1 : 0);
    }

    private Tally run(long points, long seed) {
        return LongStream.range(0, (points + CHUNK - 1) / CHUNK).parallel()
                .mapToObj(chunk -> chunk(new SplittableRandom(seed << 32 | chunk),
                        (int) Math.min(CHUNK, points - chunk * CHUNK)))
                .reduce(new Tally(0, 0, 0, 0, 0), Tally::plus);
    }

    private Tally chunk(SplittableRandom random, int count) {
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            place(random, i, x, y);
        }
        int[] half = halfOpen.locate(x, y);
        int[] whole = closed.locate(x, y);
        long onEdge = 0;
        long jtsWrong = 0;
        long pspWrong = 0;
        long judged = 0;
        for (int i = 0; i < count; i++) {
            Place mine = halfOpen.place(half[i]);
            Place mineClosed = closed.place(whole[i]);
            TreeSet<String> owners = new TreeSet<>();
            TreeSet<String> touched = new TreeSet<>();
            byJts(x[i], y[i], owners, touched);
            onEdge += touched.size() > owners.size() ? 1 : 0;
            boolean differ = !mine.zones().equals(owners) || !mineClosed.zones().equals(touched);
            if (differ || i % JUDGED == 0) {
                TreeSet<String> exactOwners = new TreeSet<>();
                TreeSet<String> exactTouched = new TreeSet<>();
                exactly(x[i], y[i], exactOwners, exactTouched);
                judged++;
                if (!mine.zones().equals(exactOwners) || !mineClosed.zones().equals(exactTouched)) {
                    pspWrong++;
                    System.err.println("psp wrong at (" + x[i] + ", " + y[i] + "): " + mine + " and " + mineClosed
                            + ", exactly " + exactOwners + " and " + exactTouched);
                }
                jtsWrong += owners.equals(exactOwners) && touched.equals(exactTouched) ? 0 : 1;
            }
        }
        return new Tally(count, onEdge, jtsWrong, pspWrong, judged);
    }

    /** On a vertex, a bit beside it, on an edge, a bit beside it, on it but rounded, level with a vertex, anywhere near. */
    private void place(SplittableRandom random, int i, double[] xs, double[] ys) {
        Ring ring = rings.get(random.nextInt(rings.size()));
        int v = 1 + random.nextInt(ring.size() - 1);
        double x = ring.longitude(v);
        double y = ring.latitude(v);
        double t = random.nextInt(4) == 0 ? 0.5 : random.nextDouble();
        double onX = ring.longitude(v - 1) + t * (x - ring.longitude(v - 1));
        double onY = ring.latitude(v - 1) + t * (y - ring.latitude(v - 1));
        double snap = StrictMath.pow(10, 4 + random.nextInt(4));
        switch (i % 8) {
            case 0 -> { }
            case 1 -> {
                x = beside(x, random);
                y = beside(y, random);
            }
            case 2 -> {
                x = onX;
                y = onY;
            }
            case 3 -> {
                x = beside(onX, random);
                y = beside(onY, random);
            }
            case 4 -> {
                x = Math.rint(onX * snap) / snap;
                y = Math.rint(onY * snap) / snap;
            }
            case 5 -> x += 0.02 * (random.nextDouble() - 0.5);
            case 6 -> {
                x += 0.002 * (random.nextDouble() - 0.5);
                y += 0.002 * (random.nextDouble() - 0.5);
            }
            default -> {
                x += 0.2 * (random.nextDouble() - 0.5);
                y += 0.2 * (random.nextDouble() - 0.5);
            }
        }
        xs[i] = x;
        ys[i] = y;
    }

    private static double beside(double value, SplittableRandom random) {
        int way = random.nextInt(3);
        return way == 0 ? value : way == 1 ? Math.nextUp(value) : Math.nextDown(value);
    }

    private void byJts(double x, double y, TreeSet<String> owners, TreeSet<String> touched) {
        Coordinate point = new Coordinate(x, y);
        for (Object found : tree.query(new Envelope(point))) {
            Item item = (Item) found;
            int location = item.locator.locate(point);
            if (location != Location.EXTERIOR) {
                touched.add(item.zone);
                if (location == Location.INTERIOR || eastward(item.part, point)) {
                    owners.add(item.zone);
                }
            }
        }
    }

    /** Whether a point on an edge, moved a hair east and a much finer one north, is inside, by JTS' orientation. */
    private static boolean eastward(Boundary.Part part, Coordinate point) {
        boolean inside = false;
        for (Ring ring : rings(part)) {
            for (int i = 1; i < ring.size(); i++) {
                boolean upper = ring.latitude(i) > point.y;
                if (upper != ring.latitude(i - 1) > point.y) {
                    int low = upper ? i - 1 : i;
                    int high = upper ? i : i - 1;
                    inside ^= Orientation.index(new Coordinate(ring.longitude(low), ring.latitude(low)),
                            new Coordinate(ring.longitude(high), ring.latitude(high)), point)
                            == Orientation.COUNTERCLOCKWISE;
                }
            }
        }
        return inside;
    }

    private void exactly(double x, double y, TreeSet<String> owners, TreeSet<String> touched) {
        for (Object found : tree.query(new Envelope(new Coordinate(x, y)))) {
            Item item = (Item) found;
            boolean inside = false;
            for (Ring ring : rings(item.part)) {
                for (int i = 1; i < ring.size(); i++) {
                    boolean upper = ring.latitude(i) > y;
                    boolean spans = upper != ring.latitude(i - 1) > y;
                    boolean near = between(y, ring.latitude(i - 1), ring.latitude(i))
                            && between(x, ring.longitude(i - 1), ring.longitude(i));
                    int side = spans || near ? side(ring, upper ? i - 1 : i, upper ? i : i - 1, x, y) : 1;
                    inside ^= spans && side > 0;
                    if (near && side == 0) {
                        touched.add(item.zone);
                    }
                }
            }
            if (inside) {
                owners.add(item.zone);
                touched.add(item.zone);
            }
        }
    }

    private static boolean between(double value, double one, double other) {
        return value >= Math.min(one, other) && value <= Math.max(one, other);
    }

    private static int side(Ring ring, int from, int to, double x, double y) {
        BigDecimal ax = new BigDecimal(ring.longitude(from));
        BigDecimal ay = new BigDecimal(ring.latitude(from));
        return new BigDecimal(ring.longitude(to)).subtract(ax).multiply(new BigDecimal(y).subtract(ay))
                .compareTo(new BigDecimal(ring.latitude(to)).subtract(ay).multiply(new BigDecimal(x).subtract(ax)));
    }

    private static List<Ring> rings(Boundary.Part part) {
        List<Ring> all = new ArrayList<>(part.holes());
        all.add(part.shell());
        return all;
    }
}
