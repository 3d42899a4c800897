package psp.io.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextFileTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static String read(InputStream in, int atOnce) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Reader reader = TextFile.open(in)) {
            char[] chars = new char[atOnce + 2];
            for (int n = reader.read(chars, 1, atOnce); n >= 0; n = reader.read(chars, 1, atOnce)) {
                assertThat(n).isBetween(1, atOnce);
                text.append(chars, 1, n);
            }
            assertThat(reader.read(chars, 1, atOnce)).isEqualTo(-1);
        }
        return text.toString();
    }

    private static String read(byte[] bytes) throws IOException {
        return read(new ByteArrayInputStream(bytes), 100);
    }

    private static List<String> remarks(byte[] bytes) throws IOException {
        Reader reader = TextFile.open(new ByteArrayInputStream(bytes));
        while (reader.read() >= 0) {
            continue;
        }
        return TextFile.remarks(reader);
    }

    /** Characters of one to four bytes and bytes that are none, over the ends of buffers of every size. */
    @Test
    void theSameTextWhateverTheBuffers() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 7_001; i++) {
            bytes.write("aé€😀\n".getBytes(StandardCharsets.UTF_8));
            bytes.write("Ñ".getBytes(WINDOWS));
            expected.append("aé€😀\nÑ");
        }
        bytes.write(0xE2);
        bytes.write(0x82);
        expected.append("â‚");
        for (int atOnce : new int[] {2, 3, 7, 64, 100_000}) {
            assertThat(read(new ByteArrayInputStream(bytes.toByteArray()), atOnce))
                    .as("" + atOnce)
                    .isEqualTo(expected.toString());
        }
        InputStream slow = new ByteArrayInputStream(bytes.toByteArray()) {
            @Override
            public synchronized int read(byte[] to, int from, int length) {
                return super.read(to, from, Math.min(length, 1));
            }
        };
        assertThat(read(slow, 5)).isEqualTo(expected.toString());
        assertThat(remarks(bytes.toByteArray())).containsExactly("7,003 bytes not UTF-8, read as Windows-1252");
        assertThat(remarks(bytes("é".getBytes(StandardCharsets.UTF_8)[0] & 0xFF)))
                .containsExactly("1 byte not UTF-8, read as Windows-1252");
        assertThat(remarks("é".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void aCharacterOfTwoHalvesDoesNotFitIntoOne() throws IOException {
        assertThat(read(new ByteArrayInputStream("a😀b😀".getBytes(StandardCharsets.UTF_8)), 1))
                .isEqualTo("a\uFFFDb\uFFFD");
        try (Reader reader = TextFile.open(new ByteArrayInputStream("ab".getBytes(StandardCharsets.UTF_8)))) {
            assertThat(reader.read(new char[2], 0, 0)).isZero();
            assertThat(reader.read()).isEqualTo('a');
        }
    }

    @Test
    void marksAreNoText() throws IOException {
        assertThat(read("\uFEFFid".getBytes(StandardCharsets.UTF_8))).isEqualTo("id");
        assertThat(read("\uFEFF".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(read("\uFEFFid".getBytes(StandardCharsets.UTF_16LE))).isEqualTo("id");
        assertThat(read("\uFEFFid".getBytes(StandardCharsets.UTF_16BE))).isEqualTo("id");
        assertThat(read(bytes(0xFF, 0xFE))).isEmpty();
        assertThat(read(bytes(0xFE, 0xFF))).isEmpty();
        assertThat(remarks(bytes(0xFE, 0xFF))).containsExactly("read as UTF-16");
        // A part of a mark is text.
        assertThat(read(bytes(0xFF))).isEqualTo("ÿ");
        assertThat(read(bytes(0xFE, 'a'))).isEqualTo("þa");
        assertThat(read(bytes(0xFF, 'a'))).isEqualTo("ÿa");
        assertThat(read(bytes('a', 0xFE))).isEqualTo("aþ");
        assertThat(read(bytes('a', 0xFF))).isEqualTo("aÿ");
        assertThat(read(bytes(0xEF, 0xBB))).isEqualTo("ï»");
        assertThat(read(bytes(0xEF, 0xBB, 'a'))).isEqualTo("ï»a");
        assertThat(read(bytes(0xEF, 'a', 0xBF))).isEqualTo("ïa¿");
        assertThat(read(bytes('a', 0xBB, 0xBF))).isEqualTo("a»¿");
        assertThat(read(bytes())).isEmpty();
    }

    /** Without a mark: every other byte 0 in more than nine of ten pairs, of four pairs or more, and no 0 between. */
    @Test
    void utf16IsKnownByItsZeros() throws IOException {
        assertThat(read("id,o".getBytes(StandardCharsets.UTF_16LE))).isEqualTo("id,o");
        assertThat(read("id,o".getBytes(StandardCharsets.UTF_16BE))).isEqualTo("id,o");
        assertThat(read("id,".getBytes(StandardCharsets.UTF_16LE))).isEqualTo("i\0d\0,\0");
        assertThat(read("id,".getBytes(StandardCharsets.UTF_16BE))).isEqualTo("\0i\0d\0,");
        String ten = "abcdefghi\u0141";
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(read(ten.getBytes(charset))).isNotEqualTo(ten);
            assertThat(read((ten + "j").getBytes(charset))).isEqualTo(ten + "j");
            byte[] torn = (ten + "j").getBytes(charset);
            torn[charset == StandardCharsets.UTF_16LE ? 0 : 1] = 0;
            assertThat(read(torn)).hasSize(torn.length);
        }
        // Only the first 4,096 bytes are looked at.
        byte[] late = "a".repeat(5_000).getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(late, 4_096, 5_000, (byte) 0);
        assertThat(read(late)).isEqualTo("a".repeat(4_096) + "\0".repeat(904));
    }
}
