package service;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/** Starts the service with settings from the environment; README.md lists them. */
public final class Main {

    private Main() {}

    /**
     * Runs until it is told to stop (SIGTERM), then finishes what is under way.
     *
     * @param args none
     */
    public static void main(String[] args) throws SQLException, IOException {
        Map<String, String> settings = System.getenv();
        start(settings, Clock.system(ZoneId.of(needed(settings, "TIME_ZONE"))));
    }

    static void start(Map<String, String> settings, Clock clock) throws SQLException, IOException {
        Service service = new Service(
                Integer.parseInt(settings.getOrDefault("PORT", "8080")),
                pool(settings),
                new Tokens(needed(settings, "WRITERS"), needed(settings, "READERS")),
                Question.example(),
                clock);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop"));
        System.out.println(service.port());
    }

    static HikariDataSource pool(Map<String, String> settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(needed(settings, "DATABASE_URL"));
        config.setUsername(needed(settings, "DATABASE_USER"));
        config.setPassword(settings.getOrDefault("DATABASE_PASSWORD", ""));
        config.setMaximumPoolSize(10);
        config.setConnectionTimeout(2_000);
        // A statement that a lock or a full disk holds up ends, and its connection comes back.
        config.addDataSourceProperty("options", "-c statement_timeout=30s -c lock_timeout=5s");
        config.addDataSourceProperty("socketTimeout", "60");
        return new HikariDataSource(config);
    }

    private static String needed(Map<String, String> settings, String name) {
        String value = settings.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException("The environment has no " + name + "; README.md lists what is needed");
        }
        return value;
    }
}
