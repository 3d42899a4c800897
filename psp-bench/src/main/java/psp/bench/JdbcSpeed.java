package psp.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import psp.bench.read.BesideBare;
import psp.core.Boundary;
import psp.core.CountSeries;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Zone;
import psp.core.ZoneCounts;
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
    private static final Columns COLUMNS =
            Columns.named("nr", "offense", "occurred", "lon", "lat").withZones("beat");
    private static final int TURNS = 5;

    private JdbcSpeed() {}

    /**
     * Starts the server, fills it, prints three lines and stops it.
     *
     * @param args the number of rows, or none
     * @throws Exception if the server cannot be started
     */
    public static void main(String[] args) throws Exception {
        int rows = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        Zone city = Zone.of("city", Boundary.box(-88.05, 42.95, -87.85, 43.15));
        Outcome violent = Outcome.of("violent", "ROBBERY", "ASSAULT", "HOMICIDE");
        try (EmbeddedPostgres server =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
            DataSource source = server.getPostgresDatabase();
            fill(source, rows);
            BesideBare race = new BesideBare(rows, TURNS);
            LongSupplier bare = () -> bare(source);
            System.out.println(race.compare(
                    "40 recorded beats",
                    bare,
                    () -> sum(IncidentJdbc.countByZone(source, QUERY, List.of(), COLUMNS, violent, "beat")
                            .counts())));
            for (double side : new double[] {2_500, 1_000}) {
                ZoneIndex index = ZoneIndex.of(ZoneShapes.grid(city, side), EdgeRule.HALF_OPEN);
                System.out.println(race.compare(
                        index.zones().size() + " zones by position",
                        bare,
                        () -> sum(IncidentJdbc.count(source, QUERY, List.of(), COLUMNS, index, violent)
                                .counts())));
            }
        }
    }

    private static void fill(DataSource source, int rows) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT setseed(0.5)");
            statement.execute("CREATE TABLE log AS SELECT 'MKE' || n AS nr, (ARRAY['ROBBERY', 'ASSAULT', 'HOMICIDE'])"
                    + "[1 + n % 3] AS offense, TIMESTAMP '2015-01-01' + (n / " + rows
                    + ".0 * 1096 * 1440)::int * INTERVAL '1"
                    + " minute' AS occurred, round((-88.05 + 0.2 * random())::numeric, 6) AS lon, round((42.95 +"
                    + " 0.2 * random())::numeric, 6) AS lat, 'B' || n % 40 AS beat"
                    + " FROM generate_series(1, " + rows + ") n");
        }
    }

    private static long bare(DataSource source) {
        long characters = 0;
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(5_000);
                try (ResultSet rows = statement.executeQuery(QUERY)) {
                    while (rows.next()) {
                        for (int i = 1; i <= 6; i++) {
                            characters += rows.getString(i).length();
                        }
                    }
                }
            }
            connection.rollback();
            return characters;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long sum(ZoneCounts counts) {
        return counts.total().monthly(Period.parse("2015-01-01/2018-01-01")).entries().stream()
                .mapToLong(CountSeries.Entry::count)
                .sum();
    }
}
