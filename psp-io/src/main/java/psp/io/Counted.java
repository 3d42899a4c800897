package psp.io;

import java.io.Serializable;
import java.util.Objects;
import psp.core.Intake;
import psp.core.ZoneCounts;

/**
 * Counts made from a file, with the account of its rows.
 *
 * @param counts the counts
 * @param intake rows read = kept + left out
 */
public record Counted(ZoneCounts counts, Intake intake) implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * Counts made from a file.
     *
     * @param counts the counts
     * @param intake rows read = kept + left out
     */
    public Counted {
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(intake, "intake");
    }

    /**
     * The counts, then the account.
     *
     * @return such as {@code 120 incidents (violent), 2016-01-01 to 2016-12-31, inferred; 7 zones; 150 read = …}
     */
    @Override
    public String toString() {
        return counts + "; " + intake;
    }
}
