package psp.share;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import psp.core.Phase;
import psp.stats.Displacement;
import psp.stats.Located;
import psp.stats.PastContrasts;
import psp.stats.Reduction;
import psp.stats.Standing;
import psp.stats.Study;
import psp.stats.Verdict;
import psp.stats.Watch;
import psp.stats.WatchVerdict;
import psp.stats.Yardstick;

/** What the page says of a study, in the words of the study's own answers; an answer that cannot be had is its reason. */
final class BriefStory {

    private static final double LEVEL = 0.95;

    /**
     * One of the questions.
     *
     * @param question as asked
     * @param verdict in a word or two
     * @param tone {@code good}, {@code bad} or {@code open}
     * @param text the answer with its numbers
     */
    record Answer(String question, String verdict, String tone, String text) {
    }

    /** An answer of the study, or why there is none. */
    private record Asked<T>(@Nullable T value, String reason) {
    }

    private final Study study;
    private final @Nullable String withheld;
    private final Asked<Reduction> reduction;
    private final Asked<PastContrasts> net;
    private final Asked<List<Displacement>> displacement;
    private final Asked<Standing> standing;
    private final Asked<Watch> watch;

    BriefStory(Study study) {
        this.study = study;
        Located located = study.located();
        withheld = located.allows() == Located.Allows.WITHHOLDING ? study.statement().findings().get(1) : null;
        reduction = ask(withheld, study::reduction);
        net = study.operation().comparison(study.counts()).count() == 0 ? new Asked<>(null,
                "nothing beside the focus was counted") : ask(withheld, study::net);
        displacement = study.operation().rings().isEmpty() ? new Asked<>(null, "no ring around the focus was counted")
                : ask(withheld, study::displacement);
        standing = ask(null, () -> Figures.standing(study).orElseThrow(() -> new IllegalArgumentException(
                "no phase after the operation is covered yet")));
        watch = Figures.isWatched(study) ? ask(null, study::watch)
                : new Asked<>(null, "no days after the officers moved on are covered");
    }

    private static <T> Asked<T> ask(@Nullable String withheld, Supplier<T> answer) {
        if (withheld != null) {
            return new Asked<>(null, withheld);
        }
        try {
            return new Asked<>(answer.get(), "");
        } catch (IllegalArgumentException e) {
            return new Asked<>(null, String.valueOf(e.getMessage()));
        }
    }

    Optional<Watch> watch() {
        return Optional.ofNullable(watch.value).filter(seen -> seen.watched() > 0 && seen.refusal().isEmpty());
    }

    /** The one sentence: what cannot be told comes first. */
    String answer() {
        String focus = String.join(" and ", study.operation().focusZones());
        Reduction change = reduction.value;
        if (change == null) {
            return "This cannot be told: " + reduction.reason;
        }
        PastContrasts beside = net.value;
        if (beside == null || beside.verdict() == Verdict.CANNOT_TELL) {
            return "Whether it fell in " + focus + " by more than elsewhere cannot be told: " + change.counts() + ", "
                    + change.percent() + ".";
        }
        return "In " + focus + ", " + (beside.verdict() == Verdict.BELOW ? "more was gained than elsewhere"
                : "less was gained than elsewhere") + ": " + change.counts() + ", " + change.percent() + "; beside "
                + beside.comparisonName() + " " + beside.verdict().text() + ".";
    }

