package spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import psp.core.Coverage;
import psp.core.Outcome;
import psp.core.ZoneCounts;
import psp.geo.PointCounter;
import psp.geo.ZoneIndex;

/**
 * Counts a table of points by zone and day on Spark: the index is sent to each executor as its zones and built there once, each task
 * counts its rows by a {@link PointCounter} of its own, and the counts are added up in a tree. A task that fails and is tried again
 * gives its counts once, for only the answer of the try that succeeds is added.
 */
public final class CountOnSpark {

    /** What a table of points has: degrees, null where not known, and the local day. */
    public static final StructType SCHEMA = new StructType().add("lon", DataTypes.DoubleType).add("lat", DataTypes.DoubleType)
            .add("day", DataTypes.DateType);
    private static final int BATCH = 8_192;
    /** Days as whole numbers: no object a row, and no calendar of the JDK's that Spark would have to be let into. */
    private static final String[] COLUMNS = {"lon", "lat", "unix_date(day)"};
    private static final String BAD = "day is null or not (isnull(lon) or isnull(lat) or lon between -180 and 180 and lat between -90"
            + " and 90)";

    private CountOnSpark() {
    }

    /**
     * Opens part files, Parquet or CSV with a header, each of which has the columns {@code lon}, {@code lat} and {@code day}.
     * Pages of Parquet are held to their checksums, where the writer stored them; Spark by itself does not, and a table that was
     * opened without this counts damaged pages in silence.
     *
     * @throws IllegalArgumentException naming the file whose columns are others, or that is named twice
     */
    public static Dataset<Row> read(SparkSession spark, String format, String... paths) {
        Set<String> named = new HashSet<>();
        StructType all = null;
        for (String path : paths) {
            for (String file : spark.read().format(format).load(path).inputFiles()) {
                if (!named.add(file)) {
                    throw new IllegalArgumentException(file + " is named twice and would count twice; name it once");
                }
                StructType schema = spark.read().option("header", true).format(format).load(file).schema();
                schema = format.equals("csv") ? typed(schema) : schema;
                checked(schema, file);
                all = all == null ? schema : all;
            }
        }
        // A CSV whose columns are in another order than the first's is refused while it is read, naming it. Parquet's own sums are
        // not looked at unless asked for: bits that turned would be other coordinates.
        return spark.read().option("parquet.page.verify-checksum.enabled", true).option("header", true).option("enforceSchema", false).option("mode", "FAILFAST").schema(all)
                .format(format).load(paths);
    }

    /** The columns that a CSV's header names, those that are asked for with their types. */
    private static StructType typed(StructType header) {
        StructType typed = new StructType();
        for (String name : header.fieldNames()) {
            typed = typed.add(Arrays.stream(SCHEMA.fields()).filter(f -> f.name().equals(name)).findFirst()
                    .orElse(new StructField(name, DataTypes.StringType, true, Metadata.empty())));
        }
        return typed;
    }

