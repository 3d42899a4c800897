package spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import psp.core.CountSeries;
import psp.core.Coverage;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.ZoneCounts;
import psp.geo.ZoneIndex;
import psp.stats.Study;
import psp.stats.watch.Watch;

/** What the job must give and must refuse, on part files made for it; each check that holds is a line, one that does not ends all. */
final class Checks {

    private final SparkSession spark;
    private final Broadcast<ZoneIndex> index;
    private final Outcome outcome;
    private final Coverage covered;
    private final Path folder;
    private int held;

    Checks(SparkSession spark, Broadcast<ZoneIndex> index, Outcome outcome, Coverage covered, Path folder) {
        this.spark = spark;
        this.index = index;
        this.outcome = outcome;
        this.covered = covered;
        this.folder = folder;
    }

    /** Runs all, on points in part files. */
    int run(String parquet, ZoneCounts expected) throws IOException {
        Dataset<Row> table = CountOnSpark.read(spark, "parquet", parquet);
        equal("a task fails once and is tried again", expected, count(failingOnce(table)));
        table.write().option("header", true).csv(path("csv"));
        equal("CSV", expected, count(CountOnSpark.read(spark, "csv", path("csv"))));
        answers(expected);
        clocks(table, expected);
        resumes(expected);
        badFiles(table, parquet);
        return held;
    }

