package psp.share;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import psp.core.Period;
import psp.stats.Statement;

/** Puts the page together. */
final class BriefPage {

    private final StudyPack pack;
    private final BriefStory story;
    private final List<Drawing> drawings;
    private final Statement statement;
    private final StringBuilder page = new StringBuilder();

    BriefPage(StudyPack pack, BriefStory story, List<Drawing> drawings) {
        this.pack = pack;
        this.story = story;
        this.drawings = drawings;
        this.statement = pack.statement();
    }

    /** The same with the label written into the picture, and what it shows told to who cannot see it. */
    static Drawing labelled(Drawing drawing, String label) {
        String svg = drawing.svg().replaceFirst("<svg ", "<svg role=\"img\" aria-label=\"" + java.util.regex.Matcher.quoteReplacement(
                Html.text(drawing.title() + ". " + drawing.says())) + "\" ");
        if (!label.isEmpty()) {
            int width = Integer.parseInt(svg.replaceAll("(?s).*? width=\"([0-9]+)\".*", "$1"));
            svg = svg.substring(0, svg.lastIndexOf("</svg>")) + "<text x=\"" + (width - 8) + "\" y=\"16\" text-anchor=\"end\""
                    + " font-size=\"12\" font-weight=\"bold\" font-family=\"" + Palette.FONT + "\" fill=\"" + Palette.ALARM + "\">"
                    + Html.text(label) + "</text>\n</svg>";
        }
        return new Drawing(drawing.name(), drawing.title(), drawing.says(), svg, drawing.header(), drawing.rows());
    }

    String html() {
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\""
                + " content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\""
                + " content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n");
        page.append(Html.element("title", story.title())).append("<style>\n").append(css()).append("</style>\n</head>\n<body>\n");
        head();
        answers();
        drawing("months");
        drawing("watch");
        page.append("<div class=\"second\">\n");
        drawing("changes");
        drawing("yardsticks");
        page.append("<div class=\"beside\">\n");
        drawing("map");
        doubts();
        page.append("</div>\n");
        deeds();
        method();
        page.append("</div>\n");
        figures();
        page.append("</body>\n</html>\n");
        return page.toString();
    }

    private static String css() {
        try (InputStream in = Objects.requireNonNull(BriefPage.class.getResourceAsStream("brief.css"), "brief.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void head() {
        page.append("<header>\n<p>");
        label();
        page.append("<span class=\"small\">").append(Html.text(pack.study().counts().header().asOf() == null ? "no as-of date is known"
                : "as of " + pack.study().counts().header().asOf())).append("</span></p>\n");
        page.append(Html.element("h1", story.title()));
        page.append(Html.element("p class=\"small\"", story.phases()));
        page.append(Html.element("p class=\"answer\"", story.answer())).append("</header>\n<main>\n");
    }

    private void label() {
        if (!statement.label().isEmpty()) {
            page.append("<span class=\"label\">").append(Html.text(statement.label())).append("</span>");
        }
    }

    private void answers() {
        page.append("<section class=\"cards\" aria-label=\"The questions\">\n");
        for (BriefStory.Answer answer : story.answers()) {
            page.append("<div class=\"card\">\n<h3>").append(Html.text(answer.question())).append(" <span class=\"verdict ")
                    .append(answer.tone()).append("\">").append(Html.text(answer.verdict())).append("</span></h3>\n");
            page.append(Html.element("p", answer.text())).append("</div>\n");
        }
        page.append("</section>\n");
    }

    private void drawing(String name) {
        for (Drawing drawing : drawings) {
            if (drawing.name().equals(name)) {
                page.append("<figure id=\"").append(name).append("\">\n<figcaption>").append(Html.text(drawing.title())).append("</figcaption>\n<div class=\"picture\">\n").append(drawing.svg()).append("\n</div>\n");
                page.append(Html.element("p class=\"small\"", drawing.says()));
                page.append("<details>\n<summary>The same as a table</summary>\n");
                table(drawing.header(), drawing.rows());
                page.append("</details>\n</figure>\n");
            }
        }
    }

    private void table(List<String> header, List<List<String>> rows) {
        page.append("<div class=\"scroll\">\n<table>\n<thead><tr>");
        header.forEach(name -> page.append("<th scope=\"col\">").append(Html.text(name)).append("</th>"));
        page.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            page.append("<tr><th scope=\"row\">").append(Html.text(row.get(0))).append("</th>");
            row.stream().skip(1).forEach(cell -> page.append("<td>").append(Html.text(cell)).append("</td>"));
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table>\n</div>\n");
    }

    private void doubts() {
        page.append("<section>\n<h2>What this cannot tell</h2>\n<ul>\n");
        statement.doubts().forEach(doubt -> page.append(Html.element("li", doubt)));
        pack.remarks().forEach(remark -> page.append(Html.element("li", remark)));
        page.append("</ul>\n</section>\n");
    }

    private void deeds() {
        if (pack.deeds().isEmpty()) {
            return;
        }
        page.append("<section>\n<h2>What was done</h2>\n");
        table(List.of("days", "units", "partners", "tactics", "hours", "note"), pack.deeds().stream().map(deed -> List.of(
                days(deed.days()), deed.units(), deed.partners(), deed.tactics(), deed.hours() == null ? ""
                        : Numbers.text(deed.hours()), deed.note())).toList());
        page.append("</section>\n");
    }

    private static String days(Period days) {
        return days.start() + " to " + days.lastDay();
    }

    private void method() {
        page.append("<section>\n<h2>How it was reckoned</h2>\n");
        page.append(Html.element("p", "To read aloud: " + statement.paragraph()));
        pack.plan().ifPresent(plan -> page.append(Html.element("p", plan.sentence(pack.study()))));
        page.append("<p class=\"small\">Made by psp ").append(Html.text(pack.psp())).append(" from the counts of a study pack; anyone who"
                + " has the pack can reckon every figure again (<code>psp replay</code>). Its hash: <code>").append(pack.hash())
                .append("</code>. No script is in this page, and nothing is fetched.</p>\n</section>\n");
    }

    private void figures() {
        page.append("</main>\n<details id=\"figures\">\n<summary>All figures</summary>\n");
        table(List.of("figure", "value", "from", "to", "level", "method"), pack.figures().all().stream().map(figure -> figure.range() == null
                ? List.of(figure.name(), figure.number() == null ? figure.words() : Numbers.text(figure.number()), "", "", "", "")
                : List.of(figure.name(), Numbers.text(Objects.requireNonNull(figure.number())), Numbers.text(figure.range().lo()),
                Numbers.text(figure.range().hi()), Numbers.text(figure.range().level()), figure.range().method())).toList());
        page.append("</details>\n");
    }
}
