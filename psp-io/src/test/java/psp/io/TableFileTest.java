package psp.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import psp.core.Table;

class TableFileTest {

    private static final Table TABLE =
            Table.of("zone", "count").plus("=Harbour", 12).plus("a, \"b\"", null);

    @Test
    void aWriterGetsTheCharactersOfTheFileAndStaysOpen(@TempDir Path dir) throws IOException {
        boolean[] closed = {false};
        StringWriter text = new StringWriter();
        TableFile.write(TABLE, new FilterWriter(text) {
            @Override
            public void close() {
                closed[0] = true;
            }
        });
        Path file = dir.resolve("t.csv");
        TableFile.write(TABLE, file);
        assertThat(text.toString())
                .isEqualTo("zone,count\n'=Harbour,12\n\"a, \"\"b\"\"\",\n")
                .isEqualTo(Files.readString(file));
        assertThat(closed[0]).as("closed").isFalse();
    }

    @Test
    void aWriterThatFailsIsTheDisk() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> TableFile.write(TABLE, new Writer() {
                    @Override
                    public void write(char[] text, int from, int length) throws IOException {
                        throw new IOException("the line is cut");
                    }

                    @Override
                    public void flush() {}

                    @Override
                    public void close() {}
                }))
                .withMessageContaining("the line is cut");
    }
}
