package service;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import psp.core.ZoneCounts;

/**
 * Sends traffic at a rate while the service is killed (kill -9) and started again, and compares what it counts in the end with what psp
 * counts of the same lines by itself.
 */
final class Load {

    private static final int SENDERS = 4;
    private static final int LINES = 25;

    private final EmbeddedPostgres database;
    private final Traffic traffic;
    private final int rate;
    private final Client client;
    private final long start = System.nanoTime();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean sent = new AtomicBoolean();
    private final AtomicInteger sentAgain = new AtomicInteger();
    private final AtomicInteger whileDown = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger pages = new AtomicInteger();
    private final List<Long> posts = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> watches = Collections.synchronizedList(new ArrayList<>());

    private Load(EmbeddedPostgres database, Traffic traffic, int rate, Client client) {
        this.database = database;
        this.traffic = traffic;
        this.rate = rate;
        this.client = client;
    }

    /** SECONDS LINES_A_SECOND KILLS SEED. */
    public static void main(String[] args) throws Exception {
        System.out.println(run(
                Integer.parseInt(args[0]),
                Integer.parseInt(args[1]),
                Integer.parseInt(args[2]),
                Long.parseLong(args[3])));
        System.exit(0);
    }

    /**
     * @return what was measured, in lines
     * @throws AssertionError if an incident is lost or doubled, or a stranger is let in
     */
    static String run(int seconds, int rate, int kills, long seed)
            throws IOException, InterruptedException, ExecutionException, SQLException {
        Traffic traffic = Traffic.of(seed, seconds * rate);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (EmbeddedPostgres database = Postgres.start()) {
            Process process = ServiceProcess.start(database, port);
            try {
                Load load = new Load(database, traffic, rate, Client.of(port));
                ExecutorService threads = Executors.newCachedThreadPool();
                List<Future<?>> sending = new ArrayList<>();
                for (int i = 0; i < SENDERS; i++) {
                    sending.add(threads.submit(load::send));
                }
                List<Future<?>> others = List.of(threads.submit(load::read), threads.submit(load::strange));
                for (int kill = 1; kill <= kills; kill++) {
                    load.until(TimeUnit.SECONDS.toNanos(seconds) * kill / (kills + 1));
                    process.destroyForcibly().waitFor();
                    process = ServiceProcess.start(database, port);
                }
                for (Future<?> sender : sending) {
                    sender.get();
                }
                double took = (System.nanoTime() - load.start) / 1e9;
                load.sent.set(true);
                for (Future<?> other : others) {
                    other.get();
                }
                String counted = load.compare();
                threads.shutdown();
                process.destroy();
                int status = process.waitFor();
                expect(status == 143, "stopped by SIGTERM the status is " + status);
                return load.report(seed, kills, took, counted);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private void until(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(start + nanos - System.nanoTime());
    }

    /** Each batch when it is due, and again until it is answered with 200. */
    private Void send() throws InterruptedException {
        for (int from = next.getAndAdd(LINES); from < traffic.size(); from = next.getAndAdd(LINES)) {
            until(TimeUnit.SECONDS.toNanos(from) / rate);
            byte[] batch = traffic.batch(from, from + LINES);
            while (true) {
                try {
                    long began = System.nanoTime();
                    Client.Answer answer = client.post(Client.WRITER, batch);
                    if (answer.status() == 200) {
                        posts.add(System.nanoTime() - began);
                        break;
                    }
                    expect(answer.status() == 503, "a batch was refused: " + answer);
                } catch (IOException e) {
                    // Killed: the batch may have been taken or not.
                }
                sentAgain.incrementAndGet();
                Thread.sleep(100);
            }
        }
        return null;
    }

    /** The watch twenty times a second, the page once in twenty seconds. */
    private Void read() throws InterruptedException {
        boolean complete = false;
        for (int i = 0; !sent.get(); i++) {
            until(TimeUnit.MILLISECONDS.toNanos(50L * i));
            try {
                if (!complete) {
                    complete = client.complete(Traffic.DAYS.end().minusDays(1).toString())
                                    .status()
                            == 200;
                    continue;
                }
                long began = System.nanoTime();
                Client.Answer watch = client.get("watch");
                long took = System.nanoTime() - began;
                if (watch.status() == 409 || watch.status() == 503) {
                    whileDown.incrementAndGet();
                    continue;
                }
                expect(watch.status() == 200, "the watch answers " + watch);
                watches.add(took);
                if (i % 400 == 399) {
                    Client.Answer page = client.get("brief");
                    expect(page.status() == 200 || page.status() == 503, "the page answers " + page);
                    pages.addAndGet(page.status() == 200 ? 1 : 0);
                }
            } catch (IOException e) {
                whileDown.incrementAndGet();
            }
        }
        return null;
    }

    private Void strange() throws InterruptedException {
        byte[] line = "X1,1,2017-01-01,SHOT,,".getBytes(StandardCharsets.US_ASCII);
        while (!sent.get()) {
            Thread.sleep(200);
            try {
                List<Client.Answer> answers = List.of(
                        client.post("", line),
                        client.post(Client.STRANGER, line),
                        client.get("", "watch"),
                        client.get(Client.STRANGER, "counts"),
                        client.post(Client.READER, line),
                        client.get(Client.WRITER, "watch"));
                List<Integer> status =
                        answers.stream().map(Client.Answer::status).toList();
                expect(status.equals(List.of(401, 401, 401, 401, 403, 403)), "strangers were answered " + status);
                refused.addAndGet(status.size());
            } catch (IOException e) {
                // Killed meanwhile.
            }
        }
        return null;
    }

    private String compare() throws IOException, InterruptedException, SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*), count(day), sum(version) FROM incident")) {
            row.next();
            List<Long> found = List.of(row.getLong(1), row.getLong(2), row.getLong(3));
            List<Long> expected = List.of((long) traffic.incidents(), traffic.living(), traffic.versions());
            expect(found.equals(expected), "incidents, not deleted, sum of versions: " + found + ", not " + expected);
        }
        String last = LocalDate.parse("2017-06-30").toString();
        expect(client.complete(last).status() == 200, "the last day cannot be completed");
        ZoneCounts expected = traffic.counts(Question.example());
        ZoneCounts counts = ZoneCounts.none();
        for (int i = 0; i < 120 && !counts.equals(expected); i++) {
            Thread.sleep(500);
            Client.Answer answer = client.get("counts");
            counts = answer.status() == 200 ? ZoneCounts.ofBytes(answer.body()) : counts;
        }
        expect(counts.equals(expected), "counted " + counts + ", expected " + expected);
        return counts + String.format(Locale.ROOT, "; stored in %,d bytes", counts.toBytes().length);
    }

    private String report(long seed, int kills, double took, String counted) {
        return String.join(
                "\n",
                String.format(Locale.ROOT, "seed %d: %s", seed, traffic),
                String.format(
                        Locale.ROOT,
                        "sent at %,d lines a second in %.1f s (%,.0f a second); killed %d times, %,d batches sent"
                                + " again",
                        rate,
                        took,
                        traffic.size() / took,
                        kills,
                        sentAgain.get()),
                "in the end: every incident once and in its last version, none lost, none doubled",
                "counted: " + counted,
                "POST /incidents, ms: " + quantiles(posts),
                "GET /watch, ms: " + quantiles(watches) + "; " + whileDown.get()
                        + " met a service that was down or not yet counted",
                String.format(
                        Locale.ROOT,
                        "%,d requests of strangers or with the wrong token, all refused; %d pages",
                        refused.get(),
                        pages.get()));
    }

    private static String quantiles(List<Long> nanos) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length == 0) {
            return "none";
        }
        return String.format(
                Locale.ROOT,
                "%,d, median %.1f, p99 %.1f, largest %.1f",
                sorted.length,
                at(sorted, 0.5),
                at(sorted, 0.99),
                at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
}
