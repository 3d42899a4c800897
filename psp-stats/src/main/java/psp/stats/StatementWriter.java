package psp.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.stream.Collectors;
import psp.core.CountHeader;
import psp.core.Coverage;
import psp.core.DataQuality;
import psp.core.Statement;
import psp.core.ZoneCounts;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.inference.Verdict;

/** Makes sentences from the values of a study; it reckons nothing itself. */
final class StatementWriter {

    private final Study study;

    StatementWriter(Study study) {
        this.study = study;
    }

    Statement statement(String label) {
        List<String> findings = new ArrayList<>();
        findings.add(counted());
        Located located = study.located();
        Reduction reduction = study.reduction();
        if (located.allows() == Located.Allows.WITHHOLDING) {
            // What is not located is part of the comparison and of no zone: every contrast would be off as well.
            findings.add(located.withheld(reduction.now(), reduction.reference()));
            return new Statement(
                    label,
                    findings,
                    doubts("whether it fell, rose or moved, for too few are located or unlike shares", List.of()),
                    Statement.RULES);
        }
        findings.add(fall(reduction));
        if (!study.comparable()) {
            return new Statement(
                    label,
                    findings,
                    doubts("whether that is more than elsewhere, for nothing else was counted", List.of()),
                    Statement.RULES);
        }
        PastContrasts net = study.net();
        List<Displacement> rings = study.operation().rings().isEmpty() ? List.of() : study.displacement();
        findings.add(net(net));
        if (!rings.isEmpty()) {
            findings.add(moved(rings));
        }
        return new Statement(
                label,
                findings,
                doubts(
                        net.verdict() == Verdict.CANNOT_TELL
                                ? "whether the operation caused the change"
                                : "whether the operation, and nothing else that happened there, caused the change",
                        rings),
                Statement.RULES);
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
        String away = Math.round(shown.difference()) == 0
                ? "no difference"
                : "about " + Phrases.difference(shown.difference());
        return "Beside " + net.comparisonName() + " that is " + away + " (" + shown.range() + "); "
                + switch (net.verdict()) {
                    case BELOW -> "that is below the usual swings: " + net.reasons() + ".";
                    case ABOVE -> "that is above the usual swings: " + net.reasons() + ".";
                    default -> "whether that is more than the usual swings this cannot tell: " + net.reasons() + ".";
                };
    }

    private static String moved(List<Displacement> rings) {
        return rings.stream().map(ring -> ring.ring() + ": " + ring).collect(Collectors.joining(". ")) + ".";
    }

    private List<String> doubts(String first, List<Displacement> rings) {
        List<String> doubts = new ArrayList<>();
        doubts.add(first);
        if (rings.stream().anyMatch(ring -> ring.verdict() == Verdict.CANNOT_TELL)) {
            doubts.add("whether a smaller part moved around the corner");
        }
        if (study.counts().coverage().kind() == Coverage.Kind.INFERRED) {
            doubts.add("whether the file holds every day between its first and last, which nobody declared");
        }
        Located located = study.located();
        if (located.allows() == Located.Allows.WARNING) {
            doubts.add(located.doubt());
        }
        doubts.addAll(ofQuality(located));
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
