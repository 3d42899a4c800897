package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScriptRunnerTest {

    private static ScriptRunner runner;

    @BeforeAll
    static void start() {
        runner = ScriptRunner.start();
    }

    @AfterAll
    static void close() {
        runner.close();
    }

    private static String printed(String text) throws Exception {
        return Printed.by(() -> runner.run("a.jsh", text)).out();
    }

    private static ScriptException fault(String text) {
        return catchThrowableOfType(ScriptException.class, () -> runner.run("a.jsh", text));
    }

    @Test
    void printsWhatTheSnippetsPrintAndNothingElse() throws Exception {
        assertThat(printed("""
                // a comment
                int twice(int a) {
                    return 2 * a;
                }
                var p = Period.parse("2016")

                System.out.println(p)
                System.out.println(twice(3)); System.out.println("7 − 1")
                for (var s : List.of("a", "b")) {
                    System.out.println(s);
                }
                Stream.of("c").
                    forEach(System.out::println)
                """)).isEqualTo("2016-01-01/2017-01-01\n6\n7 − 1\na\nb\nc\n");
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkDoNotMatter() throws Exception {
        assertThat(printed("\uFEFFint seven =\r\n 7\r\nSystem.out.println(seven)\r\n"))
                .isEqualTo("7\n");
    }

    @Test
    void stopsAtTheFirstRejectedLine() throws Exception {
        Printed printed = Printed.by(() -> {
            assertThat(fault("System.out.println(1)\n\n/* c\n */ Pariod.\n    parse(\"2016\")\n"
                            + "System.out.println(2)\n"))
                    .hasMessage("""
                            a.jsh:4: cannot find symbol
                              symbol:   variable Pariod
                                 */ Pariod.
                                    ^""");
            return 0;
        });
        assertThat(printed.out()).isEqualTo("1\n");
    }

    @Test
    void namesTheLineWithinASnippet() {
        assertThat(fault("int a = 1\nint b = a +\n    1\nint c = (1 +\n    nothing);"))
                .hasMessage("""
                a.jsh:5: cannot find symbol
                  symbol:   variable nothing
                        nothing);
                        ^""");
    }

    @Test
    void stopsAtAnExceptionThatPspThrowsWithItsMessageAlone() {
        assertThat(fault("int n = 1\nPeriod.parse(\"x\")"))
                .hasMessage("a.jsh:2: java.lang.IllegalArgumentException: "
                        + "'x' is not a period; write 2016-04-01/2017-01-01 (the end is the day after the last day), 2016, "
                        + "2016-Q2, 2016-04 or 2016-04-01");
    }

    @Test
    void stopsAtAnyOtherExceptionWithItsTrailAndCause() {
        ScriptException fault = fault("""
                int part(int a) {
                    try {
                        return 1 / a;
                    } catch (ArithmeticException e) {
                        throw new IllegalStateException("no part", e);
                    }
                }
                part(
                    0)
                """);
        assertThat(fault.line()).isEqualTo(8);
        assertThat(fault.file()).isEqualTo("a.jsh");
        assertThat(fault.getMessage())
                .startsWith("""
                a.jsh:8: java.lang.IllegalStateException: no part
                  thrown at a.jsh:5
                    at .part(#""")
                .endsWith("\n  caused by java.lang.ArithmeticException: / by zero");
    }

    @Test
    void methodsMayNameLaterOnesButNotMissingOnes() throws Exception {
        assertThat(printed("int one() { return two() - 1; }\nint two() { return 2; }\nSystem.out.println(one())"))
                .isEqualTo("1\n");
        try (ScriptRunner own = ScriptRunner.start()) {
            assertThat(catchThrowableOfType(ScriptException.class, () -> own.run("b.jsh", "\nvoid f() { none(); }")))
                    .hasMessage("b.jsh:2: f uses what is not declared: method none()\n    void f() { none(); }");
        }
        try (ScriptRunner own = ScriptRunner.start()) {
            assertThat(catchThrowableOfType(ScriptException.class, () -> own.run("b.jsh", "Strin s;\nint x = 1")))
                    .hasMessage("b.jsh:1: s uses what is not declared: class Strin\n    Strin s;");
        }
    }

    @Test
    void aFileThatEndsInTheMiddleIsAFault() {
        assertThat(fault("int a = 1\nfoo(1,\n  2")).hasMessage("""
                a.jsh:2: the file ends in the middle of
                    foo(1,
                      2""");
    }

    @Test
    void aLineThatBeginsWithADotGetsAHint() {
        assertThat(fault("String s = \"a\"\n    .trim()")).hasMessage("""
                a.jsh:2: illegal start of expression
                  (a line that begins with a dot goes on with nothing: end the line before it with the dot)
                        .trim()
                        ^""");
    }

    @Test
    void exitIsTheOnlyCommand() throws Exception {
        assertThat(Printed.by(() -> runner.run("a.jsh", "/exit 3\nnonsense")).status())
                .isEqualTo(3);
        assertThat(Printed.by(() -> runner.run("a.jsh", "System.out.println(8\n/ 2)\n/exit")))
                .isEqualTo(new Printed(0, "4\n", ""));
        assertThat(fault("/open other.jsh"))
                .hasMessage("a.jsh:1: '/open other.jsh' is a command of the jshell tool; "
                        + "in a file that psp runs, lines are Java, and the only command is /exit or /exit NUMBER");
    }
}
