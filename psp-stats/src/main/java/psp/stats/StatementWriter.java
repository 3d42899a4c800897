package psp.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import psp.core.CountHeader;
import psp.core.Coverage;
import psp.core.DataQuality;
import psp.core.Statement;
import psp.core.ZoneCounts;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.inference.Reason;
import psp.stats.inference.Verdict;
import psp.stats.internal.text.Digits;
import psp.stats.watch.Watch;

/** Makes sentences from the answers of a study; it computes nothing itself. */
final class StatementWriter {

    private final Answers answers;
    private final Study study;

    StatementWriter(Answers answers) {
        this.answers = answers;
        this.study = answers.study();
    }

    Statement statement() {
        Statement said = change();
        List<String> open = new ArrayList<>();
        Standing standing = answers.standing().result().orElse(null);
        Watch watch = answers.watch().result().orElse(null);
        said = standing == null ? said : said.with(standing.statement());
        said = watch == null ? said : said.with(watch.statement());
        open(answers.standing(), "where it stands now").ifPresent(open::add);
        open(answers.watch(), "whether it is coming back").ifPresent(open::add);
        return said.with(new Statement("", List.of(), open, Statement.RULES));
    }

    /** The doubt that goes with a question that was asked and cannot be answered. */
    private static Optional<String> open(Answer<?> answer, String question) {
        return answer.reason()
                .filter(why -> !(why instanceof Reason.NotAsked))
                .map(why -> question + " (" + why.sentence() + ")");
    }

    /** What is found in the first active phase. */
    private Statement change() {
        List<String> findings = new ArrayList<>(List.of(counted()));
        Answer<Reduction> reduction = answers.reduction();
        Reason untold = reduction.reason().orElse(null);
        if (untold instanceof Reason.Withheld) {
            // What is not located is part of the comparison and of no zone: every contrast would be off as well.
            findings.add(untold.sentence());
            return said(
                    findings, "whether it fell, rose or moved, for too few are located or unlike shares", List.of());
        }
        if (untold != null) {
            return said(findings, "whether it fell, rose or moved (" + untold.sentence() + ")", List.of());
        }
        findings.add(fall(reduction.result().orElseThrow()));
        PastContrasts net = answers.net().result().orElse(null);
        if (net == null) {
            return said(
                    findings,
                    open(answers.net(), "whether that is more than elsewhere")
                            .orElse("whether that is more than elsewhere, for nothing else was counted"),
                    List.of());
        }
        findings.add(net(net));
        List<Displacement> rings = answers.displacement().result().orElse(List.of());
        if (!rings.isEmpty()) {
            findings.add(moved(rings));
        }
        return said(
                findings,
                net.verdict() == Verdict.CANNOT_TELL
                        ? "whether the operation caused the change"
                        : "whether the operation, and nothing else that happened there, caused the change",
                rings);
    }

    private Statement said(List<String> findings, String doubt, List<Displacement> rings) {
        return new Statement(study.label(), findings, doubts(doubt, rings), Statement.RULES);
    }

    private String outcome() {
        return study.counts().header().outcome();
    }

    private String counted() {
        ZoneCounts counts = study.counts();
        long without = counts.noPosition().count();
        return "Counted: " + outcome() + " in " + Texts.sum(study.operation().focusZones())
                + (counts.header().asOf() == null
                        ? ""
                        : ", as of " + Phrases.day(counts.header().asOf()))
                + (without == 0
                        ? ""
                        : "; " + Texts.grouped(without) + " of "
                                + Texts.grouped(counts.total().count()) + " have no position")
                + ".";
    }

    private static String fall(Reduction fall) {
        return Phrases.sentence(fall.now() + ", against " + fall.reference() + ": " + fall);
    }

