package psp.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import psp.core.Statement;
import psp.core.internal.Phrases;
import psp.stats.inference.Verdict;
import psp.stats.internal.text.Digits;

/** A standing in words: its sentences, and how its family was judged. */
final class StandingWords {

    private final Standing standing;

    StandingWords(Standing standing) {
        this.standing = standing;
    }

    /** Returns the readings as sentences made by rule, one an outcome, and what cannot be told. */
    Statement statement() {
        List<String> findings = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        for (String outcome : standing.outcomes()) {
            List<Standing.Reading> own = standing.readings().stream()
                    .filter(r -> r.entry().outcome().equals(outcome))
                    .toList();
            findings.add("As of " + Phrases.day(standing.asOf()) + ", " + outcome + ": "
                    + own.stream().map(Standing.Reading::toString).collect(Collectors.joining("; "))
                    + standing.low(outcome)
                            .filter(StandingWords::told)
                            .map(low -> "; " + low)
                            .orElse("") + ".");
            List<String> open = own.stream()
                    .filter(r -> r.verdict() == Verdict.CANNOT_TELL)
                    .map(r -> r.entry().reference())
                    .toList();
            if (!open.isEmpty()) {
                doubts.add("whether " + outcome + " stand below or above " + String.join(" or ", open));
            }
        }
        return new Statement("", findings, doubts, Statement.RULES);
    }

    /** The low says more than its phase where it was picked from several, or a share stands with it. */
    private static boolean told(Standing.Low low) {
        return low.pickedFrom() > 1 || low.share() != null;
    }

    /** Returns the family by name and how it was judged, in one line. */
    String method() {
        boolean several = standing.outcomes().size() > 1;
        List<String> family = standing.entries().stream()
                .filter(entry -> entry.ratio() != null)
                .map(entry -> (several ? entry.outcome() + " " : "") + entry.reference())
                .toList();
        boolean spread = standing.entries().stream().anyMatch(entry -> entry.spread() != null);
        return (spread
                        ? "by how far the count moves from year to year, no narrower than exact Poisson"
                        : "exact Poisson")
                + ", adjusted over the family of " + family.size()
                + (family.isEmpty() ? "" : " (" + String.join(", ", family) + ")") + " by Holm at "
                + Digits.percent(standing.alpha()) + "; margin " + Digits.percent(standing.margin());
    }

    /** The verdict against each reference and against the low, and how the family was judged. */
    String line() {
        boolean several = standing.outcomes().size() > 1;
        List<String> told = new ArrayList<>();
        standing.readings()
                .forEach(reading -> told.add((several ? reading.entry().outcome() + " " : "") + "against "
                        + reading.entry().reference() + ": " + reading.words()));
        for (String outcome : standing.outcomes()) {
            standing.low(outcome)
                    .filter(StandingWords::told)
                    .ifPresent(low -> told.add((several ? outcome + " " : "") + low));
        }
        return String.join("; ", told) + "; as of " + standing.asOf() + ", " + method();
    }
}
