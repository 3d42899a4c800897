package psp.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import psp.core.DataException;
import psp.core.Incidents;
import psp.core.Outcome;

class GuessTest {

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("log.csv"), text);
    }

    private Guess guess(String text) throws IOException {
        return IncidentCsv.guess(file(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "boston",
                "chicago",
                "england-and-wales",
                "houston",
                "los-angeles",
                "los-angeles-nibrs",
                "new-york",
                "philadelphia",
                "seattle",
                "washington"
            })
    void knowsItsFeeds(String feed) throws Exception {
        Guess guess = IncidentCsv.guess(
                Path.of(GuessTest.class.getResource("/feeds/" + feed + ".csv").toURI()));
        assertThat(guess.feed()).isEqualTo(feed);
        assertThat(guess.columns()).isEqualTo(Columns.of(feed));
        assertThat(guess.doubts())
                .containsAll(Feed.of(feed).notVerified().stream()
                        .map(w -> "not verified: " + w)
                        .toList());
    }

    @Test
    void guessesByNamesAndContent() throws IOException {
        Guess guess =
                guess("Case Number\tOccurred Date\tOccurred Time\tReported Date\tOffense\tBeat\tLat\tLong\tWeapon\n"
                        + "A1\t13.04.2016\t845\t14.04.2016\tROBBERY\t7\t43.06\t-87.9\tGUN\n"
                        + "A2\t14.04.2016\t1330\t14.04.2016\tROBBERY\t8\tNULL\tNULL\t\n");
        assertThat(guess.feed()).isNull();
        assertThat(guess.columns())
                .hasToString("id 'Case Number', offenses 'Offense', occurred 'Occurred Date', time"
                        + " 'Occurred Time', reported 'Reported Date', longitude 'Long', latitude 'Lat', weapon 'Weapon', zone"
                        + " 'Beat'");
        assertThat(guess.reasons())
                .contains(
                        "fields are separated by tabs",
                        "no position is written as [NULL]",
                        "dates are written [d.M.yyyy]");
        assertThat(guess.doubts()).isEmpty();
        assertThat(IncidentCsv.read(folder.resolve("log.csv"), guess.columns()))
                .hasToString("2 incidents, 2016-04-13 to 2016-04-14 (1 without a position)");
    }

    @Test
    void saysWhatIsDoubtful() throws IOException {
        assertThat(guess("id,date,offense,lon,lat\n1,01/02/2016,R,43.1,-87.9\n2,03/04/2016,R,43.2,-87.8\n")
                        .doubts())
                .containsExactly(
                        "'lon' holds latitudes and 'lat' longitudes: they are taken as such",
                        "days and months of 'date' could be exchanged: taken as month/day; else say format ="
                                + " d/M/yyyy");
        assertThat(guess("id,report date,offense,x,y\n1,2016-04-01,R,2552000,390000\n")
                        .doubts())
                .containsExactly(
                        "'x' and 'y' are feet or metres of a map projection, not degrees: no position is read."
                                + " Name the projection, as in crs = EPSG:3435",
                        "'report date' looks like the date of the"
                                + " report: every incident is marked as dated by it");
        assertThat(guess("Case Number\tIncident Date\tOffense\tX_Coord\tY_Coord\n1\t4/1/2016\tR\t2552000\t390000\n")
                        .doubts())
                .contains("'X_Coord' and 'Y_Coord' are feet or metres of a map projection, not degrees: no position is"
                        + " read. Name the projection, as in crs = EPSG:3435");
        assertThat(guess("id,date,offense\n1,2016-04-01 22:15:00+00,R\n1,2016-04-02 22:15:00+00,A\n")
                        .doubts())
                .contains(
                        "an offset stands beside the times: they are taken as local. If they are truly UTC, say so, as"
                                + " in clock = UTC America/Chicago",
                        "1 of the first 2 rows repeat a 'id': if rows are offences"
                                + " or victims of one incident, say rows = offenses or rows = victims");
        assertThat(guess("month,corridor,city\n2016-04,5,70\n").doubts())
                .contains("nothing but a date was recognized:"
                        + " counts already made belong to CountCsv.read, with the columns period, zone and count");
        Guess counted = guess("zone,month,count\ncorridor,2016-04,5\ncity,2016-04,70\n");
        assertThat(counted.counts()).isEqualTo("count");
        assertThat(counted.doubts())
                .contains("these look like counts already made, in 'count': a row stands for several."
                        + " They belong to CountCsv.read, with the columns period, zone and count");
        assertThatThrownBy(() -> guess("a,b\n1,2\n"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("log.csv: no column of dates was recognized; the columns are [a, b]. ");
        assertThatThrownBy(() -> guess("Our,incidents\nid,date,offense\n1,2016-04-01,R\n"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no column of dates was recognized");
        assertThatThrownBy(() -> guess("id,date\n"))
                .isInstanceOf(DataException.class)
                .hasMessage("log.csv: has a header and no rows");
    }

    @Test
    void linesAboveTheNamesOfTheColumnsAreATitle() throws IOException {
        Columns columns = Columns.named("Inc #", "Type", "Date");
        for (String title :
                new String[] {"Report of 5/1/2016,,\nPeriod: April,,\n,,\n", "Our incidents\n\nof April\n"}) {
            Path csv = file(title + "Inc #,Date,Type\n1,2016-04-01,R\n2,2016-04-02,A\nTotal,2,\n");
            Incidents incidents = IncidentCsv.read(csv, columns);
            assertThat(incidents.intake().read()).isEqualTo(3);
            assertThat(incidents.size()).isEqualTo(2);
            assertThat(incidents.intake().setAside()).containsOnlyKeys("unreadable date");
            assertThat(incidents.intake().notes())
                    .contains("left out " + (title.startsWith("R") ? 3 : 2) + " lines above the names of the columns");
            assertThat(IncidentCsv.guess(csv).columns().toString())
                    .startsWith("id 'Inc #', offenses 'Type', occurred 'Date'");
        }
        assertThatThrownBy(() -> IncidentCsv.read(file("Date;Lon\n2016-04-01;-87,95\n"), columns))
                .hasMessageContaining("are the fields separated by ';'? say so by withDelimiter");
    }

    @Test
    void countsByARecordedZoneWithoutKeepingTheRows() throws IOException {
        Path csv = file("id,o,d,beat\n1,R,2016-04-01,7\n2,A,2016-04-02,7\n3,R,2016-04-03,8\n4,R,2016-04-04,\n");
        Columns columns = Columns.named("id", "o", "d").withZones("beat");
        Counted counted = IncidentCsv.countByZone(csv, columns, Outcome.of("robbery", "R"), "beat");
        assertThat(counted)
                .hasToString(
                        "3 incidents (robbery), 2016-04-01 to 2016-04-04, inferred; 2 zones, 1 without a"
                                + " position; 4 read = 4 counted + 0 left out (4 counted without a position; duplicate ids not checked)");
        assertThat(counted.counts().in("7").count()).isEqualTo(1);
        assertThatThrownBy(() -> IncidentCsv.countByZone(csv, columns, Outcome.all("all"), "ward"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No zone column 'ward'; the zone columns are [beat]");
    }
}
