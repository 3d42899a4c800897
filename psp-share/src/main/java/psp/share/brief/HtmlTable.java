package psp.share.brief;

import java.util.List;
import psp.share.internal.text.Html;

/** Rows of words as a table of HTML, the first cell of each its name. */
final class HtmlTable {

    private HtmlTable() {}

    static String of(List<String> header, List<List<String>> rows) {
        StringBuilder table = new StringBuilder("<div class=\"scroll\">\n<table>\n<thead><tr>");
        header.forEach(name ->
                table.append("<th scope=\"col\">").append(Html.text(name)).append("</th>"));
        table.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            table.append("<tr><th scope=\"row\">").append(Html.text(row.get(0))).append("</th>");
            row.stream()
                    .skip(1)
                    .forEach(
                            cell -> table.append("<td>").append(Html.text(cell)).append("</td>"));
            table.append("</tr>\n");
        }
        return table.append("</tbody>\n</table>\n</div>\n").toString();
    }
}
