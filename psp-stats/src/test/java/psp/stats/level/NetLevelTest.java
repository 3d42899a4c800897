package psp.stats.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import psp.stats.inference.Verdict;

class NetLevelTest {
    private static BitSet first() {
        BitSet first = new BitSet();
        first.set(0);
        return first;
    }

    private static NetLevel net(CityGround city, int from, int end) {
        double[] area = city.sum(new int[] {0});
        return NetLevel.of(city, first(), area, Courses.rest(city, area), 0, from, from, end)
                .orElseThrow();
    }

    @Test
    @Tag("slow")
    void aLevelThatLastsIsSeldomSaidToHaveChangedAndAFallIsSeen() {
        int said = 0;
        int seen = 0;
        for (int run = 0; run < 60; run++) {
            NetLevel net = net(Courses.city(21, 8, 200, 900 + run), 84, 96);
            said += net.against(net.counted(), 0.95).verdict() == Verdict.CANNOT_TELL ? 0 : 1;
            seen += net.against(0.6 * net.counted(), 0.95).verdict() == Verdict.BELOW ? 1 : 0;
        }
        assertThat(said).isBetween(0, 7);
        assertThat(seen).isGreaterThan(50);
    }

    @Test
    void whatComesAfterTheWindowChangesNothing() {
        CityGround city = Courses.city(40, 10, 60, 3);
        double[][] cut = IntStream.range(0, 40)
                .mapToObj(zone -> Arrays.copyOf(city.sum(new int[] {zone}), 93))
                .toArray(double[][]::new);
        NetLevel whole = net(city, 84, 93);
        NetLevel part = net(new CityGround(Courses.names(40), cut, 1 / 12.0, null, null), 84, 93);
        assertThat(part.against(50, 0.95)).isEqualTo(whole.against(50, 0.95));
    }

    @Test
    void whatWasAskedBeforeChangesNothing() {
        CityGround asked = Courses.city(40, 10, 60, 3);
        net(asked, 96, 105);
        net(asked, 84, 96);
        assertThat(net(asked, 84, 93).against(40, 0.95))
                .isEqualTo(net(Courses.city(40, 10, 60, 3), 84, 93).against(40, 0.95));
    }

    @Test
    void sevenDonorsAreTooFew() {
        assertThat(net(Courses.city(8, 8, 60, 1), 84, 96).restsOnCity()).isFalse();
        assertThat(net(Courses.city(9, 8, 60, 1), 84, 96).restsOnCity()).isTrue();
    }

    @Test
    void withoutAnythingElsewhereThereIsNoAnswer() {
        CityGround alone = Courses.city(1, 8, 60, 1);
        double[] area = alone.sum(new int[] {0});
        assertThat(NetLevel.of(alone, first(), area, Courses.rest(alone, area), 0, 84, 84, 96))
                .isEmpty();
    }

    @Test
    void anAreaWithoutAnyCountHasAnAnswer() {
        CityGround city = Courses.city(21, 8, 60, 1);
        double[] none = new double[96];
        NetLevel net =
                NetLevel.of(city, first(), none, city.total(), 0, 84, 84, 96).orElseThrow();
        LevelAnswer answer = net.against(0, 0.95);
        assertThat(answer.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(answer.expected()).isBetween(0.0, 1.0);
    }

    @Test
    void zonesThatAreAQuarterSmallerAreLikeEnough() {
        for (double perYear : new double[] {90, 100, 115, 130, 200}) {
            assertThat(net(Courses.city(12, 8, perYear, 5), 84, 96).restsOnCity())
                    .as("eleven others of %s a year", perYear)
                    .isTrue();
        }
    }

    @Test
    void whatWasCountedDuringTheOperationTellsNothing() {
        CityGround city = Courses.city(21, 10, 60, 3);
        double[] area = city.sum(new int[] {0});
        double[] rest = Courses.rest(city, area);
        double[] other = area.clone();
        Arrays.fill(other, 90, 108, 0);
        LevelAnswer answer = NetLevel.of(city, first(), area, rest, 0, 90, 108, 120)
                .orElseThrow()
                .against(60, 0.95);
        assertThat(NetLevel.of(city, first(), other, rest, 0, 90, 108, 120)
                        .orElseThrow()
                        .against(60, 0.95))
                .isEqualTo(answer);
        assertThat(answer.high() / answer.low())
                .isGreaterThan(net(city, 108, 120).against(60, 0.95).high()
                        / net(city, 108, 120).against(60, 0.95).low());
    }

    @Test
    void theDetectableRiseIsSeenFourTimesInFive() {
        NetLevel net = net(Courses.city(21, 10, 60, 3), 108, 120);
        double rise = net.detectableRise(0.95, 0.8);
        assertThat(rise).isBetween(0.1, 2.0);
        assertThat(net.detectableRise(0.95, 0.5)).isLessThan(rise);
    }

    @Test
    void placebosSaySeldomThatAnythingChanged() {
        PlaceboRecord record = net(Courses.city(41, 10, 100, 7), 108, 120).placebos(0.95, false);
        assertThat(record.trials()).isEqualTo(8 * record.donors());
        assertThat(record.fell() + record.rose()).isLessThan(record.trials() / 10);
        PlaceboRecord high = net(Courses.city(41, 10, 100, 7), 108, 120).placebos(0.95, true);
        assertThat(high.trials()).isBetween(record.trials() / 12, record.trials() / 3);
        assertThat(high.ratios()).hasSize(high.trials()).isSorted();
        assertThat(Arrays.stream(high.ratios()).average().orElseThrow())
                .isBetween(0.9, Arrays.stream(record.ratios()).average().orElseThrow() + 0.05);
    }

    /** Two years apart in one step, its own past alone: no other ground is asked. */
    @Test
    void anAreaAloneIsJudgedByItsOwnWindows() {
        double[] area = {40, 52, 45, 38, 55, 41, 30};
        double[] rest = {410, 480, 470, 390, 530, 420, 450};
        NetLevel alone = NetLevel.alone(area, rest, 2, 5).orElseThrow();
        CityGround ground = new CityGround(Courses.names(2), new double[][] {area, rest}, 2, null, null);
        BitSet both = new BitSet();
        both.set(0, 2);
        assertThat(alone.against(30, 0.95))
                .isEqualTo(NetLevel.of(ground, both, area, rest, 0, 5, 6, 7)
                        .orElseThrow()
                        .against(30, 0.95));
        assertThat(alone.counted()).isEqualTo(30);
        assertThat(alone.restsOnCity()).isFalse();
        assertThat(alone.expected()).isBetween(38.0, 50.0);
        assertThat(alone.placebos(0.95, false).trials()).isZero();
    }
}
