package psp.share;

/** Text made harmless in a page: no mark of it is read as HTML, and none turns the direction of what follows. */
final class Html {

    private Html() {
    }

    static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    boolean turns = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F
                            || c == 0x061C;
                    if (turns || Character.isISOControl(c) && c != '\n') {
                        safe.append('\uFFFD');
                    } else {
                        safe.appendCodePoint(c);
                    }
                }
            }
        });
        return safe.toString();
    }

    /** An element with a text in it. */
    static String element(String tag, String text) {
        return "<" + tag + ">" + text(text) + "</" + tag.split(" ")[0] + ">\n";
    }
}
