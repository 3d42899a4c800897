package psp.stats.model;

/**
 * How the standard errors of a {@link CountFit} are computed. None has a floor: of counts that scatter less than Poisson
 * ones all but {@link #MODEL} may be as low as 0. Ranges and p by the first three are never narrower than Poisson; the
 * robust ones are as they come.
 */
public enum StandardErrors {
    /** From the family's own variance. */
    MODEL("the family's own variance", false),
    /** The family's, times the square root of the estimated dispersion phi. */
    QUASI("quasi-Poisson", false),
    /**
     * {@link #QUASI}, with the covariance of an autoregression of order one between the periods; correlation and phi
     * are estimated together by the moments of the residuals, so that the columns fitted do not hide them.
     */
    QUASI_AR1("quasi-Poisson", false),
    /** Robust to any variance, without correction; too small with few periods. */
    HC0("HC0", true),
    /** Robust to any variance, each residual divided by its leverage's remainder; a period that decides its own mean adds nothing. */
    HC3("HC3", false),
    /** Robust to variance and autocorrelation up to lag 3 (Bartlett weights, no prewhitening); too small with few periods. */
    NEWEY_WEST_3("Newey-West, lag 3", true);

    private final String label;
    private final boolean robust;

    StandardErrors(String label, boolean robust) {
        this.label = label;
        this.robust = robust;
    }

    /** {@return the name to print} */
    public String label() {
        return label;
    }

    /** Whether it trusts each residual alone, and so is too small with few periods. */
    boolean robust() {
        return robust;
    }
}
