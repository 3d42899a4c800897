package psp.shell.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The inputs that are kept for a door: small whole ones, and each that once showed a fault. */
final class Corpus {

    private Corpus() {}

    static List<Path> files(Door door) {
        URL folder = Objects.requireNonNull(
                Corpus.class.getResource("/fuzz/" + door.folderName()), () -> "no corpus of " + door);
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<byte[]> inputs(Door door) {
        List<byte[]> inputs = new ArrayList<>();
        for (Path file : files(door)) {
            try {
                inputs.add(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return inputs;
    }
}
