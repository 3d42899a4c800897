package psp.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainTest {

    @TempDir
    Path folder;

    private static String through(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(new Plain(bytes), true, StandardCharsets.UTF_8);
        text.codePoints().forEach(c -> out.print(Character.toString(c)));
        out.print(text);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatMovesTheCursorOrTurnsTheReadingDoesNotPass() {
        String plain = "Zürich – 3 €, 30 % lower…\n\tЖ 日本 😀\r";
        assertThat(through(plain)).isEqualTo(plain + plain);
        assertThat(through("a\u001b[31mb\u0007c\u0000d\u007fe\u009bf")).startsWith("a?[31mb?c?d?e?f");
        assertThat(through("x\u202ey\u202cz\u2066\u2069\u200e\u200f\u061c\u0648!"))
                .startsWith("x?y?z?????\u0648!");
    }

    @Test
    void anyTextIsOneLiteral() throws Exception {
        String text = "a\"b\\c\n\u202ed\u0007 \" + Runtime.getRuntime() + \"ä";
        String literal = JavaText.literal(text);
        assertThat(literal).doesNotContain("\n").doesNotContain("\u202e").doesNotContain("\u0007");
        Path script = Files.writeString(
                folder.resolve("a.jsh"),
                "String s = " + literal + "\nSystem.out.println(s.codePoints().boxed().toList())\n");
        assertThat(Printed.by(() -> Psp.execute(script.toString())).out())
                .isEqualTo(text.codePoints().boxed().toList() + "\n");
    }

    @Test
    void aHeaderIsNoCode() throws Exception {
        Path csv = Files.writeString(
                folder.resolve("a.csv"),
                "id,date,offense,\"Beat\"\" + Runtime.getRuntime().exec(\"\"touch PWNED\"\") + \"\"\"\n"
                        + "1,2016-01-01,A,Z1\n2,2016-01-02,A,Z1\n");
        String next = Printed.by(() -> Psp.execute("check", csv.toString()))
                .out()
                .lines()
                .reduce((a, b) -> b)
                .orElseThrow();
        assertThat(next).contains("exec(\\\"touch").doesNotContain("exec(\"touch");
    }
}
