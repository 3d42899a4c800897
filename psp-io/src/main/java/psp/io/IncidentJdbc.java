package psp.io;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import psp.core.Coverage;
import psp.core.DataException;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Intake;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Place;
import psp.core.ZoneCounter;
import psp.core.ZoneCounts;
import psp.geo.ZoneIndex;
import psp.io.internal.row.RowSource;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

/**
 * Incidents from a database, by a query whose column labels {@link Columns} names, and counts written back as a table.
 *
 * <p>A connection that arrives within a transaction (without auto-commit) is left in it: nothing is committed or rolled back but what was
 * written here and failed. Else rows stream in a read-only transaction that is rolled back at the end: by 5,000 at a time from PostgreSQL (which
 * streams without auto-commit only), by 1,000 from Oracle, one by one from MySQL, else by the driver's adaptive way, as SQL
 * Server's. Dates, times and numbers are read by their SQL types, whatever the machine's locale and time zone. Messages hold
 * no address, user or password, and carry no cause that would.
 *
 * <p>Needs the module java.sql, and the database's driver in the data source that is given.
 */
public final class IncidentJdbc {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}(\\.[A-Za-z_][A-Za-z0-9_]{0,62})?");
    private static final int POSTGRES_ROWS = 5_000;
    private static final int ORACLE_ROWS = 1_000;
    private static final int BATCH = 1_000;

    private IncidentJdbc() {}

    /**
     * Reads the rows of a query into memory: all of them, or an error. No row is no incident.
     *
     * @param source where connections come from
     * @param sql one query; its column labels are the names in {@code columns}
     * @param columns which column holds what
     * @return the incidents in the order of the query, with the account, in which lines are rows
     * @throws IllegalArgumentException if the query cannot be run, in the database's words
     * @throws DataException if a column is missing or of a type that cannot say what it should, no row can be kept, most
     *     coordinates are swapped or projected, or the database stops
     * @throws java.io.UncheckedIOException if the database cannot be reached or the connection is lost
     * @throws java.util.concurrent.CancellationException if the thread is interrupted between rows; while the database works, {@link
     *     Limits#querySeconds} ends it
     */
    public static Incidents query(DataSource source, String sql, Columns columns) {
        return query(source, sql, List.of(), columns);
    }

    /**
     * Reads the rows of a query with parameters, as {@link #query(DataSource, String, Columns)}.
     *
     * @param source where the database is reached
     * @param sql one query, with a {@code ?} for each parameter
     * @param parameters their values in order, such as texts, numbers and {@code LocalDate}s
     * @param columns which column of the result holds what
     * @return the incidents, with the account of every row
     */
    public static Incidents query(DataSource source, String sql, List<?> parameters, Columns columns) {
        List<Incident> incidents = new ArrayList<>();
        Intake intake = forEach(source, sql, parameters, columns, Limits.DEFAULT, Progress.NONE, incidents::add);
        return Incidents.of(incidents, intake);
    }

    /**
     * Reads the rows of a query in fixed memory, unless recurring ids are looked for or rows are not incidents.
     *
     * @param source where connections come from
     * @param sql one query; its column labels are the names in {@code columns}
     * @param columns which column holds what
     * @param consumer gets every incident kept, in the order of the query; what it throws ends the reading
     * @return the account
     * @throws IllegalArgumentException as {@link #query}
     * @throws DataException as {@link #query}; the consumer may then have got some incidents, to be thrown away
     * @throws java.io.UncheckedIOException as {@link #query}; likewise
     */
    public static Intake forEach(DataSource source, String sql, Columns columns, Consumer<? super Incident> consumer) {
        return forEach(source, sql, columns, Limits.DEFAULT, Progress.NONE, consumer);
    }

    /**
     * Reads the rows of a query as {@link #forEach(DataSource, String, Columns, Consumer)}, within other limits, and tells a
     * listener how far it has come.
     *
     * @param source where connections come from
     * @param sql one query; its column labels are the names in {@code columns}
     * @param columns which column holds what
     * @param limits what the query may ask of the machine
     * @param progress is told every 10,000 rows
     * @param consumer gets every incident kept, in the order of the query; what it throws ends the reading
     * @return the account
     * @throws IllegalArgumentException as {@link #query}
     * @throws DataException as {@link #query}, or if a limit is passed, naming it; the consumer may then have got some incidents,
     *     to be thrown away
     * @throws java.io.UncheckedIOException as {@link #query}; likewise
     */
    public static Intake forEach(
            DataSource source,
            String sql,
            Columns columns,
            Limits limits,
            Progress progress,
            Consumer<? super Incident> consumer) {
        return forEach(source, sql, List.of(), columns, limits, progress, consumer);
    }

    /**
     * Reads the rows of a query with parameters, as {@link #forEach(DataSource, String, Columns, Limits, Progress, Consumer)}.
     *
     * @param source where the database is reached
     * @param sql one query, with a {@code ?} for each parameter
     * @param parameters their values in order, such as texts, numbers and {@code LocalDate}s
     * @param columns which column of the result holds what
     * @param limits bounds on rows and sizes
     * @param progress told how many rows were read
     * @param consumer gets each incident that is kept, in the order of the rows
     * @return the account of every row
     */
    public static Intake forEach(
            DataSource source,
            String sql,
            List<?> parameters,
            Columns columns,
            Limits limits,
            Progress progress,
            Consumer<? super Incident> consumer) {
        Objects.requireNonNull(consumer, "consumer");
        return read(source, sql, parameters, columns, limits, progress, KeptRows.incidents(consumer));
    }

    private static Intake read(
            DataSource source,
            String sql,
            List<?> parameters,
            Columns columns,
            Limits limits,
            Progress progress,
            KeptRows kept) {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(parameters, "parameters");
        Objects.requireNonNull(columns, "columns");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(progress, "progress");
        try (Session session = Session.open(source, true)) {
            return session.read(sql, parameters, columns, limits, progress, kept);
        }
    }

    /**
     * Counts the rows of a query with parameters by where they lie, in fixed memory and within the default limits; of rows of which the outcome asks for
     * offences alone no incident is made, which is quicker.
     *
     * @param source where the database is reached
     * @param sql one query, with a {@code ?} for each parameter
     * @param parameters their values in order, such as texts, numbers and {@code LocalDate}s
     * @param columns which column of the result holds what
     * @param index of the zones
     * @param outcome what is counted
     * @return the counts, whose days are inferred from the rows, and the account of every row
     * @throws IllegalArgumentException as {@link #query}
     * @throws DataException as {@link #query}
     * @throws java.io.UncheckedIOException as {@link #query}
     */
    public static Counted count(
            DataSource source, String sql, List<?> parameters, Columns columns, ZoneIndex index, Outcome outcome) {
        return count(source, sql, parameters, columns, at(index, outcome, null));
    }

    /**
     * Counts the rows of a query as {@link #count(DataSource, String, List, Columns, ZoneIndex, Outcome)}, days without a row among them.
     *
     * @param source where the database is reached
     * @param sql one query, with a {@code ?} for each parameter
     * @param parameters their values in order, such as texts, numbers and {@code LocalDate}s
     * @param columns which column of the result holds what
     * @param index of the zones
     * @param outcome what is counted
     * @param covered the days that the rows cover, declared
     * @return the counts and the account of every row
     * @throws IllegalArgumentException as {@link #query}
     * @throws DataException as {@link #query}
     * @throws java.io.UncheckedIOException as {@link #query}
     */
    public static Counted count(
            DataSource source,
            String sql,
            List<?> parameters,
            Columns columns,
            ZoneIndex index,
            Outcome outcome,
            Coverage covered) {
        return count(source, sql, parameters, columns, at(index, outcome, Objects.requireNonNull(covered, "covered")));
    }

    /**
     * Counts the rows of a query by a zone that they record themselves, without coordinates, in fixed memory and within the default limits.
     *
     * @param source where the database is reached
     * @param sql one query, with a {@code ?} for each parameter
     * @param parameters their values in order, such as texts, numbers and {@code LocalDate}s
     * @param columns which column of the result holds what, {@link Columns#withZones} among them
     * @param outcome what is counted
     * @param zoneColumn the column of the zone, such as {@code beat}
     * @return the counts, of which rows without a zone are under (no position), and the account
     * @throws IllegalArgumentException as {@link #query}, or if the description does not name the column as one of zones
     * @throws DataException as {@link #query}, or if there are rows and none has a zone
     * @throws java.io.UncheckedIOException as {@link #query}
     */
    public static Counted countByZone(
            DataSource source, String sql, List<?> parameters, Columns columns, Outcome outcome, String zoneColumn) {
        return count(source, sql, parameters, columns, CountedRows.in(zoneColumn, columns, outcome));
    }

    private static CountedRows at(ZoneIndex index, Outcome outcome, @Nullable Coverage covered) {
        Objects.requireNonNull(index, "index");
        Objects.requireNonNull(outcome, "outcome");
        return CountedRows.at(index, new ZoneCounter(outcome, index.header(outcome), covered));
    }

    private static Counted count(
            DataSource source, String sql, List<?> parameters, Columns columns, CountedRows counted) {
        return counted.counted(read(source, sql, parameters, columns, Limits.DEFAULT, Progress.NONE, counted));
    }

    /**
     * Writes counts as a new table with the columns {@code place}, {@code period_start}, {@code period_end} (the day after
     * the last) and {@code incidents}, zeros included: all of it, or nothing.
     *
     * @param counts the table
     * @param periods the periods, such as {@code span.months()}
     * @param source where connections come from
     * @param table the new table's name, letters, digits and underscores, perhaps with its schema
     * @throws IllegalArgumentException if the name cannot be, the table is there already, or a period is not covered
     * @throws java.io.UncheckedIOException if the database cannot be reached or the connection is lost
     */
    public static void write(ZoneCounts counts, Collection<Period> periods, DataSource source, String table) {
        List<Object[]> rows = rows(counts, periods, source, table);
        try (Session session = Session.open(source, false)) {
            session.write(table, rows);
        }
    }

    /**
     * Writes counts into a table that {@link #write} made, in place of what it holds of these periods: all of it, or nothing.
     * Night after night the same call appends what is new and corrects what came late. Of two that write at once the second is
     * refused where the database would else count twice.
     *
     * @param counts the table
     * @param periods the periods, such as the last ninety days
     * @param source where connections come from
     * @param table the table's name
     * @throws IllegalArgumentException if the name cannot be, the table is not there, or a period is not covered
     * @throws java.io.UncheckedIOException if the database cannot be reached or the connection is lost
     */
    public static void replace(ZoneCounts counts, Collection<Period> periods, DataSource source, String table) {
        List<Object[]> rows = rows(counts, periods, source, table);
        try (Session session = Session.open(source, false)) {
            session.replace(table, periods, rows);
        }
    }

    private static List<Object[]> rows(ZoneCounts counts, Collection<Period> periods, DataSource source, String table) {
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(periods, "periods");
        Objects.requireNonNull(source, "source");
        if (!NAME.matcher(Objects.requireNonNull(table, "table")).matches()) {
            throw new IllegalArgumentException("'" + table + "' is no name of a table; use letters, digits and"
                    + " underscores, as in counts_2016 or analysis.counts_2016");
        }
        List<Object[]> rows = new ArrayList<>();
        for (Place place : counts.places()) {
            for (Period period : periods) {
                rows.add(new Object[] {
                    place.toString(),
                    period.start(),
                    period.end(),
                    counts.at(place).count(period)
                });
            }
        }
        return rows;
    }

    /**
     * A connection in one transaction, lost again as it was.
     *
     * @param own whether the transaction began here; the caller's goes on after it
     */
    private record Session(Connection connection, boolean own, boolean readOnly, int isolation)
            implements AutoCloseable {

        static Session open(DataSource source, boolean reading) {
            Connection connection;
            try {
                connection = source.getConnection();
            } catch (SQLException e) {
                throw SqlProblem.unconnected(e);
            }
            try {
                Session session = new Session(
                        connection,
                        connection.getAutoCommit(),
                        connection.isReadOnly(),
                        connection.getTransactionIsolation());
                if (session.own) {
                    if (reading) {
                        connection.setReadOnly(true);
                    } else {
                        // Else two that replace the same nights at once would both insert them.
                        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                    }
                    connection.setAutoCommit(false);
                }
                return session;
            } catch (SQLException e) {
                closeQuietly(connection);
                throw SqlProblem.unconnected(e);
            }
        }

        private String product() throws SQLException {
            return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        }

        Intake read(String sql, List<?> parameters, Columns columns, Limits limits, Progress progress, KeptRows kept) {
            try (PreparedStatement statement =
                    connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
                for (int i = 0; i < parameters.size(); i++) {
                    statement.setObject(i + 1, parameters.get(i));
                }
                statement.setQueryTimeout(limits.querySeconds());
                String product = product();
                int rows = fetchSize(product);
                if (rows != 0) {
                    statement.setFetchSize(rows);
                }
                try (ResultSet result = statement.executeQuery();
                        RowSource source =
                                new JdbcRows(result, columns, limits, progress, product.contains("postgres"))) {
                    Intake intake = IncidentFile.all(source, columns, kept);
                    return intake.read() == 0 ? intake : IncidentRows.checked(intake);
                }
            } catch (SQLException e) {
                throw SqlProblem.of(e, "before the first row", limits);
            }
        }

        private static int fetchSize(String product) {
            return product.contains("postgres")
                    ? POSTGRES_ROWS
                    : product.contains("oracle") ? ORACLE_ROWS : product.contains("mysql") ? Integer.MIN_VALUE : 0;
        }

        private interface Change {
            void make() throws SQLException;
        }

        void write(String table, List<Object[]> rows) {
            boolean[] made = new boolean[1];
            whole(table, made, () -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(
                            "CREATE TABLE " + table + " (place VARCHAR(2000) NOT NULL, period_start DATE NOT NULL,"
                                    + " period_end DATE NOT NULL, incidents NUMERIC(18) NOT NULL)");
                    made[0] = true;
                }
                insert(table, rows);
            });
        }

        void replace(String table, Collection<Period> periods, List<Object[]> rows) {
            whole(table, new boolean[1], () -> {
                try (PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM " + table + " WHERE period_start = ? AND period_end = ?")) {
                    delete.setQueryTimeout(Limits.DEFAULT.querySeconds());
                    for (Period period : periods) {
                        delete.setObject(1, period.start());
                        delete.setObject(2, period.end());
                        delete.addBatch();
                    }
                    delete.executeBatch();
                }
                insert(table, rows);
            });
        }

        private void insert(String table, List<Object[]> rows) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO " + table + " (place, period_start, period_end, incidents) VALUES (?, ?, ?, ?)")) {
                insert.setQueryTimeout(Limits.DEFAULT.querySeconds());
                for (int i = 0; i < rows.size(); i++) {
                    Object[] row = rows.get(i);
                    insert.setString(1, (String) row[0]);
                    insert.setObject(2, (LocalDate) row[1]);
                    insert.setObject(3, (LocalDate) row[2]);
                    insert.setLong(4, (Long) row[3]);
                    insert.addBatch();
                    if (i % BATCH == BATCH - 1 || i == rows.size() - 1) {
                        goOn(table);
                        insert.executeBatch();
                    }
                }
            }
        }

        private static void goOn(String table) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException(
                        "the writing of the table " + table + " was interrupted; nothing of it is there");
            }
        }

        /** Makes a change whole or not at all; within the caller's transaction back to where it stood before. */
        private void whole(String table, boolean[] made, Change change) {
            Savepoint before = null;
            try {
                before = own ? null : connection.setSavepoint();
                change.make();
                if (own) {
                    connection.commit();
                }
            } catch (CancellationException e) {
                undo(table, made[0], before);
                throw e;
            } catch (SQLException e) {
                undo(table, made[0], before);
                throw SqlProblem.of(e, "while writing the table " + table, Limits.DEFAULT);
            }
        }

        /** Some databases, Oracle and H2 among them, keep a new table whatever becomes of the transaction. */
        private void undo(String table, boolean made, @Nullable Savepoint before) {
            try {
                if (before != null) {
                    connection.rollback(before);
                    return;
                }
                connection.rollback();
                if (made && connection.getMetaData().dataDefinitionCausesTransactionCommit()) {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("DROP TABLE " + table);
                        connection.commit();
                    }
                }
            } catch (SQLException e) {
                // The error that led here is told; a lost connection rolls back by itself.
            }
        }

        @Override
        public void close() {
            try {
                if (own) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                    connection.setReadOnly(readOnly);
                    connection.setTransactionIsolation(isolation);
                }
            } catch (SQLException e) {
                // A connection that is lost is lost again as lost.
            } finally {
                closeQuietly(connection);
            }
        }

        private static void closeQuietly(Connection connection) {
            try {
                connection.close();
            } catch (SQLException e) {
                // Nothing was written through it that was not committed.
            }
        }
    }
}
