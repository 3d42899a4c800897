package psp.stats;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import psp.core.CountHeader;
import psp.core.Described;
import psp.core.Statement;
import psp.core.Table;
import psp.core.Tabular;
import psp.core.internal.Texts;
import psp.stats.inference.Reason;
import psp.stats.inference.WeightedDisplacement;
import psp.stats.internal.text.Data;
import psp.stats.watch.Watch;

/**
 * Every question of a study once: its result, or the reason why there is none.
 *
 * <pre>{@code
 * Answers answers = study.answers();
 * answers.net().result().ifPresent(System.out::println);                       // more than elsewhere?
 * answers.watch().reason().ifPresent(why -> System.out.println(why.sentence())); // why nothing can be said of a return
 * System.out.println(answers.statement());         // the paragraph to read aloud
 * Map<String, Object> data = answers.data();       // all of it, for any JSON library
 * }</pre>
 *
 * <p>Each question is computed when it is first asked for, and once. Whether it can be answered is decided from windows and
 * counts beforehand. Where too few incidents of its windows have a position, a change, the standing and the watch are {@link
 * Reason.Withheld}; the counts are not. Two are equal exactly when their studies and assumed starts are. Immutable; what is stored is the study.
 */
public final class Answers implements Described, Tabular, Serializable {

    private static final long serialVersionUID = 1;
    /** The version of the keys of {@link #data}. */
    public static final int SCHEMA = 1;

    private final Study study;
    private final List<String> starts;
    private final transient Once<Answer<Located>> located;
    private final transient Once<Answer<Reduction>> change;
    private final transient Once<Answer<Reduction>> elsewhere;
    private final transient Once<Answer<List<Reduction>>> earlierYears;
    private final transient Once<Answer<PastContrasts>> net;
    private final transient Once<Answer<List<Displacement>>> displacement;
    private final transient Once<Answer<List<Displacement>>> movedTo;
    private final transient Once<Answer<WeightedDisplacement>> weightedDisplacement;
    private final transient Once<Answer<List<AssumedStart>>> otherStarts;
    private final transient Once<Answer<ExpectedCourse>> course;
    private final transient Once<Answer<Standing>> standing;
    private final transient Once<Answer<Watch>> watch;
    private final transient Once<Statement> statement;

    Answers(Study study, List<String> starts) {
        this.study = study;
        this.starts = List.copyOf(starts);
        List<Study> assumed = this.starts.stream().map(study::assumed).toList();
        located = new Once<>(() -> Answer.of(study.whyNoChange(), study::located));
        change = new Once<>(() -> Answer.of(study.whyNoChange(), study::reduction));
        elsewhere = told(() -> study.whyIncomparable().or(study::whyNoChange), study::elsewhere);
        earlierYears = told(study::whyNoChange, study::againstEarlierYears);
        net = told(study::whyNoNet, study::net);
        displacement = told(study::whyNoDisplacement, study::displacement);
        movedTo = told(study::whyNotMovedTo, study::movedTo);
        weightedDisplacement = told(study::whyNoWeightedDisplacement, study::weightedDisplacement);
        otherStarts = told(() -> whyNoStart(assumed), () -> study.startingAt(starts.toArray(String[]::new)));
        course = told(study::whyNoCourse, study::course);
        standing = new Once<>(study::standing);
        watch = new Once<>(() -> Answer.of(study.whyNoWatch(), study::watch));
        statement = new Once<>(() -> new StatementWriter(this).statement());
    }

    /** A change: withheld where too few have a position, if it is asked at all. */
    private <T> Once<Answer<T>> told(Supplier<Optional<Reason>> whyNot, Supplier<T> result) {
        return new Once<>(() -> {
            Optional<Reason> why = whyNot.get();
            return Answer.of(
                    why.filter(Reason.NotAsked.class::isInstance)
                            .or(this::withheld)
                            .or(() -> why),
                    result);
        });
    }

    private Optional<Reason> withheld() {
        return change.get()
                .result()
                .flatMap(fall -> located().result().flatMap(shares -> shares.withheld(fall.now(), fall.reference())));
    }

    /** The located shares of the windows of every comparison that is answered. */
    List<Located> shares() {
        List<Located> shares = new ArrayList<>(located().result().stream().toList());
        if (standing().result().isPresent()) {
            shares.addAll(study.standingShares().values());
        }
        if (watch().result().isPresent()) {
            shares.add(study.watchShares());
        }
        return shares;
    }

    private static Optional<Reason> whyNoStart(List<Study> assumed) {
        return assumed.isEmpty()
                ? Optional.of(new Reason.NotAsked("no other start was named; name days such as 2016-03-01"))
                : assumed.stream().flatMap(one -> one.whyNotTold().stream()).findFirst();
    }

    /** {@return the study whose answers these are} */
    public Study study() {
        return study;
    }

    /** {@return whether enough has a position to tell the change, and its bounds} */
    public Answer<Located> located() {
        return located.get();
    }

    /**
     * {@return the change of the focus in the first active phase: did it fall?}
     */
    public Answer<Reduction> reduction() {
        return withheld().<Answer<Reduction>>map(Answer.Untold::new).orElseGet(change::get);
    }

