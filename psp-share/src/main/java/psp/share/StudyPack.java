package psp.share;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import psp.core.Coverage;
import psp.core.DataException;
import psp.core.Intake;
import psp.core.Period;
import psp.core.Statement;
import psp.core.ZoneCounts;
import psp.core.Zones;
import psp.core.internal.Texts;
import psp.io.WholeFile;
import psp.share.internal.text.JsonText;
import psp.stats.Answers;
import psp.stats.Study;
import psp.stats.report.CompStat;

/**
 * A study as one file that another department can check and repeat: what was done, what came of it, and the counts from
 * which every figure can be computed again. Nothing in it is about a person, and no incident is in it.
 *
 * <pre>{@code
 * var file = folder.resolve("study.zip");
 * StudyPack.of(study).withZones(zones).withIntake(incidents.intake()).write(file);
 * StudyPack pack = StudyPack.read(file);
 * System.out.println(pack.study().reduction());    // ask it anything
 * System.out.println(pack.differences());          // what it says otherwise than its counts do; empty for an honest pack
 * }</pre>
 *
 * <p>An internal pack holds the counts by day, or by period where the table knows no days. A public one ({@link
 * #published}) holds coarser periods in which every count is 0 or at least 5, and figures of these counts alone. The same
 * study gives the same bytes on any machine, in any order and locale. Immutable.
 */
public final class StudyPack implements Serializable {

    private static final long serialVersionUID = 1;
    /** The version of the pack's form; a psp reads its own and says which psp reads another. */
    public static final int SCHEMA = 1;

    private static final int DAYS_OF_FOUR_WEEKS = 28;

    private final transient PackKind kind;
    private final transient String psp;
    private final transient Answers answers;
    private final transient @Nullable Intake intake;
    private final transient Zones zones;
    private final transient List<ActivityEntry> deeds;
    private final transient @Nullable SealedPlan plan;
    private final transient List<String> remarks;
    private final transient PageExtras extras;
    private transient volatile @Nullable Figures figures;
    private transient volatile @Nullable SortedMap<String, byte[]> files;

    /** A pack to be written: its files are made when they are first asked for. */
    private StudyPack(
            PackKind kind,
            Answers answers,
            @Nullable Intake intake,
            Zones zones,
            List<ActivityEntry> deeds,
            @Nullable SealedPlan plan,
            List<String> remarks,
            PageExtras extras) {
        this(kind, Version.TEXT, answers, intake, zones, deeds, plan, remarks, extras, null);
    }

    /** A pack with the files that were read. */
    StudyPack(
            PackKind kind,
            String psp,
            Answers answers,
            @Nullable Intake intake,
            Zones zones,
            List<ActivityEntry> deeds,
            @Nullable SealedPlan plan,
            List<String> remarks,
            PageExtras extras,
            @Nullable SortedMap<String, byte[]> files) {
        this.kind = kind;
        this.psp = psp;
        this.answers = answers;
        this.intake = intake;
        this.zones = zones;
        this.deeds = deeds.stream().sorted().toList();
        this.plan = plan;
        this.remarks = List.copyOf(remarks);
        this.extras = extras;
        PackContents.checkTexts(this);
        this.files = files;
    }

    private SortedMap<String, byte[]> contents() {
        SortedMap<String, byte[]> made = files;
        if (made == null) {
            made = PackContents.files(this);
            files = made;
        }
        return made;
    }

    /**
     * {@return an internal pack of a study, as yet without ground and without a record of what was done}
     *
     * @param study the study; its counts are kept over all zones of its table
     * @throws IllegalArgumentException if two places cannot be told apart by name, or a name holds a mark that turns the
     *     direction of text
     */
    public static StudyPack of(Study study) {
        Study own = PackContents.own(Objects.requireNonNull(study, "study"));
        return new StudyPack(
                PackKind.INTERNAL,
                own.answers(),
                null,
                Zones.named(own.counts().zones()),
                List.of(),
                null,
                List.of(),
                PageExtras.NONE);
    }

