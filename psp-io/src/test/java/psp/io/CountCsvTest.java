package psp.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import psp.core.CountHeader;
import psp.core.DataException;
import psp.core.Incident;
import psp.core.Occurrence;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Place;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;

class CountCsvTest {

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("counts.csv"), text);
    }

    @Test
    void readsCellsAndTables() throws IOException {
        Path csv = file("zone,period,note,count\nHarbour,2016-04,x,5\ncity,2016-04,,20\nHarbour,2016-05,,0\n"
                + "city,2016-05-01/2016-06-01,,7\n");
        assertThat(CountCsv.readCells(csv))
                .hasSize(4)
                .first()
                .isEqualTo(new ZoneCounts.Cell(Period.parse("2016-04"), "Harbour", 5));
        ZoneCounts counts = CountCsv.read(csv, "violent", "city");
        assertThat(counts.total().count()).isEqualTo(27);
        assertThat(counts.noZone().count(Period.parse("2016-04"))).isEqualTo(15);
        assertThat(CountCsv.read(csv, "violent").zones()).containsExactly("Harbour", "city");
    }

    @Test
    void writesASeriesThatReadsBack() throws IOException {
        ZoneCounts counts = CountCsv.read(file("period,zone,count\n2016-04,'=Dock,5\n2016-05,'=Dock,0\n"), "violent");
        assertThat(counts.zones()).containsExactly("=Dock");
        Path out = folder.resolve("series.csv");
        CountCsv.write(counts.in("=Dock").monthly(Period.parse("2016-04-01/2016-06-01")), out);
        assertThat(out).hasContent("""
                period,zone,count,covered_days,partial
                2016-04-01/2016-05-01,'=Dock,5,30,false
                2016-05-01/2016-06-01,'=Dock,0,31,false
                """);
        assertThat(Files.readString(out)).doesNotContain("\r");
        assertThat(CountCsv.read(out, "violent")).isEqualTo(counts);
    }

    @Test
    void writesATablePlaceByPlace() {
        Outcome robbery = Outcome.of("robbery", "ROBBERY");
        Zones zones = Zones.of(Zone.named("A"), Zone.named("B, C"));
        List<Place> places = List.of(Place.in("A"), Place.in("A", "B, C"), Place.NO_ZONE, Place.NO_POSITION);
        ZoneCounts counts = Stream.of(0, 1, 1, 2, 3)
                .map(i -> Incident.of("" + i, Occurrence.on(java.time.LocalDate.of(2016, 4, 1 + i)), "ROBBERY"))
                .collect(ZoneCounts.counting(
                        robbery,
                        CountHeader.of(robbery, zones, "closed"),
                        x -> places.get(Integer.parseInt(x.id())),
                        null));
        Path out = folder.resolve("table.csv");
        CountCsv.write(counts, List.of(Period.parse("2016-04-01"), Period.parse("2016-04-02/2016-04-05")), out);
        assertThat(out).hasContent("""
                place,period,count
                A,2016-04-01/2016-04-02,1
                A,2016-04-02/2016-04-05,0
                "A + B, C",2016-04-01/2016-04-02,0
                "A + B, C",2016-04-02/2016-04-05,2
                (no zone),2016-04-01/2016-04-02,0
                (no zone),2016-04-02/2016-04-05,1
                (no position),2016-04-01/2016-04-02,0
                (no position),2016-04-02/2016-04-05,1
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2016-04,A,x; counts.csv, line 2, column 'count': a value of 1 character is not a whole number from 0 to 999999999;",
                "2016-04,A,-1; counts.csv, line 2, column 'count': a value of 2 characters is not a whole number from 0 to 999999999;",
                "April,A,1; counts.csv, line 2, column 'period': a value of 5 characters is not a period;",
                "2016-04,(city),1; counts.csv, line 2, column 'zone': a value of 6 characters is no name of a zone;",
                "2016-04,A; counts.csv, line 2: has 2 fields, the header 3"
            })
    void badCells(String row, String message) throws IOException {
        Path csv = file("period,zone,count\n" + row + "\n");
        assertThatThrownBy(() -> CountCsv.read(csv, "violent"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void badTables() throws IOException {
        Path missing = file("period,zone,count\n2016-04,A,1\n2016-05,B,1\n");
        assertThatThrownBy(() -> CountCsv.read(missing, "violent"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("counts.csv: The table has no count of 'A' in 2016-05-01/2016-06-01; write 0");
        Path none = file("period,zone,count\n");
        assertThatThrownBy(() -> CountCsv.readCells(none))
                .isInstanceOf(DataException.class)
                .hasMessage("counts.csv: has a header and no rows");
        Path other = file("when,zone,count\nsoon,A,1\n");
        assertThatThrownBy(() -> CountCsv.readCells(other))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "counts.csv: no periods were recognized, neither in a column nor as the names of columns, which"
                                + " are [when, zone, count]; write them as 2016-04, Apr 2016 or 4/1/2016");
    }
}
