package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.share.PooledPacks;

/** psp pool on the packs of examples/sites, and docs/sites.md, which shows what it prints. */
class PoolPacksTest {

    @TempDir
    private Path folder;

    private ConsolePage page;

    @BeforeEach
    void fivePacks() throws Exception {
        page = ConsolePage.of("sites.md", folder, "sites/packs.jsh");
        assertThat(page.printed("examples/sites/packs.jsh")).isEqualTo("SIMULATED: five packs in sites\n");
    }

    private Printed pool(Object... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("pool"));
        for (Object argument : arguments) {
            all.add(argument.toString());
        }
        return Printed.by(() -> Psp.execute(all.toArray(String[]::new)));
    }

    private Path pack(String name) {
        return folder.resolve("sites").resolve(name + ".zip");
    }

    @Test
    void thePageShowsWhatIsPrinted() throws Exception {
        assertThat(page.holds(command -> {})).isEqualTo(2);
    }

    @Test
    void whatCannotBePooledHasStatus1AndIsNamed() throws Exception {
        assertThat(pool(pack("harbour")))
                .isEqualTo(new Printed(
                        1,
                        "",
                        "psp: " + pack("harbour") + " is one pack alone; give two or more of the same outcome\n"));
        Printed twice = pool(pack("harbour"), pack("harbour"));
        assertThat(twice.status()).isEqualTo(2);
        assertThat(twice.err()).startsWith("The pack '" + pack("harbour") + "' is named twice; a study enters once\n");
        Files.copy(pack("harbour"), pack("copy"));
        assertThat(pool(pack("harbour"), "Elsewhere=" + pack("copy")))
                .isEqualTo(new Printed(
                        1,
                        "",
                        "psp: " + pack("harbour")
                                + " (internal) and " + pack("copy")
                                + " (internal) are packs of one study, of Elsewhere; a study enters once,"
                                + " so leave one out\n"));
        assertThat(pool(pack("harbour"), pack("none")).err())
                .isEqualTo("psp: " + pack("none") + ": there is no such file\n");
        Files.write(pack("quay-public"), new byte[] {1});
        assertThat(pool(pack("harbour"), pack("quay-public")).err()).startsWith("psp: quay-public.zip: ");
        assertThat(pool().status()).isEqualTo(2);
    }

    @Test
    void mixedOutcomesAreRefusedByName() throws Exception {
        Path study = folder.resolve("own");
        Printed.by(() -> Psp.execute("new-study", study.toString()));
        Path text = study.resolve("study.txt");
        Files.writeString(text, Files.readString(text).replace("outcome = shootings", "outcome = people shot"));
        Printed.by(() -> Psp.execute("run", study.toString()));
        Path own = study.resolve("out/study.zip");
        assertThat(pool("Seaport=" + own, pack("old-town")))
                .isEqualTo(new Printed(
                        1,
                        "",
                        "psp: The packs count other outcomes,"
                                + " 'people shot' in " + own + ", 'shootings' in " + pack("old-town")
                                + "; if they are one and the same, say so"
                                + " by a name for it: --as \"people shot\"\n"));
        Path table = folder.resolve("forest.csv");
        Printed told = pool("Seaport=" + own, pack("old-town"), "--as", "shootings", "--table", table);
        assertThat(told.err()).isEmpty();
        assertThat(told.out())
                .startsWith("INVENTED EXAMPLE (in 1 of 2 packs); SIMULATED (in 1 of 2 packs). Counted: shootings, in")
                .contains("\nSeaport ")
                .endsWith("\n\nwrote " + table + "\n");
        assertThat(Files.readAllLines(table))
                .hasSize(5)
                .first()
                .asString()
                .startsWith("kind,site,before,days before,after,");
    }

    @Test
    void theSameAtThePrompt() throws Exception {
        String files = List.of("harbour", "mill-street", "old-town", "quay-public", "station").stream()
                .map(name -> "Path.of(\"" + pack(name) + "\")")
                .collect(Collectors.joining(", "));
        try (ScriptRunner runner = ScriptRunner.start()) {
            Printed printed = Printed.by(() -> runner.run(
                    "prompt.jsh",
                    "var packs = PooledPacks.read(" + files + ")\n"
                            + "System.out.println(packs)\nSystem.out.print(packs.report())\n"));
            assertThat(printed.err()).isEmpty();
            PooledPacks packs = PooledPacks.read(
                    pack("harbour"), pack("mill-street"), pack("old-town"), pack("quay-public"), pack("station"));
            assertThat(printed.out()).isEqualTo(packs + "\n" + packs.report());
            assertThat(pool(
                                    pack("harbour"),
                                    pack("mill-street"),
                                    pack("old-town"),
                                    pack("quay-public"),
                                    pack("station"))
                            .out())
                    .isEqualTo(packs.report());
        }
    }
}
