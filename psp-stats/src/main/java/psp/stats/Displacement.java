package psp.stats;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import psp.core.Described;
import psp.core.Table;
import psp.core.Tabular;
import psp.core.internal.Texts;
import psp.stats.inference.Interval;
import psp.stats.inference.Verdict;
import psp.stats.internal.text.Data;
import psp.stats.internal.text.Words;

/**
 * Whether violence moved around the corner: a ring's course against the comparison area's, in one phase.
 *
 * <p>"No sign" is not "none": the smallest rise that would have been seen 4 times in 5 stands beside it. Where the ring rose by more than
 * half of that beside the comparison, and chance may still be enough, it is "we can't say".
 *
 * <pre>{@code
 * for (Displacement course : study.displacement()) {
 *     System.out.println(course.ring() + ": " + course.verdict() + ", " + course.change().before() + " to " + course.change().after());
 * }
 * }</pre>
 *
 * @param ring the ring's name
 * @param phase the phase's label
 * @param change the ring's own counts, against the same window of last year
 * @param contrast the ring against the comparison, judged by earlier years
 */
public record Displacement(String ring, String phase, Reduction change, PastContrasts contrast)
        implements Described, Tabular, Serializable {

    private static final long serialVersionUID = 1;

    static final String LEANING = "more than expected, perhaps by chance";

    /**
     * A ring's course in one phase.
     *
     * @param ring the ring's name
     * @param phase the phase's label
     * @param change the ring's own counts, against the same window of last year
     * @param contrast the ring against the comparison, judged by earlier years
     */
    public Displacement {
        Objects.requireNonNull(ring, "ring");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(contrast, "contrast");
    }

    /**
     * {@return above (a sign of displacement), below (the ring did better than the comparison) or cannot tell, by the
     * rule of the contrast}
     */
    public Verdict verdict() {
        return contrast.verdict();
    }

    /**
     * {@return the smallest rise against the comparison that would have been called above 4 times in 5, as a share;
     * infinite where too few earlier years let nothing be called} See {@link PastContrasts#detectableRise}.
     */
    public double detectableRise() {
        return contrast.detectableRise();
    }

    @Override
    public Map<String, Object> data() {
        return new Data()
                .with("verdict", verdict())
                .with("ring", ring)
                .with("phase", phase)
                .with("change", change)
                .with("net", contrast)
                .with("detectableRise", detectableRise())
                .with("sentence", toString())
                .map();
    }

    /** The one row: the ring's counts and ratio, the comparison, the verdict, and the rise that would have been seen. */
    @Override
    public Table asTable() {
        Interval range = change.interval(0.95);
        return Table.of(
                        "ring",
                        "phase",
                        "before",
                        "after",
                        "difference",
                        "ratio",
                        "low",
                        "high",
                        "comparison",
                        "verdict",
                        "rise seen 4 times in 5")
                .plus(
                        ring,
                        phase,
                        change.ratio().before(),
                        change.ratio().after(),
                        change.difference(),
                        change.ratio().estimate(),
                        range.lo(),
                        range.hi(),
                        contrast.comparisonName(),
                        verdict().text(),
                        detectableRise());
    }

    /**
     * Returns the sign, the ring's change, and what would have been seen.
     *
     * @return such as {@code no sign: 518 to 483, 7 % lower; a rise of 20 % or more would probably have shown (4 chances in 5)}
     */
    @Override
    public String toString() {
        String sign =
                switch (verdict()) {
                    case ABOVE -> "a sign of displacement";
                    case BELOW ->
                        "the other way, fewer than what " + contrast.comparisonName() + " did leads one to expect";
                    default -> isBlind() || isLeaning() ? "we can't say" : "no sign";
                };
        return sign + ": " + counts() + "; " + seen();
    }

    /** Returns both counts and the change, such as {@code 518 to 483, 7 % lower}. */
    String counts() {
        return change().ratio().estimate().isEmpty()
                ? "nothing in it in either window"
                : Texts.grouped(change().ratio().before()) + " to "
                        + Texts.grouped(change().ratio().after()) + ", "
                        + Words.change(change().ratio().estimate().getAsDouble());
    }

    /** Returns whether no realistic rise would have shown: none at all, or only one to more than twice as many. */
    boolean isBlind() {
        return detectableRise() > 1;
    }

    /** Returns whether it rose beside the comparison by more than half of what would have shown, while chance may still be enough. */
    boolean isLeaning() {
        return verdict() == Verdict.CANNOT_TELL
                && !isBlind()
                && contrast.shown().ratio() - 1 > detectableRise() / 2;
    }

    private String seen() {
        if (isLeaning()) {
            return LEANING;
        }
        double rise = detectableRise();
        return Double.isInfinite(rise)
                ? "too few earlier years: no rise would have shown"
                : isBlind()
                        ? "no realistic rise would have shown"
                        : "a rise of " + Texts.grouped(Math.round(100 * rise))
                                + " % or more would probably have shown (4 chances in 5)";
    }
}
