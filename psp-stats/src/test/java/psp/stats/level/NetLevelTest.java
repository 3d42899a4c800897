package psp.stats.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
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
        return NetLevel.of(city, first(), area, Courses.rest(city, area), from, end);
    }

    @Test
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
    void withoutAnythingElsewhereThereIsAReason() {
        CityGround alone = Courses.city(1, 8, 60, 1);
        assertThatThrownBy(() -> net(alone, 84, 96))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Nothing was counted in the rest of the city");
    }

    @Test
    void anAreaWithoutAnyCountHasAnAnswer() {
        CityGround city = Courses.city(21, 8, 60, 1);
        double[] none = new double[96];
        NetLevel net = NetLevel.of(city, first(), none, city.total(), 84, 96);
        LevelAnswer answer = net.against(0, 0.95);
        assertThat(answer.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(answer.expected()).isBetween(0.0, 1.0);
    }

    @Test
    void placebosSaySeldomThatAnythingChanged() {
        PlaceboRecord record = net(Courses.city(41, 10, 100, 7), 108, 120).placebos(0.95);
        assertThat(record.trials()).isEqualTo(8 * record.donors());
        assertThat(record.fell() + record.rose()).isLessThan(record.trials() / 10);
    }
}
