package psp.stats.pool;

/**
 * The ways to pool the log rate ratios of several sites, and to tell how far the sites differ beyond chance: {@code
 * tau}, the standard deviation of their true log ratios.
 *
 * <p>The first three take each site's count after as binomial given its sum, so that zeros enter as they are: T.
 * Stijnen, T. H. Hamza and P. Özdemir, Statistics in Medicine 29 (2010). The others take log ratios as normal with
 * known variance, one half added to both counts of a site with a zero; reference and check, fair where no count is
 * small: W. Viechtbauer, Journal of Statistical Software 36 (2010). A site without any incident says nothing in either.
 */
public enum PoolingMethod {
    /**
     * Counts, tau by restricted likelihood, which takes into account that the mean is estimated. The default.
     * Source: D. R. Cox and N. Reid, JRSS B 49 (1987); of large counts it is {@link #REML}.
     */
    COUNTS("counts given each site's sum, restricted likelihood", true),
    /** Counts, tau and mean by likelihood alone; tau is low with few sites. */
    COUNTS_ML("counts given each site's sum, likelihood", true),
    /** Counts, one ratio for all sites: tau is 0. */
    COUNTS_FIXED("counts given each site's sum, one ratio for all", true),
    /** Normal, tau by restricted likelihood. */
    REML("normal log ratios, REML", false),
    /**
     * Normal, tau such that the weighted squares about the mean are what they should be. R. Paule, J. Mandel (1982).
     */
    PAULE_MANDEL("normal log ratios, Paule-Mandel", false),
    /**
     * Normal, tau by the moments of Cochran's Q; for comparison with older studies. R. DerSimonian, N. Laird (1986).
     */
    DERSIMONIAN_LAIRD("normal log ratios, DerSimonian-Laird", false),
    /** Normal, one ratio for all sites: tau is 0, weights are inverse variances. */
    FIXED("normal log ratios, one ratio for all", false);

    private final String label;
    private final boolean counts;

    PoolingMethod(String label, boolean counts) {
        this.label = label;
        this.counts = counts;
    }

    /** {@return the name to print} */
    public String label() {
        return label;
    }

    /**
     * {@return whether zeros enter as they are}
     */
    public boolean ofCounts() {
        return counts;
    }

    /**
     * {@return whether all sites are taken to have one ratio}
     */
    public boolean fixed() {
        return this == COUNTS_FIXED || this == FIXED;
    }
}