    /** {@return the same change of what stands beside the focus} */
    public Answer<Reduction> elsewhere() {
        return elsewhere.get();
    }

    /** {@return the change of the focus against the mean of three, five and all earlier years, as far as there are so many} */
    public Answer<List<Reduction>> earlierYears() {
        return earlierYears.get();
    }

    /**
     * {@return the change of the focus beside what like ground of its city, or earlier years, say: did it fall more than elsewhere?}
     */
    public Answer<PastContrasts> net() {
        return net.get();
    }

    /**
     * {@return the course of each ring, in the order of the operation: did it move?}
     */
    public Answer<List<Displacement>> displacement() {
        return displacement.get();
    }

    /** {@return the course of each zone to which the officers went next} */
    public Answer<List<Displacement>> movedTo() {
        return movedTo.get();
    }

    /**
     * {@return focus and rings together, weighed against the comparison}
     */
    public Answer<WeightedDisplacement> weightedDisplacement() {
        return weightedDisplacement.get();
    }

    /**
     * {@return the change from each other start that was named, at least one: would another start have shown another change?}
     */
    public Answer<List<AssumedStart>> otherStarts() {
        return otherStarts.get();
    }

    /** {@return the months since the operation began, beside what was expected of them} */
    public Answer<ExpectedCourse> course() {
        return course.get();
    }

    /** {@return where do we stand, on {@link Study#lastDay}? Asked only where a phase after the first active one has begun} */
    public Answer<Standing> standing() {
        return standing.get();
    }

    /**
     * {@return the watch over the days of the withdrawal that are covered, at least one: is it coming back?}
     */
    public Answer<Watch> watch() {
        return watch.get();
    }

    /** {@return what can be said aloud, as sentences made by rule, and what cannot be told} */
    public Statement statement() {
        return statement.get();
    }

    /** The questions by the names under which data and table hold them, in the order of telling. */
    private static final List<Question> QUESTIONS = List.of(
            new Question("located", Answers::located),
            new Question("reduction", Answers::reduction),
            new Question("elsewhere", Answers::elsewhere),
            new Question("earlierYears", Answers::earlierYears),
            new Question("net", Answers::net),
            new Question("displacement", Answers::displacement),
            new Question("movedTo", Answers::movedTo),
            new Question("weightedDisplacement", Answers::weightedDisplacement),
            new Question("otherStarts", Answers::otherStarts),
            new Question("course", Answers::course),
            new Question("standing", Answers::standing),
            new Question("watch", Answers::watch));

    private record Question(String name, Function<Answers, Answer<?>> asked) {}

    /**
     * Returns all of it: the study, then each question as an object with either {@code result} or {@code reason}, then the
     * statement. {@code docs/schemas/answers.schema.json} documents the keys.
     */
    @Override
    public Map<String, Object> data() {
        CountHeader header = study.counts().header();
        Data data = new Data()
                .with("schema", SCHEMA)
                .with("rules", Statement.RULES)
                .with("label", study.label())
                .with("outcome", header.outcome())
                .with("focus", study.operation().focusZones())
                .with("asOf", header.asOf())
                .with("lastDay", study.lastDay())
                .with(
                        "phases",
                        study.operation().phases().stream()
                                .map(phase -> new Data()
                                        .with("kind", phase.kind())
                                        .with("label", phase.label())
                                        .with("period", phase.period())
                                        .map())
                                .toList());
        QUESTIONS.forEach(question -> data.with(question.name, question.asked.apply(this)));
        return data.with("statement", statement().paragraph()).map();
    }

    /** One row a question: whether it is answered, and the answer or the reason in words. */
    @Override
    public Table asTable() {
        List<List<?>> rows = new ArrayList<>();
        for (Question question : QUESTIONS) {
            Answer<?> answer = question.asked.apply(this);
            rows.add(List.of(
                    question.name,
                    answer.result().isPresent(),
                    answer.reason().map(Reason::sentence).orElseGet(() -> said(answer))));
        }
        return Table.of("question", "answered", "words").plusAll(rows);
    }

    private static String said(Answer<?> answer) {
        Object result = answer.result().orElseThrow();
        return result instanceof List<?> all
                ? String.join("; ", all.stream().map(Object::toString).toList())
                : result.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Answers that && study.equals(that.study) && starts.equals(that.starts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(study, starts);
    }

    /** Returns the outcome, the focus, and whether it fell, or why that cannot be told. */
    @Override
    public String toString() {
        return study.counts().header().outcome() + " in "
                + Texts.sum(study.operation().focusZones()) + ": "
                + reduction()
                        .result()
                        .map(Reduction::toString)
                        .orElseGet(() -> reduction().reason().orElseThrow().sentence());
    }

    @Serial
    private Object writeReplace() {
        return new Form(study, starts);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("answers are read as their study");
    }

    private record Form(Study study, List<String> starts) implements Serializable {

        @Serial
        private Object readResolve() {
            return new Answers(study, starts);
        }
    }

    /** What is computed when it is first asked for. */
    private static final class Once<T> {

        private final Supplier<T> maker;
        private @Nullable T value;

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        synchronized T get() {
            T made = value;
            if (made == null) {
                made = maker.get();
                value = made;
            }
            return made;
        }
    }
}
