package psp.stats.pool;

/** How the limits of a pooled ratio are made from its standard error. */
public enum PoolingLimits {
    /** Normal limits. Too narrow with few sites that differ, for it takes their variance as known. */
    NORMAL("normal"),
    /**
     * Limits of t with a degree of freedom less than sites, the standard error times {@code sqrt(q)}, {@code q} the
     * weighted variance of the sites about the mean over what it should be. With few sites it can be narrower than what
     * the counts alone allow; of sites that are exactly alike it says nothing, and q is 1. Source: J. Hartung and G. Knapp, Statistics in Medicine 20 (2001).
     */
    HARTUNG_KNAPP("Hartung-Knapp"),
    /**
     * The same with q at least 1: no narrower than the counts allow. The default; with two sites its range
     * is so wide that hardly any change is told, for two cannot say how far sites differ; with three it is wider than
     * need be. Source: C. Röver, G. Knapp and T. Friede, BMC Medical Research Methodology 15 (2015).
     */
    HARTUNG_KNAPP_GUARDED("Hartung-Knapp, guarded");

    /** What rounding leaves of q where all sites have one ratio. */
    private static final double ALIKE = 1e-12;

    private final String label;

    PoolingLimits(String label) {
        this.label = label;
    }

    /** {@return the name to print, such as {@code Hartung-Knapp, guarded}} */
    public String label() {
        return label;
    }

    /** The factor on the variance. */
    double factor(double q) {
        return switch (this) {
            case NORMAL -> 1;
            case HARTUNG_KNAPP -> q < ALIKE ? 1 : q;
            case HARTUNG_KNAPP_GUARDED -> Math.max(1, q);
        };
    }
}
