package psp.core.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Forms to store that end with their length and their SHA-256, so that what was damaged, cut or made longer is no other value
 * but none. Texts may come back with the line ends of another system.
 */
public final class Stored {

    private static final int HASH = 32;
    private static final int TAIL = Long.BYTES + HASH;
    private static final Pattern END = Pattern.compile("end (0|[1-9][0-9]{0,17}) ([0-9a-f]{64})\n?");

    private Stored() {}

    /** Some bytes with their length and hash behind them. */
    public static byte[] close(byte[] body) {
        return ByteBuffer.allocate(body.length + TAIL).put(body).put(tail(body)).array();
    }

    /** The bytes before their length and hash; empty where these do not fit them. */
    public static Optional<byte[]> open(byte[] stored) {
        if (stored.length < TAIL) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOf(stored, stored.length - TAIL);
        boolean fits = Arrays.equals(tail(body), 0, TAIL, stored, body.length, stored.length);
        return fits ? Optional.of(body) : Optional.empty();
    }

    private static byte[] tail(byte[] body) {
        byte[] hash = HexFormat.of().parseHex(Texts.sha256(body));
        return ByteBuffer.allocate(TAIL).putLong(body.length).put(hash).array();
    }

    /** Some lines, each with its end, and a last one that says their length in UTF-8 and their hash. */
    public static String close(String body) {
        byte[] bytes = Texts.utf8(body);
        return body + "end " + bytes.length + " " + Texts.sha256(bytes) + "\n";
    }

    /** The lines before the last, which says their length and hash; empty where these do not fit them. */
    public static Optional<String> open(String stored) {
        String text = stored.replace("\r\n", "\n");
        int last = text.lastIndexOf("\nend ") + 1;
        Matcher end = END.matcher(text.substring(last));
        if (last == 0 || !end.matches()) {
            return Optional.empty();
        }
        String body = text.substring(0, last);
        byte[] bytes = Texts.utf8(body);
        return end.group(1).equals(String.valueOf(bytes.length)) && end.group(2).equals(Texts.sha256(bytes))
                ? Optional.of(body)
                : Optional.empty();
    }
}
