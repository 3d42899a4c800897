package psp.share.internal.draw;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture with what it shows in words and numbers.
 *
 * @param name of its file, such as {@code months}
 * @param title above it
 * @param says what it shows and how to read it, in words that stand below it
 * @param values what it shows in numbers, for who cannot see it
 * @param narrow the picture for a phone and for half a page
 * @param wide the picture across a page; null where half a page is enough
 * @param header of the table of what is drawn
 * @param rows of it
 */
public record Drawing(
        String name,
        String title,
        String says,
        String values,
        Sheet narrow,
        @Nullable Sheet wide,
        List<String> header,
        List<List<String>> rows) {

    public static final int NARROW = 350;
    public static final int WIDE = 720;

    public Drawing {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** The picture that stands alone as a file, as SVG. */
    public String whole() {
        return (wide == null ? narrow : wide).svg(name, title, values);
    }

    /** The picture for a phone, as SVG; null where it is the whole one. */
    public @Nullable String phone() {
        return wide == null ? null : narrow.svg(name + "-narrow", title, values);
    }
}
