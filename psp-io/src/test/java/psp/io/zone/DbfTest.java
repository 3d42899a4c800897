package psp.io.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import psp.core.DataException;

class DbfTest {

    /** A table of one record: fields of name, type, length, decimals; the record's bytes after the mark of deletion. */
    private static byte[] table(String record, Object[]... fields) {
        int header = 32 + 32 * fields.length + 1;
        int length = 1 + record.length();
        ByteBuffer out = ByteBuffer.allocate(header + length + 1).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 3).putInt(4, 1).putShort(8, (short) header).putShort(10, (short) length);
        for (int i = 0; i < fields.length; i++) {
            int at = 32 + 32 * i;
            byte[] name = ((String) fields[i][0]).getBytes(StandardCharsets.US_ASCII);
            out.position(at);
            out.put(name);
            out.put(at + 11, (byte) fields[i][1].toString().charAt(0))
                    .put(at + 16, ((Integer) fields[i][2]).byteValue())
                    .put(at + 17, ((Integer) fields[i][3]).byteValue());
        }
        out.put(header - 1, (byte) 0x0D);
        out.position(header);
        out.put((byte) ' ').put(record.getBytes(StandardCharsets.ISO_8859_1)).put((byte) 0x1A);
        return out.array();
    }

    private static Object[] field(String name, char type, int length, int decimals) {
        return new Object[] {name, type, length, decimals};
    }

    private static List<SortedMap<String, String>> read(byte[] bytes, String codePage) {
        return Dbf.read("z.dbf", bytes, codePage);
    }

    @Test
    void fieldsOfEveryKind() {
        byte[] bytes = table(
                "north   12.5***ABCD20160401T",
                field("elevenchars", 'c', 6, 0),
                field("n", 'N', 6, 1),
                field("stars", 'F', 3, 0),
                field("memo", 'M', 2, 0),
                field("picture", 'G', 1, 0),
                field("blob", 'B', 1, 0),
                field("day", 'D', 8, 0),
                field("yes", 'L', 1, 0));
        assertThat(read(bytes, null)).hasToString("[{day=20160401, elevenchars=north, n=12.5, yes=T}]");
        assertThat(read(table("***1", field("text", 'C', 3, 0), field("n", 'N', 1, 0)), null))
                .hasToString("[{n=1, text=***}]");
    }

    /** The count of decimals is the upper byte of the length of a text, of a number it is what it says. */
    @Test
    void longTexts() {
        String text = "x".repeat(299) + "y";
        assertThat(read(table(text + " 7.25", field("long", 'C', 300 & 0xFF, 300 >> 8), field("n", 'N', 5, 2)), "1252")
                        .get(0))
                .containsEntry("long", text)
                .containsEntry("n", "7.25")
                .hasSize(2);
    }

    @Test
    void namesEndAtElevenBytesOrAZero() {
        byte[] bytes = table("ab", field("elevenchars", 'C', 1, 0), field("b", 'C', 1, 0));
        assertThat(read(bytes, null)).hasToString("[{b=b, elevenchars=a}]");
        // Without the mark that ends the fields they go on to the end of the header.
        bytes[32 + 64] = 'x';
        assertThat(read(bytes, null)).hasToString("[{b=b, elevenchars=a}]");
    }

    @Test
    void whatCannotBe() {
        byte[] good = table("ab", field("a", 'C', 2, 0));
        assertThat(read(Arrays.copyOf(good, good.length - 1), null)).hasToString("[{a=ab}]");
        refused(
                Arrays.copyOf(good, good.length - 2),
                "is cut short or damaged: its header tells of 1 record of 3 bytes, which"
                        + " its 2 bytes cannot hold; get it again");
        refused(Arrays.copyOf(good, 32), "is too short to be a dBASE table");
        byte[] empty = Arrays.copyOf(good, 33);
        ByteBuffer.wrap(empty).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 0).putShort(8, (short) 33);
        assertThat(read(empty, null)).isEmpty();
        byte[] narrow = good.clone();
        narrow[10] = 2;
        refused(
                narrow,
                "is cut short or damaged: its header tells of 1 record of 2 bytes, which its 4 bytes cannot hold; get"
                        + " it again");
        byte[] deleted = good.clone();
        deleted[65] = '*';
        assertThat(read(deleted, null)).containsExactly((SortedMap<String, String>) null);
    }

    @Test
    void encodings() {
        byte[] bytes = table("\u00C9t\u00E9", field("a", 'C', 3, 0));
        for (String page : new String[] {"1252", "ANSI 1252", "ISO-8859-1", "8859-1", "ISO 88591", "windows-1252"}) {
            assertThat(read(bytes, page)).as(page).hasToString("[{a=\u00C9t\u00E9}]");
        }
        byte[] utf8 = table("\u00C3\u0089t", field("a", 'C', 3, 0));
        for (String page : new String[] {"UTF-8", "utf8", "65001", null}) {
            assertThat(read(utf8, page)).as(page).hasToString("[{a=\u00C9t}]");
        }
        assertThat(read(table("\u0090", field("a", 'C', 1, 0)), "437"))
                .as("OEM pages of no other name")
                .hasToString("[{a=\u00C9}]");
        assertThat(read(table("\u0090", field("a", 'C', 1, 0)), "OEM 850")).hasToString("[{a=\u00C9}]");
        assertThatThrownBy(() -> read(bytes, "Klingon".repeat(10)))
                .isInstanceOf(DataException.class)
                .hasMessage("z.dbf: is"
                        + " written in the encoding 'KlingonKlingonKlingonKlingonKlingonKling', which is not known here; name it in the"
                        + " .cpg file as in UTF-8 or 1252");
    }

    private static void refused(byte[] bytes, String message) {
        assertThatThrownBy(() -> read(bytes, null))
                .isInstanceOf(DataException.class)
                .hasMessage("z.dbf: " + message);
    }
}
