package psp.io;

/** What a column of an incident file may hold. Offences, tags and the parts of a date may have several columns. */
enum Role {
    ID,
    OFFENSES,
    OCCURRED,
    TIME,
    HOUR,
    LATEST,
    LATEST_TIME,
    REPORTED,
    LONGITUDE,
    LATITUDE,
    LOCATION,
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
        return this == OFFENSES || this == TAGS || joined();
    }

    /** Whether the texts of several columns are joined by a blank, as year, month and day. */
    boolean joined() {
        return this == OCCURRED || this == TIME;
    }

    /** Whether a file without its column cannot be read as described. */
    boolean needed() {
        return this == ID
                || this == OCCURRED
                || this == LONGITUDE
                || this == LATITUDE
                || this == LOCATION
                || this == TIME
                || this == HOUR;
    }

    String text() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
