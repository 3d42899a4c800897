package psp.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.share.brief.Brief;
import psp.share.brief.BriefTest;
import psp.share.internal.text.Numbers;

/** The page as a browser lays it out, from a phone's width to a wide screen, by day and by night; skipped without Chromium. */
class BriefInBrowserTest {

    private static final int[] WIDTHS = {340, 390, 720, 1280};
    private static @Nullable Path chromium;

    @TempDir
    private Path folder;

    @BeforeAll
    static void thereIsABrowser() {
        chromium = Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(chromium != null, "skipped, since no Chromium is on the PATH; apt-get install chromium");
    }

    /** What is wrong with a page by day or by night, then the rows of its table. */
    private List<String> look(String page, boolean dark) throws Exception {
        StringBuilder frames = new StringBuilder("<!DOCTYPE html><meta charset=\"utf-8\"><script>");
        try (InputStream in = BriefInBrowserTest.class.getResourceAsStream("look.js")) {
            frames.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).append("</script>");
        }
        for (int width : WIDTHS) {
            frames.append("<iframe width=\"")
                    .append(width)
                    .append("\" height=\"900\" srcdoc=\"")
                    .append(page.replace("&", "&amp;").replace("\"", "&quot;"))
                    .append("\"></iframe>");
        }
        Path file = Files.writeString(folder.resolve("frames.html"), frames);
        Path told = folder.resolve("told.txt");
        browse(
                told,
                "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
                "--window-size=1400,1000",
                "--dump-dom",
                file.toUri().toString());
        String dom = Files.readString(told);
        assertThat(dom.contains("\nEND</pre>"))
                .as("whether the browser told anything")
                .isTrue();
        List<String> lines = dom.substring(dom.indexOf("<pre>") + 5, dom.indexOf("\nEND</pre>"))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", "\u00A0")
                .replace("&amp;", "&")
                .lines()
                .toList();
        assertThat(lines.get(0)).isEqualTo(dark ? "dark" : "light");
        return lines.subList(1, lines.size());
    }

    private void browse(Path output, String... asked) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                chromium.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--no-first-run",
                "--user-data-dir=" + folder.resolve("profile")));
        command.addAll(List.of(asked));
        Process browser = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(browser.waitFor(2, TimeUnit.MINUTES))
                    .as("the browser ends")
                    .isTrue();
        } finally {
            browser.destroyForcibly();
        }
    }

    private static List<String> wrong(List<String> told) {
        return told.subList(0, told.indexOf("TABLE"));
    }

    @Test
    void nothingOverlapsIsCutOffPaleOrFetchedAndTheTableIsThatOfTheFigures() throws Exception {
        StudyPack pack = BriefTest.pack("corridor", 0.5);
        String page = Brief.of(pack).html();
        List<String> told = look(page, false);
        assertThat(wrong(told)).isEmpty();
        assertThat(wrong(look(page, true))).isEmpty();
        assertThat(told.subList(told.indexOf("TABLE") + 1, told.size()))
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
    }

    @Test
    void longAndHostileNamesStayInTheirPlaces() throws Exception {
        List<String> names = new ArrayList<>(
                List.of(
                        "<script>alert('x')</script><img src=http://127.0.0.1:9/x>",
                        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, the part between the river and the railway line"));
        for (String name : names) {
            assertThat(wrong(look(Brief.of(BriefTest.pack(name, 0.9)).html(), false)))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void daysMonthsAndPublicPacksFitToo() throws Exception {
        assertThat(wrong(look(
                        Brief.of(StudyPack.of(Samples.days()).withZones(Samples.ZONES))
                                .html(),
                        false)))
                .isEmpty();
        assertThat(wrong(look(Brief.of(StudyPack.of(Samples.table())).html(), false)))
                .isEmpty();
        assertThat(wrong(look(
                        Brief.of(BriefTest.pack("corridor", 0.5).published()).html(), false)))
                .isEmpty();
    }

    @Test
    void itPrintsOnTwoPages() throws Exception {
        for (StudyPack pack : List.of(
                BriefTest.pack("corridor", 0.5), StudyPack.of(Samples.days()).withZones(Samples.ZONES))) {
            Path page = folder.resolve("page.html");
            Brief.of(pack).write(page);
            Path paper = folder.resolve("page.pdf");
            browse(
                    folder.resolve("nothing.txt"),
                    "--no-pdf-header-footer",
                    "--print-to-pdf=" + paper,
                    page.toUri().toString());
            String pdf = Files.readString(paper, StandardCharsets.ISO_8859_1);
            assertThat(Pattern.compile("/Type ?/Page\\b").matcher(pdf).results())
                    .hasSize(2);
        }
    }

    /** What looks sees faults: each of these is one. */
    @Test
    void aFaultIsSeen() throws Exception {
        String page =
                "<!DOCTYPE html><html><head><title>x</title></head><body><h1>one</h1><h1>two</h1><p style=\"color:#999\">pale"
                        + "</p><p style=\"position:absolute;top:0\">over</p><p style=\"width:90px;white-space:nowrap\">a line that is far too"
                        + " long for its place</p><img src=\"http://127.0.0.1:9/x.png\"><table><tr><th>x</th></tr></table><svg width=\"50\""
                        + " height=\"50\"><text x=\"30\" y=\"30\">far too long</text></svg></body></html>";
        assertThat(String.join("\n", wrong(look(page, false))))
                .contains(
                        "340 wide: p \"pale\" has a contrast of 2.8",
                        "lies over p \"over\"",
                        "p \"a line that is far too long for its plac\" is cut off",
                        "asked for http://127.0.0.1:9/x.png",
                        "there is not one h1",
                        "no language is named",
                        "has no scope",
                        "text \"far too long\" is cut off by its picture",
                        "a picture says nothing");
    }
}
