package psp.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.Incident;
import psp.core.Incidents;
import psp.core.Occurrence;
import psp.core.Outcome;

class RoundedIncidentsTest {

    @TempDir
    private Path folder;

    @Test
    void onlyMonthAndRoundedPlaceLeave() throws Exception {
        Incidents log = Incidents.of(List.of(
                Incident.of("K17", Occurrence.at(LocalDate.of(2016, 5, 3).atTime(22, 15)), "ROBBERY")
                        .at(-87.94731, 43.05519)
                        .withVictims(1, 2),
                Incident.of("K16", Occurrence.on(LocalDate.of(2016, 4, 30)), "ROBBERY"),
                Incident.of("K18", Occurrence.on(LocalDate.of(2016, 4, 1)), "THEFT")
                        .at(-87.9, 43)));
        RoundedIncidents rounded = RoundedIncidents.of(log, Outcome.of("robberies", "ROBBERY"));
        rounded.write(folder.resolve("x.csv"));
        assertThat(Files.readString(folder.resolve("x.csv"))).isEqualTo("""
                month,longitude,latitude
                2016-04,,
                2016-05,-87.95,43.06
                """);
        assertThat(rounded).hasToString("2 incidents without id, by month and hundredth of a degree");
    }

    @Test
    void noFileOfAPackHoldsAnIncident() {
        StudyPack pack = StudyPack.of(Samples.days())
                .withZones(Samples.ZONES)
                .withIntake(Samples.incidents().intake());
        for (String name : pack.files()) {
            String text = new String(pack.file(name), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(text).as(name).doesNotContain("\"I17\"", "I17,", "ROBBERY,", "-87.953,");
        }
    }
}
