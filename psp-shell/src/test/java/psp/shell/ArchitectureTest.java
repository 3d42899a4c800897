package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/architecture.md names the packages that there are, and the types at which it says to start are there. */
class ArchitectureTest {

    private static final Path PAGE = Path.of("..", "docs", "architecture.md");
    private static final Pattern NAME = Pattern.compile("`(psp(?:\\.[a-z]+)+)(?:\\.\\{([a-z,]+)})?`");

    /** The lines of the table of packages. */
    private static String table() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("| package | holds | start at |");
        return page.substring(start, page.indexOf("\n\n", start));
    }

    @Test
    void everyPackageIsNamedAndEveryNameIsAPackage() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher names = NAME.matcher(table());
        while (names.find()) {
            if (names.group(2) == null) {
                named.add(names.group(1));
            } else {
                Arrays.stream(names.group(2).split(",")).forEach(part -> named.add(names.group(1) + "." + part));
            }
        }
        named.removeIf(name -> name.startsWith("psp.bench"));
        Set<String> there = Exports.PSP.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.startsWith("psp.bench"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isEqualTo(there);
    }

    @Test
    void theTypesToStartAtAreThere() throws IOException {
        Set<String> types = Exports.PSP.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        assertThat(table().lines()
                        .map(line -> line.split("\\|"))
                        .filter(cells -> cells.length > 3)
                        .skip(2)
                        .flatMap(cells -> Arrays.stream(cells[3].split(",")))
                        .map(name -> name.replace("`", "").strip())
                        .filter(name -> !name.isEmpty() && !name.equals("PlacesNet")))
                .isSubsetOf(types);
    }
}
