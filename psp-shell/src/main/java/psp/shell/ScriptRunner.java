package psp.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;

/**
 * A JShell session in this process that runs {@code .jsh} files and stops at the first fault.
 *
 * <p>The language is that of the {@code jshell} tool, line by line, with the tool's own imports and those of
 * {@code psp.jsh}; only what the snippets print is printed. The tool itself runs on after a line that does not compile
 * and ends with status 0, which a report made at night cannot use. What one file declares, the next one knows.
 */
public final class ScriptRunner implements AutoCloseable {

    /** What {@code jshell} imports when it starts: {@code /list -start}. */
    private static final List<String> TOOL_IMPORTS = List.of(
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.nio.file.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "java.util.prefs.*",
            "java.util.regex.*",
            "java.util.stream.*");
    /** The exceptions that psp throws on purpose: their message says all, a stack trace would hide it. */
    private static final Set<String> SPEAKING =
            Set.of("java.lang.IllegalArgumentException", "psp.core.DataException", "java.io.UncheckedIOException");

    private static final Pattern COMMAND = Pattern.compile("\\s*/(?![/*]).*");
    private static final Pattern EXIT = Pattern.compile("/exit(?:\\s+(\\d{1,3}))?");
    private static final Pattern NO_CLASS = Pattern.compile("\\R\\s*location: class\\s*$");

    private record Origin(String file, int line) {}

    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final Map<String, Origin> origins = new HashMap<>();

    private ScriptRunner(JShell shell) {
        this.shell = shell;
        this.analysis = shell.sourceCodeAnalysis();
    }

    /**
     * A session that sees this process's class path and knows what {@code psp.jsh} imports.
     *
     * @return the session; close it
     */
    public static ScriptRunner start() {
        return start(List.of());
    }

