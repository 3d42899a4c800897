package psp.stats.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psp.stats.inference.ShareLost;
import psp.stats.level.CityLine;
import psp.stats.level.CityYear;
import psp.stats.level.HoldingFit;
import psp.stats.level.Observation;
import psp.stats.level.YearlyVariation;

/** What is told of the courses a year may take: of given courses by hand, of drawn ones by their means and variances. */
class FuturesTest {

    private static final long[] BEFORE = {
        31, 24, 28, 35, 22, 30, 27, 33, 25, 29, 36, 26, 28, 31, 23, 34, 27, 30, 24, 32, 29, 26, 33, 28
    };
    private static final long[] OPERATION = {14, 11, 17, 13, 16, 12, 15, 18, 12, 14, 13, 16};
    private static final WatchRecord RECORD = WatchStart.of(12, BEFORE, OPERATION);

    /** Two looks; of each world's courses as many as its own number alarm at the first look, and one more at the second. */
    private record Given(int confirmations) implements Courses {
        @Override
        public int looks() {
            return 2;
        }

        @Override
        public int inARow() {
            return confirmations + 1;
        }

        @Override
        public int end(int look) {
            return look + 1;
        }

        @Override
        public double expected(int look) {
            return 10 * (look + 1);
        }

        @Override
        public double[] critical(double raise) {
            return new double[] {20 + raise, 30 + raise};
        }

        @Override
        public void draw(double share, Belief belief, int worlds, int courses, Sink sink) {
            for (int world = 0; world < worlds; world++) {
                for (int course = 0; course < courses; course++) {
                    int first = world % (courses / 2);
                    sink.take(
                            world,
                            course < first ? new double[] {21, 31} : new double[] {20, course > first ? 30 : 31});
                }
            }
        }
    }

    @Test
    void aCourseAlarmsAtTheFirstLookThatCrossesOftenEnoughInARow() {
        Courses one = new Given(0);
        Courses two = new Given(1);
        double[] critical = {2, 3, 4, 5};
        assertThat(one.alarm(new double[] {2, 3, 4, 5}, critical)).isEqualTo(4);
        assertThat(one.alarm(new double[] {2, 3.1, 4, 5}, critical)).isEqualTo(1);
        assertThat(two.alarm(new double[] {3, 3, 5, 6}, critical)).isEqualTo(3);
        assertThat(two.alarm(new double[] {3, 4, 0, 0}, critical)).isEqualTo(1);
        assertThat(two.alarm(new double[] {3, 3, 5, 5}, critical)).isEqualTo(4);
    }

