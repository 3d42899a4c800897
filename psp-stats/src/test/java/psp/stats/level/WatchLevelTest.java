package psp.stats.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class WatchLevelTest {
    private static WatchLevel watch(CityGround city, double times, int end) {
        BitSet first = new BitSet();
        first.set(0);
        double[] area = city.sum(new int[] {0});
        double[] rest = Courses.rest(city, area);
        for (int t = 84; t < 96; t++) {
            area[t] = Math.rint(area[t] * times);
        }
        return WatchLevel.of(city, first, area, rest, 72, 84, end, 12, 0.10);
    }

    @Test
    void aLevelThatLastsSeldomAlarmsAndAReturnDoes() {
        int alarms = 0;
        int seen = 0;
        for (int run = 0; run < 40; run++) {
            CityGround city = Courses.city(21, 8, 200, 300 + run);
            alarms += watch(city, 1, 96).alarm() > 0 ? 1 : 0;
            seen += watch(city, 1.4, 96).alarm() > 0 ? 1 : 0;
        }
        assertThat(alarms).isBetween(0, 9);
        assertThat(seen).isGreaterThan(33);
    }

    @Test
    void laterMonthsDoNotChangeAnAlarm() {
        for (int run = 0; run < 10; run++) {
            CityGround city = Courses.city(21, 8, 100, 700 + run);
            int whole = watch(city, 1.3, 96).alarm();
            int half = watch(city, 1.3, 90).alarm();
            assertThat(half).isEqualTo(whole <= 6 ? whole : 0);
        }
    }
}
