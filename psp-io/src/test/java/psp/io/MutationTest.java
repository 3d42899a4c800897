package psp.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.DataException;
import psp.core.Intake;
import psp.io.zone.GeoJson;

/** Files damaged at random give an answer, or one of the two documented exceptions with a message. */
class MutationTest {

    private static final int TRIALS = 3_000;
    private static final String TOKENS = ",;\"'\n\r\t|[]{}:-+.0159eE=@TnullNaN\uFEFF\u0000é";

    @TempDir
    private Path folder;

    private void trials(long seed, String text, String name, Consumer<Path> reader) throws IOException {
        Random random = new Random(seed);
        int read = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            byte[] bytes = damaged(text, random);
            Path file = Files.write(folder.resolve(name), bytes);
            try {
                reader.accept(file);
                read++;
            } catch (DataException | UncheckedIOException e) {
                assertThat(e.getMessage()).contains(name);
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + seed + ", trial " + trial + ": " + new String(bytes, StandardCharsets.UTF_8), e);
            }
        }
        assertThat(read).as("readable files, seed " + seed).isBetween(1, TRIALS - 1);
    }

    private static byte[] damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int n = 1 + random.nextInt(6); n > 0 && damaged.length() > 1; n--) {
            int at = random.nextInt(damaged.length());
            int to = Math.min(damaged.length(), at + 1 + random.nextInt(8));
            char token = TOKENS.charAt(random.nextInt(TOKENS.length()));
            switch (random.nextInt(4)) {
                case 0 -> damaged.delete(at, to);
                case 1 -> damaged.insert(at, token);
                case 2 -> damaged.setCharAt(at, token);
                default -> damaged.insert(random.nextInt(damaged.length()), damaged.substring(at, to));
            }
        }
        byte[] bytes = damaged.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    @Test
    void incidents() throws IOException {
        String text = "id,occurred,told,time,offenses,lon,lat,killed,beat\n"
                + "1,2016-04-01T22:15,2016-04-02,845,ROBBERY|ASSAULT,-87.95,43.067,0,7\n".repeat(3)
                + "2,2016-04-02,,,\"A, B\",,,,\n3,,2016-04-05,,R,0,0,1,9\n4,2016-04-03 01:00:00,,,R,-87.9,43.1,2,8\n";
        Columns columns = Columns.named("id", "offenses", "occurred", "lon", "lat")
                .withReported("told")
                .withTime("time")
                .withVictims("killed", "beat")
                .withZones("beat")
                .withIds(Intake.Ids.CHECKED)
                .withNowhere("0,0");
        trials(1, text, "log.csv", file -> {
            Intake intake = IncidentCsv.read(file, columns).intake();
            assertThat(intake.read()).isPositive();
        });
        trials(
                2,
                text.replace("2016-04-0", "2016/04/0"),
                "log.csv",
                file -> IncidentCsv.read(file, columns.withDateFormats("yyyy/MM/dd", "yyyy/MM/dd'T'HH:mm")));
    }

    @Test
    void counts() throws IOException {
        trials(
                3,
                "period,zone,count\n2016-04,Harbour,5\n2016-04,Market,7\n2016-Q2,'=x,8\n2016-05,\"M, N\",0\n",
                "counts.csv",
                CountCsv::readCells);
        trials(
                4,
                "period,zone,count\n2016-04,A,5\n2016-04,city,7\n2016-05,A,0\n2016-05,city,9\n",
                "counts.csv",
                file -> CountCsv.read(file, "violent", "city"));
    }

    @Test
    void zones() throws IOException {
        String square = "[[-88,43],[-87.5,43],[-87.25,44.5],[-88,44],[-88,43]]";
        trials(
                5,
                "{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"id\":1,\"properties\":{"
                        + "\"name\":\"A\",\"n\":[1,null]},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" + square
                        + "]}},\n"
                        + "{\"type\":\"Feature\",\"id\":2,\"properties\":null,\"geometry\":{\"type\":\"MultiPolygon\",\""
                        + "coordinates\":[[" + square + "],[" + square + "]]}}]}",
                "zones.geojson",
                GeoJson::readZones);
        trials(6, "{\"type\":\"Polygon\",\"coordinates\":[" + square + "]}", "zones.geojson", GeoJson::readZones);
    }
}
