package psp.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.Occurrence;
import psp.io.internal.field.Dates;

/** Which names of columns go before which, and how many values must be of a kind. */
class GuesserTest {

    @TempDir
    private Path folder;

    /** The guess of a table, given column by column: a name, then its values, all separated by commas. */
    private Guess guess(String... columns) throws IOException {
        List<String[]> cells = IntStream.range(0, columns.length)
                .mapToObj(i -> columns[i].split(",", -1))
                .toList();
        String text = IntStream.range(0, cells.get(0).length)
                .mapToObj(row -> cells.stream().map(column -> column[row]).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        return IncidentCsv.guess(Files.writeString(folder.resolve("log.csv"), text + "\n"));
    }

    private static String repeated(String value, int times, String other, int otherTimes) {
        return ("," + value).repeat(times) + ("," + other).repeat(otherTimes);
    }

    /** Every name of a class goes before the first of the next class and after the first of the one before. */
    private void ranked(Role role, String values, List<String> others, List<List<String>> classes) throws IOException {
        for (int k = 0; k < classes.size(); k++) {
            for (String name : classes.get(k)) {
                if (k > 0) {
                    assertThat(chosen(role, name, classes.get(k - 1).get(0), values, others))
                            .isEqualTo(classes.get(k - 1).get(0));
                }
                if (k + 1 < classes.size()) {
                    assertThat(chosen(role, classes.get(k + 1).get(0), name, values, others))
                            .isEqualTo(name);
                }
            }
        }
    }

    private @Nullable String chosen(Role role, String first, String second, String values, List<String> others)
            throws IOException {
        String[] columns = new String[others.size() + 2];
        others.toArray(columns);
        columns[others.size()] = first + values;
        columns[others.size() + 1] = second + values;
        return guess(columns).columns().column(role);
    }

    @Test
    void dates() throws IOException {
        ranked(
                Role.OCCURRED,
                ",2016-04-01,2016-04-02",
                List.of("id,1,2", "offense,R,A"),
                List.of(
                        List.of("Occurred", "Occur Date From"),
                        List.of(
                                "Date Occ",
                                "Offense Start DateTime",
                                "Incident Date",
                                "Crime Date",
                                "START_DATE",
                                "From Date",
                                "CMPLNT_FR_DT"),
                        List.of("Date", "DateTime"),
                        List.of("Dispatch Date", "When"),
                        List.of("Day", "Timestamp", "Month", "Call_dt"),
                        List.of("Moment"),
                        List.of("End Date", "CMPLNT_TO_DT", "To Date"),
                        List.of(
                                "Report Date",
                                "RPT_DT",
                                "Updated On",
                                "Date Modified",
                                "Created Date",
                                "Edit Date",
                                "Cleared Date",
                                "Entered",
                                "Birth Date",
                                "DOB")));
        assertThat(guess("id,1,2", "offense,R,A", "Report Date,2016-04-01,2016-04-02")
                        .columns()
                        .reading()
                        .dating()
                        .basis())
                .isEqualTo(Occurrence.Basis.REPORTED);
    }

    @Test
    void positions() throws IOException {
        List<String> others = List.of("id,1,2", "offense,R,A", "date,2016-04-01,2016-04-02");
        ranked(
                Role.LONGITUDE,
                ",-87.9,-87.8",
                plus(others, "lat,43.1,43.2"),
                List.of(
                        List.of("longitude", "Lon"),
                        List.of("lng", "LONG"),
                        List.of("Geo Longitude", "geo_lon", "geo_lng"),
                        List.of("x", "POINT_X"),
                        List.of("other")));
        ranked(
                Role.LATITUDE,
                ",43.1,43.2",
                plus(others, "lon,-87.9,-87.8"),
                List.of(
                        List.of("latitude", "Lat"),
                        List.of("Geo Latitude", "geo_lat"),
                        List.of("y", "POINT_Y"),
                        List.of("other")));
        // Half of the values must be numbers, or words for no place, and more than half of the pairs feet, or
        // exchanged.
        String[] columns = plus(others, "lat,43.1,", "lon,-87.9,none").toArray(String[]::new);
        assertThat(guess(columns).columns().column(Role.LONGITUDE)).isEqualTo("lon");
        assertThat(guess(
                                "id,1,2,3",
                                "date,2016-04-01,2016-04-02,2016-04-03",
                                "lat,43.1,43.1,43.1",
                                "lon,-87.9,none,none")
                        .columns()
                        .column(Role.LONGITUDE))
                .isEqualTo("lon");
        assertThat(guess("id,1,2", "date,2016-04-01,2016-04-02", "x,2552000,-87.9", "y,390000,43.1")
                        .columns()
                        .column(Role.LONGITUDE))
                .isEqualTo("x");
        assertThat(guess(
                                "id,1,2,3",
                                "date,2016-04-01,2016-04-02,2016-04-03",
                                "x,2552000,-87.9,2552000",
                                "y,390000,43.1,390000")
                        .columns()
                        .column(Role.LONGITUDE))
                .isNull();
        assertThat(guess("id,1,2", "date,2016-04-01,2016-04-02", "lon,43.1,-87.9", "lat,-87.9,43.1")
                        .columns()
                        .column(Role.LONGITUDE))
                .isEqualTo("lon");
        assertThat(guess(
                                "id,1,2,3",
                                "date,2016-04-01,2016-04-02,2016-04-03",
                                "lon,43.1,-87.9,43.1",
                                "lat,-87.9,43.1,-87.9")
                        .columns()
                        .column(Role.LONGITUDE))
                .isEqualTo("lat");
        assertThat(guess(
                        "id,1,2,3",
                        "date,2016-04-01,2016-04-02,2016-04-03",
                        "lon,-87.9,-87.9,null",
                        "lat,43.1,43.1,N/A"))
                .satisfies(guess -> assertThat(guess.reasons())
                        .contains("'lon' and 'lat' hold degrees", "no position is written as [N/A, null]"));
    }

    private static List<String> plus(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void numbersOfIncidents() throws IOException {
        List<String> others = List.of("offense,R,A", "date,2016-04-01,2016-04-02");
        ranked(
                Role.ID,
                ",1,2",
                others,
                List.of(
                        List.of("id"),
                        List.of("uid", "Incident Number", "CASE_NO", "report_key", "Event Nbr"),
                        List.of("Old Case Number", "master record id"),
                        List.of("GUID", "primary key", "The Number", "DR_NO", "seq num", "Lfd Nr"),
                        List.of("letters")));
        assertThat(guess("id,1,1,2,2", "date" + repeated("2016-04-01", 4, "", 0))
                        .columns()
                        .column(Role.ID))
                .isEqualTo("id");
        assertThat(guess("id,1,1,1,2,2", "date" + repeated("2016-04-01", 5, "", 0))
                        .columns()
                        .column(Role.ID))
                .isNull();
        String ids = IntStream.range(0, 9).mapToObj(i -> "," + i).collect(Collectors.joining());
        assertThat(guess("id" + ids + ",", "date" + repeated("2016-04-01", 10, "", 0))
                        .columns()
                        .column(Role.ID))
                .isEqualTo("id");
        assertThat(guess("id" + ids.substring(2) + ",,", "date" + repeated("2016-04-01", 10, "", 0))
                        .columns()
                        .column(Role.ID))
                .isNull();
        assertThat(guess("id,1,2", "date,2016-04-01,2016-04-02").reasons())
                .contains("'id' holds a number of its own in every" + " row");
        assertThat(guess("id,1,1", "date,2016-04-01,2016-04-02").reasons()).contains("'id' holds numbers");
    }

    @Test
    void offenses() throws IOException {
        List<String> others = List.of("id,1,2", "date,2016-04-01,2016-04-02");
        ranked(
                Role.OFFENSES,
                ",R,A",
                others,
                List.of(
                        List.of("offenses", "Offences"),
                        List.of("offense", "Offence"),
                        List.of("Primary Type", "offense type", "Crime Type", "Offense Description"),
                        List.of("crime"),
                        List.of("Offense Code", "offence group"),
                        List.of("Crime Against"),
                        List.of("UCR_General", "Charge", "Nature", "characteristics", "nibrs_code"),
                        List.of("type", "Category"),
                        List.of("Description", "cause", "What"),
                        List.of("letters")));
        assertThat(guess("id,1,2", "date,2016-04-01,2016-04-02", "offense,,", "type,R,A")
                        .columns()
                        .column(Role.OFFENSES))
                .isEqualTo("type");
        assertThat(separator(repeated("A||B", 2, "R", 18))).isEqualTo("||");
        assertThat(separator(repeated("A||B", 1, "R", 19))).isNotEqualTo("||");
        assertThat(separator(repeated("A;B", 5, "R", 15))).isEqualTo(";");
        assertThat(separator(repeated("A;B", 4, "R", 16))).isNotEqualTo(";");
    }

    private @Nullable String separator(String values) throws IOException {
        return guess("offense" + values, "date" + repeated("2016-04-01", 20, "", 0))
                .columns()
                .reading()
                .writing()
                .separator(Role.OFFENSES);
    }

    @Test
    void people() throws IOException {
        String dates = "date" + repeated("2016-04-01", 20, "", 0);
        Columns columns = guess(
                        dates,
                        "n_killed" + repeated("0", 20, "", 0),
                        "n_injured" + repeated("1.0", 19, "two", 1),
                        "fatal" + repeated("0", 20, "", 0),
                        "Weapon Used" + repeated("GUN", 20, "", 0))
                .columns();
        assertThat(columns)
                .hasToString("occurred 'date', killed 'n_killed', injured 'n_injured', weapon 'Weapon Used'");
        assertThat(guess(dates, "n_killed" + repeated("0", 20, "", 0), "wounded" + repeated("1", 18, "two", 2))
                        .columns()
                        .column(Role.KILLED))
                .isNull();
        assertThat(guess(dates, "deaths" + repeated("0", 18, "two", 2), "wounded" + repeated("1", 20, "", 0))
                        .columns()
                        .column(Role.INJURED))
                .isNull();
        assertThat(guess(dates, "deaths" + repeated("12345", 20, "", 0), "wounded" + repeated("1", 20, "", 0))
                        .columns()
                        .column(Role.KILLED))
                .isNull();
        assertThat(guess(
                                dates,
                                "killed" + repeated("0", 20, "", 0),
                                "hurt" + repeated("1", 20, "", 0),
                                "weapon" + repeated("", 20, "", 0))
                        .columns())
                .hasToString("occurred 'date'");
        for (String fatal : List.of("Fatal", "murder", "STATISTICAL_MURDER_FLAG")) {
            assertThat(guess(dates, fatal + repeated("Y", 19, "perhaps", 1)).columns())
                    .hasToString("occurred 'date', fatal '" + fatal + "'");
        }
        assertThat(guess(dates, "fatal" + repeated("Y", 18, "perhaps", 2)).columns())
                .hasToString("occurred 'date'");
    }

    @Test
    void timesAndZones() throws IOException {
        assertThat(guess("date" + repeated("2016-04-01", 10, "", 0), "time" + repeated("845", 8, "late", 2))
                        .columns())
                .hasToString("occurred 'date', time 'time'");
        assertThat(guess("date" + repeated("2016-04-01", 10, "", 0), "hhmm" + repeated("845", 7, "late", 3))
                        .columns())
                .hasToString("occurred 'date'");
        assertThat(guess("date" + repeated("2016-04-01T10:15", 10, "", 0), "time" + repeated("845", 10, "", 0))
                        .columns())
                .hasToString("occurred 'date'");
        Guess guess = guess(
                "date" + repeated("2016-04-01", 6, "soon", 4),
                "report date" + repeated("4/20/2016", 10, "", 0),
                "Beat" + repeated("7", 5, "8", 5),
                "area" + repeated("", 10, "", 0),
                "Place" + repeated("north", 10, "", 0),
                "areas" + repeated("north", 10, "", 0));
        assertThat(guess.columns()).hasToString("occurred 'date', reported 'report date', zone 'Beat', zone 'Place'");
        assertThat(guess.reasons())
                .containsExactly(
                        "'date' holds dates",
                        "'report date' holds dates of the report",
                        "dates are" + " written [" + Dates.ISO + ", M/d/yyyy]",
                        "'Beat' holds 2 zones",
                        "'Place' holds 1 zones");
        String many = IntStream.rangeClosed(1, 2_001).mapToObj(i -> "," + i).collect(Collectors.joining());
        assertThat(guess("date" + repeated("2016-04-01", 4_002, "", 0), "beat" + many + many)
                        .columns())
                .hasToString("occurred 'date'");
        String fewer = many.replace("2001", "2000");
        assertThat(guess("date" + repeated("2016-04-01", 4_002, "", 0), "beat" + fewer + fewer)
                        .columns())
                .hasToString("occurred 'date', zone 'beat'");
        // What hardly recurs is an address.
        assertThat(guess("date" + repeated("2016-04-01", 2_001, "", 0), "place" + fewer)
                        .columns())
                .hasToString("occurred 'date'");
    }
}