    private static void checked(StructType schema, String what) {
        for (StructField wanted : SCHEMA.fields()) {
            StructField field = Arrays.stream(schema.fields()).filter(f -> f.name().equals(wanted.name())).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(what + ": there is no column '" + wanted.name()
                            + "'; the columns are " + List.of(schema.fieldNames())));
            if (!field.dataType().equals(wanted.dataType())) {
                throw new IllegalArgumentException(what + ": the column '" + wanted.name() + "' is " + field.dataType().simpleString()
                        + ", not " + wanted.dataType().simpleString() + (wanted.name().equals("day")
                        ? "; a moment has a day on a clock: psp_day(unix_seconds(at), 'America/Chicago')" : "; cast it"));
            }
        }
    }

    /**
     * The counts of a table with the columns of {@link #SCHEMA}.
     *
     * @param points the table; it is read by as many tasks as there are cores, for each makes a table of counts
     * @param index broadcast
     * @param outcome what the rows are of
     * @param covered the days that the table covers
     * @throws IllegalArgumentException if a column is missing or of another type, or a row has no day or no legal position, naming
     *     its file and values
     */
    public static ZoneCounts count(Dataset<Row> points, Broadcast<ZoneIndex> index, Outcome outcome, Coverage covered) {
        checked(points.schema(), "the table");
        int cores = points.sparkSession().sparkContext().defaultParallelism();
        JavaRDD<ZoneCounts> parts = points.selectExpr(COLUMNS).coalesce(cores).toJavaRDD()
                .mapPartitions(new CountPartition(index, outcome, covered));
        try {
            return parts.treeAggregate(ZoneCounts.none(), ZoneCounts::plus, ZoneCounts::plus);
        } catch (Exception e) {
            // A job that failed costs another look for the row at fault; one that runs does not pay for knowing its files.
            for (Row bad : badRows(points, e)) {
                throw new IllegalArgumentException(bad.getString(3) + ": a row without a day or a legal position, "
                        + bad.get(0) + ", " + bad.get(1) + ", " + bad.get(2), e);
            }
            throw e;
        }
    }

    private static List<Row> badRows(Dataset<Row> points, Exception first) {
        try {
            return points.where(BAD).selectExpr("lon", "lat", "cast(day as string)", "input_file_name()").takeAsList(1);
        } catch (Exception e) {
            first.addSuppressed(e);
            return List.of();
        }
    }

    /** Counts one partition. */
    private record CountPartition(Broadcast<ZoneIndex> index, Outcome outcome, Coverage covered)
            implements FlatMapFunction<Iterator<Row>, ZoneCounts> {

        @Override
        public Iterator<ZoneCounts> call(Iterator<Row> rows) {
            PointCounter counter = new PointCounter(index.value(), outcome, covered);
            double[] longitudes = new double[BATCH];
            double[] latitudes = new double[BATCH];
            int[] days = new int[BATCH];
            int size = 0;
            while (rows.hasNext()) {
                Row row = rows.next();
                int day = row.getInt(2);
                if (row.isNullAt(0) || row.isNullAt(1)) {
                    counter.addWithoutPosition(day);
                    continue;
                }
                longitudes[size] = row.getDouble(0);
                latitudes[size] = row.getDouble(1);
                days[size++] = day;
                if (size == BATCH) {
                    counter.add(longitudes, latitudes, days, 0, size);
                    size = 0;
                }
            }
            counter.add(longitudes, latitudes, days, 0, size);
            return List.of(counter.counts()).iterator();
        }
    }

    /**
     * Counts kept on disk: taken from the file where it is there, else made and written to it, whole or not at all. A job of many
     * years that keeps each year's counts resumes at the year that failed. The file's name alone tells what is in it: name it after
     * input and zones, and take another folder where these change.
     */
    public static ZoneCounts kept(Path file, Supplier<ZoneCounts> count) {
        try {
            if (Files.exists(file)) {
                return ZoneCounts.ofBytes(Files.readAllBytes(file));
            }
            ZoneCounts counts = count.get();
            Path part = Files.write(file.resolveSibling(file.getFileName() + ".part"), counts.toBytes());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return counts;
        } catch (IOException e) {
            throw new UncheckedIOException("The counts " + file + " cannot be kept or read: " + e.getMessage(), e);
        }
    }

    /** The counts as a table: {@code zone, day, count}, a row for each place and day with an incident; the counts sum to the total. */
    public static Dataset<Row> table(SparkSession spark, ZoneCounts counts) {
        List<Row> rows = counts.nonZeroRows().map(cell -> RowFactory.create(cell.place().toString(),
                (int) cell.period().start().toEpochDay(), cell.count())).toList();
        return spark.createDataFrame(rows, new StructType().add("zone", DataTypes.StringType).add("day", DataTypes.IntegerType)
                .add("count", DataTypes.LongType)).selectExpr("zone", "date_from_unix_date(day) as day", "count");
    }

    /**
     * Registers the SQL functions {@code psp_zone(lon, lat)}, the place of a point in words, and {@code psp_day(unix_seconds, clock)},
     * the day of a moment on a clock such as {@code America/Chicago}; null where an argument is.
     */
    public static void register(SparkSession spark, Broadcast<ZoneIndex> index) {
        spark.udf().register("psp_zone", (UDF2<Double, Double, String>) (lon, lat) -> lon == null || lat == null ? null
                : index.value().locate(lon, lat).toString(), DataTypes.StringType);
        spark.udf().register("psp_day", (UDF2<Long, String, LocalDate>) (second, clock) -> second == null || clock == null ? null
                : LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneId.of(clock)), DataTypes.DateType);
    }

    /** An index, built once an executor. */
    public static Broadcast<ZoneIndex> broadcast(SparkSession spark, ZoneIndex index) {
        return JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(index);
    }
}
