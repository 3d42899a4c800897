package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {

    private static final String DIRTY = """
            id,occurred,offenses,lon,lat
            1,2016-04-01T22:15,ROBBERY,-87.95,43.067
            2,2016-13-01,ROBBERY,-87.95,43.067
            3,,ROBBERY,-87.95,43.067
            4,2016-04-01,ROBBERY
            5,2016-04-01,ROBBERY,43.067,-87.95
            6,2016-04-02,ROBBERY,,
            7,2016-04-03,ASSAULT,-87.951,43.067
            7,2016-04-03,ASSAULT,-87.951,43.068
            """;

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Printed psp(String... args) throws Exception {
        return Printed.by(() -> Psp.execute(args));
    }

    /** Whole numbers and texts by their path in the one object; fails where anything stands after it. */
    private static Map<String, String> parsed(String json) throws IOException {
        Map<String, String> values = new TreeMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token.isScalarValue()) {
                    values.put(parser.getParsingContext().pathAsPointer().toString(), parser.getText());
                }
                assertThat(depth == 0 && token != JsonToken.END_OBJECT).isFalse();
            }
            assertThat(depth).isZero();
        }
        return values;
    }

    @Test
    void jsonIsOneObjectWhoseRowsSum() throws Exception {
        Printed printed = psp("check", file("dirty.csv", DIRTY).toString(), "--json");
        assertThat(printed.status()).isZero();
        assertThat(printed.err()).isEmpty();
        Map<String, String> values = parsed(printed.out());
        assertThat(values)
                .containsEntry("/read", "8")
                .containsEntry("/kept", "4")
                .containsEntry("/noPosition", "1")
                .containsEntry("/setAside/unreadable date", "1")
                .containsEntry("/setAside/no date", "1")
                .containsEntry("/setAside/short row", "1")
                .containsEntry("/repeatedIds", "1")
                .containsEntry("/setAside/longitude and latitude swapped", "1")
                .containsEntry("/columns", "guessed")
                .containsEntry("/from", "2016-04-01")
                .containsEntry("/to", "2016-04-03");
        int aside = values.entrySet().stream()
                .filter(e -> e.getKey().startsWith("/setAside/"))
                .mapToInt(e -> Integer.parseInt(e.getValue()))
                .sum();
        assertThat(aside).isEqualTo(4);
    }

    @Test
    void thePageNamesTheGuessTheReasonsAndTheNextCommand() throws Exception {
        Path csv = file("dirty.csv", DIRTY);
        Printed printed = psp("check", csv.toString());
        assertThat(printed.status()).isZero();
        assertThat(printed.out())
                .startsWith("dirty.csv: 8 rows read = 4 counted + 4 left out\n\nColumns, guessed"
                        + " (--columns NAME or FILE says otherwise)\n  id 'id', offenses 'offenses', occurred 'occurred',"
                        + " longitude 'lon', latitude 'lat'\n  because 'lon' and 'lat' hold degrees\n")
                .contains("  1 unreadable date; line 3: '2016-13-01'\n")
                .contains("  1 counted without a position\n")
                .contains("  1 with the id of an earlier row: ")
                .contains("  75.0 % have a position (1 of 4 have none; in a zone they count as none to all)\n")
                .contains("  zones by position, withheld: under 85 % have one\n")
                .contains("  offences (2): ASSAULT 2, ROBBERY 2\n")
                .contains(
                        " --study DIR   writes the study that fits it; or type ./psp, and at its prompt\n  var incidents = IncidentCsv.read(Path.of(\"");
        String next = printed.out().lines().reduce((a, b) -> b).orElseThrow();
        Path script = file("next.jsh", next.strip() + "\nSystem.out.println(incidents)\n");
        assertThat(psp(script.toString()))
                .isEqualTo(new Printed(
                        0, "4 incidents, 2016-04-01 to 2016-04-03 (1 without a position, 4 rows left out)\n", ""));
    }

    /** Its columns are guessed in a first reading, and counted in a second. */
    @Test
    void aPipeIsCalledOne() throws Exception {
        Path device = Path.of("/dev/null");
        Assumptions.assumeTrue(Files.exists(device), "no device here");
        Printed printed = psp("check", device.toString());
        assertThat(printed.status()).isEqualTo(2);
        assertThat(printed.err())
                .startsWith("'/dev/null' is a pipe or a device, which can be read once, and psp reads a file more than"
                        + " once: save it, then name the file\n");
        assertThat(psp("compstat", device.toString()).err())
                .startsWith("psp: '/dev/null' is a pipe or a device, which can be read once");
    }

    /** Looking into the file is what check was asked for; compstat may be anybody's job. */
    @Test
    void checkQuotesTheRowsAndOthersDoNot() throws Exception {
        Path csv = file("bad.csv", "id,date,offense,beat\n1,Jane Roe,R,7\n2,Jane Roe,R,7\n");
        assertThat(psp("check", csv.toString()).err()).contains("(such as 'Jane Roe')");
        assertThat(psp("compstat", csv.toString()).err())
                .contains("'date' is named as a date, and no date can be read in it. ")
                .doesNotContain("Jane");
    }

    @Test
    void withoutPositionsTheNextCommandCountsByARecordedZone() throws Exception {
        Path csv =
                file("beats.csv", "Case No;Date;Offense;Beat\n1;04/01/2016;R;7\n2;04/13/2016;R;8\n3;04/14/2016;A;7\n");
        Printed printed = psp("check", csv.toString());
        assertThat(printed.out())
                .contains("  because fields are separated by ';'\n")
                .contains("  because dates are written [M/d/yyyy]\n")
                .contains("  zones as recorded in 'Beat' (2)\n")
                .contains("  LOOK: no columns of longitude and latitude were recognized: no position is read\n");
        String next = printed.out().lines().reduce((a, b) -> b).orElseThrow();
        Path script = file("next.jsh", next.strip() + "\nSystem.out.println(counted)\n");
        assertThat(psp(script.toString()).out())
                .isEqualTo(
                        "3 incidents (all), 2016-04-01 to 2016-04-14, inferred; 2"
                                + " zones; 3 read = 3 counted + 0 left out (3 counted without a position; duplicate ids not checked)\n");
    }

    @Test
    void columnsAreAFeedOrAFile() throws Exception {
        Path csv = file("own.csv", "nr,tag,was\n1,01.04.2016,R\n2,gestern,R\n");
        Path own = file("own.txt", "id = nr\noccurred = tag\nformat = dd.MM.yyyy\noffenses = was\n");
        Printed printed = psp("check", csv.toString(), "--columns", own.toString(), "--json");
        assertThat(parsed(printed.out())).containsEntry("/kept", "1").containsEntry("/setAside/unreadable date", "1");
        Printed unknown = psp("check", csv.toString(), "--columns", "chikago");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("No feed 'chikago'; the feeds are [boston, ");
        Printed incomplete = psp("check", csv.toString(), "--columns", "esri");
        assertThat(incomplete.status()).isEqualTo(2);
        assertThat(incomplete.err()).startsWith("The feed 'esri' is incomplete; missing are occurred: ");
        assertThat(psp("check", folder.resolve("no.csv").toString()).status()).isEqualTo(2);
    }

    @Test
    void noUsableRowIsStatus1AndStillOneObject() throws Exception {
        Path own = file("own.txt", "id = nr\noccurred = tag\noffenses = was\n");
        Path csv = file("none.csv", "nr,tag,was\n1,gestern,R\n");
        Printed printed = psp("check", csv.toString(), "--columns", own.toString(), "--json");
        assertThat(printed.status()).isEqualTo(1);
        assertThat(parsed(printed.out())).containsEntry("/read", "1").containsEntry("/kept", "0");
        Printed page = psp("check", csv.toString(), "--columns", own.toString());
        assertThat(page.status()).isEqualTo(1);
        assertThat(page.out())
                .endsWith("\nNo row is usable. Describe the columns in a text file and name it by" + " --columns\n");
        Printed unread = psp("check", csv.toString(), "--json");
        assertThat(unread.status()).isEqualTo(1);
        assertThat(parsed(unread.out()))
                .containsEntry("/read", "0")
                .hasEntrySatisfying(
                        "/error",
                        error -> assertThat(error)
                                .startsWith("none.csv: no column of dates was recognized; the columns are [nr, tag,"));
        assertThat(unread.err()).startsWith("psp: none.csv: no column of dates was recognized;");
        Printed empty = psp("check", file("empty.csv", "").toString(), "--json");
        assertThat(empty.status()).isEqualTo(1);
        assertThat(parsed(empty.out())).containsEntry("/error", "empty.csv: is empty");
    }

    /** Two beats that overlap, a third without ground, ids that only count. */
    @Test
    void zonesAreDescribedAndDrawn() throws Exception {
        String feature = "{\"type\":\"Feature\",\"id\":%d,\"properties\":{\"BEAT\":\"%s\"},\"geometry\":{\"type\":"
                + "\"Polygon\",\"coordinates\":[%s]}}";
        Path zones = file(
                "beats.geojson",
                "{\"type\":\"FeatureCollection\",\"features\":["
                        + feature.formatted(
                                1,
                                "111",
                                "[[-87.68,41.83],[-87.63,41.83],[-87.63,41.88],[-87.68,41.88],[-87.68,41.83]]")
                        + ","
                        + feature.formatted(
                                2,
                                "112",
                                "[[-87.631,41.83],[-87.58,41.83],[-87.58,41.88],[-87.631,41.88],[-87.631,41.83]]")
                        + ","
                        + feature.formatted(3, "<113>", "")
                        + "]}");
        Path picture = folder.resolve("beats.svg");
        Printed printed = psp("check", zones.toString(), "--svg", picture.toString());
        assertThat(printed.err()).isEmpty();
        assertThat(printed.status()).isZero();
        assertThat(printed.out())
                .startsWith("beats.geojson: 3 zones, 8 vertices\n  names    111, 112, <113>\n  area     46.5")
                .contains(
                        "  ground   none of 1 zone\n",
                        "  fit      1 overlap, 0 gaps, rings of 0 zones not valid\n",
                        "'111' and '112' share ",
                        "  LOOK     zones are named by BEAT, not by the features' numbers, which only count or measure\n",
                        "  LOOK     zone '<113>' (feature 3) has no ground: its Polygon has no coordinates\n");
        assertThat(Files.readString(picture))
                .startsWith("<svg xmlns=")
                .contains("<title>111</title>", "<title>112</title>");
        Printed object = psp("check", zones.toString(), "--json");
        assertThat(object.err()).isEmpty();
        assertThat(parsed(object.out()))
                .containsEntry("/file", "beats.geojson")
                .containsEntry("/vertices", "8")
                .containsEntry("/zones/0/name", "111")
                .containsEntry("/zones/2/name", "<113>")
                .containsEntry("/zones/2/squareMetres", "0")
                .containsEntry("/fit/overlaps/0/zones/1", "112")
                .containsEntry("/remarks/1", "zone '<113>' (feature 3) has no ground: its Polygon has no coordinates");
        Printed page = psp(
                "check",
                file("login.geojson", "<html><title>Sign in</title>\"Polygon\"").toString(),
                "--json");
        assertThat(page.status()).isEqualTo(1);
        assertThat(parsed(page.out()).get("/error")).startsWith("login.geojson: ");
        assertThat(psp("check", zones.toString(), "--named-by", "id").out()).contains("  names    1, 2, 3\n");
        assertThat(psp("check", zones.toString(), "--named-by", "beat").err())
                .contains("no feature has the property 'beat'; the properties are [BEAT], the nearest is 'BEAT'");
    }
}
