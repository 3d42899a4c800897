package psp.share.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import psp.core.DataException;
import psp.core.Intake;
import psp.core.ZoneCounts;
import psp.io.FileCheck;
import psp.io.WholeFile;
import psp.share.SealedPlan;
import psp.share.StudyPack;
import psp.share.brief.Brief;
import psp.stats.Benchmark;
import psp.stats.Study;

/**
 * A study as a folder of plain files: {@code study.txt} says what was counted and done, and names the others.
 *
 * <pre>{@code
 * var dir = folder.resolve("harbour");
 * StudyFolder.create(dir);                         // a template with invented counts that runs as it is
 * StudyFolder.run(dir);                            // out/study.zip and out/brief.html
 * }</pre>
 */
public final class StudyFolder {

    private static final List<String> TEMPLATE =
            List.of(StudyText.NAME, "counts.csv", "zones.geojson", "what-we-did.csv");
    static final String PLAN = "plan.json";
    private static final String PUBLIC = "study-public";

    private StudyFolder() {}

    /**
     * Writes the template: a commented {@code study.txt} and the files it names, all invented.
     *
     * @param folder made where it is missing
     * @return the files written
     * @throws IllegalArgumentException if one of them is there already
     * @throws UncheckedIOException if they cannot be written
     */
    public static List<Path> create(Path folder) {
        Objects.requireNonNull(folder, "folder");
        for (String name : TEMPLATE) {
            if (Files.exists(folder.resolve(name))) {
                throw new IllegalArgumentException(
                        "There is a " + name + " in " + folder + " already; take an empty or a new folder");
            }
        }
        List<Path> written = new ArrayList<>();
        for (String name : TEMPLATE) {
            try (InputStream in =
                    Objects.requireNonNull(StudyFolder.class.getResourceAsStream("template/" + name), name)) {
                WholeFile.write(folder.resolve(name), in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            written.add(folder.resolve(name));
        }
        return List.copyOf(written);
    }

    /**
     * Writes the study that fits a file of incidents: what was guessed as notes, what nobody can guess as lines to change.
     *
     * @param folder made where it is missing
     * @param file the file
     * @param check what it holds
     * @return the files written
     * @throws IllegalArgumentException if one of them is there already, or no row is usable
     */
    public static List<Path> draft(Path folder, Path file, FileCheck check) {
        return StudyDraft.ofIncidents(folder, file, Objects.requireNonNull(check, "check"));
    }

    /**
     * Writes the study that fits a table of counts, as {@link #draft(Path, Path, FileCheck)}.
     *
     * @param folder where the study shall lie; made where it is missing
     * @param file a table of counts: period, zone, count
     * @return the files that were written
     * @throws DataException if it is no table of counts
     */
    public static List<Path> draft(Path folder, Path file) {
        return StudyDraft.ofTable(folder, file);
    }

    /**
     * Reads a folder.
     *
     * @param folder with a {@code study.txt}
     * @return its pack; with a {@code plan.json}, sealed before, it says what changed since
     * @throws DataException if a line of {@code study.txt} or of another file is wrong, naming file, line and value
     * @throws UncheckedIOException if a file cannot be read
     */
    public static StudyPack pack(Path folder) {
        return pack(folder, told -> {});
    }

    /**
     * Reads a folder, and tells a listener how far it has come.
     *
     * @param folder a folder with a {@code study.txt}
     * @param tell gets a few words for each step and each megabyte, such as {@code reading incidents.csv: 42 %}, and of a file
     *     of incidents its whole account and of zones what to know of them, which begin with {@code Read:}
     * @return the pack, not yet written
     */
    public static StudyPack pack(Path folder, Consumer<String> tell) {
        Path plan = Objects.requireNonNull(folder, "folder").resolve(PLAN);
        return pack(inputs(folder, folder, new Exports(), false, Objects.requireNonNull(tell, "tell")), plan, tell);
    }

    /** The inputs of a folder, whose files lie within a ground. */
    static StudyInputs inputs(Path folder, Path within, Exports exports, boolean weekly, Consumer<String> tell) {
        return new StudyInputs(folder, within, text(folder), exports, weekly, tell);
    }

    static StudyPack pack(StudyInputs inputs, Path file, Consumer<String> tell) {
        SealedPlan plan = Files.exists(file) ? SealedPlan.read(file) : null;
        Benchmark.Kind benchmark = plan == null || !plan.decides() ? null : plan.benchmark();
        Study study = inputs.study();
        study = benchmark == null ? study : study.sealed(benchmark);
        tell.accept("computing");
        StudyPack pack =
                inputs.forPage(StudyPack.of(study).withZones(inputs.zones()).withDeeds(inputs.deeds()));
        List<String> ofZones = inputs.zoneRemarks();
        ofZones.forEach(remark -> tell.accept("Read: " + remark));
        pack = pack.withRemarks(ofZones);
        Intake account = inputs.counting().account();
        if (account != null) {
            tell.accept("Read: " + account.source() + ", " + account);
            pack = pack.withIntake(account).withRemarks(account.looks());
        }
        pack = pack.withRemarks(inputs.dose(pack.answers()));
        return plan == null ? pack : pack.fixedBeforehand(plan).withRemarks(inputs.witness());
    }

    /**
     * Reads a folder and writes {@code out/study.zip} and the page {@code out/brief.html} in it.
     *
     * @param folder a folder with a {@code study.txt}
     * @return the pack that was written
     * @throws DataException as {@link #pack(Path)}
     * @throws UncheckedIOException if a file cannot be read or written
     */
    public static StudyPack run(Path folder) {
        return run(folder, told -> {});
    }

    /**
     * Reads a folder and writes pack and page as {@link #run(Path)}, and tells a listener how far it has come.
     *
     * @param folder a folder with a {@code study.txt}
     * @param tell gets what {@link #pack(Path, Consumer)} tells
     * @return the pack that was written
     */
    public static StudyPack run(Path folder, Consumer<String> tell) {
        return run(folder, folder, tell);
    }

    /**
     * Reads a folder and writes pack and page as {@link #run(Path)}; its study may name files anywhere within a ground, as below
     * the folder that holds it.
     *
     * @param folder a folder with a {@code study.txt}
     * @param within the ground, such as the parent of the folder where that is one's own
     * @param tell gets what {@link #pack(Path, Consumer)} tells
     * @return the pack that was written
     */
    public static StudyPack run(Path folder, Path within, Consumer<String> tell) {
        StudyPack pack = pack(
                inputs(folder, Objects.requireNonNull(within, "within"), new Exports(), false, tell),
                folder.resolve(PLAN),
                tell);
        tell.accept("drawing brief.html");
        Brief brief = Brief.of(pack);
        tell.accept("writing study.zip");
        return OutFolder.alone(folder, within, out -> {
            pack.write(out.resolve("study.zip"));
            brief.write(out.resolve("brief.html"));
            return pack;
        });
    }

    /**
     * Writes the public pack {@code out/study-public.zip} of a pack, beside those that lie there already: their periods stay as
     * they are, and the one of that name is kept as {@code study-public-DAY.zip}, where DAY is its last one.
     *
     * @param folder a folder with a {@code study.txt}
     * @param pack the pack of that folder
     * @return the public pack
     * @throws IllegalArgumentException as {@link StudyPack#published(java.util.Collection)}
     * @throws DataException if a zip in the folder that calls itself public is damaged
     */
    public static StudyPack publish(Path folder, StudyPack pack) {
        Path out = folder.resolve("out");
        Path newest = out.resolve(PUBLIC + ".zip");
        List<StudyPack> earlier = new ArrayList<>();
        try (Stream<Path> files = Files.list(out)) {
            files.filter(file -> file.getFileName().toString().matches(PUBLIC + ".*\\.zip"))
                    .sorted()
                    .forEach(file -> earlier.add(StudyPack.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        StudyPack open = pack.published(earlier);
        if (Files.isRegularFile(newest)) {
            StudyPack last = StudyPack.read(newest);
            if (!last.equals(open)) {
                last.write(out.resolve(
                        PUBLIC + "-" + last.study().counts().coverage().span().lastDay() + ".zip"));
            }
        }
        open.write(newest);
        return open;
    }

    /**
     * Looks at some studies for the week: reads the newest export of each, compares it with the last, and writes pack, page
     * and a summary into a folder of its day under {@code out}, kept beside the earlier ones; {@code out/latest.txt} names
     * the newest. Where nothing changed no byte is written, and a fault of one study stops no other.
     *
     * @param folders each with a {@code study.txt}
     * @param within where their files may lie, such as the folder that holds them all
     * @param tell gets a few words for each step
     * @return a look a folder, in their order
     */
    public static List<StudyLook> update(List<Path> folders, Path within, Consumer<String> tell) {
        return StudyUpdate.all(
                List.copyOf(Objects.requireNonNull(folders, "folders")),
                Objects.requireNonNull(within, "within"),
                Objects.requireNonNull(tell, "tell"));
    }

    /**
     * Reads and counts what a folder names, up to the day to which reports are in.
     *
     * @param folder a folder with a {@code study.txt}
     * @param within where its files may lie
     * @return the counts of the study's zones
     * @throws DataException as {@link #pack(Path)}
     */
    public static ZoneCounts counts(Path folder, Path within) {
        return inputs(folder, Objects.requireNonNull(within, "within"), new Exports(), true, told -> {})
                .study()
                .counts();
    }

    /**
     * Seals what a folder plans, before the data are there: its outcome, operation, ground and benchmark, in
     * {@code plan.json}. The counts need not exist yet.
     *
     * @param folder with a {@code study.txt}
     * @param on the day
     * @return the plan; hand its {@link SealedPlan#seal} to somebody outside on that day
     * @throws IllegalArgumentException if it was sealed before, or counts of later days than the one given are there already
     * @throws DataException as {@link #pack(Path)}
     */
    public static SealedPlan seal(Path folder, LocalDate on) {
        Objects.requireNonNull(folder, "folder");
        return seal(folder, folder, on);
    }

    /**
     * Seals what a folder plans, as {@link #seal(Path, LocalDate)}; its files may lie within a ground.
     *
     * @param folder a folder with a {@code study.txt}
     * @param within the ground, such as the parent of the folder where that is one's own
     * @param on the day on which the plan is sealed
     * @return the plan that was written
     */
    public static SealedPlan seal(Path folder, Path within, LocalDate on) {
        Exports exports = new Exports();
        StudyText text = text(folder);
        StudyInputs inputs = inputs(folder, within, exports, false, told -> {});
        SealedPlan plan = inputs.plan(Objects.requireNonNull(on, "on"));
        StudyText.Entry counted = text.find("counts") == null ? text.find("incidents") : text.find("counts");
        if (counted != null && (counted.value().contains("*") || new StudyFiles(folder, within).isThere(counted))) {
            Path file = inputs.counting().file();
            LocalDate last = inputs.study().counts().coverage().span().lastDay();
            plan = plan.withCountsSeen(
                    new SealedPlan.CountsSeen(String.valueOf(file.getFileName()), exports.hash(file), last));
        }
        plan.write(folder.resolve(PLAN));
        return plan;
    }

    static StudyText text(Path folder) {
        Path file = folder.resolve(StudyText.NAME);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "There is no " + StudyText.NAME + " in " + folder + "; psp new-study DIR writes one to begin with");
        }
        return StudyText.read(file);
    }
}
