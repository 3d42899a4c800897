package psp.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import psp.core.Boundary;
import psp.core.Position;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;
import psp.geo.JtsGeometries;
import psp.geo.LocalPlane;
import psp.geo.Rings;
import psp.geo.ZoneIndex;
import psp.geo.ZoneMetres;
import psp.geo.ZoneShapes;

/**
 * Whether area, points and rings of a zone agree with each other, by seeded trial on zones drawn at random.
 *
 * <p>{@code GroundTrials [--polygons N] [--lines N] [--seed S]}. Of ten zones one is large: one to three parts of one or two
 * rings of 3 to 12 vertices over 5.6 km, with two rings around it. The others have one or two parts of one or two rings of 3
 * to 6 vertices over 1.4 km, and one ring around them. Half of all lie on a coarse lattice, so that rings cross, nest, overlap
 * and touch. Ground is drawn a second time without any of psp's geometry: of the faces between all rings of a part, by JTS,
 * those that an odd number of rings goes round, the parts united. A line has 3 to 14 vertices and mostly ends where it begins;
 * the ground along it is held to the union of JTS's
 * buffers of its segments. Prints a line a question with the number of faults, and a fault's seed; status 1 if there is one.
 */
public final class GroundTrials {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    /** Degrees, to a micrometre. */
    private static final PrecisionModel FINE = new PrecisionModel(1e11);

    private static final double[] WIDTHS = {150, 400};
    private static final double WEST = -88;
    private static final double SOUTH = 43;
    /** Degrees; with the lattices sums of powers of two, so that what lies on one line lies there exactly. */
    private static final double LARGE = 13.0 / 256;

    private static final double SMALL = 13.0 / 1024;

    /** Steps of the coarse lattice from side to side. */
    private static final int COARSE = 13;

    private static final int LARGE_ONE_IN = 10;
    private static final double DENSE = 1.0 / (1 << 30);
    /** Zones lie apart, so many in a row and so many degrees from the next, and are found by one index. */
    private static final int BLOCK = 10;

    private static final double BESIDE = 0.125;
    private static final int PROBES = 50;
    /** Square metres; a zone whose rings nearly cancel each other is passed over. */
    private static final double LEAST_AREA = 1;

    /** Degrees; a face that is thinner is none. */
    private static final double THIN = 1e-11;

    private static final double SAME_AREA = 1e-6;
    private static final double SAME_LINE_AREA = 1e-3;
    /** Metres from an edge within which two ways to draw it may differ. */
    private static final double HAIR = 0.01;

    private final List<Question> questions = new ArrayList<>();

    private GroundTrials() {}

    /** What was asked, how often, and how often it failed. */
    private static final class Question {

        private final String text;
        private long asked;
        private long failed;
        private double worst;

        Question(String text) {
            this.text = text;
        }

        void ask(boolean good, long seed, String seen) {
            asked++;
            if (!good) {
                failed++;
                System.out.println("FAULT " + text + ": seed " + seed + ", " + seen);
            }
        }

        void within(double seen, double expected, double share, long seed) {
            double off = Math.abs(seen - expected) / expected;
            worst = Math.max(worst, off);
            ask(off <= share, seed, seen + " instead of " + expected);
        }
    }

    private Question question(String text) {
        Question question = new Question(text);
        questions.add(question);
        return question;
    }

    /**
     * Runs.
     *
     * @param args as above
     */
    public static void main(String[] args) {
        long polygons = 1_000;
        long lines = 100;
        long seed = 1;
        for (int i = 0; i + 1 < args.length; i += 2) {
            long value = Long.parseLong(args[i + 1]);
            switch (args[i]) {
                case "--polygons" -> polygons = value;
                case "--lines" -> lines = value;
                case "--seed" -> seed = value;
                default -> throw new IllegalArgumentException("No option '" + args[i] + "'; see GroundTrials");
            }
        }
        System.exit(run(seed, polygons, lines) == 0 ? 0 : 1);
    }

