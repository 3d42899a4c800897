package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PspTest {

    @TempDir
    private Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("a study.jsh"), text);
    }

    private static Printed psp(Object argument) throws Exception {
        return Printed.by(() -> Psp.execute(argument.toString()));
    }

    @Test
    void aFileThatRunsToItsEndHasStatus0() throws Exception {
        assertThat(psp(file("System.out.println(Period.parse(\"2016\").days())")))
                .isEqualTo(new Printed(0, "366\n", ""));
    }

    @Test
    void aRejectedLineHasStatus1AndIsNamed() throws Exception {
        Path file = file("System.out.println(1)\nint a = nothing\nSystem.out.println(2)\n");
        assertThat(psp(file)).isEqualTo(new Printed(1, "1\n", file + """
                :2: cannot find symbol
                  symbol:   variable nothing
                    int a = nothing;
                            ^
                psp: stopped at line 2; nothing after it was run
                """));
    }

    @Test
    void anExceptionHasStatus1AndIsNamed() throws Exception {
        Path file = file("\nthrow new IllegalArgumentException(\"no\");\nSystem.out.println(2)\n");
        assertThat(psp(file)).isEqualTo(new Printed(1, "", file + """
                :2: java.lang.IllegalArgumentException: no
                psp: stopped at line 2; nothing after it was run
                """));
    }

    @Test
    void theFileMayChooseItsStatus() throws Exception {
        assertThat(psp(file("/exit 4")).status()).isEqualTo(4);
    }

    @Test
    void aTextThatIsNotUtf8IsNamed() throws Exception {
        Path file = Files.write(folder.resolve("b.jsh"), new byte[] {'/', '/', (byte) 0xE9});
        assertThat(psp(file).err()).startsWith(file + ":1: the file is not UTF-8 text; save it as UTF-8\n");
    }

    @Test
    void aWrongCallHasStatus2AndShowsTheUsage() throws Exception {
        Printed missing = psp("missing.jsh");
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).startsWith("No file 'missing.jsh' in ").contains("Usage: psp [FILE.jsh [WORDS]]");
        Printed unknown = psp("--fast");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("Unknown option: '--fast'").contains("Usage: psp [FILE.jsh [WORDS]]");
        assertThat(Printed.by(Psp::execute).status()).isEqualTo(2);
        assertThat(Printed.by(() -> Psp.execute("a", "b")).status()).isEqualTo(2);
    }

    @Test
    void helpAndVersionHaveStatus0() throws Exception {
        assertThat(psp("--version")).isEqualTo(new Printed(0, "psp (not packaged)\n", ""));
        assertThat(psp("--help").out()).contains("Usage: psp [FILE.jsh [WORDS]]");
    }
}
