package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.io.TableFile;
import psp.share.StudyPack;

class StudyCommandsTest {

    @TempDir
    private Path temporary;

    private static Printed psp(Object... arguments) throws Exception {
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        return Printed.by(() -> Psp.execute(texts));
    }

    @Test
    void fromATemplateToAPackThatIsReplayed() throws Exception {
        Path folder = temporary.resolve("harbour");
        Printed made = psp("new-study", folder);
        assertThat(made.status()).isZero();
        assertThat(made.out())
                .startsWith("wrote " + folder.resolve("study.txt") + "\n")
                .endsWith("Next:  psp run " + folder + "     as it is; then put your own into study.txt\n");
        Printed run = psp("run", folder, "--public");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        StudyPack pack = StudyPack.read(folder.resolve("out/study.zip"));
        assertThat(run.out())
                .startsWith(
                        "INVENTED EXAMPLE. Shootings in Harbour fell by 60 while the rest of the city stayed about level.\n"
                                + "Did it fall?         YES        157 to 97 shootings ")
                .contains("wrote " + folder.resolve("out/study.zip") + "  ("
                        + pack.figures().all().size() + " figures, hash "
                        + pack.hash().substring(0, 16) + "…)\n")
                .contains("\nwrote " + folder.resolve("out/brief.html") + "\n")
                .contains("every count is 0 or at least 5.\nLeft out: the 14 other zones of the city")
                .contains("says by their variation.\nwrote " + folder.resolve("out/study-public.zip"))
                .endsWith("\nwrote " + folder.resolve("out/brief-public.html") + "\n");
        assertThat(Files.readString(folder.resolve("out/brief.html"))).contains(pack.hash());
        for (String name : new String[] {"study.zip", "study-public.zip"}) {
            Printed replay = psp("replay", folder.resolve("out").resolve(name));
            assertThat(replay.status()).as(replay.err()).isZero();
            assertThat(replay.out()).startsWith("the same: all ").contains("figures and sentences of " + name);
        }
        assertThat(psp("new-study", folder).status()).isEqualTo(1);
    }

