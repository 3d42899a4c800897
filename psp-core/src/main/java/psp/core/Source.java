package psp.core;

/** Who brought a record about; officer-initiated ones rise with the officers' presence. */
public enum Source {
    /** A citizen called or reported. */
    CITIZEN,
    /** An officer began it. */
    OFFICER,
    /** The file does not say. */
    UNKNOWN
}
