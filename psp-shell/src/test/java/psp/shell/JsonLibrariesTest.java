package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.Gson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import psp.core.CountSeries;
import psp.core.Described;
import psp.core.Operation;
import psp.core.ZoneCounts;
import psp.share.StudyPack;
import psp.stats.Study;
import psp.stats.pool.Site;
import psp.stats.pool.Sites;
import psp.stats.report.CompStat;
import psp.stats.report.SpikeReport;
import psp.stats.watch.ChangeDate;

/** Results are data that the two usual JSON libraries write alike; returned as they are they are whole, or refused. */
class JsonLibrariesTest {

    /** As Spring Boot sets it up, but for its modules. */
    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .disable(MapperFeature.DEFAULT_VIEW_INCLUSION)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final ZoneCounts COUNTS = SampleCounts.months("a");
    private static final Operation OPERATION =
            Operation.in("a").ring("b").active("2016").withdrawn("2017");
    private static final Study STUDY = Study.of(OPERATION, COUNTS);

    private static Map<String, Described> results() {
        Map<String, Described> results = new LinkedHashMap<>();
        results.put("answers", STUDY.answers("2016-03-01"));
        results.put("answer", STUDY.answers().net());
        results.put("reduction", STUDY.reduction());
        results.put("net", STUDY.net());
        results.put("displacement", STUDY.displacement().get(0));
        results.put("standing", STUDY.standing(LocalDate.of(2017, 12, 31)));
        results.put("watch", STUDY.watch());
        results.put("change date", ChangeDate.of(OPERATION, COUNTS, CountSeries.Step.MONTHS));
        results.put("compstat", CompStat.of(List.of(SampleCounts.days("a")), List.of("a"), LocalDate.of(2017, 11, 30)));
        results.put("spikes", SpikeReport.of(SampleCounts.days("a"), LocalDate.of(2017, 11, 30)));
        results.put("sites", Sites.of(Site.of("x", STUDY.reduction()), Site.of("y", STUDY.elsewhere())));
        return results;
    }

    @Test
    void jacksonAndGsonWriteTheSameData() throws IOException {
        for (Map.Entry<String, Described> result : results().entrySet()) {
            JsonNode jackson = JACKSON.readTree(
                    JACKSON.writeValueAsString(result.getValue().data()));
            JsonNode gson = JACKSON.readTree(new Gson().toJson(result.getValue().data()));
            assertThat(jackson).as(result.getKey()).isEqualTo(gson);
            assertThat(jackson.toString())
                    .as(result.getKey())
                    .contains("\"sentence\"")
                    .doesNotContain("null");
        }
    }

    @Test
    void thePackHoldsTheSameAnswers() {
        StudyPack pack = StudyPack.of(STUDY);
        Gson gson = new Gson();
        assertThat(gson.fromJson(new String(pack.file("answers.json"), StandardCharsets.UTF_8), Object.class))
                .isEqualTo(gson.fromJson(gson.toJson(pack.answers().data()), Object.class));
    }

    @Test
    void aResultReturnedFromAControllerIsWholeOrRefused() throws IOException {
        for (Map.Entry<String, Described> result : results().entrySet()) {
            Optional<JsonNode> written = written(result.getValue());
            if (written.isPresent()) {
                assertThat(written.orElseThrow().path("data"))
                        .as(result.getKey())
                        .isEqualTo(JACKSON.readTree(
                                JACKSON.writeValueAsString(result.getValue().data())));
            }
        }
        assertThat(written(COUNTS)).isEmpty();
        assertThat(written(COUNTS.in("a"))).isEmpty();
        assertThat(written(STUDY)).isEmpty();
        assertThat(written(OPERATION)).isEmpty();
    }

    /** What Jackson writes of a value; empty where it refuses. */
    private static Optional<JsonNode> written(Object value) throws IOException {
        try {
            return Optional.of(JACKSON.readTree(JACKSON.writeValueAsString(value)));
        } catch (JsonProcessingException refused) {
            return Optional.empty();
        }
    }
}
