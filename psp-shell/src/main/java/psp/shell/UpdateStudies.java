package psp.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import psp.share.folder.StudyFolder;
import psp.share.folder.StudyLook;

/** The weekly job: the newest export of each study, what changed since the last, and whether it comes back. */
@Command(
        name = "update",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Looks at one or many studies for the week: reads the newest export that DIR/study.txt names, compares it"
                    + " with the last, and writes page, pack and summary into DIR/out/DATE, where DATE is the last day"
                    + " counted; DIR/out/latest.txt names the newest. The same files again change nothing.",
            ""
        },
        footer = {"", "Status: 0 nothing to see, 10 an alarm, 1 a fault, 11 both, 2 called wrongly."})
final class UpdateStudies implements Callable<Integer> {

    /** The status of an alarm without a fault. */
    static final int ALARM = 10;

    private static final int MOST_LINES = 10;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "folders with a study.txt")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--mail", paramLabel = "FILE", description = "also writes what to send, as FILE.txt and FILE.html")
    private @Nullable Path mail;

    @Override
    public Integer call() {
        return Shown.faultsSaid(() -> {
            List<StudyLook> looks = StudyFolder.update(folders, within(), Shown::progress);
            Shown.clear();
            (looks.size() == 1 ? looks.get(0).lines() : many(looks)).forEach(System.out::println);
            if (mail != null) {
                MailText.write(looks, mail);
            }
            boolean alarm = looks.stream().anyMatch(StudyLook::alarm);
            boolean fault = looks.stream().anyMatch(look -> look.fault() != null);
            return (alarm ? ALARM : 0) + (fault ? 1 : 0);
        });
    }

    /** What holds all folders that are named; of one, what holds it. */
    private Path within() {
        Path common = Shown.within(folders.get(0));
        for (Path folder : folders) {
            Path here = Shown.within(folder);
            while (!here.startsWith(common) && common.getParent() != null) {
                common = common.getParent();
            }
        }
        return common;
    }

    /** Of many studies how many are quiet, and a line for each that is not. */
    private static List<String> many(List<StudyLook> looks) {
        List<StudyLook> loud = looks.stream()
                .filter(look -> look.alarm() || look.fault() != null)
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add(looks.size() + " studies: "
                + looks.stream().filter(StudyLook::alarm).count() + " with an alarm, "
                + looks.stream().filter(look -> look.fault() != null).count() + " with a fault, "
                + looks.stream().filter(StudyLook::changed).count() + " with something new");
        loud.stream().limit(MOST_LINES - 2).map(StudyLook::toString).forEach(lines::add);
        if (loud.size() > MOST_LINES - 2) {
            lines.add("and " + (loud.size() - MOST_LINES + 2) + " more; --mail FILE writes them all");
        } else if (loud.isEmpty()) {
            looks.stream().limit(MOST_LINES - 2).map(StudyLook::toString).forEach(lines::add);
        }
        return lines;
    }
}