    /**
     * {@return the same with the ground of its zones, so that another can see and draw where it was}
     *
     * @param ground zones, among them those of the study; further ones and all properties are left out
     * @throws IllegalArgumentException if the ground of a zone is another than that in which was counted
     */
    public StudyPack withZones(Zones ground) {
        Zones own = PackContents.zones(study(), Objects.requireNonNull(ground, "ground"));
        return new StudyPack(kind, answers, intake, own, deeds, plan, remarks, extras);
    }

    /**
     * {@return the same with the account of the file's rows: how many were read, kept and left out for which reason} Examples
     * and notes, which may hold values of the file, are left out; a public pack holds no account.
     *
     * @param account the account of the reading
     */
    public StudyPack withIntake(Intake account) {
        return kind == PackKind.PUBLIC
                ? this
                : new StudyPack(
                        kind,
                        answers,
                        QualityJson.kept(Objects.requireNonNull(account, "account")),
                        zones,
                        deeds,
                        plan,
                        remarks,
                        extras);
    }

    /**
     * {@return the same with a record of what was done}
     *
     * @param record what was done, in any order; it takes the place of an earlier record
     */
    public StudyPack withDeeds(Collection<ActivityEntry> record) {
        return new StudyPack(
                kind,
                answers,
                intake,
                zones,
                List.copyOf(Objects.requireNonNull(record, "record")),
                plan,
                remarks,
                extras);
    }

    /**
     * {@return the same with further sentences for its readers, such as what a person should look at in the data}
     *
     * @param further sentences, each with its full stop
     */
    public StudyPack withRemarks(List<String> further) {
        List<String> all = new ArrayList<>(remarks);
        all.addAll(Objects.requireNonNull(further, "further"));
        return new StudyPack(kind, answers, intake, zones, deeds, plan, all, extras);
    }

    /**
     * {@return the same with the plan that was sealed beforehand; the pack then says what changed since}
     *
     * @param sealed the plan
     */
    public StudyPack fixedBeforehand(SealedPlan sealed) {
        return new StudyPack(
                kind, answers, intake, zones, deeds, Objects.requireNonNull(sealed, "sealed"), remarks, extras);
    }

    /**
     * {@return the same, its page laid out for another paper}
     *
     * @param paper A4 or US Letter
     */
    public StudyPack on(Paper paper) {
        return with(extras.on(Objects.requireNonNull(paper, "paper")));
    }

    /**
     * {@return the same with streets or districts on the map of its page; what lies far from focus and rings is left out, all of it
     * where the zones have no ground} Give the zones first.
     *
     * @param layer lines, such as streets
     * @throws IllegalArgumentException if more than 20,000 points of it lie around the focus, or a name holds a mark that turns the
     *     direction of text
     */
    public StudyPack withContext(MapLayer layer) {
        return with(extras.over(Objects.requireNonNull(layer, "layer"), study(), zones));
    }

    /**
     * {@return the same with counts of other outcomes, for the weekly table of the page; those in the focus are kept} A public pack
     * holds none.
     *
     * @param tables one an outcome, each with the focus zones and over the days of the study
     * @throws IllegalArgumentException if one covers other days, or lacks a zone
     */
    public StudyPack withAlsoCounted(Collection<ZoneCounts> tables) {
        Objects.requireNonNull(tables, "tables");
        return kind == PackKind.PUBLIC ? this : with(extras.counting(tables, study()));
    }

    private StudyPack with(PageExtras other) {
        return new StudyPack(kind, answers, intake, zones, deeds, plan, remarks, other);
    }

    /**
     * {@return the public pack of this study: periods so coarse that every count of every place is 0 or at least 5, and all
     * figures of those counts alone} {@link #remarks} say what was made coarser and what was left out.
     *
     * <p>Two public packs of one place can be subtracted from each other: where one was published before, use {@link
     * #published(Collection)}.
     *
     * @throws IllegalArgumentException if no period of the operation is coarse enough, naming the count that is too small
     */
    public StudyPack published() {
        return published(List.of());
    }

