package service;

import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import psp.core.Period;
import service.IncidentStore.Contradiction;
import service.Tokens.Role;

/**
 * The doors: {@code POST /incidents}, {@code PUT /complete/DAY}, {@code GET /watch}, {@code /counts}, {@code /brief} and {@code
 * /health}. README.md describes them. It listens on this machine alone; TLS, names and metrics are the proxy's in front of it.
 */
final class Service implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    static final int LARGEST = 4 << 20;
    private static final int THREADS = 64;
    /** Posts under way at a time: a sender or a database that stalls holds one of these, never a thread that answers a GET. */
    private static final int POSTS = 16;

    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration WHOLE_BODY = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final long PAGE_MILLIS = 2_000;
    private static final long LONGEST_BEHIND = 600;

    private final HikariDataSource database;
    private final IncidentStore store;
    private final Question question;
    private final Clock clock;
    private final Latest latest;
    private final Javalin app;
    private final Semaphore posts = new Semaphore(POSTS);

    /**
     * Starts.
     *
     * @param port 0 for any
     * @param database a pool, closed with the service
     * @param clock where today is told, in the department's time zone
     */
    Service(int port, HikariDataSource database, Tokens tokens, Question question, Clock clock) throws SQLException {
        this.database = database;
        this.question = question;
        this.clock = clock;
        store = new IncidentStore(database);
        latest = new Latest(store, question);
        app = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            server(config, port);
            config.routes.beforeMatched(ctx -> tokens.admit(ctx.header("Authorization"), ctx.routeRoles()));
            config.routes.post("/incidents", this::incidents, Role.WRITER);
            config.routes.put("/complete/{day}", this::complete, Role.WRITER);
            config.routes.get("/watch", this::watch, Role.READER);
            config.routes.get("/counts", this::counts, Role.READER);
            config.routes.get("/brief", this::brief, Role.READER);
            config.routes.get("/health", this::health, Role.ANYONE);
            config.routes.exception(
                    HttpResponseException.class, (e, ctx) -> refuse(ctx, e.getStatus(), e.getMessage()));
            config.routes.exception(IllegalArgumentException.class, (e, ctx) -> refuse(ctx, 400, e.getMessage()));
            config.routes.exception(Contradiction.class, (e, ctx) -> refuse(ctx, 409, e.getMessage()));
            config.routes.exception(SQLException.class, (e, ctx) -> {
                LOG.warn("The database refused: SQL state {}", e.getSQLState());
                refuse(
                        ctx.header("Retry-After", "5"),
                        503,
                        "the database does not answer; nothing was taken, send it again");
            });
        });
        app.start();
    }

    private static void server(JavalinConfig config, int port) {
        config.jetty.threadPool = new QueuedThreadPool(THREADS, 8);
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP.toMillis());
            server.insertHandler(new GracefulHandler());
        });
        config.jetty.addConnector((server, http) -> {
            http.setSendServerVersion(false);
            ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
            connector.setHost("127.0.0.1");
            connector.setPort(port);
            connector.setIdleTimeout(IDLE.toMillis());
            return connector;
        });
    }

    private static void refuse(Context ctx, int status, @Nullable String why) {
        ctx.status(status).result(why + "\n");
    }

    int port() {
        return app.port();
    }

    /** Returns how many posts are under way. */
    int underWay() {
        return POSTS - posts.availablePermits();
    }

    private void incidents(Context ctx) throws SQLException, InterruptedException {
        if (!posts.tryAcquire(1, TimeUnit.SECONDS)) {
            ctx.header("Retry-After", "1");
            throw new ServiceUnavailableResponse(POSTS + " posts are under way; nothing was taken, send it again");
        }
        try {
            Collection<Report> reports = Batch.read(body(ctx), days());
            int taken = store.take(reports);
            if (taken > 0) {
                latest.changed();
            }
            ctx.json(Map.of("incidents", reports.size(), "taken", taken));
        } finally {
            posts.release();
        }
    }

    /** From ten years before the first day asked for, since a record system may send all it has, to today. */
    private Period days() {
        return Period.of(question.since().minusYears(10), LocalDate.now(clock).plusDays(1));
    }

    private static byte[] body(Context ctx) {
        long end = System.nanoTime() + WHOLE_BODY.toNanos();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] part = new byte[1 << 14];
        try (InputStream in = ctx.bodyInputStream()) {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                whole.write(part, 0, read);
                if (whole.size() > LARGEST) {
                    throw new HttpResponseException(413, "more than " + LARGEST + " bytes; send fewer lines at once");
                }
                if (System.nanoTime() > end) {
                    throw new HttpResponseException(
                            408, "not whole after " + WHOLE_BODY.toSeconds() + " s; nothing was taken");
                }
            }
            return whole.toByteArray();
        } catch (IOException e) {
            throw new HttpResponseException(408, "nothing came for " + IDLE.toSeconds() + " s; nothing was taken");
        }
    }

    private void complete(Context ctx) throws SQLException {
        LocalDate day;
        try {
            day = LocalDate.parse(ctx.pathParam("day"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage() + "; write it as in 2017-06-30", e);
        }
        if (day.isBefore(question.since()) || !day.isBefore(LocalDate.now(clock))) {
            throw new IllegalArgumentException(
                    "a complete day is one from " + question.since() + " to yesterday, not " + day);
        }
        store.complete(day);
        latest.changed();
        ctx.json(Map.of("complete", day.toString()));
    }

    private void watch(Context ctx) {
        ctx.contentType("application/json").result(view(ctx).watch());
    }

    private void counts(Context ctx) {
        ctx.contentType("application/octet-stream").result(view(ctx).counts().toBytes());
    }

    private void brief(Context ctx) throws InterruptedException {
        Latest.Page page = latest.page(view(ctx), PAGE_MILLIS);
        if (page == null) {
            ctx.header("Retry-After", "10");
            throw new ServiceUnavailableResponse("the first page is being made; ask again");
        }
        ctx.header("ETag", quoted(page.hash()));
        if (quoted(page.hash()).equals(ctx.header("If-None-Match"))) {
            ctx.status(304);
        } else {
            ctx.html(page.html());
        }
    }

    private Latest.View view(Context ctx) {
        boolean started = latest.started();
        Latest.View view = latest.view();
        if (view == null && !started) {
            ctx.header("Retry-After", "1");
            throw new ServiceUnavailableResponse("the incidents are being counted; ask again");
        }
        if (view == null) {
            throw new ConflictResponse(
                    "no day is complete yet; PUT /complete/DAY says that all incidents to that day are in");
        }
        ctx.header("ETag", quoted(view.hash()));
        return view;
    }

    private static String quoted(String hash) {
        return '"' + hash + '"';
    }

    private void health(Context ctx) {
        long behind = latest.behindSeconds();
        boolean up = store.answers();
        ctx.status(up && behind < LONGEST_BEHIND ? 200 : 503)
                .json(Map.of("database", up ? "answers" : "does not answer", "secondsBehind", behind));
    }

    /** Takes no new connection, finishes what is under way, and closes the pool. */
    @Override
    public void close() {
        app.stop();
        latest.close();
        database.close();
    }
}
