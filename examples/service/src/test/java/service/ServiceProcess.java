package service;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The service in a process of its own, on 1 July 2017, so that it can be killed. */
final class ServiceProcess {

    static final Clock JULY = Clock.fixed(Instant.parse("2017-07-01T12:00:00Z"), ZoneOffset.UTC);

    private ServiceProcess() {}

    public static void main(String[] args) throws SQLException, IOException {
        Main.start(System.getenv(), JULY);
    }

    /** Returns when it listens. */
    static Process start(EmbeddedPostgres database, int port) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        ProcessBuilder builder = new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServiceProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(Postgres.settings(database, port));
        Process process = builder.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        if (!Integer.toString(port).equals(out.readLine())) {
            throw new IllegalStateException("the service did not start on port " + port);
        }
        return process;
    }
}
