package psp.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import psp.core.Coverage;
import psp.core.ZoneCounts;
import psp.core.internal.Texts;

/** Makes sentences from the values of a study; it reckons nothing itself. */
final class StatementWriter {

    private final Study study;

    StatementWriter(Study study) {
        this.study = study;
    }

    Statement statement(String label) {
        List<String> findings = new ArrayList<>();
        findings.add(counted());
        findings.add(fall(study.reduction()));
        if (!study.comparable()) {
            return new Statement(label, findings,
                    doubts("whether that is more than elsewhere, for nothing else was counted", List.of()),
                    Statement.RULES);
        }
        PastContrasts net = study.net();
        List<Displacement> rings = study.operation().rings().isEmpty() ? List.of() : study.displacement();
        findings.add(net(net));
        if (!rings.isEmpty()) {
            findings.add(moved(rings));
        }
        return new Statement(label, findings, doubts(net.verdict() == Verdict.CANNOT_TELL
                ? "whether the operation caused the change"
                : "whether the operation, and nothing else that happened there, caused the change", rings),
                Statement.RULES);
    }

    private String outcome() {
        return study.counts().header().outcome();
    }

    private String counted() {
        ZoneCounts counts = study.counts();
        long without = counts.noPosition().count();
        return "Counted: " + outcome() + " in " + Texts.sum(study.operation().focusZones())
                + (counts.header().asOf() == null ? "" : ", as of " + Words.day(counts.header().asOf()))
                + (without == 0 ? "" : "; " + Texts.grouped(without) + " of " + Texts.grouped(counts.total().count())
                        + " have no position") + ".";
    }

    private static String fall(Reduction fall) {
        return Words.sentence(fall.now() + ", against " + fall.reference() + ": " + fall);
    }

    private static String net(PastContrasts net) {
        Yardstick shown = net.shown();
        String away = Math.round(shown.difference()) == 0 ? "no difference"
                : "about " + Words.difference(shown.difference());
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
        doubts.add("anything about what was not recorded");
        return doubts;
    }
}
