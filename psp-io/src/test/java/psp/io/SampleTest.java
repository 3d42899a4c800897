package psp.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.DataException;
import psp.core.Period;
import psp.io.internal.row.Row;
import psp.io.internal.row.RowSource;
import psp.io.limit.Progress;

class SampleTest {

    @TempDir
    private Path folder;

    private Sample sample(String text) throws IOException {
        return Sample.of(Files.writeString(folder.resolve("log.csv"), text));
    }

    @Test
    void columnsAndTheirValues() throws IOException {
        Sample sample = sample("id,a,,a,b\tc\n1, x ,,y,\n2,x,5\n");
        assertThat(sample).hasToString("log.csv: 2 rows of [id, a, , a, b\tc]");
        assertThat(sample.size()).isEqualTo(5);
        assertThat(sample.label()).isEqualTo("log.csv");
        assertThat(sample.row(1)).containsExactly("x", "x");
        assertThat(sample.filled(2)).containsExactly("5");
        assertThat(sample.shareFilled(2)).isEqualTo(0.5);
        assertThat(sample.shareFilled(4)).isZero();
        assertThat(sample.share(0, "2"::equals)).isEqualTo(0.5);
        assertThat(sample.share(4, value -> true)).isZero();
        assertThat(sample.distinct(1)).isEqualTo(1);
        assertThat(sample.distinct(0)).isEqualTo(2);
        // A name that is blank, there twice, or holds a control character cannot be used.
        assertThat(IntStream.range(0, 5).filter(sample::nameable)).containsExactly(0);
    }

    @Test
    void theDelimiterThatGivesTheMostColumns() throws IOException {
        assertThat(sample("a,b;c;d\n1,2;3;4\n").delimiter()).isEqualTo(';');
        assertThat(sample("a,b;c\n1,2;3\n").delimiter()).isEqualTo(',');
        assertThat(sample("a\tb\tc,d\n1\t2\t3,4\n").delimiter()).isEqualTo('\t');
        assertThat(sample("a|b|c\n1|2|3\n").delimiter()).isEqualTo('|');
        assertThat(sample("a;\"b\"\n1;\"x;y\"\n").delimiter()).isEqualTo(';');
    }

    @Test
    void theFirstTwentyThousandRows() throws IOException {
        String rows = IntStream.rangeClosed(1, 20_001).mapToObj(i -> i + ",x\n").collect(Collectors.joining());
        Sample sample = sample("id,o\n" + rows);
        assertThat(sample.row(0)).hasSize(20_000).endsWith("20000");
    }

    @Test
    void moreFieldsThanNamesAreATitle() throws IOException {
        assertThatThrownBy(() -> sample("a,,b\n1,2,3,4\n"))
                .isInstanceOf(DataException.class)
                .hasMessage("log.csv, line 2: has 4"
                        + " fields, the first line 3; a title above the names of the columns? take it away");
        assertThat(sample("a,b,c\n1,2,3,4\n").size()).isEqualTo(3);
        assertThat(sample("a,,b\n1,2,3\n").size()).isEqualTo(3);
    }

    /** A check goes on with the same source: no row is lost or given twice, a broken one stays where it stands. */
    @Test
    void theSourceGivesTheRowsAgain() throws IOException {
        StringBuilder rows = new StringBuilder("id,date,offence\n");
        for (int i = 1; i <= 20_010; i++) {
            rows.append(i == 7 ? "7,\"2016-01-01,THEFT\n" : i + ",2016-01-0" + (1 + i % 9) + ",THEFT\n");
        }
        Path file = Files.writeString(folder.resolve("log.csv"), rows);
        try (RowSource source = Sample.rows(file, ',', Progress.NONE)) {
            assertThat(Sample.of(source, ',').rows()).isEqualTo(20_000);
            for (int i = 1; i <= 20_010; i++) {
                Row row = source.next();
                assertThat(row).isNotNull();
                assertThat(row.line()).isEqualTo(i + 1);
                assertThat(row.isBroken()).isEqualTo(i == 7);
                assertThat(i == 7 ? "7" : row.field(0)).isEqualTo("" + i);
            }
            assertThat(source.next()).isNull();
        }
        FileCheck check = FileCheck.guessed(file, Progress.NONE);
        assertThat(check)
                .isEqualTo(new FileCheck(
                        check.columns(),
                        IncidentCsv.guess(file),
                        check.intake(),
                        check.quality(),
                        Period.parse("2016-01-01/2016-01-10"),
                        new TreeMap<>(),
                        new TreeMap<>(Map.of("THEFT", 20_009L)),
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        false));
        assertThat(check.intake().toString()).startsWith("20,010 read = 20,009 counted + 1 left out");
    }

    /** A row without cells is none, however many there are. */
    @Test
    void emptyRowsOfAPage() throws IOException {
        Sample sample = sample("<html><table><tr><th>id<th>date</tr>" + "<tr></tr>".repeat(100_000)
                + "<tr><td>1<td>2016-01-01</tr></table></html>");
        assertThat(sample.rows()).isEqualTo(1);
        assertThat(sample.row(1)).containsExactly("2016-01-01");
    }
}
