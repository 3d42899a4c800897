package psp.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the real files, which are not in the repository; a test of a missing one is skipped by name. */
final class SharedData {

    private SharedData() {}

    static Path file(String name) {
        Path file = Path.of(System.getProperty("psp.root", "."), "..", "shared", "data", name);
        if (Boolean.getBoolean("psp.shared.required")) {
            assertThat(file).exists();
        }
        assumeTrue(Files.exists(file), "skipped, since ../shared/data/" + name + " is missing");
        return file;
    }
}
