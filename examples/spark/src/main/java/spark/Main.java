package spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import psp.core.Boundary;
import psp.core.Coverage;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.PointCounter;
import psp.geo.ZoneIndex;

/**
 * Shows, checks and times it in one process with two task threads: simulated points as part files, counted by Spark, equal to the
 * counts of one thread; then how long the job takes beside the same job whose every answer is one zone that holds everything.
 */
public final class Main {

    private static final LocalDate START = LocalDate.of(2014, 1, 1);
    private static final int DAYS = 1_826;
    private static final int TIMES = 5;

    private Main() {
    }

    /** Checks with 200,000 points, then times as many as each argument says; status 1 where a check fails. */
    public static void main(String[] args) throws IOException {
        ZoneIndex index = ZoneIndex.of(grid(60));
        Outcome outcome = Outcome.all("simulated points");
        Coverage covered = Coverage.declared(Period.of(START, START.plusDays(DAYS)));
        Path folder = Files.createTempDirectory("psp-spark-");
        // Up to four tries a task, as on a cluster.
        SparkSession spark = SparkSession.builder().master("local[2,4]").appName("psp").config("spark.ui.enabled", "false")
                .config("spark.sql.datetime.java8API.enabled", "true").config("spark.sql.shuffle.partitions", "8").getOrCreate();
        spark.sparkContext().setLogLevel("OFF");
        int status = 0;
        try {
            Broadcast<ZoneIndex> sent = CountOnSpark.broadcast(spark, index);
            Broadcast<ZoneIndex> one = CountOnSpark.broadcast(spark, ZoneIndex.of(Zones.of(Zone.of("everywhere",
                    Boundary.box(-90, 40, -80, 50)))));
            CountOnSpark.register(spark, sent);
            String parquet = folder.resolve("points").toString();
            points(spark, 200_000).write().parquet(parquet);
            Dataset<Row> few = CountOnSpark.read(spark, "parquet", parquet);
            ZoneCounts single = single(few, index, outcome, covered);
            ZoneCounts counts = CountOnSpark.count(few, sent, outcome, covered);
            System.out.println(counts + ", " + counts.sha256().substring(0, 16));
            if (!counts.equals(single)) {
                throw new IllegalStateException("the counts of one thread are " + single);
            }
            System.out.println(new Checks(spark, sent, outcome, covered, folder).run(parquet, single) + " checks hold");
            for (String size : args) {
                for (String format : List.of("parquet", "csv")) {
                    String path = folder.resolve(format + size).toString();
                    points(spark, Long.parseLong(size)).drop("id").write().option("header", true).format(format).save(path);
                    Dataset<Row> table = CountOnSpark.read(spark, format, path);
                    System.out.printf(Locale.ROOT, "%s points, %s, ", size, format);
                    time(() -> CountOnSpark.count(table, sent, outcome, covered), () -> CountOnSpark.count(table, one, outcome, covered));
                    delete(Path.of(path));
                }
            }
        } catch (IllegalStateException e) {
            System.err.println("spark: not so: " + e.getMessage());
            status = 1;
        } finally {
            spark.stop();
            delete(folder);
        }
        System.exit(status);
    }

    /** Turn about, so that what else the machine does meets both; medians, after one of each to warm up. */
    private static void time(Runnable zones, Runnable constant) {
        List<Double> counted = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int i = 0; i <= TIMES; i++) {
            counted.add(seconds(zones));
            bare.add(seconds(constant));
        }
        double ours = median(counted);
        double theirs = median(bare);
        System.out.printf(Locale.ROOT, "median of %d: %.2f s (%.2f to %.2f); locate a constant: %.2f s (%.2f to %.2f); ratio %.2f%n",
                TIMES, ours, counted.get(0), counted.get(TIMES - 1), theirs, bare.get(0), bare.get(TIMES - 1), ours / theirs);
    }

    private static double median(List<Double> all) {
        all.remove(0);
        all.sort(null);
        return all.get(TIMES / 2);
    }

    private static double seconds(Runnable job) {
        long began = System.nanoTime();
        job.run();
        return (System.nanoTime() - began) / 1e9;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    /** Points in and around the grid, every thousandth without a position, made by Spark from a seed. */
    private static Dataset<Row> points(SparkSession spark, long points) {
        return spark.range(0, points, 1, 8).selectExpr("if(id % 1000 = 7, null, -87.97 + 0.64 * rand(1)) as lon",
                "if(id % 1000 = 7, null, 42.97 + 0.64 * rand(2)) as lat", "date_add(to_date('2014-01-01'), cast(1826 * rand(3) as int))"
                        + " as day", "id");
    }

    private static ZoneCounts single(Dataset<Row> table, ZoneIndex index, Outcome outcome, Coverage covered) {
        PointCounter counter = new PointCounter(index, outcome, covered);
        double[] lon = new double[1];
        double[] lat = new double[1];
        int[] day = new int[1];
        table.selectExpr("lon", "lat", "unix_date(day)").toLocalIterator().forEachRemaining(row -> {
            if (row.isNullAt(0)) {
                counter.addWithoutPosition(row.getInt(2));
            } else {
                lon[0] = row.getDouble(0);
                lat[0] = row.getDouble(1);
                day[0] = row.getInt(2);
                counter.add(lon, lat, day, 0, 1);
            }
        });
        return counter.counts();
    }

    /** Zones side by side with crooked edges, so that many a point lies in a cell with an edge. */
    private static Zones grid(int side) {
        SplittableRandom random = new SplittableRandom(2017);
        double[][] x = new double[side + 1][side + 1];
        double[][] y = new double[side + 1][side + 1];
        for (int i = 0; i <= side; i++) {
            for (int j = 0; j <= side; j++) {
                x[i][j] = -87.95 + 0.01 * (i + 0.5 * random.nextDouble());
                y[i][j] = 42.99 + 0.01 * (j + 0.5 * random.nextDouble());
            }
        }
        List<Zone> zones = new ArrayList<>();
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                zones.add(Zone.of("zone " + zones.size(), Boundary.of(psp.core.Ring.of(x[i][j], y[i][j], x[i + 1][j], y[i + 1][j],
                        x[i + 1][j + 1], y[i + 1][j + 1], x[i][j + 1], y[i][j + 1], x[i][j], y[i][j]))));
            }
        }
        return Zones.of(zones);
    }
}
