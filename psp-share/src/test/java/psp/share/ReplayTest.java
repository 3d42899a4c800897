package psp.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import psp.core.DataException;
import psp.core.internal.Texts;

/** One changed digit in any file of a pack is found and named, also where the list of sums was changed with it. */
class ReplayTest {

    private static final StudyPack PACK = StudyPack.of(Samples.table())
            .withDeeds(List.of(
                    new ActivityEntry(psp.core.Period.parse("2016-04"), "two squads", "", "foot patrol", 640.5, "")));

    static SortedMap<String, byte[]> files(StudyPack pack) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        pack.files().forEach(name -> files.put(name, pack.file(name)));
        return files;
    }

    /** The sums of files, as a forger would write them anew. */
    static void forgeSums(SortedMap<String, byte[]> files) {
        StringBuilder text = new StringBuilder();
        files.forEach((name, bytes) ->
                text.append(name.equals("SHA256SUMS") ? "" : Texts.sha256(bytes) + "  " + name + "\n"));
        files.put("SHA256SUMS", Texts.utf8(text.toString()));
    }

    static Replay forged(StudyPack pack, String file, String from, String to) {
        SortedMap<String, byte[]> files = files(pack);
        String text = new String(files.get(file), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        files.put(
                file, text.replaceFirst(java.util.regex.Pattern.quote(from), to).getBytes(StandardCharsets.UTF_8));
        forgeSums(files);
        return Replay.of(PackZip.write(files), "x.zip");
    }

    private static List<Integer> digits(byte[] bytes) {
        List<Integer> at = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '9') {
                at.add(i);
            }
        }
        return at;
    }

    @Test
    void anHonestPackIsTheSame() {
        assertThat(Replay.of(PACK.toBytes(), "x.zip"))
                .isEqualTo(new Replay("x.zip", PACK.hash(), PACK.figures().all().size(), List.of()));
    }

    @Test
    void aChangedDigitInAnyFileIsNamedByItsFile() {
        long seed = 20171129;
        Random random = new Random(seed);
        StudyPack ground = StudyPack.of(Samples.days()).withZones(Samples.ZONES);
        for (String name : PACK.files()) {
            // Without ground or quality these two have no digit; the pack by day has.
            StudyPack pack = name.equals("zones.geojson") || name.equals("quality.json") ? ground : PACK;
            List<Integer> digits = digits(pack.file(name));
            for (int trial = 0; trial < 10; trial++) {
                SortedMap<String, byte[]> files = files(pack);
                byte[] changed = files.get(name);
                int at = digits.get(random.nextInt(digits.size()));
                changed[at] = (byte) (changed[at] == '9' ? '8' : changed[at] + 1);
                Replay replay = Replay.of(PackZip.write(files), "x.zip");
                String about = name + " at " + at + ", seed " + seed;
                assertThat(replay.same()).as(about).isFalse();
                if (!name.equals("SHA256SUMS")) {
                    assertThat(replay.differences())
                            .as(about)
                            .anyMatch(d -> d.file().equals(name));
                }
                assertThatExceptionOfType(DataException.class)
                        .as(about)
                        .isThrownBy(() -> StudyPack.ofBytes(PackZip.write(files), "x.zip"))
                        .withMessageStartingWith("x.zip: was changed or damaged: ");
            }
        }
    }

    @Test
    void aChangedByteOfTheZipItselfIsFoundOrChangesNothing() {
        byte[] zip = PACK.toBytes();
        long seed = 20171130;
        Random random = new Random(seed);
        int found = 0;
        for (int trial = 0; trial < 200; trial++) {
            byte[] changed = zip.clone();
            int at = random.nextInt(zip.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            try {
                // A date or a mark of the zip itself is none of the pack's; the sums say which files are.
                assertThat(StudyPack.ofBytes(changed, "x.zip"))
                        .as("byte " + at + ", seed " + seed)
                        .isEqualTo(PACK);
            } catch (DataException e) {
                found++;
            }
        }
        assertThat(found).isGreaterThan(190);
    }

    @Test
    void aForgedNumberIsNamedByItsFigure() {
        assertThat(forged(PACK, "results.json", "\"after\", \"number\" : 117", "\"after\", \"number\" : 116"))
                .asString()
                .contains("\nresults.json, reduction: after: says 116, is 117");
        long seed = 20171201;
        Random random = new Random(seed);
        byte[] results = PACK.file("results.json");
        List<Integer> digits = digits(results);
        for (int trial = 0; trial < 60; trial++) {
            SortedMap<String, byte[]> files = files(PACK);
            byte[] changed = files.get("results.json");
            int at = digits.get(random.nextInt(digits.size()));
            changed[at] = (byte) (changed[at] == '9' ? '8' : changed[at] + 1);
            forgeSums(files);
            Replay replay = Replay.of(PackZip.write(files), "x.zip");
            String line = new String(changed, 0, at, StandardCharsets.UTF_8);
            String section =
                    line.substring(line.lastIndexOf('\n') + 1).replaceAll(".*\"section\" : \"([^\"]*).*", "$1");
            assertThat(replay.differences())
                    .as("at " + at + ", seed " + seed)
                    .isNotEmpty()
                    .allMatch(d -> d.file().equals("results.json"))
                    .anyMatch(d -> d.figure()
                                    .startsWith(
                                            section.startsWith("  {")
                                                    ? ""
                                                    : section.substring(0, Math.min(5, section.length())))
                            || d.figure().startsWith("rules"));
        }
    }

    @Test
    void aForgedCountIsSeenByTheFiguresItMakes() {
        assertThat(forged(PACK, "counts.csv", "Harbour,2016-04-01/2016-05-01,15", "Harbour,2016-04-01/2016-05-01,5"))
                .asString()
                .contains("results.json, reduction: after: says 117, is 107")
                .contains("statement.txt, line 1: ");
    }

    @Test
    void anyOtherForgedFileIsNamedToo() {
        assertThat(forged(PACK, "statement.txt", "188 to 117", "188 to 107").differences())
                .singleElement()
                .asString()
                .startsWith("statement.txt, line ")
                .contains("188 to 107");
        assertThat(forged(PACK, "study.json", "\"2017-01-01/2017-07-01\"", "\"2017-01-01/2017-06-01\"")
                        .differences())
                .isNotEmpty();
        assertThat(forged(PACK, "README.txt", "psp replay", "psp believe").differences())
                .singleElement()
                .asString()
                .startsWith("README.txt, line ");
        StudyPack ground = StudyPack.of(Samples.days()).withZones(Samples.ZONES);
        assertThat(forged(ground, "zones.geojson", "-87.93,43.06", "-87.92,43.06")
                        .differences())
                .singleElement()
                .asString()
                .startsWith("zones.geojson, the ground of Harbour: says ");
    }

    @Test
    void aPackOfAnotherSchemaSaysWhichPspReadsIt() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> forged(PACK, "study.json", "\"schema\" : 1", "\"schema\" : 2"))
                .withMessage("study.json: is of schema 2, written by psp " + Version.TEXT + "; this is psp "
                        + Version.TEXT + ", which reads schema 1. Take psp " + Version.TEXT + " or later");
    }

    @Test
    void theReadmeOfAnotherPspMayDiffer() {
        SortedMap<String, byte[]> files = files(PACK);
        for (String name : new String[] {"study.json", "README.txt"}) {
            files.put(
                    name,
                    Texts.utf8(new String(files.get(name), StandardCharsets.UTF_8).replace(Version.TEXT, "0.0.9")));
        }
        files.put("README.txt", Texts.utf8("written by an older one"));
        forgeSums(files);
        assertThat(Replay.of(PackZip.write(files), "x.zip").differences()).isEmpty();
    }
}
