package psp.share;

import java.util.List;

/**
 * A picture with what it shows in words and numbers.
 *
 * @param name of its file, such as {@code months}
 * @param title above it
 * @param says what it shows, for who cannot see it
 * @param svg the picture
 * @param header of the table of what is drawn
 * @param rows of it
 */
record Drawing(String name, String title, String says, String svg, List<String> header, List<List<String>> rows) {

    Drawing {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
