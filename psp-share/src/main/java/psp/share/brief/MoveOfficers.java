package psp.share.brief;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import psp.core.Phase;
import psp.core.ZoneCounts;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.Answer;
import psp.stats.Study;
import psp.stats.watch.WithdrawalPlan;

/** Whether officers may be moved while the operation runs: in which steps a return would be seen, and how soon. */
final class MoveOfficers {

    private static final double USUAL = 0.8;

    private MoveOfficers() {}

    /** The plan, or why there is none; empty where the operation is over or has not begun. */
    static Optional<Answer<WithdrawalPlan>> plan(Study study) {
        ZoneCounts counts = study.crossesBreaks() ? study.counts().withBreaks() : study.counts();
        LocalDate day = study.lastDay().orElse(null);
        boolean runs = day != null
                && study.operation()
                        .first(Phase.Kind.ACTIVE)
                        .filter(phase -> phase.period().contains(day))
                        .isPresent()
                && study.operation().first(Phase.Kind.WITHDRAWN).isEmpty();
        return runs
                ? Optional.of(Answer.of(
                        WithdrawalPlan.whyNot(study.operation(), counts),
                        () -> WithdrawalPlan.of(study.operation(), counts)))
                : Optional.empty();
    }

    private static boolean isTimely(WithdrawalPlan plan) {
        return plan.stages().stream().allMatch(stage -> stage.seen() >= USUAL);
    }

    static TopWords.Question question(String question, WithdrawalPlan plan) {
        List<WithdrawalPlan.Stage> stages = plan.stages();
        WithdrawalPlan.Stage last = stages.get(stages.size() - 1);
        String steps = stages.stream()
                .map(stage -> share(stage.officers()) + " for " + Texts.plural(stage.to() - stage.from(), stage.look()))
                .collect(Collectors.joining(", "));
        return isTimely(plan)
                ? new TopWords.Question(
                        question,
                        "In steps.",
                        "open",
                        Phrases.capital(steps) + " (" + Texts.plural(last.to(), last.look())
                                + " in all), each watched and halted at its alarm.")
                : new TopWords.Question(
                        question,
                        "Not yet: a return might not show in time.",
                        "open",
                        "Even a full return would show within a year with only "
                                + Math.round(100
                                        * stages.stream()
                                                .mapToDouble(WithdrawalPlan.Stage::seen)
                                                .min()
                                                .orElseThrow())
                                + " chances in 100; the numbers are small.");
    }

    private static String share(double officers) {
        return officers == 0
                ? "none"
                : officers == 0.5 ? "half of them" : officers == 0.25 ? "a quarter" : Math.round(100 * officers) + " %";
    }

    static List<String> header() {
        return List.of(
                "Officers who stay",
                "For",
                "Expected",
                "Halt at",
                "Chance that a full return shows",
                "Chance to halt for no reason");
    }

    /** One row a stage. */
    static List<List<String>> rows(WithdrawalPlan plan) {
        return plan.stages().stream()
                .map(stage -> List.of(
                        Phrases.capital(share(stage.officers())),
                        Texts.plural(stage.to() - stage.from(), stage.look()),
                        Wording.about(stage.expected()),
                        Texts.grouped(stage.halted()) + " or more",
                        Math.round(100 * stage.seen()) + " %",
                        Math.round(100 * stage.falseAlarm()) + " %"))
                .toList();
    }

    /** How the stages are to be read. */
    static String note(WithdrawalPlan plan) {
        WithdrawalPlan.Rebound lately = plan.rebound();
        return "Each step begins its own watch and ends at its alarm; a step without one is no proof of the next. Lately: "
                + Texts.grouped(lately.seen()) + " in "
                + Texts.plural(lately.looks(), lately.look()) + ", about " + Wording.about(lately.expected())
                + " expected from the operation before.";
    }
}
