package psp.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DaySumsTest {

    @Test
    void addsUpWhateverTheOrderOfTheDays() {
        for (int seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int span = 1 + random.nextInt(random.nextBoolean() ? 40 : 4_000);
            int adds = random.nextInt(600);
            boolean inOrder = random.nextBoolean();
            DaySums sums = new DaySums();
            TreeMap<Integer, Long> expected = new TreeMap<>();
            for (int i = 0; i < adds; i++) {
                int day = (inOrder ? i * span / adds : random.nextInt(span)) - 20;
                int count = random.nextInt(4);
                sums.add(day, count);
                expected.merge(day, (long) count, Long::sum);
            }
            DaySums twice = new DaySums();
            twice.add(sums);
            twice.add(sums);
            expected.values().removeIf(count -> count == 0);
            assertThat(read(sums, 1)).as("seed " + seed).isEqualTo(expected);
            assertThat(read(twice, 2)).as("seed " + seed + ", twice").isEqualTo(expected);
            assertThat(read(sums, 1)).as("seed " + seed + ", again").isEqualTo(expected);
        }
    }

    private static Map<Integer, Long> read(DaySums sums, int times) {
        DayCounts counts = sums.toDayCounts();
        Map<Integer, Long> read = new TreeMap<>();
        for (int i = 0; i < counts.size(); i++) {
            read.put(counts.day(i), counts.count(i) / times);
        }
        return read;
    }

    @Test
    void refusesASumThatNoNumberHolds() {
        DaySums sums = new DaySums();
        sums.add(1, Long.MAX_VALUE);
        assertThatThrownBy(() -> sums.add(1, 1)).isInstanceOf(ArithmeticException.class);
    }
}
