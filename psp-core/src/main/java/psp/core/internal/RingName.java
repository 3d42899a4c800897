package psp.core.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a ring around a zone, such as {@code harbour ring 500-1000 m}, and how it is read aloud. */
public final class RingName {

    private static final Pattern EDGES = Pattern.compile("(.*) ring ([0-9.]+)-([0-9.]+) m");

    private RingName() {}

    /** Returns the name of the ring that lies so many metres from a zone. */
    public static String of(String zone, String from, String to) {
        return zone + " ring " + from + "-" + to + " m";
    }

    /** Returns a ring as it is read aloud: {@code within 500 m}, {@code 500 to 1000 m away}; of any other area {@link Phrases#place}. */
    public static String aloud(String name) {
        Matcher ring = EDGES.matcher(name);
        if (!ring.matches()) {
            return Phrases.place(name);
        }
        return ring.group(2).equals("0")
                ? "within " + ring.group(3) + " m"
                : ring.group(2) + " to " + ring.group(3) + " m away";
    }
}
