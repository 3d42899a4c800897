package psp.stats;

/** How the standard errors of a {@link CountFit} are reckoned. */
public enum StandardErrors {
    /** From the family's own variance. */
    MODEL,
    /** The family's, times the square root of the estimated dispersion phi. */
    QUASI,
    /**
     * {@link #QUASI}, with the covariance of an autoregression of order one between the periods; correlation and phi
     * are estimated together by the moments of the residuals, so that the columns fitted do not hide them.
     */
    QUASI_AR1,
    /** Robust to any variance, without correction; too small with few periods. */
    HC0,
    /** Robust to any variance, each residual divided by its leverage's remainder. */
    HC3,
    /** Robust to variance and autocorrelation up to lag 3 (Bartlett weights, no prewhitening); too small with few periods. */
    NEWEY_WEST_3
}
