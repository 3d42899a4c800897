package psp.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import psp.core.internal.Texts;

/**
 * One dated edition of offence codes; codes are data, never an enum that needs a release to change.
 */
public final class OffenseTable implements Serializable {

    private static final long serialVersionUID = 1;
    private static final String NIBRS = "/psp/core/nibrs.tsv";

    private final String edition;
    private final TreeMap<String, Offense> byCode;

    private OffenseTable(String edition, TreeMap<String, Offense> byCode) {
        this.edition = edition;
        this.byCode = byCode;
    }

    /**
     * An edition of your own.
     *
     * @param edition its name and date
     * @param offenses the offences
     * @return the table
     * @throws IllegalArgumentException if a code is there twice, or there is none
     */
    public static OffenseTable of(String edition, Collection<Offense> offenses) {
        TreeMap<String, Offense> byCode = new TreeMap<>();
        for (Offense offense : offenses) {
            Offense earlier = byCode.put(fold(offense.code()), offense);
            if (earlier != null) {
                throw new IllegalArgumentException("The code '" + offense.code() + "' is there twice: " + earlier.name()
                        + " and " + offense.name());
            }
        }
        if (byCode.isEmpty()) {
            throw new IllegalArgumentException("The table of offences '" + edition + "' is empty");
        }
        return new OffenseTable(Texts.name(edition, "edition"), byCode);
    }

    /**
     * The codes of the National Incident-Based Reporting System, in the edition that psp ships.
     *
     * @return the table; later editions of the FBI's specification are not verified
     */
    public static OffenseTable nibrs() {
        try (InputStream in = Objects.requireNonNull(OffenseTable.class.getResourceAsStream(NIBRS), NIBRS);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String edition = "";
            List<Offense> offenses = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("# edition: ")) {
                    edition = line.substring("# edition: ".length());
                } else if (!line.startsWith("#") && !line.startsWith("code\t")) {
                    String[] cells = line.split("\t", -1);
                    offenses.add(new Offense(cells[0], cells[1], cells[2], cells[3]));
                }
            }
            return of(edition, offenses);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fold(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    /**
     * The edition.
     *
     * @return its name and date
     */
    public String edition() {
        return edition;
    }

    /**
     * An offence by its code.
     *
     * @param code in any case
     * @return the offence
     * @throws IllegalArgumentException if there is none, naming the nearest
     */
    public Offense get(String code) {
        return find(code).orElseThrow(() -> Texts.unknown("offence code", code, byCode.keySet()));
    }

    /**
     * An offence by its code.
     *
     * @param code in any case
     * @return the offence, or empty
     */
    public Optional<Offense> find(String code) {
        return Optional.ofNullable(byCode.get(fold(code)));
    }

    /**
     * The offences of a category.
     *
     * @param category such as {@code Assault Offenses}, in any case
     * @return by code, at least one
     * @throws IllegalArgumentException if there is no such category, naming those there are
     */
    public List<Offense> category(String category) {
        List<Offense> found = byCode.values().stream()
                .filter(offense -> offense.category().equalsIgnoreCase(category.strip()))
                .toList();
        if (found.isEmpty()) {
            throw Texts.unknown(
                    "category",
                    category,
                    byCode.values().stream().map(Offense::category).distinct().toList());
        }
        return found;
    }

    /**
     * All offences.
     *
     * @return by code
     */
    public List<Offense> offenses() {
        return List.copyOf(byCode.values());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OffenseTable table && edition.equals(table.edition) && byCode.equals(table.byCode);
    }

    @Override
    public int hashCode() {
        return Objects.hash(edition, byCode);
    }

    /**
     * The number of codes and the edition.
     *
     * @return such as {@code 86 offences, NIBRS …}
     */
    @Override
    public String toString() {
        return byCode.size() + " offences, " + edition;
    }
}
