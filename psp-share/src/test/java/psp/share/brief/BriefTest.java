package psp.share.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.Boundary;
import psp.core.Coverage;
import psp.core.Incident;
import psp.core.Occurrence;
import psp.core.Operation;
import psp.core.Outcome;
import psp.core.Period;
import psp.core.Zone;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.geo.ZoneIndex;
import psp.share.StudyPack;
import psp.share.internal.text.Html;
import psp.share.internal.text.Numbers;
import psp.stats.Answers;
import psp.stats.Benchmark;
import psp.stats.Displacement;
import psp.stats.PastContrasts;
import psp.stats.Reduction;
import psp.stats.Study;
import psp.stats.inference.Verdict;
import psp.stats.watch.Watch;

/** What the page says is what the study says, and nothing in a study can make it say more. */
public class BriefTest {

    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    /** Made once, for a page takes a while. */
    private static final StudyPack PACK = pack("corridor", 0.5);

    private static final Brief CORRIDOR = Brief.of(PACK);

    /** Six years of a corridor with a ring and a city, an operation in the last, and three months after it. */
    public static StudyPack pack(String focus, double during) {
        Zones zones = Zones.of(
                Zone.of(focus, Boundary.box(-87.95, 43.06, -87.93, 43.08)),
                Zone.of("the ring", Boundary.box(-87.93, 43.06, -87.91, 43.08)),
                Zone.of("elsewhere", Boundary.box(-87.91, 43, -87.85, 43.1)));
        SplittableRandom random = new SplittableRandom(2016);
        List<Incident> incidents = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2011, 1, 1); day.isBefore(LocalDate.of(2017, 1, 1)); day = day.plusDays(1)) {
            double level = day.isBefore(LocalDate.of(2016, 1, 1)) || day.isAfter(LocalDate.of(2016, 9, 30))
                    ? 0.6
                    : 0.6 * during;
            for (int zone = 0; zone < 3; zone++) {
                if (random.nextDouble() < (zone == 0 ? level : 0.6)) {
                    incidents.add(Incident.of("i" + incidents.size(), Occurrence.on(day), "SHOT")
                            .at(-87.94 + 0.02 * zone, 43.07));
                }
            }
        }
        ZoneCounts counts = incidents.stream()
                .collect(ZoneIndex.of(zones)
                        .counting(
                                Outcome.of("shootings", "SHOT"),
                                Coverage.declared(Period.parse("2011-01-01/2017-01-01"))))
                .withAsOf(LocalDate.of(2017, 1, 15));
        Operation operation = Operation.in(focus)
                .ring("the ring")
                .active("2016-01-01/2016-10-01")
                .withdrawn("2016-10-01/2017-01-01");
        return StudyPack.of(Study.of(operation, counts).labelled("SIMULATED")).withZones(zones);
    }

    private static String words(String html) {
        return TAG.matcher(html)
                .replaceAll(" ")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static String answer(double during) {
        return BriefParts.of(pack("corridor", during)).words().headline();
    }

    @Test
    void theHeadlineSaysWhatIsKnownAndNoMore() {
        assertThat(CORRIDOR.html()).contains("<p class=\"answer\">Shootings in corridor fell");
        for (double during : new double[] {0.9, 0.68, 0.6, 0.2}) {
            Reduction fall =
                    pack("corridor", during).answers().reduction().result().orElseThrow();
            long fewer = fall.ratio().before() - fall.ratio().after();
            String headline = answer(during);
            assertThat(headline)
                    .startsWith(
                            fall.verdict() == Verdict.BELOW
                                    ? "Shootings in corridor fell by " + fewer + " while "
                                    : fewer + " fewer shootings in corridor, perhaps normal variation, while ");
            assertThat(headline.split(" ")).hasSizeLessThanOrEqualTo(20);
        }
    }

    /** Every number of the top is one of the answers. */
    @Test
    void wordsAndNumbersAreThoseOfTheStudy() {
        StudyPack pack = PACK;
        Answers answers = pack.answers();
        Reduction fall = answers.reduction().result().orElseThrow();
        Reduction elsewhere = answers.elsewhere().result().orElseThrow();
        PastContrasts net = answers.net().result().orElseThrow();
        Benchmark city = net.benchmark(Benchmark.Kind.CITY).orElseThrow();
        Displacement ring = answers.displacement().result().orElseThrow().get(0);
        Watch watch = answers.watch().result().orElseThrow();
        String words = words(CORRIDOR.html());
        assertThat(words)
                .contains(
                        fall.ratio().before() + " to " + fall.ratio().after() + " ",
                        " (January–September 2016, against the same months of 2015).",
                        fall.percent(),
                        "The rest of the city: " + elsewhere.ratio().before() + " to "
                                + elsewhere.ratio().after(),
                        net.now().focus() + " where about "
                                + Math.round(net.expected().orElseThrow().expected())
                                + " were expected from the rest of the city",
                        "anywhere from " + city.range(),
                        "The ring " + ring.change().ratio().before() + " to "
                                + ring.change().ratio().after() + "; a rise of "
                                + Math.round(100 * ring.detectableRise()) + " % would probably have shown",
                        watch.seen() + "",
                        " about " + Math.round(watch.expected()) + " expected",
                        pack.statement().paragraph(),
                        pack.hash());
        pack.statement().doubts().forEach(doubt -> assertThat(words).contains(doubt));
        net.past().stream()
                .skip(Math.max(0, net.past().size() - 6))
                .forEach(year -> assertThat(words)
                        .containsPattern(year.window().inWords() + "\\s+" + year.focus() + "\\s+" + year.comparison()));
    }

    /** The words that the page avoids; what is folded, such as methods, has them. */
    @Test
    void itSpeaksPlainly() {
        String open =
                CORRIDOR.html().replaceAll("(?s)<details.*?</details>", "").replaceAll("(?s)<style>.*?</style>", "");
        assertThat(words(open))
                .doesNotContain(
                        "city − focus",
                        "usual swings",
                        "given back",
                        "cannot be told",
                        "this cannot tell",
                        "in the family",
                        "reckon",
                        "the low ",
                        "look by look",
                        "stand beside",
                        "as many",
                        "yardstick",
                        "Poisson",
                        "phi",
                        "p =");
    }

    /** The table is results.json, row by row. */
    @Test
    void theTableIsThatOfTheResults() {
        StudyPack pack = PACK;
        String html = CORRIDOR.html();
        String table = html.substring(html.indexOf("<details id=\"figures\">"));
        Matcher row =
                Pattern.compile("<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>").matcher(table);
        List<String> rows = new ArrayList<>();
        while (row.find()) {
            String cells = Pattern.compile("<td>(.*?)</td>")
                    .matcher(row.group(2))
                    .results()
                    .map(cell -> words(cell.group(1)))
                    .collect(Collectors.joining("|"));
            rows.add(words(row.group(1)) + "|" + cells);
        }
        assertThat(rows)
                .containsExactlyElementsOf(pack.figures().all().stream()
                        .map(figure -> figure.name() + "|"
                                + (figure.number() == null ? figure.words() : Numbers.text(figure.number()))
                                + (figure.range() == null
                                        ? "||||"
                                        : "|" + Numbers.text(figure.range().lo()) + "|"
                                                + Numbers.text(figure.range().hi()) + "|"
                                                + Numbers.text(figure.range().level()) + "|"
                                                + figure.range().method()))
                        .toList());
        String json = new String(pack.file("results.json"), StandardCharsets.UTF_8);
        pack.figures().all().stream()
                .filter(figure -> figure.number() != null)
                .forEach(figure -> assertThat(json).contains(Numbers.text(figure.number())));
    }

    @Test
    void everyPictureBearsTheLabelAndSaysWhatItShows() {
        Brief brief = CORRIDOR;
        assertThat(brief.charts().keySet())
                .containsExactly("benchmarks", "changes", "map", "months", "standing", "watch");
        brief.charts()
                .forEach((name, svg) -> assertThat(svg)
                        .as(name)
                        .contains(
                                ">SIMULATED</text>",
                                "role=\"img\" aria-labelledby=\"" + name + "-title " + name + "-says\"",
                                "<title id=\"" + name + "-title\">",
                                "<desc id=\"" + name + "-says\">"));
        assertThat(brief.html()).contains("<span class=\"label\">SIMULATED</span>", "<html lang=\"en\">");
        Brief open = Brief.of(PACK.published());
        open.charts().forEach((name, svg) -> assertThat(svg).as(name).contains(">PUBLIC"));
        assertThat(brief.toString()).startsWith("brief of Shootings (incidents) in corridor: 6 pictures, ");
    }

    /** Nothing reaches out: no script, no link, no address but the name of SVG. */
    @Test
    void nothingIsFetchedAndNothingRuns() {
        String html = CORRIDOR.html();
        assertThat(html)
                .doesNotContainIgnoringCase("<script")
                .doesNotContain("<a href", "<link", "<img", "@import", "javascript:", "onload", "onerror");
        assertThat(html).doesNotContain("url(");
        assertThat(html.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http");
        assertThat(html).contains("content=\"default-src 'none'");
    }

    @Test
    void aHostileNameIsOnlyAName() {
        String name = "<script>alert('x')</script>\"&";
        Brief brief = Brief.of(pack(name, 0.5));
        assertThat(brief.html())
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;");
        brief.charts().values().forEach(svg -> assertThat(svg).doesNotContain("<script"));
        assertThat(Html.text("a\u202Eb\u2066c\u200Fd\u0007e")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
        assertThat(Html.text("a\u2028b\uFEFFc\u00ADd\uD800e\uFFFE")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFD");
        assertThat(brief.rtf()).contains("<script>").startsWith("{\\rtf1");
        assertThat(Rtf.of(pack("a {b} \\c \u00E9 \u2212", 0.5))).contains("a \\{b\\} \\\\c \\u233? \\u8722?");
    }

    @Test
    void theBytesAreTheSameInEveryLocaleAndTimeZone() {
        String expected = CORRIDOR.html();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : List.of("tr-TR", "ar-EG", "de-DE")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(
                        TimeZone.getTimeZone(tag.startsWith("t") ? "Pacific/Kiritimati" : "America/Chicago"));
                assertThat(Brief.of(pack("corridor", 0.5)).html()).as(tag).isEqualTo(expected);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void thePartsAreWritten(@TempDir Path folder) throws Exception {
        Brief brief = CORRIDOR;
        brief.write(folder.resolve("brief.html"));
        assertThat(Files.readString(folder.resolve("brief.html"))).isEqualTo(brief.html());
        List<Path> parts = brief.writeParts(folder.resolve("parts"));
        assertThat(parts)
                .extracting(part -> part.getFileName().toString())
                .containsExactly(
                        "benchmarks.svg",
                        "changes.svg",
                        "map.svg",
                        "months.svg",
                        "standing.svg",
                        "watch.svg",
                        "statement.rtf",
                        "benchmarks.png",
                        "changes.png",
                        "map.png",
                        "months.png",
                        "standing.png",
                        "watch.png");
        var image =
                javax.imageio.ImageIO.read(folder.resolve("parts/months.png").toFile());
        assertThat(image.getWidth()).isEqualTo(1_440);
        assertThat(image.getRGB(5, 5)).isEqualTo(0xFFFFFFFF);
    }
}
