package psp.core;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;

/**
 * What is counted: which incidents, in which unit, in which hours, on which weekdays, and when a day starts.
 *
 * <p>Its {@link #definition} travels with every count, so that two counts of different things are never mixed.
 * Offences, tags and weapons are compared without regard to case and surrounding blanks.
 *
 * <pre>{@code
 * var atNight = Outcome.of("robbery at night", "ROBBERY").hours(22, 6).dayStartsAt(6);
 * var armed = Outcome.of("armed robbery", "ROBBERY").and(Outcome.withWeapon("armed", "FIREARM"));
 * var victims = Outcome.withAny("people shot", Unit.VICTIMS);
 * System.out.println(atNight.definition());
 * }</pre>
 */
public final class Outcome implements Serializable {

    private static final long serialVersionUID = 1;
    /** Why most do not count. */
    static final String ANOTHER = "another offence";

    /** A test of an incident that can be stored and shipped; a lambda will do. */
    @FunctionalInterface
    public interface Rule extends Predicate<Incident>, Serializable {}

    /** A test of the offences alone. */
    @FunctionalInterface
    interface OffenseRule extends Rule {

        boolean chooses(List<String> offenses);

        @Override
        default boolean test(Incident incident) {
            return chooses(incident.offenses());
        }
    }

    private final String name;
    private final String words;
    private final Rule rule;
    private final Unit unit;
    private final int fromHour;
    private final int toHour;
    private final EnumSet<DayOfWeek> weekdays;
    private final int dayStartHour;

    private Outcome(
            String name,
            String words,
            Rule rule,
            Unit unit,
            int fromHour,
            int toHour,
            EnumSet<DayOfWeek> weekdays,
            int dayStartHour) {
        this.name = Texts.name(name, "outcome's name");
        this.words = words;
        this.rule = rule;
        this.unit = unit;
        this.fromHour = fromHour;
        this.toHour = toHour;
        this.weekdays = weekdays;
        this.dayStartHour = dayStartHour;
    }

    private static Outcome ruled(String name, String words, Rule rule) {
        return new Outcome(name, words, rule, Unit.INCIDENTS, 0, 24, EnumSet.allOf(DayOfWeek.class), 0);
    }

    /**
     * Incidents with at least one of some offences, compared as whole codes or texts.
     *
     * @param name what to call it
     * @param offenses codes or texts as in the file
     * @return the outcome
     * @throws IllegalArgumentException if no offence is named
     */
    public static Outcome of(String name, String... offenses) {
        Objects.requireNonNull(offenses, "offenses");
        TreeSet<String> wanted = folded(name, "offence", Arrays.asList(offenses));
        return ruled(name, "an offence among " + wanted, anyOf(new HashSet<>(wanted)));
    }

    /** Whether an offence is wanted; asked as written first, since most are written as wanted and folding takes time. */
    private static OffenseRule anyOf(HashSet<String> wanted) {
        return offenses -> {
            for (int i = 0; i < offenses.size(); i++) {
                String offense = offenses.get(i);
                if (wanted.contains(offense) || wanted.contains(fold(offense))) {
                    return true;
                }
            }
            return false;
        };
    }

