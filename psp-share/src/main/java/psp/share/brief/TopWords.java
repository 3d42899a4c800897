package psp.share.brief;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import psp.core.internal.Phrases;
import psp.core.internal.Texts;
import psp.stats.Answer;
import psp.stats.Answers;
import psp.stats.Displacement;
import psp.stats.PastContrasts;
import psp.stats.Reduction;
import psp.stats.Standing;
import psp.stats.Study;
import psp.stats.Yardstick;
import psp.stats.inference.RateRatio;
import psp.stats.inference.Reason;
import psp.stats.inference.Verdict;
import psp.stats.watch.Watch;
import psp.stats.watch.WatchLook;
import psp.stats.watch.WatchVerdict;
import psp.stats.watch.WithdrawalPlan;

/** The words of the top of the page: a headline, each question that was asked with an everyday answer, and what is next. */
final class TopWords {

    /**
     * One of the questions.
     *
     * @param question as asked
     * @param verdict in a word or two, with its full stop
     * @param tone {@code good}, {@code bad} or {@code open}
     * @param text the answer with its numbers
     */
    record Question(String question, String verdict, String tone, String text) {}

    private static final String CANNOT_SAY = "We can’t say.";
    private static final String OPEN = "open";
    private static final String GOOD = "good";
    private static final String BAD = "bad";
    private static final double LEVEL = 0.95;
    /** Within so much up or down two counts are told as level. */
    private static final double LEVEL_WITHIN = 0.05;
    /** A rise that would have shown only from here on is no rise that anybody expects. */
    private static final double DOUBLED = 1;

    private static final int DAYS_OF_A_MONTH = 28;

    private final Answers answers;
    private final Study study;
    private final Optional<LatestMonth> latest;
    private final Optional<Answer<WithdrawalPlan>> plan;

    TopWords(Answers answers, Optional<LatestMonth> latest, Optional<Answer<WithdrawalPlan>> plan) {
        this.answers = answers;
        this.study = answers.study();
        this.latest = latest;
        this.plan = plan;
    }

    private String what() {
        return study.counts().header().outcome() + " in " + Said.focus(study);
    }

    // The headline

    /** What is known, before what is not. */
    String headline() {
        Reduction fall = answers.reduction().result().orElse(null);
        if (fall == null) {
            return "We can’t say whether " + what() + " fell.";
        }
        Verdict net = answers.net().result().map(PastContrasts::verdict).orElse(Verdict.CANNOT_TELL);
        String subject = Phrases.capital(what());
        if (fall.hasRange() && Said.isUseless(fall.interval(LEVEL))) {
            return "Too few " + what() + " to say whether they fell ("
                    + fall.ratio().before() + " to " + fall.ratio().after() + ").";
        }
        if (fall.verdict() == Verdict.CANNOT_TELL) {
            String told = subject + " " + level(fall);
            return told
                    + (net == Verdict.CANNOT_TELL
                            ? elsewhere()
                            : ", " + (net == Verdict.BELOW ? "fewer" : "more") + " than expected from elsewhere")
                    + ".";
        }
        String moved = subject + (fall.verdict() == Verdict.BELOW ? " fell" : " rose");
        return (net == Verdict.CANNOT_TELL
                        ? moved + elsewhere()
                        : moved
                                + (fall.verdict() == net
                                        ? ", and by more than elsewhere"
                                        : ", but by less than elsewhere"))
                + ".";
    }

    private static String level(Reduction change) {
        double ratio = change.ratio().estimate().orElse(1);
        String counts = Texts.grouped(change.ratio().before()) + " to "
                + Texts.grouped(change.ratio().after());
        return Math.abs(ratio - 1) <= LEVEL_WITHIN
                ? "stayed level (" + counts + ")"
                : "went from " + counts + ", within normal variation";
    }

    private String elsewhere() {
        return answers.elsewhere()
                .result()
                .filter(other -> other.ratio().estimate().isPresent())
                .map(other -> {
                    double ratio = other.ratio().estimate().getAsDouble();
                    String moved = Math.abs(ratio - 1) <= LEVEL_WITHIN ? "stayed level" : ratio < 1 ? "fell" : "rose";
                    return ", while " + Said.elsewhere(study) + " " + moved;
                })
                .orElse("");
    }

    // The questions

    /** Those that were asked, in the order of telling. */
    List<Question> questions() {
        List<Question> asked = new ArrayList<>(List.of(fell()));
        told(answers.net(), "Did it fall by more than elsewhere?", this::net).ifPresent(asked::add);
        told(answers.displacement(), "Did it move next door?", TopWords::moved).ifPresent(asked::add);
        told(answers.watch(), "Did it come back after we left?", TopWords::returned)
                .ifPresent(asked::add);
        told(answers.standing(), "Where do we stand now?", TopWords::stands).ifPresent(asked::add);
        plan.flatMap(answer -> told(answer, "May we move officers?", MoveOfficers::question))
                .ifPresent(asked::add);
        latest.ifPresent(month -> asked.add(new Question(
                "The latest month:",
                month.isAbove() ? "Higher than expected." : month.isBelow() ? "Lower than expected." : "",
                month.isAbove() ? BAD : month.isBelow() ? GOOD : OPEN,
                month.sentence())));
        return List.copyOf(asked);
    }

