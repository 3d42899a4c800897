package psp.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import psp.core.Boundary;
import psp.core.Coverage;
import psp.core.DataException;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Intake;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Place;
import psp.core.Zone;
import psp.core.ZoneCounter;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.EdgeRule;
import psp.geo.ZoneIndex;
import psp.io.limit.Limits;
import psp.io.limit.Progress;

class IncidentJdbcTest {

    private static final Columns COLUMNS =
            Columns.named("nr", "offense", "occurred", "lon", "lat").withZones("beat");
    private static final String QUERY =
            "SELECT nr AS \"nr\", offense AS \"offense\", occurred AS \"occurred\", x AS \"lon\","
                    + " y AS \"lat\", beat AS \"beat\" FROM log ORDER BY nr";
    /** All days on which something is logged. */
    private static final Period DAYS = Period.parse("2016-03-13/2016-11-07");

    private static @Nullable EmbeddedPostgres server;

    private static TimeZone before = TimeZone.getDefault();

    @BeforeAll
    static void inChicago() {
        before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("America/Chicago"));
    }

    @AfterAll
    static void stop() throws IOException {
        TimeZone.setDefault(before);
        if (server != null) {
            server.close();
        }
    }

    private static DataSource h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:psp;DB_CLOSE_DELAY=-1");
        source.setUser("sa");
        return source;
    }

    private static DataSource database(String name) {
        if (name.equals("H2")) {
            return h2();
        }
        if (server == null) {
            server = Postgres.start();
        }
        return server.getPostgresDatabase();
    }

    private static void run(DataSource source, String... sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String one : sql) {
                statement.execute(one);
            }
        }
    }

    private static void fill(DataSource source) throws SQLException {
        run(
                source,
                "DROP TABLE IF EXISTS log",
                "CREATE TABLE log (nr INTEGER PRIMARY KEY, offense VARCHAR(40), occurred"
                        + " TIMESTAMP, moment TIMESTAMP WITH TIME ZONE, on_day DATE, x NUMERIC(9,6), y DOUBLE PRECISION, beat"
                        + " VARCHAR(10), shape BYTEA)",
                // The second and third times do not exist, or exist twice, in Chicago.
                "INSERT INTO log VALUES (1, 'ROBBERY|ASSAULT', '2016-04-01 22:15:00', '2016-04-02 03:15:00+00',"
                        + " '2016-04-01', -87.95, 43.067, '7', NULL)",
                "INSERT INTO log VALUES (2, 'ROBBERY', '2016-03-13 02:30:00', '2016-03-13 08:30:00+00', '2016-03-13',"
                        + " NULL, NULL, NULL, NULL)",
                "INSERT INTO log VALUES (3, 'R', '2016-11-06 01:30:00.125', '2016-11-06 07:30:00+00', '2016-11-06', -87.9,"
                        + " 43.1, '8', NULL)",
                "INSERT INTO log VALUES (4, 'R', NULL, NULL, NULL, -87.9, 43.1, '8', NULL)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void readsByLabelsWhateverTheTimeZoneOfTheMachine(String name) throws SQLException {
        DataSource source = database(name);
        fill(source);
        Incidents log = IncidentJdbc.query(source, QUERY, COLUMNS);
        assertThat(log.stream().map(Incident::toString))
                .containsExactly(
                        "2016-04-01T22:15 ROBBERY + ASSAULT at (-87.95, 43.067), id 1",
                        "2016-03-13T02:30 ROBBERY, no position, id 2",
                        "2016-11-06T01:30:00.125 R at (-87.9, 43.1), id 3");
        assertThat(log.stream().map(incident -> incident.zones().toString()))
                .containsExactly("{beat=7}", "{}", "{beat=8}");
    }

    /** Whether incidents are made of the rows or not, and with the days declared or found. */
    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void countsByPosition(String name) throws SQLException {
        DataSource source = database(name);
        fill(source);
        ZoneIndex index =
                ZoneIndex.of(Zones.of(Zone.of("west", Boundary.box(-88, 43, -87.92, 43.2))), EdgeRule.HALF_OPEN);
        Coverage year = Coverage.declared(Period.parse("2016"));
        for (Outcome outcome : List.of(
                Outcome.of("robbery", "ROBBERY", "R"),
                Outcome.of("robbery", "ROBBERY", "R").hours(0, 24))) {
            for (Optional<Coverage> covered : List.of(Optional.<Coverage>empty(), Optional.of(year))) {
                ZoneCounter counter = new ZoneCounter(outcome, index.header(outcome), covered.orElse(null));
                Intake intake = IncidentJdbc.forEach(
                        source,
                        QUERY,
                        COLUMNS,
                        one -> counter.add(
                                one, it -> it.position() == null ? Place.NO_POSITION : index.locate(it.position())));
                Counted counted = covered.isEmpty()
                        ? IncidentJdbc.count(source, QUERY, List.of(), COLUMNS, index, outcome)
                        : IncidentJdbc.count(source, QUERY, List.of(), COLUMNS, index, outcome, year);
                assertThat(counted).isEqualTo(new Counted(counter.counts(), intake));
                assertThat(counted.counts().total().count(DAYS)).isEqualTo(3);
                assertThat(counted.counts().in("west").count(DAYS)).isEqualTo(1);
            }
        }
        Counted none = IncidentJdbc.count(
                source,
                QUERY.replace("ORDER BY", "WHERE nr > ? ORDER BY"),
                List.of(9),
                COLUMNS,
                index,
                Outcome.of("robbery", "ROBBERY"),
                year);
        assertThat(none.intake().read()).isZero();
        assertThat(none.counts().in("west").count(DAYS)).isZero();
    }

    /** Whether incidents are made of the rows or not. */
    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void countsByARecordedZone(String name) throws SQLException {
        DataSource source = database(name);
        fill(source);
        for (Outcome outcome : List.of(
                Outcome.of("robbery", "ROBBERY", "R"),
                Outcome.of("robbery", "ROBBERY", "R").hours(0, 24))) {
            Counted counted = IncidentJdbc.countByZone(source, QUERY, List.of(), COLUMNS, outcome, "beat");
            assertThat(counted.counts().header().zones().keySet()).containsExactly("7", "8");
            assertThat(counted.counts().in("7").count(DAYS)).isEqualTo(1);
            assertThat(counted.counts().in("8").count(DAYS)).isEqualTo(1);
            assertThat(counted.counts().total().count(DAYS)).isEqualTo(3);
            assertThat(counted.intake().read()).isEqualTo(4);
            assertThat(counted.intake().kept()).isEqualTo(3);
        }
        Outcome robbery = Outcome.of("robbery", "ROBBERY");
        assertThatThrownBy(() -> IncidentJdbc.countByZone(source, QUERY, List.of(), COLUMNS, robbery, "ward"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No zone column 'ward'; the zone columns are [beat]");
        String some = QUERY.replace("ORDER BY", "WHERE nr = ? ORDER BY");
        assertThatThrownBy(() -> IncidentJdbc.countByZone(source, some, List.of(2), COLUMNS, robbery, "beat"))
                .isInstanceOf(DataException.class)
                .hasMessage("query: no row has a zone in 'beat'");
        assertThat(IncidentJdbc.countByZone(source, some, List.of(9), COLUMNS, robbery, "beat")
                        .intake()
                        .read())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void daysAndMomentsOfTheWorld(String name) throws SQLException {
        DataSource source = database(name);
        fill(source);
        assertThat(IncidentJdbc.query(source, QUERY.replace("occurred AS", "on_day AS"), COLUMNS).stream()
                        .map(incident -> incident.occurred().toString()))
                .containsExactly("2016-04-01", "2016-03-13", "2016-11-06");
        String moments = QUERY.replace("occurred AS", "moment AS");
        assertThatThrownBy(() -> IncidentJdbc.query(source, moments, COLUMNS))
                .isInstanceOf(DataException.class)
                .hasMessageMatching(
                        "query: the column 'occurred', occurred, is of the SQL type (timestamptz|TIMESTAMP WITH"
                                + " TIME ZONE), a moment of the whole world; say where its day is meant, as in"
                                + " withUtc\\(\"America/Chicago\"\\), or in the query, as in AT TIME ZONE");
        assertThat(IncidentJdbc.query(source, moments, COLUMNS.withUtc("America/Chicago")).stream()
                        .map(incident -> incident.occurred().toString()))
                .containsExactly("2016-04-01T22:15", "2016-03-13T03:30", "2016-11-06T01:30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void theAccountSumsAndTheConnectionIsGivenBackAsItWas(String name) throws SQLException {
        DataSource source = database(name);
        fill(source);
        try (Connection one = source.getConnection()) {
            boolean autoCommit = one.getAutoCommit();
            Incidents log = IncidentJdbc.query(poolOf(one), QUERY, COLUMNS);
            assertThat(log.intake())
                    .hasToString("4 read = 3 counted + 1 left out, 1 no date (1 counted without a position;"
                            + " duplicate ids not checked)");
            assertThat(log.intake().setAside().get("no date").examples()).containsExactly("line 4: ''");
            assertThat(one.getAutoCommit()).isEqualTo(autoCommit);
            assertThat(one.isReadOnly()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void aBadQueryIsToldInTheDatabasesWords(String name) throws SQLException {
        DataSource source = database(name);
        fill(source);
        assertThatThrownBy(() -> IncidentJdbc.query(source, "SELECT nonsense FROM log", COLUMNS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?i)The query cannot be run \\(SQL state 42\\w{3}\\): .*column \"nonsense\".*");
        assertThatThrownBy(() ->
                        IncidentJdbc.query(source, "SELECT nr AS \"nr\", offense AS \"offence\" FROM log", COLUMNS))
                .isInstanceOf(DataException.class)
                .hasMessage("query: there is no column 'offense'; the columns are"
                        + " [nr, offence]; the nearest is 'offence'");
    }

    /** A quiet night is no fault, and parameters are the database's to read. */
    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void noRowIsNoIncidentAndParametersAreBound(String name) throws SQLException {
        DataSource source = database(name);
        fill(source);
        Incidents none =
                IncidentJdbc.query(source, QUERY.replace("FROM log", "FROM log WHERE nr > ?"), List.of(4), COLUMNS);
        assertThat(none.size()).isZero();
        assertThat(none.intake().read()).isZero();
        assertThat(IncidentJdbc.query(
                                source,
                                QUERY.replace("FROM log", "FROM log WHERE nr <= ? AND offense <> ?"),
                                List.of(2, "x' OR '1' = '1"),
                                COLUMNS)
                        .size())
                .isEqualTo(2);
    }

    /** A connection that arrives within a transaction is left in it: what the caller did is neither committed nor lost. */
    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void theCallersTransactionGoesOn(String name) throws SQLException {
        DataSource source = database(name);
        fill(source);
        run(source, "DROP TABLE IF EXISTS nightly");
        ZoneCounts counts =
                ZoneCounts.ofTable("violent", List.of(new ZoneCounts.Cell(Period.parse("2016-04"), "a", 5)));
        List<Period> april = List.of(Period.parse("2016-04"));
        IncidentJdbc.write(counts, april, source, "nightly");
        try (Connection one = source.getConnection();
                Statement statement = one.createStatement()) {
            one.setAutoCommit(false);
            statement.execute("INSERT INTO nightly VALUES ('mine', DATE '2000-01-01', DATE '2000-02-01', 1)");
            assertThat(IncidentJdbc.query(poolOf(one), QUERY, COLUMNS).size()).isEqualTo(3);
            assertThat(one.getAutoCommit()).isFalse();
            assertThat(one.isReadOnly()).isFalse();
            IncidentJdbc.replace(counts, april, poolOf(one), "nightly");
            assertThatThrownBy(() -> IncidentJdbc.replace(counts, april, poolOf(one), "missing"))
                    .isInstanceOf(IllegalArgumentException.class);
            try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM nightly")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(2);
            }
            one.rollback();
            one.setAutoCommit(true);
        }
        assertThat(rows(source, "SELECT place FROM nightly")).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void theNextNightReplacesWhatItCountsAgain(String name) throws SQLException {
        DataSource source = database(name);
        run(source, "DROP TABLE IF EXISTS nightly");
        List<ZoneCounts.Cell> first = List.of(
                new ZoneCounts.Cell(Period.parse("2016-04"), "a", 5),
                new ZoneCounts.Cell(Period.parse("2016-05"), "a", 7));
        IncidentJdbc.write(
                ZoneCounts.ofTable("violent", first),
                List.of(Period.parse("2016-04"), Period.parse("2016-05")),
                source,
                "nightly");
        List<ZoneCounts.Cell> next = List.of(
                new ZoneCounts.Cell(Period.parse("2016-05"), "a", 8),
                new ZoneCounts.Cell(Period.parse("2016-06"), "a", 2));
        for (int night = 0; night < 2; night++) {
            IncidentJdbc.replace(
                    ZoneCounts.ofTable("violent", next),
                    List.of(Period.parse("2016-05"), Period.parse("2016-06")),
                    source,
                    "nightly");
        }
        assertThat(rows(source, "SELECT incidents FROM nightly ORDER BY period_start"))
                .containsExactly("5", "8", "2");
    }

    private static List<String> rows(DataSource source, String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    @Test
    void anInterruptionEndsTheReading() throws SQLException {
        DataSource source = h2();
        fill(source);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> IncidentJdbc.forEach(source, QUERY, COLUMNS, in -> {}))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("query: interrupted after 0 rows; nothing was counted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void anInterruptionUndoesTheWriting() throws SQLException {
        DataSource source = h2();
        ZoneCounts counts =
                ZoneCounts.ofTable("violent", List.of(new ZoneCounts.Cell(Period.parse("2016-04"), "a", 5)));
        List<Period> april = List.of(Period.parse("2016-04"));
        IncidentJdbc.write(counts, april, source, "stopped");
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> IncidentJdbc.replace(counts, april, source, "stopped"))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("the writing of the table stopped was interrupted; nothing of it is there");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(rows(source, "SELECT incidents FROM stopped")).containsExactly("5");
    }

    /** PostgreSQL's own clock; two hundred times the limit would be waited for otherwise. */
    @Test
    void aQueryThatTakesTooLongIsStopped() throws SQLException {
        DataSource source = database("PostgreSQL");
        fill(source);
        assertThatThrownBy(() -> IncidentJdbc.forEach(
                        source,
                        QUERY.replace("FROM log", "FROM log, pg_sleep(200)"),
                        COLUMNS,
                        Limits.DEFAULT.withQuerySeconds(1),
                        Progress.NONE,
                        in -> {}))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "query: stopped before the first row (SQL state 57014): the database was told to stop, or worked"
                                + " longer, more than the limit querySeconds of 1 allows; if that is right, raise it by"
                                + " Limits.DEFAULT.withQuerySeconds(…); nothing was counted");
    }

    /** Whoever comes second is refused or waits; no night is there twice. */
    @Test
    void twoThatReplaceANightAtOnceDoNotDoubleIt() throws Exception {
        DataSource source = database("PostgreSQL");
        run(source, "DROP TABLE IF EXISTS nightly");
        ZoneCounts counts =
                ZoneCounts.ofTable("violent", List.of(new ZoneCounts.Cell(Period.parse("2016-04"), "a", 5)));
        List<Period> april = List.of(Period.parse("2016-04"));
        IncidentJdbc.write(counts, april, source, "nightly");
        Callable<Integer> nights = () -> {
            int refused = 0;
            for (int i = 0; i < 30; i++) {
                try {
                    IncidentJdbc.replace(counts, april, source, "nightly");
                } catch (DataException e) {
                    assertThat(e).hasMessageContaining("another transaction was at the same rows; ask again");
                    refused++;
                }
            }
            return refused;
        };
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (Future<Integer> job : two.invokeAll(List.of(nights, nights))) {
                assertThat(job.get()).isBetween(0, 29);
            }
        } finally {
            two.shutdown();
        }
        assertThat(rows(source, "SELECT incidents FROM nightly")).containsExactly("5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "22P02 | a value does not fit its type",
                "23505 | a rule of the table forbids a row",
                "25006 | the transaction is read-only",
                "40001 | another transaction was at the same rows; ask again",
                "53200 | the database has no room or memory left",
                "54001 | the query is too large",
                "55P03 | another transaction holds the table; ask again",
                "57014 | the database was told to stop, or worked longer",
                "XX001 | the database itself failed",
                "HY000 | the database says why to whoever may see the data"
            })
    void whatStoppedAQueryIsSaidByItsState(String state, String words) {
        assertThat(SqlProblem.of(new SQLException("near 'Jane Roe'", state), "after 7 rows", Limits.DEFAULT))
                .isInstanceOfSatisfying(
                        DataException.class,
                        e -> assertThat(e.withValues()).endsWith("; nothing was counted (near 'Jane Roe')"))
                .hasMessageStartingWith("query: stopped after 7 rows (SQL state " + state + "): " + words)
                .hasMessageNotContaining("Jane");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "28P01 | the database refused the user or the password",
                "08001 | the database cannot be reached; check that it runs, and host and port",
                "53300 | the database takes no more connections",
                "57P03 | the database is starting or shutting down",
                "3D000 | the database named is not there",
                "XX000 | the database cannot be reached; check address, user and password"
            })
    void whatRefusedTheConnectionIsSaidByItsState(String state, String words) {
        assertThat(SqlProblem.unconnected(new SQLException("secret", state)))
                .hasMessageContaining(words)
                .hasMessageContaining("(SQL state " + state)
                .hasMessageNotContaining("secret");
        assertThat(SqlProblem.unconnected(new SQLTransientConnectionException("pool", "08001")))
                .hasMessageContaining("no connection came free in time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void aChangedTypeIsNamedBeforeTheFirstRow(String name) throws SQLException {
        DataSource source = database(name);
        fill(source);
        List<Incident> got = new ArrayList<>();
        assertThatThrownBy(() -> IncidentJdbc.forEach(source, QUERY.replace("occurred AS", "nr AS"), COLUMNS, got::add))
                .isInstanceOf(DataException.class)
                .hasMessageMatching("query: the column 'occurred', occurred, is of the SQL"
                        + " type (int4|INTEGER), which says none; cast it in the query, or name another column");
        assertThatThrownBy(() -> IncidentJdbc.forEach(source, QUERY.replace("x AS", "on_day AS"), COLUMNS, got::add))
                .isInstanceOf(DataException.class)
                .hasMessageMatching("query: the column 'lon', longitude, is of the SQL type"
                        + " (?i)date, which says none; cast it in the query, or name another column");
        assertThatThrownBy(
                        () -> IncidentJdbc.forEach(source, QUERY.replace("offense AS", "shape AS"), COLUMNS, got::add))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the column 'offense', offenses, is of the SQL type");
        run(source, "ALTER TABLE log DROP COLUMN occurred", "ALTER TABLE log ADD COLUMN occurred BOOLEAN");
        assertThatThrownBy(() -> IncidentJdbc.forEach(source, QUERY, COLUMNS, got::add))
                .isInstanceOf(DataException.class)
                .hasMessageMatching(
                        "query: the column 'occurred', occurred, is of the SQL type (bool|BOOLEAN), which.*");
        assertThat(got).isEmpty();
    }

    @Test
    void aKilledConnectionIsAClearErrorAndNothingIsCounted() throws SQLException {
        DataSource source = database("PostgreSQL");
        run(
                source,
                "DROP TABLE IF EXISTS log",
                "CREATE TABLE log AS SELECT n AS nr, 'R' AS offense, TIMESTAMP '2016-04-01"
                        + " 00:00:00' AS occurred, -87.9 AS x, 43.1 AS y, '7' AS beat FROM generate_series(1, 200000) n");
        int[] got = new int[1];
        assertThatThrownBy(() -> IncidentJdbc.forEach(source, QUERY, COLUMNS, incident -> {
                    if (got[0]++ == 10_000) {
                        try {
                            run(
                                    source,
                                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                                            + " AND query LIKE '%FROM log ORDER BY nr%'");
                        } catch (SQLException e) {
                            throw new AssertionError(e);
                        }
                    }
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageMatching("java.io.IOException: query: the connection was lost"
                        + " after [\\d,]+ rows \\(SQL state (57P01|08006): .*\\); nothing was counted, ask again");
        // It would have got them all if they did not stream.
        assertThat(got[0]).isBetween(10_000, 100_000);
        assertThat(IncidentJdbc.query(source, QUERY, COLUMNS).size()).isEqualTo(200_000);
    }

    @Test
    void limitsAndProgressAreThoseOfFiles() throws SQLException {
        DataSource source = h2();
        String many =
                "SELECT X AS \"nr\", REPEAT('R', 30) AS \"offense\", DATE '2016-04-01' AS \"occurred\" FROM SYSTEM_RANGE(1,"
                        + " 25000)";
        Columns columns = Columns.named("nr", "offense", "occurred");
        List<String> told = new ArrayList<>();
        IncidentJdbc.forEach(
                source, many, columns, Limits.DEFAULT, (done, size) -> told.add(done + " of " + size), in -> {});
        assertThat(told).containsExactly("10000 of 0", "20000 of 0");
        assertThatThrownBy(() -> IncidentJdbc.forEach(
                        source, many, columns, Limits.DEFAULT.withFieldCharacters(29), Progress.NONE, in -> {}))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "query, line 1: a field is" + " longer, more than the limit fieldCharacters of 29 allows");
        assertThatThrownBy(() -> IncidentJdbc.forEach(
                        source, many, columns, Limits.DEFAULT.withRowCharacters(40), Progress.NONE, in -> {}))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "query, line 1: the row is" + " longer, more than the limit rowCharacters of 40 allows");
        assertThat(IncidentJdbc.forEach(
                                source, many, columns, Limits.DEFAULT.withRowCharacters(45), Progress.NONE, in -> {})
                        .kept())
                .isEqualTo(25_000);
        assertThatThrownBy(() -> IncidentJdbc.forEach(
                        source, many, columns, Limits.DEFAULT.withColumns(2), Progress.NONE, in -> {}))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("query: has 3 columns, more than the limit" + " columns of 2 allows");
    }

    @Test
    void credentialsAreInNoMessageAndInNoCause() throws SQLException {
        PGSimpleDataSource wrong = new PGSimpleDataSource();
        wrong.setServerNames(new String[] {"localhost"});
        wrong.setPortNumbers(new int[] {1});
        wrong.setUser("chief");
        wrong.setPassword("hunter2");
        JdbcDataSource locked = new JdbcDataSource();
        locked.setURL("jdbc:h2:mem:locked;IFEXISTS=TRUE;PASSWORD=hunter2");
        locked.setUser("chief");
        for (DataSource source : List.of(wrong, locked)) {
            Throwable thrown = catchThrowable(() -> IncidentJdbc.query(source, QUERY, COLUMNS));
            assertThat(thrown).isInstanceOf(UncheckedIOException.class).hasMessageContaining("(SQL state ");
            StringWriter all = new StringWriter();
            thrown.printStackTrace(new PrintWriter(all));
            assertThat(all.toString())
                    .doesNotContain("hunter2")
                    .doesNotContain("chief")
                    .doesNotContain("jdbc:h2");
        }
        assertThat(SqlProblem.words(
                        new SQLException("no; url=jdbc:x://h/db?password=hunter2 user chief PWD='hunter2'")))
                .isEqualTo("no; url=jdbc:… user … PWD=…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void countsAreWrittenBackWholeOrNotAtAll(String name) throws SQLException {
        DataSource source = database(name);
        run(source, "DROP TABLE IF EXISTS counts_2016");
        ZoneCounts counts = ZoneCounts.ofTable(
                "violent",
                List.of(
                        new ZoneCounts.Cell(Period.parse("2016-04"), "a", 5),
                        new ZoneCounts.Cell(Period.parse("2016-05"), "a", 7),
                        new ZoneCounts.Cell(Period.parse("2016-04"), "b'; --", 0),
                        new ZoneCounts.Cell(Period.parse("2016-05"), "b'; --", 2)));
        List<Period> months = List.of(Period.parse("2016-04"), Period.parse("2016-05"));
        IncidentJdbc.write(counts, months, source, "counts_2016");
        List<String> back = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM counts_2016 ORDER BY place, period_start")) {
            while (rows.next()) {
                back.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3) + " " + rows.getLong(4));
            }
        }
        assertThat(back)
                .containsExactly(
                        "a 2016-04-01 2016-05-01 5",
                        "a 2016-05-01 2016-06-01 7",
                        "b'; -- 2016-04-01 2016-05-01 0",
                        "b'; -- 2016-05-01 2016-06-01 2");
        assertThatThrownBy(() -> IncidentJdbc.write(counts, months, source, "counts_2016"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("already exists");
        assertThatThrownBy(() -> IncidentJdbc.write(counts, months, source, "x; DROP TABLE counts_2016"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'x; DROP TABLE counts_2016' is no name of a table;"
                        + " use letters, digits and underscores, as in counts_2016 or analysis.counts_2016");
        ZoneCounts long1 = ZoneCounts.ofTable(
                "violent",
                List.of(
                        new ZoneCounts.Cell(Period.parse("2016-04"), "a", 5),
                        new ZoneCounts.Cell(Period.parse("2016-04"), "z".repeat(2001), 5)));
        assertThatThrownBy(() -> IncidentJdbc.write(long1, List.of(Period.parse("2016-04")), source, "half"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("stopped while writing the table half");
        assertThatThrownBy(() -> run(source, "SELECT * FROM half")).isInstanceOf(SQLException.class);
    }

    /** A pool of one connection, which closing loses again. */
    private static DataSource poolOf(Connection one) {
        Connection lent = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("close") ? null : method.invoke(one, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> lent);
    }
}