    /**
     * Incidents with at least one offence of some categories of a code table.
     *
     * @param name what to call it
     * @param table an edition of codes
     * @param categories such as {@code Assault Offenses}, in any case
     * @return the outcome
     * @throws IllegalArgumentException if no category is named, or there is none of that name, naming those there are
     */
    public static Outcome inCategory(String name, OffenseTable table, String... categories) {
        Objects.requireNonNull(categories, "categories");
        TreeSet<String> wanted = new TreeSet<>();
        for (String category : categories) {
            table.category(category).forEach(offense -> wanted.add(fold(offense.code())));
        }
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("Outcome '" + name + "' names no category; name at least one");
        }
        return ruled(name, "an offence among " + wanted, anyOf(new HashSet<>(wanted)));
    }

    /**
     * Incidents with at least one offence that a map turns into one of some codes.
     *
     * @param name what to call it
     * @param map from the file's own words
     * @param codes codes such as {@code 13A}
     * @return the outcome
     * @throws IllegalArgumentException if no code is named
     */
    public static Outcome mapped(String name, OffenseMap map, String... codes) {
        Objects.requireNonNull(map, "map");
        Objects.requireNonNull(codes, "codes");
        TreeSet<String> wanted = folded(name, "code", Arrays.asList(codes));
        return ruled(name, "an offence among " + wanted + " by the map '" + map.name() + "'", (OffenseRule) offenses ->
                offenses.stream()
                        .anyMatch(o -> map.find(o)
                                .map(code -> wanted.contains(fold(code)))
                                .orElse(false)));
    }

    /**
     * Incidents whose gravest offence, by the hierarchy rule of the FBI's Summary Reporting System, is one of some codes: a
     * robbery in which somebody was killed is a homicide alone. Where departments changed to NIBRS, which counts every
     * offence, this keeps years before and after alike.
     *
     * @param name what to call it
     * @param map from the file's own words to codes of {@link OffenseTable#nibrs()}; an offence it does not have has no rank
     * @param codes codes with a rank, such as {@code 13A}
     * @return the outcome
     * @throws IllegalArgumentException if no code is named, or one has no rank in the rule, such as arson, which it leaves out
     */
    public static Outcome gravest(String name, OffenseMap map, String... codes) {
        Objects.requireNonNull(map, "map");
        return gravest(name, map, " by the map '" + map.name() + "'", codes);
    }

    /**
     * Incidents whose gravest offence, by the hierarchy rule, is one of some codes, in a file that has codes of NIBRS.
     *
     * @param name what to call it
     * @param codes codes with a rank, such as {@code 13A}
     * @return the outcome
     * @throws IllegalArgumentException as {@link #gravest(String, OffenseMap, String...)}
     */
    public static Outcome gravest(String name, String... codes) {
        return gravest(name, null, "", codes);
    }

    private static Outcome gravest(String name, @Nullable OffenseMap map, String by, String... codes) {
        Objects.requireNonNull(codes, "codes");
        TreeSet<String> wanted = folded(name, "code", Arrays.asList(codes));
        OffenseMap ranks = OffenseMap.hierarchy();
        for (String code : wanted) {
            if (ranks.find(code).isEmpty()) {
                throw new IllegalArgumentException(
                        "The code '" + code + "' has no rank in the hierarchy rule; ask for it by"
                                + " Outcome.mapped, which counts every offence");
            }
        }
        return ruled(
                name,
                "a gravest offence (hierarchy rule) among " + wanted + by,
                new Gravest(ranks, map, Set.copyOf(wanted)));
    }

    /**
     * Incidents with at least one offence that holds one of some texts.
     *
     * @param name what to call it
     * @param texts parts of the file's own words
     * @return the outcome
     * @throws IllegalArgumentException if no text is given
     */
    public static Outcome withText(String name, String... texts) {
        Objects.requireNonNull(texts, "texts");
        TreeSet<String> wanted = folded(name, "text", Arrays.asList(texts));
        return ruled(name, "an offence that holds one of " + wanted, (OffenseRule)
                offenses -> offenses.stream().anyMatch(o -> wanted.stream().anyMatch(fold(o)::contains)));
    }

    /**
     * Incidents with at least one of some tags.
     *
     * @param name what to call it
     * @param tags the tags
     * @return the outcome
     * @throws IllegalArgumentException if no tag is named
     */
    public static Outcome tagged(String name, String... tags) {
        Objects.requireNonNull(tags, "tags");
        TreeSet<String> wanted = folded(name, "tag", Arrays.asList(tags));
        return ruled(
                name,
                "a tag among " + wanted,
                incident -> incident.tags().stream().anyMatch(t -> wanted.contains(fold(t))));
    }

    /**
     * Incidents or calls that somebody brought about: those of citizens, since those of officers rise with the officers.
     *
     * @param name what to call it
     * @param who who brought it about, at least one
     * @return the outcome
     * @throws IllegalArgumentException if nobody is named
     */
    public static Outcome from(String name, Source... who) {
        Objects.requireNonNull(who, "who");
        TreeSet<String> wanted =
                folded(name, "source", Arrays.stream(who).map(Source::name).toList());
        return ruled(
                name,
                "a source among " + wanted,
                incident -> wanted.contains(incident.source().name()));
    }

    /**
     * Incidents with at least one of some weapons.
     *
     * @param name what to call it
     * @param weapons the weapons in the file's words
     * @return the outcome
     * @throws IllegalArgumentException if no weapon is named
     */
    public static Outcome withWeapon(String name, String... weapons) {
        Objects.requireNonNull(weapons, "weapons");
        TreeSet<String> wanted = folded(name, "weapon", Arrays.asList(weapons));
        return ruled(
                name,
                "a weapon among " + wanted,
                incident -> incident.weapon() != null && wanted.contains(fold(incident.weapon())));
    }

    /**
     * Incidents in which at least one person was hurt in some way; counted as incidents.
     *
     * @param name what to call it
     * @param hurt {@link Unit#VICTIMS}, {@link Unit#KILLED} or {@link Unit#INJURED}
     * @return the outcome
     * @throws IllegalArgumentException if the unit is of incidents, which hurts nobody by itself
     */
    public static Outcome withAny(String name, Unit hurt) {
        if (Objects.requireNonNull(hurt, "hurt") == Unit.INCIDENTS) {
            throw new IllegalArgumentException("Outcome '" + name + "' asks for incidents with any of INCIDENTS;"
                    + " the choices are [VICTIMS, KILLED, INJURED], or Outcome.all for every incident");
        }
        return ruled(name, "at least one of " + hurt.text(), incident -> {
            Integer count = hurt.count(incident);
            return count != null && count > 0;
        });
    }

    /**
     * Incidents that a test of your own chooses; the name stands for the test in every account. Two outcomes of one name and other
     * tests are equal, since a test cannot be read: give each its own name.
     *
     * @param name what to call it
     * @param rule the test
     * @return the outcome
     */
    public static Outcome where(String name, Rule rule) {
        return ruled(name, "the named test '" + name.strip() + "'", Objects.requireNonNull(rule, "rule"));
    }

    /**
     * Every incident of the file.
     *
     * @param name what to call it
     * @return the outcome
     */
    public static Outcome all(String name) {
        return ruled(name, "any offence", (OffenseRule) offenses -> true);
    }

    private static TreeSet<String> folded(String name, String what, Collection<String> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(
                    "Outcome '" + name + "' names no " + what + "; name at least one, or use Outcome.all");
        }
        TreeSet<String> folded = new TreeSet<>();
        values.forEach(value -> folded.add(fold(Texts.name(value, what))));
        return folded;
    }

    private static String fold(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }

    /**
     * The incidents of this outcome that another one chooses too, such as robberies with a firearm:
     *
     * @param other what else is asked of an incident; neither its name nor its unit is taken over
     * @return a new outcome under this one's name, in its unit, hours and weekdays
     * @throws IllegalArgumentException if the other has hours, weekdays, a start of the day or a unit of its own, which belong to the
     *     result
     */
    public Outcome and(Outcome other) {
        boolean plain = other.unit == Unit.INCIDENTS
                && other.fromHour == 0
                && other.toHour == 24
                && other.weekdays.size() == 7
                && other.dayStartHour == 0;
        if (!plain) {
            throw new IllegalArgumentException("Outcome '" + other.name
                    + "' has hours, weekdays, a start of the day or a unit of its own; say these of the result, such as"
                    + " a.and(b).hours(20, 4)");
        }
        return new Outcome(
                name,
                words + " and " + other.words,
                both(rule, other.rule),
                unit,
                fromHour,
                toHour,
                weekdays,
                dayStartHour);
    }

    private static Rule both(Rule first, Rule second) {
        return first instanceof OffenseRule one && second instanceof OffenseRule two
                ? (OffenseRule) offenses -> one.chooses(offenses) && two.chooses(offenses)
                : incident -> first.test(incident) && second.test(incident);
    }

    /**
     * The same in another unit.
     *
     * @param what what is added up
     * @return a new outcome
     */
    public Outcome counting(Unit what) {
        return new Outcome(
                name, words, rule, Objects.requireNonNull(what, "unit"), fromHour, toHour, weekdays, dayStartHour);
    }

    /**
     * The same under another name.
     *
     * @param other what to call it
     * @return a new outcome
     */
    public Outcome named(String other) {
        return new Outcome(other, words, rule, unit, fromHour, toHour, weekdays, dayStartHour);
    }

    /**
     * The same in some hours of the day alone; incidents without a time of day are then set apart by name.
     *
     * @param from the first hour, 0 to 23
     * @param to the hour before which it ends, 1 to 24; less than {@code from} for hours across midnight
     * @return a new outcome
     * @throws IllegalArgumentException if the hours are out of range or equal
     */
    public Outcome hours(int from, int to) {
        if (from < 0 || from > 23 || to < 1 || to > 24 || from == to) {
            throw new IllegalArgumentException("Hours " + from + " to " + to
                    + " are not a part of the day; from 0 to 23, to 1 to 24, not the same");
        }
        return new Outcome(name, words, rule, unit, from, to, weekdays, dayStartHour);
    }

    /**
     * The same on some weekdays alone; see {@link #dayStartsAt} for the night that belongs to them.
     *
     * @param days the weekdays, at least one
     * @return a new outcome
     */
    public Outcome on(DayOfWeek... days) {
        if (days.length == 0) {
            throw new IllegalArgumentException("Outcome '" + name + "' names no weekday; name at least one");
        }
        return new Outcome(name, words, rule, unit, fromHour, toHour, EnumSet.copyOf(List.of(days)), dayStartHour);
    }

    /**
     * The same with days that start at another hour: what happens before it counts on the day before.
     *
     * @param hour 0 to 23
     * @return a new outcome
     * @throws IllegalArgumentException if out of range
     */
    public Outcome dayStartsAt(int hour) {
        if (hour < 0 || hour > 23) {
            throw new IllegalArgumentException("A day cannot start at hour " + hour + "; 0 to 23");
        }
        return new Outcome(name, words, rule, unit, fromHour, toHour, weekdays, hour);
    }

    /**
     * What to call it.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * What is added up.
     *
     * @return the unit
     */
    public Unit unit() {
        return unit;
    }

    /**
     * The hour at which a day starts.
     *
     * @return 0 to 23
     */
    public int dayStartHour() {
        return dayStartHour;
    }

    /**
     * The weekdays that count.
     *
     * @return at least one
     */
    public SortedSet<DayOfWeek> weekdays() {
        return new TreeSet<>(weekdays);
    }

    /**
     * Why an incident does not count, in words for the account.
     *
     * @param incident any incident
     * @return null if it counts; else {@code another offence}, {@code no time of day}, {@code other hours},
     *     {@code other weekdays} or {@code victims not recorded}
     */
    public @Nullable String whyNot(Incident incident) {
        if (!rule.test(incident)) {
            return ANOTHER;
        }
        if (fromHour != 0 || toHour != 24) {
            if (!incident.occurred().timed()) {
                return "no time of day";
            }
            int hour = incident.occurred().start().getHour();
            boolean inside = fromHour < toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour;
            if (!inside) {
                return "other hours";
            }
        }
        if (weekdays.size() < 7
                && !weekdays.contains(incident.occurred().day(dayStartHour).getDayOfWeek())) {
            return "other weekdays";
        }
        return unit.count(incident) == null ? "victims not recorded" : null;
    }

    /** Whether the offences of an incident alone say whether it counts, and each that does counts once. */
    boolean asksOffensesAlone() {
        return rule instanceof OffenseRule
                && unit == Unit.INCIDENTS
                && fromHour == 0
                && toHour == 24
                && weekdays.size() == 7
                && dayStartHour == 0;
    }

    /** Whether incidents of some offences count, of an outcome that {@link #asksOffensesAlone}. */
    boolean chooses(List<String> offenses) {
        return ((OffenseRule) rule).chooses(offenses);
    }

    /** How much an incident counts of which {@link #whyNot} is null; not asked again. */
    int countOfCounted(Incident incident) {
        return unit == Unit.INCIDENTS ? 1 : count(incident);
    }

    /**
     * How much an incident counts.
     *
     * @param incident any incident
     * @return 0 where it does not count; else 1, or the number of people of the {@link #unit}
     */
    public int count(Incident incident) {
        Integer count = whyNot(incident) == null ? unit.count(incident) : null;
        return count == null ? 0 : count;
    }

    /**
     * What is counted, in one canonical line; equal lines mean equal counting.
     *
     * @return such as {@code violent: incidents with an offence among [ROBBERY]}
     */
    public String definition() {
        StringBuilder text = new StringBuilder(name)
                .append(": ")
                .append(unit.text())
                .append(unit == Unit.INCIDENTS ? " with " : " in incidents with ")
                .append(words);
        if (fromHour != 0 || toHour != 24) {
            text.append(String.format(Locale.ROOT, ", %02d:00 to %02d:00", fromHour, toHour));
        }
        if (weekdays.size() < 7) {
            text.append(", on ")
                    .append(weekdays.stream().map(d -> d.name().substring(0, 3)).toList());
        }
        if (dayStartHour != 0) {
            text.append(String.format(Locale.ROOT, ", days from %02d:00", dayStartHour));
        }
        return text.toString();
    }

    /** Whether the other's {@link #definition} is the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Outcome that && definition().equals(that.definition());
    }

    @Override
    public int hashCode() {
        return definition().hashCode();
    }

    /**
     * The definition.
     *
     * @return as {@link #definition}
     */
    @Override
    public String toString() {
        return definition();
    }
}