    /** Of eight courses a world has 0, 1, 2 or 3 at the first look and one more at the second: pairs of worlds have 1/16 or 5/16 of them. */
    @Test
    void powerIsTheShareOfCoursesThatAlarm() {
        WatchPower power = WatchPower.of(new Given(0), 0.5, 1, "month");
        assertThat(power.looks()).isEqualTo(2);
        assertThat(power.chanceSeenBy(0)).isZero();
        assertThat(power.chanceSeenBy(1)).isCloseTo(1.5 / 8, within(1e-12));
        assertThat(power.chanceSeenBy(2)).isCloseTo(2.5 / 8, within(1e-12));
        assertThat(power.chanceSeenByNow()).isEqualTo(power.chanceSeenBy(1));
        assertThat(power.error(0)).isZero();
        assertThat(power.error(1))
                .as("half of the pairs 1/8 above, half below")
                .isCloseTo(0.125 / Math.sqrt(383), within(1e-12));
        assertThat(power.error(2)).isCloseTo(0.125 / Math.sqrt(383), within(1e-12));
        assertThat(power.looksUntil(0.3)).hasValue(2);
        assertThat(power.looksUntil(1.5 / 8)).hasValue(1);
        assertThat(power.looksUntil(0.32)).isEmpty();
        assertThat(power.share()).isEqualTo(0.5);
        assertThat(power)
                .hasToString("half return: seen by now 19 %, not 4 times in 5 within the year; by the year's end 31 %"
                        + " (2 months, simulated, ± 1 %)")
                .isEqualTo(WatchPower.of(new Given(0), 0.5, 1, "month"))
                .hasSameHashCodeAs(WatchPower.of(new Given(0), 0.5, 1, "month"))
                .isNotEqualTo(WatchPower.of(new Given(0), 0.5, 2, "month"));
        assertThat(WatchPower.of(new Given(0), 1, 7, "week")).asString().startsWith("full return: not 4 times");
        assertThat(WatchPower.of(new Given(0), 0, 0, "week")).asString().startsWith("level lasts: not 4 times");
        assertThat(WatchPower.of(new Given(0), 0.25, 2, "week"))
                .asString()
                .startsWith("return of 25 % of the fall: not 4 times");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> power.chanceSeenBy(3))
                .withMessage("Look 3 of a year of watching with 2; from 0, before the first, to 2");
        assertThatIllegalArgumentException().isThrownBy(() -> power.error(-1));
    }

    /** Four courses in five cross once their counts are so many times what they are: 20 / 20 or 30 / 31. */
    @Test
    void theVisibleRiseLetsFourCoursesInFiveCross() {
        assertThat(WatchPower.visibleRise(new Given(0)))
                .as("nearly all stand at the line")
                .isZero();
        Courses far = new Courses() {
            @Override
            public int looks() {
                return 3;
            }

            @Override
            public int inARow() {
                return 2;
            }

            @Override
            public int end(int look) {
                return look;
            }

            @Override
            public double expected(int look) {
                return 1;
            }

            @Override
            public double[] critical(double raise) {
                return new double[] {10, 20, 30};
            }

            @Override
            public void draw(double share, Belief belief, int worlds, int courses, Sink sink) {
                int n = worlds * courses;
                for (int i = 0; i < n; i++) {
                    // The second and the third look need 20 / 10 and 30 / (15 - x), those before 10 / 2.
                    sink.take(0, new double[] {i % 7 == 0 ? 0 : 2, 10, 15 - 10.0 * i / n});
                }
            }
        };
        int n = 768 * 8;
        assertThat(WatchPower.visibleRise(far)).isCloseTo(30 / (15 - 10.0 * (int) (0.8 * n) / n) - 1, within(2e-3));
    }

    @Test
    void theRiskIsTheSpreadOfTheWorldsLessThatOfTheirCourses() {
        WatchRisk risk = WatchRisk.of(new Given(0), 0, 0.2, 0.3);
        // 200 courses a world: rates of 1/200 to 100/200, in each hundred worlds once.
        double[] rates =
                IntStream.range(0, 400).mapToDouble(i -> (i % 100 + 1) / 200.0).toArray();
        double mean = 50.5 / 200;
        double spread =
                Arrays.stream(rates).map(rate -> (rate - mean) * (rate - mean)).sum();
        double noise = Arrays.stream(rates).map(rate -> rate * (1 - rate) / 199).sum();
        double keep = Math.sqrt(1 - noise / spread);
        assertThat(risk.mean()).isCloseTo(mean, within(1e-12));
        Arrays.sort(rates);
        assertThat(risk.low()).isCloseTo(mean + keep * (0.1 * rates[39] + 0.9 * rates[40] - mean), within(1e-12));
        assertThat(risk.high()).isCloseTo(mean + keep * (0.9 * rates[359] + 0.1 * rates[360] - mean), within(1e-12));
        assertThat(risk.promised()).isEqualTo(0.2);
        assertThat(risk)
                .hasToString("false alarms in " + percent(risk.low()) + " to " + percent(risk.high())
                        + " % of years in which nothing changes, 20 % promised; 25 % on average over what this past leaves open,"
                        + " less and more in a tenth of it each; the line is raised by 0.3 standard errors");
        assertThat(new WatchRisk(0.1, 0.094, 0.02, 0.186, 0))
                .hasToString("false alarms in 2 to 19 % of years in which nothing changes, 10 % promised; 9.4 % on"
                        + " average over what this past leaves open, less and more in a tenth of it each");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WatchRisk(0.1, 1.1, 0, 0, 0))
                .withMessage("The chance 1.1 is not from 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WatchRisk(0.1, 0.1, 0.3, 0.2, 0))
                .withMessage("A range from 0.3 to 0.2 and a raise of 0.0; the range runs upwards and a raise is 0 or"
                        + " more");
        assertThatIllegalArgumentException().isThrownBy(() -> new WatchRisk(0.1, 0.1, 0.1, 0.2, -1));
        assertThat(new WatchRisk(0, 0, 0, 0, 0).high()).isZero();
    }

    private static String percent(double chance) {
        return chance < 0.1
                ? psp.stats.internal.text.Digits.of(Math.rint(1000 * chance) / 10, 2)
                : String.valueOf(Math.round(100 * chance));
    }

    /** A course that stands 1 above its line needs a raise of 1; nine worlds in ten must alarm seldom enough. */
    @Test
    void theLineIsRaisedUntilThePromiseHoldsInAShareOfWorlds() {
        Courses spread = new Courses() {
            @Override
            public int looks() {
                return 1;
            }

            @Override
            public int inARow() {
                return 1;
            }

            @Override
            public int end(int look) {
                return 1;
            }

            @Override
            public double expected(int look) {
                return 1;
            }

            @Override
            public double[] critical(double raise) {
                return new double[] {10 + 2 * raise};
            }

            @Override
            public void draw(double share, Belief belief, int worlds, int courses, Sink sink) {
                assertThat(belief).isEqualTo(Belief.CAUTIOUS);
                for (int world = 0; world < worlds; world++) {
                    for (int course = 0; course < courses; course++) {
                        // All worlds alike: a course needs a raise of up to 2, evenly spread.
                        sink.take(world, new double[] {10 + 4 * (course + 0.5) / courses});
                    }
                }
            }
        };
        assertThat(WatchRisk.raise(spread, 0, 0.9, 0.1)).as("a tenth above 1.8").isCloseTo(1.8, within(0.006));
        assertThat(WatchRisk.raise(spread, 0, 0.5, 0.5)).isCloseTo(1, within(0.006));
        assertThat(WatchRisk.raise(new Given(1), 0, 0.5, 0.9))
                .as("kept without")
                .isCloseTo(0, within(1e-6));
    }

    @Test
    void theLinesOfAYearAreThoseOfItsLooks() {
        HoldingFit fit = RECORD.fit();
        WatchYear plan = new WatchYear(fit, 0, 12, 0, 0.1);
        List<Observation> seen = List.of(new Observation(0, 1, 1, 20), new Observation(1, 2, 1, 13));
        WatchFutures futures = new WatchFutures(plan, RECORD, seen, 0, 2);
        assertThat(futures.looks()).isEqualTo(12);
        assertThat(futures.inARow()).isEqualTo(3);
        double[] lines = futures.critical(0);
        double[] raised = futures.critical(0.5);
        YearSoFar year = new YearSoFar(plan);
        for (int k = 0; k < 12; k++) {
            year = year.with(k < 2 ? seen.get(k) : new Observation(k, k + 1, 1, 0), true);
            assertThat(futures.end(k)).isEqualTo(k + 1);
            assertThat(futures.expected(k)).isCloseTo(year.expected(), within(1e-9));
            boolean review = k == 5 || k == 11;
            assertThat(lines[k]).isCloseTo(year.critical(plan.line(year.information(), review)), within(1e-9));
            assertThat(raised[k])
                    .isCloseTo(year.critical(plan.raised(0.5).line(year.information(), review)), within(1e-9));
        }
    }

    /** Means and variances of what is drawn: the fitted mean times what a normal log mean adds, and the law about it. */
    @ParameterizedTest
    @CsvSource({"0, PLAIN", "0, CAUTIOUS", "1, PLAIN", "0.5, FALL"})
    void coursesScatterAsThePastLeavesOpen(double share, Courses.Belief belief) {
        HoldingFit fit = RECORD.fit();
        WatchYear plan = new WatchYear(fit, 0, 12, 0, 0.1);
        WatchFutures futures = new WatchFutures(plan, RECORD, List.of(), 0, 0);
        int worlds = 600;
        int courses = 6;
        double[] sum = new double[12];
        double[] square = new double[12];
        int[] n = {0};
        futures.draw(share, belief, worlds, courses, (world, sums) -> {
            n[0]++;
            for (int k = 0; k < 12; k++) {
                sum[k] += sums[k];
                square[k] += sums[k] * sums[k];
            }
        });
        assertThat(n[0]).isEqualTo(worlds * courses);
        double[] chances = belief == Courses.Belief.CAUTIOUS ? fit.cautious() : fit.weights;
        YearSoFar year = new YearSoFar(plan);
        for (int k = 0; k < 12; k++) {
            Observation spell = new Observation(k, k + 1, 1, 0);
            year = year.with(spell, true);
        }
        double rise = fit.before() == null ? 1 : fit.before();
        if (belief == Courses.Belief.FALL) {
            double[][] covariance = fit.covariance(fit.phi);
            int last = covariance.length - 1;
            double variance = covariance[last][last] + covariance[4][4] - 2 * covariance[last][4];
            double usual = variance / (variance + 0.0625);
            rise = Math.exp((1 - usual) * Math.log(rise) + usual * 0.5);
        }
        double level = 0;
        double counts = 0;
        double doubt = 0;
        for (int i = 0; i < chances.length; i++) {
            for (int k = 0; k < 12; k++) {
                counts += chances[i] * fit.dispersions[i] * fit.mean(new Observation(k, k + 1, 1, 0));
            }
            doubt += chances[i]
                    * fit.covariance(fit.dispersions[i])[fit.coefficients().length - 1][fit.coefficients().length - 1];
        }
        for (int k = 0; k < 12; k++) {
            level += fit.mean(new Observation(k, k + 1, 1, 0));
        }
        double mean = sum[11] / n[0];
        double variance = square[11] / n[0] - mean * mean;
        assertThat(mean / (level * (1 + share * (rise - 1)))).isCloseTo(1, within(share > 0 ? 0.03 : 0.02));
        if (share == 0) {
            assertThat(variance / (counts + level * level * doubt)).isBetween(0.8, 1.25);
        }
        assertThat(sum[0] / n[0] / (fit.mean(new Observation(0, 1, 1, 0)) * (1 + share * (rise - 1))))
                .isCloseTo(1, within(0.04));
    }

    private static CityLine line(double walk, double memory, double scatter) {
        return new CityLine(1.5, 20, List.of(new CityLine.Law(walk, memory, scatter, 1)));
    }

    private static WatchCity city(CityLine line) {
        TreeMap<Integer, Long> rest = new TreeMap<>();
        for (int t = -36; t < 0; t++) {
            rest.put(t, 1000L + 10 * Math.floorMod(t, 5));
        }
        rest.put(0, 1100L);
        rest.put(1, 900L);
        return new WatchCity(line, rest);
    }

    private static CityPlan plan(WatchCity city, double factor) {
        return new CityPlan(RECORD, city, RECORD.operation(), WatchRules.DEFAULT, 0, factor);
    }

    @Test
    void aCitysLinesAreThoseOfItsYear() {
        WatchCity city = city(line(0.004, 0.01, 1.2));
        CityPlan plan = plan(city, 1.1);
        List<Observation> seen = List.of(new Observation(0, 1, 1, 20), new Observation(1, 2, 1, 13));
        double[] area = Arrays.stream(OPERATION).asDoubleStream().toArray();
        double[] rest = new double[24];
        for (int t = -12; t < 2; t++) {
            rest[t + 12] = city.in(new Observation(t, t + 1, 1, 0));
        }
        double mean = Arrays.stream(rest, 0, 12).average().orElseThrow();
        Arrays.fill(rest, 14, 24, mean);
        CityYear year = new CityYear(city.line(), area, rest, 12);
        Courses courses = plan.courses(city, seen, 1);
        assertThat(courses.looks()).isEqualTo(12);
        assertThat(courses.inARow()).isEqualTo(2);
        double[] lines = courses.critical(0.5);
        for (int k = 0; k < 12; k++) {
            assertThat(courses.end(k)).isEqualTo(k + 1);
            assertThat(courses.expected(k)).isCloseTo(1.1 * year.expected(k + 1), within(1e-9));
            if (k < 2) {
                assertThat(lines[k]).isEqualTo(Double.POSITIVE_INFINITY);
            } else {
                assertThat(lines[k])
                        .isCloseTo(1.1 * (year.expected(k + 1) + 2 * year.deviation(k + 1)) - 1e-9, within(1e-8));
            }
        }
        assertThat(plan.expected(city, List.of())).isZero();
        assertThat(plan.expected(city, seen)).isCloseTo(1.1 * year.expected(2), within(1e-9));
        assertThat(plan.crosses(city, seen)).as("not judged before the third").isFalse();
        TreeMap<Integer, Long> more = new TreeMap<>(city.rest());
        more.put(2, 1000L);
        WatchCity then = new WatchCity(city.line(), more);
        rest[14] = 1000;
        CityYear third = new CityYear(city.line(), area, rest, 12);
        double needed = 1.1 * (third.expected(3) + 1.5 * third.deviation(3));
        for (long last : new long[] {(long) Math.ceil(needed) - 33, (long) Math.ceil(needed) - 34}) {
            List<Observation> three = List.of(seen.get(0), seen.get(1), new Observation(2, 3, 1, last));
            assertThat(plan.crosses(then, three)).isEqualTo(33 + last >= needed);
        }
    }

    /** Of a law without walk and memory the courses are Poisson about the mean, but for the doubt of the operation's own counts. */
    @Test
    void aCitysCoursesScatterAsItsLawSays() {
        WatchCity city = city(line(0, 0, 1));
        Courses courses = plan(city, 1).courses(city, List.of(), 0);
        double[] sum = new double[12];
        double[] square = new double[12];
        int[] n = {0};
        courses.draw(0, Courses.Belief.PLAIN, 1000, 4, (world, sums) -> {
            n[0]++;
            for (int k = 0; k < 12; k++) {
                sum[k] += sums[k];
                square[k] += sums[k] * sums[k];
            }
        });
        double own = Arrays.stream(OPERATION).sum();
        for (int k : new int[] {0, 5, 11}) {
            double expected = courses.expected(k);
            double mean = sum[k] / n[0];
            assertThat(mean / expected).isCloseTo(1, within(0.02));
            assertThat((square[k] / n[0] - mean * mean) / (expected + expected * expected / own))
                    .isBetween(0.9, 1.12);
        }
        double[] back = new double[1];
        courses.draw(0.5, Courses.Belief.FALL, 1000, 4, (world, sums) -> back[0] += sums[11] / 4000);
        // Half of the way from the operation's share back to the last year's, drawn to what falls are.
        double[] of =
                city.line().laws().stream().mapToDouble(CityLine.Law::scatter).toArray();
        double before = Arrays.stream(BEFORE, 12, 24).sum() + 0.5;
        double rest = 0.5;
        double restNow = 0.5;
        for (int t = -24; t < 0; t++) {
            rest += t < -12 ? city.in(new Observation(t, t + 1, 1, 0)) : 0;
            restNow += t < -12 ? 0 : city.in(new Observation(t, t + 1, 1, 0));
        }
        double seen = Math.log(before / rest * restNow / (own + 0.5));
        double variance = of[0] * (1 / before + 1 / (own + 0.5) + 1 / rest + 1 / restNow);
        double weight = variance / (variance + 0.0625);
        double rise = seen + weight * (0.5 - seen);
        assertThat(back[0] / courses.expected(11))
                .isCloseTo(1 + 0.5 * (Math.exp(rise + (1 - weight) * variance / 2) - 1), within(0.03));
    }

    private static double[] moments(Courses courses, double share, int worlds) {
        double[] all = new double[3];
        courses.draw(share, Courses.Belief.FALL, worlds, 4, (world, sums) -> {
            all[0]++;
            all[1] += sums[11];
            all[2] += sums[11] * sums[11];
        });
        double mean = all[1] / all[0];
        return new double[] {mean, all[2] / all[0] - mean * mean};
    }

    /** Each law has its share of the courses: three in ten scatter as Poisson counts, the others six times as much. */
    @Test
    void aCitysLawsAreDrawnByTheirWeights() {
        CityLine line = new CityLine(1.5, 20, List.of(new CityLine.Law(0, 0, 1, 0.3), new CityLine.Law(0, 0, 6, 0.7)));
        WatchCity city = city(line);
        Courses courses = plan(city, 1).courses(city, List.of(), 0);
        double[] drawn = moments(courses, 0, 2000);
        double expected = courses.expected(11);
        double own = Arrays.stream(OPERATION).sum();
        assertThat(drawn[0] / expected).isCloseTo(1, within(0.02));
        assertThat(drawn[1] / (4.5 * (expected + expected * expected / own))).isBetween(0.92, 1.1);
    }

    /** Levels that walk far are drawn in opposite pairs, whose mean stays where it is. */
    @Test
    void aCitysCoursesComeInOppositePairs() {
        long[] many = new long[12];
        Arrays.fill(many, 1_000_000);
        WatchRecord record = WatchStart.of(12, many, many);
        TreeMap<Integer, Long> rest = new TreeMap<>();
        for (int t = -24; t < 0; t++) {
            rest.put(t, 100_000_000L);
        }
        WatchCity city = new WatchCity(line(0.055, 0.05, 1), rest);
        Courses courses =
                new CityPlan(record, city, record.operation(), WatchRules.DEFAULT, 0, 1).courses(city, List.of(), 0);
        double[] drawn = moments(courses, 0, 400);
        assertThat(drawn[0] / courses.expected(11)).isCloseTo(1, within(2e-3));
        assertThat(Math.sqrt(drawn[1]) / drawn[0])
                .as("the level's walk and memory over the year")
                .isBetween(0.1, 0.35);
    }

    /** Of few counts the fall is weighed with what falls are, and its doubt lifts the mean. */
    @Test
    void aCitysFallIsWeighedWithWhatFallsAre() {
        long[] before = {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 3, 2, 4, 3, 2, 3, 1, 3, 2, 4, 3, 2};
        long[] during = {1, 0, 2, 1, 0, 1};
        WatchRecord record = WatchStart.of(12, before, during);
        TreeMap<Integer, Long> rest = new TreeMap<>();
        for (int t = -30; t < 0; t++) {
            rest.put(t, t < -6 ? 20L : 14L);
        }
        CityLine line = line(0.03, 0.02, 1.7);
        WatchCity city = new WatchCity(line, rest);
        Courses courses =
                new CityPlan(record, city, record.operation(), WatchRules.DEFAULT, 0, 1).courses(city, List.of(), 0);
        double seen = Math.log(32.5 / 240.5 * 84.5 / 5.5);
        double moved = 0.03 * 0.75 + 2 * 0.02 * (1 - Math.exp(-0.75 / 0.4));
        double variance = 1.7 * (1 / 32.5 + 1 / 5.5 + 1 / 240.5 + 1 / 84.5) + moved;
        double weight = variance / (variance + 0.0625);
        double rise = seen + weight * (0.5 - seen);
        double spread = Math.sqrt((1 - weight) * variance);
        double factor = 0;
        for (int i = 0; i < 4000; i++) {
            factor += Math.max(1, Math.exp(rise + spread * psp.stats.internal.math.Normal.quantile((i + 0.5) / 4000)))
                    / 4000;
        }
        assertThat(moments(courses, 1, 4000)[0] / moments(courses, 0, 4000)[0]).isCloseTo(factor, within(0.04));
    }

    /** Sums of many normal counts about a level known from a year, over looks from the third of twelve on. */
    @ParameterizedTest
    @CsvSource({"12, 0.05", "12, 0.3", "12, 0.01", "24, 0.1"})
    void otherChancesAndLooksHaveTheirThreshold(int looks, double chance) {
        SplittableRandom random = new SplittableRandom(11);
        int n = 40_000;
        double[] all = new double[n];
        double[] monthly = new double[n];
        for (int i = 0; i < n; i++) {
            double level = random.nextGaussian() / Math.sqrt(looks);
            double sum = 0;
            for (int k = 1; k <= looks; k++) {
                sum += random.nextGaussian() + level;
                double score = sum / Math.sqrt(k + (double) k * k / looks) / (1 + 0.2 * (looks - k) / looks);
                if (k >= 0.2 * looks) {
                    all[i] = Math.max(all[i], score);
                    monthly[i] = k * 12 % looks == 0 ? Math.max(monthly[i], score) : monthly[i];
                }
            }
        }
        Arrays.sort(all);
        Arrays.sort(monthly);
        double expected = all[(int) (n * (1 - chance))] / monthly[(int) (0.9 * n)];
        double[] area = new double[looks];
        double[] rest = new double[looks];
        Arrays.fill(area, 1024);
        Arrays.fill(rest, 1L << 30);
        double found = raise(10, 30, looks, chance);
        assertThat(found).isCloseTo(expected, within(0.06 * expected));
        assertThat(CityRaise.of(line(0, 0, 1), area, rest, looks, chance))
                .isEqualTo(found)
                .isEqualTo(CityRaise.of(line(0, 0, 1), area, rest, looks, chance));
        assertThat(CityRaise.of(line(0, 0, 1), area, rest, 12, 0.1)).isEqualTo(1);
    }

    /** Drawn anew, of a law that neither walks nor remembers, after a year of the operation. */
    private static double raise(long size, long rest, int looks, double chance) {
        return new CityRaise(new CityLine.Law(0, 0, 1, 1), 4, size, rest, looks, chance).raise();
    }

    /** Below one in a hundred the tail goes on as it falls from one in twenty to one in a hundred. */
    @Test
    void farOutTheTailGoesOn() {
        double far = raise(6, 12, 12, 0.01);
        double near = raise(6, 12, 12, 0.05);
        assertThat(raise(6, 12, 12, 0.001)).isCloseTo(far + (far - near) * Math.log(10) / Math.log(5), within(1e-9));
        assertThat(raise(6, 12, 12, 0.1)).as("monthly looks at one in ten").isCloseTo(1, within(1e-12));
        double[] area = new double[24];
        double[] rest = new double[24];
        Arrays.fill(area, 3);
        Arrays.fill(rest, 90);
        assertThat(CityRaise.of(line(0, 0, 1), area, rest, 12, 0.05))
                .as("of three a look two to the second, of ninety to the sixth, and two years")
                .isEqualTo(new CityRaise(new CityLine.Law(0, 0, 1, 1), 8, 2, 6, 12, 0.05).raise());
    }

    /** The three rates by their season, with what a year does by itself parted among them. */
    @Test
    void theShareLostIsThatOfThreeRates() {
        Watch watch = Watch.of(12, BEFORE, OPERATION);
        long[] now = {20, 17, 24};
        for (long count : now) {
            watch = watch.observe(count);
        }
        HoldingFit fit = RECORD.fit();
        ShareLost share = watch.share().orElseThrow();
        double moved = YearlyVariation.unknown().variance(0);
        double once = Math.pow(
                1.959963984540054 / TDistribution.of(30).inverseSurvivalProbability((1 - share.level()) / 2), 2);
        assertThat(share.freedom())
                .as("24 and 12 less four waves and two levels")
                .isEqualTo(30);
        // From the middle of the operation, −6, to that of what was seen, 1.5, and from that of the last year, −18.
        double then = once * moved * 7.5 / 12;
        double before = once * moved;
        WatchYear plan = new WatchYear(fit, 0, 12, 0, 0.1);
        assertThat(share.level())
                .isCloseTo(1 - 2 * psp.stats.internal.math.Normal.cdf(-plan.reach(0.25, 0.95)), within(1e-12));
        rate(share.low(), fit, -12, OPERATION, then / 2);
        rate(share.baseline(), fit, -24, Arrays.copyOfRange(BEFORE, 12, 24), before - then / 2);
        List<Observation> seen = spells(0, now);
        rate(share.now(), fit, 0, now, fit.seasonDoubt(seen, RECORD.operation()) + then / 2);
    }

    private static List<Observation> spells(int from, long[] counts) {
        return IntStream.range(0, counts.length)
                .mapToObj(i -> new Observation(from + i, from + i + 1, 1, counts[i]))
                .toList();
    }

    private static void rate(ShareLost.Rate rate, HoldingFit fit, int from, long[] counts, double doubt) {
        double exposure = spells(from, counts).stream().mapToDouble(fit::season).sum();
        double value = Arrays.stream(counts).sum() / exposure;
        assertThat(rate.value()).isCloseTo(value, within(1e-12));
        assertThat(rate.variance()).isCloseTo(value * value * doubt, within(1e-12));
        assertThat(rate.scale()).isCloseTo(fit.phi / exposure, within(1e-12));
    }
}
