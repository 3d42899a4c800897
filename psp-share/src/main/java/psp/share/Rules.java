package psp.share;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import psp.core.Statement;
import psp.share.internal.text.JsonNode;
import psp.share.internal.text.JsonText;
import psp.stats.Benchmark;
import psp.stats.Study;

/** The rules of judgement that a pack or a plan names. */
final class Rules {

    /** Of {@link Study#standing}, and of a watch unless told otherwise. */
    private static final double ALPHA = 0.05;

    private static final double MARGIN = 0.15;
    private static final double FALSE_ALARMS = 0.10;

    private Rules() {}

    static void write(JsonText json, Optional<Benchmark.Kind> sealed, boolean crossing) throws IOException {
        json.object("rules", inner -> {
            inner.text("version", Statement.RULES);
            inner.number("alpha", ALPHA);
            inner.number("margin", MARGIN);
            inner.number("falseAlarmChancePerYear", FALSE_ALARMS);
            inner.text("sealedBenchmark", sealed.map(JsonText::word).orElse(null));
            inner.truth("crossingBreaks", crossing);
        });
    }

    static Study read(JsonNode json, Study study) {
        JsonNode rules = json.get("rules");
        String version = rules.get("version").text();
        if (!version.equals(Statement.RULES)) {
            throw rules.get("version")
                    .problem("it was judged by '" + version + "', this psp judges by '" + Statement.RULES
                            + "'; read it with a psp of those rules, or make the pack anew from its counts");
        }
        Study judged = sealed(rules).map(study::sealed).orElse(study);
        return rules.get("crossingBreaks").truth() ? judged.crossingBreaks() : judged;
    }

    static Optional<Benchmark.Kind> sealed(JsonNode rules) {
        return Optional.ofNullable(rules.find("sealedBenchmark"))
                .map(kind -> kind.oneOf(Arrays.asList(Benchmark.Kind.values())));
    }
}
