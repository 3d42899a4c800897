package psp.bench;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import psp.core.CountHeader;
import psp.core.Incident;
import psp.core.Occurrence;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Place;
import psp.core.ZoneCounter;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.stats.Placebo;
import psp.stats.Study;
import psp.stats.inference.Interval;
import psp.stats.inference.Rate;
import psp.stats.inference.RateRatio;
import psp.stats.model.CountFit;
import psp.stats.model.CountModel;
import psp.stats.report.CompStat;

/**
 * Milliseconds for the work of psp-stats, one thread.
 *
 * <pre>{@code java -jar psp-bench/target/benchmarks.jar StatsBenchmark}</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StatsBenchmark {

    private static final long SEED = 20160401;
    private static final int PAIRS = 10_000;

    private final RateRatio[] pairs = new RateRatio[PAIRS];
    private CountModel model;
    private Study study;
    private List<String> others;
    private List<ZoneCounts> tables;
    private List<String> zones;
    private List<String> many;
    private ZoneCounts city;

    /** Makes the counts, the same in every run. */
    @Setup
    public void generate() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < PAIRS; i++) {
            pairs[i] = RateRatio.of(Rate.of(random.nextInt(301), 365), Rate.of(random.nextInt(301), 366));
        }
        model = weeks(random);
        placebo(random);
        compStat(random);
    }

    private static CountModel weeks(SplittableRandom random) {
        long[] counts = new long[520];
        double[] days = new double[520];
        double[] years = new double[520];
        double[] step = new double[520];
        double[] holiday = new double[520];
        for (int i = 0; i < 520; i++) {
            counts[i] = 8 + random.nextInt(9);
            days[i] = 7;
            years[i] = i / 52.0;
            step[i] = i >= 400 ? 1 : 0;
            holiday[i] = i % 52 == 51 ? 1 : 0;
        }
        return CountModel.of(counts, days, years)
                .withSeason(2)
                .withTrend()
                .withCovariate("step", step)
                .withCovariate("holiday", holiday);
    }

    private void placebo(SplittableRandom random) {
        others = new ArrayList<>();
        List<ZoneCounts.Cell> cells = new ArrayList<>();
        for (int z = 0; z < 1_000; z++) {
            others.add("zone " + z);
            for (int month = 0; month < 120; month++) {
                cells.add(new ZoneCounts.Cell(
                        Period.ofMonth(YearMonth.of(2007, 1).plusMonths(month)), "zone " + z, random.nextInt(9)));
            }
        }
        study = Study.of(Operation.in("zone 0").active("2016"), ZoneCounts.ofTable("x", cells));
        others.remove(0);
    }

    private void compStat(SplittableRandom random) {
        tables = new ArrayList<>();
        zones = zones(300);
        for (int o = 0; o < 10; o++) {
            tables.add(tenYears("outcome " + o, zones, 30, random));
        }
        many = zones(5_000);
        city = tenYears("outcome", many, 500, random);
    }

    private static List<String> zones(int count) {
        return IntStream.range(0, count).mapToObj(z -> "zone " + z).toList();
    }

    private static ZoneCounts tenYears(String name, List<String> zones, int aDay, SplittableRandom random) {
        Outcome outcome = Outcome.all(name);
        ZoneCounter counter =
                new ZoneCounter(outcome, CountHeader.of(outcome, Zones.named(zones), "as recorded"), null);
        for (int day = 0; day < 3653; day++) {
            LocalDate date = LocalDate.of(2007, 1, 1).plusDays(day);
            for (int i = 0; i < aDay; i++) {
                String zone = zones.get(random.nextInt(zones.size()));
                counter.add(Incident.of("i", Occurrence.on(date)), incident -> Place.in(zone));
            }
        }
        return counter.counts();
    }

    /** Ten thousand Clopper-Pearson intervals at counts of 0 to 300; a million take a hundred times as long. */
    @Benchmark
    public double tenThousandExactIntervals() {
        return Arrays.stream(pairs)
                .map(pair -> pair.interval(0.95))
                .mapToDouble(Interval::lo)
                .sum();
    }

    /** A fit of 520 weeks with eight columns. */
    @Benchmark
    public CountFit modelOf520Weeks() {
        return model.fit();
    }

    /** A fit of 520 weeks with eight columns, and the default interval of its step. */
    @Benchmark
    public Interval modelOf520WeeksWithInterval() {
        return model.fit().interval("step", 0.95).orElseThrow();
    }

    /** A placebo over 999 zones by 120 months. */
    @Benchmark
    public Placebo placeboOver1000Zones() {
        return study.placebo(others);
    }

    /** The table of 300 zones, ten outcomes and ten years. */
    @Benchmark
    public CompStat compStatOf300Zones() {
        return CompStat.of(tables, zones, LocalDate.of(2016, 11, 28));
    }

    /** The table of 5,000 zones, one outcome and ten years. */
    @Benchmark
    public CompStat compStatOf5000Zones() {
        return CompStat.of(List.of(city), many, LocalDate.of(2016, 11, 28));
    }

    /** The reductions of 500 zones, each beside what the other 4,999 say of how far counts move. */
    @Benchmark
    public double fiveHundredReductions() {
        return many.stream()
                .limit(500)
                .mapToDouble(zone -> Study.of(Operation.in(zone).active("2016-01-01/2016-12-01"), city)
                        .reduction()
                        .difference())
                .sum();
    }
}
