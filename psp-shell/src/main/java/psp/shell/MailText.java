package psp.shell;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import psp.io.WholeFile;
import psp.share.folder.StudyLook;

/** The looks of a week as a body to paste into an e-mail: plain text, and HTML without pictures or links. */
final class MailText {

    private MailText() {}

    static void write(List<StudyLook> looks, Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.(txt|html?)$", "");
        write(file.resolveSibling(name + ".txt"), text(looks));
        write(file.resolveSibling(name + ".html"), html(looks));
    }

    private static void write(Path file, String text) {
        WholeFile.write(file, out -> new Plain(out).write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(List<StudyLook> looks) {
        StringBuilder text = new StringBuilder();
        for (StudyLook look : looks) {
            text.append(text.isEmpty() ? "" : "\n").append(look).append('\n');
            said(look).forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    /** The lines but the last, which names a folder on the sender's disk. */
    private static List<String> said(StudyLook look) {
        return look.fault() != null
                ? List.of()
                : look.lines().subList(0, look.lines().size() - 1);
    }

    private static String html(List<StudyLook> looks) {
        StringBuilder html = new StringBuilder("<!doctype html><meta charset=\"utf-8\">\n");
        for (StudyLook look : looks) {
            String colour = look.fault() != null ? "#7a4b00" : look.alarm() ? "#a00000" : "#1a5c1a";
            html.append("<h3 style=\"color:")
                    .append(colour)
                    .append("\">")
                    .append(escaped(look.toString()))
                    .append("</h3>\n");
            said(look).forEach(line -> html.append("<p>").append(escaped(line)).append("</p>\n"));
        }
        return html.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