    /**
     * A session whose scripts are given words, as {@code args}.
     *
     * @param words what stands after the script's name
     * @return the session; close it
     */
    public static ScriptRunner start(List<String> words) {
        JShell shell = JShell.builder().executionEngine("local").build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        TOOL_IMPORTS.forEach(name -> shell.eval("import " + name + ";"));
        ScriptRunner runner = new ScriptRunner(shell);
        try (InputStream in = Objects.requireNonNull(ScriptRunner.class.getResourceAsStream("psp.jsh"), "psp.jsh")) {
            runner.run("psp.jsh", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ScriptException e) {
            throw new IllegalStateException("psp's own imports: " + e.getMessage(), e);
        }
        shell.eval(
                "String[] args = {" + words.stream().map(JavaText::literal).collect(Collectors.joining(", ")) + "};");
        return runner;
    }

    /**
     * Runs a file.
     *
     * @param file a UTF-8 text
     * @return 0, or the number after {@code /exit}
     * @throws ScriptException at the first line that the compiler rejects or that throws
     * @throws UncheckedIOException if the file cannot be read
     */
    public int run(Path file) throws ScriptException {
        try {
            return run(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new ScriptException(file.toString(), 1, "the file is not UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a text.
     *
     * @param name what messages call it
     * @param text the snippets
     * @return 0, or the number after {@code /exit}
     * @throws ScriptException at the first line that the compiler rejects or that throws
     */
    public int run(String name, String text) throws ScriptException {
        String pending = "";
        int start = 1;
        int read = 0;
        for (String line : text.replaceFirst("^\uFEFF", "").lines().toList()) {
            read++;
            if (pending.isEmpty()) {
                start = read;
                if (COMMAND.matcher(line).matches()) {
                    refuseUnresolved();
                    return exit(new Origin(name, read), line.strip());
                }
            }
            pending += line;
            CompletionInfo info = analysis.analyzeCompletion(pending);
            while (info.completeness().isComplete()) {
                evaluate(new Origin(name, start), info.source());
                start += newlines(pending) - newlines(info.remaining());
                pending = info.remaining();
                info = analysis.analyzeCompletion(pending);
            }
            pending = info.remaining();
        }
        if (!pending.isBlank()) {
            throw new ScriptException(name, start, "the file ends in the middle of\n" + indented(pending));
        }
        refuseUnresolved();
        return 0;
    }

    private static int exit(Origin at, String command) throws ScriptException {
        Matcher exit = EXIT.matcher(command);
        if (!exit.matches()) {
            throw new ScriptException(
                    at.file,
                    at.line,
                    "'" + command + "' is a command of the jshell tool; in a file"
                            + " that psp runs, lines are Java, and the only command is /exit or /exit NUMBER");
        }
        return exit.group(1) == null ? 0 : Integer.parseInt(exit.group(1));
    }

    private void evaluate(Origin at, String source) throws ScriptException {
        for (SnippetEvent event : shell.eval(source)) {
            Snippet snippet = event.snippet();
            if (event.causeSnippet() == null) {
                origins.put(snippet.id(), at);
            }
            if (event.status() == Status.REJECTED) {
                throw rejected(snippet, source);
            }
            if (event.status() == Status.RECOVERABLE_NOT_DEFINED && snippet.kind() == Snippet.Kind.VAR) {
                throw unresolved((DeclarationSnippet) snippet);
            }
            if (event.exception() != null) {
                throw thrown(at, event.exception());
            }
        }
    }

    private ScriptException rejected(Snippet snippet, String source) {
        Origin at = originOf(snippet);
        Optional<Diag> error = shell.diagnostics(snippet).filter(Diag::isError).findFirst();
        int position = (int) Math.max(0, Math.min(error.map(Diag::getPosition).orElse(0L), source.length()));
        int line = newlines(source.substring(0, position));
        String reason = error.map(
                        d -> NO_CLASS.matcher(d.getMessage(Locale.ROOT)).replaceFirst(""))
                .orElse("the compiler rejects this");
        String text = source.lines().skip(line).findFirst().orElse("");
        if (text.stripLeading().startsWith(".")) {
            reason += "\n  (a line that begins with a dot goes on with nothing: end the line before it with the dot)";
        }
        int column = position - (source.lastIndexOf('\n', position - 1) + 1);
        return new ScriptException(
                at.file, at.line + line, reason + "\n" + indented(text) + "\n    " + " ".repeat(column) + "^");
    }

    private ScriptException thrown(Origin at, JShellException exception) {
        if (exception instanceof UnresolvedReferenceException unresolved) {
            return unresolved(unresolved.getSnippet());
        }
        List<Origin> trail = Stream.of(exception.getStackTrace())
                .flatMap(frame -> origin(frame).stream())
                .toList();
        Origin inner = trail.isEmpty() ? at : trail.get(0);
        Origin outer = trail.isEmpty() ? at : trail.get(trail.size() - 1);
        StringBuilder reason = new StringBuilder(named(exception));
        if (!inner.equals(outer)) {
            reason.append("\n  thrown at ").append(inner.file).append(':').append(inner.line);
        }
        if (exception instanceof EvalException eval && !SPEAKING.contains(eval.getExceptionClassName())) {
            Stream.of(exception.getStackTrace())
                    .forEach(frame -> reason.append("\n    at ").append(frame));
            for (Throwable cause = exception.getCause(); cause != null; cause = cause.getCause()) {
                reason.append("\n  caused by ").append(named(cause));
            }
        }
        return new ScriptException(outer.file, outer.line, reason.toString());
    }

    private static String named(Throwable thrown) {
        String type = thrown instanceof EvalException eval
                ? eval.getExceptionClassName()
                : thrown.getClass().getName();
        return thrown.getMessage() == null ? type : type + ": " + thrown.getMessage();
    }

    /** A frame within a snippet has {@code #id} for a file; its lines count from the snippet's first. */
    private Optional<Origin> origin(StackTraceElement frame) {
        String file = String.valueOf(frame.getFileName());
        return Optional.ofNullable(file.startsWith("#") ? origins.get(file.substring(1)) : null)
                .map(at -> new Origin(at.file, at.line + frame.getLineNumber() - 1));
    }

    /** Methods and types may name later ones; what is still unknown at the end would have been an error in Java. */
    private void refuseUnresolved() throws ScriptException {
        for (Snippet snippet : shell.snippets().toList()) {
            Status status = shell.status(snippet);
            if (status == Status.RECOVERABLE_DEFINED || status == Status.RECOVERABLE_NOT_DEFINED) {
                throw unresolved((DeclarationSnippet) snippet);
            }
        }
    }

    private ScriptException unresolved(DeclarationSnippet snippet) {
        Origin at = originOf(snippet);
        String missing = shell.unresolvedDependencies(snippet).collect(Collectors.joining(", "));
        return new ScriptException(
                at.file,
                at.line,
                snippet.name() + " uses what is not declared: " + (missing.isEmpty() ? "see the compiler" : missing)
                        + "\n" + indented(snippet.source().strip()));
    }

    private Origin originOf(Snippet snippet) {
        return origins.getOrDefault(snippet.id(), new Origin("(unknown file)", 0));
    }

    private static String indented(String text) {
        return text.lines().map(line -> "    " + line).collect(Collectors.joining("\n"));
    }

    private static int newlines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    @Override
    public void close() {
        shell.close();
    }
}
