package psp.stats.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psp.core.Period;

/** Ground, like areas and windows of this room at their edges: which zones, which periods, which numbers are refused. */
class LevelEdgesTest {

    private static CityGround ground(double tickYears, double[]... counts) {
        return new CityGround(Courses.names(counts.length), counts, tickYears, null, null);
    }

    /** Zones that have as many a month in each of ten years. */
    private static CityGround even(double... monthly) {
        return ground(
                1 / 12.0,
                Arrays.stream(monthly)
                        .mapToObj(count -> {
                            double[] row = new double[120];
                            Arrays.fill(row, count);
                            return row;
                        })
                        .toArray(double[][]::new));
    }

    private static BitSet zones(int... zones) {
        BitSet set = new BitSet();
        Arrays.stream(zones).forEach(set::set);
        return set;
    }

    @Test
    void sumsOfFewZonesAndOfMostAreTheSame() {
        CityGround city = ground(
                0.25, new double[] {1, 2}, new double[] {10, 20}, new double[] {100, 200}, new double[] {1000, 2000});
        assertThat(city.total()).containsExactly(1111, 2222);
        assertThat(city.sum(zones(1))).containsExactly(10, 20);
        assertThat(city.sum(zones(1, 3))).containsExactly(1010, 2020);
        assertThat(city.sum(zones(0, 1, 3))).containsExactly(1011, 2022);
        assertThat(city.sum(new int[] {3, 0})).containsExactly(1001, 2002);
        assertThat(city.ticksPerYear()).isEqualTo(4);
        assertThat(city.ticks()).isEqualTo(2);
        assertThat(city.zones()).isEqualTo(4);
        assertThat(city.names()).containsExactly("z000", "z001", "z002", "z003");
        assertThat(city.tickYears()).isEqualTo(0.25);
        assertThat(city.hasMiddles()).isFalse();
        assertThat(city.mean(2, 0, 2)).as("a year").isEqualTo(600);
        assertThat(city.mean(2, 1, 1)).isZero();
        assertThat(city.means(1, 2)).containsExactly(8, 80, 800, 8000);
        assertThat(ground(3, new double[] {1}).ticksPerYear()).isEqualTo(1);
        assertThat(ground(1).ticks()).isZero();
        double[] total = city.total();
        total[0] = 5;
        assertThat(city.total()[0]).isEqualTo(1111);
    }

