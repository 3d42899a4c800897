package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rooms stay small enough to be read: how many types a package shows, and how long a class is. */
class SizesTest {

    private static final int MOST_LINES = 400;
    private static final int MOST_PUBLIC = 30;
    private static final int MOST_PUBLIC_IN_CORE = 40;
    private static final int MOST_IN_STATS = 24;

    @Test
    void noClassIsLongerThan400LinesOfCode() throws IOException {
        Map<String, Long> long400 = new TreeMap<>();
        for (String module : List.of("core", "geo", "stats", "io", "share", "shell", "bench")) {
            try (Stream<Path> files = Files.walk(Path.of("..", "psp-" + module, "src", "main", "java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    long lines = code(Files.readString(file));
                    if (lines > MOST_LINES) {
                        long400.put(file.getFileName().toString(), lines);
                    }
                }
            }
        }
        assertThat(long400).isEmpty();
    }

    /** Lines that are neither blank nor comment, imports among them. */
    private static long code(String text) {
        return text.replaceAll("(?s)/\\*.*?\\*/", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .count();
    }

    @Test
    void noExportedPackageShowsTooMuch() {
        Map<String, Long> shown = Exports.PSP.stream()
                .filter(Exports::isVisible)
                .filter(type -> type.getEnclosingClass().isEmpty())
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        shown.forEach((room, types) -> assertThat(types)
                .as("public types of " + room)
                .isLessThanOrEqualTo(room.equals("psp.core") ? MOST_PUBLIC_IN_CORE : MOST_PUBLIC));
    }

    @Test
    void theFirstRoomOfPspStatsHasAtMost24Types() {
        assertThat(Exports.PSP.stream()
                        .filter(type -> type.getPackageName().equals("psp.stats"))
                        .filter(type -> type.getEnclosingClass().isEmpty())
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .map(JavaClass::getSimpleName))
                .hasSizeLessThanOrEqualTo(MOST_IN_STATS);
    }
}
