package psp.share.brief;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import psp.core.Period;
import psp.core.Statement;
import psp.core.internal.Phrases;
import psp.share.StudyPack;
import psp.share.internal.draw.Drawing;
import psp.share.internal.draw.Ink;
import psp.share.internal.text.Html;
import psp.share.internal.text.Numbers;
import psp.stats.Answer;
import psp.stats.inference.Reason;

/** Puts the page together: the top, then a block for each question with its pictures and numbers. */
final class BriefPage {

    private final StudyPack pack;
    private final BriefParts parts;
    private final List<Drawing> drawings;
    private final SortedMap<String, String> charts;
    private final String label;
    private final Statement statement;

    BriefPage(BriefParts parts, List<Drawing> drawings, SortedMap<String, String> charts, String label) {
        this.pack = parts.pack();
        this.parts = parts;
        this.drawings = drawings;
        this.charts = charts;
        this.label = label;
        this.statement = pack.statement();
    }

    String html() {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\""
                + " content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\""
                + " content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n"
                + Html.element("title", parts.words().title())
                + "<style>\n"
                + css()
                + "@media print { @page { size: "
                + pack.paper().size()
                + "; margin: 11mm 13mm; } }\n</style>\n</head>\n<body>\n"
                + head()
                + block("What was done", deeds())
                + block("Did it fall?", drawing("months") + beside(drawing("changes"), years()))
                + block("May we move officers?", officers())
                + parts.weekly()
                        .map(table -> block(table.title(), weekly(table)))
                        .orElse("")
                + block("By more than elsewhere?", beside(drawing("placebos") + expected(), drawing("benchmarks")))
                + block("After the operation", beside(drawing("watch"), drawing("standing")))
                + "<div class=\"block\">\n"
                + beside(drawing("map"), doubts() + remarks() + method())
                + "</div>\n"
                + "</main>\n"
                + figures()
                + "</body>\n</html>\n";
    }