    /** Prints what was tried; how many faults there are. */
    static long run(long seed, long polygons, long lines) {
        GroundTrials trials = new GroundTrials();
        long passed = trials.polygons(seed, polygons);
        trials.lines(seed, lines);
        System.out.printf(
                Locale.ROOT,
                "seeds %d to %d; %,d of %,d zones passed over, without ground%n%n",
                seed,
                seed + Math.max(polygons, lines) - 1,
                passed,
                polygons);
        System.out.println("| asked | times | faults | worst |");
        System.out.println("|---|---|---|---|");
        for (Question each : trials.questions) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %s |%n",
                    each.text,
                    each.asked,
                    each.failed,
                    each.worst > 0 ? String.format(Locale.ROOT, "%.1e", each.worst) : "");
        }
        return trials.questions.stream().mapToLong(each -> each.failed).sum();
    }

    private long polygons(long first, long trials) {
        Question area = question("area of the zone, and of the ground drawn apart");
        Question ringArea = question("area of rings around the zone, and around the ground drawn apart");
        Question one = question("a point is in at most one of zone and rings");
        Question same = question("a point is in the same zone or ring, more than 1 cm from an edge");
        Question near = question("a point within the first width of a point of the zone is in zone or ring");
        Question far = question("a point of a ring is within its width of the zone");
        long passed = 0;
        for (long block = first; block < first + trials; block += BLOCK * BLOCK) {
            List<Case> cases = new ArrayList<>();
            List<Zone> zones = new ArrayList<>();
            for (long seed = block; seed < Math.min(block + BLOCK * BLOCK, first + trials); seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                double west = WEST + BESIDE * (seed % BLOCK);
                double south = SOUTH + BESIDE * (seed / BLOCK % BLOCK);
                boolean large = random.nextInt(LARGE_ONE_IN) == 0;
                double side = large ? LARGE : SMALL;
                Zone zone = scribbles("z" + seed, random, large, west, south, side);
                double[] widths = large ? WIDTHS : new double[] {WIDTHS[random.nextInt(WIDTHS.length)]};
                Geometry apart = drawnApart(zone);
                if (apart.isEmpty() || JtsGeometries.toBoundary(apart).squareMetres() < LEAST_AREA) {
                    passed++;
                    continue;
                }
                Zone other = Zone.of(zone.name(), JtsGeometries.toBoundary(apart));
                area.within(squareMetres(zone), squareMetres(other), SAME_AREA, seed);
                List<Zone> rings;
                List<Geometry> otherRings = new ArrayList<>();
                try {
                    rings = Rings.around(zone, widths);
                    for (Zone otherRing : Rings.around(other, widths)) {
                        ringArea.within(
                                squareMetres(rings.get(otherRings.size())), squareMetres(otherRing), SAME_AREA, seed);
                        otherRings.add(drawn(otherRing));
                    }
                } catch (IllegalArgumentException | TopologyException e) {
                    ringArea.ask(false, seed, e.toString());
                    continue;
                }
                cases.add(new Case(seed, random, west, south, side, widths, zone, rings, apart, otherRings));
                zones.add(zone);
                zones.addAll(rings);
            }
            ZoneIndex index = ZoneIndex.of(Zones.of(zones));
            for (Case each : cases) {
                ZoneMetres metres = ZoneMetres.of(each.zone);
                for (int i = 0; i < PROBES; i++) {
                    Position at = each.probe();
                    List<String> in = List.copyOf(index.locate(at).zones());
                    one.ask(in.size() <= 1, each.seed, at + " in " + in);
                    double away = metres.metresToEdge(at);
                    boolean clear = away > HAIR;
                    for (int ring = 0; ring < each.widths.length; ring++) {
                        clear &= Math.abs(away - each.widths[ring]) > HAIR;
                        if (in.contains(each.rings.get(ring).name())) {
                            far.ask(away <= each.widths[ring] + 0.1, each.seed, at + " at " + away + " m");
                        }
                    }
                    if (clear) {
                        List<String> apart = each.apart(at);
                        same.ask(in.equals(apart), each.seed, at + " in " + in + " and " + apart);
                    }
                    if (in.contains(each.zone.name())) {
                        double angle = 2 * Math.PI * each.random.nextDouble();
                        double reach = (each.widths[0] - 0.1) * Math.sqrt(each.random.nextDouble());
                        Position beside = LocalPlane.around(at)
                                .position(reach * StrictMath.cos(angle), reach * StrictMath.sin(angle));
                        List<String> there = List.copyOf(index.locate(beside).zones());
                        near.ask(
                                there.contains(each.zone.name())
                                        || there.contains(each.rings.get(0).name()),
                                each.seed,
                                beside + " in " + there + ", " + reach + " m from " + at);
                    }
                }
            }
        }
        return passed;
    }

    /** A zone with its rings, and the same drawn apart. */
    private record Case(
            long seed,
            SplittableRandom random,
            double west,
            double south,
            double side,
            double[] widths,
            Zone zone,
            List<Zone> rings,
            Geometry apart,
            List<Geometry> otherRings) {

        /** Anywhere in the box of the zone and beside it. */
        Position probe() {
            return Position.of(besideOrIn(west), besideOrIn(south));
        }

        private double besideOrIn(double least) {
            double beside = side == LARGE ? side / 5 : side / 3;
            return least - beside + (side + 2 * beside) * random.nextDouble();
        }

        /** Where a point lies among what was drawn apart, by JTS. */
        List<String> apart(Position at) {
            Coordinate point = new Coordinate(at.longitude(), at.latitude());
            List<String> in = new ArrayList<>();
            if (SimplePointInAreaLocator.locate(point, apart) == Location.INTERIOR) {
                in.add(zone.name());
            }
            for (int i = 0; i < otherRings.size(); i++) {
                if (SimplePointInAreaLocator.locate(point, otherRings.get(i)) == Location.INTERIOR) {
                    in.add(rings.get(i).name());
                }
            }
            return in;
        }
    }

    private static double squareMetres(Zone zone) {
        return zone.squareMetres().orElseThrow();
    }

    private static Geometry drawn(Zone zone) {
        Boundary boundary = zone.boundary();
        return boundary == null ? FACTORY.createPolygon() : JtsGeometries.toJts(boundary);
    }

    private static Zone scribbles(
            String name, SplittableRandom random, boolean large, double west, double south, double side) {
        int corners = 3 + random.nextInt(large ? 10 : 4);
        double lattice = random.nextBoolean() ? side / COARSE : DENSE;
        List<Boundary.Part> parts = new ArrayList<>();
        for (int part = random.nextInt(large ? 3 : 2); part >= 0; part--) {
            List<Ring> rings = new ArrayList<>();
            for (int ring = random.nextInt(2); ring >= 0; ) {
                double[] xy = new double[2 * corners + 2];
                for (int i = 0; i < 2 * corners; i++) {
                    xy[i] = (i % 2 == 0 ? west : south) + Math.rint(random.nextDouble() * side / lattice) * lattice;
                }
                xy[2 * corners] = xy[0];
                xy[2 * corners + 1] = xy[1];
                if (Ring.boundsGround(xy)) {
                    rings.add(Ring.of(xy));
                    ring--;
                }
            }
            parts.add(new Boundary.Part(rings.get(0), rings.subList(1, rings.size())));
        }
        return Zone.of(name, new Boundary(parts));
    }

    /** The faces between all rings of a part that an odd number of them goes round, by JTS; the parts united. */
    private static Geometry drawnApart(Zone zone) {
        List<Geometry> faces = new ArrayList<>();
        Boundary boundary = zone.boundary();
        for (Boundary.Part part : boundary == null ? List.<Boundary.Part>of() : boundary.parts()) {
            List<Geometry> rings = new ArrayList<>();
            rings.add(line(part.shell()));
            part.holes().forEach(hole -> rings.add(line(hole)));
            Polygonizer polygonizer = new Polygonizer();
            polygonizer.add(UnaryUnionNG.union(FACTORY.buildGeometry(rings), FINE));
            for (Object face : polygonizer.getPolygons()) {
                Coordinate inside = ((Polygon) face).getInteriorPoint().getCoordinate();
                long around = rings.stream()
                        .filter(ring -> RayCrossingCounter.locatePointInRing(inside, ring.getCoordinates())
                                == Location.INTERIOR)
                        .count();
                if (around % 2 == 1 && ((Polygon) face).getArea() > THIN * ((Polygon) face).getLength()) {
                    faces.add((Polygon) face);
                }
            }
        }
        return faces.isEmpty() ? FACTORY.createPolygon() : OverlayNGRobust.union(faces);
    }

    private static Geometry line(Ring ring) {
        Coordinate[] vertices = new Coordinate[ring.size()];
        for (int i = 0; i < vertices.length; i++) {
            vertices[i] = new Coordinate(ring.longitude(i), ring.latitude(i));
        }
        return FACTORY.createLineString(vertices);
    }

    private void lines(long first, long trials) {
        Question ground = question("ground along a line, and the union of its segments' buffers");
        LocalPlane plane = LocalPlane.around(Position.of(WEST, SOUTH));
        for (long seed = first; seed < first + trials; seed++) {
            try {
                line(ground, plane, seed);
            } catch (IllegalArgumentException | TopologyException e) {
                ground.ask(false, seed, e.toString());
            }
        }
    }

    private static void line(Question ground, LocalPlane plane, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Coordinate[] line = new Coordinate[3 + random.nextInt(12)];
        for (int i = 0; i < line.length; i++) {
            line[i] = new Coordinate(
                    Math.rint(random.nextDouble() * 100) * 10, Math.rint(random.nextDouble() * 100) * 10);
        }
        if (random.nextInt(5) > 0) {
            line[line.length - 1] = line[0];
        }
        double metres = 20 + random.nextInt(400);
        List<Geometry> segments = new ArrayList<>();
        Position[] at = new Position[line.length];
        for (int i = 0; i < line.length; i++) {
            at[i] = plane.position(line[i].x, line[i].y);
            if (i > 0) {
                segments.add(FACTORY.createLineString(new Coordinate[] {line[i - 1], line[i]})
                        .buffer(metres, 64));
            }
        }
        Geometry expected = OverlayNGRobust.union(segments);
        Boundary strip = ZoneShapes.alongLine("l", metres, at).boundary();
        if (strip == null) {
            ground.ask(false, seed, "no ground");
            return;
        }
        Geometry seen = JtsGeometries.toJts(strip);
        seen.apply((CoordinateFilter) vertex -> {
            double[] xy = plane.metres(vertex.x, vertex.y);
            vertex.x = xy[0];
            vertex.y = xy[1];
        });
        double apart =
                OverlayNGRobust.overlay(expected, seen, OverlayNG.SYMDIFFERENCE).getArea();
        ground.within(expected.getArea() + apart, expected.getArea(), SAME_LINE_AREA, seed);
    }
}
