package psp.stats.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
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

    /** Zones in pairs of neighbours, such as 0 with 62 and 1 with 31; the order in which a city lists them changes no answer. */
    @Test
    void noLikeAreaIsTakenForAnother() {
        CityGround listed = Courses.city(64, 8, 54, 17);
        int[] other = new int[64];
        Arrays.setAll(other, i -> 63 - i);
        other[0] = 62;
        other[62] = 0;
        other[1] = 31;
        other[31] = 1;
        other[63] = 32;
        other[32] = 63;
        other[61] = 2;
        other[2] = 61;
        double[] east = new double[64];
        for (int zone = 0; zone < 64; zone++) {
            east[zone] = 100 * Math.min(zone, other[zone]) + (zone > other[zone] ? 1 : 0);
        }
        List<String> names = new ArrayList<>();
        double[][] turned = new double[64][];
        double[] west = new double[64];
        double[][] counts = new double[64][];
        for (int zone = 0; zone < 64; zone++) {
            counts[zone] = listed.sum(new int[] {zone});
            names.add(0, listed.names().get(zone));
            turned[63 - zone] = counts[zone];
            west[63 - zone] = east[zone];
        }
        CityLine line = WatchLevel.of(
                        new CityGround(listed.names(), counts, 1 / 12.0, east, new double[64]),
                        new BitSet(),
                        108,
                        72,
                        84)
                .orElseThrow();
        CityLine same = WatchLevel.of(
                        new CityGround(names, turned, 1 / 12.0, west, new double[64]), new BitSet(), 108, 72, 84)
                .orElseThrow();
        assertThat(same.threshold()).isCloseTo(line.threshold(), within(1e-8));
        assertThat(same.placebos()).isEqualTo(line.placebos());
    }

    @Test
    void whatWasAskedBeforeChangesNoLine() {
        CityGround asked = Courses.city(21, 8, 100, 4);
        BitSet first = new BitSet();
        first.set(0);
        BitSet others = new BitSet();
        others.set(0, 6);
        CityLine none = WatchLevel.of(asked, new BitSet(), 100, 72, 84).orElseThrow();
        CityLine one = WatchLevel.of(asked, first, 100, 72, 84).orElseThrow();
        CityLine six = WatchLevel.of(asked, others, 100, 72, 84).orElseThrow();
        assertThat(WatchLevel.of(Courses.city(21, 8, 100, 4), others, 100, 72, 84))
                .hasValue(six);
        assertThat(WatchLevel.of(Courses.city(21, 8, 100, 4), first, 100, 72, 84))
                .hasValue(one);
        assertThat(WatchLevel.of(Courses.city(21, 8, 100, 4), new BitSet(), 100, 72, 84))
                .hasValue(none);
        assertThat(one).isNotEqualTo(six);
    }
}
