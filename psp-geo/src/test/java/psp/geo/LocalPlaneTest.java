package psp.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import psp.core.Position;

class LocalPlaneTest {

    @Test
    void aDegreeAtTheEquatorAndAtTheCentre() {
        LocalPlane equator = LocalPlane.around(Position.of(0, 0));
        // One degree of the equator is 6378137 π / 180 m; the first degree of the meridian is 110,574.3886 m.
        assertThat(equator.metres(0.001, 0)[0]).isCloseTo(111.3194908, within(1e-6));
        assertThat(equator.metres(0, 1)[1]).isCloseTo(110_574.3886, within(1e-3));
        assertThat(equator.metres(0, 0)).containsExactly(0, 0);
        // From the equator to the pole the meridian of WGS 84 has 10,001,965.729 m; 89 degrees of it 9,890,271.864 m.
        assertThat(equator.metres(0, 89)[1]).isCloseTo(9_890_271.864, within(0.01));
    }

    @Test
    void thereAndBackAgain() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 2000; i++) {
            Position centre = Position.of(random.nextDouble() * 358 - 179, random.nextDouble() * 160 - 80);
            LocalPlane plane = LocalPlane.around(centre);
            double east = random.nextDouble() * 40_000 - 20_000;
            double north = random.nextDouble() * 40_000 - 20_000;
            Position p = plane.position(east, north);
            double[] xy = plane.metres(p.longitude(), p.latitude());
            assertThat(xy[0]).as("east of %s, seed 5", centre).isCloseTo(east, within(1e-5));
            assertThat(xy[1]).as("north of %s, seed 5", centre).isCloseTo(north, within(1e-5));
        }
    }

    @Test
    void distancesAreThoseOfTheEllipsoid() {
        LocalPlane plane = LocalPlane.around(Position.of(-73.95, 40.7));
        // 0.01 degrees of longitude on the parallel of 40.7° N: N cos(latitude) in radians, 845.1 m; the chord on the
        // plane is the same to a millimetre.
        double e2 = 1 / 298.257223563 * (2 - 1 / 298.257223563);
        double sin = Math.sin(Math.toRadians(40.7));
        double parallel =
                6378137 / Math.sqrt(1 - e2 * sin * sin) * Math.cos(Math.toRadians(40.7)) * Math.toRadians(0.01);
        assertThat(plane.distance(Position.of(-73.955, 40.7), Position.of(-73.945, 40.7)))
                .isCloseTo(parallel, within(1e-3));
    }

    @Test
    void aPoleIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalPlane.around(Position.of(10, 89.5)))
                .withMessage("The plane around (10.0, 89.5) would hold a pole;"
                        + " psp works from 89 degrees south to 89 degrees north");
    }
}
