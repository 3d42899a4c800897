package psp.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import psp.core.Boundary;
import psp.core.Place;
import psp.core.Position;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.Zones;

class ZoneShapesTest {

    private static final Zone CORRIDOR = Zone.of("corridor", Boundary.box(-87.9776, 43.0604, -87.9330, 43.0754));
    private static final Position CORNER = Position.of(-87.95, 43.067);

    private static double squareMetres(Zone zone) {
        return zone.squareMetres().orElseThrow();
    }

    @Test
    void aGridHasSquaresOfOneAreaThatCoverTheGround() {
        Zones grid = ZoneShapes.grid(CORRIDOR, 250);
        // 3.63 by 1.67 km, so 15 columns and 7 rows.
        assertThat(grid.size()).isEqualTo(15 * 7);
        assertThat(grid.get("corridor 01-01").properties()).hasToString("{column=1, row=1}");
        for (Zone cell : grid) {
            assertThat(squareMetres(cell)).isCloseTo(250 * 250, within(0.5));
        }
        long seed = 7;
        Random random = new Random(seed);
        ZoneIndex index = ZoneIndex.of(grid, EdgeRule.HALF_OPEN);
        for (int i = 0; i < 10_000; i++) {
            double lon = -87.9776 + 0.0446 * random.nextDouble();
            double lat = 43.0604 + 0.0150 * random.nextDouble();
            assertThat(index.locate(lon, lat).zones()).as("seed " + seed).hasSize(1);
        }
        Ring square = grid.get("corridor 05-03").boundary().parts().get(0).shell();
        for (int i = 0; i < 4; i++) {
            assertThat(index.locate(square.longitude(i), square.latitude(i)).zones())
                    .hasSize(1);
        }
    }

    @Test
    void aGridLeavesOutSquaresThatShareNoGround() {
        Zone triangle = Zone.of("t", Boundary.of(Ring.of(-88, 43, -87.9, 43, -88, 43.1, -88, 43)));
        Zones grid = ZoneShapes.grid(triangle, 1_000);
        assertThat(grid.size()).isBetween(51, 70);
        assertThat(grid.names()).contains("t 01-01", "t 09-01", "t 01-12").doesNotContain("t 09-12");
    }

    @Test
    void aCircleIsRoundInMetres() {
        Zone circle = ZoneShapes.circle("corner", CORNER, 150);
        assertThat(circle.boundary()).hasToString("1 part, 256 vertices");
        assertThat(squareMetres(circle)).isCloseTo(Math.PI * 150 * 150, within(10.0));
        LocalPlane plane = LocalPlane.around(CORNER);
        Ring ring = circle.boundary().parts().get(0).shell();
        for (int i = 0; i < ring.size(); i++) {
            assertThat(plane.distance(CORNER, Position.of(ring.longitude(i), ring.latitude(i))))
                    .isCloseTo(150, within(1e-6));
        }
    }

    @Test
    void aStreetHasBothItsSides() {
        LocalPlane plane = LocalPlane.around(CORNER);
        Position west = plane.position(-400, 0);
        Position bend = plane.position(0, 0);
        Position north = plane.position(0, 300);
        Zone street = ZoneShapes.alongLine("street", 30, west, bend, north);
        // Two arms with round ends; at the bend the outer side is a quarter circle and the inner side overlaps.
        double area = 2 * 30 * 700 + Math.PI * 30 * 30 + Math.PI * 30 * 30 / 4 - 30 * 30;
        assertThat(squareMetres(street)).isCloseTo(area, within(2.0));
        ZoneIndex index = ZoneIndex.of(Zones.of(street));
        List<Place> places = new ArrayList<>();
        for (double[] at : new double[][] {
            {-200, 29.9}, {-200, -29.9}, {-200, 30.1}, {-429.9, 0}, {-430.1, 0}, {29.9, 200}, {0, 330.1}
        }) {
            places.add(index.locate(plane.position(at[0], at[1])));
        }
        assertThat(places.stream().map(place -> place.zones().size())).containsExactly(1, 1, 0, 1, 0, 1, 0);
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneShapes.grid(CORRIDOR, 0))
                .withMessage("The side 0 m is not above 0 and at most 100000 m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneShapes.grid(CORRIDOR, 1))
                .withMessage("A grid of 1 m"
                        + " over 'corridor' would have 3634 by 1667 squares, more than a million; give a longer side");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneShapes.grid(Zone.named("beat"), 100))
                .withMessageStartingWith("The zone 'beat' has no boundary");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneShapes.circle("c", CORNER, Double.NaN))
                .withMessage("The radius NaN m is not above 0 and at most 100000 m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneShapes.alongLine("s", 30, CORNER, CORNER))
                .withMessage("The line of 's' has no length; give at least two different positions, or draw a circle");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZoneShapes.grid(Zone.of("wide", Boundary.box(0, 0, 10, 0.1)), 10_000))
                .withMessageStartingWith("'wide' is 1115 km wide; squares over more than 200 km are no longer square");
    }

    @Test
    void shapesAcrossLongitude180AreSplitThere() {
        Zone circle = ZoneShapes.circle("c", Position.of(180, 0), 100);
        assertThat(circle.boundary().parts()).hasSize(2);
        assertThat(squareMetres(circle)).isCloseTo(Math.PI * 100 * 100, within(10.0));
        Zone street = ZoneShapes.alongLine("s", 30, Position.of(-179.99, 0), Position.of(179.99, 0));
        assertThat(squareMetres(street)).isCloseTo(0.02 * 111_319.49 * 60 + Math.PI * 900, within(5.0));
        assertThat(ZoneIndex.of(Zones.of(street, circle)).locate(-180, 0).zones())
                .hasSize(2);
        assertThat(ZoneMetres.of(circle).metresToEdge(Position.of(-180, 0))).isCloseTo(100, within(0.1));
    }
}
