package spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.stats.Answers;
import psp.stats.watch.Watch;

/** The application as it runs, over H2, on 1 July 2017. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:records;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE")
class StudyApplicationTest {

    private static final LocalDate TODAY = LocalDate.of(2017, 7, 1);

    @TestConfiguration
    static class Today {

        @Bean
        @Primary
        Clock today() {
            return Clock.fixed(Instant.parse("2017-07-01T12:00:00Z"), ZoneOffset.UTC);
        }
    }

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private StudyUpdate update;

    @Autowired
    private CountStore store;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private ScheduledTaskHolder schedule;

    @Autowired
    private Operation operation;

    @Autowired
    private Outcome outcome;

    @Autowired
    private Zones beats;

    /** Ten beats of one shooting every second day since 2013, half as many in A1 in 2016. */
    @BeforeEach
    void incidents() {
        jdbc.sql("DROP TABLE IF EXISTS incident").update();
        jdbc.sql("CREATE TABLE incident (id VARCHAR(20) PRIMARY KEY, offence VARCHAR(20), occurred DATE, beat"
                        + " VARCHAR(5))")
                .update();
        SplittableRandom random = new SplittableRandom(2016);
        int number = 0;
        for (LocalDate day = LocalDate.of(2013, 1, 1); !day.isAfter(TODAY); day = day.plusDays(1)) {
            for (String beat : beats.names()) {
                boolean fewer = beat.equals("A1") && day.getYear() == 2016;
                if (random.nextInt(fewer ? 4 : 2) == 0) {
                    insert("S" + number++, "SHOT", day, beat);
                }
            }
        }
        insert("T1", "THEFT", TODAY.minusDays(1), "A1");
    }

    private void insert(String id, String offence, LocalDate day, String beat) {
        jdbc.sql("INSERT INTO incident VALUES (?, ?, ?, ?)")
                .params(id, offence, day, beat)
                .update();
    }

    @Test
    void answersAsJson() throws Exception {
        update.update();
        JsonNode study = json.readTree(http.getForObject("/study", String.class));
        Answers answers = update.latest().orElseThrow();
        assertThat(study).isEqualTo(json.readTree(json.writeValueAsString(answers.data())));
        assertThat(study.at("/focus/0").asText()).isEqualTo("A1");
        assertThat(study.at("/lastDay").asText()).isEqualTo("2017-06-30");
        assertThat(study.at("/reduction/result/after").asLong())
                .isEqualTo(answers.study().counts().in("A1").count(Period.parse("2016")))
                .isEqualTo(
                        jdbc.sql("SELECT count(*) FROM incident WHERE beat = 'A1' AND occurred >= DATE '2016-01-01' AND"
                                        + " occurred < DATE '2017-01-01'")
                                .query(Long.class)
                                .single());
        assertThat(study.at("/displacement/reason/sentence").asText())
                .isEqualTo("The operation names no ring; add ring(\"\u2026\") to see whether it moved");
        assertThat(http.getForObject("/study/statement", String.class))
                .startsWith("Shootings in A1 fell by 97 while the rest of the city stayed about level. 195 to 98"
                        + " shootings");
        assertThat(json.readTree(http.getForObject("/study/watch", String.class))
                        .at("/result/verdict")
                        .asText())
                .isEqualTo(answers.watch().result().orElseThrow().verdict().name());
    }

    @Test
    void keepsCountsAndWatchInTheirStoredForms() {
        update.update();
        Answers before = update.latest().orElseThrow();
        ZoneCounts counts = store.counts().orElseThrow();
        assertThat(counts).isEqualTo(before.study().counts());
        assertThat(counts.total().count(counts.coverage().span()))
                .isEqualTo(jdbc.sql("SELECT count(*) FROM incident WHERE offence = 'SHOT' AND occurred < ?")
                        .param(TODAY)
                        .query(Long.class)
                        .single());
        // docs/embed.md tells these sizes.
        assertThat(counts.toBytes()).hasSize(98_482);
        assertThat(before.watch().result().orElseThrow().toText()).hasSize(6_605);
        Watch watch = store.watch().orElseThrow();
        assertThat(watch).isEqualTo(before.watch().result().orElseThrow());
        StudyUpdate restarted = new StudyUpdate(database, store, operation, outcome, beats, clock);
        assertThat(restarted.latest())
                .as("what a restarted application answers at once")
                .hasValue(before);
    }

    @Test
    void aNightThatFailsLeavesTheAnswersBefore() {
        update.update();
        Answers before = update.latest().orElseThrow();
        jdbc.sql("DROP TABLE incident").update();
        update.nightly();
        assertThat(update.latest()).hasValue(before);
        assertThat(http.getForEntity("/study", String.class).getStatusCode().value())
                .isEqualTo(200);
    }

    @Test
    void healthFollowsTheLastDayCounted() {
        update.update();
        assertThat(http.getForObject("/actuator/health", String.class)).contains("\"study\":{\"status\":\"UP\"}");
        jdbc.sql("DELETE FROM incident WHERE occurred > ?")
                .param(TODAY.minusDays(10))
                .update();
        update.update();
        ResponseEntity<String> health = http.getForEntity("/actuator/health", String.class);
        assertThat(health.getStatusCode().value()).isEqualTo(503);
        assertThat(health.getBody()).contains("\"study\":{\"status\":\"DOWN\"}");
    }

    @Test
    void theUpdateIsScheduled() {
        assertThat(schedule.getScheduledTasks()).singleElement().asString().contains("StudyUpdate.nightly");
    }

    @Test
    void nothingCountedYetIsSaid() {
        jdbc.sql("DELETE FROM psp_stored").update();
        StudyUpdate none = new StudyUpdate(database, store, operation, outcome, beats, clock);
        assertThat(none.latest()).isEmpty();
        assertThatThrownBy(() -> new StudyController(none).study())
                .hasMessage("409 CONFLICT \"Nothing has been counted yet\"");
        assertThat(new StudyHealthIndicator(none, clock).health())
                .isEqualTo(Health.down()
                        .withDetail("lastDay", "nothing counted yet")
                        .build());
    }
}
