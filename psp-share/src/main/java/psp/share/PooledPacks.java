package psp.share;

import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import psp.core.CountHeader;
import psp.core.DataException;
import psp.core.Finding;
import psp.core.Operation;
import psp.core.Phase;
import psp.core.Statement;
import psp.core.internal.Texts;
import psp.share.internal.text.JsonText;
import psp.stats.inference.Spread;
import psp.stats.inference.Verdict;
import psp.stats.pool.Site;
import psp.stats.pool.Sites;

/**
 * The study packs of several cities, of one outcome, pooled: what did they find together?
 *
 * <pre>{@code
 * var first = folder.resolve("first.zip");
 * var second = folder.resolve("second.zip");
 * StudyPack.of(study).write(first);
 * StudyPack.of(Study.of(Operation.in("Market").active("2016-01-01/2017-01-01"), counts)).write(second);
 * PooledPacks packs = PooledPacks.read(first, second);
 * System.out.println(packs.sites().pooled());      // on average
 * System.out.println(packs.report());              // what psp pool prints
 * }</pre>
 *
 * <p>Each pack enters by its own reduction, computed from its counts: two counts, their days, and the dispersion of its
 * periods. Where that cannot be estimated, as in most public packs, the counts are taken as Poisson, which makes the
 * pack's own range too narrow and its weight too great; the statement names it.
 *
 * @param outcome what all of them counted
 * @param members the packs in the order given, at least two
 */
public record PooledPacks(String outcome, List<Member> members) implements Serializable {

    private static final long serialVersionUID = 1;
    private static final int WIDTH = 100;

    /**
     * A pack among the others.
     *
     * @param file what it is called in errors, such as {@code harbour.zip}
     * @param pack the pack
     * @param site what it found, under its name among the others
     */
    public record Member(String file, StudyPack pack, Site site) implements Serializable {

        private static final long serialVersionUID = 1;

        /**
         * A pack among the others.
         *
         * @param file what it is called in errors, such as {@code harbour.zip}
         * @param pack the pack
         * @param site what it found, under its name among the others
         */
        public Member {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(pack, "pack");
            Objects.requireNonNull(site, "site");
        }

        /** The verdict beside the comparison; empty where there is none. */
        private String net() {
            return pack.figures().in("net").stream()
                    .filter(figure -> figure.quantity().equals("verdict"))
                    .map(Figure::words)
                    .findFirst()
                    .orElse("");
        }

        private CountHeader header() {
            return pack.study().counts().header();
        }

        private Phase active() {
            return pack.study().operation().first(Phase.Kind.ACTIVE).orElseThrow();
        }

        /** Whether the other is the same study, perhaps in its public form. */
        private boolean isStudyOf(Member other) {
            if (pack.hash().equals(other.pack.hash())) {
                return true;
            }
            Operation mine = pack.study().operation();
            return mine.focusZones().equals(other.pack.study().operation().focusZones())
                    && active().period().overlaps(other.active().period())
                    && mine.focusZones().stream().allMatch(zone -> sameGround(zone, other))
                    && (site.reduction().ratio().equals(other.site.reduction().ratio()) || hasGround(mine));
        }

        private boolean sameGround(String zone, Member other) {
            return pack.zones()
                    .get(zone)
                    .version()
                    .equals(other.pack.zones().get(zone).version());
        }

        private boolean hasGround(Operation operation) {
            return operation.focusZones().stream()
                    .allMatch(zone -> pack.zones().get(zone).boundary() != null);
        }

        /** Returns the name, the kind of pack, the windows, and what is known of the dispersion. */
        @Override
        public String toString() {
            Spread spread = site.reduction().spread();
            return site.name() + ": " + JsonText.word(pack.kind()) + " pack, "
                    + site.reduction().now() + " against "
                    + site.reduction().reference() + "; "
                    + (spread == null
                            ? "phi not estimable, taken as 1"
                            : spread.dispersion().toString());
        }
    }

    /**
     * Checks that they can be pooled.
     *
     * @param outcome what all of them counted
     * @param members the packs in the order given, at least two
     * @throws IllegalArgumentException if there are fewer than two, two are of one study or have one name, or the units
     *     differ
     */
    public PooledPacks {
        outcome = Texts.name(outcome, "outcome's name");
        members = List.copyOf(Objects.requireNonNull(members, "members"));
        refuseFew(members);
        refuseTwice(members);
        refuseMixed(members, member -> member.header().unit().text(), "units", "packs of one unit alone can be pooled");
    }

