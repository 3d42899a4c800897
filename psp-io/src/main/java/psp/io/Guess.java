package psp.io;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A proposal of what the columns of a file hold, and why; nothing is read by it until its columns are handed to
 * {@link IncidentCsv#read}.
 *
 * @param feed the feed that psp knows and the file looks like, or null
 * @param columns the proposed description
 * @param counts the column that holds counts already made, so that {@link CountCsv} is to read the file; null where rows look
 *     like incidents
 * @param reasons why, in words
 * @param doubts what a person should look at, in words
 */
public record Guess(
        @Nullable String feed, Columns columns, @Nullable String counts, List<String> reasons, List<String> doubts)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * A proposal.
     *
     * @param feed the feed that psp knows and the file looks like, or null
     * @param columns the proposed description
     * @param counts the column that holds counts already made, so that {@link CountCsv} is to read the file; null where rows look
     *     like incidents
     * @param reasons why, in words
     * @param doubts what a person should look at, in words
     */
    public Guess {
        Objects.requireNonNull(columns, "columns");
        Objects.requireNonNull(reasons, "reasons");
        Objects.requireNonNull(doubts, "doubts");
        reasons = List.copyOf(reasons);
        doubts = List.copyOf(doubts);
    }

    /**
     * The columns, why, and what is doubtful.
     *
     * @return such as {@code a guess: id 'nr', occurred 'date' (…)}
     */
    @Override
    public String toString() {
        return "a guess: " + (feed == null ? columns.toString() : "the feed '" + feed + "'") + " ("
                + String.join("; ", reasons) + ")"
                + (doubts.isEmpty() ? "" : "; look at: " + String.join("; ", doubts));
    }
}
