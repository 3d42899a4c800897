package psp.share.internal.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** A sheet as SVG: what is drawn, in which order, to which digit, and for whom. */
class SheetTest {

    private static final Sheet.Side LEFT = Sheet.Side.LEFT;

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void everyMarkIsWrittenInTheOrderInWhichItIsDrawn() {
        Sheet sheet = new Sheet(100, 50, "MADE UP", "Two");
        sheet.box(1, 2.25, 3, 4, Ink.BAND, null);
        sheet.box(1, 2, 3, 4, Ink.PHASE, Ink.LINE);
        sheet.rule(10, 20.7, 90, 20.7, Ink.OTHER, 1);
        sheet.line(new Trace().to(0, 0.04).to(1.05, -0.04).lift().to(2, 2), Ink.FOCUS, 1.6, true);
        sheet.shape(new Trace().to(0, 0).to(1, 0).to(1, 1).close(), Ink.RING_FILL, Ink.RING, 2);
        sheet.dot(5, 5, 2, Ink.FOCUS, null);
        sheet.words(50, 25, "middle", TextStyle.SMALL, Sheet.Side.CENTER);
        assertThat(sheet.svg("two", "Two", "Both.")).isEqualTo("""
                        <svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" viewBox="0 0 100 50" \
                        font-family="sans-serif" role="img" aria-labelledby="two-title two-says">
                        <title id="two-title">Two</title>
                        <desc id="two-says">Both.</desc>
                        <rect x="0" y="0" width="100" height="50" fill="#ffffff"/>
                        <text x="0" y="12.5" font-size="10" font-weight="bold" text-anchor="start" fill="#b42318">MADE UP</text>
                        <text x="0" y="31.9" font-size="14" font-weight="bold" text-anchor="start" fill="#1b2127">Two</text>
                        <rect x="1" y="2.3" width="3" height="4" fill="#d5dfe8"/>
                        <rect x="1" y="2" width="3" height="4" fill="#fbf3df" stroke="#dde2e7"/>
                        <path d="M10 20.5L90 20.5" fill="none" stroke="#4f5b66" stroke-width="1" stroke-linejoin="round"/>
                        <path d="M0 0L1.1 0M2 2" fill="none" stroke="#0a5a9c" stroke-width="1.6" \
                        stroke-linejoin="round" stroke-dasharray="6.4 3.2"/>
                        <path d="M0 0L1 0L1 1Z" fill="#f5dcc2" fill-rule="evenodd" stroke="#a04e00" stroke-width="2" \
                        stroke-linejoin="round"/>
                        <circle cx="5" cy="5" r="2" fill="#0a5a9c"/>
                        <text x="50" y="28.9" font-size="11" text-anchor="middle" fill="#1b2127">middle</text>
                        </svg>""");
    }

    @Test
    void textsAreOnlyTexts() throws Exception {
        String hostile = "</text><script>x</script>\"' & é → 𝛼 \u202E\u0007";
        Sheet sheet = new Sheet(900, 50, "", "");
        sheet.words(0, 25, hostile, TextStyle.SMALL, LEFT);
        Document svg = parsed(sheet.svg("a", hostile, hostile));
        String plain = "</text><script>x</script>\"' & é → 𝛼 \uFFFD\uFFFD";
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getElementsByTagName("text").item(2).getTextContent()).isEqualTo(plain);
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo(plain);
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo(plain);
    }

    @Test
    void nothingIsDrawnOfAnEmptyTrace() {
        Sheet sheet = new Sheet(10, 10, "", "");
        sheet.line(new Trace(), Ink.FOCUS, 1, false);
        sheet.shape(new Trace().close(), Ink.BAND);
        assertThat(sheet.svg("a", "", "")).doesNotContain("<path");
    }

    @Test
    void digitsAreThoseOfNoLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Svg.tenth(-1234.56)).isEqualTo("-1234.6");
            assertThat(Svg.tenth(100)).isEqualTo("100");
            assertThat(Svg.tenth(-0.04)).isEqualTo("0");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void numbersOfAScaleHaveTheRoomTheyNeed() throws Exception {
        assertThat(Axes.room(Scale.upTo(80, 4))).isEqualTo(34);
        Scale counts = Scale.upTo(23_000, 4).between(100, 50);
        assertThat(Axes.room(counts)).isGreaterThan(34);
        Sheet sheet = new Sheet(350, 120, "", "");
        Axes.across(sheet, counts, Axes.room(counts), 340);
        Document svg = parsed(sheet.svg("a", "", ""));
        for (int i = 2; i < svg.getElementsByTagName("text").getLength(); i++) {
            Element text = (Element) svg.getElementsByTagName("text").item(i);
            assertThat(Double.parseDouble(text.getAttribute("x")))
                    .as(text.getTextContent())
                    .isGreaterThanOrEqualTo(TextStyle.SOFT.width(text.getTextContent()));
        }
    }

    /** Six steps of short words are all named; of long ones every second or third is, 0 always among them. */
    @Test
    void wordsOfAScaleAreLeftOutBeforeTheyOverlap() throws Exception {
        Scale scale = new Scale(-40, 10, 10, 10, 340);
        assertThat(named(scale, "")).containsExactly("-40", "-30", "-20", "-10", "0", "10");
        assertThat(named(scale, " thousand")).containsExactly("-40 thousand", "-20 thousand", "0 thousand");
        assertThat(named(scale, " thousand fewer than one would have thought"))
                .contains("0 thousand fewer than one would have thought");
    }

    private static List<String> named(Scale scale, String after) throws Exception {
        Sheet sheet = new Sheet(350, 120, "", "");
        Axes.down(sheet, scale, 44, 90, at -> Math.round(at) + after);
        var texts = parsed(sheet.svg("a", "", "")).getElementsByTagName("text");
        return IntStream.range(2, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
    }

    @Test
    void wordsAreAsWideAsInAWideFont() {
        assertThat(TextStyle.SMALL.width("300 fewer")).isEqualTo(11 * 5.037, within(1e-9));
        assertThat(TextStyle.NAME.width("ab")).isEqualTo(12 * 1.391, within(1e-9));
        assertThat(List.of(Widths.PLAIN.of('~'), Widths.BOLD.of('~'))).containsExactly(838, 838);
        assertThat(TextStyle.SMALL.fitted("the market", 40)).isEqualTo("the…");
        assertThat(TextStyle.SMALL.bothEnds("the market ring", 60)).isEqualTo("the…ring");
    }
}