    List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        answers.add(reduction.value == null ? open("Did it fall?", reduction.reason)
                : of("Did it fall?", reduction.value.verdict(), "fell", "rose", reduction.value.toString()));
        answers.add(net.value == null ? open("By more than elsewhere?", net.reason)
                : of("By more than elsewhere?", net.value.verdict(), "more than elsewhere", "less than elsewhere",
                net.value.toString()));
        answers.add(displaced());
        answers.add(returned());
        answers.add(stands());
        return answers;
    }

    private Answer displaced() {
        if (displacement.value == null) {
            return open("Did it move?", displacement.reason);
        }
        List<Displacement> rings = displacement.value;
        boolean moved = rings.stream().anyMatch(ring -> ring.verdict() == Verdict.ABOVE);
        StringBuilder text = new StringBuilder();
        rings.forEach(ring -> text.append(text.isEmpty() ? "" : ". ").append(ring.ring()).append(": ").append(ring));
        return new Answer("Did it move?", moved ? "a sign that it did" : "no clear sign", moved ? "bad" : "open", text.toString());
    }

    private Answer returned() {
        Watch seen = watch.value;
        if (seen == null) {
            return open("Did it come back?", watch.reason);
        }
        if (seen.refusal().isPresent()) {
            return open("Did it come back?", seen.refusal().get());
        }
        WatchVerdict verdict = seen.verdict();
        return new Answer("Did it come back?", verdict.text(), verdict == WatchVerdict.SIGNS_OF_RETURN ? "bad" : "open",
                seen.toString());
    }

    private Answer stands() {
        Standing now = standing.value;
        if (now == null) {
            return open("Where do we stand?", standing.reason);
        }
        StringBuilder text = new StringBuilder("As of " + now.asOf());
        now.readings().forEach(reading -> text.append("; ").append(reading));
        boolean told = now.readings().stream().anyMatch(reading -> reading.verdict() != Verdict.CANNOT_TELL);
        return new Answer("Where do we stand?", told ? String.join("; ", now.readings().stream()
                .filter(reading -> reading.verdict() != Verdict.CANNOT_TELL)
                .map(reading -> reading.verdict().text() + " " + reading.entry().reference()).toList()) : "cannot tell", "open",
                text.toString());
    }

    private static Answer of(String question, Verdict verdict, String below, String above, String text) {
        return switch (verdict) {
            case BELOW -> new Answer(question, below, "good", text);
            case ABOVE -> new Answer(question, above, "bad", text);
            default -> new Answer(question, verdict.text(), "open", text);
        };
    }

    private static Answer open(String question, String reason) {
        return new Answer(question, "cannot tell", "open", reason);
    }

    /** The focus, each ring and, at the same windows, the comparison, with their ranges. */
    List<RangesChart.Line> changes() {
        List<RangesChart.Line> lines = new ArrayList<>();
        if (reduction.value != null) {
            change(reduction.value, String.join(", ", study.operation().focusZones()), Palette.FOCUS, lines);
        }
        if (displacement.value != null) {
            displacement.value.forEach(ring -> change(ring.change(), ring.ring(), Palette.RING, lines));
        }
        if (net.value != null) {
            var comparison = net.value.poisson().comparison();
            comparison.estimate().ifPresent(ratio -> lines.add(new RangesChart.Line(net.value.comparisonName(), ratio,
                    comparison.interval(LEVEL), Palette.COMPARISON)));
        }
        return lines;
    }

    private static void change(Reduction change, String name, String colour, List<RangesChart.Line> lines) {
        change.ratio().estimate().ifPresent(ratio -> {
            if (ratio > 0) {
                lines.add(new RangesChart.Line(name, ratio, change.interval(LEVEL), colour));
            }
        });
    }

    /** The contrast to the comparison by each yardstick. */
    List<RangesChart.Line> yardsticks() {
        if (net.value == null) {
            return List.of();
        }
        List<RangesChart.Line> lines = new ArrayList<>();
        for (Yardstick yardstick : net.value.yardsticks()) {
            lines.add(new RangesChart.Line(yardstick.name() + (yardstick.kind().decides() ? "" : " *"), yardstick.ratio(),
                    yardstick.interval(), yardstick.kind().decides() ? Palette.FOCUS : Palette.COMPARISON));
        }
        return lines;
    }

    String title() {
        String outcome = study.counts().header().outcome();
        return outcome.substring(0, 1).toUpperCase(Locale.ROOT) + outcome.substring(1) + " in "
                + String.join(" and ", study.operation().focusZones());
    }

    String phases() {
        StringBuilder text = new StringBuilder();
        for (Phase phase : study.operation().phases()) {
            String kind = phase.kind().text();
            text.append(text.isEmpty() ? "" : " · ").append(phase.label());
            text.append(phase.label().equals(kind) ? "" : " (" + kind + ")").append(": ").append(phase.period().start()).append(" to ")
                    .append(phase.period().lastDay());
        }
        return text.toString();
    }
}
