package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Every library of the bundle has its licence there, word for word where its own jar has one. */
class LicensesTest {

    private static final Path TEXTS = Path.of("src/main/licenses");
    private static final Pattern JAR = Pattern.compile("(.+?)-\\d[\\w.]*\\.jar");
    private static final Pattern TEXT =
            Pattern.compile("(?i)META-INF/([\\w-]+/)?[\\w-]*(LICENSE|NOTICE|COPYING)[\\w-]*(\\.txt|\\.md)?");
    /** What only tests and the compiler see, by the beginnings of names; a jar of another name is one of the bundle. */
    private static final Pattern NOT_IN_THE_BUNDLE = Pattern.compile(
            "psp|junit|opentest4j|apiguardian|assertj|byte-buddy|archunit|jspecify|fastexcel-reader|aalto|stax2"
                    + "|jackson-annotations|jackson-databind|gson|error_prone|commons-(compress|codec|io|lang3)|org\\.jacoco|surefire");

    @Test
    void eachLibraryHasAFolderAndEachFolderALibrary() throws IOException {
        try (Stream<Path> folders = Files.list(TEXTS)) {
            Set<String> texts = folders.map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(texts)
                    .containsExactlyElementsOf(
                            libraries().map(LicensesTest::name).sorted().toList());
        }
    }

    @Test
    void theTextsAreThoseOfTheJars() throws IOException {
        for (Path jar : libraries().toList()) {
            Path folder = TEXTS.resolve(name(jar));
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : zip.stream()
                        .filter(one -> TEXT.matcher(one.getName()).matches())
                        .toList()) {
                    Path text = folder.resolve(
                            Path.of(entry.getName()).getFileName().toString());
                    try (InputStream in = zip.getInputStream(entry)) {
                        assertThat(text)
                                .as(jar.getFileName() + " has it")
                                .isRegularFile()
                                .hasBinaryContent(in.readAllBytes());
                    }
                }
            }
        }
    }

    @Test
    void theNoticeNamesEachLibraryAndItsLicence() throws IOException {
        String notice = Files.readString(Path.of("..", "NOTICE"));
        for (Path jar : libraries().toList()) {
            String name = name(jar);
            assertThat(notice).as(name).contains(name.startsWith("commons-") ? "org.apache.commons" : name);
        }
    }

    private static Stream<Path> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> jar.toString().endsWith(".jar"))
                .filter(jar ->
                        !NOT_IN_THE_BUNDLE.matcher(jar.getFileName().toString()).lookingAt());
    }

    private static String name(Path jar) {
        var name = JAR.matcher(jar.getFileName().toString());
        assertThat(name.matches()).as(jar.toString()).isTrue();
        return name.group(1);
    }
}