    private static String net(PastContrasts net) {
        Yardstick shown = net.shown();
        Expected expected = net.expected().orElse(null);
        if (shown.kind() == Yardstick.Kind.CITY && expected != null) {
            return Texts.grouped(net.now().focus()) + " were counted where about " + Digits.of(expected.expected(), 3)
                    + " were expected from what happened in the rest of the"
                    + " city (" + shown.range() + "): "
                    + switch (net.verdict()) {
                        case BELOW -> "it fell by more than elsewhere; ";
                        case ABOVE -> "it fell by less than elsewhere, or rose by more; ";
                        default -> "whether that is more than elsewhere we can't say; ";
                    }
                    + expected.basis() + "." + anyway(net);
        }
        return "Beside " + net.comparisonName() + " that is "
                + (Math.round(shown.difference()) == 0
                        ? "no difference"
                        : "about " + Phrases.difference(shown.difference()))
                + (shown.hasRange() ? " (" + shown.range() + ")" : "") + "; "
                + switch (net.verdict()) {
                    case BELOW -> "it fell by more than elsewhere: " + net.reasons() + ".";
                    case ABOVE -> "it fell by less than elsewhere, or rose by more: " + net.reasons() + ".";
                    default -> "whether that is more than elsewhere we can't say: " + net.reasons() + ".";
                };
    }

    /** What of the fall an area would have shown by itself that was picked when it was high. */
    private static String anyway(PastContrasts net) {
        return net.expectedAnyway().stream()
                .filter(fewer -> Math.round(fewer) > 0)
                .mapToObj(fewer -> (net.lastWasHighest()
                                ? " The year before was its highest of "
                                        + net.past().size()
                                : " It was chosen because it was high")
                        + "; of the fall about "
                        + Texts.grouped(Math.round(fewer)) + " was to be expected anyway.")
                .findFirst()
                .orElse("");
    }

    private static String moved(List<Displacement> rings) {
        return rings.stream().map(ring -> ring.ring() + ": " + ring).collect(Collectors.joining(". ")) + ".";
    }

    private List<String> doubts(String first, List<Displacement> rings) {
        List<String> doubts = new ArrayList<>();
        doubts.add(first);
        open(answers.displacement(), "whether it moved")
                .filter(why -> answers.net().result().isPresent())
                .ifPresent(doubts::add);
        if (rings.stream().anyMatch(ring -> ring.verdict() == Verdict.CANNOT_TELL)) {
            doubts.add("whether a smaller part moved around the corner");
        }
        if (study.counts().coverage().kind() == Coverage.Kind.INFERRED) {
            doubts.add("whether the file holds every day between its first and last, which nobody declared");
        }
        Optional<Located> located = answers.located().result();
        located.filter(shares -> shares.allows() == Located.Allows.WARNING)
                .map(Located::doubt)
                .ifPresent(doubts::add);
        located.map(this::ofQuality).ifPresent(doubts::addAll);
        doubts.add("anything about what was not recorded");
        return doubts;
    }

    /** What of the file's quality touches the windows and zones of this study. */
    private List<String> ofQuality(Located windows) {
        List<String> doubts = new ArrayList<>();
        DataQuality quality = study.quality();
        SortedSet<String> focus = study.operation().focusZones();
        quality.proposedBreaks().stream()
                .filter(jump -> jump.parts(windows.then().start(), windows.now().lastDay()))
                .filter(jump -> jump.zone() == null || focus.contains(jump.zone()))
                .forEach(jump -> doubts.add(
                        "whether the jump on " + Phrases.day(jump.day()) + " is one of crime or of recording"));
        long stood = quality.pileUps().stream()
                .filter(DataQuality.PileUp::likelyDefault)
                .mapToLong(DataQuality.PileUp::incidents)
                .sum();
        if (stood > 0) {
            doubts.add("where " + Texts.plural(stood, "incident") + " happened whose place looks like a stand-in");
        }
        for (String zone : focus) {
            CountHeader.Ground ground = study.counts().header().zones().get(zone);
            Double area = ground == null ? null : ground.squareMetres();
            // A zone is at its narrowest no wider than the square of its area.
            if (area != null && quality.tooCoarseFor(Math.sqrt(area))) {
                doubts.add(String.format(
                        Locale.ROOT, "which positions, good to %.0f m, lie in %s", quality.precisionMetres(), zone));
            }
        }
        return doubts;
    }
}
