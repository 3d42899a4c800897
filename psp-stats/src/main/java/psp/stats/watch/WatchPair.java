package psp.stats.watch;

import java.io.Serializable;
import java.util.Objects;
import psp.core.DataException;
import psp.core.Operation;
import psp.core.Period;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;

/**
 * Two watches side by side over the same area: a frequent outcome that warns, such as shots fired, and the outcome that
 * decides, such as shootings.
 *
 * <p>Each keeps its own promise and its own alarm; no alarm of the warning makes the verdict. The chance of a false alarm of
 * either in a year of holding is at most the sum of both promises, whatever ties the outcomes together. Immutable.
 *
 * @param warningOutcome its name
 * @param warning the watch over the outcome that warns
 * @param verdictOutcome its name
 * @param decisive the watch over the outcome that decides
 */
public record WatchPair(String warningOutcome, Watch warning, String verdictOutcome, Watch decisive)
        implements Serializable {

    private static final String KIND = "psp watch pair";
    private static final String WARNING = "warning outcome ";
    private static final String DECISIVE = "verdict outcome ";
    private static final String NAME = "the pair of watches";

    /**
     * Checks the names.
     *
     * @param warningOutcome its name
     * @param warning the watch over the outcome that warns
     * @param verdictOutcome its name
     * @param decisive the watch over the outcome that decides
     * @throws IllegalArgumentException if one is blank or holds a control character, or both are the same
     */
    public WatchPair {
        warningOutcome = Texts.name(warningOutcome, "warning outcome");
        verdictOutcome = Texts.name(verdictOutcome, "verdict outcome");
        Objects.requireNonNull(warning, "warning");
        Objects.requireNonNull(decisive, "decisive");
        if (warningOutcome.equals(verdictOutcome)) {
            throw new IllegalArgumentException("Both outcomes are '" + warningOutcome
                    + "'; a warning needs an outcome of its own, such as shots fired beside shootings");
        }
    }

    /**
     * {@return a pair over the focus of one operation, named after what the tables count}
     *
     * @param operation as {@link Watch#after(Operation, ZoneCounts)} takes it
     * @param warning the counts of the outcome that warns
     * @param decisive the counts of the outcome that decides
     * @throws IllegalArgumentException if one of them cannot be watched, or both count the same
     */
    public static WatchPair after(Operation operation, ZoneCounts warning, ZoneCounts decisive) {
        return new WatchPair(
                warning.header().outcome(),
                Watch.after(operation, warning),
                decisive.header().outcome(),
                Watch.after(operation, decisive));
    }

    /**
     * {@return the pair after the next period of each}
     *
     * @param warningCount 0 or more
     * @param verdictCount 0 or more
     */
    public WatchPair observe(long warningCount, long verdictCount) {
        return with(warning.observe(warningCount), decisive.observe(verdictCount));
    }

    /**
     * {@return the pair after a period, all of whose days are covered}
     *
     * @param period not before the end of the last one of either
     * @param warningCount 0 or more
     * @param verdictCount 0 or more
     * @throws IllegalArgumentException if it overlaps or precedes what was seen, or a watch has no dates
     */
    public WatchPair observe(Period period, long warningCount, long verdictCount) {
        return with(warning.observe(period, warningCount), decisive.observe(period, verdictCount));
    }

    /**
     * {@return the pair after a period beside the rest of the city}
     *
     * @param period the period that follows the last one observed
     * @param warningCount counted of the warning outcome in the focus, 0 or more
     * @param warningRest what was counted of the warning outcome in the rest of the city
     * @param verdictCount counted of the other there, 0 or more
     * @param verdictRest what was counted of the other there
     */
    public WatchPair observe(Period period, long warningCount, long warningRest, long verdictCount, long verdictRest) {
        return with(
                warning.observe(period, warningCount, warningRest),
                decisive.observe(period, verdictCount, verdictRest));
    }

    /**
     * {@return the pair after its alarms were looked into and dismissed: each watch that alarmed begins a new year}
     *
     * @throws IllegalArgumentException if none did
     */
    public WatchPair restart() {
        if (!warning.isAlarmed() && !decisive.isAlarmed()) {
            throw new IllegalArgumentException("There was no alarm, neither of " + warningOutcome + " nor of "
                    + verdictOutcome + "; only an alarm ends a watch, and a restart begins another");
        }
        return with(
                warning.isAlarmed() ? warning.restart() : warning,
                decisive.isAlarmed() ? decisive.restart() : decisive);
    }

    private WatchPair with(Watch nextWarning, Watch nextDecisive) {
        return new WatchPair(warningOutcome, nextWarning, verdictOutcome, nextDecisive);
    }

    /** {@return what both say: the decisive watch alone says signs of return or no sign yet, and the other only warns} */
    public PairVerdict verdict() {
        WatchVerdict decided = decisive.verdict();
        return decided == WatchVerdict.SIGNS_OF_RETURN
                ? PairVerdict.SIGNS_OF_RETURN
                : warning.verdict() == WatchVerdict.SIGNS_OF_RETURN
                        ? PairVerdict.WARNING_ALONE
                        : decided == WatchVerdict.NO_SIGN_OF_RETURN_YET
                                ? PairVerdict.NO_SIGN_OF_RETURN_YET
                                : PairVerdict.TOO_EARLY;
    }

    /** {@return the form to store, versioned; {@link #parse} reads it} */
    public String toText() {
        return WatchText.close(
                KIND,
                WARNING + warningOutcome + "\n" + warning.toText() + DECISIVE + verdictOutcome + "\n"
                        + decisive.toText());
    }

    /**
     * Reads the stored form.
     *
     * @param text what {@link #toText} gave
     * @return the pair
     * @throws DataException if the text is not of this form
     */
    public static WatchPair parse(String text) {
        String[] parts =
                WatchText.open(NAME, KIND, Objects.requireNonNull(text, "text")).split("(?m)^(?=" + DECISIVE + ")", 2);
        if (parts.length < 2 || !parts[0].startsWith(WARNING)) {
            throw DataException.inFile(
                    NAME, "its two watches are not parted by lines '" + WARNING + "NAME' and '" + DECISIVE + "NAME'");
        }
        try {
            return new WatchPair(name(parts[0], WARNING), watch(parts[0]), name(parts[1], DECISIVE), watch(parts[1]));
        } catch (IllegalArgumentException e) {
            throw DataException.inFile(NAME, String.valueOf(e.getMessage()));
        }
    }

    private static String name(String part, String label) {
        return part.lines().findFirst().orElse("").substring(label.length());
    }

    private static Watch watch(String part) {
        String[] lines = part.split("\\R", 2);
        return Watch.parse(lines.length < 2 ? "" : lines[1]);
    }

    /** Returns the verdict, then what each watch says with its own promise. */
    @Override
    public String toString() {
        return switch (verdict()) {
            case SIGNS_OF_RETURN ->
                "signs of return of " + verdictOutcome
                        + (warning.isAlarmed() ? ", and the warning was given. " : ", without a warning. ") + each();
            case WARNING_ALONE ->
                "warning alone: " + warningOutcome + " show signs of return, " + verdictOutcome + " do not. " + each();
            case NO_SIGN_OF_RETURN_YET -> "no sign of return yet of " + verdictOutcome + ", no warning. " + each();
            case TOO_EARLY -> "too early to tell for " + verdictOutcome + ", no warning. " + each();
        };
    }

    private String each() {
        return "Warning by " + warningOutcome + ": " + warning + ". Verdict by " + verdictOutcome + ": " + decisive;
    }
}
