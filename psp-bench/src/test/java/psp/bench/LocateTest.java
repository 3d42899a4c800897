package psp.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocateTest {

    private static final String FEATURE = "{\"type\":\"Feature\",\"properties\":{\"d\":%s},\"geometry\":{\"type\":"
            + "\"Polygon\",\"coordinates\":[[[%2$d,0],[%3$d,0],[%3$d,2],[%2$d,2],[%2$d,0]]]}}";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Locate.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String[] files(String points) throws IOException {
        Path zones = Files.writeString(
                folder.resolve("zones.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":["
                        + FEATURE.formatted("4", 10, 12) + "," + FEATURE.formatted("\"A, b\"", 11, 13) + ","
                        + FEATURE.formatted("4", 20, 22) + "]}");
        Path csv = Files.writeString(folder.resolve("points.csv"), points);
        return new String[] {zones.toString(), csv.toString(), "--lon", "x", "--zone-id", "d", "--lat", "y"};
    }

    @Test
    void printsOneLineARowInTheOrderOfTheFile() throws IOException {
        String[] args = files("y,x,note\n1,10.5,\n1,11.5,\"a\nb\"\n1,12.5\n1,21,\n1,50,\n,,\nx,y,\n91,1,\n1\n");
        assertThat(run(args)).isZero();
        assertThat(out).hasToString("row,zone\n1,4\n2,4;A, b\n3,A, b\n4,4\n5,\n6,\n7,\n8,\n9,\n");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("1 name joins several features each into one zone: '4' 2\n");
    }

    @Test
    void ringsThatTouchOrCrossThemselvesAreReadAndNamed() throws IOException {
        Path zones = Files.writeString(folder.resolve("zones.geojson"), """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"d":"touch"},"geometry":{"type":"Polygon","coordinates":
                [[[30,0],[34,0],[34,4],[32,2],[30,4],[32,2],[30,0]]]}},
                {"type":"Feature","properties":{"d":"bow \\"tie\\", 1"},"geometry":{"type":"Polygon","coordinates":
                [[[10,0],[12,2],[12,0],[10,2],[10,0]],[[11.5,1],[11.6,1],[11.5,1]]]}}]}
                """);
        Path csv = Files.writeString(folder.resolve("points.csv"), "x,y\n33.5,2\n31,3\n11.9,1\n10.1,1\n11,0.5\n");
        assertThat(run(zones.toString(), csv.toString(), "--zone-id", "d", "--lon", "x", "--lat", "y"))
                .isZero();
        assertThat(out).hasToString("row,zone\n1,touch\n2,\n3,bow \"tie\", 1\n4,bow \"tie\", 1\n5,\n");
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "zone 'bow \"tie\", 1' (feature 2): left out part 1, hole 1, which has no area, at (11.5, 1.0)",
                        "zone 'bow \"tie\", 1': Self-intersection at (11.0, 1.0); read by the even-odd rule, nothing was moved",
                        "zone 'touch': Ring Self-intersection at (32.0, 2.0); read by the even-odd rule, nothing was moved");
    }

    @Test
    void badUsageAndBadData() throws IOException {
        assertThat(run("zones.geojson")).isEqualTo(2);
        assertThat(err)
                .hasToString("usage: Locate ZONES.geojson POINTS.csv --zone-id PROPERTY --lon COLUMN --lat " + "COLUMN"
                        + System.lineSeparator());
        err.reset();
        String[] args = files("lat,lon\n1,2\n");
        assertThat(run(args)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is no column 'x'; the columns are [lat, lon]");
        err.reset();
        args[0] = folder.resolve("no.geojson").toString();
        assertThat(run(args)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is no such file");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
