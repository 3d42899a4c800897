package psp.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import psp.core.Boundary;
import psp.core.CountHeader;
import psp.core.CountSeries;
import psp.core.Incident;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Place;
import psp.core.Zone;
import psp.core.ZoneCounter;
import psp.core.Zones;
import psp.geo.EdgeRule;
import psp.geo.ZoneIndex;
import psp.geo.ZoneShapes;
import psp.io.Columns;
import psp.io.IncidentJdbc;

/**
 * Reads rows from a real PostgreSQL to monthly zone counts, beside a bare loop over the same rows: {@code JdbcSpeed [rows]},
 * a million unless told. Each is run five times in turn; printed are the medians, rows a second.
 */
public final class JdbcSpeed {

    private static final String QUERY = "SELECT nr, offense, occurred, lon, lat, beat FROM log";
    private static final int TURNS = 5;

    private JdbcSpeed() {
    }

    public static void main(String[] args) throws Exception {
        int rows = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        Zone city = Zone.of("city", Boundary.box(-88.05, 42.95, -87.85, 43.15));
        Outcome violent = Outcome.of("violent", "ROBBERY", "ASSAULT", "HOMICIDE");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
            DataSource source = server.getPostgresDatabase();
            fill(source, rows);
            Zones beats = Zones.named(IntStream.range(0, 40).mapToObj(n -> "B" + n).toList());
            CountHeader recorded = CountHeader.of(violent, beats, "as recorded");
            compare("40 recorded beats", source, rows, () -> count(source, new ZoneCounter(violent, recorded, null),
                    incident -> Place.in(incident.zones().get("beat"))));
            for (double side : new double[] {2_500, 1_000}) {
                ZoneIndex index = ZoneIndex.of(ZoneShapes.grid(city, side), EdgeRule.HALF_OPEN);
                compare(index.zones().size() + " zones by position", source, rows, () -> count(source,
                        new ZoneCounter(violent, index.header(violent), null), incident -> index.locate(incident.position())));
            }
        }
    }

    private static void compare(String what, DataSource source, int rows, LongSupplier counting) throws SQLException {
        double[] bare = new double[TURNS];
        double[] counted = new double[TURNS];
        long total = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            long start = System.nanoTime();
            bare(source);
            bare[turn] = rows / ((System.nanoTime() - start) / 1e9);
            start = System.nanoTime();
            total = counting.getAsLong();
            counted[turn] = rows / ((System.nanoTime() - start) / 1e9);
        }
        Arrays.sort(bare);
        Arrays.sort(counted);
        System.out.printf(Locale.ROOT, "%s: %,d rows, %,d counted; bare loop %,.0f rows/s, to monthly counts %,.0f rows/s,"
                + " %.2f of it%n", what, rows, total, bare[TURNS / 2], counted[TURNS / 2],
                counted[TURNS / 2] / bare[TURNS / 2]);
    }

    private static void fill(DataSource source, int rows) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("SELECT setseed(0.5)");
            statement.execute("CREATE TABLE log AS SELECT 'MKE' || n AS nr, (ARRAY['ROBBERY', 'ASSAULT', 'HOMICIDE'])"
                    + "[1 + n % 3] AS offense, TIMESTAMP '2015-01-01' + (n / " + rows + ".0 * 1096 * 1440)::int * INTERVAL '1"
                    + " minute' AS occurred, round((-88.05 + 0.2 * random())::numeric, 6) AS lon, round((42.95 +"
                    + " 0.2 * random())::numeric, 6) AS lat, 'B' || n % 40 AS beat"
                    + " FROM generate_series(1, " + rows + ") n");
        }
    }

    private static void bare(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(5_000);
                long characters = 0;
                try (ResultSet rows = statement.executeQuery(QUERY)) {
                    while (rows.next()) {
                        for (int i = 1; i <= 6; i++) {
                            characters += rows.getString(i).length();
                        }
                    }
                }
                if (characters == 0) {
                    throw new IllegalStateException("no rows");
                }
            }
            connection.rollback();
        }
    }

    private static long count(DataSource source, ZoneCounter counter, Function<Incident, Place> placeOf) {
        IncidentJdbc.forEach(source, QUERY, Columns.named("nr", "offense", "occurred", "lon", "lat").withZones("beat"),
                incident -> counter.add(incident, placeOf));
        return counter.counts().total().monthly(Period.parse("2015-01-01/2018-01-01")).entries().stream()
                .mapToLong(CountSeries.Entry::count).sum();
    }
}