    @Test
    void aChangedPackHasStatus1AndIsNamed() throws Exception {
        Path folder = temporary.resolve("harbour");
        psp("new-study", folder);
        psp("run", folder);
        Path file = folder.resolve("out/study.zip");
        byte[] zip = Files.readAllBytes(file);
        String text = new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1);
        zip[text.indexOf("\"after\", \"number\" : 97") + 20] = '8';
        Files.write(file, zip);
        Printed replay = psp("replay", file);
        assertThat(replay.status()).isEqualTo(1);
        assertThat(replay.out())
                .contains("\nresults.json, SHA-256: says ")
                .contains("\nresults.json, reduction: after: says 87," + " is 97\n");
    }

    @Test
    void theBriefOfAPackIsThatOfItsRun() throws Exception {
        Path folder = temporary.resolve("harbour");
        psp("new-study", folder);
        psp("run", folder);
        Path file = folder.resolve("out/study.zip");
        Path parts = temporary.resolve("parts");
        Printed brief = psp("brief", file, "--parts", parts);
        assertThat(brief.err()).isEmpty();
        assertThat(brief.out())
                .startsWith("wrote " + folder.resolve("out/study-brief.html") + "\nwrote ")
                .contains("\nwrote " + parts.resolve("statement.rtf") + "\nwrote ")
                .endsWith("wrote " + parts.resolve("watch.png") + "\n");
        assertThat(folder.resolve("out/study-brief.html")).hasSameTextualContentAs(folder.resolve("out/brief.html"));
        assertThat(psp("brief", file, "--out", temporary.resolve("x.html")))
                .isEqualTo(new Printed(0, "wrote " + temporary.resolve("x.html") + "\n", ""));
        Files.write(file, new byte[] {1});
        assertThat(psp("brief", file).status()).isEqualTo(1);
    }

    @Test
    void aLineFilledWronglyHasStatus1AndIsNamed() throws Exception {
        Path folder = temporary.resolve("harbour");
        psp("new-study", folder);
        Path study = folder.resolve("study.txt");
        Files.writeString(study, Files.readString(study).replace("focus   = Harbour", "focus   = Harbor"));
        assertThat(psp("run", folder))
                .isEqualTo(
                        new Printed(
                                1,
                                "",
                                "psp: study.txt, line 43, column 'focus': 'Harbor' names a"
                                        + " zone that was not counted: No zone 'Harbor'; the zones are [Abbey, Bridge, Castle, Docks,"
                                        + " Elms, Fairfield, Garden, Harbour, Heath, Island, Kiln, Lock, Mill, Orchard, Park, Quay]\n"));
        Printed none = psp("run", temporary.resolve("nowhere"));
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.err())
                .startsWith("psp: There is no study.txt in ")
                .endsWith("psp new-study DIR writes one to begin with\n");
        assertThat(psp("replay", temporary.resolve("none.zip")).err()).contains("there is no such file");
    }

    @Test
    void aPlanIsSealedOnce() throws Exception {
        Path folder = temporary.resolve("harbour");
        psp("new-study", folder);
        Printed early = psp("seal", folder, "--on", "2016-03-15");
        assertThat(early.status()).isEqualTo(1);
        assertThat(early.err()).contains("is before 2017-06-30, the last day counted in counts.csv");
        Printed sealed = psp("seal", folder, "--on", "2017-07-01");
        assertThat(sealed.status()).isZero();
        assertThat(sealed.out()).startsWith("sealed 2017-07-01, ").containsPattern("seal [0-9a-f]{64}\n$");
        assertThat(psp("seal", folder, "--on", "2017-07-02").status()).isEqualTo(1);
        assertThat(psp("seal", folder).status()).isEqualTo(2);
        assertThat(psp("seal", folder, "--on", "15 March").err()).contains("Invalid value for option '--on'");
        assertThat(psp("run", folder).status()).isZero();
    }

    /** A zone that a spreadsheet could take for a formula stays text, as CSV and as a spreadsheet. */
    @Test
    void aFormulaForAZoneStaysText() throws Exception {
        Path folder = temporary.resolve("harbour");
        psp("new-study", folder);
        String formula = "=cmd|' /C calc'!A0";
        for (String name : new String[] {"study.txt", "counts.csv", "zones.geojson"}) {
            Path file = folder.resolve(name);
            Files.writeString(
                    file,
                    Files.readString(file).replace("Harbour", name.equals("counts.csv") ? "'" + formula : formula));
        }
        assertThat(psp("run", folder).err()).isEmpty();
        StudyPack pack = StudyPack.read(folder.resolve("out/study.zip"));
        assertThat(pack.study().operation().focusZones()).containsExactly(formula);
        assertThat(new String(pack.file("counts.csv"), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\n'" + formula + ",2010-01-01/2010-02-01,");
        Path csv = temporary.resolve("figures.csv");
        TableFile.write(pack.figures(), csv);
        assertThat(Files.readString(csv))
                .contains("counted,focus,,,,,,'" + formula + "\n")
                .doesNotContain("\n=", ",=");
        Path workbook = temporary.resolve("figures.xlsx");
        TableFile.write(pack.figures(), workbook);
        try (var zip = new java.util.zip.ZipFile(workbook.toFile())) {
            String sheet = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
            assertThat(sheet).doesNotContain("<f>", "<f ");
        }
    }

    @Test
    void everyCommandHasHelp() throws Exception {
        for (String command :
                new String[] {"new-study", "run", "update", "compstat", "seal", "replay", "brief", "pool", "check"}) {
            Printed help = psp(command, "--help");
            assertThat(help.status()).isZero();
            assertThat(help.out()).startsWith("Usage: psp " + command).contains("Status: 0 ");
            assertThat(psp(command).status()).isEqualTo(2);
        }
    }

    @Test
    void theSameAtThePrompt() throws Exception {
        Path folder = temporary.resolve("harbour");
        try (ScriptRunner runner = ScriptRunner.start()) {
            Printed printed = Printed.by(() -> runner.run("prompt.jsh", """
                    StudyFolder.create(Path.of("%1$s"))
                    System.out.println(StudyFolder.run(Path.of("%1$s")))
                    System.out.println(Replay.of(Path.of("%1$s/out/study.zip")).same())
                    System.out.println(StudyPack.read(Path.of("%1$s/out/study.zip")).study().reduction().counts())
                    """.formatted(folder)));
            assertThat(printed.err()).isEmpty();
            assertThat(printed.out())
                    .startsWith("internal pack of shootings in Harbour: ")
                    .endsWith("true\n60 fewer: 157 to 97 in the same 275 days\n");
        }
    }
}
