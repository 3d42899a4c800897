package psp.stats.inference;

/** The side on which a one-sided test looks for a change. */
public enum Alternative {
    /** The rate after is lower than the rate before. */
    LESS,
    /** The rate after is higher than the rate before. */
    GREATER
}
