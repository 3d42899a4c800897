package psp.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psp.core.Boundary;
import psp.core.Coverage;
import psp.core.Incident;
import psp.core.Occurrence;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Position;
import psp.core.Ring;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;

/** Points counted from arrays are the incidents counted one by one. */
class PointCounterTest {

    private static final Outcome ANY = Outcome.of("any", "X");
    private static final ZoneIndex INDEX = ZoneIndex.of(Zones.of(
            square("west", -87.95, 43.05), square("east", -87.94, 43.05), square("over both", -87.945, 43.055)));

    private static Zone square(String name, double west, double south) {
        return Zone.of(
                name,
                Boundary.of(Ring.of(
                        west, south, west + 0.01, south, west + 0.01, south + 0.01, west, south + 0.01, west, south)));
    }

    private static Coverage covered(int days) {
        LocalDate start = LocalDate.of(2016, 1, 1);
        return Coverage.declared(Period.of(start, start.plusDays(days)));
    }

    /** Few points a day and many, a day covered and a thousand, points outside of the days and of every zone. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 30, 1_000})
    void itCountsAsTheIndexDoes(int days) {
        SplittableRandom random = new SplittableRandom(days);
        int n = 5_000;
        double[] longitudes = new double[n];
        double[] latitudes = new double[n];
        int[] epochDays = new int[n];
        LocalDate start = LocalDate.of(2016, 1, 1);
        Incident[] incidents = new Incident[n];
        for (int i = 0; i < n; i++) {
            longitudes[i] = -87.96 + 0.04 * random.nextDouble();
            latitudes[i] = 43.04 + 0.03 * random.nextDouble();
            LocalDate day = start.plusDays(random.nextInt(-1, days + 1));
            epochDays[i] = (int) day.toEpochDay();
            incidents[i] = Incident.of("i" + i, Occurrence.on(day), "X")
                    .withPosition(Position.of(longitudes[i], latitudes[i]));
        }
        ZoneCounts expected = Arrays.stream(incidents).collect(INDEX.counting(ANY, covered(days)));
        PointCounter one = new PointCounter(INDEX, ANY, covered(days));
        one.add(longitudes, latitudes, epochDays, 0, n);
        assertThat(one.counts().toBytes()).isEqualTo(expected.toBytes());
        assertThat(one).hasToString(expected.toString());

        PointCounter first = new PointCounter(INDEX, ANY, covered(days));
        PointCounter second = new PointCounter(INDEX, ANY, covered(days));
        int cut = random.nextInt(n);
        first.add(longitudes, latitudes, epochDays, cut, n);
        second.add(longitudes, latitudes, epochDays, 0, cut);
        assertThat(List.of(first.counts(), second.counts()).stream()
                        .collect(ZoneCounts.adding())
                        .toBytes())
                .isEqualTo(expected.toBytes());
        assertThat(first.plus(second).counts().toBytes()).isEqualTo(expected.toBytes());
    }

    @Test
    void pointsWithoutPositionAreCountedApart() {
        PointCounter counter = new PointCounter(INDEX, ANY, covered(2));
        int day = (int) LocalDate.of(2016, 1, 2).toEpochDay();
        counter.addWithoutPosition(day);
        counter.addWithoutPosition(day + 1);
        assertThat(counter.counts().noPosition().count()).isOne();
        assertThat(counter.counts().notCounted()).hasToString("{outside the covered days=1}");
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        PointCounter counter = new PointCounter(INDEX, ANY, covered(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counter.add(new double[2], new double[2], new int[1], 0, 1))
                .withMessage("2 longitudes, 2 latitudes and 1 days; give as many of each");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counter.add(new double[] {Double.NaN}, new double[1], new int[1], 0, 1))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new PointCounter(INDEX, ANY, Coverage.inferred(Period.parse("2016-01-01/2016-02-01"))))
                .withMessageContaining("declare them");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> counter.plus(new PointCounter(INDEX, ANY, covered(3))))
                .withMessageContaining("add their counts() instead");
    }
}
