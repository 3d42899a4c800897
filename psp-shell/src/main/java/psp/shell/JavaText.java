package psp.shell;

/** Text as a literal of Java, whatever it holds, so that a line to type says what was meant and does nothing else. */
final class JavaText {

    private JavaText() {}

    /** A text between quotes; what is no letter, digit or plain mark as a code. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                literal.append('\\').append((char) c);
            } else if (c >= ' ' && c < 0x7F || c >= 0xA0 && Character.isLetterOrDigit(c)) {
                literal.append((char) c);
            } else if (c < ' ') {
                // A code by \\u would end the line before it is read as text.
                literal.append(String.format(java.util.Locale.ROOT, "\\%03o", c));
            } else {
                literal.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
            }
        });
        return literal.append('"').toString();
    }
}
