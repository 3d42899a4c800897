package psp.share.internal.text;

/** Text made harmless in a page: no mark of it is read as HTML, and none that is not seen turns, breaks or hides what follows. */
public final class Html {

    private Html() {}

    public static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        plain(text).codePoints().forEach(c -> {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    /** The same letters, with a sign that something was there in place of marks that are not seen. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int kind = Character.getType(c);
            boolean unseen = kind == Character.FORMAT
                    || kind == Character.CONTROL
                    || kind == Character.SURROGATE
                    || kind == Character.LINE_SEPARATOR
                    || kind == Character.PARAGRAPH_SEPARATOR
                    || (c & 0xFFFE) == 0xFFFE;
            plain.appendCodePoint(unseen && c != '\n' ? 0xFFFD : c);
        });
        return plain.toString();
    }

    /** An element with a text in it. */
    public static String element(String tag, String text) {
        return "<" + tag + ">" + text(text) + "</" + tag.split(" ")[0] + ">\n";
    }
}
