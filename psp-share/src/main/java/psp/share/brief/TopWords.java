package psp.share.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import psp.core.Finding;
import psp.core.Phase;
import psp.core.Statement;
import psp.core.internal.Phrases;
import psp.stats.Answer;
import psp.stats.Answers;
import psp.stats.Study;
import psp.stats.inference.Reason;
import psp.stats.watch.WithdrawalPlan;

/** The words of the top of the page: those of the statement, with the latest month and what is next. */
final class TopWords {

    /**
     * One of the questions.
     *
     * @param question as asked; empty of a remark
     * @param verdict in a word or two, with its full stop
     * @param tone {@code good}, {@code bad} or {@code open}
     * @param text the answer with its numbers
     */
    record Question(String question, String verdict, String tone, String text) {}

    private static final String OPEN = "open";
    private static final String GOOD = "good";
    private static final String BAD = "bad";

    private final Answers answers;
    private final Study study;
    private final Statement statement;
    private final Optional<LatestMonth> latest;
    private final Optional<Answer<WithdrawalPlan>> plan;

    TopWords(Answers answers, Optional<LatestMonth> latest, Optional<Answer<WithdrawalPlan>> plan) {
        this.answers = answers;
        this.study = answers.study();
        this.statement = answers.statement();
        this.latest = latest;
        this.plan = plan;
    }

    /** What is known, before what is not. */
    String headline() {
        return Phrases.sentence(statement.headline());
    }

    /** Those that were asked, in the order of telling. */
    List<Question> questions() {
        List<Question> asked = new ArrayList<>(
                statement.findings().stream().map(TopWords::question).toList());
        plan.flatMap(answer -> officers(answer, "May we move officers?")).ifPresent(asked::add);
        latest.ifPresent(month -> asked.add(new Question(
                "The latest month:",
                month.isAbove() ? "Higher than expected." : month.isBelow() ? "Lower than expected." : "",
                month.isAbove() ? BAD : month.isBelow() ? GOOD : OPEN,
                month.sentence())));
        return List.copyOf(asked);
    }

    private static Question question(Finding finding) {
        String reply = finding.reply().text();
        return new Question(
                finding.question(),
                reply.isEmpty() ? "" : Phrases.ended(reply),
                switch (finding.reply()) {
                    case YES, LOWER -> GOOD;
                    case NO, HIGHER, SIGN -> BAD;
                    default -> OPEN;
                },
                finding.sentence() + (finding.range().isEmpty() ? "" : " " + Phrases.sentence(finding.range())));
    }

    /** An answer, or why there is none; nothing where it was not asked. */
    private static Optional<Question> officers(Answer<WithdrawalPlan> answer, String question) {
        Reason reason = answer.reason().orElse(null);
        if (reason == null) {
            return answer.result().map(result -> MoveOfficers.question(question, result));
        }
        return reason instanceof Reason.NotAsked
                ? Optional.empty()
                : Optional.of(new Question(
                        question,
                        Phrases.ended(Finding.Reply.CANT_SAY.text()),
                        OPEN,
                        Phrases.sentence(reason.sentence())));
    }

    /** What a reader does with it: look at what stands out, then what the statement says. */
    String next() {
        String first = latest.filter(LatestMonth::isAbove)
                .map(month -> "look at the cases of " + month.period().inWords() + "; ")
                .orElse("");
        return Phrases.sentence(first + statement.next());
    }

    /** The questions that were not asked of these counts, in one line; empty where all were. */
    String notAsked() {
        List<String> all = new ArrayList<>();
        if (isNotAsked(answers.net())) {
            all.add("whether it fell by more than elsewhere (nothing else was counted)");
        }
        if (isNotAsked(answers.displacement())) {
            all.add("whether it moved next door ("
                    + (study.operation().rings().isEmpty() ? "no area around it is named" : "nothing else was counted")
                    + ")");
        }
        if (isNotAsked(answers.watch()) && isNotAsked(answers.standing())) {
            boolean named = study.operation().first(Phase.Kind.WITHDRAWN).isPresent();
            all.add("whether it came back (no "
                    + (named ? "day after the operation is counted" : "phase after the operation is named") + ")");
        }
        return all.isEmpty() ? "" : "Not asked here: " + String.join("; ", all) + ".";
    }

    private static boolean isNotAsked(Answer<?> answer) {
        return answer.reason().filter(Reason.NotAsked.class::isInstance).isPresent();
    }

    /** The title of the page, with what is counted. */
    String title() {
        return Wording.counted(study.counts().header()) + " in " + Wording.focus(study);
    }

    /** What was done when. */
    String phases() {
        return study.operation().phases().stream()
                .map(phase -> {
                    String kind = phase.kind().text();
                    String days = phase.period().inWords();
                    return Phrases.capital(kind) + ": " + days
                            + (phase.label().equals(kind)
                                            || phase.label()
                                                    .replace(" to ", "–")
                                                    .equalsIgnoreCase(days)
                                    ? ""
                                    : ", " + phase.label());
                })
                .collect(Collectors.joining(" · "));
    }
}
