package psp.geo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import psp.core.Boundary;
import psp.core.Ring;

/** Boundaries as well-known text: {@code POLYGON ((…))} and {@code MULTIPOLYGON (((…)))}, in degrees. */
public final class Wkt {

    /** JTS takes what follows # in a line for a comment. */
    private static final Pattern COMMENT = Pattern.compile("#.*");
    /** A multipolygon has three; a collection within collections would fill the stack. */
    private static final int DEEPEST = 8;

    private static final int SURE_DIGITS = 15;
    private static final int ALL_DIGITS = 17;
    /** Smaller numbers are written with an exponent. */
    private static final double PLAIN = 1e-9;

    private Wkt() {}

    /**
     * Reads a boundary.
     *
     * @param text a polygon or multipolygon, longitude first
     * @return the boundary
     * @throws IllegalArgumentException if it is not one, naming where the text goes wrong, its brackets are nested
     *     deeper than 8, a ring is bad, or more text follows
     */
    public static Boundary read(String text) {
        Objects.requireNonNull(text, "text");
        refuseDeep(text);
        Geometry geometry;
        try {
            geometry = new WKTReader().read(text);
        } catch (ParseException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + start(text) + "' is not a well-known text of a polygon: "
                            + e.getMessage()
                            + (String.valueOf(e.getMessage()).contains("closed")
                                    ? "; close each ring by repeating its first vertex"
                                    : ""),
                    e);
        }
        String rest = afterTheFirst(COMMENT.matcher(text).replaceAll(""));
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException("The well-known text goes on after its end with '" + start(rest)
                    + "'; read each polygon by itself, or write one MULTIPOLYGON");
        }
        return JtsGeometries.toBoundary(geometry);
    }

    static String start(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static void refuseDeep(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth > DEEPEST) {
                throw new IllegalArgumentException("'" + start(text) + "' is not a well-known text of a polygon: its"
                        + " brackets are nested deeper than " + DEEPEST);
            }
        }
    }

    /** What stands after the bracket that closes the first one: JTS reads no further, and would drop it in silence. */
    private static String afterTheFirst(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0 && text.charAt(i) == ')') {
                return text.substring(i + 1).strip();
            }
        }
        return "";
    }

    /**
     * Writes a boundary.
     *
     * @param boundary the ground
     * @return its text; {@link #read} gives an equal boundary
     */
    public static String write(Boundary boundary) {
        String parts = boundary.parts().stream()
                .map(part -> Stream.concat(Stream.of(part.shell()), part.holes().stream())
                        .map(Wkt::text)
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        return boundary.parts().size() == 1 ? "POLYGON " + parts : "MULTIPOLYGON (" + parts + ")";
    }

    private static String text(Ring ring) {
        return IntStream.range(0, ring.size())
                .mapToObj(i -> text(ring.longitude(i)) + " " + text(ring.latitude(i)))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The fewest of 15 to 17 digits that read back as the same number; Double.toString differs between JDKs. */
    private static String text(double value) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shown = exact;
        for (int digits = SURE_DIGITS; digits <= ALL_DIGITS; digits++) {
            shown = exact.round(new MathContext(digits)).stripTrailingZeros();
            if (shown.doubleValue() == value) {
                break;
            }
        }
        return Math.abs(value) < PLAIN ? shown.toString() : shown.toPlainString();
    }
}
