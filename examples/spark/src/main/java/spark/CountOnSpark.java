package spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.TaskContext;
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
import org.apache.spark.sql.types.StructType;
import psp.core.Coverage;
import psp.core.Outcome;
import psp.core.Place;
import psp.core.ZoneCounts;
import psp.geo.PointCounter;
import psp.geo.ZoneIndex;

/**
 * Counts a table of points by zone and day on Spark: the index is sent to each executor as its zones and built there once, each
 * partition is counted by a {@link PointCounter} of its own, and the counts are added up in a tree. A task that fails and is
 * tried again gives a partition's counts once, for only the answer of the try that succeeds is added.
 */
public final class CountOnSpark {

    private static final int BATCH = 8_192;
    /** Days as whole numbers: no object a row, and no calendar of the JDK's that Spark would have to be let into. */
    static final String[] COLUMNS = {"lon", "lat", "unix_date(day)"};

    private CountOnSpark() {
    }

    /**
     * The counts of a table with the columns {@code lon}, {@code lat} (null where not known) and {@code day} (a date).
     *
     * @param points the table
     * @param index broadcast
     * @param outcome what the rows are of
     * @param covered the days that the table covers
     * @param failing a partition whose first try fails, for a test; −1 for none
     */
    public static ZoneCounts count(Dataset<Row> points, Broadcast<ZoneIndex> index, Outcome outcome, Coverage covered, int failing) {
        JavaRDD<ZoneCounts> parts = points.selectExpr(COLUMNS).toJavaRDD().mapPartitions(
                new CountPartition(index, outcome, covered, failing));
        return parts.treeAggregate(ZoneCounts.none(), ZoneCounts::plus, ZoneCounts::plus);
    }

    /** Counts one partition. */
    private record CountPartition(Broadcast<ZoneIndex> index, Outcome outcome, Coverage covered, int failing)
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
            TaskContext task = TaskContext.get();
            if (task.partitionId() == failing && task.attemptNumber() == 0) {
                throw new IllegalStateException("partition " + failing + " fails once, as asked");
            }
            return List.of(counter.counts()).iterator();
        }
    }

    /** The counts as a table: {@code zone, day, count}, a row for each place and day with an incident. */
    public static Dataset<Row> table(SparkSession spark, ZoneCounts counts) {
        List<Row> rows = new ArrayList<>();
        for (Place place : counts.places()) {
            for (var entry : counts.at(place).daily(counts.coverage().span()).entries()) {
                if (entry.count() > 0) {
                    rows.add(RowFactory.create(place.toString(), (int) entry.period().start().toEpochDay(), entry.count()));
                }
            }
        }
        return spark.createDataFrame(rows, new StructType().add("zone", DataTypes.StringType).add("day", DataTypes.IntegerType)
                .add("count", DataTypes.LongType)).selectExpr("zone", "date_from_unix_date(day) as day", "count");
    }

    /** Registers the SQL function {@code psp_zone(lon, lat)}: the place of a point in words, null where a coordinate is. */
    public static void register(SparkSession spark, Broadcast<ZoneIndex> index) {
        spark.udf().register("psp_zone", (UDF2<Double, Double, String>) (lon, lat) -> lon == null || lat == null ? null
                : index.value().locate(lon, lat).toString(), DataTypes.StringType);
    }

    /** A broadcast index. */
    public static Broadcast<ZoneIndex> broadcast(SparkSession spark, ZoneIndex index) {
        return JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(index);
    }

    static String seconds(long began) {
        return String.format(Locale.ROOT, "%.2f s", (System.nanoTime() - began) / 1e9);
    }
}
