package service;

import io.javalin.http.ConflictResponse;
import io.javalin.http.ServiceUnavailableResponse;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import psp.core.ZoneCounts;
import psp.share.brief.Brief;
import psp.stats.Study;

/**
 * The newest answers. One thread counts what the database holds after a change and publishes a finished value, so that no request waits
 * for arithmetic.
 */
final class Latest implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Latest.class);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    /** Counting may take a fifth of one core: after it come four times as much rest, and a second at least. */
    private static final int REST = 4;
    /** Other services may write to the same database; so counts are made anew also without a change of our own. */
    private static final long OLDEST = 60 * SECOND;

    /**
     * What is answered of one state of the counts.
     *
     * @param hash of the counts, which are all that the answers depend on
     * @param watch whether the watch can tell, or why not
     * @param page what a commander reads
     */
    record View(ZoneCounts counts, String hash, Map<String, Object> watch, String page) {}

    private final IncidentStore store;
    private final Question question;
    private final Thread thread = new Thread(this::run, "counting");
    private volatile boolean changed = true;
    private volatile long counted = System.nanoTime();
    private volatile boolean started;
    private volatile @Nullable View view;

    Latest(IncidentStore store, Question question) {
        this.store = store;
        this.question = question;
        thread.setDaemon(true);
        thread.start();
    }

    /** Says that something was committed. */
    void changed() {
        changed = true;
    }

    /**
     * Returns the newest answers.
     *
     * @throws ServiceUnavailableResponse before the database has been counted since the start; posts are taken before
     * @throws ConflictResponse before a day is complete
     */
    View view() {
        boolean known = started;
        View newest = view;
        if (newest == null && known) {
            throw new ConflictResponse(
                    "no day is complete yet; PUT /complete/DAY says that all incidents to that day are in");
        }
        if (newest == null) {
            throw new ServiceUnavailableResponse("the incidents are being counted; ask again");
        }
        return newest;
    }

    /** Returns for how long a change has waited to be counted. */
    long behindSeconds() {
        return changed ? (System.nanoTime() - counted) / SECOND : 0;
    }

    private void run() {
        try {
            while (true) {
                long start = System.nanoTime();
                if (changed || start - counted > OLDEST) {
                    refresh();
                }
                TimeUnit.NANOSECONDS.sleep(Math.max(SECOND, REST * (System.nanoTime() - start)));
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    /** Whatever fails, the next round counts again. */
    private void refresh() {
        changed = false;
        try {
            store.counts(question).ifPresent(this::publish);
            counted = System.nanoTime();
            started = true;
        } catch (SQLException | RuntimeException | Error e) {
            changed = true;
            LOG.warn("The answers stay as they are: {}", e.toString());
        }
    }

    private void publish(ZoneCounts counts) {
        String hash = counts.sha256();
        View before = view;
        if (before == null || !before.hash().equals(hash)) {
            Study study = Study.of(question.operation(), counts);
            view = new View(
                    counts,
                    hash,
                    study.answers().watch().data(),
                    Brief.of(study).html());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
