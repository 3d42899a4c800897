package psp.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    Path folder;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileIsReplacedAndItsFolderMade() throws IOException {
        Path file = folder.resolve("a/b/page.html");
        assertThat(WholeFile.write(file, utf8("one"))).isEqualTo(file);
        WholeFile.write(file, out -> out.write(utf8("two")));
        assertThat(file).hasContent("two");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatFailsHalfwayLeavesTheOldFileAndNoTrace() throws IOException {
        Path file = WholeFile.write(folder.resolve("page.html"), utf8("old"));
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("'" + file + "' cannot be written: No space left on device; what was there is whole");
        assertThatThrownBy(() -> WholeFile.write(file, out -> {
                    out.write(1);
                    throw new IllegalStateException("the caller's own");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("page.html");
    }

    @Test
    void aPlantedLinkIsReplacedAndNotFollowed() throws IOException {
        Path target = Files.writeString(folder.resolve("target"), "another's");
        Path file = folder.resolve("page.html");
        Files.createSymbolicLink(file, target);
        Files.createSymbolicLink(folder.resolve("page.html.part"), target);
        WholeFile.write(file, utf8("mine"));
        assertThat(target).hasContent("another's");
        assertThat(file).hasContent("mine");
        assertThat(Files.isSymbolicLink(file)).isFalse();
        Files.createSymbolicLink(folder.resolve("loose"), folder.resolve("nowhere"));
        assertThat(WholeFile.write(folder.resolve("loose"), utf8("mine"))).hasContent("mine");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void whatIsNoFileIsRefused() throws IOException {
        Path held = Files.createDirectory(folder.resolve("held"));
        assertThatThrownBy(() -> WholeFile.write(held, utf8("x")))
                .hasMessage("'" + held + "' cannot be written: a folder has this name");
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> WholeFile.write(file.resolve("below"), utf8("x")))
                .hasMessage("'" + file.resolve("below") + "' cannot be written: " + file + " is no folder");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void devicesAndPipesAreRefusedAlsoBehindALink() throws IOException {
        Path link = folder.resolve("page.html");
        Files.createSymbolicLink(link, Path.of("/dev/null"));
        for (Path device : List.of(Path.of("/dev/null"), link)) {
            assertThatThrownBy(() -> WholeFile.write(device, utf8("x")))
                    .hasMessage(
                            "'" + device + "' cannot be written: this is no file but a device or a pipe; name a file");
        }
        assertThat(Files.isSymbolicLink(link)).isTrue();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void rightsAreThoseOfOtherNewFilesOrOfTheOldOne() throws IOException {
        Path plain = Files.createFile(folder.resolve("plain"));
        Path made = WholeFile.write(folder.resolve("made"), utf8("x"));
        assertThat(Files.getPosixFilePermissions(made)).isEqualTo(Files.getPosixFilePermissions(plain));
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
        WholeFile.write(made, utf8("y"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rw-------");
    }

    @Test
    void manyWritersLeaveOneOfTheirsWhole() throws Exception {
        Path file = folder.resolve("page.html");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String text = String.valueOf((char) ('a' + i % 26)).repeat(50_000);
                all.add(pool.submit(() -> WholeFile.write(file, utf8(text))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdown();
        }
        String left = Files.readString(file);
        assertThat(left).hasSize(50_000).isEqualTo(left.substring(0, 1).repeat(50_000));
        assertThat(names()).containsExactly("page.html");
    }
}
