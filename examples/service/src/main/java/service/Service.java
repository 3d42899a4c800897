package service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.zaxxer.hikari.HikariDataSource;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.RequestTimeoutResponse;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import psp.core.Period;
import service.Tokens.Role;

/**
 * The doors: {@code POST /incidents}, {@code PUT /complete/DAY}, {@code GET /watch}, {@code /counts}, {@code /brief} and {@code
 * /health}. README.md describes them. It listens on this machine alone; TLS, names and metrics are the proxy's in front of it.
 */
final class Service implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    static final int LARGEST = 4 << 20;
    private static final int WHOLE_BODY_SECONDS = 10;
    private static final int IDLE_SECONDS = 5;
    private static final int STOP_SECONDS = 15;
    private static final int LONGEST_BEHIND_SECONDS = 600;
    /** Posts under way at a time: a sender or a database that stalls holds one of these, never a thread that answers a GET. */
    private static final int POSTS = 16;

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
    Service(int port, HikariDataSource database, Tokens tokens, Question question, Clock clock)
            throws SQLException, IOException {
        this.database = database;
        this.question = question;
        this.clock = clock;
        store = new IncidentStore(database);
        latest = new Latest(store, question);
        app = Javalin.start(config -> {
            listen(config, port);
            open(config.routes, tokens);
        });
    }

    private static void listen(JavalinConfig config, int port) {
        config.startup.showJavalinBanner = false;
        config.jetty.host = "127.0.0.1";
        config.jetty.port = port;
        config.jetty.modifyHttpConfiguration(http -> http.setIdleTimeout(1_000L * IDLE_SECONDS));
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(1_000L * STOP_SECONDS);
            server.insertHandler(new GracefulHandler());
        });
    }

    private void open(RoutesConfig routes, Tokens tokens) {
        routes.beforeMatched(tokens);
        routes.post("/incidents", this::incidents, Role.WRITER);
        routes.put("/complete/{day}", this::complete, Role.WRITER);
        routes.get("/watch", ctx -> ctx.json(view(ctx).watch()), Role.READER);
        routes.get(
                "/counts",
                ctx -> ctx.result(view(ctx).counts().toBytes()).contentType("application/octet-stream"),
                Role.READER);
        routes.get("/brief", ctx -> ctx.html(view(ctx).page()), Role.READER);
        routes.get("/health", this::health, Role.ANYONE);
        routes.exception(HttpResponseException.class, (e, ctx) -> refuse(ctx, e.getStatus(), e.getMessage()));
        routes.exception(
                DateTimeException.class, (e, ctx) -> refuse(ctx, 400, e.getMessage() + "; write it as in 2017-06-30"));
        routes.exception(SQLException.class, (e, ctx) -> {
            LOG.warn("The database refused: SQL state {}", e.getSQLState());
            refuse(ctx, 503, "the database does not answer; nothing was taken, send it again");
        });
        routes.error(503, ctx -> ctx.header("Retry-After", "5"));
    }

    private static void refuse(Context ctx, int status, @Nullable String why) {
        ctx.status(status).result(why + "\n");
    }

    int port() {
        return app.port();
    }

    private void incidents(Context ctx) throws SQLException, JsonProcessingException {
        if (!posts.tryAcquire()) {
            throw new ServiceUnavailableResponse(POSTS + " posts are under way; nothing was taken, send it again");
        }
        try {
            // From ten years before the first day asked for, since a record system may send all it has, to today.
            Period days = Period.of(
                    question.since().minusYears(10), LocalDate.now(clock).plusDays(1));
            Collection<Report> reports = Report.read(body(ctx), days);
            int taken = store.take(reports);
            if (taken > 0) {
                latest.changed();
            }
            ctx.json(Map.of("incidents", reports.size(), "taken", taken));
        } finally {
            posts.release();
        }
    }

    private static byte[] body(Context ctx) {
        long end = System.nanoTime() + WHOLE_BODY_SECONDS * 1_000_000_000L;
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] part = new byte[1 << 14];
        try (InputStream in = ctx.bodyInputStream()) {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                whole.write(part, 0, read);
                if (whole.size() > LARGEST) {
                    throw new ContentTooLargeResponse("more than " + LARGEST + " bytes; send fewer lines at once");
                }
                if (System.nanoTime() > end) {
                    throw new RequestTimeoutResponse("not whole after " + WHOLE_BODY_SECONDS + " s; nothing was taken");
                }
            }
            return whole.toByteArray();
        } catch (IOException e) {
            throw new RequestTimeoutResponse("broke off or stalled for " + IDLE_SECONDS + " s; nothing was taken");
        }
    }

    private void complete(Context ctx) throws SQLException {
        LocalDate day = LocalDate.parse(ctx.pathParam("day"));
        if (day.isBefore(question.since()) || !day.isBefore(LocalDate.now(clock))) {
            throw new BadRequestResponse(
                    "a complete day is one from " + question.since() + " to yesterday, not " + day);
        }
        store.complete(day);
        latest.changed();
        ctx.json(Map.of("complete", day.toString()));
    }

    /** Javalin answers 304 where the one who asks names this hash. */
    private Latest.View view(Context ctx) {
        Latest.View view = latest.view();
        ctx.header("ETag", '"' + view.hash() + '"');
        return view;
    }

    private void health(Context ctx) throws SQLException {
        database.getConnection().close();
        long behind = latest.behindSeconds();
        ctx.status(behind < LONGEST_BEHIND_SECONDS ? 200 : 503)
                .json(Map.of("secondsBehind", behind, "postsUnderWay", POSTS - posts.availablePermits()));
    }

    /** Takes no new connection, finishes what is under way, and closes the pool. */
    @Override
    public void close() {
        app.stop();
        latest.close();
        database.close();
    }
}
