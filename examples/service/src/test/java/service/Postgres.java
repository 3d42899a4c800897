package service;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** A PostgreSQL of a test's own, which puts each commit on the disk as a real one does. */
final class Postgres {

    private Postgres() {}

    static EmbeddedPostgres start() throws IOException {
        String system = (System.getProperty("os.name") + " " + System.getProperty("os.arch")).toLowerCase(Locale.ROOT);
        assumeTrue(
                system.equals("linux amd64"),
                "skipped, since the PostgreSQL for tests runs on Linux amd64, not on " + system);
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setLocaleConfig("encoding", "UTF8")
                .start();
    }

    static HikariDataSource pool(EmbeddedPostgres server) {
        return Main.pool(settings(server, 0));
    }

    /** What a service on this database has in its environment. */
    static Map<String, String> settings(EmbeddedPostgres server, int port) {
        return Map.of(
                "PORT", Integer.toString(port),
                "DATABASE_URL", server.getJdbcUrl("postgres", "postgres"),
                "DATABASE_USER", "postgres",
                "WRITERS", Client.sha256(Client.WRITER),
                "READERS", Client.sha256(Client.READER));
    }
}
