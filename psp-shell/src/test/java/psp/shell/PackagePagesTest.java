package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Package pages and types of what is published teach by examples, which run as they stand; a page says since when the package is there. */
class PackagePagesTest {

    private static final Path ROOT = Path.of(System.getProperty("psp.root", ".."));
    private static final List<String> PUBLISHED = List.of("core", "geo", "stats", "io", "share");
    private static final Pattern EXPORTS = Pattern.compile("exports (psp[.\\w]*);");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>\\{@code\\n(.*?)\\n(?: \\* )?\\}</pre>");
    /** Where a reader begins, each with an example at its head. */
    private static final Set<String> ENTRIES = Set.of(
            "Incident",
            "Incidents",
            "Zones",
            "Period",
            "Operation",
            "Outcome",
            "ZoneCounts",
            "ZoneIndex",
            "Rings",
            "ZoneShapes",
            "Study",
            "Answers",
            "CityLevels",
            "Watch",
            "Watches",
            "ChangeDate",
            "WithdrawalPlan",
            "Sites",
            "Power",
            "CompStat",
            "SpikeReport",
            "Reduction",
            "PastContrasts",
            "Displacement",
            "Standing",
            "CountModel",
            "RateRatio",
            "IncidentCsv",
            "Columns",
            "CountCsv",
            "TableFile",
            "GeoJson",
            "ZoneFile",
            "StudyPack",
            "Replay",
            "PooledPacks",
            "Brief",
            "StudyFolder");

    @Test
    void everyExampleOfAPageRunsAsItStands() throws Exception {
        int run = 0;
        try (ScriptRunner runner = ScriptRunner.start()) {
            for (String module : PUBLISHED) {
                for (String name : exported(module)) {
                    List<String> examples = examples(page(module, name));
                    assertThat(examples).as("examples of the page of " + name).isNotEmpty();
                    for (String example : examples) {
                        run(runner, "the page of " + name, example);
                        run++;
                    }
                }
            }
        }
        assertThat(run).isEqualTo(16);
    }

    /** Each alone within a block, after what the overview gives, so that none lives on what another one declared. */
    @Test
    void everyExampleOfATypeRunsAfterTheOverviewAlone() throws Exception {
        Set<String> shown = new TreeSet<>();
        try (ScriptRunner runner = ScriptRunner.start()) {
            List<String> given = examples(text(ROOT.resolve("docs/overview.html")));
            assertThat(given).hasSize(1);
            run(runner, "the overview", given.get(0));
            for (String module : PUBLISHED) {
                for (String name : exported(module)) {
                    for (Path type : types(module, name)) {
                        String simple = type.getFileName().toString().replace(".java", "");
                        for (String example : examples(text(type))) {
                            run(runner, simple, "{\n" + example + "\n}\n");
                            shown.add(simple);
                        }
                    }
                }
            }
        }
        assertThat(shown).containsAll(ENTRIES);
    }

    @Test
    void everyPageSaysSinceWhen() throws IOException {
        for (String module : PUBLISHED) {
            for (String name : exported(module)) {
                assertThat(page(module, name)).as(name).contains(" * @since 0.1\n");
            }
        }
    }

    private static List<String> exported(String module) throws IOException {
        String info = Files.readString(ROOT.resolve("psp-" + module + "/src/main/java/module-info.java"));
        return EXPORTS.matcher(info).results().map(line -> line.group(1)).toList();
    }

    private static String page(String module, String name) throws IOException {
        return text(folder(module, name).resolve("package-info.java"));
    }

    private static List<Path> types(String module, String name) throws IOException {
        try (Stream<Path> files = Files.list(folder(module, name))) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        }
    }

    private static Path folder(String module, String name) {
        return ROOT.resolve("psp-" + module + "/src/main/java").resolve(name.replace('.', '/'));
    }

    private static List<String> examples(String text) {
        return EXAMPLE.matcher(text)
                .results()
                .map(example -> example.group(1).replaceAll("(?m)^ \\* ?", ""))
                .toList();
    }

    private static void run(ScriptRunner runner, String of, String example) {
        assertThatCode(() -> {
                    Printed printed = Printed.by(() -> runner.run(of, example));
                    assertThat(printed.status()).as(of + ": " + printed.err()).isZero();
                })
                .as(of)
                .doesNotThrowAnyException();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file).replace("\r\n", "\n");
    }
}
