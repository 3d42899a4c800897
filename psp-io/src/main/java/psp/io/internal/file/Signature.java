package psp.io.internal.file;

/** The first bytes by which a format is known, whatever the name of a file says. */
public enum Signature {
    ZIP("PK\u0003\u0004"),
    EMPTY_ZIP("PK\u0005\u0006"),
    GZIP("\u001F\u008B"),
    /** Workbooks of before 2007, and those with a password. */
    COMPOUND("\u00D0\u00CF\u0011\u00E0"),
    SHAPEFILE("\0\0'\n"),
    SQLITE("SQLite format 3"),
    PDF("%PDF"),
    PARQUET("PAR1"),
    RTF("{\\rtf"),
    ACCESS("\0\u0001\0\0");

    /** A character a byte. */
    private final String start;

    Signature(String start) {
        this.start = start;
    }

    /** Whether bytes start so. */
    public boolean starts(byte[] bytes) {
        boolean alike = bytes.length >= start.length();
        for (int i = 0; i < start.length() && alike; i++) {
            alike = Byte.toUnsignedInt(bytes[i]) == start.charAt(i);
        }
        return alike;
    }
}
