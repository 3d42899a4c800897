package service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import psp.core.ZoneCounts;
import psp.share.brief.Brief;
import psp.stats.Study;

/**
 * The newest answers. One thread counts what the database holds after a change and publishes a finished value, so that no request waits
 * for arithmetic; another makes the page, when it is asked for and its counts have changed.
 */
final class Latest implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Latest.class);
    private static final JsonMapper JSON = new JsonMapper();
    /** Counting may take a fifth of one core: after it come four times as much rest, and a second at least. */
    private static final int REST = 4;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /**
     * What is answered of one state of the counts.
     *
     * @param hash of the counts, which are all that the answers depend on
     * @param watch JSON, whether the watch can tell or why not
     */
    record View(ZoneCounts counts, String hash, Study study, byte[] watch) {}

    /** A page and the hash of the counts that it was made from. */
    record Page(String hash, String html) {}

    private final IncidentStore store;
    private final Question question;
    private final ScheduledExecutorService counting = Executors.newSingleThreadScheduledExecutor(named("counting"));
    private final ExecutorService drawing = Executors.newSingleThreadExecutor(named("drawing"));
    /** Other services may write to the same database; so counts are made anew once a minute without a change of our own. */
    private volatile boolean changed = true;

    private volatile long counted = System.nanoTime();
    private volatile boolean started;
    private volatile @Nullable View view;
    private volatile @Nullable Page page;
    private @Nullable CompletableFuture<Page> underWay;

    Latest(IncidentStore store, Question question) {
        this.store = store;
        this.question = question;
        counting.execute(this::refresh);
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Says that something was committed. */
    void changed() {
        changed = true;
    }

    /** Returns whether the database has been counted since the start; posts are taken before. */
    boolean started() {
        return started;
    }

    /** Returns the newest answers, null before a day is complete. */
    @Nullable
    View view() {
        return view;
    }

    /** Returns for how long a change has waited to be counted. */
    long behindSeconds() {
        return changed ? (System.nanoTime() - counted) / SECOND : 0;
    }

    private void refresh() {
        long start = System.nanoTime();
        boolean due = changed || start - counted > 60 * SECOND;
        changed = false;
        try {
            if (due) {
                store.counts(question).ifPresent(this::publish);
                counted = System.nanoTime();
                started = true;
            }
            due = false;
        } catch (SQLException | RuntimeException e) {
            LOG.warn("The answers stay as they are: {}", e.getMessage());
        } finally {
            changed |= due;
            if (!counting.isShutdown()) {
                long rest = Math.max(SECOND, REST * (System.nanoTime() - start));
                counting.schedule(this::refresh, rest, TimeUnit.NANOSECONDS);
            }
        }
    }

    private void publish(ZoneCounts counts) {
        String hash = counts.sha256();
        View before = view;
        if (before != null && before.hash().equals(hash)) {
            return;
        }
        Study study = Study.of(question.operation(), counts);
        try {
            byte[] watch =
                    JSON.writeValueAsString(study.answers().watch().data()).getBytes(StandardCharsets.UTF_8);
            view = new View(counts, hash, study, watch);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns the page of these answers; where it takes longer than a wait, the page before it, or null if there is none yet. It is made
     * once for all who ask.
     */
    @Nullable
    Page page(View of, long waitMillis) throws InterruptedException {
        Page ready = page;
        if (ready != null && ready.hash().equals(of.hash())) {
            return ready;
        }
        try {
            return making(of).get(waitMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return ready;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "The page cannot be made: " + e.getCause().getMessage(), e);
        }
    }

    private synchronized CompletableFuture<Page> making(View of) {
        if (underWay == null || underWay.isDone()) {
            underWay = CompletableFuture.supplyAsync(
                    () -> page = new Page(of.hash(), Brief.of(of.study()).html()), drawing);
        }
        return underWay;
    }

    @Override
    public void close() {
        counting.shutdownNow();
        drawing.shutdownNow();
    }
}