    private static String css() {
        try (InputStream in = Objects.requireNonNull(BriefPage.class.getResourceAsStream("brief.css"), "brief.css")) {
            return Ink.css() + new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was counted, and the top: the headline, the questions and what is next. */
    private String head() {
        LocalDate asOf = pack.study().counts().header().asOf();
        TopWords words = parts.words();
        StringBuilder top = new StringBuilder("<header>\n<p><span class=\"label\">"
                + Html.text(label)
                + "</span> <span class=\"small\">"
                + "up to "
                + Phrases.day(
                        asOf == null ? pack.study().counts().coverage().span().lastDay() : asOf)
                + "</span></p>\n"
                + Html.element("h1", words.title())
                + Html.element("p class=\"small\"", words.phases())
                + "</header>\n<main>\n<section id=\"top\">\n"
                + Html.element("p class=\"answer\"", words.headline()));
        for (TopWords.Question asked : words.questions()) {
            top.append("<p><b>")
                    .append(Html.text(asked.question()))
                    .append(asked.verdict().isEmpty() ? "" : " <span class=\"verdict " + asked.tone() + "\">")
                    .append(Html.text(asked.verdict()))
                    .append(asked.verdict().isEmpty() ? "" : "</span>")
                    .append("</b> ")
                    .append(Html.text(asked.text()))
                    .append("</p>\n");
        }
        top.append("<p><b>Next:</b> ").append(Html.text(words.next())).append("</p>\n");
        return top
                + (words.notAsked().isEmpty() ? "" : Html.element("p class=\"small\"", words.notAsked()))
                + "</section>\n";
    }

    /** A heading with what stands below it; nothing where nothing does. */
    private static String block(String heading, String body) {
        return body.isEmpty()
                ? ""
                : "<section class=\"block\">\n" + Html.element("h2", heading) + body + "</section>\n";
    }

    /** Two parts side by side, or the one there is. */
    private static String beside(String left, String right) {
        return left.isEmpty() || right.isEmpty()
                ? left + right
                : "<div class=\"beside\">\n<div>\n" + left + "</div>\n<div>\n" + right + "</div>\n</div>\n";
    }

    private String drawing(String name) {
        return drawings.stream()
                .filter(drawing -> drawing.name().equals(name))
                .map(drawing -> {
                    String small = drawing.phone();
                    return "<figure id=\"" + name + "\">\n"
                            + picture(small == null ? "picture" : "picture whole", charts.get(name))
                            + picture("picture phone", small)
                            + Html.element("figcaption", drawing.says())
                            + "<details>\n<summary>The same as a table</summary>\n"
                            + HtmlTable.of(drawing.header(), drawing.rows())
                            + "</details>\n</figure>\n";
                })
                .findFirst()
                .orElse("");
    }

    private static String picture(String kind, @Nullable String svg) {
        return svg == null ? "" : "<div class=\"" + kind + "\">\n" + svg + "\n</div>\n";
    }

    private String years() {
        EarlierYears years = parts.years();
        return years.isEmpty()
                ? ""
                : "<div class=\"table\">\n" + Html.element("h3", "The same days of earlier years")
                        + HtmlTable.of(years.header(), years.rows())
                        + (withheld() ? Html.element("p class=\"small\"", EarlierYears.WITHHELD) : "")
                        + "</div>\n";
    }

    private boolean withheld() {
        return pack.answers()
                .reduction()
                .reason()
                .filter(Reason.Withheld.class::isInstance)
                .isPresent();
    }

    private String officers() {
        return parts.officers()
                .flatMap(Answer::result)
                .map(plan -> HtmlTable.of(MoveOfficers.header(), MoveOfficers.rows(plan))
                        + Html.element("p class=\"small\"", MoveOfficers.note(plan)))
                .orElse("");
    }

    private static String weekly(WeeklyTable table) {
        return HtmlTable.of(table.header(), table.rows()) + Html.element("p class=\"small\"", table.note());
    }

    /** What was counted and expected, where no picture says it. */
    private String expected() {
        return ExpectedNote.of(pack.answers())
                .map(note -> "<div class=\"table\">\n" + Html.element("h3", "Counted and expected")
                        + HtmlTable.of(
                                List.of(
                                        "",
                                        Phrases.capital(Wording.unit(
                                                pack.study().counts().header()))),
                                note.rows())
                        + Html.element("p class=\"small\"", ExpectedNote.note()) + "</div>\n")
                .orElse("");
    }

    private String doubts() {
        return list("doubts", "Not answered here", statement.doubts());
    }

    private String remarks() {
        return list("data", "About the data", DataRemarks.of(pack));
    }

    private static String list(String id, String heading, List<String> items) {
        if (items.isEmpty()) {
            return "";
        }
        StringBuilder list =
                new StringBuilder("<section id=\"" + id + "\">\n" + Html.element("h2", heading) + "<ul>\n");
        items.forEach(item -> list.append(Html.element("li", item)));
        return list + "</ul>\n</section>\n";
    }

    private String deeds() {
        return pack.deeds().isEmpty()
                ? ""
                : HtmlTable.of(
                        List.of("Days", "Units", "Partners", "Tactics", "Hours", "Note"),
                        pack.deeds().stream()
                                .map(deed -> List.of(
                                        days(deed.days()),
                                        deed.units(),
                                        deed.partners(),
                                        deed.tactics(),
                                        deed.hours() == null ? "" : Numbers.text(deed.hours()),
                                        deed.note()))
                                .toList());
    }

    private static String days(Period days) {
        return days.start() + " to " + days.lastDay();
    }

    private String method() {
        return "<section id=\"method\">\n" + Html.element("h2", "How it was computed")
                + "<details>\n<summary>To read aloud</summary>\n"
                + Html.element("p class=\"small\"", statement.paragraph())
                + "</details>\n"
                + pack.plan()
                        .map(plan -> Html.element("p class=\"small\"", plan.sentence(pack.study())))
                        .orElse("")
                + "<p class=\"small\">Made by psp "
                + Html.text(pack.psp())
                + " from the counts of a study pack; anyone who has the pack can compute every figure again (<code>psp"
                + " replay</code>). Its hash: <code>"
                + pack.hash()
                + "</code>. No script is in this page, and nothing is fetched.</p>\n</section>\n";
    }

    private String figures() {
        return "<details id=\"figures\">\n<summary>All figures</summary>\n"
                + HtmlTable.of(
                        List.of("Figure", "Value", "From", "To", "Level", "Method"),
                        pack.figures().all().stream()
                                .map(figure -> figure.range() == null
                                        ? List.of(
                                                figure.name(),
                                                figure.number() == null
                                                        ? figure.words()
                                                        : Numbers.text(figure.number()),
                                                "",
                                                "",
                                                "",
                                                "")
                                        : List.of(
                                                figure.name(),
                                                Numbers.text(Objects.requireNonNull(figure.number())),
                                                Numbers.text(figure.range().lo()),
                                                Numbers.text(figure.range().hi()),
                                                Numbers.text(figure.range().level()),
                                                figure.range().method()))
                                .toList())
                + "</details>\n";
    }
}
