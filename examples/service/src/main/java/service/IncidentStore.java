package service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.ConflictResponse;
import java.io.IOException;
import java.io.InputStream;
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
import javax.sql.DataSource;
import psp.core.Coverage;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.io.Columns;
import psp.io.IncidentJdbc;

/** The incidents in PostgreSQL. What a method has returned from is committed. */
final class IncidentStore {

    private static final String TAKE = """
        INSERT INTO incident SELECT * FROM json_populate_recordset(NULL::incident, ?::json)
        ON CONFLICT (id) DO UPDATE SET version = excluded.version, day = excluded.day,
            offence = excluded.offence, lon = excluded.lon, lat = excluded.lat
        WHERE incident.version < excluded.version
        """;
    private static final String CONTRADICTED = """
        SELECT id, version FROM incident known
        JOIN json_populate_recordset(NULL::incident, ?::json) said USING (id, version)
        WHERE known IS DISTINCT FROM said
        LIMIT 1
        """;
    private static final String COMPLETE = """
        INSERT INTO feed (complete) SELECT said.day FROM (VALUES (?::date)) said (day)
        WHERE EXISTS (SELECT FROM incident WHERE incident.day > said.day - 7 AND incident.day <= said.day)
        ON CONFLICT (one) DO UPDATE SET complete = greatest(feed.complete, excluded.complete)
        """;
    private static final JsonMapper JSON = new JsonMapper();

    private final DataSource database;

    /** Makes the tables where there are none; a database that cannot keep all letters refuses. */
    IncidentStore(DataSource database) throws SQLException, IOException {
        this.database = database;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                InputStream schema = IncidentStore.class.getResourceAsStream("schema.sql")) {
            statement.execute(new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /**
     * Takes what is newer than what is known: all of it, or nothing, since a connection that is closed before its commit takes back.
     *
     * @param reports one an incident, by id, so that two posts lock rows in one order
     * @return how many were new
     * @throws ConflictResponse if one says something else than what is known of the same version
     */
    int take(Collection<Report> reports) throws SQLException, JsonProcessingException {
        String rows = JSON.writeValueAsString(reports);
        try (Connection connection = database.getConnection();
                PreparedStatement take = connection.prepareStatement(TAKE);
                PreparedStatement contradicted = connection.prepareStatement(CONTRADICTED)) {
            connection.setAutoCommit(false);
            take.setString(1, rows);
            int taken = take.executeUpdate();
            contradicted.setString(1, rows);
            if (taken < reports.size()) {
                try (ResultSet row = contradicted.executeQuery()) {
                    if (row.next()) {
                        throw new ConflictResponse("version " + row.getLong(2) + " of incident '" + row.getString(1)
                                + "' is known otherwise; raise the version with each change");
                    }
                }
            }
            connection.commit();
            return taken;
        }
    }

    /**
     * Notes that all incidents up to a day are in; an earlier day than the one known changes nothing.
     *
     * @throws ConflictResponse if none is known of the last week of those days: then the feed has stopped, or the day is a slip
     */
    void complete(LocalDate day) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement complete = connection.prepareStatement(COMPLETE)) {
            complete.setObject(1, day);
            if (complete.executeUpdate() == 0) {
                throw new ConflictResponse("no incident of any kind is known of the week up to " + day
                        + "; send them first, or mend the day");
            }
        }
    }

    /** Returns the counts of all complete days from the first one asked for; empty where no day is complete. */
    Optional<ZoneCounts> counts(Question question) throws SQLException {
        Period covered;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT complete + 1 FROM feed")) {
            if (!row.next()) {
                return Optional.empty();
            }
            covered = Period.of(question.since(), row.getObject(1, LocalDate.class));
        }
        return Optional.of(IncidentJdbc.count(
                        database,
                        "SELECT id, offence, day, lon, lat FROM incident WHERE day >= ? AND day < ?",
                        List.of(covered.start(), covered.end()),
                        Columns.named("id", "offence", "day", "lon", "lat"),
                        question.ground(),
                        question.outcome(),
                        Coverage.declared(covered))
                .counts());
    }
}
