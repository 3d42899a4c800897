package psp.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The {@code psp} command: runs a {@code .jsh} file; status 0 at its end, 1 at the first fault, 2 for a bad call.
 * {@code psp check} looks at a file of incidents, {@code psp run} makes a study pack, {@code psp replay} does one again.
 */
@Command(
        name = "psp",
        mixinStandardHelpOptions = true,
        versionProvider = Psp.Version.class,
        sortOptions = false,
        header = "Did violence fall there, did it only move, did it come back?",
        synopsisHeading = "Usage: ",
        subcommands = {
            Check.class,
            NewStudy.class,
            RunStudy.class,
            UpdateStudies.class,
            CompStatTable.class,
            SealStudy.class,
            ReplayPack.class,
            BriefPack.class,
            PoolPacks.class
        },
        customSynopsis = {
            "psp [FILE.jsh [WORDS]]",
            "       psp check FILE [--columns NAME|FILE] [--json] [--study DIR]",
            "       psp new-study DIR",
            "       psp run DIR [--public]",
            "       psp update DIR... [--mail FILE]",
            "       psp compstat FILE|DIR [--zone COLUMN] [--as-of DAY] [--out FILE]",
            "       psp seal DIR --on DAY",
            "       psp replay PACK",
            "       psp brief PACK [--out FILE] [--parts DIR]",
            "       psp pool PACK PACK...",
            "       psp --help | --version"
        },
        description = {
            "",
            "psp FILE.jsh runs the file and stops at the first line that does not compile or throws; words after it reach"
                    + " it as args. psp alone opens a JShell prompt that knows psp.",
            ""
        },
        footer = {"", "Status: 0 done, 1 stopped by a fault, 2 called wrongly."})
public final class Psp implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE.jsh", description = "Java, line by line as JShell reads it")
    private @Nullable Path file;

    private final List<String> words;

    Psp(List<String> words) {
        this.words = words;
    }

    /**
     * Runs the command and ends the process with its status.
     *
     * @param args as {@code psp --help} says
     */
    public static void main(String... args) {
        // The same bytes in every locale: a platform's own charset may turn a minus sign into a question mark.
        PrintStream out = printer(FileDescriptor.out);
        PrintStream err = printer(FileDescriptor.err);
        System.setOut(out);
        System.setErr(err);
        int status = execute(args);
        // A full disk or a closed pipe is a fault: what was to be said was not. An alarm stays one.
        boolean unsaid = out.checkError() | err.checkError();
        System.exit(unsaid && (status == 0 || status == UpdateStudies.ALARM) ? status + 1 : status);
    }

    private static PrintStream printer(FileDescriptor to) {
        return new PrintStream(new Plain(new FileOutputStream(to)), true, StandardCharsets.UTF_8);
    }

    /** The words after a script's name are the script's. */
    static int execute(String... args) {
        int own = args.length > 0 && args[0].endsWith(".jsh") ? 1 : args.length;
        return new CommandLine(new Psp(List.of(args).subList(own, args.length))).execute(Arrays.copyOf(args, own));
    }

    @Override
    public Integer call() {
        CommandLine command = Objects.requireNonNull(spec, "spec").commandLine();
        if (file == null) {
            throw new ParameterException(command, "Give a FILE.jsh to run; the prompt is opened by the script 'psp'");
        }
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(
                    command, "No file '" + file + "' in " + Path.of("").toAbsolutePath());
        }
        try (ScriptRunner runner = ScriptRunner.start(words)) {
            return runner.run(file);
        } catch (ScriptException e) {
            System.out.flush();
            System.err.println(e.getMessage());
            System.err.println("psp: stopped at line " + e.line() + "; nothing after it was run");
            return 1;
        }
    }

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Psp.class.getPackage().getImplementationVersion();
            return new String[] {"psp " + (version == null ? "(not packaged)" : version)};
        }
    }
}
