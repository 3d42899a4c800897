package psp.share.brief;

import java.util.List;
import psp.core.Statement;
import psp.share.StudyPack;

/** The statement as Rich Text Format 1.9: paragraphs, headings and a list, which word processors open and edit. */
final class Rtf {

    private final StringBuilder text = new StringBuilder();

    private Rtf() {}

    static String of(StudyPack pack, String answer) {
        Statement statement = pack.statement();
        Rtf rtf = new Rtf();
        rtf.text.append("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0\\fswiss Arial;}}\\fs22\n");
        if (!statement.label().isEmpty()) {
            rtf.paragraph("\\b ", statement.label());
        }
        rtf.paragraph("\\b\\fs26 ", answer);
        statement.findings().forEach(finding -> rtf.paragraph("", finding));
        rtf.list("What we can’t say", statement.doubts());
        rtf.paragraph("\\fs18 ", "psp " + pack.psp() + ", " + statement.rules() + ", pack " + pack.hash());
        return rtf.text.append("}\n").toString();
    }

    private void list(String title, List<String> items) {
        paragraph("\\b ", title);
        items.forEach(item -> paragraph("\\li360\\fi-180 ", "\u2022 " + item));
    }

    private void paragraph(String form, String words) {
        text.append("{\\pard\\sa120").append(form.isEmpty() ? " " : form);
        words.codePoints().forEach(this::letter);
        text.append("\\par}\n");
    }

    private void letter(int c) {
        if (c == '\\' || c == '{' || c == '}') {
            text.append('\\').append((char) c);
        } else if (c >= 0x20 && c < 0x7F) {
            text.append((char) c);
        } else if (c >= 0xA0) {
            for (char half : Character.toChars(c)) {
                text.append("\\u").append((short) half).append('?');
            }
        } else {
            text.append(' ');
        }
    }
}