    @Test
    void groundOfUnlikePartsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CityGround(List.of("a"), new double[2][3], 1, null, null))
                .withMessage("1 names for 2 rows of counts");
        for (double years : new double[] {0, -1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ground(years, new double[1]))
                    .withMessage("A period must last longer than nothing, not " + years + " years");
        }
    }

    @Test
    void theNearestAreThoseByTheirMiddlesElseByTheirNames() {
        double[] east = {0, 3, 0, -1, 6};
        double[] north = {0, 4, 2, 1, -8};
        CityGround placed = new CityGround(Courses.names(5), new double[5][1], 1, east, north);
        assertThat(placed.hasMiddles()).isTrue();
        assertThat(placed.nearest(0)).containsExactly(0, 3, 2, 1, 4);
        assertThat(placed.nearest(4)).containsExactly(4, 0, 3, 2, 1);
        CityGround named = new CityGround(Courses.names(5), new double[5][1], 1, east, null);
        assertThat(named.hasMiddles()).isFalse();
        assertThat(named.nearest(3)).containsExactly(3, 2, 4, 1, 0);
        east[1] = Double.NaN;
        assertThat(new CityGround(Courses.names(5), new double[5][1], 1, east, north).nearest(1))
                .as("a middle that is not known")
                .containsExactly(1, 0, 2, 3, 4);
    }

    /** Larger zones come first by chance: the key of each is exponential with the rate of its size. */
    @Test
    void seedsAreDrawnByTheirSize() {
        double[] monthly =
                IntStream.range(0, 30).mapToDouble(i -> 8 + i % 5 / 2.0).toArray();
        CityGround city = even(monthly);
        int[] order = IntStream.range(0, 30)
                .boxed()
                .filter(i -> i != 4)
                .sorted(Comparator.comparingDouble(i -> -StrictMath.log(1
                                - new SplittableRandom(77_003L * 8
                                                + city.names().get(i).hashCode())
                                        .nextDouble())
                        / monthly[i]))
                .mapToInt(i -> i)
                .toArray();
        assertThat(Donors.grow(city, 7, 60, 120, zones(4), 12).stream()
                        .mapToInt(zones -> zones[0])
                        .toArray())
                .containsExactly(Arrays.copyOf(order, 12));
        assertThat(Donors.grow(city, 7, 60, 120, zones(4), 99))
                .hasSize(29)
                .allSatisfy(zones -> assertThat(zones).hasSize(1));
    }

    /** A rung of 102.5 a year: from 68 on an area is like it, from 87 on enough, more than 123 it never takes, nor a seed above 205. */
    @ParameterizedTest
    @CsvSource({
        "0 0 17.08 0, 2",
        "0 0 17.09 0, ''",
        "17.2 17.2 17.2 17.2, ''",
        "0 8 0 9, 1;3",
        "5.6 0 0 0, ''",
        "5.7 0 0 0, 0",
        "5 5 0 0, 0 1",
        "5 5.2 0 5, 0 1;1 3",
        "3 3 3 3, 0 1 2;1 2 3",
        "2 2 2 2, 0 1 2 3",
        "2 0 20 2 2, 0 3 4",
    })
    void likeAreasAreSetsOfNeighbours(String monthly, String expected) {
        CityGround city = even(Arrays.stream(monthly.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray());
        assertThat(Donors.grow(city, 7, 60, 120, new BitSet(), 99).stream()
                        .map(zones -> Arrays.toString(zones).replaceAll("[\\[\\],]", ""))
                        .sorted()
                        .toList())
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(";")));
    }

    /** A seed, the zone after it, the one before it; the same set once. */
    @Test
    void neighboursAreTakenFromBothSidesInTurn() {
        CityGround city = even(IntStream.range(0, 30).mapToDouble(i -> 3).toArray());
        List<List<Integer>> expected = IntStream.range(0, 30)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -StrictMath.log(1
                        - new SplittableRandom(77_003L * 8 + city.names().get(i).hashCode()).nextDouble())))
                .map(seed -> Math.max(0, Math.min(27, seed - 1)))
                .distinct()
                .map(first -> List.of(first, first + 1, first + 2))
                .toList();
        assertThat(Donors.grow(city, 7, 60, 120, new BitSet(), 99).stream()
                        .map(zones -> Arrays.stream(zones).boxed().toList())
                        .toList())
                .isEqualTo(expected);
    }

    /** Ninety-six are grown once for all; of these the first forty-eight that touch nothing excluded, if they are twenty-four. */
    @Test
    void likeAreasAreThoseOfTheCityThatTouchNothingExcluded() {
        CityGround city = Courses.city(150, 10, 100, 8);
        for (int n : new int[] {0, 1, 40, 100, 120}) {
            BitSet excluded = new BitSet();
            excluded.set(0, n);
            List<int[]> free = Donors.grow(city, 7, 60, 120, new BitSet(), 96).stream()
                    .filter(zones -> Arrays.stream(zones).noneMatch(excluded::get))
                    .limit(48)
                    .toList();
            List<int[]> expected = free.size() < 24 && n > 0 ? Donors.grow(city, 7, 60, 120, excluded, 24) : free;
            assertThat(expected).hasSizeBetween(24, 48);
            assertThat(LevelFit.like(city, 7, 30, 120, excluded))
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
            LevelFit fit = new LevelFit(city, Design.net(city, 120, 12, 0, 0), 7, excluded);
            assertThat(fit.donors().stream().map(LevelFit.Donor::zones).toList())
                    .usingRecursiveComparison()
                    .isEqualTo(expected);
        }
        assertThat(LevelFit.like(city, 7, 100, 120, new BitSet()))
                .usingRecursiveComparison()
                .isEqualTo(Donors.grow(city, 7, 100, 120, new BitSet(), 96).subList(0, 48));
    }

    @Test
    void rungsAreHalfAsLargeAgainEach() {
        assertThat(IntStream.range(0, 4).mapToDouble(Donors::size)).containsExactly(6.0, 9.0, 13.5, 20.25);
        assertThat(Donors.rung(7.3)).isZero();
        assertThat(Donors.rung(7.4)).isEqualTo(1);
        assertThat(Donors.rung(20.25)).isEqualTo(3);
    }

    @Test
    void whatACityLendsIsOfNumbersThatCanBe() {
        CityLine.Law law = new CityLine.Law(0, 0, 1, 1);
        assertThat(new CityLine(1.5, 0, List.of(law)).scatter()).isEqualTo(1);
        for (double[] each : new double[][] {
            {-0.1, 0, 1, 1},
            {0, -0.1, 1, 1},
            {0, 0, 0.9, 1},
            {0, 0, 1, -0.1},
            {0, 0, 1, 1.1},
            {Double.NaN, 0, 1, 1},
            {Double.POSITIVE_INFINITY, 0, 1, 1}
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CityLine.Law(each[0], each[1], each[2], each[3]))
                    .withMessage("A law of walk " + each[0] + ", memory " + each[1] + ", scatter " + each[2]
                            + " and weight " + each[3]
                            + "; variances are 0 or more, a scatter 1 or more, a weight 0 to 1");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CityLine(0, 3, List.of(law)))
                .withMessage(
                        "A threshold of 0.0 by 3 leavings and laws whose weights add up to 1.0; above 0, 0 or more,"
                                + " and 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new CityLine(1, -1, List.of(law)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CityLine(1, 3, List.of(new CityLine.Law(0, 0, 1, 0.99))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CityLine(Double.NaN, 3, List.of(law)))
                .withMessage("The threshold is NaN, which is no number");
    }

    @Test
    void aStretchHasItsDaysAndACountBesideItsOwn() {
        Observation spell = Observation.of(LocalDate.of(2016, 1, 1), Period.parse("2016-02"), 29, 7);
        assertThat(spell).isEqualTo(new Observation(31, 60, 29, 7));
        assertThat(spell.middle()).isEqualTo(45.5);
        assertThat(spell.counting(3)).isEqualTo(new Observation(31, 60, 29, 3));
        assertThat(spell.beside(spell.counting(Integer.MAX_VALUE)).exposure()).isEqualTo(Integer.MAX_VALUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spell.beside(spell.counting(2147483648L)))
                .withMessage("The comparison's count 2147483648 is above 2147483647");
    }

    @Test
    void earlierWindowsStepBackByWholeYears() {
        CityGround city = even(5);
        Design net = Design.net(city, 84, 9, 4, 6);
        assertThat(net).isEqualTo(new Design(84, 9, 4, 6, Integer.MAX_VALUE, 12, 80));
        assertThat(net.origins(city))
                .as("12 and its operation after 6 and a year")
                .containsExactly(60, 48, 36, 24);
        assertThat(Design.net(city, 82, 9, 2, 6).origins(city)).containsExactly(70, 58, 46, 34, 22);
        assertThat(Design.net(city, 84, 13, 0, 0).step()).isEqualTo(24);
        assertThat(Design.net(city, 84, 12, 0, 0).step()).isEqualTo(12);
        assertThat(net.first(50)).isEqualTo(6);
        assertThat(new Design(84, 9, 0, 6, 30, 12, 84).first(50)).isEqualTo(20);
        assertThat(new Design(84, 9, 0, 6, 30, 12, 84).origins(city)).containsExactly(72, 60, 48, 36);
        assertThat(net.overlap()).isEqualTo(1);
        assertThat(new Design(84, 9, 0, 6, 30, 3, 84).overlap()).isEqualTo(3);
    }

    @Test
    void theLastWindowIsTheHighestOfAtLeastThree() {
        Design yearly = new Design(5, 1, 0, 0, Integer.MAX_VALUE, 1, 5);
        assertThat(yearly.lastWasHighest(new double[] {3, 4, 5, 6, 7, 0}, 5)).isTrue();
        assertThat(yearly.lastWasHighest(new double[] {3, 7, 5, 6, 7, 9}, 5)).isFalse();
        assertThat(yearly.lastWasHighest(new double[] {1, 2, 3, 9, 9, 9}, 3)).isTrue();
        assertThat(yearly.lastWasHighest(new double[] {1, 2, 9, 9, 9, 9}, 2))
                .as("of two")
                .isFalse();
        Design late = new Design(5, 1, 1, 1, Integer.MAX_VALUE, 1, 4);
        assertThat(late.lastWasHighest(new double[] {9, 2, 3, 4, 8, 0}, 5))
                .as("of the second to the fourth, the fifth being left out")
                .isTrue();
    }

    /** Half an incident in all earlier years at least, and never less than a twentieth of the mean share. */
    @Test
    void nothingCountedIsHalfAnIncident() {
        double[] rest = new double[24];
        Arrays.fill(rest, 30);
        Trial none = new Trial(new double[24], rest, 0, 12, 12, 24, 1 / 12.0);
        assertThat(none.constant()).isCloseTo(0.5 / 360, within(1e-15));
        double[] mean = new double[1];
        double[] relative = new double[1];
        none.forecast(new LevelLaws(List.of(new LevelLaw(0, 0, 1))), mean, relative);
        assertThat(mean[0]).as("at least as much as half an incident in a year").isCloseTo(0.5, within(1e-9));
        assertThat(none.sinceLast()).isCloseTo(1.5 / 12, within(1e-12));
        assertThat(none.usable()).isTrue();
        assertThat(none.counted()).isZero();
        assertThat(new Trial(new double[24], new double[24], 0, 12, 12, 24, 1 / 12.0).usable())
                .isFalse();
        assertThat(new Trial(new double[24], rest, 0, 2, 12, 24, 1 / 12.0).usable())
                .as("two months")
                .isFalse();
        double[] late = rest.clone();
        Arrays.fill(late, 12, 24, 0);
        assertThat(new Trial(new double[24], late, 0, 12, 12, 24, 1 / 12.0).usable())
                .isFalse();
        double[] gone = new double[48];
        Arrays.fill(gone, 0, 24, 100);
        double[] long48 = new double[48];
        Arrays.fill(long48, 1000);
        new Trial(gone, long48, 0, 36, 36, 48, 1 / 12.0)
                .forecast(new LevelLaws(List.of(new LevelLaw(1, 0, 1))), mean, relative);
        assertThat(mean[0]).isCloseTo(0.05 * 2400 / 36000 * 12000, within(1e-9));
    }

    @Test
    void blocksLastAQuarter() {
        assertThat(Trial.block(1 / 12.0)).isEqualTo(3);
        assertThat(Trial.block(7 / 365.25)).isEqualTo(13);
        assertThat(Trial.block(1)).isEqualTo(1);
    }

    /** pnbinom and pgamma, R 4.2.2; the variance is held between Poisson and that of an exponential mean. */
    @Test
    void aPredictionIsNoNarrowerThanPoissonNorWiderThanItsMean() {
        double[] one = {1};
        Predictive wide = new Predictive(one, new double[] {10}, new double[] {9}, one, 1);
        assertThat(wide.variance()).as("m + m²").isCloseTo(110, within(1e-9));
        assertThat(wide.midP(0, 1)).isCloseTo(1 / 22.0, within(1e-12));
        Predictive narrow = new Predictive(one, new double[] {10}, new double[] {0}, one, 0.2);
        assertThat(narrow.variance()).isCloseTo(10, within(1e-4));
        Predictive scattered = new Predictive(one, new double[] {10}, new double[] {0}, new double[] {20}, 5);
        assertThat(scattered.variance()).as("as counts scatter").isCloseTo(200, within(1e-9));
        Predictive two = new Predictive(
                new double[] {0.25, 0.75}, new double[] {8, 12}, new double[] {0.1, 0.2}, new double[] {1, 1.5}, 2);
        assertThat(two.mean()).isEqualTo(11);
        assertThat(two.variance()).isCloseTo(0.25 * (2 * (8 + 6.4) + 9) + 0.75 * (2 * (18 + 28.8) + 1), within(1e-9));
        assertThat(two.isLow(3, two.midP(3, 1) * 1.0001)).isTrue();
        assertThat(two.isLow(3, two.midP(3, 1) * 0.9999)).isFalse();
        double above = 1 - two.midP(30, 1);
        assertThat(two.isHigh(30, above * 1.0001)).isTrue();
        assertThat(two.isHigh(30, above * 0.9999)).isFalse();
        assertThat(Predictive.below(0, 10, 30)).isZero();
        assertThat(Predictive.below(4, 10, 10)).as("ppois(3, 10)").isCloseTo(0.01033605067593, within(1e-12));
        assertThat(Predictive.logDensity(0, 0, 10, 30)).isCloseTo(5 * Math.log(1 / 3.0), within(1e-12));
    }

    @Test
    void theShapeOfTheLineFallsOverTheYear() {
        assertThat(WatchScore.shape(1, 12)).isCloseTo(1 + 0.2 * 11 / 12, within(1e-15));
        assertThat(WatchScore.shape(12, 12)).isEqualTo(1);
        assertThat(WatchScore.shape(15, 12)).isEqualTo(1);
        assertThat(WatchScore.judged(1, 0.2)).isTrue();
        assertThat(WatchScore.judged(1, 0.19)).isFalse();
    }

    @Test
    void countsAreFoundByHalving() {
        for (long at : new long[] {0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 1000}) {
            assertThat(NextCount.first(k -> k >= at)).isEqualTo(at);
        }
    }
}
