package psp.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import psp.core.Boundary;

class NumberSetsTest {

    @Test
    void aSetIsKeptOnce() {
        NumberSets sets = new NumberSets();
        assertThat(sets.of()).isZero();
        int one = sets.of(3, 5);
        assertThat(sets.of(3, 5)).isEqualTo(one);
        assertThat(sets.members(one)).containsExactly(3, 5);
        for (int i = 0; i < 500; i++) {
            assertThat(sets.members(sets.of(i, 1000))).containsExactly(i, 1000);
        }
        assertThat(sets.size()).isEqualTo(502);
    }

    @Test
    void exchangesAndUnions() {
        NumberSets sets = new NumberSets();
        int a = sets.of(1, 3, 5);
        int b = sets.of(0, 3, 7);
        assertThat(sets.members(sets.xor(a, b))).containsExactly(0, 1, 5, 7);
        assertThat(sets.members(sets.union(a, b))).containsExactly(0, 1, 3, 5, 7);
        assertThat(sets.members(sets.xor(b, sets.of(9)))).containsExactly(0, 3, 7, 9);
        assertThat(sets.xor(a, a)).isZero();
        assertThat(sets.xor(a, 0)).isEqualTo(a).isEqualTo(sets.xor(0, a));
        assertThat(sets.union(a, 0)).isEqualTo(a).isEqualTo(sets.union(0, a)).isEqualTo(sets.union(a, a));
    }

    @Test
    void aPlaceIsTheZonesOfTheParts() {
        NumberSets zones = new NumberSets();
        Boundary two = Boundary.box(0, 0, 1, 1).plus(Boundary.box(2, 0, 3, 1));
        PartSets parts = PartSets.of(List.of(two, two), zones, bytes -> {});
        int set = parts.xor(parts.xor(parts.single(0), parts.single(1)), parts.single(3));
        assertThat(zones.members(parts.place(set))).containsExactly(0, 1);
        assertThat(parts.place(set)).isEqualTo(parts.place(parts.xor(parts.single(1), parts.single(2))));
        assertThat(parts.place(0)).isZero();
        assertThat(parts.xor(set, set)).isZero();
        PartSets fresh = parts.empty(bytes -> {});
        assertThat(fresh.place(fresh.copy(parts, set))).isEqualTo(parts.place(set));
    }

    @Test
    void aMapOfNumbersHoldsWhatItWasGiven() {
        SplittableRandom random = new SplittableRandom(1);
        Map<Long, Integer> expected = new HashMap<>();
        LongIntMap map = new LongIntMap();
        for (int i = 0; i < 5000; i++) {
            long key = 1 + random.nextInt(3000) | (long) random.nextInt(3) << 40;
            assertThat(map.get(key)).isEqualTo(expected.getOrDefault(key, -1));
            map.put(key, i);
            expected.put(key, i);
        }
        expected.forEach((key, value) -> assertThat(map.get(key)).isEqualTo(value));
        assertThat(map.get(Long.MAX_VALUE)).isEqualTo(-1);
    }
}
