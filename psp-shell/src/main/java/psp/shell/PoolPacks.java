package psp.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import psp.io.TableFile;
import psp.share.PooledPacks;

/** Pools what several cities found. */
@Command(
        name = "pool",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Computes the study packs of several cities again and pools what they found: the change on average, how"
                    + " far they differ, what a next city may expect, and what hangs on one of them.",
            "",
            "  psp pool harbour.zip mill-street.zip quay.zip",
            "  psp pool Harbour=a.zip 'Mill Street=b.zip'     under names of your own",
            ""
        },
        footer = {
            "",
            "Status: 0 told, 1 they cannot be pooled or one is unreadable or says otherwise than its counts do,"
                    + " 2 called wrongly."
        })
final class PoolPacks implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "PACK",
            arity = "1..*",
            description = "two or more study packs of one outcome, internal or public; NAME=PACK gives one a name")
    private @Nullable List<String> packs;

    @Option(
            names = "--as",
            paramLabel = "OUTCOME",
            description = "what all of them counted, where they call it differently and you know that it is the same")
    private @Nullable String outcome;

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "also writes the forest plot's rows there, .csv or .xlsx")
    private @Nullable Path table;

    @Override
    public Integer call() {
        Map<Path, String> files = new LinkedHashMap<>();
        for (String text : Objects.requireNonNull(packs, "packs")) {
            int name = Files.exists(Path.of(text)) ? -1 : text.indexOf('=');
            Path file = Path.of(text.substring(name + 1));
            if (files.put(file, text.substring(0, Math.max(0, name))) != null) {
                throw new ParameterException(
                        Objects.requireNonNull(spec, "spec").commandLine(),
                        "The pack '" + file + "' is named twice; a study enters once");
            }
        }
        return Shown.faultsSaid(() -> {
            PooledPacks pooled = PooledPacks.read(files, outcome == null ? "" : outcome, Shown::progress);
            Shown.progress("pooling");
            String report = pooled.report();
            Shown.clear();
            System.out.print(report);
            if (table != null) {
                TableFile.write(pooled.sites(), table);
                System.out.println("\nwrote " + table);
            }
            return 0;
        });
    }
}
