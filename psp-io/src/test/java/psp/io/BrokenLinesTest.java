package psp.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psp.core.DataException;
import psp.core.Incidents;

/** A quote that is not closed costs its own line and no other. */
class BrokenLinesTest {

    private static final Columns COLUMNS = Columns.named("id", "offense", "day");

    @TempDir
    Path folder;

    private Incidents read(String middle, String end) throws IOException {
        String text = "id,offense,day,beat,note" + end
                + IntStream.range(0, 50)
                        .mapToObj(i -> "C" + i + ",THEFT,2016-01-" + (10 + i % 20) + ",B1,\"said \"\"no\"\"," + end
                                + " left\"")
                        .collect(Collectors.joining(end))
                + end + middle + end
                + IntStream.range(50, 100)
                        .mapToObj(i -> "C" + i + ",THEFT,2016-02-" + (10 + i % 19) + ",B2,ok")
                        .collect(Collectors.joining(end))
                + end + "C100,THEFT,2016-03-01,B1,\"a quoted end\"" + end + "C101,THEFT,2016-03-02,B1,x" + end;
        return IncidentCsv.read(Files.writeString(folder.resolve("log.csv"), text), COLUMNS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void openUntilTheNextQuoteOrTheEnd(String end) throws IOException {
        for (String broken : new String[] {
            "C,THEFT,2016-02-01,B1,\"open", "C,THEFT,2016-02-01,B1,\"6\" pipe", "C,\"THEFT,2016-02-01,B1,x"
        }) {
            Incidents read = read(broken, end);
            assertThat(read.size()).isEqualTo(102);
            assertThat(read.intake().setAside()).containsOnlyKeys("line with a quote that is not closed");
            assertThat(read.intake().setAside().values().iterator().next().examples())
                    .containsExactly("line 102: ''");
        }
    }

    @Test
    void openToTheEndOfTheFile() throws IOException {
        String rows = IntStream.range(0, 300)
                .mapToObj(i ->
                        "C" + i + ",THEFT,2016-01-" + (10 + i % 20) + ",B1," + (i % 100 == 50 ? "\"open" : "ok") + "\n")
                .collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("open.csv"), "id,offense,day,beat,note\n" + rows);
        Incidents read = IncidentCsv.read(file, COLUMNS);
        assertThat(read.size()).isEqualTo(297);
        assertThat(read.intake().setAside().values().iterator().next().examples())
                .containsExactly("line 52: ''", "line 152: ''", "line 252: ''");
    }

    /** Where nearly every line is broken, the quotes are not what they seem. */
    @Test
    void manyAreRefused() throws IOException {
        String rows = IntStream.range(0, 300)
                .mapToObj(i -> "C" + i + ",THEFT,2016-01-01,B1,\"x\" y\n")
                .collect(Collectors.joining());
        Path file = Files.writeString(folder.resolve("many.csv"), "id,offense,day,beat,note\n" + rows);
        assertThatThrownBy(() -> IncidentCsv.read(file, COLUMNS))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("mend the quotes there");
    }
}
