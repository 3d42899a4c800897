package psp.share.brief;

import java.util.List;
import psp.core.Phase;
import psp.core.internal.Phrases;
import psp.stats.Answers;
import psp.stats.Displacement;
import psp.stats.PastContrasts;
import psp.stats.Standing;
import psp.stats.Study;
import psp.stats.inference.Reason;
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

    private final Answers answers;
    private final Study study;

    BriefStory(Answers answers) {
        this.answers = answers;
        this.study = answers.study();
    }

    /** Why there is no answer: the reason's own words, or that it is not asked, or withheld as the change is. */
    private String why(psp.stats.Answer<?> answer, String notAsked) {
        Reason reason = answer.reason().orElseThrow();
        boolean withheld = answers.reduction().reason().orElse(null) instanceof Reason.Withheld;
        return reason instanceof Reason.NotAsked
                ? notAsked
                : withheld && reason instanceof Reason.Withheld ? "withheld for the same reason" : reason.sentence();
    }

    /** The answer in a sentence, which says at once what cannot be told, and the numbers it rests on. */
    String answer() {
        return answers.reduction()
                .result()
                .map(change -> head(change.verdict()) + ". " + Phrases.capital(change.counts()) + ", "
                        + change.percent() + ".")
                .orElseGet(() -> "Whether " + what() + " fell cannot be told. " + Phrases.sentence(unfallen()));
    }

    /** Why it cannot be told whether it fell. */
    private String unfallen() {
        return answers.reduction().reason().orElseThrow().sentence();
    }

    private String head(Verdict fell) {
        Verdict beside = answers.net().result().map(PastContrasts::verdict).orElse(Verdict.CANNOT_TELL);
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
        return List.of(fell(), beside(), displaced(), returned(), stands());
    }

    private Answer fell() {
        return answers.reduction()
                .result()
                .map(change -> of("Did it fall?", change.verdict(), "it fell", "it rose", change.toString()))
                .orElseGet(() -> open("Did it fall?", unfallen()));
    }

    private Answer beside() {
        String question = "By more than elsewhere?";
        return answers.net()
                .result()
                .map(net -> of(question, net.verdict(), "more than elsewhere", "less than elsewhere", net.toString()))
                .orElseGet(() -> open(question, why(answers.net(), "nothing beside the focus was counted")));
    }

    private Answer displaced() {
        return answers.displacement()
                .result()
                .map(BriefStory::displaced)
                .orElseGet(() ->
                        open("Did it move?", why(answers.displacement(), "no ring around the focus was counted")));
    }

    private static Answer displaced(List<Displacement> rings) {
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
        return answers.watch()
                .result()
                .map(BriefStory::returned)
                .orElseGet(() -> open(
                        "Did it come back?", why(answers.watch(), "no days after the officers moved on are covered")));
    }

    private static Answer returned(Watch seen) {
        WatchVerdict verdict = seen.verdict();
        return new Answer(
                "Did it come back?",
                verdict.text(),
                verdict == WatchVerdict.SIGNS_OF_RETURN ? "bad" : "open",
                seen.toString());
    }

    private Answer stands() {
        return answers.standing()
                .result()
                .map(BriefStory::stands)
                .orElseGet(() -> open(
                        "Where do we stand?", why(answers.standing(), "no phase after the operation is covered yet")));
    }

    private static Answer stands(Standing now) {
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
