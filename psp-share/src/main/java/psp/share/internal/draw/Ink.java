package psp.share.internal.draw;

import java.util.Locale;

/** The few colours of the brief, each with its like on a dark page; text colours keep a contrast of 4.5 to 1 on both. */
public enum Ink {
    PAPER("#ffffff", "#15191d"),
    TEXT("#1b2127", "#e9ecef"),
    SOFT("#545e68", "#aab4be"),
    LINE("#dde2e7", "#343c44"),
    FOCUS("#0a5a9c", "#74b9ff"),
    FOCUS_FILL("#c5dff4", "#1e4567"),
    RING("#a04e00", "#f2a65e"),
    RING_FILL("#f5dcc2", "#523615"),
    OTHER("#4f5b66", "#a3aeb9"),
    OTHER_FILL("#eef1f4", "#20262c"),
    BAND("#d5dfe8", "#2c3944"),
    PHASE("#fbf3df", "#2f2a1b"),
    ALARM("#b42318", "#ff8f85");

    public final String light;
    final String dark;

    Ink(String light, String dark) {
        this.light = light;
        this.dark = dark;
    }

    /** The colours by name, and the rules that turn a light drawing in a page into a dark one; paper is always light. */
    public static String css() {
        StringBuilder day = new StringBuilder();
        StringBuilder night = new StringBuilder();
        StringBuilder rules = new StringBuilder();
        for (Ink ink : values()) {
            String name = "--" + ink.name().toLowerCase(Locale.ROOT).replace('_', '-');
            day.append(' ').append(name).append(": ").append(ink.light).append(';');
            night.append(' ').append(name).append(": ").append(ink.dark).append(';');
            for (String part : new String[] {"fill", "stroke"}) {
                rules.append("svg [")
                        .append(part)
                        .append("=\"")
                        .append(ink.light)
                        .append("\"] { ")
                        .append(part)
                        .append(": var(")
                        .append(name)
                        .append("); }\n");
            }
        }
        return ":root { color-scheme: light dark;" + day
                + " }\n@media screen and (prefers-color-scheme: dark) { :root {" + night + " } }\n" + rules;
    }
}
