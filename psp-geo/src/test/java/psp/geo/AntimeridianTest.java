package psp.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.Test;
import psp.core.Boundary;
import psp.core.Place;
import psp.core.Position;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;

/** Ground across longitude 180, as that of Fiji and of the Aleutians. */
class AntimeridianTest {

    @Test
    void aBoxIsSplitIntoTwo() {
        Boundary split = Antimeridian.split(new double[] {179, -17, -178, -17, -178, -16, 179, -16, 179, -17});
        assertThat(split).isEqualTo(Boundary.box(179, -17, 180, -16).plus(Boundary.box(-180, -17, -178, -16)));
        ZoneIndex index = ZoneIndex.of(Zones.of(Zone.of("Taveuni", split)));
        assertThat(index.locate(179.5, -16.5)).isEqualTo(Place.in("Taveuni"));
        assertThat(index.locate(180, -16.5)).isEqualTo(Place.in("Taveuni"));
        assertThat(index.locate(-180, -16.5)).isEqualTo(Place.in("Taveuni"));
        assertThat(index.locate(-178.5, -16.5)).isEqualTo(Place.in("Taveuni"));
        assertThat(index.locate(0, -16.5)).isEqualTo(Place.NO_ZONE);
    }

    @Test
    void whatDoesNotCrossStaysAsItIs() {
        double[] shell = {-1, 0, 1, 0, 1, 2, -1, 2, -1, 0};
        double[] hole = {-0.5, 0.5, 0.5, 0.5, 0, 1, -0.5, 0.5};
        assertThat(Antimeridian.split(shell, hole)).isEqualTo(Boundary.of(Ring.of(shell), Ring.of(hole)));
        assertThat(Antimeridian.crosses(shell)).isFalse();
        assertThat(Antimeridian.crosses(0, 0, 180, 0, 180, 1, 0, 0)).isFalse();
        assertThat(Antimeridian.crosses(-1, 0, 180, 0, 180, 1, -1, 0)).isTrue();
    }

    @Test
    void aRingThatOnlyTouchesIsNotCut() {
        assertThat(Antimeridian.split(new double[] {179, 0, -180, 0, 180, 1, 179, 1, 179, 0}))
                .isEqualTo(Boundary.box(179, 0, 180, 1));
    }

    @Test
    void holesAreSplitOrKeptWhereTheyLie() {
        double[] shell = {178, 0, -178, 0, -178, 4, 178, 4, 178, 0};
        double[] across = {179.5, 1, 179.5, 2, -179.5, 2, -179.5, 1, 179.5, 1};
        double[] west = {178.5, 3, 179, 3, 179, 3.5, 178.5, 3};
        Boundary split = Antimeridian.split(shell, across, west);
        assertThat(split).hasToString("2 parts, 1 hole, 19 vertices");
        ZoneIndex index = ZoneIndex.of(Zones.of(Zone.of("z", split)));
        assertThat(index.locate(179.9, 1.5)).isEqualTo(Place.NO_ZONE);
        assertThat(index.locate(-179.9, 1.5)).isEqualTo(Place.NO_ZONE);
        assertThat(index.locate(178.8, 3.2)).isEqualTo(Place.NO_ZONE);
        assertThat(index.locate(-179.9, 2.5)).isEqualTo(Place.in("z"));
    }

