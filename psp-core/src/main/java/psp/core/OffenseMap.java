package psp.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import psp.core.internal.Texts;

/**
 * A map from a department's own offence codes or words to the codes of a table, as data: {@code local = code} lines.
 *
 * <p>Local words are compared in capitals without surrounding blanks; one that ends with {@code *} stands for all that
 * begin so, the longest first. What is not mapped stays as it is and is listed with its count.
 */
public final class OffenseMap implements Serializable {

    private static final long serialVersionUID = 1;
    private static final List<String> SHIPPED = List.of("chicago-fbi", "iucr", "lapd", "srs", "words");

    /** A leading zero that may be lost. */
    private static final String ZERO = "(0)";

    private final String name;
    private final TreeMap<String, String> exact;
    private final TreeMap<String, String> prefixes;

    private OffenseMap(String name, TreeMap<String, String> exact, TreeMap<String, String> prefixes) {
        this.name = name;
        this.exact = exact;
        this.prefixes = prefixes;
    }

    /**
     * A map of your own.
     *
     * @param name its name and date
     * @param codes codes by local word
     * @return the map
     * @throws IllegalArgumentException if it is empty, a word or code is blank, or a word is there twice
     */
    public static OffenseMap of(String name, Map<String, String> codes) {
        Objects.requireNonNull(codes, "codes");
        TreeMap<String, String> exact = new TreeMap<>();
        TreeMap<String, String> prefixes = new TreeMap<>();
        new TreeMap<>(codes).forEach((word, code) -> {
            String local = fold(Texts.name(word, "local offence"));
            boolean prefix = local.endsWith("*");
            String key = prefix ? local.substring(0, local.length() - 1).strip() : local;
            String earlier = (prefix ? prefixes : exact).put(key, Texts.name(code, "offence's code"));
            if (earlier != null) {
                throw new IllegalArgumentException("The local offence '" + word + "' is mapped twice");
            }
        });
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("The map of offences '" + name + "' is empty");
        }
        return new OffenseMap(Texts.name(name, "map's name"), exact, prefixes);
    }

    /**
     * A map that psp ships, to codes of {@link OffenseTable#nibrs()}: {@code srs}, the classes of the Summary Reporting
     * System; {@code words}, the plain names of violent offences; {@code chicago-fbi}, the violent part of Chicago's own
     * codes; {@code iucr}, violence, burglary and vehicle theft among the codes of Illinois; {@code lapd}, the same among the
     * crime codes of Los Angeles. Each file names its source and what it leaves out.
     *
     * @param name its name
     * @return the map
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static OffenseMap named(String name) {
        if (!SHIPPED.contains(Objects.requireNonNull(name, "name"))) {
            throw Texts.unknown("offence map", name, SHIPPED);
        }
        return shipped(name, "/psp/core/maps/" + name + ".txt");
    }

    /** The ranks of the hierarchy rule by code. */
    static OffenseMap hierarchy() {
        return shipped("hierarchy", "/psp/core/hierarchy.txt");
    }

    private static OffenseMap shipped(String name, String path) {
        try (InputStream in = Objects.requireNonNull(OffenseMap.class.getResourceAsStream(path), path);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return parse(name, lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads {@code local = code} lines; those that begin with {@code #} are left out. A local code {@code (0)110} stands for
     * {@code 0110} and {@code 110}, as spreadsheets leave it.
     *
     * @param name the map's name and date
     * @param lines the lines of a text
     * @return the map
     * @throws DataException if a line cannot be read or a word is there twice, naming line and value
     */
    public static OffenseMap parse(String name, List<String> lines) {
        Objects.requireNonNull(name, "name");
        TreeMap<String, String> codes = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int equal = line.lastIndexOf('=');
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (equal < 1 || line.substring(equal + 1).isBlank()) {
                throw DataException.atLine(name, i + 1L, "'" + line + "' is no line 'local = code'");
            }
            String local = fold(line.substring(0, equal));
            List<String> words = local.startsWith(ZERO)
                    ? List.of("0" + local.substring(ZERO.length()), local.substring(ZERO.length()))
                    : List.of(local);
            for (String word : words) {
                if (codes.put(word, line.substring(equal + 1).strip()) != null) {
                    throw DataException.atLine(
                            name, i + 1L, "'" + line.substring(0, equal).strip() + "' is mapped twice");
                }
            }
        }
        return of(name, codes);
    }

    private static String fold(String word) {
        return word.strip().toUpperCase(Locale.ROOT);
    }

    /**
     * The code of a local word.
     *
     * @param word in any case
     * @return its code, or empty if it is not mapped
     */
    public Optional<String> find(String word) {
        String local = fold(word);
        String code = exact.get(local);
        return Optional.ofNullable(code != null ? code : byPrefix(local));
    }

    /** The codes that local words are mapped to. */
    SortedSet<String> codes() {
        SortedSet<String> codes = new TreeSet<>(exact.values());
        codes.addAll(prefixes.values());
        return codes;
    }

    private @Nullable String byPrefix(String local) {
        for (Map.Entry<String, String> entry : prefixes.descendingMap().entrySet()) {
            if (local.startsWith(entry.getKey())) {
                return entry.getValue();
            }
        }
        return null;
    }

    /**
     * An incident with its offences in codes; what is not mapped stays as it is.
     *
     * @param incident any incident
     * @return the incident with mapped offences, none twice
     */
    public Incident map(Incident incident) {
        LinkedHashSet<String> codes = new LinkedHashSet<>();
        incident.offenses().forEach(word -> codes.add(find(word).orElse(word)));
        return new Incident(
                incident.id(),
                incident.occurred(),
                incident.reported(),
                new ArrayList<>(codes),
                incident.position(),
                incident.precisionMetres(),
                incident.killed(),
                incident.injured(),
                incident.weapon(),
                incident.zones(),
                incident.source(),
                incident.tags());
    }

    /**
     * A log with its offences in codes.
     *
     * @param incidents any log
     * @return the log, whose account names what is not mapped, the most frequent first
     */
    public Incidents map(Incidents incidents) {
        SortedMap<String, Long> left = unmapped(incidents);
        Intake before = incidents.intake();
        List<String> notes = new ArrayList<>(before.notes());
        if (!left.isEmpty()) {
            String most = left.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(5)
                    .map(e -> e.getKey() + " " + Texts.grouped(e.getValue()))
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("");
            notes.add(Texts.plural(left.size(), "offence") + " not in the map '" + name + "', such as " + most);
        }
        return Incidents.of(
                incidents.stream().map(this::map).toList(),
                new Intake(
                        before.source(),
                        before.read(),
                        before.kept(),
                        before.setAside(),
                        before.withoutPosition(),
                        before.ids(),
                        notes));
    }

    /**
     * The offences that are not mapped.
     *
     * @param incidents any log
     * @return how many incidents have each, by the file's own text
     */
    public SortedMap<String, Long> unmapped(Incidents incidents) {
        TreeMap<String, Long> left = new TreeMap<>(incidents.offenses());
        left.keySet().removeIf(word -> find(word).isPresent());
        return left;
    }

    /**
     * The name.
     *
     * @return such as {@code srs}
     */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OffenseMap map
                && name.equals(map.name)
                && exact.equals(map.exact)
                && prefixes.equals(map.prefixes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, exact, prefixes);
    }

    /**
     * The name and the number of local words.
     *
     * @return such as {@code srs: 21 local offences}
     */
    @Override
    public String toString() {
        return name + ": " + Texts.plural(exact.size() + prefixes.size(), "local offence");
    }
}
