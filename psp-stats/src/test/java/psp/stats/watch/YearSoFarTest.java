package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import psp.stats.level.HoldingFit;
import psp.stats.level.Observation;

class YearSoFarTest {

    private static WatchYear plan(SplittableRandom random, double level, int looks, double share) {
        List<Observation> before = new ArrayList<>();
        List<Observation> operation = new ArrayList<>();
        for (int i = 0; i < looks; i++) {
            before.add(
                    new Observation(i - 2 * looks, i - 2 * looks + 1, 1, Math.round(3 * level * random.nextDouble())));
            operation.add(new Observation(i - looks, i - looks + 1, 1, Math.round(2 * level * random.nextDouble())));
        }
        return new WatchYear(HoldingFit.of(before, operation, looks), 0, looks, share, 0.05);
    }

    /** Crossing is decided by the first dispersions alone where they suffice, and never otherwise than by all of them. */
    @Test
    void aTailThatIsLargeEnoughIsAsGoodAsAllOfIt() {
        long seed = 9;
        SplittableRandom random = new SplittableRandom(seed);
        int crossed = 0;
        for (int trial = 0; trial < 60; trial++) {
            double level = 0.2 + 12 * random.nextDouble();
            WatchYear plan = plan(random, level, trial % 2 == 0 ? 12 : 52, trial % 3 == 0 ? 0.25 : 0);
            YearSoFar year = new YearSoFar(plan);
            for (int i = 0; i < (trial % 2 == 0 ? 12 : 52); i++) {
                year = year.with(new Observation(i, i + 1, 1, Math.round(level * 2.6 * random.nextDouble())), true);
                double line = plan.line(year.information(), true);
                boolean expected = year.z() > line && year.z() > 0;
                if (line > 0.5) {
                    assertThat(year.crosses(true))
                            .as("seed %s, trial %s, look %s", seed, trial, i)
                            .isEqualTo(expected);
                }
                crossed += expected ? 1 : 0;
            }
        }
        assertThat(crossed).isBetween(100, 1500);
    }

    /** What a look needs is as much after a year as after a week; the record of what was seen is kept apart. */
    @Test
    void theStateDoesNotGrow() throws IllegalAccessException {
        WatchYear plan = plan(new SplittableRandom(3), 4, 52, 0);
        YearSoFar year = new YearSoFar(plan);
        int one = numbers(year.with(new Observation(0, 1, 1, 4), true));
        for (int i = 0; i < 520; i++) {
            year = year.with(new Observation(i, i + 1, 1, 4), true);
        }
        assertThat(numbers(year)).isEqualTo(one).isLessThan(100);
        assertThat(year.seen()).isEqualTo(2080);
        assertThat(year.size()).isEqualTo(520);
        assertThat(year.expected()).isCloseTo(2080, within(600.0));
    }

    private static int numbers(YearSoFar year) throws IllegalAccessException {
        int sum = 0;
        for (Field field : YearSoFar.class.getDeclaredFields()) {
            boolean state = !Modifier.isStatic(field.getModifiers()) && field.getType() != WatchYear.class;
            field.setAccessible(state);
            sum += state ? numbers(field.get(year)) : 0;
        }
        return sum;
    }

    private static int numbers(Object value) {
        int sum = value.getClass().isArray() ? 0 : 1;
        for (int i = 0; value.getClass().isArray() && i < Array.getLength(value); i++) {
            sum += numbers(Array.get(value, i));
        }
        return sum;
    }
}
