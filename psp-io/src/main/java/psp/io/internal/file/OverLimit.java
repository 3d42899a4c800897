package psp.io.internal.file;

import java.util.Locale;

/** The end of a refusal of what is larger than a limit. */
public final class OverLimit {

    private OverLimit() {}

    /**
     * Which limit it is, and how to raise it.
     *
     * @param name the limit as {@link psp.io.limit.Limits} calls it, such as {@code columns}
     * @param value what it allows
     */
    public static String allows(String name, int value) {
        return String.format(
                Locale.ROOT,
                "more than the limit %s of %,d allows; if that is right, raise it by Limits.DEFAULT.with%s%s(…)",
                name,
                value,
                name.substring(0, 1).toUpperCase(Locale.ROOT),
                name.substring(1));
    }
}
