package psp.shell.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psp.core.DataException;

/** What stands in rows may be of people: no message of a door tells it, by request it does. */
class NoValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "CSV ~ id,occurred,offenses,lon,lat|1,Jane Roe,R,-87.9,43|",
                "CSV ~ id,occurred,offenses,lon,lat|1,2016-04-01,R,Jane Roe,43|",
                "GUESS ~ id,date,offense|1,Jane Roe,R|2,Jane Roe,R|3,Jane Roe,R|",
                "JSON ~ [{\"id\":1,\"offenses\":\"R\",\"occurred\":Jane}]",
                "JSON ~ [{\"id\":1,\"offenses\":\"R\",\"occurred\":\"Jane Roe\",\"geometry\":{\"longitude\":1,\"latitude\":2}}]",
                "HTML ~ <table><tr><td>id<td>occurred<td>offenses<td>lon<td>lat<tr><td>1<td>Jane Roe<td>R<td>1<td>2</table>",
                "XML ~ <?xml version=\"1.0\"?><r><a><id>1</id><occurred>Jane Roe</occurred><offenses>R</offenses><lon>1</lon><lat>2</lat></a></r>",
                "COUNTS_CSV ~ period,zone,count|Jane Roe,a,1|",
                "COUNTS_CSV ~ period,zone,count|2016,a,Jane Roe|",
                "COUNTS_CSV ~ period,zone,count|2016,(Jane Roe),1|",
                "ADDRESSES ~ address,lon,lat|Jane Roe,1,Jane Roe|",
                "ADDRESSES ~ address,lon,lat|Jane Roe,1,2|Jane Roe,1,3|",
                "ACTIVITIES ~ Jane Roe,to,units,partners,tactics,hours,note|",
                "ACTIVITIES ~ from,to,units,partners,tactics,hours,note|Jane Roe,2016-04-30,,,,,|",
                "ACTIVITIES ~ from,to,units,partners,tactics,hours,note|2016-04-01,2016-04-30,,,,Jane Roe,|",
                "ACTIVITIES ~ from,to,units,partners,tactics,hours,note|2016-04-01,2016-04-30,Jane \u0007 Roe,,,,|"
            })
    void noMessageTellsWhatStandsInARow(Door door, String input) {
        Throwable thrown =
                catchThrowable(() -> door.read(input.replace('|', '\n').getBytes(StandardCharsets.UTF_8)));
        assertThat(thrown).isInstanceOf(DataException.class);
        assertThat(thrown).hasMessageNotContaining("Jane").hasMessageNotContaining("Roe");
        assertThat(thrown.toString()).doesNotContain("Jane");
        if (door != Door.JSON || input.contains("geometry")) {
            assertThat(((DataException) thrown).withValues()).contains("Jane");
        }
    }
}