    /** The same star beside longitude 180 and across it, by seed: the same points are in it, and the same area. */
    @Test
    void aStarAcrossHoldsWhatTheSameStarHoldsElsewhere() {
        for (long seed = 1; seed <= 20; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int corners = 5 + random.nextInt(30);
            double[] east = new double[2 * corners + 2];
            double[] across = new double[2 * corners + 2];
            for (int i = 0; i <= corners; i++) {
                double angle = 2 * Math.PI * (i % corners) / corners;
                double radius =
                        i == corners ? Math.hypot(east[0] - 100, east[1] - 50) : 0.2 + 1.5 * random.nextDouble();
                // Multiples of a power of two, so that moving by 80 degrees rounds nothing.
                east[2 * i] = i == corners ? east[0] : Math.rint((100 + radius * Math.cos(angle)) * 65536) / 65536;
                east[2 * i + 1] = i == corners ? east[1] : Math.rint((50 + radius * Math.sin(angle)) * 65536) / 65536;
                across[2 * i] = moved(east[2 * i]);
                across[2 * i + 1] = east[2 * i + 1];
            }
            Boundary there = Boundary.of(Ring.of(east));
            Boundary here = Antimeridian.split(across);
            assertThat(here.squareMetres())
                    .as("seed %d", seed)
                    .isCloseTo(there.squareMetres(), within(1e-9 * there.squareMetres()));
            ZoneIndex thereIndex = ZoneIndex.of(Zones.of(Zone.of("z", there)));
            ZoneIndex hereIndex = ZoneIndex.of(Zones.of(Zone.of("z", here)));
            for (int i = 0; i < 500; i++) {
                double x = Math.rint((98 + 4 * random.nextDouble()) * 65536 + 0.5) / 65536;
                double y = 48 + 4 * random.nextDouble();
                assertThat(hereIndex.locate(moved(x), y))
                        .as("(%s, %s), seed %d", x, y, seed)
                        .isEqualTo(thereIndex.locate(x, y));
            }
        }
    }

    private static double moved(double longitude) {
        return longitude + 80 > 180 ? longitude - 280 : longitude + 80;
    }

    @Test
    void neighboursShareTheVertexWhereTheirEdgeCrosses() {
        Boundary south = Antimeridian.split(new double[] {179.7, 51, -179.3, 51, -179.3, 52.3, 179.7, 51.9, 179.7, 51});
        Boundary north =
                Antimeridian.split(new double[] {179.7, 51.9, -179.3, 52.3, -179.3, 53, 179.7, 53, 179.7, 51.9});
        ZoneIndex index = ZoneIndex.of(Zones.of(Zone.of("north", north), Zone.of("south", south)));
        Ring ring = south.parts().get(0).shell();
        double crossing = 0;
        for (int i = 0; i < ring.size(); i++) {
            crossing = Math.abs(ring.longitude(i)) == 180 ? Math.max(crossing, ring.latitude(i)) : crossing;
        }
        assertThat(crossing).isBetween(52.0, 52.1);
        ZoneIndex closed = ZoneIndex.of(index.zones(), EdgeRule.CLOSED);
        for (double longitude : new double[] {-180, 180}) {
            assertThat(index.locate(longitude, crossing))
                    .as("a hair east of it")
                    .isEqualTo(Place.in("south"));
            assertThat(index.locate(longitude, Math.nextUp(crossing))).isEqualTo(Place.in("north"));
            assertThat(closed.locate(longitude, crossing)).isEqualTo(Place.in("north", "south"));
            int[] numbers = index.locate(new double[] {0, longitude}, new double[] {0, crossing});
            assertThat(index.place(numbers[1])).isEqualTo(Place.in("south"));
            assertThat(numbers[0]).isZero();
        }
        Zones sides = Zones.of(
                Zone.of("west", Boundary.box(179, 0, 180, 1)), Zone.of("east", Boundary.box(-180, 0, -179, 1)));
        assertThat(ZoneIndex.of(sides).locate(180, 0.5)).as("180 is -180").isEqualTo(Place.in("east"));
        assertThat(ZoneIndex.of(sides, EdgeRule.CLOSED).locate(-180, 0.5)).isEqualTo(Place.in("east", "west"));
        assertThat(Tiling.of(index.zones()).overlaps()).isEmpty();
    }

