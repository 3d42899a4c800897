package psp.io.internal.place;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import psp.io.internal.field.Decimal;

/** Finds longitude and latitude in one text: {@code POINT (lon lat)}, {@code (lat, lon)} behind an address, {@code lat,lon}. */
public final class PointText {

    private static final String NUMBER = "([-+]?\\d+(?:\\.\\d+)?)";
    private static final Pattern WKT = Pattern.compile(
            "(?i)(?:SRID=\\d+;)?\\s*POINT\\s*(?:Z|M|ZM)?\\s*\\(\\s*" + NUMBER + "\\s+" + NUMBER + "[^)]*\\)");
    /** At the end of an address, or alone. */
    private static final Pattern PAIR =
            Pattern.compile("(?s)(?:.*\\(|)\\s*" + NUMBER + "°?\\s*(?:[,;]|\\s)\\s*" + NUMBER + "°?\\s*\\)?\\s*");

    private static final Pattern LATITUDE = Pattern.compile("(?i)\\blat(?:itude)?\\b\\W{1,6}" + NUMBER);
    private static final Pattern LONGITUDE = Pattern.compile("(?i)\\b(?:lon(?:gitude)?|lng|long)\\b\\W{1,6}" + NUMBER);
    private static final Pattern COORDINATES =
            Pattern.compile("(?i)coordinates\\W{1,6}" + NUMBER + "\\s*,\\s*" + NUMBER);
    private static final int LONGEST = 2_000;
    private static final double NORTHERNMOST = 90;

    private PointText() {}

    /** Longitude and latitude as text; null where the text holds none. */
    public static String @Nullable [] find(String text) {
        if (text.length() > LONGEST || !hasTwoNumbers(text)) {
            return null;
        }
        Matcher wkt = WKT.matcher(text);
        if (wkt.lookingAt()) {
            return new String[] {wkt.group(1), wkt.group(2)};
        }
        Matcher list = COORDINATES.matcher(text);
        if (list.find()) {
            return new String[] {list.group(1), list.group(2)};
        }
        Matcher latitude = LATITUDE.matcher(text);
        Matcher longitude = LONGITUDE.matcher(text);
        if (latitude.find() && longitude.find()) {
            return new String[] {longitude.group(1), latitude.group(1)};
        }
        Matcher pair = PAIR.matcher(text);
        if (!pair.matches()) {
            return null;
        }
        boolean first = Math.abs(Decimal.parse(pair.group(1))) > NORTHERNMOST;
        return new String[] {pair.group(first ? 1 : 2), pair.group(first ? 2 : 1)};
    }

    /** As most texts of a table have not, which tells them quickly. */
    private static boolean hasTwoNumbers(String text) {
        int numbers = 0;
        boolean within = false;
        for (int i = 0; i < text.length() && numbers < 2; i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            numbers += digit && !within ? 1 : 0;
            within = digit || within && c == '.';
        }
        return numbers == 2;
    }
}
