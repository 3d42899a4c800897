package psp.stats.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psp.core.AreaCounts;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.stats.OracleCsv;

/** Tables with days cut into periods: the answers are those of the invented cities of LevelOracleTest, or of periods cut by hand. */
class LevelStudyTest {

    private static final Map<String, double[]> TABLE = OracleCsv.values("levels");
    private static final LocalDate START = LocalDate.of(2010, 1, 1);

    private static double[] of(String key) {
        double[] found = TABLE.get(key);
        assertThat(found).as(key).isNotNull();
        return found;
    }

    private static String name(int zone) {
        return "z%02d".formatted(zone);
    }

    private static List<ZoneCounts.Cell> months(String set, int zones) {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int zone = 0; zone < zones; zone++) {
            double[] counts = of(set + " zone " + zone);
            for (int t = 0; t < counts.length; t++) {
                cells.add(new ZoneCounts.Cell(
                        Period.of(START.plusMonths(t), START.plusMonths(t + 1)), name(zone), (long) counts[t]));
            }
        }
        return cells;
    }

    private static final ZoneCounts CITY = ZoneCounts.ofTable("violent", months("city", 12));

    private static double expected(ZoneCounts table, int zone, String since, String until, String window) {
        AreaCounts area = table.in(name(zone));
        return LevelStudy.of(table, Map.of())
                .net(
                        area,
                        table.total().minus(area),
                        List.of(name(zone)),
                        LocalDate.parse(since),
                        LocalDate.parse(until),
                        Period.parse(window))
                .orElseThrow()
                .expected();
    }

    @ParameterizedTest
    @CsvSource({
        "city, 0, 2010-01-01, 2017-01-01, 2017-01-01/2017-10-01",
        "city, 0, 2009-05-01, 2017-01-20, 2017-01-01/2017-10-01",
        "lag, 0, 2011-01-01, 2016-04-01, 2017-04-01/2018-01-01",
        "lag, 0, 2010-12-02, 2016-04-29, 2017-04-01/2018-01-01",
        "long, 3, 2010-01-01, 2016-07-01, 2016-07-01/2018-01-01",
    })
    void aWindowOfMonthsIsThatOfTheirNumbers(String set, int zone, String since, String until, String window) {
        double told = of(set + " expected ")[0];
        assertThat(expected(CITY, zone, since, until, window)).isCloseTo(told, within(1e-9 * told));
    }

    @Test
    void neighboursAreThoseOfTheMiddlesGiven() {
        ZoneCounts chain = ZoneCounts.ofTable("violent", months("chain", 20));
        Map<String, double[]> middles = new TreeMap<>();
        for (int zone = 0; zone < 20; zone++) {
            middles.put(name(zone), new double[] {0, Math.scalb(1.0, -zone)});
        }
        AreaCounts area = chain.in("z00", "z01");
        LevelStudy study = LevelStudy.of(chain, middles);
        assertThat(study.hasMiddles()).isTrue();
        assertThat(LevelStudy.of(chain, Map.of()).hasMiddles()).isFalse();
        NetLevel net = study.net(
                        area,
                        chain.total().minus(area),
                        List.of("z00", "z01"),
                        START,
                        LocalDate.of(2017, 1, 1),
                        Period.parse("2017"))
                .orElseThrow();
        assertThat(net.expected()).isCloseTo(of("chain expected ")[0], within(1e-7));
        assertThat(net.scale()).isCloseTo(of("chain scale ")[0], within(1e-9));
        assertThat(net.donors()).isEqualTo(17);
        middles.replaceAll((zone, at) -> new double[] {at[1], 0});
        assertThat(LevelStudy.of(chain, middles)
                        .net(
                                area,
                                chain.total().minus(area),
                                List.of("z00", "z01"),
                                START,
                                LocalDate.of(2017, 1, 1),
                                Period.parse("2017"))
                        .orElseThrow()
                        .expected())
                .as("west to east, not south to north")
                .isEqualTo(net.expected());
    }

    @Test
    void whatCouldNotBeAskedHasNoAnswer() {
        AreaCounts area = CITY.in("z00");
        AreaCounts rest = CITY.total().minus(area);
        LevelStudy study = LevelStudy.of(CITY, Map.of());
        assertThat(study.net(area, rest, List.of("z00"), START, START, Period.parse("2010-01")))
                .isEmpty();
        assertThat(study.net(area, rest, List.of("z00"), START, LocalDate.of(2010, 3, 1), Period.parse("2010-03")))
                .as("two months are no quarter")
                .isEmpty();
        assertThat(study.net(area, rest, List.of("z00"), START, LocalDate.of(2010, 4, 1), Period.parse("2010-04")))
                .isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    ZoneCounts short1 = ZoneCounts.ofTable(
                            "violent", List.of(new ZoneCounts.Cell(Period.parse("2010-01-01/2010-01-11"), "z00", 3)));
                    LevelStudy.of(short1, Map.of())
                            .net(
                                    short1.in("z00"),
                                    short1.total(),
                                    List.of("z00"),
                                    START,
                                    START,
                                    Period.parse("2010-01-11/2010-02-11"));
                })
                .withMessage("The table covers less than one whole month: 2010-01-01/2010-01-11");
    }

    @Test
    void likeAreasSayHowFarACountMovesFromYearToYear() {
        List<Period> past = List.of(
                Period.parse("2012-04-01/2013-01-01"),
                Period.parse("2013-04-01/2014-01-01"),
                Period.parse("2014-04-01/2015-01-01"),
                Period.parse("2015-04-01/2016-01-01"));
        List<YearlyVariation.Told> told = new ArrayList<>();
        double[] own = {};
        double[] rest = new double[4];
        for (int zone = 0; zone < 12; zone++) {
            double[] counts = of("city zone " + zone);
            double[] windows = IntStream.of(27, 39, 51, 63)
                    .mapToDouble(t -> Arrays.stream(counts, t, t + 9).sum())
                    .toArray();
            if (zone == 0) {
                own = windows;
            } else {
                told.add(YearlyVariation.Told.of(windows, 1));
                Arrays.setAll(rest, i -> rest[i] + windows[i]);
            }
        }
        AreaCounts area = CITY.in("z00");
        LevelStudy study = LevelStudy.of(CITY, Map.of());
        YearlyVariation yearly = study.yearly(area, List.of("z00"), past, 1);
        assertThat(yearly.variance(0.01))
                .isCloseTo(YearlyVariation.of(own, told, 1).variance(0.01), within(1e-15));
        assertThat(yearly.variance(0.01))
                .isNotEqualTo(YearlyVariation.of(own, List.of(), 1).variance(0.01));
        assertThat(yearly.changes()).isEqualTo(3);
        assertThat(study.yearly(area, List.of("z00"), past.subList(0, 1), 1).variance(0.01))
                .as("of one window without a change")
                .isEqualTo(
                        YearlyVariation.of(new double[] {own[0]}, List.of(), 1).variance(0.01));
        assertThat(LevelStudy.beside(area, CITY.total().minus(area), past, 1).variance(0.01))
                .isCloseTo(YearlyVariation.beside(own, rest, 1).variance(0.01), within(1e-15));
        ZoneCounts few = ZoneCounts.ofTable("violent", months("city", 8));
        assertThat(LevelStudy.of(few, Map.of())
                        .yearly(few.in("z00"), List.of("z00"), past, 1)
                        .variance(0.01))
                .as("of seven others none is asked")
                .isEqualTo(YearlyVariation.of(own, List.of(), 1).variance(0.01));
        ZoneCounts nine = ZoneCounts.ofTable("violent", months("city", 9));
        assertThat(LevelStudy.of(nine, Map.of())
                        .yearly(nine.in("z00"), List.of("z00"), past, 1)
                        .variance(0.01))
                .as("eight are enough")
                .isCloseTo(YearlyVariation.of(own, told.subList(0, 8), 1).variance(0.01), within(1e-15));
    }

    @Test
    void aWatchIsLentTheLineOfItsCity() {
        AreaCounts area = CITY.in("z00");
        AreaCounts rest = CITY.total().minus(area);
        LevelStudy study = LevelStudy.of(CITY, Map.of());
        Period active = Period.parse("2016");
        long counted = area.count(active);
        CityLine line = study.line(active, counted, rest, List.of("z00")).orElseThrow();
        assertThat(line.threshold()).isCloseTo(of("city line ")[2], within(1e-8));
        assertThat(line.placebos()).isEqualTo((int) of("city line ")[3]);
        assertThat(line.laws().get(0).weight()).isCloseTo(of("city law 0")[3], within(1e-8));
        AreaCounts other = CITY.in("z03");
        CityLine quick = study.line(
                        Period.parse("2016-08-01/2017-01-01"),
                        other.count(Period.parse("2016-08-01/2017-01-01")),
                        CITY.total().minus(other),
                        List.of("z03"))
                .orElseThrow();
        assertThat(quick.threshold()).isCloseTo(of("short line ")[2], within(1e-8));
        assertThat(study.line(Period.parse("2016-10-01/2017-01-01"), 30, rest, List.of("z00")))
                .as("three months")
                .isPresent();
        assertThat(study.line(Period.parse("2016-11-01/2017-01-01"), 30, rest, List.of("z00")))
                .as("two months")
                .isEmpty();
        assertThat(study.line(Period.parse("2017-06-01/2018-02-01"), 30, rest, List.of("z00")))
                .as("not covered to its end")
                .isEmpty();
        assertThat(study.line(active, counted, CITY.in("z01").minus(CITY.in("z01")), List.of("z00")))
                .as("nothing elsewhere")
                .isEmpty();
        assertThat(study.line(active, counted * 200, rest, List.of("z00")))
                .as("no area is as large")
                .isEmpty();
    }

    /** Quarters stay quarters: no month is made of them. */
    @Test
    void longerPeriodsAreTakenAsTheyAre() {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        double[][] quarters = new double[12][32];
        for (int zone = 0; zone < 12; zone++) {
            double[] counts = of("city zone " + zone);
            for (int q = 0; q < 32; q++) {
                quarters[zone][q] = Arrays.stream(counts, 3 * q, 3 * q + 3).sum();
                cells.add(new ZoneCounts.Cell(
                        Period.of(START.plusMonths(3L * q), START.plusMonths(3L * q + 3)), name(zone), (long)
                                quarters[zone][q]));
            }
        }
        List<String> names =
                IntStream.range(0, 12).mapToObj(LevelStudyTest::name).toList();
        CityGround ground = new CityGround(names, quarters, 0.25, null, null);
        BitSet first = new BitSet();
        first.set(0);
        double[] rest = LevelFit.minus(ground.total(), quarters[0]);
        ZoneCounts table = ZoneCounts.ofTable("violent", cells);
        for (String until : List.of("2017-01-01", "2017-04-01")) {
            assertThat(expected(table, 0, "2010-01-01", until, "2017-04-01/2018-01-01"))
                    .isCloseTo(
                            NetLevel.of(
                                            ground,
                                            first,
                                            quarters[0],
                                            rest,
                                            0,
                                            until.equals("2017-01-01") ? 28 : 29,
                                            29,
                                            32)
                                    .orElseThrow()
                                    .expected(),
                            within(1e-9));
        }
    }

    /** Days: months from the window's day of the month on, and a last one that is cut short. */
    @Test
    void daysAreCutWhereTheWindowIs() {
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        LocalDate start = LocalDate.of(2013, 1, 1);
        LocalDate end = LocalDate.of(2016, 10, 1);
        List<LocalDate> cuts = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2013, 1, 10);
                day.isBefore(LocalDate.of(2016, 8, 24));
                day = day.plusMonths(1)) {
            cuts.add(day);
        }
        cuts.add(LocalDate.of(2016, 8, 24));
        int periods = cuts.size() - 1;
        double[][] counts = new double[9][periods];
        for (int zone = 0; zone < 9; zone++) {
            int n = 0;
            for (LocalDate day = start; day.isBefore(end); day = day.plusDays(1), n++) {
                int count = (zone * 7 + n * 3 + n / 50) % 4 == 0 ? 1 : 0;
                cells.add(new ZoneCounts.Cell(Period.of(day, day.plusDays(1)), name(zone), count));
                for (int t = 0; t < periods; t++) {
                    counts[zone][t] += !day.isBefore(cuts.get(t)) && day.isBefore(cuts.get(t + 1)) ? count : 0;
                }
            }
        }
        double years = java.time.temporal.ChronoUnit.DAYS.between(cuts.get(0), cuts.get(periods)) / 365.25 / periods;
        CityGround ground = new CityGround(
                IntStream.range(0, 9).mapToObj(LevelStudyTest::name).toList(), counts, years, null, null);
        BitSet first = new BitSet();
        first.set(0);
        int from = cuts.indexOf(LocalDate.of(2016, 3, 10));
        assertThat(expected(
                        ZoneCounts.ofTable("violent", cells), 0, "2013-01-01", "2016-03-10", "2016-03-10/2016-08-24"))
                .isCloseTo(
                        NetLevel.of(
                                        ground,
                                        first,
                                        counts[0],
                                        LevelFit.minus(ground.total(), counts[0]),
                                        0,
                                        from,
                                        from,
                                        periods)
                                .orElseThrow()
                                .expected(),
                        within(1e-9));
    }
}
