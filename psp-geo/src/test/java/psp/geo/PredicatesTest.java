package psp.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PredicatesTest {

    @Test
    void leftIsPositive() {
        assertThat(Predicates.side(0, 0, 0, 1, -1, 0.5)).isEqualTo(1);
        assertThat(Predicates.side(0, 0, 0, 1, 1, 0.5)).isEqualTo(-1);
        assertThat(Predicates.side(0, 0, 0, 1, 0, 7)).isZero();
        assertThat(Predicates.side(0, 1, 0, 0, 1, 0.5))
                .as("the other way round")
                .isEqualTo(1);
    }

    @Test
    void oneBitBesideALineIsSeen() {
        double third = 1 / 3.0;
        assertThat(Predicates.side(0, 0, 3, 1, 1, third))
                .as("1/3 as a double is below the third")
                .isEqualTo(-1);
        assertThat(Predicates.side(0, 0, 3, 1, 1, Math.nextUp(third))).isEqualTo(1);
        assertThat(Predicates.side(-87.95, 43.06, -87.93, 43.08, -87.94, Math.nextUp(43.07)))
                .isEqualTo(Predicates.exactSide(-87.95, 43.06, -87.93, 43.08, -87.94, Math.nextUp(43.07)));
    }

    @Test
    void endsAreOnTheLine() {
        assertThat(Predicates.side(0.1, 0.2, 0.7, 0.9, 0.1, 0.2)).isZero();
        assertThat(Predicates.side(0.1, 0.2, 0.7, 0.9, 0.7, 0.9)).isZero();
        assertThat(Predicates.exactSide(0.1, 0.2, 0.7, 0.9, 0.1, 0.9))
                .as("not both of one end")
                .isEqualTo(1);
        assertThat(Predicates.exactSide(0.1, 0.2, 0.7, 0.9, 0.7, 0.2)).isEqualTo(-1);
    }

    @Test
    void productsThatVanishAreDecidedExactly() {
        double tiny = 0x1p-600;
        assertThat(Predicates.side(0, 0, tiny, tiny, tiny, 2 * tiny)).isEqualTo(1);
        assertThat(Predicates.side(0, 0, tiny, tiny, 2 * tiny, tiny)).isEqualTo(-1);
        assertThat(Predicates.side(0, 0, tiny, tiny, 3 * tiny, 3 * tiny)).isZero();
    }

    @Test
    void plainArithmeticIsBelievedOnlyWhereItIsRight() {
        SplittableRandom random = new SplittableRandom(17);
        int plainWrong = 0;
        for (int i = 0; i < 20_000; i++) {
            double ax = random.nextDouble() - 0.5;
            double ay = random.nextDouble() - 0.5;
            double bx = random.nextDouble() - 0.5;
            double by = random.nextDouble() - 0.5;
            double t = random.nextDouble();
            double px = ax + t * (bx - ax);
            double py = ay + t * (by - ay);
            int exact = Predicates.exactSide(ax, ay, bx, by, px, py);
            assertThat(Predicates.side(ax, ay, bx, by, px, py))
                    .as("trial %s, seed 17", i)
                    .isEqualTo(exact);
            plainWrong += Math.signum((bx - ax) * (py - ay) - (by - ay) * (px - ax)) == exact ? 0 : 1;
        }
        assertThat(plainWrong).as("of 20,000 that plain arithmetic gets wrong").isGreaterThan(1000);
    }
}
