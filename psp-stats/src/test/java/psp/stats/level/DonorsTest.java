package psp.stats.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class DonorsTest {
    private final CityGround city = Courses.city(60, 10, 20, 5);

    @Test
    void donorsAreOfLikeSizeAndNeverExcludedGround() {
        BitSet without = new BitSet();
        without.set(10, 20);
        int rung = Donors.rung(100);
        List<int[]> donors = Donors.grow(city, rung, 60, 120, without, 30);
        assertThat(donors).hasSizeGreaterThan(20);
        for (int[] zones : donors) {
            double size = 0;
            for (int zone : zones) {
                assertThat(without.get(zone)).isFalse();
                size += city.mean(zone, 60, 120);
            }
            assertThat(size).isBetween(0.85 * Donors.size(rung), 1.2 * Donors.size(rung));
        }
    }

    @Test
    void theSameQuestionHasTheSameDonors() {
        List<int[]> first = Donors.grow(city, 5, 60, 120, new BitSet(), 40);
        List<int[]> again = Donors.grow(Courses.city(60, 10, 20, 5), 5, 60, 120, new BitSet(), 40);
        assertThat(again).usingRecursiveComparison().isEqualTo(first);
    }

    @Test
    void theLadderOfSizesIsFixed() {
        assertThat(Donors.rung(0)).isZero();
        assertThat(Donors.rung(6)).isZero();
        assertThat(Donors.rung(700)).isEqualTo(12);
        assertThat(Donors.size(2)).isEqualTo(13.5);
    }
}
