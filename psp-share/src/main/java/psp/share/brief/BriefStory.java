package psp.share.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import psp.core.Phase;
import psp.core.internal.Phrases;
import psp.share.Figures;
import psp.stats.Displacement;
import psp.stats.Located;
import psp.stats.PastContrasts;
import psp.stats.Reduction;
import psp.stats.Standing;
import psp.stats.Study;
import psp.stats.inference.Verdict;
import psp.stats.watch.Watch;
import psp.stats.watch.WatchVerdict;

/** What the page says of a study, in the words of the study's own answers; an answer that cannot be had is its reason. */
final class BriefStory {

    /**
     * One of the questions.
     *
     * @param question as asked
     * @param verdict in a word or two
     * @param tone {@code good}, {@code bad} or {@code open}
     * @param text the answer with its numbers
     */
    record Answer(String question, String verdict, String tone, String text) {}

    /** An answer of the study, or why there is none. */
    private record Asked<T>(@Nullable T value, String reason) {}

    private static final String AS_ABOVE = "withheld for the same reason";

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
        withheld = located.allows() == Located.Allows.WITHHOLDING
                ? study.statement().findings().get(1)
                : null;
        reduction = ask(withheld, study::reduction);
        net = study.operation().comparison(study.counts()).count() == 0
                ? new Asked<>(null, "nothing beside the focus was counted")
                : ask(withheld == null ? null : AS_ABOVE, study::net);
        displacement = study.operation().rings().isEmpty()
                ? new Asked<>(null, "no ring around the focus was counted")
                : ask(withheld == null ? null : AS_ABOVE, study::displacement);
        standing = ask(
                null,
                () -> Figures.standing(study)
                        .orElseThrow(
                                () -> new IllegalArgumentException("no phase after the operation is covered yet")));
        watch = Figures.isWatched(study)
                ? ask(null, study::watch)
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

    /** Whether the change is withheld, so that nothing of it may be drawn. */
    boolean isWithheld() {
        return withheld != null;
    }

    Optional<Watch> watch() {
        return Optional.ofNullable(watch.value).filter(seen -> seen.watched() > 0);
    }

    /** The answer in a sentence, which says at once what cannot be told, and the numbers it rests on. */
    String answer() {
        Reduction change = reduction.value;
        if (change == null) {
            return "Whether " + what() + " fell cannot be told. " + Phrases.sentence(reduction.reason);
        }
        return head(change.verdict()) + ". " + Phrases.capital(change.counts()) + ", " + change.percent() + ".";
    }

    private String head(Verdict fell) {
        Verdict beside = net.value == null ? Verdict.CANNOT_TELL : net.value.verdict();
        boolean open = beside == Verdict.CANNOT_TELL;
        if (fell == Verdict.CANNOT_TELL) {
            return "Whether " + what() + " fell cannot be told"
                    + (open
                            ? ""
                            : ", but beside what happened elsewhere there were "
                                    + (beside == Verdict.BELOW ? "fewer" : "more"));
        }
        String side = Phrases.capital(what()) + (fell == Verdict.BELOW ? " fell" : " rose");
        return open
                ? side + ", but whether by more than elsewhere cannot be told"
                : side + (fell == beside ? ", and by more than elsewhere" : ", but by less than elsewhere");
    }

    private String what() {
        return study.counts().header().outcome() + " in "
                + String.join(" and ", study.operation().focusZones());
    }

    List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        answers.add(
                reduction.value == null
                        ? open("Did it fall?", reduction.reason)
                        : of(
                                "Did it fall?",
                                reduction.value.verdict(),
                                "it fell",
                                "it rose",
                                reduction.value.toString()));
        answers.add(
                net.value == null
                        ? open("By more than elsewhere?", net.reason)
                        : of(
                                "By more than elsewhere?",
                                net.value.verdict(),
                                "more than elsewhere",
                                "less than elsewhere",
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
        rings.forEach(ring -> text.append(text.isEmpty() ? "" : ". ")
                .append(ring.ring())
                .append(": ")
                .append(ring));
        return new Answer(
                "Did it move?",
                moved ? "a sign that it did" : "no clear sign",
                moved ? "bad" : "open",
                text.toString());
    }

    private Answer returned() {
        Watch seen = watch.value;
        if (seen == null) {
            return open("Did it come back?", watch.reason);
        }
        WatchVerdict verdict = seen.verdict();
        return new Answer(
                "Did it come back?",
                verdict.text(),
                verdict == WatchVerdict.SIGNS_OF_RETURN ? "bad" : "open",
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
        return new Answer(
                "Where do we stand?",
                told
                        ? String.join(
                                "; ",
                                now.readings().stream()
                                        .filter(reading -> reading.verdict() != Verdict.CANNOT_TELL)
                                        .map(reading -> reading.verdict().text() + " "
                                                + reading.entry().reference())
                                        .toList())
                        : "cannot tell",
                "open",
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

    String title() {
        return Phrases.capital(what());
    }

    String phases() {
        StringBuilder text = new StringBuilder();
        for (Phase phase : study.operation().phases()) {
            String kind = phase.kind().text();
            text.append(text.isEmpty() ? "" : " · ").append(phase.label());
            text.append(phase.label().equals(kind) ? "" : " (" + kind + ")");
            String days = Said.period(phase.period());
            text.append(phase.label().equalsIgnoreCase(days) ? "" : ": " + days);
        }
        return text.toString();
    }
}
