package psp.stats.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import psp.stats.OracleCsv;

/** Levels, their forecasts and what a past says of them, against an independent computation: the table by docs/evidence/levels.R. */
class LevelOracleTest {

    private static final Map<String, double[]> TABLE = OracleCsv.values("levels");

    private static double[] of(String set, String what, Object at) {
        String key = set + " " + what + " " + at;
        double[] found = TABLE.get(key);
        assertThat(found).as(key).isNotNull();
        return found;
    }

    /** What stands at each number of something, such as the answers to some counts. */
    private static Map<Double, double[]> all(String set, String what) {
        Map<Double, double[]> found = new TreeMap<>();
        TABLE.forEach((key, value) -> {
            String[] parts = key.split(" ");
            if (parts[0].equals(set) && parts[1].equals(what)) {
                found.put(Double.valueOf(parts[2]), value);
            }
        });
        assertThat(found).as(set + " " + what).isNotEmpty();
        return found;
    }

    private static void near(double[] found, double[] expected, double times, String as) {
        assertThat(found).as(as).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i])
                    .as("%s, number %s", as, i)
                    .isCloseTo(expected[i], within(times * Math.max(1e-6, Math.abs(expected[i]))));
        }
    }

    /** Zones beside each other in the order of names, or each zone's neighbour the next one. */
    private static CityGround ground(String set) {
        double[][] counts =
                all(set.equals("chain") ? "chain" : "city", "zone").values().toArray(double[][]::new);
        double[] east = IntStream.range(0, counts.length)
                .mapToDouble(i -> Math.scalb(1.0, -i))
                .toArray();
        boolean chain = set.equals("chain");
        return new CityGround(
                Courses.names(counts.length), counts, 1 / 12.0, chain ? east : null, chain ? new double[20] : null);
    }

    private static BitSet zones(int first, int n) {
        BitSet zones = new BitSet();
        zones.set(first, first + n);
        return zones;
    }

    @ParameterizedTest
    @ValueSource(strings = {"city", "lag", "long", "chain"})
    void whatWasToBeExpectedItsErrorAndItsPlacebos(String set) {
        int[] ask = Arrays.stream(of(set, "ask", "")).mapToInt(i -> (int) i).toArray();
        CityGround ground = ground(set);
        BitSet focus = zones(ask[0], ask[1]);
        double[] area = ground.sum(focus);
        NetLevel net = NetLevel.of(ground, focus, area, Courses.rest(ground, area), ask[2], ask[3], ask[4], ask[5])
                .orElseThrow();
        assertThat(net.donors()).isEqualTo((int) of(set, "donors", "")[0]);
        near(new double[] {net.expected()}, of(set, "expected", ""), 1e-9, "expected");
        near(new double[] {net.scale()}, of(set, "scale", ""), 1e-9, "scale");
        assertThat(net.counted()).isEqualTo(Arrays.stream(area, ask[4], ask[5]).sum());
        all(set, "answer").forEach((count, expected) -> {
            LevelAnswer answer = net.against(count, 0.95);
            near(new double[] {answer.low(), answer.high()}, Arrays.copyOf(expected, 2), 2e-7, "range of " + count);
            assertThat(answer.chance()).as("chance of " + count).isCloseTo(expected[2], within(1e-7));
            assertThat(answer.counted()).isEqualTo(count);
            assertThat(answer.expected()).isEqualTo(net.expected());
        });
        assertThat(net.detectableRise(0.95, 0.8)).isCloseTo(of(set, "rise", "")[0], within(1e-5));
        assertThat(net.detectableRise(0.99, 0.5)).isCloseTo(of(set, "rise99", "")[0], within(1e-5));
        for (boolean high : new boolean[] {false, true}) {
            PlaceboRecord record = net.placebos(0.9, high);
            double[] expected = of(set, high ? "high" : "placebos", "");
            near(
                    new double[] {record.trials(), record.fell(), record.rose()},
                    Arrays.copyOf(expected, 3),
                    0,
                    "placebos");
            near(record.ratios(), Arrays.copyOfRange(expected, 3, expected.length), 1e-9, "ratios");
            assertThat(record.donors()).isEqualTo(net.donors());
        }
    }

    @ParameterizedTest
    @CsvSource({"city, 0", "short, 3"})
    void whatACityLendsToAWatchAndTheLooksOfAYear(String set, int focus) {
        double[] asked = of(set, "line", "");
        int from = (int) asked[0];
        int leaving = (int) asked[1];
        CityGround ground = ground(set);
        double[] area = ground.sum(zones(focus, 1));
        double[] rest = Courses.rest(ground, area);
        CityLine line =
                WatchLevel.of(ground, zones(focus, 1), 108, from, leaving).orElseThrow();
        assertThat(line.threshold()).isCloseTo(asked[2], within(1e-8));
        assertThat(line.placebos()).isEqualTo((int) asked[3]);
        all(set, "law").forEach((at, law) -> {
            CityLine.Law told = line.laws().get(at.intValue());
            near(new double[] {told.walk(), told.memory(), told.scatter()}, Arrays.copyOf(law, 3), 0, "law");
            assertThat(told.weight()).isCloseTo(law[3], within(1e-8));
        });
        assertThat(line.scatter()).isCloseTo(of(set, "scatter", "")[0], within(1e-8));
        assertThat(line.moved(1.5)).isCloseTo(of(set, "moved", "")[0], within(1e-8));
        CityYear year = new CityYear(
                line, Arrays.copyOfRange(area, from, leaving), Arrays.copyOfRange(rest, from, leaving + 12), 12);
        all(set, "look").forEach((look, expected) -> {
            near(
                    new double[] {year.expected(look.intValue()), year.deviation(look.intValue())},
                    expected,
                    1e-7,
                    "look " + look);
        });
        assertThat(year.judged(2)).isFalse();
        assertThat(year.judged(3)).isTrue();
        assertThat(year.expected(0)).isZero();
        double[] normals = IntStream.rangeClosed(1, 26).mapToDouble(Math::sin).toArray();
        assertThat(year.normals()).isEqualTo(26);
        all(set, "course").forEach((law, expected) -> {
            near(year.course(law.intValue(), normals), expected, 1e-9, "course by law " + law);
        });
        double scatter = line.laws().get(5).scatter();
        assertThat(year.scatter(5, 3, 9)).isCloseTo(scatter * (1 + 9 / rest[leaving + 2]), within(1e-12));
    }

    private static double[] counts(double... counts) {
        return counts;
    }

    @Test
    void howFarACountMovesFromYearToYear() {
        double[] own = counts(40, 52, 31, 47, 66, 38, 45);
        Map<String, YearlyVariation> told = Map.of(
                "own", YearlyVariation.of(own, List.of(), 1),
                "lagged", YearlyVariation.of(own, List.of(), 2),
                "like",
                        YearlyVariation.of(
                                counts(40, 52, 31),
                                List.of(
                                        YearlyVariation.Told.of(counts(80, 75, 99, 60), 1),
                                        YearlyVariation.Told.of(counts(20, 22, 14, 31), 1),
                                        YearlyVariation.Told.of(counts(9), 1)),
                                1),
                "share", YearlyVariation.beside(own, counts(400, 480, 350, 420, 610, 450, 440), 1),
                "unknown", YearlyVariation.unknown());
        told.forEach((set, variation) -> {
            all(set, "variance").forEach((poisson, expected) -> {
                near(
                        new double[] {variation.variance(poisson), variation.freedom(poisson)},
                        expected,
                        1e-9,
                        set + " at " + poisson);
            });
            all(set, "moved").forEach((chance, expected) -> {
                assertThat(variation.moved(chance)).as(set + " " + chance).isEqualTo(expected[0]);
            });
        });
        assertThat(told.get("lagged").changes()).isEqualTo(5);
        assertThat(told.get("like").changes()).isEqualTo(2);
        assertThat(YearlyVariation.of(counts(4), List.of(), 3).changes()).isZero();
    }

    private static Observation spell(double[] row) {
        return new Observation((int) row[0], (int) row[1], (int) row[2], (long) row[3]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"months", "days", "alone", "wild", "beside"})
    void whatAPastSaysOfTheLevelThatHolds(String set) {
        double[] asked = of(set, "fit", "");
        List<Observation> spells =
                all(set, "spell").values().stream().map(LevelOracleTest::spell).toList();
        int n = (int) asked[0];
        HoldingFit fit = HoldingFit.of(spells.subList(0, n), spells.subList(n, spells.size()), asked[1], asked[2] > 0);
        double[] coefficients = of(set, "coefficients", "");
        assertThat(fit.coefficients()).containsExactly(coefficients, within(1e-9));
        double[] weights = of(set, "weights", "");
        assertThat(fit.weights).containsExactly(weights, within(1e-8));
        assertThat(fit.phi).isCloseTo(of(set, "phi", "")[0], within(1e-6));
        assertThat(fit.perTick).isCloseTo(of(set, "pertick", "")[0], within(1e-9));
        assertThat(fit.cautious()).containsExactly(of(set, "cautious", ""), within(1e-8));
        double[] variances = of(set, "variances", "");
        double[][] covariance = fit.covariance(fit.phi);
        near(
                IntStream.range(0, variances.length)
                        .mapToDouble(j -> covariance[j][j])
                        .toArray(),
                variances,
                1e-6,
                "variances");
        double last = coefficients[coefficients.length - 1];
        assertThat(fit.level()).isCloseTo(Math.exp(last), within(1e-9 * fit.level()));
        assertThat(fit.ratio()).isEqualTo(asked[2] > 0 ? fit.level() : 0);
        if (n == 0) {
            assertThat(fit.before()).isNull();
        } else {
            assertThat(fit.before()).isCloseTo(Math.exp(coefficients[4] - last), within(1e-8));
        }
        double rise = n == 0 ? 1 : Math.max(1, Math.exp(coefficients[4] - last));
        assertThat(fit.factor(0.25)).isCloseTo(0.75 + rise / 4, within(1e-9));
        double[] next = of(set, "next", "");
        Observation coming = new Observation((int) next[0], (int) next[1], (int) next[2], 0);
        double mean = of(set, "mean", "")[0];
        assertThat(fit.mean(coming)).isCloseTo(mean, within(1e-8 * mean));
        assertThat(fit.mean(coming, 3)).isCloseTo(3 * mean / next[2], within(1e-8 * mean));
        assertThat(fit.season(coming) * fit.level() * next[2]).isCloseTo(mean, within(1e-8 * mean));
        assertThat(fit.row(coming, 0.4)).containsExactly(of(set, "row", 0.4), within(1e-9));
        double[] doubts = of(set, "doubt", "");
        near(
                IntStream.range(0, doubts.length)
                        .mapToDouble(i -> fit.doubt(coming, i))
                        .toArray(),
                doubts,
                1e-8,
                "doubt");
        NextCount count = new NextCount(fit, coming);
        assertThat(count.mean()).isEqualTo(fit.mean(coming));
        all(set, "above").forEach((k, expected) -> {
            assertThat(count.above(k.longValue())).as("above " + k).isCloseTo(expected[0], within(1e-7));
        });
        assertThat(counts(count.low(), count.high())).containsExactly(of(set, "limits", ""));
        assertThat(fit.seasonDoubt(spells.subList(0, 3), spells.subList(3, 9)))
                .isCloseTo(of(set, "season", "")[0], within(1e-6 * of(set, "season", "")[0]));
        double[] normals = IntStream.rangeClosed(1, coefficients.length)
                .mapToDouble(Math::cos)
                .toArray();
        assertThat(HoldingLaw.of(fit, 2, false).at(normals)).containsExactly(of(set, "drawn", "plain"), within(1e-8));
        if (n > 0) {
            assertThat(HoldingLaw.of(fit, 2, true).at(normals)).containsExactly(of(set, "drawn", "told"), within(1e-8));
        }
    }
}
