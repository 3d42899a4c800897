package psp.share;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import psp.core.Coverage;
import psp.core.Period;
import psp.core.Phase;
import psp.core.Statement;
import psp.core.Table;
import psp.core.Tabular;
import psp.core.internal.Texts;
import psp.share.internal.text.Numbers;
import psp.stats.Standing;
import psp.stats.Study;
import psp.stats.inference.Interval;
import psp.stats.watch.Watch;

/**
 * All answers of a study as named figures, in the order of telling: what {@code results.json} holds and a table shows.
 *
 * <p>Every figure is taken from a value of the study's own interface ({@link Study#reduction()}, {@link Study#net()} and
 * so on); nothing is reckoned here. An answer that cannot be had is a section with the one figure {@link Figure#CANNOT},
 * whose words are the reason. Where the statement withholds the change for want of positions, so do the figures.
 *
 * @param all the figures, no name twice
 */
public record Figures(List<Figure> all) implements Tabular, Serializable {

    private static final long serialVersionUID = 1;

    /**
     * Some figures.
     *
     * @throws IllegalArgumentException if two have one name
     */
    public Figures {
        Objects.requireNonNull(all, "all");
        all = List.copyOf(all);
        Set<String> names = new HashSet<>();
        for (Figure figure : all) {
            if (!names.add(figure.name())) {
                throw new IllegalArgumentException("The figure '" + figure.name() + "' is there twice");
            }
        }
    }

    /** Returns the figures of a study. */
    public static Figures of(Study study) {
        return new FigureWriter(Objects.requireNonNull(study, "study")).figures();
    }

    /** Returns the sections in order, such as {@code reduction}. */
    public List<String> sections() {
        return all.stream().map(Figure::section).distinct().toList();
    }

    /** Returns the figures of a section in order; none if there is no such section. */
    public List<Figure> in(String section) {
        Objects.requireNonNull(section, "section");
        return all.stream().filter(figure -> figure.section().equals(section)).toList();
    }

    /**
     * Returns one figure.
     *
     * @param name its whole name, such as {@code reduction: ratio}
     * @throws IllegalArgumentException if there is none of that name, naming the nearest
     */
    public Figure get(String name) {
        Objects.requireNonNull(name, "name");
        return all.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Texts.unknown(
                        "figure", name, all.stream().map(Figure::name).toList()));
    }

    /**
     * Returns the figures as a table to be written for people, as CSV or a spreadsheet: one row a figure with the columns
     * {@code section,quantity,number,from,to,level,method,words}, numbers to 12 digits, no text that could be a formula.
     */
    @Override
    public Table asTable() {
        Table table = Table.of("section", "quantity", "number", "from", "to", "level", "method", "words");
        for (Figure figure : all) {
            Interval range = figure.range();
            table = range == null
                    ? table.plus(
                            figure.section(),
                            figure.quantity(),
                            rounded(figure.number()),
                            null,
                            null,
                            null,
                            null,
                            figure.words())
                    : table.plus(
                            figure.section(),
                            figure.quantity(),
                            rounded(figure.number()),
                            Numbers.rounded(range.lo()),
                            Numbers.rounded(range.hi()),
                            range.level(),
                            range.method(),
                            figure.words());
        }
        return table;
    }

    private static @Nullable Double rounded(@Nullable Double number) {
        return number == null ? null : (Double) Numbers.rounded(number);
    }

    /** Returns how many figures there are, and the sections. */
    @Override
    public String toString() {
        return Texts.plural(all.size(), "figure") + " in "
                + Texts.plural(sections().size(), "section") + ": " + String.join(", ", sections());
    }

    // What of a study is asked, and where it stands; the statement and the page ask the same.

    /** The last covered day that lies in a phase, and not after the as-of date; empty if none does. */
    static Optional<LocalDate> lastDay(Study study) {
        LocalDate asOf = study.counts().header().asOf();
        Stream<LocalDate> ends = study.operation().phases().stream()
                .filter(phase -> phase.kind() != Phase.Kind.BASELINE)
                .map(Phase::period)
                .flatMap(phase -> covered(study.counts().coverage(), phase))
                .map(Period::lastDay);
        return ends.map(day -> asOf != null && asOf.isBefore(day) ? asOf : day).max(LocalDate::compareTo);
    }

    private static Stream<Period> covered(Coverage coverage, Period phase) {
        return coverage.periods().stream().flatMap(days -> days.intersection(phase).stream());
    }

    /** Where it stands in the last phase, if there is a phase after the first active one. */
    public static Optional<Standing> standing(Study study) {
        LocalDate begun = study.operation()
                .first(Phase.Kind.ACTIVE)
                .orElseThrow()
                .period()
                .end();
        return lastDay(study).filter(day -> !day.isBefore(begun)).map(study::standing);
    }

    /** Whether anything is watched: there is a phase after the officers moved on, and counts of it. */
    public static boolean isWatched(Study study) {
        return study.operation()
                .first(Phase.Kind.WITHDRAWN)
                .filter(phase -> covered(study.counts().coverage(), phase.period())
                        .findAny()
                        .isPresent())
                .isPresent();
    }

    /**
     * Returns all that can be said aloud of a study: what it found, where it stands after later phases, and the watch
     * after a withdrawal; parts that cannot be had are named among the doubts.
     */
    public static Statement statement(Study study) {
        Statement said = Objects.requireNonNull(study, "study").statement();
        List<String> open = new ArrayList<>();
        try {
            Optional<Standing> standing = standing(study);
            if (standing.isPresent()) {
                said = said.with(standing.get().statement());
            }
        } catch (IllegalArgumentException e) {
            open.add("where it stands now (" + e.getMessage() + ")");
        }
        if (isWatched(study)) {
            try {
                Watch watch = study.watch();
                said = said.with(watch.statement());
            } catch (IllegalArgumentException e) {
                open.add("whether it is coming back (" + e.getMessage() + ")");
            }
        }
        return open.isEmpty() ? said : said.with(new Statement("", List.of(), open, said.rules()));
    }

    /** A number that may be missing. */
    static Optional<Double> boxed(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }
}