    /**
     * {@return the public pack of this study beside those that are public already, such as last month's: their periods stay as
     * they are, so that no sum or difference of all packs together is a count from 1 to 4} That is held for packs of the same
     * zones, cell by cell also for another outcome, such as one that holds this one; it is not held for more than two outcomes.
     *
     * @param earlier all that were published of these places
     * @throws IllegalArgumentException as {@link #published()}, and if one of them is not public or has other zones, or a number
     *     from 1 to 4 could be had by subtraction, naming the pack, the place and the period
     */
    public StudyPack published(Collection<StudyPack> earlier) {
        if (kind == PackKind.PUBLIC) {
            return this;
        }
        PublicCells cells = PublicCells.of(study(), new EarlierCells(Objects.requireNonNull(earlier, "earlier")));
        return new StudyPack(
                PackKind.PUBLIC,
                cells.study().answers(),
                null,
                PackContents.zones(cells.study(), zones),
                deeds,
                plan,
                earlier.stream()
                        .filter(pack -> pack.study().equals(cells.study()))
                        .map(StudyPack::remarks)
                        .findFirst()
                        .orElse(cells.remarks()),
                new PageExtras(extras.paper(), extras.context(), List.of()));
    }

    /** {@return for whom it is} */
    public PackKind kind() {
        return kind;
    }

    /** {@return the version of the psp that wrote it} */
    public String psp() {
        return psp;
    }

    /** {@return the study, made from the pack's own counts; it can be asked anything} */
    public Study study() {
        return answers.study();
    }

    /** {@return every question of the study with its result or the reason why there is none, made from the pack's own counts} */
    public Answers answers() {
        return answers;
    }

    /** {@return the account of the file's rows; empty where none was given} */
    public Optional<Intake> intake() {
        return Optional.ofNullable(intake);
    }

    /** {@return the zones of the study, without ground where none was given} */
    public Zones zones() {
        return zones;
    }

    /** {@return what was done, in order of time} */
    public List<ActivityEntry> deeds() {
        return deeds;
    }

    /** {@return the plan that was fixed beforehand; empty if none was} */
    public Optional<SealedPlan> plan() {
        return Optional.ofNullable(plan);
    }

    /** {@return what changed since the plan was sealed, in words; empty without a plan or a change} */
    public List<String> changes() {
        return plan == null ? List.of() : plan.changes(study());
    }

    /** {@return what a public pack made coarser or left out, in words; empty for an internal one} */
    public List<String> remarks() {
        return remarks;
    }

    /** {@return the paper that its page is laid out for} */
    public Paper paper() {
        return extras.paper();
    }

    /** {@return the streets or districts on its map; empty where none were given} */
    public MapLayer context() {
        return extras.context();
    }

    /** {@return the counts of other outcomes in the focus} */
    public List<ZoneCounts> alsoCounted() {
        return extras.alsoCounted();
    }

    /**
     * {@return the last 7 and 28 days and the year to date of the study's outcome and of those also counted, in each focus zone, up to
     * the last day covered; empty where the table knows no days, or the year to date is not covered}
     */
    public Optional<CompStat> weekly() {
        Coverage covered = study().counts().coverage();
        LocalDate day = covered.span().lastDay();
        if (covered.kind() == Coverage.Kind.TABLE
                || !covered.covers(Period.of(day.withDayOfYear(1), day.plusDays(1)))
                || !covered.covers(Period.of(day.minusDays(DAYS_OF_FOUR_WEEKS - 1), day.plusDays(1)))) {
            return Optional.empty();
        }
        List<ZoneCounts> tables = new ArrayList<>(List.of(study().counts()));
        tables.addAll(alsoCounted());
        return Optional.of(CompStat.of(tables, study().operation().focusZones(), day));
    }

    /** {@return the figures, computed from the pack's own counts} */
    public Figures figures() {
        Figures made = figures;
        if (made == null) {
            made = Figures.of(answers);
            figures = made;
        }
        return made;
    }

    /** {@return what can be said aloud, computed from the pack's own counts; the label of a public pack begins with PUBLIC} */
    public Statement statement() {
        Statement said = answers.statement();
        return kind == PackKind.INTERNAL
                ? said
                : said.labelled(said.label().isEmpty() ? "PUBLIC" : "PUBLIC, " + said.label());
    }

