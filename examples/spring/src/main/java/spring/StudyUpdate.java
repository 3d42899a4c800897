package spring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import psp.core.Incidents;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.io.Columns;
import psp.io.IncidentJdbc;
import psp.stats.Answers;
import psp.stats.Study;

/** Counts the incidents of the database every night and keeps the newest answers; a night that fails leaves those before. */
@Service
public class StudyUpdate {

    private static final Logger LOG = LoggerFactory.getLogger(StudyUpdate.class);
    private static final Columns COLUMNS =
            Columns.named("id", "offence", "occurred").withZones("beat");

    private final DataSource database;
    private final CountStore store;
    private final Operation operation;
    private final Outcome outcome;
    private final Zones beats;
    private final Clock clock;
    private final AtomicReference<Answers> latest = new AtomicReference<>();

    StudyUpdate(DataSource database, CountStore store, Operation operation, Outcome outcome, Zones beats, Clock clock) {
        this.database = database;
        this.store = store;
        this.operation = operation;
        this.outcome = outcome;
        this.beats = beats;
        this.clock = clock;
        store.counts()
                .ifPresent(counts -> latest.set(Study.of(operation, counts).answers()));
    }

    /** Returns the newest answers; empty before the first update. Values: a request keeps one state while the next is made. */
    public Optional<Answers> latest() {
        return Optional.ofNullable(latest.get());
    }

    @Scheduled(cron = "${study.update}")
    public void nightly() {
        try {
            update();
        } catch (RuntimeException e) {
            LOG.warn("The study was not updated: {}", e.getMessage());
        }
    }

    /** Counts all days before today, keeps counts and watch, and computes every answer before anybody asks. */
    @Transactional
    public void update() {
        Incidents incidents = IncidentJdbc.query(
                database,
                "SELECT id, offence, occurred, beat FROM incident WHERE occurred < ? ORDER BY occurred, id",
                List.of(LocalDate.now(clock)),
                COLUMNS);
        ZoneCounts counts = incidents.stream().collect(ZoneCounts.byRecordedZone(outcome, "beat", beats));
        Answers answers = Study.of(operation, counts).answers();
        answers.data();
        store.keep(counts);
        answers.watch().result().ifPresent(store::keep);
        latest.set(answers);
        LOG.info("{}", incidents.intake());
    }
}
