package psp.share;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import psp.core.Table;
import psp.core.Tabular;
import psp.core.internal.Texts;
import psp.share.internal.text.Numbers;
import psp.stats.Answers;
import psp.stats.Study;
import psp.stats.inference.Interval;

/**
 * All answers of a study as named figures, in the order of telling: what {@code results.json} holds and a table shows.
 *
 * <p>Every figure is taken from {@link Answers}; nothing is computed here. A question that cannot be answered is a section
 * with the one figure {@link Figure#CANNOT}, whose words are the reason; one that the study does not ask has none.
 *
 * @param all the figures, no name twice
 */
public record Figures(List<Figure> all) implements Tabular, Serializable {

    private static final long serialVersionUID = 1;

    /**
     * Some figures.
     *
     * @param all the figures, no name twice
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

    /**
     * {@return the figures of a study}
     *
     * @param study a study; each of its questions is computed once
     */
    public static Figures of(Study study) {
        return of(Objects.requireNonNull(study, "study").answers());
    }

    /**
     * {@return the figures of the answers of a study}
     *
     * @param answers the answers, as {@link Study#answers(String...)} gives them
     */
    public static Figures of(Answers answers) {
        return new FigureWriter(Objects.requireNonNull(answers, "answers")).figures();
    }

    /** {@return the sections in order, such as {@code reduction}} */
    public List<String> sections() {
        return all.stream().map(Figure::section).distinct().toList();
    }

    /**
     * {@return the figures of a section in order; none if there is no such section}
     *
     * @param section the section's name, as {@link Figure#section} holds it
     */
    public List<Figure> in(String section) {
        Objects.requireNonNull(section, "section");
        return all.stream().filter(figure -> figure.section().equals(section)).toList();
    }

    /**
     * {@return one figure}
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

    /** A number that may be missing. */
    static Optional<Double> boxed(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }
}
