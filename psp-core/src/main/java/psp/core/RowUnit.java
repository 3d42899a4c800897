package psp.core;

/** What one row of a file is. Tests run on incidents, so rows of offences or victims are joined by their id. */
public enum RowUnit {
    /** One incident. */
    INCIDENTS("incidents"),
    /** One offence of an incident; an incident has as many rows as offences. */
    OFFENSES("offences"),
    /** One person hurt; an incident has as many rows as victims. */
    VICTIMS("victims");

    private final String text;

    RowUnit(String text) {
        this.text = text;
    }

    /**
     * The unit in words, plural.
     *
     * @return such as {@code victims}
     */
    public String text() {
        return text;
    }
}
