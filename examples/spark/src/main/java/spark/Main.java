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
import org.apache.spark.sql.functions;
import psp.core.Boundary;
import psp.core.Coverage;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.PointCounter;
import psp.geo.ZoneIndex;
import psp.stats.Study;

/**
 * Shows and checks it in one process with two task threads: simulated points as Parquet, counted by Spark, equal to the counts of
 * one thread, with a task that fails once; then a batch of answers, the table back as a data frame, and the SQL function.
 */
public final class Main {

    private static final LocalDate START = LocalDate.of(2014, 1, 1);
    private static final int DAYS = 1_826;

    private Main() {
    }

    /** Runs with so many points, 5,000,000 by default; status 1 where the counts differ. */
    public static void main(String[] args) throws IOException {
        long points = args.length > 0 ? Long.parseLong(args[0]) : 5_000_000;
        ZoneIndex index = ZoneIndex.of(grid(60));
        Outcome outcome = Outcome.all("simulated points");
        Coverage covered = Coverage.declared(Period.of(START, START.plusDays(DAYS)));
        Path folder = Files.createTempDirectory("psp-spark-");
        // Up to four tries a task, as on a cluster.
        SparkSession spark = SparkSession.builder().master("local[2,4]").appName("psp").config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "8").getOrCreate();
        spark.sparkContext().setLogLevel("OFF");
        try {
            String parquet = folder.resolve("points").toString();
            points(spark, points).write().parquet(parquet);
            Dataset<Row> table = spark.read().parquet(parquet);
            Broadcast<ZoneIndex> sent = CountOnSpark.broadcast(spark, index);
            CountOnSpark.count(table, sent, outcome, covered, -1);

            long began = System.nanoTime();
            ZoneCounts counts = CountOnSpark.count(table, sent, outcome, covered, 1);
            System.out.println("Spark, one task failing once: " + counts + ", " + CountOnSpark.seconds(began));
            double counted = best(() -> CountOnSpark.count(table, sent, outcome, covered, -1));
            Broadcast<ZoneIndex> one = CountOnSpark.broadcast(spark, ZoneIndex.of(Zones.of(Zone.of("everywhere",
                    Boundary.box(-90, 40, -80, 50)))));
            double constant = best(() -> CountOnSpark.count(table, one, outcome, covered, -1));
            System.out.printf(Locale.ROOT, "best of three: %.2f s; with one zone that holds everything, whose every answer is one look:"
                    + " %.2f s; ratio %.2f%n", counted, constant, counted / constant);

            ZoneCounts single = single(table, index, outcome, covered);
            boolean equal = single.equals(counts);
            System.out.println("equal to one thread's, to the byte: " + equal + " (" + single.sha256().substring(0, 16) + ")");

            List<String> answers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                answers.add(Study.of(Operation.in("zone " + i).active("2017-01-01/2018-01-01").withdrawn("2018-01-01/2018-07-01"), counts)
                        .reduction().toString());
            }
            System.out.println("the first of a batch: " + answers.get(0));
            System.out.println("as a data frame: " + CountOnSpark.table(spark, counts).groupBy().agg(functions.sum("count")).first());
            CountOnSpark.register(spark, sent);
            table.limit(1_000).createOrReplaceTempView("points");
            System.out.println("psp_zone in SQL: " + spark.sql("select count(distinct psp_zone(lon, lat)) as zones from points").first());
            if (!equal) {
                System.exit(1);
            }
        } finally {
            spark.stop();
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
    }

    private static double best(Runnable job) {
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 3; i++) {
            long began = System.nanoTime();
            job.run();
            best = Math.min(best, (System.nanoTime() - began) / 1e9);
        }
        return best;
    }

    /** Points in and around the grid, every thousandth without a position, made by Spark from a seed. */
    private static Dataset<Row> points(SparkSession spark, long points) {
        return spark.range(0, points, 1, 8).selectExpr("if(id % 1000 = 7, null, -87.97 + 0.64 * rand(1)) as lon",
                "if(id % 1000 = 7, null, 42.97 + 0.64 * rand(2)) as lat", "date_add(to_date('2014-01-01'), cast(1826 * rand(3) as int))"
                        + " as day");
    }

    private static ZoneCounts single(Dataset<Row> table, ZoneIndex index, Outcome outcome, Coverage covered) {
        PointCounter counter = new PointCounter(index, outcome, covered);
        table.selectExpr(CountOnSpark.COLUMNS).toLocalIterator().forEachRemaining(row -> {
            int day = row.getInt(2);
            if (row.isNullAt(0)) {
                counter.addWithoutPosition(day);
            } else {
                counter.add(new double[] {row.getDouble(0)}, new double[] {row.getDouble(1)}, new int[] {day}, 0, 1);
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