    /** {@return the hash by which two departments know that they hold the same pack: 64 hexadecimal digits} */
    public String hash() {
        return Texts.sha256(PackContents.file(contents(), PackContents.SUMS));
    }

    /**
     * Returns what the pack says otherwise than its counts do, file by file and figure by figure.
     *
     * @return empty if every figure, to its twelfth digit, every sentence and every file is as psp makes it again
     */
    public List<Mismatch> differences() {
        return PackContents.differences(this, contents());
    }

    /** {@return the names of its files, sorted} */
    public List<String> files() {
        return List.copyOf(contents().keySet());
    }

    /**
     * {@return one of its files}
     *
     * @param name such as {@code results.json}
     * @throws IllegalArgumentException if there is none of that name
     */
    public byte[] file(String name) {
        SortedMap<String, byte[]> all = contents();
        if (!all.containsKey(Objects.requireNonNull(name, "name"))) {
            throw Texts.unknown("file", name, all.keySet());
        }
        return PackContents.file(all, name).clone();
    }

    /** {@return the zip: stored entries in order, one fixed date; the same study gives the same bytes} */
    public byte[] toBytes() {
        return PackZip.write(contents());
    }

    /**
     * Writes the pack.
     *
     * @param file replaced if there
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(Path file) {
        WholeFile.write(Objects.requireNonNull(file, "file"), toBytes());
    }

    /**
     * Reads a pack, checks every sum, and makes the study again from its counts; {@link #differences} then says which figure
     * is not what these counts give. Nothing is unpacked to the disk.
     *
     * @param file a zip that {@link #write} made
     * @return the pack
     * @throws DataException if it is no pack, a file is missing, unknown, doubled, changed or damaged, or it is of another
     *     schema, saying which psp reads it
     * @throws UncheckedIOException if it cannot be read
     */
    public static StudyPack read(Path file) {
        return ofBytes(PackFile.read(file), String.valueOf(file.getFileName()));
    }

    /**
     * Reads a pack from memory; the label is what errors call it. See {@link #read}.
     *
     * @param zip the bytes of a zip
     * @param label what errors call it, such as the file's name
     * @return the pack
     */
    public static StudyPack ofBytes(byte[] zip, String label) {
        SortedMap<String, byte[]> files = PackZip.read(
                Objects.requireNonNull(zip, "zip"), Objects.requireNonNull(label, "label"), PackContents.NAMES);
        List<Mismatch> changed = new ArrayList<>(PackContents.changed(files, label));
        String oddity = changed.isEmpty() ? PackZip.oddity(zip, files) : "";
        if (!changed.isEmpty() || !oddity.isEmpty()) {
            throw DataException.inFile(
                    label,
                    (changed.isEmpty()
                                    ? oddity
                                    : "was changed or damaged: "
                                            + changed.stream()
                                                    .map(d -> d.file() + " is not the file whose sum is in "
                                                            + PackContents.SUMS)
                                                    .reduce((a, b) -> a + "; " + b)
                                                    .orElseThrow())
                            + "; get it again");
        }
        return PackContents.read(files);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StudyPack that && Arrays.equals(toBytes(), that.toBytes());
    }

    @Override
    public int hashCode() {
        return hash().hashCode();
    }

    /** Returns the kind, the study and the hash. */
    @Override
    public String toString() {
        ZoneCounts counts = study().counts();
        return JsonText.word(kind) + " pack of " + counts.header().outcome() + " in "
                + Texts.sum(study().operation().focusZones()) + ": "
                + Texts.plural(figures().all().size(), "figure") + ", "
                + counts.coverage() + ", hash " + hash().substring(0, 16) + "…";
    }

    @Serial
    private Object writeReplace() {
        return new Zip(toBytes());
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a pack is read from its zip");
    }

    private record Zip(byte[] bytes) implements Serializable {

        @Serial
        private Object readResolve() {
            return ofBytes(bytes, "pack");
        }
    }
}