    private ZoneCounts count(Dataset<Row> table) {
        return CountOnSpark.count(table, index, outcome, covered);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    /** The same rows, of which the first try of each task gives half and then fails. */
    private static Dataset<Row> failingOnce(Dataset<Row> table) {
        long half = table.count() / 16;
        return table.mapPartitions((MapPartitionsFunction<Row, Row>) rows -> {
            AtomicInteger given = new AtomicInteger();
            Iterable<Row> all = () -> rows;
            return java.util.stream.StreamSupport.stream(all.spliterator(), false).peek(row -> {
                if (TaskContext.get().attemptNumber() == 0 && given.incrementAndGet() > half) {
                    throw new IllegalStateException("fails once, as asked");
                }
            }).iterator();
        }, Encoders.row(table.schema()));
    }

    /** Data frame out, SQL, and a batch of reductions and watches. */
    private void answers(ZoneCounts counts) {
        Dataset<Row> out = CountOnSpark.table(spark, counts);
        require("a data frame zone, day, count sums to the total", out.schema().simpleString()
                .equals("struct<zone:string,day:date,count:bigint>") && out.selectExpr("sum(count)").first().getLong(0) == counts.total().count());
        CountOnSpark.read(spark, "parquet", path("points")).createOrReplaceTempView("points");
        String zone = counts.places().get(0).toString();
        require("psp_zone(lon, lat) in SQL finds what was counted", spark.sql("select count(*) from points where psp_zone(lon, lat) = '"
                + zone + "'").first().getLong(0) == counts.at(counts.places().get(0)).count());
        require("and null where there is no position", spark.sql("select count(*) from points where psp_zone(lon, lat) is null").first()
                .getLong(0) == counts.noPosition().count());
        List<String> batch = new ArrayList<>();
        for (String name : counts.zones().subList(0, 20)) {
            Operation operation = Operation.in(name).active("2017-01-01/2018-01-01").withdrawn("2018-01-01/2018-07-01");
            batch.add(name + ": " + Study.of(operation, counts).reduction());
            batch.add(name + ": " + Watch.after(operation, counts, CountSeries.Step.MONTHS));
        }
        require("reductions and watches of " + batch.size() / 2 + " operations, such as\n  " + batch.get(0) + "\n  " + batch.get(1),
                batch.stream().allMatch(line -> line.length() > 20));
    }

    /** The same moments written on two clocks in two part files give the days of one clock. */
    private void clocks(Dataset<Row> table, ZoneCounts expected) throws IOException {
        table.where("id % 2 = 0").selectExpr("lon", "lat", "concat(day, 'T22:30:00-06:00') as at").coalesce(1).write()
                .option("header", true).csv(path("clocks-1"));
        table.where("id % 2 = 1").selectExpr("lon", "lat", "concat(day + 1, 'T04:30:00Z') as at").coalesce(1).write()
                .option("header", true).csv(path("clocks-2"));
        Dataset<Row> moments = spark.read().option("header", true).schema("lon double, lat double, at string")
                .csv(path("clocks-1"), path("clocks-2")).selectExpr("lon", "lat", "to_timestamp(at) as at");
        equal("clocks in several zones", expected, count(moments.selectExpr("lon", "lat",
                "psp_day(unix_seconds(at), 'America/Chicago') as day")));
        refused("a moment for a day", "the table: the column 'day' is timestamp, not date; a moment has a day on a clock",
                () -> count(moments.withColumnRenamed("at", "day")));
    }

    private void resumes(ZoneCounts expected) {
        AtomicInteger counted = new AtomicInteger();
        for (int run = 0; run < 2; run++) {
            boolean first = run == 0;
            Supplier<ZoneCounts> all = () -> Stream.of("year(day) < 2016", "not year(day) < 2016").map(years ->
                    CountOnSpark.kept(folder.resolve(years.replaceAll("\\W+", "-") + ".counts"), () -> {
                        if (first && counted.get() == 1) {
                            throw new IllegalStateException("the machine stops");
                        }
                        counted.incrementAndGet();
                        return count(CountOnSpark.read(spark, "parquet", path("points")).where(years));
                    })).collect(ZoneCounts.adding());
            if (first) {
                refused("a job that stops in the middle", "the machine stops", all);
            } else {
                equal("and resumes with what was kept", expected, all.get());
            }
        }
        require("each part counted once", counted.get() == 2);
    }

    private void badFiles(Dataset<Row> table, String parquet) throws IOException {
        refused("a file named twice", "is named twice and would count twice", () -> count(CountOnSpark.read(spark, "parquet", parquet,
                parquet)));
        refused("a wrong column", "there is no column 'lon'; the columns are [x, lat, day, id]",
                () -> count(table.withColumnRenamed("lon", "x")));
        refused("a column of another type", "the column 'lat' is string, not double", () -> count(table.selectExpr("lon",
                "cast(lat as string) as lat", "day")));
        for (Path file : List.of(copy(parquet, "corrupt"), copy(parquet, "cut"))) {
            byte[] bytes = Files.readAllBytes(file);
            for (int i = bytes.length / 3; i < bytes.length / 3 + 500; i++) {
                bytes[i] ^= 0x55;
            }
            Files.write(file, file.toString().contains("cut") ? java.util.Arrays.copyOf(bytes, bytes.length / 2) : bytes);
            refused("a part file that is damaged", file.getFileName().toString(), () -> count(CountOnSpark.read(spark, "parquet",
                    file.getParent().toString())));
        }
        Path other = copy(parquet, "mixed");
        Files.delete(other);
        table.limit(10).withColumnRenamed("lon", "longitude").coalesce(1).write().mode("append").parquet(path("mixed"));
        refused("mixed schemas", "there is no column 'lon'; the columns are [longitude, ", () -> count(CountOnSpark.read(spark,
                "parquet", path("mixed"))));
        table.limit(10).selectExpr("lon", "lat", "if(id % 5 = 2, null, day) as day", "id").coalesce(1).write().parquet(path("dayless"));
        refused("a row without a day", "a row without a day or a legal position, ", () -> count(CountOnSpark.read(spark, "parquet",
                path("points"), path("dayless"))));
        table.limit(10).selectExpr("lon + 300 as lon", "lat", "day", "id").coalesce(1).write().parquet(path("far"));
        refused("a longitude of 212", "far/part-", () -> count(CountOnSpark.read(spark, "parquet", path("points"), path("far"))));
        csv("header", "lon,latitude,day\n-87.5,43.2,2016-01-01\n");
        refused("a CSV of another header", "header/part.csv", () -> count(CountOnSpark.read(spark, "csv", path("header"))));
        csv("short", "lon,lat,day\n-87.5,43.2,2016-01-01\n-87.5,soon\n");
        refused("a CSV row that is no such row", "-87.5,soon", () -> count(CountOnSpark.read(spark, "csv", path("short"))));
    }

    private void csv(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(name)).resolve("part.csv"), text);
    }

    /** A copy of the part files without their checksums; the third of them. */
    private Path copy(String from, String to) throws IOException {
        Path made = Files.createDirectory(folder.resolve(to));
        try (Stream<Path> all = Files.list(Path.of(from))) {
            List<Path> parts = all.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
            for (Path part : parts) {
                Files.copy(part, made.resolve(part.getFileName()));
            }
            return made.resolve(parts.get(2).getFileName());
        }
    }

    private void equal(String what, ZoneCounts expected, ZoneCounts counts) {
        require(what + ": the same bytes", expected.sha256().equals(counts.sha256()));
    }

    private void refused(String what, String message, Supplier<ZoneCounts> job) {
        Optional<String> said = Optional.empty();
        try {
            job.get();
        } catch (Exception e) {
            StringBuilder all = new StringBuilder();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                all.append(cause.getMessage()).append('\n');
            }
            said = Optional.of(all.toString());
        }
        if (said.isPresent() && !said.get().contains(message)) {
            System.out.println(said.get());
        }
        require(what + " is refused, naming " + message, said.isPresent() && said.get().contains(message));
    }

    private void require(String what, boolean holds) {
        System.out.println((holds ? "ok: " : "NOT: ") + what);
        if (!holds) {
            throw new IllegalStateException(what);
        }
        held++;
    }
}
