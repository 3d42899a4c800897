package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** JDK 17 asks for a record's {@code @param} lines at its compact constructor again; both say the same. */
class RecordDocsTest {

    private static final Path ROOT = Path.of(System.getProperty("psp.root", ".."));
    private static final String DOC = "/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*";
    private static final Pattern RECORD =
            Pattern.compile(DOC + "(?:public |protected |static )*record (\\w+)(?:<[^>]*>)?\\(");
    private static final Pattern CONSTRUCTOR = Pattern.compile(DOC + "public (\\w+) \\{");
    private static final Pattern PARAM = Pattern.compile("@param (\\w+) ([^@{]*(?:\\{[^}]*\\}[^@{]*)*)");

    @Test
    void aCompactConstructorSaysOfAComponentWhatItsRecordSays() throws IOException {
        int compared = 0;
        for (String module : List.of("core", "geo", "stats", "io", "share")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve("psp-" + module + "/src/main/java"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    String text = Files.readString(file);
                    List<MatchResult> records = RECORD.matcher(text).results().toList();
                    for (MatchResult constructor :
                            CONSTRUCTOR.matcher(text).results().toList()) {
                        List<String> said = params(constructor.group(1));
                        MatchResult record = records.stream()
                                .filter(one -> one.group(2).equals(constructor.group(2)))
                                .findFirst()
                                .orElseThrow();
                        if (!said.isEmpty()) {
                            assertThat(said).as(file + ", " + record.group(2)).isEqualTo(params(record.group(1)));
                            compared++;
                        }
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    /** Each component with what is said of it, without the marks and breaks of lines. */
    private static List<String> params(String doc) {
        List<String> said = new ArrayList<>();
        for (MatchResult param :
                PARAM.matcher(doc.replaceAll("\\s*\\n\\s*\\* ?", " ")).results().toList()) {
            said.add(param.group(1) + ": " + param.group(2).strip().replaceAll("\\s+", " "));
        }
        return said;
    }
}