    private interface Teller<T> {
        Question of(String question, T result);
    }

    /** An answer, or why there is none; nothing where it was not asked. */
    private static <T> Optional<Question> told(Answer<T> answer, String question, Teller<T> teller) {
        Reason reason = answer.reason().orElse(null);
        if (reason == null) {
            return answer.result().map(result -> teller.of(question, result));
        }
        return reason instanceof Reason.NotAsked
                ? Optional.empty()
                : Optional.of(new Question(
                        question,
                        CANNOT_SAY,
                        OPEN,
                        reason instanceof Reason.Withheld
                                ? "Withheld for the same reason."
                                : Phrases.sentence(reason.sentence())));
    }

    private Question fell() {
        String question = "Did it fall?";
        return answers.reduction()
                .result()
                .map(fall -> new Question(question, fell(fall.verdict()), tone(fall.verdict()), counts(fall)))
                .orElseGet(() -> new Question(
                        question,
                        CANNOT_SAY,
                        OPEN,
                        Phrases.sentence(
                                answers.reduction().reason().orElseThrow().sentence())));
    }

    private static String fell(Verdict verdict) {
        return switch (verdict) {
            case BELOW -> "Yes.";
            case ABOVE -> "No, it rose.";
            default -> CANNOT_SAY;
        };
    }

    private static String tone(Verdict verdict) {
        return verdict == Verdict.BELOW ? GOOD : verdict == Verdict.ABOVE ? BAD : OPEN;
    }

    private String counts(Reduction fall) {
        String elsewhere = answers.elsewhere()
                .result()
                .map(other -> " " + Phrases.capital(Said.elsewhere(study)) + ": "
                        + Texts.grouped(other.ratio().after()) + ", against "
                        + Texts.grouped(other.ratio().before())
                        + (other.ratio().estimate().isPresent()
                                ? " (" + Said.change(other.ratio().estimate().getAsDouble()) + ")"
                                : "")
                        + ".")
                .orElse("");
        return Said.now(fall) + ": " + Texts.grouped(fall.ratio().after()) + ", against "
                + Texts.grouped(fall.ratio().before()) + " in " + Said.reference(fall) + " (" + change(fall) + ")."
                + elsewhere
                + (fall.sameCalendar() ? "" : " These are other days of the year, with another season.");
    }

    private static String change(Reduction fall) {
        if (fall.ratio().estimate().isEmpty()) {
            return "none in either";
        }
        return Phrases.difference(fall.difference()) + "; "
                + Said.change(fall.ratio().estimate().getAsDouble())
                + (fall.hasRange()
                        ? Said.isUseless(fall.interval(LEVEL))
                                ? "; too few for a range"
                                : ", range " + fall.interval(LEVEL).inWords()
                        : "");
    }

    private Question net(String question, PastContrasts net) {
        Yardstick deciding =
                net.yardsticks().stream().filter(net::decides).findFirst().orElse(null);
        if (deciding == null || deciding.interval() == null) {
            return new Question(question, CANNOT_SAY, OPEN, Phrases.sentence(net.reasons()));
        }
        boolean fell = answers.reduction()
                .result()
                .filter(fall -> fall.verdict() != Verdict.ABOVE)
                .isPresent();
        String verdict =
                switch (net.verdict()) {
                    case BELOW -> fell ? "Yes." : "It rose by less.";
                    case ABOVE -> "No, there were more than expected.";
                    default -> CANNOT_SAY;
                };
        String source = deciding.kind() == Yardstick.Kind.CITY
                ? "from what the city’s other areas did"
                : "by the benchmark registered beforehand, " + deciding.name();
        String text = Texts.grouped(net.now().focus()) + " were counted where about "
                + Said.about(deciding.count() - deciding.difference()) + " would have been expected " + source + " ("
                + Phrases.difference(deciding.difference()) + "; "
                + (Said.isUseless(deciding.interval())
                        ? "the numbers are too small for a range"
                        : "anywhere from " + deciding.range())
                + ").";
        return new Question(question, verdict, tone(net.verdict()), text);
    }

    private static Question moved(String question, List<Displacement> rings) {
        boolean moved = rings.stream().anyMatch(ring -> ring.verdict() == Verdict.ABOVE);
        boolean blind = rings.stream().noneMatch(ring -> ring.detectableRise() <= DOUBLED);
        return new Question(
                question,
                moved ? "There are signs that it did." : blind ? CANNOT_SAY : "No sign.",
                moved ? BAD : OPEN,
                rings.stream().map(TopWords::ring).collect(Collectors.joining(" ")));
    }

