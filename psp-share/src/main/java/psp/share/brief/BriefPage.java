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

/** Puts the page together. */
final class BriefPage {

    private final StudyPack pack;
    private final BriefStory story;
    private final List<Drawing> drawings;
    private final SortedMap<String, String> charts;
    private final String label;
    private final Statement statement;
    private final StringBuilder page = new StringBuilder();

    BriefPage(
            StudyPack pack, BriefStory story, List<Drawing> drawings, SortedMap<String, String> charts, String label) {
        this.pack = pack;
        this.story = story;
        this.drawings = drawings;
        this.charts = charts;
        this.label = label;
        this.statement = pack.statement();
    }

    String html() {
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\""
                + " content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\""
                + " content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n");
        page.append(Html.element("title", story.title()))
                .append("<style>\n")
                .append(css())
                .append("</style>\n</head>\n<body>\n");
        head();
        answers();
        drawing("months");
        page.append("<div class=\"beside\">\n");
        drawing("changes");
        drawing("yardsticks");
        page.append("</div>\n<div class=\"second\">\n<div class=\"beside\">\n");
        drawing("standing");
        drawing("watch");
        drawing("map");
        doubts();
        page.append("</div>\n");
        numbers();
        deeds();
        method();
        page.append("</div>\n</main>\n");
        figures();
        page.append("</body>\n</html>\n");
        return page.toString();
    }

    private static String css() {
        try (InputStream in = Objects.requireNonNull(BriefPage.class.getResourceAsStream("brief.css"), "brief.css")) {
            return Ink.css() + new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void head() {
        LocalDate asOf = pack.study().counts().header().asOf();
        page.append("<header>\n<p><span class=\"label\">")
                .append(Html.text(label))
                .append("</span> <span class=\"small\">")
                .append(asOf == null ? "no as-of date is known" : "as of " + Phrases.day(asOf))
                .append("</span></p>\n");
        page.append(Html.element("h1", story.title()));
        page.append(Html.element("p class=\"small\"", story.phases()));
        page.append(Html.element("p class=\"answer\"", story.answer())).append("</header>\n<main>\n");
    }

    private void answers() {
        page.append("<section class=\"cards\" aria-label=\"The questions\">\n");
        for (BriefStory.Answer answer : story.answers()) {
            page.append("<div class=\"card\">\n")
                    .append(Html.element("h2", answer.question()))
                    .append(Html.element("p class=\"verdict " + answer.tone() + "\"", answer.verdict()))
                    .append(Html.element("p", answer.text()))
                    .append("</div>\n");
        }
        page.append("</section>\n");
    }

    private void drawing(String name) {
        for (Drawing drawing : drawings) {
            if (drawing.name().equals(name)) {
                page.append("<figure id=\"").append(name).append("\">\n");
                String small = drawing.phone();
                picture(small == null ? "picture" : "picture whole", charts.get(name));
                picture("picture phone", small);
                page.append(Html.element("figcaption", drawing.says()));
                page.append("<details>\n<summary>The same as a table</summary>\n");
                table(drawing.header(), drawing.rows());
                page.append("</details>\n</figure>\n");
            }
        }
    }

    private void picture(String kind, @Nullable String svg) {
        if (svg != null) {
            page.append("<div class=\"")
                    .append(kind)
                    .append("\">\n")
                    .append(svg)
                    .append("\n</div>\n");
        }
    }

    /** The counts that all rests on, as a table that is printed too. */
    private void numbers() {
        for (Drawing drawing : drawings) {
            if (drawing.name().equals("changes")) {
                page.append("<section>\n<h2>The numbers</h2>\n");
                int method = drawing.header().size() - 1;
                table(
                        drawing.header().subList(0, method),
                        drawing.rows().stream()
                                .map(row -> row.subList(0, method))
                                .toList());
                page.append("</section>\n");
            }
        }
    }

    private void table(List<String> header, List<List<String>> rows) {
        page.append("<div class=\"scroll\">\n<table>\n<thead><tr>");
        header.forEach(name ->
                page.append("<th scope=\"col\">").append(Html.text(name)).append("</th>"));
        page.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            page.append("<tr><th scope=\"row\">").append(Html.text(row.get(0))).append("</th>");
            row.stream()
                    .skip(1)
                    .forEach(cell -> page.append("<td>").append(Html.text(cell)).append("</td>"));
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table>\n</div>\n");
    }

    private void doubts() {
        page.append("<section id=\"doubts\">\n<h2>What this cannot tell</h2>\n<ul>\n");
        statement.doubts().forEach(doubt -> page.append(Html.element("li", doubt)));
        pack.remarks().forEach(remark -> page.append(Html.element("li", remark)));
        page.append("</ul>\n</section>\n");
    }

    private void deeds() {
        if (pack.deeds().isEmpty()) {
            return;
        }
        page.append("<section>\n<h2>What was done</h2>\n");
        table(
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
        page.append("</section>\n");
    }

    private static String days(Period days) {
        return days.start() + " to " + days.lastDay();
    }

    private void method() {
        page.append("<section>\n<h2>How it was reckoned</h2>\n");
        page.append(Html.element("p class=\"small\"", "To read aloud: " + statement.paragraph()));
        pack.plan().ifPresent(plan -> page.append(Html.element("p", plan.sentence(pack.study()))));
        page.append("<p class=\"small\">Made by psp ")
                .append(Html.text(pack.psp()))
                .append(" from the counts of a study pack; anyone who"
                        + " has the pack can reckon every figure again (<code>psp replay</code>). Its hash: <code>")
                .append(pack.hash())
                .append("</code>. No script is in this page, and nothing is fetched.</p>\n</section>\n");
    }

    private void figures() {
        page.append("<details id=\"figures\">\n<summary>All figures</summary>\n");
        table(
                List.of("Figure", "Value", "From", "To", "Level", "Method"),
                pack.figures().all().stream()
                        .map(figure -> figure.range() == null
                                ? List.of(
                                        figure.name(),
                                        figure.number() == null ? figure.words() : Numbers.text(figure.number()),
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
                        .toList());
        page.append("</details>\n");
    }
}
