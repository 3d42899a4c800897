package psp.stats.model;

/** How counts spread about their mean in a {@link CountModel}. */
public enum Family {
    /** Variance equals the mean. */
    POISSON,
    /** Variance is phi times the mean; phi is estimated and scales every error. */
    QUASI_POISSON,
    /** Variance is mean + mean² / size; the size is estimated and may be any number above 0. */
    NEGATIVE_BINOMIAL
}