    /**
     * Reads packs, each named after its focus, as {@link #read(Map, String, Consumer)} does.
     *
     * @param files the packs, at least two
     * @return what they found together
     */
    public static PooledPacks read(Path... files) {
        return of(
                Arrays.stream(Objects.requireNonNull(files, "files"))
                        .map(file -> read(file, "", told -> {}))
                        .toList(),
                "");
    }

    /**
     * Reads packs under names of their own.
     *
     * @param files the packs in order, each with its name; a blank one stands for the pack's focus
     * @param outcome what they counted, if they call it differently though it is the same; blank if they call it alike
     * @param tell gets a few words for each step, such as {@code computing again harbour.zip}
     * @return what they found together
     * @throws IllegalArgumentException if they cannot be pooled: fewer than two, two of one study or of one name, other
     *     outcomes, or one whose change cannot be told
     * @throws DataException if one is no pack, was changed, or says otherwise than its counts do
     * @throws UncheckedIOException if one cannot be read
     */
    public static PooledPacks read(Map<Path, String> files, String outcome, Consumer<String> tell) {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(tell, "tell");
        List<Member> members = new ArrayList<>();
        Objects.requireNonNull(files, "files").forEach((file, name) -> members.add(read(file, name, tell)));
        return of(members, outcome);
    }

    private static PooledPacks of(List<Member> members, String outcome) {
        if (!outcome.isBlank()) {
            return new PooledPacks(outcome, members);
        }
        refuseFew(members);
        String first = members.get(0).header().outcome();
        refuseMixed(
                members,
                member -> member.header().outcome(),
                "outcomes",
                "if they are one and the same, say so by a name for it: --as " + quoted(first));
        return new PooledPacks(first, members);
    }

    private static String quoted(String text) {
        return text.contains(" ") ? '"' + text + '"' : text;
    }

    private static Member read(Path file, String name, Consumer<String> tell) {
        String label = String.valueOf(Objects.requireNonNull(file, "file"));
        Objects.requireNonNull(name, "name");
        tell.accept("computing again " + label);
        StudyPack pack = StudyPack.read(file);
        List<Mismatch> differences = pack.differences();
        if (!differences.isEmpty()) {
            throw DataException.inFile(
                    label,
                    "says otherwise than its counts do: " + differences.get(0)
                            + (differences.size() == 1
                                    ? ""
                                    : " and " + (differences.size() - 1) + " more; psp replay names all"));
        }
        pack.figures().in("reduction").stream()
                .filter(figure -> figure.quantity().equals(Figure.CANNOT))
                .findFirst()
                .ifPresent(figure -> {
                    throw new IllegalArgumentException(
                            label + ": we can't say how it changed, " + figure.words() + "; leave it out, and say so");
                });
        return new Member(
                label,
                pack,
                Site.of(
                        name.isBlank() ? Texts.sum(pack.study().operation().focusZones()) : name,
                        pack.study().reduction()));
    }

    private static void refuseFew(List<Member> members) {
        if (members.size() < 2) {
            throw new IllegalArgumentException(
                    (members.isEmpty() ? "No pack was given" : members.get(0).file + " is one pack alone")
                            + "; give two or more of the same outcome");
        }
    }

    private static void refuseTwice(List<Member> members) {
        Map<String, Member> names = new HashMap<>();
        for (int i = 0; i < members.size(); i++) {
            Member later = members.get(i);
            for (Member earlier : members.subList(0, i)) {
                if (later.isStudyOf(earlier)) {
                    throw new IllegalArgumentException(earlier.file + " (" + JsonText.word(earlier.pack.kind())
                            + ") and "
                            + later.file + " (" + JsonText.word(later.pack.kind()) + ") are packs of one study, of "
                            + later.site.name() + "; a study enters once, so leave one out");
                }
            }
            Member earlier = names.put(later.site.name(), later);
            if (earlier != null) {
                throw new IllegalArgumentException(earlier.file + " and " + later.file + " are both of '"
                        + later.site.name() + "'; if these are two places, name them: CITY=" + later.file);
            }
        }
    }