    private static String ring(Displacement ring) {
        double rise = ring.detectableRise();
        String seen =
                switch (ring.verdict()) {
                    case ABOVE -> "more than the rest of the city explains";
                    case BELOW -> "fewer than expected there too";
                    default ->
                        Double.isInfinite(rise)
                                ? "no rise could have shown, with so few earlier years"
                                : rise > DOUBLED
                                        ? "even twice the number might not have shown"
                                        : "a rise of " + Math.round(100 * rise)
                                                + " % or more would probably have shown (4 chances in 5)";
                };
        return ring.ring() + ": " + Texts.grouped(ring.change().ratio().before()) + " to "
                + Texts.grouped(ring.change().ratio().after()) + "; " + seen + ".";
    }

    private static Question returned(String question, Watch watch) {
        WatchVerdict verdict = watch.verdict();
        String said =
                switch (verdict) {
                    case SIGNS_OF_RETURN -> "Signs of return" + Said.alarmed(watch) + ".";
                    case NO_SIGN_OF_RETURN_YET -> "No sign so far.";
                    case CITYWIDE -> "It is up, and so is the rest of the city.";
                    case TOO_EARLY -> "Too early to say.";
                };
        OptionalInt more = watch.periodsUntilTold();
        String remedy = verdict == WatchVerdict.TOO_EARLY && more.orElse(0) > 0
                ? " " + Phrases.capital(Texts.plural(more.getAsInt(), "more " + look(watch)))
                        + " at this level would show that the reduction lasts."
                : "";
        return new Question(
                question,
                said,
                verdict == WatchVerdict.SIGNS_OF_RETURN ? BAD : OPEN,
                Texts.grouped(watch.seen()) + " counted, about " + Said.about(watch.expected())
                        + " expected if the operation’s level lasts." + remedy);
    }

    private static String look(Watch watch) {
        return watch.looks().stream()
                        .map(WatchLook::period)
                        .allMatch(days -> days != null && days.days() >= DAYS_OF_A_MONTH)
                ? "month"
                : "week";
    }

    private static Question stands(String question, Standing now) {
        List<Standing.Reading> told = now.readings().stream()
                .filter(reading -> reading.verdict() != Verdict.CANNOT_TELL)
                .toList();
        String verdict = told.isEmpty()
                ? CANNOT_SAY
                : Phrases.sentence(told.stream()
                        .map(reading -> reading.verdict().text() + " " + Said.reference(reading.entry()))
                        .collect(Collectors.joining("; ")));
        return new Question(
                question,
                verdict,
                OPEN,
                "Up to " + Phrases.day(now.asOf()) + ": "
                        + now.readings().stream().map(TopWords::reading).collect(Collectors.joining("; ")) + ".");
    }

    private static String reading(Standing.Reading reading) {
        RateRatio both = reading.entry().ratio();
        if (both == null) {
            return "no such days of “" + reading.entry().reference() + "” to compare with";
        }
        return Texts.grouped(both.after()) + " now, " + Texts.grouped(both.before()) + " in "
                + Said.reference(reading.entry())
                + (reading.entry().seasonal() ? " (another season, adjusted for)" : "")
                + (reading.leaning()
                        ? " (probably " + (reading.entry().estimate().orElse(1) > 1 ? "above" : "below") + ")"
                        : "");
    }

    // What is next

    /** What a reader does with it: look at what stands out, mend what stands in the way, and when to look again. */
    String next() {
        List<String> steps = new ArrayList<>();
        latest.filter(LatestMonth::isAbove)
                .ifPresent(month -> steps.add("look at the cases of " + Said.period(month.period())));
        answers.watch()
                .result()
                .filter(watch -> watch.verdict() == WatchVerdict.SIGNS_OF_RETURN)
                .ifPresent(watch -> steps.add("look at what came back" + Said.alarmed(watch)));
        answers.reduction().reason().map(TopWords::remedy).ifPresent(steps::add);
        steps.add(latest.map(month -> "check again when " + Said.period(month.next()) + " is counted")
                .orElse("check again when a whole month is counted"));
        return Phrases.sentence(String.join("; ", steps));
    }

    private static String remedy(Reason reason) {
        if (reason instanceof Reason.Withheld) {
            return "find the places of the incidents that have none, and run it again";
        }
        if (reason instanceof Reason.NotCovered) {
            return "add the days that are missing, and run it again";
        }
        return reason instanceof Reason.BreakBetween
                ? "ask how the new record system counts, or compare days on one side of the change"
                : "count a longer time, a larger area or a wider outcome";
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
            all.add("whether it came back (the operation has not ended, or nothing after it is counted)");
        }
        return all.isEmpty() ? "" : "Not asked here: " + String.join("; ", all) + ".";
    }

    private static boolean isNotAsked(Answer<?> answer) {
        return answer.reason().filter(Reason.NotAsked.class::isInstance).isPresent();
    }

    /** The title of the page, with what is counted. */
    String title() {
        return Said.counted(study.counts().header()) + " in " + Said.focus(study);
    }

    /** What was done when. */
    String phases() {
        return study.operation().phases().stream()
                .map(phase -> {
                    String kind = phase.kind().text();
                    String days = Said.period(phase.period());
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
