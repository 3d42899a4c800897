package psp.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import psp.bench.index.Layers;
import psp.bench.index.ZoneParts;
import psp.core.Boundary;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;
import psp.geo.EdgeRule;
import psp.geo.ZoneIndex;

/**
 * Holds {@link ZoneIndex} to JTS and to arithmetic without rounding at points that are hard, under both edge rules.
 *
 * <p>{@code Agreement [--zones nyc/all_zones.geojson.gz] [--points 50000000] [--seed 1] [--layers a,b,c]} prints a line a
 * layer. JTS is asked at every point; where the two differ, and at every 4096th point, decimal arithmetic without rounding
 * says which is wrong. The layer {@code straddling_zero} is the first one moved so that a vertex of it lies at longitude and
 * latitude 0, where plain doubles go wrong. Status 1 if {@code ZoneIndex} is wrong anywhere.
 */
public final class Agreement {

    private static final int CHUNK = 1 << 16;
    private static final int JUDGED = 1 << 12;

    /** What was seen: points, points on an edge, points where JTS is wrong, where psp is wrong, judged exactly. */
    private record Tally(long points, long onEdge, long jtsWrong, long pspWrong, long judged) {

        Tally plus(Tally other) {
            return new Tally(
                    points + other.points,
                    onEdge + other.onEdge,
                    jtsWrong + other.jtsWrong,
                    pspWrong + other.pspWrong,
                    judged + other.judged);
        }
    }

    /** An index, and the zones of each of its places by number. */
    private record Answers(ZoneIndex index, Map<String, Integer> numbers, Map<Integer, int[]> known) {

        static Answers of(Zones zones, EdgeRule rule, Map<String, Integer> numbers) {
            return new Answers(ZoneIndex.of(zones, rule), numbers, new ConcurrentHashMap<>());
        }

        int[] zones(int place) {
            int[] zones = known.get(place);
            return zones != null
                    ? zones
                    : known.computeIfAbsent(
                            place,
                            asked -> index.place(asked).zones().stream()
                                    .mapToInt(numbers::get)
                                    .sorted()
                                    .toArray());
        }
    }

    private final Answers halfOpen;
    private final Answers closed;
    private final ZoneParts judges;
    private final List<Ring> rings;

    private Agreement(Zones zones) {
        Map<String, Integer> numbers = new HashMap<>();
        for (Zone zone : zones) {
            numbers.put(zone.name(), numbers.size());
        }
        halfOpen = Answers.of(zones, EdgeRule.HALF_OPEN, numbers);
        closed = Answers.of(zones, EdgeRule.CLOSED, numbers);
        judges = new ZoneParts(zones);
        rings = judges.rings();
    }

    /**
     * Runs.
     *
     * @param args the options
     */
    public static void main(String[] args) {
        Map<String, String> options = new HashMap<>(
                Map.of("--zones", "nyc/all_zones.geojson.gz", "--points", "50000000", "--seed", "1", "--layers", ""));
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
        layers.put("straddling_zero", aroundZero(layers.values().iterator().next()));
        if (!options.get("--layers").isEmpty()) {
            layers.keySet().retainAll(List.of(options.get("--layers").split(",")));
        }
        System.out.println("seed " + seed);
        System.out.println(
                "| layer | zones | vertices | points | on an edge | JTS wrong | psp wrong | judged exactly |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        long wrong = 0;
        for (Map.Entry<String, Zones> layer : layers.entrySet()) {
            Tally tally = new Agreement(layer.getValue()).run(points, seed);
            wrong += tally.pspWrong;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %,d | %,d | %,d | %,d | %,d |%n",
                    layer.getKey(),
                    layer.getValue().size(),
                    Layers.vertices(layer.getValue()),
                    tally.points,
                    tally.onEdge,
                    tally.jtsWrong,
                    tally.pspWrong,
                    tally.judged);
        }
        System.exit(wrong > 0 ? 1 : 0);
    }

    /** The zones moved to where longitude and latitude are 0. */
    private static Zones aroundZero(Zones zones) {
        Ring first = zones.iterator().next().boundary().parts().get(0).shell();
        double east = first.longitude(0);
        double north = first.latitude(0);
        UnaryOperator<Ring> moved = ring -> {
            double[] lonLat = ring.toArray();
            for (int i = 0; i < lonLat.length; i++) {
                lonLat[i] -= i % 2 == 0 ? east : north;
            }
            return Ring.of(lonLat);
        };
        return Zones.of(zones.stream()
                .map(zone -> Zone.of(
                        zone.name(),
                        new Boundary(zone.boundary().parts().stream()
                                .map(part -> new Boundary.Part(
                                        moved.apply(part.shell()),
                                        part.holes().stream().map(moved).toList()))
                                .toList())))
                .toList());
    }

    private Tally run(long points, long seed) {
        return LongStream.range(0, (points + CHUNK - 1) / CHUNK)
                .parallel()
                .mapToObj(chunk ->
                        chunk(new SplittableRandom(seed << 32 | chunk), (int) Math.min(CHUNK, points - chunk * CHUNK)))
                .reduce(new Tally(0, 0, 0, 0, 0), Tally::plus);
    }

    private Tally chunk(SplittableRandom random, int count) {
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            place(random, i, x, y);
        }
        int[] half = halfOpen.index.locate(x, y);
        int[] whole = closed.index.locate(x, y);
        ZoneParts.Verdict jts = new ZoneParts.Verdict();
        ZoneParts.Verdict exact = new ZoneParts.Verdict();
        Tally tally = new Tally(count, 0, 0, 0, 0);
        long edges = 0;
        for (int i = 0; i < count; i++) {
            int[] owners = halfOpen.zones(half[i]);
            int[] touched = closed.zones(whole[i]);
            judges.byJts(x[i], y[i], jts);
            long onEdge = jts.onEdge() ? 1 : 0;
            if (jts.is(owners, touched) && i % JUDGED != 0) {
                edges += onEdge;
                continue;
            }
            judges.exactly(x[i], y[i], exact);
            boolean right = exact.is(owners, touched);
            if (!right) {
                System.err.println("psp wrong at (" + x[i] + ", " + y[i] + "): " + halfOpen.index.place(half[i])
                        + " and " + closed.index.place(whole[i]) + ", exactly zones number " + exact);
            }
            tally = tally.plus(new Tally(0, onEdge, jts.is(exact) ? 0 : 1, right ? 0 : 1, 1));
        }
        return tally.plus(new Tally(0, edges, 0, 0, 0));
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
            case 0 -> {}
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
}
