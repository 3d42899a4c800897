package psp.io;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Locale;

/** A real PostgreSQL of a test's own; tests that need it are skipped by name where its binaries cannot run. */
final class Postgres {

    private Postgres() {}

    static EmbeddedPostgres start() {
        String system = (System.getProperty("os.name") + " " + System.getProperty("os.arch")).toLowerCase(Locale.ROOT);
        assumeTrue(
                system.equals("linux amd64"),
                "skipped, since the PostgreSQL for tests runs on Linux amd64, not on " + system);
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "20")
                    .start();
        } catch (IOException | IllegalStateException e) {
            // Such as for root where users cannot be set apart; PostgreSQL itself refuses to run as root.
            assumeTrue(false, "skipped, since PostgreSQL cannot be started: " + e.getMessage());
            throw new AssertionError("an assumption that failed does not return", e);
        }
    }
}