    @Test
    void metresRingsGridsAndTilingsKnowNothingOfTheSplit() {
        double[] shell = {179.99, -17, -179.99, -17, -179.99, -16.98, 179.99, -16.98, 179.99, -17};
        Zone across = Zone.of("z", Antimeridian.split(shell));
        Zone elsewhere = Zone.of("z", Boundary.box(99.99, -17, 100.01, -16.98));
        ZoneMetres metres = ZoneMetres.of(across);
        ZoneMetres expected = ZoneMetres.of(elsewhere);
        assertThat(metres.edgeMetres()).isCloseTo(expected.edgeMetres(), within(0.01));
        assertThat(metres.widthMetres()).isCloseTo(expected.widthMetres(), within(1.0));
        assertThat(metres.metresToEdge(Position.of(180, -16.995)))
                .isCloseTo(expected.metresToEdge(Position.of(100, -16.995)), within(0.01));
        List<Zone> rings = Rings.around(across, 500, 1000);
        List<Zone> there = Rings.around(elsewhere, 500, 1000);
        for (int i = 0; i < 2; i++) {
            assertThat(rings.get(i).squareMetres().orElseThrow())
                    .isCloseTo(there.get(i).squareMetres().orElseThrow(), within(1.0));
        }
        assertThat(ZoneShapes.grid(across, 500).size())
                .isEqualTo(ZoneShapes.grid(elsewhere, 500).size());
        assertThat(Tiling.of(Zones.of(across, rings)).isClean()).isTrue();
        Zone beside = Zone.of("b", Boundary.box(179.95, -17, 179.999, -16.98));
        assertThat(Rings.around(beside, 500).get(0).boundary().parts()).hasSize(2);
    }

    @Test
    void partsFarApartHavePlanesOfTheirOwn() {
        Boundary here = Boundary.box(-88, 43, -87.99, 43.01);
        Boundary there = Boundary.box(-80, 60, -79.99, 60.01);
        Zone both = Zone.of("z", here.plus(there));
        double edges = ZoneMetres.of(Zone.of("a", here)).edgeMetres()
                + ZoneMetres.of(Zone.of("b", there)).edgeMetres();
        assertThat(ZoneMetres.of(both).edgeMetres()).isCloseTo(edges, within(0.01));
        double rings = Rings.around(Zone.of("a", here), 500)
                        .get(0)
                        .squareMetres()
                        .orElseThrow()
                + Rings.around(Zone.of("b", there), 500).get(0).squareMetres().orElseThrow();
        assertThat(Rings.around(both, 500).get(0).squareMetres().orElseThrow()).isCloseTo(rings, within(1.0));
        Zone wide = Zone.of("wide", Boundary.box(-90, 43, -84, 43.5));
        // A thousandth of a degree along a parallel is straight enough.
        double around = Geodesic.WGS84.Inverse(43, 0, 43.5, 0).s12 * 2
                + 6_000 * Geodesic.WGS84.Inverse(43, 0, 43, 0.001).s12
                + 6_000 * Geodesic.WGS84.Inverse(43.5, 0, 43.5, 0.001).s12;
        assertThat(ZoneMetres.of(wide).edgeMetres()).isCloseTo(around, within(1e-5 * around));
        assertThat(ZoneMetres.of(wide).metresToEdge(Position.of(-89, 42.99)))
                .isCloseTo(Geodesic.WGS84.Inverse(43, -89, 42.99, -89).s12, within(0.05));
    }

    @Test
    void refusesWhatCannotBeSplit() {
        refused(
                "The ring crosses longitude 180 and, between (-60.0, -75.0) and (60.0, -75.0), longitude 0: it goes round a"
                        + " pole, or round the earth; psp draws no such ground, cut it into boxes first",
                -60,
                -75,
                60,
                -75,
                170,
                -75,
                -170,
                -75,
                -60,
                -75);
        refused(
                "The ring crosses longitude 180 and cannot be split: Self-intersection at (-179.5, 0.5); mend it first",
                179,
                0,
                -178,
                1,
                -178,
                0,
                179,
                1,
                179,
                0);
        refused(
                "The ring that crosses longitude 180 is not closed, or has fewer than three different vertices; close it by"
                        + " repeating the first vertex",
                179,
                0,
                -179,
                0,
                -179,
                1,
                179,
                1);
        refused(
                "Vertex 3 of the ring: The latitude NaN is not within -90 to 90 degrees; leave the position out where there"
                        + " is none",
                179,
                0,
                -179,
                0,
                -179,
                Double.NaN,
                179,
                0);
        refused("A ring has 3 numbers; give longitude and latitude of each vertex, an even number", 0, 0, 1);
    }

    private static void refused(String message, double... ring) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Antimeridian.split(ring))
                .withMessage(message);
    }
}
