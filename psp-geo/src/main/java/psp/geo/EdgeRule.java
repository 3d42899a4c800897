package psp.geo;

/** Who owns a point that lies exactly on an edge of a zone. */
public enum EdgeRule {
    /** Every zone that the point touches: right for a lone zone, whose streets are its edges. */
    CLOSED("closed"),
    /**
     * Exactly one of the zones that share the edge without overlapping, vertices included: right for a tiling.
     *
     * <p>The point counts as if it lay a hair further east, and a much finer hair further north.
     */
    HALF_OPEN("half-open");

    private final String text;

    EdgeRule(String text) {
        this.text = text;
    }

    /**
     * The rule in words, as it stands in the header of counts.
     *
     * @return {@code closed} or {@code half-open}
     */
    public String text() {
        return text;
    }
}
