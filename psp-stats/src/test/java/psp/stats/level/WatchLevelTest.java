package psp.stats.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WatchLevelTest {

    /** The first of twelve months after leaving that crosses the threshold, from 1, or 0. */
    private static int alarm(CityGround city, double times) {
        BitSet first = new BitSet();
        first.set(0);
        double[] area = city.sum(new int[] {0});
        double[] rest = Courses.rest(city, area);
        for (int t = 84; t < 96; t++) {
            area[t] = Math.rint(area[t] * times);
        }
        double operated = Arrays.stream(area, 72, 84).sum();
        CityLine line = WatchLevel.of(city, first, operated, 72, 84).orElseThrow();
        CityYear year = new CityYear(line, Arrays.copyOfRange(area, 72, 84), Arrays.copyOfRange(rest, 72, 96), 12);
        double sum = 0;
        for (int look = 1; look <= 12; look++) {
            sum += area[83 + look];
            if (year.judged(look) && sum >= year.expected(look) + line.threshold() * year.deviation(look)) {
                return look;
            }
        }
        return 0;
    }

    @Test
    @Tag("slow")
    void aLevelThatLastsSeldomAlarmsAndAReturnDoes() {
        int alarms = 0;
        int seen = 0;
        for (int run = 0; run < 40; run++) {
            CityGround city = Courses.city(21, 8, 200, 300 + run);
            alarms += alarm(city, 1) > 0 ? 1 : 0;
            seen += alarm(city, 1.4) > 0 ? 1 : 0;
        }
        assertThat(alarms).isBetween(0, 9);
        assertThat(seen).isGreaterThan(33);
    }

    @Test
    void withSevenOtherZonesNoCityCarriesIt() {
        BitSet first = new BitSet();
        first.set(0);
        assertThat(WatchLevel.of(Courses.city(8, 8, 100, 1), first, 100, 72, 84))
                .isEmpty();
    }
}
