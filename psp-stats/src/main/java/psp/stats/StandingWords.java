package psp.stats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import psp.core.Finding;
import psp.core.Finding.Reply;
import psp.core.Period;
import psp.core.Statement;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.inference.RateRatio;
import psp.stats.inference.Verdict;
import psp.stats.internal.text.Digits;

/** A standing in words: a finding an outcome, and how its comparisons were judged. */
final class StandingWords {

    private final Standing standing;

    StandingWords(Standing standing) {
        this.standing = standing;
    }

    /** Returns the readings as findings made by rule, one an outcome. */
    Statement statement() {
        return new Statement(standing.outcomes().stream().map(this::finding).toList(), List.of());
    }

    private Finding finding(String outcome) {
        List<Standing.Reading> own = standing.readings().stream()
                .filter(r -> r.entry().outcome().equals(outcome))
                .toList();
        Standing.Low low = standing.low(outcome).filter(StandingWords::told).orElse(null);
        return new Finding(
                "Where are we now?",
                reply(own),
                Phrases.sentence("up to " + Phrases.day(standing.asOf()) + counts(outcome, own) + side(own)),
                own.stream().map(Standing.Reading::toString).collect(Collectors.joining("; "))
                        + (low == null ? "" : "; " + low));
    }

    private static Reply reply(List<Standing.Reading> own) {
        Set<Verdict> told = own.stream()
                .map(Standing.Reading::verdict)
                .filter(verdict -> verdict != Verdict.CANNOT_TELL)
                .collect(Collectors.toSet());
        if (told.isEmpty()) {
            return Reply.CANT_SAY;
        }
        return told.size() > 1
                ? Reply.DIFFERS
                : switch (told.iterator().next()) {
                    case BELOW -> Reply.LOWER;
                    case ABOVE -> Reply.HIGHER;
                    default -> Reply.ABOUT_THE_SAME;
                };
    }

    /**
     * ": 69 shootings, against 74 (2015) and 44 (2016)"; where other days of now are compared with each, ", shootings: 65 against 94
     * (January–June 2015) and 40 against 30 (April–June 2016)".
     */
    private static String counts(String outcome, List<Standing.Reading> own) {
        // A count of another season says little by itself; it is told where it is the only one.
        boolean alike = own.stream().anyMatch(reading -> !reading.entry().seasonal());
        List<Standing.Reading> told = own.stream()
                .filter(reading -> !(alike && reading.entry().seasonal()))
                .toList();
        List<Long> now = told.stream()
                .map(reading -> reading.entry().ratio())
                .filter(Objects::nonNull)
                .map(RateRatio::after)
                .distinct()
                .toList();
        return now.size() == 1
                ? ": " + Texts.grouped(now.get(0)) + " " + outcome + ", against "
                        + and(told.stream().map(StandingWords::then).toList())
                : ", " + outcome + ": "
                        + and(told.stream()
                                .map(reading -> {
                                    RateRatio both = reading.entry().ratio();
                                    Period days = reading.entry().then();
                                    return both == null
                                                    || days == null
                                                    || reading.entry().seasonal()
                                            ? then(reading)
                                            : Texts.grouped(both.after()) + " against " + Texts.grouped(both.before())
                                                    + " (" + days.inWords() + ")";
                                })
                                .toList());
    }

    /** "74 (2015)", "nothing comparable in 2015". */
    private static String then(Standing.Reading reading) {
        RateRatio both = reading.entry().ratio();
        return both == null
                ? "nothing comparable in " + reading.entry().reference()
                : Texts.grouped(both.before()) + " (" + reading.entry().reference()
                        + (reading.entry().seasonal() ? ", another season" : "") + ")";
    }

    /** "2014, 2015 and 2016". */
    static String and(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }

    /**
     * "; below 2015, probably above 2016": where a side is shown, or only allowing for all comparisons speaks against it; nothing where the
     * reply says it of all.
     */
    private static String side(List<Standing.Reading> own) {
        if (own.stream().map(Standing.Reading::verdict).distinct().count() == 1
                && own.get(0).verdict() != Verdict.CANNOT_TELL) {
            return "";
        }
        Map<String, List<String>> sides = own.stream()
                .filter(reading -> reading.verdict() != Verdict.CANNOT_TELL || reading.leaning())
                .collect(Collectors.groupingBy(
                        StandingWords::sideOf,
                        LinkedHashMap::new,
                        Collectors.mapping(reading -> reading.entry().reference(), Collectors.toList())));
        return sides.isEmpty()
                ? ""
                : "; "
                        + and(sides.entrySet().stream()
                                .map(side -> side.getKey() + and(side.getValue()))
                                .toList());
    }

    private static String sideOf(Standing.Reading reading) {
        return switch (reading.verdict()) {
            case BELOW -> "below ";
            case ABOVE -> "above ";
            case WITHIN_MARGIN -> "about as in ";
            case CANNOT_TELL -> "probably " + (reading.entry().estimate().orElse(1) > 1 ? "above " : "below ");
        };
    }

    /** The lowest level says more than its phase where it was picked from several, or a share stands with it. */
    private static boolean told(Standing.Low low) {
        return low.pickedFrom() > 1 || low.share() != null;
    }

    /** Returns the comparisons by name and how they were judged, in one line. */
    String method() {
        boolean several = standing.outcomes().size() > 1;
        List<String> family = standing.entries().stream()
                .filter(entry -> entry.ratio() != null)
                .map(entry -> (several ? entry.outcome() + " " : "") + entry.reference())
                .toList();
        boolean spread = standing.entries().stream().anyMatch(entry -> entry.spread() != null);
        return (spread ? "by normal year-to-year variation, no narrower than exact Poisson" : "exact Poisson")
                + ", allowing for " + Texts.plural(family.size(), "comparison")
                + (family.size() < 2 ? "" : " made at once")
                + (family.isEmpty() ? "" : " (" + String.join(", ", family) + ")") + " by Holm at "
                + Digits.percent(standing.alpha()) + "; margin " + Digits.percent(standing.margin());
    }

    /** The verdict against each reference and against the lowest level, and how the comparisons were judged. */
    String line() {
        boolean several = standing.outcomes().size() > 1;
        List<String> told = new ArrayList<>();
        standing.readings()
                .forEach(reading -> told.add((several ? reading.entry().outcome() + " " : "") + "against "
                        + reading.entry().reference() + ": " + reading.said()));
        for (String outcome : standing.outcomes()) {
            standing.low(outcome)
                    .filter(StandingWords::told)
                    .ifPresent(low -> told.add((several ? outcome + " " : "") + low));
        }
        return String.join("; ", told) + "; up to " + Phrases.day(standing.asOf()) + ", " + method();
    }
}
