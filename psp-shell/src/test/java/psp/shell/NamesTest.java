package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every public type of the library is meant by its simple name at the prompt, whatever JShell imports by itself. */
class NamesTest {

    @Test
    void everyPublicTypeIsKnownByItsSimpleName() throws Exception {
        List<JavaClass> types = Exports.PSP.stream()
                .filter(type -> type.isTopLevelClass() && Exports.isVisible(type))
                .sorted((a, b) -> a.getName().compareTo(b.getName()))
                .toList();
        assertThat(types).hasSizeGreaterThan(30);
        String script = types.stream()
                .map(type -> "System.out.println(" + type.getSimpleName() + ".class.getName())\n")
                .collect(Collectors.joining());
        try (ScriptRunner runner = ScriptRunner.start()) {
            assertThat(Printed.by(() -> runner.run("names.jsh", script)).out().lines())
                    .containsExactlyElementsOf(
                            types.stream().map(JavaClass::getName).toList());
        }
    }
}