    private static void refuseMixed(List<Member> members, Function<Member, String> what, String kind, String fix) {
        if (members.stream().map(what).distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "The packs count other " + kind + ", " + byMember(members, what) + "; " + fix);
        }
    }

    /** Such as {@code 'shootings' in a.zip and b.zip, 'robberies' in c.zip}. */
    private static String byMember(List<Member> members, Function<Member, String> what) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        members.forEach(member -> groups.computeIfAbsent(what.apply(member), key -> new ArrayList<>())
                .add(member.file));
        return groups.entrySet().stream()
                .map(group -> "'" + group.getKey() + "' in " + String.join(" and ", group.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** {@return the sites, to be asked anything: the pooled change, a prediction, a forest plot} */
    public Sites sites() {
        return Sites.of(members.stream().map(Member::site).toList());
    }

    /** {@return what they found together, in sentences made by rule; the packs' own labels stand before it} */
    public Statement statement() {
        Statement said = sites().statement();
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.remark("Counted: " + outcome + ", in " + kinds() + "."));
        if (distinct(member -> member.header().outcome()) > 1) {
            findings.add(Finding.remark("Taken for one outcome: "
                    + byMember(members, member -> member.header().outcome()) + "."));
        }
        findings.addAll(said.findings());
        findings.add(Finding.remark(besideComparisons()));
        List<String> doubts = new ArrayList<>(said.doubts());
        if (distinct(member -> member.header().definition()) > 1) {
            doubts.add("whether the outcome is the same everywhere, for it is defined in "
                    + distinct(member -> member.header().definition()) + " ways: "
                    + byMember(members, member -> member.header().definition()));
        }
        return new Statement(label(), "", findings, "", doubts, said.rules());
    }

    /** What each pack says beside its own comparison, which the pooled change is not. */
    private String besideComparisons() {
        Map<String, Long> verdicts = members.stream()
                .map(Member::net)
                .collect(Collectors.groupingBy(verdict -> verdict, Collectors.counting()));
        return "Compared with its own city each pack says: "
                + Stream.of(Verdict.BELOW, Verdict.ABOVE, Verdict.CANNOT_TELL)
                        .map(verdict -> verdict.words() + " at " + verdicts.getOrDefault(verdict.text(), 0L))
                        .collect(Collectors.joining(", "))
                + (verdicts.containsKey("") ? ", no comparison at " + verdicts.get("") : "") + ".";
    }

    private long distinct(Function<Member, String> what) {
        return members.stream().map(what).distinct().count();
    }

    private String kinds() {
        long open = members.stream()
                .filter(member -> member.pack.kind() == PackKind.PUBLIC)
                .count();
        long own = members.size() - open;
        return open == 0
                ? Texts.plural(own, "internal pack")
                : own == 0
                        ? Texts.plural(open, "public pack")
                        : Texts.plural(own, "internal pack") + " and " + open + " public";
    }

    /** The packs' labels, and in which they stand if not in all. */
    private String label() {
        Map<String, Long> labels = members.stream()
                .map(member -> member.pack.study().label())
                .filter(label -> !label.isEmpty())
                .collect(Collectors.groupingBy(label -> label, LinkedHashMap::new, Collectors.counting()));
        return labels.entrySet().stream()
                .map(label -> label.getValue() == members.size()
                        ? label.getKey()
                        : label.getKey() + " (in " + label.getValue() + " of " + members.size() + " packs)")
                .collect(Collectors.joining("; "));
    }

    /**
     * {@return all of it in plain text: the statement in lines of 100 characters, the forest plot, the packs, what is found
     * without each of them, and by other methods}
     */
    public String report() {
        Sites sites = sites();
        StringBuilder text =
                new StringBuilder(statement().wrapped(WIDTH)).append("\n\n").append(sites.forestText());
        text.append("\nThe packs\n");
        members.forEach(member -> text.append("  ")
                .append(member)
                .append("\n    ")
                .append(member.file)
                .append(", hash ")
                .append(member.pack.hash(), 0, 16)
                .append("…\n"));
        text.append("\nWithout one of them\n");
        sites.leaveOneOut().forEach(rest -> text.append("  ").append(rest).append('\n'));
        text.append("\nBy other methods\n");
        sites.byMethod().forEach(pooled -> text.append("  ").append(pooled).append('\n'));
        return text.toString();
    }

    /** Returns what the sites found, and how many packs of which kind they are. */
    @Override
    public String toString() {
        return sites() + "; " + outcome + " in " + kinds();
    }
}
