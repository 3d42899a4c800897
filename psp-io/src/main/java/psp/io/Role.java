package psp.io;

/** What a column of an incident file may hold. Offences and tags may have several columns, all others one. */
enum Role {
    ID,
    OFFENSES,
    OCCURRED,
    TIME,
    LATEST,
    LATEST_TIME,
    REPORTED,
    LONGITUDE,
    LATITUDE,
    KILLED,
    INJURED,
    FATAL,
    WEAPON,
    TAGS,
    SOURCE,
    DISPOSITION,
    ADDRESS,
    TYPE_AT_ENTRY;

    /** Whether a column may also hold another thing: words may be offence, weapon and tag at once. */
    boolean words() {
        return this == OFFENSES
                || this == WEAPON
                || this == TAGS
                || this == SOURCE
                || this == DISPOSITION
                || this == FATAL
                || this == TYPE_AT_ENTRY;
    }

    /** Whether several columns may hold it. */
    boolean several() {
        return this == OFFENSES || this == TAGS;
    }

    /** Whether a file without its column cannot be read as described. */
    boolean needed() {
        return this == ID || this == OCCURRED || this == LONGITUDE || this == LATITUDE || this == TIME;
    }

    String text() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
