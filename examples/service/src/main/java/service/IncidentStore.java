package service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import psp.core.Coverage;
import psp.core.Incident;
import psp.core.Period;
import psp.core.Place;
import psp.core.Position;
import psp.core.ZoneCounter;
import psp.core.ZoneCounts;
import psp.geo.ZoneIndex;
import psp.io.Columns;
import psp.io.IncidentJdbc;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/** The incidents in PostgreSQL. What a method has returned from is committed. */
final class IncidentStore {

    private static final String TAKE = """
        INSERT INTO incident (id, version, day, offence, lon, lat)
        SELECT * FROM unnest(?::text[], ?::bigint[], ?::date[], ?::text[], ?::float8[], ?::float8[])
        ON CONFLICT (id) DO UPDATE SET version = excluded.version, day = excluded.day,
            offence = excluded.offence, lon = excluded.lon, lat = excluded.lat
        WHERE incident.version < excluded.version\
        """;
    private static final String CONTRADICTED = """
        SELECT i.id, i.version FROM incident i
        JOIN unnest(?::text[], ?::bigint[], ?::date[], ?::text[], ?::float8[], ?::float8[])
            AS said (id, version, day, offence, lon, lat) USING (id, version)
        WHERE (i.day, i.offence, i.lon, i.lat) IS DISTINCT FROM (said.day, said.offence, said.lon, said.lat)
        LIMIT 1\
        """;
    private static final String COMPLETE = """
        INSERT INTO feed (complete) VALUES (?)
        ON CONFLICT (one) DO UPDATE SET complete = greatest(feed.complete, excluded.complete)\
        """;
    private static final Columns COLUMNS = Columns.named("id", "offence", "day", "lon", "lat");

    /** What was sent cannot be true beside what is known. */
    static final class Contradiction extends RuntimeException {

        private static final long serialVersionUID = 1;

        Contradiction(String message) {
            super(message);
        }
    }

    private final DataSource database;

    /**
     * Makes the tables where there are none.
     *
     * @throws SQLException if the database does not answer
     * @throws IllegalArgumentException if it cannot keep all letters
     */
    IncidentStore(DataSource database) throws SQLException {
        this.database = database;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                InputStream schema = IncidentStore.class.getResourceAsStream("schema.sql")) {
            statement.execute(new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
            try (ResultSet row = statement.executeQuery("SHOW server_encoding")) {
                row.next();
                if (!row.getString(1).equals("UTF8")) {
                    throw new IllegalArgumentException("The database keeps " + row.getString(1)
                            + ", which lacks letters; create it with ENCODING 'UTF8'");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes what is newer than what is known: all of it, or nothing.
     *
     * @param reports one an incident, by id, so that two posts lock rows in one order
     * @return how many were new
     * @throws Contradiction if one says something else than what is known of the same version
     */
    int take(Collection<Report> reports) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement take = connection.prepareStatement(TAKE);
                    PreparedStatement contradicted = connection.prepareStatement(CONTRADICTED)) {
                say(connection, take, reports);
                int taken = take.executeUpdate();
                if (taken < reports.size()) {
                    say(connection, contradicted, reports);
                    try (ResultSet row = contradicted.executeQuery()) {
                        if (row.next()) {
                            throw new Contradiction("version " + row.getLong(2) + " of incident '" + row.getString(1)
                                    + "' is known otherwise; raise the version with each change");
                        }
                    }
                }
                connection.commit();
                return taken;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static void say(Connection connection, PreparedStatement statement, Collection<Report> reports)
            throws SQLException {
        column(connection, statement, 1, "text", reports, Report::id);
        column(connection, statement, 2, "bigint", reports, Report::version);
        column(connection, statement, 3, "date", reports, Report::day);
        column(connection, statement, 4, "text", reports, Report::offence);
        column(connection, statement, 5, "float8", reports, report -> at(report, Position::longitude));
        column(connection, statement, 6, "float8", reports, report -> at(report, Position::latitude));
    }

    private static @Nullable Double at(Report report, Function<Position, Double> coordinate) {
        return report.position() == null ? null : coordinate.apply(report.position());
    }

    private static void column(
            Connection connection,
            PreparedStatement statement,
            int index,
            String type,
            Collection<Report> reports,
            Function<Report, @Nullable Object> field)
            throws SQLException {
        statement.setArray(
                index,
                connection.createArrayOf(type, reports.stream().map(field).toArray()));
    }

    /**
     * Notes that all incidents up to a day are in; an earlier day than the one known changes nothing.
     *
     * @throws Contradiction if none is known of the last week of those days: then the feed has stopped, or the day is a slip
     */
    void complete(LocalDate day) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement any =
                        connection.prepareStatement("SELECT 1 FROM incident WHERE day > ? AND day <= ? LIMIT 1");
                PreparedStatement complete = connection.prepareStatement(COMPLETE)) {
            any.setObject(1, day.minusDays(7));
            any.setObject(2, day);
            try (ResultSet row = any.executeQuery()) {
                if (!row.next()) {
                    throw new Contradiction("no incident of any kind is known of the week up to " + day
                            + "; send them first, or mend the day");
                }
            }
            complete.setObject(1, day);
            complete.executeUpdate();
        }
    }

    /** Returns whether the database answers. */
    boolean answers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Returns the counts of all complete days from the first one asked for; empty where no day is complete. */
    Optional<ZoneCounts> counts(Question question) throws SQLException {
        LocalDate last;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT complete FROM feed")) {
            if (!row.next()) {
                return Optional.empty();
            }
            last = row.getObject(1, LocalDate.class);
        }
        Period covered = Period.of(question.since(), last.plusDays(1));
        ZoneCounter counter = new ZoneCounter(
                question.outcome(), question.ground().header(question.outcome()), Coverage.declared(covered));
        IncidentJdbc.forEach(
                database,
                "SELECT id, offence, day, lon, lat FROM incident WHERE day >= ? AND day < ?",
                List.of(covered.start(), covered.end()),
                COLUMNS,
                Limits.DEFAULT,
                Progress.NONE,
                incident -> counter.add(incident, one -> place(one, question.ground())));
        return Optional.of(counter.counts());
    }

    private static Place place(Incident incident, ZoneIndex ground) {
        Position position = incident.position();
        return position == null ? Place.NO_POSITION : ground.locate(position);
    }
}
