package psp.io.internal.field;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a file's times.
 *
 * @param kind what the times are
 * @param zone the place whose local time is wanted, where the times are UTC; else null
 */
public record Clock(Kind kind, @Nullable String zone) implements Serializable {

    private static final long serialVersionUID = 1;
    public static final Clock LOCAL = new Clock(Kind.LOCAL, null);
    public static final Clock LOCAL_DESPITE_OFFSET = new Clock(Kind.LOCAL_DESPITE_OFFSET, null);

    /** What times are. */
    public enum Kind {
        /** Those of the wall clock, written without an offset. */
        LOCAL,
        /** Those of the wall clock, written with an offset such as {@code +00} that is wrong. */
        LOCAL_DESPITE_OFFSET,
        /** Those of Greenwich, or with their true offset. */
        UTC
    }

    public static Clock utc(String zone) {
        try {
            return new Clock(Kind.UTC, ZoneId.of(zone).getId());
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + zone + "' is no time zone (" + e.getMessage() + "); give its place, as in America/New_York",
                    e);
        }
    }

    /** Turns times of Greenwich into local ones, or null where they are local. */
    @Nullable
    Turn turn() {
        return zone == null ? null : new Turn(ZoneId.of(zone).getRules());
    }

    String text() {
        return switch (kind) {
            case LOCAL -> "local";
            case LOCAL_DESPITE_OFFSET -> "local; the offset written beside it is left out";
            case UTC -> "UTC, turned into the local time of " + zone;
        };
    }

    /** From a time with its offset to the local one. */
    record Turn(ZoneRules rules) {

        LocalDateTime local(LocalDateTime time, @Nullable ZoneOffset offset) {
            java.time.Instant moment = time.toInstant(offset == null ? ZoneOffset.UTC : offset);
            return LocalDateTime.ofInstant(moment, rules.getOffset(moment));
        }
    }
}
