package psp.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psp.core.Boundary;
import psp.core.Coverage;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Occurrence;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Place;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;

class ZoneIndexTest {

    private static final Zone WEST = Zone.of("west", Boundary.box(0, 0, 1, 1));
    private static final Zone EAST = Zone.of("east", Boundary.box(1, 0, 2, 1));
    private static final Zone LARGE = Zone.of("large", Boundary.box(0.5, 0.5, 3, 3));

    @Test
    void aPointIsInEveryZoneThatHoldsIt() {
        ZoneIndex index = ZoneIndex.of(Zones.of(WEST, EAST, LARGE));
        assertThat(index.locate(0.2, 0.2)).isEqualTo(Place.in("west"));
        assertThat(index.locate(0.7, 0.7)).isEqualTo(Place.in("large", "west"));
        assertThat(index.locate(1.7, 0.7)).isEqualTo(Place.in("east", "large"));
        assertThat(index.locate(5, 5)).isEqualTo(Place.NO_ZONE);
        assertThat(index).hasToString("3 zones, half-open edges");
    }

    @Test
    void edgesOfALoneZoneAreClosedAndOfATilingHalfOpen() {
        ZoneIndex lone = ZoneIndex.of(Zones.of(WEST));
        assertThat(lone.edgeRule()).isEqualTo(EdgeRule.CLOSED);
        for (double[] edge : new double[][] {{0, 0.5}, {1, 0.5}, {0.5, 0}, {0.5, 1}, {0, 0}, {1, 1}, {0, 1}, {1, 0}}) {
            assertThat(lone.locate(edge[0], edge[1])).isEqualTo(Place.in("west"));
        }
        ZoneIndex pair = ZoneIndex.of(Zones.of(WEST, EAST));
        assertThat(pair.locate(0, 0.5)).as("the west edge is the zone's own").isEqualTo(Place.in("west"));
        assertThat(pair.locate(1, 0.5))
                .as("a shared edge is the eastern zone's")
                .isEqualTo(Place.in("east"));
        assertThat(pair.locate(0.5, 0)).as("the south edge is the zone's own").isEqualTo(Place.in("west"));
        assertThat(pair.locate(0.5, 1)).as("the north edge is the next zone's").isEqualTo(Place.NO_ZONE);
        assertThat(pair.locate(1, 0)).isEqualTo(Place.in("east"));
        assertThat(ZoneIndex.of(Zones.of(WEST, EAST), EdgeRule.CLOSED).locate(1, 0.5))
                .isEqualTo(Place.in("east", "west"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyPointOfATilingHasOneOwner(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double lon = seed % 2 == 0 ? -87.95 : -0.02;
        double lat = seed % 2 == 0 ? 43.06 : -0.02;
        // At multiples of a power of two the middle of an edge lies on it to the last bit.
        double scale = seed <= 2 ? 1 << 14 : Math.pow(10, 2 + seed % 4);
        Zones tiling = Tilings.jittered(random, 6, lon, lat, scale);
        ZoneIndex half = ZoneIndex.of(tiling);
        ZoneIndex closed = ZoneIndex.of(tiling, EdgeRule.CLOSED);
        int onEdges = 0;
        for (double[] point : trial(random, tiling, scale)) {
            Place touched = closed.locate(point[0], point[1]);
            Place owner = half.locate(point[0], point[1]);
            assertThat(owner.zones().size())
                    .as("owners of (%s, %s), seed %s", point[0], point[1], seed)
                    .isLessThanOrEqualTo(1);
            assertThat(touched.zones()).as("seed %s", seed).containsAll(owner.zones());
            if (insideOutline(point, lon, lat)) {
                assertThat(owner.zones())
                        .as("owners of (%s, %s), seed %s", point[0], point[1], seed)
                        .hasSize(1);
            }
            onEdges += touched.zones().size() > 1 ? 1 : 0;
        }
        assertThat(onEdges).as("points on shared edges, seed %s", seed).isGreaterThan(seed <= 2 ? 250 : 100);
    }

    private static boolean insideOutline(double[] point, double lon, double lat) {
        return point[0] > lon + 0.004 && point[0] < lon + 0.056 && point[1] > lat + 0.004 && point[1] < lat + 0.056;
    }

    /** Random points, vertices, middles of edges (exact where they can be), points one step off, snapped points. */
    private static List<double[]> trial(SplittableRandom random, Zones tiling, double scale) {
        List<double[]> points = new ArrayList<>();
        for (Zone zone : tiling) {
            Ring ring = zone.boundary().parts().get(0).shell();
            for (int i = 1; i < ring.size(); i++) {
                double x = ring.longitude(i);
                double y = ring.latitude(i);
                points.add(new double[] {x, y});
                points.add(new double[] {Math.nextUp(x), y});
                points.add(new double[] {x, Math.nextDown(y)});
                double mx = (x + ring.longitude(i - 1)) / 2;
                double my = (y + ring.latitude(i - 1)) / 2;
                points.add(new double[] {mx, my});
                points.add(new double[] {Math.rint(mx * scale) / scale, Math.rint(my * scale) / scale});
                points.add(new double[] {x + random.nextDouble() * 0.01 - 0.005, y});
            }
        }
        for (int i = 0; i < 2000; i++) {
            Ring ring = tiling.stream()
                    .toList()
                    .get(random.nextInt(tiling.size()))
                    .boundary()
                    .parts()
                    .get(0)
                    .shell();
            points.add(new double[] {
                ring.longitude(0) + random.nextDouble() * 0.01, ring.latitude(0) + random.nextDouble() * 0.01
            });
        }
        return points;
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void agreesWithExactRationalArithmetic(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int corners = 5 + random.nextInt(30);
        double[] lonLat = new double[2 * corners + 2];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = 0.01 + 0.04 * random.nextDouble();
            lonLat[2 * i] = Math.rint((seed % 2 == 0 ? 0 : -87.9) * 1e5 + radius * Math.cos(angle) * 1e5) / 1e5;
            lonLat[2 * i + 1] = Math.rint((seed % 2 == 0 ? 0 : 43) * 1e5 + radius * Math.sin(angle) * 1e5) / 1e5;
        }
        lonLat[2 * corners] = lonLat[0];
        lonLat[2 * corners + 1] = lonLat[1];
        Ring star = Ring.of(lonLat);
        ZoneIndex index = ZoneIndex.of(Zones.of(Zone.of("star", Boundary.of(star))), EdgeRule.HALF_OPEN);
        for (int i = 0; i < 3000; i++) {
            int k = random.nextInt(star.size() - 1);
            double t = random.nextDouble();
            double x = star.longitude(k) + t * (star.longitude(k + 1) - star.longitude(k));
            double y = star.latitude(k) + t * (star.latitude(k + 1) - star.latitude(k));
            if (i % 3 == 0) {
                x = Math.rint(x * 1e5) / 1e5;
                y = Math.rint(y * 1e5) / 1e5;
            }
            assertThat(index.locate(x, y).zones().isEmpty())
                    .as("(%s, %s) outside, seed %s", x, y, seed)
                    .isNotEqualTo(exactlyInside(star, x, y));
        }
    }

    private static boolean exactlyInside(Ring ring, double x, double y) {
        boolean inside = false;
        BigDecimal px = new BigDecimal(x);
        BigDecimal py = new BigDecimal(y);
        for (int i = 1; i < ring.size(); i++) {
            if ((ring.latitude(i - 1) > y) != (ring.latitude(i) > y)) {
                int low = ring.latitude(i) > y ? i - 1 : i;
                int high = 2 * i - 1 - low;
                BigDecimal lx = new BigDecimal(ring.longitude(low));
                BigDecimal ly = new BigDecimal(ring.latitude(low));
                BigDecimal side = new BigDecimal(ring.longitude(high))
                        .subtract(lx)
                        .multiply(py.subtract(ly))
                        .subtract(
                                new BigDecimal(ring.latitude(high)).subtract(ly).multiply(px.subtract(lx)));
                inside ^= side.signum() > 0;
            }
        }
        return inside;
    }

    @Test
    void holesAndPartsOfOneZone() {
        Ring hole = Ring.of(0.4, 0.4, 0.6, 0.4, 0.6, 0.6, 0.4, 0.6, 0.4, 0.4);
        Ring outer = Boundary.box(0, 0, 1, 1).parts().get(0).shell();
        Boundary ground = Boundary.of(outer, hole).plus(Boundary.box(0.9, 0.9, 2, 2));
        ZoneIndex index = ZoneIndex.of(Zones.of(Zone.of("z", ground)));
        assertThat(index.locate(0.5, 0.5)).isEqualTo(Place.NO_ZONE);
        assertThat(index.locate(0.4, 0.5))
                .as("the edge of a hole is closed too")
                .isEqualTo(Place.in("z"));
        assertThat(index.locate(0.95, 0.95))
                .as("overlapping parts are one zone")
                .isEqualTo(Place.in("z"));
        assertThat(index.remarks())
                .singleElement()
                .asString()
                .matches("zone 'z': its parts overlap or lie in each other by 123,\\d{3},\\d{3} m², which count once");
    }

    @Test
    void aRingThatCrossesItselfIsReadByTheEvenOddRuleAndNamed() {
        Zone bow = Zone.of("bow", Boundary.of(Ring.of(0, 0, 2, 2, 2, 0, 0, 3, 0, 0)));
        ZoneIndex index = ZoneIndex.of(Zones.of(bow));
        assertThat(index.remarks()).hasSize(1);
        assertThat(index.remarks().get(0))
                .startsWith("zone 'bow': Self-intersection at (1.2")
                .endsWith("read by the even-odd rule, nothing was moved");
    }

    @Test
    void aZoneWithSwappedCoordinatesIsNamed() {
        ZoneIndex index = ZoneIndex.of(Zones.of(
                Zone.of("swapped", Boundary.box(43, -88, 44, -87)),
                Zone.of("north", Boundary.box(100, 85, 101, 86)),
                Zone.of("good", Boundary.box(-88, 43, -87, 44))));
        assertThat(index.remarks())
                .containsExactly(
                        "zone 'swapped': nobody lives at vertex (43.0, -88.0); longitude and latitude may be swapped: give longitude"
                                + " first");
    }

    @Test
    void countsByPlaceAndDay() {
        ZoneIndex index = ZoneIndex.of(Zones.of(WEST, EAST, LARGE));
        Incidents log = Incidents.of(List.of(
                robbery("1", 1).at(0.2, 0.2),
                robbery("2", 1).at(0.7, 0.7),
                robbery("3", 2).at(0.7, 0.7),
                robbery("4", 3),
                robbery("5", 4).at(9, 9),
                Incident.of("6", Occurrence.on(LocalDate.of(2016, 4, 9)), "THEFT")
                        .at(0.2, 0.2)));
        ZoneCounts counts = index.count(log, Outcome.of("robbery", "robbery"));
        assertThat(counts.in("west").count()).isEqualTo(3);
        assertThat(counts.in("large").count()).isEqualTo(2);
        assertThat(counts.in("west", "large").count()).isEqualTo(3);
        assertThat(counts.in("east").count()).isZero();
        assertThat(counts.noPosition().count()).isEqualTo(1);
        assertThat(counts.noZone().count()).isEqualTo(1);
        assertThat(counts.total().count()).isEqualTo(5);
        assertThat(counts.notCounted()).containsExactly(Map.entry("another offence", 1L));
        assertThat(counts.header().edgeRule()).isEqualTo("half-open");
        assertThat(counts.coverage()).hasToString("2016-04-01 to 2016-04-09, inferred");
        Coverage april = Coverage.declared(Period.parse("2016-04"));
        assertThat(index.count(log, Outcome.all("all"), april).coverage()).isEqualTo(april);
        assertThat(log.stream()
                        .parallel()
                        .collect(index.counting(Outcome.of("robbery", "robbery")))
                        .sha256())
                .isEqualTo(counts.sha256());
    }

    private static Incident robbery(String id, int day) {
        return Incident.of(id, Occurrence.on(LocalDate.of(2016, 4, day)), "ROBBERY");
    }

    @Test
    void moreZonesNeverChangeAnotherZonesCount() {
        SplittableRandom random = new SplittableRandom(7);
        List<Incident> all = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            all.add(robbery("i" + i, 1 + random.nextInt(28)).at(random.nextDouble() * 3, random.nextDouble() * 3));
        }
        Outcome any = Outcome.all("any");
        ZoneCounts few = ZoneIndex.of(Zones.of(WEST, EAST)).count(Incidents.of(all), any);
        ZoneCounts more = ZoneIndex.of(Zones.of(WEST, EAST, LARGE)).count(Incidents.of(all), any);
        assertThat(more.in("west").count()).isEqualTo(few.in("west").count()).isPositive();
        assertThat(more.in("east").count()).isEqualTo(few.in("east").count()).isPositive();
        assertThat(more.total().count()).isEqualTo(2000);
    }

    @Test
    void isStoredAsItsZones() throws IOException, ClassNotFoundException {
        ZoneIndex index = ZoneIndex.of(Zones.of(WEST, EAST), EdgeRule.CLOSED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(index);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ZoneIndex copy = (ZoneIndex) in.readObject();
            assertThat(copy.zones()).isEqualTo(index.zones());
            assertThat(copy.edgeRule()).isEqualTo(EdgeRule.CLOSED);
            assertThat(copy.locate(1, 0.5)).isEqualTo(Place.in("east", "west"));
        }
    }

    @Test
    void manyPointsAtOnceByNumber() {
        ZoneIndex index = ZoneIndex.of(Zones.of(WEST, EAST, LARGE));
        double[] lon = {0.2, 0.7, 5, 0.3, 1};
        double[] lat = {0.2, 0.7, 5, 0.4, 0.2};
        int[] numbers = index.locate(lon, lat);
        assertThat(numbers[2]).isZero();
        assertThat(numbers[0]).isEqualTo(numbers[3]).isNotEqualTo(numbers[1]);
        assertThat(index.place(numbers[1])).isEqualTo(Place.in("large", "west"));
        assertThat(index.place(numbers[4])).isEqualTo(Place.in("east"));
        assertThat(index.place(0)).isEqualTo(Place.NO_ZONE);
        int[] some = {-7, -7, -7, -7, -7};
        index.locate(lon, lat, 1, 3, some);
        assertThat(some).containsExactly(-7, numbers[1], 0, -7, -7);
        assertThat(index.locate(new double[0], new double[0])).isEmpty();
        double[] far = new double[3000];
        assertThat(index.locate(far, far))
                .hasSize(3000)
                .containsOnly(index.locate(far, far)[2999])
                .doesNotContain(0);
    }

    @Test
    void tellsWhatShareOneLookAnswers() {
        ZoneIndex index = ZoneIndex.of(Zones.of(WEST, EAST));
        double[] inside = {0.3, 1.7, 9, -50};
        assertThat(index.shareAtFirstLook(inside, new double[] {0.4, 0.6, 9, 80}))
                .isEqualTo(1);
        assertThat(index.shareAtFirstLook(new double[] {1, 1, 0.3, 1.7}, new double[] {0.4, 0.6, 0.4, 0.6}))
                .as("two on the edge between")
                .isEqualTo(0.5);
        assertThat(index.shareAtFirstLook(new double[0], new double[0])).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.shareAtFirstLook(inside, new double[1]))
                .withMessage("4 longitudes and 1 latitudes; give as many of both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.shareAtFirstLook(new double[] {Double.NaN}, new double[1]))
                .withMessageStartingWith("Point 1: The longitude NaN");
    }

    @Test
    void refusesManyPointsThatAreNone() {
        ZoneIndex index = ZoneIndex.of(Zones.of(WEST));
        double[] two = {0.5, 0.5};
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 180.5, -181}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> index.locate(new double[] {0.5, bad}, two))
                    .withMessageStartingWith("Point 2: The longitude " + bad + " is not within -180 to 180 degrees");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> index.locate(two, new double[] {bad, 0.5}))
                    .withMessageStartingWith("Point 1: The latitude " + bad + " is not within -90 to 90 degrees");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.locate(two, new double[1]))
                .withMessage("2 longitudes, 1 latitudes and 2 numbers; give as many of each");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.locate(two, two, 0, 1, new int[1]))
                .withMessage("2 longitudes, 2 latitudes and 1 numbers; give as many of each");
        assertThatThrownBy(() -> index.locate(two, two, 1, 3, new int[2]))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.place(77))
                .withMessage("There is no place 77; give a number that this index answered for a point");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.place(-1))
                .withMessageStartingWith("There is no place");
    }

    @Test
    void tellsHowFarItIsBuilt() {
        List<Double> shares = new ArrayList<>();
        ZoneIndex.of(Zones.of(WEST, EAST), EdgeRule.HALF_OPEN, shares::add);
        assertThat(shares).isSorted().startsWith(0.0).endsWith(1.0).hasSizeBetween(20, 100);
    }

    @Test
    void anyNumberOfThreadsGetsTheSameAnswers() {
        Zones pie = new Shapes(new SplittableRandom(2), 0.001, 0.002, 1e6).pie(30);
        for (EdgeRule rule : EdgeRule.values()) {
            ZoneIndex index = ZoneIndex.of(pie, rule);
            ZoneIndex alone = ZoneIndex.of(pie, rule);
            List<double[]> points = TrialPoints.of(pie, 4000, new SplittableRandom(8));
            List<Place> together = points.parallelStream()
                    .map(point -> index.locate(point[0], point[1]))
                    .toList();
            for (int i = 0; i < points.size(); i++) {
                assertThat(together.get(i)).isEqualTo(alone.locate(points.get(i)[0], points.get(i)[1]));
            }
        }
    }

    @Test
    void refusesWhatIsNotAPoint() {
        ZoneIndex index = ZoneIndex.of(Zones.of(WEST));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.locate(Double.NaN, 0.5))
                .withMessage("The longitude NaN is not within -180 to 180 degrees;"
                        + " leave the position out where there is none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.locate(43.06, -187.95))
                .withMessageStartingWith("The latitude -187.95 is not within -90 to 90 degrees");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneIndex.of(Zones.of(Zone.named("beat 7"))))
                .withMessage(
                        "The zone 'beat 7' has no boundary, so no point can be found in it; read it from GeoJSON, or"
                                + " count by a recorded column with ZoneCounts.byRecordedZone");
    }

    @Test
    void accountOfEdgesSums() {
        ZoneIndex index = ZoneIndex.of(Zones.of(WEST));
        Incidents log = Incidents.of(List.of(
                robbery("1", 1).at(0.5, 0.5),
                robbery("2", 1).at(0, 0.5),
                robbery("3", 1).at(0.0002, 0.5),
                robbery("4", 1).at(-0.0002, 0.5),
                robbery("5", 1).at(-0.5, 0.5),
                robbery("6", 1)));
        EdgeAccount account = index.edges(log, "west");
        assertThat(account).isEqualTo(new EdgeAccount("west", 2, 1, 2, 30, 2, 1, 1));
        for (double metres : new double[] {Double.NaN, -3, 0, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new EdgeAccount("west", 2, 1, 2, metres, 2, 1, 1))
                    .withMessage(
                            "The account of the edges of 'west' has " + metres + " m as near; give metres above 0");
        }
        assertThat(account.total()).isEqualTo(6);
        assertThat(account)
                .hasToString("2 inside, 1 on an edge, 2 outside (west); within 30 m of an edge 2 of those in it"
                        + " and 1 of those outside; 1 without a position");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.edges(log, "wst"))
                .withMessage("No zone 'wst'; the zones are [west]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index.edges(log, "west", Double.NaN))
                .withMessage("NaN m is not a width; give metres above 0");
    }
}
