package psp.stats;

import java.util.ArrayList;
import java.util.List;
import psp.core.Coverage;
import psp.core.Operation;
import psp.core.Phase;
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
        List<String> doubts = new ArrayList<>();
        findings.add(Words.sentence(counted()));
        Reduction fall = study.reduction();
        Phase active = study.operation().first(Phase.Kind.ACTIVE).orElseThrow();
        findings.add(Words.sentence("from " + Words.period(active.period()) + " there were " + fall.counts()
                + ", against " + fall.reference() + "; " + fall.percent()));
        PastContrasts net = study.net();
        Yardstick last = net.yardstick(Yardstick.Kind.LAST_YEAR).orElseThrow();
        findings.add(Words.sentence("against the course of " + net.comparisonName() + " that is about "
                + Words.difference(last.difference()) + " (" + last.range() + ")"));
        findings.add(Words.sentence(net(net)));
        if (!study.operation().rings().isEmpty()) {
            study.displacement().forEach(d -> findings.add(Words.sentence("in " + d.ring() + ", " + d)));
        }
        doubts(net, doubts);
        return new Statement(label, findings, doubts, Statement.RULES);
    }

    private String counted() {
        ZoneCounts counts = study.counts();
        Operation operation = study.operation();
        long without = counts.noPosition().count();
        String asOf = counts.header().asOf() == null ? "" : ", as of " + counts.header().asOf();
        return "counted were " + counts.header().definition() + ", in " + Texts.sum(operation.focusZones()) + asOf
                + ", over " + counts.coverage() + (without == 0 ? ""
                : "; " + Texts.grouped(without) + " of " + Texts.grouped(counts.total().count()) + " have no position");
    }

    private static String net(PastContrasts net) {
        return switch (net.verdict()) {
            case BELOW -> "the fall is more than elsewhere and beyond its usual swings: " + net.reasons();
            case ABOVE -> "it rose more than elsewhere and beyond its usual swings: " + net.reasons();
            default -> "whether it fell more than elsewhere, beyond its usual swings, this cannot tell: " + net.reasons();
        };
    }

    private void doubts(PastContrasts net, List<String> doubts) {
        if (net.verdict() == Verdict.CANNOT_TELL) {
            doubts.add("Whether the operation caused the change.");
        } else {
            doubts.add("Whether the operation, and not something else that happened there, caused the change.");
        }
        if (!study.operation().rings().isEmpty()
                && study.displacement().stream().anyMatch(d -> d.verdict() == Verdict.CANNOT_TELL)) {
            doubts.add("Whether a smaller part moved around the corner; \"no clear sign\" is not \"none\".");
        }
        if (study.counts().coverage().kind() == Coverage.Kind.INFERRED) {
            doubts.add("Whether the file holds every day between its first and last: nobody declared it.");
        }
        doubts.add("Anything about crimes that were not recorded.");
    }
}
