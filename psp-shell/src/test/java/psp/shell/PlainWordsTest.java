package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words that only psp used are in no text that a user sees: no sentence of the programs, no page of the docs for users. */
class PlainWordsTest {

    private static final Path ROOT = Path.of(System.getProperty("psp.root", ".."));

    /** What to say instead stands behind each. */
    private static final Map<String, String> WORDS = Map.of(
            "city − focus", "the rest of the city",
            "usual swings", "normal year-to-year variation",
            "given back", "lost again",
            "cannot be told", "we can't say",
            "this cannot tell", "not answered here",
            "in the family", "allowing for the other comparisons",
            "reckon", "compute",
            "the low ", "the lowest level",
            "look by look", "check by check",
            "stand beside", "compared with");

    private static final Pattern SENTENCE =
            Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"(?:\\s*\\+\\s*\"(?:[^\"\\\\\\n]|\\\\.)*\")*");
    /** The key of a columns file, which names what rows are left out. */
    private static final String KEY = "\"set aside\"";

    @Test
    void noSentenceOfAProgram() throws IOException {
        List<String> found = new ArrayList<>();
        for (String module : List.of("core", "geo", "stats", "io", "share", "shell")) {
            for (Path file : sources(ROOT.resolve("psp-" + module + "/src/main/java"), ".java")) {
                String code = withoutComments(Files.readString(file));
                for (String text :
                        SENTENCE.matcher(code).results().map(MatchResult::group).toList()) {
                    String joined = text.replaceAll("\"\\s*\\+\\s*\"", "");
                    if (!joined.equals(KEY)) {
                        found(file, joined, found);
                        if (joined.contains("set aside") && !joined.contains("set aside = ")) {
                            found.add(file.getFileName() + ": 'set aside', say 'left out': " + joined);
                        }
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noPageForUsersAndNoExample() throws IOException {
        List<String> found = new ArrayList<>();
        for (String page : List.of(
                "README.md",
                "docs/how-psp-decides.md",
                "docs/first-run.md",
                "docs/first-hour.md",
                "docs/monday.md",
                "docs/replicate.md",
                "docs/sites.md",
                "docs/brief.md")) {
            found(ROOT.resolve(page), Files.readString(ROOT.resolve(page)), found);
        }
        for (Path file : sources(ROOT.resolve("examples"), ".jsh", ".txt")) {
            found(file, Files.readString(file), found);
        }
        assertThat(found).isEmpty();
    }

    private static void found(Path file, String text, List<String> found) {
        WORDS.forEach((word, instead) -> {
            if (text.replaceAll("\\s+", " ").contains(word)) {
                found.add(file.getFileName() + ": '" + word + "', say '" + instead + "'"
                        + (text.length() < 400 ? ": " + text : ""));
            }
        });
    }

    private static String withoutComments(String code) {
        return code.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
    }

    private static List<Path> sources(Path folder, String... ends) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Stream.of(ends).anyMatch(file.toString()::endsWith))
                    .filter(file -> !file.toString().contains("target"))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
